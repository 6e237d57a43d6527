"""The inside of a process that is asked: how it begins and ends, and what answers for suggesters there."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing import parent_process
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, Any

from annotator.domain.errors import AnnotatorError

if TYPE_CHECKING:
    from annotator.suggest.answering import Answering


_CORES = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")


Answer = Callable[[Any], object]
"""Returns what is to be answered to a message."""


def begin(pipe: Connection, niceness: int, prepare: Callable[[], Answer]) -> None:
    """Answer what comes through the pipe until it closes or the parent ends, however that ended."""
    # Ctrl+C goes to every process of a terminal; the parent decides what becomes of this one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(OSError):
        # What is printed here is no part of what the parent says; a window may have neither stream.
        os.dup2(2, 1)
    yield_to_others(niceness)
    end_with_parent()
    answer = prepare()
    while True:
        try:
            message = pipe.recv()
        except (EOFError, OSError):
            return
        pipe.send(answer(message))


def suggesters() -> Answer:
    """Return what makes suggesters and asks them; each answer comes with the bytes that the process holds then."""
    work_on_one_core()
    from annotator.suggest.answering import Answering  # noqa: PLC0415 - numpy counts the cores while it is loaded

    made: dict[str, Answering] = {}

    def answer(message: tuple[Any, ...]) -> object:
        if message[0] == "make":
            recipe = message[1]
            made.pop(recipe.agent, None)
            try:
                made[recipe.agent] = Answering(recipe)
            except AnnotatorError as error:
                return str(error), memory()
            return made[recipe.agent].ready, memory()
        _, agent, asked = message
        return made[agent].answers(asked), memory()

    return answer


@contextmanager
def deaf_to_interrupts() -> Iterator[None]:
    """Have processes that are started meanwhile not hear Ctrl+C, not even while they load what they need to ignore it.

    A terminal sends it to all of its processes; what is inherited at the start holds from the first moment on.
    """
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT,))
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def yield_to_others(niceness: int) -> None:
    """Let the window's process go first, where the system knows such a thing."""
    if sys.platform != "win32":
        os.nice(niceness)


def work_on_one_core() -> None:
    """Let numpy multiply on one core, where it is not loaded yet: processes that share a machine have one each."""
    os.environ.update(dict.fromkeys(_CORES, "1"))


def end_with_parent() -> None:
    """Watch the parent process, and end with it."""
    threading.Thread(target=_join_parent, daemon=True).start()


def memory() -> int:
    """Return how much memory this process holds, in bytes; 0 where the system does not tell simply."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")


def _join_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(0)
