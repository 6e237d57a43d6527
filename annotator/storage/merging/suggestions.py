"""What machines proposed, in a merge: of each agent and document what it said last."""

from __future__ import annotations

from sqlalchemy import Connection

from annotator.storage import rows
from annotator.storage.merging.tally import Tally

_COLUMNS = ", ".join(("document", *rows.SUGGESTION))
_THEIRS = (
    f"SELECT d.ours, {', '.join(f't.{name}' for name in rows.SUGGESTION)} FROM theirs.suggestions t"
    " JOIN document_map d ON d.theirs = t.document"
)
_TAKEN = "EXISTS (SELECT 1 FROM taken k WHERE k.document = {document} AND k.suggestion = {id})"


def merge_suggestions(connection: Connection, tally: Tally) -> None:
    """Let each agent say of each document what it said when it looked last; what it said unasked is put together.

    What somebody took stays beside it, whoever has it: what the machine said then is a part of the decision.
    """
    connection.exec_driver_sql(
        "CREATE TEMP TABLE later_looks (document INTEGER, agent TEXT, PRIMARY KEY (document, agent)) WITHOUT ROWID"
    )
    connection.exec_driver_sql(
        "INSERT INTO later_looks SELECT d.ours, t.agent FROM theirs.looks t"
        " JOIN document_map d ON d.theirs = t.document"
        " LEFT JOIN main.looks o ON o.document = d.ours AND o.agent = t.agent WHERE o.time IS NULL OR t.time > o.time"
    )
    connection.exec_driver_sql(
        "CREATE TEMP TABLE taken (document INTEGER, suggestion TEXT, PRIMARY KEY (document, suggestion)) WITHOUT ROWID"
    )
    connection.exec_driver_sql(
        "INSERT OR IGNORE INTO taken SELECT s.document, g.suggestion FROM main.annotations g"
        ' JOIN main.sets s ON s.number = g."set" WHERE g.suggestion IS NOT NULL'
    )
    tally.write(
        connection,
        "DELETE FROM main.suggestions WHERE document IN (SELECT document FROM later_looks)"
        " AND EXISTS (SELECT 1 FROM later_looks l WHERE l.document = suggestions.document"
        " AND l.agent = suggestions.agent)"
        f" AND NOT {_TAKEN.format(document='suggestions.document', id='suggestions.id')}",
    )
    tally.write(
        connection,
        f"INSERT OR REPLACE INTO main.suggestions ({_COLUMNS}) {_THEIRS}"
        " JOIN later_looks l ON l.document = d.ours AND l.agent = t.agent",
    )
    unasked = (
        "NOT EXISTS (SELECT 1 FROM theirs.looks k WHERE k.document = t.document AND k.agent = t.agent)"
        " AND NOT EXISTS (SELECT 1 FROM main.looks k WHERE k.document = d.ours AND k.agent = t.agent)"
    )
    tally.write(
        connection,
        f"INSERT OR IGNORE INTO main.suggestions ({_COLUMNS}) {_THEIRS}"
        f" WHERE {_TAKEN.format(document='d.ours', id='t.id')} OR ({unasked})",
    )
    tally.write(
        connection,
        "INSERT OR REPLACE INTO main.looks SELECT d.ours, t.agent, t.version, t.fingerprint, t.asked, t.time"
        " FROM theirs.looks t JOIN document_map d ON d.theirs = t.document"
        " JOIN later_looks l ON l.document = d.ours AND l.agent = t.agent",
    )
