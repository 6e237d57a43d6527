"""A process that learns: spawned for one course, niced, without Qt, and ended at will."""

from __future__ import annotations

import signal
import threading
from concurrent.futures import CancelledError
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess

from annotator.domain.errors import AnnotatorError, SuggesterError
from annotator.domain.learning import Learnt
from annotator.suggest.learning.lesson import Course
from annotator.suggest.process import end_with_parent, work_on_one_core, yield_to_others

NICENESS = 15
"""More than that of processes that suggest: what is on screen goes first."""


class LearningProcess:
    """One course at a time, each in a process of its own."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process: BaseProcess | None = None
        self._stops = 0

    @property
    def stops(self) -> int:
        """How often it was stopped so far."""
        return self._stops

    def carry_out(self, course: Course, *, stops: int) -> tuple[Learnt, ...]:
        """Carry out a course, and wait for it; not for the window's thread.

        ``stops`` is what that was when the course was wanted: one that was stopped before it began does not begin.

        Raises:
            CancelledError: it was stopped.
            SuggesterError: the process ended by itself, or could not do what it was asked; one sentence.
        """
        context = get_context("spawn")
        ours, theirs = context.Pipe()
        with self._lock:
            if self._stops != stops:
                raise CancelledError
            self._process = context.Process(target=_begin, args=(theirs,), name="learn", daemon=True)
            self._process.start()
            process = self._process
        theirs.close()
        learnt: list[Learnt] = []
        try:
            ours.send(course)
            while ours in wait([ours, process.sentinel]):
                told = ours.recv()
                if told is None:
                    return tuple(learnt)
                if isinstance(told, AnnotatorError):
                    raise told
                learnt.append(told)
        except (EOFError, OSError):
            pass  # it ended while it was spoken with
        finally:
            self._end()
            ours.close()
        if self._stops != stops:
            raise CancelledError
        raise SuggesterError("The process that learns ended by itself; what was learned before is still there.")

    def stop(self) -> None:
        """End what is under way, at once, and what was wanted before this."""
        with self._lock:
            self._stops += 1
        self._end()

    def _end(self) -> None:
        with self._lock:
            process, self._process = self._process, None
            if process is not None:
                process.kill()
                process.join()


def _begin(pipe: Connection) -> None:
    work_on_one_core()  # before numpy is loaded, which counts the cores then
    from annotator.suggest.learning.course import carried_out  # noqa: PLC0415 - loads spaCy, which takes a second

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    yield_to_others(NICENESS)
    end_with_parent()
    try:
        carried_out(pipe.recv(), pipe.send)
    except AnnotatorError as error:
        pipe.send(error)
        return
    pipe.send(None)
