"""Our tasks in Label Studio: taken in whole, and what comes back is what the account said."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import orjson
import pytest
from hypothesis import HealthCheck, given, settings

from annotator.domain.annotation import StanceAnnotation, Target, sorted_spans
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.schema import Attribute, Layer, Schema
from annotator.formats.incoming import IncomingDocument
from annotator.formats.label_studio import LabelStudioWriter
from annotator.formats.label_studio_reader import LabelStudioReader
from annotator.formats.labelled import Labelled, LabelledThread
from tests.domain.drawn import article, choice, labels, span
from tests.formats.interchange import check_account, facts, read, threads, together, write
from tests.formats.test_offsets import PLACES, QUOTES, VECTOR
from tests.interop.label_studio.studio import Studio

WRITER, READER = LabelStudioWriter(), LabelStudioReader()
HARD = f"{VECTOR}\nC:\\new\\x\r\n\u202eabc\u202c\u2028 e\u0301 السلام عليكم\t“=1+1”"


def thread(*annotators: str) -> LabelledThread:
    document = article(HARD)
    sets = []
    for annotator in annotators:
        spans = [
            replace(span(*place, "ORG", identifier=f"{annotator}-{quote}"), attributes=(("tone", "bad"),))
            for place, quote in zip(PLACES["codepoint"], QUOTES, strict=True)
        ]
        spans.append(span(5, len(HARD), "PERSON", identifier=f"{annotator}-long"))
        stance = StanceAnnotation(f"{annotator}-s", "side", Target("claim", "t", "The claim"), "for", "imported")
        given_set = AnnotationSet(
            document="t",
            annotator=annotator,
            state="submitted",
            spans=sorted_spans([replace(each, origin="imported") for each in spans]),
            choices=(replace(choice("mood", "glad"), origin="imported"),),
            stances=(stance,),
        )
        sets.append(given_set)
    return LabelledThread((Labelled(document, tuple(sets)),))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(drawn=threads())
def test_what_comes_back_is_what_the_account_says(studio: Studio, drawn: list[LabelledThread]) -> None:
    check_account(WRITER, READER, drawn, through=lambda folder: studio.there_and_back(folder / "all.json"))


@pytest.mark.parametrize("as_the_page_does", [False, True])
def test_hard_texts_and_two_annotators_come_back_equal(
    studio: Studio, tmp_path: Path, *, as_the_page_does: bool
) -> None:
    sent = [thread("ann", "bea")]
    write(WRITER, sent, tmp_path)
    project = studio.project((tmp_path / "all.config.xml").read_text("utf-8"))
    studio.send(project, tmp_path / "all.json", as_the_page_does=as_the_page_does)
    (tmp_path / "all.json").write_bytes(studio.exported(project))
    lost = facts(sent, WRITER) - facts(together(read(READER, tmp_path / "all.json")), WRITER)
    assert {part for (part, _layer, _label), _what in lost} == {"stance_id"}


def test_ours_are_known_among_those_that_were_made_and_deleted_there(studio: Studio, tmp_path: Path) -> None:
    write(WRITER, [thread("ann", "bea")], tmp_path)
    project = studio.project((tmp_path / "all.config.xml").read_text("utf-8"))
    studio.send(project, tmp_path / "all.json")
    (task,) = orjson.loads(studio.exported(project))
    mood = {"from_name": "mood", "to_name": "text", "type": "choices", "value": {"choices": ["=sad"]}}
    studio.ask("POST", f"tasks/{task['id']}/annotations", {"result": [{"id": "x", **mood}]})
    first = next(each["id"] for each in task["annotations"] if each["result"][0]["id"].startswith("ann"))
    studio.ask("DELETE", f"annotations/{first}")
    (tmp_path / "all.json").write_bytes(studio.exported(project))
    sets = [each.labels for each in read(READER, tmp_path / "all.json") if isinstance(each, IncomingDocument)]
    assert {each.annotator: (len(each.spans), each.choices[0].label) for each in sets if each} == {
        "bea": (4, "glad"),
        "user-1": (0, "=sad"),
    }


def test_layers_may_be_called_anything(studio: Studio, tmp_path: Path) -> None:
    names = labels("<a> & \"b\", 'c'", "d → e", "👩🏽‍🚒")
    hard = Schema(
        name="hard",
        title="Hard",
        layers=(
            Layer(
                name="text",
                kind="span",
                title="Text",
                labels=names,
                attributes=(
                    Attribute(name="a.b", title="A", labels=names),
                    Attribute(name="b", title="B", labels=names),
                ),
            ),
            Layer(name="text.b", kind="choice", title="Choice", labels=names),
            Layer(name="ä", kind="stance", title="Ä", labels=names, targets=("claim",)),
            Layer(name="ö ö", kind="stance", title="Ö", labels=names, targets=("claim",)),
        ),
    )
    attributes = (("a.b", "d → e"), ("b", names[0].name))
    given_set = AnnotationSet(
        document="t",
        annotator="ann",
        spans=(replace(span(5, 9, names[0].name, layer="text"), attributes=attributes),),
        choices=(choice("text.b", "👩🏽‍🚒"),),
        stances=tuple(
            StanceAnnotation(layer, layer, Target("claim", "t", "The claim"), "d → e") for layer in ("ä", "ö ö")
        ),
    )
    sent = [LabelledThread((Labelled(article(VECTOR), (given_set,)),))]
    account = write(WRITER, sent, tmp_path, hard)
    studio.there_and_back(tmp_path / "all.json")
    lost = facts(sent, WRITER) - facts(together(read(READER, tmp_path / "all.json", hard)), WRITER)
    assert {place for place, _what in lost} == account.lost().keys()
    assert {part for part, _layer, _label in account.lost()} == {"stance_id", "origin"}


@pytest.mark.parametrize("kind", ["JSON_MIN", "CSV", "TSV", "CONLL2003"])
def test_label_studio_can_write_its_other_formats_of_ours(studio: Studio, tmp_path: Path, kind: str) -> None:
    write(WRITER, [thread("ann")], tmp_path)
    project = studio.project((tmp_path / "all.config.xml").read_text("utf-8"))
    studio.send(project, tmp_path / "all.json")
    assert "Zürich" in studio.exported(project, kind).decode()
