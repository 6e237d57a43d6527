"""What spaCy itself makes of our DocBin, and we of its own."""

from __future__ import annotations

import pickle
import tracemalloc
import zlib
from contextlib import suppress
from pathlib import Path
from typing import ClassVar

import pytest
import spacy
import srsly  # type: ignore[import-untyped]
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import DocBin, Span
from spacy.training import Corpus

from annotator.domain.annotation import sorted_spans
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.errors import FormatError
from annotator.formats import spacy_docbin, spacy_reader
from annotator.formats.incoming import IncomingDocument
from annotator.formats.labelled import Labelled, LabelledThread
from annotator.formats.loss import Why
from annotator.formats.spacy_docbin import SpacyWriter
from annotator.formats.spacy_reader import SpacyReader
from tests.domain.drawn import article, choice, span

from .interchange import read, write

TEXT = "Bo Li leads the University of Zürich."


def test_spacy_reads_entities_nested_spans_and_categories(tmp_path: Path) -> None:
    spans = sorted_spans(
        [span(0, 5, "PERSON"), span(16, 36, "ORG"), span(30, 36, "PERSON"), span(1, 2, "claim", layer="parts")]
    )
    given = AnnotationSet(document="t", annotator="ann", spans=spans, choices=(choice("mood", "glad"),))
    account = write(SpacyWriter(), [LabelledThread((Labelled(article(TEXT), (given,)),))], tmp_path)
    (doc,) = DocBin().from_disk(tmp_path / "all.spacy").get_docs(spacy.blank("en").vocab)
    assert doc.text == TEXT
    assert [(entity.text, entity.label_) for entity in doc.ents] == [
        ("Bo Li", "PERSON"),
        ("University of Zürich", "names.ORG"),
    ]
    assert [(each.text, each.label_) for each in doc.spans["names"]][2] == ("Zürich", "PERSON")
    assert [each.text for each in doc.spans["parts"]] == ["Bo"]
    assert doc.cats == {"mood.glad": 1.0, "=sad": 0.0}
    (widened,) = [loss for loss in account.losses() if loss.why is Why.NOT_AT_TOKENS]
    assert (widened.layer, widened.label, widened.count) == ("parts", "claim", 1)


def test_a_docbin_of_a_pipeline_comes_in(tmp_path: Path) -> None:
    nlp = spacy.blank("en")
    doc = nlp(TEXT)
    doc.set_ents([Span(doc, 0, 2, "PERSON")])
    doc.spans["sc"] = [Span(doc, 4, 7, "names.ORG"), Span(doc, 0, 2, "PERSON"), Span(doc, 6, 7, "NONSENSE")]
    doc.cats = {"glad": 0.9, "=sad": 0.2}
    DocBin(docs=[doc, nlp("Fine.")], store_user_data=False).to_disk(tmp_path / "x.spacy")
    found = read(SpacyReader(), tmp_path / "x.spacy", annotator="eva")
    first, second = [each for each in found if isinstance(each, IncomingDocument)]
    assert first.labels is not None
    assert [(TEXT[each.start : each.end], each.label) for each in first.labels.spans] == [
        ("Bo Li", "PERSON"),
        ("University of Zürich", "ORG"),
    ]
    assert [each.label for each in first.labels.choices] == ["glad"]
    assert (second.text, second.labels) == ("Fine.", None)


def test_a_bomb_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spacy_reader, "LARGEST", 1 << 20)
    path = tmp_path / "bomb.spacy"
    path.write_bytes(zlib.compress(bytes(1 << 24)))
    with pytest.raises(FormatError, match="larger than the 1 MB"):
        read(SpacyReader(), path)


def test_a_language_that_spacy_does_not_know_is_cut_like_any() -> None:
    assert spacy_docbin.tokens_of("Bo won.", "tlh") == spacy_docbin.tokens_of("Bo won.", "xx")


def test_more_than_a_part_becomes_a_folder_that_spacy_reads_as_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spacy_docbin, "PART", 20)
    names = [f"d{number}" for number in range(5)]
    threads = [LabelledThread((Labelled(article(TEXT, name), ()),)) for name in names]
    write(SpacyWriter(), threads, tmp_path)
    assert sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.spacy")) == [
        *("all/0001.spacy", "all/0002.spacy", "all/0003.spacy")
    ]
    docs = [*Corpus(tmp_path / "all")(spacy.blank("en"))]
    assert [example.reference.text for example in docs] == [TEXT] * 5
    found = [each for part in sorted(tmp_path.rglob("*.spacy")) for each in read(SpacyReader(), part)]
    assert [each.id for each in found if isinstance(each, IncomingDocument)] == names


@pytest.fixture(scope="module")
def packed() -> bytes:
    """What spaCy makes of two documents with all that it can say of them."""
    nlp = spacy.blank("en")
    doc = nlp(TEXT)
    doc.set_ents([Span(doc, 0, 2, "PERSON")])
    doc.spans["sc"] = [Span(doc, 4, 7, "ORG")]
    doc.cats = {"glad": 0.9}
    doc.user_data["annotator"] = '{"document": {"id": "t"}, "set": {"annotator": "ann"}}'
    return zlib.decompress(DocBin(docs=[doc, nlp("Fine.")], store_user_data=True).to_bytes())


@given(data=st.data())
def test_bytes_that_somebody_changed_are_read_or_refused(
    packed: bytes, data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    changed = bytearray(packed)
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(changed) - 1))
        match data.draw(st.sampled_from(("flip", "cut", "put"))):
            case "flip":
                changed[place] = data.draw(st.sampled_from((0, 0x7F, 0x80, 0xC1, 0xC6, 0xDD, 0xDF, 0xFF)))
            case "cut":
                del changed[place : place + data.draw(st.integers(1, 40))]
            case "put":
                changed[place:place] = data.draw(st.binary(max_size=9))
    path = tmp_path_factory.getbasetemp() / "changed.spacy"
    path.write_bytes(zlib.compress(bytes(changed)))
    with suppress(FormatError):
        read(SpacyReader(), path, annotator="eva")


@pytest.mark.parametrize("length", [0, 1, 2, 10, -1, -8])
def test_a_file_that_was_cut_off_is_refused(tmp_path: Path, packed: bytes, length: int) -> None:
    path = tmp_path / "cut.spacy"
    path.write_bytes(zlib.compress(packed)[:length])
    with pytest.raises(FormatError, match="no DocBin"):
        read(SpacyReader(), path)


@pytest.mark.parametrize("key", ["strings", "tokens", "user_data", "cats"])
def test_a_length_that_is_a_lie_takes_no_memory(tmp_path: Path, key: str) -> None:
    declared = {"strings": b"\xdd\xff\xff\xff\xff", "tokens": b"\xc6\xff\xff\xff\xff"}.get(key, b"\xdf\xff\xff\xff\xff")
    name = bytes([0xA0 + len(key)]) + key.encode()
    path = tmp_path / "lie.spacy"
    path.write_bytes(zlib.compress(b"\x8a\xa6tokens\xc4\x00" + name + declared))
    tracemalloc.start()
    with pytest.raises(FormatError, match="no DocBin"):
        read(SpacyReader(), path)
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 8 << 20


def test_data_is_never_made_into_anything_but_plain_values(tmp_path: Path) -> None:
    """srsly would make a numpy array of a type that the file names, and others have pickled what they could not."""
    message = {
        "version": "0.1",
        "attrs": [65],
        "tokens": b"",
        "spaces": b"",
        "lengths": bytes(4),
        "strings": [],
        "cats": [{}],
        "span_groups": [b""],
        "user_data": [srsly.msgpack_dumps({b"nd": True, b"type": "O", b"shape": [1], b"data": pickle.dumps(_Trap())})],
    }
    path = tmp_path / "trap.spacy"
    path.write_bytes(zlib.compress(srsly.msgpack_dumps(message)))
    (refused,) = read(SpacyReader(), path)
    assert isinstance(refused, FormatError)
    assert not _Trap.sprung


class _Trap:
    """Notes that somebody unpickled it."""

    sprung: ClassVar[bool] = False

    def __reduce__(self) -> tuple[object, ...]:
        return _spring, ()


def _spring() -> None:
    _Trap.sprung = True
