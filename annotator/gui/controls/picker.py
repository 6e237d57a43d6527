"""A closed list of which one line is chosen."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from annotator.gui.appearance import theme_in_force
from annotator.gui.controls.drawing import box, draw_chevron, draw_focus, hairline, inset, painter_of
from annotator.gui.fonts import ui_font


class Picker(QComboBox):
    """A combo box in our look.

    Signals:
        picked(value): a person chose another line.
    """

    picked = Signal(object)

    def __init__(self, lines: Iterable[tuple[object, str]] = (), *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.set_lines(lines)
        self.activated.connect(lambda _index: self.picked.emit(self.value))

    def set_lines(self, lines: Iterable[tuple[object, str]], *, chosen: object = None) -> None:
        """Show these (value, words) instead, that value chosen, else the first."""
        self.clear()
        for value, words in lines:
            self.addItem(words, value)
        self.choose(chosen)

    @property
    def value(self) -> object:
        """The value of the chosen line."""
        return self.currentData()

    def choose(self, value: object) -> None:
        """Show that value as chosen; says nothing to anyone."""
        for index in range(self.count()):
            if self.itemData(index) == value:
                self.setCurrentIndex(index)
                return

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(ui_font())
        widest = max((metrics.horizontalAdvance(self.itemText(index)) for index in range(self.count())), default=40)
        return QSize(min(max(widest, 60), 280) + 42, 30)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, 30)

    def wheelEvent(self, event: QWheelEvent) -> None:
        # The wheel scrolls the page; a choice that changes under it is a choice that nobody made.
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_in_force()
        painter = painter_of(self)
        painter.setBrush(QColor(theme.paper if self.isEnabled() else theme.panel))
        painter.setPen(hairline(theme.line_strong))
        painter.drawPath(box(inset(self), 6))
        painter.setPen(QColor(theme.ink if self.isEnabled() else theme.ink_3))
        painter.setFont(ui_font())
        room = QRectF(self.rect()).adjusted(10, 0, -26, 0)
        words = QFontMetrics(ui_font()).elidedText(self.currentText(), Qt.TextElideMode.ElideMiddle, int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        draw_chevron(painter, QPointF(self.width() - 14.5, self.height() / 2), theme.ink_2)
        if self.hasFocus():
            draw_focus(painter, box(inset(self, 2), 5), theme)
