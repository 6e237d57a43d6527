from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from concurrent.futures import CancelledError
from multiprocessing import active_children

import pytest

from annotator.domain.tokens import TokenTable
from annotator.suggest.tokenizing import TokenizerProcess, token_table

PATIENCE = 60  # seconds in which a process has long started


@pytest.fixture(scope="module")
def english() -> Iterator[TokenizerProcess]:
    process = TokenizerProcess()
    yield process
    process.close()


def words(table: TokenTable, text: str) -> list[str]:
    return [text[start:end] for start, end in zip(table.starts, table.ends, strict=True)]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("The U.S.-based AT&T won't pay $5.", ["The", "U.S.-based", "AT&T", "wo", "n't", "pay", "$", "5", "."]),
        ("Zürich 🐦 Jose\u0301", ["Zürich", "🐦", "Jose\u0301"]),
        ("one\n\ttwo\u00a0three", ["one", "two", "three"]),
        ("東京都 and 日本", ["東", "京", "都", "and", "日", "本"]),
        ("iPhone手机8", ["iPhone", "手", "机", "8"]),
        ("قال الوزير: نعم.", ["قال", "الوزير", ":", "نعم", "."]),
        ("", []),
        (" \n ", []),
    ],
)
def test_tokens_are_those_of_the_language_in_code_points(
    english: TokenizerProcess, text: str, tokens: list[str]
) -> None:
    (table,) = english.tokens("en", [text]).result(PATIENCE)

    assert words(table, text) == tokens


def test_texts_are_answered_in_their_order(english: TokenizerProcess) -> None:
    texts = [f"text number {number}" for number in range(50)]
    tables = english.tokens("en", texts).result(PATIENCE)

    assert [words(table, text)[-1] for table, text in zip(tables, texts, strict=True)] == [
        str(number) for number in range(50)
    ]


@pytest.mark.parametrize("language", ["xx", "de", "ar", "zh", "ja", "ko", "nonsense"])
def test_every_language_has_some_tokenizer(language: str) -> None:
    text = "Zürich 東京 الوادعة"
    assert words(token_table(language, text), text) == ["Zürich", "東", "京", "الوادعة"]


def test_a_selection_snaps_to_the_tokens_it_touches(english: TokenizerProcess) -> None:
    text = "The U.S.-based firm"
    (table,) = english.tokens("en", [text]).result(PATIENCE)

    assert table.snap(6, 8) == (4, 14)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9 on Windows")
def test_a_process_that_was_killed_starts_again() -> None:
    process = TokenizerProcess()
    others = {child.pid for child in active_children()}
    process.tokens("en", ["first"]).result(PATIENCE)
    (worker,) = {child.pid for child in active_children()} - others
    assert worker is not None
    os.kill(worker, signal.SIGKILL)
    table = process.tokens("en", ["after"]).result(PATIENCE)
    process.close()

    assert table == [TokenTable((0,), (5,))]


def test_closing_ends_the_process_at_once() -> None:
    before = {child.pid for child in active_children()}
    process = TokenizerProcess()
    process.tokens("en", ["first"]).result(PATIENCE)
    assert {child.pid for child in active_children()} - before
    process.close()
    process.close()

    assert {child.pid for child in active_children()} <= before


def test_closing_with_work_under_way_ends_it_and_cancels_what_waits() -> None:
    before = {child.pid for child in active_children()}
    process = TokenizerProcess()
    pending = [process.tokens("en", ["a long text " * 5000]) for _ in range(20)]
    process.close()

    assert {child.pid for child in active_children()} <= before
    for each in pending:
        with pytest.raises(CancelledError):
            each.result(PATIENCE)
