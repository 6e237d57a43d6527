"""Verdicts as a schema change leaves them: what they judged and what they put there follow the names of the schema.

A snapshot goes where the act says that its annotation went, and by its names where the annotation says something else
by now. Taking a merging back therefore parts again what still stands as it was judged; the rest keeps the merged label.
What was said of an annotation that a merging takes away is left as it was, until the annotation comes back.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import orjson
from sqlalchemy import Connection, Table, bindparam, select, tuple_, update
from sqlalchemy.dialects import postgresql, sqlite

from annotator.domain.annotation import GOLD, choice_id
from annotator.domain.schema import Layer
from annotator.domain.schema_act import SchemaAct
from annotator.domain.schema_change import At, Given
from annotator.domain.verdict import verdict_id
from annotator.storage.registers import Stamp
from annotator.storage.tables import annotators, documents, responses, sets, verdicts

_AT_ONCE = 500
_Place = tuple[int, str]  # a set's number and a register's id
_Plain = dict[str, Any]
"""An annotation as its snapshot keeps it; a change may touch a hundred thousand, and most of each stays as it is."""


@dataclass(frozen=True, slots=True)
class _Said:
    """What of a verdict names something of the schema; ``place`` is where it is kept, ``document`` an id."""

    place: _Place
    annotator: str
    document: str
    kind: str
    about: str
    layer: str
    judged: _Plain | None
    gold: tuple[_Plain, ...]

    @property
    def place_after(self) -> _Place:
        """Where it belongs by what it is about."""
        return self.place[0], verdict_id(self.annotator, self.about, missing=self.kind == "add")


def carry_verdicts(connection: Connection, act: SchemaAct, stamp: Stamp) -> None:
    """Let verdicts, and the answers to them, go by the names of the schema after an act."""
    layers = _touched(act)
    said = list(_read(connection, layers)) if layers else []
    if not said:
        return
    follow = _Follow(act, said)
    pairs = [(each, follow.verdict(each)) for each in said]
    taken = {after.place for before, after in pairs if after.place_after == before.place}
    moved: dict[_Place, _Place] = {}
    changed: list[_Said] = []
    for before, after in pairs:
        if after == before:
            continue
        if after.place_after != before.place:
            if after.place_after in taken:
                # Two answers became one: this verdict is about the one that went, and is left until it comes back.
                continue
            taken.add(after.place_after)
            moved[before.place] = after.place_after
        changed.append(after)
    _move(connection, verdicts, moved, stamp)
    _move(connection, responses, _answers(connection, moved), stamp)
    _write(connection, changed, stamp)


class _Follow:
    """Knows what an act does to the annotations that verdicts tell of."""

    def __init__(self, act: SchemaAct, said: Iterable[_Said]) -> None:
        self._act = act
        self._layers: Mapping[str, Layer] = {layer.name: layer for layer in act.after.layers}
        told = {At(each.annotator, each.document, each.judged["id"]) for each in said if each.judged is not None}
        told |= {At(GOLD, each.document, gold["id"]) for each in said for gold in each.gold}
        self._names = {layer.name: act.renamed(Given(layer.name, "")).layer for layer in act.before.layers}
        self._known: dict[Given, Given] = {}
        self._shifts: dict[At, tuple[Given | None, Given | None]] = {}
        for shift in act.shifts:
            if shift.kept == "annotations":
                self._shifts |= {at: (shift.before, shift.after) for at in shift.places if at in told}

    def verdict(self, said: _Said) -> _Said:
        """Return a verdict under the names after the act, still where it is kept."""
        judged = None if said.judged is None else self._annotation(said.judged, said.annotator, said.document)
        gold = tuple(self._annotation(each, GOLD, said.document) for each in said.gold)
        layer = self._names[said.layer]
        about = said.about
        if said.kind == "nothing":
            about = layer
        elif said.judged is not None and judged is not None and about == said.judged["id"]:
            about = judged["id"]
        elif said.kind == "add" and said.gold and about == said.gold[0]["id"]:
            about = gold[0]["id"]
        return replace(said, about=about, layer=layer, judged=judged, gold=gold)

    def _annotation(self, plain: _Plain, annotator: str, document: str) -> _Plain:
        pairs = plain.get("attributes")
        given = Given(plain["layer"], plain["label"], tuple((name, label) for name, label in pairs or ()))
        before, after = self._shifts.get(At(annotator, document, plain["id"]), (None, given))
        if after is None or (before is None and after is not given):
            # It goes because another says the same, or comes back: what was said of it stays as it was.
            return plain
        if before != given:
            after = self._by_names(given)
        changed = {**plain, "layer": after.layer, "label": after.label}
        if pairs is not None:
            return {**changed, "attributes": [list(pair) for pair in after.attributes]}
        layer = self._layers.get(after.layer)
        if "target" not in plain and layer is not None:
            changed["id"] = choice_id(layer.name, after.label, many=layer.many)
        return changed

    def _by_names(self, given: Given) -> Given:
        if given not in self._known:
            self._known[given] = self._act.follow(given)
        return self._known[given]


def _touched(act: SchemaAct) -> frozenset[str]:
    """Return the layers, as they were called before the act, in which anything comes to say something else."""
    moving = {shift.before.layer for shift in act.shifts if shift.kept == "annotations" and shift.before is not None}
    for layer in act.before.layers:
        said = [Given(layer.name, label.name) for label in layer.labels]
        said += [
            Given(layer.name, "", ((attribute.name, label.name),))
            for attribute in layer.attributes
            for label in attribute.labels
        ]
        if any(act.follow(each) != each for each in said):
            moving.add(layer.name)
    return frozenset(moving)


def _read(connection: Connection, layers: Iterable[str]) -> Iterable[_Said]:
    own = verdicts.c
    query = (
        select(own.set, own.id, annotators.c.name, documents.c.id, own.kind, own.about, own.layer, own.judged, own.gold)
        .join(annotators, annotators.c.number == own.annotator)
        .join(sets, sets.c.number == own.set)
        .join(documents, documents.c.number == sets.c.document)
        .where(own.removed.is_(False), own.layer.in_(tuple(layers)))
        .order_by(own.set, own.id)
    )
    for number, identifier, annotator, document, kind, about, layer, judged, gold in connection.execute(query):
        yield _Said(
            (number, identifier),
            annotator,
            document,
            kind,
            about,
            layer,
            None if judged is None else orjson.loads(judged),
            tuple(orjson.loads(gold)),
        )


def _answers(connection: Connection, moved: Mapping[_Place, _Place]) -> dict[_Place, _Place]:
    """Return where the answers to verdicts stand that go to other places, and where they go."""
    found: dict[_Place, _Place] = {}
    gold_sets = sets.alias("gold_sets")
    query = (
        select(gold_sets.c.number, responses.c.set, responses.c.id)
        .join(sets, sets.c.number == responses.c.set)
        .join(gold_sets, gold_sets.c.document == sets.c.document)
        .where(responses.c.removed.is_(False))
    )
    for group in _groups(moved):
        here = tuple_(gold_sets.c.number, responses.c.id).in_(group)
        for gold, number, identifier in connection.execute(query.where(here)):
            found[number, identifier] = (number, moved[gold, identifier][1])
    return found


def _move(connection: Connection, table: Table, moved: Mapping[_Place, _Place], stamp: Stamp) -> None:
    """Put registers into other places of their sets, and leave tombstones; some may change places with each other."""
    own, stamped = table.c, stamp._asdict()
    rows: list[dict[str, Any]] = []
    for group in _groups(moved):
        here = tuple_(own.set, own.id).in_(group)
        found = connection.execute(select(table).where(here)).mappings().all()
        rows += ({**row, "id": moved[row["set"], row["id"]][1], **stamped} for row in found)
        connection.execute(update(table).where(here).values(removed=True, **stamped))
    if rows:
        statement = (sqlite if connection.dialect.name == "sqlite" else postgresql).insert(table)
        columns = {name: statement.excluded[name] for name in rows[0] if name not in ("set", "id")}
        connection.execute(statement.on_conflict_do_update(index_elements=["set", "id"], set_=columns), rows)


def _write(connection: Connection, changed: Sequence[_Said], stamp: Stamp) -> None:
    """Write what verdicts come to say, where they are by now."""
    if not changed:
        return
    names = ("about", "layer", "judged", "gold")
    statement = (
        update(verdicts)
        .where(verdicts.c.set == bindparam("at_set"), verdicts.c.id == bindparam("at_id"))
        .values({**{name: bindparam(f"new_{name}") for name in names}, **stamp._asdict()})
    )
    connection.execute(
        statement,
        [
            {
                "at_set": each.place_after[0],
                "at_id": each.place_after[1],
                "new_about": each.about,
                "new_layer": each.layer,
                "new_judged": None if each.judged is None else orjson.dumps(each.judged).decode(),
                "new_gold": orjson.dumps(each.gold).decode(),
            }
            for each in changed
        ],
    )


def _groups(moved: Mapping[_Place, _Place]) -> Iterable[list[_Place]]:
    places = list(moved)
    return (places[first : first + _AT_ONCE] for first in range(0, len(places), _AT_ONCE))
