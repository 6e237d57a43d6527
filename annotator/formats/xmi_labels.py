"""What of a UIMA CAS is a label, and of which layer.

A layer of the schema is known by the name of a type (``webanno.custom.Names``) or by its labels. Of spans ``value`` or
``label`` is the label, else the first feature that names one; the rest are attributes. Annotations of the document give
choices. Tokens, sentences and what describes the document are no annotations; relations, links and what a linguist
adds are counted and left out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple, get_args

from annotator.domain.annotation import Origin, Target
from annotator.domain.schema import Layer, LayerKind
from annotator.formats.loss import Part, Why
from annotator.formats.offsets import Ruler
from annotator.formats.taking import TARGET_KINDS, Taking
from annotator.formats.xmi_types import DETAILS, MARK, TARGET, VALUE, LayerType, layer_types, spelled
from annotator.formats.xmi_xml import Cas, Structure, TypeSystem

_ORIGINS: Mapping[str, Origin] = {each: each for each in get_args(Origin)}
_LABELS = (VALUE, "label")
_IDENTIFIER = "identifier"  # which entry of a knowledge base is meant
_TARGETS = frozenset(TARGET[:2])
_PLACE = frozenset(("sofa", "begin", "end"))
_ENDS = frozenset(("Governor", "Dependent"))  # what makes a relation of an annotation, in every type system of dkpro
# What every document has, and nobody put there as a label.
_NO_LABELS = re.compile(
    r"(?:annotator|uima\.cas|de\.tudarmstadt\.ukp\.dkpro\.core\.api\.metadata\.type)\.\w+"
    r"|uima\.tcas\.DocumentAnnotation"
    r"|de\.tudarmstadt\.ukp\.dkpro\.core\.api\.segmentation\.type\.(?:Token|Sentence|Paragraph|Document|Div|Heading)"
)
# What taggers, parsers and readers of PDF and XML add, thousands in a document.
_LINGUISTICS = re.compile(r"(?:de\.tudarmstadt\.ukp\.(?:dkpro\.core\.api\.(?!ner\.)|inception\.)|org\.dkpro\.core\.)")
_REFERENCES = re.compile(r"\d+(?: \d+)*")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:E-?\d+)?")


class _Known(NamedTuple):
    """A layer and a label, and which of the values of a structure was taken for it; None: its type was."""

    layer: str
    label: str
    number: int | None = None


class LabelTaker:
    """Takes the structures of one file; ``origins`` are those that our marks say, by the ids of annotations."""

    def __init__(self, taking: Taking, types: TypeSystem, ruler: Ruler, cas: Cas) -> None:
        self.origins: dict[str, Origin] = {}
        self._taking = taking
        self._types = types
        self._ruler = ruler
        self._cas = cas
        self._own = {each.name: each for each in layer_types(taking.names.schema).values()}
        marks = (each.features for each in cas.structures if each.type == MARK)
        self._marks = {each["of"]: each for each in marks if "of" in each}

    def take_all(self) -> None:
        """Take all that is a label, and count what is none."""
        for each in self._cas.structures:
            self._taking.line = each.line
            if each.type == DETAILS or _NO_LABELS.fullmatch(each.type):
                continue
            if each.features.keys() >= _ENDS:
                label = next((value for name, value in self._values(each) if name in _LABELS), each.name)
                self._taking.lose(Part.RELATION, label, Why.NO_PLACE)
            elif "begin" in each.features or "end" in each.features:
                self._span(each)
            elif "sofa" in each.features:
                self._of_document(each)
            else:
                # What is about no text is part of something else, as a link is.
                self._taking.lose(Part.OTHER, each.name, Why.NO_PLACE)
        for each in self._cas.others:
            if not _NO_LABELS.fullmatch(each.type):
                self._taking.lose(Part.OTHER, each.name, Why.NO_PLACE)
        self._taking.line = None

    def _values(self, each: Structure) -> list[tuple[str, str]]:
        """Return the features that hold values, those first that are called as labels are; count what refers to others.

        Without a type system what looks like ids of structures is taken for them.
        """
        found: list[tuple[str, str]] = []
        for name, value in each.pairs():
            if name in _PLACE or not value:
                continue
            is_value = True if name in _LABELS or each.type in self._own else self._types.holds_value(each.type, name)
            if is_value or (is_value is None and not _REFERENCES.fullmatch(value)):
                found.append((name, value))
            elif name not in _ENDS:
                self._taking.lose(Part.RELATION, name, Why.NO_PLACE)
        return sorted(found, key=lambda pair: _LABELS.index(pair[0]) if pair[0] in _LABELS else len(_LABELS))

    def _mark(self, each: Structure) -> str | None:
        """Return the id of an annotation of ours."""
        mark = self._marks.get(each.id, {})
        identifier = mark.get("identifier") or None
        if identifier is not None and (origin := _ORIGINS.get(mark.get("origin", ""))) is not None:
            self.origins[identifier] = origin
        return identifier

    def _span(self, each: Structure) -> None:
        values = self._values(each)
        own = self._own.get(each.type)
        layer = own.layer if own is not None and own.layer.kind == "span" else self._layer_named(each.name, "span")
        known = self._label(values, each, layer)
        if known is None and layer is None and _LINGUISTICS.match(each.type):
            self._taking.lose(Part.OTHER, each.name, Why.NO_PLACE)
            return
        if known is None:
            # The first is what the file has as a label; a type without any may be one itself.
            known = _Known(each.name if layer is None else layer.name, *((values[0][1], 0) if values else (each.name,)))
        start, end = each.offset("begin"), each.offset("end")
        self._taking.span(
            known.label,
            None if start is None else self._ruler.to_codepoints(start),
            None if end is None else self._ruler.to_codepoints(end),
            layer=known.layer,
            attributes=self._attributes(values, known, own),
            identifier=self._mark(each),
        )

    def _label(self, values: list[tuple[str, str]], each: Structure, layer: Layer | None) -> _Known | None:
        """Return the value that is a label of the schema, or the type where it is called as one.

        It is the feature that is called as labels are, where there is one, else any.
        """
        is_plain = bool(values) and values[0][0] in _LABELS
        for number, (_feature, value) in enumerate(values[:1] if is_plain else values):
            if (found := self._known("span", value, layer)) is not None:
                return _Known(*found, number)
        if is_plain:
            return None
        found = self._known("span", each.name, layer)
        return None if found is None else _Known(*found)

    def _attributes(self, values: list[tuple[str, str]], known: _Known, own: LayerType | None) -> dict[str, str]:
        """Return what a span carries, features by the names of attributes; what cannot be one is counted."""
        names = {} if own is None else {feature: name for name, feature in own.features.items()}
        layer = next((each for each in self._taking.names.schema.layers if each.name == known.layer), None)
        asked = {each.name for each in layer.attributes} if layer is not None else frozenset()
        found: dict[str, str] = {}
        for number, (feature, value) in enumerate(values):
            name = names.get(feature, feature)
            if number == known.number:
                continue
            if name not in asked and (feature == _IDENTIFIER or _NUMBER.fullmatch(value)):
                self._taking.lose(Part.OTHER, feature, Why.NO_PLACE)
            elif name in found:
                self._taking.lose(Part.ATTRIBUTE, f"{name}={value}", Why.NO_PLACE, known.layer)
            else:
                found[name] = value
        return found

    def _known(self, kind: LayerKind, value: str, layer: Layer | None) -> tuple[str, str] | None:
        """Return the layer and the label that a value means; of a layer that is known one of its own labels alone."""
        if layer is None:
            found = self._taking.names.find(kind, value)
            return None if found is None else (found[0].name, found[1])
        folded = value.casefold()
        alike = [
            label.name
            for label in layer.labels
            if folded in (label.name.casefold(), label.title.casefold(), *map(str.casefold, label.spacy))
        ]
        return (layer.name, value if value in alike else alike[0]) if alike else None

    def _layer_named(self, name: str, kind: LayerKind) -> Layer | None:
        """Return the layer that is called as a type or a feature is."""
        wanted = spelled(name).casefold()
        for layer in self._taking.names.schema.of_kind(kind):
            if wanted in (spelled(layer.name).casefold(), spelled(layer.title).casefold()):
                return layer
        return None

    def _of_document(self, each: Structure) -> None:
        own = self._own.get(each.type)
        if each.features.keys() >= _TARGETS:
            self._stance(each)
            return
        values = self._values(each)
        if own is not None and own.layer.kind == "choice":
            self._mark(each)
        for feature, value in values:
            called = each.name if feature in _LABELS else feature
            layer = own.layer if own is not None and feature == VALUE else self._layer_named(called, "choice")
            known = self._known("choice", value, layer)
            if known is not None:
                self._taking.choice(known[1], layer=known[0])
            else:
                self._taking.choice(value, layer=called if layer is None else layer.name)
        if not values:
            self._taking.lose(Part.OTHER, each.name, Why.NO_PLACE)

    def _stance(self, each: Structure) -> None:
        own = self._own.get(each.type)
        layer = each.name if own is None else own.layer.name
        kind, target, text = (each.features.get(feature, "") for feature in TARGET)
        known = next((one for one in TARGET_KINDS if one == kind), None)
        label = each.features.get(VALUE, "")
        if known is None or not target:
            self._taking.lose(Part.STANCE, label, Why.NOT_ASKED, layer)
            return
        self._taking.stance(label, Target(known, target, text or target), layer=layer, identifier=self._mark(each))
