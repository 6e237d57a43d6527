"""Label Studio's JSON: tasks with annotations, written beside the labelling config that fits the schema.

What it cannot hold: what was rejected, origins, ids of stances. Offsets are code points; older data counts UTF-16.
A stance is a choice among options that each task brings along, a label with each target. An attribute of a span is a
choice about the span's region.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import orjson

from annotator.domain.annotation import GOLD, Target
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.document import Document
from annotator.domain.identifiers import text_sha256
from annotator.domain.schema import Layer, Schema
from annotator.formats.document_fields import document_fields
from annotator.formats.draft import Draft
from annotator.formats.holds import ALL_TARGETS, DETAILS, Holds
from annotator.formats.json_objects import Plain
from annotator.formats.label_studio_config import SUFFIX
from annotator.formats.label_studio_controls import DOCUMENT, TEXT, Controls, config_of
from annotator.formats.labelled import Labelled, LabelledThread
from annotator.formats.loss import Part
from annotator.formats.writer import WriteThread


class LabelStudioWriter:
    """Writes one task per document with everybody's annotations; whose they are stands in the task's ``meta``.

    ``completed_by`` is left out: Label Studio refuses tasks by people whom it does not know. It keeps the ``id`` of an
    annotation as its ``import_id``, by which the annotation is known again among those made there.
    """

    suffix = ".json"
    holds = Holds(
        spans="any",
        choices=True,
        targets=ALL_TARGETS,
        annotators=True,
        parts=DETAILS | {Part.ATTRIBUTE, Part.SPAN_ID, Part.STATE, Part.FLAG},
        offsets="codepoint",
    )

    @contextmanager
    def writing(self, draft: Draft, schema: Schema) -> Iterator[WriteThread]:
        """Begin a dataset."""
        controls = Controls(schema)
        with draft.create(SUFFIX) as file:
            file.write(config_of(schema))
        with draft.create(self.suffix) as file:
            before = b"["

            def write(thread: LabelledThread) -> None:
                nonlocal before
                for labelled in thread.documents:
                    file.write(before + b"\n" + orjson.dumps(_task(labelled, thread.split, schema, controls)))
                    before = b","

            yield write
            file.write((b"[" if before == b"[" else b"") + b"\n]\n")


def import_id(document: str, annotator: str) -> int:
    """Return the number of an annotation, small enough to be one in JavaScript: 52 bits of a SHA-256."""
    return int(text_sha256(f"{document}\0{annotator}")[:13], 16)


def _task(labelled: Labelled, split: str | None, schema: Schema, controls: Controls) -> Plain:
    document, sets = labelled
    data: Plain = {TEXT: document.text, DOCUMENT: document_fields(document, split)}
    options = {layer.name: _options(layer, document, sets) for layer in schema.of_kind("stance")}
    data |= {str(controls.options_of(layer)): [*chosen.values()] for layer, chosen in options.items()}
    people = [
        {
            "import_id": import_id(document.id, each.annotator),
            "annotator": each.annotator,
            "state": each.state,
            "flag": each.flag,
        }
        for each in sets
    ]
    return {
        "data": data,
        "meta": {"annotators": people},
        "annotations": [
            {
                "id": person["import_id"],
                "result": _spans(each, document.text, controls) + _choices(each, schema, controls, options),
                "was_cancelled": False,
                "ground_truth": each.annotator == GOLD,
            }
            for person, each in zip(people, sets, strict=True)
        ],
    }


_Options = dict[tuple[str, object], Plain]
"""What can be chosen of a stance layer, by label and target."""


def _options(layer: Layer, document: Document, sets: tuple[AnnotationSet, ...]) -> _Options:
    """Return each label toward the claim, what is answered, and each entity that somebody named."""
    targets: dict[object, Target] = {}
    if "claim" in layer.targets:
        claim = Target("claim", document.thread, document.title or "the claim")
        targets[claim.key] = claim
    if "parent" in layer.targets and document.parent is not None:
        parent = Target("parent", document.parent, "what is answered")
        targets[parent.key] = parent
    for stance in (stance for each in sets for stance in each.stances if stance.layer == layer.name):
        targets[stance.target.key] = stance.target
    return {
        (label.name, key): {
            "value": f"{label.name} → {number}. {target.text}",
            "label": label.name,
            "target": {"kind": target.kind, "id": target.id, "text": target.text},
        }
        for number, (key, target) in enumerate(targets.items(), 1)
        for label in layer.labels
    }


def _spans(given: AnnotationSet, text: str, controls: Controls) -> list[Plain]:
    results: list[Plain] = []
    for span in given.spans:
        place = {"start": span.start, "end": span.end, "text": text[span.start : span.end]}
        shared = {"id": span.id, "to_name": TEXT}
        value = {**place, "labels": [span.label]}
        results.append({**shared, "from_name": controls.of_layer(span.layer), "type": "labels", "value": value})
        for name, label in span.attributes:
            from_name = controls.of_attribute(span.layer, name)
            value = {**place, "choices": [label]}
            results.append({**shared, "from_name": from_name, "type": "choices", "value": value})
    return results


def _choices(given: AnnotationSet, schema: Schema, controls: Controls, options: Mapping[str, _Options]) -> list[Plain]:
    chosen: dict[str, list[str]] = {layer.name: [] for layer in schema.layers}
    for choice in given.choices:
        chosen[choice.layer].append(choice.label)
    for stance in given.stances:
        chosen[stance.layer].append(options[stance.layer][stance.label, stance.target.key]["value"])
    return [
        {
            "id": f"{given.annotator}:{layer}",
            "from_name": controls.of_layer(layer),
            "to_name": TEXT,
            "type": "choices",
            "value": {"choices": labels},
        }
        for layer, labels in chosen.items()
        if labels
    ]
