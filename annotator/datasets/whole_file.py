"""One file, written whole or not at all."""

from __future__ import annotations

from pathlib import Path

from annotator.domain.errors import ExportError
from annotator.domain.identifiers import uuid7


def write_whole(path: Path, text: str) -> None:
    """Write a text in UTF-8, its line ends as they are.

    Raises:
        ExportError: the place takes no writing.
    """
    draft = path.with_name(f".{path.name}.{uuid7()}.part")
    try:
        draft.write_text(text, encoding="utf-8", newline="")
        draft.replace(path)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise ExportError("{path} cannot be written: {reason}.", path=path, reason=error.strerror or "") from error
