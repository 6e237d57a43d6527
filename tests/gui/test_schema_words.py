"""Changes of the schema in words, and old acts whose labels are gone."""

from __future__ import annotations

from dataclasses import replace

from annotator.domain.annotation import SpanAnnotation
from annotator.domain.edit import Act, Add, DocumentEdit, Replace
from annotator.domain.schema import Attribute, Guideline, Label, Layer
from annotator.domain.schema_act import SchemaAct
from annotator.domain.schema_change import LabelPlace, SchemaChange
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
)
from annotator.gui.annotate import act_words
from annotator.gui.schema_words import act_told, steps_told
from tests.domain.drawn import SCHEMA, labels

NAMES = LabelPlace("names")
A = SCHEMA.layer("names").label("A")
TONE = SCHEMA.layer("names").attribute("tone")


def test_every_step_has_words() -> None:
    layer = SCHEMA.layer("names")
    told = steps_told(
        SCHEMA,
        (
            SetLabel(NAMES, "A", replace(A, name="Z", title="Zed")),
            SetLabel(NAMES, "Z", replace(A, name="Z", title="Zed", key="z")),
            SetLabel(NAMES, "Z", replace(A, name="Z", title="Zed", key="z", light="#112233")),
            SetLabel(NAMES, "Z", replace(A, name="Z", title="Zed", key="z", light="#112233", retired=True)),
            AddLabel(NAMES, Label(name="C", title="See")),
            OrderLabels(NAMES, ("C", "B", "Z")),
            SplitLabel(NAMES, "C", labels("D", "E")),
            MergeLabels(NAMES, "D", "Z"),
            RemoveLabel(NAMES, "E"),
            SetLayer("names", replace(layer, title="Things")),
            SetLayer("names", replace(layer, title="Things", retired=True)),
            AddLayer(Layer(name="n", kind="choice", title="New", labels=labels("y"))),
            OrderLayers(("n", *(each.name for each in SCHEMA.layers))),
            SetAttribute("names", "tone", replace(TONE, title="Voice")),
            SetAttribute("names", "tone", replace(TONE, title="Voice", retired=True)),
            SetAttribute("names", "tone", replace(TONE, title="Voice", retired=True, guideline=Guideline(text="x"))),
            AddAttribute("names", Attribute(name="role", title="Role", labels=labels("y"))),
            OrderAttributes("names", ("role", "tone")),
            RemoveAttribute("names", "role"),
        ),
    )
    assert told == (
        "A renamed to Zed",
        "Zed on the key z",
        "Zed in another colour",
        "Zed retired",
        "See added to Names",
        "labels of Names in another order",
        "See split into D, E",
        "D merged into Zed",
        "E removed",
        "layer Names renamed to Things",
        "layer Things retired",
        "new layer New",
        "layers in another order",
        "attribute Tone renamed to Voice",
        "attribute Voice retired",
        "guideline of Voice",
        "new attribute Role of Things",
        "attributes of Things in another order",
        "Things · Role removed",
    )


def test_an_act_reads_the_same_done_and_taken_back() -> None:
    change = SchemaChange(SCHEMA).then(MergeLabels(NAMES, "A", "B")).then(AddLabel(NAMES, Label(name="C", title="C")))
    act = SchemaAct("ann", SCHEMA, change.after, change.steps, ())
    assert act_told(act) == act_told(act.inverse()) == "A merged into B and 1 more"
    assert act_words.deed(act, change.after, None) == "change of the schema: A merged into B and 1 more"
    assert act_words.told(act, change.after, None) == "changed the schema: A merged into B and 1 more"


def test_acts_that_name_labels_which_are_gone_are_told_by_their_names() -> None:
    span = SpanAnnotation("1", "gone", 0, 2, "OLD", (("tone", "odd"),))
    other = replace(span, label="OLDER")
    act = Act(
        "ann",
        None,
        (
            DocumentEdit("t", Add(span)),
            DocumentEdit("t", Replace(span, other)),
            DocumentEdit("t", Replace(span, replace(span, attributes=(("tone", "odder"),)))),
        ),
    )
    assert act_words.told(act, SCHEMA, None) == "labelled OLD and 2 more"
    single = Act("ann", None, (DocumentEdit("t", Replace(span, other)),))
    assert act_words.told(single, SCHEMA, None) == "set OLDER instead of OLD"
    toward = Act("ann", None, (DocumentEdit("t", Replace(span, replace(span, attributes=(("tone", "odder"),)))),))
    assert act_words.told(toward, SCHEMA, None) == "set odder toward OLD"
