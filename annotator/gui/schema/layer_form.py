"""One layer, or one attribute of a layer: what it asks, of what, and how."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from annotator.domain.document import Kind
from annotator.domain.schema import Attribute, Layer, LayerKind, TargetKind
from annotator.gui.controls.buttons import plain_button
from annotator.gui.controls.frames import FormRow
from annotator.gui.controls.labels import heading, meta
from annotator.gui.controls.segmented_control import Option, SegmentedControl
from annotator.gui.controls.tick import Tick
from annotator.gui.schema.form_parts import in_a_row
from annotator.gui.schema.guideline_editor import GuidelineEditor
from annotator.gui.style_sheet import look

KINDS: tuple[LayerKind, ...] = ("span", "choice", "stance")


@dataclass(frozen=True, slots=True, kw_only=True)
class Possible:
    """What can be done with a layer or an attribute: another kind, one place up or down, taking it out."""

    kind: bool
    up: bool
    down: bool
    remove: bool


class LayerForm(QWidget):
    """Shows a layer or an attribute; what is written in it goes out whole.

    Signals:
        edited(Layer): the layer as the person wants it.
        attribute_edited(Attribute): the attribute as the person wants it.
        kind_chosen(LayerKind): a fresh layer is to be of that kind.
        adding(), adding_attribute(): a label, an attribute is to be added.
        removing(): what is shown is to be taken out.
        moving(int): it is to go up (-1) or down (1).
    """

    edited = Signal(object)
    attribute_edited = Signal(object)
    kind_chosen = Signal(object)
    adding = Signal()
    adding_attribute = Signal()
    removing = Signal()
    moving = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layer: Layer | None = None
        self._attribute: Attribute | None = None
        self._showing = False
        self.heading = heading("", 22)
        self.place = meta()
        self.title = QLineEdit()
        self.title.setAccessibleName(self.tr("Shown as"))
        self.name = QLineEdit()
        self.name.setAccessibleName(self.tr("Name in exports"))
        self.kind = SegmentedControl(
            (
                Option("span", self.tr("Spans")),
                Option("choice", self.tr("Choice")),
                Option("stance", self.tr("Stance")),
            ),
            name=self.tr("Kind"),
        )
        self.documents: dict[Kind, Tick] = {
            "article": Tick(self.tr("Articles")),
            "comment": Tick(self.tr("Comments")),
        }
        self.targets: dict[TargetKind, Tick] = {
            "claim": Tick(self.tr("The claim of the article")),
            "entity": Tick(self.tr("Entities")),
            "parent": Tick(self.tr("What a comment answers")),
        }
        self.many = Tick(self.tr("Several labels at once"))
        self.required = Tick(self.tr("Has to be answered"))
        self.overlap = Tick(self.tr("Spans may overlap"))
        self.up, self.down = plain_button(self.tr("Up")), plain_button(self.tr("Down"))
        self.add = plain_button(self.tr("Add a label"))
        self.add_attribute = plain_button(self.tr("Add an attribute"))
        self.retire = plain_button("")
        self.remove = plain_button(self.tr("Remove"))
        self.guideline = GuidelineEditor()
        self._place()
        self._connect()

    def _place(self) -> None:
        self._name_row = FormRow(self.tr("In exports"), self.name)
        look(self._name_row.note, "bad")
        self._kind_row = FormRow(self.tr("Kind"), self.kind)
        self._documents_row = FormRow(self.tr("Asked of"), *self.documents.values())
        self._targets_row = FormRow(self.tr("Toward"), *self.targets.values())
        self._how_row = FormRow(self.tr("How"), self.many, self.required, self.overlap)
        column = QVBoxLayout(self)
        column.setContentsMargins(36, 28, 36, 28)
        column.setSpacing(0)
        column.addWidget(self.place)
        column.addWidget(self.heading)
        column.addSpacing(10)
        column.addWidget(FormRow(self.tr("Shown as"), self.title))
        for row in (self._name_row, self._kind_row, self._documents_row, self._targets_row, self._how_row):
            column.addWidget(row)
        column.addWidget(FormRow(self.tr("Place"), in_a_row(self.up, self.down)))
        buttons = in_a_row(self.add, self.add_attribute, self.retire, self.remove)
        column.addWidget(FormRow(self.tr("More"), buttons, last=True))
        column.addWidget(self.guideline)
        column.addStretch(1)

    def _connect(self) -> None:
        self.title.textEdited.connect(self._retitled)
        self.name.textEdited.connect(lambda _text: self._edited())
        self.guideline.edited.connect(self._edited)
        for tick in (*self.documents.values(), *self.targets.values(), self.many, self.required, self.overlap):
            tick.clicked.connect(self._edited)
        self.kind.chosen.connect(self.kind_chosen)
        self.add.clicked.connect(self.adding)
        self.add_attribute.clicked.connect(self.adding_attribute)
        self.remove.clicked.connect(self.removing)
        self.up.clicked.connect(lambda: self.moving.emit(-1))
        self.down.clicked.connect(lambda: self.moving.emit(1))
        self.retire.clicked.connect(self._retire)

    def show_layer(self, layer: Layer) -> None:
        """Put a layer into the fields."""
        self._showing = True
        self._layer, self._attribute = layer, None
        self.title.setText(layer.title)
        self.name.setText(layer.name)
        for kind, tick in self.documents.items():
            tick.setChecked(kind in layer.documents)
        for target, tick in self.targets.items():
            tick.setChecked(target in layer.targets)
        self.many.setChecked(layer.many)
        self.required.setChecked(layer.required)
        self.overlap.setChecked(layer.overlap)
        self.guideline.show_guideline(layer.guideline)
        self._showing = False

    def show_attribute(self, layer: Layer, attribute: Attribute) -> None:
        """Put an attribute into the fields; it has names and a guideline alone."""
        self._showing = True
        self._layer, self._attribute = layer, attribute
        self.title.setText(attribute.title)
        self.name.setText(attribute.name)
        self.guideline.show_guideline(attribute.guideline)
        self._showing = False

    def show_state(self, layer: Layer, attribute: Attribute | None, possible: Possible) -> None:
        """Show what becomes of what is written, and what can be changed; nothing in the fields changes."""
        self._layer, self._attribute = layer, attribute
        whole = attribute is None
        self.heading.setText(layer.title if attribute is None else attribute.title)
        self.place.setText(self.tr("Layer") if whole else self.tr("Attribute of {layer}").format(layer=layer.title))
        self.kind.set_chosen(layer.kind)
        self._kind_row.setVisible(whole)
        self.kind.setEnabled(possible.kind)
        self._kind_row.say("" if possible.kind else self.tr("A layer keeps the kind that it was made with."))
        self._documents_row.setVisible(whole)
        self._targets_row.setVisible(whole and layer.kind == "stance")
        self._how_row.setVisible(whole)
        self.many.setVisible(layer.kind == "choice")
        self.overlap.setVisible(layer.kind == "span")
        self.required.setVisible(layer.kind != "span")
        self.up.setEnabled(possible.up)
        self.down.setEnabled(possible.down)
        self.add_attribute.setVisible(whole and layer.kind == "span")
        self.remove.setVisible(possible.remove)
        retire = self.tr("Retire this layer") if whole else self.tr("Retire this attribute")
        self.retire.setText(self.tr("Ask it again") if (attribute or layer).retired else retire)
        shown = layer if attribute is None else replace(layer, title=attribute.title, guideline=attribute.guideline)
        self.guideline.show_preview(shown, None)

    def refuse(self, sentence: str) -> None:
        """Say why something is not taken; "" says that all is well."""
        self._name_row.say(sentence)

    @property
    def refusal(self) -> str:
        """The sentence that stands under the name, or ""."""
        return "" if self._name_row.note.isHidden() else self._name_row.note.text()

    def _layer_written(self, layer: Layer) -> Layer:
        return replace(
            layer,
            name=" ".join(self.name.text().split()) or layer.name,
            title=" ".join(self.title.text().split()) or layer.title,
            documents=tuple(kind for kind, tick in self.documents.items() if tick.isChecked()),
            # The target that is asked about by itself stays the first.
            targets=tuple(
                sorted(
                    (target for target, tick in self.targets.items() if tick.isChecked()),
                    key=lambda target: layer.targets.index(target) if target in layer.targets else len(layer.targets),
                )
            ),
            many=self.many.isChecked(),
            required=self.required.isChecked(),
            overlap=self.overlap.isChecked(),
            guideline=self.guideline.guideline,
        )

    def _attribute_written(self, attribute: Attribute) -> Attribute:
        return replace(
            attribute,
            name=" ".join(self.name.text().split()) or attribute.name,
            title=" ".join(self.title.text().split()) or attribute.title,
            guideline=self.guideline.guideline,
        )

    def _retitled(self, title: str) -> None:
        shown = self._attribute or self._layer
        if shown is not None and shown.name == shown.title:
            # Where the two are one, they stay one.
            self.name.setText(title)
        self._edited()

    def _retire(self) -> None:
        if self._attribute is not None:
            attribute = self._attribute_written(self._attribute)
            self.attribute_edited.emit(replace(attribute, retired=not attribute.retired))
        elif self._layer is not None:
            self.edited.emit(replace(self._layer_written(self._layer), retired=not self._layer.retired))

    def _edited(self) -> None:
        if self._showing or self._layer is None:
            return
        if self._attribute is None:
            self.edited.emit(self._layer_written(self._layer))
        else:
            self.attribute_edited.emit(self._attribute_written(self._attribute))
