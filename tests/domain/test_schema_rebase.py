"""Changes that were begun before the schema became another."""

from __future__ import annotations

from dataclasses import replace

from annotator.domain.schema import Label
from annotator.domain.schema_change import LabelPlace, SchemaChange
from annotator.domain.schema_rebase import rebase
from annotator.domain.schema_step import AddLabel, SetAttribute, SetLabel, SetLayer
from tests.domain.drawn import SCHEMA

NAMES = LabelPlace("names")
A = SCHEMA.layer("names").label("A")


def test_what_was_changed_is_carried_over_and_nothing_else() -> None:
    recoloured = SchemaChange(SCHEMA).then(SetLabel(NAMES, "A", replace(A, light="#112233"))).after
    begun = SchemaChange(recoloured).then(SetLabel(NAMES, "A", replace(A, light="#112233", key="q")))
    rebased = rebase(begun, SCHEMA)
    assert rebased.left_out == ()
    assert rebased.change.after.layer("names").label("A") == replace(A, key="q")


def test_what_fits_no_more_is_named() -> None:
    before = SchemaChange(SCHEMA).then(AddLabel(NAMES, Label(name="new", title="New"))).after
    tone = SCHEMA.layer("names").attribute("tone")
    begun = (
        SchemaChange(before)
        .then(SetLabel(NAMES, "new", Label(name="new", title="New", key="q")))
        .then(SetAttribute("names", "tone", replace(tone, title="Voice")))
        .then(SetLayer("mood", replace(SCHEMA.layer("mood"), title="Feeling")))
    )
    rebased = rebase(begun, SCHEMA)
    assert [step for _, step in rebased.left_out] == [begun.steps[0]]
    assert rebased.change.before == SCHEMA
    assert rebased.change.after.layer("names").attribute("tone").title == "Voice"
    assert rebased.change.after.layer("mood").title == "Feeling"
