"""Suggestions in our own JSON lines: as labels are, each with the agent and how sure it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from annotator.domain.annotation import (
    SUGGESTIONS,
    ChoiceAnnotation,
    SpanAnnotation,
    StanceAnnotation,
    Suggestion,
    sorted_spans,
)
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.document import Document
from annotator.domain.schema import Schema
from annotator.formats.jsonl_labels import Plain
from annotator.formats.jsonl_writer import JsonlWriter


class SuggestionsWriter(JsonlWriter):
    """Writes suggestions in the form of sets that ``as_set`` makes; ``proposed`` holds those that come next, by id."""

    def __init__(self) -> None:
        self.proposed: Mapping[str, Suggestion] = {}

    def line(self, document: Document, given: AnnotationSet | None, split: str | None, schema: Schema) -> Plain:
        """Return the line of a document and what was proposed for it."""
        many = {layer.name for layer in schema.layers if layer.many}
        plain = super().line(document, given, split, schema)
        plain["annotator"] = SUGGESTIONS
        plain["origins"] = dict.fromkeys(plain["origins"])
        for labels in plain["labels"].values():
            for each in labels if isinstance(labels, list) else ():
                if isinstance(each, dict):
                    own = self.proposed[each["id"]]
                    each |= {"origin": None, "agent": own.agent, "confidence": own.confidence}
        for choice in () if given is None else given.choices:
            sure = self.proposed[choice.id].confidence
            known = plain["confidence"][choice.layer]
            # One number for a layer: of several labels, the least.
            if choice.layer not in many or known is None or (sure is not None and sure < known):
                plain["confidence"][choice.layer] = sure
        return plain


def as_set(document: str, suggestions: Iterable[Suggestion]) -> AnnotationSet:
    """Return what is proposed for a document in the form of a set; ids are those of the suggestions."""
    proposed = [each.annotation for each in suggestions]
    return AnnotationSet(
        document=document,
        annotator=SUGGESTIONS,
        spans=sorted_spans([each for each in proposed if isinstance(each, SpanAnnotation)]),
        choices=tuple(each for each in proposed if isinstance(each, ChoiceAnnotation)),
        stances=tuple(each for each in proposed if isinstance(each, StanceAnnotation)),
    )
