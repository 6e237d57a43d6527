"""The list of threads under review: whose, which of them, and the threads themselves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.review_query import WHICH, ReviewQuery, ReviewSettings, Which
from annotator.gui.annotate import words as common
from annotator.gui.controls.buttons import link_button
from annotator.gui.controls.chip import Chip
from annotator.gui.controls.frames import hairline
from annotator.gui.controls.labels import meta
from annotator.gui.controls.number_field import NumberField
from annotator.gui.controls.picker import Picker
from annotator.gui.paged_table import PagedTable
from annotator.gui.review import thread_words
from annotator.gui.review.bench import Bench
from annotator.gui.review.thread_delegate import HEIGHT, ThreadDelegate
from annotator.gui.review.thread_finder import ThreadFinder
from annotator.gui.review.whose import WhoseSheet
from annotator.project.review_session import ReviewSession

_SHOWN: tuple[Literal["open", "settled", "all"], ...] = ("open", "settled", "all")
_SEVERAL = object()


class ThreadsPanel(QWidget):
    """Asks for threads, and opens them.

    Signals:
        left(): the keyboard goes back to the thread.
        wanted(str): an action of the page is wanted.
    """

    left = Signal()
    wanted = Signal(str)

    def __init__(self, finder: ThreadFinder, bench: Bench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._finder = finder
        self._bench = bench
        self.whose = Picker(name=self.tr("Whose labels"))
        self.which = Picker([(each, thread_words.which(each)) for each in WHICH], name=self.tr("Which threads"))
        self.share = NumberField(round(finder.query.share * 100), 1, 100, name=self.tr("Share in percent"))
        self.share.setFixedWidth(56)
        self._percent = meta(self.tr("%"))
        self.blind = Chip(self.tr("Blind"))
        self.blind.setToolTip(self.tr("Names appear once a thread is decided"))
        self.majority = link_button(self.tr("Accept by majority…"))
        self.count = meta()
        self.table = ThreadTable(finder)
        self._show = QButtonGroup(self)
        self.chips = [Chip(self.tr("Open")), Chip(self.tr("Settled")), Chip(self.tr("All"))]
        for number, chip in enumerate(self.chips):
            self._show.addButton(chip, number)
        self.chips[0].setChecked(True)
        self._sheet = WhoseSheet(self)
        self._lay_out()
        self._connect()
        self.show_names(())

    def _lay_out(self) -> None:
        for picker in (self.whose, self.which):
            picker.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        share = QHBoxLayout()
        share.setSpacing(8)
        share.addWidget(self.which, 1)
        share.addWidget(self.share)
        share.addWidget(self._percent)
        chips = QHBoxLayout()
        chips.setSpacing(6)
        for chip in self.chips:
            chips.addWidget(chip)
        chips.addStretch()
        chips.addWidget(self.blind)
        last = QHBoxLayout()
        last.addWidget(self.count, 1)
        last.addWidget(self.majority)
        head = QVBoxLayout()
        head.setContentsMargins(16, 8, 16, 8)
        head.setSpacing(8)
        head.addWidget(self.whose)
        head.addLayout(share)
        head.addLayout(chips)
        head.addLayout(last)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(hairline())
        column.addWidget(self.table, 1)
        self._show_share(shown=False)

    def _show_share(self, *, shown: bool) -> None:
        self.share.setVisible(shown)
        self._percent.setVisible(shown)

    def _connect(self) -> None:
        self.whose.picked.connect(self._pick_whose)
        self.which.picked.connect(self._pick_which)
        self.share.editingFinished.connect(self._ask_share)
        self._show.idClicked.connect(lambda number: self._ask(replace(self._query, show=_SHOWN[number])))
        self.blind.toggled.connect(self._choose_blind)
        self._sheet.chosen.connect(self._choose_several)
        self.table.left.connect(self.left)
        self._finder.found.connect(self._say_count)
        self._bench.learned.connect(self._learn)
        self.majority.clicked.connect(lambda: self.wanted.emit("accept_majority"))

    @property
    def _query(self) -> ReviewQuery:
        return self._finder.query

    def show_names(self, names: Sequence[str]) -> None:
        """Offer these annotators."""
        chosen = self._query.annotators
        lines: list[tuple[object, str]] = [(None, self.tr("Everybody’s labels"))]
        lines += [((name,), name) for name in names]
        if chosen is not None and len(chosen) > 1:
            lines.append((chosen, ", ".join(chosen)))
        if len(names) > 1:
            lines.append((_SEVERAL, self.tr("Choose annotators…")))
        self.whose.set_lines(lines, chosen=chosen)
        self._names = tuple(names)

    def _pick_whose(self, value: object) -> None:
        if value is _SEVERAL:
            self.whose.choose(self._query.annotators)
            self._sheet.ask(self._names, self._query.annotators, self.whose)
        elif value is None:
            self._ask(replace(self._query, annotators=None))
        elif isinstance(value, tuple):
            self._ask(replace(self._query, annotators=value))

    def _choose_several(self, names: tuple[str, ...]) -> None:
        self._ask(replace(self._query, annotators=names or None))
        self.show_names(self._names)

    def _pick_which(self, value: object) -> None:
        which: Which = next(each for each in WHICH if each == value)
        self._show_share(shown=which == "sample")
        self._ask(replace(self._query, which=which))

    def show_contested(self, *, opening: bool) -> None:
        """List the threads with contested verdicts, settled or not; ``opening``: and open the first of them."""
        self.which.choose("contested")
        self._show_share(shown=False)
        self._finder.ask(replace(self._query, which="contested"), opening=opening)

    def _ask_share(self) -> None:
        self._ask(replace(self._query, share=self.share.value / 100))

    def _ask(self, query: ReviewQuery) -> None:
        if query != self._query:
            self._finder.ask(query)

    def _choose_blind(self, blind: bool) -> None:
        if blind != self._bench.settings.blind:
            self._bench.choose(replace(self._bench.settings, blind=blind))

    def _learn(self, settings: ReviewSettings) -> None:
        self.blind.setChecked(settings.blind)
        self.table.show_blind(blind=settings.blind)

    def _say_count(self, count: int) -> None:
        for chip in self.chips:
            # Contested verdicts are looked at wherever they are.
            chip.setEnabled(self._query.which != "contested")
        one, several = self.tr("1 thread"), self.tr("%Ln threads", "", count)
        self.count.setText(one if count == 1 else several if count else self.tr("No thread is like that."))
        self.count.setAccessibleName(common.plain(self.count.text()))


class ThreadTable(PagedTable):
    """The list itself."""

    def __init__(self, finder: ThreadFinder) -> None:
        delegate = ThreadDelegate()
        super().__init__(finder, delegate, height=HEIGHT)
        self._delegate = delegate
        self.setAccessibleName(self.tr("Threads under review"))
        finder.placed.connect(self.stand_at)
        finder.bench.opened.connect(self._mark_open)

    def show_blind(self, *, blind: bool) -> None:
        """Show names, or how many they are."""
        self._delegate.blind = blind
        self.viewport().update()

    def _mark_open(self, session: ReviewSession | None) -> None:
        self._delegate.open_thread = None if session is None else session.thread.id
        self.viewport().update()
