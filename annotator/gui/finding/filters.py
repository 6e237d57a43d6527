"""What a search can be narrowed to, as one row of controls."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import cast

from PySide6.QtCore import QDate, QDateTime, QTime, QTimeZone, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from annotator.domain.annotation import Origin, State
from annotator.domain.finding import FindQuery
from annotator.domain.schema import Schema
from annotator.gui.annotate import words
from annotator.gui.controls.buttons import link_button
from annotator.gui.controls.chip import Chip
from annotator.gui.controls.flow_layout import FlowLayout
from annotator.gui.controls.picker import Picker

_HEIGHT = 30


class Filters(QWidget):
    """Labels, whose, when, where from, state; all that are set hold at once.

    Signals:
        changed(): something else is asked for.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = Picker(name=self.tr("Label"))
        self.span_text = QLineEdit()
        self.span_text.setPlaceholderText(self.tr("Text that is labelled"))
        self.span_text.setAccessibleName(self.tr("Text that is labelled"))
        self.span_text.setClearButtonEnabled(True)
        self.span_text.setFixedWidth(176)
        self.contains = Chip(self.tr("or part of it"), name=self.tr("Find labels that contain the text"))
        self.whose = Picker(name=self.tr("Whose labels"))
        self.when = Picker(
            (
                (None, self.tr("Any time")),
                (0, self.tr("Today")),
                (1, self.tr("Since yesterday")),
                (6, self.tr("Last 7 days")),
                (29, self.tr("Last 30 days")),
            ),
            name=self.tr("When it was labelled"),
        )
        origins: tuple[Origin, ...] = ("scratch", "accepted", "edited", "imported")
        said = (self.tr("By hand"), self.tr("Accepted"), self.tr("Accepted, then edited"), self.tr("Imported"))
        self.origin = Picker(
            ((None, self.tr("Any origin")), *zip(origins, said, strict=True)), name=self.tr("Where the label is from")
        )
        states: tuple[State, ...] = ("new", "in_progress", "submitted")
        self.state = Picker(
            ((None, self.tr("Any state")), *((each, words.begun(words.state(each, None))) for each in states)),
            name=self.tr("State of the text"),
        )
        self.flagged = Chip(self.tr("Flagged"), name=self.tr("Flagged texts only"))
        self.clear = link_button(self.tr("Clear"))
        self.clear.setAccessibleName(self.tr("Clear all filters"))
        row = FlowLayout(self, gap=8)
        for control in (
            self.label,
            self.span_text,
            self.contains,
            self.whose,
            self.when,
            self.origin,
            self.state,
            self.flagged,
            self.clear,
        ):
            row.addWidget(control if control.sizeHint().height() >= _HEIGHT else _centred(control))
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        policy.setVerticalPolicy(QSizePolicy.Policy.Minimum)
        self.setSizePolicy(policy)
        for picker in self._pickers:
            picker.picked.connect(lambda _value: self._change())
        for chip in (self.contains, self.flagged):
            chip.toggled.connect(lambda _on: self._change())
        self.span_text.textChanged.connect(lambda _text: self._change())
        self.clear.clicked.connect(self.reset)
        self.clear.hide()

    @property
    def _pickers(self) -> tuple[Picker, ...]:
        return (self.label, self.whose, self.when, self.origin, self.state)

    def show_project(self, schema: Schema, annotators: Sequence[str], me: str) -> None:
        """Offer the labels and the annotators of a project; what was chosen stays where it is still there."""
        lines: list[tuple[object, str]] = [(None, self.tr("Any label"))]
        for layer in schema.layers:
            lines.append(((layer.name, None), self.tr("{layer}: any").format(layer=layer.title)))
            lines += [((layer.name, label.name), f"{layer.title}: {label.title}") for label in layer.labels]
        self.label.set_lines(lines, chosen=self.label.value)
        others = [name for name in annotators if name != me]
        people: list[tuple[object, str]] = [(None, self.tr("Anybody’s")), (me, self.tr("Mine"))]
        self.whose.set_lines(people + [(name, name) for name in others], chosen=self.whose.value)
        self.whose.setVisible(bool(others))

    def applied_to(self, text: str) -> FindQuery:
        """Return the query for that text with all that is chosen here."""
        layer, label = cast("tuple[str | None, str | None]", self.label.value or (None, None))
        query = FindQuery(text=text, layer=layer, label=label, span_text=self.span_text.text())
        days = cast("int | None", self.when.value)
        return replace(
            query,
            contains=self.contains.isChecked(),
            annotator=cast("str | None", self.whose.value),
            since=None if days is None else _midnight(days),
            origin=cast("Origin | None", self.origin.value),
            state=cast("State | None", self.state.value),
            flagged=self.flagged.isChecked(),
        )

    def reset(self) -> None:
        """Ask for nothing."""
        self.blockSignals(True)
        for picker in self._pickers:
            picker.choose(None)
        for chip in (self.contains, self.flagged):
            chip.setChecked(False)
        self.span_text.clear()
        self.blockSignals(False)
        self._change()

    @property
    def is_narrowed(self) -> bool:
        """Whether anything is chosen here."""
        return self.applied_to("") != FindQuery()

    def _change(self) -> None:
        self.clear.setVisible(self.is_narrowed)
        self.changed.emit()


def _centred(control: QWidget) -> QWidget:
    """Return a control that is lower than the others in the middle of their height."""
    holder = QWidget()
    column = QHBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(control)
    holder.setFixedHeight(_HEIGHT)
    return holder


def _midnight(days: int) -> int:
    """Return when the day began that many days ago, here, in milliseconds since 1970 (UTC)."""
    day = QDate.currentDate().addDays(-days)
    return QDateTime(day, QTime(0, 0), QTimeZone.systemTimeZone()).toMSecsSinceEpoch()
