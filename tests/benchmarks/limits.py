"""The physical limits that the benchmarks stand beside: the same work in plain Python, sqlite3 and orjson."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import orjson

_DOCUMENT = "number integer primary key, id text unique, kind, thread, parent, author, created, source, title, text, sha"
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


def plain_export(project: Path, out: Path) -> int:
    """Read the rows of a project with sqlite3 and encode them with orjson; return the number of lines."""
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
