"""What the sentiment parts of a spaCy pipeline have in common: what they learned, batches, files."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, Self

import srsly  # type: ignore[import-untyped]
from spacy.tokens import Doc

from annotator.suggest.sentiment.linear import Linear
from annotator.suggest.sentiment.words import Words

LABELS = ("negative", "neutral", "positive")
_FILE = "sentiment.msgpack"


class LearnedPart(ABC):
    """A part of a pipeline that says nothing until it is given what training made, or has read it."""

    def __init__(self) -> None:
        self._words = Words({})
        self._learned: Linear | None = None

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels that it tells apart."""
        return LABELS

    def learn(self, words: Words, learned: Linear) -> None:
        """Take over what training made."""
        self._words, self._learned = words, learned

    def __call__(self, doc: Doc) -> Doc:
        """Say it of one document."""
        return next(self.pipe([doc]))

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 64) -> Iterator[Doc]:
        """Say it of documents, a batch at once."""
        docs = iter(stream)
        while batch := list(islice(docs, batch_size)):
            if self._learned is not None:
                self._annotate(batch, self._words, self._learned)
            yield from batch

    @abstractmethod
    def _annotate(self, docs: Sequence[Doc], words: Words, learned: Linear) -> None:
        """Put what is found into the documents."""

    def to_bytes(self, exclude: Iterable[str] = ()) -> bytes:  # noqa: ARG002 - spaCy asks every component so
        """Return what was learned."""
        learned = None if self._learned is None else self._learned.plain()
        packed: bytes = srsly.msgpack_dumps({"valences": self._words.valences, "learned": learned})
        return packed

    def from_bytes(self, data: bytes, exclude: Iterable[str] = ()) -> Self:  # noqa: ARG002 - as above
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

    def from_disk(self, path: Path | str, exclude: Iterable[str] = ()) -> Self:
        """Take over what ``to_disk`` wrote."""
        return self.from_bytes((Path(path) / _FILE).read_bytes(), exclude)
