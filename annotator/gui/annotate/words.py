"""Annotations, targets and acts in words, in the language of the screen."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Literal, assert_never

from PySide6.QtCore import QCoreApplication, QLocale

from annotator.domain.annotation import (
    Annotation,
    ChoiceAnnotation,
    SpanAnnotation,
    StanceAnnotation,
    State,
    Suggestion,
    Target,
)
from annotator.domain.document import Document, Thread
from annotator.domain.edit import (
    Act,
    Add,
    AddNote,
    DocumentEdit,
    Edit,
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
from annotator.domain.gestures import opening
from annotator.domain.history import Deed
from annotator.domain.queue import QueueRow
from annotator.domain.schema import Label, Layer, Schema
from annotator.domain.schema_act import SchemaAct
from annotator.domain.schema_change import LabelPlace
from annotator.gui import schema_words
from annotator.gui.thread_view.offsets import caption

translate = QCoreApplication.translate

LONGEST_QUOTE = 48


def quote(text: str) -> str:
    """Return a text in quotation marks, on one line, its middle left out where it is long."""
    return _filled(translate("Words", "“%1”"), plain(text, LONGEST_QUOTE))


def plain(text: str, longest: int = 160) -> str:
    """Return a text on one line, fit for a widget, its middle left out beyond ``longest`` characters."""
    line = " ".join(text.split())
    if len(line) > longest:
        half = longest // 2
        line = f"{line[:half].rstrip()} … {line[-half:].lstrip()}"
    return caption(line)


def number(value: int) -> str:
    """Return a number with its thousands parted, as the language of the screen does it."""
    locale = QLocale()
    if locale.language() == QLocale.Language.C:
        locale = QLocale(QLocale.Language.English)
    return locale.toString(value)


def comments(count: int) -> str:
    """Return how many comments there are."""
    if not count:
        return translate("Words", "no comments")
    return translate("Words", "1 comment") if count == 1 else translate("Words", "%n comments", None, count)


def suggestions(count: int) -> str:
    """Return how many suggestions there are."""
    return translate("Words", "1 suggestion") if count == 1 else translate("Words", "%n suggestions", None, count)


def state(value: State, flag: str | None) -> str:
    """Return the state of a thread."""
    if flag is not None:
        return _filled(translate("Words", "flagged: %1"), flag)
    match value:
        case "new":
            return translate("Words", "new")
        case "in_progress":
            return translate("Words", "in progress")
        case "submitted":
            return translate("Words", "submitted")
        case "adjudicated":
            return translate("Words", "adjudicated")
        case _:
            assert_never(value)


def row(value: QueueRow) -> str:
    """Return a row of the queue as it is read out."""
    parts = [value.title, state(value.state, None), value.source or "", about(value)]
    return ". ".join(part for part in parts if part)


def about(value: QueueRow) -> str:
    """Return what stands below the title of a row, without the source: comments, suggestions, the flag's reason."""
    parts = [] if value.flag is None else [state(value.state, value.flag)]
    parts.append(comments(value.comments))
    if value.suggestions and value.state != "submitted":
        parts.append(suggestions(value.suggestions))
    if value.notes:
        parts.append(
            translate("Words", "1 note") if value.notes == 1 else translate("Words", "%n notes", None, value.notes)
        )
    return " · ".join(parts)


def isolated(text: str) -> str:
    """Return a text that keeps its direction to itself among other words (U+2068, U+2069)."""
    return f"\u2068{text}\u2069"


def is_right_to_left(text: str) -> bool:
    """Return whether the first letter that has a direction runs from right to left."""
    directions = (unicodedata.bidirectional(character) for character in text)
    return next((each for each in directions if each in ("L", "R", "AL")), "L") != "L"


def target(value: Target, thread: str) -> str:
    """Return what a stance is toward; ``thread`` is the id of the thread that it belongs to."""
    match value.kind:
        case "claim":
            return _filled(translate("Words", "the claim %1"), quote(opening(value.text, LONGEST_QUOTE)))
        case "parent" if value.id == thread:
            return translate("Words", "the article")
        case "parent":
            return translate("Words", "the comment it answers")
        case "entity":
            return value.text
        case _:
            assert_never(value.kind)


def question(layer: Layer, toward: Target | None, thread: str) -> str:
    """Return a question in words: «Stance toward Odile Fenn»."""
    if toward is None:
        return layer.title
    return _filled(translate("Words", "%1 toward %2"), layer.title, target(toward, thread))


def question_of(layer: Layer, toward: Target | None, document: Document) -> str:
    """Return a question with the text that it is asked of: «Stance toward the article, of M. Karsh’s comment»."""
    asked = question(layer, toward, document.thread)
    return _filled(translate("Words", "%1, of %2"), asked, whose(document))


def whose(document: Document) -> str:
    """Return which text of a thread a document is."""
    if document.kind == "article":
        return translate("Words", "the article")
    if document.author is None:
        return translate("Words", "a comment")
    return _filled(translate("Words", "%1’s comment"), document.author)


def annotation(value: Annotation, schema: Schema, document: Document | None) -> str:
    """Return an annotation in words: «GPE “Port Eldis”», «Against toward Odile Fenn», «Sentiment: Negative».

    Without the document that it belongs to, the text of a span cannot be quoted and is left out.
    """
    label = schema_words.title_of(schema, LabelPlace(value.layer), value.label)
    match value:
        case SpanAnnotation(start=start, end=end):
            return label if document is None else f"{label} {quote(document.text[start:end])}"
        case ChoiceAnnotation():
            return f"{schema_words.layer_title(schema, value.layer)}: {label}"
        case StanceAnnotation(target=toward):
            thread = "" if document is None else document.thread
            return _filled(translate("Words", "%1 toward %2"), label, target(toward, thread))


def deed(act: Deed, schema: Schema, thread: Thread | None) -> str:
    """Return what an act did, as a thing: «GPE “Port Eldis”», «deletion of ORG “Council”».

    Without the thread that it happened in, no text can be quoted.
    """
    if isinstance(act, Removal):
        return _removal(act, translate("Words", "removal of %1"), translate("Words", "putting back %1"))
    if isinstance(act, SchemaAct):
        return _filled(translate("Words", "change of the schema: %1"), schema_words.act_told(act))
    cut = _cut(act, schema, thread)
    if cut is not None:
        pattern = translate("Words", "merging to %1") if cut[0] == "merged" else translate("Words", "splitting of %1")
        return _filled(pattern, cut[1])
    return _several(act, lambda edit, document: _thing(edit, schema, document), thread)


def told(act: Deed, schema: Schema, thread: Thread | None) -> str:
    """Return what an act did, as told afterwards: «labelled GPE “Port Eldis”», «set Against toward Odile Fenn»."""
    if isinstance(act, Removal):
        return _removal(act, translate("Words", "removed %1"), translate("Words", "put back %1"))
    if isinstance(act, SchemaAct):
        return _filled(translate("Words", "changed the schema: %1"), schema_words.act_told(act))
    cut = _cut(act, schema, thread)
    if cut is not None:
        pattern = translate("Words", "merged to %1") if cut[0] == "merged" else translate("Words", "split %1")
        return _filled(pattern, cut[1])
    return _several(act, lambda edit, document: _told(edit, schema, document), thread)


def label_with_sign(label: Label) -> str:
    """Return a label with the sign that stands before it."""
    return f"{label.sign} {label.title}" if label.sign else label.title


def confidence(suggestion: Suggestion) -> str:
    """Return how sure the suggester is, or "" where it does not say."""
    if suggestion.confidence is None:
        return ""
    return translate("Words", "%n % sure", None, round(suggestion.confidence * 100))


def origin(value: Annotation) -> str:
    """Return where a decision came from."""
    match value.origin:
        case "scratch":
            return translate("Words", "by hand")
        case "accepted":
            return translate("Words", "an accepted suggestion")
        case "edited":
            return translate("Words", "a suggestion, edited")
        case "imported":
            return translate("Words", "imported")
        case _:
            assert_never(value.origin)


def agent(suggestion: Suggestion) -> str:
    """Return who made a suggestion."""
    return f"{suggestion.agent} {suggestion.version}".strip()


def _removal(act: Removal, taken_out: str, put_back: str) -> str:
    count = len(act.documents)
    texts = translate("Words", "1 text") if count == 1 else translate("Words", "%n texts", None, count)
    return _filled(taken_out if act.removed else put_back, texts)


def _several(act: Act, say: Callable[[Edit, Document | None], str], thread: Thread | None) -> str:
    """Return the acts of one kind once with their number, and how many more there are beside the first."""
    at_hand = {document.id: document for document in thread or ()}
    said = [say(each.edit, at_hand.get(each.document)) for each in _telling(act.edits)]
    if not said:
        return translate("Words", "nothing")
    first = said[0]
    same = said.count(first)
    words = f"{first} ×{same}" if same > 1 else first
    more = len(said) - same
    return words if not more else _filled(translate("Words", "%1 and %2 more"), words, str(more))


def _cut(act: Act, schema: Schema, thread: Thread | None) -> tuple[Literal["split", "merged"], str] | None:
    """Return whether an act made two spans of one or one of two, and the whole one in words; None for other acts."""
    telling = _telling(act.edits)
    document = next((each for each in thread or () if each.id == telling[0].document), None) if telling else None
    match [each.edit for each in telling]:
        case [Replace(SpanAnnotation() as whole, SpanAnnotation() as first), Add(SpanAnnotation() as second)] if (
            _is_cut(whole, first, second)
        ):
            return "split", annotation(whole, schema, document)
        case [Remove(SpanAnnotation() as second), Replace(SpanAnnotation() as first, SpanAnnotation() as whole)] if (
            _is_cut(whole, first, second)
        ):
            return "merged", annotation(whole, schema, document)
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


def _thing(edit: Edit, schema: Schema, document: Document | None) -> str:
    kind, subject = _parts(edit, schema, document)
    patterns = {
        "labelled": "%1",
        "set": "%1",
        "accepted": "%1",
        "imported": "%1",
        "deleted": translate("Words", "deletion of %1"),
        "changed": "%1",
        "submitted": translate("Words", "submission"),
        "state": translate("Words", "state “%1”"),
        "flagged": translate("Words", "flag “%1”"),
        "unflagged": translate("Words", "taking the flag away"),
        "rejected": translate("Words", "rejection of %1"),
        "unrejected": translate("Words", "taking back the rejection of %1"),
        "noted": translate("Words", "note %1"),
        "unnoted": translate("Words", "deletion of the note %1"),
    }
    return _filled(patterns[kind], subject)


def _told(edit: Edit, schema: Schema, document: Document | None) -> str:
    kind, subject = _parts(edit, schema, document)
    patterns = {
        "labelled": translate("Words", "labelled %1"),
        "set": translate("Words", "set %1"),
        "accepted": translate("Words", "accepted %1"),
        "imported": translate("Words", "imported %1"),
        "deleted": translate("Words", "deleted %1"),
        "changed": translate("Words", "set %1"),
        "submitted": translate("Words", "submitted"),
        "state": translate("Words", "set the state to “%1”"),
        "flagged": translate("Words", "flagged: %1"),
        "unflagged": translate("Words", "took the flag away"),
        "rejected": translate("Words", "rejected %1"),
        "unrejected": translate("Words", "took back the rejection of %1"),
        "noted": translate("Words", "noted %1"),
        "unnoted": translate("Words", "deleted the note %1"),
    }
    return _filled(patterns[kind], subject)


def _parts(edit: Edit, schema: Schema, document: Document | None) -> tuple[str, str]:
    """Return what kind of thing an edit is, and what it is about."""
    match edit:
        case Add(added):
            return _kind_of(added), annotation(added, schema, document)
        case Remove(removed):
            return "deleted", annotation(removed, schema, document)
        case Replace(before, after):
            return "changed", _change(before, after, schema, document)
        case SetState(after=after_state):
            return ("submitted", "") if after_state == "submitted" else ("state", state(after_state, None))
        case SetFlag(after=reason):
            return ("unflagged", "") if reason is None else ("flagged", reason)
        case AddNote(note) | ReplaceNote(_, note):
            return "noted", quote(note.text)
        case RemoveNote(note):
            return "unnoted", quote(note.text)
        case Reject(suggestion) | Unreject(suggestion):
            kind = "rejected" if isinstance(edit, Reject) else "unrejected"
            return kind, annotation(suggestion.annotation, schema, document)
        case _:
            assert_never(edit)


def _kind_of(added: Annotation) -> str:
    if added.origin == "imported":
        return "imported"
    if added.origin != "scratch":
        return "accepted"
    return "labelled" if isinstance(added, SpanAnnotation) else "set"


def _change(before: Annotation, after: Annotation, schema: Schema, document: Document | None) -> str:
    """Return what differs: the label, the ends, or an attribute."""
    new = annotation(after, schema, document)
    if not isinstance(before, SpanAnnotation) or not isinstance(after, SpanAnnotation) or before.label != after.label:
        old = schema_words.title_of(schema, LabelPlace(before.layer), before.label)
        return _filled(translate("Words", "%1 instead of %2"), new, old)
    if (before.start, before.end) != (after.start, after.end):
        return _filled(translate("Words", "new ends of %1"), new)
    for attribute, value in after.attributes:
        if value != before.attribute(attribute):
            title = schema_words.title_of(schema, LabelPlace(after.layer, attribute), value)
            return _filled(translate("Words", "%1 toward %2"), title, new)
    if before.attributes != after.attributes:
        return _filled(translate("Words", "nothing toward %1"), new)
    return new


def _filled(pattern: str, *values: str) -> str:
    """Put the values in the places %1, %2 of a translated pattern; a %1 inside a value stays as it is."""
    return re.sub(r"%([1-9])", lambda place: values[int(place[1]) - 1], pattern)
