"""Counts and lists that stay small, however much is read."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.datasets.import_report import Remark
from annotator.domain.sentence import Sentence

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MOST_REMARKS = 10_000
"""Remarks that an import keeps word by word, of those refused and of the notes; the rest are counted by file."""

_GATHERED = 1 << 16


class Remarks:
    """What there is to say of places in the input: the first of them as they are, and how many more of each file."""

    def __init__(self) -> None:
        self._kept: list[Remark] = []
        self._more: Counter[Path | None] = Counter()

    def add(self, remark: Remark) -> None:
        """Keep a remark, or count it."""
        if len(self._kept) < MOST_REMARKS:
            self._kept.append(remark)
        else:
            self._more[remark.file] += 1

    def listed(self) -> tuple[Remark, ...]:
        """Return the remarks, those that were only counted as one for each file."""
        counted = (
            Remark(file, None, Sentence("There is as much to say of {count} more places here.", count=count), count)
            for file, count in self._more.items()
        )
        return (*self._kept, *counted)


class Numbers:
    """Numbers from 0, in a bit for each up to the greatest."""

    def __init__(self) -> None:
        self._bits = bytearray()

    def __contains__(self, number: int) -> bool:
        """Return whether a number is among them."""
        byte = number >> 3
        return byte < len(self._bits) and bool(self._bits[byte] & 1 << (number & 7))

    def add(self, number: int) -> None:
        """Put a number among them."""
        missing = (number >> 3) + 1 - len(self._bits)
        if missing > 0:
            self._bits.extend(bytes(missing))
        self._bits[number >> 3] |= 1 << (number & 7)


class Distinct:
    """How many different names there are, in eight bytes for each.

    Names are told apart by 64 bits of hash: of a million the count is one too low once in thirty million imports.
    """

    def __init__(self) -> None:
        self._fresh: set[int] = set()
        self._sorted: NDArray[np.int64] | None = None

    def add(self, name: str) -> None:
        """Count a name, unless it was counted."""
        self._fresh.add(hash(name))
        if len(self._fresh) >= _GATHERED:
            self._settle()

    def __len__(self) -> int:
        """Return how many there are."""
        if self._sorted is None:
            return len(self._fresh)
        self._settle()
        return len(self._sorted)

    def _settle(self) -> None:
        import numpy as np  # noqa: PLC0415 - most imports have few authors

        fresh = np.fromiter(self._fresh, np.int64, len(self._fresh))
        self._sorted = np.unique(fresh) if self._sorted is None else np.union1d(self._sorted, fresh)
        self._fresh.clear()
