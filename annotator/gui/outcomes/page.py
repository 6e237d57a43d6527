"""The page «Does the help help?»: threads done with suggestions beside those done without, and what became of each."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from annotator.datasets.outcome_table import as_text, write_outcomes
from annotator.domain.outcomes import MEASURES, Measure, Outcomes
from annotator.gui.annotate.words import number
from annotator.gui.background import Background
from annotator.gui.controls.buttons import link_button, plain_button
from annotator.gui.controls.frames import card, hairline, scrolled
from annotator.gui.controls.labels import heading, meta, secondary, section, strong
from annotator.gui.controls.picker import Picker
from annotator.gui.controls.scroll_keys import scroll_by
from annotator.gui.language import sentence_of
from annotator.gui.outcomes import words
from annotator.gui.outcomes.bars import TwoBars
from annotator.gui.outcomes.tables import Grid, agent_table, label_table
from annotator.gui.style_sheet import look
from annotator.project import Project

_WIDEST = 860


class OutcomesPage(QFrame):
    """Reads in the background whenever it is shown; nothing here changes the project.

    Signals:
        left(): the person goes back to the thread.
        wanted(str): an action of the window is wanted.
        said(str): a sentence for the status line.
    """

    left = Signal()
    wanted = Signal(str)
    said = Signal(str)

    def __init__(self, project: Project, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, "page")
        self._project, self._background = project, background
        self._newest = 0
        self._outcomes: Outcomes | None = None
        self.whose = Picker(name=self.tr("Whose work"))
        self.copy = link_button(self.tr("Copy"))
        self.save = plain_button(self.tr("Save as CSV…"))
        self.short = secondary(self.tr("Counting…"))
        self.set_share: QPushButton | None = None
        self.labels: Grid | None = None
        self.agents: Grid | None = None
        self.sentences: dict[Measure, str] = {}
        self._inside = QWidget()
        self._shown: QWidget = self.short
        self._lay_out()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.whose.picked.connect(lambda _name: self._read())
        self.copy.clicked.connect(self._copy)
        self.save.clicked.connect(self._save)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(heading(self.tr("Does the help help?")), 1)
        head.addWidget(self.whose)
        head.addWidget(self.copy)
        head.addWidget(self.save)
        self._column = QVBoxLayout()
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addLayout(head)
        self._column.addWidget(
            secondary(
                self.tr(
                    "Some threads are shown without suggestions, drawn by lot, while the machine suggests all the "
                    "same. Comparing them with the others tells what suggestions do to people’s work."
                )
            )
        )
        self._column.addWidget(self._shown)
        self._column.addStretch(1)
        middle = QWidget()
        middle.setMaximumWidth(_WIDEST)
        middle.setLayout(self._column)
        row = QHBoxLayout(self._inside)
        row.setContentsMargins(36, 34, 36, 36)
        row.addStretch(1)
        row.addWidget(middle, 100)
        row.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._area = scrolled(self._inside)
        outer.addWidget(self._area)

    def refresh(self) -> None:
        """Show the project as it is now."""
        chosen = self.whose.value
        names = [(name, name) for name in self._project.annotators()]
        self.whose.set_lines([(None, self.tr("Everybody")), *names], chosen=chosen)
        self.whose.setVisible(len(names) > 1)
        self._read()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back on Esc, wherever the keyboard is, and scroll."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif not scroll_by(event, self._area):
            super().keyPressEvent(event)

    def _read(self) -> None:
        self._newest += 1
        newest, name = self._newest, self.whose.value
        self.copy.setEnabled(False)
        self.save.setEnabled(False)

        def show(outcomes: Outcomes) -> None:
            if newest == self._newest:
                self._show(outcomes)

        annotator = name if isinstance(name, str) else None
        self._background.run(self._project.outcomes.of, annotator, done=show)

    # --- showing ---

    def _show(self, outcomes: Outcomes) -> None:
        self._outcomes = outcomes
        self.copy.setEnabled(True)
        self.save.setEnabled(True)
        shown = QWidget()
        column = QVBoxLayout(shown)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        self._show_comparison(column, outcomes)
        self._show_tables(column, outcomes)
        self._column.replaceWidget(self._shown, shown)
        self._shown.deleteLater()
        self._shown = shown

    def _show_comparison(self, column: QVBoxLayout, outcomes: Outcomes) -> None:
        comparison = outcomes.comparison
        self.short = strong(words.in_short(comparison))
        self.short.setWordWrap(True)
        paper, inside = card(gap=6)
        inside.addWidget(self.short)
        inside.addWidget(meta(self._what_is_compared(outcomes)))
        if not outcomes.blind_share:
            self.set_share = link_button(self.tr("Show some threads without suggestions…"))
            self.set_share.clicked.connect(lambda: self.wanted.emit("suggesters"))
            inside.addWidget(self.set_share)
        self.sentences = {}
        for measure in MEASURES:
            found = comparison.measures[measure]
            if found.first is not None or found.second is not None:
                self.sentences[measure] = words.said_of(measure, comparison)
                inside.addSpacing(4)
                inside.addWidget(hairline())
                inside.addSpacing(4)
                inside.addLayout(self._measured(measure, outcomes))
        column.addWidget(paper)

    def _measured(self, measure: Measure, outcomes: Outcomes) -> QHBoxLayout:
        told = QVBoxLayout()
        told.setSpacing(2)
        told.addWidget(strong(words.title(measure)))
        told.addWidget(meta(words.explained(measure)))
        told.addSpacing(4)
        told.addWidget(secondary(self.sentences[measure]))
        told.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(28)
        row.addLayout(told, 5)
        row.addWidget(TwoBars(measure, outcomes.comparison.measures[measure]), 4, Qt.AlignmentFlag.AlignTop)
        return row

    def _what_is_compared(self, outcomes: Outcomes) -> str:
        comparison = outcomes.comparison
        if not outcomes.blind_share and not comparison.blind:
            return self.tr("Every thread is shown with its suggestions now, so there is nothing to compare with.")
        told = self.tr(
            "{shown} submitted threads with suggestions beside {blind} without. The lines on the bars show where the "
            "value would lie with 95 % for other threads like these."
        ).format(shown=number(comparison.shown), blind=number(comparison.blind))
        if not comparison.left_out:
            return told
        left_out = self.tr("{count} done before any were without are left out.")
        return f"{told} {left_out.format(count=number(comparison.left_out))}"

    def _show_tables(self, column: QVBoxLayout, outcomes: Outcomes) -> None:
        schema = self._project.schema
        self.labels = label_table(outcomes.labels, schema)
        self.agents = agent_table(outcomes.agents, schema)
        for title, note, table, is_empty in (
            (
                self.tr("What became of suggestions"),
                self.tr("In all threads that are begun or submitted. In those without, everything is by hand."),
                self.labels,
                not outcomes.labels,
            ),
            (
                self.tr("Suggesters by what people submitted"),
                self.tr("Shown or not. In parentheses where the share would lie with 95 % of very many suggestions."),
                self.agents,
                not outcomes.agents,
            ),
        ):
            column.addSpacing(16)
            column.addWidget(section(title))
            paper, inside = card(gap=8)
            inside.addWidget(meta(self.tr("Nothing yet.") if is_empty else note))
            table.setVisible(not is_empty)
            inside.addWidget(table)
            column.addWidget(paper)

    # --- taking along ---

    def _copy(self) -> None:
        if self._outcomes is not None:
            QGuiApplication.clipboard().setText(as_text(self._outcomes, delimiter="\t"))
            self.said.emit(self.tr("Copied; it can be pasted into a table."))

    def _save(self) -> None:
        if self._outcomes is None:
            return
        suggested = self._project.path.with_name(self.tr("{name} suggestions.csv").format(name=self._project.name))
        name, _kind = QFileDialog.getSaveFileName(
            self, self.tr("Save the figures"), str(suggested), self.tr("Tables (*.csv)")
        )
        if not name:
            return
        path = Path(name) if Path(name).suffix else Path(name).with_suffix(".csv")
        self._background.run(
            write_outcomes,
            path,
            self._outcomes,
            done=lambda _nothing: self.said.emit(self.tr("Saved as {file}").format(file=path.name)),
            failed=lambda error: self.said.emit(sentence_of(error)),
        )
