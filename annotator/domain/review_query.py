"""Which threads a reviewer looks at, and what the list of them shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from annotator.domain.annotation import State

Which = Literal["all", "sample", "differences", "flagged", "unsure", "suggester", "contested"]
WHICH: tuple[Which, ...] = ("all", "sample", "differences", "flagged", "unsure", "suggester", "contested")
"""All that were submitted; a random share; where annotators differ; flagged by one of them; where they took a
suggestion of low confidence; where they refused or changed a suggestion; where somebody contests a verdict."""

UNSURE = 0.6
"""A confidence below this is low."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewQuery:
    """Whose threads, and which of them. ``annotators`` are those under review, None for whoever submitted.

    ``share`` is that of a random ``sample``, from 0 to 1; the same ``seed`` draws the same threads again. ``show``
    parts those that have a whole gold set from those that have not.
    """

    annotators: tuple[str, ...] | None = None
    which: Which = "all"
    share: float = 0.1
    seed: int = 0
    show: Literal["open", "settled", "all"] = "open"

    @property
    def parted(self) -> Literal["open", "settled", "all"]:
        """What is shown in fact: verdicts are contested after their threads were settled, so those come with all."""
        return "all" if self.which == "contested" else self.show

    def asks_for(self, row: ReviewRow) -> bool:
        """Whether a thread that was found for this still is what is asked for, as it stands by now."""
        if not row.annotators:
            return False
        if self.which == "contested":
            return row.contested > 0
        return self.show != "open" or row.gold != "adjudicated" or row.contested > 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewRow:
    """What the list shows of a thread that somebody submitted.

    ``annotators`` are those under review who submitted it; ``gold`` is the state of its gold sets: new, in_progress, or
    adjudicated once all of it is settled. ``contested`` counts verdicts that their annotators do not accept;
    ``awaited`` are those whom the thread is assigned to and who have not submitted it.
    """

    number: int
    thread_id: str
    title: str
    annotators: tuple[str, ...]
    gold: State
    contested: int = 0
    awaited: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewSettings:
    """How a project is reviewed: the short list of reasons, and whether names are hidden until the verdict."""

    reasons: tuple[str, ...] = ("boundary", "wrong label", "guideline", "slip", "unclear text")
    blind: bool = False
