"""The annotate page on a thread with suggestions, and the window with a suggester that does what texts tell it to."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from annotator.datasets.import_report import ImportRequest
from annotator.domain.schema import Schema
from annotator.domain.suggesting import ChosenSuggester, SuggestionSettings
from annotator.gui.app import App
from annotator.gui.project_pages import ProjectPages
from annotator.project import Project
from annotator.suggest.suggester import GROUP
from tests.datasets.lines import Line, article, write
from tests.gui.annotate.conftest import ada, fonts, harbour, sit
from tests.suggest.packages import register

__all__ = ["ada", "fonts", "harbour", "sit"]

Opened = Callable[..., ProjectPages]


@pytest.fixture
def opened(app: App, qtbot: QtBot, tmp_path: Path, news: Schema, monkeypatch: pytest.MonkeyPatch) -> Opened:
    """Open a project of articles with those texts in the window; ``wait``: until all of them were looked at."""
    folder = tmp_path / "packages"
    folder.mkdir()
    register(folder, GROUP, "troubled", "tests.suggest.troubled:Troubled")
    monkeypatch.syspath_prepend(str(folder))
    listened = SuggestionSettings(suggesters=(ChosenSuggester(agent="troubled", suggester="troubled"),))

    def make(*texts: str, wait: bool = True) -> ProjectPages:
        path = tmp_path / "Harbour.annot"
        if not path.exists():
            lines: list[Line] = [article(f"d{number}", text, title=text) for number, text in enumerate(texts)]
            with Project.create(path, news, annotator="mira") as project:
                project.suggesting.change_settings(listened).result()
                project.import_files(ImportRequest(paths=(write(tmp_path / "texts.jsonl", *lines),))).result()
        app.open(path)
        qtbot.waitUntil(lambda: app.pages is not None and app.pages.desk.session is not None)
        assert app.pages is not None
        pages = app.pages
        if wait:
            qtbot.waitUntil(lambda: pages.help.suggesting.found is not None)
        return pages

    return make
