"""The command line as a script meets it: exit codes, one sentence on standard error, one JSON object on output."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from annotator.__main__ import COMMANDS
from annotator.settings import seeds
from tests.datasets.lines import Line, article, comment, entity, labelled, write
from tests.shell import Shell

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT.parent / "shared" / "samples"
PAGE = "Storm hits\n\nIt rained.\n\nPlease follow our commenting guidelines.\n\n1 Comment\n\n1. Bo on\n\n   Wet.\n"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shell:
    monkeypatch.chdir(tmp_path)
    return Shell(capsys)


@pytest.fixture
def storm(run: Shell, tmp_path: Path) -> Path:
    assert run("new", "storm").code == 0
    return tmp_path / "storm.annot"


BO: Line = article("x", "Bo wins in Zürich.")
LABELLED = labelled(BO, entity(BO, "Bo"), entity(BO, "Zürich", "GPE"), sentiment="positive")


# --- the whole way ---


def test_new_import_info_check_and_export_are_the_whole_way(run: Shell, tmp_path: Path) -> None:
    write(tmp_path / "x.jsonl", LABELLED, comment("y", "x"))
    assert run("new", "storm") == (0, "Made storm.annot with the schema “News and comments”.\n", "")
    assert run("import", "storm", "x.jsonl") == (
        0,
        "Found 1 article, 1 comment, 0 authors, 3 labels.\n2 documents added, 0 there already.\n",
        "",
    )
    info = run("info", "storm.annot")
    assert (info.code, info.err) == (0, "")
    assert "1 thread, 1 comment" in info.out
    assert "entities: PERSON 1, GPE 1" in info.out
    assert run("check", "storm") == (0, "All is well: file, texts, offsets and history.\n", "")
    assert run("export", "storm", "out").code == 0
    lines = [json.loads(line) for line in (tmp_path / "out" / "all.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [span["quote"] for span in lines[0]["labels"]["entities"]] == ["Bo", "Zürich"]


def test_every_command_speaks_json(run: Shell, tmp_path: Path) -> None:
    bad = labelled(article("z", "Bo."), {"start": 0, "end": 99, "label": "ORG"})
    path = write(tmp_path / "x.jsonl", LABELLED, comment("y", "x"), bad)
    (tmp_path / "page.txt").write_text(PAGE, encoding="utf-8")

    assert run("new", "storm", "--json").plain == {"project": "storm.annot", "schema": "news"}
    taken = run("import", "storm", path, "page.txt", "--json")
    assert (taken.code, taken.err) == (1, "")
    assert {"added", "unchanged", "refused", "left_out"} <= taken.plain.keys()
    assert (taken.plain["added"], taken.plain["unchanged"]) == (4, 0)
    reason = "The span 0–99 lies outside the text, which has 3 characters."
    assert taken.plain["refused"] == [{"file": str(path), "line": 3, "reason": reason}]
    (left,) = taken.plain["left_out"]
    assert left["file"] == "page.txt"
    assert left["text"] == "Please follow our commenting guidelines."

    info = run("info", "storm", "--json").plain
    assert {"threads", "articles", "comments", "annotations", "annotators"} <= info.keys()
    assert (info["threads"], info["articles"], info["comments"]) == (2, 2, 2)
    assert info["annotations"]["entities"]["GPE"] == 1
    assert info["annotations"]["sentiment"] == {"negative": 0, "neutral": 0, "positive": 1}
    assert info["annotators"]["ann"]["annotations"]["entities"]["PERSON"] == 1
    assert info["annotators"]["ann"]["states"] == {"in_progress": 1}

    assert run("check", "storm", "--json").plain == {"ok": True, "problems": []}
    written = run("export", "storm", "out", "--json").plain
    assert written["documents"] == 4
    assert written["labels"] == 3
    assert [Path(path).name for path in written["files"]] == ["all.jsonl", "manifest.json"]


def test_left_out_text_alone_is_no_fault(run: Shell, storm: Path, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(PAGE, encoding="utf-8")
    told = run("import", storm, "page.txt")

    assert (told.code, told.err) == (0, "")
    assert "Left out as boilerplate: page.txt, line 5: Please follow our commenting guidelines." in told.out


def test_the_same_import_again_says_so(run: Shell, storm: Path, tmp_path: Path) -> None:
    write(tmp_path / "x.jsonl", LABELLED)
    run("import", storm, "x.jsonl")

    assert run("import", storm, "x.jsonl") == (
        0,
        "Found 1 article, 0 comments, 0 authors, 3 labels.\n0 documents added, 1 there already.\n",
        "",
    )


def test_check_exits_1_where_something_is_wrong(run: Shell, storm: Path, tmp_path: Path) -> None:
    run("import", storm, write(tmp_path / "x.jsonl", LABELLED))
    connection = sqlite3.connect(storm)
    connection.execute("UPDATE documents SET text = replace(text, 'Bo', 'Jo')")
    connection.commit()
    connection.close()
    told = run("check", storm, "--json")

    assert told.code == 1
    assert told.plain["ok"] is False
    assert told.plain["problems"] == ["The text of “x” is not the one that was imported: its hash differs."]


# --- what comes in ---


def test_columns_are_mapped_and_encodings_named(run: Shell, storm: Path, tmp_path: Path) -> None:
    table = tmp_path / "table.csv"
    table.write_bytes("nr,kopf,inhalt,wer,auf\n1,Fähre fährt,Sie fährt.,Müller,\n2,,Schön!,Groß,1\n".encode("cp1252"))
    told = run(
        *("import", storm, table, "--format", "csv", "--encoding", "cp1252", "--json"),
        *("--map", "id=nr,title=kopf,text=inhalt,author=wer,parent=auf"),
    )
    assert (told.code, told.plain["added"]) == (0, 2)
    run("export", storm, "o.jsonl")
    first, second = (json.loads(line) for line in (tmp_path / "o.jsonl").read_text(encoding="utf-8").splitlines())
    assert (first["title"], first["text"], first["author"]) == ("Fähre fährt", "Fähre fährt\n\nSie fährt.", "Müller")
    assert (second["parent"], second["text"], second["author"]) == ("1", "Schön!", "Groß")


def test_labels_of_a_file_go_to_whom_one_says_or_become_suggestions(run: Shell, storm: Path, tmp_path: Path) -> None:
    path = write(tmp_path / "x.jsonl", {**LABELLED, "annotator": None})

    refused = run("import", storm, path, "--json")
    assert (refused.code, refused.plain["added"]) == (1, 0)
    assert run("import", storm, path, "--as-suggestions", "tagger").code == 0
    assert run("import", storm, path, "--as-suggestions", "tagger").code == 0
    assert run("info", storm, "--json").plain["suggestions"] == {"tagger": 3}
    assert run("import", storm, path, "--annotator", "bea").code == 0
    info = run("info", storm, "--json").plain
    assert list(info["annotators"]) == ["bea"]
    assert info["annotations"]["entities"]["PERSON"] == 1


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the real page is not here")
def test_the_real_page_gives_one_article_and_one_comment(run: Shell, storm: Path, tmp_path: Path) -> None:
    told = run("import", storm, SAMPLES, "--json")
    assert told.code == 0
    assert (told.plain["added"], told.plain["refused"]) == (2, [])
    (left,) = told.plain["left_out"]
    assert "commenting guidelines" in left["text"]
    run("export", storm, "o.jsonl")
    page, answer = (json.loads(line) for line in (tmp_path / "o.jsonl").read_text(encoding="utf-8").splitlines())

    paragraphs = page["text"].split("\n\n")
    assert (page["kind"], len(paragraphs), paragraphs[0]) == ("article", 26, page["title"])
    assert (answer["kind"], answer["author"], answer["parent"]) == ("comment", "E. G. Festin", page["id"])
    first, second = answer["text"].split("\n\n")
    assert (first.count("\n"), second.count("\n")) == (0, 1)
    assert "1 Comment" not in page["text"] + answer["text"]


def test_the_seeds_are_twelve_threads_in_four_folders(run: Shell, storm: Path) -> None:
    folders = sorted(path for path in seeds().iterdir() if path.is_dir())
    told = run("import", storm, *folders, "--json")

    assert [folder.name for folder in folders] == ["csv", "html", "jsonl", "text"]
    assert (told.code, told.plain["refused"]) == (0, [])
    info = run("info", storm, "--json").plain
    assert (info["articles"], info["comments"]) == (12, 103)
    assert run("check", storm).code == 0
    again = run("import", storm, *folders, "--json").plain
    assert (again["added"], again["unchanged"]) == (0, 115)


# --- what goes out ---


@pytest.fixture
def two(run: Shell, storm: Path, tmp_path: Path) -> Path:
    """A project in which ann and bea labelled."""
    run("import", storm, write(tmp_path / "x.jsonl", LABELLED, {**LABELLED, "annotator": "bea"}))
    return storm


def test_several_annotators_and_no_gold_ask_for_the_choice(run: Shell, two: Path, tmp_path: Path) -> None:
    told = run("export", two, "out")

    assert (told.code, told.out) == (2, "")
    assert (
        told.err
        == "Several people annotated (ann, bea) and nothing is adjudicated: choose --annotator NAME or --all.\n"
    )
    assert not (tmp_path / "out").exists()
    assert run("export", two, "bea.jsonl", "--annotator", "bea", "--json").plain["labels"] == 3
    assert run("export", two, "all.jsonl", "--all", "--json").plain["labels"] == 6


def test_gold_goes_first(run: Shell, two: Path, tmp_path: Path) -> None:
    assert run("export", two, "gold", "--gold").code == 2
    gold = {**LABELLED, "annotator": "gold", "state": "adjudicated"}
    run("import", two, write(tmp_path / "g.jsonl", gold))
    assert run("export", two, "o.jsonl").code == 0
    (line,) = (json.loads(line) for line in (tmp_path / "o.jsonl").read_text(encoding="utf-8").splitlines())
    assert (line["annotator"], line["state"]) == ("gold", "adjudicated")
    assert run("export", two, "gold", "--gold").code == 0


def test_nobody_of_that_name_is_a_sentence(run: Shell, two: Path) -> None:
    told = run("export", two, "out", "--annotator", "carl")
    assert told == (2, "", "There are no labels by “carl”; there are labels by ann, bea.\n")


def test_a_split_is_one_file_each_and_the_seed_repeats_it(run: Shell, tmp_path: Path) -> None:
    path = write(tmp_path / "x.jsonl", *(article(f"t{number}", f"News {number}.") for number in range(20)))
    for name in ("one", "two"):
        run("new", name)
        run("import", name, path)
        told = run("export", name, f"{name}-out", "--split", "80,10,10", "--seed", "3", "--json")
        assert {split: each["threads"] for split, each in told.plain["splits"].items()} == {
            "train": 16,
            "dev": 2,
            "test": 2,
        }
    for name in ("train", "dev", "test"):
        first, second = (tmp_path / f"{each}-out" / f"{name}.jsonl" for each in ("one", "two"))
        assert first.read_bytes() == second.read_bytes()


# --- what cannot be done ---


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["info", "none"], "none.annot: there is no such project."),
        (["check", "none"], "none.annot: there is no such project."),
        (["export", "none", "out"], "none.annot: there is no such project."),
        (["import", "none", "page.txt"], "none.annot: there is no such project."),
        (["new", "storm"], "storm.annot: there is a file of this name already; choose another or open it."),
        (["new", "no/such/x"], "no/such: there is no such folder."),
        (["new", "."], "“.” is a folder; name a project file in it."),
        (["new", "x", "--schema", "none"], "There is no schema “none”"),
        (["new", "x", "--schema", "page.txt"], "page.txt: this is not a schema in TOML"),
        (["new", ""], "argument PROJECT: it is empty"),
        (["import", "storm"], "the following arguments are required: PATH"),
        (["import", "storm", ""], "argument PATH: it is empty"),
        (["import", "storm", "page.txt", "--format", "docx"], "invalid choice: 'docx'"),
        (["import", "storm", "page.txt", "--map", "text"], "“text” is not of the form text=body"),
        (["import", "storm", "page.txt", "--map", "colour=c"], "“colour” is none of text, title"),
        (["import", "storm", "page.txt", "--annotator", " "], "argument --annotator: it is empty"),
        (["import", "storm", "x", "--annotator", "a", "--as-suggestions", "b"], "not allowed with argument"),
        (["export", "storm", "out", "--gold", "--all"], "not allowed with argument"),
        (["export", "storm", "out", "--split", "80,20"], "“80,20” is not of the form 80,10,10"),
        (["export", "storm", "out", "--split", "0,0,0"], "nor all zero"),
        (["export", "storm", "out", "--split=-1,1,1"], "must not be below zero"),
        (["export", "storm", "out", "--seed", "x"], "invalid int value"),
        (["export", "storm", "out", "--format", "docx"], "invalid choice: 'docx'"),
        (["export", "storm", "page.txt"], "page.txt: the export cannot be written"),
        (["info"], "the following arguments are required: PROJECT"),
        (["info", "storm", "storm"], "unrecognized arguments: storm"),
        (["dance", "storm"], "invalid choice: 'dance'"),
        (["--nonsense"], "annotator"),
        (["info", "x" * 300], "File name too long"),
        (["new", "x" * 300], "File name too long"),
    ],
)
def test_what_cannot_be_done_is_one_sentence_and_exit_2(run: Shell, storm: Path, words: list[str], said: str) -> None:
    Path("page.txt").write_text(PAGE, encoding="utf-8")
    told = run(*words)

    assert (told.code, told.out) == (2, "")
    assert said in told.err
    assert told.err.count("\n") == 1
    assert told.err.endswith(".\n")


def test_an_error_is_one_json_object_too_where_that_is_asked_for(run: Shell, storm: Path) -> None:
    for words in (["info", "none.annot"], ["import", storm, "none.txt"], ["export", storm]):
        told = run(*words, "--json")
        assert told.code == 2
        assert told.err.endswith(".\n")
        assert told.plain == {"error": told.err.removesuffix("\n")}


def test_an_import_of_nothing_that_is_there_is_exit_2(run: Shell, storm: Path) -> None:
    told = run("import", storm, "none.txt")

    assert (told.code, told.out, told.err) == (2, "", "none.txt: There is no such file or folder.\n")


def test_paths_that_are_not_there_are_refused_and_the_rest_goes_in(run: Shell, storm: Path, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(PAGE, encoding="utf-8")
    told = run("import", storm, "none.txt", "page.txt", "--json")

    assert (told.code, told.plain["added"]) == (1, 2)
    assert told.plain["refused"] == [{"file": "none.txt", "line": None, "reason": "There is no such file or folder."}]


@pytest.mark.parametrize("words", [["--help"], ["-h"], *([command, "--help"] for command in COMMANDS)])
def test_everything_has_help(run: Shell, words: list[str]) -> None:
    told = run(*words)

    assert (told.code, told.err) == (0, "")
    assert told.out.startswith("usage: annotator")


def test_the_version_is_told(run: Shell) -> None:
    told = run("--version")
    assert (told.code, told.err) == (0, "")
    assert told.out.startswith("annotator 0.") or told.out.startswith("annotator 1.")


# --- names ---


def test_a_project_is_named_with_or_without_its_ending(run: Shell, storm: Path, tmp_path: Path) -> None:
    (tmp_path / "storm").mkdir()
    for name in ("storm", "storm.annot", str(storm), "./storm"):
        assert run("info", name, "--json").plain["threads"] == 0


@pytest.mark.parametrize("name", ["a b", "ü日本", "a#b", "a%20b", "a&b", "a'b", "dots.in.it", "-dash"])
def test_a_project_may_have_any_name(run: Shell, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    assert run("new", path).code == 0
    assert (tmp_path / f"{name}.annot").is_file()
    assert run("check", path).code == 0


def test_an_annotator_may_have_any_name(run: Shell, storm: Path, tmp_path: Path) -> None:
    name = "Zoë “Z” O'Neill 日本; DROP TABLE sets"
    run("import", storm, write(tmp_path / "x.jsonl", LABELLED), "--annotator", name + "\n")

    assert list(run("info", storm, "--json").plain["annotators"]) == [name]
    assert run("export", storm, "o.jsonl", "--annotator", name).code == 0


def test_a_schema_of_ones_own_with_odd_names_goes_all_the_way(run: Shell, tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text(
        "name = \"mine\"\n[[layers]]\nname = '''the \"best\" ones'''\nkind = \"choice\"\nmany = true\n"
        'labels = [{ name = "l\'un" }, { name = "a=b" }]\n',
        encoding="utf-8",
    )
    assert run("new", "mine", "--schema", "mine.toml").code == 0
    line = {**BO, "annotator": "ann", "labels": {'the "best" ones': ["l'un", "a=b"]}}
    assert run("import", "mine", write(tmp_path / "x.jsonl", line)).code == 0
    assert run("info", "mine", "--json").plain["annotations"] == {'the "best" ones': {"l'un": 1, "a=b": 1}}
    run("export", "mine", "o.jsonl")
    written = json.loads((tmp_path / "o.jsonl").read_text(encoding="utf-8"))
    assert written["labels"] == {'the "best" ones': ["a=b", "l'un"]}
    assert run("check", "mine").code == 0


# --- as a program ---


@pytest.mark.e2e
@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no names of files that are no text")
def test_names_that_are_no_text_and_consoles_that_hold_little_fail_nothing(storm: Path, tmp_path: Path) -> None:
    page = tmp_path / os.fsdecode(b"caf\xe9.txt")
    page.write_text(PAGE, encoding="utf-8")
    for encoding in ("ascii", "utf-8:strict", "cp1252:strict"):
        for more in ([], ["--json"]):
            told = subprocess.run(
                [sys.executable, "-m", "annotator", "import", storm, page, *more],
                env={**os.environ, "PYTHONIOENCODING": encoding, "PYTHONPATH": str(ROOT)},
                capture_output=True,
                check=False,
            )
            assert (told.returncode, told.stderr) == (0, b"")
            if more:
                assert json.loads(told.stdout)["left_out"][0]["file"] == str(page)


@pytest.mark.e2e
def test_a_reader_that_has_had_enough_is_no_fault_worth_a_traceback(storm: Path) -> None:
    program = subprocess.Popen(
        [sys.executable, "-m", "annotator", "info", storm],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert program.stdout is not None
    assert program.stderr is not None
    program.stdout.close()
    said = program.stderr.read()
    program.stderr.close()
    program.wait()
    assert b"Traceback" not in said
    assert b"Exception" not in said
