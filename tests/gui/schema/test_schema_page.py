"""A researcher at the page of the schema: what they write, what they are shown, what becomes of the labels."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from annotator.gui.app import App
from annotator.gui.project_pages import ProjectPages
from annotator.gui.schema.chosen import Chosen
from annotator.gui.schema.page import SchemaPage
from tests.gui.schema.researcher import ENTITIES, apply, in_force, labels_of, press, read, write


def test_the_outline_names_every_layer_and_label_and_counts_them(schema_page: SchemaPage) -> None:
    assert schema_page.outline.titles[:4] == ["Entities", "PERSON", "NORP", "ORG"]
    assert "Toward it" in schema_page.outline.titles
    model = schema_page.outline.model()
    said = model.data(model.index(3, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert said == "ORG, label, key 3, given 3 times"


def test_renaming_a_label_moves_everybodys_annotations_and_undo_takes_it_back(
    qtbot: QtBot, app: App, pages: ProjectPages, schema_page: SchemaPage
) -> None:
    schema_page.editing.choose(Chosen(ENTITIES, "ORG"))
    write(schema_page.label_form.title, "Company")
    qtbot.waitUntil(lambda: bool(schema_page.editing.change.steps))
    press(schema_page, "See what will change")
    qtbot.waitUntil(schema_page.review.apply.isEnabled)
    shown = read(schema_page.review)
    assert "ORG renamed to Company" in shown
    assert "3 annotations in 1 thread will become others." in shown
    assert "1 by ben · 2 by mira" in shown
    qtbot.waitUntil(lambda: "<b>Harbour Authority</b>" in read(schema_page.review))
    press(schema_page, "Apply")
    qtbot.waitUntil(lambda: in_force(pages) and "Company" in labels_of(pages))
    assert sorted(labels_of(pages)) == ["Company", "Company", "FAC"]
    assert "Company" in schema_page.outline.titles
    assert ("entities", "Company") in pages._annotate.inspector.palette_.buttons
    assert ("entities", "ORG") not in pages._annotate.inspector.palette_.buttons
    assert pages.project.check() == ()

    pages.trigger("undo")
    qtbot.waitUntil(lambda: in_force(pages) and sorted(labels_of(pages)) == ["FAC", "ORG", "ORG"])
    assert "ORG" in schema_page.outline.titles
    assert ("entities", "ORG") in pages._annotate.inspector.palette_.buttons


def test_merging_says_how_many_stood_twice(
    qtbot: QtBot, app: App, pages: ProjectPages, schema_page: SchemaPage
) -> None:
    schema_page.editing.choose(Chosen(ENTITIES, "FAC"))
    schema_page.label_form.target.choose("ORG")
    press(schema_page, "Merge")
    press(schema_page, "See what will change")
    qtbot.waitUntil(schema_page.review.apply.isEnabled)
    assert "1 would stand twice at one place" in read(schema_page.review)
    press(schema_page, "Apply")
    qtbot.waitUntil(lambda: in_force(pages) and labels_of(pages) == ["ORG", "ORG"])


def test_splitting_by_keyboard(qtbot: QtBot, app: App, pages: ProjectPages, schema_page: SchemaPage) -> None:
    schema_page.editing.choose(Chosen(ENTITIES, "ORG"))
    press(schema_page, "Split…")
    split = schema_page.split
    qtbot.waitUntil(lambda: len(split.texts.lines.lines) == 2)
    assert [line.text for line in split.texts.lines.lines] == ["Harbour Authority", "Northgate bridge"]
    assert split.names[1].hasFocus()
    write(split.names[1], "WORK")
    split.texts.setFocus()
    split.texts.setCurrentIndex(split.texts.lines.index(1))
    QTest.keyClicks(split.texts, "2")
    assert "1 of 3 annotations get one of the others." in split.about.text()
    press(schema_page, "Split")
    assert schema_page.outline.titles[3:5] == ["ORG", "WORK"]
    apply(qtbot, app, schema_page)
    assert sorted(labels_of(pages)) == ["FAC", "ORG", "WORK"]


def test_a_label_in_use_is_retired_and_no_more_offered(
    qtbot: QtBot, app: App, pages: ProjectPages, schema_page: SchemaPage
) -> None:
    schema_page.editing.choose(Chosen(ENTITIES, "ORG"))
    assert not schema_page.label_form.remove.isVisible()
    press(schema_page, "Retire")
    qtbot.waitUntil(lambda: bool(schema_page.editing.change.steps))
    apply(qtbot, app, schema_page)
    assert "ORG" in labels_of(pages)
    assert ("entities", "ORG") not in pages._annotate.inspector.palette_.buttons


def test_a_label_that_nobody_gave_can_be_removed(qtbot: QtBot, app: App, schema_page: SchemaPage) -> None:
    schema_page.editing.choose(Chosen(ENTITIES, "EVENT"))
    press(schema_page, "Remove")
    assert "EVENT" not in schema_page.outline.titles
    apply(qtbot, app, schema_page)
    assert "EVENT" not in {label.name for label in schema_page.editing.project.schema.layer("entities").labels}


def test_a_key_that_another_has_is_refused_with_a_sentence(qtbot: QtBot, schema_page: SchemaPage) -> None:
    schema_page.editing.choose(Chosen(ENTITIES, "ORG"))
    write(schema_page.label_form.key, "1")
    qtbot.waitUntil(lambda: bool(schema_page.label_form.refusal))
    assert schema_page.label_form.refusal == "The key 1 gives PERSON; choose another."
    write(schema_page.label_form.key, "r")
    qtbot.waitUntil(lambda: "does this in the thread" in schema_page.label_form.refusal)
    assert not schema_page.editing.change.steps


def test_a_name_that_is_taken_is_refused_with_a_sentence(qtbot: QtBot, schema_page: SchemaPage) -> None:
    schema_page.editing.choose(Chosen(ENTITIES, "ORG"))
    write(schema_page.label_form.name, "GPE")
    qtbot.waitUntil(lambda: bool(schema_page.label_form.refusal))
    assert "“GPE” twice" in schema_page.label_form.refusal


def test_a_colour_that_does_not_read_is_not_taken(qtbot: QtBot, schema_page: SchemaPage) -> None:
    form = schema_page.label_form
    schema_page.editing.choose(Chosen(ENTITIES, "ORG"))
    write(form.light.code, "#ffee99")
    assert form.light.verdict.startswith("✗ 1.")
    assert form.label.light == "#a8442a"
    press(schema_page, "Suggest a colour that stays apart")
    assert form.light.verdict.startswith("✓")
    assert form.dark.verdict.startswith("✓")
    assert schema_page.editing.schema.layer("entities").label("ORG").light != "#a8442a"


def test_a_guideline_is_edited_from_its_card_and_shown_as_it_is_written(
    qtbot: QtBot, app: App, pages: ProjectPages
) -> None:
    card = pages._annotate.inspector.guideline
    press(card, "Edit")
    page = app.window.page
    assert isinstance(page, SchemaPage)
    editor = page.layer_form.guideline
    qtbot.waitUntil(editor.text.hasFocus)
    write(editor.text, "Names **only**.")
    qtbot.waitUntil(lambda: editor.preview.text == "Names **only**.")
    write(editor.yes, "Odile Fenn")
    qtbot.waitUntil(lambda: editor.preview.text == "Names **only**. **Yes:** Odile Fenn.")
    apply(qtbot, app, page)
    press(page, "Back to the thread")
    qtbot.waitUntil(lambda: card.text == "Names **only**. **Yes:** Odile Fenn.")


def test_a_new_layer_is_asked_at_once(qtbot: QtBot, app: App, pages: ProjectPages, schema_page: SchemaPage) -> None:
    press(schema_page, "Add a layer")
    form = schema_page.layer_form
    assert form.title.hasFocus()
    QTest.keyClicks(form.title, "Tone")
    qtbot.waitUntil(lambda: schema_page.editing.layer.title == "Tone")
    press(schema_page, "Add a label")
    QTest.keyClicks(schema_page.label_form.title, "warm")
    qtbot.waitUntil(lambda: "warm" in schema_page.outline.titles)
    assert schema_page.summary.text() == "new layer Tone"
    apply(qtbot, app, schema_page)
    session = pages.desk.session
    assert session is not None
    assert [label.name for label in session.schema.layer("Tone").labels] == ["New label", "warm"]


def test_labels_move_with_alt_and_the_arrows(qtbot: QtBot, schema_page: SchemaPage) -> None:
    schema_page.editing.choose(Chosen(ENTITIES, "ORG"))
    schema_page.outline.setFocus()
    QTest.keyClick(schema_page.outline, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert schema_page.outline.titles[1:4] == ["PERSON", "ORG", "NORP"]
    assert schema_page.outline.hasFocus()
    QTest.keyClick(schema_page.outline, Qt.Key.Key_Down)
    assert schema_page.editing.chosen == Chosen(ENTITIES, "NORP")


def test_what_cannot_be_done_is_said_before_it_is_tried(qtbot: QtBot, schema_page: SchemaPage) -> None:
    schema_page.editing.choose(Chosen(ENTITIES))
    press_tick = schema_page.layer_form.documents["article"]
    QTest.mouseClick(press_tick, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(schema_page.editing.change.steps))
    press(schema_page, "See what will change")
    qtbot.waitUntil(schema_page.review.why.isVisible)
    assert "of which it would be asked no more" in schema_page.review.why.text()
    assert not schema_page.review.apply.isEnabled()
    press(schema_page, "Take the last step back")
    assert not schema_page.editing.change.steps


def test_every_control_has_a_name(schema_page: SchemaPage) -> None:
    nameless = [
        each
        for each in schema_page.findChildren(QWidget)
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not (each.accessibleName() or getattr(each, "text", lambda: "")())
        and type(each).__module__.startswith("annotator")
    ]
    assert nameless == []


@pytest.mark.parametrize("label", ["ORG", None])
def test_the_tab_key_goes_down_the_form(schema_page: SchemaPage, label: str | None) -> None:
    schema_page.editing.choose(Chosen(ENTITIES, label))
    form: QWidget = schema_page.label_form if label else schema_page.layer_form
    places: list[int] = []
    widget: QWidget | None = form.nextInFocusChain()
    while widget is not None and widget is not form:
        if form.isAncestorOf(widget) and widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            places.append(widget.mapTo(form, widget.rect().topLeft()).y())
        widget = widget.nextInFocusChain()
    assert len(places) > 6
    assert all(later >= earlier - 8 for earlier, later in pairwise(places)), places
