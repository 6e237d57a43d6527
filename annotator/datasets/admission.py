"""Admitting incoming documents to the project: normalised, placed in their threads, their labels checked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple

from annotator.datasets.counting import Numbers, Remarks
from annotator.datasets.import_report import Remark
from annotator.domain.annotation import ChoiceAnnotation, SpanAnnotation, StanceAnnotation, Suggestion
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.application import SetCheck, check_suggestion
from annotator.domain.document import Document
from annotator.domain.errors import AnnotatorError, EditError
from annotator.domain.identifiers import text_sha256
from annotator.domain.normalisation import NormalisedText, normalise, storable
from annotator.domain.schema import Schema
from annotator.domain.sentence import Sentence
from annotator.formats.incoming import IncomingDocument
from annotator.storage.intake import Intake, Known

MOST_WAITING = 50_000
"""Comments that are held in memory until what they answer comes."""

_NOWHERE = Sentence("The comment “{identifier}” answers “{lost}”, which is nowhere in this import or the project.")


@dataclass(slots=True)
class Tally:
    """What became of some documents; grows with them."""

    added: int = 0
    unchanged: int = 0
    refused: Remarks = field(default_factory=Remarks)
    notes: Remarks = field(default_factory=Remarks)


class _Waiting(NamedTuple):
    """A document, perhaps a comment whose parent has not come yet; ``place`` is its number in the file."""

    incoming: IncomingDocument
    file: Path
    place: int


class Admission:
    """Admits the documents of one import. Comments may come before what they answer, in whichever file.

    Where more than ``MOST_WAITING`` wait, the others are put off: ``next_round`` says which shall be read again.
    """

    def __init__(self, schema: Schema, tally: Tally) -> None:
        self._schema = schema
        self._set_check = SetCheck(schema)
        self._tally = tally
        self._met = Numbers()
        self._known: dict[str, Known] = {}
        self._there: AbstractSet[str] = frozenset()  # documents that came before this batch, perhaps with their labels
        self._labelled: set[tuple[str, str]] = set()
        self._waiting: dict[str, list[_Waiting]] = {}
        self._waiting_count = 0
        self._put_off: dict[Path, Numbers] = {}
        self._added_before = 0
        self._is_last_round = False

    def admit(self, batch: Sequence[tuple[int, IncomingDocument]], file: Path, intake: Intake) -> None:
        """Admit documents of one file, each with its number there, in their order; what does not fit is refused."""
        named = (name for _, each in batch for name in (each.id, each.parent, each.thread) if name is not None)
        self._known = intake.known(set(named))
        self._there = frozenset(self._known)
        self._labelled.clear()
        for place, incoming in batch:
            self._admit_tree(_Waiting(incoming, file, place), intake)
        intake.flush()

    def next_round(self) -> Mapping[Path, Numbers]:
        """Return the documents that were put off, by file; none once all are admitted or refused.

        A round that brought nothing new is followed by the last, in which nothing is put off any more.
        """
        put_off, self._put_off = self._put_off, {}
        self._is_last_round = self._tally.added == self._added_before
        self._added_before = self._tally.added
        return put_off

    def refuse_waiting(self) -> None:
        """Refuse the comments whose parents never came."""
        waiting = {each.incoming.id: each for group in self._waiting.values() for each in group}
        missing: dict[str, str | None] = {}
        for identifier, each in waiting.items():
            _find_missing(identifier, waiting, missing)
            lost = missing[identifier]
            if lost is None:
                reason = Sentence(
                    "The comment “{identifier}” belongs to comments that answer each other in a circle.",
                    identifier=identifier,
                )
            elif lost != _parent_of(each.incoming):
                reason = Sentence(
                    "The comment “{identifier}” answers one that was refused: “{lost}” is missing above it.",
                    identifier=identifier,
                    lost=lost,
                )
            else:
                reason = Sentence(_NOWHERE, identifier=identifier, lost=lost)
            self._refuse(each, reason)
        self._waiting.clear()

    def _admit_tree(self, first: _Waiting, intake: Intake) -> None:
        """Admit a document, and then those that waited for it."""
        stack = [first]
        while stack:
            each = stack.pop()
            try:
                admitted = self._admit(each, intake)
            except AnnotatorError as error:
                self._refuse(each, error.sentence)
                continue
            if admitted and each.incoming.id in self._waiting:
                answers = self._waiting.pop(each.incoming.id)
                self._waiting_count -= len(answers)
                intake.flush()
                self._known.update(intake.known(answer.incoming.id for answer in answers))
                stack.extend(reversed(answers))

    def _admit(self, each: _Waiting, intake: Intake) -> bool:
        """Admit one document; return False where its parent is not there yet."""
        incoming = each.incoming
        parent: Known | None = None
        if incoming.kind == "comment":
            parent = self._parent(incoming)
            if parent is None:
                self._wait(each)
                return False
        text = normalise(incoming.text)
        document = _document(incoming, text)
        known = self._known.get(incoming.id)
        if known is not None and known.text_sha256 != document.text_sha256:
            raise EditError("There is a document “{id}” with another text already.", id=incoming.id)
        if incoming.sha256 not in (None, document.text_sha256):
            raise EditError("The text is not the one that text_sha256 was made of.")
        labels, suggestions = _moved_labels(incoming, text)
        self._check(document, labels, suggestions)
        if known is None:
            original = incoming.text if incoming.text != document.text else None
            known = intake.add_document(document, parent=parent, original=original)
            self._known[document.id] = known
            self._tally.added += 1
            if text.replaced:
                self._tally.notes.add(Remark(each.file, incoming.line, _replaced(text.replaced)))
        elif not known.fresh:
            self._meet_again(document.id, known, intake)
        if labels is not None:
            self._admit_labels(labels, known, intake)
        if suggestions:
            intake.add_suggestions(suggestions, known)
        if incoming.split is not None:
            intake.assign_split(known, incoming.split)
        return True

    def _wait(self, each: _Waiting) -> None:
        parent = _parent_of(each.incoming) or ""
        if self._waiting_count < MOST_WAITING:
            self._waiting.setdefault(parent, []).append(each)
            self._waiting_count += 1
        elif not self._is_last_round:
            self._put_off.setdefault(each.file, Numbers()).add(each.place)
        else:
            raise EditError(_NOWHERE, identifier=each.incoming.id, lost=parent)

    def _check(self, document: Document, labels: AnnotationSet | None, suggestions: tuple[Suggestion, ...]) -> None:
        if labels is not None:
            self._set_check.check(labels, document)
        for suggestion in suggestions:
            check_suggestion(suggestion, document=document, schema=self._schema)

    def _parent(self, incoming: IncomingDocument) -> Known | None:
        """Return the document that a comment answers, or None where it has not come yet."""
        identifier = _parent_of(incoming)
        if identifier is None:
            raise EditError("The comment names neither what it answers (parent) nor its article (thread).")
        parent = self._known.get(identifier) if identifier != incoming.id else None
        if parent is None:
            return None
        if parent.removed:
            raise EditError(
                "What it answers, “{identifier}”, was removed from the project; import that again first.",
                identifier=identifier,
            )
        article = self._known.get(incoming.thread) if incoming.thread is not None else None
        if article is not None and article.thread != parent.thread:
            raise EditError(
                "It names the thread “{thread}”, but what it answers is in another.", thread=incoming.thread
            )
        return parent

    def _meet_again(self, identifier: str, known: Known, intake: Intake) -> None:
        """Count a document that was there before this import; a removed one comes back."""
        if known.removed:
            intake.restore(known)
            self._known[identifier] = known._replace(removed=False, fresh=True)
            self._tally.added += 1
        elif known.number not in self._met:
            self._met.add(known.number)
            self._tally.unchanged += 1

    def _admit_labels(self, labels: AnnotationSet, known: Known, intake: Intake) -> None:
        """Add a set, unless its annotator has other labels of the document."""
        labels = intake.in_name_of_today(labels)
        key = (labels.document, labels.annotator)
        if not known.fresh or labels.document in self._there or key in self._labelled:
            intake.flush()
            there = intake.set_of(known.number, labels.document, labels.annotator)
            if there is not None:
                if not _content(there):
                    intake.fill_set(labels, known)
                elif _content(there) != _content(labels):
                    raise EditError(
                        "{annotator} has other labels of “{document}” already.",
                        annotator=labels.annotator,
                        document=labels.document,
                    )
                return
        self._labelled.add(key)
        intake.add_set(labels, known)

    def _refuse(self, each: _Waiting, reason: str) -> None:
        self._tally.refused.add(Remark(each.file, each.incoming.line, reason))


def _find_missing(identifier: str, waiting: Mapping[str, _Waiting], missing: dict[str, str | None]) -> None:
    """Enter which document is missing above a waiting comment and those on the way to it; None for a circle."""
    passed: dict[str, None] = {}
    above: str | None = identifier
    while above is not None and above in waiting and above not in missing and above not in passed:
        passed[above] = None
        above = _parent_of(waiting[above].incoming)
    lost = None if above is None or above in passed else missing.get(above, above)
    missing.update(dict.fromkeys(passed, lost))


def _parent_of(incoming: IncomingDocument) -> str | None:
    """Return the id of what a comment answers: its parent, or the article where it names only that."""
    return incoming.parent if incoming.parent is not None else incoming.thread


def _document(incoming: IncomingDocument, text: NormalisedText) -> Document:
    return Document(
        id=incoming.id,
        kind=incoming.kind,
        thread=incoming.thread or incoming.id,
        parent=incoming.parent,
        author=_storable(incoming.author),
        created=_storable(incoming.created),
        source=_storable(incoming.source),
        title=_storable(incoming.title),
        text=text.text,
        text_sha256=text_sha256(text.text),
        meta=incoming.meta,
    )


def _storable(value: str | None) -> str | None:
    return None if value is None else storable(value)


def _moved_labels(
    incoming: IncomingDocument, text: NormalisedText
) -> tuple[AnnotationSet | None, tuple[Suggestion, ...]]:
    """Return labels and suggestions with their offsets in the normalised text."""
    if not text.removed:
        return incoming.labels, incoming.suggestions

    def moved(span: SpanAnnotation) -> SpanAnnotation:
        return replace(span, start=text.moved(span.start), end=text.moved(span.end))

    def moved_suggestion(suggestion: Suggestion) -> Suggestion:
        span = suggestion.annotation
        return replace(suggestion, annotation=moved(span)) if isinstance(span, SpanAnnotation) else suggestion

    labels = incoming.labels
    if labels is not None:
        labels = replace(
            labels,
            spans=tuple(moved(span) for span in labels.spans),
            rejected=tuple(moved_suggestion(suggestion) for suggestion in labels.rejected),
        )
    return labels, tuple(moved_suggestion(suggestion) for suggestion in incoming.suggestions)


def _content(annotation_set: AnnotationSet) -> frozenset[object]:
    """Return what a set says, without ids and origins: what makes two sets the same labels."""
    content: set[object] = set()
    for annotation in annotation_set:
        match annotation:
            case SpanAnnotation(layer=layer, start=start, end=end, label=label, attributes=attributes):
                content.add((layer, start, end, label, attributes))
            case ChoiceAnnotation(layer=layer, label=label):
                content.add((layer, label))
            case StanceAnnotation(layer=layer, target=target, label=label):
                content.add((layer, target.key, label))
    return frozenset(content)


def _replaced(count: int) -> Sentence:
    if count == 1:
        return Sentence(
            "A character that no text can hold was replaced by “\ufffd” (NUL or half a character); the "
            "document went in."
        )
    return Sentence(
        "{count} characters that no text can hold were replaced by “\ufffd” (NUL or halves of characters); the "
        "document went in.",
        count=count,
    )
