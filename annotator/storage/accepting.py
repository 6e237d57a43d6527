"""Suggestions of the whole project: those that are sure enough, taking them, and what became of earlier ones."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from sqlalchemy import ColumnElement, Connection, Integer, case, cast, func, select, true

from annotator.domain.accepting import (
    BANDS,
    Accepted,
    Decided,
    SureSuggestion,
    TrackRecord,
    accept_several,
    is_above,
)
from annotator.domain.annotation import SpanAnnotation, Suggestion
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.application import apply
from annotator.domain.changes import Changes
from annotator.domain.document import Document
from annotator.domain.edit import Act, DocumentEdit, SetState
from annotator.domain.gestures import opening
from annotator.domain.schema import Schema
from annotator.domain.suggesting import shown
from annotator.storage import rows
from annotator.storage.many_sets import sets_by_number
from annotator.storage.suggesting import read_settings
from annotator.storage.tables import annotations, documents, rejections, sets, suggestions

_AT_ONCE = 500
_DONE = ("submitted", "adjudicated")


def sure_suggestions(
    connection: Connection,
    *,
    least: float,
    layer: str | None,
    annotator: str,
    schema: Schema,
    at_most: int,
    progress: Callable[[int, int, str], None],
    cancelled: Callable[[], bool],
) -> tuple[SureSuggestion, ...]:
    """Return the suggestions that are shown, wait, and are at least that sure, in the order of import.

    Texts that the annotator submitted are left alone. Of more than ``at_most`` the surest are returned.
    """
    own = suggestions.c
    sure = true() if least <= 0 else own.confidence >= least
    wanted = sure if layer is None else sure & (own.layer == layer)
    numbers = connection.execute(select(own.document).where(wanted).distinct().order_by(own.document)).scalars().all()
    found: list[SureSuggestion] = []
    for first in range(0, len(numbers), _AT_ONCE):
        if cancelled():
            break
        progress(first, len(numbers), "")
        group = numbers[first : first + _AT_ONCE]
        for number, document, annotation_set, seen in _shown(connection, group, annotator, schema):
            if annotation_set.state in _DONE:
                continue
            found += (
                SureSuggestion(number, document.thread, "", _words(each, document), each)
                for each in seen
                if is_above(each, least) and layer in (None, each.annotation.layer)
            )
        if len(found) > 2 * at_most:
            found = _surest(found, at_most)
    return _titled(connection, _surest(found, at_most))


def plan_acceptance(
    connection: Connection, chosen: Sequence[tuple[int, str]], *, annotator: str, schema: Schema
) -> tuple[Act | None, Accepted]:
    """Plan taking suggestions, given by the number of their document and their id; None where nothing is left to take.

    One that was decided meanwhile, or that is shown no more, is left alone.
    """
    by_document: dict[int, set[str]] = {}
    for number, identifier in chosen:
        by_document.setdefault(number, set()).add(identifier)
    edits: list[DocumentEdit] = []
    changed: set[str] = set()
    threads: set[str] = set()
    taken = 0
    for number, document, annotation_set, seen in _shown(connection, sorted(by_document), annotator, schema):
        wanted = [each for each in seen if each.id in by_document[number]]
        own, count = accept_several(annotation_set, wanted, document=document, schema=schema)
        if not own:
            continue
        if annotation_set.state == "new":
            own = (*own, DocumentEdit(document.id, SetState("new", "in_progress")))
        applied = apply([each.edit for each in own], annotation_set, document=document, schema=schema)
        changed |= applied.changed
        edits += own
        threads.add(document.thread)
        taken += count
    act = Act(annotator, threads.pop() if len(threads) == 1 else None, tuple(edits)) if edits else None
    touched: frozenset[str] = frozenset() if act is None else act.documents
    return act, Accepted(taken, len(chosen) - taken, Changes(documents=touched, annotations=frozenset(changed)))


def track_record(connection: Connection) -> TrackRecord:
    """Return what became of suggestions, whoever decided: right are those that were taken as they were."""
    own, given, refused = suggestions.c, annotations.c, rejections.c
    in_band = _band(own.confidence)
    right = func.sum(case((given.origin == "accepted", 1), else_=0))
    taken = (
        select(own.agent, own.layer, in_band, right, func.count())
        .select_from(annotations)
        .join(sets, sets.c.number == given.set)
        .join(suggestions, (own.document == sets.c.document) & (own.id == given.suggestion))
        .where(given.suggestion.is_not(None), given.removed.is_(False), own.confidence.is_not(None))
        .group_by(own.agent, own.layer, in_band)
    )
    in_band = _band(refused.confidence)
    gone = (
        select(refused.agent, refused.layer, in_band, func.count())
        .where(refused.removed.is_(False), refused.confidence.is_not(None))
        .group_by(refused.agent, refused.layer, in_band)
    )
    found = {(row[0], row[1], row[2]): Decided(row[3], row[4]) for row in connection.execute(taken)}
    for agent, layer, at, count in connection.execute(gone):
        before = found.get((agent, layer, at), Decided(0, 0))
        found[agent, layer, at] = Decided(before.right, before.decided + count)
    return TrackRecord(found)


def _band(confidence: ColumnElement[float]) -> ColumnElement[int]:
    """Return the band of a confidence, as ``domain.accepting.band`` does."""
    tenth = cast(confidence * BANDS + 1e-9, Integer)  # cut off, not rounded, where no number is negative
    return case((tenth >= BANDS, BANDS - 1), else_=tenth)


def _shown(
    connection: Connection, numbers: Sequence[int], annotator: str, schema: Schema
) -> Iterator[tuple[int, Document, AnnotationSet, tuple[Suggestion, ...]]]:
    """Yield documents that are there, with an annotator's set and the suggestions that are shown to them."""
    settings = read_settings(connection)
    for first in range(0, len(numbers), _AT_ONCE):
        group = numbers[first : first + _AT_ONCE]
        own = suggestions.c
        query = select(own.document, *(own[column] for column in rows.SUGGESTION)).where(own.document.in_(group))
        proposed: dict[int, list[Suggestion]] = {}
        for number, *values in connection.execute(query.order_by(own.document, own.span_start, own.id)):
            proposed.setdefault(number, []).append(rows.suggestion_from_row(values))
        for number, document, removed, annotation_set in sets_by_number(connection, group, annotator):
            if not removed:
                blind = settings.is_blind(document.thread)
                waiting = proposed.get(number, ())
                seen = shown(waiting, annotation_set, schema=schema, settings=settings, blind=blind)
                yield number, document, annotation_set, seen


def _titled(connection: Connection, found: list[SureSuggestion]) -> tuple[SureSuggestion, ...]:
    """Return suggestions with the titles of their threads."""
    own, ids = documents.c, list(dict.fromkeys(each.thread for each in found))
    called: dict[str, str] = {}
    for first in range(0, len(ids), _AT_ONCE):
        query = select(own.id, own.title, func.substr(own.text, 1, 200)).where(
            own.id.in_(ids[first : first + _AT_ONCE])
        )
        called |= {row[0]: row[1] or opening(row[2]) for row in connection.execute(query)}
    return tuple(replace(each, title=called.get(each.thread, each.thread)) for each in found)


def _words(suggestion: Suggestion, document: Document) -> str:
    proposed = suggestion.annotation
    return document.text[proposed.start : proposed.end] if isinstance(proposed, SpanAnnotation) else ""


def _surest(found: list[SureSuggestion], at_most: int) -> list[SureSuggestion]:
    if len(found) <= at_most:
        return found
    best = sorted(found, key=lambda each: -(each.suggestion.confidence or 0.0))[:at_most]
    return sorted(best, key=lambda each: each.document)
