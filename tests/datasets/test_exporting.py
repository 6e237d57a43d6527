"""What goes out: every key, the same bytes from the same state, all or nothing."""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from annotator.datasets.export_report import ExportReport, ExportRequest, Whose
from annotator.datasets.import_report import ImportRequest
from annotator.domain import gestures
from annotator.domain.errors import ExportError, SchemaError
from annotator.project import Project
from tests.datasets.drawn import dumped, projects
from tests.datasets.lines import Line, article, comment
from tests.threads import NEWS, SENTIMENT, label, made, take

KEYS = [
    *("id", "kind", "thread", "parent", "author", "created", "source", "title", "text", "text_sha256", "offset_unit"),
    *("labels", "annotator", "confidence", "origins", "rejected", "flag", "state", "split", "meta"),
]


def export(project: Project, out: Path, **request: Any) -> ExportReport:
    return project.export(ExportRequest(**{"out": out, "whose": Whose.ALL, **request}))


def read(path: Path) -> list[Line]:
    content = path.read_bytes()
    assert content.endswith(b"\n") or not content
    assert b"\r\n" not in content
    return [json.loads(line) for line in content.decode().split("\n")[:-1]]


# --- the bytes ---


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(projects())
def test_any_project_goes_out_and_in_and_out_with_the_same_bytes(drawn: list[Line]) -> None:
    expected = dumped(drawn)
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "source.jsonl")
        source.write_bytes(expected)
        for number in range(2):
            with Project.create(Path(folder, f"{number}.annot"), NEWS, annotator="ann") as project:
                report = project.import_files(ImportRequest(paths=(source,))).result()
                assert report.refused == ()
                written = export(project, Path(folder, f"{number}.jsonl"))
                assert (written.documents, written.losses) == (len({line["id"] for line in drawn}), ())
                assert project.check() == ()
            source = Path(folder, f"{number}.jsonl")
            assert source.read_bytes() == expected
            for line in read(source):
                assert all(
                    line["text"][span["start"] : span["end"]] == span["quote"]
                    for table in ("labels", "rejected")
                    for span in line[table]["entities"]
                )


def test_a_line_has_every_key_in_order_whoever_labelled_it(tmp_path: Path) -> None:
    with made(tmp_path) as project:
        session = project.session("a")
        label(session, 12, 17)
        session.do(gestures.set_attribute(session.sets["a"], session.sets["a"].spans[0], "sentiment", "positive"))
        session.do(gestures.choose(session.sets["a1"], SENTIMENT, "negative"))
        (claim, *_) = gestures.targets_of(
            NEWS.layer("stance"), session.thread.comments[0], session.thread, session.sets, NEWS
        )
        session.do(gestures.take_stance(session.sets["a1"], "stance", claim, "against"))
        session.do(gestures.flag(session.sets["a2"], "off topic")).saved.result()
        export(project, tmp_path / "out.jsonl")
    first, second, third = read(tmp_path / "out.jsonl")

    assert list(first) == list(second) == list(third) == KEYS
    (span,) = first["labels"]["entities"]
    assert list(span) == ["id", "start", "end", "label", "quote", "attributes", "origin"]
    assert (span["quote"], span["attributes"], span["origin"]) == ("Bo Li", {"sentiment": "positive"}, "scratch")
    assert first["labels"] == {"entities": [span], "sentiment": None, "stance": []}
    (stance,) = second["labels"]["stance"]
    assert list(stance) == ["id", "target", "label", "origin"]
    assert stance["target"] == {"kind": "claim", "id": "a", "text": "Bo Li wins"}
    assert (second["labels"]["sentiment"], second["origins"]) == ("negative", {"sentiment": "scratch"})
    assert (second["confidence"], second["author"], second["parent"]) == ({"sentiment": None}, "Ada", "a")
    assert (third["flag"], third["state"], third["annotator"]) == ("off topic", "in_progress", "ann")
    assert [line["text_sha256"] for line in (first, second, third)] == [
        hashlib.sha256(line["text"].encode()).hexdigest() for line in (first, second, third)
    ]


def test_what_nobody_touched_goes_out_as_new(tmp_path: Path) -> None:
    with made(tmp_path) as project:
        export(project, tmp_path / "out.jsonl", whose=project.default_whose())
    for line in read(tmp_path / "out.jsonl"):
        assert (line["annotator"], line["state"], line["flag"], line["split"]) == (None, "new", None, None)
        assert line["labels"] == {"entities": [], "sentiment": None, "stance": []}
        assert line["rejected"] == {"entities": [], "sentiment": [], "stance": []}


def test_what_was_taken_back_whole_goes_out_as_new(tmp_path: Path) -> None:
    with made(tmp_path) as project:
        export(project, tmp_path / "before.jsonl")
        label(project.session("a"))
        project.undo().result()
        export(project, tmp_path / "after.jsonl")

    assert (tmp_path / "before.jsonl").read_bytes() == (tmp_path / "after.jsonl").read_bytes()


def test_the_same_state_gives_the_same_bytes_manifest_and_all(tmp_path: Path) -> None:
    with made(tmp_path, threads=("a", "b")) as project:
        label(project.session("a"))
        for name in ("one", "two"):
            export(project, tmp_path / name, split=(80, 10, 10), seed=3)
    for name in ("train.jsonl", "dev.jsonl", "test.jsonl", "manifest.json"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


# --- whose, which ---


def test_whose_labels_are_written_is_chosen(tmp_path: Path) -> None:
    with made(tmp_path) as project:
        label(project.session("a"))
        project.set_annotator("bea")
        label(project.session("a"), 6, 10, "EVENT")
        found = {}
        for name, whose in (("all", Whose.ALL), ("bea", Whose.of("bea")), ("gold", Whose.GOLD)):
            export(project, tmp_path / f"{name}.jsonl", whose=whose)
            found[name] = [
                (line["id"], line["annotator"], len(line["labels"]["entities"]))
                for line in read(tmp_path / f"{name}.jsonl")
            ]

    assert found["all"] == [("a", "ann", 1), ("a", "bea", 1), ("a1", None, 0), ("a2", None, 0)]
    assert found["bea"] == [("a", "bea", 1), ("a1", None, 0), ("a2", None, 0)]
    assert found["gold"] == [("a", None, 0), ("a1", None, 0), ("a2", None, 0)]


def test_layers_and_states_narrow_what_is_written(tmp_path: Path) -> None:
    with made(tmp_path) as project:
        session = project.session("a")
        label(session)
        session.do(gestures.choose(session.sets["a"], SENTIMENT, "negative"))
        session.do(gestures.choose(session.sets["a1"], SENTIMENT, "negative"))
        session.do(gestures.submit([session.sets["a"]])).saved.result()
        report = export(project, tmp_path / "o.jsonl", layers=frozenset({"sentiment"}), states=frozenset({"submitted"}))
        with pytest.raises(SchemaError, match="no layer “colour”"):
            export(project, tmp_path / "o.jsonl", layers=frozenset({"colour"}))
    (line,) = read(tmp_path / "o.jsonl")

    assert (report.documents, report.labels) == (1, 1)
    assert line["labels"] == {"sentiment": "negative"}
    assert line["rejected"] == {"sentiment": []}


def test_what_was_removed_is_not_written(tmp_path: Path) -> None:
    with made(tmp_path, threads=("a", "b")) as project:
        label(project.session("a"))
        project.remove_thread("a").result()
        report = export(project, tmp_path / "o.jsonl")

    assert {line["thread"] for line in read(tmp_path / "o.jsonl")} == {"b"}
    assert (report.documents, report.labels) == (3, 0)


# --- splits ---


@pytest.fixture
def many(tmp_path: Path) -> Iterator[Project]:
    with Project.create(tmp_path / "many.annot", NEWS, annotator="ann") as project:
        take(project, tmp_path, *numbered(0, 40))
        yield project


def numbered(first: int, last: int) -> list[Line]:
    return [
        line
        for number in range(first, last)
        for line in (article(f"t{number}", f"News {number}."), comment(f"c{number}", f"t{number}"))
    ]


def placed(folder: Path) -> dict[str, str]:
    """Return the split of each thread, after checking that threads are whole and the key agrees with the file."""
    found: dict[str, str] = {}
    for name in ("train", "dev", "test"):
        for line in read(folder / f"{name}.jsonl"):
            assert line["split"] == name
            assert found.setdefault(line["thread"], name) == name
    return found


def test_splits_keep_threads_whole_and_later_threads_never_move_old_ones(many: Project, tmp_path: Path) -> None:
    export(many, tmp_path / "1", split=(80, 10, 10), seed=1)
    before = placed(tmp_path / "1")
    take(many, tmp_path, *numbered(40, 100), name="more.jsonl")
    many.remove_thread("t0").result()
    export(many, tmp_path / "2", split=(50, 25, 25), seed=9)
    after = placed(tmp_path / "2")

    assert Counter(before.values()) == {"train": 32, "dev": 4, "test": 4}
    assert len(after) == 99
    assert all(after[thread] == split for thread, split in before.items() if thread != "t0")
    many.undo().result()
    export(many, tmp_path / "3", split=(80, 10, 10))
    assert placed(tmp_path / "3") == {**after, "t0": before["t0"]}


def test_splits_survive_the_way_into_another_project(many: Project, tmp_path: Path) -> None:
    export(many, tmp_path / "1", split=(80, 10, 10))
    with Project.create(tmp_path / "other.annot", NEWS) as other:
        report = other.import_files(ImportRequest(paths=(tmp_path / "1",))).result()
        assert (report.added, report.refused) == (80, ())
        export(other, tmp_path / "2", split=(10, 80, 10), seed=5)
    assert placed(tmp_path / "2") == placed(tmp_path / "1")


def test_without_a_split_known_splits_are_told_in_one_file(many: Project, tmp_path: Path) -> None:
    export(many, tmp_path / "1", split=(80, 10, 10))
    export(many, tmp_path / "2")
    assert Counter(line["split"] for line in read(tmp_path / "2" / "all.jsonl")) == {"train": 64, "dev": 8, "test": 8}


def test_a_preview_tells_what_an_export_would_write_and_assigns_nothing(many: Project, tmp_path: Path) -> None:
    request = ExportRequest(out=tmp_path / "1", whose=Whose.ALL, split=(80, 10, 10), seed=4)
    preview = many.preview_export(request, rows=3)
    assert not (tmp_path / "1").exists()
    written = many.export(request)

    assert preview.splits == written.splits
    assert preview.documents == 80
    assert len(preview.lines) == 3
    for line in preview.lines:
        split = json.loads(line)["split"]
        assert line in (tmp_path / "1" / f"{split}.jsonl").read_text(encoding="utf-8").split("\n")


# --- the manifest ---


def test_the_manifest_vouches_for_the_files(many: Project, tmp_path: Path) -> None:
    label(many.session("t3"), 0, 4, "EVENT", document="t3")
    (latest, *_) = many.history("t3")
    report = export(many, tmp_path / "1", split=(80, 10, 10), seed=7)
    manifest = json.loads((tmp_path / "1" / "manifest.json").read_bytes())

    assert [path.name for path in report.files] == ["train.jsonl", "dev.jsonl", "test.jsonl", "manifest.json"]
    assert {each["name"]: each["sha256"] for each in manifest["files"]} == {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in report.files[:-1]
    }
    assert manifest["last_edit"].startswith("20")
    assert abs(_milliseconds(manifest["last_edit"]) - latest.time) <= 1
    assert sum(split["documents"] for each in manifest["files"] for split in each["splits"]) == 80
    labels = Counter(each["splits"][0]["labels"]["entities"]["EVENT"] for each in manifest["files"])
    assert labels == {0: 2, 1: 1}
    assert manifest["split"] == {
        "shares_asked": [80, 10, 10],
        "group_by": "thread",
        "stratified": True,
        "seed": 7,
        "threads": {split.name: split.threads for split in report.splits},
    }
    assert manifest["schema"]["name"] == "news"


def _milliseconds(moment: str) -> int:
    return round(datetime.fromisoformat(moment).timestamp() * 1000)


def test_files_of_the_last_export_do_not_lie_beside_the_new_ones(many: Project, tmp_path: Path) -> None:
    out = tmp_path / "set"
    export(many, out, split=(80, 10, 10))
    (out / "test.jsonl").write_text("a person's own change\n")
    (out / "mine.jsonl").write_text("a person's own file\n")

    report = export(many, out)

    assert sorted(path.name for path in out.iterdir()) == ["all.jsonl", "manifest.json", "mine.jsonl", "test.jsonl"]
    assert report.notes == (
        "Removed what the last export had written here and this one did not: dev.jsonl, train.jsonl.",
    )


def test_it_is_said_that_threads_kept_their_splits(many: Project, tmp_path: Path) -> None:
    first = export(many, tmp_path / "1", split=(80, 10, 10))
    second = export(many, tmp_path / "2", split=(0, 50, 50))

    assert first.notes == ()
    assert second.notes == ("40 threads kept the split of an earlier export; the shares were used for the others.",)
    assert [split.threads for split in second.splits] == [split.threads for split in first.splits]


def test_a_file_has_its_manifest_beside_it(tmp_path: Path) -> None:
    with made(tmp_path) as project:
        report = export(project, tmp_path / "deep" / "er" / "data.jsonl")
    assert [path.name for path in report.files] == ["data.jsonl", "data.manifest.json"]
    assert all(path.is_file() for path in report.files)


# --- all or nothing ---


def files_in(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_a_cancelled_export_leaves_the_old_files_and_no_drafts(many: Project, tmp_path: Path) -> None:
    export(many, tmp_path / "1")
    before = files_in(tmp_path / "1")
    label(many.session("t3"), 0, 4, "EVENT", document="t3")
    request = ExportRequest(out=tmp_path / "1", whose=Whose.ALL)
    with pytest.raises(ExportError, match="cancelled; nothing was changed"):
        many.export(request, cancelled=lambda: True)
    assert files_in(tmp_path / "1") == before

    def breaks(done: int, total: int, what: str) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        many.export(request, breaks)
    assert files_in(tmp_path / "1") == before


def test_an_export_that_cannot_be_written_assigns_no_split(many: Project, tmp_path: Path) -> None:
    (tmp_path / "1" / "dev.jsonl").mkdir(parents=True)
    (tmp_path / "file").touch()
    for out in (tmp_path / "1", tmp_path / "file", tmp_path / "file" / "x.jsonl"):
        with pytest.raises(ExportError) as refused:
            export(many, out, split=(80, 10, 10))
        assert str(refused.value).startswith(f"{out}: the export cannot be written")
    assert files_in(tmp_path / "1") == {}
    export(many, tmp_path / "2")
    assert {line["split"] for line in read(tmp_path / "2" / "all.jsonl")} == {None}


def test_an_unknown_format_is_refused(tmp_path: Path) -> None:
    with made(tmp_path) as project, pytest.raises(ExportError, match="no writer for “docx”; there are jsonl"):
        export(project, tmp_path / "x", format="docx")
