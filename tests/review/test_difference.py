"""What two to ten annotators of one document agree on, and how they differ."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.annotation import Annotation, SpanAnnotation, StanceAnnotation, Target
from annotator.domain.annotation_set import AnnotationSet
from annotator.review.difference import Conflict, Difference, diff
from tests.domain.drawn import choice, loose_annotations, set_of, span

CLAIM, MAYOR = Target("claim", "t", "The claim"), Target.entity("The mayor")


def sets(*annotations: list[Annotation]) -> list[AnnotationSet]:
    return [replace(set_of(own), annotator=name) for name, own in zip("abcdefghij", annotations, strict=False)]


def only(*annotations: list[Annotation]) -> Conflict:
    (conflict,) = diff(sets(*annotations)).conflicts
    return conflict


def stance(target: Target, label: str) -> StanceAnnotation:
    return StanceAnnotation(f"side-{target.id}", "side", target, label)


def test_what_everybody_says_matches_whatever_its_origin_and_id() -> None:
    one, two = span(0, 4), replace(span(0, 4, identifier="other"), origin="accepted", suggestion="s")
    difference = diff(sets([one, choice("mood", "glad")], [two, choice("mood", "glad")]))
    assert [side.annotations for side in difference.matches[0].sides] == [(one,), (two,)]
    assert [match.layer for match in difference.matches] == ["names", "mood"]
    assert difference.conflicts == ()


@pytest.mark.parametrize(
    ("one", "two", "kinds"),
    [
        ([span(0, 4)], [], ("missing",)),
        ([span(0, 4)], [span(0, 6)], ("boundary",)),
        ([span(0, 4)], [span(0, 4, "B")], ("label",)),
        ([span(0, 4)], [span(2, 6, "B")], ("boundary", "label")),
        ([span(0, 4)], [replace(span(0, 4), attributes=(("tone", "bad"),))], ("attribute",)),
        ([choice("mood", "glad")], [choice("mood", "sad")], ("label",)),
        ([choice("topics", "x")], [], ("missing",)),
        ([stance(CLAIM, "for")], [stance(CLAIM, "against")], ("stance",)),
        ([stance(CLAIM, "for")], [stance(MAYOR, "for")], ("target",)),
        ([stance(CLAIM, "for")], [], ("missing",)),
    ],
)
def test_conflicts_are_classified_alike_from_both_sides(
    one: list[Annotation], two: list[Annotation], kinds: tuple[str, ...]
) -> None:
    assert only(one, two).kinds == kinds
    assert only(two, one).kinds == kinds


def test_stances_toward_different_targets_that_differ_in_label_too_are_two_things_to_decide() -> None:
    conflicts = diff(sets([stance(CLAIM, "for")], [stance(MAYOR, "against")])).conflicts
    assert [conflict.kinds for conflict in conflicts] == [("missing",), ("missing",)]


def test_spans_far_apart_are_conflicts_of_their_own() -> None:
    conflicts = diff(sets([span(0, 4)], [span(4, 8)])).conflicts
    assert [conflict.extent for conflict in conflicts] == [(0, 4), (4, 8)]


def test_what_one_splits_and_another_leaves_whole_is_one_conflict_whose_sides_are_taken_whole() -> None:
    conflict = only([span(0, 10)], [span(0, 4), span(5, 10)])
    assert conflict.kinds == ("boundary",)
    assert conflict.crowded
    assert [len(option.annotations) for option in conflict.options] == [1, 2]


def test_a_span_around_a_disputed_one_stays_a_conflict_of_its_own() -> None:
    conflicts = diff(sets([span(0, 20, "B"), span(3, 5)], [span(3, 6)])).conflicts
    assert [(conflict.extent, conflict.kinds) for conflict in conflicts] == [
        ((0, 20), ("missing",)),
        ((3, 6), ("boundary",)),
    ]


def test_a_name_inside_a_renamed_one_is_missing_and_the_outer_is_renamed() -> None:
    conflicts = diff(sets([span(0, 20, "A"), span(3, 5)], [span(0, 20, "B")])).conflicts
    assert [conflict.kinds for conflict in conflicts] == [("label",), ("missing",)]


def test_layers_do_not_mix() -> None:
    assert len(diff(sets([span(0, 4)], [span(0, 4, layer="parts")])).conflicts) == 2


def test_more_than_half_are_a_majority_also_for_nothing() -> None:
    two_of_three = only([span(0, 4)], [span(0, 6)], [span(0, 4)])
    assert two_of_three.majority is not None
    assert two_of_three.majority.annotators == ("a", "c")
    nothing = only([span(0, 4)], [], [])
    assert nothing.majority is not None
    assert nothing.majority.annotations == ()
    assert only([span(0, 4)], []).majority is None
    assert only([span(0, 4)], [span(0, 5)], [span(0, 6)]).majority is None


def test_sets_of_two_documents_or_by_one_annotator_are_a_mistake() -> None:
    one, two = sets([], [])
    for wrong in ([], [one, one], [one, replace(two, document="other")]):
        with pytest.raises(ValueError):  # noqa: PT011 - a defect of ours has no sentence
            diff(wrong)


# Whatever is drawn, also what no schema allows.
SEVERAL = st.lists(loose_annotations(), min_size=2, max_size=4)


def contents(difference: Difference) -> tuple[object, ...]:
    """What a difference says, whoever is named first."""
    return (
        {(match.layer, frozenset(match.sides)) for match in difference.matches},
        {(conflict.layer, conflict.kinds, frozenset(conflict.sides)) for conflict in difference.conflicts},
        {conflict.majority and frozenset(conflict.majority.annotators) for conflict in difference.conflicts},
    )


@given(loose_annotations())
def test_nothing_differs_from_itself(own: list[Annotation]) -> None:
    assert diff(sets(own, own)).conflicts == ()


@given(SEVERAL)
def test_every_annotation_stands_in_exactly_one_match_or_conflict(drawn: list[list[Annotation]]) -> None:
    given_sets = sets(*drawn)
    difference = diff(given_sets)
    for number, each in enumerate(given_sets):
        found = [a for match in difference.matches for a in match.sides[number].annotations]
        found += [a for conflict in difference.conflicts for a in conflict.sides[number].annotations]
        assert sorted(found, key=repr) == sorted(each, key=repr)


@given(SEVERAL)
def test_a_match_says_one_thing_and_a_conflict_several(drawn: list[list[Annotation]]) -> None:
    difference = diff(sets(*drawn))
    assert all(len({side.says for side in match.sides}) == 1 for match in difference.matches)
    assert all(len(conflict.options) > 1 and conflict.kinds for conflict in difference.conflicts)


@given(SEVERAL)
def test_the_order_of_annotators_changes_nothing_but_their_order(drawn: list[list[Annotation]]) -> None:
    given_sets = sets(*drawn)
    expected = diff(given_sets)
    for order in list(permutations(given_sets))[:7]:
        difference = diff(order)
        assert difference.annotators == tuple(each.annotator for each in order)
        assert contents(difference) == contents(expected)


@given(SEVERAL)
def test_a_majority_is_held_by_more_than_half_and_by_one_option_alone(drawn: list[list[Annotation]]) -> None:
    for conflict in diff(sets(*drawn)).conflicts:
        sizes = [len(option.annotators) for option in conflict.options]
        assert sum(sizes) == len(drawn)
        majority = conflict.majority
        assert (majority is None) == (2 * max(sizes) <= len(drawn))


def test_a_hundred_spans_of_three_annotators_differ_by_place() -> None:
    first: list[Annotation] = [span(10 * at, 10 * at + 5) for at in range(100)]
    second: list[Annotation] = [
        SpanAnnotation(f"s{at}", "names", 10 * at, 10 * at + 5 + at % 2, "A") for at in range(100)
    ]
    difference = diff(sets(first, second, first))
    assert len(difference.matches) == 50
    assert [conflict.extent for conflict in difference.conflicts] == [(10 * at, 10 * at + 6) for at in range(1, 100, 2)]
