"""Where a person was in each project when they left it, so that they find it again at the next start."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from annotator.domain.errors import AnnotatorError
from annotator.settings import settings_path

KEPT = 50


@dataclass(frozen=True, slots=True)
class Place:
    """A thread, and in it a document and an offset in its text (code points)."""

    thread: str
    document: str
    offset: int = 0


def load_place(project: Path) -> Place | None:
    """Return where the person was in a project; None where nobody remembers."""
    match _read().get(str(project.resolve())):
        case {"thread": str(thread), "document": str(document), "offset": int(offset)}:
            return Place(thread, document, offset)
        case _:
            return None


def save_place(project: Path, place: Place) -> None:
    """Remember where the person is in a project.

    Raises:
        AnnotatorError: the settings folder takes no writing.
    """
    path = _path()
    places = _read()
    places.pop(str(project.resolve()), None)
    places[str(project.resolve())] = asdict(place)
    draft = path.with_suffix(".new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.write_text(json.dumps(dict(list(places.items())[-KEPT:]), indent=1), encoding="utf-8")
        draft.replace(path)
    except OSError as error:
        raise AnnotatorError(
            "{path}: the place in the project cannot be kept ({reason}).", path=path, reason=error.strerror
        ) from error


def _path() -> Path:
    return settings_path().with_name("places.json")


def _read() -> dict[str, dict[str, object]]:
    """Return what was kept; a file that nobody can read is worth no more than none."""
    try:
        plain = json.loads(_path().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return plain if isinstance(plain, dict) and all(isinstance(each, dict) for each in plain.values()) else {}
