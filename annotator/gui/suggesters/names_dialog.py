"""What a pipeline's names mean in the schema, and the way to let them mean something else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from annotator.domain.schema import Label, Schema
from annotator.domain.schema_change import SchemaChange
from annotator.domain.schema_step import LabelPlace, SetLabel
from annotator.gui.controls.buttons import link_button, plain_button, primary_button
from annotator.gui.controls.frames import scrolled
from annotator.gui.controls.labels import heading, meta, wrapped
from annotator.gui.controls.picker import Picker
from annotator.gui.fonts import mono_font
from annotator.gui.style_sheet import look
from annotator.suggest.inventory import PipelineName

_NOTHING = ("", "")


class NamesDialog(QDialog):
    """A line per name; one that means nothing is marked. What is chosen goes into the schema as a name for a label.

    Signals:
        changing(SchemaChange): the schema is to be changed.
        schema_wanted(): the person wants the schema editor.
    """

    changing = Signal(object)
    schema_wanted = Signal()

    def __init__(
        self, pipeline: str, names: Sequence[PipelineName], schema: Schema, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._names, self._schema = names, schema
        self.setWindowTitle(self.tr("Names"))
        self.pickers: dict[tuple[str, bool], Picker] = {}
        unmapped = [each.name for each in names if each.layer is None]
        if not names:
            told = self.tr("This pipeline does not say which names it gives.")
        elif unmapped:
            told = self.tr("These mean nothing here, and are left out: {names}.").format(names=", ".join(unmapped))
        else:
            told = self.tr("Every name of this pipeline means something here.")
        self.summary = look(wrapped(told), "warn" if unmapped else "secondary")
        self.keep = primary_button(self.tr("Keep"))
        self.keep.setEnabled(False)
        cancel = plain_button(self.tr("Cancel"))
        schema_link = link_button(self.tr("Schema and guidelines…"))
        self.keep.clicked.connect(self._keep)
        cancel.clicked.connect(self.reject)
        schema_link.clicked.connect(self._go_to_schema)
        buttons = QHBoxLayout()
        buttons.addWidget(schema_link)
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addSpacing(8)
        buttons.addWidget(self.keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 20)
        column.setSpacing(10)
        column.addWidget(heading(self.tr("What the names of {pipeline} mean").format(pipeline=pipeline), 20))
        column.addWidget(self.summary)
        column.addWidget(scrolled(self._lines()), 1)
        column.addLayout(buttons)
        self.resize(600, 520)
        cancel.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lines(self) -> QWidget:
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for row, each in enumerate(self._names):
            name = QLabel(each.name)
            name.setFont(mono_font(12))
            name.setTextFormat(Qt.TextFormat.PlainText)
            grid.addWidget(name, row, 0)
            of_texts = each.component.startswith("textcat")
            own = self._own_name(each)
            about = self.tr("the name of the label") if own else each.component
            grid.addWidget(meta(about), row, 1)
            picker = Picker(name=self.tr("What {name} means").format(name=each.name))
            lines = self._offered("choice" if of_texts else "span")
            now = (each.layer, each.label) if each.layer is not None else _NOTHING
            if now == _NOTHING:
                lines = [(_NOTHING, self.tr("nothing")), *lines]
            elif now not in [value for value, _ in lines]:
                lines = [(now, f"{each.layer} · {each.label}"), *lines]
            picker.set_lines(lines, chosen=now)
            # A label's own name goes before whatever else it is said to mean.
            picker.setEnabled(not own)
            picker.picked.connect(lambda _value: self.keep.setEnabled(bool(self._wanted())))
            grid.addWidget(picker, row, 2, Qt.AlignmentFlag.AlignRight)
            self.pickers[each.name, of_texts] = picker
        grid.setRowStretch(len(self._names), 1)
        return holder

    def _offered(self, kind: str) -> list[tuple[object, str]]:
        layers = [layer for layer in self._schema.layers if layer.kind == kind]
        alone = len(layers) == 1
        return [
            ((layer.name, label.name), label.title if alone else f"{layer.title} · {label.title}")
            for layer in layers
            for label in layer.offered
        ]

    def _own_name(self, each: PipelineName) -> bool:
        return each.label is not None and each.name.upper() == each.label.upper()

    def _wanted(self) -> Mapping[tuple[str, str], list[str]]:
        """Return the names that somebody chose another meaning for, by layer and label."""
        wanted: dict[tuple[str, str], list[str]] = {}
        for each in self._names:
            value = self.pickers[each.name, each.component.startswith("textcat")].value
            if isinstance(value, tuple) and value not in (_NOTHING, (each.layer, each.label)):
                wanted.setdefault((value[0], value[1]), []).append(each.name)
        return wanted

    def _keep(self) -> None:
        change = change_of(self._schema, self._wanted())
        self.accept()
        self.changing.emit(change)

    def _go_to_schema(self) -> None:
        self.reject()
        self.schema_wanted.emit()


def change_of(schema: Schema, wanted: Mapping[tuple[str, str], Sequence[str]]) -> SchemaChange:
    """Return the change of the schema by which names mean the labels that they are wanted for, and no others."""
    change = SchemaChange(schema)
    moved = {name for names in wanted.values() for name in names}
    touched = {layer for layer, _ in wanted}
    for layer in schema.layers:
        if layer.name not in touched:
            continue
        for label in layer.labels:
            kept = tuple(name for name in label.spacy if name not in moved)
            names = (*kept, *wanted.get((layer.name, label.name), ()))
            if names != label.spacy:
                changed: Label = replace(label, spacy=names)
                change = change.then(SetLabel(LabelPlace(layer.name), label.name, changed))
    return change
