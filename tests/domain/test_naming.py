from __future__ import annotations

import pytest

from annotator.domain.naming import Naming, label_for
from annotator.domain.schema import Label, Layer, Schema


def layer(name: str, *labels: Label, kind: str = "span") -> Layer:
    return Layer(name=name, kind=kind, title=name, labels=labels)  # type: ignore[arg-type]


def label(name: str, *aliases: str, retired: bool = False) -> Label:
    return Label(name=name, title=name, spacy=aliases, retired=retired)


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        ("ORG", "ORG"),
        ("org", "ORG"),
        ("firm", "ORG"),
        ("PER", "PERSON"),
        ("GPE", "PLACE"),
        ("LOC", "PLACE"),
        ("CARDINAL", None),
    ],
)
def test_names_mean_what_the_schema_says_and_then_what_is_customary(theirs: str, ours: str | None) -> None:
    named = layer("names", label("PERSON"), label("ORG", "firm"), label("PLACE"))

    found = Naming(Schema(name="s", title="s", layers=(named,))).span(theirs)

    assert found == (None if ours is None else ("names", ours))
    assert label_for(theirs, named) == ours


def test_a_label_s_own_name_goes_before_another_s_alias_and_a_retired_one_is_not_given() -> None:
    named = layer("names", label("LOC", "GPE"), label("GPE"), label("ORG", retired=True))
    naming = Naming(Schema(name="s", title="s", layers=(named,)))

    assert naming.span("GPE") == ("names", "GPE")
    assert naming.span("ORG") is None


def test_a_choice_says_its_layer_or_is_the_first_that_knows_the_name() -> None:
    feeling = layer("feeling", label("positive", "POS"), label("negative"), kind="choice")
    wish = layer("wish", label("positive"), label("none"), kind="choice")
    naming = Naming(Schema(name="s", title="s", layers=(feeling, wish)))

    assert naming.choice("POS") == ("feeling", "positive")
    assert naming.choice("wish=positive") == ("wish", "positive")
    assert naming.choice("none") == ("wish", "none")
    assert naming.choice("Positive", "wish") == ("wish", "positive")
