"""doccano itself, its importer, its models and its exporter, in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

KINDS = {
    "SequenceLabeling": "SequenceLabelingProject",
    "DocumentClassification": "TextClassificationProject",
    "IntentDetectionAndSlotFilling": "IntentDetectionAndSlotFillingProject",
    "Seq2seq": "Seq2seqProject",
}


class Doccano:
    """The process; asked one thing at a time."""

    def __init__(self, process: subprocess.Popen[str], log: Path) -> None:
        self._process = process
        self._log = log

    def there_and_back(
        self,
        file: Path,
        kind: str,
        settings: Mapping[str, bool],
        answers: Sequence[Mapping[str, Any]] = (),
    ) -> list[str]:
        """Import a file into a project, label it, and put in its place what is exported; return what was objected."""
        job = {
            "project": KINDS[kind],
            "type": kind,
            "settings": settings,
            "answers": answers,
            "file": str(file),
            "out": str(file),
        }
        asked, said = self._process.stdin, self._process.stdout
        assert asked is not None
        assert said is not None
        asked.write(json.dumps(job) + "\n")
        asked.flush()
        line = said.readline()
        assert line, self._log.read_text("utf-8")[-3000:]
        found = json.loads(line)
        assert isinstance(found, list)
        return found


@pytest.fixture(scope="session")
def doccano(python_of: Callable[[str], Path], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Doccano]:
    python = python_of("doccano")
    if subprocess.run([python, "-c", "import backend"], capture_output=True, check=False).returncode:
        pytest.skip("doccano is not there for this version of Python.")
    folder = tmp_path_factory.mktemp("doccano")
    command = [str(python), str(Path(__file__).with_name("serve.py")), str(folder)]
    environment = os.environ | {"DOCCANO_HOME": str(folder), "PYTHONIOENCODING": "utf-8"}
    log = folder / "log"
    with (
        log.open("wb") as errors,
        subprocess.Popen(
            command,
            env=environment,
            cwd=folder,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
            encoding="utf-8",
        ) as process,
    ):
        yield Doccano(process, log)
