"""What happened to the open thread, newest first, in words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import QDate, QDateTime, QLocale
from PySide6.QtWidgets import QVBoxLayout, QWidget

from annotator.domain.document import Thread
from annotator.domain.history import HistoryEntry
from annotator.domain.schema import Schema
from annotator.gui.annotate import words
from annotator.gui.controls.labels import meta, section

SHOWN = 12


class HistoryList(QWidget):
    """Shows the latest entries; the same thing done several times in a row is one line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = meta()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(section(self.tr("History")))
        column.addWidget(self._text)

    @property
    def lines(self) -> list[str]:
        """The lines shown, newest first."""
        return self._text.text().splitlines()

    def show_entries(self, entries: Sequence[HistoryEntry], *, schema: Schema, thread: Thread, you: str) -> None:
        """Show the entries of a thread, given newest first; ``you`` is who sits here."""
        lines: list[str] = []
        said = [(_when(entry.time), self._words(entry, schema, thread, you)) for entry in entries]
        for what, same in groupby(said, key=lambda pair: pair[1]):
            times = list(same)
            lines.append(f"{times[0][0]} {what} ×{len(times)}" if len(times) > 1 else f"{times[0][0]} {what}")
        self._text.setText("\n".join(lines[:SHOWN]))
        self.setVisible(bool(lines))

    def _words(self, entry: HistoryEntry, schema: Schema, thread: Thread, you: str) -> str:
        who = self.tr("you") if entry.annotator == you else entry.annotator
        if entry.act is None:
            return self.tr("{who} imported labels").format(who=who)
        match entry.kind:
            case "undo":
                # An undo carries what it did: the inverse of what is meant.
                what = words.deed(entry.act.inverse(), schema, thread)
                return self.tr("{who} undid: {what}").format(who=who, what=what)
            case "redo":
                return self.tr("{who} did again: {what}").format(who=who, what=words.deed(entry.act, schema, thread))
            case _:
                return f"{who} {words.told(entry.act, schema, thread)}"


def _when(milliseconds: int) -> str:
    """Return the time of day, with the date where it was not today."""
    moment = QDateTime.fromMSecsSinceEpoch(milliseconds)
    time = moment.toString("HH:mm")
    if moment.date() == QDate.currentDate():
        return time
    return f"{QLocale().toString(moment.date(), QLocale.FormatType.ShortFormat)} {time}"
