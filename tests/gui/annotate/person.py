"""Somebody at the annotate page: presses keys, moves the mouse, reads what is on the screen."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from annotator.domain.tokens import TokenTable, rough_tokens
from annotator.gui.annotate.annotate_page import AnnotatePage
from annotator.gui.annotate.queue_delegate import HEIGHT

LEFT = Qt.MouseButton.LeftButton


class Tokens:
    """A tokenizer that answers at once."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def tokens(self, _language: str, texts: Sequence[str]) -> Future[list[TokenTable]]:
        self.asked += texts
        future: Future[list[TokenTable]] = Future()
        future.set_result([rough_tokens(text) for text in texts])
        return future


class Person:
    def __init__(self, qtbot: QtBot, page: AnnotatePage, window: QWidget) -> None:
        self.qtbot = qtbot
        self.page = page
        self.window = window
        self.heard: list[str] = []
        self.troubles: list[str] = []
        self._under_way = 0
        page.desk.said.connect(self.heard.append)
        page.desk.failed.connect(self.troubles.append)
        page.desk.saving.connect(self._take_note)

    def _take_note(self, under_way: int) -> None:
        self._under_way = under_way

    # --- keyboard ---

    def press(self, *keys: str) -> None:
        """Press keys where the keyboard is."""
        for key in keys:
            combination = QKeySequence(key)[0]  # type: ignore[index]  # the stubs leave it out
            focus = QApplication.focusWidget()
            assert focus is not None
            QTest.keyClick(focus, combination.key(), combination.keyboardModifiers())
            QApplication.processEvents()

    def write(self, text: str) -> None:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClicks(focus, text)

    def select(self, quote: str, document_id: str = "storm") -> None:
        """Put the caret before a quote and stretch the selection over it, with the keys that a person has."""
        text = self.text(document_id)
        start = text.index(quote)
        self.page.view.select(document_id, start, start)
        self.press(*["Shift+Right"] * len(quote))

    # --- mouse ---

    def point(self, quote: str, document_id: str = "storm", *, end: bool = False) -> QPoint:
        """Return a point in the view's viewport on the first, or last, character of a quote."""
        view = self.page.view
        start = self.text(document_id).index(quote)
        offset = start + len(quote) - 1 if end else start
        view.reveal(document_id, start, start + len(quote))
        assert view.scene is not None
        index, block = view.scene.text_index(document_id, offset), view.scene.text_block(document_id, offset)
        assert index is not None
        assert block is not None
        box = block.layout.stretches(offset, block.layout.step(offset, forward=True))[0]
        x = (box.left + box.right) / 2 + block.left + view.column_left
        return QPoint(round(x), round(view.scene.top(index) + block.line_middle(box.line) - view.scrolled))

    def option(self, document_id: str, kind: type[Any], **wanted: object) -> QPoint:
        """Return the middle of what says an intent like that when it is clicked."""
        view = self.page.view
        assert view.scene is not None
        for index, block in enumerate(view.scene.blocks):
            view.scene.measure(index)
            for control in block.controls:
                intent = control.action(QPoint())
                if (
                    block.document_id == document_id
                    and isinstance(intent, kind)
                    and all(getattr(intent, name) == value for name, value in wanted.items())
                ):
                    centre = control.rect.center()
                    return QPoint(
                        round(centre.x() + block.left + view.column_left),
                        round(centre.y() + view.scene.top(index) - view.scrolled),
                    )
        raise AssertionError(f"no {kind.__name__} like {wanted} on {document_id}")

    def drag(self, quote: str, document_id: str = "storm") -> None:
        viewport = self.page.view.viewport()
        begin = self.point(quote, document_id)
        finish = self.point(quote, document_id, end=True)
        QTest.mousePress(viewport, LEFT, pos=begin)
        QTest.mouseMove(viewport, finish)
        QTest.mouseRelease(viewport, LEFT, pos=finish)

    def click(self, at: QPoint) -> None:
        QTest.mouseClick(self.page.view.viewport(), LEFT, pos=at)

    def right_click(self, at: QPoint) -> None:
        viewport = self.page.view.viewport()
        reason = QContextMenuEvent.Reason.Mouse
        QApplication.sendEvent(viewport, QContextMenuEvent(reason, at, viewport.mapToGlobal(at)))

    def menu(self) -> QMenu:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        return menu

    def pick(self, text: str) -> None:
        """Choose a line of the open menu."""
        menu = self.menu()
        action = next(each for each in menu.actions() if each.text() == text)
        QTest.mouseClick(menu, LEFT, pos=menu.actionGeometry(action).center())

    def click_on(self, widget: QWidget) -> None:
        self.qtbot.waitUntil(widget.isVisible)
        QTest.mouseClick(widget, LEFT)

    def click_row(self, place: int) -> None:
        table = self.page.queue.table
        QTest.mouseClick(table.viewport(), LEFT, pos=QPoint(60, table.rowViewportPosition(place) + HEIGHT // 2))

    # --- what is on the screen ---

    @property
    def thread(self) -> str:
        work = self.page.annotating.work
        return "" if work is None else work.thread.id

    def text(self, document_id: str) -> str:
        work = self.page.annotating.work
        assert work is not None
        return work.thread.document(document_id).text

    def spans(self, document_id: str = "storm") -> list[tuple[str, str]]:
        work = self.page.annotating.work
        assert work is not None
        text = self.text(document_id)
        return [(text[span.start : span.end], span.label) for span in work.sets[document_id].spans]

    def answers(self, document_id: str) -> dict[str, str]:
        work = self.page.annotating.work
        assert work is not None
        given = {choice.layer: choice.label for choice in work.sets[document_id].choices}
        given |= {f"toward {stance.target.text}": stance.label for stance in work.sets[document_id].stances}
        return given

    @property
    def card(self) -> str:
        """The text of the card in the inspector, or ""."""
        QApplication.processEvents()
        inspector = self.page.inspector
        if inspector.span_card.isVisible():
            return inspector.span_card.text
        return inspector.question_card.text if inspector.question_card.isVisible() else ""

    def wait_for(self, thread: str) -> None:
        self.qtbot.waitUntil(lambda: self.thread == thread)

    def come_back(self) -> None:
        """Make the window the active one again, as the platform does when a pop-up closes."""
        self.page.activateWindow()
        self.qtbot.waitUntil(self.page.view.hasFocus)

    def settle(self) -> None:
        """Wait until all is on disk."""
        self.qtbot.waitUntil(lambda: self._under_way == 0)
