"""What learning from a project's decisions came to, layer by layer and time after time."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal

from annotator.domain.errors import SuggesterError

Outcome = Literal["taken", "kept", "few"]
"""Whether what was learned speaks from now on, what was there before does, or there was too little to learn from."""

ASIDE = 0.2
"""The share of threads that are set aside: nothing is ever learned from them, so that figures on them are honest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Learnt:
    """What came of learning a layer, or ``layer.attribute``.

    ``texts`` is how many texts or decisions it was learned from, ``known`` how many names are remembered. ``before``
    and ``after`` are from 0 to 1: F1 of names, or the share of answers that are right, of what spoke before and of what
    was learned, on ``measured`` texts or answers of ``threads`` threads: those that are set aside (``is_aside``), or
    each thread by a learner that had not seen it. ``calibration_error`` is the expected
    one, or None where nothing could be measured.
    """

    name: str
    outcome: Outcome
    texts: int
    known: int = 0
    before: float = 0.0
    after: float = 0.0
    measured: int = 0
    threads: int = 0
    is_aside: bool = False
    calibration_error: float | None = None
    seconds: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """One time of learning: how many texts were decided by then, in all, and what came of each layer.

    ``version`` is that of the suggestions made from then on; ``time`` is milliseconds since 1970 (UTC).
    """

    version: str
    time: int
    decided: int
    learnt: tuple[Learnt, ...]

    @property
    def has_taken(self) -> bool:
        """Whether anything of it speaks from then on."""
        return any(each.outcome == "taken" for each in self.learnt)


def is_aside(thread: str) -> bool:
    """Tell whether a thread is set aside; it stays so for ever, in every copy of a project."""
    drawn = int.from_bytes(hashlib.sha256(f"aside:{thread}".encode(errors="surrogatepass")).digest()[:8], "big")
    return drawn < ASIDE * 2**64


def next_due(decided: int) -> int:
    """Return how many texts must have been decided for learning again after ``decided`` were: growing steps."""
    return max(5, decided + 5, decided * 5 // 4)


def updates_as_plain(updates: Iterable[Update]) -> list[dict[str, Any]]:
    """Return updates as nested dicts and lists."""
    return [asdict(each) for each in updates]


def updates_from_plain(plain: Iterable[Mapping[str, Any]]) -> tuple[Update, ...]:
    """Return the updates that ``updates_as_plain`` gave.

    Raises:
        SuggesterError: the values are not what that function gives.
    """
    try:
        return tuple(Update(**{**each, "learnt": tuple(Learnt(**own) for own in each["learnt"])}) for each in plain)
    except (TypeError, KeyError) as error:
        raise SuggesterError("What this project has learned was written by another version of the program.") from error
