"""Undo in the real window: each one goes to what it took back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pytestqt.qtbot import QtBot

from annotator.domain.annotation import Target
from annotator.domain.schema import Schema
from annotator.gui.annotate.noting import Noted
from annotator.gui.app import App
from annotator.gui.project_pages import ProjectPages
from annotator.gui.thread_view.intents import Current
from annotator.project import Project
from tests.gui.annotate.conftest import fill, fonts
from tests.gui.annotate.person import Person

__all__ = ["fonts"]


def sit_down(qtbot: QtBot, app: App, pages_of: Callable[[App], ProjectPages], folder: Path, schema: Schema) -> Person:
    path = folder / "Harbour.annot"
    with Project.create(path, schema, annotator="mira") as project:
        fill(project, folder, 3)
    app.open(path)
    pages = pages_of(app)
    qtbot.waitUntil(lambda: pages.desk.session is not None)
    app.window.resize(1200, 500)
    app.window.activateWindow()
    qtbot.waitUntil(app.window.isActiveWindow)
    pages._annotate.view.setFocus()
    return Person(qtbot, pages._annotate, app.window)


def test_what_undo_would_take_back_is_said_until_the_next_decision(
    qtbot: QtBot, app: App, pages_of: Callable[[App], ProjectPages], tmp_path: Path, news: Schema
) -> None:
    mira = sit_down(qtbot, app, pages_of, tmp_path, news)
    status = app.window.status
    mira.page.desk.said.emit("Accepted 32 suggestions; one Undo takes all back.")
    mira.select("Odile Fenn")
    assert "Accepted 32 suggestions" in status.text
    mira.press("1")
    assert "Accepted" not in status.text
    mira.settle()


def test_each_undo_goes_to_what_it_took_back(
    qtbot: QtBot, app: App, pages_of: Callable[[App], ProjectPages], tmp_path: Path, news: Schema
) -> None:
    mira = sit_down(qtbot, app, pages_of, tmp_path, news)
    page, annotating = mira.page, mira.page.annotating
    stance = Current("c2", layer="stance", target=Target.entity("Odile Fenn"))
    annotating.go_to(stance)
    annotating.answer("against")
    mira.settle()
    mira.select("Odile Fenn")
    mira.press("1")
    mira.settle()
    annotating.flag_with("odd")
    mira.settle()
    annotating.write_note(Noted("storm", None, ""), "See there")
    mira.settle()

    def undo(what: str) -> None:
        mira.press("Ctrl+Z")
        qtbot.waitUntil(lambda: mira.heard[-1] == f"Undid: {what}")

    undo("note “See there”")
    undo("flag “odd”")
    undo("PERSON “Odile Fenn”")
    selected = annotating.position.selection
    assert selected is not None
    assert mira.text("storm")[selected.start : selected.end] == "Odile Fenn"
    assert page.view.scrolled == 0
    undo("Against toward Odile Fenn, in M. Karsh’s comment")
    assert annotating.position.current == stance
    assert mira.card == "Stance toward Odile Fenn"
    assert page.view.scrolled > 0
