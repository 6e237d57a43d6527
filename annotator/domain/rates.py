"""Shares and means with the interval in which they lie with 95 %: what a count of some threads says about all."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

_Z = 1.959964  # of the normal distribution, for 95 %
_DRAWS = 1000
_BUNDLES = 200  # threads are drawn in bundles beyond this many, which changes the intervals little
_TAIL = 0.025


@dataclass(frozen=True, slots=True)
class Rate:
    """How many of some are so."""

    hits: int
    of: int

    @property
    def value(self) -> float | None:
        """The share from 0 to 1, or None of none."""
        return self.hits / self.of if self.of else None

    @property
    def interval(self) -> tuple[float, float]:
        """Wilson's interval: where the share of very many would lie, each of them decided for itself."""
        if not self.of:
            return (0.0, 1.0)
        share, spread = self.hits / self.of, _Z**2 / self.of
        middle = (share + spread / 2) / (1 + spread)
        half = _Z / (1 + spread) * sqrt(share * (1 - share) / self.of + spread / (4 * self.of))
        return (max(0.0, middle - half), min(1.0, middle + half))


@dataclass(frozen=True, slots=True)
class Part:
    """What one thread adds to a ratio: seconds to threads, matches to suggestions."""

    above: float
    below: float


@dataclass(frozen=True, slots=True)
class Ratio:
    """A ratio of sums over threads: ``low`` to ``high`` is where it would lie for other threads like these."""

    value: float
    low: float
    high: float
    threads: int
    below: float


@dataclass(frozen=True, slots=True)
class Compared:
    """A ratio in two groups of threads, None where a group has none, and the interval of their difference."""

    first: Ratio | None
    second: Ratio | None
    difference: tuple[float, float] | None = None


def compare(first: Sequence[Part], second: Sequence[Part], *, seed: int = 0) -> Compared:
    """Return a ratio in two groups of threads, and the first less the second.

    Intervals are those of the bootstrap, which draws whole threads: what stands in one thread is alike.
    """
    draw = random.Random(seed)  # noqa: S311 - for statistics
    one, two = _drawn(first, draw), _drawn(second, draw)
    difference = _middle(sorted(a - b for a, b in zip(one, two, strict=True))) if one and two else None
    return Compared(_ratio(first, one), _ratio(second, two), difference)


def _ratio(parts: Sequence[Part], draws: list[float]) -> Ratio | None:
    if not draws:
        return None
    below = sum(each.below for each in parts)
    low, high = _middle(sorted(draws))
    value = sum(each.above for each in parts) / below
    return Ratio(value, min(low, value), max(high, value), sum(each.below > 0 for each in parts), below)


def _drawn(parts: Sequence[Part], draw: random.Random) -> list[float]:
    """Return the ratio in many groups of threads drawn from these, with repetition; none where there is no ratio."""
    bundles = _bundled([each for each in parts if each.below > 0], draw)
    found: list[float] = []
    if bundles:
        for _ in range(_DRAWS):
            chosen = draw.choices(bundles, k=len(bundles))
            found.append(sum(above for above, _ in chosen) / sum(below for _, below in chosen))
    return found


def _bundled(parts: list[Part], draw: random.Random) -> list[tuple[float, float]]:
    draw.shuffle(parts)
    groups = (parts[first::_BUNDLES] for first in range(min(len(parts), _BUNDLES)))
    return [(sum(each.above for each in group), sum(each.below for each in group)) for group in groups]


def _middle(values: list[float]) -> tuple[float, float]:
    """Return the ends of the middle 95 % of sorted values."""
    cut = round(_TAIL * len(values))
    return values[cut], values[-1 - cut]
