"""What tests with other people's libraries and tools get: where the Python is that has them."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

PythonOf = Callable[[str], Path]


@pytest.fixture(scope="session")
def python_of() -> PythonOf:
    """Return the Python with the packages that a folder asks for in its requirements.in."""

    def find(folder: str) -> Path:
        given = os.environ.get(f"INTEROP_{folder.upper()}")
        if given is None:
            pytest.skip(f"The packages of tests/interop/{folder} are in an environment of their own: make test-interop")
        return Path(given)

    return find
