"""Comments that were imported later stand where they belong, and do so in every copy of a project."""

from __future__ import annotations

import json
from pathlib import Path

from annotator.datasets.export_report import ExportRequest, Whose
from annotator.project import Project
from tests.datasets.lines import NEWS, Line, article, comment
from tests.threads import take

FIRST: list[Line] = [
    article("a", created="2026-03-14T08:00:00Z"),
    comment("noon", "a", created="2026-03-14T12:00:00Z"),
    comment("evening", "a", created="2026-03-14T20:00:00Z"),
]
LATE: list[Line] = [
    FIRST[0],
    FIRST[1],
    comment("answer", "noon", created="2026-03-16T09:00:00Z"),
    comment("morning", "a", created="2026-03-14T09:00:00Z"),
]
READ = ["a", "morning", "noon", "answer", "evening"]


def order(project: Project) -> list[str]:
    return [document.id for document in project.session("a").thread]


def test_late_comments_keep_their_place_through_reopening_exporting_and_another_copy(tmp_path: Path) -> None:
    path = tmp_path / "one.annot"
    with Project.create(path, NEWS, annotator="ann") as project:
        take(project, tmp_path, *FIRST, name="first.jsonl")
        take(project, tmp_path, *LATE, name="late.jsonl")
        assert order(project) == READ
    with Project.open(path, annotator="ann") as project:
        assert order(project) == READ
        project.export(ExportRequest(out=tmp_path / "out.jsonl", whose=Whose.ALL))
    lines = (tmp_path / "out.jsonl").read_bytes()
    with Project.create(tmp_path / "two.annot", NEWS, annotator="bea") as copy:
        take(copy, tmp_path, *map(json.loads, lines.splitlines()), name="copy.jsonl")
        assert order(copy) == READ
        copy.export(ExportRequest(out=tmp_path / "again.jsonl", whose=Whose.ALL))
    assert (tmp_path / "again.jsonl").read_bytes() == lines
    with Project.create(tmp_path / "three.annot", NEWS, annotator="cy") as other:
        take(other, tmp_path, *LATE, name="late.jsonl")
        take(other, tmp_path, *FIRST, name="first.jsonl")
        assert order(other) == READ
