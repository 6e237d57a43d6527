"""What a merge brings, what it refuses, and what becomes of two that said the same."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.datasets.export_report import ExportRequest, Whose
from annotator.domain import gestures
from annotator.domain.annotation import SpanAnnotation, StanceAnnotation, Suggestion, Target
from annotator.domain.edit import Add, DocumentEdit, Edit, Remove, SetFlag
from annotator.domain.errors import ProjectError
from annotator.domain.finding import FindQuery, Place
from annotator.domain.identifiers import uuid7
from annotator.domain.queue import QueueQuery
from annotator.domain.schema import Label
from annotator.domain.schema_change import LabelPlace, SchemaChange
from annotator.domain.schema_step import AddLabel, SetLabel
from annotator.project import Project
from annotator.storage.suggesting import Looked, write_looked
from tests.datasets.lines import article, comment
from tests.domain.drawn import SCHEMA
from tests.threads import NEWS, label, made, set_now, take, undo

LABELS = LabelPlace("entities")


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Path, Path]:
    """Two copies of one project."""
    made(tmp_path).close()
    return tmp_path / "storm.annot", Path(shutil.copy(tmp_path / "storm.annot", tmp_path / "copy.annot"))


def opened(path: Path, annotator: str = "ann") -> Project:
    return Project.open(path, annotator=annotator)


def do(project: Project, *edits: Edit, document: str = "a") -> None:
    project.session("a").do([DocumentEdit(document, edit) for edit in edits]).saved.result()


def refused(ours: Path, *others: Path) -> str:
    """Merge files that cannot be; return the sentence, after looking that nothing came of it."""
    before = dump(ours)
    with opened(ours) as project, pytest.raises(ProjectError) as error:
        project.handing_over.merge(others).result()
    assert dump(ours) == before
    assert not list(ours.parent.glob("* backups/*before merging*"))
    return str(error.value)


def dump(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return [line for line in connection.iterdump() if "document_search" not in line]


# --- what comes ---


def test_a_document_that_is_not_here_comes_with_all_that_was_said_of_it(
    pair: tuple[Path, Path], tmp_path: Path
) -> None:
    ours, theirs = pair
    with opened(theirs) as project:
        take(project, tmp_path, article("n", "Bo\u00a0Li\r\nlost."), comment("n1", "n", "He did."), name="n.jsonl")
        label(project.session("n"), document="n")
    with opened(ours) as project:
        report = project.handing_over.merge([theirs]).result()
        assert (report.documents, report.threads) == (2, ("n",))
        assert [span.label for span in set_now(project, "n", "n").spans] == ["PERSON"]
        assert [
            row.thread_id for row in project.queue_rows(project.queue_numbers(QueueQuery(text="lost", show="all")))
        ] == ["n"]
        assert len(project.imports()) == 2
        assert project.check() == ()
        assert project.history("n")[0].kind == "merge"


def test_both_changed_the_same_and_the_later_stands(pair: tuple[Path, Path]) -> None:
    ours, theirs = pair
    with opened(ours) as project:
        label(project.session("a"))
    shutil.copy(ours, theirs)
    for path, name, more in ((ours, "ORG", 0), (theirs, "EVENT", 2)):
        with opened(path) as project:
            for _ in range(more):
                do(project, SetFlag(None, "odd"), SetFlag("odd", None))
            own = set_now(project)
            do(project, *(each.edit for each in gestures.relabel(own, own.spans[0], name)))
    with opened(ours) as project:
        report = project.handing_over.merge([theirs]).result()
        assert report.conflicts == 1
        (conflict,) = report.conflicting
        assert (conflict.here, conflict.there, conflict.kept, conflict.quote) == ("ORG", "EVENT", "there", "Bo Li")
        assert (conflict.document, conflict.annotator, conflict.title) == ("a", "ann", "Bo Li wins")
        assert [span.label for span in set_now(project).spans] == ["EVENT"]
        again = project.handing_over.merge([theirs]).result()
        assert (again.conflicts, again.added, again.updated) == (0, 0, 0)
    with opened(theirs) as project:
        # What was seen on the way there is no conflict on the way back.
        assert project.handing_over.merge([ours]).result().conflicts == 0
        assert [span.label for span in set_now(project).spans] == ["EVENT"]


def test_a_flag_is_not_lost_to_a_copy_in_which_nobody_flagged(pair: tuple[Path, Path]) -> None:
    ours, theirs = pair
    with opened(ours) as project:
        do(project, SetFlag(None, "unsure"))
    with opened(theirs) as project:
        label(project.session("a"))
        label(project.session("a"), 6, 10, "EVENT")
    with opened(ours) as project:
        report = project.handing_over.merge([theirs]).result()
        assert set_now(project).flag == "unsure"
        assert report.conflicts == 0


def test_an_undo_elsewhere_is_an_undo_here(pair: tuple[Path, Path]) -> None:
    ours, theirs = pair
    with opened(ours) as project:
        label(project.session("a"))
    shutil.copy(ours, theirs)
    with opened(theirs) as project:
        undo(project)
    with opened(ours) as project:
        project.handing_over.merge([theirs]).result()
        assert set_now(project).spans == ()
        assert project.undo().result() is None
        assert project.redo().result() is not None
        assert project.check() == ()


def test_what_a_machine_said_last_stands_beside_what_somebody_took(pair: tuple[Path, Path]) -> None:
    ours, theirs = pair
    old, new, gone = (Suggestion(SpanAnnotation(name, "entities", 0, end, "ORG"), "m", "1", 0.5) for name, end in
                      (("old", 2), ("new", 5), ("gone", 7)))  # fmt: skip
    with opened(ours) as project:
        _hear(project, old, gone, time=1)
        do(project, Add(SpanAnnotation(uuid7(), "entities", 0, 2, "ORG", (), "accepted", "old")))
    with opened(theirs) as project:
        _hear(project, new, time=2)
    with opened(ours) as project:
        project.handing_over.merge([theirs]).result()
        assert {each.id for each in project.session("a").suggestions["a"]} == {"old", "new"}


def _hear(project: Project, *said: Suggestion, time: int) -> None:
    looked = [Looked(document="a", asked="", suggestions=said)]
    with project._store.database.writing() as connection:
        write_looked(connection, looked, agent="m", version="1", fingerprint="f", layers=None, time=time)


def test_a_text_removed_here_and_put_back_there_by_an_import(pair: tuple[Path, Path], tmp_path: Path) -> None:
    ours, theirs = pair
    for path in pair:
        with opened(path) as project:
            project.remove_thread("a").result()
    with opened(theirs) as project:
        take(project, tmp_path, article("a", "Bo Li wins\n\nBo Li of Zürich 🇨🇭 won in a.", title="Bo Li wins"))
    with opened(ours) as project:
        project.handing_over.merge([theirs]).result()
        assert project.session("a").thread.article.id == "a"


# --- two that said the same ---


def test_twins_are_shown_once_and_go_together(pair: tuple[Path, Path]) -> None:
    ours, theirs = pair
    for path in pair:
        with opened(path) as project:
            label(project.session("a"))
    with opened(ours) as project:
        project.handing_over.merge([theirs]).result()
        (shown,) = set_now(project).spans
        assert project.info().annotations["entities"]["PERSON"] == 1
        quality = project.quality.of()
        assert quality is not None
        assert sum(week.labels for week in quality.weeks) == 1
        assert [(each.label, each.scratch) for each in project.outcomes.of(None).labels] == [("PERSON", 1)]
        found: list[Place] = []
        project.finder.find(FindQuery(layer="entities"), found.extend, lambda: False)
        assert [place.annotation for place in found] == [shown.id]
        do(project, Remove(shown))
        assert set_now(project).spans == ()
        undo(project)
        assert set_now(project).spans == (shown,)
        assert project.check() == ()


def test_of_two_stances_toward_one_target_the_later_is_shown(pair: tuple[Path, Path]) -> None:
    ours, theirs = pair
    claim = Target("claim", "a", "Bo Li wins")
    for path, side, more in ((ours, "favor", 1), (theirs, "against", 0)):
        with opened(path) as project:
            for _ in range(more):
                do(project, SetFlag(None, "odd"), SetFlag("odd", None))
            do(project, Add(StanceAnnotation(uuid7(), "stance", claim, side)), document="a1")
    with opened(theirs) as project:
        project.handing_over.merge([ours]).result()
        (stance,) = set_now(project, "a1").stances
        assert stance.label == "favor"
        do(project, Remove(stance), document="a1")
        assert set_now(project, "a1").stances == ()


def test_spans_that_come_to_overlap_are_told_and_harm_nothing(tmp_path: Path) -> None:
    first, second = tmp_path / "first.annot", tmp_path / "second.annot"
    with Project.create(first, SCHEMA, annotator="ann") as project:
        take(project, tmp_path, article("a", "Bo Li wins again"))
    shutil.copy(first, second)
    for path, start, end in ((first, 0, 5), (second, 3, 10)):
        with opened(path) as project:
            do(project, Add(SpanAnnotation(uuid7(), "parts", start, end, "A")))
    with opened(first) as project:
        report = project.handing_over.merge([second]).result()
        assert [(each.register, each.kept, each.quote) for each in report.conflicting] == [("overlap", "both", "Bo Li")]
        assert report.conflicts == 1
        assert len(set_now(project).spans) == 2
        assert project.check() == ()
        out = tmp_path / "out.jsonl"
        assert project.export(ExportRequest(out=out, whose=Whose.ALL)).labels == 2
        do(project, Add(SpanAnnotation(uuid7(), "parts", 11, 16, "A")))
        do(project, Remove(set_now(project).spans[0]))
        assert project.handing_over.merge([second]).result().conflicts == 0


# --- schemas ---


def test_labels_that_both_sides_added_are_all_there(pair: tuple[Path, Path]) -> None:
    ours, theirs = pair
    for path, name in ((ours, "ZOO"), (theirs, "NEW")):
        with opened(path) as project:
            change = SchemaChange(project.schema).then(AddLabel(LABELS, Label(name=name, title=name, key="p")))
            project.change_schema(change).result()
            label(project.session("a"), name=name)
    with opened(ours) as project:
        report = project.handing_over.merge([theirs]).result()
        assert report.schema_changed
        names = [each.name for each in project.schema.layer("entities").labels]
        assert set(names[-2:]) == {"ZOO", "NEW"}
        assert {span.label for span in set_now(project).spans} == {"ZOO", "NEW"}
        label(project.session("a"), 6, 10, "NEW")
        assert project.check() == ()


def test_a_label_renamed_on_one_side_alone_is_refused(pair: tuple[Path, Path]) -> None:
    ours, theirs = pair
    with opened(theirs) as project:
        org = project.schema.layer("entities").label("ORG")
        firm = Label(name="FIRM", title="Firm", light=org.light, dark=org.dark)
        project.change_schema(SchemaChange(project.schema).then(SetLabel(LABELS, "ORG", firm))).result()
    said = refused(ours, theirs)
    assert said.startswith(f"{theirs}: its schema contradicts the one here")
    assert "“entities: ORG” was renamed" in said


# --- what is refused ---


def test_another_text_under_one_id_is_refused(pair: tuple[Path, Path], tmp_path: Path) -> None:
    ours, theirs = pair
    for path, text in ((ours, "This."), (theirs, "That.")):
        with opened(path) as project:
            take(project, tmp_path, article("n", text), name=f"{path.stem}.jsonl")
            label(project.session("a"))
    assert refused(ours, theirs) == f"{theirs}: the document “n” has another text there than here; nothing was merged."


def test_of_several_files_all_come_or_none(pair: tuple[Path, Path], tmp_path: Path) -> None:
    ours, theirs = pair
    with opened(theirs) as project:
        label(project.session("a"))
    broken = tmp_path / "broken.annot"
    broken.write_bytes(theirs.read_bytes()[:9000])
    assert "broken.annot: this file is damaged" in refused(ours, theirs, broken)


def test_a_page_that_is_broken_in_the_middle_is_found(pair: tuple[Path, Path]) -> None:
    ours, theirs = pair
    content = bytearray(theirs.read_bytes())
    content[3 * 8192 : 4 * 8192] = b"\xff" * 8192
    theirs.write_bytes(content)
    assert refused(ours, theirs).startswith(f"{theirs}: this file is damaged")


def test_the_project_itself_and_what_is_not_there_are_refused(pair: tuple[Path, Path], tmp_path: Path) -> None:
    ours, _ = pair
    assert "this is the project itself" in refused(ours, ours)
    assert "there is no such project" in refused(ours, tmp_path / "none.annot")


def test_a_file_of_a_newer_version_is_refused(pair: tuple[Path, Path]) -> None:
    ours, theirs = pair
    with closing(sqlite3.connect(theirs)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
    assert "a newer version of the program wrote this project" in refused(ours, theirs)


def test_a_file_of_an_older_version_comes_in_and_stays_as_it_is(pair: tuple[Path, Path], tmp_path: Path) -> None:
    ours, _ = pair
    old = tmp_path / "old.annot"
    script = Path(__file__).parents[1] / "project_0001.sql"
    with closing(sqlite3.connect(old)) as connection:
        connection.executescript(script.read_text(encoding="utf-8"))
    before = old.read_bytes()
    with opened(ours) as project:
        assert project.handing_over.preview_merge([old]).documents > 0
    assert old.read_bytes() == before


def test_a_file_that_is_open_elsewhere_is_read_as_it_is_saved(pair: tuple[Path, Path]) -> None:
    ours, theirs = pair
    with opened(theirs) as other, opened(ours) as project:
        label(other.session("a"))
        assert project.handing_over.preview_merge([theirs]).added == 2  # the label, and the state of the set
        assert set_now(project).spans == ()
        assert project.handing_over.merge([theirs]).result().added == 2
        assert len(set_now(project).spans) == 1


# --- what is another project ---


def test_another_project_comes_in_only_where_it_is_meant_and_brings_no_title(
    pair: tuple[Path, Path], tmp_path: Path
) -> None:
    ours, copy = pair
    other = tmp_path / "other.annot"
    with Project.create(other, replace(NEWS, title="Zebras"), annotator="zoe") as project:
        take(project, tmp_path, article("z", "A zebra."), name="z.jsonl")
        change = SchemaChange(project.schema).then(AddLabel(LABELS, Label(name="ANIMAL", title="Animal")))
        project.change_schema(change).result()
    said = f"{other}: this is another project, and no text of it is here; nothing was merged."
    assert refused(ours, other).startswith(said)
    assert refused(ours, copy, other).startswith(said)
    with opened(ours) as project:
        title = project.schema.title
        assert title != "Zebras"
        assert project.handing_over.preview_merge([copy, other]).unrelated == (other,)
        report = project.handing_over.merge([copy, other], unrelated=True).result()
        assert (report.documents, report.unrelated, report.schema_changed) == (1, (other,), True)
        assert project.schema.title == title
        assert "ANIMAL" in [each.name for each in project.schema.layer("entities").labels]
        # Now they have a text in common.
        assert project.handing_over.merge([other]).result().unrelated == ()
        assert project.schema.title == title


def test_two_projects_with_one_page_are_related(pair: tuple[Path, Path], tmp_path: Path) -> None:
    ours, _ = pair
    (tmp_path / "else").mkdir()
    with made(tmp_path / "else") as project:
        label(project.session("a"))
        theirs = project.path
    with opened(ours) as project:
        report = project.handing_over.merge([theirs]).result()
        assert (report.unrelated, report.documents) == ((), 0)
        assert len(set_now(project).spans) == 1
