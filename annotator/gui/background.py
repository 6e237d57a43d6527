"""The window's one door to other threads: work goes out as a function, what came of it comes back on this one."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from concurrent.futures import CancelledError, Executor, Future, ThreadPoolExecutor
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from annotator.domain.errors import AnnotatorError
from annotator.gui.language import sentence_of

_T = TypeVar("_T")

_THREADS = 3


class Background(QObject):
    """Runs functions on a few threads and calls back on the thread of the window.

    What crosses the door is immutable, both ways. A caller that gives ``failed`` gets whatever was raised, and raises
    it again unless it is an ``AnnotatorError`` (``sentence_of`` does that). For other callers ``refused`` says the
    sentence of an ``AnnotatorError``, and anything else is raised here, for ``sys.excepthook`` to report.

    Signals:
        refused(str): a sentence for the user, about work whose caller did not ask to be told.
    """

    refused = Signal(str)
    _arrived = Signal(object)

    def __init__(self, executor: Executor | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = executor or ThreadPoolExecutor(_THREADS, thread_name_prefix="background")
        self._closed = False
        self._arrived.connect(self._call, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        function: Callable[..., _T],
        *args: object,
        done: Callable[[_T], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> Future[_T]:
        """Call the function with ``args`` on another thread; ``done`` gets what it returned."""
        future = self._pool.submit(function, *args)
        self.watch(future, done=done, failed=failed)
        return future

    def watch(
        self,
        future: Future[_T],
        *,
        done: Callable[[_T], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Call back once the future has its result or its error."""

        def settle() -> None:
            try:
                result = future.result()
            except CancelledError:
                return
            except Exception as error:  # noqa: BLE001  # raised again unless it is expected
                self._fail(error, failed)
            else:
                if done is not None:
                    done(result)

        future.add_done_callback(lambda _future: self._arrive(settle))

    def close(self) -> None:
        """Take no more work, drop what has not begun and wait for what has; nobody is called back any more."""
        self._closed = True
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _fail(self, error: Exception, failed: Callable[[Exception], None] | None) -> None:
        if failed is not None:
            failed(error)
        elif isinstance(error, AnnotatorError):
            self.refused.emit(sentence_of(error))
        else:
            raise error

    def _arrive(self, settle: Callable[[], None]) -> None:
        """Pass on to the window's thread; called on any thread."""
        if not self._closed:
            self._arrived.emit(settle)

    @Slot(object)
    def _call(self, settle: Callable[[], None]) -> None:
        if not self._closed:
            settle()


class Errand(QObject):
    """Something long that is under way: how far it has come, and whether it is still wanted.

    ``progress`` and ``cancelled`` are what the project's long methods take; both may be called on any thread.

    Signals:
        progressed(done: int, total: int, what: str): at most twenty times a second; ``total`` is 0 while unknown.
    """

    progressed = Signal(object, object, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cancel = threading.Event()
        self._told = 0.0

    def progress(self, done: int, total: int, what: str) -> None:
        """Say how far it has come."""
        now = time.monotonic()
        if now - self._told >= 0.05 or done == total:
            self._told = now
            self.progressed.emit(done, total, what)

    def cancelled(self) -> bool:
        """Return whether a person has called it off."""
        return self._cancel.is_set()

    def cancel(self) -> None:
        """Call it off; it stops at the next place where it can."""
        self._cancel.set()
