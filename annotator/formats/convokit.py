"""ConvoKit's corpus: a folder with an utterance for each document and a conversation for each thread.

It holds everything: what annotators gave an utterance stands in its ``meta``, in the shape of our own lines.
Offsets are code points.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime

import orjson

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.document import Document
from annotator.domain.errors import AnnotatorError, FormatError
from annotator.domain.schema import Schema
from annotator.formats.convokit_threads import NOBODY, Threads
from annotator.formats.document_fields import document_fields, read_document
from annotator.formats.draft import Draft
from annotator.formats.holds import EVERYTHING
from annotator.formats.incoming import Incoming, ReadOptions
from annotator.formats.json_objects import Plain, json_objects, objects_in
from annotator.formats.jsonl_labels import read_set, read_suggestions, write_labels
from annotator.formats.labelled import LabelledThread
from annotator.formats.source import SourceFile
from annotator.formats.writer import WriteThread

UTTERANCES = "utterances.jsonl"
_DOCUMENT, _SETS = "document", "annotation_sets"


class ConvokitWriter:
    """Writes the files of a corpus; the speakers and conversations are kept until the end."""

    suffix = ""
    holds = replace(EVERYTHING, one_origin=True)

    @contextmanager
    def writing(self, draft: Draft, schema: Schema) -> Iterator[WriteThread]:
        """Begin a corpus."""
        speakers: dict[str, Plain] = {}
        conversations: dict[str, Plain] = {}
        with draft.create(f"/{UTTERANCES}") as file:

            def write(thread: LabelledThread) -> None:
                for document, sets in thread.documents:
                    speakers.setdefault(document.author or NOBODY, {"meta": {}, "vectors": []})
                    conversations.setdefault(document.thread, {"meta": {}, "vectors": []})
                    plain = _utterance(document, sets, thread.split, schema)
                    file.write(orjson.dumps(plain, option=orjson.OPT_APPEND_NEWLINE))

            yield write
        index = {
            "utterances-index": {_DOCUMENT: ["<class 'dict'>"], _SETS: ["<class 'list'>"]},
            "speakers-index": {},
            "conversations-index": {},
            "overall-index": {},
            "version": 1,
            "vectors": [],
        }
        files = {"speakers": speakers, "conversations": conversations, "corpus": {}, "index": index}
        for name, plain in files.items():
            draft.put(f"{name}.json", orjson.dumps(plain, option=orjson.OPT_APPEND_NEWLINE))


def _utterance(document: Document, sets: tuple[AnnotationSet, ...], split: str | None, schema: Schema) -> Plain:
    return {
        "id": document.id,
        "conversation_id": document.thread,
        "text": document.text,
        "speaker": document.author or NOBODY,
        "meta": {
            _DOCUMENT: document_fields(document, split),
            _SETS: [_plain_set(each, document, schema) for each in sets],
        },
        "reply-to": document.parent,
        "timestamp": _seconds(document.created),
        "vectors": [],
    }


def _plain_set(given: AnnotationSet, document: Document, schema: Schema) -> Plain:
    labels, origins, rejected = write_labels(given, document.text, schema)
    return {
        "annotator": given.annotator,
        "state": given.state,
        "flag": given.flag,
        "labels": labels,
        "origins": origins,
        "rejected": rejected,
    }


def _seconds(created: str | None) -> int | None:
    try:
        time = datetime.fromisoformat(created or "")
    except ValueError:
        return None
    return int((time if time.tzinfo else time.replace(tzinfo=UTC)).timestamp())


class ConvokitReader:
    """Reads the utterances of a corpus, each conversation as a thread.

    Its article is the utterance that answers nothing, with the title of the conversation where there is one. Where
    none does, the title alone is, else the first utterance.
    """

    def read(self, source: SourceFile, options: ReadOptions) -> Iterator[Incoming]:
        """Yield what the utterances are, and a refusal for each line that cannot be read."""
        threads: Threads | None = None
        for line, plain in json_objects(source):
            if isinstance(plain, FormatError):
                yield plain
            elif isinstance(meta := plain.get("meta"), dict) and isinstance(meta.get(_DOCUMENT), dict):
                yield from _ours(plain, meta, line, source, options)
            else:
                threads = threads or Threads(source)
                yield from threads.read(plain, line)
        if threads is not None:
            yield from threads.rest()


def _ours(plain: Plain, meta: Plain, line: int, source: SourceFile, options: ReadOptions) -> Iterator[Incoming]:
    sets = meta.get(_SETS)
    document = read_document(meta[_DOCUMENT], plain.get("text"), options, source=source, line=line)
    if isinstance(document, FormatError):
        yield document
        return
    found = 0
    for each in objects_in(sets):
        try:
            if options.agent:
                suggestions = read_suggestions(
                    each, document.text, document.id, agent=options.agent, schema=options.schema
                )
                yield replace(document, suggestions=suggestions)
            else:
                labels = read_set(each, document.text, document.id, annotator=options.annotator, schema=options.schema)
                yield replace(document, labels=labels)
            found += 1
        except AnnotatorError as error:
            yield source.refusal(error.sentence, line)
    if not found:
        yield document
