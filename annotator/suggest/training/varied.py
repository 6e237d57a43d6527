"""Copies of texts with other names, other case and other marks, so that less hangs on what a corpus is like."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from annotator.suggest.training.dates import made_up_date
from annotator.suggest.training.drills import drawn, invented
from annotator.suggest.training.labelled import Labelled, Name

_KINDS = {
    "GPE": ("country", "region", "city", "city"),
    "LOC": ("natural",),
    "ORG": ("org",),
    "FAC": ("fac",),
    "EVENT": ("event",),
}


def varied(text: Labelled, chance: Random, *, rate: float) -> Labelled:
    """Return the text with about that share of its names replaced by others of the same label."""
    out = ""
    moves: list[tuple[int, int]] = [(0, 0)]
    changed: list[Name] = []
    at = 0
    for name in text.names:
        out += text.text[at : name.start]
        old = text.text[name.start : name.end]
        new = _other(old, name.label, chance) if chance.random() < rate else old
        changed.append(Name(start=len(out), end=len(out) + len(new), label=name.label))
        out += new
        at = name.end
        moves.append((name.end, len(out) - name.end))
    out += text.text[at:]
    unknown = tuple((_moved(start, moves), _moved(end, moves)) for start, end in text.unknown)
    return Labelled(text=out, names=tuple(changed), unknown=unknown)


def _moved(offset: int, moves: list[tuple[int, int]]) -> int:
    return offset + next(by for after, by in reversed(moves) if offset >= after)


def _other(old: str, label: str, chance: Random) -> str:
    if label == "PERSON":
        return _person(old, chance)
    if label == "DATE":
        return made_up_date(chance)
    if label == "NORP":
        return drawn("norps" if old.endswith("s") else "norp", chance)
    if label == "GPE" and chance.random() < 0.15:
        return invented(chance)
    return drawn(chance.choice(_KINDS[label]), chance)


def _person(old: str, chance: Random) -> str:
    last = drawn("last", chance)
    if " " not in old:
        return last if chance.random() < 0.8 else drawn("first", chance)
    first = drawn("first", chance)
    draw = chance.random()
    if draw < 0.06:
        return f"{first} {chance.choice('ABCDEFGHJKLMNPRSTW')}. {last}"
    if draw < 0.12:
        return f"{first} {drawn('first', chance)} {last}"
    return f"{first[0]}. {last}" if draw < 0.15 else f"{first} {last}"


def restyled(text: Labelled, chance: Random, *, lower: float, upper: float, title: float) -> Labelled:
    """Return the text in lower case, in capitals, in title case or as it is, by those chances; apostrophes vary."""
    draw = chance.random()
    shown = text.text
    if draw < lower:
        shown = shown.lower()
    elif draw < lower + upper:
        shown = shown.upper()
    elif draw < lower + upper + title:
        shown = "".join(
            letter.upper() if index == 0 or shown[index - 1] == " " else letter for index, letter in enumerate(shown)
        ).rstrip(". ")
    if chance.random() < 0.3:
        shown = shown.replace("'", "’")
        halves = shown.split('"')
        quotes = ("“" if index % 2 == 0 else "”" for index in range(len(halves)))
        shown = "".join(half + quote for half, quote in zip(halves[:-1], quotes, strict=False)) + halves[-1]
    if len(shown) > len(text.text) or any(name.end > len(shown) for name in text.names):
        return text  # a letter that has no other case of the same length
    fits = tuple((start, min(end, len(shown))) for start, end in text.unknown if start < len(shown))
    return replace(text, text=shown, unknown=fits)


def with_rare_labels(text: Labelled, chance: Random, *, rate: float) -> Labelled:
    """Return the text where, by that chance, *in* a GPE is *at* a built place or *during* an event: both are rare."""
    if chance.random() >= rate:
        return text
    for index, name in enumerate(text.names):
        if name.label == "GPE" and text.text[: name.start].endswith(" in "):
            label = chance.choice(("FAC", "FAC", "EVENT", "LOC"))
            built = chance.choice((" at ", " near ", " at the "))
            word = {"FAC": built, "EVENT": " during the ", "LOC": " in the "}[label]
            return _replaced(text, index, text.text[: name.start - 4] + word, _other("", label, chance), label)
    return text


def _replaced(text: Labelled, index: int, head: str, new: str, label: str) -> Labelled:
    """Return the text with one name replaced after ``head``; all that follows moves along."""
    old = text.names[index]
    by = len(head) + len(new) - old.end
    names_after = tuple(replace(name, start=name.start + by, end=name.end + by) for name in text.names[index + 1 :])
    inserted = Name(start=len(head), end=len(head) + len(new), label=label)
    unknown = tuple(
        (start, end) if end <= old.start else (start + by, end + by)
        for start, end in text.unknown
        if end <= old.start - 4 or start >= old.end
    )
    return Labelled(
        text=head + new + text.text[old.end :], names=(*text.names[:index], inserted, *names_after), unknown=unknown
    )
