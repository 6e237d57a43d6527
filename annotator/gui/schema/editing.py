"""The schema being changed: what was done to it so far, what of it is in front of the person, what it would do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from annotator.domain.changes import Changes
from annotator.domain.errors import SchemaError
from annotator.domain.schema import Attribute, Label, Layer, LayerKind, Schema
from annotator.domain.schema_act import SchemaAct
from annotator.domain.schema_change import (
    AddLabel,
    AddLayer,
    LabelPlace,
    MergeLabels,
    OrderLabels,
    RemoveLabel,
    SchemaChange,
    SetLabel,
    SetLayer,
    SplitLabel,
    Step,
    label_at,
    labels_at,
)
from annotator.gui.background import Background, sentence_of
from annotator.project import Project


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is in front of the person: a layer, one of its attributes, or a label of either."""

    place: LabelPlace
    label: str | None = None


class Editing(QObject):
    """Keeps the change and tells what becomes of it; nothing is written before ``carry_out``.

    Signals:
        changed(): the schema, or how often its labels were given, is another.
        chose(): something else is in front of the person, or the same is otherwise than they wrote it.
        refused(str): a sentence about what cannot be done, or "" once something could.
        effect(object): what the change would do, an ``Effect``, or the sentence that says why it cannot be done.
        carried_out(Changes): the change is on disk.
        failed(str): the change could not be carried out.
    """

    changed = Signal()
    chose = Signal()
    refused = Signal(str)
    effect = Signal(object)
    carried_out = Signal(object)
    failed = Signal(str)

    def __init__(self, project: Project, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.project = project
        self._background = background
        self.change = SchemaChange(project.schema)
        self.schema = project.schema
        self.chosen = Chosen(LabelPlace(self.schema.layers[0].name))
        self._uses: Mapping[tuple[LabelPlace, str], int] | None = None

    # --- what is in front of the person ---

    @property
    def layer(self) -> Layer:
        """The layer that is chosen, or that the chosen label belongs to."""
        return self.schema.layer(self.chosen.place.layer)

    @property
    def attribute(self) -> Attribute | None:
        """The attribute that is chosen, or that the chosen label belongs to."""
        name = self.chosen.place.attribute
        return None if name is None else self.layer.attribute(name)

    @property
    def label(self) -> Label | None:
        """The label that is chosen."""
        return None if self.chosen.label is None else label_at(self.schema, self.chosen.place, self.chosen.label)

    def labels(self) -> tuple[Label, ...]:
        """Return the labels beside the chosen one, with it."""
        return labels_at(self.schema, self.chosen.place)

    def choose(self, chosen: Chosen) -> None:
        """Put something else in front of the person."""
        if chosen != self.chosen:
            self.chosen = chosen
            self.refused.emit("")
            self.chose.emit()

    @property
    def is_fresh(self) -> bool:
        """Whether the chosen layer is added by the change, so that nothing was given in it."""
        name = self.chosen.place.layer
        return any(isinstance(step, AddLayer) and step.layer.name == name for step in self.change.steps)

    def uses(self, place: LabelPlace, name: str) -> int | None:
        """Return how often a label was given, refused or proposed, or None while that is being counted."""
        if self._uses is None:
            return None
        source, names = self.change.sources(place, name)
        return sum(self._uses.get((source, each), 0) for each in names)

    # --- changing it ---

    def load(self) -> None:
        """Begin anew with the project's schema, and count what was given."""
        self._uses = None
        self._begin(self.project.schema)
        schema = self.project.schema

        def keep(uses: Mapping[tuple[LabelPlace, str], int]) -> None:
            if self.change.before is schema:
                self._uses = uses
                self.changed.emit()

        self._background.run(self.project.schema_looks.uses, schema, done=keep)

    def take(self, step: Step, *, chosen: Chosen | None = None) -> bool:
        """Do a step, and put ``chosen`` in front of the person; return whether it could be done."""
        try:
            change = self.change.then(step)
            schema = change.after
        except SchemaError as error:
            self.refused.emit(str(error))
            return False
        self.change, self.schema = change, schema
        self.refused.emit("")
        if chosen is not None:
            self.chosen = chosen
        self.changed.emit()
        if chosen is not None:
            self.chose.emit()
        return True

    def write_label(self, label: Label) -> bool:
        """Put ``label`` in the place of the chosen one; what the person wrote stays as they wrote it."""
        if self.chosen.label is None or label == self.label:
            return True
        place, name = self.chosen.place, self.chosen.label
        before = self.chosen
        self.chosen = Chosen(place, label.name)
        if self.take(SetLabel(place, name, label)):
            return True
        self.chosen = before
        return False

    def write_layer(self, layer: Layer) -> bool:
        """Put ``layer`` in the place of the chosen one."""
        if layer == self.layer:
            return True
        before = self.chosen
        self.chosen = Chosen(LabelPlace(layer.name))
        if self.take(SetLayer(before.place.layer, layer)):
            return True
        self.chosen = before
        return False

    def remake_layer(self, kind: LayerKind) -> None:
        """Make the chosen layer, which was added here, one of another kind."""
        layer = self.layer
        made = replace(
            layer,
            kind=kind,
            many=False,
            targets=("claim", "entity", "parent") if kind == "stance" else (),
            attributes=(),
        )
        self.take(AddLayer(made), chosen=Chosen(LabelPlace(made.name)))

    def add_label(self, title: str, light: str, dark: str) -> None:
        """Add a label beside the chosen one."""
        place = self.chosen.place
        taken = {label.name for label in labels_at(self.schema, place)}
        number = 1
        while (name := title if number == 1 else f"{title} {number}") in taken:
            number += 1
        self.take(AddLabel(place, Label(name=name, title=name, light=light, dark=dark)), chosen=Chosen(place, name))

    def move(self, by: int) -> None:
        """Move the chosen label up (-1) or down (1) among those beside it."""
        names = [label.name for label in self.labels()]
        if self.chosen.label is None:
            return
        here = names.index(self.chosen.label)
        there = here + by
        if 0 <= there < len(names):
            names[here], names[there] = names[there], names[here]
            self.take(OrderLabels(self.chosen.place, tuple(names)))

    def merge_into(self, name: str) -> None:
        """Merge the chosen label into another."""
        if self.chosen.label is not None:
            step = MergeLabels(self.chosen.place, self.chosen.label, name)
            self.take(step, chosen=Chosen(self.chosen.place, name))

    def remove(self) -> None:
        """Take the chosen label out, which nobody gave."""
        if self.chosen.label is not None:
            self.take(RemoveLabel(self.chosen.place, self.chosen.label), chosen=Chosen(self.chosen.place))

    def split(self, step: SplitLabel) -> None:
        """Put several labels in the place of the chosen one."""
        self.take(step, chosen=Chosen(step.place, step.into[0].name))

    def take_back(self) -> None:
        """Take the last step back."""
        change = SchemaChange(self.change.before)
        for step in self.change.steps[:-1]:
            change = change.then(step)
        self.change, self.schema = change, change.after
        self._show_again()

    def discard(self) -> None:
        """Take all steps back."""
        self._begin(self.change.before)

    # --- what it does ---

    def foresee(self) -> None:
        """Find out what the change would do; ``effect`` says it."""
        change = self.change

        def say(found: object) -> None:
            if change is self.change:
                self.effect.emit(found)

        self._background.run(
            self.project.schema_looks.effect, change, done=say, failed=lambda error: say(sentence_of(error))
        )

    def carry_out(self) -> None:
        """Change the project."""

        def done(act: SchemaAct) -> None:
            self.carried_out.emit(Changes(documents=act.documents, schema=True))

        def fail(error: Exception) -> None:
            self.failed.emit(sentence_of(error))

        self._background.watch(self.project.change_schema(self.change), done=done, failed=fail)

    def _begin(self, schema: Schema) -> None:
        self.change, self.schema = SchemaChange(schema), schema
        self._show_again()

    def _show_again(self) -> None:
        """Show what was in front of the person, or what is nearest to it."""
        self.chosen = _nearest(self.schema, self.chosen)
        self.refused.emit("")
        self.changed.emit()
        self.chose.emit()


def _nearest(schema: Schema, chosen: Chosen) -> Chosen:
    place = chosen.place
    layer = next((each for each in schema.layers if each.name == place.layer), None)
    if layer is None:
        return Chosen(LabelPlace(schema.layers[0].name))
    if place.attribute is not None and place.attribute not in {each.name for each in layer.attributes}:
        return Chosen(LabelPlace(layer.name))
    names = {label.name for label in labels_at(schema, place)}
    return chosen if chosen.label in names else Chosen(place)
