from __future__ import annotations

from pathlib import Path

import pytest

from annotator.domain.errors import FormatError
from annotator.formats.folders import expand
from annotator.formats.recognition import recognise
from annotator.formats.source import SourceFile


@pytest.mark.parametrize(
    ("name", "content", "format_name"),
    [
        ("a.txt", b"Headline\n\nText", "text"),
        ("a.TXT", b"Headline\n\nText", "text"),
        ("a", b"Headline\n\nText", "text"),
        ("a.txt", b"<!DOCTYPE html><html>", "html"),
        ("a.bin", b"  <html lang=en>", "html"),
        ("a.htm", b"<p>", "html"),
        ("a.csv", b"a,b", "csv"),
        ("a.tsv", b"a\tb", "csv"),
        ("a.jsonl", b"{}", "jsonl"),
        ("a.data", b'{"text": "x"}\n', "jsonl"),
        ("a.data", b'[\n  {\n "text"', "jsonl"),
    ],
)
def test_name_and_first_bytes_tell_the_format(tmp_path: Path, name: str, content: bytes, format_name: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert recognise(SourceFile(path)) == format_name


@pytest.mark.parametrize(
    ("name", "content"), [("a.css", b"p {}"), ("a.xml", b"<?xml version='1.0'?><a/>"), ("a.pdf", b"%PDF-1.4")]
)
def test_what_is_no_page_is_refused_in_a_sentence(tmp_path: Path, name: str, content: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(FormatError, match=name):
        recognise(SourceFile(path))


def test_folders_open_in_order_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", ".hidden", "sub/c.txt", ".git/config", "Thumbs.db", "~$a.docx"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x")
    (tmp_path / "sub" / "loop").symlink_to(tmp_path)
    found = [path.relative_to(tmp_path).as_posix() for path in expand([tmp_path]) if isinstance(path, Path)]
    assert found == ["a.txt", "b.txt", "sub/c.txt"]


def test_an_export_gives_its_data_and_not_its_manifest(tmp_path: Path) -> None:
    for name in ("all.jsonl", "manifest.json"):
        (tmp_path / name).write_text("{}")
    assert list(expand([tmp_path])) == [tmp_path / "all.jsonl"]


def test_missing_and_empty_are_sentences(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    missing, empty = expand([tmp_path / "none", tmp_path / "empty"])
    assert isinstance(missing, FormatError)
    assert isinstance(empty, FormatError)
    assert "no such file" in missing.reason
    assert "no file to read" in empty.reason


def test_each_file_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    assert list(expand([tmp_path / "a.txt", tmp_path])) == [tmp_path / "a.txt"]
