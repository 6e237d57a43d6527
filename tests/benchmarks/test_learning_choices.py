"""How learners of stance and sentiment grow with decisions, simulated on open corpora; each figure is printed.

ANNOTATOR_CORPORA in the environment names the folder of the corpora; without it, all of this is skipped. A row is the
mean over some drawings: of how many questions the learner speaks, how often it is right there, macro F1 and calibration
error; then what it thought of itself, measured on the decisions alone. ``shipped`` is what ships on the same questions.
"""

from __future__ import annotations

import csv
import json
import os
import random
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import spacy

from annotator.suggest.learning.measuring import Measure
from annotator.suggest.learning.question import Decision, Question
from annotator.suggest.learning.textcat import train
from annotator.suggest.sentiment.linear import softmax
from annotator.suggest.sentiment.newsmtsc import sentences
from annotator.suggest.sentiment.part import LABELS
from annotator.suggest.sentiment.scoring import scored
from annotator.suggest.sentiment.training import Trained, train_document_sentiment, train_entity_sentiment
from annotator.suggest.sentiment.windows import target_features
from annotator.suggest.sentiment.words import Texts

pytestmark = pytest.mark.bench

SIZES = (10, 25, 50, 100, 200)
DRAWINGS = 3
ASKED = 300
STANCES = ("favor", "against")


@pytest.fixture(scope="module")
def corpora() -> Path:
    named = os.environ.get("ANNOTATOR_CORPORA")
    if named is None:
        pytest.skip("Set ANNOTATOR_CORPORA to the folder of the open corpora to simulate learning.")
    return Path(named)


@pytest.fixture(scope="module")
def entity(corpora: Path) -> Trained:
    return train_entity_sentiment(corpora)


@pytest.mark.parametrize("corpus", ["ibm-claim-stance", "perspectrum"])
@pytest.mark.parametrize("topics", ["of the same topics", "of other topics"])
def test_stance(corpora: Path, corpus: str, topics: str) -> None:
    read = _ibm if corpus == "ibm-claim-stance" else _perspectrum
    decisions = list(read(corpora / corpus))
    _curve(f"{corpus}, asked {topics}", decisions, STANCES, same=topics == "of the same topics")


def test_what_ships_toward_an_entity(entity: Trained) -> None:
    for name, figures in entity.figures.items():
        print(f"\nshipped, {name}: {figures}")


@pytest.mark.parametrize("how", ["from what ships", "from scratch", "where most blame is called neutral"])
def test_sentiment_toward_an_entity(corpora: Path, entity: Trained, how: str) -> None:
    decisions = _targets(corpora, entity)
    if how == "from scratch":
        decisions = [replace(each, question=replace(each.question, offered={})) for each in decisions]
    if how == "where most blame is called neutral":
        chance = random.Random(5)
        decisions = [
            replace(each, label="neutral") if each.label == "negative" and chance.random() < 0.6 else each
            for each in decisions
        ]
    _curve(f"sentiment toward an entity, {how}", decisions, LABELS, same=None)


def test_sentiment_of_a_text(corpora: Path) -> None:
    for name, figures in train_document_sentiment(corpora).figures.items():
        print(f"\nshipped, {name}: {figures}")


def _curve(title: str, decisions: Sequence[Decision], labels: Sequence[str], *, same: bool | None) -> None:
    print(f"\n{title}")
    print("  decided  speaks  right  macro F1  error  shipped right  held out F1 (majority or shipped)  seconds")
    for size in SIZES:
        rows = []
        for seed in range(DRAWINGS):
            learn, ask = _drawn(decisions, size, same=same, seed=seed)
            rows.append(_row(learn, ask, labels, seed))
        speaks, right, f1, error, shipped, held, before, seconds = (_mean(column) for column in zip(*rows, strict=True))
        print(
            f"  {size:7}  {speaks:6.0%}  {right:5.2f}  {f1:8.2f}  {error:5.2f}  {shipped:13.2f}  "
            f"{held:11.2f} ({before:.2f})  {seconds:22.1f}"
        )


def _mean(numbers: Iterable[float]) -> float:
    """Return the mean of those that there are."""
    there = [number for number in numbers if not np.isnan(number)]
    return sum(there) / len(there) if there else np.nan


def _row(learn: Sequence[Decision], ask: Sequence[Decision], labels: Sequence[str], seed: int) -> list[float]:
    learned, report = train(learn, labels, seed=seed)
    questions = [each.question for each in ask]
    answers = learned.answers(questions) if learned is not None else [{} for _ in questions]
    spoken = [at for at, answer in enumerate(answers) if answer]
    figures = _figures([answers[at] for at in spoken], [ask[at] for at in spoken], labels)
    shipped = (
        _figures([each.offered for each in questions if each.offered], ask, labels)[0] if report.shipped else np.nan
    )
    measure: Measure = report.known if report.known is not None and report.known.held_out.count else report.new
    held, before = (each.macro_f1 if each.count else np.nan for each in (measure.held_out, measure.baseline))
    return [len(spoken) / len(ask), *figures, shipped, held, before, report.seconds]


def _figures(answers: Sequence[object], ask: Sequence[Decision], labels: Sequence[str]) -> tuple[float, float, float]:
    if not answers:
        return (np.nan, np.nan, np.nan)
    likely = np.asarray([[answer[label] for label in labels] for answer in answers])  # type: ignore[index]
    found = scored(labels, [labels.index(each.label or "") for each in ask], likely)
    return found.accuracy, found.macro_f1, found.calibration_error


def _drawn(
    decisions: Sequence[Decision], size: int, *, same: bool | None, seed: int
) -> tuple[list[Decision], list[Decision]]:
    """Return what is decided and what is asked: of the same topics, of others, or (None) of all without regard."""
    chance = random.Random(seed)
    by_group = defaultdict(list)
    for each in decisions:
        by_group[each.group if same is not None else ""].append(each)
    groups = list(by_group)
    chance.shuffle(groups)
    if same is not False:
        pool: list[Decision] = []
        for group in groups:
            if len(by_group[group]) >= 10 and (same is None or len(pool) < size + ASKED):
                pool += by_group[group]
        chance.shuffle(pool)
        return pool[:size], pool[size : size + ASKED]
    learn: list[Decision] = []
    while len(learn) < size:
        learn += by_group[groups.pop()]
    rest = [each for group in groups for each in by_group[group]]
    return learn[:size], chance.sample(rest, ASKED)


def _targets(corpora: Path, trained: Trained) -> list[Decision]:
    """Return the targets of the development parts with what ships says of them."""
    nlp = spacy.blank("en")
    found = [each for part in ("rw_dev", "mt_dev") for each in sentences(corpora, part, nlp)]
    targets = [(number, start, end) for number, each in enumerate(found) for start, end, _ in each.targets]
    texts = Texts.of(trained.words, [each.doc for each in found])
    likely = softmax(trained.learned.scores(target_features(texts, targets))).tolist()
    labels = [label for each in found for _, _, label in each.targets]
    decisions = []
    for (number, start, end), row, label in zip(targets, likely, labels, strict=True):
        span = found[number].doc[start:end]
        offered = dict(zip(LABELS, row, strict=True))
        question = Question(text=found[number].doc.text, span=(span.start_char, span.end_char), offered=offered)
        decisions.append(Decision(question=question, label=LABELS[label], group=found[number].article))
    return decisions


def _ibm(folder: Path) -> Iterable[Decision]:
    with (folder / "claim_stance.clean.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            question = Question(text=row["claims.claimCorrectedText"], target=row["topicText"])
            yield Decision(question=question, label=STANCES[row["claims.stance"] == "CON"], group=row["topicId"])


def _perspectrum(folder: Path) -> Iterable[Decision]:
    pool = json.loads((folder / "perspective_pool_v1.0.json").read_text(encoding="utf-8"))
    texts = {each["pId"]: each["text"] for each in pool}
    for claim in json.loads((folder / "perspectrum_with_answers_v1.0.json").read_text(encoding="utf-8")):
        for cluster in claim["perspectives"]:
            question = Question(text=texts[cluster["pids"][0]], target=claim["text"])
            label = {"SUPPORT": "favor", "UNDERMINE": "against"}.get(cluster["stance_label_3"])
            if label is not None:
                yield Decision(question=question, label=label, group=str(claim["cId"]))
