"""Acts in words: what a person did, as a thing that can be undone and as the history tells it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, assert_never

from PySide6.QtCore import QCoreApplication, QLocale

from annotator.domain.annotation import Annotation, SpanAnnotation
from annotator.domain.assignment import AssignmentAct
from annotator.domain.document import Document, Thread
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
from annotator.domain.schema import Schema
from annotator.domain.schema_act import SchemaAct
from annotator.domain.schema_change import LabelPlace
from annotator.gui import schema_words
from annotator.gui.annotate import verdict_words, words
from annotator.gui.annotate.words import filled
from annotator.gui.language import QT_TRANSLATE_NOOP

translate = QCoreApplication.translate

_Kind = Literal[
    "labelled",
    "set",
    "accepted",
    "edited",
    "imported",
    "deleted",
    "changed",
    "submitted",
    "state",
    "flagged",
    "unflagged",
    "rejected",
    "unrejected",
    "noted",
    "unnoted",
    "judged",
    "unjudged",
    "acknowledged",
    "contested",
    "unanswered",
]


_THING: Mapping[_Kind, str] = {
    "labelled": "%1",
    "set": "%1",
    "accepted": "%1",
    "edited": "%1",
    "imported": "%1",
    "deleted": QT_TRANSLATE_NOOP("Words", "deletion of %1"),
    "changed": "%1",
    "submitted": QT_TRANSLATE_NOOP("Words", "submission"),
    "state": QT_TRANSLATE_NOOP("Words", "state “%1”"),
    "flagged": QT_TRANSLATE_NOOP("Words", "flag “%1”"),
    "unflagged": QT_TRANSLATE_NOOP("Words", "taking the flag away"),
    "rejected": QT_TRANSLATE_NOOP("Words", "rejection of %1"),
    "unrejected": QT_TRANSLATE_NOOP("Words", "taking back the rejection of %1"),
    "noted": QT_TRANSLATE_NOOP("Words", "note %1"),
    "unnoted": QT_TRANSLATE_NOOP("Words", "deletion of the note %1"),
    "judged": QT_TRANSLATE_NOOP("Words", "verdict on %1"),
    "unjudged": QT_TRANSLATE_NOOP("Words", "taking back the verdict on %1"),
    "acknowledged": QT_TRANSLATE_NOOP("Words", "acknowledging a correction"),
    "contested": QT_TRANSLATE_NOOP("Words", "contesting a correction"),
    "unanswered": QT_TRANSLATE_NOOP("Words", "taking back the answer to a correction"),
}
"""How a kind of edit is called, as a thing that is undone."""
_TOLD: Mapping[_Kind, str] = {
    "labelled": QT_TRANSLATE_NOOP("Words", "labelled %1"),
    "set": QT_TRANSLATE_NOOP("Words", "set %1"),
    "accepted": QT_TRANSLATE_NOOP("Words", "accepted %1"),
    "edited": QT_TRANSLATE_NOOP("Words", "changed a suggestion to %1"),
    "imported": QT_TRANSLATE_NOOP("Words", "imported %1"),
    "deleted": QT_TRANSLATE_NOOP("Words", "deleted %1"),
    "changed": QT_TRANSLATE_NOOP("Words", "set %1"),
    "submitted": QT_TRANSLATE_NOOP("Words", "submitted"),
    "state": QT_TRANSLATE_NOOP("Words", "set the state to “%1”"),
    "flagged": QT_TRANSLATE_NOOP("Words", "flagged: %1"),
    "unflagged": QT_TRANSLATE_NOOP("Words", "took the flag away"),
    "rejected": QT_TRANSLATE_NOOP("Words", "rejected %1"),
    "unrejected": QT_TRANSLATE_NOOP("Words", "took back the rejection of %1"),
    "noted": QT_TRANSLATE_NOOP("Words", "noted %1"),
    "unnoted": QT_TRANSLATE_NOOP("Words", "deleted the note %1"),
    "judged": QT_TRANSLATE_NOOP("Words", "judged %1"),
    "unjudged": QT_TRANSLATE_NOOP("Words", "took back the verdict on %1"),
    "acknowledged": QT_TRANSLATE_NOOP("Words", "acknowledged a correction"),
    "contested": QT_TRANSLATE_NOOP("Words", "contested a correction"),
    "unanswered": QT_TRANSLATE_NOOP("Words", "took back the answer to a correction"),
}
"""How it is told afterwards."""


def deed(act: Deed, schema: Schema, thread: Thread | None) -> str:
    """Return what an act did, as a thing: «GPE “Port Eldis”», «deletion of ORG “Council”».

    Without the thread that it happened in, no text can be quoted.
    """
    if isinstance(act, Removal):
        return _removal(act, translate("Words", "removal of %1"), translate("Words", "putting back %1"))
    if isinstance(act, SchemaAct):
        return filled(translate("Words", "change of the schema: %1"), schema_words.act_told(act))
    if isinstance(act, AssignmentAct):
        given, taken = translate("Words", "assignment of %1 to %2"), translate("Words", "taking back %1 from %2")
        return _assignment(act, given, taken)
    review = verdict_words.deed(act, schema, thread)
    if review is not None:
        return review
    cut = _cut(act, schema, thread)
    if cut is not None:
        pattern = translate("Words", "merging to %1") if cut[0] == "merged" else translate("Words", "splitting of %1")
        return filled(pattern, cut[1])
    return _several(act, _THING, schema, thread)


def told(act: Deed, schema: Schema, thread: Thread | None) -> str:
    """Return what an act did, as told afterwards: «labelled GPE “Port Eldis”», «set Against toward Odile Fenn»."""
    if isinstance(act, Removal):
        return _removal(act, translate("Words", "removed %1"), translate("Words", "put back %1"))
    if isinstance(act, SchemaAct):
        return filled(translate("Words", "changed the schema: %1"), schema_words.act_told(act))
    if isinstance(act, AssignmentAct):
        given, taken = translate("Words", "assigned %1 to %2"), translate("Words", "took back %1 from %2")
        return _assignment(act, given, taken)
    review = verdict_words.told(act, schema, thread)
    if review is not None:
        return review
    cut = _cut(act, schema, thread)
    if cut is not None:
        pattern = translate("Words", "merged to %1") if cut[0] == "merged" else translate("Words", "split %1")
        return filled(pattern, cut[1])
    return _several(act, _TOLD, schema, thread)


def _removal(act: Removal, taken_out: str, put_back: str) -> str:
    count = len(act.documents)
    texts = translate("Words", "1 text") if count == 1 else translate("Words", "%Ln texts", "", count)
    return filled(taken_out if act.removed else put_back, texts)


def _assignment(act: AssignmentAct, given: str, taken: str) -> str:
    pairs = act.given or act.taken
    count = len({thread for thread, _ in pairs})
    threads = translate("Words", "1 thread") if count == 1 else translate("Words", "%Ln threads", "", count)
    names = QLocale().createSeparatedList(sorted({name for _, name in pairs}))
    return filled(given if act.given else taken, threads, names)


def _several(act: Act, patterns: Mapping[_Kind, str], schema: Schema, thread: Thread | None) -> str:
    """Return the edits of one kind once with their number, how many more there are, and how many elsewhere."""
    at_hand = {document.id: document for document in thread or ()}
    telling = _telling(act.edits)
    here = [each for each in telling if each.document in at_hand] or telling
    said: list[str] = []
    for each in here:
        document = at_hand.get(each.document)
        kind, subject = _parts(each.edit, schema, document)
        said.append(filled(translate("Words", patterns[kind]), _placed(each.edit, subject, document, thread)))
    if not said:
        return translate("Words", "nothing")
    same, more, elsewhere = said.count(said[0]), len(said) - said.count(said[0]), len(telling) - len(here)
    whole = f"{said[0]} ×{same}" if same > 1 else said[0]
    if more:
        whole = filled(translate("Words", "%1 and %2 more"), whole, str(more))
    return filled(translate("Words", "%1, and %2 in other threads"), whole, str(elsewhere)) if elsewhere else whole


def _placed(edit: Edit, subject: str, document: Document | None, thread: Thread | None) -> str:
    """Return the answer to a question of a comment with the comment; all else says itself where it is."""
    match edit:
        case Add(annotation) | Remove(annotation) | Replace(after=annotation):
            pass
        case Reject(suggestion) | Unreject(suggestion):
            annotation = suggestion.annotation
        case _:
            return subject
    if document is None or document.kind == "article" or isinstance(annotation, SpanAnnotation):
        return subject
    return filled(translate("Words", "%1, in %2"), subject, words.which(document, thread))


def _cut(act: Act, schema: Schema, thread: Thread | None) -> tuple[Literal["split", "merged"], str] | None:
    """Return whether an act made two spans of one or one of two, and the whole one in words; None for other acts."""
    telling = _telling(act.edits)
    document = next((each for each in thread or () if each.id == telling[0].document), None) if telling else None
    match [each.edit for each in telling]:
        case [Replace(SpanAnnotation() as whole, SpanAnnotation() as first), Add(SpanAnnotation() as second)] if (
            _is_cut(whole, first, second)
        ):
            return "split", words.annotation(whole, schema, document)
        case [Remove(SpanAnnotation() as second), Replace(SpanAnnotation() as first, SpanAnnotation() as whole)] if (
            _is_cut(whole, first, second)
        ):
            return "merged", words.annotation(whole, schema, document)
    return None


def _is_cut(whole: SpanAnnotation, first: SpanAnnotation, second: SpanAnnotation) -> bool:
    alike = {(each.layer, each.label) for each in (whole, first, second)}
    ends = (min(first.start, second.start), max(first.end, second.end))
    return len(alike) == 1 and ends == (whole.start, whole.end) and second != whole


def _telling(edits: tuple[DocumentEdit, ...]) -> tuple[DocumentEdit, ...]:
    """Leave out what goes without saying: that work on a text began, and that a thread has several texts."""
    telling = tuple(each for each in edits if not _is_beginning(each.edit)) or edits
    if all(isinstance(each.edit, SetState) for each in telling):
        return telling[:1]
    return telling


def _is_beginning(edit: Edit) -> bool:
    return isinstance(edit, SetState) and {edit.before, edit.after} == {"new", "in_progress"}


def _parts(edit: Edit, schema: Schema, document: Document | None) -> tuple[_Kind, str]:
    """Return what kind of thing an edit is, and what it is about."""
    if isinstance(edit, RemarkEdit):
        return _parts_of_remark(edit, schema, document)
    match edit:
        case Add(added):
            return _kind_of(added), words.annotation(added, schema, document)
        case Remove(removed):
            return "deleted", words.annotation(removed, schema, document)
        case Replace(before, after):
            return "changed", _change(before, after, schema, document)
        case SetState(after=after_state):
            return ("submitted", "") if after_state == "submitted" else ("state", words.state(after_state, None))
        case SetFlag(after=reason):
            return ("unflagged", "") if reason is None else ("flagged", reason)
        case Reject(suggestion) | Unreject(suggestion):
            kind: _Kind = "rejected" if isinstance(edit, Reject) else "unrejected"
            return kind, words.annotation(suggestion.annotation, schema, document)
        case _:
            assert_never(edit)


def _parts_of_remark(edit: RemarkEdit, schema: Schema, document: Document | None) -> tuple[_Kind, str]:
    match edit:
        case AddNote(note) | ReplaceNote(_, note):
            return "noted", words.quote(note.text)
        case RemoveNote(note):
            return "unnoted", words.quote(note.text)
        case SetVerdict(before_verdict, after_verdict):
            verdict = after_verdict or before_verdict
            about = () if verdict is None else (verdict.judged, *verdict.gold)
            quoted = [words.annotation(each, schema, document) for each in about if each is not None]
            return "unjudged" if after_verdict is None else "judged", quoted[0] if quoted else ""
        case SetResponse(after=response):
            return ("unanswered" if response is None else response.kind), ""


def _kind_of(added: Annotation) -> _Kind:
    if added.origin == "imported":
        return "imported"
    if added.origin == "edited":
        return "edited"
    if added.origin == "accepted":
        return "accepted"
    return "labelled" if isinstance(added, SpanAnnotation) else "set"


def _change(before: Annotation, after: Annotation, schema: Schema, document: Document | None) -> str:
    """Return what differs: the label, the ends, or an attribute."""
    new = words.annotation(after, schema, document)
    if not isinstance(before, SpanAnnotation) or not isinstance(after, SpanAnnotation) or before.label != after.label:
        old = schema_words.title_of(schema, LabelPlace(before.layer), before.label)
        return filled(translate("Words", "%1 instead of %2"), new, old)
    if (before.start, before.end) != (after.start, after.end):
        return filled(translate("Words", "new ends of %1"), new)
    for attribute, value in after.attributes:
        if value != before.attribute(attribute):
            title = schema_words.title_of(schema, LabelPlace(after.layer, attribute), value)
            return filled(translate("Words", "%1 toward %2"), title, new)
    if before.attributes != after.attributes:
        return filled(translate("Words", "nothing toward %1"), new)
    return new
