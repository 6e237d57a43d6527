"""What the history says of people, in the names that they have now."""

from __future__ import annotations

from dataclasses import replace

from annotator.domain.annotation import Note
from annotator.domain.assignment import AssignmentAct
from annotator.domain.edit import (
    Act,
    AddNote,
    DocumentEdit,
    Removal,
    RemoveNote,
    ReplaceNote,
    SetResponse,
    SetVerdict,
)
from annotator.domain.history import Deed
from annotator.domain.schema_act import Places, SchemaAct
from annotator.domain.verdict import Response, Verdict
from annotator.storage.people import Names


def in_names_of_today(act: Deed, names: Names) -> Deed:
    """Return an act of the history with everybody called what they are called now."""
    if not names:
        return act
    annotator = names.now(act.annotator)
    match act:
        case Act():
            whose = None if act.whose is None else names.now(act.whose)
            return replace(act, annotator=annotator, whose=whose, edits=tuple(_edit(each, names) for each in act.edits))
        case SchemaAct():
            shifts = tuple(replace(shift, places=_places(shift.places, names)) for shift in act.shifts)
            return replace(act, annotator=annotator, shifts=shifts)
        case AssignmentAct():
            return replace(act, annotator=annotator, given=_pairs(act.given, names), taken=_pairs(act.taken, names))
        case Removal():
            return replace(act, annotator=annotator)


def _edit(each: DocumentEdit, names: Names) -> DocumentEdit:
    match each.edit:
        case SetVerdict(before, after):
            return replace(each, edit=SetVerdict(_verdict(before, names), _verdict(after, names)))
        case SetResponse(answered, answer):
            return replace(each, edit=SetResponse(_response(answered, names), _response(answer, names)))
        case AddNote(note):
            return replace(each, edit=AddNote(_note(note, names)))
        case RemoveNote(note):
            return replace(each, edit=RemoveNote(_note(note, names)))
        case ReplaceNote(note_before, note):
            return replace(each, edit=ReplaceNote(_note(note_before, names), _note(note, names)))
        case _:
            return each


def _verdict(verdict: Verdict | None, names: Names) -> Verdict | None:
    if verdict is None:
        return None
    return replace(verdict, annotator=names.now(verdict.annotator), reviewer=names.now(verdict.reviewer))


def _response(response: Response | None, names: Names) -> Response | None:
    return None if response is None else replace(response, verdict=names.verdict(response.verdict))


def _note(note: Note, names: Names) -> Note:
    return replace(note, author=names.now(note.author))


def _places(places: Places, names: Names) -> Places:
    annotators = tuple(None if each is None else names.now(each) for each in places.annotators)
    return replace(places, annotators=annotators)


def _pairs(pairs: tuple[tuple[str, str], ...], names: Names) -> tuple[tuple[str, str], ...]:
    return tuple((thread, names.now(annotator)) for thread, annotator in pairs)
