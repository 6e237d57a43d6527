"""Whoever imports into a project that lacks the labels: they are added to its schema, and then go in."""

from __future__ import annotations

from pathlib import Path

import orjson
import pytest

from annotator.__main__ import main
from annotator.datasets.import_report import ImportRequest
from annotator.datasets.importing import ImportRun
from annotator.datasets.schema_growth import NEW_LAYER, grown, lacks_labels
from annotator.domain.schema import Label, Layer, Schema
from annotator.formats.loss import Why
from annotator.project import Project
from tests.datasets.lines import write

MINE = Schema(
    name="mine",
    title="Mine",
    layers=(
        Layer(name="names", kind="span", title="Names", labels=(Label(name="PERSON", title="Person", key="1"),)),
        Layer(name="mood", kind="choice", title="Mood", labels=(Label(name="glad", title="Glad", key="1"),)),
    ),
)
BRAT = "T1\tProtein 0 9\tProtein A\nT2\tGene 16 22\tGene X\nA1\tConfidence T1 High\nA2\tConfidence T2 Low\n"


def labels_of(schema: Schema) -> dict[str, list[str]]:
    return {layer.name: [label.name for label in layer.labels] for layer in schema.layers}


def asked(*paths: Path) -> ImportRequest:
    return ImportRequest(paths=paths, annotator="eva")


def prodigy(path: Path) -> Path:
    text = "Bo ate soup in Oslo."
    spans = [{"start": 0, "end": 2, "label": "PERSON"}, {"start": 7, "end": 11, "label": "FOOD"}]
    return write(path, {"text": text, "spans": spans, "answer": "accept", "accept": ["hot", "late"], "options": []})


def test_spans_go_into_the_only_layer_of_spans_and_choices_into_a_new_one(tmp_path: Path) -> None:
    change = grown(asked(prodigy(tmp_path / "a.jsonl")), MINE)
    after = change.after
    assert labels_of(after) == {"names": ["PERSON", "FOOD"], "mood": ["glad"], "category": ["hot", "late"]}
    assert after.layer("category").many
    person, food = after.layer("names").labels
    assert person == MINE.layer("names").label("PERSON")
    assert food.key not in ("", person.key)
    assert food.light != person.light


def test_with_what_was_added_nothing_has_no_place_any_more(tmp_path: Path) -> None:
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "a.txt").write_text("Protein A binds Gene X.")
    (folder / "a.ann").write_text(BRAT)
    before = ImportRun(asked(folder), schema=MINE).preview()
    assert lacks_labels(before, asked(folder), MINE)
    after = grown(asked(folder), MINE).after
    (attribute,) = after.layer("names").attributes
    assert {label.name for label in attribute.labels} == {"High", "Low"}
    report = ImportRun(asked(folder), schema=after).preview()
    assert not lacks_labels(report, asked(folder), after)
    assert [loss for loss in report.losses if loss.why is Why.UNKNOWN_LABEL] == []
    assert report.given == (("eva", 2),)
    assert grown(asked(folder), after).steps == ()


def test_spans_go_where_a_person_wants_them(tmp_path: Path) -> None:
    path = prodigy(tmp_path / "a.jsonl")
    apart = grown(asked(path), MINE, into={"": NEW_LAYER}).after
    assert labels_of(apart)["entities"] == ["FOOD"]
    assert labels_of(apart)["names"] == ["PERSON"]
    # The keys of all labels of spans act together.
    assert apart.layer("entities").label("FOOD").key != "1"
    assert labels_of(grown(asked(path), apart, into={"": "names"}).after) == labels_of(apart)


def test_one_label_in_files_of_two_tools_is_added_once(tmp_path: Path) -> None:
    value = {"start": 7, "end": 11, "text": "soup", "labels": ["FOOD"]}
    result = {"id": "a", "from_name": "tags", "to_name": "text", "type": "labels", "value": value}
    studio = [{"id": 1, "data": {"text": "Bo ate soup."}, "annotations": [{"id": 2, "result": [result]}]}]
    (tmp_path / "b.json").write_bytes(orjson.dumps(studio))
    after = grown(asked(prodigy(tmp_path / "a.jsonl"), tmp_path / "b.json"), MINE).after
    assert labels_of(after)["names"] == ["PERSON", "FOOD"]
    report = ImportRun(asked(tmp_path / "b.json"), schema=after).preview()
    assert (report.labels, report.losses) == (1, ())


def test_a_column_of_labels_that_are_no_answers_of_the_first_question_gets_one_of_its_own(tmp_path: Path) -> None:
    table = tmp_path / "a.csv"
    table.write_text("text,label,annotator\nBo wins.,glad,eva\nBo lost.,angry,eva\n")
    after = grown(asked(table), MINE).after
    assert labels_of(after)["category"] == ["angry"]
    assert ImportRun(asked(table), schema=after).preview().labels == 2


def test_files_that_do_not_say_how_they_count_still_say_their_labels(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", {"id": 1, "text": "👩 José", "label": [[3, 7, "NAME"]], "Comments": []})
    assert labels_of(grown(asked(path), MINE).after)["names"] == ["PERSON", "NAME"]


def test_an_export_of_ours_brings_the_layers_of_its_schema(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    theirs = Schema(
        name="theirs",
        title="Theirs",
        layers=(
            Layer(
                name="names",
                kind="span",
                title="Names",
                labels=(Label(name="FOOD", title="Dish", key="1"), Label(name="PERSON", title="Person", key="2")),
            ),
            Layer(name="tone", kind="choice", title="Tone", labels=(Label(name="dry", title="Dry"),)),
        ),
    )
    with Project.create(tmp_path / "p.annot", theirs, annotator="ann") as project:
        project.import_files(ImportRequest(paths=(prodigy(tmp_path / "a.jsonl"),), annotator="ann")).result()
    assert main(["export", str(tmp_path / "p.annot"), str(out), "--format", "jsonl"]) == 0
    report = ImportRun(asked(out), schema=MINE).preview()
    assert lacks_labels(report, asked(out), MINE)
    after = grown(asked(out), MINE).after
    assert labels_of(after) == {"names": ["PERSON", "FOOD"], "mood": ["glad"], "tone": ["dry"]}
    assert after.layer("names").label("FOOD").title == "Dish"
    assert after.layer("names").label("FOOD").key == ""


def test_the_command_line_adds_labels_first(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, target = prodigy(tmp_path / "a.jsonl"), str(tmp_path / "p.annot")
    assert main(["new", target]) == 0
    other = write(tmp_path / "b.jsonl", {"text": "Bo.", "spans": [{"start": 0, "end": 2, "label": "HERO"}]})
    assert main(["import", target, str(other), "--annotator", "eva"]) == 0
    assert "With --add-labels they are added to the schema first" in capsys.readouterr().out
    assert main(["import", target, str(path), "--annotator", "eva", "--add-labels", "--json"]) == 0
    said = orjson.loads(capsys.readouterr().out)
    assert [(each["layer"], each["label"]) for each in said["labels_added"]] == [
        ("entities", "FOOD"),
        ("category", "hot"),
        ("category", "late"),
    ]
    assert said["found"]["labels"] == 4


def test_a_strict_import_takes_nothing_in_that_would_lose_a_label(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, target = prodigy(tmp_path / "a.jsonl"), str(tmp_path / "p.annot")
    assert main(["new", target]) == 0
    strictly = ["import", target, str(path), "--annotator", "eva", "--strict"]
    assert main(strictly) == 2
    assert "nothing went in" in capsys.readouterr().err
    with Project.open(Path(target), access="read") as project:
        assert project.queue_counts().threads == 0
    assert main(["import", target, str(path), "--strict", "--add-labels"]) == 2
    assert "--annotator NAME" in capsys.readouterr().err
    with Project.open(Path(target), access="read") as project:
        assert "category" not in labels_of(project.schema)
    assert main([*strictly, "--add-labels"]) == 0
