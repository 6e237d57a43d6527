"""Suggestions by list: terms and patterns of the project, each with its label."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from annotator.domain.errors import SuggesterError
from annotator.domain.gazetteer import Term, term_from_plain
from annotator.domain.schema import Schema
from annotator.suggest.suggester import Asked, Need, ProposedSpan, Settings

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.matcher import Matcher, PhraseMatcher
    from spacy.tokens import Doc, Span


class Gazetteer:
    """Finds the project's terms, ``settings["terms"]``, as ``annotator.domain.gazetteer`` makes them plain.

    Among matches of one label the longest stands; a term inside one of another label is a suggestion of its own.
    """

    title = "Terms and patterns of this project"
    version = ""
    needs: frozenset[Need] = frozenset()

    def __init__(self, schema: Schema, settings: Settings) -> None:
        terms = [term_from_plain(plain) for plain in settings.get("terms", ())]
        said = json.dumps(settings.get("terms", ()), sort_keys=True)
        self.version = hashlib.sha256(said.encode(errors="surrogatepass")).hexdigest()[:8]
        self._tokenizer = _blank(schema.language)
        self._meanings: dict[int, tuple[str, str]] = {}
        self._matchers = list(self._made(terms))

    @classmethod
    def layers(cls, schema: Schema, settings: Settings) -> tuple[str, ...]:
        """Return the span layers that terms are listed for; all of them, before any is."""
        listed = {plain["layer"] for plain in settings.get("terms", ())}
        return tuple(layer.name for layer in schema.of_kind("span") if not listed or layer.name in listed)

    def suggest(self, asked: Sequence[Asked]) -> list[list[ProposedSpan]]:
        """Return where the terms stand in each text."""
        if not self._matchers:
            return [[] for _ in asked]
        return [list(self._found(each.document.text)) for each in asked]

    def _found(self, text: str) -> Iterator[ProposedSpan]:
        from spacy.util import filter_spans  # noqa: PLC0415 - takes a second, and only the worker needs it

        doc = self._tokenizer.make_doc(text)
        found: dict[tuple[str, str], list[Span]] = {}
        for matcher in self._matchers:
            for key, start, end in matcher(doc):
                found.setdefault(self._meanings[key], []).append(doc[start:end])
        for (layer, label), spans in found.items():
            for span in filter_spans(spans):
                yield ProposedSpan(layer, span.start_char, span.end_char, label, basis="rule")

    def _made(self, terms: Sequence[Term]) -> Iterator[Matcher | PhraseMatcher]:
        """Yield a matcher each for exact terms, terms in any case and patterns, as far as there are any."""
        from spacy.matcher import Matcher, PhraseMatcher  # noqa: PLC0415 - likewise

        vocab = self._tokenizer.vocab
        for any_case in (False, True):
            by_key: dict[str, list[Doc]] = {}
            for term in terms:
                if not term.pattern and term.any_case == any_case:
                    by_key.setdefault(self._key(term), []).append(self._tokenizer.make_doc(term.text))
            if by_key:
                phrases = PhraseMatcher(vocab, attr="LOWER" if any_case else "ORTH")
                for key, docs in by_key.items():
                    phrases.add(key, docs)
                yield phrases
        patterns = [term for term in terms if term.pattern]
        if patterns:
            matcher = Matcher(vocab)
            for term in patterns:
                try:
                    matcher.add(self._key(term), [[dict(token) for token in term.pattern]], greedy="LONGEST")
                except ValueError as error:
                    raise SuggesterError(
                        "The pattern “{term}” is none that can be matched ({error}).", term=term.text, error=str(error)
                    ) from error
            yield matcher

    def _key(self, term: Term) -> str:
        key = json.dumps((term.layer, term.label))
        self._meanings[self._tokenizer.vocab.strings.add(key)] = (term.layer, term.label)
        return key


def _blank(language: str) -> Language:
    import spacy  # noqa: PLC0415 - likewise

    try:
        return spacy.blank(language)
    except (ImportError, OSError, ValueError):
        # A language whose segmenter is not installed: the tokenizer for any language.
        return spacy.blank("xx")
