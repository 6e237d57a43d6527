"""Documents as a format knows them that has tokens and no text: sentences of tokens, joined by one blank."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from annotator.domain.annotation import SpanAnnotation
from annotator.domain.identifiers import text_sha256
from annotator.domain.tokens import TokenTable, rough_tokens, sentence_bounds
from annotator.formats.labelled import Labelled


class TokenSentences(NamedTuple):
    """The tokens of a text, and which of them, by number, make up each sentence."""

    tokens: TokenTable
    sentences: list[range]


def token_sentences(text: str) -> TokenSentences:
    """Return the tokens of a text that ``as_token_text`` made: a blank between them, a sentence to a line."""
    table = rough_tokens(text)
    ends = [number for number in range(1, len(table.starts)) if text[table.ends[number - 1]] == "\n"]
    ends.append(len(table.starts))
    return TokenSentences(table, [range(first, end) for first, end in zip([0, *ends], ends, strict=False)])


def sentences_of(text: str, table: TokenTable, spans: Iterable[SpanAnnotation]) -> list[range]:
    """Return the tokens of each sentence, by number; no sentence ends inside of a span."""
    ends = sorted({bisect_left(table.starts, bound) for bound in sentence_bounds(text)} | {len(table.starts)})
    held = [(bisect_left(table.starts, span.start), bisect_left(table.ends, span.end)) for span in spans]
    ends = [end for end in ends if end > 0 and not any(first < end <= last for first, last in held)]
    return [range(first, end) for first, end in zip([0, *ends], ends, strict=False) if first < end]


def as_token_text(labelled: Labelled, table: TokenTable) -> Labelled:
    """Return a document with the text that its tokens make, one sentence to a line, its spans moved along."""
    text = labelled.document.text
    spans = [span for each in labelled.sets for span in each.spans]
    starts: dict[int, int] = {}
    ends: dict[int, int] = {}
    lines: list[str] = []
    at = 0
    for sentence in sentences_of(text, table, spans):
        words: list[str] = []
        for token in sentence:
            word = text[table.starts[token] : table.ends[token]]
            starts[table.starts[token]] = at
            ends[table.ends[token]] = at + len(word)
            at += len(word) + 1
            words.append(word)
        lines.append(" ".join(words))
    joined = "\n".join(lines)
    document = replace(labelled.document, text=joined, text_sha256=text_sha256(joined))
    sets = tuple(
        replace(each, spans=tuple(replace(span, start=starts[span.start], end=ends[span.end]) for span in each.spans))
        for each in labelled.sets
    )
    return Labelled(document, sets)
