"""What happened to a project, entry by entry."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from annotator.domain.assignment import AssignmentAct
from annotator.domain.changes import Changes
from annotator.domain.edit import Act, Removal
from annotator.domain.schema_act import SchemaAct

Deed = Act | Removal | SchemaAct | AssignmentAct
"""What a person did, undone as one: to annotations, to the documents, to the schema, to who labels what."""

EntryKind = Literal["do", "undo", "redo", "import", "merge"]


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryEntry:
    """One row of the append-only history.

    ``time`` is milliseconds since 1970 (UTC). An undo carries the act that it did, which is the inverse of the one
    that it took back. The entries of an import and of a merge have no act: the labels came as they were in the file.
    """

    id: str
    time: int
    annotator: str
    kind: EntryKind
    act: Deed | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Undone:
    """What an undo or redo did.

    ``act`` is what was carried out: the inverse of the act that was taken back, or the act that was done again.
    ``skipped`` is a sentence where a later edit has overtaken it and nothing was changed.
    """

    act: Deed
    changes: Changes
    skipped: str | None = None

    @property
    def thread(self) -> str | None:
        """The id of the thread that it happened in, or None for an act over several."""
        return self.act.thread


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportEntry:
    """An import that brought documents.

    ``time`` is milliseconds since 1970 (UTC); ``documents`` counts those that are still there. ``left_out`` holds the
    text taken for boilerplate as (file, line, text), the line from 1 or None.
    """

    number: int
    time: int
    annotator: str
    documents: int
    files: tuple[str, ...]
    left_out: tuple[tuple[str, int | None, str], ...]
