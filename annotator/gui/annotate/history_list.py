"""What happened to the open thread, newest first, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from annotator.domain.annotation import Suggestion
from annotator.domain.document import Thread
from annotator.domain.history import HistoryEntry
from annotator.domain.schema import Schema
from annotator.gui.annotate import history_words
from annotator.gui.controls.buttons import link_button
from annotator.gui.controls.labels import meta, section
from annotator.gui.dates import when

SHOWN = 12


class HistoryList(QWidget):
    """Shows the latest entries; the same thing done several times in a row is one line.

    Signals:
        wanted(): all entries are wanted.
    """

    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = meta()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.all = link_button(self.tr("All…"))
        self.all.setAccessibleName(self.tr("All of the history"))
        self.all.clicked.connect(self.wanted)
        head = QHBoxLayout()
        head.addWidget(section(self.tr("History")), 1)
        head.addWidget(self.all)
        column.addLayout(head)
        column.addWidget(self._text)

    @property
    def lines(self) -> list[str]:
        """The lines shown, newest first."""
        return self._text.text().splitlines()

    def show_entries(
        self,
        entries: Sequence[HistoryEntry],
        *,
        schema: Schema,
        thread: Thread,
        you: str,
        proposals: Mapping[str, Suggestion] = history_words.NO_PROPOSALS,
    ) -> None:
        """Show the entries of a thread, given newest first; ``you`` is who sits here."""
        lines: list[str] = []
        said = [(when(each.time), history_words.entry(each, schema, thread, you, proposals)) for each in entries]
        for what, same in groupby(said, key=lambda pair: pair[1]):
            times = list(same)
            lines.append(f"{times[0][0]} {what} ×{len(times)}" if len(times) > 1 else f"{times[0][0]} {what}")
        self._text.setText("\n".join(lines[:SHOWN]))
        self.setVisible(bool(lines))
