"""The thread as a screen reader on the desktop finds it: over the accessibility bus, on a screen of its own."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.slow
HERE = Path(__file__).parent
BINDINGS = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"


def missing() -> str:
    """Return what is not on this machine, or nothing."""
    for program in ("Xvfb", "dbus-run-session", "/usr/bin/python3"):
        if shutil.which(program) is None:
            return f"{program} is not there"
    if not any(Path(folder, "at-spi-bus-launcher").exists() for folder in ("/usr/libexec", "/usr/lib/at-spi2-core")):
        return "at-spi2-core is not there"
    found = subprocess.run(["/usr/bin/python3", "-c", BINDINGS], check=False, capture_output=True)
    return "" if found.returncode == 0 else "the bindings of AT-SPI (python3-gi, gir1.2-atspi-2.0) are not there"


@pytest.fixture(scope="module")
def report() -> dict[str, Any]:
    reason = missing()
    if reason:
        pytest.skip(reason)
    screen_command = ["Xvfb", "-displayfd", "1", "-screen", "0", "1280x1024x24", "-nolisten", "tcp"]
    quiet = subprocess.DEVNULL
    with subprocess.Popen(screen_command, stdout=subprocess.PIPE, stderr=quiet, text=True) as screen:
        assert screen.stdout is not None
        environment = {
            **os.environ,
            "DISPLAY": f":{screen.stdout.readline().strip()}",
            "QT_QPA_PLATFORM": "xcb",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        }
        command = ["dbus-run-session", "--", sys.executable, str(HERE / "read_aloud.py")]
        try:
            done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=90, env=environment)
        finally:
            screen.terminate()
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    found: dict[str, Any] = json.loads(next(line for line in done.stdout.splitlines() if line.startswith("{")))
    return found


def outline(said: dict[str, Any]) -> list[tuple[str, str]]:
    return [(said["role"], said["name"]), *(line for child in said["inside"] for line in outline(child))]


def find(said: dict[str, Any], role: str, words: str) -> dict[str, Any]:
    found = [said] if said["role"] == role and words in said["name"] else []
    for child in said["inside"]:
        found += [find(child, role, words)] if (role, words) in _within(child) else []
    return found[0]


def _within(said: dict[str, Any]) -> set[tuple[str, str]]:
    return {(role, words) for role, name in outline(said) for words in (name, *name.split(", "))}


def kinds(report: dict[str, Any], after: str, before: str) -> list[tuple[str, str]]:
    """Return what was told between two acts, and by whom."""
    told = [(event["kind"], event.get("message") or event.get("who", "")) for event in report["told"]]
    return told[told.index((after, "")) + 1 : told.index((before, ""))] if after else told[: told.index((before, ""))]


def test_the_whole_thread_is_there(report: dict[str, Any]) -> None:
    lines = outline(report["tree"])
    assert lines[:4] == [
        ("document frame", "Thread: Storm closes Northgate bridge as ministers trade blame"),
        ("panel", "Article: Storm closes Northgate bridge as ministers trade blame"),
        ("text", "Text of the article"),
        ("list", "Labels"),
    ]
    for line in (
        ("list item", "PERSON, Odile Fenn, decided, negative sentiment"),
        ("list item", "LOC, Marren Peninsula, suggested, 84 %"),
        ("panel", "Comment by M. Karsh, level 2, answering tidewatcher_b"),
        ("panel", "Stance toward Odile Fenn"),
        ("radio button", "Against, suggested, 71 %"),
        ("push button", "Choose or add what the stance is toward"),
    ):
        assert line in lines
    text = find(report["tree"], "text", "Text of the article")
    assert text["text"].startswith("Storm closes Northgate bridge")
    assert {"focusable", "read-only", "multi-line"} <= set(text["states"])


def test_the_text_is_read_by_character_word_and_line(report: dict[str, Any]) -> None:
    read = report["at caret"]
    start, end, word = read["word"]
    assert (word, read["char"][2], read["caret"], read["found"]) == ("cladding", "c", start, start)
    assert read["selections"] == []
    line_start, line_end, line = read["line"]
    assert line_start <= start < end <= line_end
    assert "cladding" in line
    assert 30 < len(line) < 100


def test_a_selection_is_told_exactly(report: dict[str, Any]) -> None:
    start, end, _ = report["selected"]["word"]
    assert report["selected"]["selections"] == [[start, end]]
    told = kinds(report, "", "pressing a label")
    assert ("object:text-caret-moved", "Text of the article") in told
    assert ("object:text-selection-changed", "Text of the article") in told


def test_what_is_current_has_the_focus_and_is_announced(report: dict[str, Any]) -> None:
    assert {"selected", "focused"} <= set(report["current"]["states"])
    told = kinds(report, "pressing a label", "pressing an answer")
    assert ("object:state-changed:focused", "LOC, Marren Peninsula, suggested, 84 %") in told
    assert any("Marren Peninsula: label 6 of 10" in message for _, message in told)


def test_an_answer_is_checked_and_announced(report: dict[str, Any]) -> None:
    told = kinds(report, "pressing an answer", "adding")
    assert ("object:state-changed:checked", "Against") in told
    assert any(message.endswith(": Against, Text of Old Sal") for _, message in told)
    answers = [answer for panel in report["answered"]["inside"] for answer in panel["inside"]]
    assert [answer["name"] for answer in answers if "checked" in answer["states"]] == ["Against"]


def test_what_is_added_and_folded_is_there_and_gone(report: dict[str, Any]) -> None:
    assert ("list item", "ORG, ferrymen, decided") in outline(report["added"])
    assert ("panel", "Stance toward Odile Fenn") in outline(report["added"])
    names = [child["name"] for child in report["folded"]["inside"]]
    assert len(names) == 3
    assert not any("M. Karsh" in name for name in names)
