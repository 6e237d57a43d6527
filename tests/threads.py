"""Projects with a thread or two in them, and what a person does at them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from annotator.datasets.import_report import ImportReport, ImportRequest
from annotator.domain import gestures
from annotator.domain.annotation import Target
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.changes import Changes
from annotator.domain.history import Undone
from annotator.project import Project
from annotator.session import EditSession
from tests.datasets.lines import NEWS, Line, article, comment, write

__all__ = ["NEWS", "SENTIMENT", "label", "made", "set_now", "take", "undo"]

SENTIMENT = NEWS.layer("sentiment")
CLAIM = Target("claim", "a", "Bo Li wins")


def take(
    project: Project, folder: Path, *lines: Line, name: str = "threads.jsonl", annotator: str | None = None
) -> ImportReport:
    path = write(folder / name, *lines)
    return project.import_files(ImportRequest(paths=(path,), annotator=annotator)).result()


def made(folder: Path, *, annotator: str = "ann", threads: Sequence[str] = ("a",)) -> Project:
    """Return an open project in which each thread has an article and two comments, the second on the first."""
    project = Project.create(folder / "storm.annot", NEWS, annotator=annotator)
    for identifier in threads:
        take(
            project,
            folder,
            article(identifier, f"Bo Li wins\n\nBo Li of Zürich 🇨🇭 won in {identifier}.", title="Bo Li wins"),
            comment(f"{identifier}1", identifier, author="Ada"),
            comment(f"{identifier}2", f"{identifier}1", "No, Bo did."),
            name=f"{identifier}.jsonl",
        )
    return project


def label(session: EditSession, start: int = 0, end: int = 5, name: str = "PERSON", document: str = "a") -> Changes:
    """Label a range and wait until it is on disk."""
    done = session.do(gestures.label_span(session.sets[document], "entities", start, end, name))
    done.saved.result()
    return done.changes


def set_now(project: Project, document: str = "a", thread: str = "a") -> AnnotationSet:
    """Return the annotator's set as it is on disk."""
    return project.session(thread).sets[document]


def undo(project: Project) -> Undone:
    undone = project.undo().result()
    assert undone is not None
    return undone
