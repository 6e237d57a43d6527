"""Attributes and layers: adding, renaming, retiring, another order, and what was begun before an undo."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QFileDialog
from pytestqt.qtbot import QtBot

from annotator.domain import gestures
from annotator.domain.schema_change import LabelPlace
from annotator.domain.schema_file import read_schema
from annotator.gui.app import App
from annotator.gui.project_pages import ProjectPages
from annotator.gui.schema.chosen import Chosen
from annotator.gui.schema.outline import Outline
from annotator.gui.schema.page import SchemaPage
from tests.gui.schema.researcher import ENTITIES, apply, in_force, labels_of, press, read, write

TOWARD = LabelPlace("entities", "sentiment")


def toward(pages: ProjectPages) -> list[tuple[tuple[str, str], ...]]:
    session = pages.desk.session
    assert session is not None
    return [span.attributes for span in session.sets[session.thread.id].spans if span.attributes]


@pytest.fixture
def judged(qtbot: QtBot, pages: ProjectPages, schema_page: SchemaPage) -> SchemaPage:
    """The page, over a project in which a span is negative toward what it names."""
    session = pages.desk.session
    assert session is not None
    article = session.sets[session.thread.id]
    with qtbot.waitSignal(pages.desk.saving, check_params_cb=lambda under_way: not under_way):
        assert pages.desk.do(gestures.set_attribute(article, article.spans[0], "sentiment", "negative"))
    schema_page.editing.load()
    qtbot.waitUntil(lambda: schema_page.editing.uses(TOWARD, "negative") == 1)
    return schema_page


def test_an_attribute_is_renamed_with_its_labels_and_undone(
    qtbot: QtBot, app: App, pages: ProjectPages, judged: SchemaPage
) -> None:
    judged.editing.choose(Chosen(TOWARD))
    write(judged.layer_form.name, "tone")
    write(judged.layer_form.title, "Tone")
    qtbot.waitUntil(lambda: "Tone" in judged.outline.titles)
    judged.editing.choose(Chosen(LabelPlace("entities", "tone"), "negative"))
    judged.label_form.target.choose("neutral")
    press(judged, "Merge")
    press(judged, "See what will change")
    qtbot.waitUntil(judged.review.apply.isEnabled)
    shown = read(judged.review)
    assert "attribute Toward it renamed to Tone\nNegative merged into Neutral" in shown
    assert "1 annotation in 1 thread will become others." in shown
    press(judged, "Apply")
    qtbot.waitUntil(lambda: in_force(pages) and toward(pages) == [(("tone", "neutral"),)])
    assert pages.project.check() == ()
    pages.trigger("undo")
    qtbot.waitUntil(lambda: in_force(pages) and toward(pages) == [(("sentiment", "negative"),)])
    assert pages.project.check() == ()


def test_an_attribute_is_added_with_its_labels_and_asked_at_once(
    qtbot: QtBot, app: App, pages: ProjectPages, schema_page: SchemaPage
) -> None:
    schema_page.editing.choose(Chosen(ENTITIES))
    press(schema_page.layer_form, "Add an attribute")
    QTest.keyClicks(schema_page.layer_form.title, "Role")
    qtbot.waitUntil(lambda: "Role" in schema_page.outline.titles)
    press(schema_page.layer_form, "Add a label")
    QTest.keyClicks(schema_page.label_form.title, "speaker")
    qtbot.waitUntil(lambda: "speaker" in schema_page.outline.titles)
    assert schema_page.summary.text() == "new attribute Role of Entities"
    apply(qtbot, app, schema_page)
    added = schema_page.editing.project.schema.layer("entities").attribute("Role")
    assert [label.name for label in added.labels] == ["New label", "speaker"]


def test_an_attribute_in_use_is_retired_and_one_that_is_not_can_be_removed(
    qtbot: QtBot, app: App, pages: ProjectPages, judged: SchemaPage
) -> None:
    judged.editing.choose(Chosen(TOWARD))
    assert not judged.layer_form.remove.isVisible()
    press(judged, "Retire this attribute")
    qtbot.waitUntil(lambda: bool(judged.editing.change.steps))
    press(judged.layer_form, "Add a label")
    judged.editing.choose(Chosen(ENTITIES))
    press(judged.layer_form, "Add an attribute")
    assert "New attribute" in judged.outline.titles
    press(judged, "Remove")
    assert "New attribute" not in judged.outline.titles
    apply(qtbot, app, judged)
    attribute = judged.editing.project.schema.layer("entities").attribute("sentiment")
    assert attribute.retired
    assert attribute.offered == ()
    assert toward(pages) == [(("sentiment", "negative"),)]


def test_layers_move_with_alt_and_the_arrows_and_are_asked_in_that_order(
    qtbot: QtBot, app: App, schema_page: SchemaPage
) -> None:
    schema_page.editing.choose(Chosen(LabelPlace("stance")))
    schema_page.outline.setFocus()
    QTest.keyClick(schema_page.outline, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert schema_page.outline.hasFocus()
    assert schema_page.editing.chosen == Chosen(LabelPlace("stance"))
    assert schema_page.summary.text() == "layers in another order"
    apply(qtbot, app, schema_page)
    assert [layer.name for layer in schema_page.editing.project.schema.layers] == ["entities", "stance", "sentiment"]


def drop(outline: Outline, title: str, below: str) -> None:
    """Let go of a row at the lower edge of another."""
    outline.setCurrentIndex(outline.model().index(outline.titles.index(title), 0))
    rect = outline.visualRect(outline.model().index(outline.titles.index(below), 0))
    event = QDropEvent(
        QPointF(rect.center().x(), rect.bottom()),
        Qt.DropAction.MoveAction,
        QMimeData(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    outline.dropEvent(event)


def test_rows_are_dragged_to_another_place_among_those_beside_them(schema_page: SchemaPage) -> None:
    outline = schema_page.outline
    drop(outline, "PERSON", "ORG")
    assert outline.titles[1:5] == ["NORP", "ORG", "PERSON", "GPE"]
    drop(outline, "Entities", "Stance")
    assert [layer.name for layer in schema_page.editing.schema.layers] == ["sentiment", "entities", "stance"]
    drop(outline, "DATE", "Against")
    assert [label.name for label in schema_page.editing.schema.layer("entities").labels][-1] == "DATE"


def test_a_layer_that_was_added_by_mistake_is_removed(schema_page: SchemaPage) -> None:
    press(schema_page, "Add a layer")
    schema_page.editing.move(-1)
    press(schema_page, "Remove")
    assert "New layer" not in schema_page.outline.titles
    assert not schema_page.editing.change.steps


def choose_kind(page: SchemaPage, text: str) -> None:
    buttons = page.layer_form.kind.findChildren(QAbstractButton)
    QTest.mouseClick(
        next(each for each in buttons if text in (each.text(), each.accessibleName())), Qt.MouseButton.LeftButton
    )


def test_a_layer_becomes_one_of_spans_only_with_keys_that_are_free(qtbot: QtBot, schema_page: SchemaPage) -> None:
    press(schema_page, "Add a layer")
    schema_page.editing.choose(Chosen(LabelPlace("New layer"), "New label"))
    write(schema_page.label_form.key, "1")
    qtbot.waitUntil(lambda: schema_page.editing.schema.layer("New layer").labels[0].key == "1")
    schema_page.editing.choose(Chosen(LabelPlace("New layer")))
    choose_kind(schema_page, "Spans")
    said = "The key 1 of New label gives PERSON already; give it another key first."
    assert schema_page.layer_form.refusal == said
    assert schema_page.editing.layer.kind == "choice"
    choose_kind(schema_page, "Stance")
    assert schema_page.editing.schema.layer("New layer").kind == "stance"
    assert schema_page.layer_form.refusal == ""


def test_what_was_begun_is_kept_where_an_undo_makes_the_schema_another(
    qtbot: QtBot, app: App, pages: ProjectPages, schema_page: SchemaPage
) -> None:
    schema_page.editing.choose(Chosen(ENTITIES, "ORG"))
    write(schema_page.label_form.title, "Company")
    qtbot.waitUntil(lambda: bool(schema_page.editing.change.steps))
    apply(qtbot, app, schema_page)
    schema_page.editing.choose(Chosen(ENTITIES, "Company"))
    write(schema_page.label_form.key, "q")
    qtbot.waitUntil(lambda: bool(schema_page.editing.change.steps))
    schema_page.editing.choose(Chosen(ENTITIES, "GPE"))
    write(schema_page.label_form.title, "Place")  # not yet a step when the schema becomes another
    pages.trigger("undo")
    qtbot.waitUntil(lambda: in_force(pages) and "ORG" in labels_of(pages))
    qtbot.waitUntil(schema_page.notice.isVisible)
    kept = "What you had begun is kept, but for this: Company on the key q."
    assert kept in schema_page.notice.text()
    assert "Place" in schema_page.outline.titles
    assert schema_page.summary.text() == "GPE renamed to Place"
    apply(qtbot, app, schema_page)
    assert not schema_page.notice.isVisible()
    assert schema_page.editing.project.schema.layer("entities").label("Place").title == "Place"


def test_a_guideline_alone_touches_no_annotation_and_is_undone(
    qtbot: QtBot, app: App, pages: ProjectPages, schema_page: SchemaPage
) -> None:
    before = schema_page.editing.project.schema
    schema_page.editing.choose(Chosen(ENTITIES, "ORG"))
    write(schema_page.label_form.guideline.no, "the harbour")
    qtbot.waitUntil(lambda: bool(schema_page.editing.change.steps))
    press(schema_page, "See what will change")
    qtbot.waitUntil(schema_page.review.apply.isEnabled)
    assert "guideline of ORG" in read(schema_page.review)
    assert "No annotation becomes another." in read(schema_page.review)
    press(schema_page, "Apply")
    qtbot.waitUntil(lambda: pages.project.schema is not before and in_force(pages))
    assert pages.project.schema.layer("entities").label("ORG").guideline.no == ("the harbour",)
    pages.trigger("undo")
    qtbot.waitUntil(lambda: pages.project.schema == before)


def test_overlaps_are_forbidden_only_where_there_are_none(qtbot: QtBot, schema_page: SchemaPage) -> None:
    schema_page.editing.choose(Chosen(ENTITIES))
    QTest.mouseClick(schema_page.layer_form.overlap, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(schema_page.editing.change.steps))
    press(schema_page, "See what will change")
    qtbot.waitUntil(schema_page.review.why.isVisible)
    assert "Spans of “Entities” overlap in one place" in schema_page.review.why.text()


def test_the_schema_is_saved_as_a_file_that_reads_back_equal(
    qtbot: QtBot, schema_page: SchemaPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "mine"), ""))
    schema_page.editing.choose(Chosen(ENTITIES, "ORG"))
    write(schema_page.label_form.title, "Company")
    press(schema_page, "Save the schema as…")
    qtbot.waitUntil(schema_page.notice.isVisible)
    assert schema_page.notice.text() == "The schema is saved as mine.toml. A new project can begin with it."
    assert read_schema(tmp_path / "mine.toml") == schema_page.editing.schema


def test_looking_can_be_called_off_and_says_nothing_after_that(qtbot: QtBot, schema_page: SchemaPage) -> None:
    schema_page.editing.choose(Chosen(ENTITIES, "ORG"))
    write(schema_page.label_form.title, "Company")
    qtbot.waitUntil(lambda: bool(schema_page.editing.change.steps))
    with qtbot.waitSignal(schema_page.editing.called_off):
        schema_page.editing.looking.connect(lambda errand: errand.cancel())
        press(schema_page, "See what will change")
    assert schema_page.look_through.isVisible()
    assert not schema_page.review.isVisible()


def click_row(page: SchemaPage, chosen: Chosen) -> None:
    outline = page.outline
    row = next(number for number, each in enumerate(outline._rows.rows) if each.chosen == chosen)
    index = outline.model().index(row, 0)
    outline.scrollTo(index)
    QTest.mouseClick(
        outline.viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        outline.visualRect(index).center(),
    )


@pytest.mark.parametrize("place", [LabelPlace("entities"), LabelPlace("entities", "sentiment")])
def test_a_label_is_clicked_while_the_name_above_it_is_still_being_written(
    schema_page: SchemaPage, place: LabelPlace
) -> None:
    label = schema_page.editing.schema.layer("entities").labels[0].name if place == ENTITIES else "negative"
    schema_page.editing.choose(Chosen(place))
    write(schema_page.layer_form.name, "things")
    assert not schema_page.editing.change.steps
    click_row(schema_page, Chosen(place, label))
    renamed = LabelPlace("things") if place == ENTITIES else LabelPlace("entities", "things")
    assert schema_page.editing.chosen == Chosen(renamed, label)
    assert schema_page.label_form.isVisible()
    assert schema_page.label_form.label.name == label
    assert schema_page.outline.currentIndex().data(Qt.ItemDataRole.UserRole).chosen == Chosen(renamed, label)


def test_the_attribute_of_a_layer_is_clicked_while_the_layer_is_still_being_named(schema_page: SchemaPage) -> None:
    schema_page.editing.choose(Chosen(ENTITIES))
    write(schema_page.layer_form.name, "things")
    click_row(schema_page, Chosen(TOWARD))
    assert schema_page.editing.chosen == Chosen(LabelPlace("things", "sentiment"))
    assert schema_page.layer_form.name.text() == "sentiment"
