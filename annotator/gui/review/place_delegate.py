"""How a point looks in the list: what kind of difference, the words it is about, what each side says with its key."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from annotator.gui.appearance import theme_in_force
from annotator.gui.controls.drawing import box, hairline
from annotator.gui.controls.key_cap import HEIGHT as CAP_HEIGHT
from annotator.gui.controls.key_cap import draw_key_cap, key_cap_width
from annotator.gui.fonts import Weight, reading_font, ui_font
from annotator.gui.review.place_rows import ROW, OptionChip, PlaceRow
from annotator.gui.theme import Theme

_EDGE, _TOP = 16, 10
_KIND, _SUBJECT, _VERDICT = 17, 22, 17
_CHIP, _GAP = 24, 6
_INSIDE = 10
WIDTH = 272


class PlaceDelegate(QStyledItemDelegate):
    """Paints one row; ``current`` is the number of the one that the keys act on."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.current: int | None = None

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        row = index.data(ROW)
        width = option.rect.width() or WIDTH
        return QSize(width, _height(row, width) if isinstance(row, PlaceRow) else 0)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row, theme = index.data(ROW), theme_in_force()
        if not isinstance(row, PlaceRow):
            return
        current, hovered = index.row() == self.current, bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = theme.accent_bg if current else theme.bg if hovered else theme.panel
        painter.fillRect(option.rect, QColor(ground))
        painter.fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), QColor(theme.line))
        _paint(painter, QRectF(option.rect), row, theme)
        if option.state & QStyle.StateFlag.State_HasFocus and not current:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(hairline(theme.accent, width=2))
            painter.drawRoundedRect(QRectF(option.rect).adjusted(3, 2, -3, -3), 5, 5)
        painter.restore()


def _paint(painter: QPainter, rect: QRectF, row: PlaceRow, theme: Theme) -> None:
    left, top, width = rect.left() + _EDGE, rect.top() + _TOP, rect.width() - 2 * _EDGE
    one_line = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    small, metrics = _small()
    painter.setFont(small)
    painter.setPen(QColor(theme.ink_2 if row.is_open else theme.ink_3))
    kind = metrics.elidedText(row.kind, Qt.TextElideMode.ElideRight, int(width))
    painter.drawText(QRectF(left, top, width, _KIND), one_line, kind)
    font, metrics = _serif()
    painter.setFont(font)
    painter.setPen(QColor(theme.ink if row.is_open else theme.ink_2))
    subject = metrics.elidedText(row.subject, Qt.TextElideMode.ElideMiddle, int(width))
    painter.drawText(QRectF(left, top + _KIND, width, _SUBJECT), one_line, subject)
    top += _KIND + _SUBJECT + 3
    for chip, place in zip(row.chips, _places(row.chips, int(width)), strict=True):
        draw_chip(painter, QRectF(place).translated(left, top), chip, theme)
    if row.verdict:
        top += _rows(row.chips, int(width)) * (_CHIP + _GAP)
        small, metrics = _small()
        painter.setFont(small)
        painter.setPen(QColor(theme.ink_3))
        said = metrics.elidedText(row.verdict, Qt.TextElideMode.ElideRight, int(width))
        painter.drawText(QRectF(left, top, width, _VERDICT), one_line, said)


def draw_chip(painter: QPainter, rect: QRectF, chip: OptionChip, theme: Theme) -> None:
    """Draw what can be taken, in the colour of who says it, with the key that takes it."""
    colour = (chip.dark if theme.dark else chip.light) or theme.ink_2
    painter.setBrush(QColor(theme.paper))
    painter.setPen(hairline(colour if chip.light else theme.line_strong))
    painter.drawPath(box(rect.adjusted(0.5, 0.5, -0.5, -0.5), rect.height() / 2))
    x = rect.left() + _INSIDE
    if chip.cap:
        wide = key_cap_width(chip.cap)
        draw_key_cap(painter, QRectF(x, rect.top() + (_CHIP - CAP_HEIGHT) / 2, wide, CAP_HEIGHT), chip.cap, theme)
        x += wide + 5
    font, metrics = _chip_font()
    painter.setFont(font)
    painter.setPen(QColor(colour))
    room = rect.right() - _INSIDE - x
    text = metrics.elidedText(_text(chip), Qt.TextElideMode.ElideMiddle, int(room) + 1)
    painter.drawText(QRectF(x, rect.top(), room + 2, _CHIP), Qt.AlignmentFlag.AlignVCenter, text)


def _text(chip: OptionChip) -> str:
    return f"{chip.letters}  {chip.text}" if chip.letters else chip.text


def _chip_width(chip: OptionChip, most: int) -> int:
    cap = round(key_cap_width(chip.cap)) + 5 if chip.cap else 0
    return min(most, _chip_font()[1].horizontalAdvance(_text(chip)) + cap + 2 * _INSIDE + 2)


@lru_cache(maxsize=2048)
def _places(chips: tuple[OptionChip, ...], width: int) -> tuple[QRect, ...]:
    """Return where chips are below the subject: side by side, and in the next row where one is full."""
    found: list[QRect] = []
    x = y = 0
    for chip in chips:
        wide = _chip_width(chip, width)
        if x and x + wide > width:
            x, y = 0, y + _CHIP + _GAP
        found.append(QRect(x, y, wide, _CHIP))
        x += wide + _GAP
    return tuple(found)


def _rows(chips: tuple[OptionChip, ...], width: int) -> int:
    places = _places(chips, width)
    return places[-1].top() // (_CHIP + _GAP) + 1 if places else 0


def _height(row: PlaceRow, width: int) -> int:
    chips = _rows(row.chips, width - 2 * _EDGE) * (_CHIP + _GAP)
    return 2 * _TOP + _KIND + _SUBJECT + chips + (_VERDICT if row.verdict else 0)


@lru_cache(maxsize=1)
def _small() -> tuple[QFont, QFontMetrics]:
    font = ui_font(11)
    return font, QFontMetrics(font)


@lru_cache(maxsize=1)
def _serif() -> tuple[QFont, QFontMetrics]:
    font = reading_font(15, Weight.DemiBold)
    return font, QFontMetrics(font)


@lru_cache(maxsize=1)
def _chip_font() -> tuple[QFont, QFontMetrics]:
    font = ui_font(12, Weight.Medium)
    return font, QFontMetrics(font)
