"""Projects on their way to the screen: opened, made, or made from the sample texts. Everything here blocks."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from annotator.domain.errors import AnnotatorError
from annotator.gui.start.recent_row import RecentProject

if TYPE_CHECKING:
    from annotator.domain.schema import Schema
    from annotator.project import Project

# The project brings the database along, which takes longer to import than the window may take to come up.

SEED_FOLDERS = ("text", "html", "jsonl", "csv")
"""The folders of the sample texts, in the order in which a newcomer meets them."""


def open_project(path: Path, annotator: str | None) -> Project:
    """Open a project file for writing; one that was packed for somebody is theirs, whoever annotates elsewhere.

    Raises:
        ProjectError: the file is missing, in use, damaged, too new or takes no writing.
    """
    from annotator.project import Project  # noqa: PLC0415

    project = Project.open(path, annotator=annotator)
    handed_to = project.handing_over.handed_to()
    if handed_to is not None:
        project.people.choose(handed_to)
    return project


def create_project(path: Path, schema: Schema, annotator: str | None) -> Project:
    """Make a project file and open it.

    Raises:
        ProjectError: there is such a file already, or its folder takes no writing.
    """
    from annotator.project import Project  # noqa: PLC0415

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise AnnotatorError(
            "{folder}: the folder cannot be made ({reason}).", folder=path.parent, reason=error.strerror
        ) from error
    return Project.create(path, schema, annotator=annotator)


def schema_of(files: Sequence[Path]) -> Schema:
    """Return a schema that has a place for the labels in some files, called as the first of them.

    Raises:
        AnnotatorError: they hold none, or too many.
    """
    from annotator.datasets.import_report import ImportRequest  # noqa: PLC0415
    from annotator.datasets.schema_from import schema_of_files  # noqa: PLC0415

    return schema_of_files(ImportRequest(paths=tuple(files)), files[0].stem)


def open_sample(annotator: str | None) -> Project:
    """Open the sample project; make it from the sample texts where there is none yet.

    Raises:
        AnnotatorError: as for any project.
    """
    from annotator.settings import sample_project_path  # noqa: PLC0415

    path = sample_project_path()
    if not path.exists():
        _make_sample(path)
    return open_project(path, annotator)


def look_at(paths: Sequence[str]) -> tuple[RecentProject, ...]:
    """Return how far those projects are; one that cannot be looked into now is listed without numbers."""
    from annotator.project import Project  # noqa: PLC0415

    found: list[RecentProject] = []
    for path in map(Path, paths):
        if not path.exists():
            found.append(RecentProject(path, missing=True))
            continue
        try:
            with Project.open(path, access="read") as project:
                counts = project.queue_counts()
            found.append(RecentProject(path, submitted=counts.submitted, threads=counts.threads))
        except AnnotatorError:
            # Opening it will say what is wrong with it, in a sentence.
            found.append(RecentProject(path))
    return tuple(found)


def _make_sample(path: Path) -> None:
    """Make the sample project in another folder first, so that one half made is never taken for it."""
    from annotator.datasets.import_report import ImportRequest  # noqa: PLC0415
    from annotator.domain.schema_file import read_schema  # noqa: PLC0415
    from annotator.settings import seeds, shipped_schemas  # noqa: PLC0415

    folders = tuple(seeds() / folder for folder in SEED_FOLDERS)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=path.parent) as workshop:
            draft = Path(workshop) / path.name
            with create_project(draft, read_schema(shipped_schemas()[0]), None) as project:
                project.import_files(ImportRequest(paths=folders)).result()
            draft.replace(path)
    except OSError as error:
        raise AnnotatorError(
            "{path}: the sample project cannot be made ({reason}).", path=path, reason=error.strerror
        ) from error
