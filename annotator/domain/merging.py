"""What merging another file of a project brings, and where both sides had changed the same."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Register = Literal[
    "annotations", "rejections", "notes", "verdicts", "responses", "state", "flag", "assignments", "renames", "overlap"
]
"""What can be changed apart from everything else; ``overlap`` stands for two spans of a layer that allows none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeConflict:
    """A place where both sides had something else since they parted; the later write stands.

    ``document`` and ``thread`` are ids ("" for what stands in none), ``annotator`` is whose it is. ``here`` is what
    stood in the project, ``there`` what came with the file, None for what was taken away; of an overlap they are the
    two spans, which both stay. ``start`` and ``end`` are code points of the document's text, None for what is no span;
    ``quote`` is the text there, or the target of a stance;
    ``title`` is the thread's. ``kept`` says whose value stands now.
    """

    file: Path
    register: Register
    document: str
    thread: str
    annotator: str
    id: str
    layer: str
    here: str | None
    there: str | None
    start: int | None
    end: int | None
    quote: str
    title: str
    kept: Literal["here", "there", "both"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """What came of one annotator's: in how many documents, and what became of it, as in ``MergeReport``."""

    annotator: str
    documents: int
    added: int
    updated: int
    conflicts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeReport:
    """What came of merging files.

    Each annotation, refusal, note, verdict, answer to a verdict, assignment, state, flag and renaming of the files is
    counted once, as one of these: ``added`` was not here; ``updated`` was here and older; ``unchanged`` was here, the
    same or newer, or had been taken away before it ever came here; ``conflicts`` were changed to something else on
    both sides since these parted, and the later write stands. Two spans that came to overlap in a layer that allows
    none are a conflict as well; both stay.

    ``conflicting`` tells the first of the conflicts, ``documents`` counts those that were not here, ``threads`` are the
    ids of those in which anything is another. ``unrelated`` are the files of other projects that had no document in
    common with this one. ``backup`` is the project as it was, None where nothing was changed.
    """

    files: tuple[Path, ...]
    documents: int = 0
    added: int = 0
    updated: int = 0
    unchanged: int = 0
    conflicts: int = 0
    people: tuple[Brought, ...] = ()
    conflicting: tuple[MergeConflict, ...] = ()
    threads: tuple[str, ...] = ()
    changed: bool = False
    schema_changed: bool = False
    unrelated: tuple[Path, ...] = ()
    backup: Path | None = None
