"""The physical limits that the benchmarks stand beside: the same work in plain Python, sqlite3 and orjson."""

from __future__ import annotations

import sqlite3
from operator import itemgetter
from pathlib import Path

import orjson

_START = itemgetter("start")
_DOCUMENT = (
    "number integer primary key, id text unique, kind, thread, parent, author, created, source, title, text, sha"
)
_LABEL = "document, id, layer, label, span_start, span_end, target, primary key (document, id)"


def plain_import(lines: Path, database: Path) -> int:
    """Decode lines with orjson, check offsets, insert with ``executemany``; return the number of documents."""
    connection = sqlite3.connect(database)
    connection.execute("pragma journal_mode = wal")
    connection.execute(f"create table documents ({_DOCUMENT})")
    connection.execute(f"create table labels ({_LABEL}) without rowid")
    number = 0
    documents: list[tuple[object, ...]] = []
    labels: list[tuple[object, ...]] = []

    def flush() -> None:
        connection.executemany(f"insert into documents values ({', '.join('?' * 11)})", documents)
        connection.executemany(f"insert into labels values ({', '.join('?' * 7)})", labels)
        documents.clear()
        labels.clear()

    with lines.open("rb") as file:
        for line in file:
            plain = orjson.loads(line)
            number += 1
            text = plain["text"]
            keys = ("id", "kind", "thread", "parent", "author", "created", "source", "title", "text", "text_sha256")
            documents.append((number, *(plain[key] for key in keys)))
            given = plain["labels"]
            for span in given["entities"]:
                if text[span["start"] : span["end"]] != span["quote"]:
                    raise ValueError(span)
                labels.append((number, span["id"], "entities", span["label"], span["start"], span["end"], None))
            if given["sentiment"]:
                labels.append((number, "sentiment", "sentiment", given["sentiment"], None, None, None))
            for stance in given["stance"]:
                target = stance["target"]["id"]
                labels.append((number, stance["id"], "stance", stance["label"], None, None, target))
            if len(documents) == 1000:
                flush()
    flush()
    connection.commit()
    connection.close()
    return number


def plain_lines(project: Path, out: Path) -> int:
    """Write the very bytes of an export of ``load.labelled_lines`` with sqlite3 and orjson; return the number of lines.

    It knows the three layers, that there is one annotator, and that nothing was refused, flagged or split.
    """
    connection = sqlite3.connect(project)
    ids: dict[int, str] = {}
    spans: dict[int, list[dict[str, object]]] = {}
    stances: dict[int, list[dict[str, object]]] = {}
    choices: dict[int, tuple[str, str]] = {}
    texts: dict[int, str] = {}
    documents = connection.execute(
        "select number, id, kind, thread, parent, author, created, source, title, text, text_sha256"
        " from documents order by thread, number"
    ).fetchall()
    for number, identifier, *_, text, _hash in documents:
        ids[number], texts[number], spans[number], stances[number] = identifier, text, [], []
    for number, identifier, label, start, end, kind, target, target_text, origin in connection.execute(
        "select s.document, a.id, label, span_start, span_end, target_kind, target_id, target_text, origin"
        ' from annotations a join sets s on s.number = a."set" where a.removed = 0'
    ):
        if start is not None:
            span = {
                "id": identifier,
                "start": start,
                "end": end,
                "label": label,
                "quote": texts[number][start:end],
                "attributes": {},
                "origin": origin,
            }
            spans[number].append(span)
        elif kind is not None:
            toward = {"kind": kind, "id": target, "text": target_text}
            stances[number].append({"id": identifier, "target": toward, "label": label, "origin": origin})
        else:
            choices[number] = (label, origin)
    states = connection.execute(
        "select s.document, n.name, s.state from sets s join annotators n on n.number = s.annotator"
    )
    sets = {number: (name, state) for number, name, state in states}
    with out.open("wb") as file:
        for number, identifier, kind, thread, parent, author, created, source, title, text, text_hash in documents:
            annotator, state = sets[number]
            sentiment, origin = choices[number]
            spans[number].sort(key=_START)
            line = {
                "id": identifier,
                "kind": kind,
                "thread": ids[thread],
                "parent": None if parent is None else ids[parent],
                "author": author,
                "created": created,
                "source": source,
                "title": title,
                "text": text,
                "text_sha256": text_hash,
                "offset_unit": "codepoint",
                "labels": {"entities": spans[number], "sentiment": sentiment, "stance": stances[number]},
                "annotator": annotator,
                "confidence": {"sentiment": None},
                "origins": {"sentiment": origin},
                "rejected": {"entities": [], "sentiment": [], "stance": []},
                "flag": None,
                "state": state,
                "split": None,
                "meta": {},
            }
            file.write(orjson.dumps(line, option=orjson.OPT_APPEND_NEWLINE))
    connection.close()
    return len(documents)


def bare_rows(project: Path, out: Path) -> int:
    """Read the rows of a project with sqlite3 and encode them as they are with orjson; return the number of lines."""
    connection = sqlite3.connect(project)
    documents = connection.execute(
        "select number, id, kind, thread, parent, author, created, source, title, text, text_sha256, meta"
        " from documents order by thread, number"
    ).fetchall()
    labels: dict[int, list[tuple[object, ...]]] = {}
    for row in connection.execute(
        "select s.document, a.id, layer, label, span_start, span_end, attributes, target_kind, target_id, target_text,"
        ' origin from annotations a join sets s on s.number = a."set" where a.removed = 0'
    ):
        labels.setdefault(row[0], []).append(row)
    with out.open("wb") as file:
        for row in documents:
            file.write(orjson.dumps({"document": row[1:], "labels": labels.get(row[0], ())}))
            file.write(b"\n")
    connection.close()
    return len(documents)
