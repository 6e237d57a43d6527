"""Acts as JSON, for the history."""

from __future__ import annotations

from collections.abc import Callable, Mapping
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
from annotator.domain.edit import (
    Act,
    Add,
    AddNote,
    DocumentEdit,
    Edit,
    NoteEdit,
    Reject,
    Removal,
    Remove,
    RemoveNote,
    Replace,
    ReplaceNote,
    SetFlag,
    SetState,
    Unreject,
)
from annotator.domain.history import Deed
from annotator.domain.schema_act import SchemaAct
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
}

_NOTE_EDITS: Mapping[str, Callable[..., NoteEdit]] = {
    "add_note": AddNote,
    "remove_note": RemoveNote,
    "replace_note": ReplaceNote,
}


def payload_of(act: Deed) -> str:
    """Return the act as JSON; annotator and thread have columns of their own."""
    if isinstance(act, SchemaAct):
        return schema_payload_of(act)
    if isinstance(act, Removal):
        return orjson.dumps({"documents": act.documents, "removed": act.removed}).decode()
    return orjson.dumps([[each.document, _NAMES[type(each.edit)], *_values(each.edit)] for each in act.edits]).decode()


def act_of(payload: str, *, annotator: str, thread: str | None) -> Deed:
    """Return the act that ``payload_of`` wrote."""
    plain = orjson.loads(payload)
    if isinstance(plain, dict):
        if "steps" in plain:
            return schema_act_of(plain, annotator=annotator)
        return Removal(annotator, thread, tuple(plain["documents"]), plain["removed"])
    edits = tuple(DocumentEdit(document, _edit(name, values)) for document, name, *values in plain)
    return Act(annotator, thread, edits)


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


def _edit(name: str, values: list[Any]) -> Edit:
    if name in _NOTE_EDITS:
        return _NOTE_EDITS[name](*(Note(**plain) for plain in values))
    match name:
        case "add":
            return Add(_annotation(values[0]))
        case "remove":
            return Remove(_annotation(values[0]))
        case "replace":
            return Replace(_annotation(values[0]), _annotation(values[1]))
        case "state":
            return SetState(*values)
        case "flag":
            return SetFlag(*values)
        case "reject":
            return Reject(Suggestion(_annotation(values[0]), *values[1:]))
        case "unreject":
            return Unreject(Suggestion(_annotation(values[0]), *values[1:]))
        case _:
            raise ValueError(f"unknown edit {name!r} in the history")


def _plain(annotation: Annotation) -> dict[str, object]:
    return asdict(annotation)


def _annotation(plain: dict[str, Any]) -> Annotation:
    if "target" in plain:
        return StanceAnnotation(**{**plain, "target": Target(**plain["target"])})
    if "start" in plain:
        attributes = tuple(cast("tuple[str, str]", tuple(pair)) for pair in plain["attributes"])
        return SpanAnnotation(**{**plain, "attributes": attributes})
    return ChoiceAnnotation(**plain)
