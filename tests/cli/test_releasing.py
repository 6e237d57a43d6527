"""Releases on the command line: frozen, vouched for, told apart, the same bytes again."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from annotator.domain import gestures
from annotator.formats.jsonl import KEYS
from annotator.project import Project
from tests.datasets.lines import Line, article, comment, entity, labelled, write
from tests.shell import Shell
from tests.threads import SENTIMENT

NEWS = article("a", "Alder left Port Eldis. Odile Fenn stayed.", created="2024-05-01")
ANSWER = comment("a1", "a", "Alder? Good.")
OTHER = article("b", "Alder came back to Port Eldis.")


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shell:
    monkeypatch.chdir(tmp_path)
    return Shell(capsys)


@pytest.fixture
def storm(run: Shell, tmp_path: Path) -> Path:
    assert run("new", "storm").code == 0
    alder, eldis = entity(NEWS, "Alder", id="one"), entity(NEWS, "Port Eldis", "GPE", id="two")
    take(
        run,
        tmp_path,
        labelled(NEWS, alder, eldis, sentiment="negative"),
        labelled(ANSWER, sentiment="positive"),
        labelled(OTHER, entity(OTHER, "Alder", id="three"), annotator="bea"),
    )
    return tmp_path / "exports" / "storm"


def take(run: Shell, folder: Path, *lines: Line) -> None:
    assert run("import", "storm", write(folder / "lines.jsonl", *lines)).code == 0


def manifest_of(folder: Path) -> dict[str, object]:
    read: dict[str, object] = json.loads((folder / "manifest.json").read_bytes())
    return read


def bytes_in(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


# --- what a release is ---


def test_a_release_is_an_export_with_a_card_a_changelog_and_a_manifest_of_all(run: Shell, storm: Path) -> None:
    told = run("release", "storm", "1.0", "--all", "--split", "50,25,25", "--json").plain
    folder = storm / "1.0"

    assert told["folder"] == str(folder)
    assert {Path(path).name for path in told["files"]} == set(bytes_in(folder))
    assert (told["documents"], told["labels"], told["diff"]) == (3, 5, None)
    manifest = manifest_of(folder)
    files = manifest["files"]
    assert isinstance(files, list)
    assert {entry["name"]: entry["sha256"] for entry in files} == {
        name: hashlib.sha256(content).hexdigest()
        for name, content in bytes_in(folder).items()
        if name != "manifest.json"
    }
    assert (manifest["release"], manifest["since"]) == ("1.0", None)
    assert str(manifest["program"]).startswith("annotator ")
    assert [path.name for path in storm.iterdir()] == ["1.0"]
    assert (folder / "CHANGELOG.md").read_text("utf-8").endswith("The first release.\n")


def test_agreement_and_the_versions_of_suggesters_are_told_without_names(run: Shell, storm: Path) -> None:
    third = article("c", "Port Eldis again.", state="submitted")
    both = [labelled(third, entity(third, "Port Eldis", "GPE"), annotator=name) for name in ("ann", "bea")]
    take(run, storm.parents[1], *both)
    assert run("suggest", "storm", "--suggester", "vader").code == 0
    assert run("release", "storm", "1.0", "--all", "--pseudonyms").code == 0
    manifest = manifest_of(storm / "1.0")
    suggesters, measured = manifest["suggesters"], manifest["agreement"]

    assert isinstance(suggesters, dict)
    assert list(suggesters) == ["vader"]
    assert isinstance(measured, list)
    entities = measured[0]
    assert (entities["asked"], entities["documents"], entities["annotators"]) == ("entities", 1, 2)
    assert 0 < entities["measures"]["f1_exact"]["value"] <= 1
    card = (storm / "1.0" / "README.md").read_text("utf-8")
    assert "## How far annotators agree" in card
    assert "| entities | 1 | 2 | f1 exact |" in card
    assert "| vader |" in card
    assert "Pseudonyms stand for the names of annotators and authors." in card
    for content in bytes_in(storm / "1.0").values():
        assert b"bea" not in content


def test_the_same_state_gives_the_same_bytes(run: Shell, storm: Path, tmp_path: Path) -> None:
    options = ("--all", "--split", "50,25,25")
    assert run("release", "storm", "1.0", *options).code == 0
    for folder in ("one", "two"):
        assert run("release", "storm", "1.0", *options, "--out", folder).code == 0
    assert bytes_in(tmp_path / "one" / "1.0") == bytes_in(tmp_path / "two" / "1.0") == bytes_in(storm / "1.0")


def test_a_version_is_never_overwritten(run: Shell, storm: Path) -> None:
    assert run("release", "storm", "1.0", "--all").code == 0
    before = bytes_in(storm / "1.0")
    told = run("release", "storm", "1.0", "--all", "--split", "50,25,25")

    assert told.code == 2
    assert told.err == (
        f"{storm / '1.0'}: this release is there already, and releases are never overwritten; name another version.\n"
    )
    assert bytes_in(storm / "1.0") == before
    assert [path.name for path in storm.iterdir()] == ["1.0"]


@pytest.mark.parametrize("version", ["..", "a/b", ".hidden", "1 0", "-x"])
def test_what_is_no_version_is_refused(run: Shell, storm: Path, version: str) -> None:
    told = run("release", "storm", "--all", "--", version)
    assert told.code == 2
    assert "is no version: take letters, digits, points, dashes, such as 1.0." in told.err
    assert not storm.exists()


def test_a_place_that_takes_no_writing_is_a_sentence(run: Shell, storm: Path, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    told = run("release", "storm", "1.0", "--all", "--out", "taken")
    assert told.code == 2
    assert told.err.startswith("taken/1.0: the release cannot be written (")


def test_whose_labels_is_asked_as_in_an_export(run: Shell, storm: Path) -> None:
    told = run("release", "storm", "1.0")
    assert told.code == 2
    assert "choose --annotator NAME or --all" in told.err
    assert run("release", "storm", "1.0", "--annotator", "bea", "--json").plain["labels"] == 1


# --- the card ---


def test_the_head_of_the_card_is_what_the_hub_reads(run: Shell, storm: Path) -> None:
    words = ("--title", 'Storm: "over"  Eldis', "--license", "CC-BY-4.0", "--language", "de", "--language", "gsw")
    assert run("release", "storm", "1.0", "--all", "--split", "50,50,0", *words).code == 0
    head = (storm / "1.0" / "README.md").read_text("utf-8").split("---\n")[1]

    # The hub's loader stumbles over an empty file: there is no test, and none is named.
    *lines, types = head.splitlines()
    assert lines == [
        'pretty_name: "Storm: \\"over\\" Eldis"',
        "language:",
        '- "de"',
        '- "gsw"',
        "license:",
        '- "cc-by-4.0"',
        "task_categories:",
        '- "token-classification"',
        '- "text-classification"',
        "size_categories:",
        '- "n<1K"',
        "configs:",
        "- config_name: default",
        "  data_files:",
        '  - split: "train"',
        '    path: "train.jsonl"',
        '  - split: "validation"',
        '    path: "dev.jsonl"',
    ]
    columns = json.loads(types.removeprefix("dataset_info: "))["features"]
    assert [column["name"] for column in columns] == list(KEYS)
    assert columns[0] == {"name": "id", "dtype": "string"}


def test_without_words_the_project_and_its_schema_speak(run: Shell, storm: Path) -> None:
    assert run("release", "storm", "1.0", "--all").code == 0
    card = (storm / "1.0" / "README.md").read_text("utf-8")
    for line in (
        'pretty_name: "storm"',
        '- "en"',
        '- "other"',
        '  - split: "train"',
        '    path: "all.jsonl"',
        "# storm",
    ):
        assert line in card.splitlines()
    assert "| entities: PERSON | 2 |" in card.splitlines()


@pytest.mark.parametrize(("option", "value"), [("--license", "mine: all"), ("--language", "German")])
def test_words_that_the_hub_would_refuse_are_refused(run: Shell, storm: Path, option: str, value: str) -> None:
    told = run("release", "storm", "1.0", "--all", option, value)
    assert told.code == 2
    assert f"“{value}” is no" in told.err


# --- what changed ---


@pytest.fixture
def two(run: Shell, storm: Path, tmp_path: Path) -> Path:
    """Release, then relabel, move, remove and add labels and texts, then release again."""
    assert run("release", "storm", "1.9", "--all", "--split", "50,25,25").code == 0
    with Project.open(tmp_path / "storm.annot", annotator="ann") as project:
        session = project.session("a")
        (alder, eldis) = session.sets["a"].spans
        session.do(gestures.relabel(session.sets["a"], alder, "ORG"))
        session.do(gestures.move_ends(session.sets["a"], eldis, eldis.start, eldis.end - 1))
        session.do(gestures.choose(session.sets["a"], SENTIMENT, "positive"))
        session.do(gestures.label_span(session.sets["a"], "entities", 23, 33, "PERSON")).saved.result()
        project.remove_thread("b").result()
    take(run, tmp_path, article("c", "A new one."), comment("c1", "c", "And its answer."))
    return storm


def test_a_changelog_tells_what_became_of_texts_and_labels(run: Shell, two: Path) -> None:
    told = run("release", "storm", "1.10", "--all", "--split", "50,25,25", "--json").plain
    assert told["diff"] == {
        "before": "1.9",
        "after": "1.10",
        "texts": {"added": 2, "removed": 1, "changed": 0, "moved": 0},
        "labels": [
            {"layer": "entities", "label": "GPE", "added": 0, "removed": 0, "changed": 1},
            {"layer": "entities", "label": "PERSON", "added": 1, "removed": 1, "changed": 0},
        ],
        "relabelled": [
            {"layer": "entities", "before": "PERSON", "after": "ORG", "count": 1},
            {"layer": "sentiment", "before": "negative", "after": "positive", "count": 1},
        ],
    }
    changes = (two / "1.10" / "CHANGELOG.md").read_text("utf-8")
    assert [line for line in changes.splitlines() if line.startswith("## ")] == [
        f"## 1.10 ({str(manifest_of(two / '1.10')['last_edit'])[:10]})",
        f"## 1.9 ({str(manifest_of(two / '1.9')['last_edit'])[:10]})",
    ]
    for line in ("- Texts added: 2", "- Texts removed: 1", "- Labels relabelled: 2"):
        assert line in changes.splitlines()
    assert "| entities | PERSON | 1 | 1 | 0 |" in changes
    assert "| entities | PERSON | ORG | 1 |" in changes
    assert changes.endswith("The first release.\n")


def test_releases_are_told_apart_either_way_round(run: Shell, two: Path) -> None:
    assert run("release", "storm", "2.0-rc1", "--all").code == 0
    there = run("diff", two / "1.9", two / "2.0-rc1", "--json").plain
    back = run("diff", two / "2.0-rc1", two / "1.9", "--json").plain

    assert (there["before"], there["after"]) == (back["after"], back["before"]) == ("1.9", "2.0-rc1")
    assert there["texts"]["added"] == back["texts"]["removed"] == 2
    assert [(each["before"], each["after"]) for each in back["relabelled"]] == [
        ("ORG", "PERSON"),
        ("positive", "negative"),
    ]
    words = run("diff", two / "1.9", two / "2.0-rc1").out
    assert words.startswith("Against release 1.9:\n")
    assert run("diff", two / "1.9", two / "1.9").out.endswith("- Nothing is different in texts and labels.\n")


def test_the_last_release_is_the_greatest_version_below(run: Shell, storm: Path) -> None:
    for version in ("1.9", "1.10", "1.10-rc1", "2.0", "1.10.1"):
        assert run("release", "storm", version, "--all").code == 0
    since = {path.name: manifest_of(path)["since"] for path in storm.iterdir()}
    assert since == {"1.9": None, "1.10": "1.9", "1.10-rc1": "1.9", "2.0": "1.10", "1.10.1": "1.10"}


def test_exports_and_other_folders_beside_the_releases_are_none(run: Shell, storm: Path) -> None:
    assert run("export", "storm", storm / "0.1", "--all").code == 0
    (storm / "0.2").mkdir()
    (storm / "0.2" / "manifest.json").write_text("[]")
    assert run("release", "storm", "1.0", "--all", "--json").plain["diff"] is None


def test_a_release_that_somebody_changed_is_no_release(run: Shell, storm: Path) -> None:
    assert run("release", "storm", "1.0", "--all").code == 0
    lines = storm / "1.0" / "all.jsonl"
    lines.write_bytes(lines.read_bytes().replace(b"Alder", b"Elder"))
    for told in (run("diff", storm / "1.0", storm / "1.0"), run("release", "storm", "1.1", "--all")):
        assert told == (2, "", f"{lines}: this is not the file that was released; it was changed.\n")
    assert [path.name for path in storm.iterdir()] == ["1.0"]


def test_what_is_no_release_is_a_sentence(run: Shell, storm: Path, tmp_path: Path) -> None:
    assert run("diff", "nothing", "nowhere").err == "nothing: there is no release (No such file or directory).\n"
    (tmp_path / "manifest.json").write_text("[1]")
    assert "is not the manifest of a release" in run("diff", tmp_path, tmp_path).err
    assert run("export", "storm", "rows", "--all", "--format", "csv").code == 0
    assert "is written as “csv”; only our own JSON lines can be compared." in run("diff", "rows", "rows").err


# --- other formats ---


def test_a_release_may_be_in_another_format_and_says_what_that_cannot_hold(run: Shell, storm: Path) -> None:
    told = run("release", "storm", "1.0", "--all", "--format", "conll")
    assert told.code == 0
    assert "Lost: 2 × choice “sentiment”" in told.out
    card = (storm / "1.0" / "README.md").read_text("utf-8")
    assert "The files are written as “conll”." in card
    assert "data_files" not in card
    assert {"all.conll", "README.md", "CHANGELOG.md", "manifest.json"} <= set(bytes_in(storm / "1.0"))
    assert manifest_of(storm / "1.0")["losses"]
    assert run("release", "storm", "1.0", "--all", "--format", "conll").code == 2
    again = storm.parent / "again"
    assert run("release", "storm", "1.0", "--all", "--format", "conll", "--out", again).code == 0
    assert bytes_in(again / "1.0") == bytes_in(storm / "1.0")


def test_releases_in_other_formats_are_not_compared_and_say_so(run: Shell, storm: Path) -> None:
    assert run("release", "storm", "1.0", "--all").code == 0
    told = run("release", "storm", "1.1", "--all", "--format", "spacy", "--json")
    assert (told.code, told.plain["diff"]) == (0, None)
    changes = (storm / "1.1" / "CHANGELOG.md").read_text("utf-8")
    assert "What changed since 1.0 is not told: only releases as our own JSON lines are compared." in changes
    assert changes.endswith("The first release.\n")
    assert (
        "is written as “spacy”; only our own JSON lines can be compared."
        in run("diff", storm / "1.0", storm / "1.1").err
    )


def test_a_strict_release_refuses_what_its_format_cannot_hold(run: Shell, storm: Path) -> None:
    told = run("release", "storm", "1.0", "--all", "--format", "conll", "--strict")
    assert told.code == 2
    assert "nothing was written" in told.err
    assert not (storm / "1.0").exists()
