"""Whoever comes from another tool: a project made of the labels that the files hold, and all of them in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator.__main__ import main
from annotator.datasets.import_report import ImportRequest
from annotator.datasets.schema_from import MOST_LABELS, schema_of_files
from annotator.domain.annotation import StanceAnnotation, Target, sorted_spans
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.errors import AnnotatorError
from annotator.formats.labelled import Labelled, LabelledThread
from annotator.formats.writing import WRITERS
from annotator.project import Project
from tests.datasets.lines import NEWS, write
from tests.domain.drawn import article, choice, span
from tests.formats.interchange import write as write_dataset

BRAT = "T1\tProtein 0 9\tProtein A\nT2\tGene 16 22\tGene X\nA1\tConfidence T1 High\nT3\tProtein 16 22\tGene X\n"


def made(*paths: Path) -> dict[str, tuple[str, list[str]]]:
    schema = schema_of_files(ImportRequest(paths=paths), "mine")
    return {layer.name: (layer.kind, [label.name for label in layer.labels]) for layer in schema.layers}


def test_a_folder_of_brat_comes_over_by_two_commands(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "a.txt").write_text("Protein A binds Gene X.")
    (folder / "a.ann").write_text(BRAT)
    assert main(["new", str(tmp_path / "p"), "--schema-from", str(folder)]) == 0
    assert "entities: Protein, Gene" in capsys.readouterr().out
    assert main(["import", str(tmp_path / "p.annot"), str(folder), "--annotator", "eva"]) == 0
    assert "3 labels" in capsys.readouterr().out
    with Project.open(tmp_path / "p.annot", access="read") as project:
        (layer,) = project.schema.layers
        assert [(one.name, [each.name for each in one.labels]) for one in layer.attributes] == [
            ("Confidence", ["High"])
        ]
        assert len({label.light for label in layer.labels}) == 2
        assert [label.key for label in layer.labels] == ["1", "2"]


def test_choices_are_several_where_some_were_given_together(tmp_path: Path) -> None:
    lines = [
        {"text": f"Text {number}.", "accept": accept, "options": [], "answer": "accept", "_input_hash": number}
        for number, accept in enumerate((["hot"], ["hot", "late"], ["late"]))
    ]
    schema = schema_of_files(ImportRequest(paths=(write(tmp_path / "a.jsonl", *lines),)), "mine")
    (layer,) = schema.layers
    assert (layer.name, layer.kind, layer.many) == ("category", "choice", True)


def test_files_that_do_not_say_how_they_count_still_say_their_labels(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", {"id": 1, "text": "👩 José", "label": [[3, 7, "NAME"]], "Comments": []})
    assert made(path) == {"entities": ("span", ["NAME"])}


def test_no_labels_and_too_many_of_them_are_refused_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Nothing but text.")
    with pytest.raises(AnnotatorError, match="hold no labels"):
        made(tmp_path / "a.txt")
    with pytest.raises(AnnotatorError, match="There is no such file"):
        made(tmp_path / "gone")
    many = [
        {"text": "Bo.", "spans": [{"start": 0, "end": 2, "label": f"L{number}"}], "answer": "accept"}
        for number in range(MOST_LABELS + 1)
    ]
    with pytest.raises(AnnotatorError, match="201 different labels"):
        made(write(tmp_path / "b.jsonl", *many))


def test_an_import_that_lacks_labels_says_how_to_begin_with_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write(tmp_path / "a.jsonl", {"text": "Bo.", "spans": [{"start": 0, "end": 2, "label": "FOOD"}]})
    assert main(["new", str(tmp_path / "p")]) == 0
    assert main(["import", str(tmp_path / "p.annot"), str(path), "--annotator", "eva"]) == 0
    said = capsys.readouterr().out
    assert "add it there, and import this once more" in said
    assert "annotator new PROJECT --schema-from PATH" in said


GIVEN = AnnotationSet(
    document="t",
    annotator="ann",
    spans=sorted_spans(
        [
            span(0, 2, "PERSON", layer="names", identifier="a"),
            span(10, 14, "PERSON", layer="names", identifier="b"),
            span(3, 6, "claim", layer="parts", identifier="c"),
        ]
    ),
    choices=(choice("mood", "glad"),),
    stances=(StanceAnnotation("s", "side", Target("claim", "t", "The claim"), "for"),),
)
LABELS = {"PERSON", "claim", "glad", "for"}
OURS = ("jsonl", "parquet", "convokit")


@pytest.mark.parametrize("name", [name for name in WRITERS if name not in OURS])
def test_what_any_format_holds_is_in_the_schema_that_its_files_give(name: str, tmp_path: Path) -> None:
    account = write_dataset(
        WRITERS[name], [LabelledThread((Labelled(article("Bo won in Oslo."), (GIVEN,)),))], tmp_path
    )
    schema = schema_of_files(ImportRequest(paths=(tmp_path,)), "mine")
    found = {label.name.rpartition(".")[2] for layer in schema.layers for label in layer.labels}
    assert found == {label for _part, _layer, label in account.written if label in LABELS}


@pytest.mark.parametrize("name", OURS)
def test_our_own_lines_are_of_the_schema_in_their_manifest(name: str, tmp_path: Path) -> None:
    write_dataset(WRITERS[name], [LabelledThread((Labelled(article("Bo won in Oslo."), (GIVEN,)),))], tmp_path)
    with pytest.raises(AnnotatorError, match="take the folder of the export, manifest and all"):
        schema_of_files(ImportRequest(paths=(tmp_path,)), "mine")
    with Project.create(tmp_path / "p.annot", NEWS, annotator="ann") as project:
        take = write(tmp_path / "in.jsonl", {"id": "a", "text": "Bo."})
        project.import_files(ImportRequest(paths=(take,))).result()
    assert main(["export", str(tmp_path / "p.annot"), str(tmp_path / "out"), "--format", name]) == 0
    assert schema_of_files(ImportRequest(paths=(tmp_path / "out",)), "mine") == NEWS
