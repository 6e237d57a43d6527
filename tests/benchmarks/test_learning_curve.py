"""How much a project's own decisions help: names found, and actions per text, after so many decided texts.

Simulated on corpora that what ships was not trained on: texts are decided in a drawn order, the learner learns from the
first 10, 25, 50… of them, and a hand that knows the right answer labels texts that nobody has decided. It counts as
the hands of ``test_hands.py`` do: a suggestion is accepted or refused with one action, a wrong label costs one more, a
new span two, and one more for each token after its first. *Above*: what is as sure as 50 % is accepted by the dozen
with two actions, and what was wrong among it is taken away or labelled anew with one each; where probabilities can be
believed, that share costs the fewest actions. One by one, each name costs an action even where every suggestion is
right: that *floor* is printed, too.

ANNOTATOR_CORPORA in the environment names the folder of the corpora; without it, all of this is skipped.
"""

from __future__ import annotations

import csv
import faulthandler
import gzip
import os
import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc

from annotator.suggest.calibration import Calibration, calibration_error, fitted
from annotator.suggest.learning import names, teaching
from annotator.suggest.learning.decided import DecidedText
from annotator.suggest.learning.evidence import on_tokens
from annotator.suggest.learning.ground import Ground, Stretch
from annotator.suggest.learning.names import LearnedNames
from annotator.suggest.training.corpora import EWT, GMB, read_ewt
from annotator.suggest.training.labelled import Labelled, from_tokens, joined, tagged_spans
from annotator.suggest.training.ship import read_texts

pytestmark = pytest.mark.bench

BLOCK = 20  # sentences of the bank that are held out together, as ``ship`` does it
DECIDED = (0, 10, 25, 50, 100, 200)
_MEASURED = 60  # texts that a hand labels, at most
_SURE = 0.5
_FITTED = 200

_PLACES = {"GPE": "LOC", "FAC": "LOC"}
_MEANT = {"PERSON": "per", "ORG": "org", "GPE": "gpe", "LOC": "gpe", "EVENT": "eve"}
"""What our labels are taken for in a project with the bank's tags, as ``Naming`` does it: most places are wrong."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """Texts in the order in which they are decided, those that figures are from, and the labels of their schema."""

    name: str
    decided: Sequence[DecidedText]
    measured: Sequence[DecidedText]
    ground: Ground


@pytest.fixture(scope="module")
def corpora() -> list[Corpus]:
    faulthandler.cancel_dump_traceback_later()  # this takes minutes, and hangs nowhere
    named = os.environ.get("ANNOTATOR_CORPORA")
    if not named:
        pytest.skip("Set ANNOTATOR_CORPORA to the folder of the open corpora to simulate learning.")
    folder = Path(named)
    news = [part for block in read_texts(folder).held_news for part in _cut(block, len(block.text) // 2)]
    web = _web_documents(folder)
    return [
        _corpus("news (bank, held out)", news, {}),
        _corpus("the same news with the bank's own tags", _own_tags(folder), _MEANT, only=frozenset(_MEANT)),
        _corpus("web text (EWT)", web, _PLACES),
    ]


def test_the_learning_curve(corpora: list[Corpus]) -> None:
    faulthandler.cancel_dump_traceback_later()  # likewise
    for corpus in corpora:
        scratch = _actions(None, corpus.measured)[0]
        floor = sum(len(text.names) for text in corpus.measured) / len(corpus.measured)
        shipped = names.as_shipped(corpus.ground)
        alone, alone_above = _actions(shipped, corpus.measured)
        first = teaching.measured(shipped, corpus.measured)
        print(f"\n{corpus.name}: {len(corpus.measured)} texts labelled by a hand that knows")
        print(f"  from scratch {scratch:.1f} actions a text; what ships alone {alone:.1f}, above {alone_above:.1f}")
        print(f"  what ships alone: F1 {first.f1:.2f}; the floor of one by one: {floor:.1f} actions a text")
        for count in DECIDED:
            if count > len(corpus.decided):
                break
            learned = _after(corpus, count)
            figures = teaching.measured(learned, corpus.measured)
            one, above = _actions(learned, corpus.measured)
            print(
                f"  after {count:3}: F1 {figures.f1:.2f}, actions {one:.1f} ({one / scratch:.2f} of scratch,"
                f" {one / alone:.2f} of what ships); above {above:.1f} ({above / scratch:.2f} of scratch,"
                f" {above / alone_above:.2f} of what ships so, {above / alone:.2f} of it one by one)"
            )
            if count == 50:
                _say("one by one", one, scratch=scratch, alone=alone)
                _say("above", above, scratch=scratch, alone=alone)


def test_calibration(corpora: list[Corpus]) -> None:
    """Fitted on 200 decisions, measured on all others."""
    faulthandler.cancel_dump_traceback_later()  # likewise
    for corpus in corpora:
        learned = _after(corpus, 50)
        learned.calibration = Calibration()
        rest = (*corpus.decided[50:], *corpus.measured)
        guesses = teaching.tried(learned, rest)
        random.Random(0).shuffle(guesses)
        first, others = guesses[:_FITTED], guesses[_FITTED:]
        honest = fitted([score for score, _ in first], [right for _, right in first])
        said = honest.of([score for score, _ in others]).tolist()
        error = calibration_error(said, [right for _, right in others])
        kept = "kept" if error < 0.05 else "NOT KEPT"
        print(f"\n{corpus.name}: calibration error {error:.3f} on {len(others):,} others (aim below 0.05: {kept})")


def _say(how: str, actions: float, *, scratch: float, alone: float) -> None:
    half = "kept" if actions <= scratch / 2 else "NOT KEPT"
    less = "kept" if actions <= 0.8 * alone else "NOT KEPT"
    print(f"    by 50, {how}: at most half of scratch: {half}; at most 0.8 of what ships alone: {less}")


def _after(corpus: Corpus, count: int) -> LearnedNames:
    if not count:
        return names.unlearned(corpus.ground)
    return teaching.train(corpus.ground, corpus.decided[:count])[0]


def _actions(learned: LearnedNames | None, texts: Sequence[DecidedText]) -> tuple[float, float]:
    """Return the actions per text, one by one and with what is sure accepted by the dozen."""
    one = above = 0
    for text in texts:
        if learned is None:
            doc = _blank(text.text)
            one += sum(_anew(stretch) for stretch, _ in on_tokens(doc, text.names))
        else:
            one += _by_hand(learned, text, above=None)
            above += _by_hand(learned, text, above=_SURE)
    return one / len(texts), above / len(texts)


def _by_hand(learned: LearnedNames, text: DecidedText, *, above: float | None) -> int:
    """Return the actions that a text takes, in the order of reading; what was decided in it helps with the rest."""
    (doc,) = learned.ground.read([text.text])
    right = {
        (doc[a].idx, doc[b - 1].idx + len(doc[b - 1])): ((a, b), label) for (a, b), label in on_tokens(doc, text.names)
    }
    decided: dict[tuple[int, int], str] = {}
    refused: set[tuple[int, int]] = set()
    actions = 0
    live = bool(len(learned.memory)) or learned.weights.evidence[4] > 0
    guesses = learned.guesses(doc)
    if above is not None:
        sure = [each for each in guesses if each.probability >= above]
        actions += 2 if sure else 0
        for each in sure:
            place = (each.start, each.end)
            if place not in right:
                actions += 1
                refused.add(place)
            else:
                actions += right[place][1] != each.label
                decided[place] = right[place][1]
    while True:
        said = ((start, end, label) for (start, end), label in decided.items())
        guesses = learned.guesses(doc, said if live else ())
        open_now = {
            (each.start, each.end): each.label
            for each in guesses
            if (each.start, each.end) not in refused
            and not any(each.start < end and start < each.end for start, end in decided)
        }
        left = sorted([*(place for place in right if place not in decided), *(p for p in open_now if p not in right)])
        if not left:
            return actions
        place = left[0]
        if place not in right:
            actions += 1
            refused.add(place)
            continue
        stretch, label = right[place]
        if place in open_now:
            actions += 1 if open_now[place] == label else 2
        else:
            actions += _anew(stretch)
        decided[place] = label


def _anew(stretch: Stretch) -> int:
    return 2 + stretch[1] - stretch[0] - 1


def _blank(text: str) -> Doc:
    return spacy.blank("en")(text)


def _corpus(
    name: str, texts: Iterable[Labelled], places: dict[str, str], *, only: frozenset[str] | None = None
) -> Corpus:
    every = [
        DecidedText(
            text=each.text,
            names=tuple((one.start, one.end, places.get(one.label, one.label)) for one in each.names),
            group=f"{name} {number}",
        )
        for number, each in enumerate(texts)
    ]
    random.Random(0).shuffle(every)
    labels = sorted({label for each in every for _, _, label in each.names})
    known = ("PERSON", "NORP", "ORG", "GPE", "LOC", "FAC", "EVENT", "DATE")
    meaning = {
        label: places.get(label, label)
        for label in known
        if places.get(label, label) in labels and (only is None or label in only)
    }
    aside = min(_MEASURED, len(every) // 3)
    return Corpus(name, every[aside:], every[:aside], Ground("en", labels, meaning))


def _cut(text: Labelled, near: int) -> list[Labelled]:
    """Return a text in two, cut behind the sentence that ends near a place."""
    at = text.text.find(". ", near) + 1
    if at == 0 or any(name.start < at < name.end for name in text.names):
        return [text]
    head = Labelled(text=text.text[:at], names=tuple(name for name in text.names if name.end <= at))
    tail = Labelled(text=text.text[at + 1 :], names=tuple(name for name in text.names if name.start > at))
    return [head, tail.shifted(-at - 1)]


def _own_tags(folder: Path) -> list[Labelled]:
    """Return the same part of the bank that is held out, with the tags that its makers gave, titles and all."""
    sentences: list[Labelled] = []
    with gzip.open(folder / GMB, "rt", encoding="latin-1", newline="") as lines:
        rows = csv.reader(lines)
        next(rows)
        for _, group in groupby(rows, key=_counter()):
            words, tags = zip(*((word, tag) for _, word, _, tag in group), strict=True)
            sentences.append(from_tokens(words, tagged_spans(tags)))
    blocks = [sentences[at : at + BLOCK] for at in range(0, len(sentences), BLOCK)]
    random.Random(7).shuffle(blocks)
    held = blocks[: len(blocks) // 20]
    return [joined(half) for block in held for half in (block[: BLOCK // 2], block[BLOCK // 2 :]) if half]


def _counter() -> Callable[[list[str]], int]:
    """Return what tells the number of the sentence that a row belongs to; its first row bears a mark."""
    number = 0

    def count(row: list[str]) -> int:
        nonlocal number
        number += bool(row[0])
        return number

    return count


def _web_documents(folder: Path) -> list[Labelled]:
    """Return the treebank's sentences, joined by document."""
    documents: dict[str, list[Labelled]] = {}
    lines = (folder / EWT).read_text(encoding="utf-8").splitlines()
    ids = [line.removeprefix("# sent_id = ").rpartition("-")[0] for line in lines if line.startswith("# sent_id = ")]
    for identifier, sentence in zip(ids, read_ewt(folder), strict=True):
        documents.setdefault(identifier, []).append(sentence)
    return [joined(sentences) for sentences in documents.values()]
