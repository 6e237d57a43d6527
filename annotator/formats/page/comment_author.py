"""Who wrote a comment: what can be a name, and what stands around one."""

from __future__ import annotations

import re
from typing import Literal

# What begins a sentence and no name.
_NO_NAME = frozenset(
    (
        *("as", "he", "she", "it", "they", "we", "i", "you", "who", "what", "which", "this", "that", "these", "those"),
        *("and", "but", "or", "if", "when", "while", "because", "there", "then", "so", "in", "on", "at", "to", "for"),
        *("of", "with", "from", "is", "was", "are", "were", "not", "no", "yes", "also", "however", "by", "my", "our"),
        *("his", "her", "their", "your", "how", "why", "where", "just", "only", "after", "before", "since", "until"),
        *("although", "though", "whether", "most", "some", "many", "all", "one", "und", "aber", "wenn", "dass"),
        *("nicht", "et", "mais", "quand", "pero", "porque", "cuando"),
    )
)
_ARTICLES = frozenset(("the", "a", "an"))
_PARTICLES = frozenset(
    (
        *("de", "van", "von", "der", "den", "del", "della", "di", "da", "do", "dos", "la", "le", "el", "al", "bin"),
        *(
            "ibn",
            "ben",
            "bint",
            "abu",
            "y",
            "e",
            "and",
            "&",
            "of",
            "the",
            "from",
            "in",
            "zu",
            "zum",
            "ter",
            "ten",
            "af",
        ),
    )
)
_ABBREVIATED = re.compile(r"(?:\w\.)+|\w\.?|(?:[JS]r|Dr|Mrs?|Ms|Prof|St|Rev|Hon|Ph\.?D|M\.?D|Esq)\.?", re.IGNORECASE)
_BEFORE = re.compile(
    r"(?:(?:comment|reply|response|post)\s+)?(?:(?:posted|written|submitted|commented|left)\s+)?(?:by|from|von|par|por|de|door|av)\s*:?\s+"
    r"|@(?=\S)|(?:author|name|user|username)\s*:\s*",
    re.IGNORECASE,
)
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_ANSWERING = re.compile(
    r"\s*(?:→|➤|►|▸|↪|⇒|»|\s>\s|\b(?:in\s+(?:reply|response)\s+to|replying\s+to|replied\s+to|als\s+antwort\s+auf"
    r"|en\s+réponse\s+à|en\s+respuesta\s+a|em\s+resposta\s+a|in\s+risposta\s+a)\b:?)\s*",
    re.IGNORECASE,
)
# Whom a forum marks: who asked, who moderates.
_ROLE = re.compile(r"\s*\[(?:[A-Z]{1,3}|score\shidden)(?:,[A-Z]{1,3})*\]$")
_AROUND = " \t\xa0*_~|·•,;:：–—-#\"'[]()<>"  # noqa: RUF001 - a Chinese colon
_LONGEST = 60


def split_author(said: str) -> tuple[str | None, str | None]:
    """Return the author that a header names, and the one whom they answer; None for what it does not say."""
    said = _LINK.sub(r"\1", said)
    parts = _ANSWERING.split(said, maxsplit=1)
    author = _cleaned(parts[0])
    return author or None, (_cleaned(parts[1]) or None) if len(parts) == 2 else None


Surroundings = Literal["sure", "likely", "none"]
"""How much around a name says that it heads a comment: number and date, one of them or ``says``, nothing."""


def can_be_author(said: str, surroundings: Surroundings) -> bool:
    """Return whether ``said`` can be the name of a comment's author, where ``surroundings`` speak for it."""
    author, _ = split_author(said)
    if not author or len(author) > _LONGEST or not any(character.isalnum() for character in author):
        return False
    if surroundings == "sure":
        return True
    words = author.split()
    if len(words) > (5 if surroundings == "none" else 8) or words[0].lower() in _NO_NAME or _is_sentence(words):
        return False
    if words[0].lower() in _ARTICLES and not all(_capital(word) for word in words[1:]):
        return False
    return surroundings == "likely" or _is_name(author, words)


def _is_sentence(words: list[str]) -> bool:
    return any(word[-1] in ".!?;…" and not _ABBREVIATED.fullmatch(word) for word in words)


def _is_name(author: str, words: list[str]) -> bool:
    if any(character in '“”„"{}=/\\,' for character in author):
        return False
    return len(words) == 1 or all(_capital(word) or word.lower() in _PARTICLES for word in words)


def _capital(word: str) -> bool:
    letter = next((character for character in word if character.isalnum()), "")
    return not letter.islower()


def _cleaned(said: str) -> str:
    said = said.strip()
    if before := _BEFORE.match(said):
        said = said[before.end() :]
    said = _ROLE.sub("", said)
    # The bracket of "Jane Doe (London)" belongs to the name, the one of "Jane Doe (" does not.
    balanced = said.count("(") == said.count(")") > 0 and said.endswith(")")
    return said.lstrip(_AROUND) if balanced else said.strip(_AROUND)
