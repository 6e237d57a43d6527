"""Steps of a change of the schema, one by one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from annotator.domain.errors import SchemaError
from annotator.domain.schema import Attribute, Label, Layer
from annotator.domain.schema_act import Standing, misfit, skeleton
from annotator.domain.schema_change import At, Given, LabelPlace, SchemaChange
from annotator.domain.schema_step import (
    AddAttribute,
    AddLabel,
    AddLayer,
    MergeLabels,
    OrderAttributes,
    OrderLabels,
    OrderLayers,
    RemoveAttribute,
    RemoveLabel,
    SetAttribute,
    SetLabel,
    SetLayer,
    SplitLabel,
    labels_at,
)
from tests.domain.drawn import SCHEMA, labels

NAMES, TONE = LabelPlace("names"), LabelPlace("names", "tone")
HERE = At("ann", "d", "1")
A, B = SCHEMA.layer("names").labels


def change(*steps: object) -> SchemaChange:
    made = SchemaChange(SCHEMA)
    for step in steps:
        made = made.then(step)  # type: ignore[arg-type]
    return made


def names(made: SchemaChange, place: LabelPlace = NAMES) -> list[str]:
    return [label.name for label in labels_at(made.after, place)]


def test_renaming_moves_what_has_the_name_and_nothing_else() -> None:
    made = change(SetLabel(NAMES, "A", replace(A, name="Z")))
    assert names(made) == ["Z", "B"]
    assert made.migrate(Given("names", "A"), HERE) == Given("names", "Z")
    assert made.migrate(Given("parts", "A"), HERE) == Given("parts", "A")
    assert made.reading() == {"names": frozenset({"A"})}
    assert made.sources(NAMES, "Z") == (NAMES, frozenset({"A"}))


def test_a_new_colour_touches_no_annotation() -> None:
    made = change(SetLabel(NAMES, "A", replace(A, light="#112233")))
    assert made.reading() == {}
    assert skeleton(made.after) == skeleton(SCHEMA)


def test_merging_reads_both_labels_for_what_would_stand_twice() -> None:
    made = change(MergeLabels(NAMES, "A", "B"))
    assert names(made) == ["B"]
    assert made.reading() == {"names": frozenset({"A", "B"})}
    assert made.sources(NAMES, "B") == (NAMES, frozenset({"A", "B"}))


def test_splitting_gives_what_was_assigned_and_the_first_to_the_rest() -> None:
    made = change(SplitLabel(NAMES, "A", labels("A", "C"), {HERE: "C"}))
    assert names(made) == ["A", "C", "B"]
    assert made.migrate(Given("names", "A"), HERE).label == "C"
    assert made.migrate(Given("names", "A"), HERE._replace(id="2")).label == "A"
    assert made.reading() == {"names": frozenset({"A"})}


def test_labels_of_attributes_move_inside_what_has_them() -> None:
    made = change(MergeLabels(TONE, "bad", "good"))
    before = Given("names", "A", (("tone", "bad"),))
    assert made.migrate(before, HERE) == Given("names", "A", (("tone", "good"),))
    assert names(made, TONE) == ["good"]
    assert made.reading() == {"names": None}


def test_steps_follow_each_other() -> None:
    made = change(
        SetLabel(NAMES, "A", replace(A, name="Z")),
        AddLabel(NAMES, Label(name="A", title="A")),
        SetLayer("names", replace(SCHEMA.layer("names"), name="things")),
        MergeLabels(LabelPlace("things"), "B", "Z"),
        OrderLabels(LabelPlace("things"), ("A", "Z")),
    )
    assert names(made, LabelPlace("things")) == ["A", "Z"]
    assert made.migrate(Given("names", "A"), HERE) == Given("things", "Z")
    assert made.sources(LabelPlace("things"), "A") == (NAMES, frozenset())
    assert made.sources(LabelPlace("things"), "Z") == (NAMES, frozenset({"A", "B"}))


def test_writing_the_same_again_is_one_step_and_writing_it_back_is_none() -> None:
    made = change(SetLabel(NAMES, "A", replace(A, name="Z")), SetLabel(NAMES, "Z", replace(A, name="Y")))
    assert len(made.steps) == 1
    assert made.migrate(Given("names", "A"), HERE).label == "Y"
    assert made.then(SetLabel(NAMES, "Y", A)).steps == ()


def test_what_is_done_to_a_new_layer_goes_into_its_adding() -> None:
    layer = Layer(name="new", kind="choice", title="New", labels=labels("yes"))
    made = change(
        AddLayer(layer),
        AddLabel(LabelPlace("new"), Label(name="no", title="No")),
        SetLayer("new", replace(layer, name="tone", title="Tone")),
    )
    (step,) = made.steps
    assert isinstance(step, AddLayer)
    assert step.layer.name == "tone"
    assert [label.name for label in step.layer.labels] == ["yes", "no"]
    again = made.then(AddLayer(replace(step.layer, kind="span")))
    assert len(again.steps) == 1
    assert again.after.layer("tone").kind == "span"


@pytest.mark.parametrize(
    ("step", "words"),
    [
        (SetLabel(NAMES, "A", replace(A, name="B")), "twice"),
        (SetLabel(NAMES, "nobody", A), "no label"),
        (MergeLabels(NAMES, "A", "A"), "into itself"),
        (MergeLabels(NAMES, "A", "nobody"), "no label"),
        (SplitLabel(NAMES, "A", labels("A")), "at least two"),
        (SplitLabel(NAMES, "A", labels("A", "B")), "twice"),
        (OrderLabels(NAMES, ("A",)), "once"),
        (OrderLayers(("names",)), "once"),
        (OrderAttributes("names", ()), "once"),
        (AddAttribute("mood", Attribute(name="new", title="New", labels=labels("yes"))), "only span layers"),
        (AddAttribute("names", SCHEMA.layer("names").attribute("tone")), "twice"),
        (RemoveAttribute("names", "nobody"), "no attribute"),
        (SetLayer("names", replace(SCHEMA.layer("mood"), name="names")), "keeps its kind"),
        (SetLayer("names", replace(SCHEMA.layer("names"), documents=())), "no kind of document"),
        (AddLayer(SCHEMA.layer("names")), "twice"),
    ],
)
def test_what_does_not_fit_is_refused_with_a_sentence(step: object, words: str) -> None:
    with pytest.raises(SchemaError, match=words):
        change(step)


def test_the_last_label_stays() -> None:
    with pytest.raises(SchemaError, match="last label"):
        change(RemoveLabel(NAMES, "A"), RemoveLabel(NAMES, "B"))


def test_an_attribute_keeps_its_labels() -> None:
    tone = SCHEMA.layer("names").attribute("tone")
    made = change(SetAttribute("names", "tone", replace(tone, title="Tone of voice", labels=labels("other"))))
    assert made.after.layer("names").attribute("tone").title == "Tone of voice"
    assert names(made, TONE) == ["bad", "good"]


def test_an_attribute_is_renamed_with_what_has_it() -> None:
    tone = SCHEMA.layer("names").attribute("tone")
    voice = LabelPlace("names", "voice")
    made = change(SetAttribute("names", "tone", replace(tone, name="voice")), MergeLabels(voice, "bad", "good"))
    assert made.migrate(Given("names", "A", (("tone", "bad"),)), HERE) == Given("names", "A", (("voice", "good"),))
    assert made.reading() == {"names": None}
    assert made.sources(voice, "good") == (TONE, frozenset({"bad", "good"}))


def test_an_attribute_that_is_given_stays() -> None:
    made = change(RemoveAttribute("names", "tone"))
    standing = {Standing(made.migrate(Given("names", "A", (("tone", "bad"),)), HERE), "article", None): 1}
    assert made.reading() == {"names": None}
    assert "merge it or retire it" in (misfit(made.after, standing) or "")


def test_what_is_done_to_a_new_attribute_goes_into_its_adding() -> None:
    made = change(
        AddAttribute("names", Attribute(name="new", title="New", labels=labels("yes"))),
        AddLabel(LabelPlace("names", "new"), Label(name="no", title="No")),
        SetAttribute("names", "new", Attribute(name="role", title="Role", labels=labels("other"))),
        OrderAttributes("names", ("role", "tone")),
    )
    adding, _ = made.steps
    assert isinstance(adding, AddAttribute)
    assert adding.attribute.name == "role"
    assert [label.name for label in adding.attribute.labels] == ["yes", "no"]
    assert made.reading() == {}
    assert [each.name for each in made.after.layer("names").attributes] == ["role", "tone"]
    assert change(adding, RemoveAttribute("names", "role")).steps == ()


def test_layers_come_in_another_order_and_one_that_was_added_goes_again() -> None:
    layer = Layer(name="new", kind="choice", title="New", labels=labels("yes"))
    known = tuple(each.name for each in SCHEMA.layers)
    made = change(AddLayer(layer), OrderLayers(("new", *known)), OrderLayers((*reversed(known), "new")))
    assert len(made.steps) == 2
    assert [each.name for each in made.after.layers] == [*reversed(known), "new"]
    assert made.reading() == {}
    assert [each.name for each in made.without_layer("new").after.layers] == list(reversed(known))
    renamed = made.then(SetLayer("new", replace(layer, name="tone", title="Tone")))
    assert renamed.after.layer("tone").title == "Tone"
    assert change(AddLayer(layer)).without_layer("new").steps == ()


@pytest.mark.parametrize(
    ("standing", "words"),
    [
        (Standing(Given("gone", "A"), "article", None), "is not there"),
        (Standing(Given("names", "Z"), "article", None), "merge it or retire it"),
        (Standing(Given("side", "for"), "article", "claim"), "asked no more"),
        (Standing(Given("names", "A", (("tone", "odd"),)), "article", None), "as tone"),
    ],
)
def test_what_has_no_place_is_named(standing: Standing, words: str) -> None:
    assert words in (misfit(SCHEMA, {standing: 3}) or "")
    assert "3 annotations stand" in (misfit(SCHEMA, {standing: 3}) or "")
    assert misfit(SCHEMA, {Standing(Given("names", "A", (("tone", "bad"),)), "article", None): 1}) is None
