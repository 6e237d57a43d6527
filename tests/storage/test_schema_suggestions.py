"""Changes of the schema while suggesters go on speaking: what a machine says stops nobody's undo."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.domain import gestures
from annotator.domain.annotation import AttributeConfidence, SpanAnnotation, Suggestion
from annotator.domain.gazetteer import term_of
from annotator.domain.schema import Attribute, Schema
from annotator.domain.schema_change import LabelPlace, SchemaChange
from annotator.domain.schema_step import AddLabel, MergeLabels, SetAttribute, SetLabel, SetLayer, SplitLabel
from annotator.project import Project
from annotator.storage.intake import Intake
from annotator.storage.suggesting import Looked, write_looked
from tests.domain.drawn import SCHEMA, article, labels

NAMES = LabelPlace("names")
TONED = replace(
    SCHEMA,
    layers=tuple(
        replace(layer, attributes=(Attribute(name="tone", title="Tone", labels=labels("p", "q")),))
        if layer.name == "names"
        else layer
        for layer in SCHEMA.layers
    ),
)


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with Project.create(tmp_path / "p.annot", TONED, annotator="ann") as project:
        with project._store.database.writing() as connection:
            intake = Intake(project._store, connection, importer="ann", import_number=None)
            intake.add_document(article("Bo met Al in Bern, and Bo left."), parent=None, original=None)
            intake.finish()
        yield project


def propose(project: Project, *spans: tuple[int, int, str]) -> None:
    """Let the machine look again, and say this in the place of what it said before."""
    proposed = tuple(
        Suggestion(
            SpanAnnotation(f"{start}-{name}", "names", start, end, name, (("tone", "p"),) if name == "B" else ()),
            "machine",
            attributes=(AttributeConfidence("tone", 0.8, "score"),) if name == "B" else (),
        )
        for start, end, name in spans
    )
    looked = Looked(document="t", asked="", suggestions=proposed)
    with project._store.database.writing() as connection:
        write_looked(connection, [looked], agent="machine", version="1", fingerprint="f", layers=None, time=0)


def proposed(project: Project) -> list[tuple[int, str]]:
    return [(span.start, span.label) for span, _ in suggestions(project)]


def suggestions(project: Project) -> list[tuple[SpanAnnotation, tuple[AttributeConfidence, ...]]]:
    there = project.session("t").suggestions["t"]
    return [(each.annotation, each.attributes) for each in there if isinstance(each.annotation, SpanAnnotation)]


def renaming(schema: Schema, *names: tuple[str, str]) -> SchemaChange:
    change = SchemaChange(schema)
    for name, to in names:
        change = change.then(SetLabel(NAMES, name, replace(change.after.layer("names").label(name), name=to)))
    return change


def take_back(project: Project) -> None:
    undone = project.undo().result()
    assert undone is not None
    assert undone.skipped is None
    assert project.check() == ()


def test_a_renaming_is_undone_after_the_suggesters_looked_again(project: Project) -> None:
    session = project.session("t")
    session.do(gestures.label_span(session.sets["t"], "names", 0, 2, "A")).saved.result()
    propose(project, (0, 2, "A"), (7, 9, "A"))
    project.change_schema(renaming(project.schema, ("A", "Z"))).result()
    assert proposed(project) == [(0, "Z"), (7, "Z")]
    propose(project, (7, 9, "Z"), (13, 17, "Z"))
    take_back(project)
    assert project.schema == TONED
    assert proposed(project) == [(7, "A"), (13, "A")]
    assert [span.label for span in project.session("t").sets["t"].spans] == ["A"]
    propose(project, (23, 25, "A"))
    redone = project.redo().result()
    assert redone is not None
    assert redone.skipped is None
    assert proposed(project) == [(23, "Z")]


def test_names_that_were_swapped_are_swapped_back_for_old_and_new_suggestions(project: Project) -> None:
    propose(project, (0, 2, "A"), (7, 9, "B"))
    project.change_schema(renaming(project.schema, ("A", "T"), ("B", "A"), ("T", "B"))).result()
    assert proposed(project) == [(0, "B"), (7, "A")]
    with project._store.database.writing() as connection:
        connection.exec_driver_sql("UPDATE suggestions SET id = 'new' WHERE span_start = 7")
    take_back(project)
    assert proposed(project) == [(0, "A"), (7, "B")]


def test_what_was_merged_comes_apart_where_it_is_still_there(project: Project) -> None:
    propose(project, (0, 2, "A"), (7, 9, "B"))
    project.change_schema(SchemaChange(project.schema).then(MergeLabels(NAMES, "A", "B"))).result()
    assert proposed(project) == [(0, "B"), (7, "B")]
    take_back(project)
    assert proposed(project) == [(0, "A"), (7, "B")]


def test_every_part_of_a_split_goes_back_into_it(project: Project) -> None:
    propose(project, (0, 2, "A"))
    project.change_schema(SchemaChange(project.schema).then(SplitLabel(NAMES, "A", labels("C", "D")))).result()
    propose(project, (0, 2, "C"), (7, 9, "D"))
    take_back(project)
    assert proposed(project) == [(0, "A"), (7, "A")]


def test_a_label_that_only_machines_gave_can_be_taken_back(project: Project) -> None:
    (fresh,) = labels("X")
    project.change_schema(SchemaChange(project.schema).then(AddLabel(NAMES, fresh))).result()
    propose(project, (0, 2, "X"), (7, 9, "A"))
    take_back(project)
    assert proposed(project) == [(7, "A")]


def test_a_renamed_attribute_keeps_how_sure_a_machine_was(project: Project) -> None:
    propose(project, (7, 9, "B"))
    tone = project.schema.layer("names").attribute("tone")
    step = SetAttribute("names", "tone", replace(tone, name="mood"))
    project.change_schema(SchemaChange(project.schema).then(step)).result()
    ((span, sureness),) = suggestions(project)
    assert span.attributes == (("mood", "p"),)
    assert sureness == (AttributeConfidence("mood", 0.8, "score"),)
    take_back(project)
    ((_, sureness),) = suggestions(project)
    assert sureness == (AttributeConfidence("tone", 0.8, "score"),)


def test_terms_and_thresholds_follow_the_names(project: Project) -> None:
    listed = [term_of("Bo", "names", "A"), term_of("Al", "names", "B", any_case=True)]
    project.suggesting.change_terms(listed).result()
    before = replace(project.suggesting.settings(), thresholds={"names": 0.4, "names.tone": 0.6, "topics": 0.2})
    project.suggesting.change_settings(before).result()
    layer = project.schema.layer("names")
    change = renaming(project.schema, ("A", "Z")).then(SetLayer("names", replace(layer, name="places")))
    project.change_schema(change).result()
    assert {(term.layer, term.label, term.text) for term in project.suggesting.terms()} == {
        ("places", "Z", "Bo"),
        ("places", "B", "Al"),
    }
    assert project.suggesting.settings().thresholds == {"places": 0.4, "places.tone": 0.6, "topics": 0.2}
    take_back(project)
    assert set(project.suggesting.terms()) == set(listed)
    assert project.suggesting.settings() == before
