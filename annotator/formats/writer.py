"""What a writer is, and which there are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Protocol

from annotator.domain.schema import Schema
from annotator.formats.draft import Draft
from annotator.formats.fitting import Fitting
from annotator.formats.holds import Holds
from annotator.formats.labelled import LabelledThread
from annotator.formats.loss import Account

WriteThread = Callable[[LabelledThread], None]


class Writer(Protocol):
    """Writes one format.

    ``suffix`` is the ending of the file that holds a dataset, with the dot; "" where a dataset is a folder.
    """

    @property
    def suffix(self) -> str:
        """The ending."""
        ...

    @property
    def holds(self) -> Holds:
        """What it can hold."""
        ...

    def writing(self, draft: Draft, schema: Schema) -> AbstractContextManager[WriteThread]:
        """Begin a dataset; threads come in the order in which they shall stand, as ``holds`` allows.

        When the block ends without an error, all files are whole.
        """
        ...


@contextmanager
def accounted(writer: Writer, draft: Draft, schema: Schema, account: Account) -> Iterator[WriteThread]:
    """Begin a dataset of whatever threads; what the format cannot hold is taken from them and counted."""
    fitting = Fitting(schema, writer.holds, account)
    with writer.writing(draft, schema) as write:

        def write_fitted(thread: LabelledThread) -> None:
            fitted = fitting.fit(thread)
            if fitted.documents:
                write(fitted)

        yield write_fitted
