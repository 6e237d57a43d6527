"""Texts that were taken for boilerplate, each to be put back by a tick; equal ones stand together."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from annotator.datasets.import_report import LeftOutText
from annotator.gui.controls.frames import hairline
from annotator.gui.controls.labels import meta, wrapped
from annotator.gui.controls.tick import Tick
from annotator.gui.importing.file_table import place_in

SHOWN = 100
_LONGEST = 400
_PLACES = 3


class LeftOutList(QWidget):
    """One row per text, with how often it stands in the files.

    Signals:
        put_back(tuple[LeftOutText, ...], bool): the tick beside a text was set or taken away.
    """

    put_back = Signal(object, bool)

    def __init__(
        self, texts: Sequence[LeftOutText], kept: frozenset[LeftOutText], *, ticks: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        groups = _grouped(texts)
        for words, equal in list(groups.items())[:SHOWN]:
            column.addWidget(hairline())
            column.addWidget(self._row(words, equal, on=kept.issuperset(equal), ticks=ticks))
        if len(groups) > SHOWN:
            column.addWidget(meta(self.tr("and {count} more").format(count=len(groups) - SHOWN)))

    def _row(self, words: str, equal: tuple[LeftOutText, ...], *, on: bool, ticks: bool) -> QWidget:
        row = QWidget()
        grid = QGridLayout(row)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(0, 1)
        shown = words[:_LONGEST]
        grid.addWidget(wrapped(f"{shown} ×{len(equal)}" if len(equal) > 1 else shown), 0, 0)
        places = [place_in(text.file, text.line) for text in equal[:_PLACES]]
        more = len(equal) - len(places)
        if more > 0:
            places.append(self.tr("and {count} more").format(count=more))
        grid.addWidget(meta(" · ".join(places)), 1, 0)
        # A text without a line cannot be named to the reader.
        if ticks and all(text.line is not None for text in equal):
            tick = Tick(self.tr("Put back"))
            tick.setChecked(on)
            tick.setAccessibleName(self.tr("Put back: {text}").format(text=words[:60]))
            tick.toggled.connect(partial(self.put_back.emit, equal))
            grid.addWidget(tick, 0, 1, Qt.AlignmentFlag.AlignTop)
        return row


def _grouped(texts: Sequence[LeftOutText]) -> dict[str, tuple[LeftOutText, ...]]:
    """Return the texts by their words, in file and line order."""
    groups: dict[str, tuple[LeftOutText, ...]] = {}
    for text in sorted(texts, key=lambda text: (str(text.file), text.line or 0)):
        words = " ".join(text.text.split())
        groups[words] = (*groups.get(words, ()), text)
    return groups
