"""The whole window with a project of four threads, and somebody who finds things in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from annotator.datasets.import_report import ImportRequest
from annotator.domain.schema import Schema
from annotator.gui.app import App
from annotator.gui.finding.page import FindPage
from annotator.gui.finding.place_rows import PlaceRows
from annotator.gui.project_pages import ProjectPages
from annotator.project import Project
from annotator.settings import Settings, save_settings
from tests.gui.annotate.threads import write_threads


class Finder:
    """Somebody at the window: opens the page, types, walks the lists, reads what is there."""

    def __init__(self, qtbot: QtBot, app: App, pages: ProjectPages) -> None:
        self.qtbot, self.app, self.pages = qtbot, app, pages
        self.heard: list[str] = []
        self.troubles: list[str] = []
        pages.said.connect(self.heard.append)
        pages.desk.said.connect(self.heard.append)
        pages.failed.connect(self.troubles.append)

    @property
    def page(self) -> FindPage:
        page = self.app.window.page
        assert isinstance(page, FindPage)
        return page

    def press(self, *keys: str) -> None:
        for key in keys:
            combination = QKeySequence(key)[0]  # type: ignore[index]  # the stubs leave it out
            focus = QApplication.focusWidget()
            assert focus is not None
            QTest.keyClick(focus, combination.key(), combination.keyboardModifiers())
            QApplication.processEvents()

    def write(self, text: str) -> None:
        focus = QApplication.focusWidget()
        assert focus is not None
        if text.isascii():
            QTest.keyClicks(focus, text)
        else:  # no key of the test's keyboard gives it
            QApplication.clipboard().setText(text)
            self.press("Ctrl+V")

    def click(self, widget: QWidget) -> None:
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)

    def find(self, text: str) -> None:
        """Open the page and type; wait for what comes of it."""
        self.press("Ctrl+F")
        self.write(text)
        self.qtbot.waitUntil(lambda: bool(self.page.search.summary.text()))

    def rows(self, rows: PlaceRows) -> list[str]:
        """Return the marked words of each place, in capitals where the row is muted; headings as [title]."""
        said = []
        for row in range(rows.rowCount()):
            self.qtbot.waitUntil(partial(_is_read, rows, row))
            hit = rows.hit_at(row)
            assert hit is not None
            if rows.is_heading(row):
                said.append(f"[{hit.title[:12]}]")
            else:
                said.append(" ".join(hit.context.text[start:end] for start, end in hit.context.marks))
        return said

    @property
    def thread(self) -> str:
        session = self.pages.desk.session
        return "" if session is None else session.thread.id

    def spans(self, document_id: str) -> list[tuple[str, str]]:
        """Return text and label of the spans of a document, as they are on disk."""
        project = self.pages.project
        session = project.session(document_id if document_id.startswith(("storm", "t")) else "storm")
        text = session.thread.document(document_id).text
        return [(text[span.start : span.end], span.label) for span in session.sets[document_id].spans]

    def select(self, quote: str, document_id: str = "storm") -> None:
        """Select a text in the open thread."""
        session = self.pages.desk.session
        assert session is not None
        start = session.thread.document(document_id).text.index(quote)
        view = self.pages._annotate.view
        view.setFocus()
        view.select(document_id, start, start)
        self.press(*["Shift+Right"] * len(quote))

    def label(self, quote: str, key: str, document_id: str = "storm") -> None:
        """Label a text in the open thread with a key."""
        self.select(quote, document_id)
        self.press(key)
        self.settle()

    def settle(self) -> None:
        """Wait until all is on disk."""
        self.qtbot.waitUntil(lambda: not self.pages.desk._under_way)

    def open_thread(self, thread: str) -> None:
        self.pages.show_annotate()
        if self.thread != thread:
            self.pages.desk.open_thread(thread)
            self.qtbot.waitUntil(lambda: self.thread == thread)


def _is_read(rows: PlaceRows, row: int) -> bool:
    return rows.hit_at(row) is not None


@pytest.fixture
def harbour(tmp_path: Path, news: Schema) -> Path:
    """The storm with its two comments, and three short reports of Port Eldis behind it."""
    path = tmp_path / "Harbour.annot"
    with Project.create(path, news, annotator="ada") as project:
        texts, _ = write_threads(tmp_path, count=4)
        assert project.import_files(ImportRequest(paths=(texts,))).result().refused == ()
    return path


ELDIS = [("Port Eldis", "GPE")]
Sit = Callable[[Path], Finder]


@pytest.fixture
def sit(qtbot: QtBot, home: Path, qapp: QApplication) -> Iterator[Sit]:
    """Open a project in a window of its own."""
    apps: list[App] = []

    def sit_down(path: Path) -> Finder:
        for app in apps:
            app.window.close()
        save_settings(Settings(annotator="ada"))
        app = App(qapp)
        apps.append(app)
        app.window.resize(1280, 800)
        app.window.show()
        app.window.activateWindow()
        app.open(path)
        qtbot.waitUntil(lambda: app.pages is not None and app.pages.desk.session is not None)
        assert app.pages is not None
        qtbot.waitUntil(app.window.isActiveWindow)
        finder = Finder(qtbot, app, app.pages)
        finder.open_thread("storm")
        return finder

    yield sit_down
    for app in apps:
        app.window.close()
        app.deleteLater()


@pytest.fixture
def ada(sit: Sit, harbour: Path) -> Finder:
    return sit(harbour)
