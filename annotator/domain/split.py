"""Splits of a dataset: whole threads, assigned once and for all."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping
from typing import Literal

from annotator.domain.errors import ExportError

Split = Literal["train", "dev", "test"]
SPLITS: tuple[Split, ...] = ("train", "dev", "test")


def assign(
    unassigned: Iterable[str], sizes: Mapping[str, int], *, shares: tuple[int, int, int], seed: int
) -> dict[str, Split]:
    """Assign threads to the split that is furthest below its share, in an order that the seed alone decides.

    ``unassigned`` are thread ids; ``sizes`` says how many threads each split holds already, and they stay there.
    ``shares`` are for train, dev and test, in any unit.

    Raises:
        ExportError: a share is negative, or all are zero.
    """
    whole = sum(shares)
    if min(shares) < 0 or whole == 0:
        raise ExportError("The shares of a split must be three numbers such as 80,10,10, none below zero.")
    threads = sorted(unassigned)
    random.Random(seed).shuffle(threads)  # noqa: S311 - repeatable, not secret
    held = [sizes.get(split, 0) for split in SPLITS]
    total = sum(held)
    assigned: dict[str, Split] = {}
    for thread in threads:
        total += 1
        # How many threads each split still lacks of its share of all so far; the first of equals gets it.
        lacking = [share * total / whole - count if share else -1.0 for share, count in zip(shares, held, strict=True)]
        furthest = lacking.index(max(lacking))
        held[furthest] += 1
        assigned[thread] = SPLITS[furthest]
    return assigned
