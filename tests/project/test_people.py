"""Names of annotators: changed everywhere, followed from old files and old settings, changed back."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.datasets.export_report import ExportRequest, Whose
from annotator.datasets.import_report import ImportRequest
from annotator.domain.annotation import GOLD
from annotator.domain.assignment import Dealing
from annotator.domain.edit import Act, DocumentEdit, SetResponse, SetVerdict
from annotator.domain.errors import AnnotatorError
from annotator.domain.verdict import Response, Verdict
from annotator.project import Project
from annotator.storage.people import Names
from annotator.storage.store import Store
from tests.datasets.lines import NEWS, article
from tests.threads import label, made, set_now, take, undo


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A project in which Ada has labelled «Bo Li»."""
    with made(tmp_path, annotator="Ada") as project:
        label(project.session("a"))
        return project.path


def judged(project: Project, reviewer: str, annotator: str) -> Verdict:
    """Let a reviewer approve the annotator's label, and return the verdict."""
    project.set_annotator(annotator)
    span = set_now(project).spans[0]
    return Verdict(
        annotator=annotator,
        about=span.id,
        kind="approve",
        layer="entities",
        judged=span,
        gold=(),
        reviewer=reviewer,
        time=1,
    )


def verdicts(path: Path) -> list[Verdict]:
    """Return the verdicts in the gold set of the article."""
    store = Store.open(path, access="read")
    try:
        found = store.sets("a", GOLD).get("a")
        return [] if found is None else list(found.verdicts)
    finally:
        store.close()


def test_a_new_name_goes_with_all_that_somebody_did(path: Path) -> None:
    with Project.open(path, annotator="Ada") as project:
        project.people.rename("Ada", "  Ada   Lovelace ").result()
        assert project.annotator == "Ada Lovelace"
        assert project.annotators() == ("Ada Lovelace",)
        assert len(set_now(project).spans) == 1
        assert [entry.annotator for entry in project.history("a")] == ["Ada Lovelace"]
        assert undo(project).skipped is None
        assert set_now(project).spans == ()
        assert project.check() == ()


def test_settings_that_say_the_old_name_mean_the_same_person(path: Path) -> None:
    with Project.open(path, annotator="Ben") as project:
        project.people.rename("Ada", "Countess").result()
        assert project.annotator == "Ben"
    with Project.open(path, annotator="Ada") as project:
        assert project.annotator == "Countess"
        project.set_annotator("Ben")
        project.set_annotator("Ada")
        assert project.annotator == "Countess"


def test_files_that_say_the_old_name_come_in_as_the_same_person(path: Path, tmp_path: Path) -> None:
    out = tmp_path / "labels.jsonl"
    with Project.open(path, annotator="Ada") as project:
        project.export(ExportRequest(out=out, whose=Whose.of("Ada")))
        project.people.rename("Ada", "Countess").result()
        assert project.whose("Ada") == Whose.of("Countess")
        report = take(project, tmp_path, article("later", "Bo Li again."), annotator="Ada", name="later.jsonl")
        assert not report.refused
        assert project.annotators() == ("Countess",)
    with Project.open(path, annotator="Reader") as project:
        report = project.import_files(ImportRequest(paths=(out,))).result()
        assert not report.refused
        assert project.annotators() == ("Countess", "Reader")


def test_renaming_back_undoes_it_and_a_new_name_may_follow(path: Path) -> None:
    with Project.open(path, annotator="Ada") as project:
        said: set[str] = set()
        for old, new in (("Ada", "B"), ("B", "C"), ("C", "Ada"), ("Ada", "B"), ("B", "D")):
            project.people.rename(old, new).result()
            said |= {old, new}
            assert {project.people.called(name) for name in said} == {new}
            assert project.annotators() == (new,)


def test_a_name_of_somebody_else_is_refused(path: Path) -> None:
    with Project.open(path, annotator="Ben") as project:
        label(project.session("a"), 0, 2)
        project.people.rename("Ada", "Countess").result()
        for new, said in (
            ("Countess", "“Countess” is another annotator here; choose another name."),
            ("Ada", "“Ada” is what Countess was called before; choose another name."),
            (" ", "Somebody has to annotate: give a name."),
            ("GOLD", "“gold” is the name of the adjudicated set; choose another."),
        ):
            with pytest.raises(AnnotatorError) as refused:
                project.people.rename("Ben", new).result()
            assert str(refused.value) == said
        project.set_annotator("New")
        with pytest.raises(AnnotatorError, match="“New” is another annotator here"):
            project.people.rename("Ben", "New").result()
        with pytest.raises(AnnotatorError, match="Nobody here is called “Nemo”"):
            project.people.rename("Nemo", "Ned").result()
        assert project.annotators() == ("Ben", "Countess", "New")


def test_verdicts_and_answers_to_them_follow(path: Path) -> None:
    with Project.open(path, annotator="Ada") as project:
        verdict = judged(project, "Rita", "Ada")
    store = Store.open(path, access="write")
    edit = DocumentEdit("a", SetVerdict(None, verdict))
    store.commit(Act("Rita", "a", (edit,), whose=GOLD))
    store.close()
    with Project.open(path, annotator="Ada") as project:
        answer = Response(verdict=verdict.id, answers=verdict.time, kind="acknowledged", time=2)
        project.session("a").do((DocumentEdit("a", SetResponse(None, answer)),)).saved.result()
        project.people.rename("Ada", "Countess").result()
        project.people.rename("Rita", "Reviewer").result()
        (mine,) = set_now(project).responses
        (found,) = verdicts(path)
        assert (found.annotator, found.reviewer) == ("Countess", "Reviewer")
        assert mine.is_to(found)
        assert undo(project).skipped is None
        assert set_now(project).responses == ()
        project.set_annotator("Reviewer")
        assert undo(project).skipped is None
        assert verdicts(path) == []


def test_assignments_are_taken_back_under_the_new_name(path: Path) -> None:
    with Project.open(path, annotator="Lead") as project:
        project.assigning.assign(Dealing(to=("Ada",))).result()
        project.people.rename("Ada", "Countess").result()
        project.people.rename("Lead", "Chief").result()
        assert project.annotator == "Chief"
        assert [(each.name, each.assigned) for each in project.people.team().members] == [("Chief", 0), ("Countess", 1)]
        assert undo(project).skipped is None
        assert [each.assigned for each in project.people.team().members] == [0, 0]


@given(st.dictionaries(st.sampled_from("abcdef"), st.sampled_from("abcdef")))
def test_every_chain_of_names_ends_in_one(renamed: dict[str, str]) -> None:
    """Also where two copies of a project renamed people crosswise."""
    names = Names(renamed)
    for old, new in renamed.items():
        assert names.now(old) == names.now(new) == names.now(names.now(old))


def test_the_id_of_a_verdict_takes_the_new_name() -> None:
    names = Names({"Ada": "B", "B": "B", "Ada/x": "C"})
    assert names.verdict("Ada/1") == "B/1"
    assert names.verdict("Ada/x+1") == "C+1"
    assert names.verdict("Adam/1") == "Adam/1"


def test_somebody_who_has_done_nothing_yet_is_renamed_too(tmp_path: Path) -> None:
    with Project.create(tmp_path / "p.annot", NEWS, annotator="Me") as project:
        project.people.rename("Me", "Myself").result()
        assert project.annotator == "Myself"
