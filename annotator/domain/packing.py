"""Handing a project over to somebody who labels elsewhere, as a file of its own."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class PackRequest:
    """What a file for an annotator shall hold.

    ``annotator`` is who it is for, None for whoever opens it. ``threads`` are ids, or None for those that are assigned
    to the annotator, and all where nothing is. Others' labels go along only ``with_labels``.
    """

    annotator: str | None = None
    threads: tuple[str, ...] | None = None
    with_labels: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Packed:
    """What is in such a file, or would be.

    ``file`` is None where none was written. ``labels`` counts what goes along of anybody's, ``own`` what of that is the
    annotator's; ``corrections`` counts verdicts on their labels. ``assigned`` tells whether the threads are those that
    are assigned to them.
    """

    file: Path | None
    threads: int
    documents: int
    labels: int
    own: int
    corrections: int
    assigned: bool
