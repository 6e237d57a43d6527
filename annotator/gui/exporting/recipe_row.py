"""The row of the export's page with the recipes that the project keeps, and the command line that repeats one."""

from __future__ import annotations

import os
import shlex
import subprocess
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from annotator.gui.annotate.sheet import Sheet
from annotator.gui.controls.buttons import link_button, primary_button
from annotator.gui.controls.frames import FormRow
from annotator.gui.controls.labels import meta, section, wrapped
from annotator.gui.controls.picker import Picker
from annotator.gui.fonts import mono_font


def command_line(project: Path, out: Path, recipe: str) -> str:
    """Return what to type on this system to export a project by a recipe."""
    words = ["annotator", "export", str(project), str(out), "--recipe", recipe]
    return subprocess.list2cmdline(words) if os.name == "nt" else shlex.join(words)


class RecipeRow(QWidget):
    """Which recipe the form follows; it keeps nothing itself.

    Signals:
        picked(str): a person wants the form to say what that recipe does.
        kept(str): a person wants what the form says kept under that name.
        forgotten(str): a person wants that recipe forgotten.
    """

    picked = Signal(str)
    kept = Signal(str)
    forgotten = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: tuple[str, ...] = ()
        self.picker = Picker(name=self.tr("Recipe"))
        self.save = link_button(self.tr("Save as recipe…"))
        self.forget = link_button(self.tr("Forget"))
        self.forget.setAccessibleName(self.tr("Forget this recipe"))
        self.command = wrapped()
        self.command.setFont(mono_font(11))
        self.command.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.copy = link_button(self.tr("Copy"))
        self.copy.setAccessibleName(self.tr("Copy the command line"))
        self._sheet = _NameSheet(self)
        self._row = FormRow(self.tr("Recipe"), self._choice(), self._repeated())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._row)
        self.picker.picked.connect(self._picked)
        self.save.clicked.connect(self._ask)
        self.forget.clicked.connect(lambda: self.forgotten.emit(self.chosen))
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.command.text()))
        self._sheet.named.connect(self.kept)
        self._sheet.closed.connect(self.save.setFocus)
        self.show_names(())

    def _choice(self) -> QWidget:
        field = QWidget()
        row = QHBoxLayout(field)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.picker)
        row.addWidget(self.save)
        row.addWidget(self.forget)
        row.addStretch(1)
        return field

    def _repeated(self) -> QWidget:
        self._command_field = QWidget()
        row = QHBoxLayout(self._command_field)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.command, 1)
        row.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignTop)
        return self._command_field

    @property
    def chosen(self) -> str:
        """The name of the recipe that the form follows, or ""."""
        return str(self.picker.value or "")

    @property
    def note(self) -> str:
        """What is said of the recipe below it, or ""."""
        return self._row.note.text()

    def show_names(self, names: Sequence[str], *, chosen: str | None = None) -> None:
        """Offer these recipes; ``chosen`` is shown as followed, without it the one that was."""
        self._names = tuple(names)
        self.picker.set_lines(
            [("", self.tr("None")), *((name, name) for name in names)],
            chosen=self.chosen if chosen is None else chosen,
        )
        self.picker.setEnabled(bool(names))
        self.show_followed(None, changed=False)

    def show_followed(self, command: str | None, *, changed: bool) -> None:
        """Show what repeats the recipe; nothing where none is followed, or where the form says otherwise by now."""
        self.forget.setVisible(bool(self.chosen))
        self._command_field.setVisible(command is not None)
        self.command.setText(command or "")
        self._row.say(self.tr("Changed since it was saved; save it again to keep the changes.") if changed else "")

    def _picked(self, name: object) -> None:
        if name:
            self.picked.emit(str(name))
        else:
            self.show_followed(None, changed=False)

    def _ask(self) -> None:
        self._sheet.ask(self.chosen, self._names, QRect(self.save.mapToGlobal(QPoint(0, 0)), self.save.size()))


class _NameSheet(Sheet):
    """Asks for a recipe's name.

    Signals:
        named(str): it is this.
    """

    named = Signal(str)

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self.setAccessibleName(self.tr("Save as recipe"))
        self._there: tuple[str, ...] = ()
        self.field = QLineEdit()
        self.field.setAccessibleName(self.tr("Name of the recipe"))
        self.field.setPlaceholderText(self.tr("Such as: names for spaCy"))
        self.keep = primary_button("")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addWidget(section(self.tr("Save as recipe")))
        column.addWidget(self.field)
        column.addWidget(
            meta(self.tr("It keeps every choice here but the place, stays in the project and goes with its file."))
        )
        column.addWidget(self.keep, 0, Qt.AlignmentFlag.AlignRight)
        self.field.textChanged.connect(self._show)
        self.field.returnPressed.connect(self.keep.click)
        self.keep.clicked.connect(self._keep)

    def ask(self, name: str, there: tuple[str, ...], asking: QRect) -> None:
        """Ask under a rectangle of the screen; ``there`` are the names that are taken."""
        self._there = there
        self.field.setText(name)
        self.field.selectAll()
        self._show()
        self.open_under(asking, self.field)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _show(self) -> None:
        name = " ".join(self.field.text().split())
        self.keep.setText(self.tr("Replace it") if name in self._there else self.tr("Save"))
        self.keep.setEnabled(bool(name))

    def _keep(self) -> None:
        name = self.field.text()
        self.close()
        self.named.emit(name)
