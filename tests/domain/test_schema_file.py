from __future__ import annotations

import json
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.errors import SchemaError
from annotator.domain.schema import Attribute, Guideline, Label, Layer, LayerKind, Schema
from annotator.domain.schema_file import read_schema, schema_as_plain, schema_from_plain
from annotator.domain.schema_toml import schema_as_toml, write_schema

SCHEMAS = Path(__file__).parents[2] / "resources" / "schemas"
NAME = st.text("abcéß日 '\"\\", min_size=1, max_size=4)
GUIDELINE = st.builds(Guideline, text=st.text(max_size=5), yes=st.lists(NAME, max_size=1).map(tuple))
LABELS = st.lists(
    st.builds(
        Label, name=NAME, title=NAME, sign=st.sampled_from(("", "+")), guideline=GUIDELINE, retired=st.booleans()
    ),
    min_size=1,
    max_size=2,
    unique_by=lambda label: label.name,
).map(tuple)


@st.composite
def layers(draw: st.DrawFn) -> Layer:
    kinds: tuple[LayerKind, ...] = ("span", "choice", "stance")
    kind = draw(st.sampled_from(kinds))
    attribute = st.builds(Attribute, name=NAME, title=NAME, labels=LABELS)
    return Layer(
        name=draw(NAME),
        kind=kind,
        title=draw(NAME),
        labels=draw(LABELS),
        documents=draw(st.sampled_from((("article",), ("article", "comment")))),
        many=kind == "choice" and draw(st.booleans()),
        required=draw(st.booleans()),
        overlap=draw(st.booleans()),
        targets=draw(st.sampled_from((("parent",), ("claim", "entity")))) if kind == "stance" else (),
        attributes=draw(st.lists(attribute, max_size=1).map(tuple)) if kind == "span" else (),
        guideline=draw(GUIDELINE),
    )


@settings(max_examples=12)
@given(
    st.lists(layers(), min_size=1, max_size=2, unique_by=lambda layer: layer.name), NAME, st.sampled_from(("en", "xx"))
)
def test_a_schema_survives_plain_values_and_json(drawn: list[Layer], name: str, language: str) -> None:
    schema = Schema(name=name, title=name, language=language, layers=tuple(drawn))

    assert schema_from_plain(json.loads(json.dumps(schema_as_plain(schema)))) == schema


def test_news_asks_what_the_readme_of_a_project_promises() -> None:
    news = read_schema(SCHEMAS / "news.toml")
    entities, sentiment, stance = news.layers

    assert (news.name, news.title, news.language) == ("news", "News and comments", "en")
    assert [(layer.name, layer.kind) for layer in news.layers] == [
        ("entities", "span"),
        ("sentiment", "choice"),
        ("stance", "stance"),
    ]
    assert [label.name for label in entities.labels] == ["PERSON", "NORP", "ORG", "GPE", "LOC", "FAC", "EVENT", "DATE"]
    assert entities.overlap
    (toward,) = entities.attributes
    assert (toward.name, [label.name for label in toward.labels]) == ("sentiment", ["negative", "neutral", "positive"])
    assert [label.name for label in sentiment.labels] == ["negative", "neutral", "positive"]
    assert (sentiment.documents, sentiment.many) == (("article", "comment"), False)
    assert [label.name for label in stance.labels] == ["favor", "against", "neither"]
    assert (stance.documents, set(stance.targets)) == (("comment",), {"claim", "entity", "parent"})
    assert stance.targets[0] == "claim"


def test_replies_asks_of_each_comment_what_it_does_with_what_it_answers() -> None:
    (reply,) = read_schema(SCHEMAS / "replies.toml").layers

    assert [label.name for label in reply.labels] == ["support", "deny", "query", "comment"]
    assert (reply.kind, reply.documents, reply.targets) == ("stance", ("comment",), ("parent",))


@pytest.mark.parametrize("name", ["news", "replies"])
def test_every_shipped_label_can_be_given_by_a_key_and_every_layer_is_explained(name: str) -> None:
    for layer in read_schema(SCHEMAS / f"{name}.toml").layers:
        assert layer.guideline.text.strip()
        for label in layer.labels:
            assert label.key
            assert label.guideline.text.strip()
            assert label.guideline.yes


MINIMAL = """
name = "mine"
[[layers]]
name = "names"
kind = "span"
labels = [{ name = "A" }]
"""


def test_a_short_file_is_enough_and_titles_default_to_names(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_bytes(b"\xef\xbb\xbf" + MINIMAL.replace("\n", "\r\n").encode())
    schema = read_schema(path)

    assert (schema.title, schema.language) == ("mine", "en")
    assert (schema.layers[0].title, schema.layers[0].labels[0].title) == ("names", "A")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"name = ", "not a schema in TOML"),
        (b"\xff\xfe\x00", "not a schema in TOML"),
        (b"name = 'x'", "has no “layers”"),
        (b"name = 'x'\nlayers = []", "has no layers"),
        (b"name = 'x'\nlayers = 'many'", "schema.layers must be a list"),
        (b"name = 'x'\nlayers = ['a']", "schema.layers[1] must be a table"),
        (b"name = 7\nlayers = []", "schema.name must be a text"),
        (MINIMAL.replace('"span"', '"spam"').encode(), "schema.layers[1].kind is “spam”, but must be one of span"),
        (MINIMAL.replace('"span"', "['a']").encode(), "schema.layers[1].kind"),
        (MINIMAL.replace("labels", "lables").encode(), "unknown key “lables”"),
        (MINIMAL.replace('name = "A"', "title = 'A'").encode(), "schema.layers[1].labels[1] has no “name”"),
        ((MINIMAL + "required = 1").encode(), "schema.layers[1].required must be true or false"),
        ((MINIMAL + "overlap = 'no'").encode(), "schema.layers[1].overlap must be true or false"),
    ],
)
def test_what_is_no_schema_is_refused_with_file_and_place(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "mine.toml"
    path.write_bytes(content)

    with pytest.raises(SchemaError) as refused:
        read_schema(path)
    assert str(refused.value).startswith(f"{path}: ")
    assert said in str(refused.value)


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    for path in (tmp_path / "none.toml", tmp_path):
        with pytest.raises(SchemaError, match="cannot be read"):
            read_schema(path)


TEXT = st.text(st.one_of(st.characters(codec="utf-8"), st.sampled_from('\n\r\t"\\n\x7f\x00')), max_size=12)


@settings(max_examples=60)
@given(st.lists(layers(), min_size=1, max_size=3, unique_by=lambda layer: layer.name), TEXT)
def test_a_schema_written_to_a_file_is_read_back_equal(drawn: list[Layer], text: str) -> None:
    first = replace(drawn[0], guideline=Guideline(text=text, yes=(text,), no=(text, "b")))
    schema = Schema(name="s", title=text, description=text, layers=(first, *drawn[1:]))

    assert schema_from_plain(tomllib.loads(schema_as_toml(schema))) == schema


@pytest.mark.parametrize("shipped", sorted(SCHEMAS.glob("*.toml")), ids=lambda path: path.stem)
def test_what_ships_survives_being_saved(shipped: Path, tmp_path: Path) -> None:
    schema = read_schema(shipped)
    write_schema(tmp_path / "copy.toml", schema)
    assert read_schema(tmp_path / "copy.toml") == schema
    assert [path.name for path in tmp_path.iterdir()] == ["copy.toml"]


def test_a_file_that_cannot_be_written_is_told_with_its_name(tmp_path: Path) -> None:
    with pytest.raises(SchemaError, match=r"missing.s\.toml: the schema cannot be written"):
        write_schema(tmp_path / "missing" / "s.toml", read_schema(SCHEMAS / "news.toml"))
