"""What is learned from: immutable values that cross between the program and a learning process."""

from __future__ import annotations

from dataclasses import dataclass

from annotator.domain.schema import Schema
from annotator.suggest.learning.decided import DecidedText
from annotator.suggest.learning.question import Decision


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
class Course:
    """All that a learning process is told: lessons, where to write, and what was learned before (a folder, or "")."""

    schema: Schema
    lessons: tuple[Lesson, ...]
    out: str
    before: str = ""
