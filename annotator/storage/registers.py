"""Annotation sets as registers: each annotation, state and flag is a value with the stamp of its last writer.

A stamp is a logical clock and the writer. Merging two copies of a project takes the greater stamp of each
register, so any order gives the same; a value that was taken away leaves a tombstone (``removed``) for that reason.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, Table, bindparam, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from annotator.domain.annotation import ChoiceAnnotation, Note, SpanAnnotation, StanceAnnotation, sorted_spans
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.edit import (
    Act,
    Add,
    AddNote,
    Edit,
    Reject,
    RemarkEdit,
    Remove,
    RemoveNote,
    Replace,
    ReplaceNote,
    SetFlag,
    SetResponse,
    SetState,
    SetVerdict,
    Unreject,
)
from annotator.domain.verdict import Response, Verdict
from annotator.storage import rows, tables
from annotator.storage.people import annotator_number
from annotator.storage.twins import bury_twins, lone_spans, lone_stances
from annotator.storage.verdicts import (
    RESPONSE,
    VERDICT,
    read_responses,
    read_verdicts,
    response_row,
    verdict_row,
)

_AT_ONCE = 500


class Stamp(NamedTuple):
    """The logical time of a write, and the number of its writer."""

    clock: int
    writer: int


@dataclass(frozen=True, slots=True)
class Remarks:
    """What was written about labels, by the number of the set: notes, verdicts, answers to verdicts."""

    notes: Mapping[int, tuple[Note, ...]] = field(default_factory=dict)
    verdicts: Mapping[int, tuple[Verdict, ...]] = field(default_factory=dict)
    responses: Mapping[int, tuple[Response, ...]] = field(default_factory=dict)


def read_remarks(connection: Connection, numbers: Sequence[int]) -> Remarks:
    """Return what was written about the labels of the sets of these numbers."""
    return Remarks(
        read_notes(connection, numbers), read_verdicts(connection, numbers), read_responses(connection, numbers)
    )


def read_notes(connection: Connection, numbers: Sequence[int]) -> dict[int, tuple[Note, ...]]:
    """Return the notes of the sets of these numbers, by time of their making; sets without are left out."""
    own, author = tables.notes.c, tables.annotators.c
    query = (
        select(own.set, own.id, own.about, own.text, own.time, author.name)
        .join(tables.annotators, author.number == own.author)
        .where(own.removed.is_(False))
        .order_by(own.id)
    )
    found: dict[int, list[Note]] = {}
    for first in range(0, len(numbers), _AT_ONCE):
        for number, *values in connection.execute(query.where(own.set.in_(numbers[first : first + _AT_ONCE]))):
            found.setdefault(number, []).append(Note(*values))
    return {number: tuple(notes) for number, notes in found.items()}


def read_set(connection: Connection, row: rows.Row, annotator: str, remarks: Remarks) -> AnnotationSet:
    """Return the set of a row of (number, document id, state, flag), with those of the remarks that are its own."""
    number, document, state, flag = row
    spans: list[SpanAnnotation] = []
    choices: list[ChoiceAnnotation] = []
    stances: list[StanceAnnotation] = []
    for found in connection.execute(_select_live(tables.annotations, rows.ANNOTATION), {"number": number}):
        match rows.annotation_from_row(found):
            case SpanAnnotation() as span:
                spans.append(span)
            case ChoiceAnnotation() as choice:
                choices.append(choice)
            case StanceAnnotation() as stance:
                stances.append(stance)
    rejected = connection.execute(_select_live(tables.rejections, rows.PROPOSAL), {"number": number})
    return AnnotationSet(
        document=document,
        annotator=annotator,
        state=state,
        flag=flag,
        spans=lone_spans(sorted_spans(spans)),
        choices=tuple(choices),
        stances=lone_stances(connection, number, stances),
        rejected=tuple(rows.suggestion_from_row(found) for found in rejected),
        notes=remarks.notes.get(number, ()),
        verdicts=remarks.verdicts.get(number, ()),
        responses=remarks.responses.get(number, ()),
    )


def write_act(connection: Connection, act: Act, annotator: int, stamp: Stamp) -> None:
    """Write every register that the act touches, in its order."""
    numbers: dict[str, int] = {}
    for each in act.edits:
        if each.document not in numbers:
            numbers[each.document] = _set_number(connection, each.document, annotator, stamp)
        _write(connection, numbers[each.document], each.edit, stamp)


def write_annotations(connection: Connection, number: int, annotation_set: AnnotationSet, stamp: Stamp) -> None:
    """Write what a set holds into the set of that number."""
    for annotation in annotation_set:
        _write(connection, number, Add(annotation), stamp)
    for suggestion in annotation_set.rejected:
        _write(connection, number, Reject(suggestion), stamp)
    _write(connection, number, SetFlag(None, annotation_set.flag), stamp)


def _select_live(table: Table, columns: Sequence[str]) -> Select[Any]:
    return (
        select(*(table.c[column] for column in columns))
        .where(table.c.set == bindparam("number"), table.c.removed.is_(False))
        .order_by(table.c.id)
    )


def _set_number(connection: Connection, document: str, annotator: int, stamp: Stamp) -> int:
    """Return the number of the annotator's set of a document, which is made where there is none."""
    sets, documents = tables.sets.c, tables.documents.c
    number = connection.execute(
        select(sets.number)
        .join(tables.documents, documents.number == sets.document)
        .where(documents.id == document, sets.annotator == annotator)
    ).scalar()
    if number is None:
        owner = connection.execute(select(documents.number).where(documents.id == document)).scalar_one()
        values = {
            "document": owner,
            "annotator": annotator,
            "state": "new",
            # Nobody said so yet: whatever anybody says in another copy is later.
            "state_clock": 0,
            "state_writer": stamp.writer,
            "flag_clock": 0,
            "flag_writer": stamp.writer,
        }
        number = connection.execute(insert(tables.sets).values(values).returning(sets.number)).scalar_one()
    return int(number)


def _write(connection: Connection, number: int, edit: Edit, stamp: Stamp) -> None:
    sets = tables.sets
    if isinstance(edit, RemarkEdit):
        _write_remark(connection, number, edit, stamp)
        return
    match edit:
        case Add(annotation):
            _put(connection, tables.annotations, number, rows.ANNOTATION, rows.annotation_row(annotation), stamp)
        case Replace(before, annotation):
            bury_twins(connection, number, before, **stamp._asdict())
            _put(connection, tables.annotations, number, rows.ANNOTATION, rows.annotation_row(annotation), stamp)
        case Remove(annotation):
            bury_twins(connection, number, annotation, **stamp._asdict())
            _bury(connection, tables.annotations, number, annotation.id, stamp)
        case Reject(suggestion):
            _put(connection, tables.rejections, number, rows.PROPOSAL, rows.proposal_row(suggestion), stamp)
        case Unreject(suggestion):
            _bury(connection, tables.rejections, number, suggestion.id, stamp)
        case SetState(_, state):
            values = {"state": state, "state_clock": stamp.clock, "state_writer": stamp.writer}
            connection.execute(update(sets).where(sets.c.number == number).values(values))
        case SetFlag(_, flag):
            flagged = {"flag": flag, "flag_clock": stamp.clock, "flag_writer": stamp.writer}
            connection.execute(update(sets).where(sets.c.number == number).values(flagged))


def _write_remark(connection: Connection, number: int, edit: RemarkEdit, stamp: Stamp) -> None:
    match edit:
        case AddNote(note) | ReplaceNote(_, note):
            values_of_note = (note.id, note.about, note.text, note.time, annotator_number(connection, note.author))
            _put(connection, tables.notes, number, rows.NOTE, values_of_note, stamp)
        case RemoveNote(note):
            _bury(connection, tables.notes, number, note.id, stamp)
        case SetVerdict(before_verdict, verdict):
            if verdict is not None:
                row = verdict_row(connection, verdict)
                _put(connection, tables.verdicts, number, VERDICT, row, stamp)
            elif before_verdict is not None:
                _bury(connection, tables.verdicts, number, before_verdict.id, stamp)
        case SetResponse(before_response, response):
            if response is not None:
                _put(connection, tables.responses, number, RESPONSE, response_row(response), stamp)
            elif before_response is not None:
                _bury(connection, tables.responses, number, before_response.id, stamp)


def _put(
    connection: Connection, table: Table, number: int, columns: Sequence[str], values: Sequence[Any], stamp: Stamp
) -> None:
    """Write a register, whatever it held before."""
    row = dict(zip(columns, values, strict=True))
    row |= {"clock": stamp.clock, "writer": stamp.writer, "removed": False}
    dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
    statement = dialect.insert(table).values(set=number, **row)
    connection.execute(statement.on_conflict_do_update(index_elements=["set", "id"], set_=row))


def _bury(connection: Connection, table: Table, number: int, identifier: str, stamp: Stamp) -> None:
    connection.execute(
        update(table)
        .where(table.c.set == number, table.c.id == identifier)
        .values(removed=True, clock=stamp.clock, writer=stamp.writer)
    )
