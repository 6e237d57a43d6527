"""Every control of every page, painted while it has the keyboard."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.logging import _QtMessageCapture
from pytestqt.qtbot import QtBot

from annotator.domain.schema import Schema
from annotator.gui.app import App
from annotator.gui.controls.avatar import Avatar
from annotator.gui.controls.buttons import link_button, plain_button, primary_button
from annotator.gui.controls.chip import Chip
from annotator.gui.controls.number_field import NumberField
from annotator.gui.controls.picker import Picker
from annotator.gui.controls.segmented_control import Option, SegmentedControl
from annotator.gui.controls.tick import Tick
from annotator.gui.project_pages import ProjectPages
from annotator.gui.start.recent_row import RecentProject, RecentRow
from annotator.gui.start.schema_card import SchemaCard
from annotator.gui.style_sheet import look
from annotator.gui.theme import LIGHT
from annotator.project import Project

PAGES = ("start", "new", "annotate", "find", "export", "import", "schema")


def complaints(qtlog: _QtMessageCapture) -> list[str]:
    return [each.message for each in qtlog.records if "QPainter" in each.message or "paint" in each.message]


def shows(picture: QImage, colour: str) -> bool:
    wanted = QColor(colour).rgb()
    return any(picture.pixel(x, y) == wanted for x in range(picture.width()) for y in range(picture.height()))


def focusable(widget: QWidget) -> list[QWidget]:
    return [
        each
        for each in (widget, *widget.findChildren(QWidget))
        if each.focusPolicy() != Qt.FocusPolicy.NoFocus and each.isVisible() and each.isEnabled()
    ]


def row_of_progress(_schema: Schema) -> QWidget:
    return RecentRow(RecentProject(Path("/projects/Harbour.annot"), submitted=3, threads=12))


CONTROLS: dict[str, Callable[[Schema], QWidget]] = {
    "recent row with progress": row_of_progress,
    "recent row": lambda _: RecentRow(RecentProject(Path("/projects/Harbour.annot"))),
    "schema card": SchemaCard,
    "avatar": lambda _: Avatar("Mira Karsh"),
    "primary button": lambda _: primary_button("Write"),
    "plain button": lambda _: plain_button("Open…"),
    "link button": lambda _: link_button("Remove"),
    "chip": lambda _: Chip("Entities"),
    "number field": lambda _: NumberField(10, 0, 100, name="Share"),
    "picker": lambda _: Picker([("a", "A"), ("b", "B")], name="Letter"),
    "segmented control": lambda _: SegmentedControl((Option("a", "A"), Option("b", "B")), name="Letter"),
    "tick": lambda _: Tick("Put back"),
}


@pytest.mark.parametrize("name", CONTROLS)
def test_a_control_that_has_the_keyboard_looks_so(
    qtbot: QtBot, app: App, news: Schema, qtlog: _QtMessageCapture, name: str
) -> None:
    # A ring may lie outside its control, so that the picture is of both and what is round them.
    ground = look(QWidget(), "page")
    qtbot.addWidget(ground)
    control = CONTROLS[name](news)
    row = QVBoxLayout(ground)
    row.setContentsMargins(10, 10, 10, 10)
    row.addWidget(control)
    with qtbot.waitExposed(ground):
        ground.show()
    ground.activateWindow()
    target = focusable(control)[0]
    target.clearFocus()
    before = ground.grab().toImage()
    target.setFocus()
    qtbot.waitUntil(target.hasFocus)
    focused = ground.grab().toImage()
    assert focused != before
    assert shows(focused, LIGHT.accent)
    assert complaints(qtlog) == []


@pytest.mark.parametrize("page", PAGES)
def test_every_control_of_a_page_is_painted_with_the_keyboard_on_it(
    qtbot: QtBot,
    app: App,
    pages_of: Callable[[App], ProjectPages],
    news: Schema,
    tmp_path: Path,
    qtlog: _QtMessageCapture,
    page: str,
) -> None:
    path = tmp_path / "Harbour.annot"
    Project.create(path, news, annotator="mira").close()
    if page == "start":
        app.entrance.start.show_recent((RecentProject(path, submitted=0, threads=3), RecentProject(path)))
    elif page == "new":
        app.entrance.show_new()
    else:
        app.open(path)
        pages_of(app)
        app._act(page)
    controls = focusable(app.window)
    assert len(controls) > 2
    for control in controls:
        control.setFocus()
        assert not app.window.grab().isNull()
    assert complaints(qtlog) == []
