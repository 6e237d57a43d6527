"""The view with what it said and places asked for by quoting, and a mouse and keys to use it with."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

from annotator.gui.thread_view.intents import (
    Intent,
)
from annotator.gui.thread_view.text_block import TextBlock
from annotator.gui.thread_view.view import ThreadView
from tests.gui.thread_view.threads import SCHEMA, Labelled

LEFT = Qt.MouseButton.LeftButton
PLAIN = Qt.KeyboardModifier.NoModifier


class Shown(ThreadView):
    """The view with what it said, and with places asked for by quoting."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[Intent] = []
        self.intent.connect(self.said.append)

    def show_labelled(self, made: Labelled) -> None:
        self.show_thread(made.thread, schema=SCHEMA, sets=made.sets, suggestions=made.suggestions)

    def update_labelled(self, made: Labelled, *documents: str) -> None:
        self.update_sets(made.sets, made.suggestions, frozenset(documents))

    def told(self, kind: type[Any]) -> list[Any]:
        return [intent for intent in self.said if isinstance(intent, kind)]

    def text(self, document_id: str) -> str:
        assert self.scene is not None
        return self.scene.content.thread.document(document_id).text

    def block(self, document_id: str, offset: int) -> tuple[int, TextBlock]:
        assert self.scene is not None
        index, block = self.scene.text_index(document_id, offset), self.scene.text_block(document_id, offset)
        assert index is not None
        assert block is not None
        return index, block

    def point(self, document_id: str, offset: int, *, part: float = 0.5) -> QPoint:
        """Return a point in the viewport on the character at ``offset``; ``part`` 0 is its left edge."""
        assert self.scene is not None
        index, block = self.block(document_id, offset)
        end = block.layout.step(offset, forward=True)
        box = block.layout.stretches(offset, end)[0]
        x = box.left + (box.right - box.left) * part + block.left
        return QPoint(
            round(x + self.column_left),
            round(self.scene.top(index) + block.line_middle(box.line) - self.scrolled),
        )

    def control(self, document_id: str, kind: type[Any], **wanted: object) -> QPoint:
        """Return the middle of the control that says an intent like that."""
        assert self.scene is not None
        for index, block in enumerate(self.scene.blocks):
            self.scene.measure(index)
            for control in block.controls:
                intent = control.action(QPoint())
                if (
                    block.document_id == document_id
                    and isinstance(intent, kind)
                    and all(getattr(intent, name) == value for name, value in wanted.items())
                ):
                    centre = control.rect.center()
                    return QPoint(
                        round(centre.x() + block.left + self.column_left),
                        round(centre.y() + self.scene.top(index) - self.scrolled),
                    )
        raise AssertionError(f"no {kind.__name__} like {wanted} on {document_id}")


def mouse(view: Shown, kind: QEvent.Type, at: QPoint, *, held: Qt.KeyboardModifier = PLAIN) -> None:
    buttons = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseButtonRelease else LEFT
    button = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else LEFT
    place = view.viewport().mapToGlobal(at)
    QApplication.sendEvent(view.viewport(), QMouseEvent(kind, QPointF(at), QPointF(place), button, buttons, held))


def click(view: Shown, at: QPoint, *, held: Qt.KeyboardModifier = PLAIN) -> None:
    mouse(view, QEvent.Type.MouseButtonPress, at, held=held)
    mouse(view, QEvent.Type.MouseButtonRelease, at, held=held)


def double_click(view: Shown, at: QPoint) -> None:
    click(view, at)
    mouse(view, QEvent.Type.MouseButtonDblClick, at)
    mouse(view, QEvent.Type.MouseButtonRelease, at)


def drag(view: Shown, begin: QPoint, *points: QPoint, held: Qt.KeyboardModifier = PLAIN) -> None:
    mouse(view, QEvent.Type.MouseButtonPress, begin, held=held)
    for at in points:
        mouse(view, QEvent.Type.MouseMove, at, held=held)
    mouse(view, QEvent.Type.MouseButtonRelease, points[-1], held=held)


def key(view: Shown, pressed: Qt.Key, held: Qt.KeyboardModifier = PLAIN) -> QKeyEvent:
    event = QKeyEvent(QEvent.Type.KeyPress, pressed, held)
    QApplication.sendEvent(view, event)
    return event
