"""What is exported: whose labels, which of them, which split, and where to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from annotator.datasets.export_report import ExportRequest, Recipe, Whose
from annotator.domain.pseudonyms import PERSONS, Persons
from annotator.domain.schema import Schema
from annotator.formats.writing import WRITERS
from annotator.gui.controls.buttons import plain_button
from annotator.gui.controls.chip import Chip
from annotator.gui.controls.disclosure import Disclosure
from annotator.gui.controls.frames import FormRow, hairline
from annotator.gui.controls.picker import Picker
from annotator.gui.controls.segmented_control import Option, SegmentedControl
from annotator.gui.exporting.filters import FilterRows, chips
from annotator.gui.exporting.splitting import SplitRow
from annotator.gui.format_titles import format_titles


class ExportOptionsForm(QWidget):
    """The form on the left of the export page; its defaults write a training set.

    Signals:
        changed(): something else was said; ``request`` is what.
    """

    changed = Signal()

    def __init__(self, schema: Schema, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whose = SegmentedControl((), name=self.tr("Labels of"))
        self._annotator = Picker(name=self.tr("Annotator"))
        self._annotator.hide()
        self._whose_row = FormRow(self.tr("Labels of"), self._whose, self._annotator)
        self._said_whose = ""
        self._asked = False
        self._titles = {layer.name: layer.title for layer in schema.layers}
        self._layers = {layer.name: Chip(layer.title, on=True) for layer in schema.layers}
        self._format = Picker(format_titles(WRITERS), name=self.tr("Format"))
        persons: dict[Persons, str] = {"annotators": self.tr("Annotators"), "authors": self.tr("Authors of texts")}
        self._pseudonyms: dict[Persons, Chip] = {person: Chip(persons[person]) for person in PERSONS}
        self._names_row = FormRow(self.tr("Pseudonyms for"), chips(self._pseudonyms.values()))
        self._strict = Chip(self.tr("Refuse to write what the format cannot hold"))
        self.filters = FilterRows(schema)
        self._split = SplitRow()
        self._to = QLineEdit(str(folder))
        self._to.setAccessibleName(self.tr("Folder or file to write to"))
        self._place()

    def _place(self) -> None:
        inside = QWidget()
        more = QVBoxLayout(inside)
        more.setContentsMargins(0, 0, 0, 0)
        more.setSpacing(0)
        more.addWidget(self.filters)
        more.addWidget(self._names_row)
        more.addWidget(FormRow(self.tr("Losses"), self._strict, last=True))
        self.more = Disclosure(self.tr("More choices"), inside)
        layers_row = FormRow(self.tr("Layers"), chips(self._layers.values()))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for row in (self._whose_row, layers_row, FormRow(self.tr("Format"), self._format), self._split):
            column.addWidget(row)
        column.addWidget(self.more)
        column.addWidget(hairline())
        column.addWidget(FormRow(self.tr("To"), self._to_row()))
        self._say_more()
        self._whose.chosen.connect(self._whose_chosen)
        self._annotator.picked.connect(lambda _: self._whose_chosen("one"))
        for chip in (*self._layers.values(), self._strict):
            chip.toggled.connect(self._tell)
        self.filters.changed.connect(self._tell)
        for chip in self._pseudonyms.values():
            chip.toggled.connect(self._pseudonyms_chosen)
        self._format.picked.connect(self._tell)
        self._split.changed.connect(self._tell)
        self._to.editingFinished.connect(self._tell)

    def _to_row(self) -> QWidget:
        choose = plain_button(self.tr("Choose…"))
        choose.setAccessibleName(self.tr("Choose the folder to write to"))
        choose.clicked.connect(self._choose)
        field = QWidget()
        row = QHBoxLayout(field)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._to, 1)
        row.addWidget(choose)
        return field

    # --- what is said ---

    @property
    def request(self) -> ExportRequest | None:
        """What the form says, or None while it contradicts itself; ``trouble`` is why."""
        if self.trouble:
            return None
        layers = frozenset(name for name, chip in self._layers.items() if chip.isChecked())
        request = ExportRequest(
            out=Path(self._to.text().strip()).expanduser(),
            whose=self._chosen_whose(),
            format=str(self._format.value),
            layers=None if len(layers) == len(self._layers) else layers,
            pseudonyms=frozenset(person for person, chip in self._pseudonyms.items() if chip.isChecked()),
            strict=self._strict.isChecked(),
        )
        return self._split.split(self.filters.narrowed(request))

    @property
    def trouble(self) -> str:
        """Why nothing can be written as the form stands, or ""."""
        if not any(chip.isChecked() for chip in self._layers.values()):
            return self.tr("Choose at least one layer.")
        if said := self.filters.trouble or self._split.trouble:
            return said
        if not self._to.text().strip():
            return self.tr("Say where the files shall go.")
        return ""

    def show_annotators(self, names: Sequence[str], default: Whose | None) -> None:
        """Offer gold where there is any, each annotator, and all; choose ``default`` until a person chooses.

        Where there is no default, several have labelled: all are chosen, and the form asks whose it shall be.
        """
        gold = default == Whose.GOLD
        options = [Option("gold", self.tr("Gold"))] if gold else []
        one = names[0] if len(names) == 1 else self.tr("One annotator")
        options += [Option("one", one), Option("all", self.tr("All"))]
        chosen = self._said_whose or ("gold" if gold else "all" if default is None else "one")
        self._whose.set_options(options, chosen=chosen if gold or chosen != "gold" else "all")
        said = self._annotator.value if self._said_whose == "one" else None
        self._annotator.set_lines(
            ((name, name) for name in names), chosen=said or (None if default is None else default.annotator)
        )
        self._asked = default is None
        self._show_whose()

    def show_recipe(self, recipe: Recipe) -> None:
        """Say what a recipe does; where to stays, unless the recipe says it."""
        with QSignalBlocker(self):
            if recipe.whose is not None:
                self._show_said_whose(recipe.whose)
            for name, chip in self._layers.items():
                chip.setChecked(recipe.layers is None or name in recipe.layers)
            self._format.choose(recipe.format)
            for person, chip in self._pseudonyms.items():
                chip.setChecked(person in recipe.pseudonyms)
            self._strict.setChecked(recipe.strict)
            self._split.show_recipe(recipe)
            self.filters.show_recipe(recipe)
            if recipe.out is not None:
                self._to.setText(str(recipe.out))
        self._tell()

    def show_counts(self, held: Mapping[tuple[str, str], int]) -> None:
        """Show how often the project holds each label and those of each layer, whether they go out or not."""
        of_layer: Counter[str] = Counter()
        for (layer, _label), count in held.items():
            of_layer[layer] += count
        for name, chip in self._layers.items():
            chip.setText(f"{self._titles[name]} {self.locale().toString(of_layer[name])}")
        self.filters.show_counts(held)

    def _show_said_whose(self, whose: Whose) -> None:
        self._said_whose = "gold" if whose == Whose.GOLD else "all" if whose == Whose.ALL else "one"
        self._whose.set_chosen(self._said_whose)
        self._annotator.choose(whose.annotator)
        self._show_whose()

    def _chosen_whose(self) -> Whose:
        match self._whose.value:
            case "gold":
                return Whose.GOLD
            case "one" if self._annotator.value is not None:
                return Whose.of(str(self._annotator.value))
            case _:
                return Whose.ALL

    def _whose_chosen(self, whose: str) -> None:
        self._said_whose = whose
        self._show_whose()
        self._tell()

    def _show_whose(self) -> None:
        self._annotator.setVisible(self._whose.value == "one" and self._annotator.count() > 1)
        asks = self._asked and not self._said_whose
        self._whose_row.say(self.tr("Several people have labelled here; choose whose labels go out.") if asks else "")
        self.filters.show_whose(self._chosen_whose())

    def _pseudonyms_chosen(self) -> None:
        chosen = any(chip.isChecked() for chip in self._pseudonyms.values())
        said = self.tr("Everybody keeps their pseudonym in all exports of this project. Names inside texts stay.")
        self._names_row.say(said if chosen else "")
        self._tell()

    def _choose(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.tr("Choose a folder"), self._to.text())
        if name:
            self._to.setText(name)
            self._tell()

    def _say_more(self) -> None:
        """Say in one line what is set among the choices that are closed."""
        summary = self.filters.summary()
        if any(chip.isChecked() for chip in self._pseudonyms.values()):
            summary.append(self.tr("pseudonyms"))
        if self._strict.isChecked():
            summary.append(self.tr("no losses"))
        self.more.say(" · ".join(summary) or self.tr("Labels, states, agreement, names"))

    def _tell(self, *_said: object) -> None:
        self._say_more()
        self.changed.emit()
