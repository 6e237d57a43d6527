"""Who did what: the history of any one label."""

from __future__ import annotations

from annotator.domain.label_history import LabelHistory
from annotator.project.writing import Writing
from annotator.storage.label_history import read_label_history


class Tracing:
    """Reads the history of labels, on any thread, with what is being written."""

    def __init__(self, writing: Writing) -> None:
        self._writing = writing

    def label(self, thread_id: str, document: str, label: str, annotator: str) -> LabelHistory:
        """Return the history of a label, or a suggestion, by its id in an annotator's set of a document.

        Raises:
            KeyError: there is no thread of that id.
        """
        self._writing.settle()
        store = self._writing.store
        thread, number = store.thread(thread_id), store.thread_number(thread_id)
        with store.database.reading() as connection:
            return read_label_history(connection, thread, number, document=document, label=label, annotator=annotator)
