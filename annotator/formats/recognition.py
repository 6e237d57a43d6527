"""Which format a file has, by its name and its first bytes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import orjson

from annotator.domain.sentence import Sentence
from annotator.formats.brat import BratReader
from annotator.formats.conll import ConllReader
from annotator.formats.convokit import ConvokitReader
from annotator.formats.csv_labels import CsvLabelReader
from annotator.formats.decoding import binary_kind, encoding_of_mark
from annotator.formats.doccano import DoccanoReader
from annotator.formats.hf_text import HfTextReader
from annotator.formats.hf_tokens import HfTokensReader
from annotator.formats.incoming import Incoming, Reader, ReadOptions
from annotator.formats.json_document import JsonReader
from annotator.formats.label_studio_reader import LabelStudioReader
from annotator.formats.other_tools import tool_of
from annotator.formats.parquet_reader import ParquetReader
from annotator.formats.prodigy import ProdigyReader
from annotator.formats.source import SourceFile
from annotator.formats.spacy_reader import SpacyReader
from annotator.formats.stance_tsv import StanceTsvReader
from annotator.formats.text_page import TextPageReader
from annotator.formats.webanno_reader import WebannoTsvReader
from annotator.formats.xmi_reader import XmiReader


class _HtmlReader:
    """Reads web pages; what that takes is loaded with the first of them, not with the program."""

    def read(self, source: SourceFile, options: ReadOptions) -> Iterator[Incoming]:
        """Yield what the page holds."""
        from annotator.formats.html_page import HtmlPageReader  # noqa: PLC0415 - lxml takes 0.2 s to load

        return HtmlPageReader().read(source, options)


READERS: Mapping[str, Reader] = {
    "jsonl": JsonReader(),
    "text": TextPageReader(),
    "html": _HtmlReader(),
    "csv": CsvLabelReader(),
    "prodigy": ProdigyReader(),
    "doccano": DoccanoReader(),
    "label-studio": LabelStudioReader(),
    "brat": BratReader(),
    "conll": ConllReader(),
    "hf-tokens": HfTokensReader(),
    "hf-text": HfTextReader(),
    "parquet": ParquetReader(),
    "stance-tsv": StanceTsvReader(),
    "convokit": ConvokitReader(),
    "spacy": SpacyReader(),
    "webanno-tsv": WebannoTsvReader(),
    "xmi": XmiReader(),
}
"""The readers by the names that a person gives to formats."""

_SUFFIXES = {
    **dict.fromkeys((".jsonl", ".ndjson", ".jsonlines", ".json"), "jsonl"),
    **dict.fromkeys((".csv", ".tsv", ".tab"), "csv"),
    **dict.fromkeys((".html", ".htm", ".xhtml", ".shtml"), "html"),
    **dict.fromkeys((".txt", ".text", ".md", ".markdown"), "text"),
}
# What lies beside saved pages and data, and is text without being one to annotate.
_NO_DOCUMENTS = frozenset(
    (
        *(".css", ".js", ".mjs", ".map", ".svg", ".xml", ".rss", ".yaml", ".yml", ".toml", ".ini", ".cfg", ".lock"),
        *(".py", ".sh", ".bat", ".ts", ".sql", ".log", ".ics", ".vtt", ".srt"),
    )
)
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article)\b",
    re.IGNORECASE | re.DOTALL,
)
_MARKUP = re.compile(rb"\s*<\?xml\b")


def recognise(source: SourceFile) -> str:
    """Return the name of the format that the file has.

    Raises:
        FormatError: the file is missing, or in a format that cannot be read.
    """
    head, path = source.head(), source.path
    suffix = path.suffix.lower()
    if tool := tool_of(path, _plain(head)):
        return tool
    kind = binary_kind(head)
    if kind and not (source.encoding and kind == "a binary file"):
        raise source.refusal(
            Sentence("This seems to be {kind}, not text; save it as plain text or HTML and import that.", kind=kind)
        )
    plain = _plain(head)
    name = _SUFFIXES.get(suffix)
    if name in (None, "text") and _HTML.match(plain):
        return "html"
    if name:
        return name
    if suffix in _NO_DOCUMENTS or _MARKUP.match(plain):
        named = f"Files that end in {suffix}" if suffix else "Files of this kind"
        raise source.refusal(
            Sentence("{named} hold no pages; if this one does, name its format (--format).", named=named)
        )
    return "jsonl" if _is_json(plain) else "text"


def _plain(head: bytes) -> bytes:
    encoding = encoding_of_mark(head)
    return head.decode(encoding, "ignore").encode() if encoding else head


def _is_json(head: bytes) -> bool:
    first = head.lstrip().partition(b"\n")[0].strip()
    if not first.startswith((b"{", b"[")):
        return False
    try:
        orjson.loads(first)
    except orjson.JSONDecodeError:
        return re.match(rb'\[?\s*\{\s*"|\[\s*$|\{\s*$', head.lstrip()) is not None
    return True
