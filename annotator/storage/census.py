"""Counting what a project holds."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from annotator.domain.annotation import State
from annotator.domain.schema import Schema
from annotator.storage.tables import annotations, annotators, documents, history, sets, suggestions

LabelCounts = Mapping[str, Mapping[str, int]]
"""Layer to label to count."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnotatorCensus:
    """What one annotator did: labels, and documents by the state of their sets."""

    annotations: LabelCounts
    states: Mapping[State, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Census:
    """What a project holds; removed documents do not count. ``suggestions`` counts by agent."""

    threads: int
    articles: int
    comments: int
    annotations: LabelCounts
    annotators: Mapping[str, AnnotatorCensus]
    suggestions: Mapping[str, int]


def count(connection: Connection, schema: Schema) -> Census:
    """Count a project. Every label of the schema is named, also where nobody gave it."""
    live = documents.c.removed.is_(False)
    by_kind = select(documents.c.kind, func.count()).where(live).group_by(documents.c.kind)
    kinds: dict[str, int] = dict(connection.execute(by_kind).all())
    everybody = _all_labels(schema)
    by_annotator: dict[str, dict[str, dict[str, int]]] = {}
    labelled = (
        select(annotators.c.name, annotations.c.layer, annotations.c.label, func.count())
        .join(sets, sets.c.number == annotations.c.set)
        .join(annotators, annotators.c.number == sets.c.annotator)
        .join(documents, documents.c.number == sets.c.document)
        .where(annotations.c.removed.is_(False), live)
        .group_by(annotators.c.name, annotations.c.layer, annotations.c.label)
    )
    for name, layer, label, number in connection.execute(labelled):
        own = by_annotator.setdefault(name, _all_labels(schema))
        for counts in (everybody, own):
            labels = counts.setdefault(layer, {})
            labels[label] = labels.get(label, 0) + number
    for name, layer, label, number in _twins(connection):
        for counts in (everybody, by_annotator[name]):
            counts[layer][label] -= number
    states: dict[str, dict[State, int]] = {}
    stated = (
        select(annotators.c.name, sets.c.state, func.count())
        .join(annotators, annotators.c.number == sets.c.annotator)
        .join(documents, documents.c.number == sets.c.document)
        .where(live)
        .group_by(annotators.c.name, sets.c.state)
    )
    for name, state, number in connection.execute(stated):
        states.setdefault(name, {})[state] = number
    proposed = (
        select(suggestions.c.agent, func.count())
        .join(documents, documents.c.number == suggestions.c.document)
        .where(live)
        .group_by(suggestions.c.agent)
        .order_by(suggestions.c.agent)
    )
    return Census(
        threads=kinds.get("article", 0),
        articles=kinds.get("article", 0),
        comments=kinds.get("comment", 0),
        annotations=everybody,
        annotators={
            name: AnnotatorCensus(annotations=by_annotator.get(name, _all_labels(schema)), states=states[name])
            for name in sorted(states)
        },
        suggestions=dict(connection.execute(proposed).all()),
    )


def _twins(connection: Connection) -> list[tuple[str, str, str, int]]:
    """Return how many labels are twins of others, by annotator, layer and label; only a merge makes any."""
    own = annotations.c
    merged = select(history.c.number).where(history.c.kind == "merge")
    if connection.execute(merged.limit(1)).first() is None:
        return []
    alike = (
        select(own.set, own.layer, own.label, (func.count() - 1).label("more"))
        .where(own.removed.is_(False))
        .group_by(own.set, own.layer, own.label, own.span_start, own.span_end, own.target_kind, own.target_id)
        .having(func.count() > 1)
        .subquery()
    )
    query = (
        select(annotators.c.name, alike.c.layer, alike.c.label, func.sum(alike.c.more))
        .join(sets, sets.c.number == alike.c.set)
        .join(annotators, annotators.c.number == sets.c.annotator)
        .join(documents, documents.c.number == sets.c.document)
        .where(documents.c.removed.is_(False))
        .group_by(annotators.c.name, alike.c.layer, alike.c.label)
    )
    return [(row[0], row[1], row[2], row[3]) for row in connection.execute(query)]


def _all_labels(schema: Schema) -> dict[str, dict[str, int]]:
    return {layer.name: {label.name: 0 for label in layer.labels} for layer in schema.layers}
