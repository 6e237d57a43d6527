"""The program's entrance: a command goes to the command line, a project or nothing opens the window."""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit code: 0 all done, 1 something was refused, 2 could not be done."""
    multiprocessing.freeze_support()
    from annotator import cli  # noqa: PLC0415 - what is not asked for is not loaded

    return cli.run(list(sys.argv[1:] if arguments is None else arguments), open_window=_open_window)


def _open_window(project: str | None, sample: bool) -> int:
    from pathlib import Path  # noqa: PLC0415

    from annotator.gui.app import run  # noqa: PLC0415 - Qt is for the window alone

    return run(None if project is None else Path(project), sample=sample)


if __name__ == "__main__":
    sys.exit(main())
