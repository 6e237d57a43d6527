"""Honest time: what of the time before a thread was work at it.

A sign of activity is a key, a button or move of the pointer, a turn of the wheel or a touch, in the window while a
thread is open in it and the window is the active one. What lies between two signs counts whole, unless it is longer
than ``IDLE_MS``: then somebody was away, and only ``TAIL_MS`` of it counts.

``IDLE_MS`` is a minute: people read 200 to 250 words in it, more than a screen of a thread holds, so that whoever reads
will have scrolled, pointed or pressed something by then. A shorter one would take slow readers' time from them.
``TAIL_MS`` stands for the look back at what was just done that comes before a break.

All times are milliseconds of a clock that only runs forward; it is handed in and never read here. Where it jumps, as
some do when a machine sleeps, a jump ahead counts as a break and a jump back as nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from annotator.domain.edit import Act, Add, Edit, Reject, Remove, Replace, Unreject

IDLE_MS = 60_000
TAIL_MS = 15_000


@dataclass(frozen=True, slots=True)
class Account:
    """The active time of one annotator at one thread since it was opened, in milliseconds.

    ``active`` is what is certain up to the last sign, ``decided`` the part of it that went to decisions and
    ``written`` the part that is kept already. ``seen`` is when the last sign was; None while nobody is there.
    """

    active: int = 0
    decided: int = 0
    written: int = 0
    seen: int | None = None

    def sign(self, now: int) -> Account:
        """Return the account after a sign of activity."""
        return Account(self.active + counted(self.seen, now), self.decided, self.written, now)

    def leave(self, now: int) -> Account:
        """Return the account after somebody turned to something else."""
        return Account(self.active + counted(self.seen, now), self.decided, self.written)

    def decide(self) -> Account:
        """Return the account after an act: what was active before it has gone to it."""
        return Account(self.active, self.active, self.written, self.seen)

    def keep(self) -> Account:
        """Return the account after all that is certain was handed on to be kept."""
        return Account(self.active, self.decided, self.active, self.seen)

    @property
    def undecided(self) -> int:
        """What was active since the last decision."""
        return self.active - self.decided

    @property
    def unwritten(self) -> int:
        """What is certain and not kept yet."""
        return self.active - self.written

    def so_far(self, now: int) -> int:
        """Return what counts whatever comes next; it never falls, and catches up when a pause turns out to be short."""
        return self.active + min(counted(self.seen, now), TAIL_MS)

    def is_idle(self, now: int) -> bool:
        """Return whether nothing counts at the moment."""
        return self.seen is None or now - self.seen > IDLE_MS


def counted(seen: int | None, now: int) -> int:
    """Return what counts of the pause since the last sign, which was at ``seen``, if there was one."""
    pause = 0 if seen is None else max(0, now - seen)
    return pause if pause <= IDLE_MS else TAIL_MS


@dataclass(frozen=True, slots=True)
class Spent:
    """What an act, or a while without one, adds to what is kept; milliseconds.

    ``thread`` is new active time at the thread, on that ``day`` of the annotator's calendar; ``decision`` is what was
    active since the act before.
    """

    day: date
    thread: int
    decision: int = 0


@dataclass(frozen=True, slots=True)
class Share:
    """What of an act's active time (milliseconds) went to one layer, with the decisions made there.

    The layer is "" for what decides nothing: submitting, flagging, writing a note.
    """

    layer: str
    decisions: int
    active: int


def shares(act: Act, active: int) -> tuple[Share, ...]:
    """Part an act's time among the layers that it decides in, by how many decisions each has."""
    decisions = Counter(layer for each in act.edits if (layer := _layer_of(each.edit)) is not None)
    if not decisions:
        return (Share("", 0, active),)
    total, gone, parts = decisions.total(), 0, []
    before = 0
    for layer, count in sorted(decisions.items()):
        before += count
        # By what is left over at each, so that no millisecond is lost to rounding.
        share = active * before // total - gone
        gone += share
        parts.append(Share(layer, count, share))
    return tuple(parts)


def _layer_of(edit: Edit) -> str | None:
    match edit:
        case Add(annotation) | Remove(annotation):
            return annotation.layer
        case Replace(_, after):
            return after.layer
        case Reject(suggestion) | Unreject(suggestion):
            return suggestion.annotation.layer
        case _:
            return None


@dataclass(frozen=True, slots=True)
class DayTime:
    """The active milliseconds of one day."""

    day: date
    active: int


def active_between(days: Iterable[DayTime], first: date, last: date) -> int:
    """Return the active milliseconds of some days, both ends included."""
    return sum(each.active for each in days if first <= each.day <= last)


@dataclass(frozen=True, slots=True)
class ThreadTime:
    """The active milliseconds at one thread, over all days; ``last`` is the latest of them."""

    thread: str
    title: str
    active: int
    last: date


@dataclass(frozen=True, slots=True)
class LayerTime:
    """The active milliseconds of all acts that decided in a layer, and how many of the decisions stand.

    What was decided and undone took its time too: it is in ``active`` and not in ``decisions``.
    """

    layer: str
    decisions: int
    active: int

    @property
    def per_decision(self) -> int | None:
        """The milliseconds that a decision took, or None where none stands."""
        return self.active // self.decisions if self.decisions > 0 else None


@dataclass(frozen=True, slots=True)
class ReviewTime:
    """The active milliseconds that review took all reviewers together, and at how many threads."""

    threads: int = 0
    active: int = 0

    @property
    def per_thread(self) -> int | None:
        """The milliseconds that a thread took, or None where none was reviewed."""
        return self.active // self.threads if self.threads else None


@dataclass(frozen=True, slots=True)
class TimeSpent:
    """The active time of one annotator in a project.

    ``days`` in their order, ``threads`` the latest first, ``layers`` by name; the layer "" is what decided nothing.
    ``review_days`` is the time in which they reviewed others, which is in none of the rest.
    """

    days: tuple[DayTime, ...] = ()
    threads: tuple[ThreadTime, ...] = ()
    layers: tuple[LayerTime, ...] = ()
    review_days: tuple[DayTime, ...] = ()

    @property
    def active(self) -> int:
        """All of it, in milliseconds."""
        return sum(each.active for each in self.days)

    def between(self, first: date, last: date) -> int:
        """Return the active milliseconds of some days, both ends included."""
        return active_between(self.days, first, last)

    def week(self, today: date) -> tuple[DayTime, ...]:
        """Return the seven days that end today, those without time too."""
        known = {each.day: each.active for each in self.days}
        days = (today - timedelta(days=back) for back in range(6, -1, -1))
        return tuple(DayTime(day, known.get(day, 0)) for day in days)
