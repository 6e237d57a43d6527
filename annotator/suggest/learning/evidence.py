"""The evidence that a stretch of a text is a name: what ships, what is remembered, what this very text shows."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np

from annotator.suggest.learning.ground import Ground, Rows, Stretch
from annotator.suggest.learning.memory import KINDS, Memory, keys
from annotator.suggest.learning.weighing import Array

if TYPE_CHECKING:
    from spacy.tokens import Doc

BEGIN = np.array([1.0, 0.3, 0.0, 0.2, 0.7, 0.0])
"""What each kind of evidence weighs before anything was decided: what ships; the name, in any case, its last word, as
the project knows them; the same name as decided in this text, and as what ships sees it elsewhere in this text."""

_PRIOR = 0.5  # decisions that what ships counts for beside what is remembered


def evidence_of(
    ground: Ground,
    memory: Memory,
    doc: Doc,
    stretches: Sequence[Stretch],
    *,
    decided: dict[Stretch, str],
    learning: str | None = None,
) -> Array:
    """Return the evidence by stretch, label and kind: logarithms of how much likelier each makes the label.

    While ``learning`` from a group, nothing is remembered of that group, and only names before a stretch are decided.
    """
    likely = ground.likely(doc, stretches)
    logs = np.log(likely)
    labels = ("", *ground.labels)
    found = np.zeros((len(stretches), len(labels), len(BEGIN)))
    found[:, :, 0] = logs
    by_name: dict[str, list[tuple[Stretch, str]]] = defaultdict(list)
    for stretch, label in decided.items():
        by_name[" ".join(words_of(doc, stretch))].append((stretch, label))
    alike = _alike(doc, stretches)
    for row, stretch in enumerate(stretches):
        words = words_of(doc, stretch)
        for kind, key in enumerate(keys(words)):
            _add(found[row, :, 1 + kind], memory.counts(key, labels, learning), likely[row])
        told = Counter(
            label
            for other, label in by_name.get(" ".join(words), ())
            if other != stretch and (learning is None or other < stretch)
        )
        _add(found[row, :, 1 + KINDS], [told[label] for label in labels], likely[row])
        others = [each for each in alike[" ".join(words)] if each != row]
        if others:
            found[row, :, 2 + KINDS] = np.log(likely[others].mean(axis=0)) - logs[row]
    return found


def _add(row: Array, counts: Sequence[int], likely: Rows) -> None:
    total = sum(counts)
    if total > 0:
        row[:] = np.log((np.asarray(counts) + _PRIOR * likely) / (total + _PRIOR)) - np.log(likely)


def _alike(doc: Doc, stretches: Sequence[Stretch]) -> dict[str, list[int]]:
    """Return the rows by their words, and those of several words by their last one, too."""
    rows: dict[str, list[int]] = defaultdict(list)
    for row, stretch in enumerate(stretches):
        words = words_of(doc, stretch)
        rows[" ".join(words)].append(row)
        if len(words) > 1:
            rows[words[-1]].append(row)
    return rows


def on_tokens(doc: Doc, spans: Iterable[tuple[int, int, str]]) -> Iterator[tuple[Stretch, str]]:
    """Yield the stretch of tokens of each span that lies in the text, with its label."""
    for start, end, label in spans:
        span = doc.char_span(start, end, alignment_mode="expand") if start < end <= len(doc.text) else None
        if span is not None and len(span):
            yield (span.start, span.end), label


def words_of(doc: Doc, stretch: Stretch) -> list[str]:
    """Return the words of a stretch."""
    return [token.text for token in doc[stretch[0] : stretch[1]]]


def overlap(one: Stretch, other: Stretch) -> bool:
    """Tell whether two stretches share a token."""
    return one[0] < other[1] and other[0] < one[1]


def lies_within(inner: Stretch, outer: Stretch) -> bool:
    """Tell whether a stretch lies within another, or is the same."""
    return outer[0] <= inner[0] and inner[1] <= outer[1]
