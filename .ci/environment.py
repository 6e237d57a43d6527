"""The virtual environments in the checkout, each with exactly what a lock file names."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from system import check_python, check_system, stop

ROOT = Path(__file__).resolve().parent.parent
TO_RUN, TO_DEVELOP = "requirements.lock", "requirements-dev.lock"


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
