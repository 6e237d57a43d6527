"""The command line in the process of the tests: what a command answered, said and warned of."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from annotator.__main__ import main


class Told(NamedTuple):
    code: int
    out: str
    err: str

    @property
    def plain(self) -> dict[str, Any]:
        """The one JSON object on standard output."""
        assert self.out.count("\n") == 1
        found = json.loads(self.out)
        assert isinstance(found, dict)
        return found


class Shell:
    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *arguments: str | Path) -> Told:
        self._capsys.readouterr()
        code = main([str(argument) for argument in arguments])
        return Told(code, *self._capsys.readouterr())
