"""What a schema change would do to a project: which annotations it moves, and whether all of them find a place."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from typing import Any, NamedTuple

from sqlalchemy import Connection, and_, or_, select

from annotator.domain.annotation import choice_id
from annotator.domain.errors import SchemaError
from annotator.domain.schema import Layer, Schema
from annotator.domain.schema_act import Effect, Kept, Places, SchemaAct, Shift, Standing, misfit
from annotator.domain.schema_change import Given, SchemaChange
from annotator.domain.schema_step import SplitLabel
from annotator.domain.sentence import Sentence
from annotator.storage.given import TABLES, Found, found_of, given_of, select_found
from annotator.storage.schema_contexts import occurrences_of
from annotator.storage.tables import annotations

EXAMPLES = 12
PIECE = 2000
"""Rows that are fetched at once; the thread of the window runs in between."""


class Plan(NamedTuple):
    """The act that makes a change, and what to show of it beforehand."""

    act: SchemaAct
    effect: Effect


class _Moved(NamedTuple):
    """One register: what it says, what it comes to say, and where it stands."""

    row: Sequence[Any]
    given: Given
    after: Given
    id_after: str
    place: object


def plan(
    connection: Connection,
    change: SchemaChange,
    annotator: str,
    progress: Callable[[int], None] = lambda _looked: None,
) -> Plan:
    """Return what a change does to the annotations of everybody, in removed documents too.

    ``progress`` is told again and again how many annotations were looked at; what it raises ends the looking.

    Raises:
        SchemaError: an annotation would be left without a place in the schema; the sentence says how many.
    """
    after = change.after
    tally = _Tally(change.before, after)
    looked = 0
    for kept in TABLES:
        for moved in _by_document(_moved(connection, change, after, kept)):
            tally.take(kept, moved)
            looked += len(moved)
            if looked % PIECE < len(moved):
                progress(looked)
    tally.check()
    shifts = tuple(
        Shift(kept, given, said, Places(tuple(at[0]), tuple(at[1]), tuple(at[2])))
        for (kept, given, said), at in tally.shifts.items()
    )
    act = SchemaAct(annotator, change.before, after, change.steps, shifts)
    effect = Effect(
        annotations=tally.counts["annotations"],
        threads=len(tally.threads),
        by=tuple(sorted(tally.by.items())),
        doubled=tally.doubled,
        rejections=tally.counts["rejections"],
        suggestions=tally.counts["suggestions"],
        examples=occurrences_of(connection, tally.shown),
    )
    return Plan(act, effect)


class _Tally:
    """What was found so far. It is fed with one document at a time and keeps numbers and names of what moves alone."""

    def __init__(self, before: Schema, after: Schema) -> None:
        self._after = after
        self._once = {layer.name for layer in before.layers if layer.overlap}
        self._strict = {layer.name: layer for layer in after.layers if layer.kind == "span" and not layer.overlap}
        self._standing: Counter[Standing] = Counter()
        self._differing: Counter[str] = Counter()
        self._overlapping: Counter[str] = Counter()
        self.shifts: dict[tuple[Kept, Given, Given | None], tuple[list[str | None], list[str], list[str]]] = {}
        self.counts: Counter[Kept] = Counter()
        self.by: Counter[str] = Counter()
        self.threads: set[int] = set()
        self.doubled = 0
        self.shown: list[tuple[Found, Given | None]] = []

    def take(self, kept: Kept, moved: Sequence[_Moved]) -> None:
        """Take what one document has."""
        first = _firsts(moved) if kept == "annotations" else {}
        if kept == "annotations":
            self._compare_answers(moved, first)
            self._find_overlaps(moved)
        document = moved[0].row[9]  # one string for all of them, not one for each
        for each in moved:
            row = each.row
            self._standing[Standing(each.after, row[10], row[6])] += 1
            stays = first.get(each.place, each) is each
            if stays and each.after == each.given and each.id_after == row[0]:
                continue
            said = each.after if stays else None
            annotators, documents, ids = self.shifts.setdefault((kept, each.given, said), ([], [], []))
            annotator = None if kept == "suggestions" else row[15]
            annotators.append(annotator)
            documents.append(document)
            ids.append(row[0])
            self.counts[kept] += 1
            if kept == "annotations":
                self.doubled += not stays
                self.by[annotator or ""] += 1
                self.threads.add(row[11])
                if len(self.shown) < EXAMPLES:
                    self.shown.append((found_of(row), said))

    def check(self) -> None:
        """Raise ``SchemaError`` where something would find no place."""
        for layer, count in self._differing.items():
            raise SchemaError(
                "{count:,} answers to “{layer}” stand beside another of the same text; a layer with several "
                "answers to one text cannot take one alone.",
                count=count,
                layer=self._after.layer(layer).title,
            )
        for name, count in self._overlapping.items():
            raise SchemaError(_overlap_sentence(self._strict[name], count))
        sentence = misfit(self._after, self._standing)
        if sentence is not None:
            raise SchemaError(sentence)

    def _compare_answers(self, moved: Sequence[_Moved], first: Mapping[object, _Moved]) -> None:
        """Count answers of which one alone could stay, though they differ."""
        for each in moved:
            if each.row[4] is None and first[each.place].after.label != each.after.label:
                self._differing[each.after.layer] += 1

    def _find_overlaps(self, moved: Sequence[_Moved]) -> None:
        """Count texts where overlaps come to be forbidden and there are some."""
        ranges: dict[tuple[str, str], list[tuple[int, int]]] = {}
        for each in moved:
            if each.after.layer in self._strict and each.row[4] is not None and each.given.layer in self._once:
                ranges.setdefault((each.after.layer, each.row[15]), []).append((each.row[4], each.row[5]))
        self._overlapping.update(layer for (layer, _), own in ranges.items() if _overlap(own))


def _moved(connection: Connection, change: SchemaChange, after: Schema, kept: Kept) -> Iterator[_Moved]:
    """Yield what may become something else, with what it becomes, document by document."""
    table = TABLES[kept]
    wanted = [
        table.c.layer == layer if labels is None else and_(table.c.layer == layer, table.c.label.in_(sorted(labels)))
        for layer, labels in change.reading().items()
    ]
    if not wanted:
        return
    layers = {layer.name: layer for layer in after.layers}
    one_by_one = any(isinstance(step, SplitLabel) and step.assigned for step in change.steps)
    known: dict[tuple[str, str, str | None], tuple[Given, Given, str | None]] = {}
    for row in connection.execute(select_found(table).where(or_(*wanted))).yield_per(PIECE):
        says = (row[1], row[2], row[3])
        if says not in known or one_by_one:
            given = given_of(*says)
            new = change.migrate(given, found_of(row).at)
            layer = layers[new.layer]
            is_choice = kept == "annotations" and layer.kind == "choice"
            known[says] = (given, new, choice_id(layer.name, new.label, many=layer.many) if is_choice else None)
        given, new, choice = known[says]
        identifier = row[0] if choice is None else choice
        owner = "" if kept == "suggestions" else row[15]
        # What no two annotations of a document may share.
        place = (owner, identifier) if row[4] is None else (owner, new.layer, new.label, row[4], row[5])
        yield _Moved(row, given, new, identifier, place)


def _by_document(moved: Iterable[_Moved]) -> Iterator[list[_Moved]]:
    for _, own in groupby(moved, key=lambda each: each.row[8]):
        yield list(own)


def _firsts(moved: Iterable[_Moved]) -> dict[object, _Moved]:
    """Return which annotation stays where several come to say the same: the earliest."""
    first: dict[object, _Moved] = {}
    for each in moved:
        other = first.setdefault(each.place, each)
        if other is not each and _rank(each) < _rank(other):
            first[each.place] = each
    return first


def _rank(each: _Moved) -> tuple[bool, tuple[int, int], str]:
    row = each.row
    # The id of a choice is its place: who is there already keeps it.
    moves = row[4] is None and row[0] != each.id_after
    return (moves, (row[12], row[13]), row[0])


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


def _overlap_sentence(layer: Layer, count: int) -> Sentence:
    if count == 1:
        return Sentence(
            "Spans of “{layer}” overlap in one place; they have to be parted before overlaps are forbidden.",
            layer=layer.title,
        )
    return Sentence(
        "Spans of “{layer}” overlap in {count:,} places; they have to be parted before overlaps are forbidden.",
        layer=layer.title,
        count=count,
    )
