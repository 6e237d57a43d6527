"""What readers yield: documents as a source has them, and what of the source is none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from annotator.domain.annotation import Suggestion
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.document import Kind
from annotator.domain.errors import FormatError
from annotator.domain.schema import Schema
from annotator.domain.sentence import Sentence
from annotator.formats.loss import Loss
from annotator.formats.offsets import Unit
from annotator.formats.source import SourceFile


@dataclass(frozen=True, slots=True, kw_only=True)
class IncomingDocument:
    """A document as a source has it, with the labels that came along.

    ``text`` is decoded and otherwise as it was; offsets in ``labels`` and ``suggestions`` are code points of it.
    ``id`` is the source's own, else ``identifiers.document_id`` of the file and the position in it. ``parent`` is
    the id of the document that a comment answers, wherever that stands in the import. ``thread`` is given where the
    source names it. ``created`` is ISO 8601; a date that is not plain is in ``meta``, as ``created_as_given``.
    Pages and tables have the name of their file in ``meta``, as ``file``. ``line`` is where the document begins,
    from 1. ``sha256`` is what the source says that the text hashes to.
    """

    id: str
    kind: Kind
    text: str
    parent: str | None = None
    thread: str | None = None
    author: str | None = None
    created: str | None = None
    source: str | None = None
    title: str | None = None
    sha256: str | None = None
    split: str | None = None
    meta: Mapping[str, object] = field(default_factory=dict, hash=False)
    line: int | None = None
    labels: AnnotationSet | None = None
    suggestions: tuple[Suggestion, ...] = ()


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Text that a reader took for boilerplate: neither article nor comment."""

    text: str
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence about how the file was read, such as how it counts its offsets."""

    sentence: Sentence
    line: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOptions:
    """What a person said about the input.

    ``columns`` maps our names (``text``, ``title``, ``author``, ``id``, ``parent``, …) to the source's. Labels go to
    ``annotator`` where it is given, else to the annotator that the source names; with ``agent`` they become
    suggestions by that agent. ``offset_unit`` is how the source counts offsets, None where it shall be found out.
    ``names`` says what the documents of some files are called, which otherwise would be as their files are.
    """

    schema: Schema
    columns: Mapping[str, str] = field(default_factory=dict)
    annotator: str | None = None
    agent: str | None = None
    offset_unit: Unit | None = None
    names: Mapping[Path, str] = field(default_factory=dict, hash=False)


Incoming = IncomingDocument | LeftOut | Loss | Notice | FormatError
"""A refusal is yielded, not raised: the rest of the file goes in. A loss is what of the labels has no place here."""


class Reader(Protocol):
    """Reads one format. ``read`` raises ``FormatError`` only where nothing of the file can be read."""

    def read(self, source: SourceFile, options: ReadOptions) -> Iterator[Incoming]:
        """Yield what the file holds, in its order."""
        ...
