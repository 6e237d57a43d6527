"""Answers in the columns of anybody's table or objects: a column called as a layer, ``label``, or as Potato has them.

What is taken are labels that the schema knows; a column with anything else stays in ``meta`` whole.
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
from annotator.formats.source import SourceFile
from annotator.formats.taking import SchemaNames, Taking

_ANNOTATORS = ("annotator", "annotator_id", "completed_by", "user_id")
# Potato's: answers by scheme, spans, and in its tables a column for each scheme and label.
_BY_LAYER, _SPANS, _JOINT = "label_annotations", "span_annotations", ":::"
_NO = frozenset((None, False, 0, "", "0", "false", "False", "nan"))


class _Answer(NamedTuple):
    """One label, of the whole text or of the place of its quote."""

    layer: str
    label: str
    place: tuple[int, int] | None = None
    quote: str | None = None


class ColumnAnswers:
    """Takes answers out of the ``meta`` of the documents of one file."""

    def __init__(self, source: SourceFile, options: ReadOptions) -> None:
        self._source = source
        self._options = options
        self._names = SchemaNames(options.schema)
        choices = options.schema.of_kind("choice")
        self._layers = {layer.name.casefold(): layer for layer in (*options.schema.of_kind("span"), *choices)}
        if choices:
            self._layers.setdefault("label", choices[0])
        self._told = False

    def of(self, document: IncomingDocument) -> Iterator[Incoming]:
        """Yield a document with the answers in its columns, or with a word that they are there and nobody's."""
        found = {name: answers for name, value in document.meta.items() if (answers := self._answers(name, value))}
        if any(answer.place for answers in found.values() for answer in answers) and document.title is not None:
            # A title before the text would move the places.
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
        meta = {name: value for name, value in document.meta.items() if name not in found and name != whose}
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

    def _answers(self, name: str, value: object) -> list[_Answer]:
        """Return what a column says, if it is all in labels of the schema."""
        value = _plain(value)
        if name == _BY_LAYER and isinstance(value, dict):
            found = [
                self._choices(self._layers.get(str(layer).casefold()), [label])
                for layer, labels in value.items()
                for label in (_held(labels) if isinstance(labels, dict) else [labels])
            ]
            return [answer for answers in found for answer in answers] if all(found) else []
        if _JOINT in name:
            layer, _joint, label = name.partition(_JOINT)
            return [] if _is_no(value) else self._choices(self._layers.get(layer.casefold()), [label])
        layer_of = self._layers.get(name.casefold())
        if layer_of is None and name != _SPANS:
            return []
        if objects_in(value):
            return self._spans(layer_of, objects_in(value))
        if isinstance(value, dict):
            value = value.get("choices")
        if isinstance(value, str) and layer_of is not None and layer_of.many and not self._choices(layer_of, [value]):
            value = value.split("#")
        return self._choices(layer_of, value if isinstance(value, list) else [value])

    def _choices(self, layer: Layer | None, labels: list[object]) -> list[_Answer]:
        found: list[_Answer] = []
        for label in labels:
            known = isinstance(label, str) and layer is not None and self._names.find("choice", label.strip())
            if not known or layer is None or known[0].name != layer.name:
                return []
            found.append(_Answer(layer.name, known[1]))
        return found

    def _spans(self, layer: Layer | None, given: list[dict[str, object]]) -> list[_Answer]:
        found: list[_Answer] = []
        for each in given:
            labels = next((each[key] for key in ("labels", "label", "annotation", "name") if each.get(key)), None)
            start, end, quote = each.get("start"), each.get("end"), each.get("text", each.get("span"))
            for label in labels if isinstance(labels, list) else [labels]:
                known = self._names.find("span", label) if isinstance(label, str) else None
                fits = known is not None and (layer is None or layer.kind != "span" or layer.name == known[0].name)
                if known is None or not fits or type(start) is not int or type(end) is not int:
                    return []
                place = (start, end)
                found.append(_Answer(known[0].name, known[1], place, quote if isinstance(quote, str) else None))
        return found


def _held(labels: Mapping[str, object]) -> list[object]:
    return [label for label, value in labels.items() if not _is_no(value)]


def _is_no(value: object) -> bool:
    return isinstance(value, str | int | float | None) and value in _NO


def _plain(value: object) -> object:
    """Return what a cell says, which may be JSON."""
    if not isinstance(value, str) or value[:1] not in ("[", "{"):
        return value
    try:
        return orjson.loads(value)
    except orjson.JSONDecodeError:
        return value
