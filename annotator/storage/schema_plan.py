"""What a schema change would do to a project: which annotations it moves, and whether all of them find a place."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from sqlalchemy import Connection, and_, false, or_, select

from annotator.domain.annotation import choice_id
from annotator.domain.errors import SchemaError
from annotator.domain.schema import Layer, Schema
from annotator.domain.schema_act import Effect, Kept, SchemaAct, Shift, Standing, misfit
from annotator.domain.schema_change import At, Given, SchemaChange, SplitLabel
from annotator.storage.given import TABLES, Found, found_of, select_found
from annotator.storage.schema_contexts import occurrences_of
from annotator.storage.tables import annotations, suggestions

EXAMPLES = 12


class Plan(NamedTuple):
    """The act that makes a change, and what to show of it beforehand."""

    act: SchemaAct
    effect: Effect


class _Moved(NamedTuple):
    """One register: what it says, what it comes to say, and where it stands."""

    found: Found
    after: Given
    id_after: str
    place: object
    stamp: tuple[int, int]


def plan(connection: Connection, change: SchemaChange, annotator: str) -> Plan:
    """Return what a change does to the annotations of everybody, in removed documents too.

    Raises:
        SchemaError: an annotation would be left without a place in the schema; the sentence says how many.
    """
    after = change.after
    shifts: dict[tuple[Kept, Given, Given | None], list[At]] = {}
    standing: Counter[Standing] = Counter()
    counts: Counter[Kept] = Counter()
    shown: list[tuple[Found, Given | None]] = []
    by: Counter[str] = Counter()
    threads: set[int] = set()
    doubled = 0
    for kept in TABLES:
        moved = list(_moved(connection, change, after, kept))
        standing.update(Standing(each.after, each.found.kind, each.found.target) for each in moved)
        first = _firsts(moved) if kept == "annotations" else {}
        if kept == "annotations":
            _check_answers(moved, first, after)
            _check_overlaps(moved, change.before, after)
        for each in moved:
            found = each.found
            stays = first.get(each.place, each) is each
            if stays and each.after == found.given and each.id_after == found.at.id:
                continue
            said = each.after if stays else None
            shifts.setdefault((kept, found.given, said), []).append(found.at)
            counts[kept] += 1
            if kept == "annotations":
                doubled += not stays
                by[found.at.annotator or ""] += 1
                threads.add(found.thread)
                if len(shown) < EXAMPLES:
                    shown.append((found, said))
    sentence = misfit(after, standing)
    if sentence is not None:
        raise SchemaError(sentence)
    act = SchemaAct(
        annotator,
        change.before,
        after,
        change.steps,
        tuple(Shift(kept, given, said, tuple(places)) for (kept, given, said), places in shifts.items()),
    )
    effect = Effect(
        annotations=counts["annotations"],
        threads=len(threads),
        by=tuple(sorted(by.items())),
        doubled=doubled,
        rejections=counts["rejections"],
        suggestions=counts["suggestions"],
        examples=occurrences_of(connection, shown),
    )
    return Plan(act, effect)


def _moved(connection: Connection, change: SchemaChange, after: Schema, kept: Kept) -> Iterator[_Moved]:
    """Yield what may become something else, with what it becomes."""
    table = TABLES[kept]
    reading = change.reading()
    wanted = [
        table.c.layer == layer if labels is None else and_(table.c.layer == layer, table.c.label.in_(sorted(labels)))
        for layer, labels in reading.items()
    ]
    query = select_found(table).where(or_(false(), *wanted))
    layers = {layer.name: layer for layer in after.layers}
    one_by_one = any(isinstance(step, SplitLabel) and step.assigned for step in change.steps)
    known: dict[Given, Given] = {}
    for row in connection.execute(query):
        found = found_of(row)
        new = known.get(found.given)
        if new is None:
            new = change.migrate(found.given, found.at)
            if not one_by_one:
                known[found.given] = new
        layer = layers[new.layer]
        identifier = found.at.id
        if kept == "annotations" and layer.kind == "choice":
            identifier = choice_id(layer.name, new.label, many=layer.many)
        stamp = (0, 0) if table is suggestions else (row[12], row[13])
        yield _Moved(found, new, identifier, _place_of(found, new, identifier), stamp)


def _place_of(found: Found, after: Given, identifier: str) -> object:
    """Return what no two annotations of a set may share."""
    owner = (found.at.annotator, found.document)
    if found.start is None:
        return (*owner, identifier)
    return (*owner, after.layer, after.label, found.start, found.end)


def _firsts(moved: Iterable[_Moved]) -> dict[object, _Moved]:
    """Return which annotation stays where several come to say the same: the earliest."""
    first: dict[object, _Moved] = {}
    for each in moved:
        other = first.get(each.place)
        if other is None or _rank(each) < _rank(other):
            first[each.place] = each
    return first


def _rank(each: _Moved) -> tuple[bool, tuple[int, int], str]:
    # The id of a choice is its place: who is there already keeps it.
    moves = each.found.start is None and each.found.at.id != each.id_after
    return (moves, each.stamp, each.found.at.id)


def _check_answers(moved: Iterable[_Moved], first: Mapping[object, _Moved], after: Schema) -> None:
    """Refuse to make one answer of several that differ."""
    differing = Counter(
        each.after.layer
        for each in moved
        if each.found.start is None and first[each.place].after.label != each.after.label
    )
    for layer, count in differing.items():
        raise SchemaError(
            f"{count:,} answers to “{after.layer(layer).title}” stand beside another of the same text;"
            " a layer with several answers to one text cannot take one alone."
        )


def _check_overlaps(moved: Sequence[_Moved], before: Schema, after: Schema) -> None:
    """Refuse to forbid overlaps where there are some."""
    once = {layer.name for layer in before.layers if layer.overlap}
    strict = {layer.name: layer for layer in after.layers if layer.kind == "span" and not layer.overlap}
    ranges: dict[tuple[str, str | None, int], list[tuple[int, int]]] = {}
    for each in moved:
        found = each.found
        if found.start is not None and found.given.layer in once and each.after.layer in strict:
            owner = (each.after.layer, found.at.annotator, found.document)
            ranges.setdefault(owner, []).append((found.start, found.end or 0))
    counted = Counter(layer for (layer, _, _), own in ranges.items() if _overlap(own))
    for name, count in counted.items():
        raise SchemaError(_overlap_sentence(strict[name], count))


def check_overlaps(connection: Connection, layer: Layer) -> None:
    """Raise ``SchemaError`` where spans of the layer overlap."""
    own = annotations.c
    query = (
        select(own.set, own.span_start, own.span_end)
        .where(own.layer == layer.name, own.removed.is_(False), own.span_start.is_not(None))
        .order_by(own.set, own.span_start)
    )
    count = 0
    last: tuple[int, int, int] | None = None
    for row in connection.execute(query):
        count += last is not None and last[0] == row[0] and row[1] < last[2]
        last = (row[0], row[1], row[2])
    if count:
        raise SchemaError(_overlap_sentence(layer, count))


def _overlap(ranges: list[tuple[int, int]]) -> bool:
    return any(second[0] < first[1] for first, second in pairwise(sorted(ranges)))


def _overlap_sentence(layer: Layer, count: int) -> str:
    places = "one place" if count == 1 else f"{count:,} places"
    return f"Spans of “{layer.title}” overlap in {places}; they have to be parted before overlaps are forbidden."
