"""My time: what was measured, shown to the person whose it is."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QLocale, QModelIndex, Qt, Signal
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from annotator.domain.activity import LayerTime, TimeSpent, active_between
from annotator.domain.schema import Schema
from annotator.gui import dates
from annotator.gui.activity import words
from annotator.gui.activity.week_bars import WeekBars
from annotator.gui.commands.rows import Row, RowList
from annotator.gui.controls.buttons import link_button, primary_button
from annotator.gui.controls.frames import card
from annotator.gui.controls.labels import heading, meta, secondary, section, strong
from annotator.gui.fonts import Weight, reading_font
from annotator.gui.style_sheet import look

SHOWN = 200
"""How many threads are listed, the latest first."""


class MyTime(QDialog):
    """Today, the week, and all; the seconds that decisions took, by layer; the threads.

    ``measuring``: whether time is measured at present.

    Signals:
        opening(str): the id of a thread that the person wants to open.
        settings_wanted(): the person wants to switch measuring off or on.
    """

    opening = Signal(str)
    settings_wanted = Signal()

    def __init__(
        self, spent: TimeSpent, *, schema: Schema, today: date, measuring: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("My time"))
        self._spent, self._schema, self._today = spent, schema, today
        self._figures: dict[str, str] = {}
        self.list = RowList(self.tr("Threads, the latest first"))
        self.list.show_rows([self._row(number) for number in range(len(spent.threads[:SHOWN]))], place=-1)
        self.list.activated.connect(self._open)
        self.change = link_button(self.tr("Settings…"))
        self.change.clicked.connect(self._change)
        close = primary_button(self.tr("Done"))
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 20)
        column.setSpacing(8)
        column.addWidget(heading(self.tr("My time"), 22))
        column.addWidget(secondary(self._where_it_is(measuring=measuring)))
        column.addSpacing(8)
        if spent.days or spent.review_days:
            self._fill(column)
        else:
            column.addWidget(secondary(self.tr("Nothing was measured here so far.")))
            column.addStretch(1)
        foot = QHBoxLayout()
        foot.addWidget(self.change)
        foot.addStretch(1)
        foot.addWidget(close)
        column.addLayout(foot)
        self.resize(620, 700 if spent.days else 240)
        close.setFocus()

    @property
    def figures(self) -> dict[str, str]:
        """What is shown, by what it is: of today, the week and all, and of each layer."""
        return dict(self._figures)

    def _where_it_is(self, *, measuring: bool) -> str:
        kept = self.tr(
            "Time with signs of work at a thread: keys, pointer, wheel. Pauses of more than a minute are left out. It "
            "is kept in this project file alone and exports leave it out; a copy of the file has it too, the page of "
            "the team tells its sum, and a report what a decision and the review of a thread take everybody together."
        )
        how = (
            self.tr("It can be switched off in the settings.")
            if measuring
            else self.tr("It is switched off: nothing is measured now.")
        )
        return f"{kept} {how}"

    def _fill(self, column: QVBoxLayout) -> None:
        spent, today = self._spent, self._today
        back = (today.isoweekday() - QLocale().firstDayOfWeek().value) % 7
        figures = QHBoxLayout()
        figures.setSpacing(32)
        for title, active in (
            (self.tr("Today"), spent.between(today, today)),
            (self.tr("This week"), spent.between(today - timedelta(days=back), today)),
            (self.tr("In all"), spent.active),
        ):
            figures.addLayout(self._figure(title, words.length(active)))
        figures.addStretch(1)
        column.addLayout(figures)
        column.addWidget(WeekBars(spent.week(today)))
        if spent.review_days:
            column.addSpacing(8)
            column.addWidget(section(self.tr("Review of others’ labels, apart")))
            column.addWidget(secondary(self._review(today - timedelta(days=back))))
        if spent.layers:
            column.addSpacing(8)
            column.addWidget(section(self.tr("Seconds per decision")))
            column.addLayout(self._layers())
        column.addSpacing(8)
        column.addWidget(section(self.tr("Threads")))
        paper, inside = card(margin=6, gap=0)
        inside.addWidget(self.list)
        self.list.setMinimumHeight(96)
        column.addWidget(paper, 1)

    def _review(self, monday: date) -> str:
        days, today = self._spent.review_days, self._today
        told = self.tr("Today {today}, this week {week}, in all {all}.").format(
            today=words.length(active_between(days, today, today)),
            week=words.length(active_between(days, monday, today)),
            all=words.length(sum(each.active for each in days)),
        )
        self._figures[self.tr("Review of others’ labels, apart")] = told
        return told

    def _figure(self, title: str, value: str) -> QVBoxLayout:
        self._figures[title] = value
        shown = QLabel(value)
        shown.setFont(reading_font(22, Weight.DemiBold))
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(look(QLabel(title), "secondary"))
        column.addWidget(shown)
        return column

    def _layers(self) -> QGridLayout:
        """Return a line per layer, in the order of the schema; what decided nothing comes last."""
        order = {layer.name: place for place, layer in enumerate(self._schema.layers)}
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(2, 1)
        layers = sorted(self._spent.layers, key=lambda each: (not each.layer, order.get(each.layer, len(order))))
        for line, each in enumerate(layers):
            title, value, note = self._layer(each)
            self._figures[title] = value
            grid.addWidget(look(QLabel(title), "secondary"), line, 0)
            grid.addWidget(strong(value), line, 1, Qt.AlignmentFlag.AlignRight)
            grid.addWidget(meta(note), line, 2)
        return grid

    def _layer(self, each: LayerTime) -> tuple[str, str, str]:
        if not each.layer:
            title = self.tr("Submitting, flags, notes")
            return title, words.length(each.active), self.tr("with the reading before")
        known = next((layer.title for layer in self._schema.layers if layer.name == each.layer), each.layer)
        if each.per_decision is None:
            return known, "–", self.tr("{time}, all undone").format(time=words.length(each.active))
        note = self.tr("{decisions} in {time}").format(
            decisions=words.decisions(each.decisions), time=words.length(each.active)
        )
        return known, words.pace(each.per_decision), note

    def _row(self, number: int) -> Row:
        thread = self._spent.threads[number]
        when = self.tr("today") if thread.last == self._today else dates.day(thread.last)
        return Row(title=thread.title, group=f"{words.clock(thread.active)} · {when}")

    def _change(self) -> None:
        # What stands here may not be true any more afterwards.
        self.accept()
        self.settings_wanted.emit()

    def _open(self, index: QModelIndex) -> None:
        self.accept()
        self.opening.emit(self._spent.threads[index.row()].thread)
