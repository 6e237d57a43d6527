"""Labelling many places at once, in whichever threads they are: what is there decides what becomes of each."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from annotator.domain import gestures
from annotator.domain.annotation import Suggestion
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.application import apply
from annotator.domain.changes import Changes
from annotator.domain.document import Document
from annotator.domain.edit import Act, DocumentEdit, Edit, SetState
from annotator.domain.errors import EditError
from annotator.domain.finding import Labelled, Place
from annotator.domain.gestures import Edits
from annotator.domain.schema import Layer, Schema
from annotator.domain.suggesting import shown
from annotator.storage import rows
from annotator.storage.many_sets import sets_by_number
from annotator.storage.suggesting import read_settings
from annotator.storage.tables import suggestions

_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class LabelPlan:
    """The act that labels the places, None where nothing is left to do, and what it comes to."""

    act: Act | None
    labelled: Labelled


def plan_labels(
    connection: Connection, places: Sequence[Place], *, layer: str, label: str, annotator: str, schema: Schema
) -> LabelPlan:
    """Plan giving a label to places; one that has a label says so (``Place.label``) and gets the other in its stead.

    A place that is no longer as it says, because it was labelled or relabelled meanwhile, is left alone. Where just
    that label is shown as a suggestion for just that range, it is accepted; what was refused stays refused.
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
    settings = read_settings(connection)
    proposed = _proposed(connection, sorted(by_document), layer, label)
    for number, document, removed, annotation_set in sets_by_number(connection, sorted(by_document), annotator):
        if removed or document.kind not in asked.documents:
            continue
        blind = settings.is_blind(document.thread)
        seen = shown(proposed.get(number, ()), annotation_set, schema=schema, settings=settings, blind=blind)
        own, done = _of_document(document, annotation_set, by_document[number], asked, label, schema, seen)
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


def _proposed(connection: Connection, numbers: Sequence[int], layer: str, label: str) -> dict[int, list[Suggestion]]:
    """Return the suggestions of that label, by the number of their document; those without are left out."""
    own = suggestions.c
    found: dict[int, list[Suggestion]] = {}
    for first in range(0, len(numbers), _AT_ONCE):
        query = select(own.document, *(own[column] for column in rows.SUGGESTION)).where(
            own.document.in_(numbers[first : first + _AT_ONCE]), own.layer == layer, own.label == label
        )
        for number, *values in connection.execute(query):
            found.setdefault(number, []).append(rows.suggestion_from_row(values))
    return found


def _of_document(
    document: Document,
    annotation_set: AnnotationSet,
    places: Sequence[Place],
    layer: Layer,
    label: str,
    schema: Schema,
    seen: Sequence[Suggestion],
) -> tuple[list[Edit], int]:
    """Return the edits of one document, and how many places they label."""
    edits: list[Edit] = []
    done = 0
    now = annotation_set
    for place in places:
        wanted = [each.edit for each in _edits(now, place, layer.name, label, seen)]
        try:
            now = apply(wanted, now, document=document, schema=schema).set
        except EditError:  # it overlaps what was labelled meanwhile, in a layer that allows none
            continue
        edits += wanted
        done += bool(wanted)
    if edits and annotation_set.state == "new":
        edits.append(SetState("new", "in_progress"))
    return edits, done


def _edits(annotation_set: AnnotationSet, place: Place, layer: str, label: str, seen: Sequence[Suggestion]) -> Edits:
    there = gestures.spans_at(annotation_set, layer, place.start, place.end)
    if not place.label:
        if there:
            return ()
        return gestures.label_span(annotation_set, layer, place.start, place.end, label, waiting=seen)
    if any(span.label == label for span in there):
        return ()
    old = next((span for span in there if span.label == place.label), None)
    return () if old is None else gestures.relabel(annotation_set, old, label)
