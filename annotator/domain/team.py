"""How far everybody is: what each annotator was given, began and submitted."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One annotator's work, counted in threads.

    ``assigned`` were given to them and ``done`` of those are submitted. ``begun``, ``submitted`` and ``flagged`` count
    all that they worked at, assigned or not; a thread is submitted once every text of it is, and begun until then.
    ``last`` is when they did something last, in milliseconds since 1970 (UTC), ``active`` their time in milliseconds.
    """

    name: str
    assigned: int = 0
    done: int = 0
    begun: int = 0
    submitted: int = 0
    flagged: int = 0
    last: int | None = None
    active: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Team:
    """All annotators by name; how many threads there are, nobody has, and several have."""

    members: tuple[Member, ...]
    threads: int
    unassigned: int
    several: int
