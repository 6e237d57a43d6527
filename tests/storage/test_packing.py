"""What goes along in a file for somebody, what does not, and that nothing of it can be got back."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.domain import gestures
from annotator.domain.annotation import GOLD, Note
from annotator.domain.assignment import Dealing
from annotator.domain.edit import AddNote, DocumentEdit, SetVerdict
from annotator.domain.errors import AnnotatorError, ProjectError
from annotator.domain.identifiers import uuid7
from annotator.domain.packing import PackRequest
from annotator.domain.verdict import Verdict
from annotator.project import Project
from tests.threads import label, made, set_now, undo

FOR_ANN = PackRequest(annotator="ann")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Two threads; ann and bea labelled both, and a reviewer judged a label of each."""
    project = made(tmp_path, threads=("a", "b"))
    for name, words in (("ann", "of ann"), ("bea", "of bea alone")):
        project.set_annotator(name)
        for thread in "ab":
            label(project.session(thread), document=thread)
            note = AddNote(Note(uuid7(), None, words, 1, name))
            project.session(thread).do([DocumentEdit(thread, note)]).saved.result()
    project.set_annotator("rev")
    for name in ("ann", "bea"):
        session = project._annotating.session("a", GOLD, by="rev")
        verdict = Verdict(annotator=name, about=f"of {name}", kind="reject", layer="entities", judged=None, gold=(),
                          reviewer="rev", time=1, note=f"what was said to {name}")  # fmt: skip
        session.do([DocumentEdit("a", SetVerdict(None, verdict))]).saved.result()
    project.set_annotator("ann")
    return project


def packed(project: Project, request: PackRequest, name: str = "pack.annot") -> Path:
    target = project.path.with_name(name)
    told = project.handing_over.pack(target, request)
    assert told == replace(project.handing_over.preview_pack(request), file=target)
    project.close()
    return target


def test_a_name_that_nobody_has_is_refused_once_threads_are_assigned(project: Project) -> None:
    typo = PackRequest(annotator="Ane")
    assert project.handing_over.preview_pack(typo).threads == 2
    project.assigning.assign(Dealing(to=("ann",), threads=("a",))).result()
    with pytest.raises(ProjectError) as error:
        project.handing_over.pack(project.path.with_name("typo.annot"), typo)
    assert str(error.value) == (
        "Nobody called “Ane” is known here, and threads are assigned to others; known are ann, bea, rev. "
        "Assign threads to “Ane” first, or say which threads go along."
    )
    assert not project.path.with_name("typo.annot").exists()
    assert project.handing_over.preview_pack(replace(typo, threads=("b",))).threads == 1
    assert project.handing_over.preview_pack(PackRequest()).threads == 2
    project.close()


def test_a_note_to_somebody_goes_along_with_the_name_of_who_wrote_it(project: Project) -> None:
    project.set_annotator("una")
    note = AddNote(Note(uuid7(), None, "look again", 1, "una"))
    project._annotating.session("a", "ann", by="una").do([DocumentEdit("a", note)]).saved.result()
    with Project.open(packed(project, FOR_ANN)) as pack:
        assert ("una", "look again") in [(each.author, each.text) for each in set_now(pack).notes]
        assert set(pack.annotators()) == {"ann", "rev", "una"}


def test_ones_own_work_goes_along_with_what_was_said_of_it_and_nobody_elses(project: Project) -> None:
    path = packed(project, FOR_ANN)
    with Project.open(path) as pack:
        assert pack.annotator == "ann"
        assert [span.label for span in set_now(pack).spans] == ["PERSON"]
        assert [(note.author, note.text) for note in set_now(pack).notes] == [("ann", "of ann")]
        gold = pack._annotating.session("a", GOLD).sets["a"]
        assert [verdict.note for verdict in gold.verdicts] == ["what was said to ann"]
        assert set(pack.annotators()) == {"ann", "rev"}
        pack.set_annotator("bea")
        assert set_now(pack).spans == ()
        assert pack.check() == ()
        pack.set_annotator("ann")
        undo(pack)
        assert set_now(pack, "b", "b").notes == ()
    content = path.read_bytes()
    assert b"of ann" in content
    assert b"of bea" not in content
    assert b"what was said to bea" not in content
    assert not path.with_name(path.name + "-wal").exists()


def test_with_labels_everybodys_work_goes_along(project: Project) -> None:
    path = packed(project, PackRequest(annotator="ann", with_labels=True))
    with Project.open(path) as pack:
        pack.set_annotator("bea")
        assert len(set_now(pack).spans) == 1
        assert pack.check() == ()
        undo(pack)


def test_threads_that_are_not_asked_for_leave_nothing_behind(project: Project) -> None:
    path = packed(project, PackRequest(annotator="ann", threads=("b",)))
    with Project.open(path) as pack:
        assert pack.info().threads == 1
        with pytest.raises(KeyError):
            pack.session("a")
        assert pack.threads_titled("wins", 9) == [("b", "Bo Li wins")]
        assert pack.check() == ()
    assert b"won in b" in path.read_bytes()
    assert b"won in a" not in path.read_bytes()


def test_what_is_assigned_goes_to_whom_it_is_assigned_and_all_where_nothing_is(project: Project) -> None:
    deal = project.assigning.assign(Dealing(to=("ann", "bea"), seed=3)).result()
    (own,) = (thread for thread, name in deal.pairs if name == "ann")
    told = project.handing_over.preview_pack(FOR_ANN)
    assert (told.threads, told.assigned) == (1, True)
    told = project.handing_over.preview_pack(PackRequest(annotator="rev"))
    assert (told.threads, told.assigned) == (2, False)
    path = packed(project, FOR_ANN)
    with Project.open(path) as pack:
        assert pack.handing_over.thread_ids() == (own,)
        with closing(sqlite3.connect(path)) as connection:
            assert connection.execute("SELECT count(*) FROM assignments").fetchone() == (1,)


def test_a_removed_thread_stays_at_home(project: Project) -> None:
    project.remove_thread("a").result()
    path = packed(project, PackRequest(annotator="bea", with_labels=True))
    assert b"won in a" not in path.read_bytes()
    with Project.open(path) as pack:
        assert pack.handing_over.thread_ids() == ("b",)
        assert pack.check() == ()


def test_a_file_for_anybody_holds_nobodys_work_and_is_whoevers_opens_it(project: Project) -> None:
    path = packed(project, PackRequest())
    with Project.open(path, annotator="cy") as pack:
        assert pack.annotator == "cy"
        assert pack.info().annotations["entities"]["PERSON"] == 0
        assert "bea" not in pack.annotators()


def test_what_is_done_in_the_file_is_later_than_all_that_it_came_from(project: Project, tmp_path: Path) -> None:
    # The clock of the file goes on, though its history lost the latest entries.
    target = tmp_path / "pack.annot"
    project.handing_over.pack(target, FOR_ANN)
    with Project.open(target) as pack:
        own = set_now(pack)
        edits = gestures.relabel(own, own.spans[0], "ORG")
        pack.session("a").do(list(edits)).saved.result()
    report = project.handing_over.merge([target]).result()
    assert (report.updated, report.conflicts) == (1, 0)
    assert [span.label for span in set_now(project).spans] == ["ORG"]
    project.set_annotator("bea")
    assert len(set_now(project).spans) == 1
    project.close()


@pytest.mark.parametrize("name", ["gold", " "])
def test_a_reserved_name_is_refused(project: Project, name: str) -> None:
    with pytest.raises(AnnotatorError):
        project.handing_over.preview_pack(PackRequest(annotator=name))
    project.close()


def test_nothing_is_overwritten_and_no_thread_made_up(project: Project, tmp_path: Path) -> None:
    (tmp_path / "there.annot").write_text("mine", encoding="utf-8")
    with pytest.raises(ProjectError, match="there is a file of this name already"):
        project.handing_over.pack(tmp_path / "there.annot", FOR_ANN)
    with pytest.raises(ProjectError, match="no thread “zz”"):
        project.handing_over.pack(tmp_path / "new.annot", PackRequest(threads=("zz",)))
    with pytest.raises(ProjectError, match="no such folder"):
        project.handing_over.pack(tmp_path / "none" / "new.annot", FOR_ANN)
    assert (tmp_path / "there.annot").read_text(encoding="utf-8") == "mine"
    assert not list(tmp_path.glob("*.part")) + list(tmp_path.glob(".packing*"))
    assert not (tmp_path / "new.annot").exists()
    project.close()
