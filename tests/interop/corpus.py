"""A small corpus of texts that are hard to cut, as our own lines, and the project that is made of it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

from tests.datasets.lines import Line, article, comment, entity, labelled, write
from tests.shell import Shell

PEOPLE = ("José Ñandú", "Bo Li", "عمر السلام", "山田太郎", "Odile Fenn")
PLACES = ("Zürich", "Port Eldis", "København", "Nagoya 🇯🇵")
# Before the names, so that no count in bytes, UTF-16 or graphemes falls on the same places.
OPENINGS = ("👩🏽‍🚒 ", "e\u0301té\u00a0– ", "\u2028„", "", "🇨🇭🇨🇭 «")
MOODS = ("positive", "negative", "neutral")
SAID = {
    "positive": "What a fine and lovely day, they said.",
    "negative": "An ugly and sorry mess, they said.",
    "neutral": "The council meets again in spring.",
}


def lines(threads: int, *, untouched: int = 0) -> Iterator[Line]:
    """Yield articles, each with a comment, labelled by one annotator; of the first ``untouched`` threads none is."""
    drawn = zip(cycle(PEOPLE), cycle(PLACES), cycle(OPENINGS), cycle(MOODS), range(threads), strict=False)
    for person, place, opening, mood, number in drawn:
        meta = {"n": number if number % 2 else str(number), "deep": {"a": [number, 0.5]}} if number % 3 else {}
        text = f"{opening}{person} came to {place} at {number % 24}:00.\n\n{SAID[mood]}"
        news = article(f"a{number}", text, author=None if number < untouched else person, meta=meta)
        answer = comment(f"c{number}", f"a{number}", f"{opening}“{person}”? {SAID[mood]}")
        if number < untouched:
            yield news
            yield answer
            continue
        yield labelled(
            news,
            entity(news, person, "PERSON", attributes={"sentiment": "neutral"}),
            entity(news, place, "GPE"),
            sentiment=mood,
        )
        yield labelled(answer, entity(answer, person, "PERSON"), sentiment=mood)


def project(run: Shell, folder: Path, threads: int, *, untouched: int = 0) -> None:
    """Make the project ``news`` in the folder in which the shell is."""
    assert run("new", "news").code == 0
    told = run("import", "news", write(folder / "lines.jsonl", *lines(threads, untouched=untouched)))
    assert told.code == 0, told.out + told.err
