"""What can be done where the person is: an action that would come to nothing is not offered."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from annotator.gui.annotate import cutting, meaning
from annotator.gui.annotate.position import Position
from annotator.gui.annotate.stops import Work, decided_stops
from annotator.gui.annotate.subject import QuestionSubject, SpanSubject, Subject, SuggestionSubject, subject_of
from annotator.gui.thread_view.selection import TextSelection

_OF_SPANS = frozenset(("start_back", "start_on", "end_back", "end_on"))


def is_possible(action: str, work: Work, position: Position, caret: TextSelection | None) -> bool:
    """Return whether an action of the table of keys has something to act on."""
    subject, decided = subject_of(work, position), subject_of(work, position.deciding)
    if action in _OF_SPANS:
        return isinstance(decided, SpanSubject | SuggestionSubject)
    asks: Mapping[str, Callable[[], bool]] = {
        "accept": lambda: _is_suggested(decided) or meaning.reshape(work, position) is not None,
        "remove": lambda: _is_removable(decided),
        "reselect": lambda: meaning.reselect(work, position.deciding) is not None,
        "everywhere": lambda: isinstance(subject, SpanSubject | SuggestionSubject) or position.range is not None,
        "add_term": lambda: (
            isinstance(subject, SpanSubject | SuggestionSubject)
            or (position.range is not None and position.armed is not None)
        ),
        "split": lambda: cutting.split(work, position, caret) is not None,
        "merge": lambda: cutting.merge(work, position, caret) is not None,
        "target": lambda: _asks_for_stance(work, position.document),
        "leave": lambda: bool(position.armed or position.range or position.marked),
        "next_decision": lambda: bool(decided_stops(work)),
        "previous_decision": lambda: bool(decided_stops(work)),
    }
    return action not in asks or asks[action]()


def _is_removable(subject: Subject) -> bool:
    if isinstance(subject, QuestionSubject):
        return bool(subject.answers) or subject.suggestion is not None
    return subject is not None


def _is_suggested(subject: Subject) -> bool:
    return isinstance(subject, SuggestionSubject | QuestionSubject) and subject.suggestion is not None


def _asks_for_stance(work: Work, document_id: str | None) -> bool:
    if document_id is None:
        return False
    kind = work.thread.document(document_id).kind
    return any(layer.kind == "stance" for layer in work.schema.asked_of(kind))
