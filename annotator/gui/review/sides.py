"""Those under review as letters with colours of their own: A, B, C, whoever they are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from string import ascii_uppercase

COLOURS: tuple[tuple[str, str], ...] = (
    ("#2f6fb5", "#7fb5f0"),
    ("#a8442a", "#f09a80"),
    ("#1f7a55", "#6fd0a6"),
    ("#7a4fb3", "#bfa0f2"),
    ("#806000", "#d9bf5a"),
    ("#a13a74", "#ef95c4"),
    ("#0f7486", "#66c7d8"),
    ("#5b5953", "#b4b3ae"),
    ("#8a4f1d", "#dba877"),
    ("#4d6b12", "#a9cf60"),
)
"""For light and dark ground; the first few are those that most reviews need, and stay farthest apart."""


@dataclass(frozen=True, slots=True)
class Sides:
    """Who is under review, in the order of their letters; ``hidden`` says that only the letters are shown."""

    annotators: tuple[str, ...] = ()
    hidden: bool = False

    @property
    def is_alone(self) -> bool:
        """Whether the labels of one annotator are reviewed, so that there is nobody to tell apart."""
        return len(self.annotators) < 2

    def letter(self, annotator: str) -> str:
        """Return the letter of an annotator; raise ``ValueError`` for somebody else."""
        place = self.annotators.index(annotator)
        return ascii_uppercase[place] if place < len(ascii_uppercase) else str(place + 1)

    def letters(self, annotators: Iterable[str]) -> str:
        """Return the letters of some annotators."""
        return " ".join(self.letter(each) for each in annotators)

    def number(self, annotator: str) -> int:
        """Return which of them an annotator is, from 1."""
        return self.annotators.index(annotator) + 1

    def colours(self, annotator: str) -> tuple[str, str]:
        """Return the colours of an annotator on light and on dark ground."""
        return COLOURS[self.annotators.index(annotator) % len(COLOURS)]

    def called(self, annotator: str) -> str:
        """Return how an annotator is called on the screen."""
        return self.letter(annotator) if self.hidden else annotator

    def introduced(self, annotator: str) -> str:
        """Return letter and name of an annotator, or the letter alone."""
        letter = self.letter(annotator)
        return letter if self.hidden else f"{letter} · {annotator}"
