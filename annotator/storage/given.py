"""What was given, refused and proposed, read across all sets: for looking at a whole project at once."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import orjson
from sqlalchemy import Connection, Select, Table, func, select

from annotator.domain.document import Kind
from annotator.domain.schema import TargetKind
from annotator.domain.schema_act import Kept, Standing
from annotator.domain.schema_change import At, Given
from annotator.storage.tables import annotations, annotators, documents, rejections, sets, suggestions

TABLES: Mapping[Kept, Table] = {"annotations": annotations, "rejections": rejections, "suggestions": suggestions}


class Found(NamedTuple):
    """One row: where it stands and what it says; ``document`` and ``thread`` are numbers, offsets code points."""

    at: At
    given: Given
    start: int | None
    end: int | None
    target: TargetKind | None
    target_text: str | None
    document: int
    kind: Kind
    thread: int


def standing_of(connection: Connection, kept: Iterable[Kept] = TABLES) -> Counter[Standing]:
    """Count what annotations say, by what matters for whether a schema holds them."""
    counted: Counter[Standing] = Counter()
    for each in kept:
        table = TABLES[each]
        own = table.c
        what = (own.layer, own.label, own.attributes, documents.c.kind, own.target_kind)
        query = joined(select(*what, func.count()), table).group_by(*what)
        for layer, label, attributes, kind, target, count in connection.execute(query):
            counted[Standing(given_of(layer, label, attributes), kind, target)] += count
    return counted


def given_of(layer: str, label: str, attributes: str | None) -> Given:
    """Return what a row says."""
    return Given(layer, label, tuple(sorted(orjson.loads(attributes).items())) if attributes else ())


def select_found(table: Table) -> Select[Any]:
    """Return the query whose rows ``found_of`` takes: what is given, in the order of the texts."""
    own = table.c
    at_all = table is suggestions
    return joined(
        select(
            own.id,
            own.layer,
            own.label,
            own.attributes,
            own.span_start,
            own.span_end,
            own.target_kind,
            own.target_text,
            documents.c.number,
            documents.c.id,
            documents.c.kind,
            documents.c.thread,
            *(() if at_all else (own.clock, own.writer, own.set, annotators.c.name)),
        ),
        table,
    ).order_by(documents.c.number, own.span_start, own.id)


def found_of(row: Sequence[Any]) -> Found:
    """Return what a row of ``select_found`` says."""
    return Found(
        At(row[15] if len(row) > 12 else None, row[9], row[0]),
        given_of(row[1], row[2], row[3]),
        row[4],
        row[5],
        row[6],
        row[7],
        row[8],
        row[10],
        row[11],
    )


def joined(query: Select[Any], table: Table) -> Select[Any]:
    """Let a query see documents and annotators, and leave out what was taken away."""
    if table is suggestions:
        return query.select_from(table.join(documents, documents.c.number == table.c.document))
    return query.select_from(
        table.join(sets, sets.c.number == table.c.set)
        .join(documents, documents.c.number == sets.c.document)
        .join(annotators, annotators.c.number == sets.c.annotator)
    ).where(table.c.removed.is_(False))
