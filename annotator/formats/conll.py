"""CoNLL-2003 and its kin: a token to a line with its tag last, a blank line after each sentence.

What it cannot hold: texts (tokens are joined by one blank), nested spans, all layers but one, choices, stances, and
what stands beside a text. Written is IOB2 in the four columns of 2003; read are IOB1, IOB2, IOE, BIOES, BILOU, the
brackets of 2012 and labels without a scheme, and the text of sentences where CoNLL-U gives it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import accumulate

from annotator.domain.errors import FormatError
from annotator.domain.identifiers import document_id
from annotator.domain.schema import Schema
from annotator.domain.sentence import Sentence
from annotator.formats.conll_columns import START, Columns, beginning, columns_of, split, text_said
from annotator.formats.draft import Draft
from annotator.formats.holds import Holds, rough
from annotator.formats.incoming import Incoming, IncomingDocument, ReadOptions
from annotator.formats.iob import iob2, ranges_of, without_brackets
from annotator.formats.label_names import LabelNames
from annotator.formats.labelled import Labelled, LabelledThread
from annotator.formats.source import LARGEST_PAGE, SourceFile
from annotator.formats.taking import SchemaNames, Taking
from annotator.formats.token_text import token_sentences
from annotator.formats.whole_lines import too_large
from annotator.formats.writer import WriteThread

_BLANK = re.compile(r"\s*")


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
    yield f"{START} -X- -X- O\n\n"
    table = token_sentences(labelled.document.text)
    tags = iter(iob2(table.tokens, [span for given in labelled.sets for span in given.spans], names))
    for words in table.words:
        yield "".join([f"{word} -X- -X- {tag}\n" for word, tag in zip(words, tags, strict=False)])
        yield "\n"


@dataclass(slots=True)
class _Sentence:
    """Tokens with their tags, and the text that they are of, where the file gives it."""

    text: str | None = None
    words: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)

    def placed(self) -> tuple[str, list[int]]:
        """Return the text, the given one where the tokens stand in it, and the offset of each token."""
        starts: list[int] = []
        at = 0
        if self.text is not None:
            for word in self.words:
                at = _BLANK.match(self.text, at).end()  # type: ignore[union-attr]  # it matches the empty text
                if not self.text.startswith(word, at):
                    break
                starts.append(at)
                at += len(word)
            else:
                if not self.text[at:].strip():
                    return self.text, starts
        starts = [*accumulate((len(word) + 1 for word in self.words[:-1]), initial=0)]
        return " ".join(self.words), starts


@dataclass(slots=True)
class _Draft:
    """A document being read, as sentences; the last of them is the one being read."""

    line: int
    name: str = ""
    sentences: list[_Sentence] = field(default_factory=lambda: [_Sentence()])
    size: int = 0

    def add(self, word: str, tag: str) -> None:
        self.sentences[-1].words.append(word)
        self.sentences[-1].tags.append(tag)
        self.size += len(word) + len(tag)

    def end_sentence(self) -> None:
        if self.sentences[-1].words:
            self.sentences.append(_Sentence())

    @property
    def is_empty(self) -> bool:
        return not self.sentences[0].words


class ConllReader:
    """Reads columns with blanks or tabs between them.

    ``-DOCSTART-``, ``# newdoc`` and ``#begin document`` begin documents; in a file without any each sentence is one.
    """

    def read(self, source: SourceFile, options: ReadOptions) -> Iterator[Incoming]:
        """Yield the documents, and a refusal for each line that has too few columns."""
        columns = columns_of(source)
        names = SchemaNames(options.schema, spell)
        number = 0
        for each in _drafts(source, columns):
            if isinstance(each, FormatError):
                yield each
                continue
            number += 1
            placed = [(*sentence.placed(), sentence) for sentence in each.sentences if sentence.words]
            document = IncomingDocument(
                id=each.name or document_id(source.digest(), f"document {number}"),
                kind="article",
                text="\n".join(text for text, _starts, _sentence in placed),
                line=each.line,
            )
            taking = Taking(document, names, source, each.line)
            before = 0
            for text, starts, sentence in placed:
                tags = without_brackets(sentence.tags) if columns.scheme == "brackets" else sentence.tags
                for first, last, label in ranges_of(tags):
                    taking.span(label, before + starts[first], before + starts[last] + len(sentence.words[last]))
                before += len(text) + 1
            yield from taking.into_document(options, None)


def _drafts(source: SourceFile, columns: Columns) -> Iterator[_Draft | FormatError]:
    draft = _Draft(1)
    for number, line in source.lines():
        if isinstance(line, FormatError):
            yield line
            continue
        said = line.decode("utf-8", "replace")
        name = beginning(said)
        if name is not None or (not said and not columns.has_documents):
            if not draft.is_empty:
                yield draft
            draft = _Draft(number + (not said), name or "")
        elif not said:
            draft.end_sentence()
        elif columns.is_comment(said):
            draft.sentences[-1].text = text_said(said) or draft.sentences[-1].text
        elif not columns.holds(row := split(said)):
            yield source.refusal(Sentence("This line has no token or no tag; it was left out."), number)
        elif not columns.is_beside(row):
            draft.add(row[columns.token], row[columns.tag])
            if draft.size > LARGEST_PAGE:
                raise too_large(source, number)
    if not draft.is_empty:
        yield draft
