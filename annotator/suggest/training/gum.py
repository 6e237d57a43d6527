"""The names in GUM's news: its mentions are whole noun phrases, nested, so the name is cut out around each head."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from annotator.suggest.training.corpora import GUM, require
from annotator.suggest.training.labelled import Labelled, Name
from annotator.suggest.training.names import names

_PIECE = re.compile(r"\((\d+)-([a-z]+)-[^-()]*-[^-()]*-[^-()]*-([\d,]+)[^()]*(\))?|(\d+)\)|\((\d+)[^()]*(\))?")
_INNER = frozenset({"of", "for", "the", "&", "de", "la"})
_LABELS = {"person": "PERSON", "organization": "ORG", "event": "EVENT"}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Token:
    text: str
    start: int
    end: int
    proper: bool


def read_gum(folder: Path) -> Iterator[Labelled]:
    """Yield the articles one by one, with people, ORG, places and events by name; of names in names the outer."""
    for path in sorted(require(folder, GUM).glob("*.conllu")):
        yield _article(path.read_text(encoding="utf-8"))


def _article(conllu: str) -> Labelled:
    text = ""
    tokens: list[_Token] = []
    mentions: list[tuple[int, int, str, list[int]]] = []
    opened: dict[str, list[tuple[int, str, list[int]]]] = {}
    for line in conllu.splitlines():
        columns = line.split("\t")
        if line.startswith("# text = "):
            text += ("\n" if text else "") + line.removeprefix("# text = ")
            at = text.rindex("\n") + 1 if "\n" in text else 0
        if len(columns) < 10 or not columns[0].isdigit():
            continue
        at = text.index(columns[1], at)
        proper = columns[3] == "PROPN" or columns[4] in {"NNP", "NNPS"}
        tokens.append(_Token(text=columns[1], start=at, end=at + len(columns[1]), proper=proper))
        at += len(columns[1])
        entity = re.search(r"Entity=([^|]*)", columns[9])
        for piece in _PIECE.finditer(entity[1] if entity else ""):
            mark, kind, heads, closed, ended, _, _ = piece.groups()
            here = len(tokens) - 1
            if mark:
                least = [here + int(head) - 1 for head in heads.split(",")]
                if closed:
                    mentions.append((here, here + 1, kind, least))
                else:
                    opened.setdefault(mark, []).append((here, kind, least))
            elif ended and opened.get(ended):
                start, kind, least = opened[ended].pop()
                mentions.append((start, here + 1, kind, least))
    return Labelled(text=text, names=_names(text, tokens, mentions))


def _names(text: str, tokens: list[_Token], mentions: list[tuple[int, int, str, list[int]]]) -> tuple[Name, ...]:
    found: dict[tuple[int, int], str] = {}
    for start, end, kind, heads in mentions:
        if kind not in {*_LABELS, "place"} or not any(tokens[head].proper for head in heads):
            continue
        first, last = _run(tokens, start, end, heads)
        first += _outside(tokens, mentions, first, last)
        if first < last:
            name = text[tokens[first].start : tokens[last - 1].end]
            found.setdefault((first, last), _LABELS.get(kind) or names().place(name))
    kept: list[Name] = []
    for first, last in sorted(found, key=lambda span: (span[0], -span[1])):
        if not kept or tokens[first].start >= kept[-1].end:
            kept.append(Name(start=tokens[first].start, end=tokens[last - 1].end, label=found[first, last]))
    return tuple(kept)


def _run(tokens: list[_Token], start: int, end: int, heads: list[int]) -> tuple[int, int]:
    """Return the run of proper nouns around the head, over *of* and its like between two of them."""
    head = next(index for index in heads if tokens[index].proper)
    first, last = head, head + 1
    while first > start:
        back = first - 1
        while back > start and tokens[back].text in _INNER:
            back -= 1
        if not tokens[back].proper:
            break
        first = back
    while last < end:
        ahead = last
        while ahead < end - 1 and tokens[ahead].text in _INNER:
            ahead += 1
        if not tokens[ahead].proper:
            break
        last = ahead + 1
    return first, last


def _outside(tokens: list[_Token], mentions: list[tuple[int, int, str, list[int]]], first: int, last: int) -> int:
    """Return how many tokens at the beginning are titles, with the place or body before them: *U.S. President*."""
    for start, end, kind, _ in mentions:
        if start == first and end < last and kind in {"place", "organization"}:
            titles = names().without_titles([token.text for token in tokens[end:last]])
            if titles:
                return end - first + titles
    return names().without_titles([token.text for token in tokens[first:last]])
