"""The pipeline that ships: names, the sentiment toward each, and that of the whole text."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.domain.errors import SuggesterError
from annotator.domain.schema import Schema
from annotator.suggest.default.english import is_english
from annotator.suggest.spacy_pipeline import SpacyPipeline, labels_of, layers_meant, loaded
from annotator.suggest.suggester import Asked, LeftOut, Need, Proposal, ProposedSpan, Settings

if TYPE_CHECKING:
    from spacy.tokens import Doc

NAME = "news_comments"
_GROUP = "names"  # of the spans whose sentiment is asked
_SENTIMENT = "entity_sentiment"
_PACKAGE = Path(__file__).resolve().parents[1]


def folder() -> Path:
    """Return where the pipeline is: inside an installed package, beside it in a checkout."""
    inside = _PACKAGE / "_resources"
    return (inside if inside.is_dir() else _PACKAGE.parent / "resources") / "pipelines" / NAME


def _version() -> str:
    """Return the version of the pipeline in this copy of the program, "" where it came without."""
    try:
        plain = json.loads((folder() / "meta.json").read_text(encoding="utf-8"))
    except OSError:
        return ""
    return str(plain.get("version", ""))


class ShippedPipeline(SpacyPipeline):
    """Also says what it thinks of names that somebody decided, where they have no sentiment yet.

    In a text that plainly is not English it finds nothing; one that is too short to tell is as the article above it.
    """

    title = "The pipeline that ships (English)"
    version = _version()
    needs: frozenset[Need] = frozenset({"article", "spans"})

    def __init__(self, schema: Schema, settings: Settings) -> None:  # noqa: ARG002 - it has none
        # Their factories are known to spaCy from here on.
        import annotator.suggest.default.names  # noqa: PLC0415
        import annotator.suggest.sentiment.document  # noqa: PLC0415
        import annotator.suggest.sentiment.entity  # noqa: F401, PLC0415

        if schema.language != "en":
            raise SuggesterError(
                "The pipeline that ships reads English alone; the language of this project is “{language}”.",
                language=schema.language,
            )
        if not folder().is_dir():
            raise SuggesterError("This copy of the program came without its pipeline; install the program again.")
        self._take(loaded(str(folder())), schema)
        self._unfelt = self._without_sentiment(schema)

    @classmethod
    def layers(cls, schema: Schema, settings: Settings) -> tuple[str, ...]:  # noqa: ARG003 - it has none
        """Return the layers that the pipeline has labels for."""
        return layers_meant(labels_of(folder()), schema) if schema.language == "en" else ()

    def suggest(self, asked: Sequence[Asked]) -> list[list[Proposal]]:
        """Return what the pipeline finds in each text, of a foreign article a word on that instead."""
        read = [_may_be_english(each) for each in asked]
        found = iter(super().suggest([each for each, is_read in zip(asked, read, strict=True) if is_read]))
        return [next(found) if is_read else _left_out(each) for each, is_read in zip(asked, read, strict=True)]

    def _answer(self, asked: Asked, doc: Doc) -> list[Proposal]:
        proposed = self._proposed(doc)
        if not asked.spans or not self._nlp.has_pipe(_SENTIMENT):
            return proposed
        spans = [
            (decided, span)
            for decided in asked.spans
            if (decided.layer, decided.label) not in self._unfelt
            and (span := doc.char_span(decided.start, decided.end, decided.label, alignment_mode="expand")) is not None
        ]
        doc.spans[_GROUP] = [span for _, span in spans]
        doc = self._nlp.get_pipe(_SENTIMENT)(doc)
        for decided, span in spans:
            attributes = self._attributes(span, decided.layer)
            if attributes:
                place = (decided.layer, decided.start, decided.end, decided.label)
                proposed.append(ProposedSpan(*place, attributes=attributes))
        return proposed

    def _without_sentiment(self, schema: Schema) -> frozenset[tuple[str, str]]:
        """Return the layers and labels that mean what has no sentiment, such as dates, whatever a schema calls them.

        Of a label that means several things, places of all kinds, the first decides.
        """
        if not self._nlp.has_pipe(_SENTIMENT):
            return frozenset()
        skipped = self._nlp.get_pipe_config(_SENTIMENT)["skip"]
        called: dict[tuple[str, str], str] = {}
        for layer in schema.of_kind("span"):
            for name in labels_of(folder()).get(_GROUP, ()):
                meaning = self._naming.span(name, layer.name)
                if meaning is not None:
                    called.setdefault(meaning, name)
        return frozenset(meaning for meaning, name in called.items() if name in skipped)


def _may_be_english(asked: Asked) -> bool:
    own = is_english(asked.document.text)
    if own is None and asked.article is not None:
        own = _is_english(asked.article.text)
    return own is not False


# The article above many comments.
_is_english = lru_cache(maxsize=16)(is_english)


def _left_out(asked: Asked) -> list[Proposal]:
    if asked.document.kind == "comment":
        return []  # it is said of the article once
    return [LeftOut("It is not in English, the one language that the pipeline that ships reads.")]
