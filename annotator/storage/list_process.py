"""Lists of consistency read in a process of their own: gathering them in a thread would make the window wait.

A process lives as long as one list takes, so that nothing has to be told to it, and calling it off is ending it.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing import get_context
from multiprocessing.connection import Connection as Pipe
from pathlib import Path

from annotator.domain.errors import AnnotatorError, ProjectError
from annotator.domain.finding import LabelledText
from annotator.storage.database import Connection, Database
from annotator.storage.spans_by import Cancelled, Progress

Read = Callable[[Connection, Progress], Sequence[LabelledText]]
"""What reads a list; made of functions of modules, since it is handed to another process."""

_NICENESS = 10
_ATTEMPTS = 2
_LOOK_S = 0.05  # between two looks at whether it is still wanted
_TELL_S = 0.1  # between two words on how far it has come
_TEXTS, _PLACES = 64, 4_000  # handed over at once, at most and about: taking them in is no more than a blink


class ListProcess:
    """Reads lists of a project file, one at a time; for any thread but the window's to wait for."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._busy = threading.Lock()

    def read(self, read: Read, progress: Progress, cancelled: Cancelled) -> tuple[LabelledText, ...]:
        """Return a list; () where it was called off. A process that dies is followed by another, once.

        Raises:
            ProjectError: the file cannot be read, or the second process died as well.
        """
        while not self._busy.acquire(timeout=_LOOK_S):
            if cancelled():
                return ()
        try:
            for _ in range(_ATTEMPTS):
                try:
                    return self._read(read, progress, cancelled)
                except (EOFError, OSError):  # it died, between two words or within one
                    continue
        finally:
            self._busy.release()
        raise ProjectError("{path}: what looks through the labels was ended from outside; look again.", path=self._path)

    def _read(self, read: Read, progress: Progress, cancelled: Cancelled) -> tuple[LabelledText, ...]:
        found: list[LabelledText] = []
        with _started(self._path, read) as pipe:
            while not cancelled():
                if not pipe.poll(_LOOK_S):
                    continue
                match pipe.recv():
                    case (int(done), int(total)):
                        progress(done, total, "")
                    case tuple(texts):
                        found += texts
                    case None:
                        return tuple(found)
                    case AnnotatorError() as error:
                        raise error
                    case defect:
                        raise RuntimeError(defect)
        return ()


@contextmanager
def _started(path: Path, read: Read) -> Iterator[Pipe]:
    """Give the pipe to a process that reads; it is ended with the block, whatever it does."""
    spawn = get_context("spawn")
    ours, theirs = spawn.Pipe(duplex=False)
    process = spawn.Process(target=_tell, args=(theirs, path, read), daemon=True)
    process.start()
    theirs.close()
    try:
        yield ours
    finally:
        ours.close()
        process.kill()
        process.join()
        process.close()


def _tell(pipe: Pipe, path: Path, read: Read) -> None:
    """Read a list and write it into the pipe; in the process, which ends once nobody holds the other end."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C in a terminal is for the window, and this ends with it
    if sys.platform != "win32":
        os.nice(_NICENESS)
    told = time.monotonic()

    def progress(done: int, total: int, _what: str) -> None:
        nonlocal told
        if time.monotonic() - told >= _TELL_S:
            told = time.monotonic()
            pipe.send((done, total))

    try:
        database = Database.open(path, access="read")
        try:
            with database.reading() as connection:
                texts = read(connection, progress)
        finally:
            database.close()
        for some in _portions(texts):
            pipe.send(some)
        pipe.send(None)
    except BrokenPipeError:
        pass
    except AnnotatorError as error:
        pipe.send(error)
    except Exception:  # noqa: BLE001 - raised again on the other side, for whoever reports defects
        pipe.send(traceback.format_exc())


def _portions(texts: Sequence[LabelledText]) -> Iterator[tuple[LabelledText, ...]]:
    portion: list[LabelledText] = []
    places = 0
    for text in texts:
        portion.append(text)
        places += len(text.places)
        if len(portion) == _TEXTS or places >= _PLACES:
            yield tuple(portion)
            portion, places = [], 0
    yield tuple(portion)
