"""The team as a lead meets it: assigning, counts that open the queue, other names."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from annotator.domain.assignment import Deal, Dealing
from annotator.domain.edit import DocumentEdit, SetState
from annotator.domain.schema import Schema
from annotator.domain.team import Member
from annotator.gui.app import App
from annotator.gui.project_pages import ProjectPages
from annotator.gui.team import words
from annotator.gui.team.page import TeamPage
from annotator.gui.team.rename_dialog import RenameDialog
from annotator.project import Project
from annotator.settings import Settings, load_settings, save_settings
from tests.datasets.lines import article
from tests.threads import take

Wait = Callable[[App], ProjectPages]
pytestmark = pytest.mark.qt_log_ignore("grabbing the keyboard", "support raise", "propagateSizeHints")


@pytest.fixture
def path(tmp_path: Path, news: Schema) -> Path:
    """A project of ten threads; Ada was given two and submitted one."""
    path = tmp_path / "Harbour.annot"
    with Project.create(path, news, annotator="Ada") as project:
        take(project, tmp_path, *(article(f"t{number}", f"Text {number}.") for number in range(10)))
        project.assigning.assign(Dealing(to=("Ada",), threads=("t3", "t4"))).result()
        project.session("t3").do((DocumentEdit("t3", SetState("new", "submitted")),)).saved.result()
    return path


@pytest.fixture
def team(qtbot: QtBot, home: Path, app: App, pages_of: Wait, path: Path) -> TeamPage:
    """The page on the screen, before Lead."""
    app.preferences.keep(Settings(annotator="Lead"))
    app.open(path)
    pages = pages_of(app)
    app.window.activateWindow()
    qtbot.waitUntil(app.window.isActiveWindow)
    QTest.keyClick(app.window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: pages.shown == "team")
    page = app.window.page
    assert isinstance(page, TeamPage)
    qtbot.waitUntil(lambda: page.people is not None)
    return page


def named(widget: QWidget, name: str) -> QAbstractButton:
    """The button of that name."""
    shown = [each for each in widget.findChildren(QAbstractButton) if each.isVisible()]
    return next(each for each in shown if name in (each.accessibleName(), each.text()))


def press(widget: QWidget, name: str) -> None:
    QTest.mouseClick(named(widget, name), Qt.MouseButton.LeftButton)


def texts(widget: QWidget) -> list[str]:
    return [each.text() for each in widget.findChildren(QLabel) if each.isVisible()]


def rows(app: App) -> int:
    assert app.pages is not None
    return app.pages._annotate.finder.rows.rowCount()


def test_it_tells_how_far_everybody_is(team: TeamPage) -> None:
    assert team.summary.text() == "10 threads in the project; 8 assigned to nobody, 0 to several."
    assert team.people is not None
    told = texts(team.people)
    assert "1 of 2 submitted" in told
    assert "Ada" in told
    assert "Lead" in told


def test_threads_are_dealt_out_and_undone(qtbot: QtBot, app: App, team: TeamPage) -> None:
    form = team.form
    qtbot.waitUntil(lambda: form.assign.text() == "Assign 8 threads")
    # Who labels is chosen; who sits here to deal out is not.
    assert [name for name, chip in form.people.items() if chip.isChecked()] == ["Ada"]
    QTest.keyClicks(form.another, "Ben")
    QTest.keyClick(form.another, Qt.Key.Key_Return)
    form.share.set_value(50)
    expected = "8 threads are dealt out, 4 of them to several."
    qtbot.waitUntil(lambda: form.preview.text() == expected and form.assign.isEnabled())
    assert form.table is not None
    assert form.table.texts[1:] == [["Ada", "6", "4", "8"], ["Ben", "6", "4", "6"]]
    QTest.keyClick(form.assign, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "0 assigned to nobody, 4 to several" in team.summary.text())
    assert "Assigned 8 threads; Undo takes it back." in app.window.status.text
    qtbot.waitUntil(lambda: form.preview.text() == "Nothing to assign: every one of these threads has somebody.")
    assert not form.assign.isEnabled()
    app.window.activateWindow()
    qtbot.waitUntil(team.hasFocus)
    QTest.keyClick(team, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "8 assigned to nobody" in team.summary.text())


def test_dealt_out_threads_lead_to_handing_over(qtbot: QtBot, app: App, team: TeamPage) -> None:
    qtbot.waitUntil(team.hand_over.isVisible)
    press(team, "Hand over…")
    assert app.pages is not None
    assert app.pages.shown == "hand_over"


def test_an_empty_project_has_no_threads_to_assign() -> None:
    assert words.dealt(Deal(pairs=()), 0) == "There are no threads to assign."
    assert words.dealt(Deal(pairs=(), left=2), 2) == "Nothing to assign: every one of these threads has somebody."


def test_without_an_assignment_progress_is_of_the_whole_project() -> None:
    assert words.progress(Member(name="Ada", submitted=3), 12) == "nothing assigned; 3 of all 12 submitted"
    assert words.progress(Member(name="Ada"), 12) == "nothing assigned"
    assert words.progress(Member(name="Ada", assigned=4, done=1, submitted=3), 12) == "1 of 4 submitted"


def test_without_anybody_the_form_asks_who(qtbot: QtBot, team: TeamPage) -> None:
    form = team.form
    qtbot.waitUntil(form.assign.isEnabled)
    for chip in form.people.values():
        chip.setChecked(False)
    qtbot.waitUntil(lambda: form.preview.text() == "Choose who shall label.")
    assert not form.why.isVisible()
    assert form.assign.text() == "Assign"
    assert not form.assign.isEnabled()


def test_only_what_the_queue_shows_is_dealt(qtbot: QtBot, app: App, team: TeamPage) -> None:
    assert app.pages is not None
    queue = app.pages._annotate.queue
    queue.search.setText("Text 5")
    queue._ask()
    qtbot.waitUntil(lambda: rows(app) == 1)
    named(team.form.which, "Those in the queue now").click()
    qtbot.waitUntil(lambda: team.form.assign.text() == "Assign 1 thread")


def test_a_figure_opens_the_queue_on_those_threads(qtbot: QtBot, app: App, team: TeamPage) -> None:
    press(team, "Submitted by Ada: 1 thread; show them in the queue")
    assert app.pages is not None
    assert app.pages.shown == "annotate"
    qtbot.waitUntil(lambda: rows(app) == 1)
    assert app.pages._annotate.queue.whose.theirs.text().startswith("Submitted by Ada")


def test_what_is_not_begun_is_taken_back(qtbot: QtBot, app: App, team: TeamPage) -> None:
    press(team, "Take back what Ada has not begun")
    qtbot.waitUntil(lambda: "9 assigned to nobody" in team.summary.text())
    assert "Took back 1 thread from Ada; Undo gives them again." in app.window.status.text


def dialog(qtbot: QtBot) -> RenameDialog:
    found: list[RenameDialog] = []

    def look() -> bool:
        widget = QApplication.activeModalWidget()
        if isinstance(widget, RenameDialog):
            found.append(widget)
        return bool(found)

    qtbot.waitUntil(look)
    return found[0]


def type_name(asked: RenameDialog, name: str) -> None:
    asked.field.selectAll()
    QTest.keyClicks(asked.field, name)
    QTest.keyClick(asked.field, Qt.Key.Key_Return)


def test_somebody_gets_another_name(qtbot: QtBot, app: App, team: TeamPage) -> None:
    press(team, "Rename Ada")
    asked = dialog(qtbot)
    # No hole between the field and the buttons.
    qtbot.waitUntil(lambda: 0 < asked.rename.y() - asked.field.geometry().bottom() < 2 * asked.field.height())
    type_name(asked, "Lead")
    qtbot.waitUntil(asked.why.isVisible)
    assert asked.why.text() == "“Lead” is another annotator here; choose another name."
    with qtbot.waitSignal(asked.accepted):
        type_name(asked, "Countess")
    assert "Ada is called Countess now; renaming back undoes it." in app.window.status.text
    qtbot.waitUntil(lambda: team.people is not None and "Countess" in texts(team.people))
    assert "Ada" not in team.form.people
    assert team.form.people["Countess"].isChecked()


def test_ones_own_name_is_changed_where_one_says_who_annotates(qtbot: QtBot, app: App, team: TeamPage) -> None:
    save_settings(app.preferences.settings)
    app.window.top._open_popover()
    press(app.window.top._popover, "Rename Lead…")
    asked = dialog(qtbot)
    with qtbot.waitSignal(asked.accepted):
        type_name(asked, "Chief")
    assert app.pages is not None
    assert app.pages.project.annotator == "Chief"
    assert load_settings().annotator == "Chief"
    qtbot.waitUntil(lambda: app.window.top._avatar.text() == "Chief")


def test_esc_goes_back_to_the_thread(app: App, team: TeamPage) -> None:
    QTest.keyClick(team, Qt.Key.Key_Escape)
    assert app.pages is not None
    assert app.pages.shown == "annotate"
