"""The page of the team: how far everybody is, and dealing threads out."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from annotator.domain.assignment import Deal
from annotator.domain.changes import Changes
from annotator.domain.team import Team
from annotator.gui.background import Background
from annotator.gui.controls.buttons import link_button
from annotator.gui.controls.frames import card, scrolled
from annotator.gui.controls.labels import heading, secondary, section
from annotator.gui.language import sentence_of
from annotator.gui.style_sheet import look
from annotator.gui.team import words
from annotator.gui.team.assign_form import AssignForm
from annotator.gui.team.people_table import PeopleTable
from annotator.project import Project

_WIDEST = 1040


class TeamPage(QFrame):
    """Reads in the background whenever it is shown.

    Signals:
        left(): the person goes back to the thread.
        wanted(Theirs): threads of somebody shall be shown in the queue.
        handing_over(): the person goes on to making files for those who have threads.
        renaming(str): somebody shall get another name.
        changed(Changes): something was written.
        said(str): a sentence for the status line.
        failed(str): a sentence about something that went wrong.
    """

    left = Signal()
    wanted = Signal(object)
    handing_over = Signal()
    renaming = Signal(str)
    changed = Signal(object)
    said = Signal(str)
    failed = Signal(str)

    def __init__(
        self,
        project: Project,
        background: Background,
        shown: Callable[[], Sequence[int]],
        parent: QWidget | None = None,
    ) -> None:
        """``shown`` returns the numbers of the threads that the queue shows now."""
        super().__init__(parent)
        look(self, "page")
        self._project, self._background = project, background
        self._newest = 0
        self.summary = secondary(self.tr("Counting…"))
        self.people: PeopleTable | None = None
        self.form = AssignForm(project, background, shown)
        self.hand_over = link_button(self.tr("Hand over…"))
        self.hand_over.setToolTip(self.tr("Make files with which they label elsewhere"))
        self._paper, self._inside = card()
        self._lay_out()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.form.assigned.connect(self._assigned)
        self.hand_over.clicked.connect(self.handing_over)
        self.hand_over.hide()

    def _lay_out(self) -> None:
        paper, inside = card()
        inside.addWidget(self.form)
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(heading(self.tr("Team")))
        told = QHBoxLayout()
        told.setSpacing(16)
        told.addWidget(self.summary, 1)
        told.addWidget(self.hand_over)
        column.addLayout(told)
        column.addSpacing(10)
        column.addWidget(section(self.tr("How far everybody is")))
        column.addWidget(self._paper)
        column.addSpacing(16)
        column.addWidget(section(self.tr("Assign threads")))
        column.addWidget(paper)
        column.addStretch(1)
        middle = QWidget()
        middle.setMaximumWidth(_WIDEST)
        middle.setLayout(column)
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(36, 34, 36, 36)
        row.addStretch(1)
        row.addWidget(middle, 100)
        row.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(whole, sideways=True))

    def refresh(self) -> None:
        """Show the team as it is now."""
        self._newest += 1
        newest = self._newest

        def show(team: Team) -> None:
            if newest == self._newest:
                self._show(team)

        self._background.run(self._project.people.team, done=show, failed=self._sorry)

    def put_away(self) -> None:
        """Begin nothing any more: the project is about to be closed."""
        self.form.rest()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _show(self, team: Team) -> None:
        self.summary.setText(words.whole(team))
        if self.people is not None:
            self._inside.removeWidget(self.people)
            self.people.hide()
            self.people.deleteLater()
        self.people = PeopleTable(team)
        self.people.wanted.connect(self.wanted)
        self.people.renaming.connect(self.renaming)
        self.people.taking_back.connect(self._take_back)
        self._inside.addWidget(self.people)
        self.hand_over.setVisible(any(member.assigned for member in team.members))
        self.form.show_team(team)

    def _assigned(self, deal: Deal) -> None:
        # The button has nothing more to do, and the keyboard is not to stray from it into a field.
        self.setFocus()
        self.changed.emit(Changes(assignments=True))
        self.said.emit(self.tr("Assigned {threads}; Undo takes it back.").format(threads=words.threads(deal.threads)))

    def _take_back(self, name: str) -> None:
        def done(count: int) -> None:
            if count:
                said = self.tr("Took back {threads} from {name}; Undo gives them again.")
                self.changed.emit(Changes(assignments=True))
            else:
                said = self.tr("{name} has begun all that is assigned to them.")
            self.said.emit(said.format(threads=words.threads(count), name=name))

        self._background.watch(self._project.assigning.take_back(name), done=done, failed=self._sorry)

    def _sorry(self, error: Exception) -> None:
        self.failed.emit(sentence_of(error))
