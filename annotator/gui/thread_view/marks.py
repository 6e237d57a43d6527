"""Spans and suggested spans of one document as they are shown: where, with which name, in which colour."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from operator import attrgetter

from PySide6.QtCore import QCoreApplication

from annotator.domain.accepting import percent
from annotator.domain.annotation import SpanAnnotation, Suggestion
from annotator.domain.schema import Attribute, Label, Schema
from annotator.domain.suggesting import AttributeSuggestion
from annotator.gui.thread_view.offsets import caption
from annotator.gui.thread_view.voices import Voice

_LONGEST_NAME = 24
_START = attrgetter("start")
_Source = Suggestion | tuple[AttributeSuggestion, ...]
_PLAIN = Voice()


@dataclass(frozen=True, slots=True)
class Mark:
    """A span over ``[start, end)``, decided, suggested, or suggested and rejected.

    ``name`` is what stands below it, with the signs of its attributes and, for a suggestion, the confidence in
    whole percent; a sign with a question mark is proposed for a decided span. Nothing stands below a rejected one.
    ``tip`` says the same in words. A ``muted`` one needs no look; ``group`` is the id of the mark that stands for all
    that are decided together, or "".
    """

    id: str
    start: int
    end: int
    name: str
    label: Label
    suggested: bool
    tip: str
    rejected: bool = False
    muted: bool = False
    group: str = ""


class Marks:
    """The marks of one document, found by where they are and made when they are asked for.

    Rejected suggestions are marked where nothing else is. Those marks that ``before`` made of the same spans are taken
    over.
    """

    def __init__(
        self,
        schema: Schema,
        spans: Sequence[SpanAnnotation],
        suggestions: Iterable[Suggestion],
        rejected: Iterable[Suggestion] = (),
        before: Marks | None = None,
        attributes: Iterable[AttributeSuggestion] = (),
        voices: Mapping[str, Voice] | None = None,
    ) -> None:
        self._schema = schema
        self._voices = voices or {}
        self._attributes: dict[str, tuple[AttributeSuggestion, ...]] = {}
        for each in attributes:
            self._attributes[each.span.id] = (*self._attributes.get(each.span.id, ()), each)
        self._made: dict[str, tuple[SpanAnnotation, _Source, Voice, Mark]] = {} if before is None else before._made  # noqa: SLF001 - of its own kind
        self._spans = _Sorted(spans)
        self._suggestions = {each.id: each for each in suggestions}
        self._rejections = {each.id: each for each in rejected}
        self._proposed = _Sorted(_spans_of(self._suggestions.values()))
        self._rejected = _Sorted(_spans_of(self._rejections.values()))

    def between(self, start: int, end: int) -> tuple[Mark, ...]:
        """Return the marks that share a code point with ``[start, end)``: the decided ones first, each by start."""
        decided = [self._mark(span, None) for span in self._spans.between(start, end)]
        proposed = [self._mark(span, self._suggestions[span.id]) for span in self._proposed.between(start, end)]
        found = (*decided, *proposed)
        rejected = [
            self._mark(span, self._rejections[span.id], rejected=True)
            for span in self._rejected.between(start, end)
            if not any(mark.start < span.end and span.start < mark.end for mark in found)
        ]
        return (*found, *rejected)

    def _mark(self, span: SpanAnnotation, suggestion: Suggestion | None, *, rejected: bool = False) -> Mark:
        known, source = self._made.get(span.id), suggestion or self._attributes.get(span.id, ())
        voice = self._voices.get(span.id, _PLAIN)
        rejected = rejected or voice.refused
        if known is not None and known[0] is span and known[1:3] == (source, voice) and known[3].rejected == rejected:
            return known[3]
        mark = self._make(span, suggestion, voice, rejected=rejected)
        self._made[span.id] = (span, source, voice, mark)
        return mark

    def _make(self, span: SpanAnnotation, suggestion: Suggestion | None, voice: Voice, *, rejected: bool) -> Mark:
        layer = self._schema.layer(span.layer)
        label = layer.label(span.label)
        given = [(layer.attribute(name), layer.attribute(name).label(value)) for name, value in span.attributes]
        name = caption(label.name).upper()[:_LONGEST_NAME]
        parts = [*((voice.tag,) if voice.tag else ()), name, *(value.sign or value.title for _, value in given)]
        if suggestion is not None and suggestion.confidence is not None:
            parts.append(str(percent(suggestion.confidence)))
        proposed = () if suggestion is not None else self._attributes.get(span.id, ())
        asked = [(each, layer.attribute(each.name), layer.attribute(each.name).label(each.label)) for each in proposed]
        parts += [f"{value.sign or value.title}?" for _, _, value in asked]
        return Mark(
            span.id,
            span.start,
            span.end,
            "" if rejected else " ".join(parts),
            voice.coloured(label),
            suggestion is not None,
            _tip(label, given, suggestion, asked, voice=voice, rejected=rejected),
            rejected,
            voice.muted,
            voice.group,
        )


class _Sorted:
    """Spans sorted by start, with the farthest end up to each, so that those reaching into a range are found."""

    def __init__(self, spans: Sequence[SpanAnnotation]) -> None:
        self._spans = spans

    @cached_property
    def _reach(self) -> list[int]:
        return list(accumulate([span.end for span in self._spans], max))

    def between(self, start: int, end: int) -> list[SpanAnnotation]:
        first, last = bisect_right(self._reach, start), bisect_left(self._spans, end, key=_START)
        return [span for span in self._spans[first:last] if span.end > start]


def _spans_of(suggestions: Iterable[Suggestion]) -> list[SpanAnnotation]:
    spans = [each.annotation for each in suggestions if isinstance(each.annotation, SpanAnnotation)]
    return sorted(spans, key=lambda span: span.order)


def _tip(
    label: Label,
    given: Sequence[tuple[Attribute, Label]],
    suggestion: Suggestion | None,
    proposed: Sequence[tuple[AttributeSuggestion, Attribute, Label]],
    *,
    voice: Voice,
    rejected: bool,
) -> str:
    lines = [voice.tag] if voice.tag else []
    lines.append(label.title if label.title == label.name else f"{label.title} ({label.name})")
    lines += [f"{attribute.title}: {value.title}" for attribute, value in given]
    for each, attribute, value in proposed:
        pattern = QCoreApplication.translate("ThreadView", "{attribute}: {value}, suggested by {agent}")
        lines.append(pattern.format(attribute=attribute.title, value=value.title, agent=each.suggestion.agent))
    if suggestion is not None:
        sure = "" if suggestion.confidence is None else f", {percent(suggestion.confidence)} %"
        suggested = QCoreApplication.translate("ThreadView", "Suggested by {agent}").format(agent=suggestion.agent)
        lines.append(f"{suggested}{sure}")
    if rejected:
        lines.append(QCoreApplication.translate("ThreadView", "Rejected"))
    return caption(" · ".join(lines))
