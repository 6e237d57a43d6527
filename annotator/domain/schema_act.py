"""A schema change as an act: what it was about, and every annotation that it moved, so that it can be taken back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from annotator.domain.annotation import choice_id
from annotator.domain.document import Kind
from annotator.domain.schema import Attribute, Layer, Schema, TargetKind
from annotator.domain.schema_change import At, Given, LabelPlace
from annotator.domain.schema_step import MergeLabels, SplitLabel, Step, migrate, migrate_back
from annotator.domain.sentence import Sentence

Kept = Literal["annotations", "rejections", "suggestions"]
"""Where something given is kept: among what annotators decided, what they refused, what machines propose."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where annotations stand, as three rows of the same length; hundreds of thousands are still three objects.

    One object for each would cost the garbage collector, which stops every thread, some tenths of a second.
    """

    annotators: tuple[str | None, ...] = ()
    documents: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()

    @classmethod
    def of(cls, ats: Iterable[At]) -> Places:
        """Return the places of some annotations."""
        rows = tuple(zip(*ats, strict=True))
        return cls(*rows) if rows else cls()

    def __len__(self) -> int:
        return len(self.ids)

    def __iter__(self) -> Iterator[At]:
        return map(At, self.annotators, self.documents, self.ids)

    def pieces(self, size: int) -> Iterator[Places]:
        """Return the places in pieces of at most that many."""
        for first in range(0, len(self.ids), size):
            end = first + size
            yield Places(self.annotators[first:end], self.documents[first:end], self.ids[first:end])


@dataclass(frozen=True, slots=True)
class Shift:
    """Annotations that said one thing and say another.

    ``after`` is None for those that were taken away, because another already said at that place what they came to
    say; ``before`` is None for such that are put back. ``places`` are those before the change.
    """

    kept: Kept
    before: Given | None
    after: Given | None
    places: Places


@dataclass(frozen=True, slots=True)
class SchemaAct:
    """A schema change that was made, by whom, from which schema to which, and what it moved.

    ``documents`` are the ids of the documents that it touches; found once, where the act is made, since there may be
    many and the thread of the window asks for them.
    """

    annotator: str
    before: Schema
    after: Schema
    steps: tuple[Step, ...]
    shifts: tuple[Shift, ...]
    taken_back: bool = False
    documents: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Find the documents."""
        documents = frozenset[str]().union(*(shift.places.documents for shift in self.shifts))
        object.__setattr__(self, "documents", documents)

    @property
    def thread(self) -> None:
        """It happens in no thread."""
        return

    def inverse(self) -> SchemaAct:
        """Return the act that takes this one back; its steps still tell what it is about."""
        shifts = tuple(self._inverse(shift) for shift in reversed(self.shifts))
        return SchemaAct(self.annotator, self.after, self.before, self.steps, shifts, not self.taken_back)

    def renamed(self, given: Given) -> Given:
        """Return something under the names that layers, labels and attributes have after the act."""
        return self._after_steps(given, names_alone=True)

    def follow(self, given: Given) -> Given:
        """Return what something comes to say of which nothing is known but what it says.

        Taking back a merging leaves it under the label that was merged into; the first part of a split takes it.
        """
        return self._after_steps(given, names_alone=False)

    def _after_steps(self, given: Given, *, names_alone: bool) -> Given:
        steps = [step for step in self.steps if not (names_alone and isinstance(step, MergeLabels | SplitLabel))]
        for step in reversed(steps) if self.taken_back else steps:
            given = migrate_back(step, given) if self.taken_back else migrate(step, given, At(None, "", ""))
        return given

    def id_after(self, shift: Shift) -> str | None:
        """Return the id that annotations come to have, or None where they keep theirs.

        A choice's follows its layer and label.
        """
        if shift.kept != "annotations" or shift.before is None or shift.after is None:
            return None
        layer = self.after.layer(shift.after.layer)
        if layer.kind != "choice":
            return None
        return choice_id(layer.name, shift.after.label, many=layer.many)

    def _inverse(self, shift: Shift) -> Shift:
        places, identifier = shift.places, self.id_after(shift)
        if identifier is not None:
            places = Places(places.annotators, places.documents, (identifier,) * len(places))
        return Shift(shift.kept, shift.after, shift.before, places)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """Something that was given, with its text and some of what stands around it.

    ``after`` is what it comes to say, None where it is taken away.
    """

    at: At
    thread: str
    lead: str
    text: str
    tail: str
    before: Given
    after: Given | None


class TextGroup(NamedTuple):
    """A text that a label stands on, with everything that has the label there; one or a thousand."""

    text: str
    ats: tuple[At, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What a change would do: to how many annotations, in how many threads, whose (name and number, sorted by name).

    ``doubled`` of them are taken away because the same label would stand there twice. ``examples`` are the first.
    """

    annotations: int = 0
    threads: int = 0
    by: tuple[tuple[str, int], ...] = ()
    doubled: int = 0
    rejections: int = 0
    suggestions: int = 0
    examples: tuple[Occurrence, ...] = ()


class Standing(NamedTuple):
    """What annotations of one kind say, as far as it matters for whether a schema holds them."""

    given: Given
    document: Kind
    target: TargetKind | None


def misfit(schema: Schema, standing: Mapping[Standing, int]) -> Sentence | None:
    """Return a sentence about the first annotations that the schema has no place for, or None."""
    layers = {layer.name: layer for layer in schema.layers}
    for (given, document, target), count in standing.items():
        layer = layers.get(given.layer)
        number = _number(count)
        if layer is None:
            return Sentence("{number} in the layer “{layer}”, which is not there.", number=number, layer=given.layer)
        places = {"number": number, "layer": layer.title, "label": given.label}
        if given.label not in _names(layer):
            return Sentence("{number} of “{layer}”: “{label}” is given; merge it or retire it instead.", **places)
        if document not in layer.documents:
            if document == "article":
                return Sentence(
                    "{number} of “{layer}” on articles, of which it would be asked no more; retire the layer instead.",
                    **places,
                )
            return Sentence(
                "{number} of “{layer}” on comments, of which it would be asked no more; retire the layer instead.",
                **places,
            )
        if target is not None and target not in layer.targets:
            return Sentence(
                "{number} of “{layer}” toward the target “{target}”, about which it would ask no more.",
                **places,
                target=target,
            )
        known = {attribute.name: _names(attribute) for attribute in layer.attributes}
        for attribute_name, label in given.attributes:
            if label not in known.get(attribute_name, ()):
                return Sentence(
                    "{number} of “{layer}” with “{label}” as {attribute}; merge it or retire it instead.",
                    number=number,
                    layer=layer.title,
                    label=label,
                    attribute=attribute_name,
                )
    return None


def uses(schema: Schema, standing: Mapping[Standing, int]) -> dict[tuple[LabelPlace, str], int]:
    """Return how often each label was given, refused or proposed; labels that never were are left out."""
    counts: dict[tuple[LabelPlace, str], int] = {}
    known = {layer.name for layer in schema.layers}
    for (given, _, _), count in standing.items():
        if given.layer in known:
            pairs = [(LabelPlace(given.layer), given.label)]
            pairs += [(LabelPlace(given.layer, attribute), label) for attribute, label in given.attributes]
            for pair in pairs:
                counts[pair] = counts.get(pair, 0) + count
    return counts


def skeleton(schema: Schema) -> object:
    """Return what of a schema decides whether annotations fit it."""
    return tuple(_bones(layer) for layer in schema.layers)


def _bones(layer: Layer) -> tuple[object, ...]:
    attributes = frozenset((attribute.name, _names(attribute)) for attribute in layer.attributes)
    asked = (layer.name, frozenset(layer.documents), frozenset(layer.targets), layer.many, layer.overlap)
    return (*asked, _names(layer), attributes)


def _names(owner: Layer | Attribute) -> frozenset[str]:
    return frozenset(label.name for label in owner.labels)


def _number(count: int) -> Sentence:
    return Sentence("One annotation stands") if count == 1 else Sentence("{count:,} annotations stand", count=count)
