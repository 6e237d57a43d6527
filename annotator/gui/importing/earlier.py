"""What came into the project before, file by file, and the way to take it out again."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from annotator.domain.history import ImportEntry
from annotator.gui.controls.buttons import link_button
from annotator.gui.controls.frames import card, hairline
from annotator.gui.controls.labels import Elided, meta, section, wrapped
from annotator.gui.dates import moment


class EarlierImports(QWidget):
    """A card with a row per import.

    Signals:
        remove_wanted(int): the documents of that import shall leave the project (Undo brings them back).
        add_wanted(int, int): that left-out text of that import shall become a document.
    """

    remove_wanted = Signal(int)
    add_wanted = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._frame: QWidget | None = None
        self._open: int | None = None
        self._entries: tuple[ImportEntry, ...] = ()
        self._column.addWidget(section(self.tr("Earlier imports")))
        self.hide()

    def show_imports(self, entries: Sequence[ImportEntry]) -> None:
        """Show these imports, the latest first."""
        self._entries = tuple(sorted(entries, key=lambda entry: entry.number, reverse=True))
        if self._frame is not None:
            self._column.removeWidget(self._frame)
            self._frame.hide()
            self._frame.deleteLater()
        self._frame, rows = card(margin=14, gap=10)
        for place, entry in enumerate(self._entries):
            if place:
                rows.addWidget(hairline())
            rows.addWidget(self._row(entry))
            if entry.number == self._open:
                for index, (_file, _line, text) in enumerate(entry.left_out):
                    rows.addWidget(self._left_out_row(entry.number, index, text))
        self._column.addWidget(self._frame)
        self.setVisible(bool(entries))

    def _row(self, entry: ImportEntry) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(14)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Elided(", ".join(Path(file).name for file in entry.files)))
        documents = self.tr("1 document") if entry.documents == 1 else self.tr("%Ln documents", "", entry.documents)
        words.addWidget(meta(f"{moment(entry.time)} · {entry.annotator} · {documents}"))
        line.addLayout(words, 1)
        if entry.left_out and entry.documents:
            shown = link_button(
                self.tr("Hide left out")
                if entry.number == self._open
                else self.tr("%Ln left out", "", len(entry.left_out))
            )
            shown.clicked.connect(partial(self._toggle, entry.number))
            line.addWidget(shown, 0, Qt.AlignmentFlag.AlignVCenter)
        if not entry.documents:
            line.addWidget(meta(self.tr("removed")), 0, Qt.AlignmentFlag.AlignVCenter)
        else:
            remove = link_button(self.tr("Remove"))
            remove.setAccessibleName(self.tr("Remove the import of {when}").format(when=moment(entry.time)))
            remove.setToolTip(self.tr("Takes its documents out of the project. Undo brings them back."))
            remove.clicked.connect(partial(self.remove_wanted.emit, entry.number))
            line.addWidget(remove, 0, Qt.AlignmentFlag.AlignVCenter)
        return row

    def _left_out_row(self, number: int, index: int, text: str) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(16, 0, 0, 0)
        line.setSpacing(14)
        line.addWidget(wrapped(" ".join(text.split())[:400]), 1)
        add = link_button(self.tr("Add as a document"))
        add.clicked.connect(partial(self.add_wanted.emit, number, index))
        line.addWidget(add, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _toggle(self, number: int) -> None:
        self._open = None if self._open == number else number
        self.show_imports(self._entries)
