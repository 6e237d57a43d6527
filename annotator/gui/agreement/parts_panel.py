"""One measure by label, by pair of annotators, by week."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from annotator.gui.agreement import words
from annotator.gui.agreement.interval_strip import least_of
from annotator.gui.agreement.measures_card import figures
from annotator.gui.controls.frames import card, hairline
from annotator.gui.controls.labels import Elided, meta
from annotator.gui.controls.picker import Picker
from annotator.gui.controls.segmented_control import Option, SegmentedControl
from annotator.project.agreeing import Part
from annotator.review.agreement import MEASURES, Agreement, Measure
from annotator.review.ratings import Question

Parts = Mapping[Part, tuple[Agreement, ...]]


class PartsPanel(QWidget):
    """Shows the parts of one question; which part and which measure stay chosen from question to question."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._question: Question | None = None
        self._parts: Parts | None = None
        self.by = SegmentedControl(
            (
                Option("label", self.tr("By label")),
                Option("pair", self.tr("By pair")),
                Option("week", self.tr("By week")),
            ),
            name=self.tr("Part by part"),
            chosen="label",
        )
        self.measure = Picker(name=self.tr("Measure"))
        self.rows: tuple[QWidget, ...] = ()
        self._shown: QWidget = QWidget()
        head = QHBoxLayout()
        head.addWidget(self.by)
        head.addStretch(1)
        head.addWidget(self.measure)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addLayout(head)
        self._column.addWidget(self._shown)
        self.by.chosen.connect(self._choose)
        self.measure.picked.connect(lambda _name: self._draw())

    @property
    def by_what(self) -> Part:
        """What it is parted by."""
        return cast("Part", self.by.value)

    def show_question(self, question: Question, whole: Agreement) -> None:
        """Begin with another question; its parts are still being measured."""
        self._question, self._parts = question, None
        before = self.measure.value
        known = [name for name in MEASURES if whole.measure(name) is not None]
        chosen = before if before in known else "f1_exact" if "f1_exact" in known else "krippendorff_alpha"
        self.measure.set_lines([(name, words.title(name)) for name in known or MEASURES], chosen=chosen)
        self._draw()

    def show_parts(self, parts: Parts) -> None:
        """Show the parts, now that they are measured."""
        self._parts = parts
        self._draw()

    def _choose(self, part: object) -> None:
        self.by.set_chosen(cast("Part", part))
        self._draw()

    def _draw(self) -> None:
        shown = self._made()
        self._column.replaceWidget(self._shown, shown)
        self._shown.hide()
        self._shown.deleteLater()
        self._shown = shown

    def _made(self) -> QWidget:
        paper, column = card(margin=16, gap=0)
        self.rows = ()
        found = None if self._parts is None else self._parts.get(self.by_what, ())
        if found is None or self._question is None:
            column.addWidget(meta(self.tr("Measuring…")))
            return paper
        if not found:
            column.addWidget(meta(self._why_nothing()))
            return paper
        measure = cast("Measure", self.measure.value)
        if self.by_what == "week" and len(found) > 1:
            from annotator.gui.agreement.week_plot import WeekPlot  # noqa: PLC0415 - pyqtgraph takes 0.3 s to load

            column.addWidget(WeekPlot(found, measure))
            column.addSpacing(8)
        least = least_of([each.measure(measure) for each in found])
        for each in found:
            if self.rows:
                column.addWidget(hairline())
            row = _row(each, measure, self._question, least)
            self.rows = (*self.rows, row)
            column.addWidget(row)
        return paper

    def _why_nothing(self) -> str:
        if self.by_what == "week":
            return self.tr(
                "When these texts were submitted is not known: they were imported as submitted. Texts that are "
                "submitted in this program are counted by the week."
            )
        return self.tr("There is nothing to compare.")


def _row(found: Agreement, measure: Measure, question: Question, least: float) -> QWidget:
    row = QWidget()
    name = words.part(found, question)
    row.setAccessibleName(name)
    row.setAccessibleDescription(words.spoken(found, measure))
    row.setToolTip(words.sentence(found, measure))
    column = QVBoxLayout(row)
    column.setContentsMargins(0, 6, 0, 6)
    column.addLayout(figures(found, measure, Elided(name), least))
    return row
