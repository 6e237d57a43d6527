from __future__ import annotations

import subprocess
import sys

import pytest

from annotator.suggest.process import deaf_to_interrupts

_ASK = "import signal; print(signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, []))"


def _is_deaf() -> bool:
    return subprocess.run([sys.executable, "-c", _ASK], capture_output=True, text=True, check=True).stdout == "True\n"


@pytest.mark.skipif(sys.platform == "win32", reason="the system has no signal masks")
def test_ctrl_c_is_not_heard_by_processes_from_their_first_moment_on() -> None:
    with deaf_to_interrupts():
        assert _is_deaf()
    assert not _is_deaf()
