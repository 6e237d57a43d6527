"""Changes of the schema on whole projects: nothing is orphaned, and undo takes back exactly what was done."""

from __future__ import annotations

import tempfile
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.datasets.export_report import ExportRequest, Whose
from annotator.domain.annotation import (
    Annotation,
    ChoiceAnnotation,
    SpanAnnotation,
    StanceAnnotation,
    Suggestion,
    Target,
)
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.application import apply, check_suggestion
from annotator.domain.document import Document
from annotator.domain.edit import Add, Edit, Reject
from annotator.domain.errors import AnnotatorError
from annotator.domain.schema_act import uses
from annotator.domain.schema_change import At, SchemaChange
from annotator.project import Project
from annotator.storage.given import standing_of
from annotator.storage.intake import Intake
from tests.domain.changes import changes
from tests.domain.drawn import SCHEMA, article, choice, comment

ARTICLE = article("Bo met Al in Bern, and Bo left.", "t")
COMMENT = comment("Bo is right, Al is not.", "c")
WHO = ("ann", "ben")

RANGES = ((0, 2), (0, 6), (3, 6), (3, 9), (7, 12))
SPAN = st.builds(
    lambda layer, place, label, tone: SpanAnnotation(
        "", layer, place[0], place[1], label, (("tone", tone),) if tone and layer == "names" else ()
    ),
    st.sampled_from(("names", "parts")),
    st.sampled_from(RANGES),
    st.sampled_from("AB"),
    st.sampled_from(("", "bad", "good")),
)
CHOICE = st.sampled_from((("mood", "glad"), ("mood", "sad"), ("topics", "x"), ("topics", "y"), ("topics", "z"))).map(
    lambda pair: choice(*pair)
)
STANCE = st.builds(
    lambda target, label: StanceAnnotation("", "side", target, label),
    st.sampled_from((Target("claim", "t", "The claim"), Target.entity("Bo"), Target("parent", "t", "Parent"))),
    st.sampled_from(("for", "against")),
)
GIVEN = st.tuples(
    st.sampled_from(WHO),
    st.sampled_from((ARTICLE, COMMENT)),
    st.sampled_from("arp"),
    st.one_of(SPAN, SPAN, CHOICE, STANCE),
)


def filled(path: Path, drawn: list[tuple[str, Document, str, Annotation]]) -> Project:
    """A project with one thread, and what of the drawn annotations fits."""
    project = Project.create(path, SCHEMA, annotator="ann")
    store = project._store
    proposed: dict[str, list[Suggestion]] = {"t": [], "c": []}
    own = {
        (who, each.id): AnnotationSet(document=each.id, annotator=who, state="in_progress")
        for who in WHO
        for each in (ARTICLE, COMMENT)
    }
    for number, (who, document, how, each) in enumerate(drawn):
        suggestion = Suggestion(numbered(each, number, always=True), "agent")
        with suppress(AnnotatorError):
            check_suggestion(suggestion, document=document, schema=SCHEMA)
            if how == "p":
                proposed[document.id].append(suggestion)
                continue
            edit: Edit = Reject(suggestion) if how == "r" else Add(numbered(each, number))
            own[who, document.id] = apply([edit], own[who, document.id], document=document, schema=SCHEMA).set
    with store.database.writing() as connection:
        intake = Intake(store, connection, importer="ann", import_number=None)
        known = {"t": intake.add_document(ARTICLE, parent=None, original=None)}
        known["c"] = intake.add_document(COMMENT, parent=known["t"], original=None)
        for document_id, each_known in known.items():
            intake.add_suggestions(proposed[document_id], each_known)
        for annotation_set in own.values():
            intake.add_set(annotation_set, known[annotation_set.document])
        intake.finish()
    return project


def numbered(each: Annotation, number: int, *, always: bool = False) -> Annotation:
    """Ids of their own; a choice that is given has its place as its id."""
    return each if isinstance(each, ChoiceAnnotation) and not always else replace(each, id=f"{number:03}")


def exported(project: Project, folder: Path) -> list[bytes]:
    report = project.export(ExportRequest(out=folder, whose=Whose.ALL))
    return [file.read_bytes() for file in report.files if file.suffix == ".jsonl"]


def live(project: Project) -> list[tuple[object, ...]]:
    """Everything that is given, refused and proposed, with where it stands."""
    found: list[tuple[object, ...]] = []
    columns = "id, layer, label, span_start, span_end, attributes, target_kind, target_id"
    with project._store.database.reading() as connection:
        for table, more in (("annotations", "origin, suggestion"), ("rejections", "agent, confidence")):
            query = f'SELECT "set", {columns}, {more} FROM {table} WHERE removed = 0 ORDER BY "set", id'
            found += [(table, *row) for row in connection.exec_driver_sql(query)]
        query = f"SELECT document, {columns}, agent FROM suggestions ORDER BY document, id"
        found += [("suggestions", *row) for row in connection.exec_driver_sql(query)]
    return found


def ats(project: Project) -> list[At]:
    session = [(who, each) for who in WHO for each in project._store.sets("t", who).values()]
    return [At(who, each.document, annotation.id) for who, each in session for annotation in each]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.data())
def test_a_change_leaves_nothing_without_a_label_and_undo_takes_it_back(data: st.DataObject) -> None:
    drawn = data.draw(st.lists(GIVEN, max_size=14))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with filled(folder / "p.annot", drawn) as project:
            before, rows = exported(project, folder / "one"), live(project)
            change = data.draw(changes(project.schema, ats(project)))
            try:
                effect = project.schema_looks.effect(change)
            except AnnotatorError:
                refused = project.change_schema(change).exception()
                assert isinstance(refused, AnnotatorError)
                assert live(project) == rows
                assert project.schema == SCHEMA
                return
            act = project.change_schema(change).result()
            changed = live(project)
            assert project.schema == change.after == act.after
            assert project.check() == ()
            assert len(rows) - len(changed) == effect.doubled
            assert sum(number for _, number in effect.by) == effect.annotations
            with project._store.database.reading() as connection:
                standing = standing_of(connection)
            known = {label.name for layer in change.after.layers for label in layer.labels}
            assert {each.given.label for each in standing} <= known
            assert sum(uses(change.after, standing).values()) >= len(changed)
        with Project.open(folder / "p.annot", annotator="ann") as project:
            assert project.schema == change.after
            undone = project.undo().result()
            assert undone is not None
            assert undone.skipped is None
            assert project.schema == SCHEMA
            assert live(project) == rows
            assert exported(project, folder / "two") == before
            assert project.check() == ()
            redone = project.redo().result()
            assert redone is not None
            assert redone.skipped is None
            assert live(project) == changed
            assert project.check() == ()


def test_a_change_of_nothing_is_no_step() -> None:
    assert SchemaChange(SCHEMA).after == SCHEMA
