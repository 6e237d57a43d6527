"""CoNLL-2003 and its kin: a token to a line with its tag last, a blank line after each sentence.

What it cannot hold: texts (tokens are joined by one blank), nested spans, all layers but one, choices, stances, and
what stands beside a text. Written is IOB2 in the four columns of 2003; read are IOB1, IOB2, IOE, BIOES and BILOU.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice

from annotator.domain.errors import FormatError
from annotator.domain.identifiers import document_id
from annotator.domain.schema import Schema
from annotator.domain.sentence import Sentence
from annotator.formats.draft import Draft
from annotator.formats.holds import Holds, rough
from annotator.formats.incoming import Incoming, IncomingDocument, ReadOptions
from annotator.formats.iob import iob2, is_tag, ranges_of
from annotator.formats.label_names import LabelNames
from annotator.formats.labelled import Labelled, LabelledThread
from annotator.formats.source import SourceFile
from annotator.formats.taking import SchemaNames, Taking
from annotator.formats.token_text import token_sentences
from annotator.formats.writer import WriteThread

_START = "-DOCSTART-"
# What CoNLL-U says of sentences and documents; a token that is “#” has no key with a value behind it.
_COMMENT = re.compile(r"#\s*(?:(newdoc|newpar)\b\s*(?:id\s*)?=?\s*(.*)|[\w.:\[\]-]+\s*=.*)")
_LOOKED_AT = 2000  # lines


def spell(name: str) -> str:
    """Return a name as a column can hold it: without white space."""
    return re.sub(r"\s+", "_", name)


class ConllWriter:
    """Writes ``token -X- -X- tag``, a ``-DOCSTART-`` before each document."""

    suffix = ".conll"
    holds = Holds(spans="flat", tokens=rough, text=False)

    @contextmanager
    def writing(self, draft: Draft, schema: Schema) -> Iterator[WriteThread]:
        """Begin a dataset."""
        names = LabelNames(schema, "span", spell)
        with draft.create(self.suffix) as file:

            def write(thread: LabelledThread) -> None:
                for labelled in thread.documents:
                    file.write("".join(_lines(labelled, names)).encode())

            yield write


def _lines(labelled: Labelled, names: LabelNames) -> Iterator[str]:
    yield f"{_START} -X- -X- O\n\n"
    text = labelled.document.text
    table = token_sentences(text)
    tags = iob2(table.tokens, [span for given in labelled.sets for span in given.spans], names)
    for sentence in table.sentences:
        for token in sentence:
            yield f"{text[table.tokens.starts[token] : table.tokens.ends[token]]} -X- -X- {tags[token]}\n"
        yield "\n"


@dataclass(slots=True)
class _Draft:
    """A document being read: sentences of tokens with their tags."""

    line: int
    name: str | None = None
    sentences: list[list[tuple[str, str]]] = field(default_factory=lambda: [[]])

    def end_sentence(self) -> None:
        if self.sentences[-1]:
            self.sentences.append([])

    @property
    def is_empty(self) -> bool:
        return not self.sentences[0]


class ConllReader:
    """Reads columns with blanks or tabs between them.

    ``-DOCSTART-`` and ``# newdoc`` begin documents; in a file without either each sentence is one.
    """

    def read(self, source: SourceFile, options: ReadOptions) -> Iterator[Incoming]:
        """Yield the documents, and a refusal for each line that has too few columns."""
        columns = _columns(source)
        names = SchemaNames(options.schema, spell)
        number = 0
        for each in _drafts(source, columns):
            if isinstance(each, FormatError):
                yield each
                continue
            number += 1
            text = "\n".join(" ".join(word for word, _tag in sentence) for sentence in each.sentences if sentence)
            identifier = each.name or document_id(source.digest(), f"document {number}")
            document = IncomingDocument(id=identifier, kind="article", text=text, line=each.line)
            taking = Taking(document, names, source, each.line)
            at = 0
            for sentence in each.sentences:
                starts: list[int] = []
                for word, _tag in sentence:
                    starts.append(at)
                    at += len(word) + 1
                for first, last, label in ranges_of(tag for _word, tag in sentence):
                    taking.span(label, starts[first], starts[last] + len(sentence[last][0]))
            yield from taking.into_document(options, None)


@dataclass(frozen=True, slots=True)
class _Columns:
    """Which column is the token and which the tag; whether the file says where documents begin."""

    token: int
    tag: int
    has_documents: bool


def _columns(source: SourceFile) -> _Columns:
    """Return what the columns hold.

    Raises:
        FormatError: no column holds tags.
    """
    rows: list[Sequence[str]] = []
    for _number, line in islice(source.lines(), _LOOKED_AT):
        if isinstance(line, FormatError) or not line or _COMMENT.match(said := _said(line)):
            continue
        if not said.startswith(_START):
            rows.append(_split(said))
    has_documents = any(
        not isinstance(line, FormatError)
        and (line.startswith(_START.encode()) or ((match := _COMMENT.match(_said(line))) and match[1] == "newdoc"))
        for _number, line in source.lines()
    )
    width = min(map(len, rows), default=0)
    for column in reversed(range(1, width)):
        found = [row[column] for row in rows]
        # A column of nothing but O is a tag column only where no other is.
        if all(map(is_tag, found)) and (set(found) != {"O"} or column == width - 1):
            numbered = width > 2 and all(re.fullmatch(r"\d+(?:[-.]\d+)?", row[0]) for row in rows)
            return _Columns(1 if numbered and column > 1 else 0, column, has_documents)
    raise source.refusal(
        Sentence("No column holds tags such as O, B-PER and I-PER; a line has a token, and its tag behind it.")
    )


def _drafts(source: SourceFile, columns: _Columns) -> Iterator[_Draft | FormatError]:
    draft = _Draft(1)
    for number, line in source.lines():
        if isinstance(line, FormatError):
            yield line
            continue
        said = _said(line)
        comment = _COMMENT.match(said)
        begins = said.startswith(_START) or (comment is not None and comment[1] == "newdoc")
        if begins or (not said and not columns.has_documents):
            if not draft.is_empty:
                yield draft
            draft = _Draft(number + (not said), comment[2].strip() or None if comment else None)
        elif not said:
            draft.end_sentence()
        elif comment is None:
            row = _split(said)
            if len(row) <= max(columns.tag, columns.token) or not row[columns.token].strip():
                yield source.refusal(Sentence("This line has no token or no tag; it was left out."), number)
            else:
                draft.sentences[-1].append((row[columns.token], row[columns.tag]))
    if not draft.is_empty:
        yield draft


def _said(line: bytes) -> str:
    return line.decode("utf-8", "replace")


def _split(line: str) -> list[str]:
    # Python's own split would take a no-break space for the end of a token.
    return line.rstrip("\t ").split("\t") if "\t" in line else [word for word in line.split(" ") if word]
