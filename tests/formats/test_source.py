from __future__ import annotations

import codecs
import hashlib
import os
from pathlib import Path

import pytest

from annotator.domain.errors import FormatError
from annotator.formats import source as source_module
from annotator.formats.source import SourceFile


def source_of(tmp_path: Path, content: bytes, encoding: str | None = None) -> SourceFile:
    path = tmp_path / "file"
    path.write_bytes(content)
    return SourceFile(path, encoding)


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", codecs.BOM_UTF8),
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
        ("utf-32-le", codecs.BOM_UTF32_LE),
        ("utf-32-be", codecs.BOM_UTF32_BE),
    ],
)
def test_unicode_is_recognised_in_every_form(tmp_path: Path, encoding: str, mark: bytes) -> None:
    source = source_of(tmp_path, mark + "Zürich 👩🏽‍🚒\r\nنعم\n".encode(encoding))
    assert source.text() == "Zürich 👩🏽‍🚒\r\nنعم\n"
    assert list(source.lines()) == [(1, "Zürich 👩🏽‍🚒".encode()), (2, "نعم".encode())]
    assert source.guessed is None


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1252", "Der Bürgermeister von Köln überlegt, ob die Brücke gesperrt wird."),
        ("cp1252", "Le maire a été élu à Montréal."),
        ("cp1251", "Мэр города заявил, что мост откроют в пятницу. Жители довольны этим решением."),
        ("cp932", "市長は橋が金曜日に開通すると述べた。住民は喜んでいる。"),
        ("cp1256", "قال رئيس البلدية إن الجسر سيفتح يوم الجمعة"),
    ],
)
def test_old_encodings_are_guessed_and_the_guess_is_told(tmp_path: Path, encoding: str, text: str) -> None:
    source = source_of(tmp_path, text.encode(encoding))
    assert source.text() == text
    assert source.guessed is not None


def test_a_named_encoding_is_held_to(tmp_path: Path) -> None:
    source = source_of(tmp_path, b"one\r\ntwo\rthr\xe9e", "utf-8")
    with pytest.raises(FormatError, match=r"not UTF-8 here \(byte 0xE9") as refusal:
        source.text()
    assert refusal.value.line == 3
    assert refusal.value.file == source.path


def test_damaged_utf8_is_not_taken_for_something_else(tmp_path: Path) -> None:
    source = source_of(tmp_path, "Zürich, Köln,\nMünchen".encode() + b" \xff und Graz")
    with pytest.raises(FormatError) as refusal:
        source.text()
    assert refusal.value.line == 2


def test_an_unknown_encoding_is_a_sentence(tmp_path: Path) -> None:
    for name in ("klingon", "base64"):
        with pytest.raises(FormatError, match=f"no text encoding called “{name}”"):
            source_of(tmp_path, b"text", name).text()


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.7\n...", "a PDF document"),
        (b"\x89PNG\r\n\x1a\n\0\0", "a PNG image"),
        (b"PK\x03\x04\x14\0\0\0\0\0word/document.xml", "a Word document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0", "an old office document"),
        (b"SQLite format 3\0", "a database"),
        (bytes(range(256)) * 4, "a binary file"),
    ],
)
def test_binary_files_are_named(tmp_path: Path, content: bytes, kind: str) -> None:
    source = source_of(tmp_path, content)
    for read in (source.text, lambda: list(source.lines()), lambda: list(source.text_lines())):
        with pytest.raises(FormatError, match=f"seems to be {kind}"):
            read()


def test_a_stray_nul_is_no_binary_file(tmp_path: Path) -> None:
    assert source_of(tmp_path, b"A sentence with a NUL \0 in it.").text() == "A sentence with a NUL \0 in it."


def test_a_line_that_is_too_long_is_skipped_and_the_rest_follows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(source_module, "LONGEST_LINE", 1 << 20)
    source = source_of(tmp_path, b"first\n" + b"x" * (5 << 20) + b"\nlast\n")
    numbers = [(number, line) for number, line in source.lines() if isinstance(line, bytes)]
    [refused] = [line for _, line in source.lines() if isinstance(line, FormatError)]
    assert numbers == [(1, b"first"), (3, b"last")]
    assert refused.line == 2
    assert "longer than the 1 MB" in refused.reason
    assert source.bytes_read >= source.size
    assert [line for line in source.text_lines() if isinstance(line, str)] == ["first\n", "last\n"]


def test_one_bad_line_leaves_the_others(tmp_path: Path) -> None:
    good, bad, last = [line for _, line in source_of(tmp_path, b"a\nb\xff\n\xc3\xa9").lines()]
    assert (good, last) == (b"a", "é".encode())
    assert isinstance(bad, FormatError)
    assert bad.line == 2


def test_blank_lines_are_given_empty_and_counted(tmp_path: Path) -> None:
    assert list(source_of(tmp_path, b"a\n  \t\r\n\nb").lines()) == [(1, b"a"), (2, b""), (3, b""), (4, b"b")]


def test_the_digest_is_of_the_raw_bytes(tmp_path: Path) -> None:
    content = codecs.BOM_UTF8 + b"a\r\nb"
    assert source_of(tmp_path, content).digest() == hashlib.sha256(content).hexdigest()


def test_what_cannot_be_opened_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(FormatError, match="no such file"):
        SourceFile(tmp_path / "missing").text()
    with pytest.raises(FormatError, match="not a file"):
        SourceFile(tmp_path).text()
    with pytest.raises(FormatError, match="empty"):
        source_of(tmp_path, b"").text()
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe")
        with pytest.raises(FormatError, match="not a file"):
            SourceFile(tmp_path / "pipe").digest()


def test_a_page_that_is_too_large_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(source_module.LARGEST_PAGE + 1)
    with pytest.raises(FormatError, match="larger than the 64 MB"):
        SourceFile(path).text()
