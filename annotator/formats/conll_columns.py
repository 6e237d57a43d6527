"""Which columns of a file like CoNLL's hold tokens and tags, and which of its lines are something else."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from annotator.domain.errors import FormatError
from annotator.domain.sentence import Sentence
from annotator.formats.iob import NO_TAG, is_bracket, is_tag
from annotator.formats.source import SourceFile

START = "-DOCSTART-"

_NEW_DOCUMENT = re.compile(r"# *newdoc\b\s*(?:id\s*)?=?\s*(.*)")
_BEGIN = re.compile(r"#begin document ?\(?([^);]*)\)?(?:; *part *(\d+))?")
# What CoNLL-U says of sentences; a token that is “#” has no key with a value behind it.
_KEYED = re.compile(r"# *(?:newpar\b|([\w.:\[\]-]+) *=\s*(.*))")
_NUMBER = re.compile(r"\d+(?:[-.]\d+)?")
_BARE = re.compile(r"[^\W\d_][\w./-]*")
_LOOKED_AT = 2000  # lines
_WORD_2012, _NAMES_2012 = 3, 10
_SEEN, _FEW = 200, 3  # lines of a file that nothing else is known of
_MOST = 0.9  # of the rows; a broken line shall not cost the file
_MOST_LABELS = 64  # of a column of labels without a scheme

Scheme = Literal["tags", "brackets", "bare"]
"""``B-PER`` and its kin; ``(PERSON*`` of 2012; ``PERSON`` alone, as Stanford's tagger has it."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column is the token and which the tag; whether tokens are numbered, and lines say where documents begin."""

    token: int
    tag: int
    scheme: Scheme
    is_numbered: bool
    has_documents: bool

    def holds(self, row: Sequence[str]) -> bool:
        """Return whether a row has a token and a tag."""
        return len(row) > max(self.tag, self.token) and bool(row[self.token].strip())

    def is_comment(self, said: str) -> bool:
        """Return whether a line speaks of the tokens, and is none."""
        if not said.startswith("#"):
            return False
        if _KEYED.match(said):
            return True
        row = split(said)
        return len(row) <= self.tag or not (row[self.tag] in NO_TAG or _TESTS[self.scheme](row[self.tag]))

    def is_beside(self, row: Sequence[str]) -> bool:
        """Return whether a numbered row stands beside the tokens: one for several of them, or one that is not there."""
        return self.is_numbered and not row[0].isdigit()


def beginning(said: str) -> str | None:
    """Return the name of the document that a line begins, "" where it gives none; None where it begins none."""
    if said.startswith(START):
        return ""
    if match := _NEW_DOCUMENT.match(said):
        return match[1].strip()
    if match := _BEGIN.match(said):
        return match[1] if match[2] is None else f"{match[1]} part {match[2]}"
    return None


def text_said(said: str) -> str | None:
    """Return the text of a sentence that a comment gives, or None."""
    match = _KEYED.match(said)
    return match[2].strip() if match and match[1] == "text" else None


def split(line: str) -> list[str]:
    """Return the columns of a line, which tabs part, or else blanks."""
    # Python's own split would take a no-break space for the end of a token.
    return line.rstrip("\t ").split("\t") if "\t" in line else [word for word in line.split(" ") if word]


def is_columns(head: bytes) -> bool:
    """Return whether the beginning of a file has nothing but tokens with their tags in the last column."""
    lines = head.decode("utf-8", "replace").split("\n")[:-1][:_SEEN]
    rows = [split(line.rstrip("\r")) for line in lines if line.strip() and not line.startswith("#")]
    is_tagged = all(len(row) > 1 and is_tag(row[-1]) for row in rows)
    return is_tagged and len(rows) >= _FEW and any(_is_inside(row[-1]) for row in rows)


def columns_of(source: SourceFile) -> Columns:
    """Return what the columns hold.

    Raises:
        FormatError: no column holds tags.
    """
    rows: list[Sequence[str]] = []
    for _number, line in islice(source.lines(), _LOOKED_AT):
        if not isinstance(line, FormatError) and line and not line.startswith((b"#", START.encode())):
            rows.append(split(line.decode("utf-8", "replace")))
    widths = Counter(map(len, rows))
    # Sentences of 2012 have a column for each of their verbs.
    width = max((each for each in widths if _share(len(row) >= each for row in rows) >= _MOST), default=0)
    rows = [row for row in rows if len(row) >= width]
    has_documents = any(
        not isinstance(line, FormatError)
        and line.startswith((b"#", START.encode()))
        and beginning(line.decode("utf-8", "replace")) is not None
        for _number, line in source.lines()
    )
    is_numbered = width > 2 and all(_NUMBER.fullmatch(row[0]) for row in rows)
    for scheme in _TESTS:
        column = _column(rows, width, scheme)
        if column is not None:
            return Columns(_token(rows, column, scheme, is_numbered), column, scheme, is_numbered, has_documents)
    raise source.refusal(
        Sentence("No column holds tags such as O, B-PER and I-PER; a line has a token, and its tag behind it.")
    )


def _token(rows: Sequence[Sequence[str]], tag: int, scheme: Scheme, is_numbered: bool) -> int:
    """Return the column of the tokens."""
    if tag == 0:
        return 1
    if scheme == "brackets" and _is_2012(rows, tag + 1):
        return _WORD_2012
    return 1 if is_numbered and tag > 1 else 0


def _column(rows: Sequence[Sequence[str]], width: int, scheme: Scheme) -> int | None:
    """Return the column of tags of a scheme: the last, of brackets the first, that of the names."""
    if scheme == "brackets":
        # Of 2012 the sixth is that of the syntax, in brackets, too.
        for column in range(_NAMES_2012 if _is_2012(rows, width) else 1, width):
            found = [row[column] for row in rows]
            if _share(map(is_bracket, found)) >= _MOST and any("(" in cell for cell in found):
                return column
        return None
    if scheme == "bare":
        found = [row[width - 1] for row in rows] if width > 1 else []
        is_label_column = "O" in found and len({*found}) <= _MOST_LABELS and all(map(_is_bare, found))
        return width - 1 if is_label_column else None
    for column in reversed(range(width if width > 1 else 0)):
        found = [row[column] for row in rows]
        # A column of nothing but O is a tag column only where no other is; tags before the tokens are rare.
        if _share(map(is_tag, found)) >= _MOST and (any(map(_is_inside, found)) or column == width - 1):
            return column
    return None


def _is_2012(rows: Sequence[Sequence[str]], width: int) -> bool:
    """Return whether rows are of 2012: document, part, number, word, and the names behind what else is known of it."""
    return width > _NAMES_2012 and all(row[2].isdigit() for row in rows)


def _is_inside(cell: str) -> bool:
    return cell not in NO_TAG and is_tag(cell)


def _is_bare(cell: str) -> bool:
    return cell in NO_TAG or _BARE.fullmatch(cell) is not None


def _share(found: Iterable[bool]) -> float:
    """Return how many of some are so, from 0 to 1."""
    each = [*found]
    return sum(each) / len(each) if each else 0.0


_TESTS: dict[Scheme, Callable[[str], bool]] = {"tags": is_tag, "brackets": is_bracket, "bare": _is_bare}
