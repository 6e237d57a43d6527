"""The queue of threads: what is asked of it, and what a row of it shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from annotator.domain.annotation import State


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueQuery:
    """Which threads, in which order. ``text`` is searched in titles, texts and authors; ``seed`` shuffles."""

    text: str = ""
    show: Literal["todo", "flagged", "all"] = "todo"
    order: Literal["import", "random", "length", "title"] = "import"
    seed: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueRow:
    """What the queue shows of a thread; state and flag are those of the asking annotator.

    ``suggestions`` counts those that still wait for a decision, ``notes`` the annotator's own.
    """

    number: int
    thread_id: str
    title: str
    source: str | None
    comments: int
    suggestions: int
    state: State
    flag: str | None
    notes: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueCounts:
    """How many threads there are, and how many of them the asking annotator submitted, flagged, has yet to do."""

    threads: int
    submitted: int
    flagged: int

    @property
    def todo(self) -> int:
        """Those not submitted yet."""
        return self.threads - self.submitted
