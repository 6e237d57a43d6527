"""Teaching a learner of names: from decided texts to weights, memory and calibration, and figures on what it finds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from annotator.domain.suggesting import LAYER_THRESHOLD
from annotator.suggest.calibration import calibration_error, fitted
from annotator.suggest.learning.decided import CALIBRATED_FROM, DecidedText
from annotator.suggest.learning.evidence import BEGIN, evidence_of, lies_within, on_tokens, overlap, words_of
from annotator.suggest.learning.ground import Ground, Stretch
from annotator.suggest.learning.measuring import dealt, folds
from annotator.suggest.learning.names import PROPOSED, LearnedNames, unlearned
from annotator.suggest.learning.weighing import Array, weighed

if TYPE_CHECKING:
    from spacy.tokens import Doc

_PROPOSED = (LAYER_THRESHOLD, 0.4)  # bounds of the least probability of what is proposed; below, nobody is shown it
_NESTED = 0.02  # share of names inside names, from where on they are proposed, too


@dataclass(frozen=True, slots=True, kw_only=True)
class NameFigures:
    """How well names are found in ``texts`` texts: counts of names, and the expected calibration error of guesses."""

    texts: int
    right: int
    found: int
    there: int
    calibration_error: float | None

    def __add__(self, other: NameFigures) -> NameFigures:
        """Return the figures on both; the calibration error is that of the first."""
        return NameFigures(
            texts=self.texts + other.texts,
            right=self.right + other.right,
            found=self.found + other.found,
            there=self.there + other.there,
            calibration_error=self.calibration_error,
        )

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.found + self.there
        return 2 * self.right / both if both else 0.0


@dataclass(slots=True)
class _Read:
    """A decided text as tokens, and its names as stretches of them."""

    decided: DecidedText
    doc: Doc
    names: dict[Stretch, str]
    refused: dict[Stretch, set[str]]


def train(ground: Ground, decided: Sequence[DecidedText]) -> tuple[LearnedNames, NameFigures]:
    """Learn from decided texts; figures are on the same texts, each answered by a learner that saw none of its group.

    The same texts in the same order give the same learner.
    """
    read = _read(ground, decided)
    groups = [each.decided.group or f"\0{number}" for number, each in enumerate(read)]
    fold = folds(groups) if len(set(groups)) > 1 else dealt(len(read))
    guesses: list[tuple[float, bool]] = []
    there = sum(len(each.names) for each in read)
    for number in np.unique(fold):
        part = _taught(ground, [each for each, own in zip(read, fold, strict=True) if own != number])
        guesses += _tried(part, [each for each, own in zip(read, fold, strict=True) if own == number])[1]
    learned = _taught(ground, read)
    error = None
    if guesses:
        scores, outcomes = [each[0] for each in guesses], [each[1] for each in guesses]
        learned.calibration = fitted(scores, outcomes)
        learned.is_calibrated = len(guesses) >= CALIBRATED_FROM
        error = _honest_error(scores, outcomes)
        guesses = list(zip(learned.calibration.of(scores).tolist(), outcomes, strict=True))
    found, right = _counted(guesses, PROPOSED)
    if there:
        # F1 is greatest where half of it is the least probability (Lipton, Elkan & Naryanaswamy, ECML 2014).
        learned.proposed = min(max(right / (found + there), _PROPOSED[0]), _PROPOSED[1])
        found, right = _counted(guesses, learned.proposed)
    figures = NameFigures(texts=len(read), right=right, found=found, there=there, calibration_error=error)
    return learned, figures


def _counted(guesses: Sequence[tuple[float, bool]], least: float) -> tuple[int, int]:
    """Return how many names are proposed with at least that probability, and how many of them are right."""
    proposed = [is_right for probability, is_right in guesses if probability >= least]
    return len(proposed), sum(proposed)


def measured(learned: LearnedNames, decided: Sequence[DecidedText]) -> NameFigures:
    """Return figures on texts that were set aside."""
    (right, found, there), guesses = _tried(learned, _read(learned.ground, decided))
    error = calibration_error([each[0] for each in guesses], [each[1] for each in guesses]) if guesses else None
    return NameFigures(texts=len(decided), right=right, found=found, there=there, calibration_error=error)


def tried(learned: LearnedNames, decided: Sequence[DecidedText]) -> list[tuple[float, bool]]:
    """Return the probability of each guess of which something was decided, and whether it is right."""
    return _tried(learned, _read(learned.ground, decided))[1]


def _honest_error(scores: Sequence[float], outcomes: Sequence[bool]) -> float:
    """Return the calibration error where each guess is calibrated by the other half of them."""
    calibrated = np.zeros(len(scores))
    for part in (0, 1):
        honest = fitted(scores[1 - part :: 2], outcomes[1 - part :: 2])
        calibrated[part::2] = honest.of(scores[part::2])
    return calibration_error(calibrated.tolist(), list(outcomes))


def _read(ground: Ground, decided: Sequence[DecidedText]) -> list[_Read]:
    read = []
    for each, doc in zip(decided, ground.read(one.text for one in decided), strict=True):
        names = {stretch: label for stretch, label in on_tokens(doc, each.names) if label in ground.labels}
        refused: dict[Stretch, set[str]] = defaultdict(set)
        for stretch, label in on_tokens(doc, each.refused):
            refused[stretch].add(label)
        read.append(_Read(each, doc, names, refused))
    return read


def _taught(ground: Ground, read: Sequence[_Read]) -> LearnedNames:
    learned = unlearned(ground)
    within = count = 0
    for each in read:
        learned.edges.look(each.doc, ground.stretches(each.doc), each.names)
        for stretch, label in each.names.items():
            learned.memory.add(words_of(each.doc, stretch), label, each.decided.group)
        count += len(each.names)
        within += sum(lies_within(name, other) for name in each.names for other in each.names if name != other)
    learned.nested = within > _NESTED * count
    wanted = [_wanted(learned, each) for each in read]
    for each, answers in zip(read, wanted, strict=True):
        for stretch, row in answers.items():
            if row[0] == 1.0 or (stretch in each.refused and stretch not in each.names):
                learned.memory.add(words_of(each.doc, stretch), "", each.decided.group)
    parts = [(each, answers) for each, answers in zip(read, wanted, strict=True) if answers]
    evidence, looks, rows = [], [], []
    for each, answers in parts:
        stretches = sorted(answers)
        evidence.append(
            evidence_of(ground, learned.memory, each.doc, stretches, decided=each.names, learning=each.decided.group)
        )
        looks.append(ground.looks(each.doc, stretches))
        rows += [answers[stretch] for stretch in stretches]
    if rows:
        learned.weights = weighed(BEGIN, np.concatenate(evidence), np.concatenate(looks), np.stack(rows))
    return learned


def _wanted(learned: LearnedNames, read: _Read) -> dict[Stretch, Array]:
    """Return how likely each label of a stretch is right, for stretches of which something was decided."""
    ground, labels = learned.ground, learned.ground.labels
    stretches = [*dict.fromkeys([*learned.stretches(read.doc), *read.refused])]
    wanted: dict[Stretch, Array] = {}
    for stretch, likely in zip(stretches, ground.likely(read.doc, stretches), strict=True):
        label = read.names.get(stretch)
        row = np.zeros(len(labels) + 1)
        if label is not None:
            row[labels.index(label) + 1] = 1.0
        elif read.decided.whole or any(overlap(stretch, name) for name in read.names):
            row[0] = 1.0
        elif stretch in read.refused:
            row[:] = [
                0.0 if each in read.refused[stretch] else share
                for each, share in zip(("", *labels), likely, strict=True)
            ]
            row /= row.sum()
        else:
            continue
        wanted[stretch] = row
    return wanted


def _tried(learned: LearnedNames, read: Sequence[_Read]) -> tuple[tuple[int, int, int], list[tuple[float, bool]]]:
    """Return how many names are right, found and there, and each guess that was decided: its probability, if right."""
    right = found = there = 0
    guesses: list[tuple[float, bool]] = []
    for each in read:
        there += len(each.names)
        answers = _wanted(learned, each)
        for stretch, label, probability in learned.ranked(each.doc):
            refused = label in each.refused.get(stretch, ())
            if stretch not in answers and not refused:
                continue
            is_right = each.names.get(stretch) == label
            guesses.append((probability, is_right))
            if probability >= learned.proposed:
                found += 1
                right += is_right
    return (right, found, there), guesses
