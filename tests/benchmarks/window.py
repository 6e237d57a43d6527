"""A window of its own process on a project: ``python -m tests.benchmarks.window PROJECT THREADS``.

Prints one JSON object: milliseconds from the start of the process to the window, from then to the first thread with
its place in the queue (``usable``) and to the whole list, and the memory of the process at its greatest and at the end.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer

from annotator.gui.annotate.queue_panel import QueueTable
from annotator.gui.app import App
from annotator.gui.startup import start_qt
from tests.benchmarks.figures import memory_mb

_LOOK_EVERY_MS = 2
_GIVE_UP_MS = 60_000
_SETTLE_MS = 3_000


def main(path: Path, threads: int, born: float) -> dict[str, float]:
    """Open the window on the project and return the figures."""
    app = App(start_qt())
    app.window.resize(1440, 900)
    app.window.show()
    shown = time.time()

    def rows() -> int:
        table = app.window.findChild(QueueTable)
        return 0 if table is None else table.model().rowCount()

    def is_usable() -> bool:
        return app.pages is not None and app.pages.desk.session is not None and rows() > 0

    began = time.perf_counter()
    app.open(path)
    _wait(is_usable)
    app.window.grab()
    usable = time.perf_counter()
    _wait(lambda: rows() == threads)
    whole = time.perf_counter()
    settled = whole + _SETTLE_MS / 1000  # the backup, the counts and the tokens come after the list
    _wait(lambda: time.perf_counter() > settled)
    figures = {
        "shown_ms": (shown - born) * 1000,
        "usable_ms": (usable - began) * 1000,
        "whole_ms": (whole - began) * 1000,
        "peak_mb": memory_mb("VmHWM"),
        "resident_mb": memory_mb("VmRSS"),
    }
    app.window.close()
    return figures


def _wait(is_there: Callable[[], bool]) -> None:
    loop, timer = QEventLoop(), QTimer(interval=_LOOK_EVERY_MS)
    QTimer.singleShot(_GIVE_UP_MS, lambda: loop.exit(1))
    timer.timeout.connect(lambda: loop.quit() if is_there() else None)
    timer.start()
    if loop.exec():
        raise SystemExit("The window did not get there within a minute.")
    timer.stop()


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3]))))
