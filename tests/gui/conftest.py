"""A window of one's own: its settings, logs and sample project in a folder that the test throws away."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.domain.schema import Schema
from annotator.domain.schema_file import read_schema
from annotator.gui.app import App
from annotator.gui.background import Background
from annotator.gui.project_pages import ProjectPages
from annotator.gui.suggesting.life import SuggestingLife
from annotator.project import Project
from annotator.settings import shipped_schemas
from annotator.suggest.tokenizing import TokenizerProcess

PAGE = """Storm closes Northgate bridge

Engineers shut the Northgate bridge on Sunday.

The minister blamed the Harbour Authority.

2 Comments

Please follow our commenting guidelines.

1. tidewatcher_b on May 2, 2026

   Fenn is right for once.

2. M. Karsh on May 3, 2026

   Easy to say from Port Eldis.
"""


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "home"
    monkeypatch.setenv("ANNOTATOR_HOME", str(folder))
    return folder


@pytest.fixture(autouse=True)
def plain_locale() -> None:
    """Write dates and numbers alike in every test, whatever language a window before it spoke."""
    QLocale.setDefault(QLocale.c())


@pytest.fixture(autouse=True)
def swept(qapp: QApplication) -> Iterator[None]:
    """Let no window outlive its test: every change of the looks would go through all of them."""
    yield
    for widget in qapp.topLevelWidgets():
        widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def suggesting() -> None:
    """Let suggesters work behind the window, in a process of their own."""


@pytest.fixture(autouse=True)
def quiet(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """Start no such process but for the tests that are about it."""
    if "suggesting" not in request.fixturenames:
        monkeypatch.setattr(SuggestingLife, "start", lambda _life: None)


@pytest.fixture(scope="session")
def tokenizer() -> Iterator[TokenizerProcess]:
    tokenizer = TokenizerProcess()
    yield tokenizer
    tokenizer.close()


class Shared:
    """A tokenizer that is warm already, and stays so when a window closes."""

    def __init__(self, tokenizer: TokenizerProcess) -> None:
        self.tokens = tokenizer.tokens

    def close(self) -> None:
        """Leave it to the next window."""


@pytest.fixture(autouse=True)
def warm(monkeypatch: pytest.MonkeyPatch, tokenizer: TokenizerProcess) -> None:
    """Have the windows of all tests use one tokenizer."""
    monkeypatch.setattr("annotator.suggest.tokenizing.TokenizerProcess", lambda: Shared(tokenizer))


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """A text page with an article, two comments, and a line that is neither."""
    file = tmp_path / "storm.txt"
    file.write_text(PAGE, encoding="utf-8")
    return file


@pytest.fixture(scope="session")
def news() -> Schema:
    return read_schema(shipped_schemas()[0])


@pytest.fixture
def background(qtbot: QtBot) -> Iterator[Background]:
    background = Background()
    yield background
    background.close()


@pytest.fixture
def project(tmp_path: Path, news: Schema) -> Iterator[Project]:
    with Project.create(tmp_path / "Harbour news.annot", news, annotator="mira") as project:
        yield project


@pytest.fixture
def app(qtbot: QtBot, home: Path, qapp: QApplication) -> Iterator[App]:
    app = App(qapp)
    app.window.show()
    yield app
    app.window.close()
    app.deleteLater()


@pytest.fixture
def pages_of(qtbot: QtBot) -> Callable[[App], ProjectPages]:
    """Wait until a project is on the screen and return its pages."""

    def wait(app: App) -> ProjectPages:
        qtbot.waitUntil(lambda: app.pages is not None)
        assert app.pages is not None
        return app.pages

    return wait
