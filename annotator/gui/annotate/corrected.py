"""What a reviewer changed in the open thread: a small sign where it stands, and told in the inspector."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from annotator.domain.annotation import Annotation, ChoiceAnnotation, SpanAnnotation, StanceAnnotation
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.changes import Changes
from annotator.domain.correction import Correction
from annotator.gui.annotate.stops import Work
from annotator.gui.annotate.subject import QuestionSubject, SpanSubject, Subject
from annotator.gui.desk import Desk
from annotator.gui.thread_view.voices import Voice, Voices
from annotator.session import EditSession

SIGN = Voice(tag="≠")
"""Before the name of a label that a reviewer corrected, until the annotator acknowledges it or changes the label."""
UNSIGNED = Voice()
_REST_MS = 400


class Corrected(QObject):
    """Knows the corrections of the open thread.

    Signals:
        changed(frozenset[str]): they were read; these documents of the open thread have some, or had.
    """

    changed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._found: tuple[Correction, ...] = ()
        # Answers and undo change them; nobody waits for it.
        self._rested = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rested.timeout.connect(self._read)
        desk.opened.connect(self._open)
        desk.changed.connect(self._change)

    def rest(self) -> None:
        """Read nothing any more."""
        self._rested.stop()

    def at(self, subject: Subject) -> Correction | None:
        """Return the correction of the thing that the person is at, as long as it is as it was judged."""
        if not isinstance(subject, SpanSubject | QuestionSubject):
            return None
        here = (each for each in self._found if each.hit.document_id == subject.document.id)
        return next((each for each in here if _is_about(each, subject)), None)

    def voices(self, work: Work) -> Mapping[str, Voices]:
        """Return where the sign stands: by document, on spans and on answers that are as they were judged."""
        signed: dict[str, set[str]] = {}
        for each in self._found:
            judged = each.verdict.judged
            own = work.sets.get(each.hit.document_id)
            if judged is None or own is None or each.standing == "acknowledged":
                continue
            if _is_as_judged(own.annotation(judged.id), judged):
                signed.setdefault(own.document, set()).add(judged.id)
        return {document: _voices(work.sets[document], ids) for document, ids in signed.items()}

    def _open(self, session: EditSession | None) -> None:
        self._found = ()
        if session is not None:
            self._read()

    def _change(self, changes: Changes) -> None:
        session = self._desk.session
        # An edit of the person's own changes no correction, and is in the set already.
        if session is not None and (changes.annotator or changes.threads or not changes.annotations):
            self._rested.start()

    def _read(self) -> None:
        session = self._desk.session
        if session is not None:
            self._desk.background.run(
                self._desk.project.correcting.in_thread,
                session.thread.id,
                done=partial(self._show, session.thread.id),
                failed=lambda _error: None,
            )

    def _show(self, thread: str, found: tuple[Correction, ...]) -> None:
        session = self._desk.session
        if session is None or session.thread.id != thread or found == self._found:
            return
        touched = frozenset(each.hit.document_id for each in (*self._found, *found))
        self._found = found
        self.changed.emit(touched)


def _is_about(correction: Correction, subject: SpanSubject | QuestionSubject) -> bool:
    judged = correction.verdict.judged
    if isinstance(subject, SpanSubject):
        return judged is not None and judged.id == subject.span.id and _is_as_judged(subject.span, judged)
    about = correction.subject
    if isinstance(about, SpanAnnotation) or about.layer != subject.layer.name:
        return False
    if isinstance(about, StanceAnnotation) and (subject.target is None or about.target.key != subject.target.key):
        return False
    # A missing answer is told until there is one; another until it is changed.
    return about.label in subject.answers if judged is not None else not subject.answers


def _is_as_judged(now: Annotation | None, judged: Annotation) -> bool:
    """Return whether a label says what it said when it was judged."""
    match now, judged:
        case SpanAnnotation(), SpanAnnotation():
            return _said(now) == _said(judged)
        case None, _:
            return False
        case _:
            return now.label == judged.label


def _said(span: SpanAnnotation) -> tuple[object, ...]:
    return (span.start, span.end, span.layer, span.label, span.attributes)


def _voices(own: AnnotationSet, signed: set[str]) -> Voices:
    given: tuple[ChoiceAnnotation | StanceAnnotation, ...] = (*own.choices, *own.stances)
    places = {_place(each) for each in given if each.id in signed}
    answers: dict[tuple[str, tuple[str, str]], dict[str, Voice]] = {}
    for each in given:
        if _place(each) in places:
            answers.setdefault(_place(each), {})[each.label] = SIGN if each.id in signed else UNSIGNED
    return Voices(spans={each.id: SIGN for each in own.spans if each.id in signed}, answers=answers)


def _place(answer: ChoiceAnnotation | StanceAnnotation) -> tuple[str, tuple[str, str]]:
    """Return which question it answers: its layer, and the key of the target."""
    return (answer.layer, answer.target.key if isinstance(answer, StanceAnnotation) else ("", ""))
