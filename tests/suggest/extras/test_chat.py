from __future__ import annotations

import sys
from collections.abc import Iterator
from types import ModuleType

import pytest

from annotator.domain.errors import SuggesterError
from annotator.suggest.extras.llm.chat import Chat, Unreachable, checked_address, key_for
from tests.suggest.extras.answering_machine import AnsweringMachine, Scripted, answering_machine, said, trouble

HELLO = [{"role": "user", "content": "Hello 🦊"}]


@pytest.fixture
def machine() -> Iterator[AnsweringMachine]:
    with answering_machine() as made:
        yield made


def chat(machine: AnsweringMachine, **more: object) -> tuple[Chat, list[float]]:
    paused: list[float] = []
    return Chat(machine.address, "some-model", pause=paused.append, **more), paused  # type: ignore[arg-type]


def test_a_question_and_its_answer(machine: AnsweringMachine) -> None:
    machine.answers(said("Good day 🦊"))
    asking, paused = chat(machine, key="secret")

    assert asking.ask(HELLO) == "Good day 🦊"
    assert machine.paths == ["/v1/chat/completions"]
    assert machine.asked[0]["model"] == "some-model"
    assert machine.asked[0]["messages"] == HELLO
    assert machine.asked[0]["temperature"] == 0
    assert machine.headers[0]["authorization"] == "Bearer secret"
    assert not paused


def test_without_a_key_none_is_sent(machine: AnsweringMachine) -> None:
    machine.answers(said("yes"))
    chat(machine)[0].ask(HELLO)

    assert "authorization" not in machine.headers[0]


def test_when_it_is_too_much_it_waits_as_long_as_it_is_told_and_asks_again(machine: AnsweringMachine) -> None:
    machine.answers(trouble(429, retry_after="7"), trouble(429), trouble(503), said("at last"))
    asking, paused = chat(machine)

    assert asking.ask(HELLO) == "at last"
    assert paused[0] == 7
    assert 2 <= paused[1] < paused[2] <= 5


def test_a_server_cannot_make_it_wait_for_ever(machine: AnsweringMachine) -> None:
    machine.answers(trouble(429, "Slow down.", retry_after="86400"))
    asking, paused = chat(machine)

    with pytest.raises(SuggesterError, match=r"takes no more questions for now \(429: Slow down\.\)"):
        asking.ask(HELLO)
    assert paused == [60.0] * 4
    assert len(machine.asked) == 5


def test_wishes_that_an_address_does_not_take_are_dropped_for_good(machine: AnsweringMachine) -> None:
    machine.answers(trouble(400, "'response_format.type' must be 'json_schema'"), said("one"), said("two"))
    asking, _ = chat(machine)

    assert [asking.ask(HELLO), asking.ask(HELLO)] == ["one", "two"]
    assert ["response_format" in each for each in machine.asked] == [True, False, False]


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        (trouble(401, "Incorrect API key"), r"does not take the key \(401: Incorrect API key\).*ANNOTATOR_API_KEY"),
        (trouble(404), r"knows no model “some-model”, or is no such address \(404\)"),
        (trouble(400, "Too many tokens"), r"answered with an error \(400: Too many tokens\)"),
        (trouble(302, location="http://127.0.0.1:1/elsewhere"), r"answered with an error \(302\)"),
        (Scripted(body=b"<html>Welcome!"), "What came back is no answer of a language model"),
        (Scripted(body=b'{"choices": []}'), "What came back is no answer of a language model"),
        (Scripted(body=b'{"choices": [{"message": "no"}]}'), "What came back is no answer of a language model"),
        (said(None), "answered nothing"),
        (said(None, refusal="I cannot help with that."), "refuses: I cannot help with that"),
        (said("", finish_reason="content_filter"), "content filter"),
        (said('{"spans": [', finish_reason="length"), "cut off"),
    ],
)
def test_whatever_goes_wrong_is_a_sentence(machine: AnsweringMachine, answer: Scripted, sentence: str) -> None:
    machine.answers(answer)

    with pytest.raises(SuggesterError, match=sentence):
        chat(machine)[0].ask(HELLO)


@pytest.mark.parametrize("answer", [Scripted(hangs=True), Scripted(trickles=True)])
def test_what_takes_too_long_is_given_up(machine: AnsweringMachine, answer: Scripted) -> None:
    machine.answers(answer)

    with pytest.raises(SuggesterError, match=r"gave no answer within 0\.3 seconds"):
        chat(machine, timeout=0.3)[0].ask(HELLO)


def test_nobody_there(machine: AnsweringMachine) -> None:
    with answering_machine() as gone:
        address = gone.address

    with pytest.raises(Unreachable, match=r"Nobody answers at http://127\.0\.0\.1"):
        Chat(address, "some-model").ask(HELLO)


@pytest.mark.parametrize("address", ["localhost:11434", "file:///etc/passwd", "https://", "http://me:pw@host/v1"])
def test_what_is_no_address(address: object) -> None:
    with pytest.raises(SuggesterError, match="is no address of the form"):
        checked_address(address)


@pytest.mark.parametrize("address", ["", None, 5])
def test_an_address_has_to_be_given(address: object) -> None:
    with pytest.raises(SuggesterError, match="Say which language model to ask, and where"):
        checked_address(address)


def test_the_key_is_the_environment_s_else_the_keyring_s(monkeypatch: pytest.MonkeyPatch) -> None:
    class NoKeyringError(RuntimeError):
        pass

    class Locked(RuntimeError):
        pass

    def get_password(service: str, name: str) -> str | None:
        assert service == "annotator"
        if name == "https://locked/v1":
            raise Locked
        if name == "https://none/v1":
            raise NoKeyringError
        return "from the keyring" if name == "https://host/v1" else None

    ring = ModuleType("keyring")
    ring.get_password = get_password  # type: ignore[attr-defined]
    monkeypatch.delenv("ANNOTATOR_API_KEY", raising=False)
    monkeypatch.setitem(sys.modules, "keyring", ring)

    assert key_for("https://host/v1") == "from the keyring"
    assert key_for("https://other/v1") is None
    assert key_for("https://none/v1") is None
    with pytest.raises(SuggesterError, match=r"does not give the key for https://locked/v1 \(Locked\)"):
        key_for("https://locked/v1")
    monkeypatch.setenv("ANNOTATOR_API_KEY", "from the environment")
    assert key_for("https://host/v1") == "from the environment"
    monkeypatch.delenv("ANNOTATOR_API_KEY")
    monkeypatch.setitem(sys.modules, "keyring", None)
    assert key_for("https://host/v1") is None
