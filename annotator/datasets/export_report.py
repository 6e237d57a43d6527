"""What an export is asked to write, and what was written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, ClassVar

from annotator.datasets.left_out import LeftOut
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
class Recipe:
    """How a dataset is made of a project, whichever it is; what a person keeps to do it again.

    ``out`` ending in the format's suffix is one file, anything else a folder; None leaves the place to whoever follows
    the recipe. ``whose`` is None for gold, else the only annotator's. ``layers`` and ``states`` are None for all;
    ``labels`` are those that are written of a layer, all of them where it is not named. ``negatives`` says whether
    suggestions that somebody rejected go out, ``unlabelled`` whether documents do in which no label is left.

    ``min_agreement`` is a share from 0 to 1. Of gold sets each label is written that so many of the annotators who
    submitted the document gave; of others each document on which they agree so far (F1, averaged over pairs).
    ``labelled_once`` says whether documents go out that fewer than two submitted.

    ``split`` are the shares of train, dev and test, or None for one file; ``group_by`` says what stays together
    or apart, ``stratified`` whether labels are shared out evenly (by date they cannot be), ``seed`` who of equals goes
    where. ``pseudonyms`` says whose names are replaced. ``strict`` refuses to lose a label, a document or its text.
    """

    out: Path | None = None
    whose: Whose | None = None
    format: str = "jsonl"
    layers: frozenset[str] | None = None
    labels: Mapping[str, frozenset[str]] = field(default_factory=dict)
    states: frozenset[State] | None = None
    negatives: bool = True
    unlabelled: bool = True
    min_agreement: float | None = None
    labelled_once: bool = False
    split: tuple[int, int, int] | None = None
    group_by: GroupBy = "thread"
    stratified: bool = True
    seed: int = 0
    pseudonyms: frozenset[Persons] = frozenset()
    strict: bool = False

    def request(self, out: Path, whose: Whose) -> ExportRequest:
        """Return what is asked for where the recipe is followed there, with these labels."""
        return ExportRequest(**{**_fields(self), "out": out, "whose": whose})


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportRequest(Recipe):
    """What to write, and where to: a recipe that leaves nothing open."""

    out: Path
    whose: Whose

    @property
    def recipe(self) -> Recipe:
        """How it is made, wherever it goes."""
        return Recipe(**{**_fields(self), "out": None})


def _fields(recipe: Recipe) -> dict[str, Any]:
    return {each.name: getattr(recipe, each.name) for each in fields(Recipe)}


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

    ``losses_of`` is of how many threads, the first ones, losses were counted; None for all of them. ``left_out`` is
    what was not asked for. ``notes`` are sentences about what is not whole yet.
    """

    lines: tuple[str, ...]
    splits: tuple[SplitCount, ...]
    losses: tuple[Loss, ...]
    losses_of: int | None = None
    left_out: tuple[LeftOut, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def documents(self) -> int:
        """How many documents will be written; one that several labelled counts once."""
        return sum(split.documents for split in self.splits)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportReport:
    """What was written; the manifest is the last of ``files``. ``notes`` are sentences about what else was done.

    ``splits`` count what was asked for, of which the format may have lost some; see ``losses``. ``left_out`` is what
    was not asked for.
    """

    files: tuple[Path, ...]
    splits: tuple[SplitCount, ...]
    losses: tuple[Loss, ...]
    left_out: tuple[LeftOut, ...] = ()
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
