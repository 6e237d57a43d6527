"""From bytes to text: byte order marks, guesses, and files that are no text at all."""

from __future__ import annotations

import codecs

from charset_normalizer import from_bytes

from annotator.domain.errors import FormatError
from annotator.domain.sentence import Sentence

_MARKS = (
    # UTF-32 first: its little-endian mark begins with the one of UTF-16.
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_SIGNATURES = (
    (b"%PDF-", Sentence("a PDF document")),
    (b"{\\rtf", Sentence("a rich text document (RTF)")),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Sentence("an old office document (Word, Excel or PowerPoint)")),
    (b"\x89PNG\r\n", Sentence("a PNG image")),
    (b"\xff\xd8\xff", Sentence("a JPEG image")),
    (b"GIF87a", Sentence("a GIF image")),
    (b"GIF89a", Sentence("a GIF image")),
    (b"II*\x00", Sentence("a TIFF image")),
    (b"MM\x00*", Sentence("a TIFF image")),
    (b"\x1f\x8b", Sentence("a gzip archive")),
    (b"BZh", Sentence("a bzip2 archive")),
    (b"\xfd7zXZ\x00", Sentence("an xz archive")),
    (b"(\xb5/\xfd", Sentence("a zstd archive")),
    (b"\x80\x02", Sentence("a Python pickle (which is never opened)")),
    (b"\x80\x03", Sentence("a Python pickle (which is never opened)")),
    (b"\x80\x04", Sentence("a Python pickle (which is never opened)")),
    (b"\x80\x05", Sentence("a Python pickle (which is never opened)")),
    (b"7z\xbc\xaf\x27\x1c", Sentence("a 7-Zip archive")),
    (b"Rar!\x1a\x07", Sentence("a RAR archive")),
    (b"SQLite format 3\x00", Sentence("a database (SQLite)")),
    (b"PAR1", Sentence("a Parquet table")),
    (b"ARROW1\x00", Sentence("an Arrow table")),
    (b"\x7fELF", Sentence("a program")),
    (b"ID3", Sentence("a sound recording (MP3)")),
    (b"OggS", Sentence("a sound recording or film (Ogg)")),
    (b"\x1aE\xdf\xa3", Sentence("a film (Matroska)")),
    (b"wOFF", Sentence("a font")),
    (b"wOF2", Sentence("a font")),
)

_ZIPS = (b"PK\x03\x04", b"PK\x05\x06")  # the second where nothing is in it
_ZIPPED = (
    (b"word/", Sentence("a Word document")),
    (b"xl/", Sentence("an Excel table")),
    (b"ppt/", Sentence("a PowerPoint presentation")),
    (b"mimetypeapplication/vnd.oasis.opendocument", Sentence("an OpenDocument file")),
    (b"mimetypeapplication/epub", Sentence("an EPUB book")),
)

_RIFF = {
    b"WEBP": Sentence("a WebP image"),
    b"WAVE": Sentence("a sound recording (WAV)"),
    b"AVI ": Sentence("a film (AVI)"),
}

_CONTROLS = [bytes([byte]) for byte in range(32) if byte not in b"\t\n\v\f\r\x1b"]

# What a guess may choose from: encodings in which people still find news and comments.
_GUESSES = [
    *("cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "koi8_r", "iso8859_2"),
    *("cp932", "euc_jp", "gb18030", "big5", "cp949"),
]
_GUESS_FROM = 1 << 18


def encoding_of_mark(head: bytes) -> str | None:
    """Return the encoding that a leading byte order mark names, or None where there is none."""
    return next((encoding for mark, encoding in _MARKS if head.startswith(mark)), None)


def check_encoding(encoding: str) -> None:
    """Raise ``FormatError`` where Python knows no text encoding of that name."""
    try:
        # Of no bytes at all Python makes a text in any encoding.
        b" ".decode(encoding)
    except UnicodeDecodeError:
        return
    except (LookupError, ValueError) as error:
        raise FormatError(
            "There is no text encoding called “{encoding}”; try utf-8 or cp1252.", encoding=encoding
        ) from error


def splits_at_newline(encoding: str) -> bool:
    """Return whether the byte 0x0A is a line end and nothing else in that encoding."""
    wide = encoding.lower().replace("_", "-").startswith(("utf-16", "utf-32"))
    return not wide and "\n".encode(encoding).removeprefix(codecs.BOM_UTF8) == b"\n"


def is_zip(head: bytes) -> bool:
    """Return whether a file is a zip archive, or one of the many formats that are."""
    return head.startswith(_ZIPS)


def binary_kind(head: bytes) -> Sentence | None:
    """Return what the file seems to be, with its article, where its first bytes are not those of a text."""
    if encoding_of_mark(head):
        return None
    kind = next((kind for signature, kind in _SIGNATURES if head.startswith(signature)), None)
    if is_zip(head):
        kind = next((kind for member, kind in _ZIPPED if member in head), Sentence("a zip archive"))
    elif head.startswith(b"RIFF"):
        kind = _RIFF.get(head[8:12])
    elif head[257:262] == b"ustar":
        kind = Sentence("a tar archive")
    elif head[4:8] == b"ftyp":
        kind = Sentence("a film or an image (MP4 or HEIC)")
    if kind:
        return kind
    controls = sum(head.count(byte) for byte in _CONTROLS)
    # A stray NUL in a text is replaced and reported when the text is normalised; it does not make a binary file.
    if controls and (controls * 10 > len(head) or not _begins_as_utf8(head)):
        return Sentence("a binary file")
    return None


def _begins_as_utf8(head: bytes) -> bool:
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return False
    return True


def guess_encoding(data: bytes) -> str | None:
    """Return the likeliest encoding of bytes that are not UTF-8, or None where none is likely.

    ``data`` may be the beginning of a file. Where the bytes are mostly UTF-8 with damage in between, the answer
    is ``utf-8``: read otherwise, every letter beyond ASCII would come out wrong for the sake of a few.
    """
    sample = data[:_GUESS_FROM]
    decoded = sample.decode("utf-8", "surrogateescape")
    damaged = sum("\udc80" <= character <= "\udcff" for character in decoded)
    if sum(character > "\x7f" for character in decoded) > 2 * damaged:
        return "utf-8"
    matches = from_bytes(sample, cp_isolation=_GUESSES)
    best = matches.best()
    if best is None:
        return None
    for match in matches:
        # Among equals the one that most of the world's old files are in.
        as_likely = (match.chaos, -match.coherence) <= (best.chaos, -best.coherence)
        if as_likely and "cp1252" in match.could_be_from_charset:
            return "cp1252"
    return best.encoding
