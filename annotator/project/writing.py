"""The open file, the schema in force, and the one thread that writes."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, TypeVar

from annotator.domain.annotation import GOLD, SUGGESTIONS
from annotator.domain.errors import AnnotatorError, SchemaError
from annotator.domain.suggesting import SuggestionSettings
from annotator.storage.store import Store
from annotator.storage.suggesting import read_settings

T = TypeVar("T")


class Writing:
    """Writes to an open file on one thread, in the order in which it was asked for.

    ``schema`` is the one in force; ``changing`` is held while another takes its place. ``imports`` are those under
    way; ``closing`` asks them to stop after the file that they are at.
    """

    def __init__(self, store: Store) -> None:
        self.store = store
        self.schema = store.schema()
        self.changing = threading.Lock()
        self.imports: set[Future[Any]] = set()
        self.closing = False
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="writer")

    def write(self, work: Callable[[], T]) -> Future[T]:
        """Do some work on the writing thread, after all that was asked before."""
        return self._thread.submit(work)

    def settle(self) -> None:
        """Wait for all that was asked so far."""
        self.write(lambda: None).result()

    def refuse_during_import(self) -> None:
        """Raise ``SchemaError`` while an import checks labels against the schema that it began with."""
        if self.imports:
            raise SchemaError("An import is under way; the schema can be changed once it has ended.")

    def close(self) -> None:
        """Finish what was asked, and let go of the file."""
        self._thread.shutdown(wait=True)
        self.store.close()


def suggestion_settings(store: Store) -> SuggestionSettings:
    """Return how a project deals with suggestions."""
    with store.database.reading() as connection:
        return read_settings(connection)


def checked_name(name: str) -> str:
    """Return an annotator's name with its blanks in order.

    Raises:
        AnnotatorError: the name is empty or reserved.
    """
    name = " ".join(name.split())
    if not name:
        raise AnnotatorError("Somebody has to annotate: give a name.")
    if name.casefold() == GOLD:
        raise AnnotatorError("“{name}” is the name of the adjudicated set; choose another.", name=GOLD)
    if name.casefold() == SUGGESTIONS:
        raise AnnotatorError(
            "“{name}” is the name under which suggestions are exported; choose another.", name=SUGGESTIONS
        )
    return name
