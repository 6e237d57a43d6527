"""Names that do not go out: nobody's stands in a file but inside texts, and everybody keeps their pseudonym."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.__main__ import main
from annotator.datasets.export_report import ExportRequest, Whose
from annotator.domain.document import Document
from annotator.domain.identifiers import text_sha256
from annotator.domain.pseudonyms import PERSONS, Pseudonyms, numbered
from annotator.project import Project
from tests.datasets.lines import NEWS, Line, article, comment, entity, labelled
from tests.threads import take

NAMES = ("Zoë Quill", "Abe Lark", "Mia Fenn", "Ada Byron", "Ben Jonson")
FIRST = article("a", "Bo Li wins.", author="Zoë Quill", title="Bo Li wins")
ALL = frozenset(PERSONS)


def lines_of(path: Path) -> list[Line]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project with an article and two comments, labelled by Ada Byron and by Ben Jonson."""
    project = Project.create(tmp_path / "p.annot", NEWS, annotator="Ada Byron")
    for name in ("Ben Jonson", "Ada Byron"):
        take(
            project,
            tmp_path,
            labelled(FIRST, entity(FIRST, "Bo Li"), annotator=name),
            labelled(
                comment(
                    "c1",
                    "a",
                    "As Mia Fenn said.",
                    author="Abe Lark",
                    meta={"to": ["Zoë Quill"], "likes": 3},
                    state="submitted",
                ),
                annotator=name,
            ),
            labelled(
                comment("by-mia-fenn-2", "c1", "No.", author="Mia Fenn", meta={"by": name}, state="submitted"),
                annotator=name,
            ),
            name=f"{name}.jsonl",
        )
    return project


def written(project: Project, out: Path, **request: object) -> list[Line]:
    project.export(ExportRequest(out=out, whose=Whose.ALL, **request))  # type: ignore[arg-type]
    return lines_of(out)


def test_no_name_goes_out_but_inside_texts(project: Project, tmp_path: Path) -> None:
    with project:
        out = tmp_path / "out"
        report = project.export(ExportRequest(out=out, whose=Whose.of("Ada Byron"), pseudonyms=ALL))
        assert report.notes == ("Names inside texts, titles, flags and longer values of “meta” were not replaced.",)
        told = "".join(file.read_text(encoding="utf-8") for file in out.iterdir())
        for name in NAMES:
            assert told.count(name) == (1 if name == "Mia Fenn" else 0), name
        manifest = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
        lines = lines_of(out / "all.jsonl")
        assert manifest["labels_of"] == lines[0]["annotator"]
        assert manifest["pseudonyms"] == ["annotators", "authors"]
        assert lines[1]["meta"] == {"to": [lines[0]["author"]], "likes": 3}
        assert lines[1]["text"] == "As Mia Fenn said."


def test_everybody_is_the_same_in_every_document_and_every_export(project: Project, tmp_path: Path) -> None:
    with project:
        first = written(project, tmp_path / "1.jsonl", pseudonyms=ALL)
        authors = {line["id"]: line["author"] for line in first}
        assert sorted(authors.values()) == ["author-1", "author-2", "author-3"]
        assert {line["annotator"] for line in first} == {"annotator-1", "annotator-2"}
        take(project, tmp_path, article("later", "More.", author="Abe Lark"), name="more.jsonl")
        take(project, tmp_path, article("last", "More.", author="Aaron"), name="last.jsonl", annotator="Third")
        project.people.rename("Ada Byron", "Countess").result()
        lines = written(project, tmp_path / "2.jsonl", pseudonyms=ALL)
        second = {(line["id"], line["annotator"]): line for line in lines}
        assert {key: line for key, line in second.items() if key[0] in authors} == {
            (line["id"], line["annotator"]): line for line in first
        }
        assert second["later", None]["author"] == authors["c1"]
        assert second["last", None]["author"] == "author-4"


def test_a_preview_tells_the_pseudonyms_that_an_export_gives(project: Project, tmp_path: Path) -> None:
    with project:
        request = ExportRequest(out=tmp_path / "1.jsonl", whose=Whose.ALL, pseudonyms=ALL)
        shown = [json.loads(line) for line in project.preview_export(request).lines]
        assert shown == written(project, tmp_path / "1.jsonl", pseudonyms=ALL)


def test_the_order_of_sets_tells_no_name(project: Project, tmp_path: Path) -> None:
    with project:
        lines = written(project, tmp_path / "1.jsonl", pseudonyms=ALL)
        assert [line["annotator"] for line in lines] == ["annotator-1", "annotator-2"] * 3


def test_only_those_who_were_named_are_replaced(project: Project, tmp_path: Path) -> None:
    with project:
        lines = written(project, tmp_path / "1.jsonl", pseudonyms=frozenset({"authors"}))
        assert {line["annotator"] for line in lines} == {"Ada Byron", "Ben Jonson"}
        assert not {line["author"] for line in lines} & set(NAMES)
        lines = written(project, tmp_path / "2.jsonl", pseudonyms=frozenset({"annotators"}))
        assert {line["author"] for line in lines} == {"Zoë Quill", "Abe Lark", "Mia Fenn"}
        assert not {line["annotator"] for line in lines} & set(NAMES)
        assert "pseudonyms" in json.loads((tmp_path / "2.manifest.json").read_text(encoding="utf-8"))


def test_names_in_ids_are_counted(tmp_path: Path) -> None:
    with Project.create(tmp_path / "p.annot", NEWS, annotator="Ada") as project:
        take(
            project,
            tmp_path,
            article("x", author="Mia"),
            comment("mia-7", "x", author="Mia"),
            comment("8", "x", author="Abe", source="https://news.example/u/abe"),
        )
        report = project.export(ExportRequest(out=tmp_path / "1.jsonl", whose=Whose.ALL, pseudonyms=ALL))
        assert report.notes[1:] == (
            "2 documents have the names of their authors in their ids or sources, which were kept.",
        )


def test_suggestions_go_out_without_authors_and_with_their_suggesters(project: Project, tmp_path: Path) -> None:
    with project:
        project.export_suggestions(tmp_path / "s.jsonl", pseudonyms=ALL)
        lines = lines_of(tmp_path / "s.jsonl")
        assert {line["annotator"] for line in lines} == {"suggestions"}
        assert not {line["author"] for line in lines} & set(NAMES)


def test_the_command_line_replaces_both_unless_one_is_named(
    project: Project, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project.close()
    out = str(tmp_path / "out.jsonl")
    assert main(["export", str(project.path), out, "--all", "--pseudonyms"]) == 0
    assert "were not replaced" in capsys.readouterr().out
    assert not {line["author"] for line in lines_of(Path(out))} & set(NAMES)
    assert main(["export", str(project.path), out, "--all", "--pseudonyms", "annotators"]) == 0
    assert {line["author"] for line in lines_of(Path(out))} <= set(NAMES)
    assert main(["export", str(project.path), out, "--all", "--pseudonyms", "mayors"]) == 2
    assert "“mayors” names others than annotators and authors" in capsys.readouterr().err


def test_another_project_numbers_otherwise() -> None:
    names = [f"name {number}" for number in range(40)]
    orders = {tuple(numbered([names], key.encode()).values()) for key in "abc"}
    assert all(sorted(order) == list(range(1, 41)) for order in orders)
    assert len({tuple(numbered([names], key.encode())) for key in "abc"}) == 3


@given(st.lists(st.lists(st.text(min_size=1))), st.binary())
def test_later_batches_change_no_number(batches: list[list[str]], key: bytes) -> None:
    whole = numbered(batches, key)
    assert sorted(whole.values()) == list(range(1, len(whole) + 1))
    for end in range(len(batches)):
        assert numbered(batches[:end], key).items() <= whole.items()


def test_meta_keeps_its_shape() -> None:
    names = Pseudonyms(authors={"Mia": 1}, annotators={"Ada": 2})
    meta = {"who": {"by": "Mia", "seen": ["Ada", 4, None, "Mia too"]}}
    document = Document(id="d", kind="article", thread="d", text="Mia", text_sha256=text_sha256("Mia"), meta=meta)
    assert names.document(document).meta == {"who": {"by": "author-1", "seen": ["annotator-2", 4, None, "Mia too"]}}
    assert names.document(document).text == "Mia"
