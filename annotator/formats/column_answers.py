"""Answers in the columns of anybody's table or objects: a column called as a layer, ``label``, or as Potato has them.

What is taken are labels that the schema knows; a column with anything else stays in ``meta`` whole, and that is told
where it is sure to hold labels.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

import orjson

from annotator.domain.schema import Layer
from annotator.domain.sentence import Sentence
from annotator.formats.incoming import Incoming, IncomingDocument, Notice, ReadOptions
from annotator.formats.json_objects import objects_in
from annotator.formats.loss import Loss, Part, Why
from annotator.formats.source import SourceFile
from annotator.formats.taking import SchemaNames, Taking

_ANNOTATORS = ("annotator", "annotator_id", "completed_by", "user_id")
# Potato's: answers by scheme, spans, and in its tables a column for each scheme and label.
_BY_LAYER, _SPANS, _JOINT = "label_annotations", "span_annotations", ":::"
_YES = frozenset(("true", "yes", "on", *map(str, range(1, 101))))
_LONGEST = 60


class _Answer(NamedTuple):
    """One label, of the whole text or of the place of its quote."""

    layer: str
    label: str
    place: tuple[int, int] | None = None
    quote: str | None = None


class _Unknown(NamedTuple):
    """A label that the schema has not."""

    part: Part
    layer: str
    label: str


class ColumnAnswers:
    """Takes answers out of the ``meta`` of the documents of one file."""

    def __init__(self, source: SourceFile, options: ReadOptions) -> None:
        self._source = source
        self._options = options
        self._names = SchemaNames(options.schema)
        choices = options.schema.of_kind("choice")
        self._layers = {layer.name.casefold(): layer for layer in (*options.schema.of_kind("span"), *choices)}
        # What a column «label» may mean: the first question that knows what stands in it.
        self._any = () if "label" in self._layers else choices
        self._told = False

    def of(self, document: IncomingDocument) -> Iterator[Incoming]:
        """Yield a document with the answers in its columns, or with a word that they are there and nobody's.

        Before it come the labels that are sure to be some and that the schema does not know.
        """
        found: dict[str, list[_Answer]] = {}
        left: dict[str, object] = {}
        for name, value in document.meta.items():
            answers, unknown = self._answers(name, value)
            yield from (Loss(each.part, each.layer, each.label, Why.UNKNOWN_LABEL) for each in unknown)
            if answers:
                found[name] = answers
            if answers and unknown:
                left[name] = value
        if document.title is not None:
            # The title before the text has moved all places.
            found = {name: answers for name, answers in found.items() if not any(each.place for each in answers)}
        if not found:
            yield document
            return
        options, whose = self._options, self._whose(document)
        annotator = options.annotator or (None if whose is None else str(document.meta.get(whose, document.author)))
        if annotator is None and options.agent is None:
            if not self._told:
                self._told = True
                yield Notice(
                    Sentence(
                        "“{column}” holds labels of the schema and nothing says whose they are: say it "
                        "(--annotator NAME) to take them; until then they stand in “meta”.",
                        column=next(iter(found)),
                    ),
                    document.line,
                )
            yield document
            return
        meta = {name: value for name, value in document.meta.items() if name not in found and name != whose} | left
        author = None if whose == "" else document.author
        taking = Taking(replace(document, meta=meta, author=author), self._names, self._source, document.line)
        for answer in (each for answers in found.values() for each in answers):
            if answer.place is None:
                taking.choice(answer.label, layer=answer.layer)
            else:
                taking.span(answer.label, *answer.place, layer=answer.layer, quote=answer.quote)
        yield from taking.into_document(options, annotator)

    def _whose(self, document: IncomingDocument) -> str | None:
        """Return the column that names the annotator; "" where Potato's user was taken for an author."""
        for name in _ANNOTATORS:
            if isinstance(document.meta.get(name), str | int) and str(document.meta[name]).strip():
                return name
        is_potatos = any(name == _BY_LAYER or _JOINT in name for name in document.meta)
        return "" if is_potatos and document.author is not None else None

    def _answers(self, name: str, value: object) -> tuple[list[_Answer], list[_Unknown]]:
        """Return what a column says in labels of the schema, and in others where it is sure to say some."""
        value = _plain(value)
        if name == _BY_LAYER and isinstance(value, dict):
            return self._by_layer(value)
        if _JOINT in name:
            layer, _joint, label = name.partition(_JOINT)
            return self._by_layer({layer: {label: value}})
        is_sure = name.casefold() == "label"
        layer_of = self._any_layer(value) if is_sure and self._any else self._layers.get(name.casefold())
        if objects_in(value) and (layer_of is not None or name == _SPANS or "start" in objects_in(value)[0]):
            return self._spans(layer_of, objects_in(value))
        if isinstance(value, dict) and isinstance(value.get("choices"), list):
            value, is_sure = value["choices"], True
        if layer_of is None and not is_sure:
            return [], []
        if isinstance(value, str) and layer_of is not None and layer_of.many and not self._choices(layer_of, [value]):
            value = value.split("#")
        labels = value if isinstance(value, list) else [value]
        found = self._choices(layer_of, labels)
        if found or not is_sure or not all(map(_can_be_label, labels)):
            return found, []
        layer = "" if name.casefold() == "label" else name
        return [], [_Unknown(Part.CHOICE, layer, str(label)) for label in labels]

    def _any_layer(self, value: object) -> Layer:
        labels = value if isinstance(value, list) else [value]
        return next((layer for layer in self._any if self._choices(layer, labels)), self._any[0])

    def _by_layer(self, given: dict[str, object]) -> tuple[list[_Answer], list[_Unknown]]:
        found: list[_Answer] = []
        unknown: list[_Unknown] = []
        for layer, said in given.items():
            # Newer ones have the labels one step further in.
            labels = said.get("labels", said) if isinstance(said, dict) else said
            for label in _held(labels) if isinstance(labels, dict) else [labels]:
                answers = self._choices(self._layers.get(layer.casefold()), [label])
                found += answers
                if not answers and _can_be_label(label):
                    unknown.append(_Unknown(Part.CHOICE, layer, str(label)))
        return found, unknown

    def _choices(self, layer: Layer | None, labels: list[object]) -> list[_Answer]:
        """Return the labels, if all of them are the layer's."""
        found: list[_Answer] = []
        for label in labels:
            known = self._names.find("choice", str(label).strip()) if layer and _can_be_label(label) else None
            if known is None or layer is None or known[0].name != layer.name:
                return []
            found.append(_Answer(layer.name, known[1]))
        return found

    def _spans(self, layer: Layer | None, given: list[dict[str, object]]) -> tuple[list[_Answer], list[_Unknown]]:
        """Return the spans, if all of them are of that layer; without one any that the schema has will do."""
        found: list[_Answer] = []
        unknown: list[_Unknown] = []
        for each in given:
            labels = next((each[key] for key in ("labels", "label", "annotation", "name") if each.get(key)), None)
            start, end, quote = each.get("start"), each.get("end"), each.get("text", each.get("span"))
            if type(start) is not int or type(end) is not int:
                return [], []
            for label in labels if isinstance(labels, list) else [labels]:
                known = self._names.find("span", label) if isinstance(label, str) else None
                if known is not None and (layer is None or layer.kind != "span" or layer.name == known[0].name):
                    place = (start, end)
                    found.append(_Answer(known[0].name, known[1], place, quote if isinstance(quote, str) else None))
                elif _can_be_label(label):
                    unknown.append(_Unknown(Part.SPAN, "", str(label)))
        return found, unknown


def _held(labels: Mapping[str, object]) -> list[object]:
    """Return the labels that are set; what was written into a box is none."""
    return [label for label, value in labels.items() if str(value).casefold() in _YES or value in (label, True)]


def _can_be_label(label: object) -> bool:
    if type(label) is int:
        return True
    return (
        isinstance(label, str) and 0 < len(label.strip()) <= _LONGEST and label.isprintable() and label[0] not in "[{"
    )


def _plain(value: object) -> object:
    """Return what a cell says, which may be JSON."""
    if not isinstance(value, str) or value[:1] not in ("[", "{"):
        return value
    try:
        return orjson.loads(value)
    except orjson.JSONDecodeError:
        return value
