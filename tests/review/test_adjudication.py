"""Decisions on points become gold labels, with a verdict on every label that they concern."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.annotation import GOLD, Annotation
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.application import apply
from annotator.domain.edit import Add, Edit
from annotator.domain.errors import AnnotatorError
from annotator.domain.verdict import Response
from annotator.review.adjudication import Adjudication, Ruling
from annotator.review.difference import meaning
from annotator.review.points import Point, beside, points_of, sources
from tests.domain.drawn import SCHEMA, article, choice, loose_annotations, set_of, span

TEXT = article("A text that is long enough for all spans.")
EMPTY = AnnotationSet(document="t", annotator=GOLD)


def ruling(time: int = 1, reason: str | None = None) -> Ruling:
    return Ruling(reviewer="rev", time=time, reason=reason, note="")


def sets(*annotations: Sequence[Annotation]) -> list[AnnotationSet]:
    return [replace(set_of(list(own)), annotator=name) for name, own in zip("abc", annotations, strict=False)]


def points(under: list[AnnotationSet], gold: AnnotationSet, **responses: Response) -> tuple[Point, ...]:
    answers = {each.verdict: each for each in responses.values()}
    return tuple(
        each for each in points_of(under, gold, schema=SCHEMA, kind="article", responses=answers) if not each.is_empty
    )


def done(gold: AnnotationSet, edits: Sequence[Edit]) -> AnnotationSet:
    return apply(edits, gold, document=TEXT, schema=SCHEMA).set


def decided(
    under: list[AnnotationSet], gold: AnnotationSet, outcome: Sequence[Annotation], by: Ruling | None = None
) -> AnnotationSet:
    (point,) = points(under, gold)
    adjudication = Adjudication(gold, by or ruling())
    adjudication.decide(point, outcome)
    return done(gold, adjudication.edits)


def kinds(gold: AnnotationSet) -> dict[str, str]:
    return {each.annotator: each.kind for each in gold.verdicts}


def test_taking_one_side_approves_it_and_changes_the_other() -> None:
    long, short = span(0, 6), replace(span(2, 6), id="short")
    under = sets([long], [short])
    gold = decided(under, EMPTY, [short], ruling(reason="boundary"))
    assert gold.spans == (short,)
    assert kinds(gold) == {"a": "change", "b": "approve"}
    verdict = next(each for each in gold.verdicts if each.annotator == "a")
    assert (verdict.judged, verdict.gold, verdict.reason) == (long, (short,), "boundary")
    assert next(each.reason for each in gold.verdicts if each.annotator == "b") is None
    (point,) = points(under, gold)
    assert point.is_settled
    assert point.gold == (short,)


def test_nothing_here_rejects_all_and_puts_nothing_in() -> None:
    gold = decided(sets([span(0, 6)], []), EMPTY, [])
    assert gold.spans == ()
    assert kinds(gold) == {"a": "reject"}


def test_who_lacks_what_stands_is_told_that_it_is_missing() -> None:
    gold = decided(sets([span(0, 6)], []), EMPTY, [span(0, 6)])
    assert kinds(gold) == {"a": "approve", "b": "add"}


def test_another_decision_takes_the_first_one_back_whole() -> None:
    under = sets([span(0, 6)], [])
    gold = decided(under, decided(under, EMPTY, [span(0, 6)]), [], ruling(2))
    assert gold.spans == ()
    assert kinds(gold) == {"a": "reject"}


def test_both_wrong_puts_a_third_in() -> None:
    under = sets([span(0, 6)], [span(0, 6, "B")])
    third = replace(span(0, 4, "B"), id="third")
    gold = decided(under, EMPTY, [third])
    assert gold.spans == (third,)
    assert kinds(gold) == {"a": "change", "b": "change"}


def test_a_label_that_was_changed_since_it_was_judged_is_open_again() -> None:
    gold = decided(sets([span(0, 6)]), EMPTY, [span(0, 6)])
    moved = replace(span(0, 6), end=8)
    (point,) = points(sets([moved]), gold)
    assert not point.is_settled
    assert decided(sets([moved]), gold, [moved], ruling(2)).spans == (moved,)


def test_what_stands_already_is_not_put_in_twice() -> None:
    added = Adjudication(EMPTY, ruling())
    added.add_missing(replace(span(0, 6), id="mine"), ["a"])
    gold = done(EMPTY, added.edits)
    assert kinds(gold) == {"a": "add"}
    gold = decided(sets([span(0, 6)]), gold, [span(0, 6)])
    assert [each.id for each in gold.spans] == ["mine"]


def test_a_contested_verdict_that_stands_is_a_new_one() -> None:
    under = sets([span(0, 6)])
    gold = decided(under, EMPTY, [], ruling(1))
    (verdict,) = gold.verdicts
    answer = Response(verdict=verdict.id, answers=1, kind="contested", time=2, note="It is a name.")
    (point,) = points(under, gold, answer=answer)
    assert point.contested == (answer,)
    again = Adjudication(gold, ruling(3))
    again.decide(point, [])
    (after,) = done(gold, again.edits).verdicts
    assert after.time == 3
    assert not answer.is_to(after)


def test_a_verdict_that_says_the_same_again_stays() -> None:
    under = sets([span(0, 6)])
    gold = decided(under, EMPTY, [span(0, 6)], ruling(1))
    assert decided(under, gold, [span(0, 6)], ruling(2)) == gold


def test_a_layer_without_labels_is_a_point_of_its_own_that_nothing_settles() -> None:
    under = sets([], [])
    found = points_of(under, EMPTY, schema=SCHEMA, kind="article")
    assert [(each.layer, each.is_settled) for each in found] == [
        ("names", False),
        ("parts", False),
        ("mood", False),
        ("topics", False),
    ]
    nothing = Adjudication(EMPTY, ruling())
    nothing.approve_nothing(found[0])
    gold = done(EMPTY, nothing.edits)
    assert {each.kind for each in gold.verdicts} == {"nothing"}
    assert points_of(under, gold, schema=SCHEMA, kind="article")[0].is_settled
    # Whoever adds a label there says otherwise.
    added = Adjudication(gold, ruling(2))
    added.add_missing(span(0, 6), ["a", "b"])
    assert {each.kind for each in done(gold, added.edits).verdicts} == {"add"}


def test_what_a_reviewer_added_stands_beside_the_points_until_it_is_taken_out() -> None:
    under = sets([choice("mood", "glad")])
    added = Adjudication(EMPTY, ruling())
    added.add_missing(span(0, 6), ["a"])
    gold = done(EMPTY, added.edits)
    assert beside(gold, points(under, gold)) == (span(0, 6),)
    out = Adjudication(gold, ruling(2))
    out.take_out(span(0, 6))
    assert done(gold, out.edits) == EMPTY


def test_every_gold_label_says_where_it_came_from() -> None:
    gold = decided(sets([span(0, 6)], [span(0, 6)]), EMPTY, [span(0, 6)])
    (came,) = sources(gold).values()
    assert {(each.annotator, each.kind) for each in came} == {("a", "approve"), ("b", "approve")}


def valid(annotations: Sequence[Annotation], annotator: str) -> AnnotationSet:
    """Return a set of those annotations that fit the text and each other."""
    fitting = AnnotationSet(document="t", annotator=annotator)
    for each in annotations:
        with suppress(AnnotatorError):
            fitting = done(fitting, [Add(each)])
    return fitting


@given(st.lists(loose_annotations(), min_size=1, max_size=3), st.data())
def test_settling_everything_gives_what_was_chosen_and_can_be_taken_back(
    annotations: list[list[Annotation]], data: st.DataObject
) -> None:
    under = [valid(own, name) for name, own in zip("abc", annotations, strict=False)]
    one = data.draw(st.sampled_from(under)).annotator  # whose side is always taken, so that no spans overlap
    adjudication = Adjudication(EMPTY, ruling())
    wanted: set[tuple[object, ...]] = set()
    for point in points(under, EMPTY):
        (outcome,) = (side.annotations for side in point.sides if side.annotator == one)
        adjudication.decide(point, outcome)
        wanted |= {meaning(each) for each in outcome}
    applied = apply(adjudication.edits, EMPTY, document=TEXT, schema=SCHEMA)
    gold = applied.set
    assert {meaning(each) for each in gold} == wanted
    judged = {(each.annotator, each.about) for each in gold.verdicts if each.kind != "add"}
    assert judged == {(each.annotator, label.id) for each in under for label in each}
    assert all(point.is_settled for point in points(under, gold))
    assert beside(gold, points(under, gold)) == ()
    assert done(gold, applied.inverse) == EMPTY
