"""What belongs together, directly or through others."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

Thing = TypeVar("Thing", bound=Hashable)


class Groups(Generic[Thing]):
    """Disjoint groups that grow together (union-find with path halving; Tarjan and van Leeuwen 1984)."""

    def __init__(self) -> None:
        self._above: dict[Thing, Thing] = {}

    def unite(self, one: Thing, other: Thing) -> None:
        """Let two things, and all that belongs with either, belong together."""
        self._above[self.head(one)] = self.head(other)

    def head(self, thing: Thing) -> Thing:
        """Return the one of a thing's group that stands for the group, itself where it is alone."""
        above = self._above
        while (over := above.get(thing, thing)) != thing:
            above[thing] = above.get(over, over)
            thing = over
        return thing

    def together(self, one: Thing, other: Thing) -> bool:
        """Return whether two things belong together."""
        return self.head(one) == self.head(other)

    def of(self, things: Iterable[Thing]) -> list[list[Thing]]:
        """Return things by their groups, both in the order in which the things come."""
        found: dict[Thing, list[Thing]] = {}
        for thing in things:
            found.setdefault(self.head(thing), []).append(thing)
        return list(found.values())
