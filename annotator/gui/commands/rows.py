"""A list of rows: what it is called, where it belongs, its keys on caps."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from annotator.gui.appearance import theme_in_force
from annotator.gui.controls.drawing import box, draw_focus
from annotator.gui.controls.key_cap import HEIGHT as CAP_HEIGHT
from annotator.gui.controls.key_cap import draw_key_cap, key_cap_width
from annotator.gui.fonts import Weight, ui_font
from annotator.gui.theme import Theme

Index = QModelIndex | QPersistentModelIndex

HEIGHT = 32
HEADING = 34
_EDGE = 10
_GAP = 4
_Role = Qt.ItemDataRole


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row; ``places`` are the characters of the title that were typed, ``faint`` one that stands back.

    A ``heading`` is not chosen: it says what the rows below it are.
    """

    title: str
    group: str = ""
    caps: tuple[str, ...] = ()
    places: tuple[int, ...] = ()
    faint: bool = False
    heading: bool = False

    @property
    def spoken(self) -> str:
        """How it is read out."""
        return ", ".join(part for part in (self.title, self.group, *self.caps) if part)


class Rows(QAbstractListModel):
    """The rows of a list."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()

    def show(self, rows: Sequence[Row]) -> None:
        """Show these rows in the place of all others."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def repaint(self, rows: Sequence[Row]) -> None:
        """Show as many other rows without moving anything."""
        self._rows = tuple(rows)
        self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))

    def at(self, number: int) -> Row | None:
        """Return the row of that number, or None."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = _Role.DisplayRole) -> object:
        row = self.at(index.row())
        if row is None:
            return None
        match role:
            case _Role.DisplayRole:
                return row.title
            case _Role.AccessibleTextRole:
                return row.spoken
            case _Role.UserRole:
                return row
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        row = self.at(index.row())
        if row is None or row.heading:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class RowList(QListView):
    """The rows, one of which is chosen.

    Signals:
        chosen(int): another row is the chosen one; -1 for none.
    """

    chosen = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = Rows(self)
        self.setModel(self.rows)
        self.setItemDelegate(_RowDelegate(self))
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setStyleSheet("QListView { background: transparent; }")
        self.selectionModel().currentChanged.connect(lambda now, _before: self.chosen.emit(now.row()))

    @property
    def place(self) -> int:
        """The number of the chosen row, -1 for none."""
        return self.currentIndex().row()

    def show_rows(self, rows: Sequence[Row], *, place: int = 0) -> None:
        """Show rows, that one chosen, or the next below it that can be."""
        self.rows.show(rows)
        self.choose(place)

    def choose(self, place: int) -> None:
        """Choose a row; a heading leaves it to the row below."""
        row = self.rows.at(place)
        if row is not None and row.heading:
            place += 1
        index = self.rows.index(place)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def step(self, by: int) -> None:
        """Choose the next row in that direction that can be, going round at the ends."""
        count = self.rows.rowCount()
        place = self.place
        for _ in range(count):
            place = (place + by) % count
            row = self.rows.at(place)
            if row is not None and not row.heading:
                self.choose(place)
                return


def announce(widget: QWidget, words: str) -> None:
    """Have a screen reader say something beside what has the keyboard."""
    if QAccessible.isActive() and words:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))


class _RowDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row = index.data(_Role.UserRole)
        return QSize(120, HEADING if isinstance(row, Row) and row.heading else HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(_Role.UserRole)
        if not isinstance(row, Row):
            return
        theme = theme_in_force()
        rect = QRectF(option.rect)
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.heading:
            _draw_heading(painter, rect, row, theme)
            painter.restore()
            return
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        inside = rect.adjusted(1, 1, -1, -1)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.accent_bg if chosen else theme.bg))
            painter.drawPath(box(inside, 6))
        if chosen and state & QStyle.StateFlag.State_HasFocus:
            draw_focus(painter, box(inside.adjusted(1, 1, -1, -1), 5), theme)
        right = rect.right() - _EDGE
        for cap in reversed(row.caps):
            width = key_cap_width(cap)
            right -= width
            place = QRectF(right, rect.center().y() - CAP_HEIGHT / 2, width, CAP_HEIGHT)
            draw_key_cap(painter, place, cap, theme)
            right -= _GAP
        ink = theme.ink_3 if row.faint else theme.accent_ink if chosen else theme.ink
        _draw_words(painter, rect.adjusted(_EDGE, 0, right - rect.right() - _EDGE, 0), row, ink, theme)
        painter.restore()


def _draw_heading(painter: QPainter, rect: QRectF, row: Row, theme: Theme) -> None:
    painter.setFont(ui_font(11, Weight.DemiBold))
    painter.setPen(QColor(theme.ink_2))
    place = rect.adjusted(_EDGE, 8, -_EDGE, 0)
    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, row.title.upper())


def _draw_words(painter: QPainter, rect: QRectF, row: Row, ink: str, theme: Theme) -> None:
    """Draw the title, what was typed in semibold, and behind it the group as far as there is room."""
    plain, strong = ui_font(13), ui_font(13, Weight.Bold)
    left = rect.left()
    for text, is_typed in _pieces(row):
        font: QFont = strong if is_typed else plain
        metrics = QFontMetricsF(font)
        room = rect.right() - left
        if room <= 0:
            return
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
        painter.setFont(font)
        painter.setPen(QColor(ink))
        painter.drawText(QRectF(left, rect.top(), room, rect.height()), Qt.AlignmentFlag.AlignVCenter, shown)
        left += metrics.horizontalAdvance(text)
    small = ui_font(12)
    room = rect.right() - left - 8
    if row.group and room > 40:
        painter.setFont(small)
        painter.setPen(QColor(theme.ink_3))
        shown = QFontMetricsF(small).elidedText(row.group, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRectF(left + 8, rect.top(), room, rect.height()), Qt.AlignmentFlag.AlignVCenter, shown)


def _pieces(row: Row) -> list[tuple[str, bool]]:
    """Part the title into stretches that were typed and that were not; one that runs from right to left stays whole."""
    if any(unicodedata.bidirectional(letter) in ("R", "AL", "AN") for letter in row.title):
        return [(row.title, False)]
    typed = frozenset(row.places)
    pieces: list[tuple[str, bool]] = []
    for place, letter in enumerate(row.title):
        if pieces and pieces[-1][1] == (place in typed):
            pieces[-1] = (pieces[-1][0] + letter, place in typed)
        else:
            pieces.append((letter, place in typed))
    return pieces
