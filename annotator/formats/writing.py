"""The writers by the names that a person gives to formats."""

from __future__ import annotations

from collections.abc import Mapping

from annotator.formats.brat import BratWriter
from annotator.formats.conll import ConllWriter
from annotator.formats.convokit import ConvokitWriter
from annotator.formats.csv_labels import CsvWriter
from annotator.formats.doccano import DoccanoWriter
from annotator.formats.hf_text import HfTextWriter
from annotator.formats.hf_tokens import HfTokensWriter
from annotator.formats.jsonl_writer import JsonlWriter
from annotator.formats.label_studio import LabelStudioWriter
from annotator.formats.parquet import ParquetWriter
from annotator.formats.prodigy import ProdigyWriter
from annotator.formats.spacy_docbin import SpacyWriter
from annotator.formats.stance_tsv import StanceTsvWriter
from annotator.formats.webanno_tsv import WebannoTsvWriter
from annotator.formats.writer import Writer
from annotator.formats.xmi import XmiWriter

WRITERS: Mapping[str, Writer] = {
    "jsonl": JsonlWriter(),
    "csv": CsvWriter(),
    "prodigy": ProdigyWriter(),
    "doccano": DoccanoWriter(),
    "label-studio": LabelStudioWriter(),
    "brat": BratWriter(),
    "conll": ConllWriter(),
    "webanno-tsv": WebannoTsvWriter(),
    "xmi": XmiWriter(),
    "spacy": SpacyWriter(),
    "hf-tokens": HfTokensWriter(),
    "hf-text": HfTextWriter(),
    "parquet": ParquetWriter(),
    "stance-tsv": StanceTsvWriter(),
    "convokit": ConvokitWriter(),
}
