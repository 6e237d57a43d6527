r"""WebAnno's and INCEpTION's TSV 3: a folder with a file for each document, tokens with their offsets and layers.

What it cannot hold: choices, stances, several annotators, spans that are no whole tokens (written; parts of tokens are
read), and what stands beside a text but its id, which is the name of its file. Offsets are UTF-16 units. ``\ [ ] | _
-> ; *``, tabs and line ends in a value have a backslash before them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import count

from annotator.domain.annotation import SpanAnnotation
from annotator.domain.schema import Schema
from annotator.domain.tokens import TokenTable
from annotator.formats.draft import Draft
from annotator.formats.file_names import FileNames, is_nameable
from annotator.formats.holds import Holds, rough
from annotator.formats.labelled import Labelled, LabelledThread
from annotator.formats.loss import Part
from annotator.formats.offsets import Counting, Ruler
from annotator.formats.token_text import sentences_of
from annotator.formats.writer import WriteThread

SUFFIX = ".tsv"
FIRST_LINE = "#FORMAT=WebAnno TSV 3"

_NAMED_ENTITY = "de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity"
_CUSTOM = "webanno.custom."
_UTF16 = Counting("utf16")
_ESCAPED = re.compile(r"\\(->|[\\\[\]|_;*tnr])")
_TO_ESCAPE = re.compile(r"->|[\\\[\]|_;*\t\n\r]")
_IN_TEXT = re.compile(r"[\\\t\n\r]")
_ESCAPES = {"\t": "t", "\n": "n", "\r": "r"}
_UNESCAPES = {"t": "\t", "n": "\n", "r": "\r"}


def escaped(value: str) -> str:
    """Return a value as it stands in a cell."""
    return _TO_ESCAPE.sub(lambda found: f"\\{_ESCAPES.get(found[0], found[0])}", value)


def unescaped(cell: str) -> str:
    """Return the value of a cell."""
    return _ESCAPED.sub(lambda found: _UNESCAPES.get(found[1], found[1]), cell)


def _spell(name: str) -> str:
    return re.sub(r"\W", "_", name, flags=re.ASCII)


def type_columns(schema: Schema) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Return the type of each span layer and its features: the label first, then the attributes.

    The first layer is the one for names that INCEpTION brings along.
    """
    return {
        layer.name: (
            _CUSTOM + _spell(layer.name) if number else _NAMED_ENTITY,
            ("label" if number else "value", *(attribute.name for attribute in layer.attributes)),
        )
        for number, layer in enumerate(schema.of_kind("span"))
    }


class WebannoTsvWriter:
    """Writes a file for each document."""

    suffix = ""
    holds = Holds(
        spans="any", tokens=rough, parts=frozenset((Part.ATTRIBUTE, Part.ID)), ids=is_nameable, offsets="utf16"
    )

    @contextmanager
    def writing(self, draft: Draft, schema: Schema) -> Iterator[WriteThread]:
        """Begin a folder."""
        columns, files = type_columns(schema), FileNames()
        head = [f"{FIRST_LINE}.3"]
        head += [
            "|".join((f"#T_SP={name}", *(re.sub(r"[|\t\n\r]", "_", each) for each in features)))
            for name, features in columns.values()
        ]
        begin = "\n".join([*head, "", ""])

        def write(thread: LabelledThread) -> None:
            for labelled in thread.documents:
                lines = "".join(_lines(labelled, columns))
                draft.put(f"{files.name_of(labelled.document.id)}{SUFFIX}", f"{begin}{lines}".encode())

        yield write


def _lines(labelled: Labelled, columns: Mapping[str, tuple[str, tuple[str, ...]]]) -> Iterator[str]:
    text = labelled.document.text
    table = rough(text)
    spans = [span for given in labelled.sets for span in given.spans]
    cells = _cells(table, spans, columns)
    ruler = Ruler(text, _UTF16)
    words = [text[start:end] for start, end in zip(table.starts, table.ends, strict=True)]
    starts, ends = ruler.all_from_codepoints(table.starts), ruler.all_from_codepoints(table.ends)
    sentences = sentences_of(text, table, spans)
    for number, sentence in enumerate(sentences, 1):
        # White space around a sentence belongs to the one before, so that all sentences together are the text.
        begin = table.starts[sentence[0]] if number > 1 else 0
        end = table.starts[sentences[number][0]] if number < len(sentences) else len(text)
        yield f"\n#Text={_escaped_text(text[begin:end])}\n"
        of = slice(sentence.start, sentence.stop)
        rows = zip(count(1), starts[of], ends[of], words[of], cells[of], strict=False)
        yield "".join([f"{number}-{place}\t{first}-{last}\t{word}{row}\n" for place, first, last, word, row in rows])


def _escaped_text(text: str) -> str:
    return _IN_TEXT.sub(lambda found: f"\\{_ESCAPES.get(found[0], found[0])}", text)


def _cells(
    table: TokenTable, spans: Sequence[SpanAnnotation], columns: Mapping[str, tuple[str, tuple[str, ...]]]
) -> list[str]:
    """Return the cells of each token: those of a layer hold its spans, one behind the other, numbered."""
    here: dict[int, tuple[int, ...]] = {}
    for identifier, span in enumerate(spans):
        first, end = bisect_left(table.starts, span.start), bisect_left(table.starts, span.end)
        for token in range(first, end):
            here[token] = (*here.get(token, ()), identifier)
    nothing = "\t_" * sum(len(features) for _type, features in columns.values()) + "\t"
    rows = [nothing] * len(table.starts)
    made: dict[tuple[int, ...], str] = {}
    for token, identifiers in here.items():
        if identifiers not in made:
            found = [(identifier + 1, spans[identifier]) for identifier in identifiers]
            made[identifiers] = "\t".join(("", *_row(found, columns), ""))
        rows[token] = made[identifiers]
    return rows


def _row(
    found: Sequence[tuple[int, SpanAnnotation]], columns: Mapping[str, tuple[str, tuple[str, ...]]]
) -> Iterator[str]:
    """Yield the cells of a token with some numbered spans."""
    for layer, (_type, features) in columns.items():
        own = [(identifier, span) for identifier, span in found if span.layer == layer]
        for place, feature in enumerate(features):
            values = [(identifier, span.label if place == 0 else span.attribute(feature)) for identifier, span in own]
            stacked = [f"{'*' if value is None else escaped(value)}[{identifier}]" for identifier, value in values]
            yield "|".join(stacked) or "_"
