"""Labels in the files that the project does not know: what they are, and the way to add them to the schema."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from annotator.datasets.schema_from import Lacking
from annotator.datasets.schema_growth import NEW_LAYER
from annotator.domain.schema import Schema
from annotator.domain.schema_change import SchemaChange
from annotator.domain.schema_step import AddAttribute, AddLabel, AddLayer, LabelPlace
from annotator.gui import schema_words
from annotator.gui.controls.buttons import link_button, plain_button
from annotator.gui.controls.frames import card, hairline
from annotator.gui.controls.labels import meta, strong, wrapped
from annotator.gui.controls.picker import Picker
from annotator.gui.progress_panel import ProgressPanel
from annotator.gui.style_sheet import look

_NAMED = 12
"""Labels of a line that are named; forty of them say no more than the number."""


class MissingLabels(QWidget):
    """A card that names the labels without a place; asked, it shows what it would add, and then adds it.

    Signals:
        looking(dict[str, str]): the change is to be found out, with what a person said of where spans go.
        adding(SchemaChange): it is to be made.
    """

    looking = Signal(object)
    adding = Signal(object)

    def __init__(self, schema: Schema, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lacking: tuple[Lacking, ...] = ()
        self._schema = schema
        self._into: dict[str, str] = {}
        self._change: SchemaChange | None = None
        self.progress = ProgressPanel()
        self._words = wrapped()
        self._names = meta()
        self._why = look(wrapped(), "bad")
        self._ask = plain_button(self.tr("Add these labels to the schema…"))
        self._add = plain_button(self.tr("Add to the schema"))
        self._back = link_button(self.tr("Not now"))
        self._steps = QVBoxLayout()
        self._steps.setSpacing(8)
        frame, column = card(margin=14, gap=10)
        self._place(frame, column)
        self._ask.clicked.connect(self._begin)
        self._add.clicked.connect(self._carry_out)
        self._back.clicked.connect(self._withdraw)
        self.hide()

    def _place(self, frame: QFrame, column: QVBoxLayout) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        for button in (self._ask, self._add, self._back):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column.addWidget(look(self._words, "strong"))
        column.addWidget(self._names)
        column.addLayout(self._steps)
        column.addWidget(self._why)
        column.addWidget(self.progress)
        column.addLayout(buttons)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 20)
        outer.addWidget(frame)

    def show_lacking(self, lacking: Sequence[Lacking], schema: Schema) -> None:
        """Show which labels have no place in a schema; none of these: what an export of ours has besides is meant."""
        self._lacking, self._schema, self._into = tuple(lacking), schema, {}
        number = sum(len(each.labels) for each in lacking)
        if number == 1:
            words = self.tr("1 label in these files has no place in this project.")
        elif number:
            words = self.tr("%Ln labels in these files have no place in this project.", "", number)
        else:
            words = self.tr("These files have labels that have no place in this project.")
        self._words.setText(words)
        counted = [
            self.tr("{label} {count}").format(label=label, count=self.locale().toString(count))
            for each in lacking
            for label, count in each.labels.items()
        ]
        self._names.setText(self._named(counted))
        self._names.setVisible(bool(counted))
        self.show_asking()
        self.show()

    def show_asking(self) -> None:
        """Show the way to add them."""
        self._change = None
        self._clear()
        self.refuse("")
        self._ask.setEnabled(True)
        self._show_buttons(asked=False)

    def show_change(self, change: SchemaChange) -> None:
        """Show what would be added."""
        self._change = change
        self._clear()
        self.refuse("")
        for line in self._lines(change):
            self._steps.addWidget(hairline())
            self._steps.addWidget(line)
        self._add.setEnabled(True)
        self._show_buttons(asked=True)
        self._add.setFocus()

    def refuse(self, sentence: str) -> None:
        """Say why they cannot be added; "" takes the sentence away."""
        self._ask.setEnabled(True)
        self._add.setEnabled(self._change is not None)
        self._why.setText(sentence)
        self._why.setAccessibleName(sentence)
        self._why.setVisible(bool(sentence))

    def _begin(self) -> None:
        self._ask.setEnabled(False)
        self.looking.emit(dict(self._into))

    def _carry_out(self) -> None:
        if self._change is not None:
            self._add.setEnabled(False)
            self.adding.emit(self._change)

    def _withdraw(self) -> None:
        self._into = {}
        self.show_asking()
        self._ask.setFocus()

    def _put(self, called: str, into: object) -> None:
        """Let the spans of one name go elsewhere."""
        self._into[called] = str(into)
        self._add.setEnabled(False)
        self.looking.emit(dict(self._into))

    def _show_buttons(self, *, asked: bool) -> None:
        for button, shown in ((self._ask, not asked), (self._add, asked), (self._back, asked)):
            button.setVisible(shown)

    def _clear(self) -> None:
        while (held := self._steps.takeAt(0)) is not None:
            if (widget := held.widget()) is not None:
                widget.hide()
                widget.deleteLater()

    # --- what is added ---

    def _lines(self, change: SchemaChange) -> list[QWidget]:
        """Return a line for each layer and attribute that gets something."""
        lines: list[QWidget] = []
        added: dict[tuple[str, str | None], list[str]] = {}
        for step in change.steps:
            match step:
                case AddLayer(layer):
                    title = self.tr("New layer “{layer}”").format(layer=layer.title)
                    lines.append(self._line(title, layer.name, [label.title for label in layer.labels]))
                    for each in layer.attributes:
                        title = self.tr("New attribute “{attribute}” of {layer}")
                        title = title.format(attribute=each.title, layer=layer.title)
                        lines.append(self._line(title, None, [label.title for label in each.labels]))
                case AddAttribute(of, attribute):
                    title = self.tr("New attribute “{attribute}” of {layer}")
                    title = title.format(attribute=attribute.title, layer=schema_words.layer_title(change.before, of))
                    lines.append(self._line(title, None, [label.title for label in attribute.labels]))
                case AddLabel(place, label):
                    added.setdefault((place.layer, place.attribute), []).append(label.title)
                case _:
                    pass
        own = [
            self._line(
                self.tr("Into “{layer}”").format(
                    layer=schema_words.place_title(change.after, LabelPlace(layer_name, attribute_name))
                ),
                layer_name if attribute_name is None else None,
                titles,
            )
            for (layer_name, attribute_name), titles in added.items()
        ]
        return own + lines

    def _line(self, title: str, layer: str | None, labels: Sequence[str]) -> QWidget:
        """Return what is added at one place, with a choice of another one where it is spans that may go elsewhere."""
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.addWidget(strong(title), 1)
        for each in self._movable(labels) if layer is not None else ():
            head.addWidget(self._picker(each, layer))
        column.addLayout(head)
        column.addWidget(meta(self._named(labels)))
        return holder

    def _movable(self, labels: Sequence[str]) -> list[Lacking]:
        named = {each.name for each in self._schema.of_kind("span")}
        return [
            each
            for each in self._lacking
            if each.kind == "span" and each.called not in named and set(each.labels) <= set(labels)
        ]

    def _picker(self, each: Lacking, layer: str | None) -> Picker:
        layers = [one for one in self._schema.of_kind("span") if not one.retired]
        lines = [(one.name, self.tr("into {layer}").format(layer=one.title)) for one in layers]
        picker = Picker((*lines, (NEW_LAYER, self.tr("into a new layer"))), name=self.tr("Where these spans go"))
        picker.choose(layer if any(one.name == layer for one in layers) else NEW_LAYER)
        picker.picked.connect(lambda into: self._put(each.called, into))
        return picker

    def _named(self, labels: Sequence[str]) -> str:
        """Return the first labels, and how many more there are."""
        shown = ", ".join(labels[:_NAMED])
        more = len(labels) - _NAMED
        return shown if more <= 0 else self.tr("{labels} and %Ln more", "", more).format(labels=shown)
