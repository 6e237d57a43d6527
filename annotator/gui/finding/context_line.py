"""A place in its context as one line: the words that are looked for stay in sight, however narrow it is."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextOption

from annotator.domain.finding import Context
from annotator.gui.annotate import words
from annotator.gui.fonts import Weight, reading_font
from annotator.gui.thread_view.offsets import display_text

PX = 15
_BEFORE = 0.42  # share of the width that may stand before the words


def draw_context(
    painter: QPainter, room: QRectF, context: Context, *, ink: str, mark_ink: str, mark_ground: QColor
) -> None:
    """Draw the line into its room."""
    text, marks = fitted(context, round(room.width()))
    shown = display_text(text)
    layout = QTextLayout(shown.text, _font())
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    rtl = words.is_right_to_left(text)
    option.setTextDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
    layout.setTextOption(option)
    marked = QTextCharFormat()
    marked.setBackground(mark_ground)
    marked.setForeground(QColor(mark_ink))
    marked.setFontWeight(Weight.DemiBold)
    ranges: list[QTextLayout.FormatRange] = []
    for start, end in marks:
        each = QTextLayout.FormatRange()
        each.start, each.format = shown.to_qt(start), marked
        each.length = shown.to_qt(end) - shown.to_qt(start)
        ranges.append(each)
    layout.setFormats(ranges)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(room.width())
    layout.endLayout()
    painter.save()
    painter.setClipRect(room)
    painter.setPen(QColor(ink))
    layout.draw(painter, QPointF(room.left(), room.top() + (room.height() - line.height()) / 2))
    painter.restore()


@lru_cache(maxsize=512)
def fitted(context: Context, width: int) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Return as much of the context as has room, with its marks; the first mark is in it."""
    text, marks = context.text, context.marks
    start = marks[0][0] if marks else 0
    before = _fitting(text[:start][::-1], width * _BEFORE)
    cut = start - before
    text = f"…{text[cut:]}" if cut else text
    shift = 1 - cut if cut else 0
    room = _fitting(text, width * 0.97)
    if room < len(text):
        text = text[: max(1, room - 1)] + "…"
    kept = [(first + shift, min(last + shift, len(text))) for first, last in marks]
    return text, tuple((first, last) for first, last in kept if first < last)


def _fitting(text: Sequence[str], width: float) -> int:
    """Return how many characters of a text have room in so many pixels."""
    metrics = _metrics()
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if metrics.horizontalAdvance("".join(text[:middle])) <= width:
            low = middle
        else:
            high = middle - 1
    return low


@lru_cache(maxsize=1)
def _font() -> QFont:
    return reading_font(PX)


@lru_cache(maxsize=1)
def _metrics() -> QFontMetricsF:
    # Marks are set heavier, so the line is measured so.
    return QFontMetricsF(reading_font(PX, Weight.Medium))
