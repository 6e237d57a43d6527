"""Suggesters that send texts elsewhere: nothing leaves before somebody of this machine has agreed to it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.domain.errors import SendingNotAgreed, SuggesterError
from annotator.domain.suggesting import ChosenSuggester
from annotator.project import Project
from annotator.project.suggest_report import Sending, SuggestRequest
from annotator.settings import load_settings, save_settings
from tests.suggest.extras.answering_machine import AnsweringMachine, Scripted, answering_machine, found, trouble
from tests.threads import made


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with made(tmp_path) as opened:
        yield opened


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> Iterator[AnsweringMachine]:
    monkeypatch.delenv("ANNOTATOR_API_KEY", raising=False)
    with answering_machine() as server:
        server.answers(found(choices=[{"layer": "sentiment", "label": "neutral"}]))
        yield server


def agree(project: Project, machine: AnsweringMachine) -> None:
    save_settings(load_settings().agreeing(project.path, machine.address))


def listen_to(project: Project, machine: AnsweringMachine) -> None:
    """Put a language model into the project file, as somebody who mails one may have done."""
    mine = ChosenSuggester(agent="mine", suggester="llm", settings={"address": machine.address, "model": "m"})
    vader = ChosenSuggester(agent="vader", suggester="vader")
    project.suggesting.change_settings(replace(project.suggesting.settings(), suggesters=(mine, vader))).result()


def test_nothing_is_sent_before_somebody_agreed(project: Project, machine: AnsweringMachine) -> None:
    name = f"llm:org/m@{machine.address}/"
    with pytest.raises(SendingNotAgreed) as refused:
        project.suggesting.suggest(SuggestRequest(suggesters=(name,)))

    assert refused.value.address == machine.address
    for part in ("“llm:m” sends the texts of this project (at most 3 texts, ", f"to {machine.address}.", "--send-to"):
        assert part in str(refused.value)
    assert not machine.asked

    agree(project, machine)
    report = project.suggesting.suggest(SuggestRequest(suggesters=(name,))).result()
    assert (report.documents, report.failed) == (3, ())
    assert report.suggestions == {"sentiment": {"neutral": 3}}
    assert len(machine.asked) == 3
    assert machine.asked[0]["model"] == "org/m"
    assert project.suggesting.suggest(SuggestRequest(suggesters=("llm:m",))).result().documents == 0


def test_a_yes_holds_for_this_project_and_this_address(project: Project, machine: AnsweringMachine) -> None:
    agree(project, machine)
    known = load_settings()

    assert known.agrees(project.path, machine.address)
    assert not known.agrees(project.path, "https://elsewhere/v1")
    assert not known.agrees(project.path.with_name("other.annot"), machine.address)


def test_one_in_the_project_file_is_left_out_with_a_note_until_somebody_agrees(
    project: Project, machine: AnsweringMachine
) -> None:
    listen_to(project, machine)
    report = project.suggesting.suggest(SuggestRequest()).result()

    assert not machine.asked
    assert report.documents == 3  # looked at by the other
    assert len(report.notes) == 1
    assert "Nothing was sent" in report.notes[0]
    assert project.suggesting.sendings(SuggestRequest()) == (
        Sending(
            agent="mine",
            address=machine.address,
            documents=3,
            characters=project.suggesting.sendings(SuggestRequest())[0].characters,
            agreed=False,
        ),
    )

    agree(project, machine)
    report = project.suggesting.suggest(SuggestRequest()).result()
    assert (report.documents, report.notes) == (3, ())
    assert len(machine.asked) == 3


def test_the_thread_on_the_screen_does_not_wait_for_an_answer_from_elsewhere(
    project: Project, machine: AnsweringMachine
) -> None:
    listen_to(project, machine)
    agree(project, machine)
    machine.answers(Scripted(hangs=True))
    everything = project.suggesting.suggest(SuggestRequest())
    here = project.suggesting.suggest(SuggestRequest(threads=("a",), urgent=True, again=True)).result(timeout=60)

    assert here.documents == 3
    assert here.notes == ()
    project.close()
    assert everything.result(timeout=60).cancelled


def test_who_cancels_does_not_wait_for_an_answer_from_elsewhere(project: Project, machine: AnsweringMachine) -> None:
    agree(project, machine)
    cancelled = threading.Event()
    machine.answers(Scripted(hangs=True))
    request = SuggestRequest(suggesters=(f"llm:m@{machine.address}",))
    running = project.suggesting.suggest(request, cancelled=cancelled.is_set)
    cancelled.set()

    assert running.result(timeout=60).cancelled
    assert project.suggesting.suggest(SuggestRequest(suggesters=("vader",))).result(timeout=60).documents == 3


def test_trouble_elsewhere_costs_no_suggestion_of_here(project: Project, machine: AnsweringMachine) -> None:
    listen_to(project, machine)
    agree(project, machine)
    machine.answers(trouble(401, "No."))
    report = project.suggesting.suggest(SuggestRequest()).result()

    assert report.documents == 3
    assert len(report.failed) == 3
    assert "does not take the key (401: No.)" in report.failed[0]


def test_one_that_cannot_be_made_is_a_note(project: Project, machine: AnsweringMachine) -> None:
    broken = ChosenSuggester(agent="mine", suggester="llm", settings={"address": machine.address})
    vader = ChosenSuggester(agent="vader", suggester="vader")
    project.suggesting.change_settings(replace(project.suggesting.settings(), suggesters=(broken, vader))).result()
    agree(project, machine)
    report = project.suggesting.suggest(SuggestRequest()).result()

    assert report.documents == 3
    assert report.notes == (f"Say which language model to ask at {machine.address}.",)
    with pytest.raises(SuggesterError, match="Say which language model"):
        project.suggesting.suggest(SuggestRequest(suggesters=("mine",))).result()


def test_what_goes_over_open_lines_is_said() -> None:
    sending = Sending(agent="m", address="http://example.org/v1", documents=1, characters=1234, agreed=False)

    assert "unencrypted: whoever carries them can read them." in sending.sentence
    assert "1,234 characters" in sending.sentence
    assert "unencrypted" not in replace(sending, address="https://example.org/v1").sentence
    assert "unencrypted" not in replace(sending, address="http://127.0.0.1:11434/v1").sentence
