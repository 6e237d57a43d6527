"""What the system has to bring before a virtual environment can: Python, and the libraries that Qt loads."""

from __future__ import annotations

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from typing import NoReturn

OLDEST, NEWEST = (3, 11), (3, 14)

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


def stop(sentence: str) -> NoReturn:
    """End with exit code 2 and one sentence that says what to do."""
    print(sentence, file=sys.stderr)
    raise SystemExit(2)


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
