from __future__ import annotations

from concurrent.futures import Future
from pathlib import Path

import pytest

from annotator.datasets.import_report import ImportRequest
from annotator.domain import gestures
from annotator.domain.activity import Spent
from annotator.domain.annotation import SpanAnnotation
from annotator.domain.edit import Act, Add, DocumentEdit
from annotator.domain.errors import EditError, ProjectUnwritable, SchemaError
from annotator.session import EditSession, Loaded
from tests.datasets.lines import article, entity, labelled, write
from tests.threads import NEWS, SENTIMENT, label, made, set_now, take


def test_what_is_done_is_there_at_once_and_on_disk_when_it_says_so(tmp_path: Path) -> None:
    with made(tmp_path) as project:
        session = project.session("a")
        done = session.do(gestures.label_span(session.sets["a"], "entities", 12, 17, "PERSON"))

        (span,) = session.sets["a"].spans
        assert session.thread.article.text[span.start : span.end] == "Bo Li"
        assert done.changes.documents == {"a"}
        assert span.id in done.changes.annotations
        done.saved.result()
        assert set_now(project).spans == (span,)


def test_every_document_has_a_set_and_the_first_label_takes_it_in_hand(tmp_path: Path) -> None:
    with made(tmp_path) as project:
        session = project.session("a")
        assert {name: each.state for name, each in session.sets.items()} == dict.fromkeys(("a", "a1", "a2"), "new")
        session.do(gestures.choose(session.sets["a1"], SENTIMENT, "negative"))

        assert {name: each.state for name, each in session.sets.items()} == {
            "a": "new",
            "a1": "in_progress",
            "a2": "new",
        }


def test_an_act_over_several_documents_goes_in_whole_or_not_at_all(tmp_path: Path) -> None:
    with made(tmp_path) as project:
        session = project.session("a")
        good = DocumentEdit("a", Add(SpanAnnotation("1", "entities", 0, 5, "PERSON")))
        before = session.sets
        for bad in (
            DocumentEdit("a1", Add(SpanAnnotation("2", "entities", 0, 500, "PERSON"))),
            DocumentEdit("a1", Add(SpanAnnotation("2", "entities", 0, 2, "PLANET"))),
        ):
            with pytest.raises((EditError, SchemaError)):
                session.do([good, bad])
        assert session.sets == before
        session.do(gestures.submit(session.sets.values())).saved.result()
        assert {set_now(project, name).state for name in ("a", "a1", "a2")} == {"submitted"}


def test_edits_in_a_row_are_applied_in_memory_without_waiting(tmp_path: Path) -> None:
    with made(tmp_path) as project:
        session = project.session("a")
        saved = [
            session.do(gestures.label_span(session.sets["a"], "entities", start, start + 1, "PERSON")).saved
            for start in (0, 1, 3, 4)
        ]
        again = project.session("a")

        assert all(each.done() for each in saved)
        assert again.sets == session.sets
        assert len(again.sets["a"].spans) == 4


def test_opening_a_thread_waits_for_what_is_being_written_in_it(tmp_path: Path) -> None:
    with made(tmp_path, threads=("a", "b")) as project:
        first, second = project.session("a"), project.session("b")
        for session, document in ((first, "a"), (second, "b")):
            session.do(gestures.choose(session.sets[document], SENTIMENT, "positive"))

        assert set_now(project, "a", "a").choices
        assert set_now(project, "b", "b").choices


def test_two_sessions_on_one_thread_agree_once_they_are_loaded_again(tmp_path: Path) -> None:
    with made(tmp_path) as project:
        first, second = project.session("a"), project.session("a")
        label(first)
        label(second, 6, 10, "EVENT")
        first.reload()
        second.reload()

        assert first.sets == second.sets
        assert [(span.start, span.label) for span in first.sets["a"].spans] == [(0, "PERSON"), (6, "EVENT")]
        assert project.check() == ()


def test_suggestions_wait_until_they_are_decided(tmp_path: Path) -> None:
    line = article("s", "Bo Li wins.")
    with made(tmp_path) as project:
        take(project, tmp_path, line)
        path = tmp_path / "proposed.jsonl"
        write(path, labelled(line, entity(line, "Bo Li", confidence=0.8), entity(line, "wins", "EVENT")))
        project.import_files(ImportRequest(paths=(path,), agent="tagger")).result()
        session = project.session("s")
        first, second = session.open_suggestions("s")

        assert (first.agent, first.confidence, first.annotation.label) == ("tagger", 0.8, "PERSON")
        session.do(gestures.accept(session.sets["s"], first, session.schema))
        assert session.open_suggestions("s") == (second,)
        session.do(gestures.reject(session.sets["s"], second)).saved.result()
        again = project.session("s")
        assert again.open_suggestions("s") == ()
        assert len(again.suggestions["s"]) == 2
        assert again.sets["s"].spans[0].suggestion == first.id


def test_a_failed_commit_reports_itself_and_loading_takes_the_edit_back(tmp_path: Path) -> None:
    with made(tmp_path) as project:
        kept = project.session("a")
        thread = kept.thread

    def fails(act: Act, spent: Spent | None) -> Future[None]:
        future: Future[None] = Future()
        future.set_exception(ProjectUnwritable("The disk is full."))
        return future

    loaded = Loaded(thread, {}, {})
    session = EditSession(annotator="ann", schema=NEWS, loaded=loaded, load=lambda: loaded, commit=fails)
    done = session.do(gestures.choose(session.sets["a"], SENTIMENT, "positive"))

    with pytest.raises(ProjectUnwritable, match="full"):
        done.saved.result()
    session.reload()
    assert session.sets["a"].choices == ()
