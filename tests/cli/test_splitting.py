"""Splits on the command line: what each holds, and what stays together."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.datasets.lines import article, comment, labelled, write
from tests.shell import Shell


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shell:
    monkeypatch.chdir(tmp_path)
    shell = Shell(capsys)
    lines = []
    for number in range(20):
        mood = "positive" if number < 3 else "negative"
        told = article(
            f"t{number:02}", f"News {number}.", author=f"Author {number % 5}", created=f"2024-03-{number + 1:02}"
        )
        lines += [labelled(told, sentiment=mood), comment(f"c{number:02}", f"t{number:02}", "+1")]
    assert shell("new", "storm").code == 0
    assert shell("import", "storm", write(tmp_path / "a.jsonl", *lines)).code == 0
    return shell


def placed(folder: str) -> dict[str, set[str]]:
    """Return the threads of each split."""
    return {
        split: {json.loads(line)["thread"] for line in Path(folder, f"{split}.jsonl").read_text("utf-8").splitlines()}
        for split in ("train", "dev", "test")
    }


def test_a_table_tells_what_each_split_holds_and_rare_labels_stand_in_each(run: Shell) -> None:
    told = run("export", "storm", "out", "--split", "60,20,20")
    assert told.code == 0
    assert told.out.splitlines()[1:6] == [
        "                      train  dev  test",
        "  threads                12    4     4",
        "  documents              24    8     8",
        "  sentiment negative     11    3     3",
        "  sentiment positive      1    1     1",
    ]
    splits = run("export", "storm", "again", "--split", "60,20,20", "--json").plain["splits"]
    assert splits["dev"] == {
        "threads": 4,
        "documents": 8,
        "labels": {"sentiment": {"negative": 3, "positive": 1}},
    }


def test_without_a_split_there_is_no_table(run: Shell) -> None:
    assert len(run("export", "storm", "out").out.splitlines()) == 1


def test_by_author_all_threads_of_one_stay_together(run: Shell) -> None:
    assert run("export", "storm", "out", "--split", "60,20,20", "--group-by", "author").code == 0
    authors = [{int(thread[1:]) % 5 for thread in threads} for threads in placed("out").values()]
    assert sorted(map(len, authors)) == [1, 1, 3]
    assert sum(map(len, authors)) == len(set.union(*authors))


def test_by_date_the_newest_are_tested_on(run: Shell) -> None:
    assert run("export", "storm", "out", "--split", "60,20,20", "--group-by", "date").code == 0
    numbers = [sorted(int(thread[1:]) for thread in threads) for threads in placed("out").values()]
    assert numbers == [list(range(12)), list(range(12, 16)), list(range(16, 20))]
    manifest = json.loads(Path("out", "manifest.json").read_bytes())
    assert manifest["split"]["group_by"] == "date"
    assert manifest["split"]["stratified"] is False


def test_labels_can_be_left_out_of_account(run: Shell) -> None:
    assert run("export", "storm", "out", "--split", "60,20,20", "--no-stratify").code == 0
    assert [len(threads) for threads in placed("out").values()] == [12, 4, 4]
    assert json.loads(Path("out", "manifest.json").read_bytes())["split"]["stratified"] is False
