"""Whatever the texts hold and whatever a person does: nothing breaks, and offsets stay where a caret may stand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from annotator.domain.annotation import SpanAnnotation, Suggestion
from annotator.domain.document import Thread
from annotator.gui.theme import DARK
from annotator.gui.thread_view.intents import Current, SpanDrawn
from annotator.gui.thread_view.selection import Movement
from tests.gui.thread_view.shown import Shown, click, double_click, drag
from tests.gui.thread_view.texts import LINES, texts
from tests.gui.thread_view.threads import Labelled, article, comment

# What the import lets through: neither half a pair nor NUL.
STORABLE = tuple(piece for piece in LINES if not "\ud800" <= piece <= "\udfff" and piece != "\x00")
LABELS = ("PERSON", "ORG", "GPE")
ACTS = ("click", "double", "drag", "alt", "move", "extend", "scroll", "fold", "label", "narrow", "dark", "reveal")


@st.composite
def threads(draw: st.DrawFn) -> Labelled:
    documents = [article(draw(texts(STORABLE, 40)))]
    for number in range(draw(st.integers(0, 4))):
        parent = draw(st.sampled_from([each.id for each in documents]))
        documents.append(comment(number, draw(texts(STORABLE, 20)), parent=parent))
    made = Labelled(Thread.from_documents(documents))
    for document in documents:
        _label(made, document.id, draw)
    return made


def _label(made: Labelled, document_id: str, draw: Callable[..., Any]) -> None:
    text = made.thread.document(document_id).text
    for number in range(draw(st.integers(0, 6)) if text else 0):
        start = draw(st.integers(0, len(text) - 1))
        end = draw(st.integers(start + 1, len(text)))
        span = SpanAnnotation(f"{document_id}-{number}", "entities", start, end, draw(st.sampled_from(LABELS)))
        if draw(st.booleans()):
            made.suggestions[document_id] += (Suggestion(span, "x", "1", 0.5),)
        else:
            own = made.sets[document_id]
            spans = tuple(sorted((*own.spans, span), key=lambda each: each.order))
            made.sets[document_id] = replace(own, spans=spans)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40)
@given(
    threads(),
    st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 800), st.integers(0, 500)), max_size=12),
    st.data(),
)
def test_nothing_breaks(view: Shown, made: Labelled, acts: list[tuple[str, int, int]], data: st.DataObject) -> None:
    view.resize(700, 400)
    view.show_labelled(made)
    for act, x, y in acts:
        at, other = QPoint(x, y), QPoint(y, x % 400)
        match act:
            case "click":
                click(view, at)
            case "double":
                double_click(view, at)
            case "drag":
                drag(view, at, other)
            case "alt":
                drag(view, at, other, held=Qt.KeyboardModifier.AltModifier)
            case "move" | "extend":
                view.move_caret(list(Movement)[x % len(Movement)], extend=act == "extend")
            case "scroll":
                view.verticalScrollBar().setValue(x)
            case "fold":
                folded = list(made.thread)[x % len(made.thread)].id
                view._toggle_fold(folded)
            case "label":
                document = list(made.thread)[x % len(made.thread)]
                _label(made, document.id, data.draw)
                view.update_labelled(made, document.id)
                view.set_current(Current(document.id, f"{document.id}-{y % 6}"))
                view.reveal_current()
            case "narrow":
                view.resize(200 + x, 400)
            case "dark":
                view.set_theme(DARK)
            case _:
                document = list(made.thread)[x % len(made.thread)]
                view.reveal(document.id, min(y, len(document.text)), len(document.text))
        QApplication.processEvents()
        _check(view)


def _check(view: Shown) -> None:
    selection = view.selection
    if selection is not None and selection.document_id:
        text = view.text(selection.document_id)
        assert 0 <= selection.start <= selection.end <= len(text)
    for drawn in view.told(SpanDrawn):
        quote = view.text(drawn.document_id)[drawn.start : drawn.end]
        assert quote == quote.strip() != ""
    view.said.clear()
    assert view.scene is not None
    assert 0 <= view.scrolled <= max(0, view.scene.height - view.viewport().height())
