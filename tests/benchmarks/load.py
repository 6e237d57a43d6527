"""Loads for the benchmarks, made from a seed: labelled threads as JSON lines, and a million short documents."""

from __future__ import annotations

import hashlib
import random
import sqlite3
from collections.abc import Sequence
from pathlib import Path

import orjson

from annotator import settings
from annotator.datasets.import_report import ImportRequest
from annotator.domain.schema_file import read_schema
from annotator.project import Project

WORDS = (  # noqa: SIM905 - reads better than fifty quoted words
    "harbour council bridge ferry storm minister vote budget river school hospital engine market train union "
    "report warning inspection tower cable concrete winter morning people city region court law tax energy the a of "
    "and to in for on with from by said had was were is are not but after before over under new old last first"
).split()
NAMES = ("Port Eldis", "Odile Fenn", "Harbour Authority", "Northgate bridge", "Marren", "Alder", "Halvering", "Sunday")
LABELS = ("GPE", "PERSON", "ORG", "FAC", "LOC", "NORP", "EVENT", "DATE")


def labelled_lines(
    path: Path, *, articles: int, words: Sequence[int] = (450,), comments: int = 8, spans: Sequence[int] = (30,)
) -> None:
    """Write threads with labels by one annotator, one line per document.

    Of the numbers of words and spans that an article may have each is as likely as any other.
    """
    generator = random.Random(7)
    with path.open("wb") as file:
        for number in range(articles):
            article = f"a{number}"
            file.write(_line(generator, article, None, article, generator.choice(words), generator.choice(spans)))
            for position in range(comments):
                file.write(_line(generator, f"{article}c{position}", article, article, 30, 0))


def _line(generator: random.Random, identifier: str, parent: str | None, thread: str, words: int, spans: int) -> bytes:
    pieces: list[str] = []
    labels: list[dict[str, object]] = []
    length = 0
    named = set(generator.sample(range(words), spans))
    for position in range(words):
        kind = generator.randrange(len(NAMES))
        piece = NAMES[kind] if position in named else generator.choice(WORDS)
        if position in named:
            labels.append(
                {
                    "id": f"{identifier}-{position}",
                    "start": length,
                    "end": length + len(piece),
                    "label": LABELS[kind],
                    "quote": piece,
                    "attributes": {},
                    "origin": "scratch",
                }
            )
        separator = "\n\n" if position % 60 == 59 else " "
        pieces.append(piece + separator)
        length += len(piece) + len(separator)
    text = "".join(pieces).rstrip()
    plain: dict[str, object] = {
        "id": identifier,
        "kind": "article" if parent is None else "comment",
        "thread": thread,
        "parent": parent,
        "author": f"reader{generator.randrange(500)}",
        "created": "2026-03-14T09:12:00Z",
        "source": "Harbour Post",
        "title": text[:40] if parent is None else None,
        "text": text,
        "text_sha256": hashlib.sha256(text.encode()).hexdigest(),
        "offset_unit": "codepoint",
        "labels": {
            "entities": labels,
            "sentiment": generator.choice(("negative", "neutral", "positive")),
            "stance": []
            if parent is None
            else [
                {
                    "id": f"{identifier}-s",
                    "target": {"kind": "claim", "id": thread, "text": "The claim"},
                    "label": generator.choice(("favor", "against", "neither")),
                    "origin": "scratch",
                }
            ],
        },
        "annotator": "ann",
        "confidence": {"sentiment": None},
        "origins": {"sentiment": "scratch"},
        "rejected": {"entities": [], "sentiment": [], "stance": []},
        "flag": None,
        "state": "submitted",
        "split": None,
        "meta": {},
    }
    return orjson.dumps(plain) + b"\n"


def take_in(project: Path, lines: Path) -> int:
    """Import lines into a new project; return how many documents there are."""
    with Project.create(project, read_schema(settings.shipped_schemas()[0]), annotator="ann") as opened:
        return opened.import_files(ImportRequest(paths=(lines,))).result().added


def short_threads(path: Path, *, threads: int, submitted: int = 0) -> None:
    """Fill a new project's file with articles of a line each, of which one annotator, "ann", submitted the first.

    Past the program, since only the file's size matters here: an import of as many takes a minute and more.
    """
    generator = random.Random(11)
    connection = sqlite3.connect(path)
    connection.execute("INSERT OR IGNORE INTO annotators (name) VALUES ('ann')")
    (annotator,) = connection.execute("SELECT number FROM annotators WHERE name = 'ann'").fetchone()
    connection.execute("INSERT INTO writers (number, id) VALUES (1, 'load')")
    connection.execute("INSERT INTO imports (number, time, annotator, report) VALUES (1, 0, ?, '{}')", (annotator,))
    own = "number, id, kind, thread, author, source, title, text, text_sha256, length, import"
    connection.executemany(
        f"INSERT INTO documents ({own}) VALUES (?, ?, 'article', ?, ?, 'Harbour Post', ?, ?, ?, ?, 1)",
        (_short(generator, number) for number in range(1, threads + 1)),
    )
    stamped = "number, document, annotator, state, state_clock, state_writer, flag, flag_clock, flag_writer"
    connection.executemany(
        f"INSERT INTO sets ({stamped}) VALUES (?, ?, ?, 'submitted', 1, 1, ?, 1, 1)",
        ((number, number, annotator, None if number % 100 else "unsure") for number in range(1, submitted + 1)),
    )
    connection.executemany(
        "INSERT INTO history (id, time, annotator, writer, clock, kind, thread) VALUES (?, 0, ?, 1, 1, 'import', ?)",
        ((f"h{number}", annotator, number) for number in range(1, submitted + 1)),
    )
    connection.execute("INSERT INTO document_search (rowid, author, text) SELECT number, author, text FROM documents")
    connection.commit()
    connection.close()


def _short(generator: random.Random, number: int) -> tuple[object, ...]:
    words = generator.choices(WORDS, k=12)
    title = f"Report {number} on the {' '.join(words[:4])}"
    text = f"{title}\n\n{' '.join(words)}."
    author = f"reader{number % 500}"
    return number, f"d{number}", number, author, title, text, hashlib.sha256(text.encode()).hexdigest(), len(text)
