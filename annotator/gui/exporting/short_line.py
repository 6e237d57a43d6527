"""A line of an export made short enough to be read at a glance; what is written is never touched."""

from __future__ import annotations

import json
import re

LONGEST = 80
"""Characters of a text that are shown."""
_ID_SHOWN = 6
_MEMBERS = 2
_ID = re.compile(r"[0-9a-f][0-9a-f-]{12,}")


def shortened(line: str) -> str:
    """Return the line with ids and texts cut, long lists ended by …, and fields left out that hold nothing."""
    try:
        plain = json.loads(line)
    except ValueError:
        return line[:LONGEST] + "…" if len(line) > LONGEST else line
    return json.dumps(_short(plain), ensure_ascii=False)


def _short(value: object) -> object:
    match value:
        case str() if _ID.fullmatch(value):
            return f"{value[:_ID_SHOWN]}…"
        case str():
            words = " ".join(value.split())
            return f"{words[:LONGEST]}…" if len(words) > LONGEST else words
        case list():
            shown = [_short(each) for each in value[:_MEMBERS]]
            return [*shown, "…"] if len(value) > _MEMBERS else shown
        case dict():
            short = {key: _short(each) for key, each in value.items()}
            return {key: each for key, each in short.items() if each not in (None, "", [], {})}
        case _:
            return value
