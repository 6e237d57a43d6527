"""Labelling many places at once, in whichever threads they are: what is there decides what becomes of each."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from annotator.domain import gestures
from annotator.domain.annotation import AnnotationSet
from annotator.domain.application import apply
from annotator.domain.changes import Changes
from annotator.domain.document import Document
from annotator.domain.edit import Act, DocumentEdit, Edit, SetState
from annotator.domain.errors import EditError
from annotator.domain.finding import Labelled, Place
from annotator.domain.gestures import Edits
from annotator.domain.schema import Layer, Schema
from annotator.storage.many_sets import sets_by_number


@dataclass(frozen=True, slots=True)
class LabelPlan:
    """The act that labels the places, None where nothing is left to do, and what it comes to."""

    act: Act | None
    labelled: Labelled


def plan_labels(
    connection: Connection, places: Sequence[Place], *, layer: str, label: str, annotator: str, schema: Schema
) -> LabelPlan:
    """Plan giving a label to places; one that has a label says so (``Place.label``) and gets the other in its stead.

    A place that is no longer as it says, because it was labelled or relabelled meanwhile, is left alone.
    """
    asked = schema.layer(layer)
    asked.label(label)
    by_document: dict[int, list[Place]] = {}
    for place in places:
        by_document.setdefault(place.document, []).append(place)
    edits: list[DocumentEdit] = []
    changed: set[str] = set()
    threads: set[str] = set()
    given = 0
    for number, document, removed, annotation_set in sets_by_number(connection, sorted(by_document), annotator):
        if removed or document.kind not in asked.documents:
            continue
        own, done = _of_document(document, annotation_set, by_document[number], asked, label, schema)
        if done:
            given += done
            applied = apply(own, annotation_set, document=document, schema=schema)
            changed |= applied.changed
            edits += [DocumentEdit(document.id, edit) for edit in own]
            threads.add(document.thread)
    act = Act(annotator, threads.pop() if len(threads) == 1 else None, tuple(edits)) if edits else None
    documents = frozenset() if act is None else act.documents
    changes = Changes(documents=documents, annotations=frozenset(changed))
    return LabelPlan(act, Labelled(given, len(places) - given, changes))


def _of_document(
    document: Document, annotation_set: AnnotationSet, places: Sequence[Place], layer: Layer, label: str, schema: Schema
) -> tuple[list[Edit], int]:
    """Return the edits of one document, and how many places they label."""
    edits: list[Edit] = []
    done = 0
    now = annotation_set
    for place in places:
        wanted = [each.edit for each in _edits(now, place, layer.name, label)]
        try:
            now = apply(wanted, now, document=document, schema=schema).set
        except EditError:  # it overlaps what was labelled meanwhile, in a layer that allows none
            continue
        edits += wanted
        done += bool(wanted)
    if edits and annotation_set.state == "new":
        edits.append(SetState("new", "in_progress"))
    return edits, done


def _edits(annotation_set: AnnotationSet, place: Place, layer: str, label: str) -> Edits:
    there = [
        span
        for span in annotation_set.spans
        if span.layer == layer and (span.start, span.end) == (place.start, place.end)
    ]
    if not place.label:
        return () if there else gestures.label_span(annotation_set, layer, place.start, place.end, label)
    if any(span.label == label for span in there):
        return ()
    old = next((span for span in there if span.label == place.label), None)
    return () if old is None else gestures.relabel(annotation_set, old, label)
