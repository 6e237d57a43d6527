"""Export to each format beside that to JSON lines; one that is slow says which bare work takes it so long.

FORMATS_ARTICLES in the environment says of how many articles, each with its comments.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
import statistics
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
import spacy
from spacy.tokens import DocBin

from annotator.datasets.export_report import ExportRequest, Whose
from annotator.domain.tokens import rough_tokens
from annotator.formats.writing import WRITERS
from annotator.project import Project
from tests.benchmarks.figures import beside, processor_seconds, say
from tests.benchmarks.load import labelled_lines, take_in

pytestmark = pytest.mark.bench

ARTICLES = int(os.environ.get("FORMATS_ARTICLES", "400"))
LEAST = 0.25  # of the speed of JSON lines

IN_TOKENS = {"conll", "hf-tokens", "webanno-tsv"}
IN_FILES = {"brat", "webanno-tsv", "xmi"}


@dataclass(frozen=True, slots=True)
class Reason:
    """Work that nobody who writes the format is spared, alone, and the seconds of processor time that it takes."""

    what: str
    seconds: float


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("formats")
    labelled_lines(folder / "load.jsonl", articles=ARTICLES)
    take_in(folder / "load.annot", folder / "load.jsonl")
    return folder / "load.annot"


@pytest.mark.parametrize("name", [name for name in WRITERS if name != "jsonl"])
def test_each_format_beside_json_lines(loaded: Path, tmp_path: Path, name: str) -> None:
    out = tmp_path / "out"
    with Project.open(loaded, access="read") as project:
        plain = ExportRequest(out=tmp_path / "out.jsonl", whose=Whose.ALL)
        request = ExportRequest(out=out, whose=Whose.ALL, format=name)
        project.export(request)  # which also imports what the format needs
        taken, lines, ratio = beside(lambda: project.export(request), lambda: project.export(plain))
        language = project.schema.language
    print(f"\n{name}: {taken:.2f} s; JSON lines: {lines:.2f} s")
    if ratio >= LEAST or name not in IN_TOKENS | IN_FILES | {"spacy"}:
        say(f"export to {name}, of the speed of JSON lines", ratio, LEAST, "times", at_least=True)
        return
    left = taken
    for reason in _reasons(name, out, language, loaded):
        print(f"{name} is at {ratio:.2f} of the speed of JSON lines: {reason.what} takes {reason.seconds:.2f} s")
        left -= reason.seconds
    if left > 0:  # the bare work may come out longer than all of it, where making files is now slow and now quick
        say(f"export to {name} but for that, of the speed of JSON lines", lines / left, LEAST, "times", at_least=True)


def _reasons(name: str, out: Path, language: str, project: Path) -> Iterator[Reason]:
    with closing(sqlite3.connect(project)) as connection:
        texts = [text for (text,) in connection.execute("SELECT text FROM documents")]
    if name in IN_TOKENS:
        seconds = _seconds(lambda: [rough_tokens(text) for text in texts])
        yield Reason(f"it is in tokens, and to cut {len(texts):,} texts alone", seconds)
    if name == "spacy":
        made = spacy.blank(language)
        seconds = _seconds(lambda: [made.make_doc(text) for text in texts])
        yield Reason(f"it is in spaCy's tokens, and to cut {len(texts):,} texts alone", seconds)
        docs = [doc for path in out.rglob("*.spacy") for doc in DocBin().from_disk(path).get_docs(made.vocab)]
        seconds = _seconds(lambda: DocBin(store_user_data=True, docs=docs).to_bytes())
        yield Reason(f"it is spaCy's DocBin, and to pack these {len(docs):,} alone", seconds)
    if name in IN_FILES:
        contents = [path.read_bytes() for path in out.rglob("*") if path.is_file()]
        seconds = _seconds(lambda: _make_files(out.with_name("bare"), contents))
        what = f"it is files for each text, and to make, read over and put in place {len(contents):,} alone"
        yield Reason(what, seconds)


def _make_files(folder: Path, contents: Sequence[bytes]) -> None:
    """Do what makes an export to many files all or nothing, and its manifest true, by the shortest way."""
    drafts, placed = f"{folder}/drafts", f"{folder}/placed"
    os.makedirs(drafts)  # noqa: PTH103 - quicker than a Path, as below
    os.makedirs(placed)  # noqa: PTH103
    for number, content in enumerate(contents):
        with open(f"{drafts}/{number}", "wb") as file:  # noqa: PTH123
            file.write(content)
    for number in range(len(contents)):
        with open(f"{drafts}/{number}", "rb") as file:  # noqa: PTH123
            hashlib.file_digest(file, "sha256")
        os.replace(f"{drafts}/{number}", f"{placed}/{number}")  # noqa: PTH105
    shutil.rmtree(folder)


def _seconds(work: Callable[[], object]) -> float:
    return statistics.median(processor_seconds(work) for _ in range(3))
