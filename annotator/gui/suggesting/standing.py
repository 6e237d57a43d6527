"""What goes on behind the window, as one immutable value."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Standing:
    """How many suggesters are loading, and how many of the threads have been looked at.

    ``total`` is 0 where nothing is under way that a person would have to know of.
    """

    loading: int = 0
    done: int = 0
    total: int = 0
