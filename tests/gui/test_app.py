"""The window as a person meets it: opening, changing who annotates, what is said when something is wrong."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from annotator.domain.schema import Schema
from annotator.gui.app import App
from annotator.gui.project_pages import ProjectPages
from annotator.gui.start.new_project import NewProject
from annotator.gui.theme import DARK, LIGHT
from annotator.project import Project
from annotator.settings import load_settings, sample_project_path, settings_path

Wait = Callable[[App], ProjectPages]


def button(widget: QWidget, text: str) -> QPushButton:
    return next(each for each in widget.findChildren(QPushButton) if each.text() == text and each.isVisible())


def offered(widget: QWidget, text: str) -> bool:
    """Whether a button with that text can be pressed."""
    return any(
        each.text() == text and each.isVisible() and each.isEnabled() for each in widget.findChildren(QPushButton)
    )


def make(path: Path, schema: Schema) -> Path:
    Project.create(path, schema, annotator="mira").close()
    return path


def test_the_window_begins_with_the_three_ways_in(app: App) -> None:
    for words in ("Open the sample project", "New project…", "Open…"):
        assert button(app.window, words).isEnabled()
    assert app.window.windowTitle() == "Annotator"


def test_the_sample_project_opens_with_one_click(qtbot: QtBot, app: App, pages_of: Wait) -> None:
    QTest.mouseClick(button(app.window, "Open the sample project"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: app.pages is not None and app.pages.desk.session is not None)
    pages = pages_of(app)
    assert pages.project.path == sample_project_path()
    assert pages.project.queue_counts().threads == 12
    assert app.window.windowTitle() == "sample – Annotator"
    assert load_settings().recent == (str(sample_project_path()),)


def test_a_new_project_with_files_goes_on_to_the_import(
    qtbot: QtBot, app: App, pages_of: Wait, news: Schema, page: Path, tmp_path: Path
) -> None:
    app.entrance.show_new()
    new = app.window.page
    assert new is not None
    new.create_wanted.emit(NewProject(tmp_path / "deep" / "Harbour.annot", news, (page,)))  # type: ignore[attr-defined]
    pages = pages_of(app)
    assert pages.shown == "import"
    qtbot.waitUntil(lambda: offered(app.window, "Import 3 documents"))


def test_a_project_that_is_there_already_is_not_written_over(
    qtbot: QtBot, app: App, news: Schema, tmp_path: Path
) -> None:
    path = make(tmp_path / "Harbour.annot", news)
    app.entrance.show_new()
    new = app.window.page
    assert new is not None
    new.create_wanted.emit(NewProject(path, news))  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: bool(new.refusal))  # type: ignore[attr-defined]
    assert "Harbour.annot" in new.refusal  # type: ignore[attr-defined]
    assert button(app.window, "Create the project").isEnabled()


def test_a_file_that_is_no_project_is_a_sentence_on_the_start_page(qtbot: QtBot, app: App, tmp_path: Path) -> None:
    path = tmp_path / "broken.annot"
    path.write_bytes(b"this is no database" * 100)
    app.open(path)
    qtbot.waitUntil(lambda: bool(app.entrance.start.refusal))
    assert "broken.annot" in app.entrance.start.refusal
    assert app.pages is None


def test_a_project_open_elsewhere_is_a_sentence(qtbot: QtBot, app: App, project: Project) -> None:
    app.open(project.path)
    qtbot.waitUntil(lambda: bool(app.entrance.start.refusal))
    assert app.pages is None


def test_a_failure_to_open_leaves_the_open_project_alone(
    qtbot: QtBot, app: App, pages_of: Wait, news: Schema, tmp_path: Path
) -> None:
    app.open(make(tmp_path / "Harbour.annot", news))
    pages = pages_of(app)
    app.open(tmp_path / "gone.annot")
    qtbot.waitUntil(lambda: bool(app.window.messages.text))
    assert "gone.annot" in app.window.messages.text
    assert app.pages is pages


def test_closing_lets_go_of_the_file(qtbot: QtBot, app: App, pages_of: Wait, news: Schema, tmp_path: Path) -> None:
    path = make(tmp_path / "Harbour.annot", news)
    app.open(path)
    pages_of(app)
    app.show_start()
    with Project.open(path) as again:
        assert again.name == "Harbour"


def test_another_name_is_one_click(qtbot: QtBot, app: App, pages_of: Wait, news: Schema, tmp_path: Path) -> None:
    app.open(make(tmp_path / "Harbour.annot", news))
    pages = pages_of(app)
    app.window.top.annotator_wanted.emit("ines")
    assert pages.project.annotator == "ines"
    assert load_settings().annotator == "ines"


def test_gold_annotates_nothing(qtbot: QtBot, app: App, pages_of: Wait, news: Schema, tmp_path: Path) -> None:
    app.open(make(tmp_path / "Harbour.annot", news))
    pages = pages_of(app)
    before = pages.project.annotator
    app.set_annotator("gold")
    assert "gold" in app.window.top.refusal
    assert pages.project.annotator == before


def test_dropped_pages_go_to_the_import(
    qtbot: QtBot, app: App, pages_of: Wait, news: Schema, page: Path, tmp_path: Path
) -> None:
    app.open(make(tmp_path / "Harbour.annot", news))
    pages = pages_of(app)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(page))])
    drop = QDropEvent(
        QPoint(400, 400).toPointF(),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    app.window.dropEvent(drop)
    assert pages.shown == "import"
    qtbot.waitUntil(lambda: offered(app.window, "Import 3 documents"))


def test_without_a_project_dropped_pages_begin_one(app: App, page: Path) -> None:
    app.take_files((page,))
    assert "storm.txt" in [each.text() for each in app.window.findChildren(type(app.window.status._saved))]


def test_the_recent_projects_say_how_far_they_are(qtbot: QtBot, app: App, news: Schema, tmp_path: Path) -> None:
    path = make(tmp_path / "Harbour.annot", news)
    app.preferences.keep(replace(app.preferences.settings, recent=(str(path), str(tmp_path / "Gone.annot"))))
    app.show_start()

    def names() -> list[str]:
        return [each.accessibleName() for each in app.entrance.start.findChildren(QAbstractButton) if each.isVisible()]

    qtbot.waitUntil(lambda: any("0 of 0 submitted" in name for name in names()))
    focused = app.window.focusWidget()
    assert focused is not None
    assert focused.accessibleName().startswith("Harbour")
    assert any("no longer" in name for name in names())
    QTest.mouseClick(button(app.window, "Forget"), Qt.MouseButton.LeftButton)
    assert load_settings().recent == (str(path),)


def test_settings_that_cannot_be_read_are_said_and_left_alone(qtbot: QtBot, home: Path, qapp: QApplication) -> None:
    home.mkdir()
    settings_path().write_text("{broken", encoding="utf-8")
    app = App(qapp)
    app.window.show()
    assert "settings" in app.window.messages.text
    app.preferences.take(replace(app.preferences.settings, theme="dark"))
    assert settings_path().read_text(encoding="utf-8") == "{broken"
    app.window.close()


def test_settings_chosen_keep_the_folders_that_were_trusted_since_the_dialog_opened(app: App, tmp_path: Path) -> None:
    of_the_dialog = app.preferences.settings
    app.preferences.trust(str(tmp_path))
    app.preferences.take(replace(of_the_dialog, theme="light"))

    assert load_settings().trusts(str(tmp_path))
    assert load_settings().theme == "light"


def test_a_defect_is_shown_as_one_sentence(qtbot: QtBot, app: App, home: Path) -> None:
    error = ZeroDivisionError("a slip of ours")
    app.defects.report(type(error), error, None)
    qtbot.waitUntil(lambda: bool(app.window.messages.text))
    assert "a slip of ours" not in app.window.messages.text
    assert list(home.glob("*.log"))


def test_dark_is_in_force_at_once(app: App) -> None:
    app.preferences.take(replace(app.preferences.settings, theme="dark"))
    assert app.window.palette().window().color().lightness() < 60
    app.preferences.take(replace(app.preferences.settings, theme="light"))
    assert app.window.palette().window().color().lightness() > 200


@pytest.mark.parametrize("where", ["start", "new", "annotate", "export", "import", "settings"])
def test_every_control_has_a_spoken_name(
    qtbot: QtBot, app: App, pages_of: Wait, news: Schema, page: Path, tmp_path: Path, where: str
) -> None:
    if where == "new":
        app.entrance.show_new()
    elif where == "settings":
        app._act("settings")
    elif where != "start":
        app.open(make(tmp_path / "Harbour.annot", news))
        pages_of(app)
        app._act(where)
    nameless = [
        repr(each)
        for each in app.window.findChildren(QWidget)
        if isinstance(each, QAbstractButton | QLineEdit | QComboBox)
        and each.isVisible()
        and not (each.accessibleName() or (isinstance(each, QAbstractButton) and each.text()))
    ]
    assert nameless == []


def test_a_page_asked_for_while_the_project_opens_is_shown_when_it_is_open(
    qtbot: QtBot, app: App, pages_of: Wait, news: Schema, tmp_path: Path
) -> None:
    app.window.activateWindow()
    qtbot.waitUntil(app.window.isActiveWindow)
    app.open(make(tmp_path / "Harbour.annot", news))
    QTest.keyClick(app.window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert pages_of(app).shown == "export"


def test_a_page_asked_for_of_a_project_that_does_not_open_is_forgotten(
    qtbot: QtBot, app: App, pages_of: Wait, news: Schema, tmp_path: Path
) -> None:
    app.open(tmp_path / "gone.annot")
    app._act("export")
    qtbot.waitUntil(lambda: bool(app.entrance.start.refusal))
    app.open(make(tmp_path / "Harbour.annot", news))
    assert pages_of(app).shown == "annotate"


def test_what_is_said_of_a_thread_is_not_said_on_another_page(
    qtbot: QtBot, app: App, pages_of: Wait, news: Schema, tmp_path: Path
) -> None:
    app.open(make(tmp_path / "Harbour.annot", news))
    pages = pages_of(app)
    pages.desk.said.emit("Nothing is labelled in this thread yet.")
    assert "Nothing is labelled" in app.window.status.text
    app._act("export")
    assert "Nothing is labelled" not in app.window.status.text


def test_the_number_of_the_queue_follows_the_theme(qtbot: QtBot, app: App, pages_of: Wait) -> None:
    app.open_sample()
    qtbot.waitUntil(lambda: app.pages is not None and app.pages.desk.session is not None)
    progress = pages_of(app)._annotate.queue.progress
    qtbot.waitUntil(lambda: "0" in progress.text())
    app.preferences.take(replace(app.preferences.settings, theme="dark"))
    assert DARK.ink in progress.text()
    app.preferences.take(replace(app.preferences.settings, theme="light"))
    assert LIGHT.ink in progress.text()
