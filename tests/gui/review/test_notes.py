"""Notes under review: what annotators wrote is read, what the reviewer wrote to them can be changed and taken back."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QPushButton

from annotator.domain.annotation import Note
from annotator.domain.edit import AddNote, DocumentEdit
from annotator.domain.identifiers import uuid7
from annotator.domain.review_query import ReviewSettings
from annotator.project import Project
from tests.gui.review.conftest import Reviewer, Sit
from tests.reviewed import AGREED, hand_in, two_differ


def write(project: Project, whose: str, text: str, *, by: str) -> None:
    session = project._annotating.session("storm", whose, by=by)
    session.do([DocumentEdit("storm", AddNote(Note(uuid7(), None, text, 1, by)))]).saved.result()


def told(rev: Reviewer) -> list[str]:
    card = rev.page.beside.notes
    return [each.accessibleName() for each in card.findChildren(QFrame) if each.isVisible() and each.accessibleName()]


def texts(project: Project, whose: str) -> list[tuple[str, str]]:
    sets = project._annotating.session("storm", whose).sets
    return [(note.author, note.text) for note in sets["storm"].notes]


def test_the_notes_of_those_under_review_are_shown_with_their_names(sit: Sit, harbour: Project) -> None:
    for name in ("mira", "zoe"):
        hand_in(harbour, name, AGREED)
        write(harbour, name, f"asked by {name}", by=name)
    rev = sit(harbour)
    rev.qtbot.waitUntil(
        lambda: told(rev) == ["mira’s note on the article: asked by mira", "zoe’s note on the article: asked by zoe"]
    )
    assert not [each for each in rev.page.beside.notes.findChildren(QPushButton) if each.isVisible()]
    sign = rev.page.view.scene.content.sign(rev.page.bench.session.thread.article)  # type: ignore[union-attr]
    assert sign.in_words == "2 notes by mira, zoe"


def test_a_blind_review_tells_letters_for_the_names(sit: Sit, harbour: Project) -> None:
    two_differ(harbour)
    write(harbour, "mira", "a day or a paper?", by="mira")
    harbour.reviewing.change_settings(ReviewSettings(blind=True)).result()
    rev = sit(harbour)
    rev.qtbot.waitUntil(lambda: len(told(rev)) == 1)
    assert told(rev)[0] in ("A’s note on the article: a day or a paper?", "B’s note on the article: a day or a paper?")


def test_the_reviewers_own_note_is_changed_deleted_and_undone(sit: Sit, harbour: Project) -> None:
    hand_in(harbour, "mira", AGREED)
    write(harbour, "mira", "what of dates?", by="mira")
    write(harbour, "mira", "Returned: see 4.2", by="rev")
    rev = sit(harbour)
    rev.qtbot.waitUntil(lambda: len(told(rev)) == 2)
    buttons = {each.accessibleName(): each for each in rev.page.beside.notes.findChildren(QPushButton)}
    rev.click(buttons["Edit the note on the article"])
    rev.press("Ctrl+A")
    rev.write("Returned: see 4.3")
    rev.press("Return")
    rev.settle()
    assert texts(harbour, "mira") == [("mira", "what of dates?"), ("rev", "Returned: see 4.3")]
    rev.qtbot.waitUntil(lambda: "Note on the article: Returned: see 4.3" in told(rev))
    assert rev.page.view.hasFocus()
    (delete,) = (
        each
        for each in rev.page.beside.notes.findChildren(QPushButton)
        if each.isVisible() and each.accessibleName().startswith("Delete")
    )
    rev.click(delete)
    rev.settle()
    assert texts(harbour, "mira") == [("mira", "what of dates?")]
    assert harbour._annotating.session("storm", "mira").sets["storm"].state == "submitted"
    rev.qtbot.waitUntil(lambda: len(told(rev)) == 1)
    rev.press("Ctrl+Z")
    rev.qtbot.waitUntil(lambda: len(told(rev)) == 2)
    assert texts(harbour, "mira")[1] == ("rev", "Returned: see 4.3")
    assert rev.troubles == []


def test_a_note_to_each_of_several_is_told_apart(sit: Sit, harbour: Project) -> None:
    two_differ(harbour)
    for name in ("ben", "mira"):
        write(harbour, name, f"Returned: {name}, see 4.2", by="rev")
    rev = sit(harbour)
    rev.qtbot.waitUntil(lambda: len(told(rev)) == 2)
    assert "Note on the article, to mira: Returned: mira, see 4.2" in told(rev)
    buttons = {each.accessibleName(): each for each in rev.page.beside.notes.findChildren(QPushButton)}
    rev.click(buttons["Delete the note on the article, to mira"])
    rev.settle()
    assert texts(harbour, "mira") == []
    assert texts(harbour, "ben") == [("rev", "Returned: ben, see 4.2")]
