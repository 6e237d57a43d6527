"""Changes of the schema beside what others do: who comes later is never written over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.domain import gestures
from annotator.domain.annotation import SpanAnnotation, Suggestion
from annotator.domain.edit import Act, Reject, Replace
from annotator.domain.errors import EditError, SchemaError
from annotator.domain.schema import Schema
from annotator.domain.schema_act import SchemaAct
from annotator.domain.schema_change import LabelPlace, SchemaChange
from annotator.domain.schema_step import MergeLabels, SetLabel, SetLayer, SplitLabel
from annotator.project import Project
from annotator.session import EditSession
from annotator.storage.intake import Intake
from tests.domain.drawn import SCHEMA, article, comment, labels

NAMES = LabelPlace("names")
TEXT = "Bo met Al in Bern, and Bo left."


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with Project.create(tmp_path / "p.annot", SCHEMA, annotator="ann") as project:
        proposed = Suggestion(SpanAnnotation("s", "names", 13, 17, "A"), "agent")
        with project._store.database.writing() as connection:
            intake = Intake(project._store, connection, importer="ann", import_number=None)
            known = intake.add_document(article(TEXT), parent=None, original=None)
            intake.add_document(comment("Bo is right."), parent=known, original=None)
            intake.add_suggestions([proposed], known)
            intake.finish()
        yield project


def label(project: Project, who: str, start: int, end: int, name: str) -> EditSession:
    project.set_annotator(who)
    session = project.session("t")
    session.do(gestures.label_span(session.sets["t"], "names", start, end, name)).saved.result()
    return session


def renaming(schema: Schema, name: str, to: str) -> SchemaChange:
    return SchemaChange(schema).then(SetLabel(NAMES, name, replace(schema.layer("names").label(name), name=to)))


def spans(project: Project, who: str) -> list[tuple[int, int, str]]:
    project.set_annotator(who)
    return [(span.start, span.end, span.label) for span in project.session("t").sets["t"].spans]


def test_everybodys_labels_move_and_rejections_and_suggestions_too(project: Project) -> None:
    label(project, "ann", 0, 2, "A")
    label(project, "ben", 0, 2, "A")
    session = project.session("t")
    (suggestion,) = session.suggestions["t"]
    session.do(gestures.reject(session.sets["t"], suggestion)).saved.result()
    effect = project.schema_looks.effect(renaming(project.schema, "A", "Z"))
    assert (effect.annotations, effect.threads, effect.rejections, effect.suggestions) == (2, 1, 1, 1)
    assert effect.by == (("ann", 1), ("ben", 1))
    assert [(each.lead, each.text, each.tail) for each in effect.examples] == [
        ("", "Bo", " met Al in Bern, and Bo left.")
    ] * 2
    project.change_schema(renaming(project.schema, "A", "Z")).result()
    assert spans(project, "ann") == spans(project, "ben") == [(0, 2, "Z")]
    session = project.session("t")
    assert session.suggestions["t"][0].annotation.label == "Z"
    assert session.sets["t"].rejected[0].annotation.label == "Z"
    assert project.check() == ()


def test_of_two_labels_on_one_range_the_earlier_stays(project: Project) -> None:
    label(project, "ann", 0, 2, "B")
    label(project, "ann", 0, 2, "A")
    first = project.session("t").sets["t"].spans
    later = {span.label: span.id for span in first}
    change = SchemaChange(project.schema).then(MergeLabels(NAMES, "A", "B"))
    assert project.schema_looks.effect(change).doubled == 1
    project.change_schema(change).result()
    (span,) = project.session("t").sets["t"].spans
    assert span.id == later["B"]
    undone = project.undo().result()
    assert undone is not None
    assert project.session("t").sets["t"].spans == first


def test_undo_is_passed_over_with_a_sentence_where_somebody_has_gone_on(project: Project) -> None:
    label(project, "ann", 0, 2, "A")
    label(project, "ben", 7, 9, "A")
    project.set_annotator("ann")
    project.change_schema(renaming(project.schema, "A", "Z")).result()
    project.set_annotator("ben")
    session = project.session("t")
    session.do(gestures.remove(session.sets["t"], session.sets["t"].spans[0])).saved.result()
    project.set_annotator("ann")
    undone = project.undo().result()
    assert undone is not None
    assert undone.skipped == "This could not be undone: A later edit has changed this since."
    assert [each.name for each in project.schema.layer("names").labels] == ["Z", "B"]
    assert spans(project, "ann") == [(0, 2, "Z")]
    assert project.check() == ()


def test_undo_is_passed_over_where_somebody_has_given_the_new_label(project: Project) -> None:
    label(project, "ann", 0, 2, "A")
    project.change_schema(renaming(project.schema, "A", "Z")).result()
    label(project, "ben", 7, 9, "Z")
    project.set_annotator("ann")
    undone = project.undo().result()
    assert undone is not None
    assert "“Z” is given" in (undone.skipped or "")
    assert spans(project, "ben") == [(7, 9, "Z")]
    assert project.check() == ()


def test_an_act_from_before_a_renaming_is_passed_over(project: Project) -> None:
    label(project, "ben", 7, 9, "A")
    project.set_annotator("ann")
    project.change_schema(renaming(project.schema, "A", "Z")).result()
    project.set_annotator("ben")
    undone = project.undo().result()
    assert undone is not None
    assert (undone.skipped or "").startswith("This could not be undone:")
    assert spans(project, "ben") == [(7, 9, "Z")]


def test_what_others_moved_since_keeps_its_place(project: Project) -> None:
    label(project, "ben", 7, 9, "A")
    project.set_annotator("ann")
    project.change_schema(renaming(project.schema, "A", "Z")).result()
    project.set_annotator("ben")
    session = project.session("t")
    session.do(gestures.move_ends(session.sets["t"], session.sets["t"].spans[0], 7, 17)).saved.result()
    project.set_annotator("ann")
    undone = project.undo().result()
    assert undone is not None
    assert undone.skipped is None
    assert spans(project, "ben") == [(7, 17, "A")]


def test_what_was_begun_under_the_old_schema_is_not_saved_under_the_new(project: Project) -> None:
    project.set_annotator("ann")
    session = project.session("t")
    changing = project.change_schema(renaming(project.schema, "A", "Z"))
    saved = session.do(gestures.label_span(session.sets["t"], "names", 0, 2, "A")).saved
    changing.result()
    with pytest.raises(EditError, match="The schema was changed"):
        saved.result()
    assert spans(project, "ann") == []
    assert project.session("t").schema is project.schema


def test_a_change_made_of_an_old_schema_is_refused(project: Project) -> None:
    first, second = renaming(project.schema, "A", "Z"), renaming(project.schema, "B", "Y")
    project.change_schema(first).result()
    with pytest.raises(EditError, match="changed elsewhere"):
        project.change_schema(second).result()


def test_answers_that_differ_are_not_made_one(project: Project) -> None:
    project.set_annotator("ann")
    session = project.session("t")
    topics = project.schema.layer("topics")
    for name in ("x", "y"):
        session.do(gestures.choose(session.sets["t"], topics, name)).saved.result()
    change = SchemaChange(project.schema).then(SetLayer("topics", replace(topics, many=False)))
    with pytest.raises(SchemaError, match="stand beside another of the same text"):
        project.schema_looks.effect(change)
    with pytest.raises(SchemaError):
        project.change_schema(change).result()


def test_the_history_tells_it_and_keeps_where_each_annotation_went(project: Project) -> None:
    label(project, "ann", 0, 2, "A")
    label(project, "ann", 23, 25, "A")
    second = project.session("t").sets["t"].spans[1]
    (group,) = project.schema_looks.text_groups(NAMES, frozenset("A"))
    assert (group.text, len(group.ats)) == ("Bo", 2)
    at = next(at for at in group.ats if at.id == second.id)
    (shown,) = project.schema_looks.given_at(NAMES, frozenset("A"), [at])
    assert (shown.lead[-4:], shown.text, shown.tail) == ("and ", "Bo", " left.")
    change = SchemaChange(project.schema).then(SplitLabel(NAMES, "A", labels("A", "C"), {at: "C"}))
    project.change_schema(change).result()
    assert spans(project, "ann") == [(0, 2, "A"), (23, 25, "C")]
    entry = project._store.to_undo("ann")
    assert entry is not None
    assert isinstance(entry.act, SchemaAct)
    assert entry.act.before == SCHEMA
    assert entry.act.after == change.after
    assert [place for shift in entry.act.shifts for place in shift.places] == [at]


def test_old_entries_stay_readable(project: Project) -> None:
    label(project, "ann", 0, 2, "A")
    session = project.session("t")
    session.do(gestures.relabel(session.sets["t"], session.sets["t"].spans[0], "B")).saved.result()
    project.change_schema(SchemaChange(project.schema).then(MergeLabels(NAMES, "A", "B"))).result()
    entries = project.history("t")
    edits = [each.edit for entry in entries if isinstance(entry.act, Act) for each in entry.act.edits]
    assert any(isinstance(edit, Replace) for edit in edits)
    assert not any(isinstance(edit, Reject) for edit in edits)
