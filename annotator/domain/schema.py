"""The schema of a project: its layers, their labels, and what each asks of which documents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from annotator.domain.document import Kind
from annotator.domain.errors import SchemaError
from annotator.domain.sentence import Sentence

LayerKind = Literal["span", "choice", "stance"]
TargetKind = Literal["claim", "entity", "parent"]

_COLOUR = re.compile("#[0-9a-fA-F]{6}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Guideline:
    """What a layer or label means (Markdown), with examples that are one and examples that are not."""

    text: str = ""
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()


NO_GUIDELINE = Guideline()

_AMOUNTS = frozenset(("date", "time", "tim", "cardinal", "ordinal", "percent", "money", "quantity"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """One value of a layer or attribute.

    ``key`` is the character that gives the label, or "" for none; ``light`` and ``dark`` are its colours
    (``#rrggbb``) on light and dark paper; ``sign`` is a character shown before it so that colour is never
    the only sign; ``spacy`` names the labels of a spaCy pipeline that mean this one. A retired label is
    shown where it was given and given no more.
    """

    name: str
    title: str
    key: str = ""
    sign: str = ""
    light: str = "#5b5953"
    dark: str = "#b4b3ae"
    spacy: tuple[str, ...] = ()
    guideline: Guideline = NO_GUIDELINE
    retired: bool = False

    @property
    def is_amount(self) -> bool:
        """Whether it marks dates or amounts, as pipelines call these, and thus nothing that a stance can be toward."""
        return any(name.casefold() in _AMOUNTS for name in (self.name, *self.spacy))


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribute:
    """A choice asked of each span of a layer, such as the sentiment toward it. One label or none.

    A retired attribute is shown where it was given and asked no more.
    """

    name: str
    title: str
    labels: tuple[Label, ...]
    guideline: Guideline = NO_GUIDELINE
    retired: bool = False

    @property
    def offered(self) -> tuple[Label, ...]:
        """The labels that can be given: those that are not retired, none where the attribute is."""
        return () if self.retired else tuple(label for label in self.labels if not label.retired)

    def label(self, name: str) -> Label:
        """Return the label of that name; raise ``SchemaError`` where there is none."""
        return _label_of(self.labels, name, self.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """One question asked of documents.

    ``documents`` are the kinds of document that it is asked of. ``many``: several labels of one document
    (``choice`` only). ``required``: a document is open until it is answered. ``overlap``: spans may overlap
    and nest (``span`` only). ``targets``: the kinds of target, the first is the one asked about by itself
    (``stance`` only). A retired layer is shown where it was answered and asked no more.
    """

    name: str
    kind: LayerKind
    title: str
    labels: tuple[Label, ...]
    documents: tuple[Kind, ...] = ("article", "comment")
    many: bool = False
    required: bool = False
    overlap: bool = True
    targets: tuple[TargetKind, ...] = ()
    attributes: tuple[Attribute, ...] = ()
    guideline: Guideline = NO_GUIDELINE
    retired: bool = False

    @property
    def offered(self) -> tuple[Label, ...]:
        """The labels that can be given: those that are not retired, none where the layer is."""
        return () if self.retired else tuple(label for label in self.labels if not label.retired)

    def label(self, name: str) -> Label:
        """Return the label of that name; raise ``SchemaError`` where there is none."""
        return _label_of(self.labels, name, self.name)

    def attribute(self, name: str) -> Attribute:
        """Return the attribute of that name; raise ``SchemaError`` where there is none."""
        for attribute in self.attributes:
            if attribute.name == name:
                return attribute
        raise SchemaError("The layer “{layer}” has no attribute “{name}”.", layer=self.name, name=name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Schema:
    """The layers of a project and the language of its texts.

    ``language`` is a code that spaCy knows, or ``xx`` for any; its blank tokenizer snaps selections.
    """

    name: str
    title: str
    language: str = "en"
    description: str = ""
    layers: tuple[Layer, ...]

    def __post_init__(self) -> None:
        """Refuse what contradicts itself.

        Raises:
            SchemaError: names or keys given twice, colours that are none, a layer without labels.
        """
        _check(self)

    def layer(self, name: str) -> Layer:
        """Return the layer of that name; raise ``SchemaError`` where there is none."""
        for layer in self.layers:
            if layer.name == name:
                return layer
        known = ", ".join(layer.name for layer in self.layers)
        raise SchemaError("The schema has no layer “{name}”; its layers are {known}.", name=name, known=known)

    def of_kind(self, kind: LayerKind) -> tuple[Layer, ...]:
        """Return the layers of that kind, in the schema's order."""
        return tuple(layer for layer in self.layers if layer.kind == kind)

    def asked_of(self, kind: Kind) -> tuple[Layer, ...]:
        """Return the layers asked of that kind of document, in the schema's order; retired ones are asked no more."""
        return tuple(layer for layer in self.layers if kind in layer.documents and not layer.retired)


def _label_of(labels: tuple[Label, ...], name: str, owner: str) -> Label:
    for label in labels:
        if label.name == name:
            return label
    known = ", ".join(label.name for label in labels)
    raise SchemaError("“{owner}” has no label “{name}”; its labels are {known}.", owner=owner, name=name, known=known)


def _check(schema: Schema) -> None:
    if not schema.layers:
        raise SchemaError("The schema “{schema}” has no layers.", schema=schema.name)
    _check_unique(schema.name, Sentence("layer"), (layer.name for layer in schema.layers))
    for layer in schema.layers:
        if "=" in layer.name:
            # The id of a choice is the layer's name, and with the label behind “=” where many are allowed.
            raise SchemaError("The name of the layer “{layer}” must not hold “=”.", layer=layer.name)
        _check_labels(layer.name, layer.labels)
        _check_unique(layer.name, Sentence("attribute"), (attribute.name for attribute in layer.attributes))
        for attribute in layer.attributes:
            _check_labels(f"{layer.name}.{attribute.name}", attribute.labels)
        if not layer.documents:
            raise SchemaError("The layer “{layer}” is asked of no kind of document.", layer=layer.name)
        if (layer.kind == "stance") != bool(layer.targets):
            raise SchemaError(
                "The layer “{layer}” needs targets if its kind is stance, and only then.", layer=layer.name
            )
        if layer.attributes and layer.kind != "span":
            raise SchemaError(
                "The layer “{layer}” has attributes, but only span layers may have them.", layer=layer.name
            )
        if layer.many and layer.kind != "choice":
            raise SchemaError("The layer “{layer}” allows many labels, but only choice layers may.", layer=layer.name)


def _check_labels(owner: str, labels: tuple[Label, ...]) -> None:
    if not labels:
        raise SchemaError("“{owner}” has no labels.", owner=owner)
    _check_unique(owner, Sentence("label"), (label.name for label in labels))
    _check_unique(owner, Sentence("key"), (label.key for label in labels if label.key))
    for label in labels:
        if len(label.key) > 1:
            raise SchemaError(
                "The key “{key}” of {owner} {label} is more than one character.",
                key=label.key,
                owner=owner,
                label=label.name,
            )
        for colour in (label.light, label.dark):
            if not _COLOUR.fullmatch(colour):
                raise SchemaError(
                    "The colour “{colour}” of {owner} {label} is not of the form #rrggbb.",
                    colour=colour,
                    owner=owner,
                    label=label.name,
                )


def _check_unique(owner: str, what: str, names: Iterator[str]) -> None:
    seen: set[str] = set()
    for name in names:
        if not name:
            raise SchemaError("“{owner}” has a {what} without a name.", owner=owner, what=what)
        if name in seen:
            raise SchemaError("“{owner}” has the {what} “{name}” twice.", owner=owner, what=what, name=name)
        seen.add(name)
