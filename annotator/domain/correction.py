"""What reviewers changed of an annotator's labels: a list to learn from, and how much was right over time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from annotator.domain.annotation import Annotation, Note
from annotator.domain.changes import Changes
from annotator.domain.finding import Hit
from annotator.domain.rates import Rate
from annotator.domain.verdict import Response, ResponseKind, Verdict

Standing = Literal["open", "acknowledged", "contested"]
"""What became of a correction: nobody has answered it yet, or what the annotator answered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A verdict that says that something was wrong, as the annotator sees it.

    ``hit`` is the place in its context: of the label that was judged, or of the one that was missing. ``before`` and
    ``after`` are the words that the judged label and what stands in its stead are on; "" where it is on none.
    ``response`` is the annotator's answer to it as it stands, or None. ``notes`` are what others wrote to the annotator
    about the text.
    """

    verdict: Verdict
    hit: Hit
    before: str
    after: tuple[str, ...]
    response: Response | None
    notes: tuple[Note, ...] = ()

    @property
    def key(self) -> tuple[str, str]:
        """What tells it from others: the document's id and the verdict's."""
        return (self.hit.document_id, self.verdict.id)

    @property
    def standing(self) -> Standing:
        """Whether it was answered, and how."""
        return "open" if self.response is None else self.response.kind

    @property
    def subject(self) -> Annotation:
        """The label that it is about: the one that was judged, else the one that was missing."""
        return self.verdict.judged or self.verdict.gold[0]

    @property
    def label(self) -> tuple[str, str]:
        """The layer and the label that it is about."""
        return (self.subject.layer, self.subject.label)

    @property
    def week(self) -> date:
        """The Monday of the week in which it was made, by the calendar of this machine."""
        return week_of(self.verdict.time)


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionQuery:
    """Which corrections are shown; all conditions hold at once, and None asks for nothing.

    ``reason`` is one of the project's, or "" for those without. ``week`` is a Monday.
    """

    standing: Standing | None = None
    label: tuple[str, str] | None = None
    reason: str | None = None
    week: date | None = None

    def asks_for(self, correction: Correction) -> bool:
        """Return whether a correction is shown."""
        return (
            self.standing in (None, correction.standing)
            and self.label in (None, correction.label)
            and self.reason in (None, correction.verdict.reason or "")
            and self.week in (None, correction.week)
        )


@dataclass(frozen=True, slots=True)
class Tally:
    """How many labels were judged and right, judged and changed or rejected, and how many were missing."""

    right: int = 0
    wrong: int = 0
    missing: int = 0

    def __add__(self, other: Tally) -> Tally:
        """Return both together."""
        return Tally(self.right + other.right, self.wrong + other.wrong, self.missing + other.missing)

    @property
    def rate(self) -> Rate:
        """The share of the judged labels that were right; what was missing is none of them."""
        return Rate(self.right, self.right + self.wrong)


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedWeek:
    """What was judged of one label in texts that were submitted in one week; ``week`` is its Monday."""

    week: date
    layer: str
    label: str
    tally: Tally


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrections:
    """All corrections of one annotator, the latest first, and what was judged by week and label.

    ``blind``: who reviewed is not told.
    """

    annotator: str
    found: tuple[Correction, ...] = ()
    judged: tuple[JudgedWeek, ...] = ()
    blind: bool = False


def by_week(judged: Iterable[JudgedWeek], label: tuple[str, str] | None = None) -> Mapping[date, Tally]:
    """Return what was judged in each week, of all labels or of one, in the order of the weeks."""
    found: dict[date, Tally] = {}
    for each in judged:
        if label in (None, (each.layer, each.label)):
            found[each.week] = found.get(each.week, Tally()) + each.tally
    return dict(sorted(found.items()))


def by_label(judged: Iterable[JudgedWeek]) -> Mapping[tuple[str, str], Tally]:
    """Return what was judged of each layer and label, over all weeks."""
    found: dict[tuple[str, str], Tally] = {}
    for each in judged:
        found[each.layer, each.label] = found.get((each.layer, each.label), Tally()) + each.tally
    return found


def week_of(time: int) -> date:
    """Return the Monday of the week of a time in milliseconds since 1970 (UTC), by the calendar of this machine."""
    day = datetime.fromtimestamp(time / 1000).date()  # noqa: DTZ006 - people's own weeks
    return day - timedelta(days=day.weekday())


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """An answer to a correction on its way: to which verdict on which document, and what it says.

    ``kind`` None takes an earlier answer away.
    """

    document: str
    verdict: Verdict
    kind: ResponseKind | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Answered:
    """What answering came to: how many answers were given, and how many corrections are no longer as they were."""

    given: int
    skipped: int
    changes: Changes
