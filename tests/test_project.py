from __future__ import annotations

from pathlib import Path

import pytest

from annotator.datasets.export_report import Whose
from annotator.datasets.import_report import ImportRequest
from annotator.domain import gestures
from annotator.domain.edit import Removal
from annotator.domain.errors import AnnotatorError, ExportError
from annotator.domain.queue import QueueQuery
from annotator.project import Project
from annotator.settings import system_user
from tests.datasets.lines import article, comment, entity, labelled
from tests.threads import NEWS, SENTIMENT, label, made, set_now, take, undo

EVERYTHING = QueueQuery(show="all")


def threads(project: Project, query: QueueQuery = EVERYTHING) -> list[str]:
    return [row.thread_id for row in project.queue_rows(project.queue_numbers(query))]


# --- who ---


def test_who_annotates_is_the_system_user_unless_somebody_says(tmp_path: Path) -> None:
    with Project.create(tmp_path / "mine.annot", NEWS) as project:
        assert project.annotator == system_user()
        project.set_annotator("  Ada \n Byron ")
        assert project.annotator == "Ada Byron"
        assert project.annotators() == ("Ada Byron",)


@pytest.mark.parametrize("name", ["gold", "GOLD", " Gold ", "", " \n"])
def test_gold_and_nobody_cannot_annotate(tmp_path: Path, name: str) -> None:
    with made(tmp_path) as project:
        with pytest.raises(AnnotatorError):
            project.set_annotator(name)
        assert project.annotator == "ann"
    if name.strip():
        with pytest.raises(AnnotatorError, match="adjudicated"):
            Project.create(tmp_path / "other.annot", NEWS, annotator=name)
        assert not (tmp_path / "other.annot").exists()
        with pytest.raises(AnnotatorError, match="adjudicated"):
            Project.open(tmp_path / "storm.annot", annotator=name)
        Project.open(tmp_path / "storm.annot").close()


def test_each_annotator_has_a_set_of_their_own(tmp_path: Path) -> None:
    with made(tmp_path) as project:
        label(project.session("a"))
        project.set_annotator("bea")
        assert set_now(project).spans == ()
        label(project.session("a"), 6, 10, "EVENT")
        assert [span.label for span in set_now(project).spans] == ["EVENT"]
        project.set_annotator("ann")
        assert [span.label for span in set_now(project).spans] == ["PERSON"]
        assert project.annotators() == ("ann", "bea")
        assert project.info().annotations["entities"]["EVENT"] == 1


# --- undo and redo ---


def test_undo_and_redo_go_back_and_forth_through_threads(tmp_path: Path) -> None:
    with made(tmp_path, threads=("a", "b")) as project:
        label(project.session("a"))
        label(project.session("b"), document="b")

        first, second = undo(project), undo(project)
        assert (first.thread, second.thread) == ("b", "a")
        assert first.changes.documents == {"b"}
        assert project.undo().result() is None
        assert set_now(project, "b", "b").spans == set_now(project).spans == ()
        assert set_now(project).state == "new"
        assert [again.thread for again in (project.redo().result(), project.redo().result()) if again] == ["a", "b"]
        assert project.redo().result() is None
        assert [span.label for span in set_now(project, "b", "b").spans] == ["PERSON"]
        assert project.check() == ()


def test_undo_and_redo_survive_closing(tmp_path: Path) -> None:
    with made(tmp_path) as project:
        label(project.session("a"))
        label(project.session("a"), 6, 10, "EVENT")
        undo(project)
    with Project.open(tmp_path / "storm.annot", annotator="ann") as project:
        assert len(set_now(project).spans) == 1
        assert project.redo().result() is not None
        assert len(set_now(project).spans) == 2
    with Project.open(tmp_path / "storm.annot", annotator="ann") as project:
        undo(project)
        undo(project)
        assert set_now(project).spans == ()
        assert project.check() == ()


def test_a_new_act_forgets_what_could_be_redone(tmp_path: Path) -> None:
    with made(tmp_path) as project:
        label(project.session("a"))
        undo(project)
        label(project.session("a"), 6, 10, "EVENT")

        assert project.redo().result() is None
        undo(project)
        assert set_now(project).spans == ()
        assert project.check() == ()


def test_one_annotator_never_undoes_what_another_did(tmp_path: Path) -> None:
    with made(tmp_path) as project:
        label(project.session("a"))
        project.set_annotator("bea")

        assert project.undo().result() is None
        project.set_annotator("ann")
        assert len(set_now(project).spans) == 1


def test_an_undo_that_a_later_change_has_overtaken_is_skipped_with_a_sentence(tmp_path: Path) -> None:
    line = article("n", "Bo Li wins.")
    with made(tmp_path) as project:
        take(project, tmp_path, line)
        session = project.session("n")
        label(session, document="n")
        undo(project)
        # The same labels come in from a file, as by a colleague's export under the same name.
        assert take(project, tmp_path, labelled(line, entity(line, "Bo Li"))).refused == ()
        skipped = project.redo().result()

        assert skipped is not None
        assert skipped.skipped == "This could not be redone: The span 0–5 has the label PERSON already."
        assert len(set_now(project, "n", "n").spans) == 1
        assert project.check() == ()
        assert project.redo().result() is None


def test_history_tells_what_one_did_oneself_newest_first(tmp_path: Path) -> None:
    with made(tmp_path) as project:
        label(project.session("a"))
        project.set_annotator("bea")
        label(project.session("a"), 6, 10, "EVENT")
        undo(project)

        told = [(entry.kind, entry.annotator) for entry in project.history("a")]
        assert told == [("undo", "bea"), ("do", "bea")]
        assert len(project.history("a", 1)) == 1
        times = [entry.time for entry in project.history("a")]
        assert times == sorted(times, reverse=True)


# --- removing and putting back ---


def test_a_thread_is_removed_and_comes_back_with_its_labels(tmp_path: Path) -> None:
    with made(tmp_path, threads=("a", "b")) as project:
        label(project.session("a"))
        changes = project.remove_thread("a").result()

        assert changes.threads
        assert changes.documents == {"a", "a1", "a2"}
        assert threads(project) == ["b"]
        assert (project.info().articles, project.info().comments) == (1, 2)
        undone = undo(project)
        assert isinstance(undone.act, Removal)
        assert threads(project) == ["a", "b"]
        assert len(set_now(project).spans) == 1
        assert project.redo().result() is not None
        assert threads(project) == ["b"]
        assert project.check() == ()


def test_an_import_is_removed_with_what_answers_it_and_comes_back(tmp_path: Path) -> None:
    with made(tmp_path) as project:
        take(project, tmp_path, comment("late", "a1"), article("b", "Another one."), name="late.jsonl")
        late, first = project.imports()
        assert (first.documents, late.documents) == (3, 2)
        assert [Path(name).name for name in late.files] == ["late.jsonl"]

        project.remove_import(first.number).result()
        assert threads(project) == ["b"]
        assert [entry.documents for entry in project.imports()] == [1, 0]
        undo(project)
        assert threads(project) == ["a", "b"]
        assert [document.id for document in project.session("a").thread] == ["a", "a1", "a2", "late"]
        assert project.check() == ()


def test_what_was_removed_comes_back_by_importing_it_again(tmp_path: Path) -> None:
    line = article("n", "Bo Li wins.")
    with made(tmp_path) as project:
        take(project, tmp_path, labelled(line, entity(line, "Bo Li")))
        project.remove_thread("n").result()
        report = take(project, tmp_path, labelled(line, entity(line, "Bo Li")))

        assert (report.added, report.refused) == (1, ())
        assert threads(project) == ["a", "n"]
        assert len(set_now(project, "n", "n").spans) == 1
        assert project.check() == ()


PAGE = "Storm hits\n\nIt rained.\n\nPlease follow our commenting guidelines.\n\n1 Comment\n\n1. Bo on\n\n   Wet.\n"


def test_text_that_was_left_out_can_be_added(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(PAGE, encoding="utf-8")
    with Project.create(tmp_path / "p.annot", NEWS) as project:
        report = project.import_files(ImportRequest(paths=(page,))).result()
        (left,) = report.left_out
        entry = project.imports()[0]
        assert [each[2] for each in entry.left_out] == [left.text] == ["Please follow our commenting guidelines."]

        project.add_left_out(entry.number, 0).result()
        project.add_left_out(entry.number, 0).result()
        rows = project.queue_rows(project.queue_numbers(EVERYTHING))
        assert [row.title for row in rows] == ["Storm hits", "Please follow our commenting guidelines."]
        assert project.check() == ()


# --- the queue ---


def test_the_queue_shows_finds_and_counts(tmp_path: Path) -> None:
    with made(tmp_path, threads=("a", "b", "c")) as project:
        session = project.session("a")
        session.do(gestures.submit(session.sets.values())).saved.result()
        session = project.session("b")
        session.do(gestures.flag(session.sets["b1"], "spam?")).saved.result()

        assert threads(project, QueueQuery()) == ["b", "c"]
        assert threads(project, QueueQuery(show="flagged")) == ["b"]
        assert threads(project) == ["a", "b", "c"]
        counts = project.queue_counts()
        assert (counts.threads, counts.submitted, counts.flagged, counts.todo) == (3, 1, 1, 2)
        rows = project.queue_rows(project.queue_numbers(EVERYTHING))
        assert [(row.state, row.flag, row.comments) for row in rows] == [
            ("submitted", None, 2),
            ("in_progress", "spam?", 2),
            ("new", None, 2),
        ]
        project.set_annotator("bea")
        assert project.queue_counts().todo == 3


@pytest.mark.parametrize("words", ["zürich", "ZURICH", "bo won", "wo", "ada", "“won in”", "li-of", "Zürich"])
def test_words_are_found_in_titles_texts_and_authors_whatever_their_case_and_accents(
    tmp_path: Path, words: str
) -> None:
    with made(tmp_path) as project:
        assert threads(project, QueueQuery(text=words, show="all")) == ["a"]


@pytest.mark.parametrize("words", ["nothere", '"', "* OR", "AND", "🇨🇭", "a'); DROP TABLE sets; --", "won -bo NEAR(x"])
def test_what_is_not_there_or_no_word_finds_nothing_and_breaks_nothing(tmp_path: Path, words: str) -> None:
    with made(tmp_path) as project:
        assert threads(project, QueueQuery(text=words, show="all")) == []


def test_the_order_of_the_queue_can_be_chosen(tmp_path: Path) -> None:
    with Project.create(tmp_path / "q.annot", NEWS) as project:
        take(
            project,
            tmp_path,
            *(article(name, f"{title}\n\n{'x' * size}", title=title) for name, title, size in ORDERED),
        )
        assert threads(project, QueueQuery(order="title")) == ["2", "1", "3"]
        assert threads(project, QueueQuery(order="length")) == ["3", "2", "1"]
        shuffled = threads(project, QueueQuery(order="random", seed=5))
        assert sorted(shuffled) == ["1", "2", "3"]
        assert threads(project, QueueQuery(order="random", seed=5)) == shuffled
        orders = {tuple(threads(project, QueueQuery(order="random", seed=seed))) for seed in range(20)}
        assert len(orders) > 1


ORDERED = (("1", "beta", 30), ("2", "Alpha", 20), ("3", "gamma", 10))

# --- whose labels ---


def test_whose_labels_an_export_takes_by_itself(tmp_path: Path) -> None:
    with made(tmp_path) as project:
        assert project.default_whose() == Whose.of("ann")
        label(project.session("a"))
        assert project.default_whose() == Whose.of("ann")
        project.set_annotator("bea")
        assert project.default_whose() == Whose.of("ann")
        session = project.session("a")
        session.do(gestures.choose(session.sets["a"], SENTIMENT, "positive")).saved.result()
        assert project.default_whose() is None
        line = article("n", "Bo Li wins.")
        take(project, tmp_path, labelled(line, entity(line, "Bo Li"), annotator="gold"))
        assert project.default_whose() == Whose.GOLD
        with pytest.raises(ExportError, match="no labels by “carl”; there are labels by ann, bea, gold"):
            project.whose("carl")


def test_who_took_back_all_they_did_counts_no_more(tmp_path: Path) -> None:
    with made(tmp_path) as project:
        label(project.session("a"))
        project.set_annotator("bea")
        label(project.session("a"))
        undo(project)

        assert project.default_whose() == Whose.of("ann")


# --- closing ---


def test_closing_finishes_what_is_under_way_and_twice_is_once(tmp_path: Path) -> None:
    project = made(tmp_path)
    session = project.session("a")
    for start in (0, 1, 3, 4):
        saved = session.do(gestures.label_span(session.sets["a"], "entities", start, start + 1, "PERSON")).saved
    project.close()
    project.close()

    assert saved.done()
    with Project.open(tmp_path / "storm.annot", annotator="ann") as again:
        assert len(set_now(again).spans) == 4


def test_closing_stops_an_import_after_its_last_whole_file(tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    for number in range(300):
        (folder / f"{number:03}.txt").write_text(f"Storm {number}\n\nIt rained.\n", encoding="utf-8")
    project = Project.create(tmp_path / "p.annot", NEWS)
    importing = project.import_files(ImportRequest(paths=(folder,)))
    project.close()
    report = importing.result()

    assert report.cancelled
    assert report.added < 300
    with Project.open(tmp_path / "p.annot") as again:
        assert again.info().articles == report.added
        assert again.check() == ()
