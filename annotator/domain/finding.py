"""Finding: what is looked for, where it stands, and how a place reads in its context. Offsets are code points."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from annotator.domain.annotation import Origin, State, Target
from annotator.domain.changes import Changes
from annotator.domain.document import Kind
from annotator.domain.tokens import TokenTable

REACH = 120
"""How many code points of context stand on either side of a place."""

_TERM = re.compile(r'"([^"]*)("?)|(\S+)')
_BLANK = re.compile(r"\s")
_BLANKLESS = re.compile(
    "[\u0e00-\u0eff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff\u2e80-\u2fdf\u3005-\u3007\u3021-\u30ff\u3100-\u312f"
    "\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003134f]"
)
"""Scripts that set no blanks between words: Thai, Lao, Tibetan, Burmese, Khmer, Han, kana."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FindQuery:
    """What is looked for; all conditions hold at once, and what is left as it is asks for nothing.

    ``text``: words of a document, see ``terms``. ``layer``, ``label``, ``origin`` and ``span_text`` are of a label;
    with ``contains`` the text may be a part of the span's. ``annotator``: whose labels, state and flag, None for
    anybody's. ``since``: labels of that time or later, in milliseconds since 1970 (UTC).
    """

    text: str = ""
    layer: str | None = None
    label: str | None = None
    span_text: str = ""
    contains: bool = False
    annotator: str | None = None
    since: int | None = None
    origin: Origin | None = None
    state: State | None = None
    flagged: bool = False

    @property
    def asks_for_labels(self) -> bool:
        """Whether labels are looked for, rather than words or documents."""
        wanted = (self.layer, self.label, self.since, self.origin)
        by_whom = self.annotator is not None and self.state is None and not self.flagged
        return by_whom or bool(self.span_text.strip()) or any(each is not None for each in wanted)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked for."""
        return not (self.asks_for_labels or self.state or self.flagged or terms(self.text))


TermKind = Literal["phrase", "beginning", "piece"]


@dataclass(frozen=True, slots=True)
class Term:
    """One thing that has to stand in the text: words in a row, the beginning of a word, or any piece of text."""

    kind: TermKind
    text: str


def terms(text: str) -> tuple[Term, ...]:
    """Return what is looked for: words, phrases in quotes, and the last word as far as it is typed.

    What holds letters of a script without blanks, or no letter at all, is looked for as a piece of text.
    """
    found: list[Term] = []
    for match in _TERM.finditer(text):
        quoted, closed, word = match.groups()
        words = (quoted if word is None else word.replace('"', "")).strip()
        if not words:
            continue
        if not any(each.isalnum() for each in words) or _BLANKLESS.search(words):
            found.append(Term("piece", words))
        elif match.end() == len(text) and not closed:
            found.append(Term("beginning", words))
        else:
            found.append(Term("phrase", words))
    spoken = [term for term in found if any(each.isalnum() for each in term.text)]
    # A dash or comma between words is how people write, and nothing that they look for.
    return tuple(spoken or found)


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: a document by its number, and a range of its text.

    ``marks`` are the ranges inside it that are looked for; () means all of it. ``set`` and ``annotation`` are the
    number of the annotation set and the id, 0 and "" for a place without a label; ``layer`` and ``label`` are those
    of the label that is there. ``muted``: shown, but not to be touched. ``refused``: somebody refused that label here.
    """

    document: int
    thread: int
    start: int
    end: int
    marks: tuple[tuple[int, int], ...] = ()
    set: int = 0
    annotation: str = ""
    layer: str = ""
    label: str = ""
    muted: bool = False
    refused: bool = False


@dataclass(frozen=True, slots=True)
class Context:
    """A place as it reads: one line of text, and the ranges in it that are looked for."""

    text: str
    marks: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A place with all that is shown of it. ``title`` is the thread's; ``target`` that of a stance."""

    place: Place
    thread_id: str
    document_id: str
    kind: Kind
    author: str | None
    title: str
    context: Context
    annotator: str | None = None
    target: Target | None = None


def context_of(text: str, place: Place) -> Context:
    """Return the line of text around a place; line breaks are blanks, so that offsets stay what they are."""
    first, last = max(0, place.start - REACH), min(len(text), place.end + REACH)
    line = _BLANK.sub(" ", text[first:last])
    before, after = "…" if first else "", "…" if last < len(text) else ""
    shift = len(before) - first
    marks = place.marks or ((place.start, place.end),)
    inside = tuple((start + shift, end + shift) for start, end in marks if start < end)
    return Context(f"{before}{line}{after}", inside)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A text of which every occurrence is wanted, to give each a label.

    Case is left aside as ``reads_as`` does, unless ``same_case``. ``inside_words``: it may be part of a longer word.
    """

    text: str
    layer: str
    label: str
    same_case: bool = False
    inside_words: bool = False


@dataclass(frozen=True, slots=True)
class LabelledText:
    """A text with the labels that it has: ``counts`` are pairs of label and number, the most frequent first.

    ``places`` are those that the list is about: labelled ones where labels differ, bare ones where they are missed.
    Of ``total`` places that there are they may be the first, or those of the rarest labels.
    """

    layer: str
    text: str
    counts: tuple[tuple[str, int], ...]
    places: Sequence[Place]
    total: int

    @property
    def key(self) -> tuple[str, str]:
        """What makes two of them the same."""
        return (self.layer, folded(self.text))

    @property
    def is_missed(self) -> bool:
        """Whether its places have no label."""
        return not self.places[0].label


@dataclass(frozen=True, slots=True)
class Labelled:
    """What labelling many places came to: how many labels were given, and how many places no longer took one."""

    given: int
    skipped: int
    changes: Changes


def same_line(text: str) -> str:
    """Return a text with every run of white space as one blank, and none at its ends."""
    return " ".join(text.split())


def folded(text: str) -> str:
    """Return what two texts have in common that differ in case and white space alone."""
    return same_line(text).casefold()


def reads_as(there: str, wanted: str) -> bool:
    """Return whether two texts of the same letters are written alike enough to mean the same.

    A name in capitals is still the name, and so is a word at the head of a sentence; a name in small letters is none:
    “US” is not “us”, nor “May” “may”.
    """
    return wanted.islower() or not there.islower()


def occurrences(text: str, wanted: Wanted, tokens: TokenTable) -> Iterator[tuple[int, int]]:
    """Yield the ranges of ``text`` where the wanted text stands, ascending and apart.

    Any white space stands for any other. Unless it may be part of a word, both ends are ends of tokens; between two
    letters of a script without blanks every place is one.
    """
    pattern = _pattern(wanted.text, same_case=wanted.same_case)
    if pattern is None:
        return
    starts, ends = frozenset(tokens.starts), frozenset(tokens.ends)
    at = 0
    while (match := pattern.search(text, at)) is not None:
        start, end = match.span()
        whole = wanted.inside_words or (_begins(text, start, starts) and _ends(text, end, ends))
        if whole and (wanted.same_case or reads_as(match[0], wanted.text)):
            yield start, end
            at = end
        else:
            at = start + 1


@lru_cache(maxsize=64)
def _pattern(text: str, *, same_case: bool) -> re.Pattern[str] | None:
    words = text.split()
    if not words:
        return None
    return re.compile(r"\s+".join(re.escape(word) for word in words), 0 if same_case else re.IGNORECASE)


def _begins(text: str, offset: int, starts: frozenset[int]) -> bool:
    return offset in starts or _between_letters(text, offset)


def _ends(text: str, offset: int, ends: frozenset[int]) -> bool:
    return offset in ends or _between_letters(text, offset)


def _between_letters(text: str, offset: int) -> bool:
    """Whether a word may begin or end here because one of the two letters is of a script without blanks."""
    if not 0 < offset < len(text):
        return False
    before, after = text[offset - 1], text[offset]
    if unicodedata.category(after).startswith("M"):
        return False
    return bool(_BLANKLESS.match(before) or _BLANKLESS.match(after))


def is_blankless(text: str) -> bool:
    """Return whether the text holds letters of a script that sets no blanks between words."""
    return _BLANKLESS.search(text) is not None
