"""An import that is killed leaves the project as it was, wherever it was killed."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from pathlib import Path

import pytest

from annotator.datasets.import_report import ImportRequest
from annotator.project import Project
from tests.datasets.lines import NEWS, article, entity, labelled, write
from tests.storage.imported import import_until_killed

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9 on Windows")

TEXT = "Bo wins."


@pytest.mark.slow
@pytest.mark.parametrize("where", ["middle of the first", "middle of the last", "begin of the last"])
def test_a_killed_import_of_three_files_leaves_nothing(tmp_path: Path, where: str) -> None:
    path = tmp_path / "p.annot"
    there = article("x", TEXT)
    with Project.create(path, NEWS, annotator="ann") as project:
        project.import_files(ImportRequest(paths=(write(tmp_path / "0.jsonl", there),))).result()
        before = project.info()
    files = tuple(
        write(
            tmp_path / f"{name}.jsonl",
            labelled(there, entity(there, "Bo")),
            *(article(f"{name}{number}", TEXT) for number in range(5000)),
        )
        for name in "abc"
    )
    name, share = {
        "middle of the first": ("a.jsonl", 0.5),
        "begin of the last": ("c.jsonl", 0.0),
        "middle of the last": ("c.jsonl", 0.5),
    }[where]
    sizes = [file.stat().st_size for file in files]
    until = sum(sizes[: [file.name for file in files].index(name)]) + share * sizes[0]
    context = multiprocessing.get_context("spawn")
    hears, says = context.Pipe(duplex=False)
    process = context.Process(target=import_until_killed, args=(path, files, says), daemon=True)
    process.start()
    says.close()
    while (told := hears.recv()) is not None and (told[0] != name or told[1] < until):
        pass
    assert told is not None
    assert process.pid is not None
    os.kill(process.pid, signal.SIGKILL)
    process.join()

    with Project.open(path, annotator="ann") as project:
        assert project.check() == ()
        assert project.info() == before
        assert len(project.imports()) == 1
        assert not project.session("x").sets["x"].spans
        # And the same files go in whole afterwards.
        assert project.import_files(ImportRequest(paths=files)).result().added == 15_000
