"""Near-duplicates among many: what is found is what comparing each with each finds."""

from __future__ import annotations

import random
from itertools import combinations
from pathlib import Path

import pytest

from annotator.datasets.export_report import ExportRequest, Whose
from annotator.datasets.near_duplicates import NearDuplicates
from annotator.domain.errors import ExportError
from annotator.domain.near_duplicates import are_near_duplicates
from annotator.domain.split import Split
from annotator.project import Project
from annotator.storage.splits import threads_to_split
from tests.datasets.lines import NEWS, Line, article, comment
from tests.threads import take

FOOTER = " ".join(f"footer{number}" for number in range(30))


def drawn(count: int, seed: int) -> list[Line]:
    """Return articles of which some are others with a few words changed, others of one word more, others the same."""
    chance = random.Random(seed)
    texts: list[str] = []
    for _ in range(count):
        if texts and chance.random() < 0.5:
            words = chance.choice(texts).split()
            for _ in range(chance.choice((0, 1, 2, 3, 4, 20))):
                words[chance.randrange(len(words))] = f"new{chance.randrange(99)}"
        else:
            words = [f"w{chance.randrange(3000)}" for _ in range(chance.randrange(30, 200))] + FOOTER.split()
        texts.append(" ".join(words))
    return [article(f"t{number}", text) for number, text in enumerate(texts)]


def found(project: Project, finder: NearDuplicates) -> set[frozenset[str]]:
    with project._store.database.reading() as connection:
        return {frozenset(group) for group in finder.groups(connection, lambda: False)}


def compared(lines: list[Line]) -> set[frozenset[str]]:
    groups = {line["id"]: {line["id"]} for line in lines}
    for one, other in combinations(lines, 2):
        if are_near_duplicates(one["text"], other["text"]):
            joined = groups[one["id"]] | groups[other["id"]]
            groups.update((each, joined) for each in joined)
    return {frozenset(group) for group in groups.values() if len(group) > 1}


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project.create(tmp_path / "near.annot", NEWS, annotator="ann")


def test_what_is_found_is_what_comparing_each_with_each_finds(project: Project, tmp_path: Path) -> None:
    lines = drawn(120, 1)
    with project:
        take(project, tmp_path, *lines[:60])
        finder = NearDuplicates()
        assert found(project, finder) == compared(lines[:60])
        take(project, tmp_path, *lines[60:], name="more.jsonl")
        assert found(project, finder) == found(project, NearDuplicates()) == compared(lines)
        assert len(compared(lines)) > 5


def test_copies_stand_in_one_split_and_a_later_one_follows(project: Project, tmp_path: Path) -> None:
    copy = " ".join(f"word{number}" for number in range(80))
    lines = [article(f"t{number:02}", f"{copy} {number}" if number % 2 else f"News {number}.") for number in range(40)]
    answers = [comment(f"c{number:02}", f"t{number:02}", "+1") for number in range(40)]
    with project:
        take(project, tmp_path, *lines, *answers)
        request = ExportRequest(out=tmp_path / "set.jsonl", whose=Whose.ALL, split=(70, 15, 15), seed=2)
        project.export(request)
        before = splits(project)
        assert len({before[f"t{number:02}"] for number in range(1, 40, 2)}) == 1
        assert len({before[f"t{number:02}"] for number in range(0, 40, 2)}) == 3
        take(project, tmp_path, article("late", copy), name="late.jsonl")
        project.export(request)
        assert splits(project) == {**before, "late": before["t01"]}


def test_copies_that_stand_in_several_splits_are_told(project: Project, tmp_path: Path) -> None:
    copy = " ".join(f"word{number}" for number in range(80))
    with project:
        take(project, tmp_path, article("a", copy, split="train"), article("b", copy, split="validation"))
        report = project.export(ExportRequest(out=tmp_path / "set", whose=Whose.ALL, split=(80, 10, 10)))
        assert splits(project) == {"a": "train", "b": "dev"}
    assert "1 group of threads that belong together stands in several splits already." in report.notes


def test_a_search_that_is_cancelled_ends(project: Project, tmp_path: Path) -> None:
    with project:
        take(project, tmp_path, *drawn(3, 1))
        with (
            project._store.database.reading() as connection,
            pytest.raises(ExportError, match="cancelled; nothing was changed"),
        ):
            NearDuplicates().groups(connection, lambda: True)


def splits(project: Project) -> dict[str, Split | None]:
    with project._store.database.reading() as connection:
        return {thread.id: thread.split for thread in threads_to_split(connection)}
