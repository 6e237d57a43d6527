"""Lists are read in a process of their own: it may be called off, die, fail, or lose whom it reads for."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import pytest

from annotator.domain.consistency import PackedPlaces
from annotator.domain.errors import EditError, ProjectError
from annotator.domain.finding import LabelledText
from annotator.domain.schema_file import read_schema
from annotator.project import Project
from annotator.settings import shipped_schemas
from annotator.storage.database import Connection
from annotator.storage.list_process import ListProcess
from annotator.storage.spans_by import Progress

TEXTS = 200


@pytest.fixture
def lists(tmp_path: Path) -> ListProcess:
    path = tmp_path / "storm.annot"
    Project.create(path, read_schema(shipped_schemas()[0]), annotator="ada").close()
    return ListProcess(path)


def many(connection: Connection, progress: Progress) -> Sequence[LabelledText]:
    places = PackedPlaces("entities", ("GPE", "LOC"))
    for number in range(50):
        places.add(number, 0, 3, 13, number % 2)
    return [LabelledText("entities", f"Port {n}", (("GPE", 25), ("LOC", 25)), places, 50) for n in range(TEXTS)]


def killed(connection: Connection, progress: Progress, *, lives: Path) -> Sequence[LabelledText]:
    left = int(lives.read_text())
    lives.write_text(str(left - 1))
    if left:
        os.kill(os.getpid(), 9)
    return many(connection, progress)


def endless(connection: Connection, progress: Progress, *, begun: Path) -> Sequence[LabelledText]:
    begun.write_text(str(os.getpid()))
    while True:
        progress(1, 2, "")


def refused(connection: Connection, progress: Progress) -> Sequence[LabelledText]:
    raise EditError("Not so.")


def broken(connection: Connection, progress: Progress) -> Sequence[LabelledText]:
    raise KeyError("nobody thought of this")


def silent(done: int, total: int, what: str) -> None:
    pass


def never() -> bool:
    return False


def test_a_list_comes_whole_in_portions(lists: ListProcess) -> None:
    texts = lists.read(many, silent, never)
    assert [text.text for text in texts] == [f"Port {n}" for n in range(TEXTS)]
    places = texts[-1].places
    assert [(place.document, place.start, place.end, place.label) for place in places[:2]] == [
        (0, 3, 13, "GPE"),
        (1, 3, 13, "LOC"),
    ]
    assert len(places) == 50


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_a_process_that_dies_is_followed_by_another(lists: ListProcess, tmp_path: Path) -> None:
    lives = tmp_path / "lives"
    lives.write_text("1")
    assert len(lists.read(partial(killed, lives=lives), silent, never)) == TEXTS


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_one_that_dies_again_is_told(lists: ListProcess, tmp_path: Path) -> None:
    lives = tmp_path / "lives"
    lives.write_text("2")
    with pytest.raises(ProjectError, match="look again"):
        lists.read(partial(killed, lives=lives), silent, never)


def test_it_is_called_off_at_will(lists: ListProcess, tmp_path: Path) -> None:
    begun = tmp_path / "begun"
    told: list[tuple[int, int]] = []
    read = partial(endless, begun=begun)
    assert lists.read(read, lambda done, total, _: told.append((done, total)), lambda: bool(told)) == ()
    assert told[0] == (1, 2)
    with pytest.raises(OSError):  # noqa: PT011 - each system has its own for a process that is not there
        os.kill(int(begun.read_text()), 0)
    assert len(lists.read(many, silent, never)) == TEXTS


def test_what_goes_wrong_there_is_raised_here(lists: ListProcess) -> None:
    with pytest.raises(EditError, match=r"Not so\."):
        lists.read(refused, silent, never)
    with pytest.raises(RuntimeError, match="nobody thought of this"):
        lists.read(broken, silent, never)


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_it_ends_with_whom_it_reads_for(lists: ListProcess, tmp_path: Path) -> None:
    begun = tmp_path / "begun"
    script = (
        "import os, sys\n"
        "from functools import partial\n"
        "from pathlib import Path\n"
        "from annotator.storage.list_process import ListProcess\n"
        "from tests.storage.test_list_process import endless, never\n"
        "def die(*_): os.kill(os.getpid(), 9)\n"
        "if __name__ == '__main__':\n"
        "    ListProcess(Path(sys.argv[1])).read(partial(endless, begun=Path(sys.argv[2])), die, never)\n"
    )
    program = tmp_path / "program.py"
    program.write_text(script)
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    # The output is read to its end, which is when nobody holds it any more: neither the program nor its process.
    command = [sys.executable, str(program), str(lists._path), str(begun)]
    ended = subprocess.run(command, env=environment, capture_output=True, timeout=60, check=False)
    assert ended.returncode == -9
    assert begun.exists()
