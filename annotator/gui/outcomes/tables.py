"""What became of suggestions by label, and how good suggesters were by what people submitted, as tables."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import TypeVar

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from annotator.domain.outcomes import AgentOutcome, LabelOutcome
from annotator.domain.schema import Schema
from annotator.domain.schema_change import LabelPlace
from annotator.gui import schema_words
from annotator.gui.annotate.words import number
from annotator.gui.controls.frames import hairline
from annotator.gui.controls.labels import cell, strong
from annotator.gui.outcomes import words

translate = QCoreApplication.translate
_Outcome = TypeVar("_Outcome", LabelOutcome, AgentOutcome)


class Grid(QWidget):
    """Rows under a heading, in groups with a title each; all columns but the first hold figures."""

    def __init__(self, name: str, titles: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._columns = len(titles)
        self._row = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(20)
        self._grid.setVerticalSpacing(5)
        self._grid.setColumnStretch(0, 1)
        self._put([cell(title, right=place > 0, tone="meta") for place, title in enumerate(titles)])
        self._grid.addWidget(hairline(), self._row, 0, 1, self._columns)
        self._row += 1

    def add_group(self, title: str) -> None:
        """Add the title of the rows that follow."""
        self._grid.addWidget(strong(title), self._row, 0, 1, self._columns)
        self._row += 1

    def add_row(self, title: str, figures: Sequence[str]) -> None:
        """Add a row."""
        self._put([cell(title), *(cell(each, right=True, tone="meta" if each in "0–" else "") for each in figures)])

    @property
    def texts(self) -> list[list[str]]:
        """What is shown, by row."""
        rows: list[list[str]] = []
        for row in range(self._row):
            found = [self._grid.itemAtPosition(row, column) for column in range(self._columns)]
            cells = [each.widget() for each in found if each is not None]
            texts = [each.text() for each in dict.fromkeys(cells) if isinstance(each, QLabel)]
            if texts:
                rows.append(texts)
        return rows

    def _put(self, cells: Sequence[QLabel]) -> None:
        for column, each in enumerate(cells):
            self._grid.addWidget(each, self._row, column)
        self._row += 1


def label_table(outcomes: Sequence[LabelOutcome], schema: Schema) -> Grid:
    """Return how labels came about and what was refused, by layer and label."""
    with_imported = any(each.imported for each in outcomes)
    titles = [
        translate("Outcomes", "label"),
        translate("Outcomes", "by hand"),
        translate("Outcomes", "accepted"),
        translate("Outcomes", "edited"),
        translate("Outcomes", "refused"),
        translate("Outcomes", "waiting"),
        *([translate("Outcomes", "imported")] if with_imported else ()),
    ]
    grid = Grid(translate("Outcomes", "What became of suggestions"), titles)
    for layer, group in groupby(_in_order(outcomes, schema), key=lambda each: each.layer):
        grid.add_group(schema_words.layer_title(schema, layer))
        for each in group:
            figures = [each.scratch, each.accepted, each.edited, each.rejected, each.waiting]
            if with_imported:
                figures.append(each.imported)
            grid.add_row(_label_title(schema, each), [number(figure) for figure in figures])
    return grid


def agent_table(outcomes: Sequence[AgentOutcome], schema: Schema) -> Grid:
    """Return how much of what suggesters said people gave, too, and how much of what people gave they said."""
    titles = (
        translate("Outcomes", "label"),
        translate("Outcomes", "suggested"),
        translate("Outcomes", "given, too"),
        translate("Outcomes", "precision"),
        translate("Outcomes", "recall"),
    )
    grid = Grid(translate("Outcomes", "Suggesters by what people submitted"), titles)
    ordered = sorted(_in_order(outcomes, schema), key=lambda each: (each.agent, each.version))
    for (agent, version, layer), group in groupby(ordered, key=lambda each: (each.agent, each.version, each.layer)):
        grid.add_group(f"{agent} {version} · {schema_words.layer_title(schema, layer)}")
        for each in group:
            figures = (number(each.proposed), number(each.right), words.rate(each.precision), words.rate(each.recall))
            grid.add_row(_label_title(schema, each), figures)
    return grid


def _in_order(outcomes: Sequence[_Outcome], schema: Schema) -> list[_Outcome]:
    """Return outcomes as their labels stand in the schema; behind them those that it has no more."""
    labels = ((layer.name, label.name) for layer in schema.layers for label in layer.labels)
    places = {label: place for place, label in enumerate(labels)}
    return sorted(outcomes, key=lambda each: places.get((each.layer, each.label), len(places)))


def _label_title(schema: Schema, outcome: LabelOutcome | AgentOutcome) -> str:
    return schema_words.title_of(schema, LabelPlace(outcome.layer), outcome.label)
