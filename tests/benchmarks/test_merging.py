"""Merging two files of 10,000 threads with 300,000 labels each; ARTICLES in the environment makes it smaller."""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest

from annotator import settings
from annotator.datasets.import_report import ImportRequest
from annotator.domain.packing import PackRequest
from annotator.domain.schema_file import read_schema
from annotator.project import Project
from tests.benchmarks.figures import say
from tests.benchmarks.load import labelled_lines

pytestmark = pytest.mark.bench

ARTICLES = int(os.environ.get("ARTICLES", "10000"))
LIMIT_SECONDS = 10


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two files with the same threads, each labelled by somebody, and one with other threads."""
    folder = tmp_path_factory.mktemp("merging")
    labelled_lines(folder / "load.jsonl", articles=ARTICLES)
    lines = (folder / "load.jsonl").read_bytes()
    (folder / "other.jsonl").write_bytes(re.sub(rb'"a(\d)', rb'"b\1', lines))
    for name, load in (("ada", "load.jsonl"), ("bo", "load.jsonl"), ("others", "other.jsonl")):
        _import(folder / f"{name}.annot", folder / load, annotator=name)
    return folder


def _import(path: Path, lines: Path, *, annotator: str) -> None:
    with Project.create(path, read_schema(settings.shipped_schemas()[0]), annotator=annotator) as project:
        project.import_files(ImportRequest(paths=(lines,), annotator=annotator)).result()


def _least(folder: Path, other: Path) -> float:
    """Return the seconds that copying both files and inserting the same rows by plain sqlite3 takes."""
    began = time.perf_counter()
    shutil.copy(folder / "ada.annot", folder / "plain.annot")  # as the backup before a merge
    shutil.copy(other, folder / "plain other.annot")  # so that the other file is never touched
    with closing(sqlite3.connect(folder / "plain.annot", isolation_level=None)) as connection:
        connection.execute("ATTACH DATABASE ? AS other", (str(folder / "plain other.annot"),))
        connection.execute("BEGIN")
        for table in ("documents", "sets", "annotations", "history"):
            connection.execute(f"CREATE TABLE plain_{table} AS SELECT * FROM other.{table}")
        connection.execute("COMMIT")
    return time.perf_counter() - began


def _merge(folder: Path, other: Path) -> tuple[float, float]:
    """Return the seconds that a merge takes, and that the same once more takes, which finds nothing new."""
    target = Path(shutil.copy(folder / "ada.annot", folder / "merged.annot"))
    with Project.open(target, annotator="ada") as project:
        began = time.perf_counter()
        report = project.handing_over.merge([other], unrelated=True).result()
        merged = time.perf_counter() - began
        assert report.added > ARTICLES * 30
        assert report.conflicts == 0
        began = time.perf_counter()
        assert not project.handing_over.merge([other], unrelated=True).result().changed
        again = time.perf_counter() - began
    return merged, again


@pytest.mark.parametrize(
    ("name", "what"), [("bo", "the same threads, labelled by somebody else"), ("others", "other threads")]
)
def test_merging_two_files(folder: Path, name: str, what: str) -> None:
    other = folder / f"{name}.annot"
    merged, again = _merge(folder, other)
    print(f"\n{2 * ARTICLES:,} threads and {2 * ARTICLES * 30:,} spans in two files, {what}")
    print(f"copying both files and the rows by plain sqlite3: {_least(folder, other):.2f} s")
    say("merging them, with the backup before it", merged, LIMIT_SECONDS, "s")
    say("merging them again, which changes nothing", again, LIMIT_SECONDS, "s")


def test_packing(folder: Path) -> None:
    with Project.open(folder / "ada.annot", annotator="ada") as project:
        began = time.perf_counter()
        packed = project.handing_over.pack(folder / "for bo.annot", PackRequest(annotator="bo"))
        taken = time.perf_counter() - began
    assert packed.threads == ARTICLES
    assert packed.labels == 0
    say(f"a file of {ARTICLES:,} threads for somebody else", taken, LIMIT_SECONDS, "s")
