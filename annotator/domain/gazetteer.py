"""What a researcher listed: terms and patterns, each with the label that it gets wherever it stands."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from annotator.domain.errors import SchemaError
from annotator.domain.schema import Schema


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A term, or a pattern over tokens, with the label that it gets.

    ``pattern`` holds one table per token in the words of spaCy's matcher, () for a plain term; ``text`` is then only
    how the pattern is called. ``any_case``: letters' case does not matter (plain terms only).
    """

    id: str
    layer: str
    label: str
    text: str
    pattern: tuple[Mapping[str, Any], ...] = ()
    any_case: bool = False


def term_of(
    text: str, layer: str, label: str, *, any_case: bool = False, pattern: Sequence[Mapping[str, Any]] = ()
) -> Term:
    """Return a term whose id comes of what it says, so that the same term twice is one."""
    said = json.dumps((layer, label, any_case, text, [dict(token) for token in pattern]), sort_keys=True)
    identifier = hashlib.sha256(said.encode(errors="surrogatepass")).hexdigest()[:32]
    return Term(id=identifier, layer=layer, label=label, text=text, pattern=tuple(pattern), any_case=any_case)


def check_term(term: Term, schema: Schema) -> None:
    """Refuse a term that nothing can come of.

    Raises:
        SchemaError: it is empty, or the schema has no such span layer or label.
    """
    layer = schema.layer(term.layer)
    if layer.kind != "span":
        raise SchemaError(
            "“{layer}” is a layer of kind {own_kind}; terms are labelled in span layers alone.",
            layer=layer.name,
            own_kind=layer.kind,
        )
    layer.label(term.label)
    if not term.text.strip():
        raise SchemaError("A term needs at least one character.")


def conflicts(terms: Iterable[Term]) -> Mapping[str, tuple[str, ...]]:
    """Return, by the id of a term, the other labels of its layer that a term of the same text has, sorted.

    Letters' case parts two terms unless it does not matter to one of them. Patterns are called as anybody likes, and
    are left out.
    """
    alike: dict[tuple[str, str], list[Term]] = {}
    for term in terms:
        if not term.pattern:
            alike.setdefault((term.layer, " ".join(term.text.casefold().split())), []).append(term)
    found: dict[str, tuple[str, ...]] = {}
    for group in alike.values():
        if len({term.label for term in group}) > 1:
            for term in group:
                others = {other.label for other in group if other.label != term.label and _meet(term, other)}
                if others:
                    found[term.id] = tuple(sorted(others))
    return found


def _meet(term: Term, other: Term) -> bool:
    return term.any_case or other.any_case or term.text.split() == other.text.split()


def term_as_plain(term: Term) -> dict[str, Any]:
    """Return a term as plain values."""
    return {
        "id": term.id,
        "layer": term.layer,
        "label": term.label,
        "text": term.text,
        "pattern": [dict(token) for token in term.pattern],
        "any_case": term.any_case,
    }


def term_from_plain(plain: Mapping[str, Any]) -> Term:
    """Return the term that ``term_as_plain`` gave."""
    return Term(**{**plain, "pattern": tuple(plain["pattern"])})
