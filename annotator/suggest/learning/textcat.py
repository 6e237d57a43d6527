"""Learners of choices, stances and attributes: spaCy's textcat on what was decided, weighed against what ships.

Which architecture, which text: chosen by learning curves (``tests/benchmarks/test_learning_choices.py``). With 50 to
200 decisions toward targets, a bag of words is as good as spaCy's ensemble with a convolution, or better, and trains
five times as fast.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from time import perf_counter
from typing import Any

import numpy as np
import spacy
from numpy.typing import NDArray
from spacy.language import Language
from spacy.training import Example
from thinc.api import Adam, fix_random_seed

from annotator.domain.errors import SuggesterError
from annotator.suggest.learning.blending import Blend, Rows, blended
from annotator.suggest.learning.measuring import (
    GROUPS,
    Measure,
    dealt,
    folds,
    measured,
    nothing_measured,
    too_little,
)
from annotator.suggest.learning.question import Decision, Question
from annotator.suggest.learning.rendering import rendered, target_key
from annotator.suggest.sentiment.scoring import Scored

_ARCHITECTURE = {
    "@architectures": "spacy.TextCatBOW.v3",
    "exclusive_classes": True,
    "ngram_size": 1,
    "length": 32768,
    "no_output_layer": False,
}
_KEY = "annotator"  # in the pipeline's meta
_FAMILIAR = 3  # decisions, from where a target is known
_ROUNDS = 10
_BATCH = 16
_DROPPED = 0.2
_RATE = 0.01


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What came of training.

    ``new`` is measured on decisions of whose target, or thread, the learner had seen none; ``known`` on decisions
    toward targets that it had seen others of, None where there are none. A learner may know how people argue about
    one claim, and nothing of the next. ``shipped`` is whether anything ships that speaks of these labels; what is no
    better than that is not said.
    """

    decided: int
    rejected: int
    shipped: bool
    new: Measure
    known: Measure | None
    seconds: float


class Learned:
    """A trained learner; ``nlp`` is a plain spaCy pipeline that reads texts as ``rendered`` writes them.

    ``entities`` are the labels of those entities that an attribute was decided of: of others, such as dates, that
    nobody felt anything for, it says nothing.
    """

    def __init__(
        self,
        nlp: Language,
        labels: Sequence[str],
        *,
        language: str,
        blends: Mapping[str, Blend],
        met: Iterable[str],
        entities: Iterable[str],
        report: Report,
    ) -> None:
        self.nlp = nlp
        self.language = language
        self.labels = tuple(labels)
        self.blends = dict(blends)
        self.met = frozenset(met)
        self.entities = frozenset(entities)
        self.report = report

    def answers(self, questions: Sequence[Question]) -> list[dict[str, float]]:
        """Return the probability of each label for each question; nothing for one that it has nothing to say of."""
        said = _said(self.nlp, questions, self.labels, self.language)
        offered = _offered(questions, self.labels)
        answers: list[dict[str, float]] = [{} for _ in questions]
        for at, question in enumerate(questions):
            if question.entity and question.entity not in self.entities:
                continue
            familiar = target_key(question) in self.met
            measure = self.report.known if familiar else self.report.new
            if measure is not None and measure.verdict == "better":
                blend = self.blends["known" if familiar else "new"]
                (row,) = blend(offered[at : at + 1], said[at : at + 1]).tolist()
                answers[at] = dict(zip(self.labels, row, strict=True))
        return answers

    def save(self, folder: Path) -> None:
        """Write a pipeline that ``spacy.load`` opens anywhere; how it is weighed against what ships is in its meta."""
        self.nlp.meta[_KEY] = {
            "labels": list(self.labels),
            "language": self.language,
            "blends": {name: asdict(blend) for name, blend in self.blends.items()},
            "met": sorted(self.met),
            "entities": sorted(self.entities),
            "report": asdict(self.report),
        }
        self.nlp.to_disk(folder)


def load(folder: Path) -> Learned:
    """Return what ``save`` wrote.

    Raises:
        SuggesterError: the folder holds no learner of ours.
    """
    try:
        nlp = spacy.load(folder)
        kept = nlp.meta[_KEY]
        blends = {
            name: Blend(each["shipped"], each["learned"], tuple(each["bias"])) for name, each in kept["blends"].items()
        }
        return Learned(
            nlp,
            kept["labels"],
            language=kept["language"],
            blends=blends,
            met=kept["met"],
            entities=kept.get("entities", ()),  # one of an earlier version is silent on attributes until it learns
            report=_report(kept["report"]),
        )
    except (OSError, KeyError, TypeError, ValueError) as error:
        raise SuggesterError(
            "There is no learner of choices or stances in “{folder}”; train it again.", folder=folder
        ) from error


def train(
    decisions: Iterable[Decision], labels: Sequence[str], *, language: str = "en", seed: int = 0
) -> tuple[Learned | None, Report]:
    """Learn from decisions; the same decisions in the same order and the same seed give the same learner.

    Decisions that say nothing of ``labels`` are passed over. There is no learner where there are too few decisions, or
    of one label alone. Takes some seconds for hundreds of decisions.
    """
    began = perf_counter()
    told = [each for each in decisions if each.label in labels or (each.label is None and each.rejected & set(labels))]
    decided = [each.label for each in told if each.label is not None]
    offered = _offered([each.question for each in told], labels)
    lesson = _Lesson(
        told,
        tuple(labels),
        _wanted(told, labels, offered),
        offered,
        any(each.question.offered for each in told),
        language,
        seed,
    )

    def report(new: Measure, known: Measure | None) -> Report:
        return Report(
            decided=len(decided),
            rejected=len(told) - len(decided),
            shipped=lesson.ships,
            new=new,
            known=known,
            seconds=perf_counter() - began,
        )

    reason = too_little(decided)
    if reason is not None:
        return None, report(nothing_measured(reason, labels), None)
    targets = [target_key(each.question) for each in told]
    groups = targets if any(targets) else [each.group for each in told]
    # A text or a thread that stands alone is a group of its own.
    groups = [group or f"\0{number}" for number, group in enumerate(groups)]
    alone = [str(number) for number in range(len(told))]
    every = np.arange(len(told))
    blends: dict[str, Blend] = {}
    new, known = nothing_measured("few", labels), None
    if len(set(groups)) >= GROUPS:
        new, blends["new"] = _across(lesson, folds(groups), every, groups)
    elif not any(targets):
        new, blends["new"] = _across(lesson, dealt(len(told)), every, alone)
    if any(targets):
        often = Counter(targets)
        familiar = np.asarray([at for at, target in enumerate(targets) if often[target] >= _FAMILIAR], dtype=np.int64)
        known, blends["known"] = _across(lesson, dealt(len(told)), familiar, alone)
    nlp = _trained(lesson, np.arange(len(told)))
    often = Counter(target for target in targets if target)
    met = [target for target, count in often.items() if count >= _FAMILIAR]
    entities = {each.question.entity for each in told if each.question.entity}
    whole = report(new, known)
    return Learned(nlp, labels, language=language, blends=blends, met=met, entities=entities, report=whole), whole


@dataclass(frozen=True, slots=True)
class _Lesson:
    told: Sequence[Decision]
    labels: tuple[str, ...]
    wanted: Rows
    offered: Rows
    ships: bool
    language: str
    seed: int


def _across(
    lesson: _Lesson, fold: NDArray[np.int64], asked: NDArray[np.int64], groups: Sequence[str]
) -> tuple[Measure, Blend]:
    """Measure on the decisions ``asked``, each by a learner that saw no decision of its fold; weigh it by them, too."""
    across = np.full(lesson.wanted.shape, 1 / len(lesson.labels))
    for number in np.unique(fold):
        held = np.flatnonzero(fold == number)
        part = _trained(lesson, np.flatnonzero(fold != number))
        across[held] = _said(part, [lesson.told[at].question for at in held.tolist()], lesson.labels, lesson.language)
    wanted, offered = lesson.wanted[asked], lesson.offered[asked]
    measure = measured(
        lesson.labels,
        [lesson.told[at].label for at in asked.tolist()],
        wanted=wanted,
        offered=offered,
        across=across[asked],
        fold=fold[asked],
        groups=[groups[at] for at in asked.tolist()],
        ships=lesson.ships,
    )
    return measure, blended(offered, across[asked], wanted, ships=lesson.ships)


def _wanted(told: Sequence[Decision], labels: Sequence[str], offered: Rows) -> Rows:
    """Return how likely each label is right: surely so, or what a rejection leaves over."""
    wanted = np.zeros((len(told), len(labels)))
    for row, each in enumerate(told):
        if each.label is not None:
            wanted[row, labels.index(each.label)] = 1.0
        else:
            left = np.asarray([label not in each.rejected for label in labels]) * np.maximum(offered[row], 1e-3)
            wanted[row] = left / left.sum() if left.any() else 1 / len(labels)
    return wanted


def _offered(questions: Sequence[Question], labels: Sequence[str]) -> Rows:
    """Return what ships says of each question; all labels alike where it says nothing."""
    found = np.asarray([[each.offered.get(label, 0.0) for label in labels] for each in questions], dtype=np.float64)
    found = found.reshape(len(questions), len(labels))
    found[found.sum(axis=1) <= 0] = 1.0
    shares: Rows = found / found.sum(axis=1, keepdims=True)
    return shares


def _trained(lesson: _Lesson, rows: NDArray[np.int64]) -> Language:
    fix_random_seed(lesson.seed)
    nlp = _blank()
    part = nlp.add_pipe("textcat", config={"model": _ARCHITECTURE})
    for label in lesson.labels:
        part.add_label(label)  # type: ignore[attr-defined]
    examples = [
        Example.from_dict(
            nlp.make_doc(rendered(lesson.told[at].question, language=lesson.language)),
            {"cats": dict(zip(lesson.labels, lesson.wanted[at].tolist(), strict=True))},
        )
        for at in rows.tolist()
    ]
    nlp.initialize(lambda: examples)
    optimizer = Adam(_RATE, L2=1e-4)
    chance = random.Random(lesson.seed)  # noqa: S311 - nobody's secret hangs on it
    for _ in range(_ROUNDS):
        chance.shuffle(examples)
        for at in range(0, len(examples), _BATCH):
            nlp.update(examples[at : at + _BATCH], sgd=optimizer, drop=_DROPPED)
    return nlp


def _blank() -> Language:
    """Return an empty pipeline; its tokenizer splits at blanks alone, for the words are written so already."""
    nlp = spacy.blank("xx")
    nlp.tokenizer = type(nlp.tokenizer)(nlp.vocab)  # type: ignore[misc]
    return nlp


def _said(nlp: Language, questions: Sequence[Question], labels: Sequence[str], language: str) -> Rows:
    docs = nlp.pipe(rendered(each, language=language) for each in questions)
    return np.asarray([[doc.cats[label] for label in labels] for doc in docs]).reshape(len(questions), len(labels))


def _report(plain: Mapping[str, Any]) -> Report:
    def measure(kept: Mapping[str, Any] | None) -> Measure | None:
        if kept is None:
            return None
        figures = {part: Scored(**kept[part]) for part in ("held_out", "baseline")}
        return Measure(**{**kept, **figures})

    new, known = measure(plain["new"]), measure(plain["known"])
    return Report(**{**plain, "new": new, "known": known})
