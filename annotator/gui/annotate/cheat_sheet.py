"""All keys on one sheet, made from the table of keys and the labels of the schema."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from annotator.gui.annotate.keyed_label import KeyedLabel
from annotator.gui.controls.buttons import plain_button
from annotator.gui.controls.frames import scrolled
from annotator.gui.controls.key_cap import KeyCap, key_text
from annotator.gui.controls.labels import heading, meta, section
from annotator.gui.keys import KEYS, sequences
from annotator.gui.style_sheet import look


class CheatSheet(QDialog):
    """The keys by section in two columns; Esc or ``?`` closes it.

    Signals:
        changing(): the keys are to be changed; the sheet is closed by then.
    """

    changing = Signal()

    def __init__(self, labels: Sequence[KeyedLabel], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys"))
        inside = look(QWidget(), "page")
        columns = QHBoxLayout()
        columns.setSpacing(40)
        sections = [(name, list(keys)) for name, keys in groupby(KEYS, key=lambda key: key.section)]
        left, right = QVBoxLayout(), QVBoxLayout()
        left.addLayout(self._labels(labels))
        for number, (name, keys) in enumerate(sections):
            rows = [
                (list(dict.fromkeys(map(key_text, sequences(key.action)))), _translated(key.title))
                for key in keys
                if sequences(key.action)
            ]
            # The first and the last beside the labels make the columns about as long as each other.
            (left if number in (0, len(sections) - 1) else right).addLayout(_section(_translated(name), rows))
        for column in (left, right):
            column.setSpacing(20)
            column.addStretch()
            columns.addLayout(column, 1)
        page = QVBoxLayout(inside)
        page.setContentsMargins(32, 28, 32, 28)
        page.setSpacing(6)
        change = plain_button(self.tr("Change keys…"))
        change.clicked.connect(self._change)
        head = QHBoxLayout()
        head.addWidget(heading(self.tr("Keys"), 22), 1)
        head.addWidget(change)
        page.addLayout(head)
        page.addWidget(meta(self.tr("Letters and digits act while the text has the keyboard; F6 gives it back.")))
        page.addSpacing(16)
        page.addLayout(columns)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(inside))
        self.resize(860, 720)

        change.setFocus()

    def _change(self) -> None:
        self.close()
        self.changing.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if QKeySequence(event.keyCombination()) in sequences("keys") or event.text() in map(_text, sequences("keys")):
            self.close()
        else:
            super().keyPressEvent(event)

    def _labels(self, labels: Sequence[KeyedLabel]) -> QGridLayout:
        rows = [([each.key], each.label.title) for each in labels if each.key]
        layers = {each.layer.name: each.layer for each in labels}
        choices = [label.title for layer in layers.values() for each in layer.attributes for label in each.offered]
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


def _text(sequence: QKeySequence) -> str:
    return sequence.toString()


def _translated(text: str) -> str:
    return QCoreApplication.translate("Keys", text)
