"""What a learner of choices, stances and attributes is asked and told: plain values, nothing of any project."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A text that a label is wanted for.

    ``target`` is what a stance is toward, in words; ``answered`` the text that a comment answers, where the target is
    that text or it says something of it. ``span`` is the entity, in code points of ``text``, that an attribute is
    asked of, ``entity`` its label. ``offered`` is what ships says: a probability per label; empty where it says
    nothing.
    """

    text: str
    target: str = ""
    answered: str = ""
    span: tuple[int, int] | None = None
    entity: str = ""
    offered: Mapping[str, float] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a person decided of a question: a label, or only that some labels are wrong (``rejected``).

    ``group`` is what belongs together, such as a thread: what is held out to measure shares no group with what is
    learned from, as soon as there are some groups.
    """

    question: Question
    label: str | None
    rejected: frozenset[str] = frozenset()
    group: str = ""
