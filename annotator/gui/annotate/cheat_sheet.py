"""All keys on one sheet, made from the table of keys and the labels of the schema."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import combinations, groupby, pairwise

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from annotator.gui.annotate.keyed_label import KeyedLabel
from annotator.gui.controls.buttons import plain_button
from annotator.gui.controls.frames import scrolled
from annotator.gui.controls.key_cap import KeyCap, key_text
from annotator.gui.controls.labels import heading, meta, section
from annotator.gui.keys import BESIDE, EVERYWHERE, KEYS, sequences
from annotator.gui.style_sheet import look

Section = tuple[str, list[tuple[list[str], str]]]
"""A title, and below it the keys on caps with what they do."""
_COLUMN, _GAP, _MARGIN, _SCROLL_BAR = 360, 40, 32, 16
_MOST = 3
_FRAME = 4  # the edges of what scrolls
_ROOM = QSize(1440, 900)
_HEADING = 2  # as high as that many rows


class CheatSheet(QDialog):
    """The keys by section, in as many columns as there is room for; Esc or ``?`` closes it.

    ``doable`` are the actions of the page that is open: what is done on another alone is left out.

    Signals:
        changing(): the keys are to be changed; the sheet is closed by then.
    """

    changing = Signal()

    def __init__(self, labels: Sequence[KeyedLabel], doable: Collection[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys"))
        inside = look(QWidget(), "page")
        sections = [self._labels(labels)]
        for name, keys in groupby(KEYS, key=lambda key: key.section):
            rows = [
                (list(dict.fromkeys(map(key_text, sequences(key.action)))), _translated(key.title))
                for key in keys
                if sequences(key.action) and (key.action in doable or key.section in EVERYWHERE)
            ]
            if rows:
                sections.append((_translated(name), rows))
        room = _ROOM if parent is None else parent.size()
        columns = QHBoxLayout()
        columns.setSpacing(_GAP)
        count = max(1, min(_MOST, (room.width() - 2 * _MARGIN) // (_COLUMN + _GAP)))
        for some in in_columns(sections, count):
            column = QVBoxLayout()
            column.setSpacing(20)
            for name, rows in some:
                column.addLayout(_section(name, rows))
            column.addStretch()
            columns.addLayout(column, 1)
        page = QVBoxLayout(inside)
        page.setContentsMargins(_MARGIN, 28, _MARGIN, 28)
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
        width = min(2 * _MARGIN + count * _COLUMN + (count - 1) * _GAP, room.width())
        height = page.totalHeightForWidth(width - _SCROLL_BAR)
        self.resize(width, min(height + _FRAME, room.height() - _GAP))
        change.setFocus()

    def _change(self) -> None:
        self.close()
        self.changing.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if QKeySequence(event.keyCombination()) in sequences("keys") or event.text() in map(_text, sequences("keys")):
            self.close()
        else:
            super().keyPressEvent(event)

    def _labels(self, labels: Sequence[KeyedLabel]) -> Section:
        rows = [([each.key], each.label.title) for each in labels if each.key]
        layers = {each.layer.name: each.layer for each in labels}
        choices = [label.title for layer in layers.values() for each in layer.attributes for label in each.offered]
        if choices:
            rows.append(([key_text("Alt+1"), f"… {len(choices)}"], ", ".join(choices)))
        if rows:
            rows.append(([key_text(f"{BESIDE}1"), "…"], self.tr("One more label on the same words")))
        return self.tr("Labels of a span"), rows


def in_columns(sections: Sequence[Section], count: int) -> list[list[Section]]:
    """Part the sections into that many columns, in their order, the longest as short as can be."""
    heights = [len(rows) + _HEADING for _, rows in sections]

    def parted(cuts: Sequence[int]) -> list[tuple[int, int]]:
        return list(pairwise((0, *cuts, len(sections))))

    count = min(count, len(sections))
    best = min(
        combinations(range(1, len(sections)), count - 1),
        key=lambda cuts: max(sum(heights[start:end]) for start, end in parted(cuts)),
    )
    return [list(sections[start:end]) for start, end in parted(best)]


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
