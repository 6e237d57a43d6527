"""Whether a text is plainly not English, so that a pipeline that reads English alone had better say nothing of it."""

from __future__ import annotations

import re

# Words that stand in every few sentences of English, and that hardly any other language writes so.
_WORDS = frozenset(
    re.findall(
        r"\S+",
        "the of and to that it with this not are but from or have they which you were she there would their been when "
        "who will if out its it's don't about into than them could these your his our how because should after before "
        "just where while those any then said my what more",
    )
)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_ENOUGH = 20  # words; fewer may well have none of those
_LEAST = 0.04  # of the words; of English news every fourth is one of them
_READ = 4_000  # code points, from the beginning


def is_english(text: str) -> bool | None:
    """Tell whether a text may be English; None where it is too short to tell.

    A text in another script than the Latin one is not, however short it is.
    """
    begin = text[:_READ]
    words: list[str] = [word.replace("’", "'") for word in _WORD.findall(begin.lower())]
    latin = sum(word[0] < "\u0250" for word in words)
    if latin * 2 < len(words):
        return False
    if latin < _ENOUGH:
        return None
    return sum(word in _WORDS for word in words) >= _LEAST * latin
