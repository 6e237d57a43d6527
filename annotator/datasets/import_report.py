"""What an import was asked to do, and what became of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from annotator.formats.loss import Loss
from annotator.formats.offsets import Unit

Progress = Callable[[int, int, str], None]
"""Called with how much is done, out of how much, and what is being read; both in bytes."""

Cancelled = Callable[[], bool]
"""Says whether to stop."""


def silent(_done: int, _total: int, _what: str) -> None:
    """Report progress to nobody."""


def never() -> bool:
    """Return that there is no reason to stop."""
    return False


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportRequest:
    """Files and folders to read, and what a person said about them.

    ``format`` and ``encoding`` are None where they shall be found out. ``columns`` maps our names to the source's.
    Labels go to ``annotator``, else to whom the source names; with ``agent`` they become suggestions. ``offset_unit``
    is how the source counts, None where it shall be found out. ``keep`` names lines, by file, that a reader left out
    and that shall stay in their text.
    """

    paths: tuple[Path, ...]
    format: str | None = None
    encoding: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    annotator: str | None = None
    agent: str | None = None
    offset_unit: Unit | None = None
    keep: Mapping[Path, frozenset[int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Remark:
    """What an import has to say of a place in the input, such as why something did not go in (a sentence).

    ``count`` is how many places it stands for: more than one where there were too many to name each.
    """

    file: Path | None
    line: int | None
    reason: str
    count: int = 1


@dataclass(frozen=True, slots=True)
class LeftOutText:
    """Text that was taken for boilerplate."""

    file: Path
    line: int | None
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FileReport:
    """What a file was found to hold."""

    file: Path
    format: str
    articles: int = 0
    comments: int = 0
    labels: int = 0
    authors: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """What became of an import.

    ``added`` and ``unchanged`` count documents. ``refused`` did not go in; ``notes`` are about what did, such as
    which encoding was guessed, and tell the ``losses``, too: what of the labels has no place in this project.
    ``authors`` are those of all files together. ``given`` counts the labels that have a place by who gave them, each
    annotator and each suggester; ``annotators`` are those of them who are people. Of an import that was ``cancelled``
    nothing went in.
    """

    files: tuple[FileReport, ...] = ()
    authors: int = 0
    given: tuple[tuple[str, int], ...] = ()
    annotators: frozenset[str] = frozenset()
    added: int = 0
    unchanged: int = 0
    refused: tuple[Remark, ...] = ()
    notes: tuple[Remark, ...] = ()
    losses: tuple[Loss, ...] = ()
    left_out: tuple[LeftOutText, ...] = ()
    cancelled: bool = False

    @property
    def articles(self) -> int:
        """How many articles were found."""
        return sum(file.articles for file in self.files)

    @property
    def comments(self) -> int:
        """How many comments were found."""
        return sum(file.comments for file in self.files)

    @property
    def labels(self) -> int:
        """How many labels were found."""
        return sum(file.labels for file in self.files)
