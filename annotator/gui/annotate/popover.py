"""A small sheet over the page: some things to pick from, and a field for something else."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from annotator.gui.appearance import theme_in_force
from annotator.gui.controls.labels import section
from annotator.gui.style_sheet import look

WIDTH = 320
_ROW = 30
_MOST = 8
_GAP = 8


class PickPopover(QFrame):
    """Rows to pick by click, or by arrows and Return while one types; typing leaves only the rows that match.

    Signals:
        picked(object): the value of the row that was chosen.
        typed(str): what was typed was taken instead of a row.
        closed(): the sheet is gone, and the keyboard is free.
    """

    picked = Signal(object)
    typed = Signal(str)
    closed = Signal()

    def __init__(self, title: str, *, hint: str, offer: str, parent: QWidget | None = None) -> None:
        """Make a sheet; ``offer`` words the row that takes what was typed, with {text} in it."""
        super().__init__(parent, Qt.WindowType.Popup)
        look(self, "popover")
        self.setAccessibleName(title)
        self._offer = offer
        self._rows: tuple[tuple[object, str], ...] = ()
        self._takes_text = True
        self.field = QLineEdit()
        self.field.setPlaceholderText(hint)
        self.field.setAccessibleName(hint)
        self.field.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName(title)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addWidget(section(title))
        column.addWidget(self.field)
        column.addWidget(self.list)
        self.setFixedWidth(WIDTH)
        self.field.textChanged.connect(self._fill)
        self.field.returnPressed.connect(self._take)
        self.list.itemClicked.connect(self._take_row)

    def offer(self, rows: Sequence[tuple[object, str]], *, takes_text: bool = True) -> None:
        """Offer these values in these words; ``takes_text``: something else may be typed."""
        theme = theme_in_force()
        # The chosen row looks so although the keyboard is in the field.
        self.list.setStyleSheet(
            "QListWidget::item { padding: 0 6px; border: none; border-radius: 5px; }"
            f"QListWidget::item:selected {{ background: {theme.accent_bg}; color: {theme.accent_ink}; }}"
            f"QListWidget::item:hover:!selected {{ background: {theme.bg}; }}"
        )
        self._rows, self._takes_text = tuple(rows), takes_text
        self.field.clear()
        self._fill("")

    def open_at(self, place: QPoint) -> None:
        """Show the sheet below a place on the screen, or above it where there is more room."""
        place_in_sight(self, place)
        self.show()
        self.field.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            # While the sheet is open its keys are its own: Ctrl+Enter shall not submit the thread behind it.
            event.accept()
            return True
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Tab: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Backtab: -1}.get(event.key())  # type: ignore[call-overload]
            if step is not None and self.list.count():
                self.list.setCurrentRow((self.list.currentRow() + step) % self.list.count())
                return True
        return False

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.closed.emit()

    def _fill(self, text: str) -> None:
        text = text.strip()
        wanted = text.casefold()
        self.list.clear()
        for value, words in self._rows:
            if wanted in words.casefold():
                self._add(words, value)
        if text and self._takes_text and all(words.casefold() != wanted for _, words in self._rows):
            self._add(self._offer.format(text=text), None)
        self.list.setCurrentRow(0)
        self.list.setFixedHeight(_ROW * max(1, min(_MOST, self.list.count())) + 4)
        self.adjustSize()

    def _add(self, words: str, value: object) -> None:
        row = QListWidgetItem(words)
        row.setData(Qt.ItemDataRole.UserRole, value)
        row.setSizeHint(QSize(0, _ROW))
        row.setToolTip(words)
        self.list.addItem(row)

    def _take(self) -> None:
        row = self.list.currentItem()
        if row is not None:
            self._take_row(row)

    def _take_row(self, row: QListWidgetItem) -> None:
        value = row.data(Qt.ItemDataRole.UserRole)
        text = self.field.text().strip()
        self.close()
        if value is None:
            self.typed.emit(text)
        else:
            self.picked.emit(value)


def place_in_sight(sheet: QWidget, place: QPoint) -> None:
    """Move a sheet below a place on the screen, or above it where there is more room, inside window and screen."""
    sheet.adjustSize()
    screen = QGuiApplication.screenAt(place) or QGuiApplication.primaryScreen()
    room = screen.availableGeometry()
    parent = sheet.parentWidget()
    if parent is not None:
        window = parent.window().geometry()
        room = room.intersected(window) if room.intersects(window) else room
    x = max(room.left() + _GAP, min(place.x(), room.right() - sheet.width() - _GAP))
    y = place.y() + _GAP
    if y + sheet.height() > room.bottom():
        y = max(room.top() + _GAP, place.y() - sheet.height() - _GAP)
    sheet.move(x, y)
