"""Labels of a source, checked one by one against schema and text; what has no place is accounted for."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import get_args

from annotator.domain.annotation import (
    STATES,
    Annotation,
    ChoiceAnnotation,
    SpanAnnotation,
    StanceAnnotation,
    State,
    Suggestion,
    Target,
    choice_id,
    said,
    sorted_spans,
)
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.errors import FormatError
from annotator.domain.identifiers import document_id, uuid7
from annotator.domain.schema import Layer, LayerKind, Schema, TargetKind
from annotator.domain.sentence import Sentence
from annotator.formats.incoming import Incoming, IncomingDocument, ReadOptions
from annotator.formats.label_names import LabelNames
from annotator.formats.loss import Loss, Part, Why
from annotator.formats.offsets import same_text
from annotator.formats.source import SourceFile

TARGET_KINDS: tuple[TargetKind, ...] = get_args(TargetKind)
_PARTS: Mapping[LayerKind, Part] = {"span": Part.SPAN, "choice": Part.CHOICE, "stance": Part.STANCE}
_BY_KIND: tuple[LayerKind, ...] = ("span", "choice", "stance")


class SchemaNames:
    """The names of a schema's labels in one format, by kind of layer; made once for a file."""

    def __init__(self, schema: Schema, spell: Callable[[str], str] = str) -> None:
        self.schema = schema
        self._names = {kind: LabelNames(schema, kind, spell) for kind in _BY_KIND}

    def layer_of(self, label: str, layer: str | None) -> str | None:
        """Return the span layer that a source names, where the label is one of its own names.

        Otherwise the name of the label says which layer is meant: None.
        """
        known = any(
            each.name == layer and any(one.name == label for one in each.labels) for each in self.schema.of_kind("span")
        )
        return layer if known else None

    def find(self, kind: LayerKind, label: str, layer: str | None = None) -> tuple[Layer, str] | None:
        """Return the layer and the label that a name means, or None. ``layer`` is where the source says it is of."""
        if layer is not None:
            found = next((each for each in self.schema.of_kind(kind) if each.name == layer), None)
            if found is not None:
                return (found, label) if any(each.name == label for each in found.labels) else None
        inside = self._names[kind].inside(label)
        return None if inside is None else (self.schema.layer(inside[0]), inside[1])


@dataclass(slots=True)
class Taking:
    """What one annotator or suggester said of one document; ``leftovers`` is what of it did not fit."""

    document: IncomingDocument
    names: SchemaNames
    source: SourceFile
    line: int | None = None
    leftovers: list[Loss | FormatError] = field(default_factory=list)
    _taken: list[tuple[Annotation, float | None]] = field(default_factory=list)
    _places: set[object] = field(default_factory=set)
    _apart: dict[str, list[tuple[int, int]]] = field(default_factory=dict)

    def span(
        self,
        label: str,
        start: int | None,
        end: int | None,
        *,
        layer: str | None = None,
        quote: str | None = None,
        attributes: Mapping[str, str] | None = None,
        identifier: str | None = None,
        confidence: float | None = None,
    ) -> None:
        """Take a span, its place in code points of the text; None where the source's offset falls on none."""
        asked = self._asked("span", label, layer)
        if asked is None:
            return
        found, name = asked
        text = self.document.text
        if start is None or end is None or not self._fits(start, end, quote) or text[start:end].isspace():
            self._misplaced(label, start, end, quote)
            return
        pairs = tuple(sorted(self._attributes(found, attributes or {})))
        span = SpanAnnotation(identifier or uuid7(), found.name, start, end, name, pairs, "imported")
        self._take(span, found, confidence)

    def choice(self, label: str, *, layer: str | None = None, confidence: float | None = None) -> None:
        """Take a label of the whole document."""
        asked = self._asked("choice", label, layer)
        if asked is not None:
            found, name = asked
            identifier = choice_id(found.name, name, many=found.many)
            self._take(ChoiceAnnotation(identifier, found.name, name, "imported"), found, confidence)

    def stance(
        self,
        label: str,
        target: Target,
        *,
        layer: str | None = None,
        identifier: str | None = None,
        confidence: float | None = None,
    ) -> None:
        """Take a label toward a target."""
        asked = self._asked("stance", label, layer)
        if asked is None:
            return
        found, name = asked
        if target.kind not in found.targets:
            self._lose(Part.STANCE, found.name, name, Why.NOT_ASKED)
            return
        self._take(StanceAnnotation(identifier or uuid7(), found.name, target, name, "imported"), found, confidence)

    def lose(self, part: Part, label: str, why: Why, layer: str = "") -> None:
        """Account for something that the reader itself has no place for."""
        self._lose(part, layer, label, why)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was taken."""
        return not self._taken

    def as_set(self, annotator: str | None, *, state: object = None, flag: object = None) -> AnnotationSet | None:
        """Return what was taken as a set, or None where it says nothing.

        Raises:
            FormatError: it says something, and nobody knows whose it is.
        """
        known: State | None = next((each for each in STATES if each == state), None)
        flag = flag if isinstance(flag, str) and flag else None
        if not self._taken and flag is None and known in (None, "new"):
            return None
        if annotator is None:
            raise self.source.refusal(
                Sentence(
                    "Nothing here says whose the labels are: say it (--annotator NAME), or take them as suggestions "
                    "(--as-suggestions AGENT)."
                ),
                self.line,
            )
        taken = [annotation for annotation, _confidence in self._taken]
        return AnnotationSet(
            document=self.document.id,
            annotator=annotator,
            state=known or "in_progress",
            flag=flag,
            spans=sorted_spans([each for each in taken if isinstance(each, SpanAnnotation)]),
            choices=_by_id(each for each in taken if isinstance(each, ChoiceAnnotation)),
            stances=tuple(sorted((each for each in taken if isinstance(each, StanceAnnotation)), key=_identifier)),
        )

    def as_suggestions(self, agent: str, version: str = "") -> tuple[Suggestion, ...]:
        """Return what was taken as suggestions; their ids come of their content, so that twice adds nothing."""
        made: list[Suggestion] = []
        for annotation, confidence in self._taken:
            place = ":".join(map(str, said(annotation)))
            own = replace(annotation, id=document_id(f"{self.document.id}:{agent}", place), origin="scratch")
            made.append(Suggestion(own, agent, version, confidence, "none" if confidence is None else "score"))
        return tuple(made)

    def into_document(
        self, options: ReadOptions, annotator: str | None, *, state: object = None, flag: object = None
    ) -> Iterator[Incoming]:
        """Yield what did not fit and then the document with what was taken, as ``options`` want it."""
        yield from self.leftovers
        if options.agent:
            yield replace(self.document, suggestions=(*self.document.suggestions, *self.as_suggestions(options.agent)))
        else:
            labels = self.as_set(options.annotator or annotator, state=state, flag=flag)
            yield replace(self.document, labels=labels)

    def _asked(self, kind: LayerKind, label: str, layer: str | None) -> tuple[Layer, str] | None:
        asked = self.names.find(kind, label, layer)
        if asked is None:
            self._lose(_PARTS[kind], layer or "", label, Why.UNKNOWN_LABEL)
            return None
        if self.document.kind not in asked[0].documents:
            self._lose(_PARTS[kind], asked[0].name, asked[1], Why.NOT_ASKED)
            return None
        return asked

    def _fits(self, start: int, end: int, quote: str | None) -> bool:
        text = self.document.text
        if not 0 <= start < end <= len(text):
            return False
        return quote is None or same_text(text[start:end], quote)

    def _attributes(self, layer: Layer, given: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        for name, label in given.items():
            known = next((each for each in layer.attributes if each.name == name), None)
            if known is not None and any(each.name == label for each in known.labels):
                yield name, label
            else:
                self._lose(Part.ATTRIBUTE, layer.name, f"{name}={label}", Why.UNKNOWN_LABEL)

    def _take(self, annotation: Annotation, layer: Layer, confidence: float | None) -> None:
        match annotation:
            case SpanAnnotation(start=start, end=end):
                place: object = (layer.name, start, end, annotation.label)
                is_free = layer.overlap or self._is_free(layer.name, start, end)
            case StanceAnnotation(target=target):
                place, is_free = (layer.name, target.key), True
            case ChoiceAnnotation(id=identifier):
                place, is_free = identifier, True
        if not is_free or place in self._places or (annotation.id,) in self._places:
            self._lose(_PARTS[layer.kind], layer.name, annotation.label, Why.TWICE)
            return
        self._places |= {place, (annotation.id,)}
        self._taken.append((annotation, confidence))
        if isinstance(annotation, SpanAnnotation) and not layer.overlap:
            insort(self._apart.setdefault(layer.name, []), (annotation.start, annotation.end))

    def _is_free(self, layer: str, start: int, end: int) -> bool:
        """Return whether nothing is taken yet between two offsets, of a layer whose spans lie apart."""
        taken = self._apart.get(layer, [])
        at = bisect_left(taken, (end,))
        return at == 0 or taken[at - 1][1] <= start

    def _misplaced(self, label: str, start: int | None, end: int | None, quote: str | None) -> None:
        where = "?" if start is None or end is None else f"{start}–{end}"
        reason = (
            Sentence(
                "The span “{label}” at {where} fits no place of the text; it was left out.", label=label, where=where
            )
            if quote is None
            else Sentence(
                "The span “{label}” at {where} is not “{quote}” there, as the file says; it was left out.",
                label=label,
                where=where,
                quote=quote if len(quote) <= 60 else f"{quote[:59]}…",
            )
        )
        self.leftovers.append(self.source.refusal(reason, self.line))

    def _lose(self, part: Part, layer: str, label: str, why: Why) -> None:
        self.leftovers.append(Loss(part, layer, label, why))


def _by_id(choices: Iterable[ChoiceAnnotation]) -> tuple[ChoiceAnnotation, ...]:
    return tuple(sorted(choices, key=_identifier))


def _identifier(annotation: ChoiceAnnotation | StanceAnnotation) -> str:
    return annotation.id
