"""What a person leaves out of an export: what they see of it, and what is written then."""

from __future__ import annotations

import json
import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from annotator.datasets.export_report import ExportPreview, ExportRequest
from annotator.datasets.import_report import Cancelled, never
from annotator.domain.errors import ExportError
from annotator.gui.exporting.page import ExportPage
from annotator.project import Project


def test_filters_are_closed_and_say_in_a_line_what_they_leave_out(qtbot: QtBot, disputed: ExportPage) -> None:
    form = disputed._form
    assert not form.filters.isVisible()
    assert form.more.summary == "Labels, states, agreement, names"
    form.more.head.setFocus()
    QTest.keyClick(form.more.head, Qt.Key.Key_Return)
    assert form.filters.isVisible()
    form.filters.labels["entities"]["PERSON"].click()
    form.filters.unlabelled.click()
    form.filters.negatives.click()
    form.filters.states["new"].click()
    assert form.more.summary == (
        "without 1 label · Adjudicated, Submitted, In progress · no refused suggestions · no documents without labels"
    )
    assert form.more.head.accessibleDescription() == form.more.summary
    qtbot.waitUntil(lambda: disputed._write.text() == "Write 2 documents")


def test_chips_count_what_the_project_holds_and_the_card_what_stays_out(qtbot: QtBot, disputed: ExportPage) -> None:
    form = disputed._form
    assert form._layers["entities"].text() == "Entities 5"
    assert not disputed._stays_out.isVisible()
    form.more.head.click()
    assert form.filters.labels["entities"]["PERSON"].text() == "PERSON 2"
    form.filters.labels["entities"]["PERSON"].click()
    qtbot.waitUntil(disputed._stays_out.isVisible)
    assert disputed._left_out.text() == "2 × span “entities” (PERSON 2): The label was not asked for."
    assert form.filters.labels["entities"]["PERSON"].text() == "PERSON 2"
    assert form._layers["entities"].text() == "Entities 5"


def test_the_labels_of_one_layer_are_shown_at_a_time(disputed: ExportPage) -> None:
    filters = disputed._form.filters
    disputed._form.more.head.click()
    assert filters.labels["entities"]["PERSON"].isVisible()
    assert not filters.labels["sentiment"]["negative"].isVisible()
    filters.layer.choose("sentiment")
    filters.layer.picked.emit("sentiment")
    assert not filters.labels["entities"]["PERSON"].isVisible()
    assert filters.labels["sentiment"]["negative"].isVisible()


def test_agreement_says_what_its_number_means_and_leaves_documents_out(
    qtbot: QtBot, disputed: ExportPage, project: Project
) -> None:
    filters = disputed._form.filters
    disputed._form.more.head.click()
    assert not filters.least.isVisible()
    assert filters.note == ""
    filters.agreement.set_chosen(True)
    filters.agreement.chosen.emit(True)
    assert "the share that the others gave too" in filters.note
    qtbot.waitUntil(lambda: disputed._write.text() == "Write 1 document")
    assert "agreement from 80 %" in disputed._form.more.summary
    assert "1 × document: Agreement is too low." in disputed._left_out.text()
    assert "1 × document: Fewer than two annotators submitted the document." in disputed._left_out.text()
    filters.least.setFocus()
    for _step in range(14):
        QTest.keyClick(filters.least, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: disputed._write.text() == "Write 2 documents")  # they share 2 of 3: 0.66…
    filters.once.click()
    qtbot.waitUntil(lambda: disputed._write.text() == "Write 3 documents")
    QTest.mouseClick(disputed._write, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(disputed.written))
    manifest = json.loads((project.default_export_folder() / "manifest.json").read_bytes())
    assert (manifest["recipe"]["min_agreement"], manifest["recipe"]["labelled_once"]) == (0.66, True)


def test_no_state_is_a_sentence(disputed: ExportPage) -> None:
    for chip in disputed._form.filters.states.values():
        chip.click()
    assert disputed.refusal == "Choose at least one state."


def test_everything_is_reached_by_tab_and_has_a_name(qtbot: QtBot, disputed: ExportPage) -> None:
    disputed._form.more.head.click()
    disputed.window().activateWindow()
    disputed._recipes.row.save.setFocus()
    met: list[QWidget] = []
    while (here := disputed.window().focusWidget()) not in met:
        met.append(here)
        QTest.keyClick(here, Qt.Key.Key_Tab)
    filters = disputed._form.filters
    for wanted in (
        *(disputed._form.more.head, filters.layer, filters.labels["entities"]["DATE"], filters.states["new"]),
        *(filters.negatives, filters.unlabelled, disputed._form._strict, disputed._write),
    ):
        assert wanted in met
    assert all(each.accessibleName() or getattr(each, "text", str)() for each in met)


# --- counting that is overtaken ---


class Slow:
    """A preview that goes on until it is called off or let go."""

    def __init__(self, project: Project) -> None:
        self._project, self._preview = project, project.preview_export
        self.asked: list[ExportRequest] = []
        self.called_off: list[ExportRequest] = []
        self.go = threading.Event()

    def __call__(self, request: ExportRequest, rows: int = 6, cancelled: Cancelled = never) -> ExportPreview:
        self.asked.append(request)
        while not self.go.wait(0.01):
            if cancelled():
                self.called_off.append(request)
                raise ExportError("The export was cancelled; nothing was changed.")
        return self._preview(request, rows, cancelled)


@pytest.fixture
def slow(disputed: ExportPage, project: Project, monkeypatch: pytest.MonkeyPatch) -> Slow:
    slow = Slow(project)
    monkeypatch.setattr(project, "preview_export", slow)
    return slow


def test_a_newer_look_calls_the_older_off_and_says_nothing_of_it(
    qtbot: QtBot, disputed: ExportPage, slow: Slow
) -> None:
    disputed._form._layers["stance"].click()
    qtbot.waitUntil(lambda: len(slow.asked) == 1)
    disputed._form.filters.unlabelled.click()
    qtbot.waitUntil(lambda: len(slow.asked) == 2)
    qtbot.waitUntil(lambda: len(slow.called_off) == 1)
    slow.go.set()
    qtbot.waitUntil(lambda: disputed._write.text() == "Write 2 documents")
    assert disputed.refusal == ""
    assert [each.unlabelled for each in slow.asked] == [True, False]
    assert slow.called_off == slow.asked[:1]


def test_what_was_counted_for_other_choices_is_not_shown(qtbot: QtBot, disputed: ExportPage, slow: Slow) -> None:
    disputed._form.filters.unlabelled.click()
    qtbot.waitUntil(lambda: len(slow.asked) == 1)
    for chip in disputed._form._layers.values():
        chip.click()
    qtbot.waitUntil(lambda: len(slow.called_off) == 1)
    qtbot.waitUntil(lambda: not disputed._looking.is_under_way)
    assert disputed.refusal == "Choose at least one layer."
    assert not disputed._write.isEnabled()
    assert not disputed._unfinished.isVisible()


def test_a_person_can_call_counting_off_and_is_told(qtbot: QtBot, disputed: ExportPage, slow: Slow) -> None:
    disputed._form.filters.unlabelled.click()
    qtbot.waitUntil(lambda: len(slow.asked) == 1)
    qtbot.waitUntil(disputed._counting._cancel.isVisible)
    disputed._counting._cancel.click()
    qtbot.waitUntil(disputed._unfinished.isVisible)
    assert disputed._unfinished.text() == "Counting was stopped; the numbers are not those of these choices."
    assert disputed.refusal == ""


def test_leaving_the_page_calls_counting_off(qtbot: QtBot, disputed: ExportPage, slow: Slow) -> None:
    disputed._form._layers["stance"].click()
    qtbot.waitUntil(lambda: len(slow.asked) == 1)
    disputed.hide()
    qtbot.waitUntil(lambda: len(slow.called_off) == 1)


def test_all_but_the_split_is_shown_before_articles_are_compared(
    qtbot: QtBot, disputed: ExportPage, project: Project, slow: Slow
) -> None:
    disputed._form.filters.unlabelled.click()
    splitting = disputed._form._split.splitting
    splitting.set_chosen(True)
    splitting.chosen.emit(True)
    qtbot.waitUntil(lambda: bool(slow.asked))
    slow.go.set()
    qtbot.waitUntil(lambda: len(slow.asked) == 2)
    qtbot.waitUntil(lambda: not disputed._looking.is_under_way)
    assert [each.split for each in slow.asked] == [None, (80, 10, 10)]
    disputed._form.filters.negatives.click()
    qtbot.waitUntil(lambda: len(slow.asked) == 3)
    assert slow.asked[2].split == (80, 10, 10)  # the texts are compared by now


def test_a_split_of_what_is_shown_is_counted_at_once(qtbot: QtBot, disputed: ExportPage, slow: Slow) -> None:
    splitting = disputed._form._split.splitting
    splitting.set_chosen(True)
    splitting.chosen.emit(True)
    qtbot.waitUntil(lambda: bool(slow.asked))
    assert [each.split for each in slow.asked] == [(80, 10, 10)]
    qtbot.waitUntil(disputed._counting.isVisible)
    slow.go.set()
    qtbot.waitUntil(lambda: not disputed._counting.isVisible())


def test_one_label_of_many_is_chosen_with_two_clicks(qtbot: QtBot, disputed: ExportPage) -> None:
    filters = disputed._form.filters
    disputed._form.more.head.click()
    with qtbot.waitSignal(disputed._form.changed):
        filters.none.click()
    filters.labels["entities"]["GPE"].click()
    request = disputed._form.request
    assert request is not None
    assert request.labels == {"entities": frozenset({"GPE"})}
    filters.all.click()
    request = disputed._form.request
    assert request is not None
    assert request.labels == {}
