"""What comes in: texts as they are, labels that move along, and a sentence for what stays out."""

from __future__ import annotations

import json
import resource
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from annotator.datasets import admission, counting
from annotator.datasets.import_report import ImportReport, ImportRequest
from annotator.domain import gestures
from annotator.domain.annotation import SpanAnnotation
from annotator.domain.document import Document
from annotator.domain.identifiers import text_sha256
from annotator.domain.queue import QueueQuery
from annotator.project import Project
from annotator.storage.many_sets import DocumentSet, sets_by_id
from tests.datasets.lines import NEWS, Line, article, comment, entity, labelled, write


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with Project.create(tmp_path / "p.annot", NEWS, annotator="ann") as project:
        yield project
        assert project.check() == ()


def take(project: Project, *paths: Path, **request: Any) -> ImportReport:
    return project.import_files(ImportRequest(paths=paths, **request)).result()


def lines(project: Project, path: Path, *said: Line | bytes | str, **request: Any) -> ImportReport:
    return take(project, write(path, *said), **request)


def reasons(report: ImportReport) -> list[tuple[int | None, str]]:
    assert all(each.reason.endswith(".") for each in report.refused)
    return [(each.line, each.reason) for each in report.refused]


def stored(project: Project, identifier: str, annotator: str = "ann") -> DocumentSet:
    with project._store.database.reading() as connection:
        (found,) = sets_by_id(connection, [identifier], annotator)
    return found


def document(project: Project, identifier: str) -> Document:
    return stored(project, identifier).document


def quotes(project: Project, identifier: str, annotator: str = "ann") -> list[str]:
    found = stored(project, identifier, annotator)
    return [found.document.text[span.start : span.end] for span in found.set.spans]


def original(project: Project, identifier: str) -> str | None:
    with project._store.database.reading() as connection:
        row = connection.exec_driver_sql(
            "SELECT originals.text FROM originals JOIN documents ON documents.number = originals.document"
            " WHERE documents.id = ?",
            (identifier,),
        ).first()
    return None if row is None else str(json.loads(row[0]))


# --- texts and offsets ---


@pytest.mark.parametrize(
    "text",
    [
        "Bo\r\nLi wins\r\n\r\nin Zürich 🇨🇭.\r\n",
        "\ufeffBo\rLi wins\r\rin Zürich 👩🏽‍🚒.",
        "\ufeff\ufeff\r\nBo in \x00 Zürich",
        "Bo \ud83d and \udc00 in\r\nZürich",
        "نص بو Bo\tin\u2028Zürich\u0301",
    ],
)
def test_labels_stand_on_the_same_words_when_a_text_is_normalised(project: Project, tmp_path: Path, text: str) -> None:
    line = article("x", text)
    report = lines(project, tmp_path / "x.jsonl", labelled(line, entity(line, "Bo"), entity(line, "Zürich", "GPE")))

    assert reasons(report) == []
    assert quotes(project, "x") == ["Bo", "Zürich"]
    stored = document(project, "x")
    assert not set("\r\x00") & set(stored.text)
    assert stored.text_sha256 == text_sha256(stored.text)
    assert original(project, "x") == (text if text != stored.text else None)
    assert [note.line for note in report.notes] == ([1] if "\ufffd" in stored.text else [])


def test_a_span_over_a_line_end_keeps_its_words(project: Project, tmp_path: Path) -> None:
    line = article("x", "the Harbour\r\nAuthority said")
    lines(project, tmp_path / "x.jsonl", labelled(line, entity(line, "Harbour\r\nAuthority", "ORG")))

    assert quotes(project, "x") == ["Harbour\nAuthority"]


def test_a_refused_suggestion_moves_along_too(project: Project, tmp_path: Path) -> None:
    line = article("x", "a\r\n\r\nBo")
    rejected = {"entities": [{**entity(line, "Bo"), "id": "s", "agent": "tagger"}]}
    lines(project, tmp_path / "x.jsonl", {**line, "annotator": "ann", "rejected": rejected})
    refused = stored(project, "x").set.rejected[0].annotation

    assert isinstance(refused, SpanAnnotation)
    assert (refused.start, refused.end) == (3, 5)


def test_a_page_with_a_mark_and_two_line_ends_is_one_text(project: Project, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_bytes("\ufeffStorm\r\n\r\nIt rained.\u2028Hard.\x0cHere\r\n".encode())
    take(project, page)
    (row,) = project.queue_rows(project.queue_numbers(QueueQuery(show="all")))

    assert document(project, row.thread_id).text == "Storm\n\nIt rained.\u2028Hard.\x0cHere"


# --- the same again ---


def test_the_same_file_twice_adds_nothing(project: Project, tmp_path: Path) -> None:
    line = article("x", "Bo wins.")
    page = tmp_path / "page.txt"
    page.write_text("Storm\n\nIt rained.\n\n1 Comment\n\n1. Bo on\n\n   Wet.\n", encoding="utf-8")
    table = tmp_path / "table.csv"
    table.write_text("title,text\nStorm,It rained.\n", encoding="utf-8")
    jsonl = write(tmp_path / "x.jsonl", labelled(line, entity(line, "Bo")), comment("y", "x"))
    first = take(project, page, table, jsonl)
    before = project.info()
    second = take(project, page, table, jsonl)

    assert (first.added, first.unchanged, second.added, second.unchanged) == (5, 0, 0, 5)
    assert reasons(first) == reasons(second) == []
    assert project.info() == before
    assert len(project.imports()) == 1


def test_the_same_page_under_another_name_is_the_same_page(project: Project, tmp_path: Path) -> None:
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_text("Storm\n\nIt rained.\n", encoding="utf-8")
    report = take(project, tmp_path / "one.txt", tmp_path / "two.txt")

    assert (report.added, reasons(report)) == (1, [])
    assert project.info().articles == 1


def test_a_known_id_with_another_text_is_refused(project: Project, tmp_path: Path) -> None:
    report = lines(project, tmp_path / "x.jsonl", article("x", "One."), article("x", "Two."), article("y", "Three."))

    assert reasons(report) == [(2, "There is a document “x” with another text already.")]
    assert report.added == 2
    assert document(project, "x").text == "One."


def test_a_known_id_takes_the_same_labels_and_those_of_others_and_refuses_what_differs(
    project: Project, tmp_path: Path
) -> None:
    line = article("x", "Bo wins.")
    lines(project, tmp_path / "1.jsonl", line)
    good = labelled(line, entity(line, "Bo"))
    report = lines(
        project,
        tmp_path / "2.jsonl",
        good,
        good,
        labelled(line, entity(line, "Bo", "ORG")),
        labelled(line, entity(line, "Bo", "ORG"), annotator="bea"),
        labelled(line, entity(line, "Bo"), sentiment="positive"),
    )

    assert reasons(report) == [(number, "ann has other labels of “x” already.") for number in (3, 5)]
    assert (report.added, report.unchanged) == (0, 1)
    assert quotes(project, "x") == quotes(project, "x", "bea") == ["Bo"]


def test_labels_by_nobody_are_refused_and_annotator_says_whose_they_are(project: Project, tmp_path: Path) -> None:
    line = article("x", "Bo wins.")
    nobodys = labelled(line, entity(line, "Bo"), annotator=None)
    refused = lines(project, tmp_path / "x.jsonl", nobodys)
    taken = lines(project, tmp_path / "x.jsonl", nobodys, annotator="bea")

    ((number, reason),) = reasons(refused)
    assert number == 1
    assert "no annotator" in reason
    assert "--annotator NAME" in reason
    assert (taken.added, quotes(project, "x", "bea")) == (1, ["Bo"])


def test_what_does_not_fit_is_refused_by_line_and_the_rest_goes_in(project: Project, tmp_path: Path) -> None:
    line = article("x", "Bo wins.")
    bo = entity(line, "Bo")
    bad: list[tuple[Line | bytes | str, str]] = [
        (labelled(line, {**bo, "quote": "Jo"}), "The text at 0–2 is “Bo”, not “Jo”"),
        (labelled(line, {**bo, "end": 80, "quote": None}), "lies outside the text, which has 8 characters"),
        (labelled(line, {**bo, "label": "PLANET"}), "no label “PLANET”"),
        ({**labelled(line), "labels": {"colours": [bo]}}, "no layer “colours”"),
        (labelled(line, bo, bo), "is there twice"),
        (labelled(line, sentiment="angry"), "no label “angry”"),
        (labelled(line, stance=[{"target": {"kind": "claim", "id": "x"}, "label": "favor"}]), "not asked of articles"),
        ({**line, "text_sha256": "0" * 64}, "not the one that text_sha256 was made of"),
        ({**line, "offset_unit": "utf-16"}, "must be code points"),
        ({**line, "state": "done"}, "The state “done” is none of"),
        ({**line, "kind": "poem"}, "neither article nor comment"),
        ({**line, "text": ""}, "text"),
        ('{"id": "x", "text": "cut', "not a JSON object"),
        ("[" * 100_000, "not a JSON object"),
        (b'{"id": "x", "text": "\xff"}', "not UTF-8 here"),
        ("7", "not a JSON object"),
        ({"kind": "comment", "id": "c", "text": "Hm."}, "names neither what it answers"),
    ]
    path = write(tmp_path / "x.jsonl", *(each for each, _ in bad), article("last", "All the same."))
    report = take(project, path)

    assert report.added == 1
    assert document(project, "last").text
    assert [each.line for each in sorted(report.refused, key=lambda each: each.line or 0)] == list(
        range(1, len(bad) + 1)
    )
    for each in report.refused:
        assert each.file == path
        assert bad[(each.line or 0) - 1][1].casefold() in each.reason.casefold()


# --- threads ---


def test_comments_find_their_parents_wherever_these_stand(project: Project, tmp_path: Path) -> None:
    first = write(tmp_path / "1.jsonl", comment("c3", "c2"), comment("c2", "c1"), article("x", "News"))
    second = write(tmp_path / "2.jsonl", comment("c1", "x"), comment("c4", "c3"))
    report = take(project, first, second)

    assert reasons(report) == []
    assert report.added == 5
    thread = project.session("x").thread
    assert [each.id for each in thread] == ["x", "c1", "c2", "c3", "c4"]
    assert thread.depths()["c4"] == 4
    later = lines(project, tmp_path / "3.jsonl", comment("c5", "c4"))
    assert later.added == 1


def test_however_many_comments_come_first_they_find_their_parents(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(admission, "MOST_WAITING", 3)
    chain = [comment(f"c{number}", f"c{number + 1}" if number < 9 else "x") for number in range(10)]
    several = [comment(f"d{number}", "x") for number in range(10)]
    lost = [comment(f"e{number}", "nowhere") for number in range(5)]
    first = write(tmp_path / "1.jsonl", *chain, *several, *lost)
    report = take(project, first, write(tmp_path / "2.jsonl", article("x", "Bo wins.")))

    assert report.added == 21
    assert sorted(reasons(report)) == [
        (21 + number, f"The comment “e{number}” answers “nowhere”, which is nowhere in this import or the project.")
        for number in range(5)
    ]
    assert (report.comments, report.articles) == (25, 1)


def test_comments_without_a_parent_and_circles_are_refused_by_name(project: Project, tmp_path: Path) -> None:
    report = lines(
        project,
        tmp_path / "x.jsonl",
        comment("orphan", "gone"),
        comment("child", "orphan"),
        comment("a", "b"),
        comment("b", "a"),
        comment("self", "self"),
        comment("under", "a"),
        article("x", "News"),
    )

    assert report.added == 1
    told = dict(reasons(report))
    assert told[1] == "The comment “orphan” answers “gone”, which is nowhere in this import or the project."
    assert told[2] == "The comment “child” answers one that was refused: “gone” is missing above it."
    for number in (3, 4, 5, 6):
        assert "circle" in told[number]


def test_a_long_circle_and_a_long_chain_take_no_time(project: Project, tmp_path: Path) -> None:
    circle = [comment(f"k{number}", f"k{(number + 1) % 2000}") for number in range(2000)]
    chain = [comment(f"c{number}", f"c{number - 1}" if number else "x") for number in range(2000)]
    report = lines(project, tmp_path / "x.jsonl", *circle, *reversed(chain), article("x", "News"))

    assert report.added == 2001
    assert len(report.refused) == 2000


# --- suggestions and splits ---


def test_labels_come_in_as_suggestions_and_twice_is_once(project: Project, tmp_path: Path) -> None:
    line = article("x", "Bo wins in Zürich.")
    proposed = labelled(
        line, entity(line, "Bo", confidence=0.9), entity(line, "Zürich", "GPE"), annotator=None, sentiment="positive"
    )
    path = write(tmp_path / "x.jsonl", {**proposed, "confidence": {"sentiment": 0.4}})
    for _ in range(2):
        assert reasons(take(project, path, agent="tagger 2")) == []
    session = project.session("x")

    assert list(session.sets["x"]) == []
    waiting = session.open_suggestions("x")
    assert {(each.annotation.label, each.agent, each.confidence) for each in waiting} == {
        ("PERSON", "tagger 2", 0.9),
        ("GPE", "tagger 2", None),
        ("positive", "tagger 2", 0.4),
    }
    assert len(waiting) == 3
    assert project.info().suggestions == {"tagger 2": 3}


def test_splits_come_back_and_never_move(project: Project, tmp_path: Path) -> None:
    lines(project, tmp_path / "1.jsonl", article("x", "One.", split="dev"), article("y", "Two.", split="test"))
    lines(project, tmp_path / "2.jsonl", article("x", "One.", split="train"))
    with project._store.database.reading() as connection:
        found = connection.exec_driver_sql(
            "SELECT documents.id, split FROM splits JOIN documents ON documents.number = splits.thread ORDER BY 1"
        ).all()

    assert [tuple(row) for row in found] == [("x", "dev"), ("y", "test")]


# --- files ---


def test_files_that_cannot_be_read_are_refused_and_the_rest_goes_in(project: Project, tmp_path: Path) -> None:
    folder = tmp_path / "mixed"
    folder.mkdir()
    (folder / "good.txt").write_text("Storm\n\nIt rained.\n", encoding="utf-8")
    bad = {
        "picture.txt": b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
        "empty.txt": b"",
        "noise.dat": bytes(range(256)) * 9,
        "utf16.jsonl": '{"id": "u", "text": "Fine."}\n'.encode("utf-16") + b"\xd8",
        "columns.csv": b"colour,size\nred,9\n",
    }
    for name, content in bad.items():
        (folder / name).write_bytes(content)
    report = take(project, folder, tmp_path / "missing.txt")

    assert {each.file.name for each in report.refused if each.file} >= {*bad, "missing.txt"} - {"utf16.jsonl"}
    assert all(each.reason.endswith(".") for each in report.refused)
    assert any("columns are “colour”, “size”" in each.reason for each in report.refused)
    assert report.added >= 1


def test_an_encoding_that_was_named_is_held_to_and_one_that_was_not_is_guessed(
    project: Project, tmp_path: Path
) -> None:
    text = "Größe und Übel: Die Fähre fährt wieder über den Fluß, sagte Frau Müller.\n\nSchön für Zürich.\n"
    page = tmp_path / "page.txt"
    page.write_bytes(text.encode("cp1252"))
    wrong = take(project, page, encoding="utf-8")
    right = take(project, page)

    assert wrong.added == 0
    assert wrong.refused[0].line == 1
    assert "not UTF-8 here" in wrong.refused[0].reason
    assert right.added == 1
    assert "cp1252 was guessed" in right.notes[0].reason


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="the peak of memory is asked of POSIX")
def test_a_line_of_200_megabytes_is_refused_in_bounded_memory(project: Project, tmp_path: Path) -> None:
    path = tmp_path / "long.jsonl"
    with path.open("wb") as file:
        file.write(b'{"id": "one", "text": "One."}\n{"id": "two", "text": "')
        for _ in range(200):
            file.write(b"x" * (1 << 20))
        file.write(b'"}\n{"id": "three", "text": "Three."}\n')
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    report = take(project, path)
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    grown *= 1 if sys.platform == "darwin" else 1024

    assert report.added == 2
    ((number, reason),) = reasons(report)
    assert number == 2
    assert "longer than" in reason
    assert grown < 100 << 20


def test_a_folder_shows_progress_and_can_be_cancelled(project: Project, tmp_path: Path) -> None:
    count = 300
    folder = tmp_path / "pages"
    folder.mkdir()
    for number in range(count):
        (folder / f"{number:05}.txt").write_text(f"Storm {number}\n\nIt rained.\n", encoding="utf-8")
    seen: list[tuple[int, int, str]] = []
    half = count // 2

    def progress(done: int, total: int, what: str) -> None:
        seen.append((done, total, what))

    def cancelled() -> bool:
        return any(what == f"{half:05}.txt" for _, _, what in seen[-3:])

    before = project.info()
    report = project.import_files(ImportRequest(paths=(folder,)), progress, cancelled).result()

    assert (report.cancelled, report.added) == (True, 0)
    assert project.info() == before
    assert project.imports() == ()
    assert {each[1] for each in seen} == {sum(each.stat().st_size for each in folder.iterdir())}
    assert [each[0] for each in seen] == sorted(each[0] for each in seen)
    whole = take(project, folder)
    assert (whole.added, whole.unchanged, whole.cancelled) == (count, 0, False)


def test_cancelled_in_the_last_of_several_files_it_takes_back_what_the_first_gave_to_texts_that_were_there(
    project: Project, tmp_path: Path
) -> None:
    line = article("x", "Bo wins.")
    lines(project, tmp_path / "0.jsonl", line)
    labels = write(tmp_path / "1.jsonl", labelled(line, entity(line, "Bo")), article("y", "New."))
    many = write(tmp_path / "2.jsonl", *(article(f"y{number}", f"Two {number}.") for number in range(3000)))
    begun: list[int] = []
    before = project.info()

    def cancelled() -> bool:
        return len(begun) > 1500

    report = project.import_files(
        ImportRequest(paths=(labels, many)), lambda done, total, what: begun.append(done), cancelled
    ).result()

    assert (report.cancelled, report.added, report.unchanged) == (True, 0, 0)
    assert project.info() == before
    assert quotes(project, "x") == []
    assert len(project.imports()) == 1


def test_edits_made_while_an_import_runs_are_saved_when_it_is_through(project: Project, tmp_path: Path) -> None:
    lines(project, tmp_path / "x.jsonl", article("x", "Bo wins."))
    folder = tmp_path / "pages"
    folder.mkdir()
    for number in range(200):
        (folder / f"{number}.txt").write_text(f"Storm {number}\n\nIt rained.\n", encoding="utf-8")
    importing = project.import_files(ImportRequest(paths=(folder,)))
    session = project.session("x")
    session.do(gestures.label_span(session.sets["x"], "entities", 0, 2, "PERSON")).saved.result()

    assert importing.result().added == 200
    assert quotes(project, "x") == ["Bo"]


def test_a_preview_says_what_is_there_and_takes_nothing_in(project: Project, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(
        "Storm\n\nIt rained.\n\nPlease follow our commenting guidelines.\n\n1 Comment\n\n1. Bo on\n\n   Wet.\n",
        encoding="utf-8",
    )
    report = project.preview_import(ImportRequest(paths=(page,)))

    assert (report.articles, report.comments, report.authors) == (1, 1, 1)
    assert [each.text for each in report.left_out] == ["Please follow our commenting guidelines."]
    assert project.info().articles == 0
    (line,) = [each.line for each in report.left_out]
    assert line is not None
    kept = take(project, page, keep={page: frozenset({line})})
    assert kept.left_out == ()
    assert kept.added >= 2


def test_a_preview_says_how_much_is_there_already(project: Project, tmp_path: Path) -> None:
    first, both = tmp_path / "first.jsonl", tmp_path / "both.jsonl"
    first.write_text('{"id": "a", "text": "Storm"}\n')
    both.write_text('{"id": "a", "text": "Storm"}\n{"id": "b", "text": "Sun"}\n')
    assert project.preview_import(ImportRequest(paths=(first,))).unchanged == 0
    take(project, first)
    report = project.preview_import(ImportRequest(paths=(both,)))
    assert (report.articles, report.unchanged) == (2, 1)


def test_what_there_is_to_say_is_kept_up_to_a_number_and_counted_beyond(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counting, "MOST_REMARKS", 3)
    monkeypatch.setattr(counting, "_GATHERED", 4)
    bad = [f'{{"id": "{number}", "text": 5}}'.encode() for number in range(10)]
    good = [article(f"x{number}", "Bo wins.", author=f"reader {number % 9}") for number in range(30)]
    report = lines(project, tmp_path / "x.jsonl", *good, *bad)

    assert [each.line for each in report.refused] == [31, 32, 33, None]
    assert report.refused[-1].reason == "There is as much to say of 7 more places here."
    assert sum(each.count for each in report.refused) == 10
    assert (report.authors, [file.authors for file in report.files]) == (9, [9])
