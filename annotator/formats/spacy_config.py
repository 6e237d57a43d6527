"""The config with which ``spacy train`` learns from a DocBin: a component for each kind of label that is in it.

``ner`` learns ``doc.ents``, a ``spancat`` of its own each layer of ``doc.spans`` whose spans are not all among them,
``textcat`` the answers to the one choice layer where that takes one label, ``textcat_multilabel`` those to any others.
Sizes and rates are those that ``spacy init config`` recommends where there is no graphics card.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import accumulate

from annotator.domain.schema import Schema
from annotator.formats.draft import Draft

NAME = "config.cfg"
_SHARE = 0.95  # of the spans of a layer; the longest of them need not be tried
_LONGEST = 12  # tokens; whatever is no longer than that is tried at every token
_SPELT = re.compile(r"[\w-]+")  # what can be the name of a value in a config


class Taught:
    """What there is to learn in the documents of one file, counted while they go by."""

    def __init__(self, schema: Schema) -> None:
        self._first = next((layer.name for layer in schema.of_kind("span")), None)
        self._choices = schema.of_kind("choice")
        self._entities = 0
        self._lengths: dict[str, Counter[int]] = {layer.name: Counter() for layer in schema.of_kind("span")}
        self._has_answers = False
        self._unseen = 0

    def add_unseen(self) -> None:
        """Count a document that nobody looked at."""
        self._unseen += 1

    def add(self, entities: int, spans: Mapping[str, Sequence[int]], cats: Mapping[str, float]) -> None:
        """Count a document: how many entities it has, how many tokens each span of a layer has, and its answers."""
        self._entities += entities
        for layer, lengths in spans.items():
            self._lengths[layer].update(lengths)
        self._has_answers = self._has_answers or bool(cats)

    def config(self, language: str, train: str, dev: str | None) -> str | None:
        """Return the config, or None where there is nothing to learn.

        ``language`` is spaCy's code. ``train`` and ``dev`` are the files to learn from and to measure with, seen from
        the folder in which ``spacy train`` is started; ``dev`` is None where there is none yet.
        """
        learners: dict[str, tuple[str, str]] = {}  # the section of each, and the score by which it is judged
        if self._entities:
            learners["ner"] = (_NER, "ents_f")
        crowded = self._crowded()
        for layer in filter(_SPELT.fullmatch, crowded):
            own = f"spancat_{layer}"
            section = _SPANCAT.format(name=own, key=layer, longest=_reach(self._lengths[layer]))
            learners[own] = (section, f"spans_{layer}_f")
        needs_vectors = bool(learners)
        if self._has_answers:
            asked = self._choices[0]
            single = len(self._choices) == 1 and not asked.many and len(asked.labels) > 1
            own = "textcat" if single else "textcat_multilabel"
            learners[own] = (_TEXTCAT.format(name=own, exclusive=str(single).lower()), "cats_score")
        if not learners:
            return None
        sections = [section for section, _score in learners.values()]
        begin = _BEGIN.format(
            train=json.dumps(train),
            dev=json.dumps(dev),
            language=json.dumps(language),
            pipeline=json.dumps(["tok2vec", *learners] if needs_vectors else [*learners]),
        )
        scores = "".join(f"{score} = {round(1 / len(learners), 2)}\n" for _section, score in learners.values())
        if crowded and "sc" not in crowded:
            # What spaCy adds for a key that none of our spans stands under.
            scores += "spans_sc_f = null\nspans_sc_p = null\nspans_sc_r = null\n"
        return "\n".join((begin, *([_TOK2VEC] if needs_vectors else []), *sections, _TRAINING + scores))

    def warnings(self) -> Iterator[str]:
        """Yield lines on what is learned otherwise than one might think, or not at all."""
        crowded = self._crowded()
        if crowded and self._unseen:
            yield ""
            yield f"Documents that nobody looked at: {self._unseen:,}. A spancat learns that there is no span in them."
            yield "Better export those alone that somebody labelled."
        for layer in crowded:
            if not _SPELT.fullmatch(layer):
                yield ""
                yield f"Nothing learns {layer!r}: no config can hold that name."

    def _crowded(self) -> list[str]:
        """Return the layers that have spans which are no entities."""
        return [
            layer
            for layer, lengths in self._lengths.items()
            if lengths.total() > (self._entities if layer == self._first else 0)
        ]


def write_config(draft: Draft, taught: Taught, language: str, complete: Callable[[str], str]) -> None:
    """Write the config beside what there is to learn from: with splits, beside the one called ``train``.

    ``complete`` adds what is left to spaCy, such as the tokenizer of the language, and knows no remarks.
    """
    if draft.stem in ("dev", "test"):
        return
    dev = None
    if draft.stem == "train":
        # A large part is a folder of several files.
        dev = "dev" if (draft.folder / "dev").is_dir() else "dev.spacy"
    train = draft.stem if (draft.folder / draft.stem).is_dir() else f"{draft.stem}.spacy"
    name = NAME if draft.stem in ("train", "all") else f"{draft.stem}.{NAME}"
    config = taught.config(language, train, dev)
    if config is not None:
        remarks = "\n".join(f"# {line}".rstrip() for line in (*_how_to_start(train, dev, name), *taught.warnings()))
        draft.put_beside(name, f"{remarks}\n\n{complete(config)}\n".encode())


def _how_to_start(train: str, dev: str | None, name: str) -> list[str]:
    command = f"    spacy train {name} --output trained"
    if dev is not None:
        return [f"Learns from {train} and measures with {dev}, in this folder:", "", command]
    return [
        f"Learns from {train}. To measure what it learned it needs other texts; there are none. Export with a split",
        "(--split 80,10,10), or name a file of your own, in this folder:",
        "",
        f"{command} --paths.dev other.spacy",
    ]


def _reach(lengths: Counter[int]) -> int:
    """Return the length up to which spans are tried, in tokens: that of nearly all of them, within bounds."""
    ordered = sorted(lengths)
    reached = accumulate(lengths[length] for length in ordered)
    enough = next(length for length, so_far in zip(ordered, reached, strict=True) if so_far >= _SHARE * lengths.total())
    return min(enough, _LONGEST)


_BEGIN = """\
[paths]
train = {train}
dev = {dev}

[system]
seed = 0
gpu_allocator = null

[nlp]
lang = {language}
pipeline = {pipeline}

[corpora]

[corpora.train]
@readers = "spacy.Corpus.v1"
path = ${{paths.train}}

[corpora.dev]
@readers = "spacy.Corpus.v1"
path = ${{paths.dev}}

[components]
"""

_TOK2VEC = """\
[components.tok2vec]
factory = "tok2vec"

[components.tok2vec.model]
@architectures = "spacy.Tok2Vec.v2"

[components.tok2vec.model.embed]
@architectures = "spacy.MultiHashEmbed.v2"
width = ${components.tok2vec.model.encode.width}
attrs = ["NORM", "PREFIX", "SUFFIX", "SHAPE"]
rows = [5000, 1000, 2500, 2500]
include_static_vectors = false

[components.tok2vec.model.encode]
@architectures = "spacy.MaxoutWindowEncoder.v2"
width = 96
depth = 4
window_size = 1
maxout_pieces = 3
"""

_NER = """\
[components.ner]
factory = "ner"

[components.ner.model]
@architectures = "spacy.TransitionBasedParser.v2"
state_type = "ner"
extra_state_tokens = false
hidden_width = 64
maxout_pieces = 2
use_upper = true
nO = null

[components.ner.model.tok2vec]
@architectures = "spacy.Tok2VecListener.v1"
width = ${components.tok2vec.model.encode.width}
"""

_SPANCAT = """\
[components.{name}]
factory = "spancat"
spans_key = "{key}"
threshold = 0.5

[components.{name}.suggester]
@misc = "spacy.ngram_range_suggester.v1"
min_size = 1
max_size = {longest}

[components.{name}.model]
@architectures = "spacy.SpanCategorizer.v1"

[components.{name}.model.reducer]
@layers = "spacy.mean_max_reducer.v1"
hidden_size = 128

[components.{name}.model.scorer]
@layers = "spacy.LinearLogistic.v1"
nO = null
nI = null

[components.{name}.model.tok2vec]
@architectures = "spacy.Tok2VecListener.v1"
width = ${{components.tok2vec.model.encode.width}}
"""

_TEXTCAT = """\
[components.{name}]
factory = "{name}"
threshold = 0.5

[components.{name}.model]
@architectures = "spacy.TextCatBOW.v3"
exclusive_classes = {exclusive}
length = 262144
ngram_size = 1
no_output_layer = false
"""

_TRAINING = """\
[training]
seed = ${system.seed}
gpu_allocator = ${system.gpu_allocator}
train_corpus = "corpora.train"
dev_corpus = "corpora.dev"
dropout = 0.1
accumulate_gradient = 1
patience = 1600
max_epochs = 0
max_steps = 20000
eval_frequency = 200

[training.optimizer]
@optimizers = "Adam.v1"
beta1 = 0.9
beta2 = 0.999
L2_is_weight_decay = true
L2 = 0.01
grad_clip = 1.0
use_averages = false
eps = 0.00000001
learn_rate = 0.001

[training.batcher]
@batchers = "spacy.batch_by_words.v1"
discard_oversize = false
tolerance = 0.2

[training.batcher.size]
@schedules = "compounding.v1"
start = 100
stop = 1000
compound = 1.001

[training.logger]
@loggers = "spacy.ConsoleLogger.v1"
progress_bar = false

[training.score_weights]
"""
