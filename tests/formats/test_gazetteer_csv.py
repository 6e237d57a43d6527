from __future__ import annotations

from pathlib import Path

import pytest

from annotator.domain.errors import ExportError, FormatError
from annotator.domain.gazetteer import term_of
from annotator.formats.gazetteer_csv import read_terms, write_terms
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

    read = read_terms(path, news())

    assert read.terms == (
        term_of("Port Eldis", "entities", "GPE"),
        term_of("ORF", "entities", "ORG", any_case=True),
        term_of("ministry", "entities", "ORG", pattern=[{"LOWER": "ministry"}]),
    )
    assert [(each.line, each.reason) for each in read.refused] == [
        (5, "No span layer of the schema has the label “NOBODY”."),
        (6, "A term needs at least one character."),
        (7, "The pattern must be a list of tables in JSON, one per token."),
    ]
    assert [read.lines[term.id] for term in read.terms] == [(2,), (3, 8), (4,)]


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    terms = (
        term_of('Fenn, "Odile"', "entities", "PERSON"),
        term_of("ORF", "entities", "ORG", any_case=True),
        term_of("a ministry", "entities", "ORG", pattern=[{"LOWER": "ministry"}, {"TEXT": "für"}]),
    )
    path = tmp_path / "terms.csv"

    assert write_terms(path, terms) == 3

    assert read_terms(path, news()).terms == terms
    assert [each.name for each in tmp_path.iterdir()] == ["terms.csv"]
    with pytest.raises(ExportError, match="cannot be written"):
        write_terms(tmp_path / "missing" / "terms.csv", terms)


def test_a_table_without_the_columns_says_which_there_are(tmp_path: Path) -> None:
    with pytest.raises(FormatError, match="term, label, layer, case, pattern"):
        read_terms(table(tmp_path, "a,b", "1,2"), news())
    with pytest.raises(FormatError, match="empty"):
        read_terms(table(tmp_path, ""), news())
