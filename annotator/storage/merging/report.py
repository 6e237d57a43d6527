"""What a merge tells: whose work came, and the places where both sides had something else."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal, NamedTuple, cast

import orjson
from sqlalchemy import Connection

from annotator.domain.merging import Brought, MergeConflict, Register

TOLD = 1000
"""How many conflicts of a file are told one by one; all are counted."""

_QUOTED = 80


class _Said(NamedTuple):
    """What a register said, in a word, and where: code points of the text, None for what is no span."""

    word: str | None
    layer: str = ""
    start: int | None = None
    end: int | None = None
    quote: str = ""


_NOTHING = _Said(None)


def people(connection: Connection) -> tuple[Brought, ...]:
    """Return what came of whose, by name; those of whom nothing came are left out."""
    return tuple(
        Brought(annotator=row[0], documents=row[1], added=row[2], updated=row[3], conflicts=row[4])
        for row in connection.exec_driver_sql(
            "SELECT a.name, count(DISTINCT b.document), sum(b.added), sum(b.updated), sum(b.conflicts)"
            " FROM brought b JOIN main.annotators a ON a.number = b.annotator"
            " WHERE b.added + b.updated + b.conflicts > 0 GROUP BY a.number ORDER BY a.name"
        )
    )


def threads(connection: Connection) -> frozenset[str]:
    """Return the ids of the threads in which anything is another."""
    return frozenset(
        row[0]
        for row in connection.exec_driver_sql(
            "SELECT DISTINCT t.id FROM (SELECT document FROM brought WHERE added + updated + conflicts > 0"
            " UNION SELECT ours FROM document_map WHERE fresh) b JOIN main.documents d ON d.number = b.document"
            " JOIN main.documents t ON t.number = d.thread"
        )
    )


def conflicts(connection: Connection, file: Path) -> tuple[MergeConflict, ...]:
    """Return the first conflicts, by thread and place."""
    found = connection.exec_driver_sql(
        "SELECT c.register, c.id, c.here, c.there, c.kept, d.id, t.id, a.name, d.text,"
        " coalesce(t.title, substr(t.text, 1, 200)) FROM differing c"
        ' LEFT JOIN main.sets s ON s.number = c."set"'
        " LEFT JOIN main.documents d ON d.number = coalesce(s.document, c.thread)"
        " LEFT JOIN main.documents t ON t.number = d.thread"
        " LEFT JOIN main.annotators a ON a.number = coalesce(s.annotator, c.annotator)"
        " ORDER BY d.thread, d.number, c.rowid LIMIT ?",
        (TOLD,),
    )
    return tuple(_conflict(file, row) for row in found)


def _conflict(file: Path, row: Any) -> MergeConflict:  # noqa: ANN401 - a row
    register, identifier, here, there, kept, document, thread, annotator, text, title = row
    ours, theirs = (_said(register, each, text or "") for each in (here, there))
    place = ours if ours.word is not None and kept != "there" else theirs if theirs.word is not None else ours
    return MergeConflict(
        file=file,
        register=cast("Register", register),
        document=document or "",
        thread=thread or "",
        annotator=annotator or "",
        id=identifier,
        layer=place.layer,
        here=ours.word,
        there=theirs.word,
        start=place.start,
        end=place.end,
        quote=place.quote,
        title=_short(title or ""),
        kept=cast('Literal["here", "there", "both"]', kept),
    )


def _said(register: str, said: str | None, text: str) -> _Said:
    if said is None:
        return _NOTHING
    plain = orjson.loads(said)
    layer = plain.get("layer") or ""
    match register:
        case "annotations" | "rejections" | "overlap":
            start, end = plain["span_start"], plain["span_end"]
            quote = plain.get("target_text") or "" if start is None else text[start:end]
            attributes = orjson.loads(plain.get("attributes") or "{}")
            word = ", ".join((plain["label"], *(f"{name} {label}" for name, label in sorted(attributes.items()))))
            return _Said(word, layer, start, end, _short(quote))
        case "notes":
            return _Said(_short(plain["text"]))
        case "verdicts" | "responses":
            return _Said(", ".join(filter(None, (plain["kind"], plain.get("reason"), plain["note"]))), layer)
        case "renames":
            return _Said(plain["new"])
        case "assignments":
            return _Said("assigned")
        case _:
            return _Said(plain["says"])


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _QUOTED else text[: _QUOTED - 1] + "…"
