"""Acts as JSON, for the history."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from typing import Any, cast

import orjson

from annotator.domain.annotation import (
    Annotation,
    ChoiceAnnotation,
    Note,
    SpanAnnotation,
    StanceAnnotation,
    Suggestion,
    Target,
)
from annotator.domain.assignment import AssignmentAct, Pairs
from annotator.domain.edit import (
    Act,
    Add,
    AddNote,
    DocumentEdit,
    Edit,
    Reject,
    RemarkEdit,
    Removal,
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
from annotator.domain.history import Deed
from annotator.domain.schema_act import SchemaAct
from annotator.domain.verdict import Response, Verdict
from annotator.storage.schema_payload import schema_act_of, schema_payload_of

_NAMES: Mapping[type, str] = {
    Add: "add",
    Remove: "remove",
    Replace: "replace",
    SetState: "state",
    SetFlag: "flag",
    Reject: "reject",
    Unreject: "unreject",
    AddNote: "add_note",
    RemoveNote: "remove_note",
    ReplaceNote: "replace_note",
    SetVerdict: "verdict",
    SetResponse: "response",
}


def payload_of(act: Deed) -> str:
    """Return the act as JSON; annotator and thread have columns of their own."""
    if isinstance(act, SchemaAct):
        return schema_payload_of(act)
    if isinstance(act, AssignmentAct):
        return orjson.dumps({"given": act.given, "taken": act.taken}).decode()
    if isinstance(act, Removal):
        return orjson.dumps({"documents": act.documents, "removed": act.removed}).decode()
    edits = [[each.document, _NAMES[type(each.edit)], *_values(each.edit)] for each in act.edits]
    return orjson.dumps(edits if act.whose is None else {"whose": act.whose, "edits": edits}).decode()


def act_of(payload: str, *, annotator: str, thread: str | None) -> Deed:
    """Return the act that ``payload_of`` wrote."""
    plain = orjson.loads(payload)
    if isinstance(plain, dict):
        if "steps" in plain:
            return schema_act_of(plain, annotator=annotator)
        if "given" in plain:
            return AssignmentAct(annotator, _pairs(plain["given"]), _pairs(plain["taken"]))
        if "edits" in plain:
            return Act(annotator, thread, _edits(plain["edits"]), plain["whose"])
        return Removal(annotator, thread, tuple(plain["documents"]), plain["removed"])
    return Act(annotator, thread, _edits(plain))


def _pairs(plain: Sequence[Any]) -> Pairs:
    return tuple((thread, annotator) for thread, annotator in plain)


def _edits(plain: Sequence[Any]) -> tuple[DocumentEdit, ...]:
    return tuple(DocumentEdit(document, _edit(name, values)) for document, name, *values in plain)


def _values(edit: Edit) -> list[object]:
    match edit:
        case Add(annotation) | Remove(annotation):
            return [_plain(annotation)]
        case Replace(before, after):
            return [_plain(before), _plain(after)]
        case SetState() | SetFlag():
            return [edit.before, edit.after]
        case Reject(suggestion) | Unreject(suggestion):
            plain = _plain(suggestion.annotation)
            return [plain, suggestion.agent, suggestion.version, suggestion.confidence]
        case AddNote(note) | RemoveNote(note):
            return [asdict(note)]
        case ReplaceNote(before_note, after_note):
            return [asdict(before_note), asdict(after_note)]
        case SetVerdict() | SetResponse():
            return [None if each is None else asdict(each) for each in (edit.before, edit.after)]


def _edit(name: str, values: list[Any]) -> Edit:
    if name in _REMARK_EDITS:
        edit, made = _REMARK_EDITS[name]
        return edit(*(None if plain is None else made(plain) for plain in values))
    match name:
        case "add":
            return Add(annotation_of(values[0]))
        case "remove":
            return Remove(annotation_of(values[0]))
        case "replace":
            return Replace(annotation_of(values[0]), annotation_of(values[1]))
        case "state":
            return SetState(*values)
        case "flag":
            return SetFlag(*values)
        case "reject":
            return Reject(Suggestion(annotation_of(values[0]), *values[1:]))
        case "unreject":
            return Unreject(Suggestion(annotation_of(values[0]), *values[1:]))
        case _:
            raise ValueError(f"unknown edit {name!r} in the history")


def _plain(annotation: Annotation) -> dict[str, object]:
    return asdict(annotation)


def verdict_of(plain: dict[str, Any]) -> Verdict:
    """Return the verdict whose fields are plain values."""
    judged = None if plain["judged"] is None else annotation_of(plain["judged"])
    return Verdict(**{**plain, "judged": judged, "gold": tuple(annotation_of(each) for each in plain["gold"])})


def _note_of(plain: dict[str, Any]) -> Note:
    return Note(**plain)


def _response_of(plain: dict[str, Any]) -> Response:
    return Response(**plain)


def annotation_of(plain: dict[str, Any]) -> Annotation:
    """Return the annotation whose fields are plain values."""
    if "target" in plain:
        return StanceAnnotation(**{**plain, "target": Target(**plain["target"])})
    if "start" in plain:
        attributes = tuple(cast("tuple[str, str]", tuple(pair)) for pair in plain["attributes"])
        return SpanAnnotation(**{**plain, "attributes": attributes})
    return ChoiceAnnotation(**plain)


_REMARK_EDITS: Mapping[str, tuple[Callable[..., RemarkEdit], Callable[[dict[str, Any]], object]]] = {
    "add_note": (AddNote, _note_of),
    "remove_note": (RemoveNote, _note_of),
    "replace_note": (ReplaceNote, _note_of),
    "verdict": (SetVerdict, verdict_of),
    "response": (SetResponse, _response_of),
}
