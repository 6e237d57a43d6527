"""Going back to an earlier point of a thread's history, as one act that can itself be taken back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from annotator.domain.annotation import Annotation
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.application import apply
from annotator.domain.document import Thread
from annotator.domain.edit import (
    Act,
    Add,
    AddNote,
    DocumentEdit,
    Edit,
    Reject,
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
from annotator.domain.errors import EditError
from annotator.domain.history import HistoryEntry
from annotator.domain.schema import Schema
from annotator.domain.schema_act import SchemaAct
from annotator.domain.verdict import Response, Verdict

Held = TypeVar("Held", Verdict, Response)


@dataclass(frozen=True, slots=True, kw_only=True)
class WayBack:
    """What going back comes to.

    ``acts`` counts the acts that are taken back, ``since`` is the time of the first of them (milliseconds since 1970,
    UTC), 0 where there is none; ``elsewhere`` counts those of them that did something in other threads, too, where it
    stays. ``gone``, ``returned`` and ``changed`` count annotations.
    """

    edits: tuple[DocumentEdit, ...]
    acts: int
    since: int
    elsewhere: int
    gone: int
    returned: int
    changed: int


def way_back(
    entries: Sequence[HistoryEntry],
    place: int,
    sets: Mapping[str, AnnotationSet],
    *,
    thread: Thread,
    schema: Schema,
    annotator: str,
) -> WayBack:
    """Return what leads from the sets as they are to what they were right after ``entries[place]``.

    ``entries`` are those of the thread, newest first; a ``place`` behind the last means before all of them. Only what
    the annotator did counts, and of an act over several threads what it did in this one.

    Raises:
        EditError: it cannot be taken back: labels were imported or moved by a change of the schema since, or something
            else has overtaken it.
        SchemaError: the schema has been changed since.
    """
    if any(entry.kind == "merge" for entry in entries[:place]):
        raise EditError("Labels came into this thread from a merged file since; going back ends there.")
    own = [entry for entry in entries[:place] if entry.annotator == annotator]
    if any(entry.act is None for entry in own):
        raise EditError("Labels were imported into this thread since; going back ends there.")
    if sum(-1 if entry.act.taken_back else 1 for entry in own if isinstance(entry.act, SchemaAct)):
        raise EditError("The schema was changed since, and labels of this thread with it; going back ends there.")
    acts = [(entry.time, entry.act) for entry in own if isinstance(entry.act, Act) and entry.act.owner == annotator]
    then = dict(sets)
    for _, act in acts:
        _take_back(act, then, thread, schema)
    edits = tuple(
        DocumentEdit(identifier, edit)
        for identifier, before in sets.items()
        for edit in _checked(before, then[identifier], thread, schema)
    )
    kinds = [type(each.edit) for each in edits]
    moved = {id(each) for each in _moved(edits)}
    return WayBack(
        edits=edits,
        acts=len(acts),
        since=min((time for time, _ in acts), default=0),
        elsewhere=sum(act.thread is None and not act.documents <= sets.keys() for _, act in acts),
        gone=sum(isinstance(each.edit, Remove) and id(each) not in moved for each in edits),
        returned=sum(isinstance(each.edit, Add) and id(each) not in moved for each in edits),
        changed=kinds.count(Replace) + len(moved) // 2,
    )


def difference(before: AnnotationSet, after: AnnotationSet) -> tuple[Edit, ...]:
    """Return the edits that make one set of another, of the same document and annotator."""
    old: dict[str, Annotation] = {each.id: each for each in before}
    new: dict[str, Annotation] = {each.id: each for each in after}
    refused = {each.id: each for each in before.rejected}
    refused_then = {each.id: each for each in after.rejected}
    edits: list[Edit] = [Remove(each) for name, each in old.items() if name not in new]
    edits += [Replace(each, new[name]) for name, each in old.items() if name in new and new[name] != each]
    edits += [Add(each) for name, each in new.items() if name not in old]
    edits += [Unreject(each) for name, each in refused.items() if name not in refused_then]
    edits += [Reject(each) for name, each in refused_then.items() if name not in refused]
    notes = {each.id: each for each in before.notes}
    notes_then = {each.id: each for each in after.notes}
    edits += [RemoveNote(each) for name, each in notes.items() if name not in notes_then]
    edits += [ReplaceNote(notes[name], each) for name, each in notes_then.items() if notes.get(name, each) != each]
    edits += [AddNote(each) for name, each in notes_then.items() if name not in notes]
    edits += [SetVerdict(*each) for each in _paired(before.verdicts, after.verdicts)]
    edits += [SetResponse(*each) for each in _paired(before.responses, after.responses)]
    if before.flag != after.flag:
        edits.append(SetFlag(before.flag, after.flag))
    if before.state != after.state:
        edits.append(SetState(before.state, after.state))
    return tuple(edits)


def _paired(before: Sequence[Held], after: Sequence[Held]) -> list[tuple[Held | None, Held | None]]:
    """Return what is not the same before and after, None where there is nothing."""
    old, new = {each.id: each for each in before}, {each.id: each for each in after}
    return [(old.get(name), new.get(name)) for name in {**old, **new} if old.get(name) != new.get(name)]


def _take_back(act: Act, sets: dict[str, AnnotationSet], thread: Thread, schema: Schema) -> None:
    by_document: dict[str, list[Edit]] = {}
    for each in act.inverse().edits:
        by_document.setdefault(each.document, []).append(each.edit)
    for identifier, edits in by_document.items():
        if identifier in sets:
            document = thread.document(identifier)
            sets[identifier] = apply(edits, sets[identifier], document=document, schema=schema).set


def _checked(before: AnnotationSet, after: AnnotationSet, thread: Thread, schema: Schema) -> tuple[Edit, ...]:
    """Return the difference in an order in which it can be applied."""
    edits = difference(before, after)
    try:
        apply(edits, before, document=thread.document(before.document), schema=schema)
    except EditError:
        # Spans of a layer without overlap that changed places are in each other's way: all out first, then in.
        out = [Remove(each.before) for each in edits if isinstance(each, Replace)]
        into = [Add(each.after) for each in edits if isinstance(each, Replace)]
        rest = [each for each in edits if not isinstance(each, Replace)]
        removed = [each for each in rest if isinstance(each, Remove)]
        return (*removed, *out, *into, *(each for each in rest if not isinstance(each, Remove)))
    return edits


def _moved(edits: Sequence[DocumentEdit]) -> list[DocumentEdit]:
    """Return the pairs that take an annotation out and put it in again elsewhere."""
    out = {each.edit.annotation.id for each in edits if isinstance(each.edit, Remove)}
    into = {each.edit.annotation.id for each in edits if isinstance(each.edit, Add)}
    return [each for each in edits if isinstance(each.edit, Add | Remove) and each.edit.annotation.id in out & into]
