from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.document import Document, Thread

from .drawn import article, comment

DEEP = [article("News", "t"), *(comment("So?", f"c{depth}", f"c{depth - 1}" if depth else "t") for depth in range(10))]


@settings(max_examples=25)
@given(st.lists(st.integers(0, 20), max_size=12), st.randoms(use_true_random=False))
def test_each_comment_stands_after_the_one_that_it_answers(parents: list[int], chance: random.Random) -> None:
    documents = [article("News", "d0")]
    for number, parent in enumerate(parents, 1):
        # A number that is not there yet is a parent that is missing.
        name = f"d{parent % number}" if parent <= 12 else "gone"
        documents.append(comment("So?", f"d{number}", name, "d0"))
    chance.shuffle(documents)
    thread = Thread.from_documents(documents)
    order = [document.id for document in thread]
    depths = thread.depths()

    assert sorted(order) == sorted(document.id for document in documents)
    assert order[0] == "d0"
    for document in thread.comments:
        if document.parent == "gone":
            assert depths[document.id] == 1
        else:
            assert order.index(str(document.parent)) < order.index(document.id)
            assert depths[document.id] == depths[str(document.parent)] + 1


@pytest.mark.parametrize("documents", [DEEP, DEEP[::-1], DEEP[5:] + DEEP[:5]])
def test_ten_deep_is_ten_deep_in_whatever_order(documents: list[Document]) -> None:
    thread = Thread.from_documents(documents)

    assert [document.id for document in thread] == ["t", *(f"c{depth}" for depth in range(10))]
    assert thread.depths()["c9"] == 10
    assert len(thread) == 11


def test_siblings_keep_their_order_and_their_answers_follow_them() -> None:
    thread = Thread.from_documents(
        [article("News"), comment("1", "a"), comment("2", "b"), comment("1.1", "aa", "a"), comment("1.2", "ab", "a")]
    )

    assert [document.id for document in thread.comments] == ["a", "aa", "ab", "b"]


def at(identifier: str, created: str | None, parent: str = "t") -> Document:
    return replace(comment("So?", identifier, parent), created=created)


def test_comments_that_came_later_stand_where_their_time_puts_them() -> None:
    first = [article("News"), at("a", "2026-03-14T10:00:00Z"), at("b", "2026-03-14T12:00:00Z")]
    late = [at("late", "2026-03-14T12:30:00+02:00"), at("answer", "2026-03-15", "a"), at("early", "2026-03-13")]

    assert [document.id for document in Thread.from_documents(first + late).comments] == [
        "early",
        "a",
        "answer",
        "late",
        "b",
    ]


@given(
    st.lists(st.sampled_from([None, "yesterday", "2026-03-14", "2026-03-14T10:00:00Z", "2026-03-13T10:00:00+01:00"]))
)
def test_what_was_arranged_once_stays_as_it_is(times: list[str | None]) -> None:
    comments = [at(f"c{number}", time) for number, time in enumerate(times)]
    thread = Thread.from_documents([article("News"), *comments])

    assert Thread.from_documents(thread) == thread


def test_comments_without_times_keep_their_order() -> None:
    comments = [at("b", None), at("a", "an hour ago"), at("c", None)]

    assert [document.id for document in Thread.from_documents([article("News"), *comments]).comments] == ["b", "a", "c"]


def test_thousands_of_replies_one_under_the_other_do_not_overflow() -> None:
    chain = [article("News"), *(comment("So?", f"c{n}", f"c{n - 1}" if n else "t") for n in range(3000))]

    assert Thread.from_documents(chain).depths()["c2999"] == 3000


def test_documents_are_found_by_id() -> None:
    thread = Thread.from_documents(DEEP)

    assert (thread.id, thread.document("c3").parent) == ("t", "c2")
    with pytest.raises(KeyError, match="nobody"):
        thread.document("nobody")
