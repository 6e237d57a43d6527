from __future__ import annotations

from typing import Any

import pytest

from annotator.domain.errors import SchemaError
from annotator.domain.schema import Attribute, Label, Layer, Schema

from .drawn import SCHEMA, labels


def layer(**changes: Any) -> Layer:
    return Layer(**{"name": "names", "kind": "span", "title": "Names", "labels": labels("A", "B"), **changes})


def schema(*layers: Layer) -> Schema:
    return Schema(name="mine", title="Mine", layers=layers)


@pytest.mark.parametrize(
    ("layers", "said"),
    [
        ((), "“mine” has no layers"),
        ((layer(), layer()), "the layer “names” twice"),
        ((layer(name=""),), "a layer without a name"),
        ((layer(labels=()),), "“names” has no labels"),
        ((layer(labels=labels("A", "A")),), "the label “A” twice"),
        ((layer(labels=(Label(name="A", title="A", key="1"), Label(name="B", title="B", key="1"))),), "key “1” twice"),
        ((layer(labels=(Label(name="A", title="A", key="ab"),)),), "more than one character"),
        ((layer(labels=(Label(name="A", title="A", light="red"),)),), "not of the form #rrggbb"),
        ((layer(labels=(Label(name="A", title="A", dark="#12345"),)),), "not of the form #rrggbb"),
        ((layer(documents=()),), "asked of no kind of document"),
        ((layer(kind="stance"),), "needs targets"),
        ((layer(targets=("claim",)),), "needs targets if its kind is stance, and only then"),
        ((layer(many=True),), "only choice layers may"),
        (
            (layer(kind="choice", attributes=(Attribute(name="x", title="X", labels=labels("A")),)),),
            "only span layers may have them",
        ),
        ((layer(attributes=(Attribute(name="x", title="X", labels=()),)),), "“names.x” has no labels"),
        ((layer(attributes=(Attribute(name="x", title="X", labels=labels("A")),) * 2),), "the attribute “x” twice"),
        ((layer(name="a=b"),), "“=”"),
    ],
)
def test_what_contradicts_itself_is_refused_in_a_sentence(layers: tuple[Layer, ...], said: str) -> None:
    with pytest.raises(SchemaError) as refused:
        schema(*layers)

    assert said in str(refused.value)
    assert str(refused.value).endswith(".")


def test_colours_may_be_written_in_capitals() -> None:
    schema(layer(labels=(Label(name="A", title="A", light="#2F6FB5"),)))


@pytest.mark.parametrize("name", ['the "best" ones', "Größe", "l'avis", "a b", "日本", "a.b", "x; DROP TABLE sets"])
def test_names_may_hold_what_people_write(name: str) -> None:
    mine = schema(layer(name=name, labels=labels(name)))

    assert mine.layer(name).label(name).name == name


def test_what_a_schema_does_not_know_is_named_with_what_it_knows() -> None:
    with pytest.raises(SchemaError, match="no layer “colour”; its layers are names, parts, mood, topics, side"):
        SCHEMA.layer("colour")
    with pytest.raises(SchemaError, match="“mood” has no label “angry”; its labels are glad, sad"):
        SCHEMA.layer("mood").label("angry")
    with pytest.raises(SchemaError, match="no attribute “size”"):
        SCHEMA.layer("names").attribute("size")
    with pytest.raises(SchemaError, match="“tone” has no label “odd”"):
        SCHEMA.layer("names").attribute("tone").label("odd")


def test_layers_are_found_by_kind_and_by_kind_of_document_in_order() -> None:
    assert [each.name for each in SCHEMA.of_kind("choice")] == ["mood", "topics"]
    assert [each.name for each in SCHEMA.asked_of("article")] == ["names", "parts", "mood", "topics"]
    assert SCHEMA.asked_of("comment") == SCHEMA.layers
