"""Whether the help helps: which threads are compared, and what the difference says."""

from __future__ import annotations

import pytest

from annotator.domain.outcomes import ENOUGH, AgentOutcome, Overlap, ShareSince, ThreadWork, compared, was_blind
from annotator.domain.suggesting import SuggestionSettings

NOW = SuggestionSettings(blind_share=0.5)
SINCE = (ShareSince(100, 0.5),)
BLIND = [f"t{number}" for number in range(200) if NOW.is_blind(f"t{number}")][:30]
SHOWN = [f"t{number}" for number in range(200) if not NOW.is_blind(f"t{number}")][:30]


USUAL = Overlap(10, 10, 8)


def work(thread: str, *, begun: int = 200, seconds: int = 60, overlap: Overlap = USUAL) -> ThreadWork:
    return ThreadWork(
        annotator="ann",
        thread=thread,
        begun=begun,
        active=seconds * 1000,
        decisions=10,
        deciding=seconds * 500,
        labels=overlap.mine,
        machine=overlap,
    )


def test_a_thread_is_blind_by_the_share_that_was_in_force_when_it_was_begun() -> None:
    blind = work(BLIND[0])
    assert was_blind(blind, SINCE, NOW) is True
    assert was_blind(work(SHOWN[0]), SINCE, NOW) is False
    assert was_blind(work(BLIND[0], begun=99), SINCE, NOW) is None
    assert was_blind(blind, (*SINCE, ShareSince(150, 0.0)), NOW) is None
    assert was_blind(blind, (), NOW) is None


def test_threads_done_before_any_was_blind_are_left_out() -> None:
    works = [*(work(each) for each in (*BLIND[:2], *SHOWN[:3])), work(SHOWN[4], begun=1)]
    comparison = compared(works, SINCE, NOW)
    assert (comparison.shown, comparison.blind, comparison.left_out) == (3, 2, 1)


@pytest.mark.parametrize(
    ("with_help", "finding"), [(30, "less"), (60, "no_difference"), (120, "more")], ids=["quicker", "same", "slower"]
)
def test_time_with_and_without_suggestions(with_help: int, finding: str) -> None:
    works = [
        *(work(each, seconds=with_help + number % 7) for number, each in enumerate(SHOWN)),
        *(work(each, seconds=60 + number % 7) for number, each in enumerate(BLIND)),
    ]
    assert compared(works, SINCE, NOW).finding("thread_time") == finding
    assert compared(works, SINCE, NOW).finding("decision_time") == finding


def test_suggestions_that_stand_oftener_where_they_were_seen_lead_people_on() -> None:
    works = [
        *(work(each, overlap=Overlap(10, 10, 9)) for each in SHOWN),
        *(work(each, overlap=Overlap(10, 10, 6)) for each in BLIND),
    ]
    comparison = compared(works, SINCE, NOW)
    assert comparison.finding("kept") == "more"
    assert comparison.measures["kept"].first is not None
    assert comparison.measures["kept"].first.value == 0.9


def test_of_few_threads_nothing_is_said() -> None:
    few = [*(work(each, seconds=10) for each in SHOWN), *(work(each, seconds=90) for each in BLIND[: ENOUGH - 1])]
    assert compared(few, SINCE, NOW).finding("thread_time") == "too_little"
    assert compared([], SINCE, NOW).finding("kept") == "too_little"


def test_likeness_to_gold_counts_both_sides() -> None:
    gold = ThreadWork(annotator="ann", thread=SHOWN[0], begun=200, gold=Overlap(10, 6, 4))
    found = compared([gold], SINCE, NOW).measures["accuracy"].first
    assert found is not None
    assert found.value == 0.5


def test_time_that_was_not_measured_counts_for_nothing() -> None:
    comparison = compared([work(each, seconds=0) for each in SHOWN], SINCE, NOW)
    assert comparison.measures["thread_time"].first is None


def test_a_suggester_is_as_good_as_people_say() -> None:
    outcome = AgentOutcome(agent="a", version="1", layer="entities", label="ORG", proposed=10, right=8, given=16)
    assert (outcome.precision.value, outcome.recall.value) == (0.8, 0.5)
