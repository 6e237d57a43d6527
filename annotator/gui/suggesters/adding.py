"""Adding a suggester: what is installed, and any spaCy pipeline by the name of its package or its folder."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from annotator import settings as store
from annotator.domain.suggesting import ChosenSuggester
from annotator.gui.controls.buttons import link_button, plain_button
from annotator.gui.controls.frames import card, hairline
from annotator.gui.controls.labels import Elided, meta, strong, wrapped
from annotator.gui.language import said, sentence_of
from annotator.gui.style_sheet import look
from annotator.gui.suggesters import words
from annotator.gui.suggesters.listening import Listening
from annotator.gui.suggesters.naming_dialog import NamingDialog
from annotator.gui.suggesters.trust_dialog import TrustDialog
from annotator.suggest import registry
from annotator.suggest.registry import Installed

_GENERIC = "spacy"  # the suggester of all pipelines; each is offered under its own name


class Adding(QWidget):
    """Lists what is installed and not listened to yet, and takes a name or a folder.

    Signals:
        trusting(str): a folder of a pipeline may be loaded from now on.
        agreeing(str): the project's texts may be sent to an address from now on.
        added(str): a suggester of that name is listened to.
    """

    trusting = Signal(str)
    agreeing = Signal(str)
    added = Signal(str)

    def __init__(self, listening: Listening, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._listening = listening
        self._offered: tuple[Installed, ...] = ()
        self.buttons: dict[str, QWidget] = {}
        sheet, inside = card(margin=14, gap=6)
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self.looking = meta(self.tr("Looking what is installed…"))
        inside.addWidget(self.looking)
        inside.addLayout(self._list)
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("A spaCy pipeline: en_core_web_sm, or its folder"))
        self.field.setAccessibleName(self.tr("Package or folder of a spaCy pipeline"))
        self.add = plain_button(self.tr("Add"))
        self.choose = plain_button(self.tr("Folder…"))
        self.why = look(wrapped(), "bad")
        self.copy = link_button(self.tr("Copy the command"))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.field, 1)
        row.addWidget(self.add)
        row.addWidget(self.choose)
        refusal = QHBoxLayout()
        refusal.addWidget(self.why, 1)
        refusal.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(row)
        inside.addLayout(refusal)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(sheet)
        self.field.returnPressed.connect(self.add_typed)
        self.field.textEdited.connect(lambda _text: self.refuse(""))
        self.add.clicked.connect(self.add_typed)
        self.choose.clicked.connect(self._choose_folder)
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(words.command_in(self.why.text())))
        listening.described.connect(self.show_all)
        listening.changed.connect(self.show_all)
        self.refuse("")

    def show_all(self) -> None:
        """Offer what is installed and not listened to."""
        inventory, chosen = self._listening.inventory, self._listening.settings.suggesters
        if inventory is None:
            return
        self.looking.hide()
        taken = {each.agent for each in chosen}
        offered = tuple(each for each in inventory.installed if each.name not in taken and each.name != _GENERIC)
        if offered == self._offered:
            return
        self._offered = offered
        while (row := self._list.takeAt(0)) is not None:
            widget = row.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.buttons = {}
        for each in offered:
            self._list.addWidget(self._row(each))
        if offered:
            self._list.addWidget(hairline())

    def _row(self, each: Installed) -> QWidget:
        widget = QWidget()
        title = strong(each.name)
        able = words.layers(each.layers, self._listening.desk.project.schema)
        nothing = self.tr("nothing that this schema asks")
        about = look(Elided(" · ".join((said(each.title), each.version, able or nothing))), "meta")
        command = "" if each.problem is None else words.command_in(each.problem)
        if command:
            add = link_button(self.tr("Copy the command"))
            add.setAccessibleName(self.tr("Copy the command that installs {name}").format(name=each.name))
            add.clicked.connect(lambda: QGuiApplication.clipboard().setText(command))
        else:
            add = plain_button(self.tr("Add"))
            add.setAccessibleName(self.tr("Add {name}").format(name=each.name))
            add.clicked.connect(lambda: self.name(each) if each.named_by else self.add_named(each.name))
            add.setEnabled(each.problem is None)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(title)
        column.addWidget(about)
        if each.problem is not None:
            column.addWidget(look(wrapped(said(each.problem)), "secondary" if command else "bad"))
        if each.sends:
            column.addWidget(look(wrapped(said(each.sends)), "warn"))
        row = QHBoxLayout(widget)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addLayout(column, 1)
        row.addWidget(add, 0, Qt.AlignmentFlag.AlignTop)
        self.buttons[each.name] = add
        return widget

    def add_typed(self) -> None:
        """Add the pipeline whose package or folder is typed."""
        name = self.field.text().strip()
        if name:
            self.add_named(name)

    def name(self, each: Installed) -> NamingDialog:
        """Ask which model is meant, and where texts would go, before a suggester is added."""
        dialog = NamingDialog(each, self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

        def add() -> None:
            if dialog.address:
                self.agreeing.emit(dialog.address)
            self.add_named(dialog.name)

        dialog.accepted.connect(add)
        dialog.open()
        return dialog

    def add_named(self, name: str) -> None:
        """Add an installed suggester, a package or a folder; a folder that nobody trusted is asked about."""
        own = self._listening.settings

        def find() -> tuple[ChosenSuggester, str | None]:
            chosen = registry.chosen_by_name(name, own)
            folder = registry.pipeline_folder(chosen)
            untrusted = folder is not None and not store.load_settings().trusts(folder)
            return chosen, folder if untrusted else None

        def done(found: tuple[ChosenSuggester, str | None]) -> None:
            chosen, untrusted = found
            if untrusted is None:
                self._take(chosen)
            else:
                self._ask(chosen, untrusted)

        background = self._listening.desk.background
        background.run(find, done=done, failed=lambda error: self.refuse(sentence_of(error)))

    def _ask(self, chosen: ChosenSuggester, folder: str) -> None:
        dialog = TrustDialog(folder, self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

        def trust() -> None:
            self.trusting.emit(folder)
            self._take(chosen)

        dialog.accepted.connect(trust)
        dialog.open()

    def _take(self, chosen: ChosenSuggester) -> None:
        self.field.clear()
        self.refuse("")
        self._listening.add(chosen)
        self.added.emit(chosen.agent)

    def refuse(self, sentence: str) -> None:
        """Say why something cannot be added, and offer the command where there is one; "" says nothing."""
        self.why.setText(sentence)
        self.why.setVisible(bool(sentence))
        self.copy.setVisible(bool(words.command_in(sentence)))

    def _choose_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Folder of a spaCy pipeline"))
        if folder:
            self.field.setText(str(Path(folder)))
            self.add_typed()
