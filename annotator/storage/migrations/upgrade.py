"""Bringing an older project file to the version that this program writes."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Engine


def config() -> Config:
    """Return Alembic's configuration; there is no file of it."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    return config


def heads() -> list[str]:
    """Return the latest revisions; there must be one."""
    return ScriptDirectory.from_config(config()).get_heads()


def upgrade(engine: Engine) -> None:
    """Run the migrations that the file has not seen, all or none."""
    with engine.connect().execution_options(immediate=True) as connection, connection.begin():
        settings = config()
        settings.attributes["connection"] = connection
        command.upgrade(settings, "head")
