"""How the benchmarks say what they measured: each figure in a line, beside its limit."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Literal


def milliseconds(work: Callable[[], object]) -> float:
    """Return how long a piece of work takes."""
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def median_milliseconds(work: Callable[[], object], *, rounds: int = 3) -> float:
    """Return how long a piece of work usually takes."""
    return statistics.median(milliseconds(work) for _ in range(rounds))


def say(what: str, figure: float, limit: float, unit: str = "ms", *, at_least: bool = False) -> None:
    """Print a figure beside its limit; one on the wrong side is marked, and fails nothing: machines differ."""
    shown, bound = (f"{number:.2f}" if limit < 10 else f"{number:,.0f}" for number in (figure, limit))
    kept = figure >= limit if at_least else figure <= limit
    mark = "" if kept else "  <-- NOT KEPT"
    print(f"\n{what}: {shown} {unit} ({'at least' if at_least else 'limit'} {bound} {unit}){mark}")


def memory_mb(name: Literal["VmHWM", "VmRSS"]) -> float:
    """Return this process's memory at its greatest (VmHWM) or as it is (VmRSS), as Linux counts it."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith(name):
            return int(line.split()[1]) * 1024 / 1e6
    raise LookupError(name)


def beside(work: Callable[[], object], limit: Callable[[], object], *, rounds: int = 3) -> tuple[float, float, float]:
    """Return the median seconds of processor time of the work and of its limit, and the median ratio of their speeds.

    Processor time and in turns, since other programs make a machine now faster and now slower. The garbage collector
    passes over what was there before, which would weigh most on whichever makes most objects.
    """
    gc.collect()
    gc.freeze()
    pairs = [(processor_seconds(limit), processor_seconds(work)) for _ in range(rounds)]
    gc.unfreeze()
    ratio = statistics.median(least / taken for least, taken in pairs)
    return statistics.median(taken for _, taken in pairs), statistics.median(least for least, _ in pairs), ratio


def processor_seconds(work: Callable[[], object]) -> float:
    """Return the processor time that a piece of work takes."""
    began = time.process_time()
    work()
    return time.process_time() - began
