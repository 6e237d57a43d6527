"""Answers in anybody's tables: taken where the schema knows them and somebody gave them, kept in ``meta`` elsewhere."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from annotator.domain.annotation import ChoiceAnnotation, SpanAnnotation
from annotator.formats.incoming import Incoming, IncomingDocument, Notice, ReadOptions
from annotator.formats.loss import Loss, Part, Why
from annotator.formats.recognition import READERS, recognise
from annotator.formats.source import SourceFile

from .conftest import SCHEMA


def read(path: Path, content: str, annotator: str | None = None, agent: str | None = None) -> list[Incoming]:
    path.write_text(content, encoding="utf-8")
    source = SourceFile(path)
    options = ReadOptions(schema=SCHEMA, annotator=annotator, agent=agent)
    return [*READERS[recognise(source)].read(source, options)]


def table(*rows: tuple[str, ...], delimiter: str = ",") -> str:
    file = io.StringIO()
    csv.writer(file, delimiter=delimiter).writerows(rows)
    return file.getvalue()


def labels(found: list[Incoming]) -> list[tuple[str, str | None, list[str]]]:
    """Return id, annotator and labels of each document."""
    documents = [each for each in found if isinstance(each, IncomingDocument)]
    return [
        (each.id, each.labels.annotator, [one.label for one in each.labels]) if each.labels else (each.id, None, [])
        for each in documents
    ]


LABEL_STUDIO = table(
    ("id", "text", "sentiment", "entities", "annotator", "lead_time"),
    ("1", "Fenn won", "positive", '[{"start":0,"end":4,"text":"Fenn","labels":["PERSON"]}]', "eva@x.org", "4.2"),
    ("2", "Bo lost", '{"choices":["negative"]}', "", "eva@x.org", "3"),
    ("3", "Li came", "exuberant", '[{"start":0,"end":2,"text":"Li","labels":["WINNER"]}]', "eva@x.org", "3"),
)


def test_label_studios_table(tmp_path: Path) -> None:
    found = read(tmp_path / "project-1.csv", LABEL_STUDIO)
    assert labels(found) == [
        ("1", "eva@x.org", ["PERSON", "positive"]),
        ("2", "eva@x.org", ["negative"]),
        ("3", None, []),
    ]
    first, _second, third = (each for each in found if isinstance(each, IncomingDocument))
    assert first.meta == {"file": "project-1.csv", "lead_time": "4.2"}
    # What the schema does not know is not lost: it stands where it stood.
    assert third.meta["sentiment"] == "exuberant"
    assert "WINNER" in str(third.meta["entities"])


def test_a_span_that_is_not_its_quote_is_told(tmp_path: Path) -> None:
    found = read(tmp_path / "a.csv", LABEL_STUDIO.replace('""text"":""Fenn""', '""text"":""Bo""'))
    assert labels(found)[0] == ("1", "eva@x.org", ["positive"])
    assert "is not “Bo” there" in str(found[0])


def test_answers_of_nobody_stay_in_meta_and_that_is_said_once(tmp_path: Path) -> None:
    doccano = table(("id", "data", "label"), ("1", "Fine", "positive"), ("2", "Bad", "negative"))
    found = read(tmp_path / "all.csv", doccano)
    assert labels(found) == [("1", None, []), ("2", None, [])]
    [notice] = [str(each.sentence) for each in found if isinstance(each, Notice)]
    assert notice.startswith("“label” holds labels of the schema and nothing says whose they are")
    assert labels(read(tmp_path / "all.csv", doccano, annotator="eva")) == [
        ("1", "eva", ["positive"]),
        ("2", "eva", ["negative"]),
    ]
    suggested = read(tmp_path / "all.csv", doccano, agent="bert")
    assert [
        [each.annotation.label for each in document.suggestions]
        for document in suggested
        if isinstance(document, IncomingDocument)
    ] == [["positive"], ["negative"]]


def test_rows_for_text_classification(tmp_path: Path) -> None:
    rows = '{"text": "Fine", "label": "positive", "label_text": "x"}\n{"text": "Bad", "label": 0}\n'
    first, loss, second = read(tmp_path / "train.jsonl", rows, annotator="eva")
    assert isinstance(loss, Loss)
    assert (loss.part, loss.label, loss.why) == (Part.CHOICE, "0", Why.UNKNOWN_LABEL)
    assert isinstance(first, IncomingDocument)
    assert isinstance(second, IncomingDocument)
    assert first.labels is not None
    assert [*first.labels] == [ChoiceAnnotation("sentiment", "sentiment", "positive", "imported")]
    assert (first.meta, second.meta) == ({"label_text": "x"}, {"label": 0})


def test_potatos_lines(tmp_path: Path) -> None:
    line = {
        "id": "1",
        "displayed_text": "Fenn won",
        "label_annotations": {"sentiment": {"positive": "1", "negative": False}, "why": {"text_box": "he did"}},
        "span_annotations": [{"start": 0, "end": 4, "annotation": "PERSON", "span": "Fenn"}],
        "behavioral_data": {"time_string": "Time spent: 0d 0h 0m 5s"},
    }
    [found] = read(tmp_path / "annotated_instances.jsonl", json.dumps(line), annotator="eva")
    assert isinstance(found, IncomingDocument)
    assert found.labels is not None
    [span, choice] = found.labels
    assert isinstance(span, SpanAnnotation)
    assert (span.label, found.text[span.start : span.end], choice.label) == ("PERSON", "Fenn", "positive")
    assert [*found.meta] == ["behavioral_data"]


def test_newer_potato_has_its_labels_further_in_and_keeps_texts_elsewhere(tmp_path: Path) -> None:
    answers = {"sentiment": {"labels": {"positive": True, "negative": False}}}
    line = {"id": "1", "user_id": "ann", "text": "Fenn won", "label_annotations": answers}
    assert labels(read(tmp_path / "a.jsonl", json.dumps(line))) == [("1", "ann", ["positive"])]
    state = {"user_id": "ann", "instance_id_to_label_to_value": {"1": answers}}
    [refusal] = read(tmp_path / "user_state.json", json.dumps(state, indent=4))
    assert "export the project there" in str(refusal)


def test_labels_that_the_schema_has_not_are_told_and_kept(tmp_path: Path) -> None:
    line = {
        "id": "1",
        "displayed_text": "Fenn won",
        "label_annotations": {"sentiment": {"positive": "1"}, "mood": {"glad": "true"}},
        "span_annotations": [{"start": 0, "end": 4, "annotation": "WINNER", "span": "Fenn"}],
    }
    *losses, found = read(tmp_path / "annotated_instances.jsonl", json.dumps(line), annotator="eva")
    assert [(each.part, each.layer, each.label) for each in losses if isinstance(each, Loss)] == [
        (Part.CHOICE, "mood", "glad"),
        (Part.SPAN, "", "WINNER"),
    ]
    assert labels([found]) == [("1", "eva", ["positive"])]
    assert isinstance(found, IncomingDocument)
    assert [*found.meta] == ["span_annotations", "label_annotations"]


def test_potatos_table(tmp_path: Path) -> None:
    rows = table(
        ("user", "instance_id", "displayed_text", "sentiment:::positive", "sentiment:::negative", "why:::text_box"),
        ("ann", "1", "Fenn won", "1", "", "he did"),
        ("bob", "1", "Fenn won", "", "true", ""),
        delimiter="\t",
    )
    found = read(tmp_path / "annotated_instances.tsv", rows)
    assert labels(found) == [("1", "ann", ["positive"]), ("1", "bob", ["negative"])]
    documents = [each for each in found if isinstance(each, IncomingDocument)]
    assert [each.author for each in documents] == [None, None]
    assert documents[0].meta["why:::text_box"] == "he did"


@pytest.mark.parametrize(
    "cell", ["[", "{}", "[1.5]", "[[]]", '{"choices": 5}', '[{"start": "a"}]', '[{"labels": [[]]}]']
)
def test_cells_of_another_shape_stay_as_they_are(tmp_path: Path, cell: str) -> None:
    rows = table(("text", "label", "entities", "annotator"), ("One", cell, cell, "eva"))
    [found] = read(tmp_path / "a.csv", rows)
    assert isinstance(found, IncomingDocument)
    assert (found.labels, found.meta["label"], found.meta["entities"]) == (None, cell, cell)
