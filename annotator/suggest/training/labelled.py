"""Texts with names in them, and how corpora made of tokens become such texts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

# Marks that stand without a blank before or after them.
_CLOSING = frozenset({".", ",", ";", ":", "?", "!", ")", "]", "}", "%", "...", "n't", "'", "’", "”"})
_OPENING = frozenset({"(", "[", "{", "$", "£", "€", "#", "@", "“", "‘"})
_CLITIC = re.compile(r"['’](s|S|re|ve|ll|d|m|em)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A labelled stretch of a text, in code points."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """A text, its names in order without overlap, and the stretches of which nothing is known.

    ``unknown`` are starts and ends in code points: a name may or may not be there, so training takes nothing from it.
    """

    text: str
    names: tuple[Name, ...]
    unknown: tuple[tuple[int, int], ...] = ()

    def shifted(self, by: int) -> Labelled:
        """Return the same names with all offsets moved; the text stays."""
        return replace(
            self,
            names=tuple(replace(name, start=name.start + by, end=name.end + by) for name in self.names),
            unknown=tuple((start + by, end + by) for start, end in self.unknown),
        )


def joined(parts: Sequence[Labelled], gap: str = " ") -> Labelled:
    """Return texts one after another as one, with blanks or line breaks between them."""
    text = ""
    names: list[Name] = []
    unknown: list[tuple[int, int]] = []
    for part in parts:
        moved = part.shifted(len(text) + len(gap) if text else 0)
        text = f"{text}{gap}{part.text}" if text else part.text
        names += moved.names
        unknown += moved.unknown
    return Labelled(text=text, names=tuple(names), unknown=tuple(unknown))


def from_tokens(
    words: Sequence[str], names: Sequence[tuple[int, int, str]], unknown: Sequence[tuple[int, int]] = ()
) -> Labelled:
    """Return the text that tokens came from, as good as it can be told; spans are of tokens, the end excluded."""
    starts, ends, text = [], [], ""
    quoted = False
    tight = True
    for word in words:
        quote = word in {'"', "``", "''"}
        closing = word in _CLOSING or bool(_CLITIC.match(word)) or (quote and quoted)
        if not (tight or closing):
            text += " "
        shown = '"' if quote else word
        starts.append(len(text))
        text += shown
        ends.append(len(text))
        tight = word in _OPENING or (quote and not quoted)
        quoted ^= quote
    return Labelled(
        text=text,
        names=tuple(Name(start=starts[a], end=ends[b - 1], label=label) for a, b, label in names),
        unknown=tuple((starts[a], ends[b - 1]) for a, b in unknown),
    )


def tagged_spans(tags: Sequence[str]) -> list[tuple[int, int, str]]:
    """Return the spans of IOB2 tags as (start, end, tag), of tokens, the end excluded."""
    spans: list[tuple[int, int, str]] = []
    for index, tag in enumerate(tags):
        kind = tag[2:]
        if tag.startswith("I-") and spans and spans[-1][1] == index and spans[-1][2] == kind:
            spans[-1] = (spans[-1][0], index + 1, kind)
        elif tag != "O":
            spans.append((index, index + 1, kind))
    return spans
