"""What a researcher does at the page of the schema, and what they read there."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from annotator.domain.schema_change import LabelPlace
from annotator.gui.app import App
from annotator.gui.project_pages import ProjectPages
from annotator.gui.schema.page import SchemaPage

ENTITIES = LabelPlace("entities")


def press(widget: QWidget, text: str) -> None:
    shown = [each for each in widget.findChildren(QPushButton) if each.text() == text and each.isVisible()]
    assert shown, text
    assert shown[0].isEnabled(), text
    QTest.mouseClick(shown[0], Qt.MouseButton.LeftButton)


def write(field: QWidget, text: str) -> None:
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(field, text)


def read(widget: QWidget) -> str:
    return "\n".join(each.text() for each in widget.findChildren(QLabel) if each.isVisible())


def apply(qtbot: QtBot, app: App, page: SchemaPage) -> None:
    press(page, "See what will change")
    qtbot.waitUntil(page.review.apply.isEnabled)
    before = page.editing.project.schema
    press(page, "Apply")
    qtbot.waitUntil(lambda: page.editing.project.schema is not before)
    qtbot.waitUntil(lambda: app.pages is not None and in_force(app.pages))


def in_force(pages: ProjectPages) -> bool:
    return pages.desk.session is not None and pages.desk.session.schema is pages.project.schema


def labels_of(pages: ProjectPages) -> list[str]:
    session = pages.desk.session
    assert session is not None
    return [span.label for span in session.sets[session.thread.id].spans]
