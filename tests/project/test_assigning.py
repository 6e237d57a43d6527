"""Threads given to annotators: what they find in their queue, undo over a restart, and how far everybody is."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from annotator.domain.activity import Spent
from annotator.domain.assignment import Dealing
from annotator.domain.edit import DocumentEdit, SetFlag, SetState
from annotator.domain.errors import AnnotatorError
from annotator.domain.queue import QueueQuery, Theirs, Worked
from annotator.domain.team import Member
from annotator.project import Project
from tests.datasets.lines import NEWS, article
from tests.threads import take

SIX = [article(f"t{number}", f"Text {number}.", title=f"Title {number}") for number in range(6)]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A project of six threads."""
    path = tmp_path / "p.annot"
    with Project.create(path, NEWS, annotator="Lead") as project:
        take(project, tmp_path, *SIX)
    return path


def queue(project: Project, query: QueueQuery | None = None) -> list[str]:
    """Return the ids of the threads that the queue shows."""
    return [row.thread_id for row in project.queue_rows(project.queue_numbers(query or QueueQuery(show="all")))]


def submit(project: Project, thread: str) -> None:
    """Submit a thread of one text."""
    project.session(thread).do((DocumentEdit(thread, SetState("new", "submitted")),)).saved.result()


def test_everybody_finds_what_they_were_given(path: Path) -> None:
    with Project.open(path, annotator="Lead") as project:
        dealt = project.assigning.assign(Dealing(to=("Ada", "Ben"), share=33, by=2, seed=1)).result()
        assert (dealt.threads, dealt.several, dealt.of) == (6, 2, {"Ada": 4, "Ben": 4})
        assert queue(project) == [f"t{number}" for number in range(6)]
    found = {}
    for name in ("Ada", "Ben"):
        with Project.open(path, annotator=name) as project:
            found[name] = queue(project)
            counts = project.queue_counts()
            assert (counts.threads, counts.todo, counts.has_own) == (4, 4, True)
            assert queue(project, QueueQuery(show="all", mine=False)) == [f"t{number}" for number in range(6)]
            assert project.queue_counts(QueueQuery(mine=False)).threads == 6
            submit(project, found[name][0])
            assert project.queue_counts().todo == 3
            assert queue(project, QueueQuery()) == found[name][1:]
            assert list(project.work_order(QueueQuery(order="uncertain")).numbers) == list(
                project.queue_numbers(QueueQuery())
            )
    assert len(set(found["Ada"]) & set(found["Ben"])) == 2
    assert set(found["Ada"]) | set(found["Ben"]) == {f"t{number}" for number in range(6)}


def test_assigning_is_undone_and_done_again_after_a_restart(path: Path) -> None:
    with Project.open(path, annotator="Lead") as project:
        project.assigning.assign(Dealing(to=("Ada", "Ben"))).result()
    with Project.open(path, annotator="Lead") as project:
        undone = project.undo().result()
        assert undone is not None
        assert undone.skipped is None
        assert undone.changes.assignments
        assert [member.assigned for member in project.people.team().members] == [0]
        project.people.choose("Ada")
        assert len(queue(project)) == 6
    with Project.open(path, annotator="Lead") as project:
        assert project.redo().result() is not None
        assert {each.name: each.assigned for each in project.people.team().members} == {"Ada": 3, "Ben": 3, "Lead": 0}
        assert project.check() == ()


def test_an_undo_that_was_overtaken_says_so(path: Path) -> None:
    with Project.open(path, annotator="Lead") as project:
        project.assigning.assign(Dealing(to=("Ada",), threads=("t0", "t1"))).result()
        project.people.choose("Another")
        assert project.assigning.take_back("Ada").result() == 2
        project.people.choose("Lead")
        undone = project.undo().result()
        assert undone is not None
        assert undone.skipped == "This could not be undone: Some of these threads were assigned otherwise since."


def test_what_was_given_stays_and_what_is_new_is_dealt(path: Path, tmp_path: Path) -> None:
    with Project.open(path, annotator="Lead") as project:
        project.assigning.assign(Dealing(to=("Ada",), threads=("t1", "t2"))).result()
        dealing = Dealing(to=("Ada", "Ben"), seed=5, threads=("t0", "t1", "t2", "t3"))
        preview = project.assigning.preview(dealing)
        assert preview.left == 2
        assert {thread for thread, _ in preview.pairs} == {"t0", "t3"}
        assert project.assigning.assign(dealing).result() == preview
        take(project, tmp_path, article("later", "More."), name="more.jsonl")
        assert {thread for thread, _ in project.assigning.preview(Dealing(to=("Ada",))).pairs} == {"t4", "t5", "later"}


def test_only_what_is_not_begun_is_taken_back(path: Path) -> None:
    with Project.open(path, annotator="Ada") as project:
        project.assigning.assign(Dealing(to=("Ada",), threads=("t0", "t1", "t2"))).result()
        submit(project, "t1")
        assert project.assigning.take_back("Ada").result() == 2
        assert queue(project) == ["t1"]


@pytest.mark.parametrize(
    ("dealing", "said"),
    [
        (Dealing(to=(" ",)), "Somebody has to annotate: give a name."),
        (Dealing(to=("Gold",)), "“gold” is the name of the adjudicated set; choose another."),
        (Dealing(to=("Ada",), threads=("nowhere",)), "There is no thread “nowhere” in this project."),
    ],
)
def test_what_cannot_be_assigned_is_refused(path: Path, dealing: Dealing, said: str) -> None:
    with Project.open(path, annotator="Lead") as project:
        with pytest.raises(AnnotatorError) as refused:
            project.assigning.assign(dealing).result()
        assert str(refused.value) == said


def test_the_team_page_counts_threads_by_person(path: Path) -> None:
    with Project.open(path, annotator="Ada") as project:
        project.assigning.assign(Dealing(to=("Ada", "Ben"), threads=("t0", "t1", "t2", "t3"), share=50)).result()
        mine = queue(project)
        submit(project, mine[0])
        other = next(thread for thread in (f"t{number}" for number in range(6)) if thread not in mine)
        submit(project, other)
        edits = (DocumentEdit(mine[1], SetState("new", "in_progress")), DocumentEdit(mine[1], SetFlag(None, "unsure")))
        project.session(mine[1]).do(edits, spent=Spent(date(2026, 5, 2), 4000)).saved.result()
        team = project.people.team()
        assert (team.threads, team.unassigned, team.several) == (6, 2, 2)
        ada, ben = team.members
        assert ada.last is not None
        assert ada == Member(
            name="Ada", assigned=3, done=1, begun=1, submitted=2, flagged=1, last=ada.last, active=4000
        )
        assert ben == Member(name="Ben", assigned=3)
        worked: dict[Worked, list[str]] = {
            "assigned": mine,
            "begun": [mine[1]],
            "submitted": sorted((mine[0], other)),
            "flagged": [mine[1]],
        }
        project.people.choose("Lead")
        for kind, threads in worked.items():
            query = QueueQuery(show="all", theirs=Theirs("Ada", kind))
            assert queue(project, query) == threads
            assert project.queue_counts(query).threads == len(threads)


def test_assigned_threads_that_were_removed_are_asked_of_nobody(path: Path) -> None:
    with Project.open(path, annotator="Lead") as project:
        project.assigning.assign(Dealing(to=("Lead",), threads=("t0",))).result()
        project.remove_thread("t0").result()
        assert not project.queue_counts().has_own
        assert len(queue(project)) == 5
