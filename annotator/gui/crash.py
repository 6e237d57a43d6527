"""What becomes of our own defects: a log file for us, one sentence for the person at the screen."""

from __future__ import annotations

import platform
import sys
import threading
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal

from annotator.settings import log_folder


class Defects(QObject):
    """The one excepthook: writes each defect to a file of its own and says where that is.

    Signals:
        met(str): the sentence; emitted on the thread of the window, whichever thread met the defect.
    """

    met = Signal(str)
    _written = Signal(str)

    def __init__(self, folder: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder or log_folder()
        self._written.connect(self.met, Qt.ConnectionType.QueuedConnection)

    def install(self) -> Callable[[], None]:
        """Take the hooks of interpreter and threads; return what gives them back."""
        before = (sys.excepthook, threading.excepthook)
        sys.excepthook = self.report
        threading.excepthook = self._report_thread

        def give_back() -> None:
            sys.excepthook, threading.excepthook = before

        return give_back

    def report(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Write the defect down and tell the person; Ctrl+C in a terminal is none and goes its old way."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        try:
            file = self._write("".join(traceback.format_exception(kind, error, trace)))
        except OSError:
            # Nowhere to write: the terminal, if there is one, is the last place where it is not lost.
            sys.__excepthook__(kind, error, trace)
            sentence = QCoreApplication.translate(
                "Defects", "The program made a mistake and could not write down which; what is saved stays saved."
            )
        else:
            sentence = QCoreApplication.translate(
                "Defects", "The program made a mistake; what is saved stays saved. This file says what happened: {file}"
            ).format(file=file)
            # There may be no window yet, or no longer; without a terminal there is no stderr either.
            if sys.stderr is not None:
                sys.stderr.write(f"{sentence}\n")
        self._written.emit(sentence)

    def _report_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self.report(args.exc_type, args.exc_value, args.exc_traceback)

    def _write(self, trace: str) -> Path:
        now = datetime.now(UTC)
        self._folder.mkdir(parents=True, exist_ok=True)
        file = self._folder / f"{now:%Y-%m-%dT%H%M%S.%f}.log"
        about = (
            f"annotator {_version()}, Python {platform.python_version()}, {platform.platform()}\n{now.isoformat()}\n"
        )
        file.write_text(f"{about}\n{trace}", encoding="utf-8")
        return file


def _version() -> str:
    try:
        return version("annotator")
    except PackageNotFoundError:
        return "from a checkout"
