"""One text, everywhere: every place without a label, with its context and a tick; labelled as one act."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from annotator.domain.finding import Labelled, Place, Wanted
from annotator.gui.annotate import words
from annotator.gui.background import Errand
from annotator.gui.controls.buttons import link_button, primary_button
from annotator.gui.controls.chip import Chip
from annotator.gui.controls.key_cap import KeyCap, key_text
from annotator.gui.controls.labels import Elided, heading, strong
from annotator.gui.controls.picker import Picker
from annotator.gui.controls.segmented_control import Option, SegmentedControl
from annotator.gui.desk import Desk
from annotator.gui.finding import place_words
from annotator.gui.finding.looking import Looking
from annotator.gui.finding.panes import fill
from annotator.gui.finding.place_rows import PlaceRows
from annotator.gui.finding.place_table import PlaceTable
from annotator.gui.keys import cap
from annotator.gui.progress_panel import ProgressPanel
from annotator.gui.style_sheet import look
from annotator.gui.thread_view.offsets import isolated

Scope = Literal["thread", "project"]


@dataclass(frozen=True, slots=True)
class Everywhere:
    """What is to be labelled everywhere, asked for in which thread (its id)."""

    wanted: Wanted
    thread: str


class EverywherePanel(QWidget):
    """Lists the places and labels those that are ticked.

    Signals:
        wanted(Hit): somebody wants to go to that place.
        done(): the places are labelled.
        failed(str): a sentence about something that went wrong.
    """

    wanted = Signal(object)
    done = Signal()
    failed = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._asked: Everywhere | None = None
        self._called_off = False
        project = desk.project
        self.rows = PlaceRows(project, desk.background, ticks=True, parent=self)
        self.title = heading("", px=20)
        self.label = Picker(name=self.tr("Label to give"))
        self.scope = SegmentedControl(
            (Option("thread", self.tr("This thread")), Option("project", self.tr("Whole project"))),
            name=self.tr("Where"),
            chosen="thread",
        )
        self.same_case = Chip(self.tr("Same case only"))
        self.inside = Chip(self.tr("Inside words too"))
        self.summary = look(Elided(), "meta")
        self.give = primary_button("")
        self.all, self.none = link_button(self.tr("Tick all")), link_button(self.tr("Tick none"))
        self.table = PlaceTable(self.rows, lambda: project.schema, name=self.tr("Places of this text"))
        self._progress = ProgressPanel()
        self.looking = Looking(desk.background, self._progress, self)
        self._key = KeyCap(cap("everywhere"))
        self._lay_out()
        self.scope.chosen.connect(self.look_in)
        for chip in (self.same_case, self.inside):
            chip.toggled.connect(lambda _on: self._look())
        self.label.picked.connect(self._relabel)
        self.all.clicked.connect(lambda: self.rows.tick_all(on=True))
        self.none.clicked.connect(lambda: self.rows.tick_all(on=False))
        self.give.clicked.connect(self._give)
        self.table.wanted.connect(self.wanted)
        self.rows.ticked.connect(self._count)
        self.rows.failed.connect(self.failed)
        self.looking.failed.connect(self.failed)

    def _lay_out(self) -> None:
        choices = QHBoxLayout()
        choices.setSpacing(8)
        choices.addWidget(strong(self.tr("Label as")))
        choices.addWidget(self.label)
        choices.addSpacing(12)
        choices.addWidget(self.scope)
        choices.addWidget(self._key)
        choices.addStretch(1)
        choices.addWidget(self.give)
        choices.addWidget(KeyCap(key_text("Return")))
        below = QHBoxLayout()
        below.setSpacing(12)
        below.addWidget(self.summary, 1)
        below.addWidget(self.same_case)
        below.addWidget(self.inside)
        below.addWidget(self.all)
        below.addWidget(self.none)
        head = QVBoxLayout()
        head.setContentsMargins(24, 12, 20, 6)
        head.setSpacing(10)
        head.addWidget(self.title)
        head.addLayout(choices)
        head.addLayout(below)
        head.addWidget(self._progress)
        fill(self, head, body=self.table)

    def show_keys(self) -> None:
        """Show the keys that are in force."""
        self._key.set_text(cap("everywhere"))
        self._key.setVisible(bool(cap("everywhere")))

    def show_text(self, asked: Everywhere) -> None:
        """List the places of another text, in its thread to begin with."""
        self._asked = asked
        layer = self._desk.project.schema.layer(asked.wanted.layer)
        labels = [(label.name, label.title) for label in layer.labels if not label.retired]
        self.label.set_lines(labels, chosen=asked.wanted.label)
        # The first line is shown where the label is not among them any more.
        self._asked = replace(asked, wanted=replace(asked.wanted, label=str(self.label.value)))
        self.title.setText(words.quote(asked.wanted.text))
        self.scope.set_chosen("thread")
        self._look()

    def widen(self) -> None:
        """Look in the whole project, or in the thread alone again."""
        self.look_in("thread" if self.scope.value == "project" else "project")

    def look_in(self, scope: Scope) -> None:
        """Look there."""
        self.scope.set_chosen(scope)
        self._look()

    def look_again(self) -> None:
        """Look again, since something was changed."""
        if self._asked is not None:
            self._look()

    def stop(self) -> None:
        """Look for nothing any more."""
        self.looking.stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.give.isEnabled():
            self._give()
        else:
            super().keyPressEvent(event)

    def _relabel(self, label: object) -> None:
        if self._asked is not None:
            self._asked = replace(self._asked, wanted=replace(self._asked.wanted, label=str(label)))
            self._look()

    def _look(self) -> None:
        self.stop()
        if self._asked is None:
            return
        wanted = replace(self._asked.wanted, same_case=self.same_case.isChecked(), inside_words=self.inside.isChecked())
        # Asked before the button is disabled, which hands the keyboard on to whatever comes next.
        choosing = self._is_choosing()
        self.give.setEnabled(False)
        project = self._desk.project
        thread = self._asked.thread if self.scope.value == "thread" else None
        annotator, schema, tokens = project.annotator, project.schema, dict(self._desk.tokens)

        def read(errand: Errand) -> tuple[Place, ...]:
            return project.finder.occurrences(
                wanted,
                annotator=annotator,
                schema=schema,
                thread=thread,
                tokens=tokens,
                progress=errand.progress,
                cancelled=errand.cancelled,
            )

        def show(places: tuple[Place, ...], called_off: bool) -> None:
            self._called_off = called_off
            self.rows.show_places(places)
            self.table.scrollToTop()
            self.table.step_to(next((at for at, place in enumerate(places) if not place.muted), 0))
            if self.rows.chosen and not choosing:
                self.give.setFocus(Qt.FocusReason.OtherFocusReason)

        self.looking.look(self.tr("Looking…"), read, show)

    def _is_choosing(self) -> bool:
        focus = self.focusWidget()
        return focus in (self.label, self.same_case, self.inside)

    def _count(self) -> None:
        chosen, could = len(self.rows.chosen), self.rows.could_be_chosen
        labelled = len(self.rows.places) - could
        self.give.setText(self.tr("Label {count}").format(count=words.number(chosen)))
        self.give.setAccessibleName(self.tr("Label {places}").format(places=place_words.places(chosen)))
        self.give.setEnabled(chosen > 0 and not self.looking.is_under_way)
        parts = [
            place_words.places_in_threads(could, self.rows.threads) if could else self.tr("No place without a label")
        ]
        if labelled:
            parts.append(self.tr("{count} labelled already").format(count=words.number(labelled)))
        if self._called_off:
            parts.append(self.tr("stopped before the end"))
        self.summary.setText(" · ".join(parts))
        self.summary.setAccessibleName(self.summary.text())

    def _give(self) -> None:
        if self._asked is None:
            return
        wanted, chosen = self._asked.wanted, self.rows.chosen

        def done(labelled: Labelled) -> None:
            title = self._desk.project.schema.layer(wanted.layer).label(wanted.label).title
            said = self.tr("Labelled {label} “{text}” ×{count}; one Undo takes all back.")
            if labelled.skipped:
                said = self.tr("Labelled {label} “{text}” ×{count}; {skipped} had a label by then.")
            self._desk.said.emit(
                said.format(
                    label=title,
                    text=isolated(wanted.text),
                    count=words.number(labelled.given),
                    skipped=words.number(labelled.skipped),
                )
            )

        self.give.setEnabled(False)
        self._desk.label_places(chosen, wanted.layer, wanted.label, done=done)
        self.done.emit()
