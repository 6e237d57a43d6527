"""Which tool a file comes from, where its first bytes, its name or what lies beside it say so safely."""

from __future__ import annotations

import re
from pathlib import Path

from annotator.formats.brat import ANNOTATIONS
from annotator.formats.conll_columns import is_columns
from annotator.formats.convokit import UTTERANCES
from annotator.formats.json_objects import Plain, first_object
from annotator.formats.raw import is_file
from annotator.formats.xmi_types import LAYERS, TYPE_SYSTEM

_SUFFIXES = {
    ".spacy": "spacy",
    ANNOTATIONS: "brat",
    **dict.fromkeys((".parquet", ".pq"), "parquet"),
    ".xmi": "xmi",
    **dict.fromkeys((".conll", ".conllu", ".iob", ".iob2", ".bio", ".bioes"), "conll"),
}
_BEGINNINGS = {
    "webanno-tsv": re.compile(rb"#FORMAT=WebAnno TSV 3"),
    "conll": re.compile(rb"-DOCSTART-|#begin document"),
    "xmi": re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?<xmi:XMI\b"),
    "parquet": re.compile(rb"PAR1"),
}
_KEY = re.compile(r'"(\w{2,30})"\s*:')
# What every row of our tables has, and no line of ours that holds labels.
_ROW = frozenset(("id", "kind", "thread", "split", "annotator", "text"))
_UTTERANCES = (UTTERANCES, "utterances.json")
_CORPUS = frozenset(("speakers.json", "users.json", "conversations.json", "corpus.json", "index.json"))
_TEXTS = (b"tweet", b"text", b"sentence", b"comment", b"body")
_CONFIGURATIONS = frozenset(("annotation.conf", "visual.conf", "tools.conf", "kb_shortcuts.conf"))


def tool_of(path: Path, head: bytes) -> str | None:
    """Return the name of the format of another tool, or None; ``head`` is the beginning of the file in UTF-8."""
    suffix = path.suffix.lower()
    if suffix in _SUFFIXES:
        return _SUFFIXES[suffix]
    if suffix == ".txt" and is_file(path.with_suffix(ANNOTATIONS)):
        return "brat"
    if begun := next((name for name, beginning in _BEGINNINGS.items() if beginning.match(head)), None):
        return begun
    if is_columns(head):
        return "conll"
    if suffix in (".tsv", ".txt", ".tab", ".csv"):
        columns = _columns(head)
        if {b"target", b"stance"} <= columns and not columns.isdisjoint(_TEXTS):
            return "stance-tsv"
        if suffix != ".txt" and {b"annotation_id", b"annotator", b"lead_time"} <= columns:
            return "label-studio"  # its table, which its reader refuses
    if suffix in (".json", ".jsonl", ".ndjson", ".jsonlines", ""):
        return _tool_of_json(path, head.decode("utf-8", "replace"))
    return None


def beside(names: frozenset[str]) -> frozenset[str]:
    """Return which files of a folder are read together with another one of it, and are none themselves."""
    standoff = {name for name in names if name.endswith(ANNOTATIONS) and f"{name[:-4]}.txt" in names}
    found = standoff | {name for name in names if name.endswith((".config.xml", ".labels.json", "config.cfg"))}
    if standoff or "annotation.conf" in names:
        found |= _CONFIGURATIONS
    if types := {name for name in names if name.lower() == TYPE_SYSTEM.lower()}:
        found |= {*types, LAYERS}
    if not names.isdisjoint(_UTTERANCES):
        found |= _CORPUS | {name for name in names if name.startswith("info.") and name.endswith(".jsonl")}
    return frozenset(found)


def _columns(head: bytes) -> frozenset[bytes]:
    """Return what the columns of a table are called."""
    first = head.removeprefix(b"\xef\xbb\xbf").partition(b"\n")[0].lower()
    return frozenset(cell.strip(b' "\r') for cell in re.split(rb"[\t,;|]", first))


def _tool_of_json(path: Path, head: str) -> str | None:
    if not head.lstrip("\ufeff \t\r\n").startswith(("{", "[")):
        return None
    first = first_object(head)
    # Of an object that is longer than the beginning of the file there are the names of its first keys.
    keys = frozenset(_KEY.findall(head) if first is None else first)
    if "data" in keys and not keys.isdisjoint(("annotations", "predictions", "completions")):
        return "label-studio"
    if {"annotation_id", "annotator", "lead_time"} <= keys and "data" not in keys:
        return "label-studio"  # its short kind, which its reader refuses
    if "_input_hash" in keys or "_view_id" in keys or _has_spans(keys, first):
        return "prodigy"
    if path.name in _UTTERANCES and not keys.isdisjoint(("conversation_id", "root")):
        return "convokit"
    if {"tokens", "ner_tags"} <= keys:
        return "hf-tokens"
    if first is not None and _is_doccano(first):
        return "doccano"
    return "hf-text" if "labels" not in keys and keys >= _ROW else None


def _has_spans(keys: frozenset[str], first: Plain | None) -> bool:
    """Return whether an object has Prodigy's spans: those that were answered, or those that ``db-in`` takes."""
    if not {"text", "spans"} <= keys:
        return False
    spans = None if first is None else first["spans"]
    if "answer" in keys or not isinstance(spans, list):
        return "answer" in keys
    return bool(spans) and all(isinstance(each, dict) and {"start", "end", "label"} <= each.keys() for each in spans)


def _is_doccano(first: Plain) -> bool:
    if "text" not in first:
        return False
    labels = first.get("label")
    places = isinstance(labels, list) and bool(labels) and all(_is_place(each) for each in labels)
    return (
        places
        or "Comments" in first
        or first.get("offset_unit") == "utf16"
        or {"entities", "relations"} <= first.keys()
    )


def _is_place(value: object) -> bool:
    return isinstance(value, list) and [*map(type, value)] == [int, int, str]
