"""doccano's lines as its importer takes them, a table without gaps in ASCII; tests/interop asks doccano itself."""

from __future__ import annotations

from pathlib import Path

import orjson
import pytest

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.errors import FormatError
from annotator.formats.doccano import DoccanoReader, DoccanoWriter
from annotator.formats.incoming import IncomingDocument
from annotator.formats.labelled import Labelled, LabelledThread
from annotator.formats.loss import Loss
from tests.domain.drawn import article, choice, span

from .interchange import read, write
from .test_offsets import PLACES, QUOTES, VECTOR


def test_every_line_has_every_key_and_no_byte_that_could_be_guessed_wrong(tmp_path: Path) -> None:
    spans = (span(*PLACES["codepoint"][0], "ORG"),)
    given_set = AnnotationSet(document="t", annotator="José", spans=spans, choices=(choice("mood", "glad"),))
    documents = (Labelled(article(VECTOR), (given_set,)), Labelled(article("Plain.", "u"), ()))
    write(DoccanoWriter(), [LabelledThread(documents)], tmp_path)
    content = (tmp_path / "all.jsonl").read_bytes()
    assert content.isascii()
    first, second = map(orjson.loads, content.splitlines())
    assert first.keys() == second.keys()
    assert (first["annotator"], second["annotator"]) == ("José", None)


def test_what_is_no_label_is_counted_and_empty_comments_are_nothing(tmp_path: Path) -> None:
    line = {"text": "Bo Li", "label": [[0, 5, "PERSON"], [0, 5], {"start_offset": 0}, 7, "x"], "Comments": []}
    (tmp_path / "a.jsonl").write_bytes(orjson.dumps(line))
    found = read(DoccanoReader(), tmp_path / "a.jsonl", annotator="eva")
    (document,) = (each for each in found if isinstance(each, IncomingDocument))
    assert document.labels is not None
    assert [each.label for each in document.labels] == ["PERSON", "x"]
    assert document.meta == {}
    assert sum(each.count for each in found if isinstance(each, Loss)) == 3


def test_of_ours_it_is_known_how_they_count_and_of_what_was_made_there_it_is_asked(tmp_path: Path) -> None:
    spans = (span(*PLACES["codepoint"][0], "ORG"),)
    given_set = AnnotationSet(document="t", annotator="ann", spans=spans)
    write(DoccanoWriter(), [LabelledThread((Labelled(article(VECTOR), (given_set,)),))], tmp_path)
    file = tmp_path / "all.jsonl"
    line = orjson.loads(file.read_bytes())
    line["entities"].append([*PLACES["grapheme"][1], "claim"])
    file.write_bytes(orjson.dumps(line))
    with pytest.raises(FormatError, match=r"--offset-unit"):
        read(DoccanoReader(), file)
    (document,) = (each for each in read(DoccanoReader(), file, offset_unit="grapheme"))
    assert isinstance(document, IncomingDocument)
    assert document.labels is not None
    assert [document.text[each.start : each.end] for each in document.labels.spans] == [*QUOTES[:2]]


def test_who_has_to_say_how_the_file_counts_sees_what_comes_of_each_way(tmp_path: Path) -> None:
    line = {"text": "👩 José visited Zürich and left.", "label": [[3, 7, "PERSON"]], "Comments": []}
    (tmp_path / "a.jsonl").write_bytes(orjson.dumps(line))
    with pytest.raises(FormatError, match=r"codepoint \(“osé ”\), utf16 \(“José”\), grapheme \(“osé ”\)"):
        read(DoccanoReader(), tmp_path / "a.jsonl", annotator="eva")
