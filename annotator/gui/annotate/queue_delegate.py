"""How a thread looks in the queue: the sign of its state, two lines of title, a line about it."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from annotator.domain.annotation import State
from annotator.domain.queue import QueueRow
from annotator.gui.annotate import words
from annotator.gui.appearance import theme_in_force
from annotator.gui.controls.drawing import hairline
from annotator.gui.fonts import Weight, ui_font
from annotator.gui.paged_rows import ROW
from annotator.gui.theme import Theme
from annotator.gui.thread_view.offsets import caption

_LEFT, _RIGHT, _TOP = 38, 16, 10
_SIGN = 9.0
_TITLE_PX, _ABOUT_PX = 13, 11
_NARROWEST_SOURCE = 24
_TITLE_LINE, _ABOUT_LINE = 18, 17
HEIGHT = 2 * _TOP + 2 * _TITLE_LINE + _ABOUT_LINE + 3


class QueueDelegate(QStyledItemDelegate):
    """Paints one row; all are of one height, so that a million of them need no measuring."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.open_thread: str | None = None

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(240, HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row = index.data(ROW)
        paint_row(
            painter,
            option.rect,
            row,
            theme_in_force(),
            is_open=row is not None and row.thread_id == self.open_thread,
            hovered=bool(option.state & QStyle.StateFlag.State_MouseOver),
            focused=bool(option.state & QStyle.StateFlag.State_HasFocus),
        )


def paint_row(
    painter: QPainter,
    rect: QRect,
    row: QueueRow | None,
    theme: Theme,
    *,
    is_open: bool = False,
    hovered: bool = False,
    focused: bool = False,
) -> None:
    """Paint a row; one that is still being read shows where its words will be."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(rect, QColor(theme.accent_bg if is_open else theme.bg if hovered else theme.panel))
    painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), QColor(theme.line))
    inner = QRectF(rect).adjusted(_LEFT, _TOP, -_RIGHT, -_TOP)
    if row is None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.line))
        painter.drawRoundedRect(QRectF(inner.left(), inner.top() + 4, inner.width() * 0.8, 9), 3, 3)
        painter.drawRoundedRect(QRectF(inner.left(), inner.top() + 24, inner.width() * 0.5, 8), 3, 3)
    else:
        lines = len(_title_lines(row.title, int(inner.width()))[0])
        # A short title stands in the middle of its row.
        inner.translate(0, (2 - lines) * _TITLE_LINE / 2)
        paint_sign(painter, QPointF(rect.left() + 20, inner.top() + _TITLE_LINE / 2), row.state, row.flag, theme)
        _draw_title(painter, inner, row.title, theme)
        about = QRectF(inner.left(), inner.top() + lines * _TITLE_LINE + 3, inner.width(), _ABOUT_LINE)
        _draw_about(painter, about, row, theme)
    if focused:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(hairline(theme.accent, width=2))
        painter.drawRoundedRect(QRectF(rect).adjusted(3, 2, -3, -3), 5, 5)
    painter.restore()


def paint_sign(painter: QPainter, centre: QPointF, state: State, flag: str | None, theme: Theme) -> None:
    """Paint the sign of a state: ○ new, ◐ in progress, ● submitted, ■ flagged."""
    half = _SIGN / 2
    box = QRectF(centre.x() - half, centre.y() - half, _SIGN, _SIGN)
    painter.setPen(Qt.PenStyle.NoPen)
    if flag is not None:
        painter.setBrush(QColor(theme.warn))
        painter.drawRoundedRect(box, 1.5, 1.5)
    elif state in ("submitted", "adjudicated"):
        painter.setBrush(QColor(theme.ok))
        painter.drawEllipse(box)
    else:
        colour = theme.ink_3 if state == "new" else theme.accent
        if state == "in_progress":
            painter.setBrush(QColor(colour))
            painter.drawPie(box, 90 * 16, 180 * 16)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(colour), 1.2))
        painter.drawEllipse(box.adjusted(0.6, 0.6, -0.6, -0.6))


def _draw_about(painter: QPainter, room: QRectF, row: QueueRow, theme: Theme) -> None:
    painter.setFont(_about_font()[0])
    painter.setPen(QColor(theme.ink_3))
    said = _about_line(row, int(room.width()))
    painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, said)


def _draw_title(painter: QPainter, inner: QRectF, title: str, theme: Theme) -> None:
    painter.setFont(_title_font()[0])
    painter.setPen(QColor(theme.ink))
    lines, rtl = _title_lines(title, int(inner.width()))
    align = (Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignVCenter
    for number, line in enumerate(lines):
        painter.drawText(
            QRectF(inner.left(), inner.top() + number * _TITLE_LINE, inner.width(), _TITLE_LINE), align, line
        )


@lru_cache(maxsize=1)
def _title_font() -> tuple[QFont, QFontMetrics]:
    font = ui_font(_TITLE_PX, Weight.DemiBold)
    return font, QFontMetrics(font)


@lru_cache(maxsize=1)
def _about_font() -> tuple[QFont, QFontMetrics]:
    font = ui_font(_ABOUT_PX)
    return font, QFontMetrics(font)


@lru_cache(maxsize=1024)
def _about_line(row: QueueRow, width: int) -> str:
    """Return the line below the title; where it is long the source gives way."""
    _, metrics = _about_font()
    said = words.about(row)
    if row.source:
        left = width - metrics.horizontalAdvance(f"{words.isolated('')} · {said}")
        source = metrics.elidedText(caption(row.source), Qt.TextElideMode.ElideRight, max(left, 0))
        said = f"{words.isolated(source)} · {said}" if left > _NARROWEST_SOURCE else said
    return metrics.elidedText(said, Qt.TextElideMode.ElideRight, width)


@lru_cache(maxsize=1024)
def _title_lines(title: str, width: int) -> tuple[tuple[str, ...], bool]:
    """Return a title broken into at most two lines, and whether it runs from right to left."""
    font, metrics = _title_font()
    text = caption(" ".join(title.split()))
    layout = QTextLayout(text, font)
    option = QTextOption(Qt.AlignmentFlag.AlignLeft)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    first = layout.createLine()
    if first.isValid():
        first.setLineWidth(width)
    layout.endLayout()
    break_at = first.textLength() if first.isValid() else 0
    # Qt counts UTF-16 units, so the words are parted where Qt says, in its own count.
    units = text.encode("utf-16-le", "surrogatepass")
    parts = (units[: 2 * break_at], units[2 * break_at :])
    lines = [line for part in parts if (line := part.decode("utf-16-le", "replace").strip())] or [""]
    elided = tuple(metrics.elidedText(line, Qt.TextElideMode.ElideRight, width) for line in lines)
    return elided, words.is_right_to_left(text)
