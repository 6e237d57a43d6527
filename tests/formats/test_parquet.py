"""Parquet: tables that train, anybody's tables, and files made to break the reader."""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyarrow import parquet

from annotator.domain.annotation import SpanAnnotation, sorted_spans
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.errors import ExportError, FormatError
from annotator.formats.draft import Draft
from annotator.formats.incoming import IncomingDocument, Notice
from annotator.formats.labelled import Labelled, LabelledThread
from annotator.formats.loss import Account
from annotator.formats.parquet import ParquetWriter
from annotator.formats.parquet_reader import ParquetReader
from annotator.formats.recognition import recognise
from annotator.formats.source import SourceFile
from annotator.formats.writer import accounted
from tests.domain.drawn import article, choice, span

from .interchange import SCHEMA, read, together, write
from .test_interchange import check_soundness

TEXT = "Odile Fenn left Port Eldis."


def threads_of(*annotations: Any, documents: int = 1) -> list[LabelledThread]:
    """Return documents that one annotator gave these labels; without any, ones that nobody looked at."""
    spans = sorted_spans([each for each in annotations if isinstance(each, SpanAnnotation)])
    choices = tuple(each for each in annotations if not isinstance(each, SpanAnnotation))
    found = []
    for number in range(documents):
        own = article(TEXT, identifier=f"t{number}")
        given_set = AnnotationSet(document=own.id, annotator="ann", spans=spans, choices=choices)
        found.append(LabelledThread((Labelled(own, (given_set,) if annotations else ()),)))
    return found


def rows_of(folder: Path, given_threads: list[LabelledThread]) -> list[dict[str, Any]]:
    account = write(ParquetWriter(), given_threads, folder)
    assert account.is_whole
    rows: list[dict[str, Any]] = parquet.read_table(folder / "all.parquet").to_pylist()
    return rows


def table(folder: Path, columns: dict[str, Any], names: dict[str, list[str]] | None = None) -> Path:
    """Write a table of somebody else's, as ``datasets`` does, with the names of its labels in the schema."""
    made = pa.table(columns)
    features = {
        column: {"_type": "Sequence", "feature": {"_type": "ClassLabel", "names": each}, "length": -1}
        if column.endswith("tags")
        else {"_type": "ClassLabel", "names": each}
        for column, each in (names or {}).items()
    }
    told = json.dumps({"info": {"features": features}}) if names else "{}"
    parquet.write_table(made.replace_schema_metadata({"huggingface": told}), folder / "other.parquet")
    return folder / "other.parquet"


def documents_in(path: Path, **options: Any) -> list[IncomingDocument]:
    found = read(ParquetReader(), path, **{"annotator": "ann", **options})
    assert all(isinstance(each, IncomingDocument) for each in found), found
    return [each for each in found if isinstance(each, IncomingDocument)]


def labels_in(document: IncomingDocument) -> set[tuple[str, str]]:
    assert document.labels is not None
    return {
        (each.label, document.text[each.start : each.end] if isinstance(each, SpanAnnotation) else "")
        for each in document.labels
    }


# --- what we write ---


def test_tags_are_numbers_of_the_names_in_the_schema_and_spans_are_where_they_were(tmp_path: Path) -> None:
    person = span(0, 10, "PERSON", layer="names", identifier="a")
    inside = span(6, 9, "ORG", layer="names", identifier="b")
    (row,) = rows_of(tmp_path, threads_of(person, inside, choice("mood", "=sad"), choice("topics", "y")))
    told = json.loads(parquet.read_schema(tmp_path / "all.parquet").metadata[b"huggingface"])["info"]["features"]
    tags = told["ner_tags"]["feature"]["names"]
    assert [tags[number] for number in row["ner_tags"]] == ["B-PERSON", "I-PERSON", "O", "O", "O", "O"]
    assert told["label"]["names"][row["label"]] == "=sad"
    assert [told["label_topics"]["feature"]["names"][number] for number in row["label_topics"]] == ["y"]
    assert [(each["id"], each["quote"]) for each in row["spans"]] == [("a", "Odile Fenn"), ("b", "Fen")]
    assert row["tokens"] == ["Odile", "Fenn", "left", "Port", "Eldis", "."]


def test_what_nobody_looked_at_is_not_what_somebody_found_empty(tmp_path: Path) -> None:
    flagged = AnnotationSet(document="t0", annotator="ann", state="submitted")
    (nobodys,) = threads_of()
    looked_at = LabelledThread((Labelled(nobodys.documents[0].document, (flagged,)),))
    assert [row["ner_tags"] for row in rows_of(tmp_path, [nobodys, looked_at])] == [None, [0] * 6]


def test_the_columns_are_the_same_whatever_is_in_them(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert rows_of(tmp_path / "empty", []) == []
    rows_of(tmp_path, threads_of(choice("mood", "glad")))
    empty = parquet.read_schema(tmp_path / "empty" / "all.parquet")
    assert empty.equals(parquet.read_schema(tmp_path / "all.parquet"), check_metadata=True)


def test_the_same_project_gives_the_same_bytes_in_groups_that_fit_the_memory(tmp_path: Path) -> None:
    many = threads_of(choice("mood", "glad"), documents=2500)
    (tmp_path / "again").mkdir()
    rows_of(tmp_path, many)
    rows_of(tmp_path / "again", many)
    path = tmp_path / "all.parquet"
    assert path.read_bytes() == (tmp_path / "again" / "all.parquet").read_bytes()
    about = parquet.ParquetFile(path).metadata
    assert [about.row_group(number).num_rows for number in range(about.num_row_groups)] == [1000, 1000, 500]


def test_without_pyarrow_it_says_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows_of(tmp_path, threads_of(choice("mood", "glad")))
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with (
        pytest.raises(ExportError, match=r"pip install 'annotator\[parquet\]'"),
        accounted(ParquetWriter(), Draft(tmp_path, "none"), SCHEMA, Account()),
    ):
        pass
    with pytest.raises(FormatError, match=r"pip install 'annotator\[parquet\]'"):
        read(ParquetReader(), tmp_path / "all.parquet")


# --- what others write ---


def test_tokens_with_tags(tmp_path: Path) -> None:
    columns = {"id": ["0"], "tokens": [["Odile", "Fenn", "left"]], "ner_tags": [[1, 2, 0]]}
    (found,) = documents_in(table(tmp_path, columns, {"ner_tags": ["O", "B-PERSON", "I-PERSON"]}))
    assert found.text == "Odile Fenn left"
    assert labels_in(found) == {("PERSON", "Odile Fenn")}


def test_tags_of_which_nothing_says_what_they_mean_are_refused(tmp_path: Path) -> None:
    (refused,) = read(ParquetReader(), table(tmp_path, {"tokens": [["Odile"]], "ner_tags": [[1]]}))
    assert isinstance(refused, FormatError)
    assert "nothing says what 1 means" in refused.reason


def test_texts_with_labels(tmp_path: Path) -> None:
    columns = {"text": ["Good.", "Bad.", "Hm."], "label": [0, 1, -1]}
    found = documents_in(table(tmp_path, columns, {"label": ["glad", "=sad"]}))
    assert [labels_in(each) for each in found[:2]] == [{("glad", "")}, {("=sad", "")}]
    assert found[2].labels is None


def test_labels_that_are_words(tmp_path: Path) -> None:
    found = documents_in(table(tmp_path, {"text": ["Good.", "Hm."], "label": ["glad", None], "mark": [0.5, 2.0]}))
    assert labels_in(found[0]) == {("glad", "")}
    assert found[1].labels is None
    assert found[0].meta == {"mark": 0.5}


def test_numbers_of_words_are_no_words(tmp_path: Path) -> None:
    (found,) = documents_in(table(tmp_path, {"text": ["Good."], "tokens": [[12, 2]], "label": ["glad"]}))
    assert labels_in(found) == {("glad", "")}


def test_two_columns_of_one_name_are_refused(tmp_path: Path) -> None:
    twice = pa.table([pa.array(["Good."]), pa.array(["Bad."])], names=["text", "text"])
    parquet.write_table(twice, tmp_path / "x.parquet")
    with pytest.raises(FormatError, match="Two columns are called “text”"):
        read(ParquetReader(), tmp_path / "x.parquet")


def test_a_column_of_another_name_is_named(tmp_path: Path) -> None:
    path = table(tmp_path, {"body": ["Good."], "label": ["glad"]})
    with pytest.raises(FormatError, match=r"--map text=COLUMN.*Its columns: body, label"):
        read(ParquetReader(), path, annotator="ann")


def test_values_that_json_does_not_know_become_text_or_nothing(tmp_path: Path) -> None:
    columns = {
        "text": ["Good.\0"],
        "at": [datetime(2026, 3, 14, tzinfo=UTC)],
        "odd": [float("nan")],
        "deep": [{"a": [{"b": "x\0"}]}],
    }
    (found,) = documents_in(table(tmp_path, columns))
    assert found.meta == {"at": "2026-03-14T00:00:00+00:00", "deep": {"a": [{"b": "x�"}]}}


def test_columns_of_bytes_are_told_and_not_read(tmp_path: Path) -> None:
    path = table(
        tmp_path, {"text": ["Good."], "picture": [b"\x89PNG"], "map": pa.array([[("a", 1)]], pa.map_("string", "int8"))}
    )
    notice, document = read(ParquetReader(), path)
    assert isinstance(notice, Notice)
    assert str(notice.sentence) == "Columns that hold neither text nor numbers were not read: map, picture."
    assert isinstance(document, IncomingDocument)
    assert document.text == "Good."


def test_it_is_known_by_its_name_and_by_its_first_bytes(tmp_path: Path) -> None:
    path = table(tmp_path, {"text": ["Good."]})
    assert recognise(SourceFile(path)) == "parquet"
    assert recognise(SourceFile(path.rename(tmp_path / "nameless"))) == "parquet"


# --- what somebody broke ---


@pytest.mark.parametrize(
    "content", [b"", b"PAR1", b"PAR1PAR1", b"PAR1" + b"\xff" * 400 + b"PAR1", b"no table", b"PK\x03\x04"]
)
def test_what_is_no_table_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x.parquet").write_bytes(content)
    with pytest.raises(FormatError, match="no Parquet table"):
        read(ParquetReader(), tmp_path / "x.parquet")


def test_a_table_that_swells_is_refused(tmp_path: Path) -> None:
    nothing = pa.table({"text": pa.nulls(20_000_000, pa.string())})
    parquet.write_table(nothing, tmp_path / "x.parquet")
    assert (tmp_path / "x.parquet").stat().st_size < 100_000
    with pytest.raises(FormatError, match="far larger than its file"):
        read(ParquetReader(), tmp_path / "x.parquet")


def test_a_bomb_is_refused(tmp_path: Path) -> None:
    big = pa.table({"text": ["a" * 100_000_000]})
    parquet.write_table(big, tmp_path / "x.parquet", compression="zstd", use_dictionary=False, write_statistics=False)
    assert (tmp_path / "x.parquet").stat().st_size < 200_000
    with pytest.raises(FormatError, match="far larger than its file"):
        read(ParquetReader(), tmp_path / "x.parquet")


def test_a_table_nested_without_end_is_not_read(tmp_path: Path) -> None:
    kind: pa.DataType = pa.string()
    for _ in range(60):
        kind = pa.struct([("a", kind)])
    path = table(tmp_path, {"text": ["Good."], "deep": pa.nulls(1, kind)})
    notice, document = read(ParquetReader(), path)
    assert isinstance(notice, Notice)
    assert isinstance(document, IncomingDocument)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    cuts=st.lists(st.tuples(st.integers(0, 8000), st.binary(max_size=8)), min_size=1, max_size=4),
    end=st.integers(0, 9000),
)
def test_bytes_that_somebody_changed_give_documents_or_refusals(
    cuts: list[tuple[int, bytes]], end: int, tmp_path: Path
) -> None:
    path = tmp_path / "broken.parquet"
    if not (tmp_path / "all.parquet").exists():
        rows_of(tmp_path, threads_of(span(0, 10, "PERSON", layer="names"), choice("mood", "glad"), documents=3))
    content = bytearray((tmp_path / "all.parquet").read_bytes())
    for at, changed in cuts:
        content[at : at + len(changed)] = changed
    path.write_bytes(bytes(content[: end if end < 3000 else len(content)]))
    check_soundness(ParquetReader(), path)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("spans", [{"layer": "none", "label": "PERSON", "start": 0, "end": 5}]),
        ("spans", [{"layer": None, "label": "PERSON", "start": 0, "end": 5}]),
        ("spans", [{"layer": "names", "label": "nobody", "start": 0, "end": 5}]),
        ("spans", [{"layer": "names", "label": "PERSON", "start": 3, "end": 900}]),
        ("spans", [{"layer": "names", "label": "PERSON", "start": 0, "end": 5, "quote": "Else"}]),
        ("choices", [{"layer": "mood", "label": "glad"}, {"layer": "mood", "label": "=sad"}]),
        ("stances", [{"layer": "side", "label": "for", "target_kind": "moon", "target_id": "x"}]),
        ("rejected", "{"),
        ("rejected", "[1]"),
        ("offset_unit", "utf16"),
        ("state", "lost"),
        ("text", None),
    ],
)
def test_a_row_of_ours_that_does_not_fit_is_refused_with_its_number(tmp_path: Path, column: str, value: Any) -> None:
    rows = rows_of(tmp_path, threads_of(choice("mood", "glad"), documents=2))
    schema = parquet.read_schema(tmp_path / "all.parquet")
    rows[1][column] = value
    parquet.write_table(pa.Table.from_pylist(rows, schema=schema), tmp_path / "all.parquet")
    whole, refused = read(ParquetReader(), tmp_path / "all.parquet")
    assert isinstance(whole, IncomingDocument)
    assert isinstance(refused, FormatError)
    assert refused.line == 2


def test_the_rows_come_back_as_they_went(tmp_path: Path) -> None:
    given_threads = threads_of(span(0, 10, "PERSON", layer="names", identifier="a"), choice("mood", "glad"))
    rows_of(tmp_path, given_threads)
    (back,) = together(read(ParquetReader(), tmp_path / "all.parquet"))
    assert back.documents[0].sets == given_threads[0].documents[0].sets
