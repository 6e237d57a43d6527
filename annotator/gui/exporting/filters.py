"""What of the chosen layers goes out: labels, states, agreement, negatives, documents without labels."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from annotator.datasets.export_report import ExportRequest, Recipe, Whose
from annotator.domain.annotation import STATES, State
from annotator.domain.schema import Schema
from annotator.gui.controls.buttons import link_button
from annotator.gui.controls.chip import Chip
from annotator.gui.controls.flow_layout import FlowLayout
from annotator.gui.controls.frames import FormRow
from annotator.gui.controls.number_field import NumberField
from annotator.gui.controls.picker import Picker
from annotator.gui.controls.segmented_control import Option, SegmentedControl
from annotator.gui.style_sheet import look

_AGREEMENT = 80
"""Percent that stand there once somebody asks for agreement."""


class FilterRows(QWidget):
    """Rows of the export's form that leave something out, all of them open to begin with.

    Signals:
        changed(): something else was said; ``narrowed`` puts it into a request.
    """

    changed = Signal()

    def __init__(self, schema: Schema, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._schema = schema
        self._gold = False
        self._exact = _AGREEMENT / 100
        self.layer = Picker([(layer.name, layer.title) for layer in schema.layers], name=self.tr("Layer of the labels"))
        self.layer.setVisible(len(schema.layers) > 1)
        self.all, self.none = link_button(self.tr("All")), link_button(self.tr("None"))
        self.labels = {
            layer.name: {label.name: Chip(label.title, on=True) for label in layer.labels} for layer in schema.layers
        }
        self._label_fields = {name: chips(of_layer.values()) for name, of_layer in self.labels.items()}
        titles: dict[State, str] = {
            "new": self.tr("New"),
            "in_progress": self.tr("In progress"),
            "submitted": self.tr("Submitted"),
            "adjudicated": self.tr("Adjudicated"),
        }
        self.states: dict[State, Chip] = {state: Chip(titles[state], on=True) for state in reversed(STATES)}
        self.agreement = SegmentedControl(
            (
                Option(False, self.tr("Any"), spoken=self.tr("Whatever the agreement")),
                Option(True, self.tr("At least"), spoken=self.tr("At least so much agreement")),
            ),
            name=self.tr("Agreement"),
            chosen=False,
        )
        self.least = NumberField(_AGREEMENT, 0, 100, name=self.tr("Least agreement, percent"))
        self.once = Chip(self.tr("Also what fewer than two submitted"))
        self.negatives = Chip(self.tr("Refused suggestions"), on=True)
        self.unlabelled = Chip(self.tr("Documents without labels"), on=True)
        self._percent = look(QLabel(self.tr("percent")), "meta")
        self._agreement_row = FormRow(self.tr("Agreement"), self._how_much(), self.once)
        self._place()
        self._show()

    def _place(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for row in (
            FormRow(self.tr("Labels"), self._which_layer(), *self._label_fields.values()),
            FormRow(self.tr("States"), chips(self.states.values())),
            self._agreement_row,
            FormRow(self.tr("Write also"), chips((self.negatives, self.unlabelled))),
        ):
            column.addWidget(row)
        self.layer.picked.connect(lambda _layer: self._show())
        for chip in self._all_chips():
            chip.toggled.connect(self._tell)
        self.agreement.chosen.connect(self._tell)
        self.least.changed.connect(self._tell)

    def _which_layer(self) -> QWidget:
        self.none.setAccessibleName(self.tr("None of the labels of this layer"))
        self.all.setAccessibleName(self.tr("All labels of this layer"))
        self.none.clicked.connect(lambda: self._set_labels(on=False))
        self.all.clicked.connect(lambda: self._set_labels(on=True))
        field = QWidget()
        row = QHBoxLayout(field)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.layer)
        row.addWidget(self.all)
        row.addWidget(self.none)
        row.addStretch(1)
        return field

    def _set_labels(self, *, on: bool) -> None:
        """Turn the labels of the layer that is shown on or off, told as one change."""
        with QSignalBlocker(self):
            for chip in self.labels[str(self.layer.value)].values():
                chip.setChecked(on)
        self._tell()

    def _how_much(self) -> QWidget:
        field = QWidget()
        row = QHBoxLayout(field)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        self.least.setFixedWidth(48)
        row.addWidget(self.agreement)
        row.addSpacing(4)
        row.addWidget(self.least)
        row.addWidget(self._percent)
        row.addStretch(1)
        return field

    def _all_chips(self) -> Iterable[Chip]:
        for of_layer in self.labels.values():
            yield from of_layer.values()
        yield from self.states.values()
        yield from (self.once, self.negatives, self.unlabelled)

    # --- what is said ---

    def narrowed(self, request: ExportRequest) -> ExportRequest:
        """Return a request with what the rows say, of the layers that it asks for."""
        states = frozenset(state for state, chip in self.states.items() if chip.isChecked())
        labels = {
            layer: frozenset(name for name, chip in of_layer.items() if chip.isChecked())
            for layer, of_layer in self.labels.items()
            if request.layers is None or layer in request.layers
        }
        asks = self.agreement.value is True
        return replace(
            request,
            labels={layer: kept for layer, kept in labels.items() if len(kept) < len(self.labels[layer])},
            states=None if len(states) == len(self.states) else states,
            negatives=self.negatives.isChecked(),
            unlabelled=self.unlabelled.isChecked(),
            min_agreement=self._least() if asks else None,
            labelled_once=asks and self.once.isChecked(),
        )

    def _least(self) -> float:
        """Return the least agreement, from 0 to 1; that of a recipe may be finer than the field shows."""
        return self._exact if round(100 * self._exact) == self.least.value else self.least.value / 100

    @property
    def trouble(self) -> str:
        """Why nothing can be written so, or ""."""
        return "" if any(chip.isChecked() for chip in self.states.values()) else self.tr("Choose at least one state.")

    @property
    def note(self) -> str:
        """What is said of agreement below it, or ""."""
        return self._agreement_row.note.text()

    def summary(self) -> list[str]:
        """Return a few words for each row that leaves something out."""
        said: list[str] = []
        off = sum(not chip.isChecked() for of_layer in self.labels.values() for chip in of_layer.values())
        if off:
            said.append(self.tr("without 1 label") if off == 1 else self.tr("without %Ln labels", "", off))
        if not all(chip.isChecked() for chip in self.states.values()):
            said.append(", ".join(chip.text() for chip in self.states.values() if chip.isChecked()))
        if self.agreement.value is True:
            said.append(self.tr("agreement from {percent} %").format(percent=self.least.value))
        if not self.negatives.isChecked():
            said.append(self.tr("no refused suggestions"))
        if not self.unlabelled.isChecked():
            said.append(self.tr("no documents without labels"))
        return said

    def show_whose(self, whose: Whose) -> None:
        """Say what agreement means for these labels."""
        self._gold = whose == Whose.GOLD
        self._show()

    def show_recipe(self, recipe: Recipe) -> None:
        """Say what a recipe does."""
        for layer, of_layer in self.labels.items():
            kept = recipe.labels.get(layer)
            for name, chip in of_layer.items():
                chip.setChecked(kept is None or name in kept)
        for state, chip in self.states.items():
            chip.setChecked(recipe.states is None or state in recipe.states)
        self.agreement.set_chosen(recipe.min_agreement is not None)
        if recipe.min_agreement is not None:
            self._exact = recipe.min_agreement
            self.least.set_value(round(100 * recipe.min_agreement))
        self.once.setChecked(recipe.labelled_once)
        self.negatives.setChecked(recipe.negatives)
        self.unlabelled.setChecked(recipe.unlabelled)
        narrowed = next(iter(recipe.labels), None)
        self.layer.choose(narrowed)
        self._show()

    def show_counts(self, held: Mapping[tuple[str, str], int]) -> None:
        """Show how often the project holds each label, whether it goes out or not."""
        for layer in self._schema.layers:
            for label in layer.labels:
                count = held.get((layer.name, label.name), 0)
                self.labels[layer.name][label.name].setText(f"{label.title} {self.locale().toString(count)}")

    def _show(self) -> None:
        for name, field in self._label_fields.items():
            field.setVisible(name == self.layer.value)
        asks = self.agreement.value is True
        self.least.setVisible(asks)
        self._percent.setVisible(asks)
        self.once.setVisible(asks)
        what = (
            self.tr(
                "The share of the annotators who submitted a document that gave the same label. Labels below stay out."
            )
            if self._gold
            else self.tr(
                "Of all labels that the annotators who submitted a document gave, the share that the others gave too "
                "(F1, averaged over pairs). Documents below stay out."
            )
        )
        self._agreement_row.say(what if asks else "")

    def _tell(self, *_said: object) -> None:
        self._show()
        self.changed.emit()


def chips(shown: Iterable[Chip]) -> QWidget:
    """Return chips in a field, in as many rows as they need."""
    field = QWidget()
    flow = FlowLayout(field)
    for chip in shown:
        flow.addWidget(chip)
    return field
