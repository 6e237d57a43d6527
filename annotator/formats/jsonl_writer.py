"""Writes our own JSON lines.

What it cannot hold: history, notes and verdicts; which suggestion an accepted label came from; of several labels of one
choice layer the origin of each.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import orjson

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.document import Document
from annotator.domain.schema import Schema
from annotator.formats.draft import Draft
from annotator.formats.holds import EVERYTHING
from annotator.formats.jsonl_labels import Plain, write_labels
from annotator.formats.labelled import LabelledThread
from annotator.formats.writer import WriteThread


class JsonlWriter:
    """Writes a line per annotation set."""

    suffix = ".jsonl"
    holds = replace(EVERYTHING, one_origin=True)

    @contextmanager
    def writing(self, draft: Draft, schema: Schema) -> Iterator[WriteThread]:
        """Begin a dataset."""
        with draft.create(self.suffix) as file:

            def write(thread: LabelledThread) -> None:
                for document, sets in thread.documents:
                    for given in sets or (None,):
                        plain = self.line(document, given, thread.split, schema)
                        file.write(orjson.dumps(plain, option=orjson.OPT_APPEND_NEWLINE))

            yield write

    def line(self, document: Document, given: AnnotationSet | None, split: str | None, schema: Schema) -> Plain:
        """Return the line of a document and one annotator's set of it (None: nobody's)."""
        return as_plain(document, given, split, schema)


def as_plain(document: Document, annotation_set: AnnotationSet | None, split: str | None, schema: Schema) -> Plain:
    """Return the line of a document and one annotator's set of it as nested values, keys in their order."""
    labels, origins, rejected = write_labels(annotation_set, document.text, schema)
    return {
        "id": document.id,
        "kind": document.kind,
        "thread": document.thread,
        "parent": document.parent,
        "author": document.author,
        "created": document.created,
        "source": document.source,
        "title": document.title,
        "text": document.text,
        "text_sha256": document.text_sha256,
        "offset_unit": "codepoint",
        "labels": labels,
        "annotator": None if annotation_set is None else annotation_set.annotator,
        "confidence": dict.fromkeys(origins),
        "origins": origins,
        "rejected": rejected,
        "flag": None if annotation_set is None else annotation_set.flag,
        "state": "new" if annotation_set is None else annotation_set.state,
        "split": split,
        "meta": document.meta,
    }
