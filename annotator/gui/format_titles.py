"""The formats that labels come and go in, as people call them."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def format_titles(names: Iterable[str]) -> list[tuple[str, str]]:
    """Return names of formats with their titles, in the order given."""
    titles = {
        "jsonl": translate("FormatTitles", "JSON lines, with everything"),
        "text": translate("FormatTitles", "Text pages"),
        "html": translate("FormatTitles", "Web pages (HTML)"),
        "csv": translate("FormatTitles", "Table (CSV)"),
        "prodigy": "Prodigy",
        "doccano": "doccano",
        "label-studio": "Label Studio",
        "brat": "brat",
        "conll": "CoNLL-2003",
        "webanno-tsv": "INCEpTION (WebAnno TSV 3)",
        "xmi": "INCEpTION (UIMA CAS XMI)",
        "spacy": "spaCy (DocBin)",
        "hf-tokens": translate("FormatTitles", "Hugging Face, tokens"),
        "hf-text": translate("FormatTitles", "Hugging Face, texts"),
        "parquet": translate("FormatTitles", "Hugging Face, all in one table (Parquet)"),
        "stance-tsv": translate("FormatTitles", "Table of stances (SemEval)"),
        "convokit": "ConvoKit",
    }
    return [(name, titles[name]) for name in names]
