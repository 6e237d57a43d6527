"""What is known of each word beforehand: a key, keys of its stem and ending, its valence, and what it does to others.

Everything is looked up once per distinct word and kept in arrays, so that a batch of documents costs a few dozen
operations of numpy and not some per token.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from spacy.tokens import Doc

Keys = NDArray[np.uint64]
Places = NDArray[np.int64]
Values = NDArray[np.float32]
Flags = NDArray[np.bool_]

BLANK, NEGATES, ENDS_NEGATION, PARTS, ENDS_SENTENCE = 1, 2, 4, 8, 16
CLOSES, QUOTES, SPEAKS_OF_ONE, MARKS = 32, 64, 128, 256
"""What a word does, as bits: is no word at all, negates what follows, ends what is negated, parts clauses, ends a
sentence, closes quotation or bracket, is a quotation mark, is a pronoun, is an exclamation or question mark."""

_LISTS = {
    NEGATES: "not n't n’t no never neither nor without cannot hardly barely rarely despite nobody nothing none "
    "lack lacks lacked fail failed fails",
    PARTS: ', ; : - -- – — ( ) " “ ” ‘ ’ . and but while who which that because after when as if though although '
    "whereas before since",
    ENDS_NEGATION: ". , ; : but",
    ENDS_SENTENCE: ". ! ? … ... !! ?? ?! !?",
    CLOSES: "\" ” ’ ' '' ) ]",
    QUOTES: '" “ ”',
    SPEAKS_OF_ONE: "he she him her his hers they them their it its i you we us who himself herself",
}
_BITS: dict[str, int] = {}
for _bit, _words in _LISTS.items():
    for _word in _words.split():
        _BITS[_word] = _BITS.get(_word, 0) | _bit

_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)
_ALL = 0xFFFFFFFFFFFFFFFF
_MANY = 200_000  # distinct words held; some 20 MB


def mixed(keys: Keys, salt: int) -> Keys:
    """Return keys that differ from ``keys`` and, by ``salt``, from one another; the same on every machine."""
    salted: Keys = (keys ^ np.uint64(salt * 0xC2B2AE3D27D4EB4F & _ALL)) * _MULTIPLIER
    return salted ^ (salted >> np.uint64(29))


def text_key(text: str) -> int:
    """Return 64 bits that stand for a text: FNV-1a of its UTF-8."""
    key = 0xCBF29CE484222325
    for byte in text.encode("utf-8", "surrogatepass"):
        key = ((key ^ byte) * 0x100000001B3) & _ALL
    return key


class Words:
    """The facts of all words met so far; ``valences`` are those of a lexicon, by lower-cased word, from -4 to 4."""

    def __init__(self, valences: Mapping[str, float]) -> None:
        self.valences = dict(valences)
        self._known: dict[int, int] = {}
        self._begin()

    def _begin(self) -> None:
        self._known.clear()
        self._keys = np.zeros((1024, 4), dtype=np.uint64)
        self._valence = np.zeros(1024, dtype=np.float32)
        self._flags = np.zeros(1024, dtype=np.int32)

    def places(self, docs: Sequence[Doc]) -> list[Places]:
        """Return for each token of each document where its facts stand; what was returned before holds no more."""
        if len(self._known) > _MANY:
            self._begin()
        return [self._places(doc) for doc in docs]

    def _places(self, doc: Doc) -> Places:
        hashes: list[int] = doc.to_array("LOWER").tolist()
        known = self._known
        places = [known.get(each, -1) for each in hashes]
        if -1 in places:
            strings = doc.vocab.strings
            places = [
                self._place(each, strings[each]) if at < 0 else at for each, at in zip(hashes, places, strict=True)
            ]
        return np.asarray(places, dtype=np.int64)

    def keys(self, places: Places) -> Keys:
        """Return four keys per token: of the word, of its first four and first five letters, of its last four.

        The last three are 0 where the word is too short.
        """
        return self._keys[places]

    def valence(self, places: Places) -> Values:
        """Return what the lexicon says of each token, 0 where nothing."""
        return self._valence[places]

    def does(self, places: Places) -> NDArray[np.int32]:
        """Return the bits of each token."""
        return self._flags[places]

    def _place(self, hashed: int, lower: str) -> int:
        place = self._known.get(hashed)
        if place is not None:
            return place
        place = self._known[hashed] = len(self._known)
        if place == len(self._valence):
            self._keys = np.concatenate([self._keys, np.zeros_like(self._keys)])
            self._valence = np.concatenate([self._valence, np.zeros_like(self._valence)])
            self._flags = np.concatenate([self._flags, np.zeros_like(self._flags)])
        # A number is a number, whichever it is.
        word = "#" if any(character.isdigit() for character in lower) else lower
        self._keys[place, 0] = text_key(word)
        if len(word) > 4 and word.isalpha():
            self._keys[place, 1:] = [text_key(f"4{word[:4]}"), text_key(f"5{word[:5]}"), text_key(f"-{word[-4:]}")]
        self._valence[place] = self.valences.get(lower, 0.0)
        self._flags[place] = _bits(lower)
        return place


def _bits(lower: str) -> int:
    blank = BLANK if lower.isspace() else 0
    breaks = ENDS_SENTENCE if "\n" in lower else 0
    marks = MARKS if lower and not lower.strip("!?") else 0
    return _BITS.get(lower, 0) | blank | breaks | marks


@dataclass(frozen=True, slots=True)
class Texts:
    """The tokens of a batch of documents in one row, with what is known of each.

    ``begins`` is where each document does.
    """

    begins: Places
    keys: Keys
    valence: Values
    does: NDArray[np.int32]
    starts: Flags  # of sentences
    turned: Flags  # what is negated

    @classmethod
    def of(cls, words: Words, docs: Sequence[Doc]) -> Texts:
        """Return the tokens of documents."""
        places = words.places(docs)
        sizes = np.asarray([len(each) for each in places], dtype=np.int64)
        begins = np.cumsum(sizes) - sizes
        at = np.concatenate(places) if places else np.zeros(0, np.int64)
        does = words.does(at)
        starts = sentence_starts(does)
        starts[begins[sizes > 0]] = True
        return cls(begins, words.keys(at), words.valence(at), does, starts, negated(does, starts))


def sentence_starts(does: NDArray[np.int32]) -> Flags:
    """Return which tokens begin a sentence: by full stops, marks and line breaks, closing quotation marks included."""
    starts = np.zeros(len(does), dtype=np.bool_)
    if not len(does):
        return starts
    ends = (does & ENDS_SENTENCE) != 0
    closes = (does & CLOSES) != 0
    # What closes a quotation right after an end is where the sentence ends then; twice, for a bracket after that.
    for _ in range(2):
        ends[1:] |= ends[:-1] & closes[1:]
    starts[0] = True
    starts[1:] = ends[:-1] & ~closes[1:] & ~ends[1:]
    return starts


def negated(does: NDArray[np.int32], starts: Flags, reach: int = 4) -> Flags:
    """Return which tokens stand within ``reach`` after a negation of their sentence that nothing has ended yet."""
    at = np.arange(len(does))
    latest = np.maximum.accumulate(np.where(does & NEGATES, at, -reach - 1), dtype=np.int64)
    ended = np.maximum.accumulate(np.where(does & ENDS_NEGATION, at, -1), dtype=np.int64)
    first = np.maximum.accumulate(np.where(starts, at, 0), dtype=np.int64)
    before = np.concatenate([[-reach - 1], latest[:-1]]) if len(does) else latest
    found: Flags = (at - before <= reach) & (before >= first) & (ended <= before) & ((does & ENDS_NEGATION) == 0)
    return found
