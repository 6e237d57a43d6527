"""A learner of names: what ships, what the project remembers, and what was decided in this very text, weighed.

Each stretch that may be a name gets a probability of every label, by a softmax over six kinds of evidence and by what
the stretch is like; the weights are learned from decisions, the probabilities calibrated on threads that were held out.
That takes a second for hundreds of texts, so it is learned anew each time and nothing can be forgotten.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from annotator.domain.errors import SuggesterError
from annotator.suggest.calibration import Calibration
from annotator.suggest.learning.decided import Place
from annotator.suggest.learning.edges import Edges
from annotator.suggest.learning.evidence import BEGIN, evidence_of, lies_within, on_tokens, overlap, words_of
from annotator.suggest.learning.ground import Ground, Stretch
from annotator.suggest.learning.memory import Memory
from annotator.suggest.learning.weighing import Array, Weights, unweighed

if TYPE_CHECKING:
    from spacy.tokens import Doc

PROPOSED = 0.35
"""The least probability of what is proposed, before anything was learned."""

_SHIPPED = np.array([1.0, 0.0, 0.0, 0.0, 0.0, 0.0])
_FILES = ("names.npz", "names.json")


class Guess(NamedTuple):
    """A label for a range of code points, with its probability."""

    start: int
    end: int
    label: str
    probability: float


class LearnedNames:
    """Proposes names of one layer."""

    def __init__(
        self,
        ground: Ground,
        *,
        weights: Weights,
        memory: Memory,
        edges: Edges,
        calibration: Calibration,
        is_calibrated: bool = False,
        nested: bool = False,
        proposed: float = PROPOSED,
    ) -> None:
        self.ground = ground
        self.weights = weights
        self.memory = memory
        self.edges = edges
        self.calibration = calibration
        self.is_calibrated = is_calibrated
        self.nested = nested
        self.proposed = proposed

    def guesses(self, doc: Doc, decided: Iterable[tuple[int, int, str]] = ()) -> list[Guess]:
        """Return the names of a text that ``ground`` has read; ``decided`` are those that somebody labelled in it."""
        return [guess for guess in self.judged(doc, decided) if guess.probability >= self.proposed]

    def judged(self, doc: Doc, decided: Iterable[tuple[int, int, str]] = ()) -> list[Guess]:
        """Return the names, and with how unlikely they are, words that were decided elsewhere and are hardly one."""
        return [
            Guess(*_place(doc, stretch), label, probability)
            for stretch, label, probability in self.ranked(doc, decided)
            if probability >= self.proposed or self.memory.knows(words_of(doc, stretch))
        ]

    def ranked(self, doc: Doc, decided: Iterable[tuple[int, int, str]] = ()) -> Iterator[tuple[Stretch, str, float]]:
        """Yield the likeliest label of each stretch, the surest first, as far as they do not stand in each other's way.

        One that is too unlikely to be proposed stands in nobody's way.
        """
        known = dict(on_tokens(doc, decided))
        stretches = sorted({*self.stretches(doc), *_once_more(doc, known)})
        likely = self._likely(doc, stretches, known)
        taken: list[Stretch] = []
        for at in np.argsort(likely[:, 0], kind="stable") if stretches else ():
            best = int(likely[at, 1:].argmax())
            start, end = stretches[at]
            if not any(_in_the_way((start, end), other, nested=self.nested) for other in taken):
                probability = self.calibration(float(likely[at, best + 1]))
                if probability >= self.proposed:
                    taken.append((start, end))
                yield (start, end), self.ground.labels[best], probability

    def stretches(self, doc: Doc) -> list[Stretch]:
        """Return what may be a name: as what ships sees it, as it is remembered, with other edges."""
        bare = self.ground.stretches(doc)
        remembered = self.memory.places([token.text for token in doc])
        return sorted({*bare, *remembered, *self.edges.others(doc, bare)})

    def _likely(self, doc: Doc, stretches: Sequence[Stretch], decided: dict[Stretch, str]) -> Array:
        evidence = evidence_of(self.ground, self.memory, doc, stretches, decided=decided)
        return self.weights(evidence, self.ground.looks(doc, stretches))

    def save(self, folder: Path) -> None:
        """Write what was learned into a folder; what ships is not in it."""
        folder.mkdir(parents=True, exist_ok=True)
        np.savez_compressed(folder / _FILES[0], allow_pickle=False, **self.weights.plain())
        plain = {
            "labels": self.ground.labels,
            "memory": self.memory.plain(),
            "edges": self.edges.plain(),
            "calibration": asdict(self.calibration),
            "is_calibrated": self.is_calibrated,
            "nested": self.nested,
            "proposed": self.proposed,
        }
        (folder / _FILES[1]).write_text(json.dumps(plain), encoding="utf-8")


def load(folder: Path, ground: Ground) -> LearnedNames:
    """Return what ``save`` wrote.

    Raises:
        SuggesterError: the folder holds no learner of names, or one of other labels.
    """
    try:
        with np.load(folder / _FILES[0], allow_pickle=False) as packed:
            weights = Weights(**{name: packed[name] for name in packed.files})
        plain = json.loads((folder / _FILES[1]).read_text(encoding="utf-8"))
        labels = tuple(plain["labels"])
        learned = LearnedNames(
            ground,
            weights=weights,
            memory=Memory.from_plain(plain["memory"]),
            edges=Edges.from_plain(plain["edges"]),
            calibration=Calibration(**plain["calibration"]),
            is_calibrated=bool(plain["is_calibrated"]),
            nested=bool(plain["nested"]),
            proposed=float(plain["proposed"]),
        )
    except (OSError, KeyError, TypeError, ValueError) as error:
        raise SuggesterError("There is no learner of names in “{folder}”; train it again.", folder=folder) from error
    if labels != ground.labels:
        raise SuggesterError("The labels are others than those that were learned in “{folder}”.", folder=folder)
    return learned


def unlearned(ground: Ground) -> LearnedNames:
    """Return a learner that knows nothing yet but what is decided in the text that it is asked about."""
    return LearnedNames(
        ground,
        weights=unweighed(BEGIN, len(ground.labels) + 1),
        memory=Memory(),
        edges=Edges(),
        calibration=Calibration(),
    )


def as_shipped(ground: Ground) -> LearnedNames:
    """Return a learner that says what ships, for comparison."""
    return LearnedNames(
        ground,
        weights=unweighed(_SHIPPED, len(ground.labels) + 1),
        memory=Memory(),
        edges=Edges(),
        calibration=Calibration(),
    )


def _once_more(doc: Doc, known: Iterable[Stretch]) -> Iterator[Stretch]:
    """Yield where the words of known stretches stand, there and elsewhere in the text."""
    words = [token.text for token in doc]
    for said in {tuple(words[start:end]) for start, end in known}:
        for start, word in enumerate(words):
            if word == said[0] and tuple(words[start : start + len(said)]) == said:
                yield start, start + len(said)


def _place(doc: Doc, stretch: Stretch) -> Place:
    last = doc[stretch[1] - 1]
    return doc[stretch[0]].idx, last.idx + len(last)


def _in_the_way(one: Stretch, other: Stretch, *, nested: bool) -> bool:
    apart = nested and (lies_within(one, other) or lies_within(other, one))
    return overlap(one, other) and not apart
