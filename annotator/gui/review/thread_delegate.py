"""How a thread under review looks in the list: the sign of its gold set, its title, who gave labels."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from annotator.domain.review_query import ReviewRow
from annotator.gui.annotate.queue_delegate import paint_sign
from annotator.gui.appearance import theme_in_force
from annotator.gui.controls.drawing import hairline
from annotator.gui.fonts import Weight, ui_font
from annotator.gui.paged_rows import ROW
from annotator.gui.review import thread_words
from annotator.gui.theme import Theme
from annotator.gui.thread_view.offsets import caption

_LEFT, _RIGHT, _TOP = 38, 16, 11
_TITLE, _ABOUT = 18, 17
HEIGHT = 2 * _TOP + _TITLE + _ABOUT + 2


class ThreadDelegate(QStyledItemDelegate):
    """Paints one row; all are of one height, so that a million of them need no measuring."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.open_thread: str | None = None
        self.blind = False

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(240, HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row, theme, rect = index.data(ROW), theme_in_force(), option.rect
        is_open = isinstance(row, ReviewRow) and row.thread_id == self.open_thread
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, QColor(theme.accent_bg if is_open else theme.bg if hovered else theme.panel))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), QColor(theme.line))
        inner = QRectF(rect).adjusted(_LEFT, _TOP, -_RIGHT, -_TOP)
        if isinstance(row, ReviewRow):
            self._paint_row(painter, inner, row, theme)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.line))
            painter.drawRoundedRect(QRectF(inner.left(), inner.top() + 4, inner.width() * 0.8, 9), 3, 3)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(hairline(theme.accent, width=2))
            painter.drawRoundedRect(QRectF(rect).adjusted(3, 2, -3, -3), 5, 5)
        painter.restore()

    def _paint_row(self, painter: QPainter, inner: QRectF, row: ReviewRow, theme: Theme) -> None:
        paint_sign(painter, QPointF(inner.left() - _LEFT + 20, inner.top() + _TITLE / 2), row.gold, None, theme)
        font = ui_font(13, Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(theme.ink))
        title = painter.fontMetrics().elidedText(
            caption(" ".join(row.title.split())), Qt.TextElideMode.ElideRight, int(inner.width())
        )
        line = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(inner.left(), inner.top(), inner.width(), _TITLE), line, title)
        painter.setFont(ui_font(11))
        painter.setPen(QColor(theme.warn if row.contested else theme.ink_3))
        said = painter.fontMetrics().elidedText(
            thread_words.about(row, blind=self.blind), Qt.TextElideMode.ElideRight, int(inner.width())
        )
        painter.drawText(QRectF(inner.left(), inner.top() + _TITLE + 2, inner.width(), _ABOUT), line, said)
