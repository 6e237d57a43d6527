"""Names of people replaced by pseudonyms, the same ones in everything that a project gives away."""

from __future__ import annotations

import hmac
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.document import Document

Persons = Literal["annotators", "authors"]
PERSONS: tuple[Persons, ...] = ("annotators", "authors")
"""Whose names can be replaced: those who label, and those who wrote the texts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pseudonyms:
    """The numbers under which people are told, by name; nobody's where their names may be told.

    Names inside texts, titles and longer values are not looked for; see ``is_named_beside``.
    """

    annotators: Mapping[str, int] = field(default_factory=dict)
    authors: Mapping[str, int] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """Whether anybody has one."""
        return bool(self.annotators or self.authors)

    def annotator(self, name: str) -> str:
        """Return what an annotator is called; the gold set and machines keep their names."""
        number = self.annotators.get(name)
        return name if number is None else f"annotator-{number}"

    def document(self, document: Document) -> Document:
        """Return a document without the name of its author, nor anybody's as a whole value beside its text."""
        author = document.author if document.author is None else self._author(document.author)
        return replace(document, author=author, meta={key: self._value(value) for key, value in document.meta.items()})

    def annotation_sets(self, sets: Iterable[AnnotationSet | None]) -> list[AnnotationSet | None]:
        """Return the sets of a document without the names of their annotators, and in an order that tells none."""
        ordered = sorted(sets, key=lambda each: -1 if each is None else self.annotators.get(each.annotator, 0))
        return [each if each is None else replace(each, annotator=self.annotator(each.annotator)) for each in ordered]

    def is_named_beside(self, document: Document) -> bool:
        """Return whether the name of a document's author, who has a pseudonym, stands in its id or its source."""
        author = document.author
        if author is None or author not in self.authors:
            return False
        name = author.casefold()
        return any(name in told.casefold() for told in (document.id, document.source or ""))

    def _author(self, name: str) -> str:
        number = self.authors.get(name)
        return name if number is None else f"author-{number}"

    def _value(self, value: object) -> object:
        match value:
            case str():
                return self._author(value) if value in self.authors else self.annotator(value)
            case list():
                return [self._value(each) for each in value]
            case dict():
                return {key: self._value(each) for key, each in value.items()}
            case _:
                return value


def numbered(batches: Iterable[Sequence[str]], key: bytes) -> dict[str, int]:
    """Return a number for each word, from 1, in an order within each batch that nobody can guess without the key.

    A word keeps its number whatever comes in later batches.
    """
    number_of: dict[str, int] = {}
    for batch in batches:
        for word in sorted(batch, key=_digest_with(key)):
            number_of.setdefault(word, len(number_of) + 1)
    return number_of


def _digest_with(key: bytes) -> Callable[[str], bytes]:
    return lambda word: hmac.digest(key, word.encode(errors="surrogatepass"), "sha256")
