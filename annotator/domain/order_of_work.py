"""Which threads come first: those that the suggesters are least sure of, with some at random and some unlike the rest.

The least sure ones teach a learner most. Those at random keep the measures of the whole honest, and those unlike what
was done keep it from asking the same thing again. A doubt is a number from 0, quite sure, to 1, as good as a coin.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from heapq import heappop, heapreplace
from typing import Literal

Why = Literal["uncertain", "random", "diverse"]
"""Why a thread stands where it does."""

RANDOM_EVERY = 10
"""One place in so many is given at random."""
DIVERSE_EVERY = 10
"""One place in so many goes to what is unlike all that was done."""
MIXED = 1000
"""The places that are mixed; behind them doubt alone counts. The order is made anew before anybody comes so far."""
PRIOR_WEIGHT = 2
"""How many suggestions of usual doubt are added to a thread's own, so that a single one does not decide alone."""
UNSURE = (0.25, 0.75)
"""The probabilities between which a suggestion is called unsure."""

_DIVERSE_AT = DIVERSE_EVERY // 2
_WORD = re.compile(r"\w{4,}")


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkOrder:
    """The threads to be worked at by number, the next first.

    ``whys`` names those that stand where they do for another reason than doubt. ``is_known``: there are suggestions
    that say how sure they are; without any, the threads stand as they were imported.
    """

    numbers: array[int]
    whys: Mapping[int, Why] = field(default_factory=dict, hash=False)
    is_known: bool = False


def doubt(confidence: float) -> float:
    """Return the doubt of one suggestion of that probability."""
    return 1 - abs(2 * confidence - 1)


def thread_doubt(total: float, count: int, prior: float) -> float:
    """Return a thread's doubt: the mean of ``count`` suggestions whose doubts come to ``total``, drawn to the prior.

    ``prior`` is the usual doubt of a suggestion here; a thread without suggestions has it, too.
    """
    return (total + PRIOR_WEIGHT * prior) / (count + PRIOR_WEIGHT)


def words_of(text: str) -> frozenset[str]:
    """Return the words by which texts are compared: those of four letters or more, whatever their case."""
    return frozenset(_WORD.findall(text.casefold()))


def unlike(texts: Mapping[int, frozenset[str]], seen: Collection[str], count: int) -> list[int]:
    """Return up to ``count`` keys of ``texts``, each of the greatest share of words that were not seen before it.

    What is chosen counts as seen for the next, so that two that are alike are not both chosen. Of equals the first.
    """
    known = set(seen)
    # Shares only fall while words are seen: whoever is greatest after being counted again is greatest of all.
    waiting = [(-1.0, place, number) for place, (number, words) in enumerate(texts.items()) if words]
    chosen: list[int] = []
    while waiting and len(chosen) < count:
        before, place, number = waiting[0]
        words = texts[number]
        now = -len(words - known) / len(words)
        if now > before:
            heapreplace(waiting, (now, place, number))
        else:
            heappop(waiting)
            chosen.append(number)
            known |= words
    return chosen


def mixed(doubtful: Sequence[int], at_random: Sequence[int], diverse: Sequence[int]) -> WorkOrder:
    """Return the threads of ``doubtful``, which are sorted by doubt, with the others in the places that are theirs.

    ``at_random`` and ``diverse`` are some of the same threads, in the order in which they shall come.
    """
    streams: dict[Why, Sequence[int]] = {"uncertain": doubtful, "random": at_random, "diverse": diverse}
    heads = {why: iter(numbers) for why, numbers in streams.items()}
    taken: dict[int, Why] = {}
    for place in range(1, min(MIXED, len(doubtful)) + 1):
        for why in (_whose(place), "uncertain"):
            number = next((each for each in heads[why] if each not in taken), None)
            if number is not None:
                taken[number] = why
                break
    numbers = array("q", taken)
    numbers.extend(each for each in heads["uncertain"] if each not in taken)
    whys = {number: why for number, why in taken.items() if why != "uncertain"}
    return WorkOrder(numbers=numbers, whys=whys, is_known=True)


def with_first(order: WorkOrder, first: int | None, behind: Collection[int] = ()) -> WorkOrder:
    """Return an order with the thread that is being worked at in front, and those that were passed over at the end.

    Threads that are not in the order do not come in by this.
    """
    there = {first, *behind}.intersection(order.numbers)
    front, passed = there & {first}, there - {first}
    numbers = array("q", (each for each in order.numbers if each in front))
    numbers.extend(each for each in order.numbers if each not in there)
    numbers.extend(each for each in order.numbers if each in passed)
    return replace(order, numbers=numbers)


def _whose(place: int) -> Why:
    """Return which threads a place is for, counted from 1."""
    if place % RANDOM_EVERY == 0:
        return "random"
    return "diverse" if place % DIVERSE_EVERY == _DIVERSE_AT else "uncertain"
