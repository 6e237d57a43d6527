"""Who wrote a comment: what can be a name, and what stands around one."""

from __future__ import annotations

import re

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
    r"(?:(?:comment|posted|written|submitted|reply|response|commented)\s+)?(?:by|from|von|par|por|de|door|av)\s*:?\s+"
    r"|@(?=\S)|(?:author|name|user|username)\s*:\s*",
    re.IGNORECASE,
)
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_ANSWERING = re.compile(
    r"\s*(?:→|➤|►|▸|↪|⇒|»|\s>\s|\b(?:in\s+(?:reply|response)\s+to|replying\s+to|replied\s+to|als\s+antwort\s+auf"
    r"|en\s+réponse\s+à|en\s+respuesta\s+a|em\s+resposta\s+a|in\s+risposta\s+a)\b:?)\s*",
    re.IGNORECASE,
)
_AROUND = " \t\xa0*_~|·•,;:–—-#\"'[]()<>"
_LONGEST = 60


def split_author(said: str) -> tuple[str | None, str | None]:
    """Return the author that a header names, and the one whom they answer; None for what it does not say."""
    said = _LINK.sub(r"\1", said)
    parts = _ANSWERING.split(said, maxsplit=1)
    author = _cleaned(parts[0])
    return author or None, (_cleaned(parts[1]) or None) if len(parts) == 2 else None


def can_be_author(said: str, *, strict: bool = False) -> bool:
    """Return whether ``said`` can be a name.

    ``strict`` is for lines with nothing else to tell that they head a comment: every word must look like a part
    of a name then.
    """
    author, _ = split_author(said)
    if not author or len(author) > _LONGEST or not any(character.isalnum() for character in author):
        return False
    words = author.split()
    if len(words) > (5 if strict else 8) or words[0].lower() in _NO_NAME:
        return False
    if any(word[-1] in ".!?;…" and not _ABBREVIATED.fullmatch(word) for word in words):
        return False
    if words[0].lower() in _ARTICLES and not all(_capital(word) for word in words[1:]):
        return False
    if not strict:
        return True
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
    # The bracket of "Jane Doe (London)" belongs to the name, the one of "Jane Doe (" does not.
    balanced = said.count("(") == said.count(")") > 0 and said.endswith(")")
    return said.lstrip(_AROUND) if balanced else said.strip(_AROUND)
