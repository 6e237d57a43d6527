"""Corrections in words where people label: what is changed to what, why, and what was answered."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from annotator.domain.annotation import Annotation, SpanAnnotation
from annotator.domain.correction import Correction
from annotator.domain.schema import Schema
from annotator.domain.schema_change import LabelPlace
from annotator.gui import schema_words
from annotator.gui.annotate import words
from annotator.gui.annotate.words import filled
from annotator.gui.dates import day, day_of

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Change:
    """What was there and what shall be there, each in a few words; not ``was_there``: a label was missing."""

    before: str
    after: str
    was_there: bool = True


def change(correction: Correction, schema: Schema) -> Change:
    """Return what a correction changes: «LOC» and «GPE», «“the Harbour Authority”» and «“Harbour Authority”»."""
    verdict, judged = correction.verdict, correction.verdict.judged
    if judged is None:
        return Change(translate("Corrections", "missed"), _all(correction, schema), was_there=False)
    if not verdict.gold:
        return Change(_whole(judged, correction.before, schema), translate("Corrections", "no label"))
    if len(verdict.gold) > 1:
        return Change(_whole(judged, correction.before, schema), _all(correction, schema))
    (gold,) = verdict.gold
    before, after = _label(judged, schema), _label(gold, schema)
    if isinstance(judged, SpanAnnotation) and isinstance(gold, SpanAnnotation):
        if (judged.start, judged.end) != (gold.start, gold.end):
            same = judged.label == gold.label and judged.layer == gold.layer
            pattern = "{quote}" if same else "{label} {quote}"
            quotes = words.quote(correction.before), words.quote(correction.after[0])
            return Change(pattern.format(label=before, quote=quotes[0]), pattern.format(label=after, quote=quotes[1]))
        if before == after:
            return Change(_attributes(judged, schema), _attributes(gold, schema))
        quote = words.quote(correction.before)
        return Change(f"{before} {quote}", after)
    return Change(_question(judged, before, schema), after)


def _all(correction: Correction, schema: Schema) -> str:
    pairs = zip(correction.verdict.gold, correction.after, strict=True)
    return ", ".join(_whole(each, text, schema) for each, text in pairs)


def _whole(annotation: Annotation, text: str, schema: Schema) -> str:
    label = _label(annotation, schema)
    return f"{label} {words.quote(text)}" if text else _question(annotation, label, schema)


def _question(annotation: Annotation, label: str, schema: Schema) -> str:
    """Return the answer to a question with the question: «Sentiment: Negative»."""
    if isinstance(annotation, SpanAnnotation):
        return label
    layer = schema_words.layer_title(schema, annotation.layer)
    return filled(translate("Corrections", "%1: %2"), layer, label)


def _label(annotation: Annotation, schema: Schema) -> str:
    return schema_words.title_of(schema, LabelPlace(annotation.layer), annotation.label)


def _attributes(span: SpanAnnotation, schema: Schema) -> str:
    """Return the attributes of a span: «Toward it: Negative»."""
    if not span.attributes:
        return translate("Corrections", "nothing toward it")
    told = []
    for name, label in span.attributes:
        place = LabelPlace(span.layer, name)
        attribute = schema_words.place_title(schema, place).rpartition(" · ")[2]
        told.append(f"{attribute}: {schema_words.title_of(schema, place, label)}")
    return ", ".join(told)


def why(correction: Correction) -> str:
    """Return the reason and the note on one line, "" where the reviewer gave neither."""
    verdict = correction.verdict
    return ": ".join(part for part in (verdict.reason or "", words.plain(verdict.note)) if part)


def answer(correction: Correction) -> str:
    """Return what the annotator answered, "" while nothing."""
    response = correction.response
    if response is None:
        return ""
    if response.kind == "acknowledged":
        return translate("Corrections", "You acknowledged it on {day}.").format(day=day(day_of(response.time)))
    told = translate("Corrections", "You contested it on {day}: {note}")
    return told.format(day=day(day_of(response.time)), note=response.note)
