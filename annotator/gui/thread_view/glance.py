"""A glance at the text that a comment answers: a calm panel over the thread, which stays where it is."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QHideEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from annotator.domain.document import Document
from annotator.gui.controls.drawing import hairline, inset, painter_of
from annotator.gui.controls.key_cap import KeyCap
from annotator.gui.controls.labels import Elided
from annotator.gui.keys import cap
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
        row = QHBoxLayout(self)
        row.setContentsMargins(_EDGE, 0, 12, 0)
        row.addWidget(self.title, 1)
        row.addWidget(KeyCap(cap("leave")))
        self.setFixedHeight(_HEAD)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(self.tr("Close"))

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
    """Shows what a comment answers, with its labels, to read alone. The keyboard stays where it is."""

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
        self.raise_()


def _title(answered: Document) -> str:
    if answered.parent is None:
        return QCoreApplication.translate("ThreadView", "The article")
    return caption(answered.author or "") or QCoreApplication.translate("ThreadView", "Unknown author")
