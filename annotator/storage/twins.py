"""Twins: what two copies of one annotator's work said alike and under different ids, which a merge brings together.

Both stay as registers, so that it does not matter when the copies met; one of them is read.
"""

from collections.abc import Sequence
from itertools import pairwise

from sqlalchemy import ColumnElement, Connection, and_, select, true, update

from annotator.domain.annotation import Annotation, ChoiceAnnotation, SpanAnnotation, StanceAnnotation, begin_apart
from annotator.storage.tables import annotations, history, writers

SAID = ("layer", "label", "span_start", "span_end", "target_kind", "target_id")
"""The columns that hold what a label says, as ``domain.annotation.said`` has it."""


def lone_spans(spans: tuple[SpanAnnotation, ...]) -> tuple[SpanAnnotation, ...]:
    """Return sorted spans with one of each layer, place and label: that with the smallest id."""
    if begin_apart(spans) or not any(_alike(*each) for each in pairwise(spans)):
        return spans
    return (*spans[:1], *(second for first, second in pairwise(spans) if not _alike(first, second)))


def lone_stances(
    connection: Connection, number: int, stances: Sequence[StanceAnnotation]
) -> tuple[StanceAnnotation, ...]:
    """Return the stances of the set of that number with one of each layer and target: that which was written last."""
    if len({(stance.layer, stance.target.key) for stance in stances}) == len(stances):
        return tuple(stances)
    own = annotations.c
    query = (
        select(own.id, own.clock, writers.c.id).join(writers, writers.c.number == own.writer).where(own.set == number)
    )
    written = {row[0]: (row[1], row[2], row[0]) for row in connection.execute(query)}
    last: dict[object, StanceAnnotation] = {}
    for stance in sorted(stances, key=lambda each: written[each.id]):
        last[stance.layer, stance.target.key] = stance
    return tuple(sorted(last.values(), key=lambda each: each.id))


def is_lone(connection: Connection) -> ColumnElement[bool]:
    """Return the condition that a label counts: no other of its set says the same under a smaller id.

    It is asked of each label only where something was merged, since nothing else makes twins.
    """
    merged = select(history.c.number).where(history.c.kind == "merge")
    if connection.execute(merged.limit(1)).first() is None:
        return true()
    own, other = annotations.c, annotations.alias("twin").c
    alike = (other[name].is_not_distinct_from(own[name]) for name in SAID)
    twin = select(other.id).where(other.set == own.set, other.id < own.id, other.removed.is_(False), *alike)
    return ~twin.correlate(annotations).exists()


def bury_twins(connection: Connection, number: int, annotation: Annotation, *, clock: int, writer: int) -> None:
    """Take away what says the same as an annotation of the set of that number, under other ids."""
    own = annotations.c
    same = [own.set == number, own.id != annotation.id, own.layer == annotation.layer, own.removed.is_(False)]
    match annotation:
        case SpanAnnotation(start=start, end=end, label=label):
            same += [own.span_start == start, own.span_end == end, own.label == label]
        case StanceAnnotation(target=target):
            same += [own.target_kind == target.kind, own.target_id == target.id]
        case ChoiceAnnotation():
            return  # its id is its place
    connection.execute(update(annotations).where(and_(*same)).values(removed=True, clock=clock, writer=writer))


def _alike(one: SpanAnnotation, other: SpanAnnotation) -> bool:
    return one.start == other.start and one.order[:4] == other.order[:4]
