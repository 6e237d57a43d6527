"""What people do in doccano comes in: labels on their words once somebody says how it counted."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import orjson
import pytest

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.errors import FormatError
from annotator.formats.doccano import DoccanoReader, DoccanoWriter
from annotator.formats.incoming import Incoming, IncomingDocument
from annotator.formats.labelled import Labelled, LabelledThread
from annotator.formats.loss import Loss
from annotator.formats.offsets import Unit
from annotator.formats.recognition import recognise
from annotator.formats.source import SourceFile
from tests.domain.drawn import article, span
from tests.formats.interchange import SCHEMA, read, write
from tests.formats.test_offsets import PLACES, QUOTES, VECTOR
from tests.interop.doccano.conftest import Doccano

PLAIN = "Bo Li visited Oslo"


class Exported:
    """What our reader makes of an export, as one annotator's."""

    def __init__(
        self,
        doccano: Doccano,
        file: Path,
        kind: str,
        settings: dict[str, bool],
        *answers: dict[str, Any],
        text: str = PLAIN,
        unit: Unit | None = None,
    ) -> None:
        lines = [{"text": f"{text}{' ' * number}", "label": [], "site": "Courier"} for number in range(len(answers))]
        if kind == "IntentDetectionAndSlotFilling":
            lines = [{**line, "cats": [], "entities": []} for line in lines]
        file.write_bytes(b"".join(orjson.dumps(line) + b"\n" for line in lines))
        doccano.there_and_back(file, kind, settings, answers)
        self.recognised = recognise(SourceFile(file))
        self.found: list[Incoming] = read(DoccanoReader(), file, annotator="eva", offset_unit=unit)
        self.documents = [each for each in self.found if isinstance(each, IncomingDocument)]
        self.lost = {(each.part.value, each.label) for each in self.found if isinstance(each, Loss)}

    @property
    def said(self) -> list[tuple[str, str]]:
        return [
            *((each.text[span.start : span.end], span.label) for each in self.labelled for span in each.labels.spans),  # type: ignore[union-attr]  # those have labels
            *(("", choice.label) for each in self.labelled for choice in each.labels.choices),  # type: ignore[union-attr]
        ]

    @property
    def labelled(self) -> list[IncomingDocument]:
        return [each for each in self.documents if each.labels is not None]


@pytest.mark.parametrize(("unit", "grapheme_mode"), [("utf16", False), ("grapheme", True)])
def test_its_offsets_must_be_said_and_then_are_right(
    doccano: Doccano, tmp_path: Path, unit: Unit, *, grapheme_mode: bool
) -> None:
    spans = [(*place, "PERSON") for place in PLACES[unit][:2]]
    room = {"allow_overlapping": True, "grapheme_mode": grapheme_mode}
    with pytest.raises(FormatError, match=r"say it \(--offset-unit\)"):
        Exported(doccano, tmp_path / "a.jsonl", "SequenceLabeling", room, {"spans": spans}, text=VECTOR)
    exported = Exported(
        doccano, tmp_path / "a.jsonl", "SequenceLabeling", room, {"spans": spans}, text=VECTOR, unit=unit
    )
    assert exported.recognised == "doccano"
    assert exported.said == [(quote, "PERSON") for quote in QUOTES[:2]]
    assert exported.documents[0].meta == {"site": "Courier"}


def test_relations_are_counted_and_their_spans_taken(doccano: Doccano, tmp_path: Path) -> None:
    answer = {"spans": [(0, 5, "PERSON"), (14, 18, "claim")], "relations": [(0, 1, "visits")], "comments": ["sure?"]}
    exported = Exported(doccano, tmp_path / "a.jsonl", "SequenceLabeling", {"use_relation": True}, answer, {})
    assert exported.recognised == "doccano"
    assert exported.said == [("Bo Li", "PERSON"), ("Oslo", "claim")]
    assert exported.lost == {("relation", "visits")}
    assert "sure?" in repr(exported.documents[0].meta["Comments"])
    assert "Comments" not in exported.documents[1].meta


def test_classes_and_texts(doccano: Doccano, tmp_path: Path) -> None:
    exported = Exported(doccano, tmp_path / "a.jsonl", "DocumentClassification", {}, {"classes": ["=sad", "x", "new"]})
    assert exported.said == [("", "=sad"), ("", "x")]
    assert exported.lost == {("choice", "new")}
    exported = Exported(doccano, tmp_path / "b.jsonl", "Seq2seq", {}, {"texts": ["Bo Li in Oslo"]})
    assert exported.said == []
    assert exported.lost == {("choice", "Bo Li in Oslo")}


def test_intents_and_slots(doccano: Doccano, tmp_path: Path) -> None:
    answer = {"spans": [(0, 5, "PERSON")], "classes": ["=sad"]}
    exported = Exported(doccano, tmp_path / "a.jsonl", "IntentDetectionAndSlotFilling", {}, answer, {})
    assert exported.said == [("Bo Li", "PERSON"), ("", "=sad")]
    assert exported.lost == set()
    assert len(exported.documents) == 2


def test_spans_that_are_made_in_grapheme_mode_stand_beside_ours(doccano: Doccano, tmp_path: Path) -> None:
    document = article(VECTOR)
    ours = AnnotationSet(document="t", annotator="ann", spans=(span(*PLACES["codepoint"][0], "ORG"),))
    schema = replace(SCHEMA, layers=SCHEMA.of_kind("span"))
    write(DoccanoWriter(), [LabelledThread((Labelled(document, (ours,)),))], tmp_path, schema)
    file = tmp_path / "all.jsonl"
    made = {"spans": [(*PLACES["grapheme"][1], "claim")]}
    room = {"allow_overlapping": True, "grapheme_mode": True}
    doccano.there_and_back(file, "SequenceLabeling", room, [made])
    with pytest.raises(FormatError, match=r"say it \(--offset-unit\)"):
        read(DoccanoReader(), file)
    (labelled,) = (each for each in read(DoccanoReader(), file, offset_unit="grapheme"))
    assert isinstance(labelled, IncomingDocument)
    assert labelled.labels is not None
    words = [(labelled.text[each.start : each.end], each.label) for each in labelled.labels.spans]
    assert words == [(QUOTES[0], "ORG"), (QUOTES[1], "claim")]
