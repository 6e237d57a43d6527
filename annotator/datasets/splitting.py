"""Which thread goes to which split, as an export asks for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from annotator.datasets.export_report import ExportRequest
from annotator.datasets.import_report import Cancelled, never
from annotator.datasets.near_duplicates import NearDuplicates
from annotator.domain.sentence import Sentence
from annotator.domain.split import Assignment, Split, assign
from annotator.domain.stratifying import Label
from annotator.storage.database import Connection
from annotator.storage.splits import threads_to_split


@dataclass(frozen=True, slots=True)
class SplitPlan:
    """The splits of threads that have none yet, how many have one, and what is to be said of both."""

    assigned: Mapping[str, Split] = field(default_factory=dict)
    settled: int = 0
    notes: tuple[Sentence, ...] = ()


def plan_splits(
    connection: Connection, request: ExportRequest, near_duplicates: NearDuplicates, cancelled: Cancelled = never
) -> SplitPlan:
    """Return where the threads go, or nothing where no split is asked for.

    Raises:
        ExportError: a share is negative, all are zero, or it was cancelled.
    """
    if request.split is None:
        return SplitPlan()
    threads = threads_to_split(connection, by=request.whose.annotator, layers=request.layers, states=request.states)
    if request.labels:
        threads = [replace(thread, labels=_wanted(thread.labels, request)) for thread in threads]
    assignment = assign(
        threads,
        near_duplicates.groups(connection, cancelled),
        shares=request.split,
        seed=request.seed,
        group_by=request.group_by,
        stratified=request.stratified,
    )
    return SplitPlan(assignment.assigned, len(threads) - len(assignment.assigned), _notes(assignment))


def _wanted(labels: Mapping[Label, int], request: ExportRequest) -> Mapping[Label, int]:
    """Return the labels that are exported, with how often each is there."""
    wanted = request.labels
    return {each: count for each, count in labels.items() if each[0] not in wanted or each[1] in wanted[each[0]]}


def _notes(assignment: Assignment) -> tuple[Sentence, ...]:
    notes: list[Sentence] = []
    if assignment.undated == 1:
        notes.append(Sentence("1 thread has no date; it counts as the oldest."))
    elif assignment.undated:
        notes.append(Sentence("{count:,} threads have no date; they count as the oldest.", count=assignment.undated))
    if assignment.torn == 1:
        notes.append(Sentence("1 group of threads that belong together stands in several splits already."))
    elif assignment.torn:
        notes.append(
            Sentence(
                "{count:,} groups of threads that belong together stand in several splits already.",
                count=assignment.torn,
            )
        )
    return tuple(notes)
