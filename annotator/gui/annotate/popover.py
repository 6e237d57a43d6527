"""A sheet with some things to pick from, and a field for something else."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from annotator.gui.annotate.sheet import WIDTH, Sheet
from annotator.gui.commands.rows import HEIGHT, Row, RowList, announce
from annotator.gui.controls.labels import section

_MOST = 8
_NUMBERED = 9


class PickPopover(Sheet):
    """Rows to pick by click, by their number, or by arrows and Return while one types; typing leaves those that match.

    A number picks while nothing is typed; what begins with one is typed after a blank.

    Signals:
        picked(object): the value of the row that was chosen.
        typed(str): what was typed was taken instead of a row.
    """

    picked = Signal(object)
    typed = Signal(str)

    def __init__(self, title: str, *, hint: str, offer: str, page: QWidget) -> None:
        """Make a sheet; ``offer`` words the row that takes what was typed, with {text} in it."""
        super().__init__(page)
        self.setAccessibleName(title)
        self._offer = offer
        self._rows: tuple[tuple[object, str], ...] = ()
        self._shown: tuple[object, ...] = ()
        self._takes_text = True
        self.field = QLineEdit()
        self.field.setPlaceholderText(hint)
        self.field.setAccessibleName(hint)
        self.field.installEventFilter(self)
        self.list = RowList(title)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 8)
        column.setSpacing(8)
        column.addWidget(section(title))
        column.addWidget(self.field)
        column.addWidget(self.list)
        self.field.textChanged.connect(self._fill)
        self.list.clicked.connect(lambda index: self._take(index.row()))
        self.list.chosen.connect(self._say)

    def offer(
        self,
        rows: Sequence[tuple[object, str]],
        *,
        asking: QRect,
        takes_text: bool = True,
        width: int = WIDTH,
    ) -> None:
        """Offer these values in these words under a rectangle of the screen; ``takes_text``: others may be typed."""
        self._rows, self._takes_text = tuple(rows), takes_text
        self.field.clear()
        self._fill("")
        self.open_under(asking, self.field, width=width)

    @property
    def titles(self) -> tuple[str, ...]:
        """The rows shown, from the top."""
        rows = (self.list.rows.at(number) for number in range(len(self._shown)))
        return tuple(row.title for row in rows if row is not None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._press(event)
        return super().eventFilter(watched, event)

    def _press(self, event: QKeyEvent) -> bool:
        number = event.text() if not self.field.text() and not event.modifiers() else ""
        match event.key():
            case Qt.Key.Key_Down | Qt.Key.Key_Tab:
                self.list.step(1)
            case Qt.Key.Key_Up | Qt.Key.Key_Backtab:
                self.list.step(-1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._take(self.list.place)
            case Qt.Key.Key_Escape:
                self.close()
            case _ if number.isdecimal() and 0 < int(number) <= min(_NUMBERED, len(self._shown)):
                self._take(int(number) - 1)
            case _:
                return False
        return True

    def _fill(self, text: str) -> None:
        text = text.strip()
        wanted = text.casefold()
        found = [(value, words) for value, words in self._rows if wanted in words.casefold()]
        if text and self._takes_text and all(words.casefold() != wanted for _, words in self._rows):
            found.append((None, self._offer.format(text=text)))
        self._shown = tuple(value for value, _ in found)
        numbered = 0 if self.field.text() else _NUMBERED
        rows = [
            Row(title=words, caps=(str(number),) if number <= numbered else ())
            for number, (_, words) in enumerate(found, 1)
        ]
        self.list.show_rows(rows)
        self.list.setFixedHeight(HEIGHT * max(1, min(_MOST, len(rows))))
        self.adjustSize()

    def _say(self, place: int) -> None:
        row = self.list.rows.at(place)
        if row is not None and self.isVisible():
            announce(self.field, row.spoken)

    def _take(self, place: int) -> None:
        if not 0 <= place < len(self._shown):
            return
        value, text = self._shown[place], self.field.text().strip()
        self.close()
        if value is None:
            self.typed.emit(text)
        else:
            self.picked.emit(value)
