"""What a sentence about a file tells a person to say, in the words of the import page's own fields."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

FIELDS = {
    "(--format)": "Format",
    "(--format csv)": "Format",
    "(--encoding)": "Encoding",
    "(--map text=COLUMN)": "Columns",
    "(--offset-unit)": "Offsets",
    "(--annotator NAME)": "Labels in them",
    "(--as-suggestions AGENT)": "Labels in them",
}
"""What the readers tell a person to say on the command line, and the title of the field that takes it here."""


def in_words_of_fields(sentence: str) -> str:
    """Return the sentence with each hint for the command line put as the field of the page that does the same."""
    for hint, field in FIELDS.items():
        if hint in sentence:
            title = QCoreApplication.translate("ImportOptionsForm", field)
            said = QCoreApplication.translate("ImportRemarks", "(at the left: {field})").format(field=title)
            sentence = sentence.replace(hint, said)
    return sentence
