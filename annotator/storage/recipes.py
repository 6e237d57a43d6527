"""Recipes of exports that a project keeps: nested values by name, in the table of what the project says of itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import orjson
from sqlalchemy import Connection, delete, insert, select

from annotator.storage.tables import project

_KEY = "recipes"


def read_recipes(connection: Connection) -> Mapping[str, Any]:
    """Return the recipes by their names, sorted."""
    value = connection.execute(select(project.c.value).where(project.c.key == _KEY)).scalar()
    kept: dict[str, Any] = {} if value is None else orjson.loads(value)
    return dict(sorted(kept.items()))


def write_recipes(connection: Connection, recipes: Mapping[str, Any]) -> None:
    """Write these instead of those that are there."""
    connection.execute(delete(project).where(project.c.key == _KEY))
    connection.execute(insert(project).values(key=_KEY, value=orjson.dumps(dict(recipes)).decode()))
