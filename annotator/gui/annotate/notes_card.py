"""The notes of where the person is, in the inspector."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from annotator.domain.annotation import Note
from annotator.gui.annotate import history_words
from annotator.gui.annotate.key_button import KeyButton
from annotator.gui.annotate.noting import Noted
from annotator.gui.controls.buttons import link_button
from annotator.gui.controls.labels import meta, secondary, section
from annotator.gui.style_sheet import look


class NotesCard(QWidget):
    """Shows notes, each with what it is about.

    Signals:
        wanted(): a note about the current thing is wanted.
        editing(Noted): that note is to be changed.
        deleting(Noted): that note is to go.
    """

    wanted = Signal()
    editing = Signal(object)
    deleting = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[tuple[Noted, Note], ...] | None = None
        self.add = KeyButton(self.tr("Note"), action="note", bare=True)
        self.add.clicked.connect(self.wanted)
        head = QHBoxLayout()
        head.addWidget(section(self.tr("Notes")), 1)
        head.addWidget(self.add)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addLayout(self._rows)

    @property
    def texts(self) -> list[str]:
        """The notes that are shown, from the top."""
        return [note.text for _, note in self._shown or ()]

    def show_notes(self, notes: Sequence[tuple[Noted, Note]]) -> None:
        """Show these notes."""
        if tuple(notes) == self._shown:
            return
        self._shown = tuple(notes)
        while (line := self._rows.takeAt(0)) is not None:
            if (widget := line.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for noted, note in self._shown:
            self._rows.addWidget(self._row(noted, note))

    def _row(self, noted: Noted, note: Note) -> QFrame:
        row = look(QFrame(), "card")
        row.setAccessibleName(self.tr("Note on {what}: {text}").format(what=noted.what, text=note.text))
        column = QVBoxLayout(row)
        column.setContentsMargins(12, 9, 12, 6)
        column.setSpacing(3)
        column.addWidget(secondary(note.text))
        column.addWidget(meta(f"{noted.what} · {history_words.when(note.time)}"))
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        edit, delete = link_button(self.tr("Edit")), link_button(self.tr("Delete"))
        edit.setAccessibleName(self.tr("Edit the note on {what}").format(what=noted.what))
        delete.setAccessibleName(self.tr("Delete the note on {what}").format(what=noted.what))
        edit.clicked.connect(partial(self.editing.emit, noted))
        delete.clicked.connect(partial(self.deleting.emit, noted))
        buttons.addWidget(edit)
        buttons.addWidget(delete)
        buttons.addStretch(1)
        column.addLayout(buttons)
        return row
