"""The page of exports over a project that two people labelled, who do not agree on all of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from annotator.datasets.import_report import ImportRequest
from annotator.gui.background import Background
from annotator.gui.exporting.page import ExportPage
from annotator.project import Project
from tests.datasets.lines import Line, article, entity, labelled

TEXT = "Bo Li met Ann Ray in Bern."


def _submitted(identifier: str, annotator: str, *quotes: str) -> Line:
    line = article(identifier, TEXT)
    spans = [entity(line, quote, "GPE" if quote == "Bern" else "PERSON") for quote in quotes]
    return {**labelled(line, *spans, annotator=annotator), "state": "submitted"}


@pytest.fixture
def disputed(qtbot: QtBot, project: Project, background: Background, tmp_path: Path) -> Iterator[ExportPage]:
    """The page; of three documents the two annotators agree on “b”, “c” has no label and one annotator."""
    lines = [
        *(_submitted("a", "ines", "Bo Li", "Bern"), _submitted("a", "otto", "Bo Li")),
        *(_submitted("b", "ines", "Bern"), _submitted("b", "otto", "Bern")),
        _submitted("c", "ines"),
    ]
    file = tmp_path / "disputed.jsonl"
    file.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    project.import_files(ImportRequest(paths=(file,))).result()
    page = ExportPage(project, background)
    qtbot.addWidget(page)
    page.resize(1300, 900)
    page.show()
    page.refresh()
    qtbot.waitUntil(lambda: page._write.text() == "Write 3 documents")
    yield page
    page.put_away()
