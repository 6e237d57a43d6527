"""What counts as time at work, whatever happens."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal

from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.activity import (
    IDLE_MS,
    TAIL_MS,
    Account,
    DayTime,
    LayerTime,
    Share,
    TimeSpent,
    counted,
    shares,
)
from annotator.domain.annotation import ChoiceAnnotation, SpanAnnotation
from annotator.domain.edit import Act, Add, DocumentEdit, Edit, Replace, SetState

Doing = Literal["sign", "leave", "decide", "keep"]
Step = tuple[int, Doing]
doings = st.sampled_from(("sign", "sign", "leave", "decide", "keep"))
forward = st.lists(st.tuples(st.integers(0, 3 * IDLE_MS), doings), max_size=40)
anyhow = st.lists(st.tuples(st.integers(-(10**9), 10**9), doings), max_size=40)


def told(account: Account, steps: Sequence[Step], now: int = 0) -> tuple[Account, int]:
    for wait, doing in steps:
        now += wait
        match doing:
            case "sign":
                account = account.sign(now)
            case "leave":
                account = account.leave(now)
            case "decide":
                account = account.decide()
            case "keep":
                account = account.keep()
    return account, now


@given(forward)
def test_nobody_is_active_longer_than_the_clock_ran(steps: list[Step]) -> None:
    account, now = told(Account(), steps)
    assert 0 <= account.active <= account.so_far(now) <= now
    assert account.so_far(now + 10**9) <= now + 10**9


@given(anyhow)
def test_a_clock_that_jumps_takes_nothing_and_gives_no_more_than_a_pause(steps: list[Step]) -> None:
    account, now, before = Account(), 0, 0
    for step in steps:
        account, now = told(account, [step], now)
        assert 0 <= account.active - before <= IDLE_MS
        assert min(account.undecided, account.unwritten) >= 0
        before = account.active


@given(forward, forward)
def test_time_is_the_same_in_one_piece_and_in_two(first: list[Step], second: list[Step]) -> None:
    whole, _ = told(Account(), first + second)
    part, now = told(Account(), first)
    rest, _ = told(Account(seen=part.seen), second, now)
    assert whole.active == part.active + rest.active


@given(forward)
def test_what_went_to_decisions_and_what_was_kept_adds_up(steps: list[Step]) -> None:
    account, now, decided, kept = Account(), 0, 0, 0
    for step in steps:
        before = account
        account, now = told(account, [step], now)
        decided += before.undecided if step[1] == "decide" else 0
        kept += before.unwritten if step[1] == "keep" else 0
    assert (decided, kept) == (account.decided, account.written)
    assert decided + account.undecided == kept + account.unwritten == account.active


@given(forward, st.lists(st.integers(0, 2 * IDLE_MS), min_size=2, max_size=6).map(sorted))
def test_what_is_shown_never_falls(steps: list[Step], later: list[int]) -> None:
    account, now = told(Account(), steps)
    shown = [account.so_far(now + each) for each in later]
    assert shown == sorted(shown)
    assert account.sign(now + later[-1]).active >= shown[-1]


def test_a_short_pause_counts_whole_and_a_long_one_only_its_tail() -> None:
    account = Account().sign(1_000).sign(1_000 + IDLE_MS)
    assert account.active == IDLE_MS
    assert account.sign(1_001 + 2 * IDLE_MS).active == IDLE_MS + TAIL_MS
    assert counted(None, 5_000) == 0


def test_nothing_counts_while_somebody_is_elsewhere() -> None:
    away = Account().sign(0).leave(4_000)
    assert (away.active, away.so_far(9_000), away.is_idle(4_000)) == (4_000, 4_000, True)
    assert away.sign(30_000).active == 4_000


def test_only_what_is_certain_is_shown_and_a_reader_who_comes_back_is_given_the_pause() -> None:
    account = Account().sign(0)
    assert [account.so_far(now) for now in (5_000, 40_000, 90_000)] == [5_000, TAIL_MS, TAIL_MS]
    assert [account.is_idle(now) for now in (40_000, 90_000)] == [False, True]
    assert account.sign(40_000).so_far(40_000) == 40_000


def act(*edits: Edit) -> Act:
    return Act("ann", "a", tuple(DocumentEdit("a", each) for each in edits))


def span(number: int, label: str = "PERSON") -> SpanAnnotation:
    return SpanAnnotation(
        id=f"s{number}", layer="entities", start=number, end=number + 1, label=label, origin="scratch"
    )


def choice(label: str) -> ChoiceAnnotation:
    return ChoiceAnnotation(id="sentiment", layer="sentiment", label=label, origin="scratch")


def test_an_act_over_two_layers_is_parted_by_its_decisions() -> None:
    mixed = act(
        Add(span(1)), Add(span(2)), Replace(choice("negative"), choice("positive")), SetState("new", "submitted")
    )
    assert shares(mixed, 10_000) == (Share("entities", 2, 6_666), Share("sentiment", 1, 3_334))


def test_what_decides_nothing_has_a_share_of_its_own() -> None:
    assert shares(act(SetState("in_progress", "submitted")), 700) == (Share("", 0, 700),)


@given(
    st.lists(st.sampled_from((Add(span(1)), Add(choice("negative")), SetState("new", "submitted"))), max_size=9),
    st.integers(0, 10**8),
)
def test_no_millisecond_of_an_act_is_lost(edits: list[Edit], active: int) -> None:
    parts = shares(act(*edits), active)
    assert sum(each.active for each in parts) == active
    assert all(each.active >= 0 for each in parts)
    assert sum(each.decisions for each in parts) == sum(not isinstance(each, SetState) for each in edits)


def test_days_are_added_up_and_a_week_has_its_empty_ones() -> None:
    spent = TimeSpent(days=(DayTime(date(2026, 4, 30), 60), DayTime(date(2026, 5, 2), 5)))
    assert (spent.active, spent.between(date(2026, 5, 1), date(2026, 5, 7))) == (65, 5)
    week = spent.week(date(2026, 5, 2))
    assert [each.active for each in week] == [0, 0, 0, 0, 60, 0, 5]
    assert week[-1].day == date(2026, 5, 2)


def test_a_layer_in_which_nothing_stands_has_no_seconds_per_decision() -> None:
    assert LayerTime("entities", 4, 10_000).per_decision == 2_500
    assert LayerTime("entities", 0, 10_000).per_decision is None
