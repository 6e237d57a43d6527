"""A line for everybody: how far they are, with figures that open the queue on just those threads."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from annotator.domain.queue import Theirs, Worked
from annotator.domain.team import Member, Team
from annotator.gui.activity.words import length
from annotator.gui.annotate.words import number
from annotator.gui.controls.buttons import link_button
from annotator.gui.controls.frames import hairline
from annotator.gui.controls.labels import Elided, cell
from annotator.gui.dates import when
from annotator.gui.style_sheet import look
from annotator.gui.team import words
from annotator.gui.team.member_bar import MemberBar

_BAR = 150
_NAME = 180


class PeopleTable(QWidget):
    """Made anew for each state of the team.

    Signals:
        wanted(Theirs): threads of somebody shall be shown in the queue.
        renaming(str): somebody shall get another name.
        taking_back(str): what somebody has not begun shall be nobody's again.
    """

    wanted = Signal(object)
    renaming = Signal(str)
    taking_back = Signal(str)

    def __init__(self, team: Team, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("People"))
        self._team = team
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8)
        titles = (
            self.tr("person"),
            self.tr("of what is assigned"),
            self.tr("assigned"),
            self.tr("begun"),
            self.tr("submitted"),
            self.tr("flagged"),
            self.tr("active"),
            self.tr("last here"),
        )
        self._columns = len(titles) + 1
        for column, title in enumerate(titles):
            self._grid.addWidget(cell(title, right=column > 1, tone="meta"), 0, column)
        self._grid.setColumnStretch(1, 1)
        for row, member in enumerate(team.members):
            self._grid.addWidget(hairline(), 2 * row + 1, 0, 1, self._columns)
            self._add(2 * row + 2, member)

    def _add(self, row: int, member: Member) -> None:
        name = look(Elided(member.name), "strong")
        name.setFixedWidth(_NAME)
        self._grid.addWidget(name, row, 0)
        self._grid.addWidget(self._progress(member), row, 1)
        figures: Mapping[Worked, int] = {
            "assigned": member.assigned,
            "begun": member.begun,
            "submitted": member.submitted,
            "flagged": member.flagged,
        }
        for column, (worked, count) in enumerate(figures.items(), 2):
            self._grid.addWidget(self._figure(member, worked, count), row, column, Qt.AlignmentFlag.AlignRight)
        active = length(member.active) if member.active else "–"
        last = "–" if member.last is None else when(member.last)
        self._grid.addWidget(cell(active, right=True, tone="" if member.active else "meta"), row, 6)
        self._grid.addWidget(cell(last, right=True, tone="meta"), row, 7)
        self._grid.addWidget(self._acts(member), row, 8)

    def _progress(self, member: Member) -> QWidget:
        field = QWidget()
        field.setMinimumWidth(_BAR)
        column = QVBoxLayout(field)
        column.setContentsMargins(0, 2, 0, 2)
        column.setSpacing(4)
        column.addWidget(MemberBar(member, self._team.threads))
        column.addWidget(cell(words.progress(member, self._team.threads), tone="meta"))
        return field

    def _figure(self, member: Member, worked: Worked, count: int) -> QWidget:
        if not count:
            return cell("0", right=True, tone="meta")
        button = link_button(number(count))
        button.setAccessibleName(words.figure(member, worked, count))
        button.setToolTip(words.figure(member, worked, count))
        button.clicked.connect(partial(self.wanted.emit, Theirs(member.name, worked)))
        return button

    def _acts(self, member: Member) -> QWidget:
        field = QWidget()
        row = QHBoxLayout(field)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        rename = link_button(self.tr("Rename…"))
        rename.setAccessibleName(self.tr("Rename {name}").format(name=member.name))
        rename.clicked.connect(partial(self.renaming.emit, member.name))
        row.addWidget(rename)
        if member.assigned > member.done:
            back = link_button(self.tr("Take back"))
            said = self.tr("Take back what {name} has not begun").format(name=member.name)
            back.setAccessibleName(said)
            back.setToolTip(said)
            back.clicked.connect(partial(self.taking_back.emit, member.name))
            row.addWidget(back)
        row.addStretch(1)
        return field
