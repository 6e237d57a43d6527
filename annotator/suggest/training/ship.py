"""Make the pipeline that ships, from the folder of open corpora to the folder of the pipeline."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from random import Random
from time import process_time
from typing import cast

import numpy as np
import spacy
from spacy.language import Language
from thinc.api import NumpyOps, set_current_ops

from annotator.suggest.calibration import fitted
from annotator.suggest.default.names import KEY, Names
from annotator.suggest.sentiment.scoring import Scored
from annotator.suggest.sentiment.training import add_sentiment
from annotator.suggest.training import corpora
from annotator.suggest.training.dates import with_dates
from annotator.suggest.training.drills import drilled
from annotator.suggest.training.entities import LABELS, Recipe, Source, trained, untrained
from annotator.suggest.training.gum import read_gum
from annotator.suggest.training.labelled import Labelled, Name, joined
from annotator.suggest.training.measuring import Figures, figures, simplest
from annotator.suggest.training.probabilities import actions, decisions, honesty
from annotator.suggest.training.varied import varied, with_rare_labels

NAME = "news_comments"
VERSION = "1.1.0"
_BLOCK = 20  # sentences of the news bank that stay together, so that one report is not on both sides
_NEWS, _WEB = "other news", "web text"
_SHARE_OF_NEWS = 0.5
_SHARE_OF_NEWS_FURTHER = 0.25
_SURE = 0.7  # of a name that the pipeline learns from by itself
FURTHER = Recipe(epochs=2, learn_rate=0.0007, drills=10_000)


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """What is trained on, what is held out of training, and corpora of other makers.

    Of these one half may be looked at when a choice is made (``seen_others``), the other is for measuring alone.
    """

    news: Sequence[Labelled]
    tweets: Sequence[Labelled]
    posts: Sequence[Labelled]
    held_news: Sequence[Labelled]
    held_comments: Sequence[Labelled]
    unlabelled: Sequence[str]
    seen_others: dict[str, Sequence[Labelled]]
    others: dict[str, Sequence[Labelled]]

    def sources(self, *, share_of_news: float = _SHARE_OF_NEWS) -> list[Source]:
        """Return what is trained on."""
        return [
            Source(texts=self.news, share=share_of_news),
            Source(texts=self.tweets, social=True),
            Source(texts=self.posts, social=True),
        ]


def read_texts(folder: Path) -> Texts:
    """Return all texts, each in the part that it is for.

    Raises:
        AnnotatorError: a corpus is missing.
    """
    bank = list(with_dates(corpora.read_gmb(folder)))
    blocks = [bank[at : at + _BLOCK] for at in range(0, len(bank), _BLOCK)]
    Random(7).shuffle(blocks)  # noqa: S311 - nobody's secret hangs on it
    held = len(blocks) // 20
    comments = (name for each in (corpora.WNUT_DEV, corpora.BTC_DEV) for name in corpora.read_tagged(folder, each))
    wikinews, web = list(read_gum(folder)), list(corpora.read_ewt(folder))
    return Texts(
        news=[text for block in blocks[held:] for text in block],
        tweets=list(with_dates(corpora.read_tagged(folder, corpora.BTC))),
        posts=list(with_dates(corpora.read_tagged(folder, corpora.WNUT))),
        held_news=[joined(block) for block in blocks[:held]],
        held_comments=list(with_dates(comments)),
        unlabelled=list(corpora.read_mtsc(folder)),
        seen_others={_NEWS: wikinews[::2], _WEB: web[: len(web) // 2]},
        others={_NEWS: wikinews[1::2], _WEB: web[len(web) // 2 :]},
    )


def made(
    folder: Path, out: Path, *, recipe: Recipe, further: Recipe = FURTHER, say: Callable[[str], None]
) -> dict[str, object]:
    """Train, calibrate, measure, and write the pipeline with its figures (``figures.json``) into a folder.

    The same recipes give the same bytes wherever numpy multiplies on one core (``process.work_on_one_core``) of a
    like machine; the speed, which never is the same, is in the figures returned alone.

    Raises:
        AnnotatorError: a corpus is missing.
    """
    # Measured three times as fast as thinc's own multiplication.
    set_current_ops(NumpyOps(use_blis=False))
    texts = read_texts(folder)
    nlp = untrained(recipe)
    for number, loss in trained(nlp, texts.sources(), recipe):
        say(f"Round {number + 1} of {recipe.epochs}: loss {loss:.0f}.")
    sources = further_sources(nlp, texts)
    for number, loss in trained(nlp, sources, replace(further, seed=recipe.seed), further=True):
        say(f"Further, round {number + 1} of {further.epochs}: loss {loss:.0f}.")
    nlp = calibrated(weighed(nlp, texts), texts)
    measured: dict[str, object] = {"f1": _quality(nlp, texts), **_believable(nlp, texts)}
    say("The names are done; the sentiment follows.")
    measured["sentiment"] = {
        part: {name: _plain(each) for name, each in figures_of_part.items()}
        for part, figures_of_part in add_sentiment(nlp, folder).items()
    }
    _name(nlp)
    write(nlp, out)
    (out / "figures.json").write_text(json.dumps(measured, indent=1) + "\n", encoding="utf-8")
    return {**measured, **_speed(nlp, texts)}


def weighed(nlp: Language, texts: Texts) -> Language:
    """Return the pipeline, lean, with what weighs the names, learnt from texts that it has not seen."""
    whole = lean(nlp)
    weigher = cast(Names, whole.add_pipe("annotator_names", name=KEY))
    with whole.select_pipes(disable=[KEY]):
        docs, gold = _learnable(whole, _to_weigh(texts))
    weigher.learn(docs, gold, labels=LABELS)
    return whole


def further_sources(nlp: Language, texts: Texts) -> list[Source]:
    """Return what is trained on, with news of the 2010s as the pipeline labels them: its doubts are unknown."""
    labelled = []
    for doc in weighed(nlp, texts).pipe(texts.unlabelled, batch_size=64):
        group = doc.spans[KEY]
        scores = dict(zip(((span.start, span.end) for span in group), group.attrs["scores"], strict=True))
        sure = [span for span in doc.ents if scores[span.start, span.end] >= _SURE]
        taken = {token.i for span in sure for token in span}
        doubted = [span for span in group if not taken & set(range(span.start, span.end))]
        labelled.append(
            Labelled(
                text=doc.text,
                names=tuple(Name(start=span.start_char, end=span.end_char, label=span.label_) for span in sure),
                unknown=tuple((span.start_char, span.end_char) for span in doubted),
            )
        )
    return [*texts.sources(share_of_news=_SHARE_OF_NEWS_FURTHER), Source(texts=labelled)]


def calibrated(nlp: Language, texts: Texts) -> Language:
    """Return the pipeline, its probabilities of names fitted on the halves of the others' corpora that may be seen."""
    decided = [each for part in texts.seen_others.values() for each in decisions(nlp, part)]
    weigher = cast(Names, nlp.get_pipe(KEY))
    weigher.calibration = fitted([score for score, _ in decided], [right for _, right in decided])
    return nlp


def _plain(figures_of_sentiment: Scored) -> dict[str, object]:
    plain = asdict(figures_of_sentiment)
    rounded = {label: round(f1, 3) for label, f1 in plain.pop("f1").items()}
    return {**{name: round(value, 3) for name, value in plain.items()}, "f1": rounded}


def _to_weigh(texts: Texts) -> list[Labelled]:
    """Return what the names are weighed by: half of what is held out, and a copy in which rare labels are not rare."""
    chance = Random(1)  # noqa: S311 - nobody's secret hangs on it
    held = [*texts.held_news[::2], *texts.held_comments[::2]]
    copies = [varied(with_rare_labels(text, chance, rate=1.0), chance, rate=0.3) for text in texts.held_news[::2]]
    return [*held, *copies, *drilled(chance, len(held) // 6)]


def write(nlp: Language, out: Path) -> None:
    """Write a pipeline into a folder without the words that it has met, which it does not need."""
    nlp.to_disk(out)
    needed = sorted({*spacy.blank("en").vocab.strings, *LABELS})
    (out / "vocab" / "strings.json").write_text(json.dumps(needed, ensure_ascii=False), encoding="utf-8")


def _name(nlp: Language) -> None:
    nlp.meta["name"] = NAME
    nlp.meta["version"] = VERSION
    nlp.meta["description"] = "Names, dates and sentiment in English news and comments."
    nlp.meta["license"] = "MIT"
    nlp.meta["annotator"] = {"calibrated": ["attributes"]}


def found(nlp: Language, texts: Sequence[str]) -> Iterator[list[Name]]:
    """Yield the names that a pipeline finds in each text."""
    for doc in nlp.pipe(texts, batch_size=64):
        yield [Name(start=each.start_char, end=each.end_char, label=each.label_) for each in doc.ents]


def lean(nlp: Language) -> Language:
    """Return a pipeline of the same names and weights, these with the precision of 16 bits, which packs smaller."""
    fresh = spacy.blank("en")
    for name in ("tok2vec", "ner"):
        fresh.add_pipe(name, source=nlp)
    for _, pipe in fresh.pipeline:
        for node in pipe.model.walk():  # type: ignore[attr-defined]
            for name in node.param_names:
                if node.has_param(name):
                    node.set_param(name, np.asarray(node.get_param(name)).astype("float16").astype("float32"))
    return fresh


def _learnable(
    nlp: Language, texts: Sequence[Labelled]
) -> tuple[list[spacy.tokens.Doc], list[list[tuple[int, int, str]]]]:
    docs = list(nlp.pipe([text.text for text in texts], batch_size=64))
    gold = []
    for doc, text in zip(docs, texts, strict=True):
        spans = [doc.char_span(name.start, name.end, label=name.label) for name in text.names]
        gold.append([(span.start, span.end, span.label_) for span in spans if span is not None])
    return docs, gold


def _quality(nlp: Language, texts: Texts) -> dict[str, dict[str, dict[str, float]]]:
    measured = {}
    parts = {"news": texts.held_news[1::2], "comments": texts.held_comments[1::2]}
    for name, part in texts.others.items():
        parts |= {name: part, f"{name}, with the half looked at": [*texts.seen_others[name], *part]}
    for name, part in parts.items():
        plain = [text.text for text in part]
        measured[name] = _rounded(figures(part, list(found(nlp, plain))))
        measured[f"{name}, simplest"] = _rounded(figures(part, [simplest(text) for text in plain]))
    return measured


def _rounded(measured: dict[str, Figures]) -> dict[str, dict[str, float]]:
    return {
        label: {"p": round(each.precision, 3), "r": round(each.recall, 3), "f1": round(each.f1, 3), "n": each.there}
        for label, each in measured.items()
    }


def _believable(nlp: Language, texts: Texts) -> dict[str, dict[str, float]]:
    """Return how far probabilities are off, and what it costs to show what is less sure."""
    parts = {"news": texts.held_news[1::2], "comments": texts.held_comments[1::2], **texts.others}
    seen = [text for part in texts.seen_others.values() for text in part]
    unseen = [text for part in texts.others.values() for text in part]
    return {
        "calibration": honesty(nlp, parts, also=seen),
        "actions on other news and web text": actions(nlp, [*seen, *unseen]),
        "actions on comments": actions(nlp, parts["comments"]),
    }


def _speed(nlp: Language, texts: Texts) -> dict[str, int]:
    """Return words a second of processor time on one core, in texts of about 400 words."""
    long = [text.text for text in texts.held_news]
    words = sum(len(text.split()) for text in long)
    for _ in nlp.pipe(long[:10]):
        pass
    start = process_time()
    for _ in nlp.pipe(long, batch_size=16):
        pass
    return {"words_per_second": round(words / (process_time() - start))}


def recipe_of(seed: int) -> Recipe:
    """Return the recipe of what ships, with another seed."""
    return replace(Recipe(), seed=seed)
