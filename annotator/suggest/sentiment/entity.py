"""The part of a spaCy pipeline that says how a text feels about each entity that the parts before it found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import srsly  # type: ignore[import-untyped]
from spacy.language import Language
from spacy.tokens import Doc, Span

from annotator.suggest.sentiment.linear import Linear, softmax
from annotator.suggest.sentiment.windows import target_features
from annotator.suggest.sentiment.words import Texts, Words

LABELS = ("negative", "neutral", "positive")
FACTORY = "entity_sentiment"
_FILE = "sentiment.msgpack"


class EntitySentiment:
    """Gives each span ``span._.sentiment``: the probability of each of ``LABELS``.

    Spans are those of ``doc.spans[spans_key]``, and where a document has no such group, ``doc.ents``. Those whose
    label is in ``skip`` are left out, as are all before the component is given what it has learned.
    """

    def __init__(self, spans_key: str, skip: Sequence[str]) -> None:
        self._spans_key = spans_key
        self._skip = frozenset(skip)
        self._words = Words({})
        self._learned: Linear | None = None
        if not Span.has_extension("sentiment"):
            Span.set_extension("sentiment", default=None)

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels that a span may get."""
        return LABELS

    def learn(self, words: Words, learned: Linear) -> None:
        """Take over what training made."""
        self._words, self._learned = words, learned

    def __call__(self, doc: Doc) -> Doc:
        """Say it of one document."""
        self._annotate([doc])
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 64) -> Iterator[Doc]:
        """Say it of documents, a batch at once."""
        docs = iter(stream)
        while batch := list(islice(docs, batch_size)):
            self._annotate(batch)
            yield from batch

    def _annotate(self, docs: Sequence[Doc]) -> None:
        found = [(number, span) for number, doc in enumerate(docs) for span in self._spans(doc)]
        if self._learned is None or not found:
            return
        targets = [(number, span.start, span.end) for number, span in found]
        likely = softmax(self._learned.scores(target_features(Texts.of(self._words, docs), targets)))
        for (_, span), probabilities in zip(found, likely.tolist(), strict=True):
            span._.sentiment = dict(zip(LABELS, probabilities, strict=True))

    def _spans(self, doc: Doc) -> list[Span]:
        spans: Iterable[Span] = doc.spans.get(self._spans_key, doc.ents)
        return [span for span in spans if span.label_ not in self._skip]

    def to_bytes(self, exclude: Iterable[str] = ()) -> bytes:  # noqa: ARG002 - spaCy asks every component so
        """Return what was learned."""
        learned = None if self._learned is None else self._learned.plain()
        packed: bytes = srsly.msgpack_dumps({"valences": self._words.valences, "learned": learned})
        return packed

    def from_bytes(self, data: bytes, exclude: Iterable[str] = ()) -> EntitySentiment:  # noqa: ARG002 - as above
        """Take over what ``to_bytes`` gave."""
        plain: dict[str, Any] = srsly.msgpack_loads(data)
        self._words = Words(plain["valences"])
        self._learned = None if plain["learned"] is None else Linear.from_plain(plain["learned"])
        return self

    def to_disk(self, path: Path | str, exclude: Iterable[str] = ()) -> None:
        """Write what was learned into a folder."""
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / _FILE).write_bytes(self.to_bytes(exclude))

    def from_disk(self, path: Path | str, exclude: Iterable[str] = ()) -> EntitySentiment:
        """Take over what ``to_disk`` wrote."""
        return self.from_bytes((Path(path) / _FILE).read_bytes(), exclude)


@Language.factory(FACTORY, default_config={"spans_key": "entities", "skip": ["DATE"]}, assigns=["span._.sentiment"])
def make_entity_sentiment(nlp: Language, name: str, spans_key: str, skip: list[str]) -> EntitySentiment:  # noqa: ARG001 - spaCy's signature
    """Make the component for a pipeline."""
    return EntitySentiment(spans_key, skip)
