"""The change of a schema by which the labels of some files that have no place in it get one.

The files are read as for an import; what is lost for want of a label says what to add. They are read again with what
was added, since only then they tell what the new spans carry, and until nothing more is missing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from annotator.datasets.import_report import Cancelled, ImportReport, ImportRequest, Progress, never, silent
from annotator.datasets.importing import ImportRun
from annotator.datasets.schema_from import (
    Lacking,
    carried,
    coloured,
    exported_schema,
    free_name,
    given_together,
    lacking,
    new_labels,
    new_layer,
    title_of,
)
from annotator.domain.schema import Attribute, Label, Layer, Schema
from annotator.domain.schema_change import LabelPlace, SchemaChange
from annotator.domain.schema_step import AddAttribute, AddLabel, AddLayer, SetLayer, Step
from annotator.formats.loss import Loss, Part, Why

_ROUNDS = 3  # labels, what spans carry, and what only then is asked of another layer

NEW_LAYER = ""
"""Said of labels of spans that shall have a layer of their own."""


def lacks_labels(report: ImportReport, request: ImportRequest, schema: Schema) -> bool:
    """Return whether files hold labels that a schema has no place for, and could have one for."""
    return any(_can_be_added(loss) for loss in report.losses) or bool(_of_export(request, schema).steps)


def grown(
    request: ImportRequest,
    schema: Schema,
    *,
    into: Mapping[str, str] | None = None,
    progress: Progress = silent,
    cancelled: Cancelled = never,
) -> SchemaChange:
    """Return the change that gives each label in some files a place.

    A layer of the name that the files say takes their labels; else spans go into the only layer of spans, and all
    others into a new layer. ``into`` says otherwise of spans: what the files call their layer to the layer of the
    schema that takes them, or ``NEW_LAYER``. Once ``cancelled`` the change is not whole.

    Raises:
        AnnotatorError: there are more labels than a layer can have.
    """
    # How offsets count makes no difference to what labels are called; as suggestions they need no annotator.
    asked = replace(
        request, annotator=None, agent=request.agent or "import", offset_unit=request.offset_unit or "codepoint"
    )
    change = _of_export(request, schema)
    for _ in range(_ROUNDS):
        report = ImportRun(asked, schema=change.after, progress=progress, cancelled=cancelled).preview()
        steps = [*_steps(change, report.losses, into or {})]
        if report.cancelled or not steps:
            break
        for step in steps:
            change = change.then(step)
    return change


def _can_be_added(loss: Loss) -> bool:
    return loss.why is Why.UNKNOWN_LABEL and loss.part in (Part.SPAN, Part.CHOICE, Part.STANCE, Part.ATTRIBUTE)


def _steps(change: SchemaChange, losses: Sequence[Loss], into: Mapping[str, str]) -> Iterator[Step]:
    schema = change.after
    fresh = {step.layer.name for step in change.steps if isinstance(step, AddLayer)}
    for name in given_together(losses) & fresh:
        yield SetLayer(name, replace(schema.layer(name), many=True))
    for (of, name), values in carried(losses).items():
        asked = {each.name: each for each in schema.layer(of).attributes}
        if name not in asked:
            yield AddAttribute(of, Attribute(name=name, title=title_of(name), labels=new_labels(values)))
        else:
            place = LabelPlace(of, name)
            yield from (AddLabel(place, label) for label in new_labels(values, _keys(asked[name].labels)))
    taken = {layer.name for layer in schema.layers}
    spans = [label for layer in schema.of_kind("span") for label in layer.labels]
    made: list[Layer] = []
    for found in lacking(losses):
        home = _home(schema, found, into)
        known = set() if home is None else {label.name for label in home.labels}
        if home is not None:
            # Files of several tools may call one layer differently.
            known |= {label.name for layer in made if layer.name == home.name for label in layer.labels}
        each = replace(found, labels={name: count for name, count in found.labels.items() if name not in known})
        if not each.labels:
            continue  # that the layer has them was no help
        rivals = spans if each.kind == "span" else () if home is None else home.labels
        keys = [*_keys(rivals), *_keys(label for layer in made if layer.kind == each.kind for label in layer.labels)]
        name = free_name(each, taken) if home is None else home.name
        taken.add(name)
        made.append(new_layer(each, name, keys))
    names = {layer.name for layer in schema.layers}
    for layer in coloured(made, [label for each in schema.layers for label in each.labels]):
        if layer.name in names:
            yield from (AddLabel(LabelPlace(layer.name), label) for label in layer.labels)
        else:
            yield AddLayer(layer)


def _home(schema: Schema, each: Lacking, into: Mapping[str, str]) -> Layer | None:
    """Return the layer that some labels go into, or None for a new one."""
    alike = [layer for layer in schema.of_kind(each.kind) if not layer.retired]
    named = [layer for layer in alike if layer.name == each.name]
    if each.kind == "span" and each.called in into:
        named = [layer for layer in alike if layer.name == into[each.called]]
    elif not named and each.kind == "span" and len(alike) == 1:
        named = alike
    return named[0] if named else None


def _of_export(request: ImportRequest, schema: Schema) -> SchemaChange:
    """Return the change that adds what the schema of an export of ours has besides, where the files are of one."""
    exported = exported_schema(request.paths)
    change = SchemaChange(schema)
    for layer in () if exported is None else exported.layers:
        known = next((each for each in schema.layers if each.name == layer.name), None)
        if known is None:
            change = change.then(AddLayer(layer))
        elif known.kind == layer.kind:
            for step in _besides(known, layer):
                change = change.then(step)
    return change


def _besides(known: Layer, other: Layer) -> Iterator[Step]:
    """Yield the steps that add to a layer what another of its name has besides."""
    yield from _labels_besides(LabelPlace(known.name), known.labels, other.labels)
    attributes = {each.name: each for each in known.attributes}
    for attribute in other.attributes:
        if attribute.name not in attributes:
            yield AddAttribute(known.name, attribute)
        else:
            place = LabelPlace(known.name, attribute.name)
            yield from _labels_besides(place, attributes[attribute.name].labels, attribute.labels)


def _labels_besides(place: LabelPlace, known: Sequence[Label], others: Sequence[Label]) -> Iterator[Step]:
    names, keys = {label.name for label in known}, _keys(known)
    for label in others:
        if label.name not in names:
            yield AddLabel(place, replace(label, key="") if label.key in keys else label)


def _keys(labels: Iterable[Label]) -> list[str]:
    return [label.key for label in labels if label.key]
