"""A glance at the text that a comment answers: a calm panel over the thread, which stays where it is."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QKeyCombination, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QHideEvent, QKeyEvent, QKeySequence, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from annotator.domain.document import Document
from annotator.gui.controls.drawing import hairline, inset, painter_of
from annotator.gui.controls.key_cap import KeyCap, key_text
from annotator.gui.controls.labels import Elided
from annotator.gui.key_map import keys_in_force
from annotator.gui.keys import cap, sequences
from annotator.gui.style_sheet import look
from annotator.gui.thread_view.canvas import Canvas
from annotator.gui.thread_view.look import CARD_RADIUS
from annotator.gui.thread_view.offsets import caption

_GAP = 10
_EDGE = 24
_HEAD = 40
_FOOT = 8
_LEAST, _MOST = 120, 420


class _Head(QWidget):
    """Who says what is read in the panel; a click puts the panel away."""

    def __init__(self, panel: QWidget) -> None:
        super().__init__(panel)
        self._panel = panel
        self.title = look(Elided(), "strong")
        self._further = (look(QLabel(self.tr("Read on")), "meta"), KeyCap(key_text(QKeySequence(Qt.Key.Key_PageDown))))
        self._leave = KeyCap("")
        row = QHBoxLayout(self)
        row.setContentsMargins(_EDGE, 0, 12, 0)
        row.addWidget(self.title, 1)
        for part in self._further:
            row.addWidget(part)
        row.addSpacing(8)
        row.addWidget(self._leave)
        self.setFixedHeight(_HEAD)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(self.tr("Close"))
        self._follow_keys()
        keys_in_force().changed.connect(self._follow_keys)

    def offer_further(self, *, there_is: bool) -> None:
        """Show the key that reads on, where there is more than is in sight."""
        for part in self._further:
            part.setVisible(there_is)

    def _follow_keys(self) -> None:
        self._leave.set_text(cap("leave"))
        self._leave.setVisible(bool(cap("leave")))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the press, so that the release comes here too."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()):
            self._panel.hide()


class _Text(Canvas):
    """The text on the paper of the panel."""

    @property
    def ground(self) -> str:
        return self.look.theme.paper


class Glance(QWidget):
    """Shows what a comment answers, with its labels, to read alone.

    The keyboard stays where it is, but for the keys that ``wants`` names.
    """

    def __init__(self, over: Canvas) -> None:
        super().__init__(over)
        self.answering: str | None = None
        self._over = over
        self._head = _Head(self)
        self._text: _Text | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 1, 1, _FOOT)
        self._column.setSpacing(0)
        self._column.addWidget(self._head)
        self.hide()

    def toggle(self, document_id: str) -> tuple[str, str] | None:
        """Show what a comment answers, or put it away where it is shown; answer with title and text of what is."""
        scene, again = self._over.scene, self.isVisible() and self.answering == document_id
        self.hide()
        if again or scene is None:
            return None
        answered = scene.content.answered(scene.content.thread.document(document_id))
        cards = scene.cards_between(0, scene.height)
        rect = next((rect for card, rect in cards if card.document_id == document_id), None)
        if answered is None or rect is None:
            return None
        self.answering = document_id
        title = _title(answered)
        self._head.title.setText(title)
        self.setAccessibleName(title)
        corner = self._over.viewport().pos()
        sight = self._over.viewport().rect().translated(corner)
        self.setGeometry(sight.left() + self._over.column_left, sight.top(), self._over.column_width, _MOST)
        self.show()
        self._stand(self._fill(answered), sight, self._over.to_viewport(rect).translated(corner))
        return title, answered.text

    def wants(self, event: QKeyEvent) -> bool:
        """Tell whether a key is the panel's as long as it is there: the one that leaves, and those that read on."""
        return self.isVisible() and (_leaves(event) or (self._reading_on(event) != 0 and self._is_long))

    def press(self, event: QKeyEvent) -> None:
        """Do what a key means here."""
        if _leaves(event):
            self.hide()
        elif self._text is not None:
            page = max(self._text.viewport().height() - self._text.look.comment.line_height, 1)
            bar = self._text.verticalScrollBar()
            bar.setValue(bar.value() + self._reading_on(event) * page)

    @property
    def _is_long(self) -> bool:
        """Whether there is more text than is in sight."""
        return self._text is not None and self._text.verticalScrollBar().maximum() > 0

    def _reading_on(self, event: QKeyEvent) -> int:
        """Return 1 for a page further, -1 for one back, 0 for any other key."""
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return 0
        return {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}.get(Qt.Key(event.key()), 0)

    def hideEvent(self, event: QHideEvent) -> None:
        self.answering = None

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = painter_of(self), self._over.look.theme
        painter.setPen(hairline(theme.line_strong))
        painter.setBrush(QColor(theme.paper))
        painter.drawRoundedRect(QRectF(inset(self)), CARD_RADIUS, CARD_RADIUS)

    def _fill(self, answered: Document) -> int:
        """Show a document's text and return how high it is."""
        if self._text is None:
            self._text = _Text(self._over.look, self)
            self._text.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._column.addWidget(self._text, 1)
        text = self._text
        text.show()
        text.setAccessibleName(self.accessibleName())
        text.look, text.only = self._over.look, answered.id
        self._column.activate()
        if self._over.scene is not None:
            text.stack(self._over.scene.content, frozenset())
        return 0 if text.scene is None else text.scene.height

    def _stand(self, text: int, sight: QRect, card: QRect) -> None:
        """Stand above the card, or below it where there is more room; both in the coordinates of the view."""
        height = min(_HEAD + text + _FOOT + 1, _MOST)
        over, under = min(card.top(), sight.bottom()), max(card.bottom(), sight.top())
        above, below = over - sight.top() - 2 * _GAP, sight.bottom() - under - 2 * _GAP
        if max(above, below) < min(_LEAST, height):
            # The card fills what is in sight: its questions are at its bottom, so its top is covered.
            top, height = sight.top() + _GAP, min(height, sight.height() // 3)
        elif above >= min(height, below):
            height = min(height, above)
            top = over - _GAP - height
        else:
            height = min(height, below)
            top = under + _GAP
        self.setGeometry(self.x(), top, self.width(), height)
        self._column.activate()
        self._head.offer_further(there_is=self._is_long)
        self.raise_()


def _leaves(event: QKeyEvent) -> bool:
    """Tell whether a key is one that puts things down, as the keys are in force."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return QKeySequence(QKeyCombination(held, Qt.Key(event.key()))) in sequences("leave")


def _title(answered: Document) -> str:
    if answered.parent is None:
        return QCoreApplication.translate("ThreadView", "The article")
    return caption(answered.author or "") or QCoreApplication.translate("ThreadView", "Unknown author")
