"""A project that listens to a pipeline in a folder: asked about once, and loaded or left out."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from annotator.datasets.import_report import ImportRequest
from annotator.domain.schema import Schema
from annotator.domain.suggesting import ChosenSuggester, SuggestionSettings
from annotator.gui.app import App
from annotator.gui.suggesters.trust_dialog import TrustDialog
from annotator.project import Project
from annotator.settings import load_settings
from tests.datasets.lines import article, write
from tests.gui.annotate.person import LEFT
from tests.suggest.pipelines import rules

pytestmark = [pytest.mark.e2e, pytest.mark.usefixtures("suggesting")]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "mine"
    rules().to_disk(folder)
    return folder


@pytest.fixture
def asked(app: App, qtbot: QtBot, tmp_path: Path, news: Schema, folder: Path) -> TrustDialog:
    path = tmp_path / "Harbour.annot"
    chosen = ChosenSuggester(agent="mine", suggester="spacy", settings={"pipeline": str(folder)})
    with Project.create(path, news, annotator="mira") as project:
        project.suggesting.change_settings(SuggestionSettings(suggesters=(chosen,))).result()
        texts = write(tmp_path / "texts.jsonl", article("a", "Alder was there"))
        project.import_files(ImportRequest(paths=(texts,))).result()
    app.open(path)
    qtbot.waitUntil(lambda: bool(app.window.findChildren(TrustDialog)))
    (dialog,) = app.window.findChildren(TrustDialog)
    return dialog


def test_it_is_loaded_once_somebody_trusts_it(app: App, qtbot: QtBot, asked: TrustDialog, folder: Path) -> None:
    assert asked.folder == str(folder)
    QTest.mouseClick(asked.yes, LEFT)
    assert load_settings().trusts(str(folder))
    pages = app.pages
    assert pages is not None
    qtbot.waitUntil(lambda: pages.project.session("a").suggestions != {})


def test_it_is_listened_to_no_more_where_nobody_trusts_it(app: App, qtbot: QtBot, asked: TrustDialog) -> None:
    QTest.mouseClick(asked.no, LEFT)
    pages = app.pages
    assert pages is not None
    qtbot.waitUntil(lambda: not pages.project.suggesting.settings().suggesters[0].active)
    assert "switched off" in app.window.status.text
