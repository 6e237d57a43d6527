"""Words that look like names and have no label yet, so that a caret need not walk to them by tokens."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from functools import lru_cache

from annotator.domain.annotation import SpanAnnotation
from annotator.domain.document import Document
from annotator.domain.tokens import TokenTable, sentence_bounds
from annotator.gui.annotate.stops import Work
from annotator.gui.thread_view.selection import TextSelection

_AHEAD = 512


def next_name(
    work: Work, tokens: Callable[[str], TokenTable], here: tuple[str, int] | None, *, forward: bool
) -> TextSelection | None:
    """Return the next words behind ``here`` (a document's id and an offset) that look like a name, or those before it.

    Words look so where they begin with a capital or a digit, but not the first of a sentence that is written small
    elsewhere in the thread. What has a label, or a suggestion that waits, is passed over.
    """
    documents = list(work.thread)
    common = frozenset[str]().union(*(_small_words(document.text) for document in documents))
    place = 0 if here is None else next(number for number, each in enumerate(documents) if each.id == here[0])
    ahead = documents[place:] if forward else documents[place::-1]
    for document in ahead:
        offset = None if here is None or document.id != here[0] else here[1]
        names = _unlabelled(work, document, tokens(document.id), common, behind=offset if forward else None)
        if forward:
            found = next(names, None)
        else:
            found = max((name for name in names if offset is None or name[0] < offset), default=None)
        if found is not None:
            return TextSelection(document.id, *found)
    return None


def _unlabelled(
    work: Work, document: Document, tokens: TokenTable, common: frozenset[str], *, behind: int | None
) -> Iterator[tuple[int, int]]:
    taken = [(span.start, span.end) for span in work.sets[document.id].spans]
    waiting = (each.annotation for each in work.suggestions[document.id])
    taken += [(span.start, span.end) for span in waiting if isinstance(span, SpanAnnotation)]
    for start, end in _names(document.text, tokens, common, behind):
        if all(end <= low or high <= start for low, high in taken):
            yield start, end


def _names(text: str, tokens: TokenTable, common: frozenset[str], behind: int | None) -> Iterator[tuple[int, int]]:
    """Yield runs of words parted by single blanks that look like a name and begin behind an offset."""
    firsts = _first_words(text)
    starts, ends = tokens.starts, tokens.ends
    number = 0 if behind is None else bisect_left(starts, behind + 1)
    # The run that holds the place is not one of its later words: look at it from its beginning.
    while 0 < number < len(starts) and text[ends[number - 1] : starts[number]] == " ":
        number -= 1
        if not _looks_like_one(text[starts[number] : ends[number]]):
            break
    run: tuple[int, int] | None = None
    for start, end in zip(starts[number:], ends[number:], strict=True):
        word = text[start:end]
        is_name = _looks_like_one(word) and not (start in firsts and word.lower() in common)
        if is_name and run is not None and text[run[1] : start] == " ":
            run = (run[0], end)
            continue
        if run is not None and (behind is None or run[0] > behind):
            yield run
        run = (start, end) if is_name else None
    if run is not None and (behind is None or run[0] > behind):
        yield run


def _looks_like_one(word: str) -> bool:
    return word[0].isdigit() or (word[0].isupper() and len(word) > 1)


@lru_cache(maxsize=_AHEAD)
def _first_words(text: str) -> frozenset[int]:
    """Return where sentences begin."""
    return frozenset(sentence_bounds(text))


@lru_cache(maxsize=_AHEAD)
def _small_words(text: str) -> frozenset[str]:
    """Return the words of a text that are written small."""
    return frozenset(word for word in text.split() if word.islower())
