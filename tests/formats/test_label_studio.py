"""Label Studio's shapes, as its server gives them out; tests/interop asks the server itself."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import orjson
import pytest

from annotator.domain.annotation import StanceAnnotation, Target
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.errors import FormatError
from annotator.domain.schema import Attribute, Layer
from annotator.formats.incoming import IncomingDocument
from annotator.formats.label_studio import LabelStudioWriter
from annotator.formats.label_studio_reader import LabelStudioReader
from annotator.formats.labelled import Labelled, LabelledThread
from annotator.formats.loss import Loss
from annotator.formats.recognition import recognise
from annotator.formats.source import SourceFile
from tests.domain.drawn import article, choice, labels, span

from .interchange import SCHEMA, facts, read, together, write

WRITER, READER = LabelStudioWriter(), LabelStudioReader()
TEXT = "Bo Li\nvisited C:\\new"


class Taken:
    """What the reader makes of one task."""

    def __init__(self, folder: Path, task: dict[str, Any], config: str = "") -> None:
        (folder / "a.json").write_bytes(orjson.dumps([task]))
        if config:
            (folder / "a.config.xml").write_text(config, "utf-8")
        found = read(READER, folder / "a.json")
        self.sets = {
            each.labels.annotator: each.labels for each in found if isinstance(each, IncomingDocument) and each.labels
        }
        self.refused = [str(each.reason) for each in found if isinstance(each, FormatError)]
        self.lost = Counter({(each.part.value, each.label): each.count for each in found if isinstance(each, Loss)})


def result(kind: str, from_name: str, identifier: str = "r", **value: Any) -> dict[str, Any]:
    return {"id": identifier, "type": kind, "from_name": from_name, "to_name": "text", "value": value}


def name(start: int, end: int, quote: str, *given: str) -> dict[str, Any]:
    return result("labels", "names", f"r{start}", start=start, end=end, text=quote, labels=[*given])


def test_annotations_are_known_by_the_numbers_that_we_gave_them(tmp_path: Path) -> None:
    sets = tuple(
        AnnotationSet(document="t", annotator=who, state="submitted", spans=(span(0, 5, "ORG", identifier=who),))
        for who in ("ann", "bea")
    )
    write(WRITER, [LabelledThread((Labelled(article(TEXT), sets),))], tmp_path)
    (task,) = orjson.loads((tmp_path / "all.json").read_bytes())
    first, second = task["annotations"]
    # As Label Studio gives them out after somebody deleted the first and made another.
    kept = {**second, "id": 40, "import_id": second["id"], "completed_by": 1}
    made = {"id": first["id"], "import_id": None, "completed_by": 1, "result": [name(0, 5, "Bo Li", "PERSON")]}
    taken = Taken(tmp_path, {**task, "annotations": [made, kept]})
    assert {who: given.spans[0].label for who, given in taken.sets.items()} == {"bea": "ORG", "user-1": "PERSON"}


def test_quotes_are_compared_as_they_are_escaped(tmp_path: Path) -> None:
    results = [
        name(0, 13, "Bo Li\\nvisited", "PERSON"),
        name(14, 20, "C:\\new", "ORG"),
        name(3, 20, "Li\\nvisited C:\\new", "ORG"),
    ]
    taken = Taken(tmp_path, {"data": {"text": TEXT}, "annotations": [{"completed_by": "eva", "result": results}]})
    assert taken.refused == []
    assert {(each.start, each.end) for each in taken.sets["eva"].spans} == {(0, 13), (14, 20), (3, 20)}


def test_nothing_of_a_result_is_passed_over(tmp_path: Path) -> None:
    results = [
        {**name(0, 5, "Bo Li", "PERSON"), "meta": {"text": ["who?"]}},
        result("choices", "tone", "r0", start=0, end=5, text="Bo Li", choices=["good", "bad"]),
        result("choices", "topics", choices=[["a", "x"], ["y"], [], 5]),
        result("paragraphlabels", "names", start="0", end="1", paragraphlabels=["ORG"]),
        result("rating", "stars", rating=4),
        "odd",
    ]
    given = [{"completed_by": "eva", "result": results, "ground_truth": True}, 17]
    taken = Taken(tmp_path, {"data": {"text": TEXT}, "annotations": given, "predictions": [3, 4]})
    assert {each.label for each in taken.sets["eva"].choices} == {"x", "y"}
    assert taken.sets["eva"].spans[0].attributes == (("tone", "good"),)
    assert taken.lost == {
        ("attribute", "tone=bad"): 1,
        ("other", "meta"): 1,
        ("choice", ""): 1,
        ("span", "ORG"): 1,
        ("other", "rating"): 1,
        ("other", "result"): 1,
        ("other", "ground_truth"): 1,
        ("other", "annotation"): 1,
        ("other", "prediction"): 2,
    }


def test_a_draft_is_work_in_progress_unless_its_author_submitted_some(tmp_path: Path) -> None:
    draft = {
        "user": "eva@example.org",
        "created_username": " eva@example.org, 1",
        "result": [name(0, 5, "Bo Li", "ORG")],
    }
    begun = Taken(tmp_path, {"data": {"text": TEXT}, "annotations": [], "drafts": [draft]})
    assert {who: given.state for who, given in begun.sets.items()} == {"user-1": "in_progress"}
    for account, called in ((1, "user-1"), ({"id": 1, "email": "eva@example.org"}, "eva@example.org")):
        done = {"completed_by": account, "result": [name(0, 5, "Bo Li", "PERSON")]}
        submitted = Taken(tmp_path, {"data": {"text": TEXT}, "annotations": [done], "drafts": [draft]})
        assert [span.label for span in submitted.sets[called].spans] == ["PERSON"]
        assert submitted.lost == {("other", "draft"): 1}


def test_what_is_no_text_is_refused_though_another_field_is_one(tmp_path: Path) -> None:
    config = '<View><Paragraphs name="text" value="$turns"/></View>'
    taken = Taken(tmp_path, {"data": {"turns": [{"text": "Hello"}], "title": "Two"}, "annotations": []}, config)
    assert taken.sets == {}
    assert [each.startswith("“turns” is no text but a list or the like") for each in taken.refused] == [True]


def test_controls_have_names_of_their_own_whatever_layers_are_called(tmp_path: Path) -> None:
    names = labels("a", "b → 1. c")
    attributes = (Attribute(name="a.b", title="A", labels=names), Attribute(name="b", title="B", labels=names))
    schema = replace(
        SCHEMA,
        layers=(
            Layer(name="text", kind="span", title="Text", labels=names, attributes=attributes),
            Layer(name="text.b", kind="choice", title="Choice", labels=names),
            *(Layer(name=each, kind="stance", title=each, labels=names, targets=("claim",)) for each in ("ä", "ö")),
        ),
    )
    claim = Target("claim", "t", "The claim")
    given_set = AnnotationSet(
        document="t",
        annotator="ann",
        spans=(replace(span(0, 5, "a", layer="text"), attributes=(("a.b", "a"), ("b", "b → 1. c"))),),
        choices=(choice("text.b", "a"),),
        stances=(StanceAnnotation("1", "ä", claim, "a"), StanceAnnotation("2", "ö", claim, "b → 1. c")),
    )
    sent = [LabelledThread((Labelled(article(TEXT), (given_set,)),))]
    account = write(WRITER, sent, tmp_path, schema)
    back = together(read(READER, tmp_path / "all.json", schema))
    assert {place for place, _what in facts(sent, WRITER) - facts(back, WRITER)} == account.lost().keys()
    assert {part for part, _layer, _label in account.lost()} == {"stance_id", "origin"}


def test_the_short_json_is_recognised_and_refused(tmp_path: Path) -> None:
    file = tmp_path / "short.json"
    row = {
        "text": TEXT,
        "id": 1,
        "names": [{"start": 0, "end": 5}],
        "annotator": 1,
        "annotation_id": 2,
        "lead_time": 1.5,
    }
    file.write_bytes(orjson.dumps([row]))
    assert recognise(SourceFile(file)) == "label-studio"
    with pytest.raises(FormatError, match="short JSON"):
        read(READER, file)


@pytest.mark.parametrize("tab", [",", "\t"])
def test_the_table_is_recognised_and_refused(tmp_path: Path, tab: str) -> None:
    columns = ("text", "id", "names", "annotator", "annotation_id", "created_at", "updated_at", "lead_time")
    file = tmp_path / "table.csv"
    file.write_text(tab.join(columns) + "\n" + tab.join(("Bo Li", "1", "[]", "1", "2", "", "", "1.5")) + "\n")
    assert recognise(SourceFile(file)) == "label-studio"
    with pytest.raises(FormatError, match="export the project as JSON"):
        read(READER, file)


@pytest.mark.parametrize("is_last_first", [False, True])
def test_of_several_answers_of_one_account_the_last_is_taken_and_the_rest_told(
    tmp_path: Path, is_last_first: bool
) -> None:
    def answer(label: str, day: int) -> dict[str, Any]:
        when = f"2026-03-0{day}T10:00:00.000000Z"
        return {"completed_by": 1, "updated_at": when, "result": [name(0, 5, "Bo Li", label)]}

    given = [answer("PERSON", 1), answer("ORG", 2), answer("ORG", 2)]
    taken = Taken(tmp_path, {"data": {"text": TEXT}, "annotations": given[::-1] if is_last_first else given})
    assert {who: [span.label for span in each.spans] for who, each in taken.sets.items()} == {"user-1": ["ORG"]}
    assert taken.refused == [
        "user-1 has several answers to this task; the one that was changed last is taken, the other left out."
    ]
