"""The confidence of each name: small nets look once more at what spaCy's ``ner`` found, and at what it passed over.

spaCy's ``ner`` says neither how sure it is nor what else it thought of. This component weighs each stretch that ``ner``
found, and each run of capitalised words that it did not, by the vectors of the words in and around it, and gives the
chance of every label. It learns from texts that ``ner`` was not trained on, so it knows its mistakes. The likeliest
label of each stretch stands in ``doc.spans["names"]``, ``attrs["scores"]`` are the probabilities in the same order;
those that are likely enough and do not overlap are ``doc.ents``. Without the component the pipeline is plain spaCy.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup
from thinc.api import Adam, Model, NumpyOps, Relu, Softmax, chain, fix_random_seed

from annotator.suggest.calibration import Calibration

KEY = "names"
_NETS = 5  # that are asked together: one alone is a point of F1 better or worse by its seed
_HIDDEN = 64
_LONGEST = 4  # words of a run: a longer one is a headline rather than a name
_PERSON, _DATE = "PERSON", "DATE"
_SURE = 0.6
_FIRST = 0.9
_DROPOUT = 0.3
_FLOATS = NDArray[np.float32]
_Stretch = tuple[int, int]


@Language.factory(
    "annotator_names",
    assigns=["doc.spans", "doc.ents"],
    requires=["doc.ents", "doc.tensor"],
    default_config={"threshold": 0.15, "likely": 0.3},
)
def make_names(nlp: Language, name: str, threshold: float, likely: float) -> Names:
    """Return the component.

    ``threshold`` is the least probability with which what ``ner`` passed over is offered, ``likely`` that of
    ``doc.ents``.

    The components before it multiply by numpy from now on, measured three times as fast as thinc's own way: that
    is what makes the whole pipeline fast, wherever it is loaded.
    """
    for _, pipe in nlp.pipeline:
        if isinstance(getattr(pipe, "model", None), Model):
            pipe.model._to_ops(NumpyOps(use_blis=False))  # type: ignore[attr-defined]  # noqa: SLF001 - no other way in
    return Names(name=name, threshold=threshold, likely=likely)


class Names:
    """Weighs what ``ner`` found and what it passed over; the pipeline's ``tok2vec`` must stand before it."""

    def __init__(self, *, name: str = "names", threshold: float = 0.15, likely: float = 0.3) -> None:
        self.name = name
        self.threshold = threshold
        self.likely = likely
        self.calibration = Calibration()
        self._labels: tuple[str, ...] = ()
        self._nets: list[Model[Any, Any]] = []

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels that may be given."""
        return self._labels[1:]

    def __call__(self, doc: Doc) -> Doc:
        """Write the names of one document with their scores."""
        return next(iter(self.pipe([doc])))

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 64) -> Iterator[Doc]:
        """Write the names of many documents with their scores, some at a time."""
        waiting = iter(stream)
        while docs := list(islice(waiting, batch_size)):
            stretches = [candidates(doc) for doc in docs]
            chances = self.chances(docs, stretches)
            at = 0
            for doc, found in zip(docs, stretches, strict=True):
                own = chances[at : at + len(found)]
                if _PERSON in self._labels:
                    _agree_with_whole_names(doc, found, own, self._labels.index(_PERSON))
                self._write(doc, found, own)
                at += len(found)
            yield from docs

    def _write(self, doc: Doc, found: Sequence[_Stretch], chances: _FLOATS) -> None:
        told = {(span.start, span.end) for span in doc.ents}
        offered: list[tuple[float, Span]] = []
        for (start, end), row in zip(found, chances, strict=True):
            best = int(row[1:].argmax()) + 1
            if row[best] >= self.threshold or (start, end) in told:
                offered.append((float(row[best]), Span(doc, start, end, label=self._labels[best])))
        spans = [span for _, span in offered]
        scores = self._honest(offered)
        doc.spans[KEY] = SpanGroup(doc, name=KEY, spans=spans, attrs={"scores": scores, "calibrated": True})
        likely = sorted((each for each in offered if each[0] >= self.likely), key=lambda each: -each[0])
        doc.set_ents(apart(span for _, span in likely), default="outside")

    def _honest(self, offered: Sequence[tuple[float, Span]]) -> list[float]:
        """Return the probabilities as calibrated; dates look alike everywhere, so what was learnt of them holds."""
        said = [score for score, _ in offered]
        honest = self.calibration.of(said).tolist() if said else []
        both = zip(offered, said, honest, strict=True)
        return [round(score if span.label_ == _DATE else calm, 4) for (_, span), score, calm in both]

    def chances(self, docs: Sequence[Doc], stretches: Sequence[Sequence[_Stretch]]) -> _FLOATS:
        """Return a row for each stretch: the chance of being no name, then of each label.

        Raises:
            ValueError: nothing has been learnt yet.
        """
        if not self._nets:
            raise ValueError("The component has learnt nothing yet.")
        rows = [features(doc, found, self._labels) for doc, found in zip(docs, stretches, strict=True) if found]
        if not rows:
            return np.zeros((0, len(self._labels)), dtype="float32")
        inputs = np.concatenate(rows)
        return np.asarray(np.mean([net.predict(inputs) for net in self._nets], axis=0))

    def learn(
        self,
        docs: Sequence[Doc],
        gold: Sequence[Iterable[tuple[int, int, str]]],
        *,
        labels: Sequence[str],
        epochs: int = 15,
        seed: int = 0,
    ) -> None:
        """Learn from documents as the pipeline labels them, and what is right in them as (start, end, label) of tokens.

        The pipeline must not have been trained on these documents, else it looks surer than it is.
        """
        self._labels = ("", *labels)
        place = {label: index for index, label in enumerate(self._labels)}
        rows, answers = [], list[int]()
        for doc, right in zip(docs, gold, strict=True):
            found = candidates(doc)
            by_stretch = {(start, end): place.get(label, 0) for start, end, label in right}
            if found:
                rows.append(features(doc, found, self._labels))
                answers += [by_stretch.get(stretch, 0) for stretch in found]
        inputs = np.concatenate(rows)
        wanted = np.eye(len(self._labels), dtype="float32")[answers]
        self._nets = [_taught(inputs, wanted, epochs=epochs, seed=seed + each) for each in range(_NETS)]

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:  # noqa: ARG002 - how spaCy calls it
        """Return what was learnt."""
        parts = {name: node.get_param(name[-1]) for node, name in _parts(self._nets)}
        halved = {name: np.asarray(part).astype("float16") for name, part in parts.items()}
        packed = io.BytesIO()
        about = {"labels": np.asarray(self._labels, dtype="U"), "calibration": np.array(astuple(self.calibration))}
        np.savez(packed, allow_pickle=False, **about, **halved)
        return packed.getvalue()

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> Names:  # noqa: ARG002 - how spaCy calls it
        """Take over what was learnt."""
        packed = np.load(io.BytesIO(data))
        self._labels = tuple(str(label) for label in packed["labels"])
        a, b, c = packed["calibration"].tolist()
        self.calibration = Calibration(a=a, b=b, c=c)
        self._nets = []
        while f"{len(self._nets)}.0W" in packed:
            width = packed[f"{len(self._nets)}.0W"].shape[1]
            net: Model[Any, Any] = chain(Relu(_HIDDEN, width, dropout=_DROPOUT), Softmax(len(self._labels), _HIDDEN))
            net.initialize()
            self._nets.append(net)
        for node, name in _parts(self._nets):
            node.set_param(name[-1], packed[name].astype("float32"))
        return self

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:  # noqa: ARG002 - how spaCy calls it
        """Write what was learnt into a file."""
        Path(path).write_bytes(self.to_bytes())

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> Names:  # noqa: ARG002 - how spaCy calls it
        """Take over what was written into a file."""
        return self.from_bytes(Path(path).read_bytes())


def _taught(inputs: _FLOATS, wanted: _FLOATS, *, epochs: int, seed: int) -> Model[Any, Any]:
    """Return a net that gives for each row of inputs about what is wanted."""
    fix_random_seed(seed)
    net: Model[Any, Any] = chain(Relu(_HIDDEN, dropout=_DROPOUT), Softmax())
    net.initialize(X=inputs[:16], Y=wanted[:16])
    optimizer = Adam(0.001, L2=0.001, L2_is_weight_decay=True)
    order = np.arange(len(inputs))
    chance = np.random.default_rng(seed)
    for _ in range(epochs):
        chance.shuffle(order)
        for at in range(0, len(order), 128):
            part = order[at : at + 128]
            guesses, back = net.begin_update(inputs[part])
            back((guesses - wanted[part]) / len(part))
            net.finish_update(optimizer)
    return net


def _parts(nets: Sequence[Model[Any, Any]]) -> Iterator[tuple[Model[Any, Any], str]]:
    """Yield the layers that hold numbers, each with the name of one array of its, numbered by net and layer."""
    for place, net in enumerate(nets):
        layers = [node for node in net.walk() if "W" in node.param_names]
        for number, node in enumerate(layers):
            for name in ("W", "b"):
                yield node, f"{place}.{number}{name}"


def _agree_with_whole_names(doc: Doc, found: Sequence[_Stretch], chances: _FLOATS, person: int) -> None:
    """Make *Fenn* as likely a person as *Odile Fenn* is elsewhere in the text.

    A first name that stands alone is held a little less likely than a last name.
    """
    whole: dict[str, float] = {}
    for (start, end), row in zip(found, chances, strict=True):
        if end - start in {2, 3} and row[person] >= _SURE:
            for word, chance in ((doc[end - 1].lower_, row[person]), (doc[start].lower_, row[person] * _FIRST)):
                whole[word] = max(whole.get(word, 0.0), float(chance))
    for at, (start, end) in enumerate(found):
        chance = whole.get(doc[start].lower_, 0.0) if end - start == 1 else 0.0
        if chance >= _SURE and chances[at, person] < chance:
            chances[at] *= (1 - chance) / max(1 - chances[at, person], 1e-6)
            chances[at, person] = chance


def apart(spans: Iterable[Span]) -> list[Span]:
    """Return the spans that overlap none before them, in the order of the text."""
    kept: list[Span] = []
    taken: set[int] = set()
    for span in spans:
        places = set(range(span.start, span.end))
        if not places & taken:
            taken |= places
            kept.append(span)
    return sorted(kept, key=lambda span: span.start)


def candidates(doc: Doc) -> list[_Stretch]:
    """Return what may be a name, in order: what ``ner`` found, and runs of capitalised words that it did not."""
    found = {(span.start, span.end) for span in doc.ents}
    if len(doc):
        looks = doc.to_array(["IS_TITLE", "IS_UPPER", "LENGTH", "IS_STOP", "ENT_TYPE"])
        capital = (looks[:, 0] > 0) | ((looks[:, 1] > 0) & (looks[:, 2] > 1))
        edges = np.flatnonzero(np.diff(np.concatenate(([False], capital, [False])).astype(np.int8)))
        for begin, end in edges.reshape(-1, 2).tolist():
            start = begin
            while start < end and looks[start, 3]:
                start += 1
            if start < end <= start + _LONGEST and not (looks[start:end, 4] > 0).all():
                found.add((start, end))
    return sorted(found)


def features(doc: Doc, stretches: Sequence[_Stretch], labels: Sequence[str]) -> _FLOATS:
    """Return a row for each stretch: vectors of its ends, neighbours and middle, its look, and what ``ner`` said."""
    vectors = np.asarray(doc.tensor, dtype="float32")
    empty = np.zeros((1, vectors.shape[1]), dtype="float32")
    padded = np.concatenate((empty, vectors, empty))
    sums = np.concatenate((empty, np.cumsum(vectors, axis=0)))
    starts, ends = np.asarray(stretches).T
    lengths = ends - starts
    mean = ((sums[ends] - sums[starts]) / lengths[:, None]).astype("float32")
    told = {(span.start, span.end): span.label_ for span in doc.ents}
    said = np.array([[told.get(stretch, "") == label for label in labels] for stretch in stretches], dtype="float32")
    looks = doc.to_array(["IS_UPPER", "IS_TITLE"])
    look = np.stack(
        [
            *(lengths == 1, lengths == 2, lengths == 3, lengths > 3),
            *(looks[starts, 0], looks[starts, 1], looks[ends - 1, 1]),
            starts == 0,
            np.full(len(starts), looks[:, 1].mean()),
            np.full(len(starts), looks[:, 0].mean()),
        ],
        axis=1,
    ).astype("float32")
    return np.concatenate(
        (padded[starts], vectors[starts], vectors[ends - 1], padded[ends + 1], mean, said, look), axis=1
    )
