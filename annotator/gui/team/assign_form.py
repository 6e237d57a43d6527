"""Dealing threads out: to whom, how many of them twice or more, which ones; with what everybody would get."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from annotator.domain.assignment import Deal, Dealing
from annotator.domain.errors import AnnotatorError
from annotator.domain.team import Team
from annotator.gui.annotate.words import number
from annotator.gui.background import Background
from annotator.gui.controls.buttons import plain_button, primary_button
from annotator.gui.controls.chip import Chip
from annotator.gui.controls.flow_layout import FlowLayout
from annotator.gui.controls.frames import FormRow
from annotator.gui.controls.labels import secondary, wrapped
from annotator.gui.controls.number_field import NumberField
from annotator.gui.controls.segmented_control import Option, SegmentedControl
from annotator.gui.language import sentence_of
from annotator.gui.outcomes.tables import Grid
from annotator.gui.style_sheet import look
from annotator.gui.team import words
from annotator.project import Project

LOOK_AFTER_MS = 150
MOST_BY = 10
_WIDEST = 560


class AssignForm(QWidget):
    """Shows what would be dealt as one chooses, and deals it.

    Signals:
        assigned(Deal): threads were dealt out.
    """

    assigned = Signal(object)

    def __init__(
        self,
        project: Project,
        background: Background,
        shown: Callable[[], Sequence[int]],
        parent: QWidget | None = None,
    ) -> None:
        """``shown`` returns the numbers of the threads that the queue shows now."""
        super().__init__(parent)
        self._project, self._background, self._shown = project, background, shown
        self._newest = 0
        self.people: dict[str, Chip] = {}
        self.another = QLineEdit()
        self.another.setPlaceholderText(self.tr("Another name"))
        self.another.setAccessibleName(self.tr("Another name"))
        self.another.setFixedWidth(160)
        self._add = plain_button(self.tr("Add"))
        self._add.setAccessibleName(self.tr("Add this person"))
        self.share = NumberField(0, 0, 100, name=self.tr("Percent of the threads that several get"))
        self.by = NumberField(2, 2, MOST_BY, name=self.tr("How many people get each of these"))
        self.seed = NumberField(0, 0, 999_999, name=self.tr("Seed"))
        self.which = SegmentedControl(
            (Option("free", self.tr("All that nobody has")), Option("shown", self.tr("Those in the queue now"))),
            name=self.tr("Threads"),
            chosen="free",
        )
        self.preview = secondary()
        self.why = look(wrapped(), "bad")
        self.assign = primary_button(self.tr("Assign"))
        self.table: Grid | None = None
        self._table = QWidget()
        self._table.setMaximumWidth(_WIDEST)
        QVBoxLayout(self._table).setContentsMargins(0, 6, 0, 0)
        self._held: dict[str, int] = {}
        self._whole = 0
        self._each = QWidget()
        self._chips = FlowLayout(self._each)
        self._later = QTimer(self, singleShot=True, interval=LOOK_AFTER_MS)
        self._lay_out()
        self._later.timeout.connect(self._look)
        self._add.clicked.connect(self._add_another)
        self.another.returnPressed.connect(self._add_another)
        self.which.chosen.connect(lambda _which: self._changed())
        for field in (self.share, self.by, self.seed):
            field.changed.connect(lambda _value: self._changed())
        self.assign.clicked.connect(self._assign)

    def _lay_out(self) -> None:
        people = QWidget()
        to = QVBoxLayout(people)
        to.setContentsMargins(0, 0, 0, 0)
        to.setSpacing(8)
        to.addWidget(self._each)
        to.addLayout(_row(self.another, self._add))
        several = QWidget()
        sentence = self.tr("{share} percent of the threads go to {by} people each")
        fields = {"{share}": self.share, "{by}": self.by}
        parts = filter(None, (part.strip() for part in re.split(r"(\{share\}|\{by\})", sentence)))
        several.setLayout(_row(*(fields.get(part) or look(QLabel(part), "meta") for part in parts)))
        self.share.setFixedWidth(48)
        self.by.setFixedWidth(40)
        self.seed.setFixedWidth(76)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(FormRow(self.tr("To"), people))
        overlap = self.tr("What several label without seeing each other’s work tells how well they agree.")
        column.addWidget(FormRow(self.tr("Twice or more"), several, note=overlap))
        column.addWidget(FormRow(self.tr("Threads"), self.which))
        same = self.tr("The same seed deals alike. What somebody has already stays with them.")
        seed = QWidget()
        seed.setLayout(_row(self.seed))
        column.addWidget(FormRow(self.tr("Seed"), seed, note=same))
        column.addSpacing(14)
        column.addWidget(self.preview)
        column.addWidget(self._table)
        column.addWidget(self.why)
        column.addSpacing(12)
        column.addLayout(_row(self.assign))
        self.why.hide()

    def show_team(self, team: Team) -> None:
        """Offer these people, chosen where they label; who was added stays, and so does what was chosen."""
        self._whole = team.threads
        self._held = {member.name: member.assigned for member in team.members}
        for member in team.members:
            self._offer(member.name, on=bool(member.assigned or member.begun or member.submitted))
        for name in [name for name in self.people if name not in self._held and not self.people[name].isChecked()]:
            self._drop(name)
        self._changed()

    def rename(self, old: str, new: str) -> None:
        """Offer somebody under another name."""
        if old in self.people:
            on = self.people[old].isChecked()
            self._drop(old)
            self._offer(new, on=on)

    @property
    def dealing(self) -> Dealing:
        """What the form says; the threads are found when they are needed.

        Raises:
            AnnotatorError: it cannot be dealt so.
        """
        chosen = tuple(name for name, chip in self.people.items() if chip.isChecked())
        return Dealing(to=chosen, share=self.share.value, by=self.by.value, seed=self.seed.value)

    def rest(self) -> None:
        """Look at nothing any more."""
        self._later.stop()

    def _offer(self, name: str, *, on: bool = True) -> None:
        if name in self.people:
            return
        chip = Chip(name, on=on)
        chip.toggled.connect(lambda _on: self._changed())
        self._chips.addWidget(chip)
        self.people[name] = chip

    def _drop(self, name: str) -> None:
        chip = self.people.pop(name)
        self._chips.removeWidget(chip)
        chip.hide()
        chip.deleteLater()

    def _add_another(self) -> None:
        name = " ".join(self.another.text().split())
        if not name:
            return
        self._offer(name)
        self.people[name].setChecked(True)
        self.another.clear()
        self._changed()

    def _changed(self) -> None:
        self._newest += 1
        self.assign.setEnabled(False)
        self._later.start()

    def _asked(self) -> Callable[[], Dealing] | None:
        """Return what finds out what is to be dealt, which is for another thread; None while that cannot be."""
        try:
            dealing = self.dealing
        except AnnotatorError as error:
            self._refuse(error)
            return None
        project, numbers = self._project, self._shown() if self.which.value == "shown" else None
        return lambda: dealing if numbers is None else replace(dealing, threads=project.assigning.threads(numbers))

    def _look(self) -> None:
        if not any(chip.isChecked() for chip in self.people.values()):
            # Nothing is wrong yet: nobody was asked before.
            self.why.hide()
            self._show_table(None)
            self.preview.setText(self.tr("Choose who shall label."))
            self.preview.show()
            self.assign.setText(self.tr("Assign"))
            return
        asked, newest, project = self._asked(), self._newest, self._project
        if asked is None:
            return

        def show(deal: Deal) -> None:
            if newest == self._newest:
                self._show(deal)

        def fail(error: Exception) -> None:
            if newest == self._newest:
                self._refuse(error)

        self._background.run(lambda: project.assigning.preview(asked()), done=show, failed=fail)

    def _show(self, deal: Deal) -> None:
        self.why.hide()
        self.preview.setText(words.dealt(deal, self._whole if self.which.value == "free" else deal.threads + deal.left))
        self.preview.show()
        self._show_table(deal)
        some = self.tr("Assign {threads}").format(threads=words.threads(deal.threads))
        self.assign.setText(some if deal.threads else self.tr("Assign"))
        self.assign.setEnabled(bool(deal.threads))

    def _show_table(self, deal: Deal | None) -> None:
        """Show what everybody gets of a deal, or nothing."""
        place = self._table.layout()
        assert place is not None  # noqa: S101 - it was made with it
        if self.table is not None:
            place.removeWidget(self.table)
            self.table.hide()
            self.table.deleteLater()
            self.table = None
        if deal is None or not deal.pairs:
            return
        titles = (self.tr("person"), self.tr("gets"), self.tr("of them with others"), self.tr("has then"))
        self.table = Grid(self.tr("What everybody gets"), titles)
        for name, count in deal.of.items():
            figures = (count, deal.shared.get(name, 0), self._held.get(name, 0) + count)
            self.table.add_row(name, [number(figure) for figure in figures])
        place.addWidget(self.table)

    def _assign(self) -> None:
        asked, project = self._asked(), self._project
        if asked is None:
            return
        self.assign.setEnabled(False)
        self._background.run(
            lambda: project.assigning.assign(asked()).result(), done=self.assigned.emit, failed=self._refuse
        )

    def _refuse(self, error: Exception) -> None:
        self.preview.hide()
        self._show_table(None)
        self.why.setText(sentence_of(error))
        self.why.show()


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row
