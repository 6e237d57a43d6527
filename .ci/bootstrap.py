r"""Sets the checkout up and runs it: everything that `make` can do, with nothing but Python's own library.

`make run` is `python3 .ci/bootstrap.py run`; on Windows, where make is rare, type `py .ci\bootstrap.py run`.
The first run makes a virtual environment in `.venv` and puts into it exactly what the lock file names; later runs
compare the lock file with the stamp that was left there, and start at once.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
INTEROP = ROOT / "tests" / "interop"
OLDEST, NEWEST = (3, 11), (3, 14)
TO_RUN, TO_DEVELOP = "requirements.lock", "requirements-dev.lock"

# What Qt loads from the system on Linux, and the Debian package that holds it: to draw at all, for X11, for Wayland.
QT_LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}


@dataclass(frozen=True)
class Environment:
    """A virtual environment in the checkout."""

    folder: Path

    @property
    def stamp(self) -> Path:
        """The file that says what is installed."""
        return self.folder / "annotator-stamp.json"

    @property
    def python(self) -> Path:
        """Its Python."""
        return self.folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


OURS = Environment(ROOT / ".venv")


def stop(sentence: str) -> NoReturn:
    """End with exit code 2 and one sentence that says what to do."""
    print(sentence, file=sys.stderr)
    raise SystemExit(2)


# --- what the system has to bring ---


def check_python() -> None:
    """Refuse a Python that the locked packages do not support."""
    if not OLDEST <= sys.version_info[:2] <= NEWEST:
        stop(
            f"Annotator needs Python 3.{OLDEST[1]} to 3.{NEWEST[1]}, and this is {sys.version.split()[0]}: "
            "install one of them, or name it, as in `make PYTHON=python3.12 run`."
        )


def loads(library: str) -> bool:
    """Tell whether the system's loader finds a shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def missing_packages() -> list[str]:
    """List the Debian packages that are still needed; empty where nothing is missing or the system is no Linux."""
    packages = []
    if importlib.util.find_spec("ensurepip") is None or importlib.util.find_spec("venv") is None:
        packages.append(f"python3.{sys.version_info[1]}-venv")
    if sys.platform.startswith("linux"):
        packages += [package for library, package in QT_LIBRARIES.items() if not loads(library)]
    return packages


def install_with_apt(packages: Sequence[str]) -> None:
    """Install Debian packages as root, quietly.

    The lists may be missing or old, as they are on a fresh machine, so they are fetched first; where that fails, those
    that are there have to do.
    """
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    print(f"Installing system packages: {' '.join(packages)}", flush=True)
    subprocess.run(["apt-get", "update", "-qq"], env=environment, check=False)
    install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "-o", "Dpkg::Use-Pty=0", *packages]
    done = subprocess.run(install, env=environment, check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if done.returncode != 0:
        print(done.stdout.decode(errors="replace"), file=sys.stderr)
        stop(f"apt-get could not install {' '.join(packages)}: its reasons stand above.")


def check_system() -> None:
    """See that the system holds what a virtual environment cannot: install it where we may, else name it."""
    packages = missing_packages()
    if not packages:
        return
    has_apt = shutil.which("apt-get") is not None
    if has_apt and hasattr(os, "geteuid") and os.geteuid() == 0:
        install_with_apt(packages)
        importlib.invalidate_caches()
    elif has_apt:
        stop(f"This system lacks a few packages: as root, run `apt-get install {' '.join(packages)}`, then try again.")
    else:
        absent = [library for library, package in QT_LIBRARIES.items() if package in packages]
        names = ", ".join(absent or ["Python's venv and ensurepip modules"])
        stop(f"This system lacks {names}: install the packages that hold them, then try again.")


# --- the virtual environment ---


def digest(lock: str) -> str:
    """Return the hash of a lock file, in hex."""
    return hashlib.sha256((ROOT / lock).read_bytes()).hexdigest()


def read_stamp(environment: Environment) -> dict[str, str]:
    """Return what is installed, as lock file -> hash; empty where the environment is missing, half made or outlived."""
    try:
        stamp: dict[str, str] = json.loads(environment.stamp.read_text(encoding="utf-8"))
        same_python = stamp.pop("python") == str(environment.python.resolve(strict=True))
    except (OSError, ValueError, KeyError):
        return {}
    current = all((ROOT / lock).exists() and digest(lock) == known for lock, known in stamp.items())
    return stamp if same_python and current else {}


def write_stamp(environment: Environment, installed: dict[str, str]) -> None:
    """Note what is installed; written last, so that an interrupted set-up counts as none."""
    stamp = {"python": str(environment.python.resolve()), **installed}
    environment.stamp.write_text(json.dumps(stamp, indent=1), encoding="utf-8")


def make_environment(environment: Environment) -> None:
    """Make it afresh, unless somebody else made the one that is there."""
    folder = environment.folder
    if folder.exists():
        if not environment.stamp.exists():
            stop(f"{folder} is there, but was not made by this set-up: move it away, then try again.")
        shutil.rmtree(folder)
    folder.mkdir()
    environment.stamp.write_text("{}", encoding="utf-8")
    made = subprocess.run([sys.executable, "-m", "venv", str(folder)], capture_output=True, check=False)
    if made.returncode != 0:
        print((made.stdout + made.stderr).decode(errors="replace"), file=sys.stderr)
        stop("Python could not make a virtual environment: its reasons stand above.")


def install(environment: Environment, lock: str) -> None:
    """Install what a lock file names, no more and no other, and show how far it is."""
    total = sum("==" in line for line in (ROOT / lock).read_text(encoding="utf-8").splitlines())
    size = ", 250 MB" if environment == OURS else ""
    print(f"Setting up from {lock}, once: about {total} packages{size} to fetch.", flush=True)
    command = [str(environment.python), "-m", "pip", "install", "--disable-pip-version-check", "--no-input"]
    command += ["--progress-bar=off", "--only-binary=:all:", "--require-hashes", "--requirement", str(ROOT / lock)]
    lines: list[str] = []
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as pip:
        assert pip.stdout is not None  # noqa: S101 - asked for one line above
        for line in pip.stdout:
            lines.append(line)
            if sys.stdout.isatty():
                fetched = sum(known.startswith("Collecting ") for known in lines)
                step = "Installing" if line.startswith("Installing") else f"Fetching {fetched} of {total}"
                print(f"\r\x1b[K{step} …", end="", flush=True)
    if sys.stdout.isatty():
        print("\r\x1b[K", end="", flush=True)
    if pip.returncode != 0:
        print("".join(lines[-12:]), file=sys.stderr)
        stop("The packages could not be installed, for the reasons above: see to the network, then try again.")


def set_up(lock: str, environment: Environment = OURS) -> None:
    """Bring the system and an environment to where a lock file's packages can run; quick where they are already."""
    check_python()
    check_system()
    installed = read_stamp(environment)
    if lock in installed or TO_DEVELOP in installed:
        return
    if not installed:
        make_environment(environment)
    install(environment, lock)
    write_stamp(environment, {**installed, lock: digest(lock)})


# --- other people's libraries and tools, each in an environment of its own ---


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


# --- what can be done ---


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
    caches = [found for room in ("annotator", "tests") for found in (ROOT / room).rglob("__pycache__")]
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
