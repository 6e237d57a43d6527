"""What is learned from, and what came of it: immutable values that cross between the program and a learning process."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from annotator.domain.schema import Schema
from annotator.suggest.learning.decided import DecidedText
from annotator.suggest.learning.question import Decision

Outcome = Literal["taken", "kept", "few"]
"""Whether what was learned speaks from now on, what was there before does, or there was too little to learn from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """What was decided of a layer, or of ``layer.attribute``.

    Of a span layer it is ``texts``, and ``aside`` those that nothing is ever learned from; else ``decisions``.
    """

    name: str
    labels: tuple[str, ...]
    texts: tuple[DecidedText, ...] = ()
    aside: tuple[DecidedText, ...] = ()
    decisions: tuple[Decision, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Learnt:
    """What came of a lesson.

    ``texts`` is how many texts or decisions it was learned from, ``known`` how many names are remembered. ``before``
    and ``after`` are from 0 to 1: F1 of names, or the share of answers that are right, of what spoke before and of what
    was learned, on ``measured`` texts or answers that it was not learned from. ``calibration_error`` is the expected
    one, or None where nothing could be measured.
    """

    name: str
    outcome: Outcome
    texts: int
    known: int = 0
    before: float = 0.0
    after: float = 0.0
    measured: int = 0
    calibration_error: float | None = None
    seconds: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """All that a learning process is told: lessons, where to write, and what was learned before (a folder, or "")."""

    schema: Schema
    lessons: tuple[Lesson, ...]
    out: str
    before: str = ""
