"""Gold labels can be exported while adjudication goes on, and the export says how far it is."""

from __future__ import annotations

import json
from pathlib import Path

from annotator.datasets.export_report import ExportRequest, Whose
from annotator.domain import gestures
from annotator.project import Project
from tests.threads import label, made


def submitted(project: Project, thread: str) -> None:
    session = project.session(thread)
    label(session, document=thread)
    session.do(gestures.submit(session.sets.values())).saved.result()


def export(project: Project, out: Path) -> tuple[tuple[str, ...], dict[str, object]]:
    request = ExportRequest(out=out, whose=Whose.GOLD)
    assert project.preview_export(request).notes == project.export(request).notes
    return project.export(request).notes, json.loads((out / "manifest.json").read_bytes())


def test_a_gold_set_that_is_not_whole_goes_out_and_says_so(tmp_path: Path) -> None:
    with made(tmp_path, threads=("a", "b", "c")) as project:
        for thread in ("a", "b"):
            submitted(project, thread)
        project.set_annotator("rev")
        first, second = (project.reviewing.session(thread) for thread in ("a", "b"))
        first.settle().saved.result()
        (point,) = (each for each in second.all_points() if each.annotations)
        second.decide(point, point.annotations).saved.result()
        notes, manifest = export(project, tmp_path / "out")
        assert notes == ("The gold set is not whole: 1 of 3 threads are settled, 1 are begun.",)
        assert manifest["gold"] == {"threads": 3, "settled": 1, "begun": 1}
        lines = [json.loads(line) for line in (tmp_path / "out" / "all.jsonl").read_text().splitlines()]
        assert {line["annotator"] for line in lines if line["labels"]["entities"]} == {"gold"}
        # It was the reviewer who edited the gold sets last.
        assert manifest["last_edit"] is not None


def test_a_whole_gold_set_says_nothing(tmp_path: Path) -> None:
    with made(tmp_path, threads=("a",)) as project:
        submitted(project, "a")
        project.set_annotator("rev")
        project.reviewing.session("a").settle().saved.result()
        notes, manifest = export(project, tmp_path / "out")
        assert notes == ()
        assert manifest["gold"] == {"threads": 1, "settled": 1, "begun": 0}
