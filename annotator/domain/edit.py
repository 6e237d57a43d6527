"""Edits of an annotation set as values, each with its inverse."""

from __future__ import annotations

from dataclasses import dataclass, replace

from annotator.domain.annotation import Annotation, Note, State, Suggestion
from annotator.domain.verdict import Response, Verdict


@dataclass(frozen=True, slots=True)
class Add:
    """Put an annotation where there was none of its id."""

    annotation: Annotation


@dataclass(frozen=True, slots=True)
class Remove:
    """Take away an annotation; carries it, so that the inverse needs nothing else."""

    annotation: Annotation


@dataclass(frozen=True, slots=True)
class Replace:
    """Put ``after`` in the place of ``before``: another label, other ends, other attributes; the id stays."""

    before: Annotation
    after: Annotation


@dataclass(frozen=True, slots=True)
class SetState:
    """Move the set from one state to another."""

    before: State
    after: State


@dataclass(frozen=True, slots=True)
class SetFlag:
    """Flag the set with a reason, or take the flag away (None)."""

    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Reject:
    """Refuse a suggestion; the refusal is kept as data."""

    suggestion: Suggestion


@dataclass(frozen=True, slots=True)
class Unreject:
    """Take a refusal back."""

    suggestion: Suggestion


@dataclass(frozen=True, slots=True)
class AddNote:
    """Put a note where there was none of its id."""

    note: Note


@dataclass(frozen=True, slots=True)
class RemoveNote:
    """Take a note away."""

    note: Note


@dataclass(frozen=True, slots=True)
class ReplaceNote:
    """Put ``after`` in the place of ``before``; the id stays."""

    before: Note
    after: Note


@dataclass(frozen=True, slots=True)
class SetVerdict:
    """Judge an annotation, judge it otherwise, or take a verdict away (None); both sides are on one annotation."""

    before: Verdict | None
    after: Verdict | None


@dataclass(frozen=True, slots=True)
class SetResponse:
    """Answer a verdict, answer it otherwise, or take the answer away (None)."""

    before: Response | None
    after: Response | None


NoteEdit = AddNote | RemoveNote | ReplaceNote
RemarkEdit = NoteEdit | SetVerdict | SetResponse
"""Edits of what is written about labels."""
Edit = Add | Remove | Replace | SetState | SetFlag | Reject | Unreject | RemarkEdit


def inverse(edit: Edit) -> Edit:
    """Return the edit that takes ``edit`` back."""
    if isinstance(edit, RemarkEdit):
        return _inverse_of_remark(edit)
    match edit:
        case Add(annotation):
            return Remove(annotation)
        case Remove(annotation):
            return Add(annotation)
        case Replace(before, after):
            return Replace(after, before)
        case SetState(before_state, after_state):
            return SetState(after_state, before_state)
        case SetFlag(before_flag, after_flag):
            return SetFlag(after_flag, before_flag)
        case Reject(suggestion):
            return Unreject(suggestion)
        case Unreject(suggestion):
            return Reject(suggestion)


def _inverse_of_remark(edit: RemarkEdit) -> RemarkEdit:
    match edit:
        case AddNote(note):
            return RemoveNote(note)
        case RemoveNote(note):
            return AddNote(note)
        case ReplaceNote(before, after):
            return ReplaceNote(after, before)
        case SetVerdict(before_verdict, after_verdict):
            return SetVerdict(after_verdict, before_verdict)
        case SetResponse(before_response, after_response):
            return SetResponse(after_response, before_response)


@dataclass(frozen=True, slots=True)
class DocumentEdit:
    """An edit of one annotator's set of one document."""

    document: str
    edit: Edit

    def inverse(self) -> DocumentEdit:
        """Return the edit that takes this one back."""
        return DocumentEdit(self.document, inverse(self.edit))


@dataclass(frozen=True, slots=True)
class Act:
    """One thing that a person did, undone as one: edits of one annotator's sets, in their order.

    ``annotator`` did it. ``thread`` is the id of the thread that it happened in, or None for an act over several.
    ``whose`` says whose sets it edits where they are not the annotator's own: a reviewer edits the gold sets.
    """

    annotator: str
    thread: str | None
    edits: tuple[DocumentEdit, ...]
    whose: str | None = None

    @property
    def owner(self) -> str:
        """Whose sets it edits."""
        return self.whose or self.annotator

    def inverse(self) -> Act:
        """Return the act that takes this one back."""
        return replace(self, edits=tuple(edit.inverse() for edit in reversed(self.edits)))

    @property
    def documents(self) -> frozenset[str]:
        """The ids of the documents that it touches."""
        return frozenset(edit.document for edit in self.edits)


@dataclass(frozen=True, slots=True)
class Removal:
    """Documents taken out of the project, or put back (``removed`` false); what was labelled in them is kept."""

    annotator: str
    thread: str | None
    documents: tuple[str, ...]
    removed: bool = True

    def inverse(self) -> Removal:
        """Return the removal that takes this one back."""
        return Removal(self.annotator, self.thread, self.documents, not self.removed)
