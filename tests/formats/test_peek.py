"""What a person is shown of a table before saying which column is what."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator.domain.errors import FormatError
from annotator.formats.peek import peek


def test_columns_and_rows_of_a_table(tmp_path: Path) -> None:
    file = tmp_path / "comments.csv"
    file.write_text("cid;comment;poster\n1;Fenn is right;ann\n2;She did;bob\n", encoding="utf-8")
    found = peek(file)
    assert found is not None
    assert found.columns == ("cid", "comment", "poster")
    assert found.rows == (("1", "Fenn is right", "ann"), ("2", "She did", "bob"))
    assert found.found == {"text": "comment"}


def test_a_table_whose_text_nobody_can_guess_still_shows_its_columns(tmp_path: Path) -> None:
    file = tmp_path / "odd.csv"
    file.write_text("a,b\n1,Fenn is right\n", encoding="utf-8")
    found = peek(file)
    assert found is not None
    assert (found.columns, dict(found.found)) == (("a", "b"), {})


def test_json_objects_show_every_key(tmp_path: Path) -> None:
    file = tmp_path / "posts.jsonl"
    file.write_text('{"body": "Fenn", "user": {"name": "ann"}}\n\n{"body": "She", "likes": 3}\n', encoding="utf-8")
    found = peek(file)
    assert found is not None
    assert found.columns == ("body", "user", "likes")
    assert found.rows == (("Fenn", '{"name":"ann"}', ""), ("She", "", "3"))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("page.txt", "Storm closes bridge\n\nIt was windy.\n"),
        ("own.jsonl", '{"id": "a", "text": "Storm", "kind": "article"}\n'),
        ("empty.csv", ""),
    ],
)
def test_pages_and_our_own_lines_have_no_columns_to_choose(tmp_path: Path, name: str, text: str) -> None:
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    assert peek(file) is None


def test_a_missing_file_is_refused_with_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(FormatError):
        peek(tmp_path / "gone.csv")
