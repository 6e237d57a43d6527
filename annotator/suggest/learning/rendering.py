"""A question as one text, which spaCy's textcat can read anywhere.

A bag of words sees no relation between a text and its target. So the relation is written into the text, as words that
no text contains: each word once more with the target it speaks of, or with the side of the entity it stands on, and,
for English, how text and target feel by VADER's lexicon. The pipeline that is saved reads texts written in this way.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping
from functools import cache

from annotator.suggest.learning.question import Question

_WORD = re.compile(r"\w+(?:[’'-]\w+)*|[!?]+")
_NEAR = 12  # words to either side of an entity
_FEELS = 1.0  # sum of valences, from where a text counts as feeling something

_EMPTY = frozenset(
    "the a an of to in is are be and or for that it this on as with by should would will can has have at was "  # noqa: SIM905
    "were".split()
)
_AGAINST = frozenset(
    "not no never nothing nobody shouldn't don't ban banned abolish abolished end stop against oppose reject "  # noqa: SIM905
    "remove prohibit prohibited criminalize illegal wrong fail fails harm harms harmful bad useless unjust".split()
)


def rendered(question: Question, *, language: str) -> str:
    """Return the text that stands for a question; ``language`` is that of the project."""
    if question.span is not None:
        return _around(question.text, *question.span)
    said = _words(question.text)
    if not question.target and not question.answered:
        return " ".join([*said, *_feelings(question, language)])
    key = target_key(question)
    toward = [f"{word}§{key}" for word in said if word not in _EMPTY]
    return " ".join([*said, *toward, *_feelings(question, language), *_shared(question)])


def target_key(question: Question) -> str:
    """Return what tells the target of a question from others: eight digits, "" where it has none."""
    target = " ".join(_words(question.target))
    return f"{zlib.crc32(target.encode()):08x}" if target else ""


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def _around(text: str, start: int, end: int) -> str:
    """Return the words around an entity, each once more with its side; the entity itself is left out."""
    left, right = _words(text[:start])[-_NEAR:], _words(text[end:])[:_NEAR]
    sided = [f"«{word}" for word in left] + [f"»{word}" for word in right]
    return " ".join([*left, "§it", *right, *sided])


def _feelings(question: Question, language: str) -> list[str]:
    """Return what the lexicon and a few words against something say of text, target and both together."""
    if language != "en":
        return []
    text, target = _words(question.text), _words(question.target or question.answered)
    felt, aimed = _feeling(text), _feeling(target)
    against = f"{int(not _AGAINST.isdisjoint(text))}{int(not _AGAINST.isdisjoint(target))}"
    if not target:
        return [f"§feels{felt}"]
    return [
        f"§feels{felt}",
        f"§target{aimed}",
        f"§both{felt}{aimed}",
        f"§against{against}",
        f"§all{felt}{aimed}{against}",
    ]


def _shared(question: Question) -> list[str]:
    """Return how many words of the target the text takes up."""
    common = set(_words(question.text)) & set(_words(question.target or question.answered)) - _EMPTY
    return [f"§shared{min(len(common), 2)}"]


def _feeling(words: list[str]) -> str:
    valences = _valences()
    balance = sum(valences.get(word, 0.0) for word in words)
    return "+" if balance >= _FEELS else "-" if balance <= -_FEELS else "0"


@cache
def _valences() -> Mapping[str, float]:
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer  # noqa: PLC0415 - reads its lexicon

    return {str(word): float(value) for word, value in SentimentIntensityAnalyzer().lexicon.items()}
