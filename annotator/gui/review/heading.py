"""The line above the text: who is under review, and whether their names are shown."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from annotator.gui.appearance import theme_in_force
from annotator.gui.controls.drawing import box, hairline, painter_of
from annotator.gui.controls.labels import Elided
from annotator.gui.fonts import Weight, ui_font
from annotator.gui.review import thread_words
from annotator.gui.review.at_places import AtPlaces
from annotator.gui.style_sheet import look
from annotator.gui.thread_view.view import ThreadView

HEIGHT = 46


class SideTag(QWidget):
    """Letter and name of an annotator in their colour; without a colour where there is nobody to tell them from."""

    def __init__(self, text: str, colours: tuple[str, str] | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text, self._colours = text, colours
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(QFontMetrics(ui_font(12, Weight.Medium)).horizontalAdvance(self._text) + 22, 24)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_in_force()
        colour = theme.ink_2 if self._colours is None else self._colours[1] if theme.dark else self._colours[0]
        painter = painter_of(self)
        painter.setPen(hairline(theme.line_strong if self._colours is None else colour))
        painter.setBrush(QColor(theme.paper))
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawPath(box(rect, rect.height() / 2))
        painter.setPen(QColor(colour))
        painter.setFont(ui_font(12, Weight.Medium))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._text)


class Heading(QFrame):
    """Stands above the thread and begins where its column begins."""

    def __init__(self, view: ThreadView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, "ground")
        self.setFixedHeight(HEIGHT)
        self._view = view
        self.tags: list[SideTag] = []
        self.state = look(Elided(), "meta")
        self._done = look(QLabel(), "ok")
        self._row = QHBoxLayout(self)
        self._row.setSpacing(8)
        self._row.addWidget(self.state, 1)
        self._row.addWidget(self._done)
        view.viewport().installEventFilter(self)
        self._align()

    def show_thread(self, at: AtPlaces) -> None:
        """Show who is under review in the open thread."""
        for tag in self.tags:
            self._row.removeWidget(tag)
            tag.hide()
            tag.deleteLater()
        self.tags = []
        session, sides = at.session, at.sides
        if session is None:
            return
        for number, name in enumerate(session.annotators):
            alone = sides.is_alone
            text = (self.tr("one annotator") if sides.hidden else name) if alone else sides.introduced(name)
            tag = SideTag(text, None if alone else sides.colours(name))
            self.tags.append(tag)
            self._row.insertWidget(number, tag)
        told = [thread_words.awaited(session.awaited, blind=sides.hidden)] if session.awaited else []
        if sides.hidden:
            told.append(self.tr("blind: names appear once all is decided"))
        said = " · ".join(told)
        self.state.setText(said)
        self.state.setAccessibleName(said)
        self._done.setText(self.tr("● Settled") if session.is_settled else "")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._align()
        return False

    def _align(self) -> None:
        left = self._view.column_left
        right = max(0, self._view.viewport().width() - left - self._view.column_width)
        self._row.setContentsMargins(left, 12, right, 6)
