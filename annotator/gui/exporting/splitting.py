"""How an export is split: shares, what stays together, and whether labels are spread evenly."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from annotator.datasets.export_report import ExportRequest, Recipe
from annotator.domain.split import GroupBy
from annotator.gui.controls.chip import Chip
from annotator.gui.controls.flow_layout import FlowLayout
from annotator.gui.controls.frames import FormRow
from annotator.gui.controls.number_field import NumberField
from annotator.gui.controls.segmented_control import Option, SegmentedControl
from annotator.gui.style_sheet import look

EVEN_SPLIT = (80, 10, 10)


class SplitRow(QWidget):
    """The row of the export's form that splits; its details are shown once there is something to split.

    Signals:
        changed(): something else was said; ``split`` puts it into a request.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.splitting = SegmentedControl(
            (Option(False, self.tr("One file")), Option(True, self.tr("Train, dev, test"))),
            name=self.tr("Split"),
            chosen=False,
        )
        self.shares = tuple(
            NumberField(share, 0, 100, name=name)
            for share, name in zip(
                EVEN_SPLIT, (self.tr("Train, percent"), self.tr("Dev, percent"), self.tr("Test, percent")), strict=True
            )
        )
        self.seed = NumberField(0, 0, 999_999, name=self.tr("Seed"))
        self.grouping = SegmentedControl(
            (
                Option("thread", self.tr("Threads"), spoken=self.tr("Keep threads together")),
                Option("author", self.tr("Authors"), spoken=self.tr("Keep an author’s threads together")),
                Option("date", self.tr("By date"), spoken=self.tr("Oldest in train, newest in test")),
            ),
            name=self.tr("What stays together"),
            chosen="thread",
        )
        self.evenly = Chip(self.tr("Labels spread evenly"), on=True)
        self._numbers, self._together = self._numbers_row(), QWidget()
        flow = FlowLayout(self._together)
        flow.addWidget(self.grouping)
        flow.addWidget(self.evenly)
        self._row = FormRow(self.tr("Split"), self.splitting, self._numbers, self._together)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._row)
        self.splitting.chosen.connect(self._tell)
        self.grouping.chosen.connect(self._tell)
        self.evenly.toggled.connect(self._tell)
        for field in (*self.shares, self.seed):
            field.changed.connect(self._tell)
        self._show()

    def _numbers_row(self) -> QWidget:
        field = QWidget()
        row = QHBoxLayout(field)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for name, share in zip((self.tr("train"), self.tr("dev"), self.tr("test")), self.shares, strict=True):
            share.setFixedWidth(48)
            row.addWidget(look(QLabel(name), "meta"))
            row.addWidget(share)
        self.seed.setFixedWidth(76)
        row.addSpacing(8)
        row.addWidget(look(QLabel(self.tr("seed")), "meta"))
        row.addWidget(self.seed)
        row.addStretch(1)
        return field

    def split(self, request: ExportRequest) -> ExportRequest:
        """Return a request with what the row says."""
        train, dev, test = (field.value for field in self.shares)
        return replace(
            request,
            split=(train, dev, test) if self.splitting.value is True else None,
            group_by=cast("GroupBy", self.grouping.value),
            stratified=self.evenly.isChecked(),
            seed=self.seed.value,
        )

    def show_recipe(self, recipe: Recipe) -> None:
        """Say what a recipe does."""
        self.splitting.set_chosen(recipe.split is not None)
        for field, share in zip(self.shares, recipe.split or EVEN_SPLIT, strict=True):
            field.set_value(share)
        self.grouping.set_chosen(recipe.group_by)
        self.evenly.setChecked(recipe.stratified)
        self.seed.set_value(recipe.seed)
        self._show()

    @property
    def note(self) -> str:
        """What is said of the split below it, or ""."""
        return self._row.note.text()

    @property
    def trouble(self) -> str:
        """Why nothing can be split so, or ""."""
        if self.splitting.value is True and sum(field.value for field in self.shares) != 100:
            return self.tr("Train, dev and test must add up to 100 percent.")
        return ""

    def _show(self) -> None:
        splits = self.splitting.value is True
        self._numbers.setVisible(splits)
        self._together.setVisible(splits)
        self.evenly.setVisible(self.grouping.value != "date")
        kept = {
            "thread": self.tr("Threads stay whole, and articles that say nearly the same stay together."),
            "author": self.tr("Threads of one author stay together, and articles that say nearly the same."),
            "date": self.tr(
                "The oldest threads train, the newest test; articles that say nearly the same stay together."
            ),
        }
        always = self.tr("Threads of earlier exports keep their place.")
        self._row.say(f"{kept[str(self.grouping.value)]} {always}" if splits else "")

    def _tell(self, *_said: object) -> None:
        self._show()
        self.changed.emit()
