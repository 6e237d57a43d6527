"""What became of suggestions: by label, by suggester, and whether the help helps or leads people on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from annotator.domain.rates import Compared, Part, Rate, compare
from annotator.domain.suggesting import SuggestionSettings

ENOUGH = 10
"""So many threads of each kind have to be done before anything is said about their difference."""

Measure = Literal["thread_time", "decision_time", "labels", "kept", "covered", "accuracy", "peers"]
MEASURES: tuple[Measure, ...] = ("thread_time", "decision_time", "labels", "kept", "covered", "accuracy", "peers")
"""Seconds at a thread; seconds per decision; labels of a thread; the share of suggestions that stand among a person's
labels; the share of a person's labels that were suggested, seen or not; likeness to the gold set, and to the labels
of others (F1)."""

Finding = Literal["too_little", "no_difference", "more", "less"]


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelOutcome:
    """How the labels of one kind came about in documents that people began or submitted, and what they refused.

    ``waiting`` were shown and neither taken nor refused; in blind threads nothing was shown.
    """

    layer: str
    label: str
    scratch: int = 0
    accepted: int = 0
    edited: int = 0
    imported: int = 0
    rejected: int = 0
    waiting: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class AgentOutcome:
    """What people's submitted labels say of a suggester: its precision and recall for one label.

    ``right`` of its ``proposed`` suggestions stand among them; ``given`` are people's labels where it looked.
    """

    agent: str
    version: str
    layer: str
    label: str
    proposed: int = 0
    right: int = 0
    given: int = 0

    @property
    def precision(self) -> Rate:
        """The share of its suggestions that people gave, too."""
        return Rate(self.right, self.proposed)

    @property
    def recall(self) -> Rate:
        """The share of people's labels that it suggested."""
        return Rate(min(self.right, self.given), self.given)


class Overlap(NamedTuple):
    """How many labels one side gave, how many the other, and how many both."""

    mine: int = 0
    theirs: int = 0
    both: int = 0


class ShareSince(NamedTuple):
    """From when on (milliseconds since 1970, UTC) which share of the threads was blind (0 to 1)."""

    time: int
    share: float


_NONE = Overlap()


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadWork:
    """What one annotator did at a thread that they submitted.

    ``begun`` is when they did the first act there, ``active`` and ``deciding`` are milliseconds: all, and what went to
    the ``decisions`` that stand. ``machine``, ``gold`` and ``peers`` set their labels beside those of others.
    """

    annotator: str
    thread: str
    begun: int
    active: int = 0
    decisions: int = 0
    deciding: int = 0
    labels: int = 0
    machine: Overlap = _NONE
    gold: Overlap = _NONE
    peers: Overlap = _NONE


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Each measure with suggestions (first) and without (second).

    ``shown`` and ``blind`` count the threads that are compared; ``left_out`` those done while none were blind, which
    may be of another kind: people learn, and so do suggesters.
    """

    measures: Mapping[Measure, Compared]
    shown: int = 0
    blind: int = 0
    left_out: int = 0

    def finding(self, measure: Measure) -> Finding:
        """Return what the difference says: with suggestions it is more, or less, or it may be chance."""
        found = self.measures[measure]
        first, second, difference = found.first, found.second, found.difference
        if first is None or second is None or difference is None or min(first.threads, second.threads) < ENOUGH:
            return "too_little"
        if difference[0] > 0:
            return "more"
        return "less" if difference[1] < 0 else "no_difference"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcomes:
    """All of it, of one annotator or of everybody; ``blind_share`` is the share in force (0 to 1)."""

    labels: tuple[LabelOutcome, ...]
    agents: tuple[AgentOutcome, ...]
    comparison: Comparison
    blind_share: float


def was_blind(work: ThreadWork, shares: Sequence[ShareSince], settings: SuggestionSettings) -> bool | None:
    """Tell whether a thread was shown without suggestions when it was begun; None where no thread was at the time."""
    share = 0.0
    for since in shares:
        if since.time <= work.begun:
            share = since.share
    return replace(settings, blind_share=share).is_blind(work.thread) if share > 0 else None


def compared(works: Iterable[ThreadWork], shares: Sequence[ShareSince], settings: SuggestionSettings) -> Comparison:
    """Compare threads that were shown with suggestions and without, since some are shown without."""
    shown: list[ThreadWork] = []
    blind: list[ThreadWork] = []
    left_out = 0
    for work in works:
        kind = was_blind(work, shares, settings)
        if kind is None:
            left_out += 1
        else:
            (blind if kind else shown).append(work)
    measures = {
        name: compare([part(each) for each in shown], [part(each) for each in blind]) for name, part in _PARTS.items()
    }
    return Comparison(measures=measures, shown=len(shown), blind=len(blind), left_out=left_out)


def _likeness(overlap: Overlap) -> Part:
    return Part(2 * overlap.both, overlap.mine + overlap.theirs)


_PARTS: Mapping[Measure, Callable[[ThreadWork], Part]] = {
    "thread_time": lambda work: Part(work.active / 1000, 1 if work.active else 0),
    "decision_time": lambda work: Part(work.deciding / 1000, work.decisions),
    "labels": lambda work: Part(work.labels, 1),
    "kept": lambda work: Part(work.machine.both, work.machine.theirs),
    "covered": lambda work: Part(work.machine.both, work.machine.mine),
    "accuracy": lambda work: _likeness(work.gold),
    "peers": lambda work: _likeness(work.peers),
}
