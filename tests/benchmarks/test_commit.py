"""How long a new span, with its active time, takes until it is on disk, beside a bare commit on the same disk."""

from __future__ import annotations

import sqlite3
import statistics
from datetime import date
from pathlib import Path

import pytest

from annotator import settings
from annotator.datasets.import_report import ImportRequest
from annotator.domain.activity import Spent
from annotator.domain.annotation import SpanAnnotation
from annotator.domain.edit import Add, DocumentEdit
from annotator.domain.identifiers import uuid7
from annotator.domain.schema_file import read_schema
from annotator.project import Project
from tests.benchmarks.figures import milliseconds, say
from tests.benchmarks.load import labelled_lines

pytestmark = pytest.mark.bench

SPANS = 200
MONDAY = date(2026, 5, 4)
MORE_MS = 5


def test_a_new_span_is_on_disk_little_later_than_a_bare_row(tmp_path: Path) -> None:
    lines = tmp_path / "load.jsonl"
    labelled_lines(lines, articles=200)
    bare = sqlite3.connect(tmp_path / "bare.db", isolation_level=None)
    bare.execute("PRAGMA journal_mode = WAL")
    bare.execute("PRAGMA synchronous = FULL")
    bare.execute("CREATE TABLE spans (number INTEGER PRIMARY KEY, label)")
    schema = read_schema(settings.shipped_schemas()[0])
    with Project.create(tmp_path / "load.annot", schema, annotator="bea") as project:
        project.import_files(ImportRequest(paths=(lines,))).result()
        session = project.session("a7")

        def label(start: int) -> None:
            span = SpanAnnotation(uuid7(), "entities", start, start + 5, "ORG")
            session.do([DocumentEdit("a7", Add(span))], spent=Spent(MONDAY, 1_500, 1_500)).saved.result()

        label(0)  # the first of an opening also enters who writes
        rows, spans = [], []
        for place in range(1, SPANS + 1):  # in turns, since a disk is now faster and now slower
            rows.append(milliseconds(lambda: bare.execute("INSERT INTO spans (label) VALUES ('ORG')")))
            spans.append(milliseconds(lambda: label(place * 8)))  # noqa: B023 - called before the loop goes on
    bare.close()
    row, span = statistics.median(rows), statistics.median(spans)
    print(f"\na bare row on disk, median: {row:.2f} ms")
    say("a new span on disk, median", span, row + MORE_MS)
