"""What machines said, as a schema change leaves it: it follows the names, and never stands in a person's way.

Suggesters look again at any time, and another act may have been made since: what the act knows goes where the act
says, whatever else is there goes by its name. The gazetteer and the settings of suggestions follow the names, too.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

import orjson
from sqlalchemy import (
    Column,
    Connection,
    Integer,
    MetaData,
    Table,
    Text,
    and_,
    bindparam,
    delete,
    insert,
    select,
    tuple_,
    update,
)

from annotator.domain.gazetteer import term_of
from annotator.domain.schema_act import SchemaAct, Standing, misfit, skeleton
from annotator.domain.schema_change import Given
from annotator.domain.suggesting import INSTEAD, ChosenSuggester
from annotator.storage import suggesting
from annotator.storage.given import given_of
from annotator.storage.schema_moving import fill, moving, row_of
from annotator.storage.tables import documents, looks, suggestions

_Value = TypeVar("_Value")

_own = suggestions.c
_SAID = (_own.layer, _own.label, _own.attributes)

_carried = Table(
    "carried",
    MetaData(),
    Column("document", Integer, primary_key=True),
    Column("id", Text, primary_key=True),
    prefixes=["TEMPORARY"],
)

_renamed = Table(
    "renamed",
    MetaData(),
    *(Column(name, Text) for name in ("layer", "label", "attributes")),
    *(Column(f"new_{name}", Text) for name in ("layer", "label", "attributes")),
    prefixes=["TEMPORARY"],
)


def carry_suggestions(connection: Connection, act: SchemaAct) -> None:
    """Let suggestions say what they say after an act; those without a place go, if their agent can be asked again."""
    says = [tuple(row) for row in connection.execute(select(*_SAID).distinct())]
    for table in (_carried, _renamed):
        table.create(connection, checkfirst=True)
    for shift in act.shifts:
        if shift.kept != "suggestions" or shift.before is None or shift.after is None:
            continue
        fill(connection, shift)
        there = select(documents.c.number, moving.c.id).join(moving, moving.c.document == documents.c.id)
        before = row_of(shift.before)
        condition = and_(
            tuple_(_own.document, _own.id).in_(there),
            _own.layer == before["layer"],
            _own.label == before["label"],
            _own.attributes.is_not_distinct_from(before["attributes"]),
        )
        known = select(_own.document, _own.id).where(condition)
        connection.execute(insert(_carried).from_select(["document", "id"], known))
        connection.execute(update(suggestions).where(condition).values(row_of(shift.after)))
    _rename_others(connection, act, says)
    for table in (_carried, _renamed):
        connection.execute(delete(table))
    _rename_sureness(connection, act)
    if skeleton(act.before) != skeleton(act.after):
        _forget_misfits(connection, act)


def rename_terms(connection: Connection, act: SchemaAct) -> None:
    """Let the gazetteer follow the names of layers and labels; what merges or parts labels leaves it as it is."""
    gone: list[str] = []
    listed = {}
    for term in suggesting.read_terms(connection):
        new = act.renamed(Given(term.layer, term.label))
        if (new.layer, new.label) != (term.layer, term.label):
            gone.append(term.id)
            made = term_of(term.text, new.layer, new.label, any_case=term.any_case, pattern=term.pattern)
            listed[made.id] = made
    suggesting.write_terms(connection, listed.values(), gone)


def rename_in_settings(connection: Connection, act: SchemaAct) -> None:
    """Let thresholds, and in whose stead an agent speaks, follow the names of layers and attributes."""
    names: dict[str, str] = {}
    for layer in act.before.layers:
        names[layer.name] = act.renamed(Given(layer.name, "")).layer
        for attribute, (new_layer, new) in _attributes_renamed(act, layer.name).items():
            names[f"{layer.name}.{attribute}"] = f"{new_layer}.{new}"
    if all(old == new for old, new in names.items()):
        return
    settings = suggesting.read_settings(connection)

    def chosen(each: ChosenSuggester) -> ChosenSuggester:
        instead = each.settings.get(INSTEAD)
        if not isinstance(instead, Mapping):
            return each
        return replace(each, settings={**each.settings, INSTEAD: _with_names(instead, names)})

    renamed = replace(
        settings,
        thresholds=_with_names(settings.thresholds, names),
        suggesters=tuple(chosen(each) for each in settings.suggesters),
    )
    if renamed != settings:
        suggesting.write_settings(connection, renamed)


def _rename_others(connection: Connection, act: SchemaAct, says: list[tuple[str, str, str | None]]) -> None:
    """Let what the act does not know by its place go by its name."""
    pairs = [(given, row_of(act.follow(given))) for given in (given_of(*each) for each in says)]
    rows = [
        {**row_of(given), **{f"new_{name}": value for name, value in new.items()}}
        for given, new in pairs
        if row_of(given) != new
    ]
    if not rows:
        return
    connection.execute(insert(_renamed), rows)
    # One statement: labels may have changed names with each other.
    statement = (
        update(suggestions)
        .where(
            _own.layer == _renamed.c.layer,
            _own.label == _renamed.c.label,
            _own.attributes.is_not_distinct_from(_renamed.c.attributes),
            tuple_(_own.document, _own.id).not_in(select(_carried.c.document, _carried.c.id)),
        )
        .values({name: _renamed.c[f"new_{name}"] for name in ("layer", "label", "attributes")})
    )
    connection.execute(statement)


def _rename_sureness(connection: Connection, act: SchemaAct) -> None:
    """Let how sure a machine was of an attribute stand under the attribute's name."""
    for layer in act.before.layers:
        renamed = _attributes_renamed(act, layer.name)
        names = {old: new for old, (_, new) in renamed.items()}
        if all(old == new for old, new in names.items()):
            continue
        after = next(new_layer for new_layer, _ in renamed.values())
        query = select(_own.document, _own.id, _own.sureness).where(_own.layer == after, _own.sureness.is_not(None))
        rows = [
            {"at": document, "known": identifier, "sure": orjson.dumps(_with_names(sure, names)).decode()}
            for document, identifier, sureness in connection.execute(query)
            if not names.keys().isdisjoint(sure := orjson.loads(sureness))
        ]
        if rows:
            at = and_(_own.document == bindparam("at"), _own.id == bindparam("known"))
            connection.execute(update(suggestions).where(at).values(sureness=bindparam("sure")), rows)


def _forget_misfits(connection: Connection, act: SchemaAct) -> None:
    """Take out what has no place in the schema, of agents that look again; what was imported would be lost by it."""
    where = (*_SAID, documents.c.kind, _own.target_kind)
    joined = suggestions.join(documents, documents.c.number == _own.document)
    looking = _own.agent.in_(select(looks.c.agent).distinct())
    found = connection.execute(select(*where).select_from(joined).where(looking).distinct()).all()
    for layer, label, attributes, kind, target in found:
        if misfit(act.after, {Standing(given_of(layer, label, attributes), kind, target): 1}) is None:
            continue
        connection.execute(
            delete(suggestions).where(
                looking,
                _own.layer == layer,
                _own.label == label,
                _own.attributes.is_not_distinct_from(attributes),
                _own.target_kind.is_not_distinct_from(target),
                _own.document.in_(select(documents.c.number).where(documents.c.kind == kind)),
            )
        )


def _attributes_renamed(act: SchemaAct, layer: str) -> dict[str, tuple[str, str]]:
    """Return the attributes of a layer, each with what its layer and it are called after an act."""
    found: dict[str, tuple[str, str]] = {}
    for attribute in act.before.layer(layer).attributes:
        new = act.renamed(Given(layer, "", ((attribute.name, ""),)))
        found[attribute.name] = (new.layer, new.attributes[0][0])
    return found


def _with_names(values: Mapping[str, _Value], names: Mapping[str, str]) -> dict[str, _Value]:
    return {names.get(name, name): value for name, value in values.items()}
