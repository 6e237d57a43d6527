from __future__ import annotations

import os
import subprocess
import sys
import time
import tomllib
from collections.abc import Iterator
from concurrent.futures import CancelledError
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.domain.errors import SuggesterError
from annotator.suggest.recipe import Recipe
from annotator.suggest.registry import OURS
from annotator.suggest.suggester import GROUP
from annotator.suggest.worker import Told, Workers
from tests.suggest.asked import asked, news
from tests.suggest.packages import register

TROUBLED = "troubled"


@pytest.fixture(autouse=True)
def _registered(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Register the troubled suggester as a package of its own would, for this process and those it starts."""
    folder = tmp_path_factory.mktemp("packages")
    register(folder, GROUP, TROUBLED, "tests.suggest.troubled:Troubled")
    monkeypatch.syspath_prepend(str(folder))


@pytest.fixture
def told() -> list[Told]:
    return []


@pytest.fixture
def workers(told: list[Told]) -> Iterator[Workers]:
    made = Workers(told=told.append)
    yield made
    made.close()


def recipe(**settings: object) -> Recipe:
    return Recipe(agent="t", suggester=TROUBLED, schema=news(), settings=settings)


def test_what_is_found_comes_as_suggestions_and_nothing_found_is_an_answer(workers: Workers, told: list[Told]) -> None:
    answers = workers.ask(recipe(), [asked("Port Eldis", "a"), asked("nothing here", "b")]).result()

    assert [answer.document for answer in answers] == ["a", "b"]
    span, choice = answers[0].suggestions
    assert (span.annotation.label, span.agent, span.version, span.confidence, span.basis) == (
        "ORG",
        "t",
        "1",
        0.5,
        "score",
    )
    assert (choice.annotation.label, choice.confidence, choice.basis) == ("positive", None, "none")
    assert answers[1].suggestions == ()
    assert [each.phase for each in told] == ["loading", "ready"]


def test_what_is_not_asked_of_the_kind_of_document_is_left_out(workers: Workers) -> None:
    schema = news()
    layers = (replace(schema.layer("entities"), documents=("comment",)), schema.layer("sentiment"))
    narrow = Recipe(agent="t", suggester=TROUBLED, schema=replace(schema, layers=layers))

    (answer,) = workers.ask(narrow, [asked("Port Eldis")]).result()

    assert [each.annotation.layer for each in answer.suggestions] == ["sentiment"]
    assert answer.unfit == ()


def test_a_suggestion_keeps_its_id_whenever_it_is_made_again(workers: Workers) -> None:
    first, second = (workers.ask(recipe(again=again), [asked("Port Eldis")]).result() for again in (0, 1))

    assert [each.id for each in first[0].suggestions] == [each.id for each in second[0].suggestions]


def test_what_does_not_fit_is_left_out_and_told(workers: Workers) -> None:
    texts = [asked("stray", "s"), asked("sure of it", "u"), asked("undeclared", "n")]
    stray, sure, undeclared = workers.ask(recipe(), texts).result()

    assert stray.suggestions == sure.suggestions == ()
    assert "outside the text" in stray.unfit[0]
    assert "has no label “NOBODY”" in stray.unfit[1]
    assert "1.5 is no number from 0 to 1" in sure.unfit[0]
    assert "it does not say that it proposes anything for “mood”" in undeclared.unfit[0]


def test_a_document_that_cannot_be_read_costs_no_other(workers: Workers) -> None:
    answers = workers.ask(recipe(), [asked("Port", "a"), asked("raise it", "b"), asked("Alder", "c")]).result()

    assert [len(answer.suggestions) for answer in answers] == [2, 0, 2]
    assert answers[1].failed == "t could not read the document “b” (ValueError: spilled)."


def test_a_document_that_ends_the_process_twice_is_passed_over(workers: Workers, told: list[Told]) -> None:
    answers = workers.ask(recipe(), [asked("Port", "a"), asked("die", "b"), asked("Alder", "c")]).result()

    assert [len(answer.suggestions) for answer in answers] == [2, 0, 2]
    assert answers[1].failed == "t ended its process twice at the document “b”, which is passed over."
    assert "restarted" in [each.phase for each in told]
    assert workers.ask(recipe(), [asked("Marren", "d")]).result()[0].suggestions


def test_a_suggester_that_cannot_be_made_says_so(workers: Workers) -> None:
    with pytest.raises(SuggesterError, match=r"“t” could not be made ready \(RuntimeError: no screws left\)"):
        workers.ready(recipe(broken=True)).result()


def test_one_that_is_not_there_says_which_are(workers: Workers) -> None:
    with pytest.raises(SuggesterError, match="There is no suggester “unheard”; there are default, gazetteer, gliner, "):
        workers.ready(Recipe(agent="u", suggester="unheard", schema=news())).result()


def test_what_is_urgent_goes_first_and_what_waits_can_be_cancelled(workers: Workers, tmp_path: Path) -> None:
    log = tmp_path / "log"
    patient = recipe(log=str(log))
    workers.ready(patient).result()
    waiting = [workers.ask(patient, [asked("Port Eldis", f"p{number}")]) for number in range(50)]
    urgent = workers.ask(patient, [asked("Alder", "urgent")], urgent=True)
    cancelled = waiting[-1].cancel()
    urgent.result()
    for each in waiting[:-1]:
        each.result()

    read = [line.split()[1] for line in log.read_text().splitlines()]
    assert read.index("urgent") < 40
    assert cancelled
    assert "p49" not in read


def test_several_processes_share_the_work(tmp_path: Path) -> None:
    log = tmp_path / "log"
    workers = Workers(jobs=2)
    shared = recipe(log=str(log))
    for future in [workers.ask(shared, [asked("Port Eldis", f"p{number}")]) for number in range(200)]:
        future.result()
    workers.close()

    assert len({line.split()[0] for line in log.read_text().splitlines()}) == 2


def test_a_process_that_grew_too_large_is_made_anew(tmp_path: Path) -> None:
    log = tmp_path / "log"
    workers = Workers(memory=-1_000_000_000)
    for _ in range(2):
        workers.ask(recipe(log=str(log)), [asked("Port Eldis")]).result()
    workers.close()

    assert len({line.split()[0] for line in log.read_text().splitlines()}) == 2


def test_closing_cancels_what_waits_and_what_runs() -> None:
    workers = Workers()
    running = workers.ask(recipe(), [asked("Port Eldis")])
    waiting = [workers.ask(recipe(), [asked("Port Eldis")]) for _ in range(5)]
    workers.close()

    for each in (running, *waiting):
        if not each.done() or each.cancelled() or each.exception() is not None:
            with pytest.raises(CancelledError):
                each.result(timeout=5)
    assert workers.ask(recipe(), [asked("Port Eldis")]).cancelled()


@pytest.mark.skipif(sys.platform == "win32", reason="processes are looked up by /proc")
def test_the_process_ends_with_its_parent(tmp_path: Path) -> None:
    code = (
        "import os\n"
        "from multiprocessing import active_children\n"
        "from tests.suggest.asked import asked, news\n"
        "from annotator.suggest.recipe import Recipe\n"
        "from annotator.suggest.worker import Workers\n"
        "if __name__ == '__main__':\n"
        "    workers = Workers()\n"
        "    workers.ask(Recipe(agent='t', suggester='vader', schema=news()), [asked('Good.')]).result()\n"
        "    print(active_children()[0].pid, flush=True)\n"
        "    os._exit(9)\n"
    )
    script = tmp_path / "parent.py"
    script.write_text(code)
    root = Path(__file__).parents[2]
    environment = {**os.environ, "PYTHONPATH": str(root)}
    done = subprocess.run(
        [sys.executable, str(script)], cwd=root, env=environment, capture_output=True, text=True, check=False
    )
    child = int(done.stdout)

    until = time.monotonic() + 20
    while is_alive(child):
        assert time.monotonic() < until


def is_alive(pid: int) -> bool:
    """Tell whether a process runs; one that only waits to be counted does not."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state.rpartition(")")[2].split()[0] != "Z"


def test_ours_are_registered_where_others_are() -> None:
    root = Path(__file__).parents[2]
    plain = tomllib.loads((root / "pyproject.toml").read_text())

    assert plain["project"]["entry-points"][GROUP] == dict(OURS)
