"""What a language model answered, held against the text: quotes are looked for, and what does not fit is left out."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from annotator.domain.errors import SuggesterError
from annotator.domain.schema import Layer, Schema
from annotator.domain.sentence import Sentence
from annotator.suggest.extras.llm.prompting import MOST_CHARACTERS
from annotator.suggest.suggester import (
    Asked,
    LeftOut,
    Proposal,
    ProposedAttribute,
    ProposedChoice,
    ProposedSpan,
    ProposedStance,
)

_MOST = 2_000  # proposals for one text
_QUOTED = 60  # code points of a quote in a sentence


def proposals(reply: str, asked: Asked, schema: Schema) -> list[Proposal]:
    """Return what an answer proposes for a text, and a sentence for each part of it that does not fit.

    A place is never taken from the answer: the quote is looked for in the text, letter by letter. There is no
    probability in any of it.

    Raises:
        SuggesterError: the answer is not the JSON that was asked for.
    """
    said = _parsed(reply)
    layers = {layer.name: layer for layer in schema.asked_of(asked.document.kind)}
    found: list[Proposal] = []
    for name, read in (("spans", _span), ("choices", _choice), ("stances", _stance)):
        for part in _parts(said, name):
            if len(found) >= _MOST:
                found.append(LeftOut(Sentence("the answer goes on beyond {most} parts.", most=_MOST)))
                return found
            found += read(part, asked, layers)
    return _one_label_each(found, layers)


def _parsed(reply: str) -> Mapping[str, Any]:
    """Return the first JSON object of an answer; many put a word or a fence around it."""
    at = reply.find("{")
    try:
        said, _ = json.JSONDecoder().raw_decode(reply, at) if at >= 0 else (None, 0)
    except (ValueError, RecursionError) as error:
        raise SuggesterError("The language model's answer is broken JSON.") from error
    if not isinstance(said, dict):
        raise SuggesterError("The language model did not answer in JSON.")
    return said


def _parts(said: Mapping[str, Any], name: str) -> Iterator[Mapping[str, Any]]:
    parts = said.get(name, [])
    if not isinstance(parts, list) or not all(isinstance(part, dict) for part in parts):
        raise SuggesterError("“{name}” in the language model's answer is no list of objects.", name=name)
    yield from parts


def _span(part: Mapping[str, Any], asked: Asked, layers: Mapping[str, Layer]) -> list[Proposal]:
    meant = _meaning(part, layers, "span")
    if isinstance(meant, LeftOut):
        return [meant]
    layer, label = meant
    quote, which = part.get("quote"), part.get("occurrence", 1)
    if not isinstance(quote, str) or not quote.strip():
        return [_left_out("a passage without its words")]
    quote = quote.strip()
    places = list(_places(asked.document.text[:MOST_CHARACTERS], quote))
    if not places:
        return [_left_out("“{quote}” does not stand in the text", quote=_short(quote))]
    if isinstance(which, bool) or not isinstance(which, int) or not 1 <= which <= len(places):
        if len(places) > 1:
            return [
                _left_out(
                    "“{quote}” stands there {count} times, and which is meant is not said",
                    quote=_short(quote),
                    count=len(places),
                )
            ]
        which = 1
    start = places[which - 1]
    attributes, problems = _attributes(part.get("attributes"), layer)
    return [ProposedSpan(layer.name, start, start + len(quote), label, attributes=attributes), *problems]


def _choice(part: Mapping[str, Any], asked: Asked, layers: Mapping[str, Layer]) -> list[Proposal]:  # noqa: ARG001 - as for spans
    meant = _meaning(part, layers, "choice")
    return [meant] if isinstance(meant, LeftOut) else [ProposedChoice(meant[0].name, meant[1])]


def _stance(part: Mapping[str, Any], asked: Asked, layers: Mapping[str, Layer]) -> list[Proposal]:
    meant = _meaning(part, layers, "stance")
    if isinstance(meant, LeftOut):
        return [meant]
    number = part.get("target")
    if isinstance(number, bool) or not isinstance(number, int) or not 1 <= number <= len(asked.targets):
        return [_left_out("there is no target “{target}”", target=_short(str(number)))]
    target = asked.targets[number - 1]
    if target.kind not in meant[0].targets:
        return [_left_out("“{layer}” does not ask about a target of this kind", layer=meant[0].name)]
    return [ProposedStance(meant[0].name, target, meant[1])]


def _meaning(part: Mapping[str, Any], layers: Mapping[str, Layer], kind: str) -> tuple[Layer, str] | LeftOut:
    name, label = part.get("layer"), part.get("label")
    layer = layers.get(name) if isinstance(name, str) else None
    if layer is None or layer.kind != kind:
        return _left_out("there is no layer “{layer}” of this kind", layer=_short(str(name)))
    if label not in {each.name for each in layer.offered}:
        return _left_out("“{layer}” has no label “{label}”", layer=layer.name, label=_short(str(label)))
    return layer, str(label)


def _attributes(said: object, layer: Layer) -> tuple[tuple[ProposedAttribute, ...], list[LeftOut]]:
    if not isinstance(said, dict):
        return (), []
    offered = {each.name: {label.name for label in each.offered} for each in layer.attributes}
    found, problems = [], []
    for name, label in said.items():
        if label is None:
            continue
        if isinstance(label, str) and label in offered.get(name, ()):
            found.append(ProposedAttribute(name, label))
        else:
            problems.append(_left_out("no “{name}” is “{label}”", name=_short(str(name)), label=_short(str(label))))
    return tuple(found), problems


def _one_label_each(found: list[Proposal], layers: Mapping[str, Layer]) -> list[Proposal]:
    """Keep the first answer to a question that takes one."""
    kept: list[Proposal] = []
    answered: dict[object, str] = {}
    for each in found:
        place: object = None
        if isinstance(each, ProposedChoice) and not layers[each.layer].many:
            place = each.layer
        elif isinstance(each, ProposedStance):
            place = (each.layer, each.target.key)
        if place is None or isinstance(each, LeftOut | ProposedSpan):
            kept.append(each)
        elif place not in answered:
            answered[place] = each.label
            kept.append(each)
        elif answered[place] != each.label:
            kept.append(_left_out("“{layer}” is answered twice", layer=each.layer))
    return kept


def _places(text: str, quote: str) -> Iterator[int]:
    """Yield where a quote begins, counted as whoever reads counts: none inside the one before."""
    at = text.find(quote)
    while at >= 0:
        yield at
        at = text.find(quote, at + len(quote))


def _left_out(template: str, **places: object) -> LeftOut:
    return LeftOut(Sentence("left out: " + template + ".", **places))


def _short(text: str) -> str:
    return text if len(text) <= _QUOTED else text[: _QUOTED - 1] + "…"
