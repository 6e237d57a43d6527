"""What the lists of consistency read: the texts that one annotator labelled, and where they are not labelled.

Both go through all that the annotator has begun, which holds the interpreter for seconds in a large project: they run
in a process of their own (``list_process.py``).
"""

from array import array
from collections import Counter
from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, select

from annotator.domain.annotation import SpanAnnotation
from annotator.domain.consistency import MOST_OF_A_TEXT, Known, LabelledTexts, PackedPlaces
from annotator.domain.finding import LabelledText
from annotator.domain.schema import Schema
from annotator.storage.spans_by import AT_ONCE, Progress, Text, is_by, spans_by
from annotator.storage.tables import documents, sets


def differing(connection: Connection, progress: Progress, *, annotator: str) -> tuple[LabelledText, ...]:
    """Return the texts that one annotator labelled in two ways or more."""
    gathered, threads = _gather(connection, progress, annotator)
    return gathered.differing(threads)


def missed(
    connection: Connection, progress: Progress, *, annotator: str, schema: Schema, least: int, everywhere: bool
) -> tuple[LabelledText, ...]:
    """Return the texts that one annotator labelled at least so often, with the places where they have no label.

    Only threads that the annotator has begun are looked at, unless ``everywhere``.
    """
    gathered, threads = _gather(connection, progress, annotator)
    known = gathered.frequent(least)
    asked = {layer.name: frozenset(layer.documents) for layer in schema.of_kind("span")}
    bare: dict[Known, PackedPlaces] = {}
    totals: Counter[Known] = Counter()
    numbers = _all(connection, None if everywhere else frozenset(threads.values())) if len(known) else array("q")
    for each in _texts(connection, progress, numbers, annotator):
        for start, end, text in known.found_in(each.text):
            if each.kind not in asked.get(text.layer, ()) or _is_taken(each.spans, text.layer, start, end):
                continue
            totals[text] += 1
            if totals[text] <= MOST_OF_A_TEXT:
                places = bare.setdefault(text, PackedPlaces(text.layer, ("",)))
                places.add(each.number, each.thread, start, end, 0)
    found = [LabelledText(text.layer, text.text, text.counts, places, totals[text]) for text, places in bare.items()]
    return tuple(sorted(found, key=lambda each: (-sum(count for _, count in each.counts), each.text)))


def _all(connection: Connection, threads: frozenset[int] | None) -> "array[int]":
    """Return the numbers of all documents, or of those in these threads; thread by thread."""
    query = select(documents.c.number, documents.c.thread).where(documents.c.removed.is_(False))
    rows = connection.execute(query.order_by(documents.c.thread, documents.c.number))
    return array("q", (number for number, thread in rows if threads is None or thread in threads))


def _gather(connection: Connection, progress: Progress, annotator: str) -> tuple[LabelledTexts, dict[int, int]]:
    """Return the spans of an annotator by their texts, and the thread of each document that they have begun."""
    gathered = LabelledTexts()
    threads: dict[int, int] = {}
    begun = (
        select(sets.c.document)
        .join(documents, documents.c.number == sets.c.document)
        .where(is_by(annotator), sets.c.state != "new")
        .order_by(documents.c.thread, documents.c.number)
    )
    numbers = array("q", connection.execute(begun).scalars())
    for each in _texts(connection, progress, numbers, annotator):
        threads[each.number] = each.thread
        for span in each.spans:
            gathered.add(each.number, each.text, span)
    return gathered, threads


def _texts(connection: Connection, progress: Progress, numbers: Sequence[int], annotator: str) -> Iterator[Text]:
    for done in range(0, len(numbers), AT_ONCE):
        group = numbers[done : done + AT_ONCE]
        yield from spans_by(connection, group, annotator)
        progress(done + len(group), len(numbers), "")


def _is_taken(spans: Sequence[SpanAnnotation], layer: str, start: int, end: int) -> bool:
    return any(span.start < end and start < span.end and span.layer == layer for span in spans)
