"""A process that is spoken with: asked one thing at a time, ended at once, made anew when it has died."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import CancelledError
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any

from annotator.suggest.process import Answer, begin, deaf_to_interrupts


class Died(Exception):
    """The process has ended before it answered."""


class Partner:
    """Asks a process, which starts with the first question, and with the next one after it ended.

    ``prepare`` is called in the process and returns what answers there. Whoever asks does so on one thread; ending
    may happen on any.
    """

    def __init__(self, prepare: Callable[[], Answer], *, name: str, niceness: int) -> None:
        self._prepare = prepare
        self._name = name
        self._niceness = niceness
        self._lock = threading.Lock()
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None
        self._ended = False

    def ask(self, message: object) -> Any:  # noqa: ANN401 - what the process answers differs by message
        """Return what the process answers, and wait for it.

        Raises:
            Died: it ended meanwhile, or since it was asked last.
            CancelledError: it was ended for good.
        """
        with self._lock:
            if self._ended:
                raise CancelledError
            if self._process is None or self._pipe is None:
                self._process, self._pipe = self._started()
            process, pipe = self._process, self._pipe
        try:
            pipe.send(message)
            if pipe in wait([pipe, process.sentinel]):
                return pipe.recv()
        except (EOFError, OSError):
            pass  # it died while we spoke
        with self._lock:
            if self._ended:
                raise CancelledError
            self._drop()
        raise Died

    def drop(self) -> None:
        """End the process at once; the next question starts another."""
        with self._lock:
            self._drop()

    def end(self) -> None:
        """End the process at once and for good."""
        with self._lock:
            self._ended = True
            self._drop()

    def _started(self) -> tuple[BaseProcess, Connection]:
        context = get_context("spawn")
        ours, theirs = context.Pipe()
        arguments = (theirs, self._niceness, self._prepare)
        process = context.Process(target=begin, args=arguments, name=self._name, daemon=True)
        with deaf_to_interrupts():
            process.start()
        theirs.close()
        return process, ours

    def _drop(self) -> None:
        if self._process is not None and self._pipe is not None:
            self._process.kill()
            self._process.join()
            self._pipe.close()
        self._process = self._pipe = None
