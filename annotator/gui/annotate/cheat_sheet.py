"""All keys on one sheet, made from the table of keys and the labels of the schema."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from annotator.domain.schema import Label, Layer
from annotator.gui.controls.frames import scrolled
from annotator.gui.controls.key_cap import KeyCap, key_text
from annotator.gui.controls.labels import heading, meta, section
from annotator.gui.keys import KEYS, sequences
from annotator.gui.style_sheet import look


class CheatSheet(QDialog):
    """The keys by section in two columns; Esc or ``?`` closes it."""

    def __init__(self, labels: Mapping[str, tuple[Layer, Label]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys"))
        inside = look(QWidget(), "page")
        columns = QHBoxLayout()
        columns.setSpacing(40)
        sections = [(name, list(keys)) for name, keys in groupby(KEYS, key=lambda key: key.section)]
        left, right = QVBoxLayout(), QVBoxLayout()
        left.addLayout(self._labels(labels))
        for number, (name, keys) in enumerate(sections):
            rows = [(list(dict.fromkeys(map(key_text, sequences(key.action)))), _translated(key.title)) for key in keys]
            # The first and the last beside the labels make the columns about as long as each other.
            (left if number in (0, len(sections) - 1) else right).addLayout(_section(_translated(name), rows))
        for column in (left, right):
            column.setSpacing(20)
            column.addStretch()
            columns.addLayout(column, 1)
        page = QVBoxLayout(inside)
        page.setContentsMargins(32, 28, 32, 28)
        page.setSpacing(6)
        page.addWidget(heading(self.tr("Keys"), 22))
        page.addWidget(meta(self.tr("Letters and digits act while the text has the keyboard; F6 gives it back.")))
        page.addSpacing(16)
        page.addLayout(columns)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(inside))
        self.resize(860, 720)

    def _labels(self, labels: Mapping[str, tuple[Layer, Label]]) -> QGridLayout:
        rows = [([key], label.title) for key, (_, label) in labels.items()]
        layers = {layer.name: layer for layer, _ in labels.values()}
        choices = [label.title for layer in layers.values() for each in layer.attributes for label in each.labels]
        if choices:
            rows.append(([key_text("Alt+1"), f"… {len(choices)}"], ", ".join(choices)))
        return _section(self.tr("Labels of a span"), rows)


def _section(title: str, rows: list[tuple[list[str], str]]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(5)
    grid.setColumnStretch(1, 1)
    grid.addWidget(section(title), 0, 0, 1, 2)
    for number, (caps, words) in enumerate(rows, 1):
        line = QHBoxLayout()
        line.setSpacing(4)
        for cap in caps:
            line.addWidget(KeyCap(cap))
        line.addStretch()
        holder = QWidget()
        holder.setMinimumWidth(112)
        holder.setLayout(line)
        line.setContentsMargins(0, 0, 0, 0)
        said = QLabel(words)
        said.setTextFormat(Qt.TextFormat.PlainText)
        said.setWordWrap(True)
        grid.addWidget(holder, number, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(said, number, 1)
    return grid


def _translated(text: str) -> str:
    return QCoreApplication.translate("Keys", text)
