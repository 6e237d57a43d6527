"""The desk: reading ahead, saving, what happens when something fails, coming back to one's place."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future

import pytest

from annotator.domain import gestures
from annotator.domain.changes import Changes
from annotator.domain.errors import ProjectUnwritable
from annotator.gui.annotate.places import Place, load_place, save_place
from annotator.project import Project
from annotator.suggest.partner import Died
from tests.gui.annotate.person import Person


def test_the_next_thread_is_ready_with_its_tokens(ada: Person) -> None:
    desk = ada.page.desk
    ada.qtbot.waitUntil(lambda: desk.prepared == "t1")
    with ada.qtbot.waitSignal(desk.opened):
        desk.open_thread("t1")
        # Nothing had to be waited for.
        assert ada.thread == "t1"
    assert set(desk.tokens) == {"t1"}


def test_saved_is_said_when_it_is_on_disk(ada: Person, harbour: Project) -> None:
    counts: list[int] = []
    ada.page.desk.saving.connect(counts.append)
    ada.select("PORT ELDIS")
    ada.press("4")
    assert counts == [1]
    ada.qtbot.waitUntil(lambda: counts == [1, 0])
    assert [span.label for span in harbour.session("storm").sets["storm"].spans] == ["GPE"]


def test_a_failed_commit_takes_the_edit_back_with_a_sentence(
    ada: Person, harbour: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise ProjectUnwritable("The disk is full: the last edits are taken back.")

    monkeypatch.setattr(harbour._annotating, "_commit", refuse)
    ada.select("PORT ELDIS")
    ada.press("4")
    ada.qtbot.waitUntil(lambda: ada.troubles == ["The disk is full: the last edits are taken back."])
    assert ada.spans() == []
    assert ada.card == ""


def test_an_undo_waits_for_the_edits_that_are_on_their_way(ada: Person) -> None:
    ada.select("PORT ELDIS")
    ada.press("4")
    ada.settle()
    desk = ada.page.desk
    assert desk.session is not None
    start = ada.text("storm").index("Harbour Authority")
    desk.undo()
    # Done before the undo has come back: it is not lost when that does.
    assert desk.do(gestures.label_span(desk.session.sets["storm"], "entities", start, start + 17, "ORG"))
    ada.settle()
    assert ada.spans() == [("Harbour Authority", "ORG")]


def test_another_annotator_sees_a_set_of_their_own(ada: Person, harbour: Project) -> None:
    ada.select("PORT ELDIS")
    ada.press("4")
    ada.settle()
    harbour.set_annotator("bob")
    ada.page.desk.refresh(Changes(annotator=True))
    ada.qtbot.waitUntil(lambda: ada.spans() == [])
    harbour.set_annotator("mira")
    ada.page.desk.refresh(Changes(annotator=True))
    ada.qtbot.waitUntil(lambda: ada.spans() == [("PORT ELDIS", "GPE")])


def test_a_thread_that_is_gone_is_said_to_be_gone(ada: Person) -> None:
    ada.page.desk.open_thread("nowhere")
    ada.qtbot.waitUntil(lambda: ada.troubles == ["This thread is not in the project any more."])


def test_the_place_is_found_again_at_the_next_start(sit: Callable[..., Person], harbour: Project) -> None:
    ada = sit(harbour)
    ada.press("S")
    ada.wait_for("t1")
    ada.click(ada.point("ferry", "t1"))
    ada.page.put_away()
    again = sit(harbour)
    assert again.thread == "t1"
    selection = again.page.view.selection
    assert selection is not None
    assert again.text("t1")[: selection.position + 5].endswith(("ferry", "ferry "))


def test_a_place_that_is_gone_gives_way_to_the_first_thread(sit: Callable[..., Person], harbour: Project) -> None:
    save_place(harbour.path, Place("nowhere", "nowhere", 7))
    assert sit(harbour).thread == "storm"


def test_places_are_kept_by_project(harbour: Project, home: object) -> None:
    assert load_place(harbour.path) is None
    save_place(harbour.path, Place("storm", "c1", 5))
    save_place(harbour.path.with_name("other.annot"), Place("x", "x"))
    assert load_place(harbour.path) == Place("storm", "c1", 5)


def test_a_tokenizer_that_died_is_said_and_words_are_snapped_roughly(ada: Person) -> None:
    class Dead:
        def tokens(self, _language: str, _texts: object) -> Future[list[object]]:
            future: Future[list[object]] = Future()
            future.set_exception(Died())
            return future

    ada.page.desk._tokenizer = Dead()  # type: ignore[assignment]
    ada.page.desk.open_thread("t2")
    ada.wait_for("t2")
    ada.qtbot.waitUntil(lambda: any("tokenizer" in sentence for sentence in ada.heard))
    ada.click(ada.point("ferry", "t2"))
    ada.press("2")
    assert ada.spans("t2") == [("ferry", "NORP")]
