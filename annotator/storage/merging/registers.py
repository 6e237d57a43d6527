"""The registers of two files, joined in SQL: of each the later write stands."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from annotator.domain.merging import Register
from annotator.storage import rows
from annotator.storage.merging.stamps import newer
from annotator.storage.merging.tally import Tally
from annotator.storage.verdicts import RESPONSE, VERDICT

_UNSEEN = (
    "o.clock > 0 AND t.clock > 0"
    " AND NOT EXISTS (SELECT 1 FROM seen_there s WHERE s.writer = o.writer AND s.clock >= o.clock)"
    " AND NOT EXISTS (SELECT 1 FROM seen_here s WHERE s.writer = t.writer AND s.clock >= t.clock)"
)
"""What both sides wrote since they parted: neither has seen the other's. At 0 nobody wrote anything."""


@dataclass(frozen=True, slots=True)
class _Kind:
    """A table of registers: its keys, its other columns by how each is read of theirs (``t``), and what it says.

    ``joins`` map their numbers to ours; ``says`` are the columns by which two values are the same.
    """

    name: Register
    keys: dict[str, str]
    values: dict[str, str]
    joins: str
    says: tuple[str, ...]
    buries: bool = True

    @property
    def source(self) -> str:
        """The registers of the other file with our numbers."""
        removed = "t.removed" if self.buries else "0"
        columns = {**self.keys, **self.values, "clock": "t.clock", "writer": "w.ours", "removed": removed}
        chosen = ", ".join(f'{theirs} AS "{name}"' for name, theirs in columns.items())
        return f"(SELECT {chosen} FROM theirs.{self.name} t JOIN writer_map w ON w.theirs = t.writer {self.joins})"

    @property
    def columns(self) -> str:
        """The columns of our table."""
        names = (*self.keys, *self.values, "clock", "writer", *(("removed",) if self.buries else ()))
        return ", ".join(f'"{name}"' for name in names)


def _in_sets(name: Register, columns: tuple[str, ...], says: tuple[str, ...], **mapped: str) -> _Kind:
    joins = 'JOIN set_map m ON m.theirs = t."set"'
    for column in mapped:
        joins += f" JOIN annotator_map of_{column} ON of_{column}.theirs = t.{column}"
    values = {column: mapped.get(column, f"t.{column}") for column in columns if column != "id"}
    return _Kind(name, {"set": "m.ours", "id": "t.id"}, values, joins, says)


_RENAMES = _Kind("renames", {"old": "t.old"}, {"new": "t.new"}, "", ("new",), buries=False)
_OF_THREADS = _Kind(
    "assignments",
    {"thread": "d.ours", "annotator": "a.ours"},
    {},
    "JOIN document_map d ON d.theirs = t.thread JOIN annotator_map a ON a.theirs = t.annotator",
    (),
)
_OF_SETS = (
    _in_sets("annotations", rows.ANNOTATION, rows.SHAPE),
    _in_sets("rejections", rows.PROPOSAL, rows.SHAPE),
    _in_sets("notes", rows.NOTE, ("about", "text"), author="of_author.ours"),
    _in_sets(
        "verdicts",
        VERDICT,
        ("kind", "judged", "gold", "reason", "note"),
        annotator="of_annotator.ours",
        reviewer="of_reviewer.ours",
    ),
    _in_sets("responses", RESPONSE, ("answers", "kind", "note")),
)


def begin(connection: Connection) -> None:
    """Make room for what is told afterwards: where both sides differed, and what came of whose."""
    connection.exec_driver_sql(
        'CREATE TEMP TABLE differing (register TEXT, "set" INTEGER, thread INTEGER, annotator INTEGER, id TEXT,'
        " here TEXT, there TEXT, kept TEXT)"
    )
    connection.exec_driver_sql(
        "CREATE TEMP TABLE brought (document INTEGER, annotator INTEGER,"
        " added INTEGER, updated INTEGER, conflicts INTEGER)"
    )


def merge_renames(connection: Connection, tally: Tally) -> None:
    """Join the renamings."""
    _merge(connection, _RENAMES, tally)
    connection.exec_driver_sql("DROP TABLE incoming")


def merge_registers(connection: Connection, tally: Tally, *, strict: Sequence[str]) -> None:
    """Join what annotators and reviewers said, the states of their sets, and who shall label what.

    ``strict`` names the layers that allow no overlap.
    """
    _merge_sets(connection, tally)
    for kind in _OF_SETS:
        _merge(connection, kind, tally)
        connection.exec_driver_sql(
            "INSERT INTO brought SELECT s.document, s.annotator, sum(i.became = 'added' AND NOT i.removed),"
            " sum(i.became = 'updated'), sum(i.became IN ('here', 'there'))"
            ' FROM incoming i JOIN main.sets s ON s.number = i."set" GROUP BY i."set"'
        )
        if kind.name == "annotations" and strict:
            _find_overlaps(connection, strict, tally)
        connection.exec_driver_sql("DROP TABLE incoming")
    _merge(connection, _OF_THREADS, tally)
    connection.exec_driver_sql(
        "INSERT INTO brought SELECT thread, annotator, became = 'added' AND NOT removed, became = 'updated',"
        " became IN ('here', 'there') FROM incoming"
    )
    connection.exec_driver_sql("DROP TABLE incoming")


def _merge(connection: Connection, kind: _Kind, tally: Tally) -> None:
    """Write the later of each register; ``temp.incoming`` holds what was not the same, and what became of it."""
    on = " AND ".join(f'o."{key}" = t."{key}"' for key in kind.keys)
    first = next(iter(kind.keys))
    alike = " AND ".join(f"o.{name} IS t.{name}" for name in kind.says) or "1"
    differ = f"(o.removed <> t.removed OR NOT (t.removed OR ({alike})))" if kind.buries else f"NOT ({alike})"
    connection.exec_driver_sql(
        f"CREATE TEMP TABLE incoming AS SELECT t.*, CASE WHEN o.\"{first}\" IS NULL THEN 'added'"
        f" WHEN {newer('t', 'o')} THEN CASE WHEN {differ} AND {_UNSEEN} THEN 'there' ELSE 'updated' END"
        f" ELSE CASE WHEN {differ} AND {_UNSEEN} THEN 'here' ELSE 'unchanged' END END AS became"
        f" FROM {kind.source} t LEFT JOIN main.{kind.name} o ON {on}"
        f' WHERE o."{first}" IS NULL OR o.clock <> t.clock OR o.writer <> t.writer'
    )
    _count(connection, kind, tally)
    _keep_differing(connection, kind, on)
    tally.write(
        connection,
        f"INSERT OR REPLACE INTO main.{kind.name} ({kind.columns}) SELECT {kind.columns} FROM incoming"
        " WHERE became IN ('added', 'updated', 'there')",
    )


def _count(connection: Connection, kind: _Kind, tally: Tally) -> None:
    total = connection.exec_driver_sql(f"SELECT count(*) FROM theirs.{kind.name}").scalar_one()
    counted = {"added": 0, "updated": 0, "conflicts": 0}
    # What was taken away before it came here is nothing that came.
    for became, number in connection.exec_driver_sql(
        "SELECT CASE WHEN became IN ('here', 'there') THEN 'conflicts' ELSE became END, count(*) FROM incoming"
        " WHERE NOT (became = 'unchanged' OR (became = 'added' AND removed)) GROUP BY 1"
    ):
        counted[became] = number
        tally.count(became, number)
    tally.count("unchanged", total - sum(counted.values()))


def _keep_differing(connection: Connection, kind: _Kind, on: str) -> None:
    said = [f"'{name}', {{0}}.{name}" for name in (*kind.says, *(("layer",) if "layer" in kind.values else ()))]
    here, there = (
        f"CASE WHEN {each}.removed THEN NULL ELSE json_object({', '.join(said).format(each)}) END"
        if kind.buries
        else f"json_object({', '.join(said).format(each)})"
        for each in "ot"
    )
    of = {"assignments": "NULL, t.thread, t.annotator, ''", "renames": "NULL, NULL, NULL, t.old"}
    places = of.get(kind.name, 't."set", NULL, NULL, t.id')
    connection.exec_driver_sql(
        f"INSERT INTO differing SELECT '{kind.name}', {places}, {here}, {there}, t.became"
        f" FROM incoming t JOIN main.{kind.name} o ON {on} WHERE t.became IN ('here', 'there')"
    )


def _find_overlaps(connection: Connection, strict: Sequence[str], tally: Tally) -> None:
    """Keep which spans came to overlap others where their layer allows none."""
    connection.exec_driver_sql(
        'CREATE TEMP TABLE came AS SELECT i."set", i.id FROM incoming i WHERE NOT i.removed'
        " AND i.span_start IS NOT NULL AND i.became IN ('added', 'updated', 'there')"
        " AND i.layer IN (SELECT value FROM json_each(?))",
        (json.dumps(strict),),
    )
    connection.exec_driver_sql('CREATE INDEX temp.came_by ON came ("set", id)')
    span = "json_object('layer', {0}.layer, 'label', {0}.label, 'span_start', {0}.span_start, 'span_end', {0}.span_end)"
    found = connection.exec_driver_sql(
        "INSERT INTO differing SELECT 'overlap', x.\"set\", NULL, NULL, x.id,"
        f" {span.format('o')}, {span.format('x')}, 'both'"
        ' FROM came c JOIN main.annotations x ON x."set" = c."set" AND x.id = c.id'
        ' JOIN main.annotations o ON o."set" = x."set" AND o.layer = x.layer AND o.id <> x.id AND NOT o.removed'
        " AND o.span_start < x.span_end AND x.span_start < o.span_end"
        " WHERE (o.span_start, o.span_end, o.label) IS NOT (x.span_start, x.span_end, x.label)"
        ' AND NOT (x.id > o.id AND EXISTS (SELECT 1 FROM came b WHERE b."set" = o."set" AND b.id = o.id))'
    ).rowcount
    tally.count("conflicts", found)
    connection.exec_driver_sql(
        "INSERT INTO brought SELECT s.document, s.annotator, 0, 0, count(*) FROM differing i"
        ' JOIN main.sets s ON s.number = i."set" WHERE i.register = \'overlap\' GROUP BY i."set"'
    )
    connection.exec_driver_sql("DROP TABLE came")


def _merge_sets(connection: Connection, tally: Tally) -> None:
    """Make the sets that are not here, with state and flag, and join those of the others."""
    last = connection.exec_driver_sql("SELECT coalesce(max(number), 0) FROM main.sets").scalar_one()
    connection.exec_driver_sql(
        "CREATE TEMP TABLE set_map (theirs INTEGER PRIMARY KEY, ours INTEGER NOT NULL, fresh BOOLEAN)"
    )
    connection.exec_driver_sql(
        "INSERT INTO set_map SELECT t.number, coalesce(o.number, ? + row_number() OVER (ORDER BY t.number)),"
        " o.number IS NULL FROM theirs.sets t JOIN document_map d ON d.theirs = t.document"
        " JOIN annotator_map a ON a.theirs = t.annotator"
        " LEFT JOIN main.sets o ON o.document = d.ours AND o.annotator = a.ours",
        (last,),
    )
    tally.write(
        connection,
        "INSERT INTO main.sets SELECT m.ours, d.ours, a.ours, t.state, t.state_clock, s.ours, t.flag, t.flag_clock,"
        " f.ours FROM theirs.sets t JOIN set_map m ON m.theirs = t.number JOIN document_map d ON d.theirs = t.document"
        " JOIN annotator_map a ON a.theirs = t.annotator JOIN writer_map s ON s.theirs = t.state_writer"
        " JOIN writer_map f ON f.theirs = t.flag_writer WHERE m.fresh",
    )
    connection.exec_driver_sql(
        "INSERT INTO brought SELECT s.document, s.annotator, 1 + (s.flag IS NOT NULL), 0, 0 FROM set_map m"
        " JOIN main.sets s ON s.number = m.ours WHERE m.fresh"
    )
    # Sets are the first of what is brought.
    tally.count("added", connection.exec_driver_sql("SELECT coalesce(sum(added), 0) FROM brought").scalar_one())
    for part in ("state", "flag"):
        _merge_part(connection, part, tally)


def _merge_part(connection: Connection, part: str, tally: Tally) -> None:
    """Join the states or the flags of the sets that both sides have."""
    theirs = f"(SELECT *, {part}_clock AS clock, {part}_writer AS writer FROM main.sets)"
    connection.exec_driver_sql(
        f"CREATE TEMP TABLE incoming AS SELECT t.*, o.{part} AS here,"
        f" CASE WHEN t.said IS NULL AND o.{part} IS NULL THEN 'nothing'"
        " WHEN o.clock = t.clock AND o.writer = t.writer THEN 'unchanged'"
        f" WHEN {newer('t', 'o')} THEN CASE WHEN t.said IS NOT o.{part} AND {_UNSEEN} THEN 'there' ELSE 'updated' END"
        f" ELSE CASE WHEN t.said IS NOT o.{part} AND {_UNSEEN} THEN 'here' ELSE 'unchanged' END END AS became,"
        f" {newer('t', 'o')} AS later"
        f' FROM (SELECT m.ours AS "set", t.{part} AS said, t.{part}_clock AS clock, w.ours AS writer FROM theirs.sets t'
        f" JOIN set_map m ON m.theirs = t.number AND NOT m.fresh JOIN writer_map w ON w.theirs = t.{part}_writer) t"
        f' JOIN {theirs} o ON o.number = t."set"'
    )
    for became, number in connection.exec_driver_sql(
        "SELECT CASE WHEN became IN ('here', 'there') THEN 'conflicts' ELSE became END, count(*) FROM incoming"
        " WHERE became <> 'nothing' GROUP BY 1"
    ):
        tally.count(became, number)
    connection.exec_driver_sql(
        f"INSERT INTO differing SELECT '{part}', \"set\", NULL, NULL, '', json_object('says', here),"
        " json_object('says', said), became FROM incoming WHERE became IN ('here', 'there')"
    )
    connection.exec_driver_sql(
        "INSERT INTO brought SELECT s.document, s.annotator, 0, i.became = 'updated', i.became IN ('here', 'there')"
        " FROM incoming i JOIN main.sets s ON s.number = i.\"set\" WHERE i.became IN ('updated', 'here', 'there')"
    )
    tally.write(
        connection,
        f"UPDATE main.sets SET {part} = i.said, {part}_clock = i.clock, {part}_writer = i.writer FROM incoming i"
        ' WHERE sets.number = i."set" AND i.later',
    )
    connection.exec_driver_sql("DROP TABLE incoming")
