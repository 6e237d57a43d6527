"""Every format on its way out of a project and into another."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from annotator.datasets.export_report import ExportReport, ExportRequest, Whose
from annotator.datasets.import_report import ImportReport, ImportRequest
from annotator.domain.errors import ExportError
from annotator.formats.loss import Part, Why
from annotator.formats.writing import WRITERS
from annotator.project import Project
from tests.datasets.lines import NEWS, Line, article, comment, entity, labelled, write

ARTICLE = article("a", "Bo Li leads the University of Zürich 🇨🇭.\n\nJosé came.", title="Bo Li", author="Ines")
COMMENT = comment("c", "a", "Bo? Never.")


def nested(line: Line) -> Line:
    university, zurich = entity(line, "University of Zürich", "ORG"), entity(line, "Zürich", "GPE")
    bo = entity(line, "Bo Li", attributes={"sentiment": "positive"})
    return labelled(line, university, zurich, bo, entity(line, "José"), sentiment="positive")


def answered(line: Line) -> Line:
    claim = {"kind": "claim", "id": "a", "text": "Bo Li"}
    town = {"kind": "entity", "id": "zürich", "text": "Zürich"}
    stances = [{"target": claim, "label": "against"}, {"target": town, "label": "favor"}]
    return labelled(line, entity(line, "Bo"), stance=stances)


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with Project.create(tmp_path / "p.annot", NEWS, annotator="ann") as project:
        lines = write(tmp_path / "in.jsonl", nested(ARTICLE), answered(COMMENT))
        project.import_files(ImportRequest(paths=(lines,))).result()
        yield project


def export(project: Project, out: Path, name: str, **request: Any) -> ExportReport:
    return project.export(ExportRequest(out=out, whose=Whose.ALL, format=name, **request))


def into_another(folder: Path, at: Path, **request: Any) -> ImportReport:
    with Project.create(at, NEWS, annotator="ann") as other:
        report = other.import_files(ImportRequest(paths=(folder,), **request)).result()
        assert other.check() == ()
    return report


@pytest.mark.parametrize(
    ("name", "unit"), [("jsonl", "codepoint"), ("doccano", "utf16"), ("xmi", "utf16"), ("conll", None), ("csv", None)]
)
def test_the_manifest_says_how_the_files_count(project: Project, tmp_path: Path, name: str, unit: str | None) -> None:
    export(project, tmp_path / "out", name)
    assert json.loads((tmp_path / "out" / "manifest.json").read_bytes())["offset_unit"] == unit


@pytest.mark.parametrize("name", [name for name, writer in WRITERS.items() if writer.suffix])
def test_a_file_that_shall_be_compressed_is_the_same_twice_and_comes_in_as_the_plain_one_does(
    project: Project, tmp_path: Path, name: str
) -> None:
    suffix = WRITERS[name].suffix
    plain, packed = tmp_path / "plain" / f"a{suffix}", tmp_path / "packed" / f"a{suffix}.gz"
    export(project, plain, name)
    export(project, packed, name)
    first = packed.read_bytes()
    report = export(project, packed, name)
    assert packed.read_bytes() == first
    assert gzip.decompress(first) == plain.read_bytes()
    assert report.files[-1] == tmp_path / "packed" / "a.manifest.json"
    assert sorted(path.name.replace(".gz", "") for path in packed.parent.iterdir()) == sorted(
        path.name for path in plain.parent.iterdir()
    )
    one = into_another(plain, tmp_path / "one.annot", annotator="eva")
    other = into_another(packed, tmp_path / "other.annot", annotator="eva")
    assert (one.added, one.labels, len(one.refused)) == (other.added, other.labels, len(other.refused))
    assert other.articles + other.comments > 0


@pytest.mark.parametrize("name", WRITERS)
def test_what_goes_out_is_recognised_and_comes_in(project: Project, tmp_path: Path, name: str) -> None:
    holds = WRITERS[name].holds
    report = export(project, tmp_path / "out", name)
    # A comment alone waits for its article, which a table of stances has no row for.
    with_article = (article("a", ARTICLE["text"]),) if name == "stance-tsv" else ()
    write(tmp_path / "out" / "before.jsonl", *with_article)
    back = into_another(tmp_path / "out", tmp_path / "b.annot", annotator=None if holds.annotators else "ann")

    assert back.refused == ()
    assert (back.added - len(with_article), back.labels) == (report.documents, report.labels)
    assert {file.format for file in back.files if file.file.name != "before.jsonl"} == {name}


@pytest.mark.parametrize("name", WRITERS)
def test_the_same_state_gives_the_same_bytes_in_every_format(project: Project, tmp_path: Path, name: str) -> None:
    one, two = (
        {
            path.relative_to(tmp_path / folder): path.read_bytes()
            for path in export(project, tmp_path / folder, name).files
        }
        for folder in ("one", "two")
    )
    assert one == two
    manifest = json.loads((tmp_path / "one" / "manifest.json").read_bytes())
    assert manifest["format"] == name
    for entry in manifest["files"]:
        content = (tmp_path / "one" / entry["name"]).read_bytes()
        assert hashlib.sha256(content).hexdigest() == entry["sha256"]


@pytest.mark.parametrize("name", WRITERS)
def test_a_preview_tells_the_losses_that_the_export_has(project: Project, tmp_path: Path, name: str) -> None:
    preview = project.preview_export(ExportRequest(out=tmp_path / "out", whose=Whose.ALL, format=name))
    assert preview.losses == export(project, tmp_path / "out", name).losses
    assert bool(preview.lines) == (name not in ("spacy", "parquet"))  # which are no text


def test_losses_are_told_by_layer_and_label_with_what_was_done(project: Project, tmp_path: Path) -> None:
    report = export(project, tmp_path / "out", "conll")
    lost = {(loss.part, loss.label): (loss.count, loss.why) for loss in report.losses}
    assert lost[Part.SPAN, "GPE"] == (1, Why.NESTED)
    assert lost[Part.STANCE, "against"] == (1, Why.NOT_HELD)
    assert lost[Part.CHOICE, "positive"] == (1, Why.NOT_HELD)
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_bytes())
    assert {
        "part": "span",
        "layer": "entities",
        "label": "GPE",
        "count": 1,
        "why": "nested",
        "done": "longest_kept",
    } in manifest["losses"]


def test_strict_refuses_to_lose_a_label_and_writes_nothing(project: Project, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"1 × span “entities · GPE”: The span lies inside of another"):
        export(project, tmp_path / "out", "conll", strict=True)
    assert [*(tmp_path / "out").iterdir()] == []
    # What stands beside the labels may go.
    assert export(project, tmp_path / "out", "label-studio", strict=True).losses != ()


def test_one_file_brings_what_lies_beside_it(project: Project, tmp_path: Path) -> None:
    report = export(project, tmp_path / "out" / "tasks.json", "label-studio")
    assert [path.name for path in report.files] == ["tasks.config.xml", "tasks.json", "tasks.manifest.json"]


def test_splits_have_folders_of_their_own_in_formats_of_many_files(project: Project, tmp_path: Path) -> None:
    export(project, tmp_path / "out", "brat", split=(100, 0, 0))
    assert (tmp_path / "out" / "train" / "a.ann").read_text().startswith("T1\tPERSON 0 5\tBo Li\n")
    assert sorted(path.name for path in (tmp_path / "out" / "dev").iterdir()) == ["annotation.conf"]


def test_what_the_last_export_wrote_goes_unless_somebody_changed_it(project: Project, tmp_path: Path) -> None:
    out = tmp_path / "out"
    export(project, out, "brat")
    (out / "all" / "c.txt").write_text("Mine.")
    report = export(project, out, "conll")
    assert sorted(path.name for path in out.rglob("*") if path.is_file()) == ["all.conll", "c.txt", "manifest.json"]
    assert any("all/a.ann" in note for note in report.notes)


@pytest.mark.parametrize("name", ["../mine.txt", "/mine.txt", "all/../../mine.txt"])
def test_no_manifest_makes_an_export_delete_what_lies_elsewhere(project: Project, tmp_path: Path, name: str) -> None:
    mine = tmp_path / "mine.txt"
    mine.write_text("Mine.")
    said = str(mine) if name.startswith("/") else name
    out = tmp_path / "out"
    out.mkdir()
    files = [{"name": said, "sha256": hashlib.sha256(b"Mine.").hexdigest(), "splits": []}]
    (out / "manifest.json").write_text(json.dumps({"files": files}))
    export(project, out, "jsonl")
    assert mine.exists()


def test_an_import_tells_what_of_the_labels_has_no_place(tmp_path: Path) -> None:
    line = {
        "text": "Bo wins",
        "entities": [{"id": 1, "label": "PERSON", "start_offset": 0, "end_offset": 2}],
        "relations": [
            {"id": 1, "from_id": 1, "to_id": 1, "type": "is"},
            {"id": 2, "from_id": 1, "to_id": 1, "type": "is"},
        ],
    }
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps(line) + "\n")
    report = into_another(path, tmp_path / "one.annot", annotator="eva")
    assert [(loss.part, loss.label, loss.count) for loss in report.losses] == [(Part.RELATION, "is", 2)]
    assert [remark.reason for remark in report.notes] == ["2 × relation “is”: A project has no place for it. Left out."]


def test_a_reader_is_told_how_a_file_counts(tmp_path: Path) -> None:
    line = {"text": "🇨🇭 Bo wins", "label": [[5, 7, "PERSON"]]}
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps(line) + "\n")
    refused = into_another(path, tmp_path / "one.annot", annotator="eva").refused
    assert ["(--offset-unit)" in remark.reason for remark in refused] == [True]
    assert into_another(path, tmp_path / "two.annot", annotator="eva", offset_unit="utf16").labels == 1


def test_texts_of_one_name_in_several_folders_are_apart_and_the_same_text_is_one_document(tmp_path: Path) -> None:
    for folder, text in (("dev", "Bo wins."), ("ann1", "Bo wins."), ("train/a", "Li came."), ("train/b", "Mo went.")):
        place = tmp_path / "in" / folder
        place.mkdir(parents=True)
        (place / "doc1.txt").write_text(text)
        (place / "doc1.ann").write_text(f"T1\tPERSON 0 2\t{text[:2]}\n")
    with Project.create(tmp_path / "p.annot", NEWS, annotator="ann") as project:
        for again in (False, True):
            report = project.import_files(ImportRequest(paths=(tmp_path / "in",), annotator="eva")).result()
            assert (report.refused, report.added, report.unchanged) == ((), 0 if again else 3, 3 if again else 0)
        export(project, tmp_path / "out", "jsonl")
    lines = [json.loads(line) for line in (tmp_path / "out" / "all.jsonl").read_text().splitlines()]
    assert {(line["id"], line["text"]) for line in lines} == {
        ("doc1", "Bo wins."),
        ("a/doc1", "Li came."),
        ("b/doc1", "Mo went."),
    }
