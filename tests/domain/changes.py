"""Steps of schema changes that Hypothesis draws; some of them do not fit."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from annotator.domain.errors import SchemaError
from annotator.domain.schema import Attribute, Label, Layer, Schema
from annotator.domain.schema_change import At, LabelPlace, SchemaChange
from annotator.domain.schema_step import (
    AddAttribute,
    AddLabel,
    AddLayer,
    MergeLabels,
    OrderLabels,
    OrderLayers,
    RemoveAttribute,
    RemoveLabel,
    SetAttribute,
    SetLabel,
    SetLayer,
    SplitLabel,
    Step,
    labels_at,
)

NAMES = st.sampled_from(("A", "B", "glad", "x", "for", "bad", "new", "other", "third"))


def places(schema: Schema) -> list[LabelPlace]:
    own = [LabelPlace(layer.name) for layer in schema.layers]
    return own + [LabelPlace(layer.name, each.name) for layer in schema.layers for each in layer.attributes]


@st.composite
def steps(draw: st.DrawFn, schema: Schema, ats: list[At]) -> Step:
    """One step; ``ats`` is what a split may assign."""
    place = draw(st.sampled_from(places(schema)))
    labels = labels_at(schema, place)
    label = draw(st.sampled_from(labels))
    match draw(
        st.sampled_from(
            ("rename", "retire", "merge", "split", "add", "remove", "order", "layer", "layers", "attribute")
        )
    ):
        case "rename":
            return SetLabel(place, label.name, replace(label, name=draw(NAMES)))
        case "retire":
            return SetLabel(place, label.name, replace(label, retired=True))
        case "merge":
            return MergeLabels(place, label.name, draw(st.sampled_from(labels)).name)
        case "split":
            parts = tuple(Label(name=name, title=name) for name in draw(st.lists(NAMES, min_size=2, max_size=3)))
            assigned = {at: draw(st.sampled_from(parts)).name for at in ats if draw(st.booleans())}
            return SplitLabel(place, label.name, parts, assigned)
        case "add":
            name = draw(NAMES)
            return AddLabel(place, Label(name=name, title=name))
        case "remove":
            return RemoveLabel(place, label.name)
        case "order":
            return OrderLabels(place, tuple(draw(st.permutations([each.name for each in labels]))))
        case _:
            order = st.permutations([each.name for each in schema.layers]).map(lambda names: OrderLayers(tuple(names)))
            attribute = st.sampled_from(schema.of_kind("span")).flatmap(attribute_steps)
            return draw(st.one_of(layer_steps(schema.layer(place.layer)), attribute, order))


def attribute_steps(layer: Layer) -> st.SearchStrategy[Step]:
    yes = (Label(name="y", title="Yes"),)
    own: list[st.SearchStrategy[Step]] = [
        NAMES.map(lambda name: AddAttribute(layer.name, Attribute(name=name, title=name, labels=yes)))
    ]
    for each in layer.attributes:
        own.append(
            st.builds(
                lambda name, retired, each=each: SetAttribute(
                    layer.name, each.name, replace(each, name=name, retired=retired)
                ),
                NAMES,
                st.booleans(),
            )
        )
        own.append(st.just(RemoveAttribute(layer.name, each.name)))
    return st.one_of(own)


def layer_steps(layer: Layer) -> st.SearchStrategy[Step]:
    yes = (Label(name="y", title="Yes"),)
    return st.one_of(
        layers(layer).map(lambda other: SetLayer(layer.name, other)),
        NAMES.map(lambda name: AddLayer(Layer(name=name, kind="choice", title="New", labels=yes))),
    )


@st.composite
def layers(draw: st.DrawFn, layer: Layer) -> Layer:
    kinds = draw(st.sampled_from((("article", "comment"), ("comment",), ("article",))))
    return replace(
        layer,
        name=draw(st.sampled_from((layer.name, "renamed"))),
        documents=draw(st.sampled_from((layer.documents, kinds))),
        many=layer.kind == "choice" and draw(st.booleans()),
        overlap=draw(st.booleans()),
        targets=draw(st.sampled_from((layer.targets, layer.targets[:1]))),
        retired=draw(st.booleans()),
    )


@st.composite
def changes(draw: st.DrawFn, schema: Schema, ats: list[At], *, most: int = 4) -> SchemaChange:
    """A change of the schema: the steps that fit among some that were drawn."""
    change = SchemaChange(schema)
    for _ in range(draw(st.integers(1, most))):
        try:
            change = change.then(draw(steps(change.after, ats)))
        except SchemaError:
            continue
    return change
