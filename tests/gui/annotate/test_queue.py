"""The queue: what stands in it, how it is searched and ordered, what comes next."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from annotator.domain.assignment import Dealing
from annotator.domain.changes import Changes
from annotator.domain.queue import Theirs
from annotator.gui.annotate.queue_rows import QueueRows
from annotator.gui.background import Background
from annotator.gui.paged_rows import ROW
from annotator.project import Project
from tests.gui.annotate.conftest import fill
from tests.gui.annotate.person import Person


def titles(somebody: Person) -> list[str]:
    """The titles in the list, as soon as they are read."""
    rows = somebody.page.finder.rows
    somebody.qtbot.waitUntil(lambda: all(rows.row_at(place) is not None for place in range(rows.rowCount())))
    return [row.title for place in range(rows.rowCount()) if (row := rows.row_at(place)) is not None]


def chips(somebody: Person) -> list[str]:
    panel = somebody.page.queue
    return [chip.text() for chip in (panel.todo, panel.flagged, panel.all)]


def progress(somebody: Person) -> str:
    return somebody.page.queue.progress.accessibleName()


def order(somebody: Person, words: str) -> None:
    actions: list[QAction] = somebody.page.queue.order.menu().actions()
    next(action for action in actions if action.text() == words).trigger()


def test_rows_say_what_a_thread_is(ada: Person) -> None:
    assert titles(ada)[0].startswith("Storm closes")
    index = ada.page.finder.rows.index(0, 0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == (
        "Storm closes Northgate bridge as ministers trade blame. new. Harbour Post. 1 of 4 unsure · 2 comments"
    )
    ada.qtbot.waitUntil(lambda: progress(ada) == "0 of 3 threads submitted")
    assert chips(ada) == ["To do 3", "Flagged 0", "All"]


def test_the_list_keeps_its_place_when_states_change(ada: Person) -> None:
    before = titles(ada)
    ada.press("Ctrl+Return", "Ctrl+Return")
    ada.wait_for("t1")
    rows = ada.page.finder.rows
    ada.qtbot.waitUntil(lambda: (row := rows.row_at(0)) is not None and row.state == "submitted")
    assert titles(ada) == before
    ada.qtbot.waitUntil(lambda: progress(ada) == "1 of 3 threads submitted")
    assert chips(ada)[0] == "To do 2"


def test_a_flag_shows_in_the_row_and_in_the_count(ada: Person) -> None:
    ada.page.annotating.flag_with("wrong page")
    rows = ada.page.finder.rows
    ada.qtbot.waitUntil(lambda: (row := rows.row_at(0)) is not None and row.flag == "wrong page")
    ada.qtbot.waitUntil(lambda: chips(ada)[1] == "Flagged 1")
    ada.click_on(ada.page.queue.flagged)
    ada.qtbot.waitUntil(lambda: ada.page.finder.rows.rowCount() == 1)
    assert titles(ada)[0].startswith("Storm")


def test_the_queue_is_searched_as_one_types(ada: Person) -> None:
    ada.press("/")
    ada.write("ferry")
    ada.qtbot.waitUntil(lambda: ada.page.finder.rows.rowCount() == 2)
    assert titles(ada) == ["Short report 1 on the harbour", "Short report 2 on the harbour"]
    ada.press("Return", "Down", "Return")
    ada.wait_for("t2")
    assert QApplication.focusWidget() is ada.page.view


def test_a_search_that_finds_nothing_shows_nothing(ada: Person) -> None:
    ada.press("/")
    ada.write("zeppelin")
    ada.qtbot.waitUntil(lambda: ada.page.finder.rows.rowCount() == 0)
    assert ada.thread == "storm"


def test_orders(ada: Person) -> None:
    assert ada.page.queue.order.text().startswith("Next: most uncertain first")
    order(ada, "By title")
    ada.qtbot.waitUntil(lambda: titles(ada)[0].startswith("Short report 1"))
    assert ada.page.queue.order.text() == "Order: by title"
    order(ada, "As imported")
    ada.qtbot.waitUntil(lambda: titles(ada)[0].startswith("Storm"))


def test_a_click_opens_a_thread(ada: Person) -> None:
    titles(ada)
    ada.click_row(2)
    ada.wait_for("t2")
    assert QApplication.focusWidget() is ada.page.view


def test_skipping_goes_round_and_never_to_what_is_done(ada: Person) -> None:
    ada.press("S")
    ada.wait_for("t1")
    ada.press("Ctrl+Return", "Ctrl+Return")
    ada.wait_for("t2")
    ada.settle()
    ada.press("S")
    ada.wait_for("storm")
    ada.press("S")
    ada.wait_for("t2")


def test_the_last_thread_says_that_it_was_the_last(ada: Person) -> None:
    for thread in ("storm", "t1", "t2"):
        ada.wait_for(thread)
        ada.press("Ctrl+Return", "Ctrl+Return")
    ada.qtbot.waitUntil(lambda: "No thread to do is left in this list." in ada.heard)
    assert ada.thread == "t2"


def test_an_import_puts_new_threads_in_the_queue(ada: Person, harbour: Project, tmp_path: Path) -> None:
    fill(harbour, tmp_path, 5)
    ada.page.desk.refresh(Changes(threads=True))
    ada.qtbot.waitUntil(lambda: ada.page.finder.rows.rowCount() == 5)
    ada.qtbot.waitUntil(lambda: progress(ada).startswith("0 of 5"))
    assert ada.thread == "storm"


def test_removing_the_open_thread_closes_it(ada: Person, harbour: Project) -> None:
    changes = harbour.remove_thread("storm").result()
    ada.page.desk.refresh(changes)
    ada.qtbot.waitUntil(lambda: ada.thread != "storm")
    ada.qtbot.waitUntil(lambda: ada.page.finder.rows.rowCount() == 2)
    ada.press("F6")


def test_an_empty_project_offers_to_import(sit: Callable[..., Person], project: Project) -> None:
    person = sit(project, empty=True)
    person.qtbot.waitUntil(lambda: person.page.empty.isVisible() and person.page.empty.offer.isVisible())
    assert "Nothing to read yet" in [label.text() for label in person.page.empty.findChildren(QLabel)]
    with person.qtbot.waitSignal(person.page.importing):
        person.click_on(person.page.empty.offer)


def test_pages_are_read_when_they_are_looked_at_and_the_oldest_forgotten(
    qtbot: object, background: Background, harbour: Project, ada: Person
) -> None:
    rows = QueueRows(harbour, background)
    rows.show_numbers(harbour.queue_numbers(ada.page.finder.query))
    assert rows.rowCount() == 3
    ada.qtbot.waitUntil(lambda: rows.index(0, 0).data(ROW) is not None)
    assert rows.index(0, 0).data(ROW).thread_id == "storm"
    assert rows.index(0, 0).data(Qt.ItemDataRole.DisplayRole).startswith("Storm")


def test_the_sign_and_the_chips_can_be_reached_by_keyboard(ada: Person) -> None:
    ada.page.queue.search.setFocus()
    reached = []
    for _ in range(6):
        ada.press("Tab")
        reached.append(QApplication.focusWidget())
    panel = ada.page.queue
    assert {panel.todo, panel.order, panel.table} <= set(reached)
    QTest.mouseMove(panel.table.viewport(), QPoint(40, 40))


def assign(somebody: Person, name: str, *threads: str) -> None:
    """Give threads to somebody, behind the page."""
    project = somebody.page.desk.project
    project.assigning.assign(Dealing(to=(name,), threads=threads)).result()
    somebody.page.desk.refresh(Changes(assignments=True))


def test_the_queue_shows_everybody_their_own(ada: Person) -> None:
    finder, queue = ada.page.finder, ada.page.queue
    assert not queue.whose.isVisible()
    assign(ada, ada.page.desk.project.annotator, "t1", "t2")
    # They are counted and found apart.
    ada.qtbot.waitUntil(lambda: progress(ada) == "0 of 2 threads submitted")
    ada.qtbot.waitUntil(lambda: finder.rows.rowCount() == 2)
    assert titles(ada) == ["Short report 1 on the harbour", "Short report 2 on the harbour"]
    assert queue.whose.mine.isChecked()
    ada.click_on(queue.whose.everybodys)
    ada.qtbot.waitUntil(lambda: finder.rows.rowCount() == 3)
    ada.qtbot.waitUntil(lambda: progress(ada) == "0 of 3 threads submitted")
    ada.click_on(queue.whose.mine)
    ada.qtbot.waitUntil(lambda: finder.rows.rowCount() == 2)


def test_the_next_thread_is_one_of_ones_own(ada: Person) -> None:
    assign(ada, ada.page.desk.project.annotator, "t2")
    ada.qtbot.waitUntil(lambda: ada.page.finder.rows.rowCount() == 1)
    ada.press("S")
    ada.wait_for("t2")


def test_undo_shows_all_threads_again(ada: Person) -> None:
    assign(ada, ada.page.desk.project.annotator, "t2")
    ada.qtbot.waitUntil(lambda: ada.page.finder.rows.rowCount() == 1)
    ada.press("Ctrl+Z")
    ada.qtbot.waitUntil(lambda: ada.page.finder.rows.rowCount() == 3)
    ada.qtbot.waitUntil(lambda: not ada.page.queue.whose.isVisible())
    assert ada.heard[-1] == f"Undid: assignment of 1 thread to {ada.page.desk.project.annotator}"


def test_the_threads_of_somebody_on_the_team_are_shown_until_the_chip_is_clicked(ada: Person) -> None:
    queue = ada.page.queue
    assign(ada, "Ben", "t1")
    assert not queue.whose.isVisible()
    queue.show_theirs(Theirs("Ben", "assigned"))
    ada.qtbot.waitUntil(lambda: ada.page.finder.rows.rowCount() == 1)
    ada.qtbot.waitUntil(lambda: progress(ada) == "0 of 1 thread submitted")
    assert queue.all.isChecked()
    assert queue.whose.theirs.accessibleName() == "Assigned to Ben; show the others again"
    ada.click_on(queue.whose.theirs)
    ada.qtbot.waitUntil(lambda: ada.page.finder.rows.rowCount() == 3)
    assert queue.todo.isChecked()
    assert not queue.whose.isVisible()
