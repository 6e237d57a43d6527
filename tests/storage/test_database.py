"""Opening, closing and copying project files: a sentence for each thing that can be wrong, and nothing lost."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path

import pytest

from annotator.datasets.export_report import ExportRequest, Whose
from annotator.domain import gestures
from annotator.domain.errors import (
    AnnotatorError,
    ProjectDamaged,
    ProjectError,
    ProjectInUse,
    ProjectTooNew,
    ProjectUnwritable,
)
from annotator.project import Project
from annotator.session import EditSession
from annotator.storage.database import Access
from tests.threads import NEWS, label, made, set_now

ROOT = Path(__file__).parents[2]
ODD_NAMES = ["a b", "ü日本", "a#b", "a%20b", "a%b", "a?b", "a&mode=ro", "a'b", 'a"b', "a;b", "a:b", "a@b", "-a", "a\nb"]


@pytest.fixture
def storm(tmp_path: Path) -> Path:
    """A project with one label of ann's, closed."""
    with made(tmp_path) as project:
        label(project.session("a"))
    return tmp_path / "storm.annot"


def companions(path: Path) -> set[str]:
    return {each.name for each in path.parent.iterdir() if each.name.startswith(path.name)}


# --- names and folders ---


@pytest.mark.parametrize("name", ODD_NAMES)
@pytest.mark.skipif(os.name == "nt", reason="Windows allows few of these names")
def test_a_file_may_be_called_anything(tmp_path: Path, name: str) -> None:
    (tmp_path / "a b.annot").touch()  # what “a%20b” must not be taken for
    path = tmp_path / f"{name}2.annot"
    with Project.create(path, NEWS, annotator="ann") as project:
        project.save_copy(tmp_path / f"{name} copy.annot")
        project.back_up()
    assert path.is_file()
    assert (tmp_path / "a b.annot").stat().st_size == 0
    accesses: tuple[Access, ...] = ("write", "read", "beside")
    for access in accesses:
        with Project.open(path, access=access) as project:
            assert project.check() == ()
    with Project.open(tmp_path / f"{name} copy.annot") as project:
        assert project.schema == NEWS


def test_what_cannot_be_made_is_refused_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "there.annot").write_text("mine")
    (tmp_path / "file").touch()
    for path, said in (
        (tmp_path / "there.annot", "there is a file of this name already"),
        (tmp_path / "none" / "x.annot", "there is no such folder"),
        (tmp_path / "file" / "x.annot", "there is no such folder"),
        (tmp_path / ("x" * 300 + ".annot"), "File name too long"),
    ):
        with pytest.raises(ProjectError, match=said):
            Project.create(path, NEWS)
    assert (tmp_path / "there.annot").read_text() == "mine"
    assert {each.name for each in tmp_path.iterdir() if not each.name.startswith(".")} - {"home"} == {
        "there.annot",
        "file",
    }


# --- closing ---


def test_a_closed_project_is_one_file_that_can_be_mailed(storm: Path, tmp_path: Path) -> None:
    assert companions(storm) == {"storm.annot"}
    mailed = tmp_path / "elsewhere" / "storm.annot"
    mailed.parent.mkdir()
    shutil.copy(storm, mailed)
    with Project.open(mailed, annotator="ann") as project:
        assert len(set_now(project).spans) == 1
        assert project.check() == ()


@pytest.mark.parametrize("access", ["read", "beside"])
def test_reading_leaves_nothing_beside_the_file(storm: Path, access: Access) -> None:
    with Project.open(storm, access=access) as project:
        project.info()
    assert companions(storm) == {"storm.annot"}


def test_a_project_may_be_closed_on_another_thread_than_it_was_opened_on(storm: Path) -> None:
    with ThreadPoolExecutor(1) as pool:
        project = pool.submit(Project.open, storm).result()
    project.close()
    Project.open(storm).close()


# --- twice ---


def test_opening_twice_is_refused_and_the_first_goes_on(storm: Path) -> None:
    with Project.open(storm, annotator="ann") as project:
        with pytest.raises(ProjectInUse, match="open in another window"):
            Project.open(storm)
        label(project.session("a"), 6, 10, "EVENT")
    Project.open(storm).close()


HOLD = """
import sys
from pathlib import Path
from annotator.project import Project
with Project.open(Path(sys.argv[1])) as project:
    print("open", flush=True)
    sys.stdin.read()
"""


def test_another_process_keeps_a_project_to_itself_until_it_dies(storm: Path) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, storm], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    with holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "open\n"
        with pytest.raises(ProjectInUse, match="open in another window"):
            Project.open(storm)
        with Project.open(storm, access="read") as beside:
            assert beside.check() == ()
        holder.kill()
    with Project.open(storm) as project:
        assert project.check() == ()


def test_info_check_and_export_work_beside_an_open_window(storm: Path, tmp_path: Path) -> None:
    with Project.open(storm, annotator="ann") as window:
        label(window.session("a"), 6, 10, "EVENT")
        with Project.open(storm, access="read") as beside:
            assert beside.info().annotations["entities"]["EVENT"] == 1
            assert beside.check() == ()
            beside.export(ExportRequest(out=tmp_path / "out", whose=Whose.ALL))
        with Project.open(storm, access="beside") as beside:
            beside.export(ExportRequest(out=tmp_path / "split", whose=Whose.ALL, split=(1, 0, 0)))
        label(window.session("a"), 12, 17)
    assert b'"split":"train"' in (tmp_path / "split" / "train.jsonl").read_bytes()


# --- damage ---

Harm = Callable[[Path], object]


def into_a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


HARMS: dict[str, tuple[Harm, type[ProjectError], str]] = {
    "empty": (lambda path: path.write_bytes(b""), ProjectDamaged, "does not begin as a project does"),
    "text": (lambda path: path.write_text("Dear all,\n" * 99), ProjectDamaged, "does not begin as a project does"),
    "cut": (lambda path: os.truncate(path, path.stat().st_size // 2), ProjectDamaged, "its end is missing"),
    "stub": (lambda path: os.truncate(path, 50), ProjectDamaged, "does not begin as a project does"),
    "missing": (lambda path: path.unlink(), ProjectError, "there is no such project"),
    "folder": (into_a_folder, ProjectError, "there is no such project"),
}


@pytest.mark.parametrize("harm", HARMS)
@pytest.mark.parametrize("access", ["write", "read", "beside"])
def test_what_is_no_project_is_refused_in_a_sentence(storm: Path, harm: str, access: Access) -> None:
    do, error, said = HARMS[harm]
    do(storm)
    before = storm.read_bytes() if storm.is_file() else None
    with pytest.raises(error, match=said) as refused:
        Project.open(storm, access=access)

    assert str(refused.value).startswith(f"{storm}: ")
    assert (storm.read_bytes() if storm.is_file() else None) == before


def test_the_database_of_another_program_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "cookies.annot"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE cookies (name TEXT)")
    connection.commit()
    connection.close()
    before = path.read_bytes()

    with pytest.raises(ProjectDamaged, match="a database of another program"):
        Project.open(path)
    assert path.read_bytes() == before


def test_garbage_in_the_middle_is_found_on_opening_and_the_backup_is_named(storm: Path) -> None:
    with Project.open(storm) as project:
        backup = project.back_up()
    size = storm.stat().st_size
    with storm.open("r+b") as file:
        file.seek(size // 3)
        file.write(os.urandom(size // 3))

    with pytest.raises(ProjectDamaged, match="this file is damaged") as refused:
        Project.open(storm)
    assert str(backup) in str(refused.value)
    assert backup is not None
    with Project.open(backup, annotator="ann") as project:
        assert len(set_now(project).spans) == 1


def altered(path: Path, *statements: str) -> None:
    connection = sqlite3.connect(path)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


def test_a_file_of_a_newer_version_is_refused_and_left_alone(storm: Path) -> None:
    altered(storm, "UPDATE alembic_version SET version_num = '9999'")
    before = storm.read_bytes()

    for access in ("write", "read"):
        with pytest.raises(ProjectTooNew, match="update the program"):
            Project.open(storm, access=access)
    assert storm.read_bytes() == before


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE documents SET text = replace(text, 'Bo', 'Jo') WHERE id = 'a'", "its hash differs"),
        ("UPDATE documents SET text = text || '!' WHERE id = 'a'", "not the length that it had"),
        ("UPDATE annotations SET span_end = 4000", "lies outside the text"),
        ("UPDATE annotations SET label = 'PLANET'", "no label “PLANET”"),
        ("UPDATE documents SET parent = NULL WHERE id = 'a1'", "answers nothing"),
        ("UPDATE documents SET thread = number WHERE id = 'a2'", "in another thread"),
        ("UPDATE history SET payload = '{' WHERE kind = 'do'", "cannot be read"),
        ("UPDATE history SET payload = NULL WHERE kind = 'do'", "says nothing"),
        ("DELETE FROM sets", "points to a row"),
    ],
)
def test_check_finds_what_was_tampered_with(storm: Path, statement: str, said: str) -> None:
    altered(storm, "PRAGMA foreign_keys = OFF", statement)
    with Project.open(storm, access="read") as project:
        problems = project.check()

    assert any(said in problem for problem in problems), problems
    assert all(problem.endswith(".") for problem in problems)


# --- places that take no writing ---


@pytest.fixture
def shown(storm: Path) -> Iterator[Path]:
    """The project in a folder that others than root may look into."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    shutil.copy(storm, folder / "storm.annot")
    yield folder / "storm.annot"
    folder.chmod(0o755)
    shutil.rmtree(folder)


def tried(path: Path, access: Access) -> str:
    """Return what somebody without root's rights is told when they open the project."""
    if sys.platform == "win32":
        pytest.skip("Windows has other rights")
    reader, writer = os.pipe()
    with warnings.catch_warnings():
        # Other threads of the test run are of no concern to a child that ends before it would wait for one.
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if not child:
        said = "nothing"
        try:
            if os.geteuid() == 0:
                os.setuid(65534)
            with Project.open(path, annotator="ann", access=access) as project:
                said = f"{project.check()} {project.info().articles}"
        except AnnotatorError as error:
            said = f"{type(error).__name__} {error}"
        finally:
            os.write(writer, said.encode())
            os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as answer:
        said = answer.read()
    os.waitpid(child, 0)
    return said


def test_a_read_only_file_can_be_read_and_is_refused_for_writing(shown: Path) -> None:
    shown.chmod(0o444)
    shown.parent.chmod(0o555)
    before = shown.read_bytes()

    assert tried(shown, "write").startswith(f"ProjectUnwritable {shown}: the file is read-only; copy it")
    assert tried(shown, "read") == "() 1"
    assert shown.read_bytes() == before
    assert companions(shown) == {"storm.annot"}


def test_a_read_only_folder_is_refused_for_writing(shown: Path) -> None:
    shown.chmod(0o666)
    shown.parent.chmod(0o555)

    assert tried(shown, "write").startswith(f"ProjectUnwritable {shown.parent}: the folder takes no writing")
    assert tried(shown, "read") == "() 1"


def test_a_file_that_may_not_be_read_is_refused(shown: Path) -> None:
    shown.chmod(0o000)

    assert tried(shown, "read").startswith(f"ProjectError {shown}: the file cannot be read")


# --- a full disk ---


def filled_up(project: Project) -> None:
    """Let the file grow no further, as on a full disk."""
    with project._store.database.writing() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")


def fill(path: Path) -> None:
    with path.open("wb") as file:
        while True:
            file.write(b"x" * 4096)
            file.flush()


def label_on_and_on(session: EditSession) -> None:
    """Give and take a label until the disk is full, or long enough."""
    for _ in range(400):
        label(session, 6, 10, "EVENT")
        session.do(gestures.remove(session.sets["a"], session.sets["a"].spans[-1])).saved.result()


def test_a_full_disk_is_a_sentence_and_what_was_saved_stays(storm: Path, tmp_path: Path) -> None:
    with Project.open(storm, annotator="ann") as project:
        filled_up(project)
        session = project.session("a")
        with pytest.raises(ProjectUnwritable, match="the disk is full; free some space") as refused:
            label_on_and_on(session)
        assert str(storm) in str(refused.value)
        session.reload()
        kept = session.sets["a"]
        assert project.check() == ()
    with Project.open(storm, annotator="ann") as project:
        assert set_now(project) == kept
        assert project.check() == ()
        label(project.session("a"), 6, 10, "LOC")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of a megabyte, where we may mount one."""
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only root may mount a small disk")
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk], capture_output=True, check=False)
    if mounted.returncode:
        pytest.skip(f"no small disk can be mounted here: {mounted.stderr.decode()}")
    yield disk
    subprocess.run(["umount", disk], check=True)


def test_a_disk_that_is_really_full_loses_nothing(small_disk: Path) -> None:
    with made(small_disk) as project:
        session = project.session("a")
        label(session)
        filler = small_disk / "filler"
        with pytest.raises(OSError, match="No space"):
            fill(filler)
        with pytest.raises(ProjectUnwritable, match="the disk is full"):
            label_on_and_on(session)
        with pytest.raises(AnnotatorError, match="the disk is full"):
            project.save_copy(small_disk / "copy.annot")
        with pytest.raises(AnnotatorError, match="No space"):
            project.export(ExportRequest(out=small_disk / "out", whose=Whose.ALL))
        session.reload()
        kept = session.sets["a"]
        assert project.check() == ()
        with pytest.raises(ProjectUnwritable):
            Project.create(small_disk / "new.annot", NEWS)
    assert not {each.suffix for each in small_disk.rglob("*")} & {".part"}
    assert not (small_disk / "new.annot").exists()
    filler.unlink()
    with Project.open(small_disk / "storm.annot", annotator="ann") as project:
        assert set_now(project) == kept
        assert project.check() == ()
        label(project.session("a"), 6, 10, "LOC")


# --- copies and backups ---


def test_a_copy_is_a_project_of_its_own_while_work_goes_on(storm: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.annot"
    copy.write_text("an older file that is overwritten")
    with Project.open(storm, annotator="ann") as project:
        session = project.session("a")
        label(session, 6, 10, "EVENT")
        project.save_copy(copy)
        with Project.open(copy, annotator="ann") as other:
            assert set_now(other) == set_now(project)
            label(other.session("a"), 12, 17)
        label(session, 0, 2)
        assert len(set_now(project).spans) == 3
    assert companions(copy) == {"copy.annot"}


def test_a_copy_that_cannot_be_written_is_a_sentence(storm: Path, tmp_path: Path) -> None:
    (tmp_path / "folder.annot").mkdir()
    with Project.open(storm) as project:
        for target in (tmp_path / "none" / "copy.annot", tmp_path / "folder.annot", tmp_path / ("x" * 300)):
            with pytest.raises(ProjectUnwritable):
                project.save_copy(target)
    assert not list(tmp_path.rglob("*.part"))


def test_backups_are_dated_one_a_day_and_ten_are_kept(storm: Path) -> None:
    folder = storm.with_name("storm backups")
    folder.mkdir()
    for days in range(1, 15):
        (folder / f"storm {date(2026, 1, 1) + timedelta(days)}.annot").touch()
    (folder / "my own notes.txt").touch()
    with Project.open(storm, annotator="ann") as project:
        made_today = project.back_up()
        assert project.back_up() is None

    kept = sorted(each.name for each in folder.glob("*.annot"))
    assert len(kept) == 10
    assert made_today is not None
    assert kept[-1] == made_today.name
    assert kept[0] == "storm 2026-01-07.annot"
    assert (folder / "my own notes.txt").exists()
    with Project.open(made_today, annotator="ann") as project:
        assert len(set_now(project).spans) == 1
