"""All that happened in a thread, and the way back to any point of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from annotator.domain.errors import AnnotatorError
from annotator.domain.going_back import WayBack
from annotator.gui.annotate import history_words
from annotator.gui.commands.rows import Row, RowList, announce
from annotator.gui.controls.buttons import plain_button, primary_button
from annotator.gui.controls.frames import card
from annotator.gui.controls.labels import heading, meta, wrapped
from annotator.gui.language import sentence_of


class HistoryDialog(QDialog):
    """Shows entries, newest first; ``way_to`` tells what going back to the point after one of them comes to.

    ``lines`` are the entries: when, in words, and the active time that went to it, or "". The beginning stands below.

    Signals:
        going(WayBack): the person goes back.
    """

    going = Signal(object)

    def __init__(
        self, lines: Sequence[tuple[str, str, str]], *, way_to: Callable[[int], WayBack], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("History of this thread"))
        self._lines = tuple(lines)
        self._way_to = way_to
        self._way: WayBack | None = None
        self.list = RowList(self.tr("What happened, newest first"))
        self.list.installEventFilter(self)
        self._preview = wrapped()
        self._preview.setMinimumHeight(40)
        self._preview.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.go = primary_button(self.tr("Go back to here"))
        close = plain_button(self.tr("Close"))
        self.go.clicked.connect(self._go)
        close.clicked.connect(self.reject)
        paper, inside = card(margin=6, gap=0)
        inside.addWidget(self.list)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._preview, 1)
        buttons.addWidget(close)
        buttons.addWidget(self.go)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 20)
        column.setSpacing(8)
        column.addWidget(heading(self.tr("History of this thread"), 22))
        column.addWidget(meta(self.tr("Choose the last thing that shall stand; what you did after it is taken back.")))
        column.addSpacing(4)
        column.addWidget(paper, 1)
        column.addLayout(buttons)
        self.resize(720, 620)
        self.list.show_rows(self._rows(0))
        self.list.chosen.connect(self._choose)
        self._choose(0)
        self.list.setFocus()

    @property
    def preview(self) -> str:
        """What going back to the chosen point would do, or why it cannot be done."""
        return self._preview.text()

    def _rows(self, place: int) -> list[Row]:
        """Return the rows; what stands above the chosen one would be taken back, and stands back."""
        rows = [
            Row(title=f"{time}  {told}", group=took, faint=number < place)
            for number, (time, told, took) in enumerate(self._lines)
        ]
        return [*rows, Row(title=self.tr("Before anything was done here"))]

    def _choose(self, place: int) -> None:
        if place < 0:
            return
        try:
            self._way = self._way_to(place)
            said = history_words.preview(self._way)
        except AnnotatorError as error:
            self._way, said = None, sentence_of(error)
        self._preview.setText(said)
        self.go.setEnabled(self._way is not None and bool(self._way.edits))
        self.list.rows.repaint(self._rows(place))
        announce(self.list, said)

    def _go(self) -> None:
        if self._way is not None and self._way.edits:
            self.accept()
            self.going.emit(self._way)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        is_return = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_return:
            self._go()
        return is_return
