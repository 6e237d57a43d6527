"""The queue of threads: what is asked of it, and what a row of it shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from annotator.domain.annotation import State
from annotator.domain.order_of_work import Why

Order = Literal["import", "uncertain", "random", "length", "title"]
Worked = Literal["assigned", "begun", "submitted", "flagged"]


@dataclass(frozen=True, slots=True)
class Theirs:
    """The threads that an annotator was given, or those that they began, submitted or flagged."""

    annotator: str
    worked: Worked


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueQuery:
    """Which threads, in which order. ``text`` is searched in titles, texts and authors; ``seed`` shuffles.

    ``mine`` are those that whoever asks was given; where they were given none, and without ``mine``, it is all.
    ``theirs`` are another's in their stead. What is to do and what is flagged is always as the asking annotator has it.

    For what comes first in the order ``uncertain`` see ``domain/order_of_work.py``.
    """

    text: str = ""
    show: Literal["todo", "flagged", "all"] = "todo"
    order: Order = "import"
    seed: int = 0
    mine: bool = True
    theirs: Theirs | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueRow:
    """What the queue shows of a thread; state and flag are those of the asking annotator.

    ``suggestions`` counts those that are shown and still wait for a decision, ``unsure`` those of them of which their
    suggester is in doubt; a ``blind`` thread is shown without any. ``notes`` counts the notes for the
    annotator, ``noted_by`` are those others who wrote any of them. ``why`` says
    why it stands where it does, in the order of work.
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
    noted_by: tuple[str, ...] = ()
    unsure: int = 0
    blind: bool = False
    why: Why | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueCounts:
    """How many threads there are, and how many of them the asking annotator submitted, flagged, has yet to do.

    ``has_own``: some threads were given to the asking annotator.
    """

    threads: int
    submitted: int
    flagged: int
    has_own: bool = False

    @property
    def todo(self) -> int:
        """Those not submitted yet."""
        return self.threads - self.submitted
