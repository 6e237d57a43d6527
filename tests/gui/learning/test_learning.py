"""What the annotator sees of learning: a sentence when it is done, and the sheet of what the learner knows."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from annotator.domain import gestures
from annotator.domain.changes import Changes
from annotator.domain.learning import Learnt, Update
from annotator.gui.background import Background
from annotator.gui.desk import Desk
from annotator.gui.learning import words
from annotator.gui.learning.dialog import LearningDialog
from annotator.gui.learning.life import LearningLife
from tests.datasets.lines import NEWS
from tests.gui.annotate.person import Tokens
from tests.threads import made

NAMES = Learnt(
    name="entities",
    outcome="taken",
    texts=40,
    known=61,
    before=0.71,
    after=0.78,
    measured=12,
    threads=7,
    is_aside=True,
    calibration_error=0.03,
)
FEELING = Learnt(name="sentiment", outcome="few", texts=4)
FEELING_TOWARD = Learnt(
    name="entities.sentiment", outcome="kept", texts=30, before=0.6, after=0.55, measured=30, threads=9
)
UPDATE = Update(version="1-ab", time=1_772_000_000_000, decided=52, learnt=(NAMES, FEELING, FEELING_TOWARD))


class Taught:
    """Learning that is done when a test says so."""

    def __init__(self) -> None:
        self.known: tuple[Update, ...] = ()
        self.due = False
        self.stopped = 0
        self.course: Future[tuple[Update, Changes]] = Future()

    def updates(self) -> tuple[Update, ...]:
        return self.known

    def is_due(self, _annotator: str) -> bool:
        return self.due

    def learn(self, _annotator: str) -> Future[tuple[Update, Changes]]:
        self.course = Future()
        return self.course

    def finish(self, *, update: Update = UPDATE) -> None:
        self.known = (*self.known, update)
        self.course.set_result((update, Changes(suggesting=update.has_taken)))

    def stop(self) -> None:
        self.stopped += 1

    def forget(self) -> Future[Changes]:
        self.known = ()
        done: Future[Changes] = Future()
        done.set_result(Changes(suggesting=True))
        return done

    def close(self) -> None:
        pass


@pytest.fixture
def taught() -> Taught:
    return Taught()


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, taught: Taught) -> Iterator[Desk]:
    with made(tmp_path) as project:
        project.learning.close()
        project.learning = taught  # type: ignore[assignment]
        background = Background()
        desk = Desk(project, background, tokenizer=Tokens())
        with qtbot.waitSignal(desk.opened):
            desk.open_thread("a")
        yield desk
        background.close()


@pytest.fixture
def life(desk: Desk) -> Iterator[LearningLife]:
    life = LearningLife(desk)
    yield life
    life.close()


def test_one_calm_sentence_says_what_it_came_to() -> None:
    assert words.announcement(UPDATE, NEWS) == (
        "The learner knows 52 texts now: Entities 0.71 → 0.78 on 12 texts of 7 threads set aside"
    )
    kept = Update(version="", time=0, decided=20, learnt=(FEELING_TOWARD, FEELING))
    assert words.announcement(kept, NEWS) == (
        "The learner keeps what was better before: Entities, Toward it 0.60 → 0.55, measured thread by thread on the "
        "30 texts of 9 threads that it learned from"
    )
    assert words.announcement(Update(version="", time=0, decided=5, learnt=(FEELING,)), NEWS) == ""


def test_deciding_leads_to_learning_and_learning_to_other_suggestions(
    qtbot: QtBot, desk: Desk, life: LearningLife, taught: Taught
) -> None:
    taught.due = True
    said: list[str] = []
    life.said.connect(said.append)
    session = desk.session
    assert session is not None
    desk.do(gestures.label_span(session.sets["a"], "entities", 0, 5, "PERSON"))
    with qtbot.waitSignal(life.changed):
        life.look()
    under_way = [life.is_under_way]
    heard: list[Changes] = []
    desk.changed.connect(heard.append)
    with qtbot.waitSignal(life.changed):
        taught.finish()
    under_way.append(life.is_under_way)
    assert under_way == [True, False]
    assert said == ["The learner knows 52 texts now: Entities 0.71 → 0.78 on 12 texts of 7 threads set aside"]
    assert [changes.suggesting for changes in heard] == [True]


def test_where_nothing_is_due_nothing_begins(qtbot: QtBot, desk: Desk, life: LearningLife) -> None:
    life.look()
    desk.background.run(lambda: None).result()
    assert not life.is_under_way


def test_what_was_stopped_says_nothing(qtbot: QtBot, life: LearningLife, taught: Taught) -> None:
    said: list[str] = []
    life.said.connect(said.append)
    life.learn()
    life.stop()
    assert (taught.stopped, life.is_under_way) == (1, False)
    taught.finish()
    life.learn()
    with qtbot.waitSignal(life.changed):
        taught.finish(update=Update(version="", time=0, decided=9, learnt=(FEELING,)))
    assert said == []


def test_the_sheet_shows_what_each_layer_knows_and_follows(
    qtbot: QtBot, desk: Desk, life: LearningLife, taught: Taught
) -> None:
    sheet = LearningDialog(desk.project.learning, life, NEWS)
    qtbot.addWidget(sheet)
    sheet.show()
    assert sheet.state.text() == "Nothing was learned yet."
    assert not sheet.forget.isEnabled()
    sheet.learn.click()
    assert (sheet.state.text(), sheet.stop.isVisible(), sheet.learn.isEnabled()) == ("Learning now…", True, False)
    with qtbot.waitSignal(life.changed):
        taught.finish()
    assert sheet.state.text().startswith("Learned last from 52 texts")
    assert sheet.figures[1:] == [
        ["Entities", "40 texts, 61 names", "0.71 → 0.78", "0.03", "The learner speaks"],
        ["Sentiment", "4 decisions", "–", "–", "Too few decisions so far"],
        ["Entities, Toward it", "30 decisions", "0.60 → 0.55", "–", "Not better than what was there, which speaks on"],
    ]
    row = sheet.history.rows.at(0)
    assert row is not None
    assert "52 texts" in row.title
    with qtbot.waitSignal(life.changed):
        sheet.forget.click()
    assert sheet.history.rows.rowCount() == 0


def test_other_names_are_learned_as_soon_as_they_are_in_force(
    qtbot: QtBot, desk: Desk, life: LearningLife, taught: Taught
) -> None:
    taught.due = True
    life._look.setInterval(1)
    desk.refresh(Changes(schema=True))
    qtbot.waitUntil(lambda: life.is_under_way)
