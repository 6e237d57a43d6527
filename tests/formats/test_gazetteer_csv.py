from __future__ import annotations

from pathlib import Path

import pytest

from annotator.domain.errors import FormatError
from annotator.domain.gazetteer import term_of
from annotator.formats.gazetteer_csv import read_terms
from tests.suggest.asked import news


def table(folder: Path, *rows: str) -> Path:
    path = folder / "terms.csv"
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path


def test_terms_patterns_and_refusals(tmp_path: Path) -> None:
    path = table(
        tmp_path,
        "Term;Label;Case;Pattern",
        "Port  Eldis;GPE;;",
        "ORF;ORG;any;",
        'ministry;ORG;;"[{""LOWER"": ""ministry""}]"',
        "Bo;NOBODY;;",
        ";ORG;;",
        "x;ORG;;{}",
        "ORF;ORG;any;",
    )

    terms, refused = read_terms(path, news())

    assert terms == (
        term_of("Port Eldis", "entities", "GPE"),
        term_of("ORF", "entities", "ORG", any_case=True),
        term_of("ministry", "entities", "ORG", pattern=[{"LOWER": "ministry"}]),
    )
    assert [(each.line, each.reason) for each in refused] == [
        (5, "No span layer of the schema has the label “NOBODY”."),
        (6, "A term needs at least one character."),
        (7, "The pattern must be a list of tables in JSON, one per token."),
    ]


def test_a_table_without_the_columns_says_which_there_are(tmp_path: Path) -> None:
    with pytest.raises(FormatError, match="term, label, layer, case, pattern"):
        read_terms(table(tmp_path, "a,b", "1,2"), news())
    with pytest.raises(FormatError, match="empty"):
        read_terms(table(tmp_path, ""), news())
