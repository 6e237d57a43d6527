"""The history of one label, gathered from the acts that touched it."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import orjson
from sqlalchemy import Connection, or_, select

from annotator.domain.annotation import GOLD
from annotator.domain.document import Thread
from annotator.domain.edit import Act, Add, Edit, Reject, Remove, Replace, SetResponse, SetVerdict, Unreject
from annotator.domain.history import Deed
from annotator.domain.label_history import LabelEvent, LabelHistory
from annotator.domain.schema_act import SchemaAct
from annotator.domain.verdict import verdict_id
from annotator.storage.many_sets import sets_by_id
from annotator.storage.people import read_names
from annotator.storage.renaming import in_names_of_today
from annotator.storage.reviewing import read_settings
from annotator.storage.suggesting import suggestions_of
from annotator.storage.tables import annotators, history
from annotator.storage.thread_acts import read_act


def read_label_history(
    connection: Connection, thread: Thread, number: int, *, document: str, label: str, annotator: str
) -> LabelHistory:
    """Return the history of the label, or the suggestion, of that id; ``number`` is that of the thread.

    Of a label of the gold sets everybody's acts are told that concern a label of that id. Of any other those on the
    annotator's own sets, and what reviewers said of it: what others gave the text is nothing of theirs.
    """
    own = next(sets_by_id(connection, [document], annotator), None)
    now = None if own is None else own.set.annotation(label)
    trail = _Trail(document, annotator, {label})
    if now is not None and now.suggestion is not None:
        trail.sources.add(now.suggestion)
    events = list(_events(connection, number, thread.id, trail))
    events.reverse()
    if now is not None and now.origin == "imported" and not any(isinstance(each.edit, Add) for each in events):
        events[:0] = _imported(connection, number, annotator)
    known = {each.id: each for each in suggestions_of(connection, [document]).get(document, ())}
    refused = {each.edit.suggestion.id: each.edit.suggestion for each in events if isinstance(each.edit, Reject)}
    sources = (known.get(each) or refused.get(each) for each in (*sorted(trail.sources), label))
    return LabelHistory(
        thread=thread,
        document=document,
        annotator=annotator,
        now=now,
        suggestion=next((each for each in sources if each is not None), None),
        events=tuple(events),
        blind=read_settings(connection).blind,
    )


@dataclass(slots=True)
class _Trail:
    """A label followed back: the ids that it went by, and those of the suggestions that it came from."""

    document: str
    annotator: str
    ids: set[str]
    sources: set[str] = field(default_factory=set)

    def may_be_in(self, payload: str) -> bool:
        """Return whether an act may concern it; quick, since most do not."""
        return '"steps"' in payload or any(
            orjson.dumps(each).decode()[1:-1] in payload for each in (*self.ids, *self.sources)
        )

    def concerns(self, edit: Edit, owner: str) -> bool:
        """Return whether an edit of somebody's set of the document is about it."""
        if isinstance(edit, SetVerdict):
            return self._is_judged_by(edit)
        if self.annotator not in (owner, GOLD):
            return False
        match edit:
            case Add(annotation) | Remove(annotation):
                if annotation.id in self.ids and annotation.suggestion is not None:
                    self.sources.add(annotation.suggestion)
                return annotation.id in self.ids
            case Replace(before, after):
                return bool({before.id, after.id} & self.ids)
            case Reject(suggestion) | Unreject(suggestion):
                return suggestion.id in self.ids | self.sources
            case SetResponse(before_response, after_response):
                answered = {each.verdict for each in (before_response, after_response) if each is not None}
                return any(each.endswith(self._ends) for each in answered)
            case _:
                return False

    def _is_judged_by(self, edit: SetVerdict) -> bool:
        verdict = edit.after or edit.before
        if verdict is None:
            return False
        if self.annotator == GOLD:
            return bool({verdict.about, *(each.id for each in verdict.gold)} & self.ids)
        return verdict.annotator == self.annotator and verdict.kind != "add" and verdict.about in self.ids

    @property
    def _ends(self) -> tuple[str, ...]:
        """How the ids of verdicts end that are about it; answers of its own annotator are all that is asked."""
        missing = (verdict_id("", each, missing=True) for each in self.ids if self.annotator == GOLD)
        return (*(verdict_id("", each) for each in self.ids), *missing)

    def moved_by(self, act: SchemaAct) -> bool:
        """Return whether a change of the schema moved it, and follow it to the id that it had before."""
        for shift in act.shifts:
            if shift.kept != "annotations" or self.document not in shift.places.documents:
                continue
            after = act.id_after(shift)
            for at in shift.places:
                if at.document == self.document and at.annotator == self.annotator and (after or at.id) in self.ids:
                    self.ids.add(at.id)
                    return True
        return False


def _events(connection: Connection, number: int, thread: str, trail: _Trail) -> Iterator[LabelEvent]:
    """Yield what happened to a label, the latest first."""
    names = read_names(connection)
    own = history.c
    query = (
        select(own.time, own.kind, own.payload, own.thread, annotators.c.name)
        .join(annotators, annotators.c.number == own.annotator)
        .where(or_(own.thread == number, own.thread.is_(None)), own.payload.is_not(None))
        .where(own.kind.in_(("do", "undo", "redo")))
        .order_by(own.number.desc())
    )
    for time, kind, payload, where, name in connection.execute(query):
        if not trail.may_be_in(payload):
            continue
        act: Deed = in_names_of_today(
            read_act(payload, annotator=name, thread=None if where is None else thread), names
        )
        if isinstance(act, SchemaAct) and trail.moved_by(act):
            yield LabelEvent(time=time, who=act.annotator, whose=trail.annotator, kind=kind, change=act)
        elif isinstance(act, Act):
            for each in reversed(act.edits):
                if each.document == trail.document and trail.concerns(each.edit, act.owner):
                    yield LabelEvent(time=time, who=act.annotator, whose=act.owner, kind=kind, edit=each.edit)


def _imported(connection: Connection, number: int, annotator: str) -> Iterator[LabelEvent]:
    """Yield the import that brought an annotator's labels of a thread."""
    query = (
        select(history.c.time)
        .join(annotators, annotators.c.number == history.c.annotator)
        .where(history.c.thread == number, history.c.kind == "import", annotators.c.name == annotator)
    )
    time = connection.execute(query.order_by(history.c.number).limit(1)).scalar()
    if time is not None:
        yield LabelEvent(time=time, who=annotator, whose=annotator, kind="import")
