"""What the screen calls saved survives kill -9, at whatever moment it comes."""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
import sys
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pytest

from annotator.domain.annotation_set import AnnotationSet
from annotator.project import Project
from tests.storage.killed import Prepare, write_until_killed
from tests.threads import made

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9 on Windows")

KILLS = 100
Told = dict[str, Any] | None


def killed(path: Path, seed: int, prepare: Prepare | None = None) -> Told:
    """Let a process write, kill it at a random moment, and return the last that it said was saved."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.storage.killed"])
    hears, says = context.Pipe(duplex=False)
    process = context.Process(target=write_until_killed, args=(path, seed, says, prepare), daemon=True)
    process.start()
    says.close()
    assert hears.recv() is None
    chance = random.Random(seed)
    told: Told = None
    # Some acts pass, and then less time than the next one takes.
    for _ in range(chance.randrange(6)):
        told = hears.recv()
    process.join(chance.random() * 0.008)
    assert process.pid is not None
    os.kill(process.pid, signal.SIGKILL)
    process.join()
    try:
        while True:
            told = hears.recv()
    except EOFError:
        return told


def on_disk(project: Project) -> dict[str, Any]:
    sets: dict[str, AnnotationSet] = dict(project.session("a").sets)
    return {name: (each.spans, each.choices, each.flag) for name, each in sets.items()}


def steps_apart(one: dict[str, Any], other: dict[str, Any]) -> int:
    """How many documents differ between two states: an act touches one."""
    return sum(one[name] != other[name] for name in one)


@pytest.mark.slow
def test_a_hundred_kills_lose_nothing_that_was_called_saved(tmp_path: Path) -> None:
    made(tmp_path).close()
    path = tmp_path / "storm.annot"
    with Project.open(path, annotator="ann") as project:
        before = on_disk(project)
    unfolded = in_the_middle = 0
    for seed in range(KILLS):
        told = killed(path, seed) or before
        unfolded += path.with_name(path.name + "-wal").exists()
        with Project.open(path, annotator="ann") as project:
            assert project.check() == (), f"seed {seed}"
            before = on_disk(project)
            # The act that was under way may be there too, whole, or not at all.
            assert steps_apart(told, before) <= 1, f"seed {seed}"
            in_the_middle += told != before
    assert unfolded == KILLS
    # Some kills came after an act was on disk and before that was said: the moments are close enough to a commit.
    assert in_the_middle > 0


def answer_early(project: Project) -> None:
    """Call an act saved when it is only under way."""
    write = project._writing.write

    def written(work: Callable[[], Any]) -> Future[Any]:
        write(work)
        early: Future[Any] = Future()
        early.set_result(None)
        return early

    project._writing.write = written  # type: ignore[method-assign]


@pytest.mark.slow
def test_a_program_that_answers_before_it_has_written_is_found_out(tmp_path: Path) -> None:
    made(tmp_path).close()
    path = tmp_path / "storm.annot"
    lost = 0
    for seed in range(20):
        told = killed(path, seed, answer_early)
        with Project.open(path, annotator="ann") as project:
            lost += told is not None and steps_apart(told, on_disk(project)) > 0
    assert lost >= 5
