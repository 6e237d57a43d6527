"""Train the names part of the pipeline that ships: a small convolutional net and spaCy's own ``ner`` on top."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from random import Random

import numpy as np
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.training import Example
from thinc.api import Adam, fix_random_seed

from annotator.suggest.training.drills import drilled
from annotator.suggest.training.labelled import Labelled, joined
from annotator.suggest.training.varied import restyled, varied, with_rare_labels

LABELS = ("PERSON", "NORP", "ORG", "GPE", "LOC", "FAC", "EVENT", "DATE")


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """How to train: the size of the net, how long, and how strongly texts are varied.

    ``rows`` are of the tables for the form, first letter, last three letters and shape of a word; ``batch`` is in
    words; ``rate`` is the share of names replaced in the varied texts; ``drills`` are made-up short texts a round.
    """

    seed: int = 0
    width: int = 96
    depth: int = 4
    rows: tuple[int, int, int, int] = (10_000, 500, 4_000, 2_000)
    pieces: int = 3
    hidden: int = 64
    epochs: int = 6
    batch: int = 1_500
    dropout: float = 0.2
    learn_rate: float = 0.001
    rate: float = 0.5
    drills: int = 6_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Texts of one kind: the ``share`` of them that is seen a round, ``social`` if comments, which come in any case."""

    texts: Sequence[Labelled]
    share: float = 1.0
    social: bool = False


def untrained(recipe: Recipe) -> Language:
    """Return an English pipeline with a net of that size, nothing learnt yet."""
    nlp = spacy.blank("en")
    nlp.add_pipe(
        "tok2vec",
        config={
            "model": {
                "@architectures": "spacy.Tok2Vec.v2",
                "embed": {
                    "@architectures": "spacy.MultiHashEmbed.v2",
                    "width": recipe.width,
                    "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE"],
                    "rows": list(recipe.rows),
                    "include_static_vectors": False,
                },
                "encode": {
                    "@architectures": "spacy.MaxoutWindowEncoder.v2",
                    "width": recipe.width,
                    "window_size": 1,
                    "maxout_pieces": recipe.pieces,
                    "depth": recipe.depth,
                },
            }
        },
    )
    ner = nlp.add_pipe(
        "ner",
        config={
            "model": {
                "@architectures": "spacy.TransitionBasedParser.v2",
                "state_type": "ner",
                "extra_state_tokens": False,
                "hidden_width": recipe.hidden,
                "maxout_pieces": 2,
                "use_upper": True,
                "tok2vec": {"@architectures": "spacy.Tok2VecListener.v1", "width": recipe.width},
            }
        },
    )
    for label in LABELS:
        ner.add_label(label)  # type: ignore[attr-defined]
    return nlp


def example(nlp: Language, text: Labelled) -> Example:
    """Return a text as spaCy trains on it: names on whole tokens, what is unknown as missing."""
    reference = nlp.make_doc(text.text)
    known: list[Span] = []
    missing: list[Span] = []
    taken = np.zeros(len(reference), dtype=bool)
    for name in text.names:
        span = reference.char_span(name.start, name.end, label=name.label)
        wide = span or reference.char_span(name.start, name.end, label=name.label, alignment_mode="expand")
        if wide is None or taken[wide.start : wide.end].any():
            continue
        taken[wide.start : wide.end] = True
        handle = wide.end - wide.start == 1 and wide.text[0] in "@#"
        (known if span is not None or handle else missing).append(wide)
    for start, end in text.unknown:
        span = reference.char_span(start, end, alignment_mode="expand") if end > start else None
        if span is not None and not taken[span.start : span.end].any():
            taken[span.start : span.end] = True
            missing.append(span)
    reference.set_ents(known, missing=missing, default="outside")
    return Example(
        Doc(nlp.vocab, words=[t.text for t in reference], spaces=[bool(t.whitespace_) for t in reference]), reference
    )


def epoch(nlp: Language, sources: Iterable[Source], recipe: Recipe, chance: Random) -> list[Example]:
    """Return what is seen in one round: texts joined by up to four, varied and restyled anew each round."""
    examples: list[Example] = []
    for source in sources:
        left = round(len(source.texts) * source.share)
        at = chance.randrange(len(source.texts))
        while left > 0:
            size = 1 if source.social else chance.randint(1, 4)
            text = joined(source.texts[at : at + size], chance.choice((" ", " ", " ", "\n", "\n\n")))
            left -= size
            at = (at + size) % len(source.texts)
            text = with_rare_labels(text, chance, rate=0.06)
            text = varied(text, chance, rate=recipe.rate if chance.random() < 0.7 else 0.0)
            lower = 0.12 if source.social else 0.06
            examples.append(example(nlp, restyled(text, chance, lower=lower, upper=0.03, title=0.05)))
    short = (restyled(text, chance, lower=0.15, upper=0.03, title=0.02) for text in drilled(chance, recipe.drills))
    examples += [example(nlp, text) for text in short]
    chance.shuffle(examples)
    return examples


def batches(examples: Sequence[Example], words: int) -> Iterator[list[Example]]:
    """Yield examples of about that many words together."""
    batch: list[Example] = []
    size = 0
    for each in examples:
        batch.append(each)
        size += len(each.reference)
        if size >= words:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def trained(
    nlp: Language, sources: Sequence[Source], recipe: Recipe, *, further: bool = False
) -> Iterator[tuple[int, float]]:
    """Train in place; yield after each round its number and loss. The weights at the end are an average over steps.

    ``further`` begins with what the pipeline knows already instead of nothing.
    """
    fix_random_seed(recipe.seed)
    chance = Random(recipe.seed)  # noqa: S311 - nobody's secret hangs on it
    if not further:
        first = [example(nlp, text) for source in sources for text in source.texts[:100]]
        nlp.initialize(lambda: first)
    optimizer = Adam(recipe.learn_rate, L2=0.01, L2_is_weight_decay=True, grad_clip=1.0, use_averages=True)
    for number in range(recipe.epochs):
        losses: dict[str, float] = {}
        steps = list(batches(epoch(nlp, sources, recipe, chance), recipe.batch))
        for step, batch in enumerate(steps):
            done = (number + step / len(steps)) / recipe.epochs
            optimizer.learn_rate = recipe.learn_rate * min(1.0, 0.05 + done * 20) * (1.0 - 0.95 * done)
            nlp.update(batch, sgd=optimizer, drop=recipe.dropout, losses=losses)
        yield number, losses["ner"]
    for _, pipe in nlp.pipeline:
        pipe.model.use_params(optimizer.averages).__enter__()  # type: ignore[attr-defined]
