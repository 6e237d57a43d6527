"""How an export will read and what each split will hold."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from annotator.datasets.export_report import ExportPreview, SplitCount
from annotator.domain.schema import Schema
from annotator.gui.controls.frames import card, hairline
from annotator.gui.controls.labels import meta, section
from annotator.gui.exporting.short_line import shortened
from annotator.gui.fonts import mono_font
from annotator.gui.style_sheet import look

SHOWN = 3
"""Lines of the file that are shown."""

_ACROSS = 8
"""Columns of numbers beside each other."""


class _Column(NamedTuple):
    """The numbers of one label, one per split; ``group`` is its layer."""

    group: str
    title: str
    numbers: list[int]


class ExportPreviewView(QWidget):
    """Two cards: the first lines as they will be written, and a table of counts.

    ``counting`` stands above the table and says how far that has come.
    """

    def __init__(self, schema: Schema, counting: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._schema = schema
        self._lines = QLabel()
        self._lines.setTextFormat(Qt.TextFormat.PlainText)
        self._lines.setFont(mono_font(12))
        self._lines.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._lines.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._lines.setAccessibleName(self.tr("The first lines"))
        self._lines.setWordWrap(True)
        self._written, inside = card(margin=16)
        inside.addWidget(self._lines)
        self._shortened = meta(self.tr("Shortened here: ids, long texts and lists are cut, empty fields left out."))
        inside.addWidget(self._shortened)
        self._counts, self._table_place = card(margin=14)
        self._table: QWidget | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(section(self.tr("As it will be written")))
        column.addWidget(self._written)
        column.addSpacing(12)
        self._counts_title = section(self.tr("What each split holds"))
        column.addWidget(self._counts_title)
        column.addWidget(counting)
        column.addWidget(self._counts)

    def show_preview(self, preview: ExportPreview) -> None:
        """Show what would be written."""
        # Lines of other formats are short: a token, a label.
        shown = SHOWN if preview.lines and preview.lines[0].startswith("{") else len(preview.lines)
        nothing = (
            self.tr("This format is for programs: there is nothing in it to read. What goes out is counted below.")
            if preview.documents
            else self.tr("Nothing: these choices leave no document.")
        )
        self._lines.setText("\n".join(shortened(line) for line in preview.lines[:shown]) or nothing)
        self._lines.setFont(mono_font(12) if preview.lines else self.font())
        self._shortened.setVisible(bool(preview.lines))
        several = len(preview.splits) > 1
        self._counts_title.setText((self.tr("What each split holds") if several else self.tr("What it holds")).upper())
        if self._table is not None:
            self._table_place.removeWidget(self._table)
            self._table.hide()
            self._table.deleteLater()
        self._table = self._table_of(preview.splits)
        self._table_place.addWidget(self._table)

    @property
    def lines(self) -> str:
        """The first lines as they are shown."""
        return self._lines.text()

    def _table_of(self, splits: Sequence[SplitCount]) -> QWidget:
        table = QWidget()
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        for place in range(1, _ACROSS + 1):
            grid.setColumnStretch(place, 1)
        row = 0
        for block in self._blocks(splits):
            if row:
                grid.setRowMinimumHeight(row, 12)
            row = self._place_block(grid, row + 1, [split.name for split in splits], block)
        return table

    def _blocks(self, splits: Sequence[SplitCount]) -> list[list[_Column]]:
        """Return the columns, those of a layer together, as blocks that are not too wide to read."""
        groups = [
            [
                _Column("", self.tr("threads"), [split.threads for split in splits]),
                _Column("", self.tr("documents"), [split.documents for split in splits]),
            ]
        ]
        for layer in self._schema.layers:
            counted = [
                _Column(layer.title, label.title, [split.labels.get((layer.name, label.name), 0) for split in splits])
                for label in layer.labels
            ]
            groups.append([column for column in counted if any(column.numbers)])
        blocks: list[list[_Column]] = []
        for group in groups:
            for first in range(0, len(group), _ACROSS):
                part = group[first : first + _ACROSS]
                room = next((block for block in blocks if len(block) + len(part) <= _ACROSS), None)
                if room is None:
                    blocks.append(list(part))
                else:
                    room.extend(part)
        return blocks

    def _place_block(self, grid: QGridLayout, row: int, names: Sequence[str], columns: Sequence[_Column]) -> int:
        """Put a block into the grid from that row on; return the next free row."""
        group = ""
        for place, column in enumerate(columns, 1):
            if column.group != group:
                group = column.group
                grid.addWidget(_right(group, strong=True), row, place)
            grid.addWidget(_right(column.title, quiet=True), row + 1, place)
        row += 2
        for number, name in enumerate(names):
            grid.addWidget(hairline(), row, 0, 1, _ACROSS + 1)
            first = look(QLabel(self.tr("all") if name == "all" else name), "secondary")
            first.setMinimumWidth(40)
            grid.addWidget(first, row + 1, 0)
            for place, column in enumerate(columns, 1):
                grid.addWidget(_right(self.locale().toString(column.numbers[number])), row + 1, place)
            row += 2
        return row


def _right(text: str, *, quiet: bool = False, strong: bool = False) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return look(label, "meta") if quiet else look(label, "strong") if strong else label
