"""Our own JSON lines as tests write them: short, with the hash and the quotes made to fit."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from annotator.domain.schema_file import read_schema

NEWS = read_schema(Path(__file__).parents[2] / "resources" / "schemas" / "news.toml")

Line = dict[str, Any]


def article(identifier: str = "a", text: str = "Bo Li wins in Zürich 🇨🇭.", **more: Any) -> Line:
    return {"id": identifier, "kind": "article", "text": text, **more}


def comment(identifier: str, parent: str = "a", text: str = "Bo? Never.", **more: Any) -> Line:
    return {"id": identifier, "kind": "comment", "parent": parent, "text": text, **more}


def entity(line: Line, quote: str, label: str = "PERSON", **more: Any) -> Line:
    """Return a span over the first place of a quote in a line's text."""
    start = line["text"].index(quote)
    return {"start": start, "end": start + len(quote), "label": label, "quote": quote, **more}


def labelled(line: Line, *entities: Mapping[str, Any], annotator: str | None = "ann", **labels: Any) -> Line:
    return {**line, "annotator": annotator, "labels": {"entities": list(entities), **labels}}


def write(path: Path, *lines: Line | bytes | str) -> Path:
    """Write lines into a file; bytes and texts go in as they are."""
    with path.open("wb") as file:
        for line in lines:
            said = json.dumps(line) if isinstance(line, dict) else line
            file.write((said.encode() if isinstance(said, str) else said) + b"\n")
    return path
