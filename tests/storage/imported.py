"""A process that imports several files without end of the last, for others to kill it."""

from __future__ import annotations

from multiprocessing.connection import Connection
from pathlib import Path

from annotator.datasets.import_report import ImportRequest
from annotator.project import Project


def import_until_killed(path: Path, files: tuple[Path, ...], says: Connection) -> None:
    """Import the files, and say of each progress what is being read."""
    with Project.open(path, annotator="ann") as project:
        request = ImportRequest(paths=files)
        project.import_files(request, lambda done, _total, what: says.send((what, done))).result()
    says.send(None)
