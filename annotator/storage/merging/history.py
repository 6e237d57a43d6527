"""What both did and when: the history of one file appended to the other's, with the time that went to it."""

from __future__ import annotations

from sqlalchemy import Connection

from annotator.storage.merging.tally import Tally

_UNDONE = (
    "WITH said AS (SELECT u.concerns, u.kind, row_number()"
    " OVER (PARTITION BY u.concerns ORDER BY u.clock DESC, w.id DESC) AS place"
    " FROM main.history u JOIN main.writers w ON w.number = u.writer WHERE u.kind IN ('undo', 'redo'))"
    " UPDATE main.history SET undone = said.kind = 'undo' FROM said WHERE said.place = 1"
    " AND history.id = said.concerns AND history.undone <> (said.kind = 'undo')"
)


def merge_history(connection: Connection, tally: Tally) -> None:
    """Append what is not here in the order in which it was done; what is undone follows from the last undo or redo.

    That files were merged is told in the file where it was done, and nowhere else.
    """
    connection.exec_driver_sql(
        "CREATE TEMP TABLE told AS SELECT t.number FROM theirs.history t WHERE t.kind <> 'merge'"
        " AND NOT EXISTS (SELECT 1 FROM main.history o WHERE o.id = t.id)"
    )
    tally.write(
        connection,
        "INSERT INTO main.history (id, time, annotator, writer, clock, kind, thread, payload, concerns, undone)"
        " SELECT t.id, t.time, a.ours, m.ours, t.clock, t.kind, d.ours, t.payload, t.concerns, t.undone"
        " FROM told n JOIN theirs.history t ON t.number = n.number JOIN theirs.writers w ON w.number = t.writer"
        " JOIN writer_map m ON m.theirs = t.writer JOIN annotator_map a ON a.theirs = t.annotator"
        " LEFT JOIN document_map d ON d.theirs = t.thread ORDER BY t.clock, w.id, t.number",
    )
    tally.write(connection, _UNDONE)
    tally.write(
        connection,
        "INSERT OR IGNORE INTO main.decision_time SELECT o.number, s.layer, s.decisions, s.active"
        " FROM theirs.decision_time s JOIN theirs.history t ON t.number = s.entry JOIN main.history o ON o.id = t.id",
    )
    for table in ("active_time", "review_time"):
        tally.write(
            connection,
            f"INSERT INTO main.{table} SELECT a.ours, d.ours, t.day, w.ours, t.active FROM theirs.{table} t"
            " JOIN annotator_map a ON a.theirs = t.annotator JOIN document_map d ON d.theirs = t.thread"
            " JOIN writer_map w ON w.theirs = t.writer WHERE true"
            f" ON CONFLICT DO UPDATE SET active = excluded.active WHERE excluded.active > {table}.active",
        )
