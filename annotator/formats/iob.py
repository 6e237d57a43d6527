"""Tags of tokens to labelled ranges of tokens and back, whatever the scheme."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from annotator.domain.annotation import SpanAnnotation
from annotator.domain.tokens import TokenTable
from annotator.formats.label_names import LabelNames

_TAG = re.compile(r"(?:([BIESLUMbieslum])[-_])?(.+)")
_BRACKET = re.compile(r"-|\*|\*\)|\(([^\s()*]+)(?:\*\)?|\))")
_BEGINS = frozenset("BSU")
_ENDS = frozenset("ESLU")
NO_TAG = frozenset(("O", "o", "-", "_", "*", ""))


def is_tag(word: str) -> bool:
    """Return whether a word can be a tag: outside, or a letter of a scheme before a label."""
    return word in ("O", "o") or re.match(r"[BIESLUM][-_]\S", word) is not None


def is_bracket(cell: str) -> bool:
    """Return whether a cell is one of CoNLL-2012: ``(PERSON*``, ``*``, ``*)``, ``(GPE)``, and ``-`` for nothing."""
    return _BRACKET.fullmatch(cell) is not None


def without_brackets(cells: Iterable[str]) -> Iterator[str]:
    """Yield the tags of IOB2 for the cells of one sentence in brackets."""
    open_label = ""
    for cell in cells:
        match = _BRACKET.fullmatch(cell)
        if match and match[1]:
            open_label = match[1]
            yield f"B-{open_label}"
        else:
            yield f"I-{open_label}" if open_label else "O"
        if cell.endswith(")"):
            open_label = ""


def ranges_of(tags: Iterable[str]) -> Iterator[tuple[int, int, str]]:
    """Yield first token, last token and label of each entity in one sentence.

    Reads IOB1, IOB2, IOE1, IOE2, BIOES, BILOU, BMES and bare labels alike: an entity goes on while its label stays
    and nothing ends it or begins another.
    """
    first, label = 0, ""
    last = -1
    for number, tag in enumerate(tags):
        match = None if tag in NO_TAG else _TAG.fullmatch(tag)
        scheme, name = ((match[1] or "I").upper(), match[2]) if match else ("O", "")
        if label and (name != label or scheme in _BEGINS):
            yield first, last, label
            label = ""
        if name and not label:
            first, label = number, name
        last = number
        if label and scheme in _ENDS:
            yield first, last, label
            label = ""
    if label:
        yield first, last, label


def iob2(table: TokenTable, spans: Sequence[SpanAnnotation], names: LabelNames) -> list[str]:
    """Return the tag of each token, IOB2; spans are whole tokens and none is over another."""
    tags = ["O"] * len(table.starts)
    for span in spans:
        first, end = bisect_left(table.starts, span.start), bisect_left(table.starts, span.end)
        name = names.outside(span.layer, span.label)
        tags[first:end] = [f"B-{name}", *[f"I-{name}"] * (end - first - 1)]
    return tags
