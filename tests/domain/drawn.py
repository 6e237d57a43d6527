"""Texts, schemas and annotations that Hypothesis draws: hard characters, and offsets that may not fit."""

from __future__ import annotations

from hypothesis import strategies as st

from annotator.domain.annotation import (
    Annotation,
    ChoiceAnnotation,
    SpanAnnotation,
    StanceAnnotation,
    Target,
    choice_id,
    sorted_spans,
)
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.document import Document
from annotator.domain.identifiers import text_sha256
from annotator.domain.schema import Attribute, Label, Layer, Schema


def labels(*names: str) -> tuple[Label, ...]:
    return tuple(Label(name=name, title=name) for name in names)


SCHEMA = Schema(
    name="drawn",
    title="Drawn",
    layers=(
        Layer(
            name="names",
            kind="span",
            title="Names",
            labels=labels("A", "B"),
            attributes=(Attribute(name="tone", title="Tone", labels=labels("bad", "good")),),
        ),
        Layer(name="parts", kind="span", title="Parts", labels=labels("A", "B"), overlap=False),
        Layer(name="mood", kind="choice", title="Mood", labels=labels("glad", "sad"), required=True),
        Layer(name="topics", kind="choice", title="Topics", labels=labels("x", "y", "z"), many=True),
        Layer(
            name="side",
            kind="stance",
            title="Side",
            labels=labels("for", "against"),
            documents=("comment",),
            targets=("claim", "entity", "parent"),
            required=True,
        ),
    ),
)

PIECES = ("a", "Bo", " ", "\n", "\t", "👩🏽‍🚒", "e\u0301", "السلام", "日本", "\u00a0", "U.S.", "!", "🇨🇭")
TEXT = st.lists(st.sampled_from(PIECES), min_size=1, max_size=8).map("".join)
OFFSET = st.integers(-1, 14)
LABEL = st.sampled_from(("A", "B", "C"))
TARGET = st.sampled_from((Target("claim", "t", "The claim"), Target.entity("Bo"), Target("parent", "c", "Parent")))


def article(text: str, identifier: str = "t") -> Document:
    return Document(id=identifier, kind="article", thread=identifier, text=text, text_sha256=text_sha256(text))


def comment(text: str, identifier: str = "c", parent: str = "t", thread: str = "t") -> Document:
    return Document(
        id=identifier, kind="comment", thread=thread, parent=parent, text=text, text_sha256=text_sha256(text)
    )


def span(start: int, end: int, label: str = "A", *, layer: str = "names", identifier: str = "") -> SpanAnnotation:
    return SpanAnnotation(identifier or f"{layer}-{start}-{end}-{label}", layer, start, end, label)


def choice(layer: str, label: str) -> ChoiceAnnotation:
    return ChoiceAnnotation(choice_id(layer, label, many=layer == "topics"), layer, label)


_SPAN = st.builds(
    lambda layer, start, end, label: SpanAnnotation("", layer, start, end, label),
    st.sampled_from(("names", "parts", "mood")),
    OFFSET,
    OFFSET,
    LABEL,
)
_CHOICE = st.builds(choice, st.sampled_from(("mood", "topics")), st.sampled_from(("glad", "sad", "x", "y", "none")))
_STANCE = st.builds(
    lambda target, label: StanceAnnotation("", "side", target, label), TARGET, st.sampled_from(("for", "against", "A"))
)


@st.composite
def loose_annotations(draw: st.DrawFn, *, most: int = 8) -> list[Annotation]:
    """Annotations that may or may not make a set; their ids differ."""
    drawn: list[Annotation] = []
    for number, each in enumerate(draw(st.lists(st.one_of(_SPAN, _SPAN, _CHOICE, _STANCE), max_size=most))):
        match each:
            case SpanAnnotation():
                drawn.append(SpanAnnotation(f"{number:03}", each.layer, each.start, each.end, each.label))
            case StanceAnnotation():
                drawn.append(StanceAnnotation(f"{number:03}", each.layer, each.target, each.label))
            case _:
                drawn.append(each)
    return drawn


def set_of(annotations: list[Annotation], document: str = "c") -> AnnotationSet:
    return AnnotationSet(
        document=document,
        annotator="ann",
        spans=sorted_spans([each for each in annotations if isinstance(each, SpanAnnotation)]),
        choices=tuple(each for each in annotations if isinstance(each, ChoiceAnnotation)),
        stances=tuple(each for each in annotations if isinstance(each, StanceAnnotation)),
    )
