"""What label everywhere reads: where one text stands, and which of those places are labelled already."""

import time
from array import array
from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, func, select

from annotator.domain.finding import Place, Wanted, is_blankless, occurrences
from annotator.domain.schema import Schema
from annotator.domain.tokens import TokenTable, rough_tokens
from annotator.storage.finding import containing
from annotator.storage.spans_by import AT_ONCE, Cancelled, Progress, is_by, spans_by
from annotator.storage.tables import documents, rejections, sets

MOST_PLACES = 50_000
"""How many places a list holds at most; some hundred bytes each."""

_PAUSE_S = 0.001  # between two groups: whoever paints a window gets the interpreter at once then


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
    for done in range(0, len(numbers), AT_ONCE):
        if cancelled() or len(found) >= MOST_PLACES:
            break
        group = numbers[done : done + AT_ONCE]
        refused = _refused(connection, group, annotator, wanted)
        for each in spans_by(connection, group, annotator):
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
    return array("q", connection.execute(query.order_by(documents.c.thread, documents.c.number)).scalars())


def _has_case(text: str) -> bool:
    return text.lower() != text.upper()


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
            is_by(annotator),
            own.layer == wanted.layer,
            own.label == wanted.label,
            own.removed.is_(False),
        )
    )
    return frozenset((row[0], row[1], row[2]) for row in connection.execute(query))
