"""The notes of where the person is, in the inspector."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from annotator.domain.annotation import Note
from annotator.gui.annotate.key_button import KeyButton
from annotator.gui.annotate.noting import Noted
from annotator.gui.controls.avatar import Avatar
from annotator.gui.controls.buttons import link_button
from annotator.gui.controls.labels import meta, secondary, section, strong
from annotator.gui.dates import when
from annotator.gui.style_sheet import look


def _face(name: str) -> Avatar:
    """Return the initials of whoever wrote a note; there is nothing to press about them."""
    face = Avatar(name)
    face.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    face.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return face


class NotesCard(QWidget):
    """Shows notes, each with who wrote it, when, and what it is about; one's own can be changed.

    Signals:
        wanted(): a note about the current thing is wanted.
        editing(Noted, str): one's own note about that, which has this text, is to be changed.
        deleting(Noted): it is to go.
    """

    wanted = Signal()
    editing = Signal(object, str)
    deleting = Signal(object)

    def __init__(self, *, adding: bool = True, parent: QWidget | None = None) -> None:
        """``adding`` says whether new ones are written here."""
        super().__init__(parent)
        self._shown: tuple[tuple[Noted, Note], ...] | None = None
        self._you = ""
        self.add = KeyButton(self.tr("Note"), action="note", bare=True)
        self.add.clicked.connect(self.wanted)
        head = QHBoxLayout()
        head.addWidget(section(self.tr("Notes")), 1)
        head.addWidget(self.add)
        if not adding:
            self.add.hide()
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

    def show_notes(self, notes: Sequence[tuple[Noted, Note]], you: str) -> None:
        """Show these notes to the person of that name."""
        if (tuple(notes), you) == (self._shown, self._you):
            return
        self._shown, self._you = tuple(notes), you
        while (line := self._rows.takeAt(0)) is not None:
            if (widget := line.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for noted, note in self._shown:
            self._rows.addWidget(self._row(noted, note))

    def _row(self, noted: Noted, note: Note) -> QFrame:
        is_own = note.author == self._you
        row = look(QFrame(), "card")
        column = QVBoxLayout(row)
        column.setContentsMargins(12, 9, 12, 6 if is_own else 9)
        column.setSpacing(3)
        told = f"{noted.what} · {when(note.time)}"
        if not is_own:
            row.setAccessibleName(
                self.tr("{name}’s note on {what}: {text}").format(name=note.author, what=noted.what, text=note.text)
            )
            column.addLayout(self._author(note.author))
            column.addWidget(secondary(note.text))
            column.addWidget(meta(told))
            return row
        row.setAccessibleName(self.tr("Note on {what}: {text}").format(what=noted.what, text=note.text))
        column.addWidget(secondary(note.text))
        column.addWidget(meta(self.tr("{what_and_when} · by you").format(what_and_when=told)))
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        edit, delete = link_button(self.tr("Edit")), link_button(self.tr("Delete"))
        edit.setAccessibleName(self.tr("Edit the note on {what}").format(what=noted.what))
        delete.setAccessibleName(self.tr("Delete the note on {what}").format(what=noted.what))
        edit.clicked.connect(partial(self.editing.emit, noted, note.text))
        delete.clicked.connect(partial(self.deleting.emit, noted))
        buttons.addWidget(edit)
        buttons.addWidget(delete)
        buttons.addStretch(1)
        column.addLayout(buttons)
        return row

    def _author(self, name: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(_face(name))
        row.addWidget(strong(name), 1)
        return row
