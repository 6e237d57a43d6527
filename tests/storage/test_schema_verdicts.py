"""Verdicts and the answers to them under a schema that changes: they follow its names, there and back."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.domain.annotation import GOLD, Annotation, SpanAnnotation
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.document import Document
from annotator.domain.edit import Act, Add, DocumentEdit, Edit, SetResponse, SetState, SetVerdict
from annotator.domain.errors import AnnotatorError
from annotator.domain.schema_change import LabelPlace, SchemaChange
from annotator.domain.schema_step import MergeLabels, SetAttribute, SetLabel, SetLayer
from annotator.domain.verdict import Response, Verdict
from annotator.project import Project
from tests.domain.changes import changes
from tests.domain.drawn import choice
from tests.storage.test_schema_writing import ARTICLE, GIVEN, WHO, ats, filled

SPAN = SpanAnnotation("", "names", 0, 2, "A", (("tone", "bad"),))


def judged(project: Project) -> None:
    """Let a reviewer take what the first annotator gave for gold and judge all by it; the annotators contest that."""
    store = project._store
    sets = {who: store.sets("t", who) for who in WHO}
    for document in ("t", "c"):
        own = [each for who in WHO if (each := sets[who].get(document)) is not None]
        gold = {each.id: each for each in (own[0] if own else ())}
        verdicts = [_verdict(each, annotation, gold) for each in own for annotation in each]
        verdicts += [
            Verdict(
                annotator=each.annotator,
                about="mood",
                kind="nothing",
                layer="mood",
                judged=None,
                gold=(),
                reviewer="rev",
                time=1,
            )
            for each in own
            if not any(one.layer == "mood" for one in each)
        ]
        edits: list[Edit] = [
            *map(Add, gold.values()),
            *(SetVerdict(None, each) for each in verdicts),
            SetState("new", "in_progress"),
        ]
        store.commit(Act("rev", "t", tuple(DocumentEdit(document, each) for each in edits), GOLD))
        for each in own:
            answers = [
                Response(verdict=verdict.id, answers=1, kind="contested", time=2, note="No.")
                for verdict in verdicts
                if verdict.annotator == each.annotator
            ]
            edits_of_own = tuple(DocumentEdit(document, SetResponse(None, answer)) for answer in answers)
            store.commit(Act(each.annotator, "t", edits_of_own))


def _verdict(own: AnnotationSet, annotation: Annotation, gold: Mapping[str, Annotation]) -> Verdict:
    there = gold.get(annotation.id)
    return Verdict(
        annotator=own.annotator,
        about=annotation.id,
        kind="reject" if there is None else "approve" if there == annotation else "change",
        layer=annotation.layer,
        judged=annotation,
        gold=() if there is None else (there,),
        reviewer="rev",
        time=1,
    )


def told(project: Project) -> dict[str, object]:
    """All verdicts and answers, by whose set they are in."""
    found: dict[str, object] = {}
    for who in (*WHO, GOLD):
        for name, own in sorted(project._store.sets("t", who).items()):
            found[f"{who} {name}"] = (own.verdicts, own.responses)
    return found


def verdicts_of(project: Project, document: str = "t") -> Sequence[Verdict]:
    return project._store.sets("t", GOLD)[document].verdicts


def reviewed(folder: Path, *drawn: tuple[str, Document, str, Annotation]) -> Project:
    project = filled(folder / "p.annot", list(drawn))
    judged(project)
    return project


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.data())
def test_whatever_a_change_does_undo_and_redo_take_verdicts_back_and_forth(data: st.DataObject) -> None:
    drawn = data.draw(st.lists(GIVEN, max_size=10))
    with tempfile.TemporaryDirectory() as name, reviewed(Path(name), *drawn) as project:
        before = told(project)
        change = data.draw(changes(project.schema, ats(project)))
        try:
            project.change_schema(change).result()
        except AnnotatorError:
            assert told(project) == before
            return
        after = told(project)
        undone = project.undo().result()
        assert undone is not None
        assert undone.skipped is None
        assert told(project) == before
        redone = project.redo().result()
        assert redone is not None
        assert redone.skipped is None
        assert told(project) == after


def test_a_verdict_says_what_it_judged_under_the_new_names(tmp_path: Path) -> None:
    with reviewed(tmp_path, ("ann", ARTICLE, "a", SPAN)) as project:
        schema = project.schema
        names = schema.layer("names")
        change = (
            SchemaChange(schema)
            .then(SetLabel(LabelPlace("names"), "A", replace(names.label("A"), name="PERSON")))
            .then(SetAttribute("names", "tone", replace(names.attribute("tone"), name="feeling")))
            .then(SetLayer("names", replace(names, name="entities")))
        )
        project.change_schema(change).result()
        (verdict,) = (each for each in verdicts_of(project) if each.kind == "approve")
        assert verdict.layer == "entities"
        assert isinstance(verdict.judged, SpanAnnotation)
        assert (verdict.judged.layer, verdict.judged.label) == ("entities", "PERSON")
        assert verdict.judged.attributes == (("feeling", "bad"),)
        # The gold set moved like everybody's: what the verdict put there is what stands there.
        assert verdict.gold == project._store.sets("t", GOLD)["t"].spans


def test_the_answer_to_a_verdict_on_a_choice_follows_the_name_of_its_layer(tmp_path: Path) -> None:
    with reviewed(tmp_path, ("ann", ARTICLE, "a", choice("mood", "sad"))) as project:
        mood = project.schema.layer("mood")
        project.change_schema(SchemaChange(project.schema).then(SetLayer("mood", replace(mood, name="tone")))).result()
        verdict = next(each for each in verdicts_of(project) if each.annotator == "ann")
        assert (verdict.id, verdict.about, verdict.layer) == ("ann/tone", "tone", "tone")
        (response,) = project._store.sets("t", "ann")["t"].responses
        assert response.is_to(verdict)
        nothing = next(each for each in verdicts_of(project) if each.annotator == "ben")
        assert (nothing.kind, nothing.about) == ("nothing", "tone")


def test_labels_that_change_names_with_each_other_take_their_verdicts_along(tmp_path: Path) -> None:
    drawn = [("ann", ARTICLE, "a", choice("topics", name)) for name in ("x", "y")]
    with reviewed(tmp_path, *drawn) as project:
        place, topics = LabelPlace("topics"), project.schema.layer("topics")
        change = SchemaChange(project.schema)
        for old, new in (("x", "away"), ("y", "x"), ("away", "y")):
            change = change.then(SetLabel(place, old, replace(topics.label("x"), name=new)))
        before = [each for each in verdicts_of(project) if each.layer == "topics"]
        project.change_schema(change).result()
        after = [each for each in verdicts_of(project) if each.layer == "topics"]
        assert [each.id for each in before] == [each.id for each in after] == ["ann/topics=x", "ann/topics=y"]
        assert [each.judged and each.judged.label for each in after] == ["x", "y"]


def test_a_layer_that_comes_to_take_many_answers_takes_its_verdicts_along(tmp_path: Path) -> None:
    with reviewed(tmp_path, ("ann", ARTICLE, "a", choice("mood", "sad"))) as project:
        many = replace(project.schema.layer("mood"), many=True)
        project.change_schema(SchemaChange(project.schema).then(SetLayer("mood", many))).result()
        verdict = next(each for each in verdicts_of(project) if each.annotator == "ann")
        assert (verdict.about, verdict.judged) == ("mood=sad", project._store.sets("t", "ann")["t"].choices[0])
        project.undo().result()
        verdict = next(each for each in verdicts_of(project) if each.annotator == "ann")
        assert (verdict.about, verdict.judged) == ("mood", project._store.sets("t", "ann")["t"].choices[0])


def test_what_was_judged_apart_is_apart_again_once_a_merging_is_taken_back(tmp_path: Path) -> None:
    one, other = SPAN, replace(SPAN, start=3, end=6, label="B")
    with reviewed(tmp_path, ("ann", ARTICLE, "a", one), ("ann", ARTICLE, "a", other)) as project:
        project.change_schema(SchemaChange(project.schema).then(MergeLabels(LabelPlace("names"), "B", "A"))).result()
        labels = {each.judged.label for each in verdicts_of(project) if each.judged is not None}
        assert labels == {"A"}
        project.undo().result()
        labels = {each.judged.label for each in verdicts_of(project) if each.judged is not None}
        assert labels == {"A", "B"}
