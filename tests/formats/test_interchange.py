"""What holds for every format that labels come and go in."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import orjson
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.domain.annotation import StanceAnnotation, Target, sorted_spans
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.application import SetCheck
from annotator.domain.document import Document
from annotator.domain.errors import FormatError
from annotator.formats.holds import rough
from annotator.formats.incoming import Incoming, IncomingDocument, Reader
from annotator.formats.labelled import Labelled, LabelledThread
from annotator.formats.loss import Part
from annotator.formats.recognition import READERS
from annotator.formats.writing import WRITERS
from tests.domain.drawn import article, choice, span

from .interchange import SCHEMA, check_account, read, read_dataset, threads, together, write
from .test_offsets import PLACES, QUOTES, VECTOR

STANCE = StanceAnnotation("s", "side", Target("claim", "t", "The claim"), "for")
BROKEN = (
    b"",
    b"\x00",
    b"\xff",
    b"{",
    b'"',
    b"[",
    b"9" * 5000,
    b"NaN",
    b"1e999",
    b"-",
    b"\n",
    b"\t",
    b"\\ud800",
    b"null",
)
ODD: st.SearchStrategy[Any] = st.recursive(
    st.sampled_from(
        [None, True, -1, 0, 2, 2**70, 0.5, 1e400, float("nan"), "", "ORG", "ann", "a\x00", "\ud800", "\r\n"]
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.sampled_from(["id", "start", "label", "text"]), inner, max_size=2),
    ),
    max_leaves=4,
)


@pytest.mark.parametrize("name", WRITERS)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(drawn=threads())
def test_the_account_is_the_difference_to_what_is_read_back(name: str, drawn: list[LabelledThread]) -> None:
    check_account(WRITERS[name], READERS[name], drawn)


@pytest.mark.parametrize("is_told", [False, True])
@pytest.mark.parametrize("name", WRITERS)
def test_the_vector_comes_back_on_its_words_told_how_it_counts_or_not(name: str, is_told: bool, tmp_path: Path) -> None:
    writer, reader = WRITERS[name], READERS[name]
    document = article(VECTOR)
    spans = sorted_spans(
        [
            span(*place, "ORG", layer="names", identifier=quote)
            for place, quote in zip(PLACES["codepoint"], QUOTES, strict=True)
        ]
    )
    given_set = AnnotationSet(
        document="t", annotator="ann", spans=spans, choices=(choice("mood", "glad"),), stances=(STANCE,)
    )
    account = write(writer, [LabelledThread((Labelled(document, (given_set,)),))], tmp_path)
    (thread,) = together(read_dataset(writer, reader, tmp_path, offset_unit=writer.holds.offsets if is_told else None))
    (labelled,) = thread.documents
    (back,) = labelled.sets
    quotes = tuple(labelled.document.text[each.start : each.end] for each in back.spans)
    if writer.holds.spans == "none":
        assert account.lost()[Part.SPAN, "names", "ORG"] == 3
    elif writer.holds.tokens is rough:
        # The flag is two characters to runs of word characters; the format holds both as one span of two tokens.
        assert quotes == ("José", "Zürich", "🇨🇭" if writer.holds.text else "🇨 🇭")
    else:
        assert quotes == QUOTES


@pytest.mark.parametrize("name", WRITERS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(drawn=threads(), data=st.data())
def test_what_somebody_broke_gives_documents_or_refusals(
    name: str, drawn: list[LabelledThread], data: st.DataObject, tmp_path: Path
) -> None:
    writer = WRITERS[name]
    folder = tmp_path / "all"
    shutil.rmtree(folder, ignore_errors=True)
    write(writer, drawn, tmp_path)
    within = (each for each in folder.rglob("*") if each.is_file())
    files = [tmp_path / f"all{writer.suffix}"] if writer.suffix else sorted(within)
    path = data.draw(st.sampled_from(files))
    content = path.read_bytes()
    for _ in range(data.draw(st.integers(1, 3))):
        start, end = sorted(data.draw(st.tuples(st.integers(0, len(content)), st.integers(0, len(content)))))
        content = content[:start] + data.draw(st.sampled_from(BROKEN)) + content[min(end, start + 12) :]
    path.write_bytes(content)
    beside = path.with_suffix(".txt")
    check_soundness(READERS[name], beside if path.suffix == ".ann" else path)


@pytest.mark.parametrize("name", ["prodigy", "doccano", "label-studio", "hf-tokens", "hf-text", "convokit"])
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(drawn=threads(), data=st.data())
def test_json_of_odd_values_gives_documents_or_refusals(
    name: str, drawn: list[LabelledThread], data: st.DataObject, tmp_path: Path
) -> None:
    writer = WRITERS[name]
    write(writer, drawn, tmp_path)
    path = tmp_path / (f"all{writer.suffix}" if writer.suffix else "all/utterances.jsonl")
    plain = (
        orjson.loads(path.read_bytes().splitlines()[0]) if path.suffix == ".jsonl" else orjson.loads(path.read_bytes())
    )
    path.write_text(json.dumps(_odd(plain, data)))
    check_soundness(READERS[name], path)


def _odd(plain: Any, data: st.DataObject) -> Any:
    """Return a value in which something stands that does not belong there."""
    if isinstance(plain, dict | list) and plain and data.draw(st.integers(0, 3)):
        keys = [*plain] if isinstance(plain, dict) else [*range(len(plain))]
        key = data.draw(st.sampled_from(keys))
        plain[key] = _odd(plain[key], data)
        return plain
    return data.draw(ODD)


def check_soundness(reader: Reader, path: Path) -> None:
    """Whatever a reader yields of any bytes fits text and schema, and what does not is refused in a sentence."""
    found: list[Incoming] = []
    try:
        found += read(reader, path, annotator="ann")
        found += read(reader, path, agent="tagger")
    except FormatError as refusal:
        found.append(refusal)
    check = SetCheck(SCHEMA)
    for each in found:
        if isinstance(each, FormatError):
            assert each.file is not None
            assert each.reason.endswith(".")
        elif isinstance(each, IncomingDocument) and each.labels is not None:
            own = Document(id=each.id, kind=each.kind, thread=each.id, text=each.text, text_sha256="")
            check.check(each.labels, own)
