from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.annotation import Annotation, SpanAnnotation, StanceAnnotation, Suggestion, Target
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.application import SetCheck, apply
from annotator.domain.document import Document
from annotator.domain.edit import Add, Edit, Reject, Remove, Replace, SetFlag, SetState, Unreject
from annotator.domain.errors import AnnotatorError, EditError, SchemaError
from annotator.domain.suggesting import suggestions_open

from .drawn import SCHEMA, TEXT, article, choice, comment, loose_annotations, set_of, span

EMPTY = AnnotationSet(document="c", annotator="ann")
BLANK = comment("Bo met Ada \n in Zürich.")
CLAIM = Target("claim", "t", "The claim")


def put(annotation_set: AnnotationSet, *edits: Edit, document: Document = BLANK) -> AnnotationSet:
    return apply(edits, annotation_set, document=document, schema=SCHEMA).set


def fits(annotations: list[Annotation], document: Document) -> bool:
    try:
        put(EMPTY, *map(Add, annotations), document=document)
    except (EditError, SchemaError):
        return False
    return True


@st.composite
def edits_one_by_one(draw: st.DrawFn) -> list[tuple[int, Annotation]]:
    """What to do with an annotation: 0 add it, 1 to 3 take, replace or refuse what stands at its place."""
    return [(draw(st.integers(0, 4)), each) for each in draw(loose_annotations(most=10))]


def as_edit(what: int, annotation: Annotation, before: AnnotationSet) -> Edit:
    there = list(before)
    old = there[len(annotation.id + annotation.label) % len(there)] if there else annotation
    match what:
        case 1:
            return Remove(old)
        case 2 if isinstance(old, SpanAnnotation) and isinstance(annotation, SpanAnnotation):
            return Replace(old, replace(annotation, id=old.id))
        case 3:
            return Reject(Suggestion(annotation, "agent"))
        case 4:
            return SetFlag(before.flag, annotation.label)
        case _:
            return Add(annotation)


@settings(max_examples=50)
@given(TEXT, edits_one_by_one())
def test_edits_and_then_their_inverses_give_the_same_set(text: str, drawn: list[tuple[int, Annotation]]) -> None:
    document = comment(text)
    passed = [EMPTY]
    undo: list[tuple[Edit, ...]] = []
    check = SetCheck(SCHEMA)
    for what, annotation in drawn:
        try:
            applied = apply([as_edit(what, annotation, passed[-1])], passed[-1], document=document, schema=SCHEMA)
        except (EditError, SchemaError):
            continue
        passed.append(applied.set)
        undo.append(applied.inverse)
        assert list(applied.set.spans) == sorted(applied.set.spans, key=lambda each: each.order)
        if not applied.set.rejected:
            check.check(applied.set, document)
    for inverses, before in zip(reversed(undo), reversed(passed[:-1]), strict=True):
        after = apply(inverses, passed[len(undo)], document=document, schema=SCHEMA).set
        assert after == before
        undo.pop()


@settings(max_examples=70)
@given(TEXT, loose_annotations(most=5))
def test_the_check_of_whole_sets_agrees_with_apply(text: str, annotations: list[Annotation]) -> None:
    document = comment(text)
    try:
        SetCheck(SCHEMA).check(set_of(annotations), document)
        sound = True
    except AnnotatorError:
        sound = False

    assert sound == fits(annotations, document)
    assert sound == fits(annotations[::-1], document)


def test_several_edits_go_in_all_or_none() -> None:
    with pytest.raises(EditError):
        put(EMPTY, Add(span(0, 2)), Add(span(0, 99)))
    both = put(EMPTY, Add(span(0, 2)), Add(span(3, 6)), Remove(span(0, 2)))

    assert both.spans == (span(3, 6),)


def test_what_changed_is_named() -> None:
    applied = apply([Add(span(0, 2)), Add(choice("mood", "sad"))], EMPTY, document=BLANK, schema=SCHEMA)

    assert applied.changed == {"names-0-2-A", "mood"}


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        (-1, 2, "outside the text, which has 23 characters"),
        (0, 24, "outside the text, which has 23 characters"),
        (3, 3, "outside the text"),
        (5, 2, "outside the text"),
        (10, 13, "nothing but white space"),
    ],
)
def test_spans_must_hold_text(start: int, end: int, said: str) -> None:
    with pytest.raises(EditError, match=said):
        put(EMPTY, Add(span(start, end)))


def test_the_same_label_twice_on_a_range_is_refused_and_another_label_is_not() -> None:
    once = put(EMPTY, Add(span(0, 2)))

    with pytest.raises(EditError, match="has the label A already"):
        put(once, Add(span(0, 2, identifier="other")))
    assert len(put(once, Add(span(0, 2, "B"))).spans) == 2


@pytest.mark.parametrize("order", list(permutations(((0, 4), (4, 6), (6, 8), (8, 10)))))
def test_overlap_is_refused_where_the_layer_forbids_it(order: tuple[tuple[int, int], ...]) -> None:
    apart = put(EMPTY, *(Add(span(start, end, layer="parts")) for start, end in order))

    for start, end in ((0, 1), (0, 10), (3, 5), (7, 9), (9, 11), (1, 3)):
        with pytest.raises(EditError, match=f"{start}–{end} overlaps .* “Parts” allows no overlap"):
            put(apart, Add(span(start, end, "B", layer="parts")))
        assert len(put(apart, Add(span(start, end))).spans) == 5
    assert len(put(apart, Add(span(10, 22, layer="parts"))).spans) == 5


def test_a_nested_span_of_another_layer_does_not_hide_an_overlap() -> None:
    both = put(EMPTY, Add(span(0, 10, layer="parts")), Add(span(3, 4)), Add(span(3, 6)), Add(span(4, 5)))

    with pytest.raises(EditError, match="overlaps 0–10"):
        put(both, Add(span(5, 6, "B", layer="parts")))


def test_questions_are_answered_once() -> None:
    answered = put(
        EMPTY,
        Add(choice("mood", "sad")),
        Add(choice("topics", "x")),
        Add(choice("topics", "y")),
        Add(StanceAnnotation("1", "side", CLAIM, "for")),
        Add(StanceAnnotation("2", "side", Target.entity("Bo"), "against")),
    )

    with pytest.raises(EditError, match="“Mood” is answered already"):
        put(answered, Add(choice("mood", "glad")))
    with pytest.raises(EditError, match="answered already"):
        put(answered, Add(choice("topics", "x")))
    with pytest.raises(EditError, match="a stance toward “The claim” already"):
        put(answered, Add(StanceAnnotation("3", "side", CLAIM, "against")))
    with pytest.raises(EditError, match="a stance toward “ BO ” already"):
        put(answered, Add(StanceAnnotation("3", "side", Target("entity", "bo", " BO "), "for")))
    assert answered.answered == {"mood", "topics", "side"}


def test_an_id_that_is_taken_never_overwrites() -> None:
    once = put(EMPTY, Add(StanceAnnotation("1", "side", CLAIM, "for")))

    with pytest.raises(EditError, match="id 1 already"):
        put(once, Add(StanceAnnotation("1", "side", Target.entity("Bo"), "for")))


@pytest.mark.parametrize(
    ("annotation", "said"),
    [
        (span(0, 2, "C"), "no label “C”"),
        (span(0, 2, layer="nothing"), "no layer “nothing”"),
        (span(0, 2, "glad", layer="mood"), "kind choice, not span"),
        (replace(span(0, 2), attributes=(("size", "big"),)), "no attribute “size”"),
        (replace(span(0, 2), attributes=(("tone", "big"),)), "no label “big”"),
        (choice("names", "A"), "kind span, not choice"),
        (replace(choice("mood", "sad"), id="elsewhere"), "does not fit"),
        (StanceAnnotation("1", "side", Target("planet", "x", "x"), "for"), "about the target “planet”"),  # type: ignore[arg-type]
        (StanceAnnotation("1", "mood", CLAIM, "sad"), "kind choice, not stance"),
    ],
)
def test_what_the_schema_does_not_know_is_refused(annotation: Annotation, said: str) -> None:
    with pytest.raises(SchemaError, match=said):
        put(EMPTY, Add(annotation))
    with pytest.raises(SchemaError, match=said):
        SetCheck(SCHEMA).check(set_of([annotation]), BLANK)


def test_a_layer_is_asked_of_its_kinds_of_document_alone() -> None:
    with pytest.raises(SchemaError, match="“side” is not asked of articles"):
        put(EMPTY, Add(StanceAnnotation("1", "side", CLAIM, "for")), document=article("Bo met Ada."))


def test_an_edit_that_was_overtaken_is_refused() -> None:
    once = put(EMPTY, Add(span(0, 2)), Add(choice("mood", "sad")), SetFlag(None, "why"))

    for late in (
        Remove(span(0, 2, "B")),
        Remove(replace(span(0, 2), origin="edited")),
        Replace(span(3, 6), span(3, 6, "B")),
        Remove(choice("mood", "glad")),
        SetFlag(None, "other"),
        SetState("submitted", "in_progress"),
        Unreject(Suggestion(span(0, 2), "agent")),
    ):
        with pytest.raises(EditError, match="A later edit has changed this since"):
            put(once, late)


def test_suggestions_wait_until_they_are_decided() -> None:
    at_bo = Suggestion(replace(span(0, 2), id="s1"), "agent", confidence=0.9)
    other_label = Suggestion(replace(span(0, 2, "B"), id="s2"), "agent")
    mood = Suggestion(replace(choice("mood", "sad"), id="s3"), "agent")
    topic = Suggestion(replace(choice("topics", "x"), id="s4"), "agent")
    side = Suggestion(StanceAnnotation("s5", "side", CLAIM, "for"), "agent")
    every = (at_bo, other_label, mood, topic, side)

    def waiting(*edits: Edit) -> set[str]:
        return {each.id for each in suggestions_open(every, put(EMPTY, *edits), schema=SCHEMA)}

    assert waiting() == {"s1", "s2", "s3", "s4", "s5"}
    assert waiting(Reject(at_bo)) == {"s2", "s3", "s4", "s5"}
    assert waiting(Add(span(0, 2))) == {"s3", "s4", "s5"}
    assert waiting(Add(span(0, 2, layer="parts"))) == {"s1", "s2", "s3", "s4", "s5"}
    assert waiting(Add(choice("mood", "glad"))) == {"s1", "s2", "s4", "s5"}
    assert waiting(Add(choice("topics", "y"))) == {"s1", "s2", "s3", "s4", "s5"}
    assert waiting(Add(choice("topics", "x"))) == {"s1", "s2", "s3", "s5"}
    assert waiting(Add(StanceAnnotation("1", "side", CLAIM, "against"))) == {"s1", "s2", "s3", "s4"}
    moved = replace(span(3, 6), origin="edited", suggestion="s1")
    assert waiting(Add(moved)) == {"s2", "s3", "s4", "s5"}
    with pytest.raises(EditError, match="refused already"):
        put(EMPTY, Reject(at_bo), Reject(at_bo))
