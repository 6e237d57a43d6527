from __future__ import annotations

from dataclasses import replace

import pytest

from annotator.domain import gestures
from annotator.domain.annotation import SpanAnnotation, StanceAnnotation, Suggestion, Target
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.application import apply
from annotator.domain.document import Document, Thread
from annotator.domain.edit import Add, Remove, Replace
from annotator.domain.gestures import Edits
from annotator.domain.schema import Label

from .drawn import SCHEMA, article, choice, comment, span

NEWS = replace(article("Bo wins\n\nBo of Zürich won."), title="Bo wins")
FIRST = comment("bo  is great, and so is ZÜRICH. " + "Much more of it follows here, on and on.", "c")
REPLY = comment("No, he is not.", "r", "c")
THREAD = Thread.from_documents([NEWS, FIRST, REPLY])
EMPTY = AnnotationSet(document="c", annotator="ann")
CLAIM = Target("claim", "t", "Bo wins")
SIDE = SCHEMA.layer("side")
MOOD = SCHEMA.layer("mood")
TOPICS = SCHEMA.layer("topics")


def after(annotation_set: AnnotationSet, edits: Edits, document: Document = FIRST) -> AnnotationSet:
    assert {each.document for each in edits} <= {annotation_set.document}
    return apply([each.edit for each in edits], annotation_set, document=document, schema=SCHEMA).set


def labelled(start: int = 0, end: int = 2, label: str = "A") -> tuple[AnnotationSet, SpanAnnotation]:
    made = after(EMPTY, gestures.label_span(EMPTY, "names", start, end, label))
    return made, made.spans[0]


def test_a_span_is_labelled_once() -> None:
    once, made = labelled()

    assert (made.layer, made.start, made.end, made.label, made.origin) == ("names", 0, 2, "A", "scratch")
    assert gestures.label_span(once, "names", 0, 2, "A") == ()
    assert len(after(once, gestures.label_span(once, "names", 0, 2, "B")).spans) == 2


def test_relabelling_and_moving_keep_id_and_attributes() -> None:
    once, made = labelled()
    once = after(once, gestures.set_attribute(once, made, "tone", "good"))
    (changed,) = after(once, gestures.relabel(once, once.spans[0], "B")).spans
    (moved,) = after(once, gestures.move_ends(once, once.spans[0], 0, 6)).spans

    assert (changed.id, changed.label, changed.attributes, changed.origin) == (
        made.id,
        "B",
        (("tone", "good"),),
        "scratch",
    )
    assert (moved.id, moved.start, moved.end, moved.attribute("tone")) == (made.id, 0, 6, "good")
    assert gestures.relabel(once, once.spans[0], "A") == ()
    assert gestures.move_ends(once, once.spans[0], 0, 2) == ()


def test_an_attribute_is_given_changed_and_taken_away() -> None:
    once, made = labelled()
    good = after(once, gestures.set_attribute(once, made, "tone", "good"))
    bad = after(good, gestures.set_attribute(good, good.spans[0], "tone", "bad"))

    assert good.spans[0].attribute("tone") == "good"
    assert bad.spans[0].attribute("tone") == "bad"
    assert after(bad, gestures.set_attribute(bad, bad.spans[0], "tone", "bad")).spans[0].attributes == ()
    assert after(bad, gestures.set_attribute(bad, bad.spans[0], "tone", None)).spans[0].attributes == ()
    assert gestures.set_attribute(once, made, "tone", None) == ()


def test_a_choice_is_made_changed_and_taken_away() -> None:
    sad = after(EMPTY, gestures.choose(EMPTY, MOOD, "sad"))
    glad = after(sad, gestures.choose(sad, MOOD, "glad"))

    assert [each.label for each in sad.choices] == ["sad"]
    assert [each.label for each in glad.choices] == ["glad"]
    assert after(glad, gestures.choose(glad, MOOD, "glad")).choices == ()


def test_many_choices_are_toggled_one_by_one() -> None:
    made = EMPTY
    for label in ("y", "x", "z", "x"):
        made = after(made, gestures.choose(made, TOPICS, label))

    assert [each.label for each in made.choices] == ["y", "z"]


def test_a_stance_is_taken_changed_and_taken_back_per_target() -> None:
    made = after(EMPTY, gestures.take_stance(EMPTY, "side", CLAIM, "for"))
    both = after(made, gestures.take_stance(made, "side", Target.entity("Bo"), "against"))
    turned = after(both, gestures.take_stance(both, "side", CLAIM, "against"))

    assert {(each.target.id, each.label) for each in both.stances} == {("t", "for"), ("bo", "against")}
    assert {(each.target.id, each.label) for each in turned.stances} == {("t", "against"), ("bo", "against")}
    assert turned.stances[0].id == made.stances[0].id
    assert len(after(turned, gestures.take_stance(turned, "side", Target.entity(" bo "), "against")).stances) == 1


def test_accepting_keeps_where_a_label_came_from_and_editing_says_so() -> None:
    proposed = Suggestion(replace(span(0, 2), id="s1"), "agent", "1", 0.8)
    accepted = after(EMPTY, gestures.accept(EMPTY, proposed, SCHEMA))
    other = after(EMPTY, gestures.accept_as(EMPTY, proposed, "B", SCHEMA))

    assert (accepted.spans[0].origin, accepted.spans[0].suggestion) == ("accepted", "s1")
    assert accepted.spans[0].id != "s1"
    assert (other.spans[0].label, other.spans[0].origin, other.spans[0].suggestion) == ("B", "edited", "s1")
    relabelled = after(accepted, gestures.relabel(accepted, accepted.spans[0], "B"))
    assert (relabelled.spans[0].origin, relabelled.spans[0].suggestion) == ("edited", "s1")


def test_accepted_choices_and_stances_fill_the_place_that_a_person_would() -> None:
    mood = Suggestion(replace(choice("mood", "sad"), id="s1"), "agent")
    topic = Suggestion(replace(choice("topics", "x"), id="s2"), "agent")
    side = Suggestion(StanceAnnotation("s3", "side", CLAIM, "for"), "agent")
    made = EMPTY
    for proposed in (mood, topic, side):
        made = after(made, gestures.accept(made, proposed, SCHEMA))

    assert [each.id for each in made.choices] == ["mood", "topics=x"]
    glad = after(made, gestures.choose(made, MOOD, "glad")).choice("mood")
    assert glad == replace(choice("mood", "glad"), origin="edited", suggestion="s1")
    turned = after(made, gestures.take_stance(made, "side", CLAIM, "against"))
    assert (turned.stances[0].origin, turned.stances[0].suggestion) == ("edited", "s3")
    as_other = after(EMPTY, gestures.accept_as(EMPTY, topic, "y", SCHEMA))
    assert (as_other.choices[0].id, as_other.choices[0].origin) == ("topics=y", "edited")


def test_refusing_twice_is_refusing_once() -> None:
    proposed = Suggestion(replace(span(0, 2), id="s1"), "agent")
    refused = after(EMPTY, gestures.reject(EMPTY, proposed))

    assert refused.rejected == (proposed,)
    assert gestures.reject(refused, proposed) == ()


def test_a_thread_is_submitted_and_taken_up_again() -> None:
    sets = (EMPTY, replace(EMPTY, document="t", state="in_progress"), replace(EMPTY, document="r", state="submitted"))
    submitted = gestures.submit(sets)

    assert [(each.document, each.edit.after) for each in submitted] == [("c", "submitted"), ("t", "submitted")]  # type: ignore[union-attr]
    assert [each.document for each in gestures.reopen(sets)] == ["r"]
    assert gestures.submit(sets[2:]) == ()


def test_a_flag_has_a_reason_or_is_none() -> None:
    flagged = after(EMPTY, gestures.flag(EMPTY, "  spam\n"))

    assert flagged.flag == "spam"
    assert gestures.flag(flagged, "spam ") == ()
    assert gestures.flag(EMPTY, "  ") == ()
    assert after(flagged, gestures.flag(flagged, None)).flag is None


def asked(document: Document, annotation_set: AnnotationSet) -> list[tuple[str, str | None, bool]]:
    found = gestures.questions(document, annotation_set, SCHEMA, THREAD)
    return [(each.layer.name, None if each.target is None else each.target.id, each.required) for each in found]


def test_an_article_is_asked_its_choices_and_a_comment_its_stance_too() -> None:
    assert asked(NEWS, replace(EMPTY, document="t")) == [("mood", None, True), ("topics", None, False)]
    assert asked(FIRST, EMPTY) == [("mood", None, True), ("topics", None, False), ("side", "t", True)]


def test_targets_that_were_answered_are_asked_and_free_the_default() -> None:
    made = after(EMPTY, gestures.take_stance(EMPTY, "side", Target.entity("Bo"), "for"))
    both = after(made, gestures.take_stance(made, "side", CLAIM, "for"))

    assert asked(FIRST, made)[2:] == [("side", "t", False), ("side", "bo", True)]
    assert asked(FIRST, both)[2:] == [("side", "bo", True), ("side", "t", True)]
    question = gestures.questions(FIRST, made, SCHEMA, THREAD)
    assert [gestures.is_answered(each, made) for each in question] == [False, False, False, True]


def test_targets_are_claim_parent_and_the_entities_of_the_whole_thread() -> None:
    of_news = replace(EMPTY, document="t")
    sets = {
        "t": after(of_news, gestures.label_span(of_news, "names", 15, 21, "A"), NEWS),
        "c": after(EMPTY, gestures.label_span(EMPTY, "names", 24, 30, "A")),
        "r": replace(EMPTY, document="r", stances=(StanceAnnotation("1", "side", Target.entity("the crew"), "for"),)),
    }
    found = gestures.targets_of(SIDE, FIRST, THREAD, sets, SCHEMA)

    assert FIRST.text[24:30] == "ZÜRICH"
    # The parent of a first comment is the article, as the claim is its headline: two questions all the same.
    assert [(each.kind, each.id, each.text) for each in found] == [
        ("claim", "t", "Bo wins"),
        ("parent", "t", "Bo wins"),
        ("entity", "zürich", "Zürich"),
        ("entity", "the crew", "the crew"),
    ]


@pytest.mark.parametrize(("name", "spacy"), [("DATE", ()), ("WHEN", ("tim", "date")), ("SUM", ("MONEY",))])
def test_dates_and_amounts_are_no_targets(name: str, spacy: tuple[str, ...]) -> None:
    names = SCHEMA.layer("names")
    dated = replace(names, labels=(*names.labels, Label(name=name, title="When", spacy=spacy)))
    schema = replace(SCHEMA, layers=tuple(dated if each == names else each for each in SCHEMA.layers))
    spans = (replace(span(0, 2), label=name), span(24, 30))
    sets = {"c": replace(EMPTY, spans=spans)}

    found = gestures.targets_of(SIDE, FIRST, THREAD, sets, schema)
    assert [each.text for each in found if each.kind == "entity"] == ["ZÜRICH"]


def test_the_parent_of_a_reply_is_the_comment_in_its_first_words() -> None:
    target = gestures.target_of_kind("parent", REPLY, THREAD)

    assert target is not None
    assert (target.id, target.text) == ("c", "bo  is great, and so is ZÜRICH. Much more of it follows…")
    assert gestures.default_target(SIDE, REPLY, THREAD) == CLAIM
    assert gestures.default_target(replace(SIDE, targets=("entity",)), REPLY, THREAD) is None


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Short", "Short"),
        ("  \n First line\nSecond", "First line"),
        ("x" * 80, "x" * 60 + "…"),
        ("word " * 20, "word " * 11 + "word…"),
    ],
)
def test_openings_are_cut_at_words(text: str, shown: str) -> None:
    assert gestures.opening(text) == shown


def test_a_span_is_split_without_the_blanks_at_the_cut() -> None:
    text = "the University of Eldis denies"
    whole = SpanAnnotation("s", "entities", 4, 23, "ORG", (("sentiment", "negative"),), "accepted", "from")
    annotation_set = AnnotationSet(document="d", annotator="ada", spans=(whole,))
    first, second = (each.edit for each in gestures.split(annotation_set, whole, text, 14))
    assert isinstance(first, Replace)
    assert isinstance(second, Add)
    assert isinstance(second.annotation, SpanAnnotation)
    assert isinstance(first.after, SpanAnnotation)
    assert [text[each.start : each.end] for each in (first.after, second.annotation)] == ["University", "of Eldis"]
    assert first.after.id == "s"
    assert second.annotation.attributes == whole.attributes
    assert (second.annotation.origin, second.annotation.suggestion) == ("edited", None)
    for outside in (4, 23, 0):
        assert gestures.split(annotation_set, whole, text, outside) == ()


def test_a_split_leaves_no_blank_span() -> None:
    text = "a  b"
    span = SpanAnnotation("s", "entities", 0, 3, "ORG")
    annotation_set = AnnotationSet(document="d", annotator="ada", spans=(span,))
    assert gestures.split(annotation_set, span, text, 1) == ()


def test_spans_of_one_label_are_merged_within_a_paragraph() -> None:
    text = "Port of Eldis\n\nEldis"
    port, other, eldis, below = (
        SpanAnnotation("a", "entities", 0, 4, "GPE", (("sentiment", "negative"),)),
        SpanAnnotation("b", "entities", 5, 7, "ORG"),
        SpanAnnotation("c", "entities", 8, 13, "GPE", (("sentiment", "positive"),)),
        SpanAnnotation("d", "entities", 15, 20, "GPE"),
    )
    annotation_set = AnnotationSet(document="d", annotator="ada", spans=(port, other, eldis, below))
    assert gestures.mergeable(annotation_set, port, text) is eldis
    assert gestures.mergeable(annotation_set, eldis, text) is None
    assert gestures.mergeable(annotation_set, other, text) is None
    gone, whole = (each.edit for each in gestures.merge(annotation_set, port, eldis))
    assert gone == Remove(eldis)
    assert whole == Replace(port, SpanAnnotation("a", "entities", 0, 13, "GPE", port.attributes))


def test_there_is_one_note_of_each_person_about_a_thing() -> None:
    written = after(EMPTY, gestures.note(EMPTY, "s", " why? ", author="ann", time=1))
    assert [(each.about, each.text, each.time) for each in written.notes] == [("s", "why?", 1)]
    changed = after(written, gestures.note(written, "s", "because", author="ann", time=2))
    assert [(each.id, each.text) for each in changed.notes] == [(written.notes[0].id, "because")]
    assert gestures.note(changed, "s", "because", author="ann", time=3) == ()
    assert len(after(changed, gestures.note(changed, None, "of the whole", author="ann", time=3)).notes) == 2
    assert after(changed, gestures.note(changed, "s", "  ", author="ann", time=3)).notes == ()
    assert gestures.note(EMPTY, "s", "", author="ann", time=1) == ()
    both = after(changed, gestures.note(changed, "s", "indeed?", author="rev", time=4))
    assert [(each.author, each.text) for each in both.notes] == [("ann", "because"), ("rev", "indeed?")]
    assert after(both, gestures.note(both, "s", "", author="ann", time=5)).notes == both.notes[1:]
    assert gestures.note(both, "s", "", author="bea", time=5) == ()
    other = after(both, gestures.change_note(both, both.notes[1], " indeed ", time=6))
    assert [each.text for each in other.notes] == ["because", "indeed"]
    assert after(other, gestures.change_note(other, other.notes[1], "", time=7)).notes == changed.notes


def test_a_suggestion_of_just_that_range_is_decided_by_labelling_it() -> None:
    unsure = Suggestion(SpanAnnotation("s", "names", 0, 2, "B"), "x", "1", 0.4)
    sure = Suggestion(SpanAnnotation("t", "names", 0, 2, "A"), "x", "1", 0.6)
    longer = Suggestion(SpanAnnotation("u", "names", 0, 6, "A"), "x", "1", 0.9)
    waiting = (unsure, sure, longer)

    def made(label: str, start: int = 0, end: int = 2) -> tuple[str, str | None]:
        (span,) = after(EMPTY, gestures.label_span(EMPTY, "names", start, end, label, waiting=waiting)).spans
        assert (span.start, span.end, span.label) == (start, end, label)
        return span.origin, span.suggestion

    assert made("A") == ("accepted", "t")
    assert made("B") == ("accepted", "s")
    assert made("A", 0, 1) == ("scratch", None)
    (edited,) = gestures.label_span(EMPTY, "names", 0, 6, "B", waiting=waiting)
    assert isinstance(edited.edit, Add)
    assert (edited.edit.annotation.origin, edited.edit.annotation.suggestion) == ("edited", "u")
    once, _ = labelled(label="B")
    (second,) = gestures.label_span(once, "names", 0, 2, "A", waiting=waiting)
    assert isinstance(second.edit, Add)
    assert second.edit.annotation.origin == "scratch"
