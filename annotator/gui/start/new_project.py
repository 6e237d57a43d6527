"""The page that makes a project. It asks three things: where, which schema, which files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFileDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.errors import SchemaError
from annotator.domain.schema import Schema
from annotator.domain.schema_file import read_schema
from annotator.gui.controls.buttons import link_button, plain_button, primary_button
from annotator.gui.controls.frames import scrolled
from annotator.gui.controls.labels import heading, secondary, strong, wrapped
from annotator.gui.controls.two_sides import bring_into_sight
from annotator.gui.file_list import FileList
from annotator.gui.language import sentence_of
from annotator.gui.start.schema_card import SchemaCard
from annotator.gui.style_sheet import look

SUFFIX = ".annot"


@dataclass(frozen=True, slots=True)
class NewProject:
    """What a person asked for: the project's file, its schema, and what to import at once."""

    path: Path
    schema: Schema
    files: tuple[Path, ...] = ()


class NewProjectPage(QFrame):
    """Where, which schema, which files.

    Signals:
        create_wanted(NewProject): everything is said.
        schema_wanted(tuple[Path, ...]): a schema of the labels that these files hold.
        cancelled(): no project after all.
    """

    create_wanted = Signal(object)
    schema_wanted = Signal(object)
    cancelled = Signal()

    def __init__(self, schemas: Sequence[Schema], folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, "ground")
        self._path = QLineEdit(str(_free_name(folder, self.tr("My project"))))
        self._path.setAccessibleName(self.tr("File of the project"))
        self._path.textChanged.connect(lambda _text: self.refuse(""))
        self._why = look(wrapped(), "bad")
        self._why.hide()
        self._cards = QGridLayout()
        self._cards.setSpacing(12)
        self._group = QButtonGroup(self)
        for schema in schemas:
            self._add_schema(schema)
        self._group.buttons()[0].setChecked(True)
        self._files = FileList()
        self._of_files = link_button(self.tr("Make a schema of the labels in these files"))
        self._of_files.clicked.connect(lambda: self.schema_wanted.emit(self._files.paths))
        self._of_files.hide()
        self._no_labels = look(wrapped(), "bad")
        self._no_labels.hide()
        self._card_of_files: SchemaCard | None = None
        self._files.changed.connect(self._files_changed)
        self._create = primary_button(self.tr("Create the project"), large=True)
        self._create.clicked.connect(self._finish)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolled(self._form(), ground="ground"))

    def _form(self) -> QWidget:
        choose = plain_button(self.tr("Choose…"))
        choose.setAccessibleName(self.tr("Choose the file of the project"))
        choose.clicked.connect(self._choose_path)
        where = QHBoxLayout()
        where.setSpacing(8)
        where.addWidget(self._path, 1)
        where.addWidget(choose)
        other = link_button(self.tr("Take a schema from a file…"))
        other.clicked.connect(self._choose_schema)
        cancel = plain_button(self.tr("Cancel"), large=True)
        cancel.clicked.connect(self.cancelled)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._create, 2)
        buttons.addWidget(cancel, 1)
        buttons.addStretch(2)

        inner = QWidget()
        holder = QWidget()
        holder.setMaximumWidth(680)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 40, 0, 40)
        column.setSpacing(8)
        column.addWidget(heading(self.tr("New project")))
        column.addSpacing(12)
        column.addWidget(strong(self.tr("Where")))
        column.addLayout(where)
        column.addWidget(self._why)
        column.addSpacing(16)
        column.addWidget(strong(self.tr("Which schema")))
        column.addWidget(secondary(self.tr("What is asked of each text. Both can be copied and changed.")))
        column.addLayout(self._cards)
        column.addWidget(other)
        column.addSpacing(16)
        column.addWidget(strong(self.tr("Which files")))
        column.addWidget(
            secondary(self.tr("You see what was recognised before anything goes in. They can come later, too."))
        )
        column.addWidget(self._files)
        column.addWidget(self._of_files)
        column.addWidget(self._no_labels)
        column.addSpacing(16)
        column.addLayout(buttons)
        column.addStretch(1)
        centred = QHBoxLayout(inner)
        centred.setContentsMargins(24, 0, 24, 0)
        centred.addStretch(1)
        centred.addWidget(holder, 100)
        centred.addStretch(1)
        return inner

    def refuse(self, sentence: str) -> None:
        """Say why the project could not be made; "" takes the sentence away."""
        self._why.setText(sentence)
        self._why.setAccessibleName(sentence)
        self._why.setVisible(bool(sentence))
        bring_into_sight(self._why)

    def refuse_labels(self, sentence: str) -> None:
        """Say, where that was asked for, why no schema can be made of the files; "" takes the sentence away."""
        self._no_labels.setText(sentence)
        self._no_labels.setAccessibleName(sentence)
        self._no_labels.setVisible(bool(sentence))
        if sentence:
            self._of_files.setFocus()
        bring_into_sight(self._no_labels)

    @property
    def refusal(self) -> str:
        """The sentence shown, or ""."""
        return self._why.text()

    @property
    def labels_refusal(self) -> str:
        """The sentence that says why the files make no schema, or ""."""
        return self._no_labels.text()

    def set_busy(self, *, busy: bool) -> None:
        """Take no second press while the first is being done."""
        for button in (self._create, self._of_files):
            # Else the keyboard would be at cancelling.
            button.clearFocus()
        self._create.setEnabled(not busy)
        self._of_files.setEnabled(not busy)

    def add_files(self, paths: Sequence[Path]) -> None:
        """Put files into the list."""
        self._files.add(paths)

    def _files_changed(self, paths: tuple[Path, ...]) -> None:
        self.refuse_labels("")
        self._of_files.setVisible(bool(paths))
        bring_into_sight(self._of_files)

    def _add_schema(self, schema: Schema) -> SchemaCard:
        card = SchemaCard(schema)
        place = len(self._group.buttons())
        self._group.addButton(card)
        self._cards.addWidget(card, place // 2, place % 2)
        return card

    def _choose_path(self) -> None:
        name, _kind = QFileDialog.getSaveFileName(
            self, self.tr("Where the project goes"), self._path.text(), self.tr("Projects (*.annot)")
        )
        if name:
            self._path.setText(name)

    def _choose_schema(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(
            self, self.tr("Choose a schema"), str(Path(self._path.text()).parent), self.tr("Schemas (*.toml)")
        )
        if name:
            self.take_schema(Path(name))

    def take_schema(self, path: Path) -> None:
        """Offer the schema of a file and choose it; say why where it is none."""
        try:
            schema = read_schema(path)
        except SchemaError as error:
            self.refuse(sentence_of(error))
            return
        self.refuse("")
        self.offer(schema)

    def offer(self, schema: Schema) -> None:
        """Show one more schema, and choose it."""
        self._choose(self._add_schema(schema))

    def offer_labels(self, schema: Schema) -> None:
        """Show the schema of the labels in the files, in the place of one that was made before, and choose it."""
        self.refuse_labels("")
        if self._card_of_files is None:
            self._card_of_files = self._add_schema(schema)
        else:
            self._card_of_files.show_schema(schema)
        self._choose(self._card_of_files)

    def _choose(self, card: SchemaCard) -> None:
        card.setChecked(True)
        card.setFocus()
        bring_into_sight(card)

    def _finish(self) -> None:
        typed = self._path.text().strip()
        if not typed:
            self.refuse(self.tr("Say where the project shall be."))
            self._path.setFocus()
            return
        path = Path(typed).expanduser()
        if path.suffix != SUFFIX:
            path = path.with_name(path.name + SUFFIX)
        chosen = self._group.checkedButton()
        if isinstance(chosen, SchemaCard):
            self.create_wanted.emit(NewProject(path, chosen.schema, self._files.paths))


def _free_name(folder: Path, name: str) -> Path:
    """Return a project file in the folder that is not there yet."""
    path, number = folder / f"{name}{SUFFIX}", 1
    while path.exists():
        number += 1
        path = folder / f"{name} {number}{SUFFIX}"
    return path
