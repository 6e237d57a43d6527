"""What was given, shown in its text: for the preview of a schema change, and to part one label into several."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Connection, Select, func, select

from annotator.domain.gestures import opening
from annotator.domain.schema_act import Occurrence, TextGroup
from annotator.domain.schema_change import At, Given, LabelPlace
from annotator.storage.given import Found, found_of, given_of, joined, select_found
from annotator.storage.tables import annotations, annotators, documents

AROUND = 60
"""Code points of context on each side."""


def occurrences_of(connection: Connection, found: Sequence[tuple[Found, Given | None]]) -> tuple[Occurrence, ...]:
    """Return some rows in their texts, with what each comes to say; they should be some hundred at most."""
    numbers = {each.document for each, _ in found} | {each.thread for each, _ in found}
    query = select(documents.c.number, documents.c.id, documents.c.text).where(documents.c.number.in_(numbers))
    texts = {row[0]: (row[1], row[2]) for row in connection.execute(query)}
    return tuple(_occurrence(each, after, texts[each.document][1], texts[each.thread][0]) for each, after in found)


def given_at(
    connection: Connection, place: LabelPlace, labels: frozenset[str], ats: Sequence[At]
) -> tuple[Occurrence, ...]:
    """Return those annotations that have one of these labels, in the order of ``ats``."""
    wanted = {at: number for number, at in enumerate(ats)}
    query = _of(select_found(annotations), place, labels).where(documents.c.id.in_({at.document for at in ats}))
    found = [each for row in connection.execute(query) if (each := found_of(row)).at in wanted]
    found.sort(key=lambda each: wanted[each.at])
    return occurrences_of(connection, [(each, each.given) for each in found if _says(each.given, place, labels)])


def text_groups(connection: Connection, place: LabelPlace, labels: frozenset[str]) -> tuple[TextGroup, ...]:
    """Return what has one of these labels, grouped by the text that it stands on, the most frequent first.

    A choice stands on its whole text, shown by its beginning; a stance counts by its target.
    """
    own = annotations.c
    quoted = func.substr(
        documents.c.text,
        func.coalesce(own.span_start, 0) + 1,
        func.coalesce(own.span_end - own.span_start, 2 * AROUND),
    )
    query = joined(
        select(
            own.id,
            documents.c.id,
            annotators.c.name,
            func.coalesce(own.target_text, quoted),
            own.layer,
            own.label,
            own.attributes,
        ),
        annotations,
    ).order_by(documents.c.number, own.span_start, own.id)
    groups: dict[str, list[At]] = {}
    for identifier, document, annotator, text, *given in connection.execute(_of(query, place, labels)):
        if _says(given_of(*given), place, labels):
            groups.setdefault(" ".join(text.split()), []).append(At(annotator, document, identifier))
    ordered = sorted(groups.items(), key=lambda pair: (-len(pair[1]), pair[0].casefold()))
    return tuple(TextGroup(text, tuple(ats)) for text, ats in ordered)


def _of(query: Select[Any], place: LabelPlace, labels: Collection[str]) -> Select[Any]:
    query = query.where(annotations.c.layer == place.layer)
    if place.attribute is not None:
        return query.where(annotations.c.attributes.is_not(None))
    return query.where(annotations.c.label.in_(sorted(labels)))


def _says(given: Given, place: LabelPlace, labels: Collection[str]) -> bool:
    label = given.label if place.attribute is None else dict(given.attributes).get(place.attribute)
    return label in labels


def _occurrence(found: Found, after: Given | None, text: str, thread: str) -> Occurrence:
    if found.start is None or found.end is None:
        quoted = opening(text, 2 * AROUND)
        return Occurrence(found.at, thread, "", found.target_text or quoted, quoted, found.given, after)
    start, end = found.start, found.end
    lead, tail = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    if start > AROUND:
        lead = f"…{lead[lead.find(' ') :]}" if " " in lead.rstrip() else lead
    if end + AROUND < len(text):
        tail = f"{tail[: tail.rfind(' ') + 1]}…" if " " in tail.lstrip() else tail
    return Occurrence(found.at, thread, lead, text[start:end], tail, found.given, after)
