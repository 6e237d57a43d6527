from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from annotator.datasets.export_report import ExportRequest, Whose
from annotator.domain.activity import TimeSpent
from annotator.domain.errors import ProjectUnwritable
from annotator.project import Project
from annotator.storage.database import VERSION, Database
from annotator.storage.migrations.upgrade import config, heads
from annotator.storage.tables import metadata
from tests.threads import label, made, set_now, undo


def test_there_is_one_head_and_the_program_writes_it() -> None:
    assert heads() == [VERSION]


def test_every_revision_is_named_by_its_file_and_follows_the_one_before() -> None:
    revisions = list(ScriptDirectory.from_config(config()).walk_revisions("base", "heads"))[::-1]

    assert [each.revision for each in revisions] == [f"{number:04}" for number in range(1, len(revisions) + 1)]
    assert [each.down_revision for each in revisions] == [None, *(each.revision for each in revisions[:-1])]
    for each in revisions:
        assert Path(each.path).name.startswith(f"v{each.revision}_")


def not_ours(name: str | None, kind: str, _parents: object) -> bool:
    """Leave out the full text index, which has tables of its own making."""
    return not (kind == "table" and (name or "").startswith("document_search"))


def test_a_new_file_holds_what_the_tables_say(tmp_path: Path) -> None:
    made(tmp_path).close()
    database = Database.open(tmp_path / "storm.annot", access="read")
    with database.reading() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": not_ours, "compare_type": True})
        assert compare_metadata(context, metadata) == []
        assert context.get_current_heads() == (VERSION,)
    database.close()


def old_project(folder: Path, version: str) -> Path:
    """Return a project file as the code of that version made it."""
    path = folder / "storm.annot"
    connection = sqlite3.connect(path)
    connection.executescript((Path(__file__).parent / f"project_{version}.sql").read_text(encoding="utf-8"))
    connection.close()
    return path


def test_a_project_of_the_first_version_is_brought_up_with_all_that_is_in_it(tmp_path: Path) -> None:
    path = old_project(tmp_path, "0001")

    with Project.open(path, annotator="ann") as project:
        assert project.check() == ()
        assert [span.label for span in set_now(project).spans] == ["PERSON"]
        assert len(project.history("a")) == 3
        label(project.session("b"), document="b")
        undo(project)
        undo(project)
        assert project.timing.spent() == TimeSpent()
    database = Database.open(path, access="read")
    with database.reading() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": not_ours, "compare_type": True})
        assert compare_metadata(context, metadata) == []
        assert context.get_current_heads() == (VERSION,)
    database.close()


NOTES = """
INSERT INTO annotators VALUES (2, 'rev');
INSERT INTO notes VALUES (1, 'own', NULL, 'mine', 1, 8, 1, 0);
INSERT INTO notes VALUES (1, 'written', NULL, 'look again', 1, 9, 1, 0);
INSERT INTO notes VALUES (1, 'edited', NULL, 'changed', 2, 11, 1, 0);
INSERT INTO history VALUES (6, 'h6', 1, 2, 1, 9, 'do', 1,
    '{"whose":"ann","edits":[["a","add_note",{"id":"written","about":null,"text":"look again","time":1}],
    ["a","add_note",{"id":"edited","about":null,"text":"first","time":1}]]}', NULL, 0);
INSERT INTO history VALUES (7, 'h7', 2, 1, 1, 11, 'do', 1,
    '[["a","replace_note",{"id":"edited","about":null,"text":"first","time":1},
    {"id":"edited","about":null,"text":"changed","time":2}]]', NULL, 0);
"""


def test_old_notes_get_the_author_that_the_history_tells_else_whose_set_it_is(tmp_path: Path) -> None:
    path = old_project(tmp_path, "0001")
    connection = sqlite3.connect(path)
    connection.executescript(NOTES)
    connection.close()

    with Project.open(path, annotator="ann") as project:
        written = {note.id: (note.author, note.text) for note in set_now(project).notes}
        assert written == {"own": ("ann", "mine"), "written": ("rev", "look again"), "edited": ("rev", "changed")}
        assert project.check() == ()
        # What was done to them before is taken back as ever.
        undone = project.undo().result()
        assert undone is not None
        assert undone.skipped is None
        assert {note.id: note.text for note in set_now(project).notes}["edited"] == "first"
        project.set_annotator("rev")
        project.undo().result()
        project.set_annotator("ann")
        assert [note.id for note in set_now(project).notes] == ["own"]


def test_the_file_as_it_was_before_is_kept_beside_the_dated_backups(tmp_path: Path) -> None:
    path = old_project(tmp_path, "0001")
    with Project.open(path, annotator="ann") as project:
        dated = project.back_up()

    kept = [each for each in (tmp_path / "storm backups").iterdir() if each != dated]
    assert [each.name.rpartition(" of ")[2] for each in kept] == ["version 0001.annot"]
    connection = sqlite3.connect(kept[0])
    version = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    labels = connection.execute("SELECT count(*) FROM annotations WHERE removed = 0").fetchone()
    connection.close()
    assert (version, labels) == (("0001",), (3,))


def test_a_project_that_cannot_be_backed_up_is_not_changed(tmp_path: Path) -> None:
    path = old_project(tmp_path, "0001")
    (tmp_path / "storm backups").write_text("a file in the way")

    with pytest.raises(ProjectUnwritable, match="backup cannot be made"):
        Project.open(path, annotator="ann")
    connection = sqlite3.connect(path)
    version = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    connection.close()
    assert version == ("0001",)


def test_an_older_project_can_be_read_as_it_is(tmp_path: Path) -> None:
    path = old_project(tmp_path, "0001")

    with Project.open(path, annotator="ann", access="read") as project:
        assert project.check() == ()
        assert project.info().threads == 2
        assert project.preview_export(ExportRequest(out=tmp_path / "out", whose=Whose.ALL)).lines


def test_sqlite_itself_finds_the_file_sound_and_its_marks(tmp_path: Path) -> None:
    made(tmp_path).close()
    connection = sqlite3.connect(tmp_path / "storm.annot")
    asked = [connection.execute(f"PRAGMA {what}").fetchone()[0] for what in ("integrity_check", "journal_mode")]
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    connection.close()

    assert asked == ["ok", "wal"]
    assert application.to_bytes(4, "big") == b"ANNO"
