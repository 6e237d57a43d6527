"""Where a reviewer chooses several annotators."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from annotator.gui.annotate.key_button import KeyButton
from annotator.gui.annotate.sheet import Sheet
from annotator.gui.controls.frames import scrolled
from annotator.gui.controls.key_cap import key_text
from annotator.gui.controls.labels import section
from annotator.gui.controls.tick import Tick

_MOST = 320


class WhoseSheet(Sheet):
    """Names with ticks; none ticked means everybody.

    Signals:
        chosen(tuple[str, ...]): the names that were ticked.
    """

    chosen = Signal(object)

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self.setAccessibleName(self.tr("Annotators under review"))
        self.ticks: dict[str, Tick] = {}
        self._inside = QWidget()
        self._names = QVBoxLayout(self._inside)
        self._names.setContentsMargins(0, 0, 0, 0)
        self._names.setSpacing(4)
        self.take = KeyButton(self.tr("Review these"), key_text("Return"), filled=True)
        self.take.clicked.connect(self._choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addWidget(section(self.tr("Annotators under review")))
        self._area = scrolled(self._inside)
        column.addWidget(self._area)
        column.addWidget(self.take)

    def ask(self, names: Sequence[str], chosen: Sequence[str] | None, beside: QWidget) -> None:
        """Ask under a widget, with those ticked that are chosen."""
        for tick in self.ticks.values():
            self._names.removeWidget(tick)
            tick.deleteLater()
        self.ticks = {name: Tick(name) for name in names}
        for name, tick in self.ticks.items():
            tick.setChecked(chosen is None or name in chosen)
            self._names.addWidget(tick)
        self._area.setFixedHeight(min(_MOST, self._inside.sizeHint().height() + 4))
        first = next(iter(self.ticks.values()), self.take)
        self.open_under(QRect(beside.mapToGlobal(QPoint()), beside.size()), first, width=248)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose()
        elif event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _choose(self) -> None:
        names = tuple(name for name, tick in self.ticks.items() if tick.isChecked())
        self.close()
        self.chosen.emit(() if len(names) == len(self.ticks) else names)
