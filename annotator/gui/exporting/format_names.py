"""The formats that labels go out in, as people call them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from annotator.formats.writing import WRITERS

translate = QCoreApplication.translate


def format_names() -> list[tuple[str, str]]:
    """Return the names of the formats with their titles, in the order of the writers."""
    titles = {
        "jsonl": translate("FormatNames", "JSON lines, with everything"),
        "csv": translate("FormatNames", "Table for spreadsheets (CSV)"),
        "prodigy": "Prodigy",
        "doccano": "doccano",
        "label-studio": "Label Studio",
        "brat": "brat",
        "conll": "CoNLL-2003",
        "webanno-tsv": "INCEpTION (WebAnno TSV 3)",
        "spacy": "spaCy (DocBin)",
        "hf-tokens": translate("FormatNames", "Hugging Face, tokens"),
        "hf-text": translate("FormatNames", "Hugging Face, texts"),
        "stance-tsv": translate("FormatNames", "Table of stances (SemEval)"),
        "convokit": "ConvoKit",
    }
    return [(name, titles[name]) for name in WRITERS]
