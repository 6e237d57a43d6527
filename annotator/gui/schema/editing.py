"""The schema being changed: what was done to it so far, what of it is in front of the person, what it would do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import count

from PySide6.QtCore import QObject, Signal

from annotator.domain.changes import Changes
from annotator.domain.errors import SchemaError
from annotator.domain.schema import Attribute, Label, Layer, LayerKind, Schema
from annotator.domain.schema_act import SchemaAct
from annotator.domain.schema_change import LabelPlace, SchemaChange
from annotator.domain.schema_rebase import rebase
from annotator.domain.schema_step import (
    AddAttribute,
    AddLabel,
    AddLayer,
    MergeLabels,
    OrderAttributes,
    OrderLabels,
    OrderLayers,
    RemoveAttribute,
    RemoveLabel,
    SetAttribute,
    SetLabel,
    SetLayer,
    SplitLabel,
    Step,
    label_at,
    labels_at,
)
from annotator.gui import schema_words
from annotator.gui.annotate import words
from annotator.gui.background import Background, Errand
from annotator.gui.language import sentence_of
from annotator.gui.schema.chosen import Chosen, nearest
from annotator.project import Project


class Editing(QObject):
    """Keeps the change and tells what becomes of it; nothing is written before ``carry_out``.

    Signals:
        changed(): the schema, or how often its labels were given, is another.
        chose(): something else is in front of the person, or the same is otherwise than they wrote it.
        refused(str): a sentence about what cannot be done, or "" once something could.
        looking(Errand): what the change would do is being found out.
        effect(object): what the change would do, an ``Effect``, or the sentence that says why it cannot be done.
        called_off(): a person did not wait for that.
        carried_out(Changes): the change is on disk.
        failed(str): the change could not be carried out.
    """

    changed = Signal()
    chose = Signal()
    refused = Signal(str)
    looking = Signal(object)
    effect = Signal(object)
    called_off = Signal()
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
        self._errand: Errand | None = None

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

    def rebase(self) -> tuple[str, ...]:
        """Begin with the schema that the project has now, and keep what was changed here; return what no more fits."""
        rebased = rebase(self.change, self.project.schema)
        self.load()
        self.change, self.schema = rebased.change, rebased.change.after
        self._show_again()
        return tuple(schema_words.step_told(was, step) for was, step in rebased.left_out)

    def take(self, step: Step, *, chosen: Chosen | None = None) -> bool:
        """Do a step, and put ``chosen`` in front of the person; return whether it could be done."""
        try:
            change = self.change.then(step)
            schema = change.after
        except SchemaError as error:
            self.refused.emit(sentence_of(error))
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

    def write_attribute(self, attribute: Attribute) -> bool:
        """Put ``attribute`` in the place of the chosen one."""
        place, name = self.chosen.place, self.chosen.place.attribute
        if name is None or attribute == self.attribute:
            return True
        before = self.chosen
        self.chosen = Chosen(LabelPlace(place.layer, attribute.name))
        if self.take(SetAttribute(place.layer, name, attribute)):
            return True
        self.chosen = before
        return False

    def add_attribute(self, title: str, first: Label) -> None:
        """Add an attribute to the chosen layer, with one label."""
        layer = self.layer
        name = _free(title, {each.name for each in layer.attributes})
        step = AddAttribute(layer.name, Attribute(name=name, title=name, labels=(first,)))
        self.take(step, chosen=Chosen(LabelPlace(layer.name, name)))

    def add_layer(self, title: str, first: Label) -> None:
        """Add a layer, with one label."""
        name = _free(title, {layer.name for layer in self.schema.layers})
        layer = Layer(name=name, kind="choice", title=name, labels=(first,))
        self.take(AddLayer(layer), chosen=Chosen(LabelPlace(name)))

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
        name = _free(title, {label.name for label in labels_at(self.schema, place)})
        self.take(AddLabel(place, Label(name=name, title=name, light=light, dark=dark)), chosen=Chosen(place, name))

    def move(self, by: int) -> None:
        """Move what is chosen, a label, an attribute or a layer, up (-1) or down (1) among those beside it."""
        names, here = self.beside
        there = here + by
        if 0 <= there < len(names):
            self._order([*_swapped(names, here, there)])

    def move_to(self, chosen: Chosen, before: Chosen | None) -> None:
        """Put one of the rows before another of its kind beside it, or behind all where that is None."""
        self.choose(chosen)
        names, here = self.beside
        name = names[here]
        others = [each for each in names if each != name]
        there = len(others) if before is None else others.index(before.name)
        self._order([*others[:there], name, *others[there:]])

    @property
    def beside(self) -> tuple[list[str], int]:
        """The names of what stands beside the chosen one, with it, and its place among them."""
        if self.chosen.label is not None:
            names = [label.name for label in self.labels()]
        elif self.chosen.place.attribute is not None:
            names = [each.name for each in self.layer.attributes]
        else:
            names = [each.name for each in self.schema.layers]
        return names, names.index(self.chosen.name)

    def _order(self, names: list[str]) -> None:
        if names == self.beside[0]:
            return
        place = self.chosen.place
        if self.chosen.label is not None:
            self.take(OrderLabels(place, tuple(names)))
        elif place.attribute is not None:
            self.take(OrderAttributes(place.layer, tuple(names)))
        else:
            self.take(OrderLayers(tuple(names)))

    def merge_into(self, name: str) -> None:
        """Merge the chosen label into another."""
        if self.chosen.label is not None:
            step = MergeLabels(self.chosen.place, self.chosen.label, name)
            self.take(step, chosen=Chosen(self.chosen.place, name))

    def remove(self) -> None:
        """Take the chosen label or attribute out, which nobody gave, or a layer that was added here."""
        place = self.chosen.place
        if self.chosen.label is not None:
            self.take(RemoveLabel(place, self.chosen.label), chosen=Chosen(place))
        elif place.attribute is not None:
            self.take(RemoveAttribute(place.layer, place.attribute), chosen=Chosen(LabelPlace(place.layer)))
        elif self.is_fresh:
            self.change = self.change.without_layer(place.layer)
            self.schema = self.change.after
            self._show_again()

    def split(self, step: SplitLabel) -> None:
        """Put several labels in the place of the chosen one."""
        self.take(step, chosen=Chosen(step.place, step.into[0].name))

    @property
    def is_given(self) -> bool | None:
        """Whether a label of the chosen attribute was given anywhere, or None while that is being counted."""
        counts = [self.uses(self.chosen.place, label.name) for label in self.labels()]
        return None if None in counts else any(counts)

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
        self.look_away()
        errand = self._errand = Errand(self)

        def tell(looked: int) -> None:
            errand.progress(looked, 0, self.tr("{count} annotations looked at").format(count=words.number(looked)))

        def say(found: object) -> None:
            errand.deleteLater()
            if errand is self._errand:
                self._errand = None
                if errand.cancelled():
                    self.called_off.emit()
                else:
                    self.effect.emit(found)

        self._background.run(
            self.project.schema_looks.effect,
            change,
            tell,
            errand.cancelled,
            done=say,
            failed=lambda error: say(sentence_of(error)),
        )
        self.looking.emit(errand)

    def look_away(self) -> None:
        """Call off finding out; ``effect`` says nothing of it any more."""
        if self._errand is not None:
            self._errand.cancel()
            self._errand = None

    def carry_out(self) -> None:
        """Change the project."""

        def done(act: SchemaAct) -> None:
            self._begin(self.project.schema)
            self.carried_out.emit(Changes(documents=act.documents, schema=True))

        def fail(error: Exception) -> None:
            self.failed.emit(sentence_of(error))

        self._background.watch(self.project.change_schema(self.change), done=done, failed=fail)

    def _begin(self, schema: Schema) -> None:
        self.change, self.schema = SchemaChange(schema), schema
        self._show_again()

    def _show_again(self) -> None:
        """Show what was in front of the person, or what is nearest to it."""
        self.chosen = nearest(self.schema, self.chosen)
        self.refused.emit("")
        self.changed.emit()
        self.chose.emit()


def _swapped(names: list[str], here: int, there: int) -> list[str]:
    return [names[{here: there, there: here}.get(place, place)] for place in range(len(names))]


def _free(title: str, taken: set[str]) -> str:
    """Return the title, with a number where that name is taken."""
    names = (title if number == 1 else f"{title} {number}" for number in count(1))
    return next(name for name in names if name not in taken)
