"""The active time at the open thread: counted, shown, and on disk."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from annotator.domain import gestures
from annotator.domain.activity import TAIL_MS, DayTime, LayerTime
from annotator.gui.activity.meter import KEPT_AFTER_MS, ActivityMeter
from annotator.gui.background import Background
from annotator.gui.desk import Desk
from annotator.project import Project
from tests.gui.annotate.person import Tokens
from tests.threads import made

MONDAY = date(2026, 5, 4)


class Sitting:
    """A project with two threads on a desk, and a clock that runs when it is told to."""

    def __init__(self, qtbot: QtBot, project: Project, background: Background) -> None:
        self.qtbot, self.project = qtbot, project
        self.now = 1_000_000
        self._shown: tuple[int | None, bool] = (None, True)
        self.meter = ActivityMeter(project, background, clock=lambda: self.now, today=lambda: MONDAY)
        self.desk = Desk(project, background, tokenizer=Tokens(), timing=self.meter)
        self.desk.opened.connect(self.meter.open)
        self.meter.shown.connect(self._take)
        self.meter.attend(in_front=True, here=True)
        self.meter.set_measuring(measuring=True)

    def _take(self, active: int | None, paused: bool) -> None:
        self._shown = (active, paused)

    def shown(self) -> tuple[int | None, bool]:
        """Return the milliseconds on the screen, and whether they stand still."""
        return self._shown

    def open(self, thread: str) -> None:
        with self.qtbot.waitSignal(self.desk.opened):
            self.desk.open_thread(thread)
        place = (self.project.annotator, thread)
        self.qtbot.waitUntil(lambda: not self.meter._measuring or place in self.meter._before)

    def work(self, *waits: int) -> None:
        """Give a sign after each of these pauses."""
        for wait in waits:
            self.now += wait
            self.meter.sign()

    def label(self, start: int = 0, end: int = 5) -> None:
        session = self.desk.session
        assert session is not None
        article = session.thread.article.id
        with self.qtbot.waitSignal(self.desk.saving, check_params_cb=lambda under_way: under_way == 0):
            assert self.desk.do(gestures.label_span(session.sets[article], "entities", start, end, "PERSON"))

    def tick(self) -> int | None:
        self.meter._run_on()
        return self._shown[0]


@pytest.fixture
def sitting(qtbot: QtBot, tmp_path: Path, background: Background) -> Iterator[Sitting]:
    with made(tmp_path, threads=("a", "b")) as project:
        sitting = Sitting(qtbot, project, background)
        yield sitting
        sitting.meter.close()
        background.close()


def test_time_is_that_of_the_thread_over_all_sittings(sitting: Sitting) -> None:
    sitting.open("a")
    sitting.work(4_000, 5_000)
    assert sitting.tick() == 9_000
    sitting.open("b")
    assert sitting.shown() == (0, False)
    sitting.work(1_000)
    sitting.open("a")
    assert sitting.shown() == (9_000, False)
    assert sitting.project.timing.spent().days == (DayTime(MONDAY, 10_000),)


def test_an_act_takes_the_time_before_it_to_the_disk(sitting: Sitting) -> None:
    sitting.open("a")
    sitting.work(4_000)
    sitting.now += 500
    sitting.label()
    sitting.now += 2_000
    sitting.label(6, 10)
    spent = sitting.project.timing.spent()
    assert spent.layers == (LayerTime("entities", 2, 6_500),)
    assert spent.active == 6_500
    acts = sitting.project.history("a")
    times = sitting.project.timing.of_entries([each.id for each in acts])
    assert [times[each.id] for each in acts] == [2_000, 4_500]


def test_a_refused_act_leaves_its_time_to_the_next(sitting: Sitting) -> None:
    sitting.open("a")
    sitting.work(4_000)
    session = sitting.desk.session
    assert session is not None
    outside = gestures.label_span(session.sets["a"], "entities", 0, 9_999, "PERSON")
    assert not sitting.desk.do(outside)
    sitting.now += 1_000
    sitting.label()
    assert sitting.project.timing.spent().layers == (LayerTime("entities", 1, 5_000),)


def test_undo_takes_no_time_back(sitting: Sitting) -> None:
    sitting.open("a")
    sitting.work(4_000)
    sitting.label()
    with sitting.qtbot.waitSignal(sitting.desk.undone):
        sitting.desk.undo()
    assert sitting.tick() == 4_000
    assert sitting.project.timing.spent().active == 4_000


def test_a_long_pause_is_left_out_and_said(sitting: Sitting) -> None:
    sitting.open("a")
    sitting.work(2_000)
    sitting.now += 3_600_000
    assert sitting.tick() == 2_000 + TAIL_MS
    assert sitting.shown()[1]
    assert sitting.project.timing.spent().active == 2_000 + TAIL_MS
    assert not sitting.meter._tick.isActive()
    sitting.work(0, 1_000)
    assert sitting.shown() == (2_000 + TAIL_MS, False)
    assert sitting.tick() == 3_000 + TAIL_MS


def test_nothing_counts_on_another_page_or_in_another_program(sitting: Sitting) -> None:
    sitting.open("a")
    sitting.work(2_000)
    sitting.meter.attend(in_front=True, here=False)
    assert sitting.shown() == (2_000, True)
    sitting.work(5_000, 5_000)
    sitting.meter.attend(in_front=False, here=True)
    assert sitting.shown() == (None, True)
    sitting.work(5_000)
    sitting.meter.attend(in_front=True, here=True)
    sitting.work(1_000)
    assert sitting.tick() == 3_000


def test_a_crash_loses_no_more_than_some_seconds(sitting: Sitting) -> None:
    sitting.open("a")
    with sitting.qtbot.waitSignal(sitting.meter.kept):
        sitting.work(*[1_000] * (KEPT_AFTER_MS // 1_000))
        sitting.tick()
    assert sitting.project.timing.spent().active == KEPT_AFTER_MS


def test_what_is_left_is_written_at_the_end(sitting: Sitting) -> None:
    sitting.open("a")
    sitting.work(2_000)
    sitting.meter.close()
    assert sitting.project.timing.spent().active == 2_000


def test_switched_off_nothing_is_measured_and_what_was_stays(sitting: Sitting) -> None:
    sitting.open("a")
    sitting.work(2_000)
    sitting.meter.set_measuring(measuring=False)
    assert sitting.shown() == (None, True)
    sitting.work(2_000)
    sitting.label()
    assert sitting.project.timing.spent().layers == ()
    sitting.meter.set_measuring(measuring=True)
    sitting.work(500)
    assert sitting.tick() == 2_500


def test_each_annotator_has_an_account_of_their_own(sitting: Sitting) -> None:
    sitting.open("a")
    sitting.work(2_000)
    sitting.project.set_annotator("mira")
    sitting.open("a")
    sitting.work(300)
    assert sitting.tick() == 300
    assert sitting.project.timing.spent("ann").active == 2_000


def test_a_thread_opened_anew_goes_on(sitting: Sitting) -> None:
    sitting.open("a")
    sitting.work(2_000)
    sitting.open("a")
    sitting.work(1_000)
    assert sitting.tick() == 3_000
