"""What was decided of the spans of a text, as a learner of names is told: plain values, nothing of any project."""

from __future__ import annotations

from dataclasses import dataclass

Place = tuple[int, int]
"""Start and end in code points, half open."""

CALIBRATED_FROM = 100
"""Decisions from where on a calibration is believed, and told as one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DecidedText:
    """A text and what a person decided of one layer of spans in it.

    ``names`` and ``refused`` are start, end (code points, half open) and label. ``whole``: all was decided, so what has
    no label is no name; else what is neither labelled nor refused is unknown. ``group`` is what belongs together, such
    as a thread: what is measured shares none with what is learned from.
    """

    text: str
    names: tuple[tuple[int, int, str], ...] = ()
    refused: tuple[tuple[int, int, str], ...] = ()
    whole: bool = True
    group: str = ""
