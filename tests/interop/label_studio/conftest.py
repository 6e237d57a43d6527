"""Label Studio itself, started once on this machine alone: no mail, no news of versions, no word to anybody."""

from __future__ import annotations

import os
import socket
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.interop.label_studio.studio import PASSWORD, TOKEN, USER, Studio

_SILENT = {
    "COLLECT_ANALYTICS": "False",
    "LATEST_VERSION_CHECK": "False",
    "SENTRY_DSN": "",
    "FRONTEND_SENTRY_DSN": "",
    "LABEL_STUDIO_ENABLE_LEGACY_API_TOKEN": "True",
}


@pytest.fixture(scope="session")
def studio(python_of: Callable[[str], Path], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Studio]:
    python = python_of("label_studio")
    program = python.with_name("label-studio")
    if not program.exists():
        pytest.skip("Label Studio is not there for this version of Python.")
    folder = tmp_path_factory.mktemp("studio")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [str(program), "start", "--no-browser", "--internal-host", "127.0.0.1", "--port", str(port)]
    account = ["--username", USER, "--password", PASSWORD, "--user-token", TOKEN]
    environment = os.environ | _SILENT | {"LABEL_STUDIO_BASE_DATA_DIR": str(folder), "DJANGO_DB": "sqlite"}
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen([*command, *account], env=environment, stdout=log, stderr=log, cwd=folder)
        try:
            yield Studio(f"http://127.0.0.1:{port}")
        finally:
            server.terminate()
            server.wait(30)
