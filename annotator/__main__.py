"""The program's entrance: a command goes to the command line, a project or nothing opens the window."""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Sequence
from pathlib import Path

COMMANDS = (
    *("new", "import", "export", "assign", "rename", "pack", "merge", "info", "check"),
    *("suggest", "suggesters", "train", "train-default", "report"),
)
"""What the command line can do; named here, so that the window need not wait until it is loaded."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit code: 0 all done, 1 something was refused, 2 could not be done."""
    multiprocessing.freeze_support()
    given = list(sys.argv[1:] if arguments is None else arguments)
    if _is_window(given):
        from annotator.gui.app import run  # noqa: PLC0415 - Qt is for the window alone

        projects = [_project(argument) for argument in given if argument != "--sample"]
        return run(projects[0] if projects else None, sample="--sample" in given)
    try:
        from annotator import cli  # noqa: PLC0415 - what is not asked for is not loaded
    except KeyboardInterrupt:
        print("Stopped before anything was done.", file=sys.stderr)  # noqa: T201 - the command line's own way
        return 2

    return cli.run(given)


def _is_window(given: Sequence[str]) -> bool:
    """Whether the words are those of ``annotator [PROJECT]`` or ``annotator --sample``."""
    if list(given) in ([], ["--sample"]):
        return True
    return len(given) == 1 and given[0] not in COMMANDS and not given[0].startswith("-")


def _project(name: str) -> Path:
    """Return the path of a project, the ending added where only that names a file."""
    with_ending = Path(f"{name}.annot")
    return with_ending if not Path(name).is_file() and with_ending.is_file() else Path(name)


if __name__ == "__main__":
    sys.exit(main())
