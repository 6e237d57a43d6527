"""Which threads come first: by doubt, with some at random and some unlike the rest."""

from __future__ import annotations

from array import array

from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.order_of_work import (
    DIVERSE_EVERY,
    MIXED,
    RANDOM_EVERY,
    WorkOrder,
    doubt,
    mixed,
    thread_doubt,
    unlike,
    with_first,
    words_of,
)

PROBABILITIES = st.floats(0, 1)
THREADS = st.lists(st.integers(1, 10_000), unique=True, max_size=60)


@given(PROBABILITIES)
def test_a_coin_is_the_greatest_doubt_and_certainty_none(confidence: float) -> None:
    assert 0 <= doubt(confidence) <= doubt(0.5) == 1
    assert doubt(0) == doubt(1) == 0
    assert abs(doubt(confidence) - doubt(1 - confidence)) < 1e-9


@given(st.lists(PROBABILITIES, max_size=50), PROBABILITIES)
def test_a_threads_doubt_lies_between_its_own_and_the_usual_one(doubts: list[float], prior: float) -> None:
    found = thread_doubt(sum(doubts), len(doubts), prior)
    assert min([*doubts, prior]) - 1e-9 <= found <= max([*doubts, prior]) + 1e-9


def test_a_thread_without_suggestions_has_the_usual_doubt() -> None:
    assert thread_doubt(0, 0, 0.3) == 0.3


def test_one_unsure_suggestion_counts_less_than_many() -> None:
    assert thread_doubt(1, 1, 0.2) < thread_doubt(9, 9, 0.2)


@given(THREADS, st.data())
def test_every_thread_comes_once_whatever_is_mixed_in(threads: list[int], data: st.DataObject) -> None:
    some = st.lists(st.sampled_from(threads), unique=True) if threads else st.just([])
    order = mixed(threads, data.draw(some), data.draw(some))
    assert sorted(order.numbers) == sorted(threads)
    assert {number for number, why in order.whys.items() if why == "uncertain"} == set()


@given(st.permutations(range(1, 101)), st.permutations(range(1, 101)))
def test_one_place_in_ten_is_at_random_and_one_for_what_is_unlike_the_rest(
    at_random: list[int], diverse: list[int]
) -> None:
    order = mixed(range(1, 101), at_random, diverse)
    kinds = [order.whys.get(number, "uncertain") for number in order.numbers]
    for first in range(0, 100, 10):
        ten = kinds[first : first + 10]
        assert (ten.count("random"), ten.count("diverse")) == (10 // RANDOM_EVERY, 10 // DIVERSE_EVERY)
    doubtful = [number for number in order.numbers if number not in order.whys]
    assert doubtful == sorted(doubtful)


def test_behind_the_mixed_places_doubt_alone_counts() -> None:
    order = mixed(range(MIXED + 50), range(MIXED + 49, 0, -1), ())
    assert len(order.whys) == MIXED // RANDOM_EVERY
    assert list(order.numbers[MIXED:]) == sorted(order.numbers[MIXED:])


def test_words_are_compared_whatever_their_case_and_short_ones_not_at_all() -> None:
    assert words_of("The Harbour; the HARBOUR of Zürich 🇨🇭") == {"harbour", "zürich"}


def test_what_is_unlike_all_that_was_seen_comes_first_and_nothing_like_it_after_it() -> None:
    texts = {
        1: words_of("harbour ferry storm"),
        2: words_of("football striker penalty"),
        3: words_of("football striker corner"),
        4: words_of("quantum lattice storm"),
    }
    assert unlike(texts, words_of("harbour ferry storm bridge"), 3) == [2, 4, 3]


@given(
    st.dictionaries(st.integers(0, 50), st.frozensets(st.sampled_from("abcdefgh")), max_size=12),
    st.frozensets(st.sampled_from("abcdefgh")),
    st.integers(0, 12),
)
def test_the_choice_is_the_greedy_one(texts: dict[int, frozenset[str]], seen: frozenset[str], count: int) -> None:
    known = set(seen)
    left = {number: words for number, words in texts.items() if words}
    expected: list[int] = []
    while left and len(expected) < count:
        best = max(left, key=lambda number: len(left[number] - known) / len(left[number]))
        expected.append(best)
        known |= left.pop(best)
    assert unlike(texts, seen, count) == expected


@given(THREADS, st.lists(st.integers(1, 10_000), max_size=10), st.none() | st.integers(1, 10_000))
def test_the_open_thread_stays_in_front_and_what_was_passed_over_goes_behind(
    threads: list[int], behind: list[int], first: int | None
) -> None:
    order = with_first(WorkOrder(numbers=array("q", threads)), first, behind)
    rest = [number for number in threads if number != first]
    passed = [number for number in rest if number in behind]
    kept = [number for number in rest if number not in behind]
    assert list(order.numbers) == [*(number for number in threads if number == first), *kept, *passed]
