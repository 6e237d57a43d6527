"""What label everywhere and the lists of consistency read: texts with one annotator's spans, in bounded pieces."""

import time
from array import array
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, func, select

from annotator.domain.annotation import SpanAnnotation
from annotator.domain.consistency import MOST_OF_A_TEXT, Known, LabelledTexts
from annotator.domain.document import Kind
from annotator.domain.finding import LabelledText, Place, Wanted, is_blankless, occurrences
from annotator.domain.schema import Schema
from annotator.domain.tokens import TokenTable, rough_tokens
from annotator.storage.finding import containing
from annotator.storage.tables import annotations, annotators, documents, rejections, sets

Progress = Callable[[int, int, str], None]
Cancelled = Callable[[], bool]

MOST_PLACES = 50_000
"""How many places a list holds at most; some hundred bytes each."""

_AT_ONCE = 200
_PAUSE_S = 0.001  # between two groups: whoever paints a window gets the interpreter at once then


class Text(NamedTuple):
    """A document's text with one annotator's spans on it."""

    number: int
    thread: int
    id: str
    kind: Kind
    text: str
    spans: Sequence[SpanAnnotation]


def occurrences_of(
    connection: Connection,
    wanted: Wanted,
    *,
    annotator: str,
    schema: Schema,
    thread: str | None,
    tokens: Mapping[str, TokenTable],
    progress: Progress,
    cancelled: Cancelled,
) -> tuple[Place, ...]:
    """Return every occurrence in a thread, or in the project (None), as far as the layer is asked of its document.

    What touches a span of the layer already is muted, with its label. ``tokens`` are tables by document id; where
    there is none, words are found by their letters.
    """
    kinds = schema.layer(wanted.layer).documents
    found: list[Place] = []
    numbers = _candidates(connection, wanted, thread)
    for done in range(0, len(numbers), _AT_ONCE):
        if cancelled() or len(found) >= MOST_PLACES:
            break
        group = numbers[done : done + _AT_ONCE]
        refused = _refused(connection, group, annotator, wanted)
        for each in _texts(connection, group, annotator):
            if each.kind not in kinds:
                continue
            table = tokens.get(each.id) or rough_tokens(each.text)
            own = [span for span in each.spans if span.layer == wanted.layer]
            for start, end in occurrences(each.text, wanted, table):
                there = next((span for span in own if span.start < end and start < span.end), None)
                label = "" if there is None else there.label
                known_as_wrong = (each.number, start, end) in refused
                found.append(
                    Place(
                        each.number,
                        each.thread,
                        start,
                        end,
                        layer=wanted.layer,
                        label=label,
                        muted=there is not None,
                        refused=known_as_wrong,
                    )
                )
        progress(done + len(group), len(numbers), "")
        time.sleep(_PAUSE_S)
    return tuple(found)


def differing(
    connection: Connection, *, annotator: str, progress: Progress, cancelled: Cancelled
) -> tuple[LabelledText, ...]:
    """Return the texts that one annotator labelled in two ways or more; () where it was called off."""
    gathered, threads = _gather(connection, annotator, progress, cancelled)
    return () if cancelled() else gathered.differing(threads)


def missed(
    connection: Connection,
    *,
    annotator: str,
    schema: Schema,
    least: int,
    everywhere: bool,
    progress: Progress,
    cancelled: Cancelled,
) -> tuple[LabelledText, ...]:
    """Return the texts that one annotator labelled at least so often, with the places where they have no label.

    Only threads that the annotator has begun are looked at, unless ``everywhere``. () where it was called off.
    """
    gathered, threads = _gather(connection, annotator, progress, cancelled)
    known = gathered.frequent(least)
    asked = {layer.name: frozenset(layer.documents) for layer in schema.of_kind("span")}
    bare: dict[Known, list[Place]] = {}
    totals: Counter[Known] = Counter()
    numbers = _all(connection, None if everywhere else frozenset(threads.values()))
    for done in range(0, len(numbers), _AT_ONCE):
        if cancelled():
            return ()
        if not len(known):
            break
        group = numbers[done : done + _AT_ONCE]
        for each in _texts(connection, group, annotator):
            for start, end, text in known.found_in(each.text):
                if each.kind not in asked.get(text.layer, ()) or _is_taken(each.spans, text.layer, start, end):
                    continue
                totals[text] += 1
                if totals[text] <= MOST_OF_A_TEXT:
                    place = Place(each.number, each.thread, start, end, layer=text.layer)
                    bare.setdefault(text, []).append(place)
        progress(done + len(group), len(numbers), "")
        time.sleep(_PAUSE_S)
    found = [LabelledText(text.layer, text.text, text.counts, tuple(bare[text]), totals[text]) for text in bare]
    return tuple(sorted(found, key=lambda each: (-sum(count for _, count in each.counts), each.text)))


def _mine(annotator: str) -> ColumnElement[bool]:
    return sets.c.annotator == select(annotators.c.number).where(annotators.c.name == annotator).scalar_subquery()


def _candidates(connection: Connection, wanted: Wanted, thread: str | None) -> "array[int]":
    """Return the numbers of the documents in which the text may stand."""
    query = select(documents.c.number).where(documents.c.removed.is_(False))
    if thread is not None:
        article = documents.alias("article")
        own = select(article.c.thread).where(article.c.id == thread).scalar_subquery()
        query = query.where(documents.c.thread == own)
    elif not (wanted.inside_words or is_blankless(wanted.text)) and any(each.isalnum() for each in wanted.text):
        query = query.where(documents.c.number.in_(containing(wanted.text)))
    elif len(wanted.text.split()) == 1 and (wanted.same_case or not _has_case(wanted.text)):
        query = query.where(func.instr(documents.c.text, wanted.text) > 0)
    return array("q", connection.execute(query.order_by(documents.c.number)).scalars())


def _has_case(text: str) -> bool:
    return text.lower() != text.upper()


def _all(connection: Connection, threads: frozenset[int] | None) -> "array[int]":
    """Return the numbers of all documents, or of those in these threads."""
    query = select(documents.c.number, documents.c.thread).where(documents.c.removed.is_(False))
    rows_ = connection.execute(query.order_by(documents.c.number))
    return array("q", (number for number, thread in rows_ if threads is None or thread in threads))


def _gather(
    connection: Connection, annotator: str, progress: Progress, cancelled: Cancelled
) -> tuple[LabelledTexts, dict[int, int]]:
    """Return the spans of an annotator by their texts, and the thread of each document that they have begun."""
    gathered = LabelledTexts()
    threads: dict[int, int] = {}
    begun = select(sets.c.document).where(_mine(annotator), sets.c.state != "new").order_by(sets.c.document)
    numbers = array("q", connection.execute(begun).scalars())
    for done in range(0, len(numbers), _AT_ONCE):
        if cancelled():
            break
        group = numbers[done : done + _AT_ONCE]
        for each in _texts(connection, group, annotator):
            threads[each.number] = each.thread
            for span in each.spans:
                gathered.add(each.number, each.text, span)
        progress(done + len(group), len(numbers), "")
        time.sleep(_PAUSE_S)
    return gathered, threads


def _texts(connection: Connection, numbers: Sequence[int], annotator: str) -> Iterator[Text]:
    """Yield the documents of these numbers that are there, in the order of the numbers."""
    own = annotations.c
    spans: dict[int, list[SpanAnnotation]] = {}
    labelled = (
        select(sets.c.document, own.id, own.layer, own.span_start, own.span_end, own.label)
        .join(sets, sets.c.number == own.set)
        .where(sets.c.document.in_(numbers), _mine(annotator), own.span_start.is_not(None), own.removed.is_(False))
    )
    for row in connection.execute(labelled):
        spans.setdefault(row[0], []).append(SpanAnnotation(*row[1:]))
    of = documents.c
    query = select(of.number, of.thread, of.id, of.kind, of.text).where(of.number.in_(numbers), of.removed.is_(False))
    for number, thread, identifier, kind, text in connection.execute(query.order_by(of.number)).all():
        yield Text(number, thread, identifier, kind, text, spans.get(number, []))


def _refused(
    connection: Connection, numbers: Sequence[int], annotator: str, wanted: Wanted
) -> frozenset[tuple[int, int, int]]:
    """Return the ranges, with their documents' numbers, for which the annotator refused that label."""
    own = rejections.c
    query = (
        select(sets.c.document, own.span_start, own.span_end)
        .join(sets, sets.c.number == own.set)
        .where(
            sets.c.document.in_(numbers),
            _mine(annotator),
            own.layer == wanted.layer,
            own.label == wanted.label,
            own.removed.is_(False),
        )
    )
    return frozenset((row[0], row[1], row[2]) for row in connection.execute(query))


def _is_taken(spans: Sequence[SpanAnnotation], layer: str, start: int, end: int) -> bool:
    return any(span.start < end and start < span.end and span.layer == layer for span in spans)
