"""Label Studio's JSON: tasks with annotations, written beside the labelling config that fits the schema.

What it cannot hold: what was rejected, origins, ids of stances. Offsets are code points; older data counts UTF-16.
A stance is a choice among options that each task brings along, a label with each target.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import orjson

from annotator.domain.annotation import GOLD, SpanAnnotation, StanceAnnotation, Target
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.document import Document
from annotator.domain.schema import Layer, Schema
from annotator.formats.document_fields import document_fields
from annotator.formats.draft import Draft
from annotator.formats.holds import ALL_TARGETS, DETAILS, Holds
from annotator.formats.json_objects import Plain
from annotator.formats.label_studio_config import SUFFIX, TEXT, attribute_name, config_of, options_field
from annotator.formats.labelled import Labelled, LabelledThread
from annotator.formats.loss import Part
from annotator.formats.writer import WriteThread


class LabelStudioWriter:
    """Writes one task per document with everybody's annotations; whose they are stands in the task's ``meta``.

    ``completed_by`` is left out: Label Studio refuses tasks by people whom it does not know.
    """

    suffix = ".json"
    holds = Holds(
        spans="any",
        choices=True,
        targets=ALL_TARGETS,
        annotators=True,
        parts=DETAILS | {Part.ATTRIBUTE, Part.SPAN_ID, Part.STATE, Part.FLAG},
    )

    @contextmanager
    def writing(self, draft: Draft, schema: Schema) -> Iterator[WriteThread]:
        """Begin a dataset."""
        with draft.create(SUFFIX) as file:
            file.write(config_of(schema))
        with draft.create(self.suffix) as file:
            before = b"["

            def write(thread: LabelledThread) -> None:
                nonlocal before
                for labelled in thread.documents:
                    file.write(before + b"\n" + orjson.dumps(_task(labelled, thread.split, schema)))
                    before = b","

            yield write
            file.write((b"[" if before == b"[" else b"") + b"\n]\n")


def _task(labelled: Labelled, split: str | None, schema: Schema) -> Plain:
    document, sets = labelled
    data: Plain = {TEXT: document.text, "document": document_fields(document, split)}
    for layer in schema.of_kind("stance"):
        data[options_field(layer)] = _options(layer, document, sets)
    people = [{"annotator": each.annotator, "state": each.state, "flag": each.flag} for each in sets]
    return {
        "data": data,
        "meta": {"annotators": people},
        "annotations": [
            {
                "result": [*_results(each, document, schema, data)],
                "was_cancelled": False,
                "ground_truth": each.annotator == GOLD,
            }
            for each in sets
        ],
    }


def _options(layer: Layer, document: Document, sets: tuple[AnnotationSet, ...]) -> list[Plain]:
    """Return what can be chosen: each label toward the claim, what is answered, and each entity that somebody named."""
    targets: dict[object, Target] = {}
    if "claim" in layer.targets:
        claim = Target("claim", document.thread, document.title or "the claim")
        targets[claim.key] = claim
    if "parent" in layer.targets and document.parent is not None:
        parent = Target("parent", document.parent, "what is answered")
        targets[parent.key] = parent
    for stance in (stance for each in sets for stance in each.stances if stance.layer == layer.name):
        targets[stance.target.key] = stance.target
    return [
        {
            "value": f"{label.name} → {number}. {target.text}",
            "label": label.name,
            "target": {"kind": target.kind, "id": target.id, "text": target.text},
        }
        for number, target in enumerate(targets.values(), 1)
        for label in layer.labels
    ]


def _results(given: AnnotationSet, document: Document, schema: Schema, data: Plain) -> Iterator[Plain]:
    for span in given.spans:
        yield from _span_results(span, document.text, schema.layer(span.layer))
    for layer in schema.layers:
        chosen: list[str] = []
        if layer.kind == "choice":
            chosen = [each.label for each in given.choices if each.layer == layer.name]
        elif layer.kind == "stance":
            chosen = [
                _option_of(each, data[options_field(layer)]) for each in given.stances if each.layer == layer.name
            ]
        if chosen:
            yield {
                "id": f"{given.annotator}:{layer.name}",
                "from_name": layer.name,
                "to_name": TEXT,
                "type": "choices",
                "value": {"choices": chosen},
            }


def _option_of(stance: StanceAnnotation, options: list[Plain]) -> str:
    target = {"kind": stance.target.kind, "id": stance.target.id}
    return next(
        str(each["value"])
        for each in options
        if each["label"] == stance.label and target.items() <= each["target"].items()
    )


def _span_results(span: SpanAnnotation, text: str, layer: Layer) -> Iterator[Plain]:
    place: dict[str, Any] = {"start": span.start, "end": span.end, "text": text[span.start : span.end]}
    shared = {"id": span.id, "to_name": TEXT}
    yield {**shared, "from_name": layer.name, "type": "labels", "value": {**place, "labels": [span.label]}}
    for name, label in span.attributes:
        from_name = attribute_name(layer, layer.attribute(name))
        yield {**shared, "from_name": from_name, "type": "choices", "value": {**place, "choices": [label]}}
