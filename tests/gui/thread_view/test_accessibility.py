"""What a screen reader finds, asked through Qt itself."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import partial
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QAccessibleInterface,
    QAccessibleTextCursorEvent,
    QAccessibleTextSelectionEvent,
)

from annotator.domain.annotation import Target
from annotator.domain.document import Thread
from annotator.gui.thread_view.accessibility.tree import Node, Tree
from annotator.gui.thread_view.intents import (
    AnnotationClicked,
    CollapseToggled,
    Current,
    OptionClicked,
    TargetWanted,
)
from annotator.gui.thread_view.selection import TextSelection
from tests.gui.thread_view.shown import Shown
from tests.gui.thread_view.threads import Labelled, article, hard, long_thread, storm

Role, Text = QAccessible.Role, QAccessible.Text
ODD = "\u200b\ufeffx \ufffe \ufdd0 a\tb\v\f\x85\u00a0😴e\u0301 👩\u200d👩\u200d👧 \u2028سلم שלום end\n\n\ufeffsecond 🇩🇪"


@pytest.fixture
def listened() -> Iterator[None]:
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


@pytest.fixture
def told(listened: None, monkeypatch: pytest.MonkeyPatch) -> list[QAccessibleEvent]:
    """The events that are sent; each remembers whom it is about."""
    events: list[QAccessibleEvent] = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", events.append)
    return events


def root(view: Shown) -> QAccessibleInterface:
    found = QAccessible.queryAccessibleInterface(view)
    assert found is not None
    return found


def inside(of: QAccessibleInterface) -> list[QAccessibleInterface]:
    return [of.child(index) for index in range(of.childCount())]


def everything(of: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    yield of
    for child in inside(of):
        yield from everything(child)


def find(view: Shown, role: QAccessible.Role, *words: str) -> QAccessibleInterface:
    return next(
        each
        for each in everything(root(view))
        if each.role() == role and all(word in each.text(Text.Name) for word in words)
    )


def names(of: QAccessibleInterface) -> list[tuple[str, str]]:
    return [(each.role().name, each.text(Text.Name)) for each in inside(of)]


def announced(told: list[QAccessibleEvent]) -> list[str]:
    return [event.message() for event in told if isinstance(event, QAccessibleAnnouncementEvent)]


def focused(told: list[QAccessibleEvent]) -> list[str]:
    kind = QAccessible.Event.Focus
    return [event.accessibleInterface().text(Text.Name) for event in told if event.type() == kind]


@pytest.mark.skipif("QT_LINUX_ACCESSIBILITY_ALWAYS_ON" in os.environ, reason="somebody is listening already")
def test_nothing_is_made_before_somebody_asks(view: Shown) -> None:
    made = storm()
    view.show_labelled(made)
    view.select("a", 3, 9)
    view.set_current(Current("a", made.sets["a"].spans[0].id))
    view.update_labelled(made, "a")
    assert view._speaking._tree is None


def test_the_thread_is_a_document_of_an_article_and_comments(view: Shown) -> None:
    view.show_labelled(storm())
    thread = root(view)
    assert thread.role() == Role.Document
    assert thread.text(Text.Name) == "Thread: Storm closes Northgate bridge as ministers trade blame"
    assert names(thread) == [
        ("Grouping", "Article: Storm closes Northgate bridge as ministers trade blame"),
        ("Grouping", "Comment by tidewatcher_b, level 1, answering the article"),
        ("Grouping", "Comment by M. Karsh, level 2, answering tidewatcher_b"),
        ("Grouping", "Comment by Old Sal, level 1, answering the article"),
    ]
    assert inside(thread)[2].text(Text.Description) == "M. Karsh · 3 h later · answering tidewatcher_b"


def test_what_is_in_a_comment(view: Shown) -> None:
    view.show_labelled(storm())
    comment = find(view, Role.Grouping, "Comment by M. Karsh")
    assert names(comment) == [
        ("Button", "Fold this comment and its replies"),
        ("EditableText", "Text of M. Karsh"),
        ("List", "Labels"),
        ("Grouping", "Sentiment"),
        ("Grouping", "Stance toward “Storm closes Northgate bridge as ministers trade blame”"),
        ("Grouping", "Stance toward Odile Fenn"),
        ("Grouping", "Stance toward the comment it answers"),
        ("Button", "Choose or add what the stance is toward"),
    ]
    sentiment, _, toward_fenn, toward_parent = (each for each in inside(comment) if each.role() == Role.Grouping)
    assert names(sentiment) == [
        ("RadioButton", "Negative, suggested, 88 %"),
        ("RadioButton", "Neutral"),
        ("RadioButton", "Positive"),
    ]
    assert [each.state().checked for each in inside(toward_fenn)] == [False, True, False]
    assert toward_fenn.text(Text.Description) == "Against"
    assert toward_parent.text(Text.Description) == "Against, suggested, 71 %"


def test_every_object_knows_its_place(view: Shown) -> None:
    view.show_labelled(hard())
    for each in everything(root(view)):
        assert each.isValid()
        assert each.text(Text.Name)
        for index, child in enumerate(inside(each)):
            assert child.parent() is each
            assert each.indexOfChild(child) == index
            assert not child.rect().isEmpty()


def test_labels_are_named_by_what_they_say(view: Shown) -> None:
    made = storm()
    view.show_labelled(made)
    labels = find(view, Role.List, "Labels")
    assert [name for _, name in names(labels)][:4] == [
        "FAC, Northgate bridge, decided",
        "GPE, PORT ELDIS, decided",
        "FAC, Northgate bridge, decided",
        "DATE, Sunday, suggested, 91 %",
    ]
    assert find(view, Role.ListItem, "Odile Fenn").text(Text.Name) == "PERSON, Odile Fenn, decided, negative sentiment"
    current = made.sets["a"].spans[1].id
    view.set_current(Current("a", current))
    assert [each.state().selected for each in inside(labels)][:3] == [False, True, False]


def test_the_text_is_the_document_s_own(view: Shown) -> None:
    view.show_labelled(storm())
    read = find(view, Role.EditableText, "Text of the article").textInterface()
    text = view.text("a")
    assert (read.characterCount(), read.text(0, -1), read.text(5, 12)) == (len(text), text, text[5:12])
    assert (read.cursorPosition(), read.selectionCount()) == (-1, 0)
    view.select("a", 3, 9)
    assert (read.cursorPosition(), read.selectionCount()) == (9, 1)
    other = find(view, Role.EditableText, "Text of Old Sal").textInterface()
    assert (other.cursorPosition(), other.selectionCount()) == (-1, 0)


def test_offsets_count_as_qt_counts_whatever_the_text_holds(view: Shown) -> None:
    view.show_labelled(Labelled(Thread.from_documents((article(ODD),))))
    read = find(view, Role.EditableText, "Text of the article").textInterface()
    assert read.characterCount() == len(ODD.encode("utf-16-le")) // 2
    for word in ("😴", "e\u0301", "👩\u200d👩\u200d👧", "سلم", "end", "second", "🇩🇪"):
        start = ODD.index(word)
        first, last = (len(ODD[:at].encode("utf-16-le")) // 2 for at in (start, start + len(word)))
        assert read.text(first, last) == word
        read.setSelection(0, first, last)
        assert view.selection == TextSelection("a", start, start + len(word))
        assert read.cursorPosition() == last


def test_characters_are_where_they_are_drawn(view: Shown) -> None:
    view.show_labelled(hard())
    read = find(view, Role.EditableText, "Text of the article").textInterface()
    text = view.text("a")
    for word in ("قالت", "Royal", "Marren", "דנה", "kilo", "Harbour"):
        if word in text:
            at = text.index(word)
            unit = len(text[:at].encode("utf-16-le")) // 2
            place = view.viewport().mapToGlobal(view.point("a", at))
            assert read.characterRect(unit).contains(place)
            assert read.offsetAtPoint(place) == unit
            assert root(view).childAt(place.x(), place.y()).isValid()


def test_pressing_does_what_the_mouse_does(view: Shown) -> None:
    made = storm()
    view.show_labelled(made)
    for role, words in (
        (Role.RadioButton, ("Negative, suggested, 88 %",)),
        (Role.ListItem, ("Sunday",)),
        (Role.Button, ("Choose or add",)),
        (Role.Button, ("Fold",)),
    ):
        action = find(view, role, *words).actionInterface()
        assert action.actionNames() == ["Press"]
        action.doAction("Press")
    (answer,) = view.told(OptionClicked)
    assert answer == OptionClicked("c3", "sentiment", None, "negative")
    (label,) = view.told(AnnotationClicked)
    assert label == AnnotationClicked("a", made.suggestions["a"][0].id, suggested=True)
    (wanted,) = view.told(TargetWanted)
    assert view.frameGeometry().contains(wanted.position)
    assert view.told(CollapseToggled) == [CollapseToggled("c2")]
    assert [name for _, name in names(root(view)) if "M. Karsh" in name] == []
    assert find(view, Role.Button, "Unfold").state().collapsed


def test_what_is_at_a_point(view: Shown) -> None:
    made = storm()
    view.show_labelled(made)
    text = view.text("a")
    for at, name in (
        (view.point("a", text.index("Sunday")), "DATE, Sunday, suggested, 91 %"),
        (view.point("a", text.index("cladding")), "Text of the article"),
        (view.control("c2", OptionClicked, label="favor"), "Favor"),
    ):
        place = view.viewport().mapToGlobal(at)
        assert root(view).childAt(place.x(), place.y()).text(Text.Name) == name


def test_caret_and_selection_are_told(view: Shown, told: list[QAccessibleEvent]) -> None:
    view.show_labelled(storm())
    view.setFocus()
    told.clear()
    view.select("c2", 4, 4)
    view.select("c2", 0, 4)
    view.select("c2", 4, 4)
    carets = [each.cursorPosition() for each in told if type(each) is QAccessibleTextCursorEvent]
    chosen = [
        (each.selectionStart(), each.selectionEnd()) for each in told if isinstance(each, QAccessibleTextSelectionEvent)
    ]
    assert (carets, chosen) == ([4, 4, 4], [(0, 4), (4, 4)])
    assert {event.accessibleInterface().text(Text.Name) for event in told} == {"Text of tidewatcher_b"}


def test_what_is_current_is_focused_and_announced(view: Shown, told: list[QAccessibleEvent], qtbot: Any) -> None:
    made = storm()
    view.show_labelled(made)
    view.activateWindow()
    qtbot.waitActive(view)
    view.setFocus()
    view.select("a", 2, 2)
    told.clear()
    view.set_current(Current("a", made.suggestions["a"][0].id))
    view.set_current(Current("c3", layer="stance", target=Target.entity("Odile Fenn")))
    view.set_current(None)
    assert focused(told) == ["DATE, Sunday, suggested, 91 %", "Stance toward Odile Fenn", "Text of the article"]
    assert announced(told) == [
        "Sunday: label 4 of 10, Text of the article",
        "Stance toward Odile Fenn: Against, Text of M. Karsh",
    ]


def test_what_a_decision_changes_is_told(view: Shown, told: list[QAccessibleEvent]) -> None:
    made = storm()
    view.show_labelled(made)
    claim = Target("claim", "a", "The authority ignored two warnings")
    against = next(
        each for each in inside(find(view, Role.Grouping, "Stance toward “The")) if each.text(Text.Name) == "Against"
    )
    view.set_current(Current("c2", layer="stance", target=claim))
    told.clear()
    own = made.sets["c2"]
    made.sets["c2"] = type(own)(document="c2", annotator="ann", spans=own.spans, choices=own.choices)
    made.stance("c2", claim, "against")
    view.update_labelled(made, "c2")
    assert against.state().checked
    assert announced(told) == ["Stance toward “The authority ignored two warnings”: Against, Text of tidewatcher_b"]
    changed = [event for event in told if event.type() == QAccessible.Event.StateChanged]
    assert against in [event.accessibleInterface() for event in changed]


def test_a_label_that_is_gone_is_gone_for_all(view: Shown, told: list[QAccessibleEvent]) -> None:
    made = storm()
    view.show_labelled(made)
    label = find(view, Role.ListItem, "Northgate")
    own = made.sets["a"]
    made.sets["a"] = type(own)(document="a", annotator="ann", spans=own.spans[1:], choices=own.choices)
    view.update_labelled(made, "a")
    tree = view._speaking._tree
    assert isinstance(tree, Tree)
    assert label not in tree.known(frozenset({"a"}))
    assert len(inside(find(view, Role.List, "Labels"))) == 9


def test_another_thread_lets_the_objects_of_the_one_before_go(view: Shown, told: list[QAccessibleEvent]) -> None:
    view.show_labelled(hard())
    assert len(list(everything(root(view)))) > 100
    view.show_labelled(long_thread())
    tree = view._speaking._tree
    assert isinstance(tree, Tree)
    assert {node.document_id for node in tree.known(frozenset(f"c{number}" for number in range(20)))} <= {"c1"}
    assert announced(told)[-1] == "Thread"


def _is_gone(view: Shown) -> bool:
    return not shiboken6.isValid(view)


def test_a_view_that_is_closed_answers_no_more(qtbot: Any, listened: None) -> None:
    for _ in range(5):
        view = Shown()
        view.show_labelled(hard())
        objects = list(everything(root(view)))
        assert len(objects) > 100
        view.deleteLater()
        qtbot.waitUntil(partial(_is_gone, view))
        tree = view._speaking._tree
        assert isinstance(tree, Tree)
        assert not tree.alive
        del objects


def test_what_is_out_of_sight_has_a_place_without_being_laid_out(view: Shown) -> None:
    made = long_thread()
    made.span("a", "Words that", "ORG", nth=900)
    view.show_labelled(made)
    label = find(view, Role.ListItem, "Words that")
    assert label.state().offscreen
    assert label.rect().top() > view.height()
    assert view.scene is not None
    index = view.scene.text_index("a", made.sets["a"].spans[0].start)
    assert index is not None
    assert not view.scene.blocks[index].measured


def test_a_failure_inside_an_answer_is_reported_and_not_thrown(
    view: Shown, monkeypatch: pytest.MonkeyPatch, listened: None
) -> None:
    reported: list[type[BaseException]] = []
    view.show_labelled(storm())
    thread = root(view)
    monkeypatch.setattr("sys.excepthook", lambda kind, error, trace: reported.append(kind))

    def fail(self: Node) -> QRect:
        raise LookupError

    label = find(view, Role.ListItem, "Sunday")
    monkeypatch.setattr(type(label), "extent", fail)
    assert label.rect() == QRect()
    assert thread.childAt(*QPoint(-5, -5).toTuple()) is None
    assert reported == [LookupError]
