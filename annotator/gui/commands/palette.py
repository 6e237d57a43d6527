"""The palette: whatever can be done now, found by typing some of its letters."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QVBoxLayout, QWidget

from annotator.gui.commands.command import Command
from annotator.gui.commands.matching import best, match
from annotator.gui.commands.rows import HEADING, HEIGHT, Row, RowList, announce
from annotator.gui.controls.labels import meta
from annotator.gui.style_sheet import look

WIDTH = 600
_TOP = 84
_MOST = 11
LOOK_AFTER_MS = 120
"""How long the fingers rest before threads are looked for."""
_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Tab: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Backtab: -1,
    Qt.Key.Key_PageDown: _MOST - 1,
    Qt.Key.Key_PageUp: 1 - _MOST,
}


class Palette(QFrame):
    """A field over the window, and under it what fits, the best first. Whoever had the keyboard gets it back.

    Signals:
        looking(str): threads with that in their titles are wanted; ``show_threads`` takes them.
    """

    looking = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        look(self, "sheet")
        self.setAccessibleName(self.tr("Find anything"))
        self._window = window
        self._commands: tuple[Command, ...] = ()
        self._threads: tuple[Command, ...] = ()
        self._shown: tuple[Command | None, ...] = ()
        self._before: QWidget | None = None
        self.field = _Field()
        self.field.setPlaceholderText(self.tr("An action, a label, a thread"))
        self.field.setAccessibleName(self.tr("Find anything"))
        self.field.installEventFilter(self)
        self.list = RowList(self.tr("What was found"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._nothing = meta(self.tr("Nothing of that name can be done now."))
        self._nothing.setContentsMargins(10, 4, 10, 6)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 8)
        column.setSpacing(8)
        column.addWidget(self.field)
        column.addWidget(self.list)
        column.addWidget(self._nothing)
        self._typed = QTimer(self, singleShot=True, interval=LOOK_AFTER_MS)
        self._typed.timeout.connect(lambda: self.looking.emit(self.field.text().strip()))
        self.field.textChanged.connect(self._search)
        self.field.left.connect(self.leave)
        self.list.clicked.connect(lambda index: self._take(index.row()))
        self.list.chosen.connect(self._say)
        window.installEventFilter(self)
        self.hide()

    def open(self, commands: Sequence[Command]) -> None:
        """Offer these commands, given in the order in which they are shown before anything is typed."""
        if not self.isVisible():
            self._before = QApplication.focusWidget()
        self._commands, self._threads = tuple(commands), ()
        self.field.clear()
        self._search("")
        self._place()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def leave(self) -> None:
        """Go away without doing anything."""
        if not self.isVisible():
            return
        self._typed.stop()
        before, self._before = self._before, None
        had_keyboard = self.field.hasFocus()
        self.hide()
        if had_keyboard and before is not None and before.isVisible():
            before.setFocus(Qt.FocusReason.PopupFocusReason)

    def show_threads(self, typed: str, threads: Sequence[Command]) -> None:
        """Show the threads that fit, below the rest; those for other words than stand there now come too late."""
        if self.isVisible() and typed == self.field.text().strip():
            self._threads = tuple(threads)
            self._fill(keep=True)

    @property
    def titles(self) -> tuple[str, ...]:
        """What is offered now, from the top."""
        return tuple(each.title for each in self._shown if each is not None)

    # --- inside ---

    def _search(self, text: str) -> None:
        self._threads = ()
        self._fill(keep=False)
        if text.strip():
            self._typed.start()
        else:
            self._typed.stop()

    def _fill(self, *, keep: bool) -> None:
        typed = self.field.text().strip()
        found = best(typed, ((each, each.title, f"{each.group} {each.also}") for each in self._commands))
        shown: list[Command | None] = [command for command, _ in found]
        rows = [_row(command, fits.places) for command, fits in found]
        if self._threads:
            shown.append(None)
            rows.append(Row(title=self.tr("Threads"), heading=True))
            for thread in self._threads:
                fits = match(typed, thread.title)
                shown.append(thread)
                rows.append(_row(thread, () if fits is None else fits.places))
        place = max(0, self.list.place) if keep else 0
        self._shown = tuple(shown)
        self.list.show_rows(rows, place=place)
        self._nothing.setVisible(not rows)
        self.list.setVisible(bool(rows))
        self._place()

    def _place(self) -> None:
        """Stand in the upper middle of the window, as high as there are rows and room."""
        window = self._window.rect()
        width = min(WIDTH, window.width() - 32)
        room = window.height() - _TOP - 32
        rows = len(self._shown) * HEIGHT + (HEADING - HEIGHT if None in self._shown else 0)
        self.list.setFixedHeight(max(HEIGHT, min(rows, _MOST * HEIGHT, room - 64)))
        self.setFixedWidth(width)
        self.adjustSize()
        self.move(QPoint((window.width() - width) // 2, _TOP))

    def _take(self, place: int) -> None:
        command = self._shown[place] if 0 <= place < len(self._shown) else None
        if command is not None:
            # What it does may depend on who has the keyboard, and may take it.
            self.leave()
            command.run()

    def _say(self, place: int) -> None:
        row = self.list.rows.at(place)
        if row is not None and self.isVisible():
            announce(self.field, row.spoken)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window:
            if event.type() == QEvent.Type.Resize and self.isVisible():
                self._place()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._press(event)
        return False

    def _press(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.list.step(_STEPS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self.list.place)
        elif key == Qt.Key.Key_Escape:
            self.leave()
        else:
            return False
        return True


class _Field(QLineEdit):
    """A line to type in.

    Signals:
        left(): the keyboard went elsewhere in the window.
    """

    left = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        stays = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
        if event.reason() not in stays:
            self.left.emit()


def _row(command: Command, places: tuple[int, ...]) -> Row:
    return Row(title=command.title, group=command.group, caps=(command.cap,) if command.cap else (), places=places)
