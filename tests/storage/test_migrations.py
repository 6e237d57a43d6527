from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from annotator.project import Project
from annotator.storage.database import VERSION, Database
from annotator.storage.migrations.upgrade import config, heads, upgrade
from annotator.storage.tables import metadata
from tests.threads import label, made, set_now


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


def test_a_file_that_saw_no_migration_yet_is_brought_up(tmp_path: Path) -> None:
    made(tmp_path).close()
    path = tmp_path / "storm.annot"
    database = Database.open(path, access="write")
    with database.writing() as connection:
        connection.exec_driver_sql("DELETE FROM alembic_version")
    if len(list(ScriptDirectory.from_config(config()).walk_revisions())) > 1:
        pytest.skip("what was there before the second version is tested with its file")
    upgrade(database._engine)
    upgrade(database._engine)
    database.close()

    with Project.open(path, annotator="ann") as project:
        assert project.check() == ()
        label(project.session("a"))
        assert len(set_now(project).spans) == 1


def test_sqlite_itself_finds_the_file_sound_and_its_marks(tmp_path: Path) -> None:
    made(tmp_path).close()
    connection = sqlite3.connect(tmp_path / "storm.annot")
    asked = [connection.execute(f"PRAGMA {what}").fetchone()[0] for what in ("integrity_check", "journal_mode")]
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    connection.close()

    assert asked == ["ok", "wal"]
    assert application.to_bytes(4, "big") == b"ANNO"
