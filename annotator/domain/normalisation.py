r"""Text is normalised once, at import; offsets of labels that come with it move along.

Line ends become ``\n``, leading byte order marks are dropped, NUL and lone surrogates become U+FFFD. No
Unicode normalisation form is applied, and only CR and CRLF count as line ends: U+2028, NEL and their kin are text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

REPLACEMENT = "\ufffd"
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_TO_CHANGE = re.compile("[\r\x00\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class NormalisedText:
    """A text as it is stored, with what it took to get there.

    ``removed`` holds, ascending, the offsets in the original (code points) of the characters that are gone;
    ``replaced`` counts the NULs and lone surrogates that became U+FFFD.
    """

    text: str
    removed: tuple[int, ...] = ()
    replaced: int = 0

    def moved(self, offset: int) -> int:
        """Return where ``offset`` of the original text is in ``text``; both in code points.

        An offset inside a CRLF pair lands after the line end, as an offset behind the pair does.
        """
        return offset - bisect_right(self.removed, offset - 1)


def normalise(original: str) -> NormalisedText:
    """Return ``original`` as it is stored."""
    if original.isascii() and "\r" not in original and "\x00" not in original:
        return NormalisedText(original)
    if not _TO_CHANGE.search(original) and not original.startswith("\ufeff"):
        return NormalisedText(original)
    # All of them, so that normalising again changes nothing: an export has to come back as it was.
    begun = len(original) - len(original.lstrip("\ufeff"))
    removed = list(range(begun))
    # Of a CRLF pair the CR stays as the line end and the LF goes: an offset behind the pair moves by one.
    removed.extend(match.start() + 1 for match in re.finditer("\r\n", original))
    text = original[begun:].replace("\r\n", "\n").replace("\r", "\n")
    text, replaced = _UNSTORABLE.subn(REPLACEMENT, text)
    return NormalisedText(text, tuple(removed), replaced)


def storable(value: str) -> str:
    """Return an author, title or the like without NULs and lone surrogates, which no database or UTF-8 file holds."""
    return value if value.isascii() and "\x00" not in value else _UNSTORABLE.sub(REPLACEMENT, value)
