"""Documents as a format knows them that has tokens and no text: sentences of tokens, joined by one blank."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import replace
from itertools import accumulate
from typing import NamedTuple

from annotator.domain.annotation import SpanAnnotation
from annotator.domain.identifiers import text_sha256
from annotator.domain.tokens import TokenTable, sentence_bounds
from annotator.formats.labelled import Labelled


class TokenSentences(NamedTuple):
    """The tokens of a text, sentence by sentence, and where all of them are."""

    words: list[list[str]]
    tokens: TokenTable


def token_sentences(text: str) -> TokenSentences:
    """Return the tokens of a text that ``as_token_text`` made: a blank between them, a sentence to a line."""
    words = [line.split(" ") for line in text.split("\n")] if text else []
    starts = [0, *accumulate([len(word) + 1 for sentence in words for word in sentence])]
    return TokenSentences(words, TokenTable(tuple(starts[:-1]), tuple([start - 1 for start in starts[1:]])))


def sentences_of(text: str, table: TokenTable, spans: Iterable[SpanAnnotation]) -> list[range]:
    """Return the tokens of each sentence, by number; no sentence ends inside of a span."""
    ends = sorted({bisect_left(table.starts, bound) for bound in sentence_bounds(text)} | {len(table.starts)})
    inside: set[int] = set()
    for span in spans:
        first, last = bisect_left(table.starts, span.start), bisect_left(table.ends, span.end)
        inside.update(ends[bisect_right(ends, first) : bisect_right(ends, last)])
    ends = [end for end in ends if end > 0 and end not in inside]
    return [range(first, end) for first, end in zip([0, *ends], ends, strict=False) if first < end]


def as_token_text(labelled: Labelled, table: TokenTable) -> Labelled:
    """Return a document with the text that its tokens make, one sentence to a line, its spans moved along."""
    text = labelled.document.text
    spans = [span for each in labelled.sets for span in each.spans]
    words = [text[start:end] for start, end in zip(table.starts, table.ends, strict=True)]
    sentences = sentences_of(text, table, spans)
    joined = "\n".join(" ".join(words[sentence.start : sentence.stop]) for sentence in sentences)
    starts = [0, *accumulate([len(word) + 1 for word in words])]

    def moved(span: SpanAnnotation) -> SpanAnnotation:
        first, last = bisect_left(table.starts, span.start), bisect_left(table.ends, span.end)
        return replace(span, start=starts[first], end=starts[last + 1] - 1)

    document = replace(labelled.document, text=joined, text_sha256=text_sha256(joined))
    sets = tuple(replace(each, spans=tuple(map(moved, each.spans))) for each in labelled.sets)
    return Labelled(document, sets)
