"""How fast a thread opens, takes a new span and scrolls; each figure is printed beside its limit."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from annotator.domain.annotation import AnnotationSet, SpanAnnotation
from annotator.domain.document import Thread
from annotator.gui.fonts import load_fonts
from annotator.gui.thread_view.view import ThreadView
from tests.gui.thread_view.threads import SCHEMA, article, comment

pytestmark = pytest.mark.bench
_LABELS = ("PERSON", "ORG", "GPE", "LOC", "FAC", "DATE")
_SIZE = (900, 1000)


def _words(count: int, chance: random.Random) -> str:
    return " ".join("x" * 0 + "".join(chance.choices("etaoinshrdlu", k=chance.randint(2, 9))) for _ in range(count))


def _thread(words: int, spans: int, comments: int) -> tuple[Thread, dict[str, AnnotationSet]]:
    chance = random.Random(7)
    paragraphs = [_words(min(75, words - start), chance) + "." for start in range(0, words, 75)]
    text = "Headline of the thread\n\n" + "\n\n".join(paragraphs)
    documents = [article(text, title="Headline of the thread")]
    documents += [comment(number, _words(30, chance), author=f"reader_{number}") for number in range(comments)]
    starts = sorted(chance.sample(range(len(text) - 20), spans))
    made = tuple(
        SpanAnnotation(f"s{index}", "entities", start, start + chance.randint(4, 16), chance.choice(_LABELS))
        for index, start in enumerate(starts)
    )
    thread = Thread.from_documents(documents)
    sets = {each.id: AnnotationSet(document=each.id, annotator="ann") for each in thread}
    sets["a"] = AnnotationSet(document="a", annotator="ann", spans=tuple(sorted(made, key=lambda span: span.order)))
    return thread, sets


SMALL = (450, 30, 8)
LARGE = (20_000, 1_500, 8)


@pytest.fixture
def view(qtbot: Any) -> ThreadView:
    load_fonts(Path(__file__).parents[2] / "resources")
    shown = ThreadView()
    qtbot.addWidget(shown)
    shown.resize(*_SIZE)
    shown.show()
    qtbot.waitExposed(shown)
    return shown


def _report(benchmark: Any, what: str, figure: str, limit_ms: float) -> None:
    stats = sorted(benchmark.stats.stats.data)
    at = stats[len(stats) // 2] if figure == "median" else stats[min(len(stats) - 1, int(len(stats) * 0.99))]
    benchmark.extra_info["limit_ms"] = limit_ms
    print(f"\n{what}: {figure} {at * 1000:.1f} ms (limit {limit_ms:g} ms), max {stats[-1] * 1000:.1f} ms")


def _run(benchmark: Any, act: Callable[[], None], rounds: int) -> None:
    benchmark.pedantic(act, rounds=rounds, warmup_rounds=3)


@pytest.mark.parametrize(("size", "limit"), [(SMALL, 16), (LARGE, 20)], ids=["450 words", "20,000 words"])
def test_opening_a_thread(benchmark: Any, view: ThreadView, size: tuple[int, int, int], limit: float) -> None:
    thread, sets = _thread(*size)

    def open_and_paint() -> None:
        view.show_thread(thread, schema=SCHEMA, sets=sets, suggestions={})
        view.viewport().repaint()

    _run(benchmark, open_and_paint, 60)
    _report(benchmark, f"open {size[0]} words, {size[1]} spans, first paint", "median", limit)


@pytest.mark.parametrize(("size", "limit"), [(SMALL, 16), (LARGE, 16)], ids=["450 words", "20,000 words"])
def test_painting_a_new_span(benchmark: Any, view: ThreadView, size: tuple[int, int, int], limit: float) -> None:
    thread, sets = _thread(*size)
    view.show_thread(thread, schema=SCHEMA, sets=sets, suggestions={})
    chance = random.Random(3)
    spans = sets["a"].spans

    def label() -> None:
        start = chance.randint(30, 2000)
        new = SpanAnnotation(f"n{start}", "entities", start, start + 9, chance.choice(_LABELS))
        own = AnnotationSet(
            document="a", annotator="ann", spans=tuple(sorted((*spans, new), key=lambda each: each.order))
        )
        view.update_sets({**sets, "a": own}, {}, frozenset({"a"}))
        QApplication.processEvents()

    _run(benchmark, label, 200)
    _report(benchmark, f"new span in {size[0]} words, {size[1]} spans", "p99", limit)


@pytest.mark.parametrize(("size", "limit"), [(SMALL, 8), (LARGE, 8)], ids=["450 words", "20,000 words"])
def test_scrolling(benchmark: Any, view: ThreadView, size: tuple[int, int, int], limit: float) -> None:
    thread, sets = _thread(*size)
    view.show_thread(thread, schema=SCHEMA, sets=sets, suggestions={})
    bar = view.verticalScrollBar()
    step = 60

    def scroll() -> None:
        nonlocal step
        before = bar.value()
        bar.setValue(before + step)
        if bar.value() == before:
            step = -step
        QApplication.processEvents()

    _run(benchmark, scroll, 300)
    _report(benchmark, f"scroll by 60 px in {size[0]} words, {size[1]} spans", "p99", limit)
