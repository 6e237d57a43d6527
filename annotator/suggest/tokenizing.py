"""Tokens by a language's blank spaCy tokenizer, in a process of its own, so that no window ever waits for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cache
from typing import TYPE_CHECKING

from annotator.domain.tokens import TokenTable
from annotator.suggest.partner import Died, Partner
from annotator.suggest.process import Answer

if TYPE_CHECKING:
    from spacy.tokens import Doc

# Scripts written without blanks, which the blank tokenizers of other languages leave in one piece: each character of
# theirs is a token of its own. Ranges of code points, by Unicode block.
_BY_CHARACTER = (
    (0x2E80, 0x2FDF),  # CJK radicals
    (0x3005, 0x3007),  # ideographic iteration, closing mark, zero
    (0x3040, 0x30FF),  # Hiragana and Katakana
    (0x3400, 0x4DBF),  # CJK extension A
    (0x4E00, 0x9FFF),  # CJK
    (0xF900, 0xFAFF),  # CJK compatibility
    (0x20000, 0x3FFFF),  # CJK extensions B and on
)
_NICENESS = 10


class TokenizerProcess:
    """Tokenizes texts in a spawned, niced process, which starts with the first of them and again if it dies."""

    def __init__(self) -> None:
        self._partner = Partner(_tokenizers, name="tokenize", niceness=_NICENESS)
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="tokenize")

    def tokens(self, language: str, texts: Sequence[str]) -> Future[list[TokenTable]]:
        """Return the promise of a table per text.

        Raises, in the future:
            Died: the process ended twice over these texts.
        """
        return self._thread.submit(self._ask, language, tuple(texts))

    def close(self) -> None:
        """End the process at once; what was not answered is cancelled."""
        self._thread.shutdown(wait=False, cancel_futures=True)
        self._partner.end()

    def _ask(self, language: str, texts: tuple[str, ...]) -> list[TokenTable]:
        try:
            answer = self._partner.ask((language, texts))
        except Died:
            answer = self._partner.ask((language, texts))
        if isinstance(answer, Exception):
            raise answer
        tables: list[TokenTable] = answer
        return tables


def token_table(language: str, text: str) -> TokenTable:
    """Return the tokens of a text; loads spaCy, so not for the window's process."""
    starts: list[int] = []
    ends: list[int] = []
    for token in _tokenizer(language)(text):
        if token.is_space:
            continue
        start = token.idx
        for piece_start, piece_end in _pieces(token.text):
            starts.append(start + piece_start)
            ends.append(start + piece_end)
    return TokenTable(tuple(starts), tuple(ends))


def _tokenizers() -> Answer:
    def answer(message: tuple[str, tuple[str, ...]]) -> list[TokenTable] | Exception:
        language, texts = message
        try:
            return [token_table(language, text) for text in texts]
        except Exception as error:  # noqa: BLE001 - raised again on the other side, for whoever reports defects
            return error

    return answer


def _pieces(token: str) -> list[tuple[int, int]]:
    """Return the ranges of a token: itself, or split around each character of a script without blanks."""
    if token.isascii() or not any(_is_by_character(character) for character in token):
        return [(0, len(token))]
    pieces: list[tuple[int, int]] = []
    begun = 0
    for at, character in enumerate(token):
        if _is_by_character(character):
            if begun < at:
                pieces.append((begun, at))
            pieces.append((at, at + 1))
            begun = at + 1
    if begun < len(token):
        pieces.append((begun, len(token)))
    return pieces


def _is_by_character(character: str) -> bool:
    code = ord(character)
    return code >= 0x2E80 and any(first <= code <= last for first, last in _BY_CHARACTER)


@cache
def _tokenizer(language: str) -> Callable[[str], Doc]:
    import spacy  # noqa: PLC0415 - takes a second, and only this process needs it

    try:
        # The blank pipeline for Chinese cuts every word into characters, Latin ones too.
        return spacy.blank("xx" if language == "zh" else language).tokenizer
    except (ImportError, OSError, ValueError):
        # A language whose segmenter is not installed (zh, ja, ko, th): the one for any language, and characters.
        return spacy.blank("xx").tokenizer
