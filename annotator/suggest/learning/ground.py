"""What a learner of names stands on: the pipeline that ships, asked for every stretch that may be a name.

For a language that nothing ships for, and where a layer has labels that the pipeline does not know, it is a blank
pipeline: runs of capitalised words, and hashed words in and around them in the place of vectors.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from annotator.suggest import shipped
from annotator.suggest.default.names import Names, candidates, features
from annotator.suggest.spacy_pipeline import loaded

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

Stretch = tuple[int, int]
"""First token, and the one after the last."""
Rows = NDArray[np.float64]

_LEAST = 1e-3  # of a probability: surer than that, in a text of another kind, nothing is
_BARE = 0.2  # how likely a stretch is a name, where nobody can say
_BUCKETS = 256


class Ground:
    """Reads texts and says of stretches how likely each label of a layer is, before anything was learned.

    ``meaning`` says which label of the layer a label of the pipeline means; the others are no names here.
    """

    def __init__(self, language: str, labels: Sequence[str], meaning: Mapping[str, str]) -> None:
        self.labels = tuple(labels)
        self._nlp = pipeline(language)
        names = self._nlp.get_pipe("names") if "names" in self._nlp.component_names else None
        self._names = names if isinstance(names, Names) and meaning else None
        place = {label: at for at, label in enumerate(labels, 1)}
        if self._names is not None:
            self._place = [0, *(place.get(meaning.get(label, ""), 0) for label in self._names.labels)]

    def read(self, texts: Iterable[str]) -> Iterator[Doc]:
        """Yield the tokens of each text, with what the pipeline found."""
        with self._nlp.select_pipes(enable=[name for name in self._nlp.component_names if name in ("tok2vec", "ner")]):
            yield from self._nlp.pipe(texts, batch_size=16)

    def stretches(self, doc: Doc) -> list[Stretch]:
        """Return what may be a name."""
        return candidates(doc)

    def likely(self, doc: Doc, stretches: Sequence[Stretch]) -> Rows:
        """Return a row for each stretch: the probability of being no name, then of each label."""
        found = np.zeros((len(stretches), len(self.labels) + 1))
        if self._names is None:
            found[:, 0] = 1 - _BARE
            found[:, 1:] = _BARE / max(len(self.labels), 1)
        elif stretches:
            for column, chances in zip(self._place, self._names.chances([doc], [stretches]).T, strict=True):
                found[:, column] += chances
        found = np.clip(found, _LEAST, 1.0)
        shares: Rows = found / found.sum(axis=1, keepdims=True)
        return shares

    def looks(self, doc: Doc, stretches: Sequence[Stretch]) -> Rows:
        """Return a row for each stretch that says what it is like: vectors of its words and those around it."""
        if self._names is not None and stretches:
            return features(doc, stretches, ("", *self._names.labels)).astype(np.float64)
        if self._names is not None:
            return np.zeros((0, 0))
        words = ["", *(token.lower_ for token in doc), ""]
        found = np.zeros((len(stretches), _BUCKETS))
        for row, (start, end) in enumerate(stretches):
            last = words[end]
            said = (f"<{words[start]}", f">{words[end + 1]}", f"^{words[start + 1]}", f"${last}", f"~{last[-3:]}")
            for word in (*said, f"#{min(end - start, 4)}"):
                hashed = zlib.crc32(word.encode(errors="surrogatepass"))
                found[row, hashed % _BUCKETS] += 1.0 if hashed & (1 << 20) else -1.0
        return found


@cache
def pipeline(language: str) -> Language:
    """Return the pipeline that ships, or a blank one for a language that nothing ships for; loaded once."""
    import spacy  # noqa: PLC0415 - takes a second, and only processes that suggest or learn need it

    import annotator.suggest.sentiment.document  # noqa: PLC0415 - its factory is known to spaCy from here on
    import annotator.suggest.sentiment.entity  # noqa: F401, PLC0415 - likewise

    if language == "en" and shipped.folder().is_dir():
        return loaded(str(shipped.folder()))
    try:
        return spacy.blank(language)
    except (ImportError, OSError, ValueError):
        return spacy.blank("xx")  # a language whose segmenter is not installed
