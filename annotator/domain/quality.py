"""How far a project is and how good its labels are: counts, and the shares that they come to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from annotator.domain.activity import ReviewTime
from annotator.domain.correction import Tally
from annotator.domain.rates import Rate

_NONE = Tally()


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadStates:
    """How many threads nobody has begun, somebody has begun, somebody has submitted whole, have a whole gold set.

    Each thread counts once, where it got farthest.
    """

    new: int = 0
    begun: int = 0
    submitted: int = 0
    settled: int = 0

    @property
    def all(self) -> int:
        """All threads."""
        return self.new + self.begun + self.submitted + self.settled


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonQuality:
    """One annotator's part: threads that were assigned to them, begun, submitted and flagged by them; their labels.

    ``judged`` is what reviewers said of the labels.
    """

    name: str
    assigned: int = 0
    begun: int = 0
    submitted: int = 0
    flagged: int = 0
    labels: int = 0
    judged: Tally = _NONE


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelQuality:
    """How often a label was given by annotators, how often it stands in gold sets, and what reviewers said of it."""

    layer: str
    label: str
    given: int = 0
    gold: int = 0
    judged: Tally = _NONE


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestedQuality:
    """What became of one agent's suggestions of one label once people decided on them, and whether that was right.

    ``accepted`` were taken as they were, ``edited`` changed, ``rejected`` refused. ``approved`` and ``corrected`` are
    what reviewers said of those that were accepted.
    """

    agent: str
    layer: str
    label: str
    accepted: int = 0
    edited: int = 0
    rejected: int = 0
    approved: int = 0
    corrected: int = 0

    @property
    def acceptance(self) -> Rate:
        """The share of decided suggestions that were taken as they were."""
        return Rate(self.accepted, self.accepted + self.edited + self.rejected)

    @property
    def accuracy(self) -> Rate:
        """The share of accepted suggestions that reviewers approved, of those that they looked at."""
        return Rate(self.approved, self.approved + self.corrected)


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekLabels:
    """How many of the labels that stand now were given in one week, by hand or from suggestions; its Monday."""

    week: date
    labels: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LayerPace:
    """What the decisions of a layer took, all annotators together; milliseconds of active time."""

    layer: str
    decisions: int
    active: int

    @property
    def per_decision(self) -> float | None:
        """The seconds that one took, or None where none was measured."""
        return self.active / self.decisions / 1000 if self.decisions else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quality:
    """All of it. ``people`` by name; ``labels`` as the schema has them; ``weeks`` without gaps, the earliest first.

    ``by_hand`` is what reviewers said of labels that came from no suggestion, ``review`` the time that it took them.
    """

    texts: int
    threads: ThreadStates
    people: tuple[PersonQuality, ...]
    labels: tuple[LabelQuality, ...]
    suggested: tuple[SuggestedQuality, ...]
    by_hand: Tally
    weeks: tuple[WeekLabels, ...]
    paces: tuple[LayerPace, ...]
    review: ReviewTime = field(default_factory=ReviewTime)

    @property
    def given(self) -> int:
        """How many labels annotators gave."""
        return sum(each.given for each in self.labels)

    @property
    def judged(self) -> Tally:
        """What reviewers said of all labels."""
        return sum((each.judged for each in self.people), Tally())

    def of_agents(self) -> tuple[SuggestedQuality, ...]:
        """Return the figures of each agent over all labels."""
        sums: dict[str, SuggestedQuality] = {}
        for each in self.suggested:
            known = sums.get(each.agent, SuggestedQuality(agent=each.agent, layer="", label=""))
            sums[each.agent] = replace(
                known,
                accepted=known.accepted + each.accepted,
                edited=known.edited + each.edited,
                rejected=known.rejected + each.rejected,
                approved=known.approved + each.approved,
                corrected=known.corrected + each.corrected,
            )
        return tuple(sums[name] for name in sorted(sums))

    def called(self, names: Mapping[str, str]) -> Quality:
        """Return the same with annotators under other names, in an order that tells none."""
        people = (replace(each, name=names.get(each.name, each.name)) for each in self.people)
        return replace(self, people=tuple(sorted(people, key=lambda each: each.name)))


def week_by_week(counts: Mapping[date, int], most: int = 26) -> tuple[WeekLabels, ...]:
    """Return counts by their Mondays without gaps, those of the latest weeks, ``most`` of them."""
    if not counts:
        return ()
    last = max(counts)
    first = max(min(counts), last - timedelta(weeks=most - 1))
    weeks = (first + timedelta(weeks=step) for step in range((last - first).days // 7 + 1))
    return tuple(WeekLabels(week=week, labels=counts.get(week, 0)) for week in weeks)


def by_layer(labels: Iterable[LabelQuality]) -> Mapping[str, Sequence[LabelQuality]]:
    """Return labels by their layers, in their order."""
    found: dict[str, list[LabelQuality]] = {}
    for each in labels:
        found.setdefault(each.layer, []).append(each)
    return found
