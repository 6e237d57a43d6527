"""What counts in a measure of agreement, what does not, and where there is none."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.tokens import TokenTable
from annotator.review.agreement import MEASURES, Agreement, agreement, by_label, by_pair, by_week
from annotator.review.gathering import ratings
from annotator.review.wording import FEW, in_full, in_words, of_few
from tests.review.judged import MOOD, NAMES, SIDE, TOPICS, Plain, rows_of_coders, spans_of, stances_of, topics_of


def values(found: Agreement) -> dict[str, float | None]:
    return {name: None if (each := found.measure(name)) is None else each.value for name in MEASURES}


def test_full_agreement_is_one_throughout() -> None:
    own: list[Plain] = [(0, 4, "A"), (6, 9, "B")]
    found = agreement([spans_of(20, {"ada": own, "bo": own})], NAMES)
    assert values(found) == dict.fromkeys(MEASURES, pytest.approx(1.0))
    assert (found.documents, found.unit, found.units) == (1, "token", 20)


def test_a_document_without_spans_counts_and_one_without_a_set_does_not() -> None:
    ada: list[Plain] = [(0, 4, "A")]
    bo: list[Plain] = [(0, 3, "A")]
    one = agreement([spans_of(10, {"ada": ada, "bo": bo})], NAMES)
    empty = spans_of(90, {"ada": [], "bo": []}, document="e")
    more = agreement([spans_of(10, {"ada": ada, "bo": bo}), empty], NAMES)
    assert (more.documents, more.units) == (2, 100)
    for name in ("cohen_kappa", "fleiss_kappa", "krippendorff_alpha", "unitizing_alpha"):
        assert (values(more)[name] or 0) > (values(one)[name] or 0), name
    alone = spans_of(90, {"ada": [(0, 9, "B")]}, document="e")
    assert agreement([spans_of(10, {"ada": ada, "bo": bo}), alone], NAMES) == one


def test_one_who_found_nothing_disagrees() -> None:
    found = agreement([spans_of(10, {"ada": [(0, 4, "A")], "bo": []})], NAMES)
    assert values(found)["f1_exact"] == values(found)["f1_overlap"] == 0
    assert (values(found)["unitizing_alpha"] or 1) < 0.5


def test_there_is_no_measure_without_anything_to_compare() -> None:
    nobody = dict.fromkeys(MEASURES)
    assert values(agreement([], NAMES)) == values(agreement([], NAMES, annotators=("ada", "bo"))) == nobody
    assert values(agreement([spans_of(9, {"ada": [(0, 4, "A")]})], NAMES)) == nobody
    assert values(agreement([spans_of(9, {"ada": [], "bo": []})], NAMES)) == nobody
    assert values(agreement([spans_of(0, {"ada": [], "bo": []})], NAMES)) == nobody
    for layer in (MOOD, TOPICS, SIDE):
        assert values(agreement([], layer)) == nobody


def test_one_document_gives_no_interval_and_several_give_one_around_the_value() -> None:
    texts = [
        spans_of(30, {"ada": [(0, 4, "A"), (9, 12, "B")], "bo": [(0, 4 + at % 3, "A")]}, document=str(at))
        for at in range(12)
    ]
    single = agreement(texts[:1], NAMES).f1_overlap
    assert single is not None
    assert (single.low, single.high) == (None, None)
    found = agreement(texts, NAMES, seed=3)
    assert found == agreement(texts, NAMES, seed=3)
    for name in MEASURES:
        each = found.measure(name)
        assert each is not None
        assert each.low is not None
        assert each.high is not None
        assert each.low <= each.value <= each.high
    exact = found.f1_exact
    assert exact is not None
    assert exact.low != exact.high


def test_f1_of_overlap_pairs_one_with_one_and_asks_for_the_label() -> None:
    whole: list[Plain] = [(0, 10, "A")]
    found = agreement([spans_of(20, {"ada": whole, "bo": [(0, 4, "A"), (5, 10, "A")]})], NAMES)
    assert values(found)["f1_overlap"] == pytest.approx(2 * 1 / 3)
    assert values(found)["f1_exact"] == 0
    renamed = agreement([spans_of(20, {"ada": whole, "bo": [(0, 10, "B")]})], NAMES)
    assert values(renamed)["f1_overlap"] == 0


def test_overlapping_labels_of_one_token_are_a_category_of_their_own() -> None:
    nested = spans_of(4, {"ada": [(0, 4, "A"), (1, 2, "B")], "bo": [(0, 4, "A"), (1, 2, "B")]})
    rated = ratings([nested], NAMES)
    assert [rated.categories[value] for value in rated.values[0]] == [("A",), ("A", "B"), ("A",), ("A",)]
    assert rated.of_label("B").values.tolist() == [[0, 1, 0, 0]] * 2


SPANS = st.lists(st.tuples(st.integers(0, 8), st.integers(9, 12), st.sampled_from("ABC")), max_size=5)


@given(SPANS, SPANS)
def test_a_token_has_the_labels_of_all_spans_over_it(ada: list[Plain], bo: list[Plain]) -> None:
    rated = ratings([spans_of(9, {"ada": [], "bo": []}, document="e"), spans_of(12, {"ada": ada, "bo": bo})], NAMES)
    for own, values_of in zip((ada, bo), rated.values, strict=True):
        expected = [{label for start, end, label in own if start <= at < end} for at in range(12)]
        assert [set(rated.categories[value]) for value in values_of[9:]] == expected
        assert {rated.categories[value] for value in values_of[:9]} == {()}


def test_tokens_are_the_callers_and_a_touched_one_counts() -> None:
    text = replace(spans_of(11, {"ada": [(0, 5, "A")], "bo": [(1, 7, "A")]}), tokens=TokenTable((0, 6), (5, 11)))
    rated = ratings([text], NAMES)
    assert [[rated.categories[value] for value in own] for own in rated.values] == [[("A",), ()], [("A",), ("A",)]]


def test_stances_are_compared_by_document_and_target_where_both_spoke() -> None:
    own = {"ada": {"Mayor": "for", "Ferry": "against"}, "bo": {"Mayor": "for", "Ferry": "for", "Bridge": "for"}}
    found = agreement([stances_of(own)], SIDE)
    assert (found.unit, found.units, found.documents) == ("pair", 2, 1)
    assert values(found)["cohen_kappa"] == 0
    assert values(found)["f1_exact"] is values(found)["unitizing_alpha"] is None


def test_layers_are_measured_where_they_are_asked() -> None:
    article = replace(stances_of({"ada": {"Mayor": "for"}, "bo": {"Mayor": "for"}}), kind="article")
    assert agreement([article], SIDE).documents == 0


def test_where_many_labels_may_hold_none_is_an_answer_and_a_set_of_them_one_category() -> None:
    texts = [
        topics_of({"ada": ["x", "y"], "bo": ["y", "x"]}, document="1"),
        topics_of({"ada": [], "bo": []}, document="2"),
        topics_of({"ada": ["x"], "bo": ["x", "y"]}, document="3"),
    ]
    found = agreement(texts, TOPICS)
    assert found.units == 3
    labels = {each.label: values(each)["cohen_kappa"] for each in by_label(ratings(texts, TOPICS))}
    assert labels["x"] == 1
    assert (labels["y"] or 1) < 1
    assert labels["z"] is None


def test_missing_answers_are_left_out() -> None:
    judged, layer = rows_of_coders([["a", "b", None, "a"], ["a", "b", "b", None]])
    found = agreement(judged, layer)
    assert found.units == 2
    assert values(found)["cohen_kappa"] == 1


def test_pairs_labels_and_weeks_are_measured_for_themselves() -> None:
    same: list[Plain] = [(0, 4, "A"), (8, 9, "B")]
    texts = [
        spans_of(20, {"ada": same, "bo": same, "cy": [(0, 4, "A")]}, document="1", week="2026-W30"),
        spans_of(20, {"ada": same, "bo": same}, document="2", week="2026-W31"),
        spans_of(20, {"cy": same, "bo": [(1, 4, "A")]}, document="3", week="2026-W31"),
    ]
    rated = ratings(texts, NAMES)
    pairs = {each.annotators: (each.documents, values(each)["f1_exact"]) for each in by_pair(rated)}
    assert pairs == {
        ("ada", "bo"): (2, 1),
        ("ada", "cy"): (1, pytest.approx(2 / 3)),
        ("bo", "cy"): (2, pytest.approx(1 / 3)),
    }
    assert [(each.week, each.documents) for each in by_week(rated)] == [("2026-W30", 1), ("2026-W31", 2)]
    by = {each.label: values(each)["f1_exact"] for each in by_label(rated)}
    assert by["A"] == pytest.approx((1 + 1 + 2 * 1 / 4) / 3)


def test_every_measure_says_itself_in_words() -> None:
    found = agreement([spans_of(10, {"ada": [(0, 4, "A"), (5, 6, "B")], "bo": [(0, 4, "A")]})], NAMES)
    assert in_words(found, "f1_exact") == (
        "Of two annotators’ spans, 67 % have the same ends and the same label in both (spans: 3)."
    )
    said = {str(in_words(found, name)) for name in MEASURES}
    assert len(said) == len(MEASURES)
    assert {sentence[-1] for sentence in said} == {"."}
    opposed = agreement([spans_of(10, {"ada": [(0, 5, "A")], "bo": [(5, 10, "A")]})], NAMES)
    assert in_words(opposed, "cohen_kappa") == (
        "The annotators agree no more than chance alone would give (tokens: 10)."
    )
    nothing = agreement([], MOOD)
    assert of_few(nothing) is in_full(nothing) is in_full(found) is None
    assert of_few(found) == "Only one text was judged by two: the figures say little."
    assert in_words(nothing, "f1_exact") == "This measures where spans stand, which is not what was asked here."
    assert in_words(nothing, "cohen_kappa") == "Nothing was judged by two annotators yet."


def test_a_warning_stands_under_few_texts_alone() -> None:
    def of(texts: int) -> Agreement:
        return agreement([spans_of(10, {"ada": [(0, 4, "A")], "bo": [(0, 4, "A")]})] * texts, NAMES)

    assert of_few(of(FEW - 1)) == "Only 9 texts were judged by two: the intervals say little."
    assert of_few(of(FEW)) is None
    assert in_full(of(FEW)) == "The annotators said the same wherever two judged a text."


# --- the formulas once more, as slow and plain as they are written ---

ROWS = st.integers(2, 4).flatmap(
    lambda coders: st.lists(
        st.lists(st.sampled_from(("a", "b", "c", None)), min_size=coders, max_size=coders), min_size=1, max_size=9
    )
)


def plain_cohen(pairs: list[tuple[str, str]]) -> float | None:
    first, second = Counter(one for one, _ in pairs), Counter(two for _, two in pairs)
    chance = sum(first[label] * second[label] for label in first) / max(len(pairs), 1) ** 2
    if not pairs or chance == 1:
        return None
    return (sum(one == two for one, two in pairs) / len(pairs) - chance) / (1 - chance)


def plain_alpha(units: list[list[str]]) -> float | None:
    kept = [unit for unit in units if len(unit) > 1]
    counts = Counter(label for unit in kept for label in unit)
    total = sum(counts.values())
    observed = sum(sum(one != two for one, two in combinations(unit, 2)) * 2 / (len(unit) - 1) for unit in kept)
    expected = sum(counts[one] * counts[two] for one in counts for two in counts if one != two)
    return 1 - (total - 1) * observed / expected if expected else None


@settings(max_examples=60)
@given(ROWS)
def test_kappas_and_alpha_are_those_of_the_plain_formulas(units: list[list[str | None]]) -> None:
    judged, layer = rows_of_coders([list(row) for row in zip(*units, strict=True)])
    found = values(agreement(judged, layer, draws=2))
    coders = range(len(units[0]))
    pairs = [
        plain_cohen([(a, b) for unit in units if (a := unit[one]) is not None and (b := unit[two]) is not None])
        for one, two in combinations(coders, 2)
    ]
    known = [pair for pair in pairs if pair is not None]
    assert found["cohen_kappa"] == (pytest.approx(sum(known) / len(known)) if known else None)
    plain = plain_alpha([[label for label in unit if label is not None] for unit in units])
    assert found["krippendorff_alpha"] == (None if plain is None else pytest.approx(plain))


@settings(max_examples=40)
@given(ROWS)
def test_whoever_is_named_first_nothing_changes(units: list[list[str | None]]) -> None:
    judged, layer = rows_of_coders([list(row) for row in zip(*units, strict=True)])
    names = sorted({each.annotator for document in judged for each in document.sets})
    forth = values(agreement(judged, layer, annotators=names, draws=2))
    back = values(agreement(judged, layer, annotators=names[::-1], draws=2))
    assert back == {name: None if value is None else pytest.approx(value) for name, value in forth.items()}
