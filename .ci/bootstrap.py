r"""Sets the checkout up and runs it: everything that `make` can do, with nothing but Python's own library.

`make run` is `python3 .ci/bootstrap.py run`; on Windows, where make is rare, type `py .ci\bootstrap.py run`.
The first run makes a virtual environment in `.venv` and puts into it exactly what the lock file names; later runs
compare the lock file with the stamp that was left there, and start at once.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from environment import OURS, ROOT, TO_DEVELOP, TO_RUN, set_up
from interop import are_wanted, interop_environment, interop_folders, interop_lock
from system import install_with_apt, stop

if TYPE_CHECKING:
    from collections.abc import Iterator


def python(*arguments: str, **variables: str) -> int:
    """Start the environment's Python in the checkout, and return its exit code."""
    command = [str(OURS.python), *arguments]
    return subprocess.run(command, cwd=ROOT, env={**os.environ, **variables}, check=False).returncode


@contextmanager
def a_screen() -> Iterator[dict[str, str]]:
    """Give the variables of a screen to draw on: the one that is there, else a virtual one for as long as it lasts."""
    if not sys.platform.startswith("linux") or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        yield {}
        return
    if shutil.which("Xvfb") is None:
        if shutil.which("apt-get") is None or os.geteuid() != 0:
            stop("There is no screen here: install Xvfb (Debian's package `xvfb`), then try again.")
        install_with_apt(["xvfb"])
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "2880x1800x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL) as server:
        os.close(writing)
        with os.fdopen(reading) as answer:
            number = answer.readline().strip()
        try:
            yield {"DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"}
        finally:
            server.terminate()


def run(arguments: Sequence[str]) -> int:
    """Open the window: on the sample project, or on what is named."""
    set_up(TO_RUN)
    return python("-m", "annotator", *(arguments or ["--sample"]))


def test(arguments: Sequence[str]) -> int:
    """Check style, types and contracts, then run the tests without a screen."""
    set_up(TO_DEVELOP)
    checks = {
        "ruff check": ["-m", "ruff", "check"],
        "ruff format": ["-m", "ruff", "format", "--check"],
        "mypy": ["-m", "mypy"],
        "import contracts": ["-c", "from importlinter.cli import import_linter as run; run()", "lint", "--no-logo"],
    }
    failed = []
    for name, command in checks.items():
        print(f"== {name}", flush=True)
        if python(*command) != 0:
            failed.append(name)
    print("== pytest" + (f" (failed before it: {', '.join(failed)})" if failed else ""), flush=True)
    options = ["--numprocesses=auto", "--maxprocesses=8", "-p", "no:benchmark"]
    options += ["--ignore=tests/benchmarks", "--ignore=tests/interop"]
    tests = python("-m", "pytest", *options, *arguments, QT_QPA_PLATFORM="offscreen")
    return tests or int(bool(failed))


def bench(arguments: Sequence[str]) -> int:
    """Measure speed and memory beside their limits."""
    set_up(TO_DEVELOP)
    options = ["--numprocesses=0", "--capture=no", "tests/benchmarks"]
    return python("-m", "pytest", *options, *arguments, QT_QPA_PLATFORM="offscreen")


def test_interop(arguments: Sequence[str]) -> int:
    """Try what we export, and what we read, with the real libraries and tools.

    The tests run where all others do; they are told where the Python of each folder is.
    """
    set_up(TO_DEVELOP)
    variables = {}
    for folder in interop_folders():
        if are_wanted(folder, arguments):
            set_up(interop_lock(folder), interop_environment(folder))
            variables[f"INTEROP_{folder.name.upper()}"] = str(interop_environment(folder).python)
    named = [] if any((ROOT / each.partition("::")[0]).exists() for each in arguments) else ["tests/interop"]
    # Servers start and pipelines are trained here, which may take longer than a test that hangs is given.
    options = ["--numprocesses=0", "-p", "no:benchmark", "--override-ini=faulthandler_timeout=900"]
    return python("-m", "pytest", *options, *named, *arguments, QT_QPA_PLATFORM="offscreen", **variables)


def screenshots(arguments: Sequence[str]) -> int:
    """Draw the pictures of the screens anew."""
    set_up(TO_DEVELOP)
    with a_screen() as screen:
        return python("-m", "tests.screenshots", *arguments, **screen)


def translations(_arguments: Sequence[str]) -> int:
    """Bring the translations up to what the program says, compile them, and list what is unfinished."""
    set_up(TO_DEVELOP)
    return python(".ci/translations.py")


def lock(arguments: Sequence[str]) -> int:
    """Choose package versions anew and write the lock files.

    They hold for Python 3.11 to 3.14 on Linux, macOS and Windows, and say nothing of where a package was found.
    """
    set_up(TO_DEVELOP)
    options = ["--quiet", "--universal", "--python-version=3.11", "--generate-hashes", "--no-annotate", "--upgrade"]
    options += ["--no-emit-index-url", "--no-emit-find-links", "--custom-compile-command=make lock"]
    options += ["--emit-build-options"]
    ours = ["pyproject.toml", "--constraints=.ci/constraints.txt"]
    wanted = {TO_DEVELOP: [*ours, "--extra=dev"], TO_RUN: [*ours, f"--constraints={TO_DEVELOP}"]}
    wanted |= {interop_lock(folder): [str(folder / "requirements.in")] for folder in interop_folders()}
    choose = ["-m", "uv", "pip", "compile", *options, *arguments]
    codes = (python(*choose, *asked, f"--output-file={name}") for name, asked in wanted.items())
    return next(filter(None, codes), 0)


def wheel(arguments: Sequence[str]) -> int:
    """Build the wheel and the source archive into dist/."""
    set_up(TO_DEVELOP)
    return python("-m", "build", "--no-isolation", *arguments)


def clean(_arguments: Sequence[str]) -> int:
    """Remove all that was made: the environments, builds, caches."""
    made = [".venv", "build", "dist", ".benchmarks", ".hypothesis", ".import_linter_cache"]
    made += [".mypy_cache", ".pytest_cache", ".ruff_cache", *(path.name for path in ROOT.glob(".venv-interop-*"))]
    caches = [found for room in ("annotator", "tests", ".ci") for found in (ROOT / room).rglob("__pycache__")]
    for path in [*(ROOT / name for name in made), *caches]:
        shutil.rmtree(path, ignore_errors=True)
    return 0


COMMANDS = {
    "run": run,
    "test": test,
    "test-interop": test_interop,
    "bench": bench,
    "screenshots": screenshots,
    "translations": translations,
    "lock": lock,
    "wheel": wheel,
    "clean": clean,
}


def main() -> int:
    """Do what the command line asks for, and return its exit code; all that follows the command is handed on."""
    name, *arguments = sys.argv[1:] or ["--help"]
    if name not in COMMANDS:
        for known, function in COMMANDS.items():
            print(f"{known:13} {(function.__doc__ or '').splitlines()[0]}")
        return 0 if name in ("-h", "--help", "help") else 2
    try:
        return COMMANDS[name](arguments)
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
