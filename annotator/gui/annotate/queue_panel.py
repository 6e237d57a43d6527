"""The left of the screen: how far the project is, which threads are shown, and the list of them."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
)
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.queue import Order, QueueCounts, Theirs
from annotator.gui.annotate import words
from annotator.gui.annotate.queue_delegate import HEIGHT, QueueDelegate
from annotator.gui.annotate.queue_finder import QueueFinder
from annotator.gui.annotate.queue_order import OrderButton
from annotator.gui.annotate.queue_whose import QueueWhose
from annotator.gui.appearance import theme_in_force
from annotator.gui.controls.chip import Chip
from annotator.gui.controls.frames import hairline
from annotator.gui.controls.key_cap import KeyCap
from annotator.gui.controls.progress_line import ProgressLine
from annotator.gui.key_map import keys_in_force
from annotator.gui.keys import cap
from annotator.gui.paged_table import PagedTable
from annotator.gui.style_sheet import look
from annotator.session import EditSession

SHOWN: tuple[Literal["todo", "flagged", "all"], ...] = ("todo", "flagged", "all")
"""What the chips show, in their order."""
WIDTH = 272
SEARCH_AFTER_MS = 180


class QueuePanel(QFrame):
    """Shows the queue and opens threads from it.

    Signals:
        left(): the keyboard goes back to the thread.
    """

    left = Signal()

    def __init__(self, finder: QueueFinder, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, "bar")
        self.setAccessibleName(self.tr("Queue"))
        self.finder = finder
        self._counts: QueueCounts | None = None
        self.progress = look(QLabel(), "secondary")
        self._line = ProgressLine(name=self.tr("Threads submitted"), state=True)
        self.search = SearchField()
        self.todo, self.flagged, self.all = (Chip(""), Chip(""), Chip(self.tr("All")))
        self.whose = QueueWhose()
        self.order = OrderButton()
        self.table = QueueTable(finder)
        self._typed = QTimer(self, singleShot=True, interval=SEARCH_AFTER_MS)
        self._chips = QButtonGroup(self)
        for number, chip in enumerate((self.todo, self.flagged, self.all)):
            self._chips.addButton(chip, number)
        self.todo.setChecked(True)
        self._lay_out()
        self._show_unknown()
        self.search.textEdited.connect(lambda _: self._typed.start())
        self.search.left.connect(self.left)
        self.search.returnPressed.connect(self.table.setFocus)
        self._typed.timeout.connect(self._ask)
        self._chips.idClicked.connect(lambda _: self._ask())
        self.whose.chosen.connect(self._show_whose)
        self.order.chosen.connect(self._reorder)
        self.table.left.connect(self.left)
        finder.counted.connect(self._show_counts)
        finder.counted.connect(self.whose.show_counts)
        finder.ended.connect(self._say_end)
        finder.ordered.connect(self.order.show_order)

    def _lay_out(self) -> None:
        chips = QHBoxLayout()
        chips.setSpacing(8)
        for chip in (self.todo, self.flagged, self.all):
            chips.addWidget(chip)
        chips.addStretch()
        head = QVBoxLayout()
        head.setContentsMargins(16, 16, 16, 8)
        head.setSpacing(8)
        head.addWidget(self.progress)
        head.addWidget(self._line)
        head.addSpacing(4)
        head.addWidget(self.search)
        head.addSpacing(2)
        head.addWidget(self.whose)
        head.addLayout(chips)
        head.addWidget(self.order)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(hairline())
        column.addWidget(self.table, 1)

    def rest(self) -> None:
        """Ask for nothing any more."""
        self._typed.stop()
        self.finder.rest()

    def show_theirs(self, theirs: Theirs) -> None:
        """Show all threads of somebody on the team."""
        self.search.clear()
        self.all.setChecked(True)
        self.whose.show_theirs(theirs)
        self._show_whose(self.finder.query.mine, theirs)

    def _show_whose(self, mine: bool, theirs: Theirs | None) -> None:
        if theirs is None and self.finder.query.theirs is not None:
            self.todo.setChecked(True)
        self.finder.look_among(mine=mine, theirs=theirs)
        self._ask()

    def _ask(self) -> None:
        self._typed.stop()
        show = SHOWN[self._chips.checkedId()]
        self.finder.ask(replace(self.finder.query, text=self.search.text().strip(), show=show))

    def _reorder(self, order: Order) -> None:
        self._typed.stop()
        self.finder.reorder(order)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        # The sentence carries a colour of the theme in it.
        if event.type() == QEvent.Type.StyleChange and self._counts is not None:
            self._show_counts(self._counts)

    def _show_unknown(self) -> None:
        """Show no number before one is known; the line keeps its height."""
        self.progress.setText(" ")
        self.todo.setText(self.tr("To do"))
        self.flagged.setText(self.tr("Flagged"))

    def _show_counts(self, counts: QueueCounts) -> None:
        self._counts = counts
        number = words.number
        several = self.tr("{submitted} of {threads} threads submitted")
        sentence = self.tr("{submitted} of {threads} thread submitted") if counts.threads == 1 else several
        plain = sentence.format(submitted=number(counts.submitted), threads=number(counts.threads))
        strong = f'<b style="color:{theme_in_force().ink}">{number(counts.submitted)}</b>'
        self.progress.setText(sentence.format(submitted=strong, threads=number(counts.threads)))
        self.progress.setAccessibleName(plain)
        self._line.setRange(0, max(1, counts.threads))
        self._line.setValue(counts.submitted)
        self.todo.setText(self.tr("To do {count}").format(count=number(counts.todo)))
        self.flagged.setText(self.tr("Flagged {count}").format(count=number(counts.flagged)))
        for chip in (self.todo, self.flagged):
            chip.updateGeometry()

    def _say_end(self) -> None:
        self.finder.desk.said.emit(self.tr("No thread to do is left in this list."))


class SearchField(QLineEdit):
    """Searches as one types; Esc goes back to the thread.

    Signals:
        left(): the keyboard goes back to the thread.
    """

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(self.tr("Search texts and authors"))
        self.setAccessibleName(self.tr("Search the queue"))
        self.setClearButtonEnabled(True)
        self._cap = KeyCap(cap("search"), self)
        self.textChanged.connect(lambda _: self._show_cap())
        keys_in_force().changed.connect(self._follow_key)

    def sizeHint(self) -> QSize:
        return QSize(200, 32)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Down:
            self.returnPressed.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._show_cap()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._show_cap()

    def resizeEvent(self, event: QEvent) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]  # it is a QResizeEvent
        self._place_cap()

    def _follow_key(self) -> None:
        self._cap.set_text(cap("search"))
        self._place_cap()
        self._show_cap()

    def _place_cap(self) -> None:
        hint = self._cap.sizeHint()
        self._cap.setGeometry(self.width() - hint.width() - 9, (self.height() - hint.height()) // 2, *hint.toTuple())

    def _show_cap(self) -> None:
        self._cap.setVisible(bool(cap("search")) and not self.text() and not self.hasFocus())


class QueueTable(PagedTable):
    """The list itself."""

    def __init__(self, finder: QueueFinder) -> None:
        delegate = QueueDelegate()
        super().__init__(finder, delegate, height=HEIGHT)
        self._finder, self._delegate = finder, delegate
        self.setAccessibleName(self.tr("Threads"))
        finder.found.connect(self.stand_at)
        finder.placed.connect(self.stand_at)
        finder.desk.opened.connect(self._mark_open)

    def _mark_open(self, session: EditSession | None) -> None:
        changed = {self._delegate.open_thread}
        self._delegate.open_thread = None if session is None else session.thread.id
        changed.add(self._delegate.open_thread)
        first, last = self.rowAt(0), self.rowAt(self.viewport().height() - 1)
        for place in range(max(first, 0), (last if last >= 0 else self._finder.rows.rowCount() - 1) + 1):
            row = self._finder.rows.row_at(place)
            if row is not None and row.thread_id in changed:
                self.update(self._finder.rows.index(place, 0))
