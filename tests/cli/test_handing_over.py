"""Two people with a file each and no network: from the command line, and back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from annotator.__main__ import main
from annotator.project import Project
from tests.threads import label, made, set_now


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    made(tmp_path, annotator="lead", threads=("a", "b", "c")).close()
    return tmp_path / "storm.annot"


def say(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, dict[str, Any]]:
    capsys.readouterr()
    code = main([*words, "--json"])
    return code, json.loads(capsys.readouterr().out)


def work(path: str, thread: str, name: str) -> None:
    with Project.open(Path(path)) as pack:
        label(pack.session(thread), name=name, document=thread)


@pytest.mark.parametrize("order", [("ada.annot", "bo.annot"), ("bo.annot", "ada.annot")])
def test_the_whole_round(project: Path, capsys: pytest.CaptureFixture[str], order: tuple[str, str]) -> None:
    for name, whom in (("ada", "Ada"), ("bo", "Bo")):
        code, told = say(capsys, "pack", "storm", name, "--annotator", whom)
        assert (code, told["file"], told["threads"], told["labels"]) == (0, f"{name}.annot", 3, 0)
    work("ada.annot", "a", "PERSON")
    work("bo.annot", "a", "ORG")
    work("bo.annot", "b", "ORG")

    code, first = say(capsys, "merge", "storm", order[0])
    assert code == 0
    code, second = say(capsys, "merge", "storm", order[1])
    assert first["added"] + second["added"] == 6  # three labels, and the states of three sets
    assert (second["updated"], second["conflicts"], second["conflicting"]) == (0, 0, [])
    assert Path(second["backup"]).exists()
    code, again = say(capsys, "merge", "storm", *order)
    assert (again["added"], again["updated"], again["conflicts"], again["unchanged"]) == (0, 0, 0, 6)
    assert again["backup"] is None
    assert say(capsys, "check", "storm") == (0, {"ok": True, "problems": []})
    with Project.open(project, annotator="Bo") as merged:
        assert [span.label for span in set_now(merged).spans] == ["ORG"]
        merged.set_annotator("Ada")
        assert [span.label for span in set_now(merged).spans] == ["PERSON"]
        assert merged.info().annotators["Bo"].annotations["entities"]["ORG"] == 2


def test_the_words_of_a_round(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["pack", "storm", "ada", "--annotator", "Ada"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "Made ada.annot for Ada: 3 threads, 9 documents, 0 labels.",
        "Nothing is assigned to Ada, so all threads are in it.",
    ]
    work("ada.annot", "a", "PERSON")
    assert main(["merge", "storm", "ada"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "2 added, 0 updated, 0 unchanged."
    assert lines[1] == "Ada: 2 added, 0 updated, 0 conflicts in 1 document."
    assert lines[2].startswith("The project as it was: ")


@pytest.mark.parametrize(
    ("words", "threads"),
    [
        (("a", "c"), ("a", "c")),
        (("a,c",), ("a", "c")),
        (("2-3",), ("b", "c")),
        (("ids.txt",), ("b", "a")),
        (("a", "--threads", "b"), ("a", "b")),
    ],
)
def test_threads_are_named_by_id_range_or_list(
    project: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], threads: tuple[str, ...]
) -> None:
    Path("ids.txt").write_text("b\n\na\n", encoding="utf-8")
    code, told = say(capsys, "pack", "storm", "out", "--threads", *words)
    assert (code, told["threads"]) == (0, len(threads))
    with Project.open(Path("out.annot")) as pack:
        assert set(pack.handing_over.thread_ids()) == set(threads)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("zz",), "There is no thread “zz” in this project."),
        (("3-9",), "There is no range 3-9 of threads: there are 3."),
        (("ids.txt",), "ids.txt, line 2: there is no thread “zz” in this project."),
    ],
)
def test_threads_that_are_not_there(
    project: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], sentence: str
) -> None:
    Path("ids.txt").write_text("a\nzz\n", encoding="utf-8")
    assert say(capsys, "pack", "storm", "out", "--threads", *words) == (2, {"error": sentence})
    assert not Path("out.annot").exists()


def test_a_folder_takes_a_file_named_after_whom_it_is_for(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("stick").mkdir()
    assert say(capsys, "pack", "storm", "stick", "--annotator", "Ada B")[1]["file"] == "stick/storm for Ada B.annot"


def test_a_refused_file_is_one_sentence(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("x.annot").write_bytes(b"SQLite format 3\0" + b"\0" * 300)
    code, told = say(capsys, "merge", "storm", "x")
    assert code == 2
    assert told["error"].startswith("x.annot: this file is damaged or no project")


def test_another_project_is_refused_until_it_is_said_to_be_meant(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "else").mkdir()
    made(tmp_path / "else", threads=("z",)).close()
    code, told = say(capsys, "merge", "storm", "else/storm")
    assert code == 2
    assert "this is another project, and no text of it is here" in told["error"]
    code, told = say(capsys, "merge", "storm", "else/storm", "--unrelated")
    assert (code, told["documents"], told["unrelated"]) == (0, 3, [str(Path("else", "storm.annot"))])
