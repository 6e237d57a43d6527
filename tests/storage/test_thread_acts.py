"""An act over several threads is told in each of them, and taken back in one where somebody goes back there."""

from __future__ import annotations

from pathlib import Path

from annotator.domain.finding import Wanted
from annotator.domain.going_back import way_back
from annotator.project import Project
from tests.threads import label, made


def label_everywhere(project: Project, *threads: str) -> None:
    places = project.finder.occurrences(
        Wanted(text="Bo Li", layer="entities", label="PERSON"),
        annotator=project.annotator,
        schema=project.schema,
        thread=None,
        tokens={},
        progress=lambda *_: None,
        cancelled=lambda: False,
    )
    wanted = {project.thread_number(thread) for thread in threads}
    project.label_places([place for place in places if place.thread in wanted], "entities", "PERSON").result()


def told(project: Project, thread: str) -> list[tuple[str, int]]:
    """Return of each entry what kind it is and how many texts it is about, newest first."""
    return [(entry.kind, len(entry.act.documents)) for entry in project.history(thread) if entry.act is not None]


def test_an_act_over_several_threads_stands_in_the_history_of_each(tmp_path: Path) -> None:
    with made(tmp_path, threads=("a", "b", "c")) as project:
        label(project.session("a"), 6, 8, "ORG")
        label_everywhere(project, "a", "b")
        assert told(project, "a") == [("do", 2), ("do", 1)]
        assert told(project, "b") == [("do", 2)]
        assert told(project, "c") == []
        project.undo().result()
        assert told(project, "b") == [("undo", 2), ("do", 2)]
    with Project.open(tmp_path / "storm.annot", annotator="ann") as project:
        assert told(project, "b") == [("undo", 2), ("do", 2)]
        project.set_annotator("bea")
        assert told(project, "b") == []


def test_going_back_takes_back_what_it_did_here_and_leaves_the_rest(tmp_path: Path) -> None:
    with made(tmp_path, threads=("a", "b")) as project:
        label_everywhere(project, "a", "b")
        session = project.session("a")
        there = len(session.sets["a"].spans)
        way = way_back(
            project.history("a"), 1, session.sets, thread=session.thread, schema=project.schema, annotator="ann"
        )
        assert (way.acts, way.elsewhere, way.gone) == (1, 1, there)
        session.do(way.edits).saved.result()
        assert project.session("a").sets["a"].spans == ()
        assert len(project.session("b").sets["b"].spans) == there
        for _ in range(2):
            undone = project.undo().result()
            assert undone is not None
            assert undone.skipped is None
        assert project.session("b").sets["b"].spans == ()


def test_a_removed_import_is_told_where_its_texts_were(tmp_path: Path) -> None:
    with made(tmp_path, threads=("a", "b")) as project:
        project.remove_import(project.imports()[0].number).result()
        project.undo().result()
        assert [kind for kind, _ in told(project, "b")] == ["undo", "do"]
        assert told(project, "a") == []
