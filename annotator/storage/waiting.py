"""How many suggestions wait for an annotator in some threads: as many as are shown once a thread is opened."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Select, Table, select

from annotator.domain.annotation import Suggestion
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.order_of_work import UNSURE
from annotator.domain.schema import Schema
from annotator.domain.suggesting import SuggestionSettings, shown
from annotator.storage import rows
from annotator.storage.tables import annotations, annotators, documents, rejections, sets, suggestions


def waiting_in(
    connection: Connection, wanted: Sequence[int], annotator: str, *, schema: Schema, settings: SuggestionSettings
) -> Mapping[int, tuple[int, int]]:
    """Return by the number of a thread how many suggestions wait there, and how many of them are unsure."""
    own = documents.c
    said: dict[tuple[int, int], list[Suggestion]] = defaultdict(list)
    query = (
        select(*(suggestions.c[name] for name in rows.PROPOSAL), own.thread, own.number)
        .join(documents, own.number == suggestions.c.document)
        .where(own.thread.in_(wanted), own.removed.is_(False))
    )
    with connection.execute(query) as result:
        assert result.cursor is not None  # noqa: S101 - a query has one
        for row in result.cursor.fetchall():
            said[row[-2], row[-1]].append(rows.suggestion_from_row(row[:-2]))
    decided = _decided(connection, wanted, annotator)
    counts: dict[int, tuple[int, int]] = {}
    for (thread, document), proposed in said.items():
        given = decided.get(document, AnnotationSet(document="", annotator=annotator))
        waiting = shown(proposed, given, schema=schema, settings=settings)
        unsure = sum(each.confidence is not None and UNSURE[0] <= each.confidence <= UNSURE[1] for each in waiting)
        before = counts.get(thread, (0, 0))
        counts[thread] = (before[0] + len(waiting), before[1] + unsure)
    return counts


def _decided(connection: Connection, wanted: Sequence[int], annotator: str) -> dict[int, AnnotationSet]:
    """Return what an annotator gave and refused, by the number of the document; without what else a set holds."""
    labels: dict[int, rows.Labels] = defaultdict(rows.Labels)
    given = connection.execute(_of_sets(annotations, rows.ANNOTATION, wanted, annotator)).all()
    rows.sort_out([tuple(row) for row in given], labels)
    refused: dict[int, list[Suggestion]] = defaultdict(list)
    for row in connection.execute(_of_sets(rejections, rows.PROPOSAL, wanted, annotator)):
        refused[row[-1]].append(rows.suggestion_from_row(tuple(row[:-1])))
    return {
        document: AnnotationSet(
            document="",
            annotator=annotator,
            spans=tuple(labels[document].spans),
            choices=tuple(labels[document].choices),
            stances=tuple(labels[document].stances),
            rejected=tuple(refused[document]),
        )
        for document in {*labels, *refused}
    }


def _of_sets(table: Table, columns: Sequence[str], wanted: Sequence[int], annotator: str) -> Select[Any]:
    return (
        select(*(table.c[name] for name in columns), sets.c.document)
        .join(sets, sets.c.number == table.c.set)
        .join(documents, documents.c.number == sets.c.document)
        .join(annotators, annotators.c.number == sets.c.annotator)
        .where(documents.c.thread.in_(wanted), annotators.c.name == annotator, table.c.removed.is_(False))
    )
