"""Somebody at the real window whose hands are counted: each key press, click, drag and double-click that arrives."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from annotator.datasets.import_report import ImportRequest
from annotator.domain.schema_file import read_schema
from annotator.gui.app import App
from annotator.project import Project
from annotator.settings import Settings, save_settings, shipped_schemas
from tests.gui.annotate.person import LEFT, Person
from tests.gui.annotate.threads import write_threads

_PATIENCE_MS = 60_000
"""How long starting may take on a machine that has much else to do."""
_MODIFIERS = (Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Meta)


class Counter(QObject):
    """Counts what reaches the program's windows, before any widget sees it.

    A key is counted once, whether a shortcut takes it or a widget, and held modifiers are part of it; the two presses
    of a double-click are one action, and so is a drag.
    """

    def __init__(self, program: QApplication) -> None:
        super().__init__(program)
        self.keys = 0
        self.clicks = 0
        program.installEventFilter(self)

    @property
    def actions(self) -> int:
        return self.keys + self.clicks

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - the name is Qt's
        if isinstance(watched, QWindow):
            match event.type():
                case QEvent.Type.ShortcutOverride if isinstance(event, QKeyEvent) and event.key() not in _MODIFIERS:
                    self.keys += 1
                case QEvent.Type.MouseButtonPress:
                    self.clicks += 1
                case QEvent.Type.MouseButtonDblClick:
                    self.clicks -= 1
        return False


class Hands(Person):
    """Presses and clicks as the platform does: into the window, which finds the widget."""

    def __init__(self, qtbot: QtBot, app: App, counter: Counter) -> None:
        assert app.pages is not None
        super().__init__(qtbot, app.pages._annotate, app.window)
        self.counter = counter
        self.figures: dict[str, int] = {}

    @contextmanager
    def counted(self, what: str) -> Iterator[None]:
        """Note how many actions what is done meanwhile takes."""
        before = self.counter.actions
        yield
        self.figures[what] = self.counter.actions - before

    def press(self, *keys: str) -> None:
        for key in keys:
            combination = QKeySequence(key)[0]  # type: ignore[index]  # the stubs leave it out
            QTest.keyClick(self._front(), combination.key(), combination.keyboardModifiers())
            QApplication.processEvents()

    def write(self, text: str) -> None:
        """Type small letters, digits and blanks."""
        for letter in text:
            QTest.keyClick(self._front(), Qt.Key(ord(letter.upper())))

    def click(self, at: QPoint) -> None:
        QTest.mouseClick(self._front(), LEFT, pos=self._in_window(self.page.view.viewport(), at))
        QApplication.processEvents()

    def click_on(self, widget: QWidget) -> None:
        self.qtbot.waitUntil(widget.isVisible)
        QTest.mouseClick(self._front(), LEFT, pos=self._in_window(widget, widget.rect().center()))
        QApplication.processEvents()

    def double_click(self, quote: str, document_id: str = "storm", *, beside: int = 0) -> None:
        """Double-click on the first letter of a quote, or so many pixels right of its last."""
        at = self.point(quote, document_id, end=bool(beside)) + QPoint(beside, 0)
        QTest.mouseDClick(self._front(), LEFT, pos=self._in_window(self.page.view.viewport(), at))
        QApplication.processEvents()

    def drag(self, quote: str, document_id: str = "storm") -> None:
        viewport = self.page.view.viewport()
        begin = self._in_window(viewport, self.point(quote, document_id))
        finish = self._in_window(viewport, self.point(quote, document_id, end=True))
        QTest.mousePress(self._front(), LEFT, pos=begin)
        QTest.mouseMove(self._front(), finish)
        QTest.mouseRelease(self._front(), LEFT, pos=finish)
        QApplication.processEvents()

    def walk_to(self, quote: str, document_id: str = "storm") -> None:
        """Bring the caret before a quote in the text that it is in, by tokens."""
        start = self.text(document_id).index(quote)
        self.press("Ctrl+Home")
        while self.caret < (document_id, start):
            before = self.caret
            self.press("Ctrl+Right")
            assert self.caret != before

    @property
    def caret(self) -> tuple[str, int]:
        selection = self.page.view.selection
        assert selection is not None
        return selection.document_id, selection.position

    def _front(self) -> QWindow:
        """Return the window that has the keyboard; a pop-up gets what arrives at the window below it."""
        return (QApplication.activeModalWidget() or self.window).windowHandle()

    def _in_window(self, widget: QWidget, at: QPoint) -> QPoint:
        return widget.mapTo(widget.window(), at)


def write_project(folder: Path) -> Path:
    """Write a project of the storm, its suggestions, and two short threads behind it."""
    folder.mkdir(parents=True, exist_ok=True)
    texts, proposed = write_threads(folder, count=3)
    path = folder / "Storm.annot"
    with Project.create(path, read_schema(shipped_schemas()[0]), annotator="ada") as project:
        project.import_files(ImportRequest(paths=(texts,))).result()
        project.import_files(ImportRequest(paths=(proposed,), agent="news-en")).result()
    return path


@contextmanager
def sitting(qtbot: QtBot, program: QApplication, path: Path) -> Iterator[Hands]:
    """Start the program on a project and sit down: the first thread is open and its tokens are there."""
    save_settings(Settings(annotator="ada"))
    app = App(program)
    counter = Counter(program)
    app.window.resize(1440, 900)
    app.window.show()
    app.open(path)
    qtbot.waitUntil(lambda: app.pages is not None and bool(app.pages.desk.tokens), timeout=_PATIENCE_MS)
    app.window.activateWindow()
    qtbot.waitUntil(app.window.isActiveWindow, timeout=_PATIENCE_MS)
    hands = Hands(qtbot, app, counter)
    page = hands.page
    qtbot.waitUntil(lambda: page.view.hasFocus() and page.queue.table.model().rowCount() > 0, timeout=_PATIENCE_MS)
    yield hands
    program.removeEventFilter(counter)
    app.window.close()
    app.deleteLater()


def label_by_mouse(ada: Hands) -> None:
    """Label a fresh thread with the mouse."""
    palette = ada.page.inspector.palette_.buttons
    with ada.counted("taking a label in the hand"):
        ada.click_on(palette["entities", "ORG"])
    with ada.counted("a span, label in the hand: drag"):
        ada.drag("Harbour Authority")
    with ada.counted("a span, label in the hand: double-click on a token"):
        ada.double_click("Engineers")
    ada.click_on(palette["entities", "LOC"])
    with ada.counted("a span, label in the hand: double-click on a suggestion"):
        ada.double_click("Marren Peninsula")
    ada.press("Esc", "Esc")
    with ada.counted("a span, selected first: drag, then the label's key"):
        ada.drag("University of Eldis")
        ada.press("3")


def label_by_keyboard(ada: Hands) -> None:
    """Label a fresh thread with the keyboard."""
    ada.qtbot.waitUntil(lambda: ada.card == "Sunday")
    with ada.counted("accepting a suggestion"):
        ada.press("Space")
    with ada.counted("refusing a suggestion"):
        ada.press("Backspace")
    with ada.counted("a choice"):
        ada.press("2")
    ada.press("1")
    with ada.counted("a stance"):
        ada.press("1")
    with ada.counted("accepting a suggested answer"):
        ada.press("Space")
    ada.page.view.select("storm", 0, 0)
    ada.walk_to("Engineers")
    with ada.counted("a span of one token, caret on it"):
        ada.press("2")
    ada.walk_to("Odile Fenn")
    with ada.counted("a span of two tokens, caret on it: label, then stretch"):
        ada.press("1", "Alt+Shift+Right")
    ada.walk_to("University of Eldis")
    with ada.counted("a span of three tokens, caret on it: select, then label"):
        ada.press("Ctrl+Shift+Right", "Ctrl+Shift+Right", "Ctrl+Shift+Right", "3")
    ada.walk_to("said")
    with ada.counted("the next name that nobody labelled: going there and labelling it"):
        ada.press(".", "3")
    with ada.counted("saving"):
        ada.settle()


def label_suggestion_by_keyboard(ada: Hands) -> None:
    """Give a suggested span another label with the keyboard."""
    with ada.counted("a suggested span, with a label of one's own"):
        ada.press("Tab", "7")
