"""Other people's libraries and tools that our formats are tried with, each in an environment of its own."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from environment import ROOT, Environment

INTEROP = ROOT / "tests" / "interop"


def interop_folders() -> list[Path]:
    """List the folders of tests that need somebody else's packages: those that say which."""
    return sorted(asked.parent for asked in INTEROP.glob("*/requirements.in"))


def interop_lock(folder: Path) -> str:
    """Return the lock file of a folder's packages."""
    return f"requirements-interop-{folder.name}.lock"


def interop_environment(folder: Path) -> Environment:
    """Return where a folder's packages are."""
    return Environment(ROOT / f".venv-interop-{folder.name}")


def are_wanted(folder: Path, arguments: Sequence[str]) -> bool:
    """Tell whether tests of a folder are among those that were named; all are where none is."""
    named = [(ROOT / argument.partition("::")[0]).resolve() for argument in arguments if not argument.startswith("-")]
    named = [path for path in named if path.exists()]
    return not named or any(path.is_relative_to(folder) or folder.is_relative_to(path) for path in named)
