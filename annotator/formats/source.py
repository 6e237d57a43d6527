"""A file as readers see it: bytes, lines or text, with its encoding found and its size kept in check."""

from __future__ import annotations

import codecs
import hashlib
import io
import re
from collections.abc import Iterator
from pathlib import Path

from annotator.domain.errors import FormatError
from annotator.domain.normalisation import storable
from annotator.domain.sentence import Sentence
from annotator.formats.decoding import binary_kind, check_encoding, encoding_of_mark, guess_encoding, splits_at_newline
from annotator.formats.raw import RawFile, without_compression

LONGEST_LINE = 16 << 20
"""Bytes (characters, in UTF-16 and UTF-32) of the longest line that ``lines`` gives out."""

LARGEST_PAGE = 64 << 20
"""Bytes of the largest file that ``text`` gives out."""

_HEAD = 1 << 16
_CHUNK = 1 << 20
_LINE_END = re.compile("\r\n?|\n")


class SourceFile:
    """A file to read from, once, by one reader; in a folder or in an archive, compressed or not.

    ``file`` is what a person calls it, ``path`` what it would be called if it were not compressed, which says what is
    in it and what lies beside it. ``encoding`` is what a person said; without it UTF-8, UTF-16 and UTF-32 are
    recognised and others guessed. ``keep`` holds the numbers, from 1, of lines that a reader would leave out and a
    person wants in. ``guessed`` is the encoding that was guessed, None as long as none was.

    Every method raises ``FormatError``, with the file, where the file is missing, unreadable, damaged or binary.
    """

    def __init__(self, path: Path, encoding: str | None = None, keep: frozenset[int] = frozenset()) -> None:
        self.file = path
        self.path = without_compression(path)
        self.encoding = encoding
        self.keep = keep
        self.guessed: str | None = None
        self._raw = RawFile(path)
        self._digest: str | None = None

    @property
    def name(self) -> str:
        """Name of the file, without its folder, as a project can keep it."""
        return storable(self.file.name)

    @property
    def size(self) -> int:
        """Size of the file in bytes, as it is stored."""
        return self._raw.size

    @property
    def bytes_read(self) -> int:
        """How far the reading is, out of ``size``."""
        return self._raw.bytes_read

    def is_larger_than(self, size: int) -> bool:
        """Return whether the file has more bytes than that; of a compressed one nobody knows, so it may be."""
        return self.path != self.file or self.size > size

    def digest(self) -> str:
        """Return the SHA-256 of the bytes, 64 hexadecimal digits; the same whether the file is compressed or not."""
        if self._digest is None:
            with self._raw.open(followed=False) as file:
                self._digest = hashlib.file_digest(file, "sha256").hexdigest()
        return self._digest

    def head(self, size: int = _HEAD) -> bytes:
        """Return the first bytes of the file, whatever they are."""
        with self._raw.open(followed=False) as file:
            return file.read(size)

    def open(self) -> io.BufferedReader:
        """Open the file as it is, whatever it is."""
        return self._raw.open()

    def content(self) -> bytes:
        """Return the bytes of the whole file.

        Raises:
            FormatError: the file is empty, binary, or larger than ``LARGEST_PAGE``.
        """
        data = b"" if self.size > LARGEST_PAGE else self._beginning(LARGEST_PAGE + 1)
        if self.size > LARGEST_PAGE or len(data) > LARGEST_PAGE:
            limit = LARGEST_PAGE >> 20
            raise self.refusal(
                Sentence("This page is larger than the {limit} MB that a page may have; split it.", limit=limit)
            )
        if not data:
            raise self.refusal("The file is empty.")
        self._refuse_binary(data[:_HEAD])
        return data

    def text(self) -> str:
        """Return the whole file decoded, without a leading byte order mark, its line ends as they are.

        Raises:
            FormatError: the file is empty, binary, larger than ``LARGEST_PAGE``, or not in the encoding; the line
                is that of the first byte that does not fit.
        """
        data = self.content()
        encoding = self._stated(data) or "utf-8"
        try:
            return data.decode(encoding).removeprefix("\ufeff")
        except UnicodeDecodeError as error:
            if self.encoding or encoding != "utf-8":
                raise self._undecodable(data, error, encoding) from error
            guess = guess_encoding(data)
            if guess in (None, "utf-8"):
                raise self._undecodable(data, error, "utf-8") from error
        try:
            text = data.decode(guess or "utf-8")
        except UnicodeDecodeError as error:
            raise self._undecodable(data, error, guess or "utf-8") from error
        self.guessed = guess
        return text

    def lines(self) -> Iterator[tuple[int, bytes | FormatError]]:
        """Yield each line with its number, from 1, as UTF-8 without its line end, in bounded memory.

        Lines end with LF or CRLF. A line without anything but white space is given as ``b""``. A line longer than
        ``LONGEST_LINE`` or not in the encoding is given as the ``FormatError`` that says so, and the next one
        follows; in UTF-16 and UTF-32 nothing follows after bytes that do not decode. A leading byte order mark is
        dropped. Without an encoding lines count as UTF-8: nothing is guessed here.
        """
        with self._raw.open() as file:
            encoding = self._encoding_of(self.head()) or "utf-8"
            if splits_at_newline(encoding):
                yield from self._byte_lines(file, encoding)
            else:
                yield from self._wide_lines(file, encoding)

    def text_lines(self) -> Iterator[str | FormatError]:
        """Yield the lines decoded, each with its line end (LF, CR or CRLF), in bounded memory.

        Bytes that are not in the encoding come out as lone surrogates (U+DC80 to U+DCFF), so that a reader can
        refuse the row that has them and read on. A line longer than ``LONGEST_LINE`` characters is given as the
        ``FormatError`` that says so. A leading byte order mark is dropped.

        Raises:
            FormatError: the file is binary, or in UTF-16 or UTF-32 and damaged.
        """
        with self._raw.open() as file:
            sample = self.head(_CHUNK)
            encoding = self._encoding_of(sample[:_HEAD]) or self._sampled(sample)
            wide = not splits_at_newline(encoding)
            errors = "strict" if wide else "surrogateescape"
            with io.TextIOWrapper(file, encoding, errors, newline="") as text:
                try:
                    yield from self._decoded_lines(text)
                except UnicodeError as error:
                    raise self.refusal(
                        Sentence("The file is damaged: what follows is not {encoding}.", encoding=encoding.upper())
                    ) from error

    def chunks(self) -> Iterator[str]:
        """Yield the file decoded, a megabyte at a time, its line ends as they are; without an encoding it is UTF-8.

        Raises:
            FormatError: the file is binary, or not in its encoding.
        """
        with self._raw.open() as file:
            encoding = self._encoding_of(self.head()) or "utf-8"
            with io.TextIOWrapper(file, encoding, "strict", newline="") as text:
                try:
                    while chunk := text.read(_CHUNK):
                        yield chunk
                except UnicodeError as error:
                    raise self.refusal(
                        Sentence("The file is damaged: what follows is not {encoding}.", encoding=encoding.upper())
                    ) from error

    def refusal(self, reason: str, line: int | None = None) -> FormatError:
        """Return the error that says ``reason`` of this file and line."""
        return FormatError(reason, file=self.file, line=line)

    def _beginning(self, size: int) -> bytes:
        with self._raw.open() as file:
            return file.read(size)

    def _encoding_of(self, head: bytes) -> str | None:
        """Return the encoding that is stated; refuse what is no text."""
        self._refuse_binary(head)
        return self._stated(head)

    def _refuse_binary(self, head: bytes) -> None:
        if self.encoding:
            try:
                check_encoding(self.encoding)
            except FormatError as error:
                raise self.refusal(error.reason) from error
        kind = binary_kind(head)
        if kind and not (self.encoding and kind == "a binary file"):
            raise self.refusal(
                Sentence("This seems to be {kind}, not text; save it as plain text or HTML and import that.", kind=kind)
            )

    def _stated(self, head: bytes) -> str | None:
        """Return the encoding that a person named, else the one of a byte order mark."""
        return codecs.lookup(self.encoding).name if self.encoding else encoding_of_mark(head)

    def _sampled(self, sample: bytes) -> str:
        # The sample may end inside a character; cut it at a line end.
        whole = sample[: sample.rfind(b"\n") + 1] or sample if len(sample) == _CHUNK else sample
        try:
            whole.decode("utf-8")
        except UnicodeDecodeError:
            guess = guess_encoding(whole)
            if guess not in (None, "utf-8"):
                self.guessed = guess
                return self.guessed or "utf-8"
        return "utf-8"

    def _byte_lines(self, file: io.BufferedReader, encoding: str) -> Iterator[tuple[int, bytes | FormatError]]:
        plain = encoding in ("utf-8", "utf-8-sig")
        number = 0
        while line := file.readline(LONGEST_LINE + 2):
            number += 1
            if number == 1 and plain:
                line = line.removeprefix(b"\xef\xbb\xbf")
            if not line.endswith(b"\n") and len(line) > LONGEST_LINE:
                yield number, self._too_long(number)
                while not line.endswith(b"\n") and (line := file.readline(_CHUNK)):
                    pass
                continue
            line = line.removesuffix(b"\n").removesuffix(b"\r")
            if line.isspace():
                line = b""
            if plain and line.isascii():
                yield number, line
                continue
            try:
                text = line.decode(encoding)
            except UnicodeDecodeError as error:
                yield number, self._bad_byte(line, error, encoding, number)
            else:
                yield number, line if plain else text.encode("utf-8", "surrogatepass")

    def _wide_lines(self, file: io.BufferedReader, encoding: str) -> Iterator[tuple[int, bytes | FormatError]]:
        number = 0
        with io.TextIOWrapper(file, encoding, "strict", newline="\n") as text:
            try:
                for number, line in enumerate(self._decoded_lines(text), 1):
                    if isinstance(line, FormatError):
                        yield number, line
                        continue
                    said = line.removesuffix("\n").removesuffix("\r")
                    yield number, b"" if said.isspace() else said.encode("utf-8", "surrogatepass")
            except UnicodeError:
                reason = Sentence(
                    "From here on the file is not {encoding}; the rest of it was not read.", encoding=encoding.upper()
                )
                yield number + 1, self.refusal(reason, number + 1)

    def _decoded_lines(self, text: io.TextIOWrapper) -> Iterator[str | FormatError]:
        """Yield the lines of a decoded file as it has them; those that are too long as errors."""
        number = 0
        while line := text.readline(LONGEST_LINE + 2):
            number += 1
            if len(line) > LONGEST_LINE and not line.endswith(("\n", "\r")):
                yield self._too_long(number)
                while line and not line.endswith(("\n", "\r")):
                    line = text.readline(_CHUNK)
                continue
            yield line.removeprefix("\ufeff") if number == 1 else line

    def _too_long(self, number: int) -> FormatError:
        limit = LONGEST_LINE >> 20
        return self.refusal(
            Sentence("The line is longer than the {limit} MB that a line may have; it was skipped.", limit=limit),
            number,
        )

    def _bad_byte(self, data: bytes, error: UnicodeDecodeError, encoding: str, line: int) -> FormatError:
        where = Sentence("byte 0x{byte:02X} ", byte=data[error.start]) if error.start < len(data) else ""
        hint = (
            Sentence("check the encoding that you named.")
            if self.encoding
            else Sentence("name its encoding (--encoding).")
        )
        return self.refusal(
            Sentence(
                "The text is not {encoding} here ({where}does not fit); {hint}",
                encoding=encoding.upper(),
                where=where,
                hint=hint,
            ),
            line,
        )

    def _undecodable(self, data: bytes, error: UnicodeDecodeError, encoding: str) -> FormatError:
        before = data[: error.start].decode(encoding, "replace")
        return self._bad_byte(data, error, encoding, 1 + len(_LINE_END.findall(before)))
