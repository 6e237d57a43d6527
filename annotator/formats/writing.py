"""What a writer is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import IO, Protocol

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.document import Document
from annotator.domain.schema import Schema
from annotator.formats import writer
from annotator.formats.brat import BratWriter
from annotator.formats.conll import ConllWriter
from annotator.formats.convokit import ConvokitWriter
from annotator.formats.csv_labels import CsvWriter
from annotator.formats.doccano import DoccanoWriter
from annotator.formats.hf_text import HfTextWriter
from annotator.formats.hf_tokens import HfTokensWriter
from annotator.formats.jsonl import JsonlWriter
from annotator.formats.label_studio import LabelStudioWriter
from annotator.formats.prodigy import ProdigyWriter
from annotator.formats.spacy_docbin import SpacyWriter
from annotator.formats.stance_tsv import StanceTsvWriter
from annotator.formats.webanno_tsv import WebannoTsvWriter

WriteLine = Callable[[Document, AnnotationSet | None, str | None], None]
"""Writes a document with one annotator's set of it (None: nobody's) and its split."""


class Writer(Protocol):
    """Writes one format. ``losses`` are sentences about what the format cannot hold of any dataset."""

    @property
    def suffix(self) -> str:
        """The ending of its files, with the dot."""
        ...

    @property
    def losses(self) -> tuple[str, ...]:
        """What it cannot hold."""
        ...

    def open(self, file: IO[bytes], schema: Schema) -> WriteLine:
        """Begin a file."""
        ...


WRITERS: Mapping[str, Writer] = {"jsonl": JsonlWriter()}

DATASET_WRITERS: Mapping[str, writer.Writer] = {
    "prodigy": ProdigyWriter(),
    "doccano": DoccanoWriter(),
    "label-studio": LabelStudioWriter(),
    "brat": BratWriter(),
    "conll": ConllWriter(),
    "hf-tokens": HfTokensWriter(),
    "hf-text": HfTextWriter(),
    "csv": CsvWriter(),
    "stance-tsv": StanceTsvWriter(),
    "convokit": ConvokitWriter(),
    "spacy": SpacyWriter(),
    "webanno-tsv": WebannoTsvWriter(),
}
