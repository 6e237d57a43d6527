"""How the benchmarks say what they measured: each figure in a line, beside its limit."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable


def milliseconds(work: Callable[[], object]) -> float:
    """Return how long a piece of work takes."""
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def median_milliseconds(work: Callable[[], object], *, rounds: int = 3) -> float:
    """Return how long a piece of work usually takes."""
    return statistics.median(milliseconds(work) for _ in range(rounds))


def say(what: str, figure: float, limit: float, unit: str = "ms", *, at_least: bool = False) -> None:
    """Print a figure beside its limit, and fail where it is on the wrong side."""
    shown, bound = (f"{number:.2f}" if limit < 10 else f"{number:,.0f}" for number in (figure, limit))
    print(f"\n{what}: {shown} {unit} ({'at least' if at_least else 'limit'} {bound} {unit})")
    assert figure >= limit if at_least else figure <= limit, what


def beside(work: Callable[[], object], limit: Callable[[], object], *, rounds: int = 3) -> tuple[float, float, float]:
    """Return the median milliseconds of the work and of its limit, and the median of their speeds' ratio.

    They take turns, since a machine is now faster and now slower.
    """
    pairs = [(milliseconds(limit), milliseconds(work)) for _ in range(rounds)]
    ratio = statistics.median(least / taken for least, taken in pairs)
    return statistics.median(taken for _, taken in pairs), statistics.median(least for least, _ in pairs), ratio
