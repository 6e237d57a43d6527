"""Writes spaCy's DocBin: ``doc.spans`` by layer, ``doc.ents`` of the first span layer, ``doc.cats`` of choices.

What it cannot hold: spans that are no whole tokens of the language's tokenizer, attributes, stances, what was rejected.
``doc.ents`` takes the longest of spans that overlap; ``doc.spans`` has all of them. A layer that is not answered has
no ``cats``: missing, not negative. What is more than ``PART`` tokens becomes a folder of several files, which spaCy
reads as it reads one.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import orjson

from annotator.domain.annotation import SpanAnnotation
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.document import Document
from annotator.domain.schema import Schema
from annotator.domain.tokens import TokenTable
from annotator.formats.document_fields import document_fields
from annotator.formats.draft import Draft
from annotator.formats.holds import DETAILS, Holds
from annotator.formats.label_names import LabelNames
from annotator.formats.labelled import LabelledThread
from annotator.formats.loss import Part
from annotator.formats.spacy_config import Taught, write_config
from annotator.formats.writer import WriteThread

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span

PART = 1 << 19
"""Tokens of one file: spaCy packs all of it in memory, and unpacks it there when it trains."""

OURS = "annotator"
"""The key of ``doc.user_data`` under which our own details stand, as JSON."""


@lru_cache(maxsize=2)
def _language(code: str) -> Language:
    import spacy  # noqa: PLC0415 - takes a second, and most exports do without

    try:
        language = spacy.blank(code)
    except (ImportError, ValueError):
        # A language that spaCy does not know, or whose tokenizer is a package of its own.
        language = spacy.blank("xx")
    language.max_length = sys.maxsize
    return language


@lru_cache(maxsize=4)
def _doc(text: str, language: str) -> Doc:
    """Return the tokens of a text; asked for to fit spans to them, and again to write them."""
    return _language(language).make_doc(text)


def tokens_of(text: str, language: str) -> TokenTable:
    """Return the tokens of a text that are more than white space, as spaCy cuts them in that language."""
    places = [(token.idx, token.idx + len(token)) for token in _doc(text, language) if not token.is_space]
    return TokenTable(tuple(start for start, _end in places), tuple(end for _start, end in places))


class SpacyWriter:
    """Writes one ``Doc`` per annotator and document."""

    suffix = ".spacy"
    holds = Holds(
        spans="any",
        choices=True,
        annotators=True,
        tokens=tokens_of,
        parts=DETAILS | {Part.STATE, Part.FLAG},
    )

    @contextmanager
    def writing(self, draft: Draft, schema: Schema) -> Iterator[WriteThread]:
        """Begin a dataset; each file is packed when it is full, since all its words stand behind its tokens."""
        parts, taught = _Parts(draft, self.suffix), Taught(schema)
        names = _Names(schema, LabelNames(schema, "span"), LabelNames(schema, "choice"))

        def write(thread: LabelledThread) -> None:
            for document, sets in thread.documents:
                for given in sets or (None,):
                    doc = _filled(document, given, thread.split, names)
                    parts.add(doc)
                    if given is None:
                        taught.add_unseen()
                    else:
                        spans = {layer: [*map(len, group)] for layer, group in doc.spans.items()}
                        taught.add(len(doc.ents), spans, doc.cats)

        yield write
        parts.finish()
        write_config(draft, taught, _language(schema.language).lang or "xx", _completed)


def _completed(config: str) -> str:
    """Return a config with all that the installed spaCy asks for, as ``spacy init fill-config`` makes it."""
    from spacy.util import load_config_from_str, load_model_from_config  # noqa: PLC0415 - see above

    return load_model_from_config(load_config_from_str(config), auto_fill=True).config.to_str()


class _Parts:
    """The files of a dataset: one, or several in a folder that is called like it."""

    def __init__(self, draft: Draft, suffix: str) -> None:
        self._draft, self._suffix = draft, suffix
        self._number = 0
        self._begin()

    def _begin(self) -> None:
        from spacy.tokens import DocBin  # noqa: PLC0415 - see above

        self._packed = DocBin(attrs=["ORTH", "ENT_IOB", "ENT_TYPE", "SPACY"], store_user_data=True)
        self._tokens = 0

    def add(self, doc: Doc) -> None:
        if self._tokens and self._tokens + len(doc) > PART:
            self._write_part()
            self._begin()
            # Its vocabulary remembers every word that it saw.
            _doc.cache_clear()
            _language.cache_clear()
        self._packed.add(doc)
        self._tokens += len(doc)

    def finish(self) -> None:
        if self._number:
            self._write_part()
        else:
            self._write(self._suffix)

    def _write_part(self) -> None:
        self._number += 1
        self._write(f"/{self._number:04}{self._suffix}")

    def _write(self, ending: str) -> None:
        with self._draft.create(ending) as file:
            file.write(self._packed.to_bytes())


class _Names(NamedTuple):
    schema: Schema
    spans: LabelNames
    choices: LabelNames


def _filled(document: Document, given: AnnotationSet | None, split: str | None, names: _Names) -> Doc:
    doc = _doc(document.text, names.schema.language)
    spans = () if given is None else given.spans
    layers = [layer.name for layer in names.schema.of_kind("span")]
    doc.spans.clear()
    for layer in layers:
        own = [span for span in spans if span.layer == layer]
        doc.spans[layer] = [*_spans(doc, own, names.spans)]
    first = [span for span in spans if layers and span.layer == layers[0]]
    entities = [*_spans(doc, _apart(first), names.spans)]
    doc.set_ents(entities, default="missing" if given is None else "outside")
    doc.cats = {} if given is None else dict(_cats(given, names))
    own_set = None if given is None else {"annotator": given.annotator, "state": given.state, "flag": given.flag}
    plain = {"document": document_fields(document, split), "set": own_set}
    doc.user_data.clear()
    doc.user_data[OURS] = orjson.dumps(plain).decode()
    return doc


def _spans(doc: Doc, spans: Iterable[SpanAnnotation], names: LabelNames) -> Iterator[Span]:
    for span in spans:
        made = doc.char_span(span.start, span.end, label=names.outside(span.layer, span.label))
        if made is not None:
            yield made


def _apart(spans: Sequence[SpanAnnotation]) -> Iterator[SpanAnnotation]:
    """Yield the longest of spans that share a character."""
    kept: list[SpanAnnotation] = []
    for span in sorted(spans, key=lambda span: (span.start - span.end, span.order)):
        if not any(other.start < span.end and span.start < other.end for other in kept):
            kept.append(span)
            yield span


def _cats(given: AnnotationSet, names: _Names) -> Iterator[tuple[str, float]]:
    for layer in names.schema.of_kind("choice"):
        chosen = {each.label for each in given.choices if each.layer == layer.name}
        if chosen:
            for label in layer.labels:
                yield names.choices.outside(layer.name, label.name), float(label.name in chosen)
