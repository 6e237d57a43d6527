"""What an export is asked to write, and what was written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar

from annotator.domain.annotation import GOLD, State
from annotator.domain.pseudonyms import Persons
from annotator.domain.split import GroupBy
from annotator.formats.loss import Done, Loss, Part


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose labels an export takes: one annotator's, the gold set, or everybody's (None)."""

    annotator: str | None

    ALL: ClassVar[Whose]
    GOLD: ClassVar[Whose]

    @classmethod
    def of(cls, annotator: str) -> Whose:
        """Return one annotator's."""
        return cls(annotator)


Whose.ALL = Whose(None)
Whose.GOLD = Whose(GOLD)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportRequest:
    """What to write, and where to.

    ``out`` ending in the format's suffix is one file, anything else a folder. ``layers`` and ``states`` are None for
    all. ``split`` are the shares of train, dev and test, or None for one file; ``group_by`` says what stays together
    or apart, ``stratified`` whether labels are shared out evenly (by date they cannot be), ``seed`` who of equals goes
    where. ``pseudonyms`` says whose names are replaced. ``strict`` refuses to lose a label, a document or its text.
    """

    out: Path
    whose: Whose
    format: str = "jsonl"
    layers: frozenset[str] | None = None
    states: frozenset[State] | None = None
    split: tuple[int, int, int] | None = None
    group_by: GroupBy = "thread"
    stratified: bool = True
    seed: int = 0
    pseudonyms: frozenset[Persons] = frozenset()
    strict: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitCount:
    """How much a split (or ``all``) holds; ``labels`` counts by layer and label."""

    name: str
    threads: int = 0
    documents: int = 0
    labels: Mapping[tuple[str, str], int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportPreview:
    """The first lines as they will be written, what each split will hold, and what the format cannot hold.

    ``losses_of`` is of how many threads, the first ones, losses were counted; None for all of them. ``notes`` are
    sentences about what is not whole yet.
    """

    lines: tuple[str, ...]
    splits: tuple[SplitCount, ...]
    losses: tuple[Loss, ...]
    losses_of: int | None = None
    notes: tuple[str, ...] = ()

    @property
    def documents(self) -> int:
        """How many documents will be written; one that several labelled counts once."""
        return sum(split.documents for split in self.splits)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportReport:
    """What was written; the manifest is the last of ``files``. ``notes`` are sentences about what else was done.

    ``splits`` count what was asked for, of which the format may have lost some; see ``losses``.
    """

    files: tuple[Path, ...]
    splits: tuple[SplitCount, ...]
    losses: tuple[Loss, ...]
    notes: tuple[str, ...] = ()

    @property
    def documents(self) -> int:
        """How many documents were written."""
        lost = sum(loss.count for loss in self.losses if loss.part is Part.DOCUMENT)
        return sum(split.documents for split in self.splits) - lost

    @property
    def labels(self) -> int:
        """How many labels were written, those that were widened to whole tokens among them."""
        lost = sum(
            loss.count
            for loss in self.losses
            if loss.part in (Part.SPAN, Part.CHOICE, Part.STANCE) and loss.done is not Done.WIDENED
        )
        return sum(sum(split.labels.values()) for split in self.splits) - lost
