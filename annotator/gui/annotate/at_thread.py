"""Where the person is in the open thread, the steps that they take there, and the way to what an undo changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from annotator.domain.changes import Changes
from annotator.domain.edit import Act, Removal
from annotator.domain.history import Undone
from annotator.domain.tokens import TokenTable, rough_tokens
from annotator.gui.annotate import act_words, words
from annotator.gui.annotate.keyed_label import KeyedLabel, keyed_labels
from annotator.gui.annotate.meaning import Step
from annotator.gui.annotate.position import Armed, Position
from annotator.gui.annotate.stops import (
    Rank,
    Stop,
    Work,
    decided_stops,
    neighbour,
    open_stops,
    place_of,
    rank_of,
    rank_of_caret,
)
from annotator.gui.annotate.subject import SpanSubject, Subject, SuggestionSubject, subject_of
from annotator.gui.desk import Desk
from annotator.gui.keys import named
from annotator.gui.language import said
from annotator.gui.thread_view.intents import Current
from annotator.gui.thread_view.selection import TextSelection
from annotator.session import EditSession


class AtThread(QObject):
    """Keeps the position, and carries steps out.

    ``caret`` stays where it was in the text while something else is current. ``is_fresh``: nothing was touched since
    the thread was opened.

    Signals:
        opened(Work | None): another thread is open.
        moved(Position): the current thing, the selection or the label in the hand is another.
        returned(Position): what stands there was taken back or done again, and is to be seen.
        labelled(frozenset[str]): the sets of these documents are others.
        suggested(frozenset[str]): other suggestions are shown for these documents, and nobody asked for them.
    """

    opened = Signal(object)
    moved = Signal(object)
    returned = Signal(object)
    labelled = Signal(object)
    suggested = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.position = Position()
        self.work: Work | None = None
        self.caret: TextSelection | None = None
        self.is_fresh = False
        self.span_labels: tuple[KeyedLabel, ...] = ()
        self.learn_labels()
        self._going: tuple[Undone, bool] | None = None
        desk.opened.connect(self._open)
        desk.changed.connect(self._change)
        desk.undone.connect(self._taken_back)

    @property
    def subject(self) -> Subject:
        """What the person is at."""
        return None if self.work is None else subject_of(self.work, self.position)

    @property
    def here(self) -> tuple[Work, Position]:
        """The open thread and the position in it.

        Raises:
            LookupError: no thread is open.
        """
        if self.work is None:
            raise LookupError("no thread is open")
        return self.work, self.position

    @property
    def deciding(self) -> tuple[Work, Position]:
        """The open thread and the position as accepting and rejecting see it; raise ``LookupError`` without one."""
        work, position = self.here
        return work, position.deciding

    def learn_labels(self) -> None:
        """Take the labels of spans as the schema has them now, with the keys that are left for them."""
        self.span_labels = keyed_labels(self.desk.project.schema.of_kind("span"))

    def tokens(self, document_id: str) -> TokenTable:
        """Return the tokens of a document of the open thread; rough ones until the tokenizer has answered."""
        table = self.desk.tokens.get(document_id)
        return table or rough_tokens(self.here[0].thread.document(document_id).text)

    def say(self, sentence: str) -> None:
        """Say a sentence in the status line."""
        self.desk.said.emit(sentence)

    # --- moving ---

    def move(self, position: Position) -> None:
        """Be somewhere else."""
        self.is_fresh = False
        if position.selection is not None:
            self.caret = position.selection
        if position != self.position:
            self.position = position
            self.moved.emit(position)

    def offer(self, current: Current) -> None:
        """Offer a suggestion: accepting and rejecting take it, although nobody went there."""
        self.move(Position(armed=self.position.armed, offered=current))

    def perform(self, step: Step | None) -> None:
        """Do the edits of a step and go where it leads; stay where an edit is refused."""
        if step is None:
            return
        rank = self._rank()
        if step.edits and not self.desk.do(step.edits):
            return
        if step.go_on:
            self.go(open_stops, rank, forward=True)
        else:
            self.move(step.position)
        subject = self.subject
        if step.said_already and isinstance(subject, SpanSubject):
            what = words.annotation(subject.span, self.here[0].schema, subject.document)
            self.say(self.tr("It is labelled so already: {what}").format(what=what))

    def walk(self, stops_of: Callable[[Work], list[Stop]], *, forward: bool) -> None:
        """Go to the next place of a kind, or the one before, from where the person is."""
        self.go(stops_of, self._rank(), forward=forward)

    def go(self, stops_of: Callable[[Work], list[Stop]], rank: Rank | None, *, forward: bool) -> None:
        """Go to the next place of a kind behind a rank, or the one before it."""
        if self.work is None:
            return
        current = neighbour(stops_of(self.work), rank, forward=forward)
        if current is not None:
            self.move(self.position.at(current))
        elif stops_of is decided_stops:
            self.say(self.tr("Nothing is labelled in this thread yet."))
        else:
            self.say(self.tr("Nothing is open in this thread; {key} submits it.").format(key=named("submit")))

    def _rank(self) -> Rank | None:
        """Return where the person is."""
        if self.work is None:
            return None
        if self.position.current is not None:
            return rank_of(self.work, self.position.current)
        caret = self.position.selection
        return None if caret is None else rank_of_caret(self.work, caret.document_id, caret.start)

    # --- what the desk says ---

    def _open(self, session: EditSession | None) -> None:
        armed = self.position.armed
        if all(Armed(each.layer.name, each.label.name) != armed for each in self.span_labels):
            # The schema was changed, and has no such label any more.
            armed = None
        position = Position(armed=armed)
        self.caret = None
        if session is None:
            self.work = None
        else:
            self.work = _work(session, None, session.sets.keys())
            if not self.span_labels:
                # With questions alone to answer the keys need one at hand from the start.
                position = position.at(neighbour(open_stops(self.work), None, forward=True))
        self.position = position
        self.is_fresh = position.current is None
        self.opened.emit(self.work)
        self.moved.emit(position)
        if self._going is not None and session is not None:
            undone, again = self._going
            if undone.act.thread == session.thread.id:
                self._say_undone(undone, again=again)

    def _change(self, changes: Changes) -> None:
        session = self.desk.session
        if session is None or self.work is None:
            return
        here = frozenset(document.id for document in session.thread)
        touched = here if changes.suggesting else here & (changes.documents | changes.suggestions)
        if not touched:
            return
        work = _work(session, self.work, touched)
        before = subject_of(self.work, self.position.deciding)
        if changes.documents:
            self.work = work
            self.labelled.emit(touched)
        else:
            # What the person is at stays until they leave it, and nothing new is offered that they have not seen.
            self.work = _holding(work, self.work, self.position)
            self.is_fresh = False
            self.suggested.emit(touched)
        if self.position.marked is not None and subject_of(self.work, self.position.deciding) is None:
            self.move(self.position.at(_labelled_instead(self.work, before)))

    # --- undo ---

    def _taken_back(self, undone: Undone, again: bool) -> None:
        if isinstance(undone.act, Act) and undone.act.whose is not None:
            # A reviewer's decision is shown where it is decided.
            return
        if undone.skipped is not None:
            self.say(said(undone.skipped))
            return
        thread = undone.act.thread
        here = None if self.work is None else self.work.thread.id
        if isinstance(undone.act, Removal) or thread is None or thread == here:
            self._say_undone(undone, again=again)
        else:
            self._going = (undone, again)
            self.desk.open_thread(thread)

    def _say_undone(self, undone: Undone, *, again: bool) -> None:
        """Say what was taken back or done again, and go there."""
        self._going = None
        thread = None if self.work is None else self.work.thread
        # What was carried out is the inverse of what the person did.
        act = undone.act if again else undone.act.inverse()
        what = act_words.deed(act, self.desk.project.schema, thread)
        pattern = self.tr("Did again: {what}") if again else self.tr("Undid: {what}")
        self.say(pattern.format(what=what))
        if self.work is not None and isinstance(undone.act, Act):
            place = place_of(undone.act, self.work)
            if isinstance(place, Current):
                self.move(self.position.at(place))
            elif place is not None:
                self.move(self.position.selecting(place))
            if place is not None:
                self.returned.emit(self.position)


def _work(session: EditSession, before: Work | None, touched: Iterable[str]) -> Work:
    """Return the thread as it stands; of ``before`` all that is not said to be touched."""
    old = before or Work(session.thread, session.schema, {}, {})
    return Work(
        session.thread,
        session.schema,
        session.sets,
        {**old.suggestions, **{each: session.open_suggestions(each) for each in touched}},
        {**old.attributes, **{each: session.attribute_suggestions(each) for each in touched}},
        session.suggestions,
        {**old.less_sure, **{each: session.less_sure(each) for each in touched}},
    )


def _labelled_instead(work: Work, before: Subject) -> Current | None:
    """Return the span that was decided where a suggestion was waiting, as *Label everywhere* does; None without one."""
    if not isinstance(before, SuggestionSubject):
        return None
    was, document_id = before.span, before.document.id
    for span in work.sets[document_id].spans:
        if (span.layer, span.start, span.end) == (was.layer, was.start, was.end):
            return Current(document_id, annotation_id=span.id)
    return None


def _holding(work: Work, before: Work, position: Position) -> Work:
    """Return the thread with the suggestion that a person is at, even if it is proposed no more."""
    subject = subject_of(before, position.deciding)
    if not isinstance(subject, SuggestionSubject) or subject_of(work, position.deciding) is not None:
        return work
    held = (*work.suggestions[subject.document.id], subject.suggestion)
    return replace(work, suggestions={**work.suggestions, subject.document.id: held})
