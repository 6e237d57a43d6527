"""The rows of the list of corrections, and how one of them looks."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from annotator.domain.correction import Correction, Standing
from annotator.domain.schema import Schema
from annotator.gui import dates
from annotator.gui.annotate import correction_words
from annotator.gui.appearance import theme_in_force
from annotator.gui.controls.drawing import draw_tick, hairline
from annotator.gui.corrections import words
from annotator.gui.finding.context_line import draw_context
from annotator.gui.fonts import Weight, ui_font
from annotator.gui.theme import Theme
from annotator.gui.thread_view.offsets import caption

HEIGHT = 78
_LEFT, _RIGHT = 24, 20
_MARK = 14
_LINE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class CorrectionRows(QAbstractListModel):
    """Corrections in their order."""

    def __init__(self, schema: Callable[[], Schema], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._schema = schema
        self.shown: tuple[Correction, ...] = ()
        self.blind = False

    def show_corrections(self, corrections: Sequence[Correction], *, blind: bool) -> None:
        """Show these instead; ``blind`` tells nobody who reviewed."""
        self.beginResetModel()
        self.shown, self.blind = tuple(corrections), blind
        self.endResetModel()

    def at(self, row: int) -> Correction | None:
        """Return the correction in a row, or None."""
        return self.shown[row] if 0 <= row < len(self.shown) else None

    def row_of(self, key: tuple[str, str] | None) -> int | None:
        """Return in which row a correction stands, by its key."""
        return next((row for row, each in enumerate(self.shown) if each.key == key), None)

    @property
    def schema(self) -> Schema:
        """The schema that labels are named by."""
        return self._schema()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.shown)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        correction = self.at(index.row())
        if correction is None:
            return None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return words.spoken(correction, self.schema, blind=self.blind)
        if role == Qt.ItemDataRole.DisplayRole:
            told = correction_words.change(correction, self.schema)
            return f"{told.before} → {told.after}"
        return None


class CorrectionDelegate(QStyledItemDelegate):
    """Paints one row; all are of one height, so that thousands need no measuring."""

    def __init__(self, rows: CorrectionRows, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows = rows

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(320, HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        correction = self._rows.at(index.row())
        if correction is None:
            return
        theme = theme_in_force()
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        current = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, QColor(theme.accent_bg if current else theme.bg if hovered else theme.paper))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), QColor(theme.line))
        self._draw(painter, QRectF(rect).adjusted(_LEFT, 8, -_RIGHT, -8), correction, theme, current=current)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(hairline(theme.accent, width=2))
            painter.drawRoundedRect(QRectF(rect).adjusted(2, 2, -2, -3), 5, 5)
        painter.restore()

    def _draw(self, painter: QPainter, room: QRectF, correction: Correction, theme: Theme, *, current: bool) -> None:
        schema = self._rows.schema
        draw_standing(painter, QRectF(room.left(), room.top() + 3, _MARK, _MARK), correction.standing, theme)
        text = room.adjusted(_MARK + 12, 0, 0, 0)
        when = dates.day(dates.day_of(correction.verdict.time))
        painter.setFont(ui_font(11))
        painter.setPen(QColor(theme.ink_3))
        top = QRectF(text.left(), text.top(), text.width(), 20)
        painter.drawText(top, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, when)
        beside = QFontMetricsF(painter.font()).horizontalAdvance(when) + 16
        draw_change(painter, top.adjusted(0, 0, -beside, 0), correction_words.change(correction, schema), theme)
        label = words.label_of(correction.subject, schema)
        ground = QColor(theme.paper if current else theme.accent_bg)
        if label is not None:
            ground = QColor(label.dark if theme.dark else label.light)
            ground.setAlphaF(theme.tint)
        line = QRectF(text.left(), text.top() + 21, text.width(), 23)
        ink = theme.ink if correction.standing == "open" else theme.ink_2
        draw_context(painter, line, correction.hit.context, ink=ink, mark_ink=theme.ink, mark_ground=ground)
        below = QRectF(text.left(), text.top() + 45, text.width(), 16)
        painter.setFont(ui_font(11, Weight.Medium))
        reason = caption(correction_words.why(correction))
        metrics = QFontMetricsF(painter.font())
        # The reason has the room that it needs, and the place what is left, but at least a third.
        where = caption(words.where(correction))
        longest = below.width() - min(below.width() / 3, metrics.horizontalAdvance(where) + 16)
        reason = metrics.elidedText(reason, Qt.TextElideMode.ElideRight, longest)
        painter.setPen(QColor(theme.ink_2))
        painter.drawText(below, _LINE, reason)
        taken = metrics.horizontalAdvance(reason) + (16 if reason else 0)
        painter.setFont(ui_font(11))
        painter.setPen(QColor(theme.ink_3))
        metrics = QFontMetricsF(painter.font())
        where = metrics.elidedText(where, Qt.TextElideMode.ElideRight, below.width() - taken)
        painter.drawText(below.adjusted(taken, 0, 0, 0), _LINE, where)


def draw_change(painter: QPainter, room: QRectF, change: correction_words.Change, theme: Theme) -> None:
    """Draw what was there, struck out, and what shall be there, on one line."""
    struck, bold = ui_font(13), ui_font(13, Weight.DemiBold)
    struck.setStrikeOut(change.was_there)
    arrow = "  →  "
    middle = QFontMetricsF(ui_font(13)).horizontalAdvance(arrow)
    # Both get what they need; where that is too much, what shall be there keeps three fifths.
    after_needs = QFontMetricsF(bold).horizontalAdvance(change.after)
    for_after = min(after_needs, max(room.width() * 0.6, room.width() - middle - _width(struck, change.before)))
    before = _elided(struck, change.before, room.width() - middle - for_after)
    left = room.left()
    for font, colour, text in (
        (struck, theme.ink_2, before),
        (ui_font(13), theme.ink_3, arrow),
        (bold, theme.ink, _elided(bold, change.after, for_after + 1)),
    ):
        painter.setFont(font)
        painter.setPen(QColor(colour))
        width = _width(font, text)
        painter.drawText(QRectF(left, room.top(), width + 1, room.height()), _LINE, text)
        left += width


def draw_standing(painter: QPainter, square: QRectF, standing: Standing, theme: Theme) -> None:
    """Draw what became of a correction: an open ring, a tick, a diamond with a stroke."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if standing == "open":
        painter.setPen(hairline(theme.accent, width=2))
        painter.drawEllipse(square.adjusted(1.5, 1.5, -1.5, -1.5))
    elif standing == "acknowledged":
        draw_tick(painter, square, theme.ok)
    else:
        painter.save()
        painter.translate(square.center())
        painter.rotate(45)
        side = square.width() * 0.62
        painter.setPen(hairline(theme.warn, width=1.8))
        painter.drawRect(QRectF(-side / 2, -side / 2, side, side))
        painter.restore()


def _width(font: QFont, text: str) -> float:
    return QFontMetricsF(font).horizontalAdvance(text)


def _elided(font: QFont, text: str, width: float) -> str:
    return QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, width)
