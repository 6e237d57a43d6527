"""The page «Progress and quality»: how far everybody is, what reviewers found, what is accepted and right."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from annotator.datasets.quality_report import Speech
from annotator.domain.quality import Quality, by_layer
from annotator.gui import schema_words
from annotator.gui.background import Background, Errand
from annotator.gui.controls.buttons import plain_button
from annotator.gui.controls.chip import Chip
from annotator.gui.controls.frames import card, scrolled
from annotator.gui.controls.labels import heading, meta, secondary, section, strong
from annotator.gui.controls.scroll_keys import scroll_by
from annotator.gui.dates import day_in_full
from annotator.gui.finding.looking import Looking
from annotator.gui.fonts import Weight, reading_font
from annotator.gui.language import said
from annotator.gui.outcomes.words import rate
from annotator.gui.progress_panel import ProgressPanel
from annotator.gui.quality import parts
from annotator.gui.quality.bars import BarRow, BarRows, Columns
from annotator.gui.style_sheet import look
from annotator.project import Project

_WIDEST = 860


class QualityPage(QFrame):
    """Reads in the background whenever it is shown; nothing here changes the project.

    Signals:
        left(): the person goes back to the thread.
        said(str): a sentence for the status line.
        failed(str): a sentence about something that went wrong.
    """

    left = Signal()
    said = Signal(str)
    failed = Signal(str)

    def __init__(self, project: Project, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, "page")
        self._project = project
        self.rows: dict[str, tuple[BarRow, ...]] = {}
        self.figures: dict[str, str] = {}
        self.pseudonyms = Chip(self.tr("Replace names"), name=self.tr("Replace the names of annotators in the report"))
        self.save = plain_button(self.tr("Save as a report…"))
        self._progress = ProgressPanel()
        self._looking = Looking(background, self._progress, self)
        self._saving = Looking(background, self._progress, self)
        self._shown = QWidget()
        self._lay_out()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.save.setEnabled(False)
        self.save.clicked.connect(self._choose)
        self._looking.failed.connect(self.failed)
        self._saving.failed.connect(self.failed)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(heading(self.tr("Progress and quality")), 1)
        head.addWidget(self.pseudonyms)
        head.addWidget(self.save)
        self._column = QVBoxLayout()
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addLayout(head)
        self._column.addWidget(self._progress)
        self._column.addWidget(self._shown)
        self._column.addStretch(1)
        middle = QWidget()
        middle.setMaximumWidth(_WIDEST)
        middle.setLayout(self._column)
        inside = QWidget()
        row = QHBoxLayout(inside)
        row.setContentsMargins(36, 34, 36, 36)
        row.addStretch(1)
        row.addWidget(middle, 100)
        row.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._area = scrolled(inside)
        outer.addWidget(self._area)

    def refresh(self) -> None:
        """Show the project as it is now."""

        def read(errand: Errand) -> Quality | None:
            return self._project.quality.of(errand.progress, errand.cancelled)

        def show(found: Quality | None, _called_off: bool) -> None:
            if found is not None:
                self._show(found)

        self._looking.look(self.tr("Counting"), read, show)

    def put_away(self) -> None:
        """Read and write nothing any more."""
        self._looking.stop()
        self._saving.stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back on Esc, wherever the keyboard is, and scroll."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif not scroll_by(event, self._area):
            super().keyPressEvent(event)

    # --- showing ---

    def _show(self, quality: Quality) -> None:
        self.save.setEnabled(True)
        self.rows, schema = {}, self._project.schema
        shown = QWidget()
        column = QVBoxLayout(shown)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._figures(quality))
        threads = self._part(column, self.tr("Threads by state and person"))
        rows = (parts.states(quality.threads), *parts.people(quality))
        self._add(threads, "threads", self.tr("Threads by state and person"), rows)
        if quality.weeks:
            title = self.tr("Labels over time")
            weeks = self._part(column, title)
            weeks.addWidget(meta(self.tr("Labels that stand now, by the week in which they were given.")))
            weeks.addWidget(Columns(title, parts.weeks(quality)))
        self._show_review(column, quality)
        self._show_suggestions(column, quality)
        paces = parts.paces(quality, schema)
        if paces:
            inside = self._part(column, self.tr("Time per decision"))
            inside.addWidget(
                meta(self.tr("Active time before each label given, changed or refused, all annotators together."))
            )
            self._add(inside, "paces", self.tr("Time per decision"), paces)
        labels = self._part(column, self.tr("Labels"))
        for layer, given in by_layer(quality.labels).items():
            labels.addWidget(strong(schema_words.layer_title(schema, layer)))
            self._add(labels, f"labels {layer}", schema_words.layer_title(schema, layer), parts.labels(given, schema))
        self._column.replaceWidget(self._shown, shown)
        self._shown.deleteLater()
        self._shown = shown

    def _show_review(self, column: QVBoxLayout, quality: Quality) -> None:
        inside = self._part(column, self.tr("What reviewers found"))
        rows = parts.judged(quality)
        inside.addWidget(
            meta(
                self.tr(
                    "The share of reviewed labels that were right, in parentheses where it would lie with 95 % of very "
                    "many."
                )
                if rows
                else self.tr("Nothing was reviewed yet.")
            )
        )
        self._add(inside, "judged", self.tr("What reviewers found"), rows)
        took = parts.review_time(quality.review)
        if took:
            inside.addWidget(secondary(took))

    def _show_suggestions(self, column: QVBoxLayout, quality: Quality) -> None:
        inside = self._part(column, self.tr("Suggestions: accepted, and right"))
        if not quality.suggested:
            inside.addWidget(meta(self.tr("Nobody has decided on a suggestion yet.")))
            return
        inside.addWidget(
            meta(
                self.tr(
                    "How many of the suggestions that people decided on they took as they were, above how many of "
                    "those a reviewer approved. Much taken and little approved: people follow the machine too easily."
                )
            )
        )
        hand = quality.by_hand.rate
        if hand.value is not None:
            told = self.tr("Of labels given by hand, reviewers approved {share}.")
            inside.addWidget(secondary(told.format(share=rate(hand))))
        for each in quality.of_agents():
            inside.addWidget(strong(each.agent))
            rows = parts.suggested(quality, each.agent, self._project.schema)
            self._add(inside, f"suggested {each.agent}", each.agent, rows)

    def _figures(self, quality: Quality) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(32)
        self.figures = {what: value for value, what in parts.figures(quality)}
        for what, value in self.figures.items():
            shown = QLabel(value)
            shown.setFont(reading_font(24, Weight.DemiBold))
            column = QVBoxLayout()
            column.setSpacing(0)
            column.addWidget(shown)
            column.addWidget(look(QLabel(what), "meta"))
            row.addLayout(column)
        row.addStretch(1)
        return row

    def _part(self, column: QVBoxLayout, title: str) -> QVBoxLayout:
        column.addSpacing(12)
        column.addWidget(section(title))
        paper, inside = card(gap=8)
        column.addWidget(paper)
        return inside

    def _add(self, inside: QVBoxLayout, part: str, name: str, rows: Sequence[BarRow]) -> None:
        self.rows[part] = tuple(rows)
        if rows:
            inside.addWidget(BarRows(name, rows))

    # --- the report ---

    def _choose(self) -> None:
        suggested = self._project.path.with_name(self.tr("{name} report.html").format(name=self._project.name))
        name, _kind = QFileDialog.getSaveFileName(
            self, self.tr("Save as a report"), str(suggested), self.tr("Web pages (*.html)")
        )
        if name:
            self.write(Path(name) if Path(name).suffix else Path(name).with_suffix(".html"))

    def write(self, path: Path) -> None:
        """Write the report, in the language of the screen."""
        pseudonyms, speech = self.pseudonyms.isChecked(), _speech()

        def work(errand: Errand) -> Quality:
            report = self._project.quality.report
            return report(
                path, pseudonyms=pseudonyms, speech=speech, progress=errand.progress, cancelled=errand.cancelled
            )

        def tell(_quality: Quality, _called_off: bool) -> None:
            self.said.emit(self.tr("Saved as {file}").format(file=path.name))

        self._saving.look(self.tr("Comparing annotators"), work, tell)


def _speech() -> Speech:
    """Return how the screen speaks; made here, since what it asks is of the thread of the window."""
    locale = QLocale()
    if locale.language() == QLocale.Language.C:
        locale = QLocale(QLocale.Language.English)

    def number(value: float, decimals: int) -> str:
        return locale.toString(float(value), "f", decimals)

    return Speech(language=locale.bcp47Name(), said=said, number=number, day=day_in_full)
