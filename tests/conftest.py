"""What every test gets: settings, logs and sample project in a folder that is thrown away."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

# What a test waits for comes at once or never; only a machine with other work takes its time over it.
for waiting in (QtBot.waitUntil, QtBot.waitSignal, QtBot.waitSignals):
    waiting.__kwdefaults__ = {**(waiting.__kwdefaults__ or {}), "timeout": 120_000}

# Tests read the English of the source, whatever the machine speaks.
os.environ.update(LC_ALL="C.UTF-8", LANGUAGE="")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "home"
    monkeypatch.setenv("ANNOTATOR_HOME", str(folder))
    return folder
