"""Making threads fit a format before they are written, and keeping the account of what that costs.

What comes out is what a reader of the format gives back.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, repeat
from operator import attrgetter

from annotator.domain.annotation import (
    GOLD,
    Annotation,
    ChoiceAnnotation,
    Origin,
    SpanAnnotation,
    StanceAnnotation,
    sorted_spans,
)
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.document import Document
from annotator.domain.schema import Schema
from annotator.domain.tokens import TokenTable
from annotator.formats.holds import DETAILS, Holds
from annotator.formats.labelled import Labelled, LabelledThread
from annotator.formats.loss import Account, Done, Part, Why
from annotator.formats.token_text import as_token_text

_LAYER, _LABEL, _ORIGIN = attrgetter("layer"), attrgetter("label"), attrgetter("origin")
_SPANS, _CHOICES, _STANCES = attrgetter("spans"), attrgetter("choices"), attrgetter("stances")
_PART_OF = {SpanAnnotation: Part.SPAN, ChoiceAnnotation: Part.CHOICE, StanceAnnotation: Part.STANCE}
_PARTS = (Part.SPAN, Part.CHOICE, Part.STANCE)
# The id of a choice is its place.
_ID_OF: Mapping[type, Part] = {SpanAnnotation: Part.SPAN_ID, StanceAnnotation: Part.STANCE_ID}


class Fitting:
    """Takes from threads what one format cannot hold and counts it, as it counts what stays."""

    def __init__(self, schema: Schema, holds: Holds, account: Account) -> None:
        self._holds = holds
        self._is_everything = holds.is_everything
        self._gone = [part for part in DETAILS if not holds.holds(part)]
        self._account = account
        self._language = schema.language
        self._disjoint = frozenset(layer.name for layer in schema.of_kind("span") if not layer.overlap)
        self._span_layer = next((layer.name for layer in schema.of_kind("span")), None)

    def fit(self, thread: LabelledThread) -> LabelledThread:
        """Return a thread as the format holds it."""
        if self._is_everything and not self._mixes_origins(thread):
            self._count_all(thread)
            return thread
        documents = [fitted for each in thread.documents if (fitted := self._labelled(each, thread.split)) is not None]
        return LabelledThread(tuple(documents), thread.split if self._holds.holds(Part.SPLIT) else None)

    def _mixes_origins(self, thread: LabelledThread) -> bool:
        """Return whether a set has labels of one choice layer that came in several ways, where that matters."""
        if not self._holds.one_origin:
            return False
        sets = (each for labelled in thread.documents for each in labelled.sets if len(each.choices) > 1)
        return any(len({*map(_ORIGIN, each.choices)}) > 1 for each in sets)

    def _count_all(self, thread: LabelledThread) -> None:
        """Count what goes out whole; quick, since our own lines lose nothing and there are millions of labels."""
        written = self._account.written
        written[Part.DOCUMENT, "", ""] += len(thread.documents)
        sets = [given for labelled in thread.documents for given in labelled.sets]
        spans = [*chain.from_iterable(map(_SPANS, sets))]
        choices, stances = chain.from_iterable(map(_CHOICES, sets)), chain.from_iterable(map(_STANCES, sets))
        for part, said in zip(_PARTS, (spans, [*choices], [*stances]), strict=True):
            written.update(zip(repeat(part), map(_LAYER, said), map(_LABEL, said)))
        for span in spans:
            for pair in span.attributes:
                written[Part.ATTRIBUTE, span.layer, "=".join(pair)] += 1
        for given in sets:
            for refused in given.rejected:
                written[Part.REJECTED, refused.annotation.layer, refused.annotation.label] += 1

    def _labelled(self, labelled: Labelled, split: str | None) -> Labelled | None:
        table = None if self._holds.tokens is None else self._holds.tokens(labelled.document.text, self._language)
        sets = [(each, self._set(each, table)) for each in self._chosen(labelled.sets)]
        if not self._holds.bare and not any(_answers(fitted) for _given, fitted in sets):
            for given, _fitted in sets:
                self._lose_marks(given, Why.NO_LABELS)
            # With all that stands beside its text.
            self._account.lose(Part.DOCUMENT, why=Why.NO_LABELS)
            return None
        self._account.keep(Part.DOCUMENT)
        document = self._document(labelled.document, split)
        marked = (self._marked(given, fitted, document.text) for given, fitted in sets)
        kept = tuple(each for each in marked if each is not None)
        fitted = Labelled(document, kept)
        if self._holds.text or table is None:
            return fitted
        as_tokens = as_token_text(fitted, table)
        if as_tokens.document.text != document.text:
            self._account.lose(Part.TEXT, why=Why.WHITE_SPACE, done=Done.JOINED)
        return as_tokens

    def _document(self, document: Document, split: str | None) -> Document:
        """Return a document with the details that have a place."""
        gone = self._gone
        if Part.ID not in gone and not self._holds.ids(document.id):
            gone = [*gone, Part.ID]
        if not gone:
            return document
        changes: dict[str, object] = {}
        for part in gone:
            if part is Part.SPLIT:
                is_there = split is not None
            elif part is Part.PARENT:
                is_there = document.kind == "comment"
                changes |= {"kind": "article", "parent": None, "thread": document.id}
            elif part is Part.ID:
                is_there = True
            elif part is Part.META:
                is_there = bool(document.meta)
                changes["meta"] = {}
            else:
                is_there = getattr(document, part.value) is not None
                changes[part.value] = None
            if is_there:
                self._account.lose(part, why=Why.NOT_HELD)
        return replace(document, **changes)  # type: ignore[arg-type]  # each by the name of its field

    def _chosen(self, sets: Sequence[AnnotationSet]) -> Sequence[AnnotationSet]:
        """Return the sets that have a place: all, or the adjudicated one, else the first."""
        if self._holds.annotators or len(sets) < 2:
            return sets
        first = next((each for each in sets if each.annotator == GOLD), sets[0])
        for each in sets:
            if each is not first:
                for annotation in each:
                    self._lose(annotation, Why.ONE_ANNOTATOR, Done.FIRST_KEPT)
                self._lose_marks(each, Why.ONE_ANNOTATOR, Done.FIRST_KEPT)
        return (first,)

    # --- what a set says ---

    def _set(self, given: AnnotationSet, table: TokenTable | None) -> AnnotationSet:
        """Return a set with the labels that have a place."""
        return replace(
            given,
            spans=self._spans(given.spans, table) if given.spans else (),
            choices=tuple(self._choices(given.choices)),
            stances=tuple(self._stances(given.stances)),
            notes=(),
            verdicts=(),
            responses=(),
        )

    def _none_of(self, annotations: Sequence[Annotation], why: Why = Why.NOT_HELD) -> tuple[()]:
        for each in annotations:
            self._lose(each, why)
        return ()

    def _choices(self, choices: Sequence[ChoiceAnnotation]) -> Iterator[ChoiceAnnotation]:
        if not self._holds.choices:
            self._none_of(choices)
            return
        origins: dict[str, Origin] = {}
        for each in choices:
            kept = origins.setdefault(each.layer, each.origin) if self._holds.one_origin else each.origin
            if kept == each.origin:
                yield each
            else:
                self._account.lose(Part.ORIGIN, each.layer, why=Why.ONE_ORIGIN, done=Done.FIRST_KEPT)
                yield replace(each, origin=kept)

    def _stances(self, stances: Sequence[StanceAnnotation]) -> Iterator[StanceAnnotation]:
        for each in stances:
            if each.target.kind in self._holds.targets:
                yield each
            else:
                self._lose(each, Why.NOT_HELD)

    def _spans(self, spans: Sequence[SpanAnnotation], table: TokenTable | None) -> tuple[SpanAnnotation, ...]:
        room = self._holds.spans
        if room == "none":
            return self._none_of(spans)
        if room == "flat":
            self._none_of([each for each in spans if each.layer != self._span_layer], Why.ONE_LAYER)
            spans = [each for each in spans if each.layer == self._span_layer]
        placed = [*spans] if table is None else [*self._at_tokens(spans, table)]
        if room != "any":
            placed = [*self._apart(placed)]
        elif table is not None:
            # What was widened may lie over another, in a layer that has no room for that.
            among = [span for span in placed if span.layer in self._disjoint]
            others = [span for span in placed if span.layer not in self._disjoint]
            placed = [*others, *self._apart(among, widened=True)]
        return sorted_spans(placed)

    def _at_tokens(self, spans: Sequence[SpanAnnotation], table: TokenTable) -> Iterator[SpanAnnotation]:
        seen: set[object] = set()
        # Those that fit as they are come first: what is widened onto one of them gives way.
        for span in sorted(spans, key=lambda span: table.snap(span.start, span.end) != (span.start, span.end)):
            place = table.snap(span.start, span.end)
            if place is None:
                self._lose(span, Why.NO_TOKEN)
            elif (span.layer, span.label, place) in seen:
                self._lose(span, Why.NOT_AT_TOKENS, Done.FIRST_KEPT)
            else:
                seen.add((span.layer, span.label, place))
                start, end = place
                yield span if place == (span.start, span.end) else replace(span, start=start, end=end)

    def _apart(self, spans: Sequence[SpanAnnotation], *, widened: bool = False) -> Iterator[SpanAnnotation]:
        """Yield the longest of spans that share characters within a layer, perhaps only since they are widened."""
        kept: dict[str, list[SpanAnnotation]] = {}
        for span in sorted(spans, key=lambda span: (span.start - span.end, *span.order)):
            of_layer = kept.setdefault(span.layer, [])
            at = bisect_left(of_layer, span.start, key=lambda other: other.end - 1)
            over = of_layer[at] if at < len(of_layer) and of_layer[at].start < span.end else None
            if over is None:
                of_layer.insert(at, span)
                yield span
            else:
                inside = over.start <= span.start and span.end <= over.end
                why = Why.NOT_AT_TOKENS if widened else Why.NESTED if inside else Why.CROSSING
                self._lose(span, why, Done.LONGEST_KEPT)

    # --- what stands beside it ---

    def _marked(self, given: AnnotationSet, fitted: AnnotationSet, text: str) -> AnnotationSet | None:
        """Count what a set holds, and return it without the marks that have no place; None where nothing is left."""
        self._count_labels(given, fitted, text)
        holds = self._holds.holds
        spans = fitted.spans
        if not holds(Part.ATTRIBUTE) and any(span.attributes for span in spans):
            spans = tuple(replace(span, attributes=()) if span.attributes else span for span in spans)
        rejected = tuple(each for each in given.rejected if self._has_room_for(each.annotation))
        flag = given.flag if holds(Part.FLAG) else None
        is_there = bool(spans or fitted.choices or fitted.stances or rejected or flag)
        state = given.state
        if not holds(Part.STATE):
            # What a reader makes of labels of which nothing more is said.
            state = "in_progress" if is_there else "new"
        for each in given.rejected:
            place = (Part.REJECTED, each.annotation.layer, each.annotation.label)
            if self._has_room_for(each.annotation):
                self._account.keep(*place)
            else:
                self._account.lose(*place, why=Why.NOT_HELD)
        if flag != given.flag:
            self._account.lose(Part.FLAG, why=Why.NOT_HELD)
        if given.state not in ("new", state):
            self._account.lose(Part.STATE, label=given.state, why=Why.NOT_HELD)
        marked = replace(fitted, spans=spans, rejected=rejected, flag=flag, state=state)
        return marked if is_there or state != "new" else None

    def _has_room_for(self, refused: Annotation) -> bool:
        """Return whether a label that was refused has a place."""
        if not self._holds.holds(Part.REJECTED):
            return False
        match refused:
            case SpanAnnotation():
                return self._holds.spans != "none"
            case StanceAnnotation(target=target):
                return target.kind in self._holds.targets
            case ChoiceAnnotation():
                return self._holds.choices

    def _count_labels(self, given: AnnotationSet, fitted: AnnotationSet, text: str) -> None:
        """Count the labels that a set is left with, and what each of them carries."""
        if self._holds.tokens is None:
            self._count_as_they_were(fitted)
            return
        holds = self._holds.holds
        before = {each.id: each for each in given.spans}
        for each in fitted:
            as_it_was = not isinstance(each, SpanAnnotation) or self._is_where(before[each.id], each, text)
            part = _PART_OF[type(each)]
            if as_it_was:
                self._account.keep(part, each.layer, each.label)
            else:
                self._account.lose(part, each.layer, each.label, why=Why.NOT_AT_TOKENS, done=Done.WIDENED)
            for pair in each.attributes if isinstance(each, SpanAnnotation) else ():
                self._count_attribute(each.layer, pair, as_it_was=as_it_was)
            if not holds(Part.ORIGIN) and each.origin != "imported":
                self._account.lose(Part.ORIGIN, each.layer, why=Why.NOT_HELD)
            if (identifier := _ID_OF.get(type(each))) and not holds(identifier):
                self._account.lose(identifier, each.layer, why=Why.NOT_HELD)

    def _count_as_they_were(self, fitted: AnnotationSet) -> None:
        """Count labels none of which was moved, by the thousand, since most formats move none."""
        account, holds = self._account, self._holds.holds
        kinds: tuple[Sequence[Annotation], ...] = (fitted.spans, fitted.choices, fitted.stances)
        for part, said in zip(_PARTS, kinds, strict=True):
            if not said:
                continue
            account.written.update(zip(repeat(part), map(_LAYER, said), map(_LABEL, said)))
            if not holds(Part.ORIGIN):
                for layer, count in Counter(each.layer for each in said if each.origin != "imported").items():
                    account.lose(Part.ORIGIN, layer, why=Why.NOT_HELD, count=count)
            if (identifier := _ID_OF.get(type(said[0]))) and not holds(identifier):
                for layer, count in Counter(map(_LAYER, said)).items():
                    account.lose(identifier, layer, why=Why.NOT_HELD, count=count)
        for span in fitted.spans:
            for pair in span.attributes:
                self._count_attribute(span.layer, pair, as_it_was=True)

    def _is_where(self, given: SpanAnnotation, fitted: SpanAnnotation, text: str) -> bool:
        """Return whether a span is where it was; white space counts for nothing where the format has none."""
        edges = ((given.start, fitted.start), (given.end, fitted.end))
        return all(one == other or self._is_blank(text[min(one, other) : max(one, other)]) for one, other in edges)

    def _is_blank(self, text: str) -> bool:
        return not self._holds.text and text.isspace()

    def _count_attribute(self, layer: str, pair: tuple[str, str], *, as_it_was: bool) -> None:
        label = "=".join(pair)
        if not self._holds.holds(Part.ATTRIBUTE):
            self._account.lose(Part.ATTRIBUTE, layer, label, why=Why.NOT_HELD)
        elif as_it_was:
            self._account.keep(Part.ATTRIBUTE, layer, label)
        else:
            self._account.lose(Part.ATTRIBUTE, layer, label, why=Why.NOT_AT_TOKENS, done=Done.WIDENED)

    def _lose(self, annotation: Annotation, why: Why, done: Done = Done.LEFT_OUT) -> None:
        """Count an annotation that is lost, with all that it carries."""
        layer = annotation.layer
        self._account.lose(_PART_OF[type(annotation)], layer, annotation.label, why=why, done=done)
        for pair in annotation.attributes if isinstance(annotation, SpanAnnotation) else ():
            self._account.lose(Part.ATTRIBUTE, layer, "=".join(pair), why=why, done=done)
        if annotation.origin != "imported":
            self._account.lose(Part.ORIGIN, layer, why=why, done=done)
        if identifier := _ID_OF.get(type(annotation)):
            self._account.lose(identifier, layer, why=why, done=done)

    def _lose_marks(self, given: AnnotationSet, why: Why, done: Done = Done.LEFT_OUT) -> None:
        """Count what a set carries beside its labels, all of which is lost."""
        for each in given.rejected:
            self._account.lose(Part.REJECTED, each.annotation.layer, each.annotation.label, why=why, done=done)
        if given.flag is not None:
            self._account.lose(Part.FLAG, why=why, done=done)
        if given.state != "new":
            self._account.lose(Part.STATE, label=given.state, why=why, done=done)


def _answers(annotation_set: AnnotationSet) -> bool:
    return bool(annotation_set.spans or annotation_set.choices or annotation_set.stances)
