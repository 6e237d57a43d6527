"""The person at the open thread: keys, clicks and drags come in, edits go to the desk, the position goes out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QDateTime, QObject, Signal

from annotator.domain import gestures
from annotator.domain.annotation import Target
from annotator.domain.changes import Changes
from annotator.domain.edit import Act, Removal
from annotator.domain.finding import Wanted
from annotator.domain.history import Undone
from annotator.domain.schema import Label, Layer
from annotator.domain.tokens import TokenTable, rough_tokens
from annotator.gui.annotate import cutting, meaning, words
from annotator.gui.annotate.keyed_label import KeyedLabel, keyed_labels
from annotator.gui.annotate.meaning import Step
from annotator.gui.annotate.noting import Noted, noted_here
from annotator.gui.annotate.position import Armed, Position
from annotator.gui.annotate.possible import is_possible
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
    required_stops,
)
from annotator.gui.annotate.subject import (
    QuestionSubject,
    SpanSubject,
    Subject,
    SuggestionSubject,
    subject_of,
)
from annotator.gui.desk import Desk
from annotator.gui.keys import label_keys, named
from annotator.gui.thread_view.intents import (
    AnnotationClicked,
    Current,
    MenuWanted,
    OptionClicked,
    SelectionChanged,
    SpanDrawn,
    TargetWanted,
)
from annotator.gui.thread_view.selection import TextSelection
from annotator.session import EditSession


class Annotating(QObject):
    """Keeps the position and turns what a person does into edits.

    Signals:
        opened(Work | None): another thread is open.
        moved(Position): the current thing, the selection or the label in the hand is another.
        returned(Position): what stands there was taken back or done again, and is to be seen.
        labelled(frozenset[str]): the sets of these documents are others.
        leaving(): the person is done with the thread for now and wants the next.
        menu_wanted(QPoint): what can be done with the current thing or the selection is wanted at this place.
        choosing(str, str, QPoint | None): a target is wanted for this document and layer, asked for at this place.
        flagging(): a reason for a flag is wanted.
        noting(Noted): a note about that is wanted.
        everywhere(Wanted): a text is to be labelled wherever it stands.
    """

    opened = Signal(object)
    moved = Signal(object)
    returned = Signal(object)
    labelled = Signal(object)
    leaving = Signal()
    menu_wanted = Signal(object)
    choosing = Signal(str, str, object)
    flagging = Signal()
    noting = Signal(object)
    everywhere = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.position = Position()
        self.work: Work | None = None
        self.span_labels: tuple[KeyedLabel, ...] = ()
        self.learn_labels()
        self._caret: TextSelection | None = None
        self._going: tuple[Undone, bool] | None = None
        desk.opened.connect(self._open)
        desk.changed.connect(self._change)
        desk.undone.connect(self._taken_back)
        self._commands: Mapping[str, Callable[[], object]] = {
            "accept": lambda: self._take(meaning.accept(*self._here)),
            "remove": lambda: self._take(meaning.remove(*self._here)),
            "start_back": lambda: self._take(meaning.move_end(*self._here, self._tokens, "start", forward=False)),
            "start_on": lambda: self._take(meaning.move_end(*self._here, self._tokens, "start", forward=True)),
            "end_back": lambda: self._take(meaning.move_end(*self._here, self._tokens, "end", forward=False)),
            "end_on": lambda: self._take(meaning.move_end(*self._here, self._tokens, "end", forward=True)),
            "reselect": self._reselect,
            "split": self._split,
            "merge": self._merge,
            "everywhere": self._want_everywhere,
            "target": self._want_target,
            "leave": self._put_down,
            "next_open": lambda: self._go(open_stops, self._rank(), forward=True),
            "previous_open": lambda: self._go(open_stops, self._rank(), forward=False),
            "next_decision": lambda: self._go(decided_stops, self._rank(), forward=True),
            "previous_decision": lambda: self._go(decided_stops, self._rank(), forward=False),
            "submit": self._submit,
            "skip": self.leaving.emit,
            "flag": self._flag,
            "note": self._note,
            "undo": desk.undo,
            "redo": desk.redo,
        }

    @property
    def actions(self) -> tuple[str, ...]:
        """The actions of the table of keys that are done here."""
        return tuple(self._commands)

    @property
    def subject(self) -> Subject:
        """What the person is at."""
        return None if self.work is None else subject_of(self.work, self.position)

    @property
    def span_keys(self) -> Mapping[str, tuple[Layer, Label]]:
        """Which label of spans each key gives."""
        return {each.key: (each.layer, each.label) for each in self.span_labels if each.key}

    def learn_labels(self) -> None:
        """Take the labels of spans as the schema has them now, with the keys that are left for them."""
        self.span_labels = keyed_labels(self.desk.project.schema.of_kind("span"))

    def can(self, action: str) -> bool:
        """Return whether an action has something to act on."""
        if self.work is None:
            return action in ("undo", "redo")
        return is_possible(action, self.work, self.position, self._caret)

    def trigger(self, action: str) -> None:
        """Do an action of the table of keys; without an open thread there is only undo and redo."""
        if self.work is not None or action in ("undo", "redo"):
            self._commands[action]()

    def take(self, intent: object) -> None:
        """Act on what was done in the thread view."""
        if self.work is None:
            return
        match intent:
            case SelectionChanged(document_id, anchor, position):
                # Stretching the selection of a span that is being reshaped goes on reshaping it.
                selection = TextSelection(document_id, anchor, position)
                reshaping = None if selection.is_caret else self.position.reshaping
                self._move(self.position.selecting(selection, reshaping=reshaping))
            case SpanDrawn(document_id, start, end):
                self._move(self.position.selecting(TextSelection(document_id, start, end)))
                if self.position.armed is not None:
                    self._take(meaning.give(*self._here, self.position.armed.layer, self.position.armed.label))
            case AnnotationClicked(document_id, annotation_id, _):
                self._move(self.position.at(Current(document_id, annotation_id=annotation_id)))
            case OptionClicked(document_id, layer, target, label):
                self._move(self.position.at(Current(document_id, layer=layer, target=target)))
                self.answer(label)
            case MenuWanted(document_id, annotation_id, place):
                if annotation_id is not None:
                    self._move(self.position.at(Current(document_id, annotation_id=annotation_id)))
                self.menu_wanted.emit(place)
            case TargetWanted(document_id, layer, place):
                self.choosing.emit(document_id, layer, place)

    # --- labels ---

    def press(self, key: str) -> None:
        """Give the label of that key: to the selection, the current span, the current question, the token."""
        subject = self.subject
        if self.work is None:
            return
        if isinstance(subject, QuestionSubject):
            labels = subject.layer.labels
            label = dict(zip(label_keys(labels), labels, strict=True)).get(key)
            if label is not None and label in subject.layer.offered:
                self._take(meaning.answer(*self._here, label.name, go_on=True))
        elif key in self.span_keys:
            layer, span_label = self.span_keys[key]
            step = meaning.give(*self._here, layer.name, span_label.name)
            self._take(step or meaning.label_token(*self._here, self._tokens, layer.name, span_label.name))

    def press_palette(self, layer: str, label: str) -> None:
        """Give the label that was clicked to the selection or the current span; with neither, arm it."""
        if self.work is None:
            return
        armed = self.position.armed
        step = None if armed is not None else meaning.give(*self._here, layer, label)
        if step is not None:
            self._take(step)
        else:
            self._move(self.position.holding(None if armed == Armed(layer, label) else Armed(layer, label)))

    def give(self, layer: str, label: str) -> None:
        """Give a label to the selection or the current span, whatever is in the hand."""
        if self.work is not None:
            self._take(meaning.give(*self._here, layer, label))

    def press_attribute(self, attribute: str, label: str) -> None:
        """Give the current span an attribute, or take it away; a suggestion is accepted with it."""
        if self.work is not None:
            self._take(meaning.give_attribute(*self._here, attribute, label))

    def press_attribute_number(self, number: int) -> None:
        """Give the current span the label of that number, from 1, among those of its attributes."""
        subject = self.subject
        if isinstance(subject, SpanSubject | SuggestionSubject):
            choices = [(each.name, label.name) for each in subject.layer.attributes for label in each.offered]
            if number <= len(choices):
                self.press_attribute(*choices[number - 1])

    def answer(self, label: str) -> None:
        """Answer the current question and stay there; the answer that it has already is taken away."""
        if self.work is not None:
            self._take(meaning.answer(*self._here, label, go_on=False))

    def choose_target(self, document_id: str, layer: str, target: Target) -> None:
        """Make the question about that target the current one."""
        self._move(self.position.at(Current(document_id, layer=layer, target=target)))

    def flag_with(self, reason: str) -> None:
        """Flag the thread with a reason."""
        if self.work is not None and self.desk.do(gestures.flag(self.work.sets[self.work.thread.id], reason)):
            self.desk.said.emit(self.tr("Flagged: {reason}").format(reason=reason.strip()))

    def write_note(self, noted: Noted, text: str) -> None:
        """Write a note; one without text goes."""
        if self.work is not None and noted.document_id in self.work.sets:
            time = QDateTime.currentMSecsSinceEpoch()
            self.desk.do(gestures.note(self.work.sets[noted.document_id], noted.about, text, time=time))

    def go_to(self, current: Current) -> None:
        """Make that the current thing."""
        self._move(self.position.at(current))

    # --- commands ---

    def _want_target(self) -> None:
        if self.work is None:
            return
        document_id = self.position.document
        document = None if document_id is None else self.work.thread.document(document_id)
        asked = () if document is None else self.work.schema.asked_of(document.kind)
        layers = [layer for layer in asked if layer.kind == "stance"]
        if document is None or not layers:
            self.desk.said.emit(self.tr("Go to a text that is asked for its stance first, then choose the target."))
            return
        current = self.position.current
        here = next((layer for layer in layers if current is not None and layer.name == current.layer), layers[0])
        self.choosing.emit(document.id, here.name, None)

    def _want_everywhere(self) -> None:
        """Want the label of the current span, or the one in the hand for the selection, wherever the text stands."""
        subject, selected = self.subject, self.position.range
        if self.work is None:
            return
        if isinstance(subject, SpanSubject | SuggestionSubject):
            text, span = subject.document.text, subject.span
            self.everywhere.emit(Wanted(text=text[span.start : span.end], layer=span.layer, label=span.label))
        elif selected is not None and self.span_keys:
            first = next(iter(self.span_keys.values()))
            armed = self.position.armed or Armed(first[0].name, first[1].name)
            text = self.work.thread.document(selected.document_id).text[selected.start : selected.end]
            self.everywhere.emit(Wanted(text=text, layer=armed.layer, label=armed.label))
        else:
            self.desk.said.emit(self.tr("Go to a span or select a text first; then label it everywhere."))

    def _reselect(self) -> None:
        step = meaning.reselect(*self._here)
        self._take(step)
        selected = self.position.range
        if step is not None and selected is not None:
            is_end = selected.position == selected.end
            end = self.tr("end") if is_end else self.tr("start")
            other = self.tr("start") if is_end else self.tr("end")
            words_ = self.tr(
                "Shift with the arrows moves the {end}, {key} again turns to the {other}, {accept} sets it."
            )
            self.desk.said.emit(words_.format(end=end, other=other, key=named("reselect"), accept=named("accept")))

    def _split(self) -> None:
        step = cutting.split(*self._here, self._caret)
        if step is None:
            self.desk.said.emit(self.tr("Put the caret into a span to split it there."))
        self._take(step)

    def _merge(self) -> None:
        step = cutting.merge(*self._here, self._caret)
        if step is None:
            self.desk.said.emit(self.tr("There is no further span of that label in this paragraph to merge with."))
        self._take(step)

    def _put_down(self) -> None:
        """Put down the label in the hand, else the selection, else the current thing."""
        if self.position.armed is not None:
            self._move(self.position.holding(None))
        elif self.position.range is not None:
            start = TextSelection(self.position.range.document_id, self.position.range.start, self.position.range.start)
            self._move(self.position.selecting(start))
        else:
            self._move(self.position.at(None))

    def _submit(self) -> None:
        if self.work is None:
            return
        missing = required_stops(self.work)
        if missing and not self.position.warned:
            self._move(Position(current=missing[0].current, armed=self.position.armed, warned=True))
            self.desk.said.emit(self._what_is_missing(missing))
            return
        edits = gestures.submit(self.work.sets.values())
        if not edits or self.desk.do(edits):
            self.leaving.emit()

    def _flag(self) -> None:
        if self.work is None:
            return
        article = self.work.sets[self.work.thread.id]
        if article.flag is None:
            self.flagging.emit()
        elif self.desk.do(gestures.flag(article, None)):
            self.desk.said.emit(self.tr("The flag is taken away."))

    def _note(self) -> None:
        self.noting.emit(noted_here(*self._here))

    # --- what the desk says ---

    def _open(self, session: EditSession | None) -> None:
        armed = self.position.armed
        if all(Armed(each.layer.name, each.label.name) != armed for each in self.span_labels):
            # The schema was changed, and has no such label any more.
            armed = None
        position = Position(armed=armed)
        self._caret = None
        if session is None:
            self.work = None
        else:
            suggestions = {each.id: session.open_suggestions(each.id) for each in session.thread}
            self.work = Work(session.thread, session.schema, session.sets, suggestions)
            if not self.span_keys:
                # With questions alone to answer the keys need one at hand from the start.
                position = position.at(neighbour(open_stops(self.work), None, forward=True))
        self.position = position
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
        touched = here if changes.suggestions else here & changes.documents
        if not touched:
            return
        suggestions = {**self.work.suggestions, **{each: session.open_suggestions(each) for each in touched}}
        self.work = Work(session.thread, session.schema, session.sets, suggestions)
        self.labelled.emit(touched)
        if self.position.current is not None and self.subject is None:
            self._move(self.position.at(None))

    def _taken_back(self, undone: Undone, again: bool) -> None:
        if undone.skipped is not None:
            self.desk.said.emit(undone.skipped)
            return
        thread = undone.act.thread
        if (
            isinstance(undone.act, Removal)
            or thread is None
            or (self.work is not None and thread == self.work.thread.id)
        ):
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
        what = words.deed(act, self.desk.project.schema, thread)
        pattern = self.tr("Did again: {what}") if again else self.tr("Undid: {what}")
        self.desk.said.emit(pattern.format(what=what))
        if self.work is not None and isinstance(undone.act, Act):
            place = place_of(undone.act, self.work)
            if isinstance(place, Current):
                self._move(self.position.at(place))
            elif place is not None:
                self._move(self.position.selecting(place))
            if place is not None:
                self.returned.emit(self.position)

    # --- how it is done ---

    @property
    def _here(self) -> tuple[Work, Position]:
        if self.work is None:
            raise LookupError("no thread is open")
        return self.work, self.position

    def _take(self, step: Step | None) -> None:
        """Do the edits of a step and go where it leads; stay where an edit is refused."""
        if step is None:
            return
        rank = self._rank()
        if step.edits and not self.desk.do(step.edits):
            return
        if step.go_on:
            self._go(open_stops, rank, forward=True)
        else:
            self._move(step.position)

    def _move(self, position: Position) -> None:
        if position.selection is not None:
            # The view's caret stays where it was while something else is current.
            self._caret = position.selection
        if position != self.position:
            self.position = position
            self.moved.emit(position)

    def _go(self, stops_of: Callable[[Work], list[Stop]], rank: Rank | None, *, forward: bool) -> None:
        if self.work is None:
            return
        current = neighbour(stops_of(self.work), rank, forward=forward)
        if current is not None:
            self._move(self.position.at(current))
        elif stops_of is open_stops:
            words_ = self.tr("Nothing is open in this thread; {key} submits it.")
            self.desk.said.emit(words_.format(key=named("submit")))
        else:
            self.desk.said.emit(self.tr("Nothing is labelled in this thread yet."))

    def _rank(self) -> Rank | None:
        """Return where the person is."""
        if self.work is None:
            return None
        if self.position.current is not None:
            return rank_of(self.work, self.position.current)
        caret = self.position.selection
        return None if caret is None else rank_of_caret(self.work, caret.document_id, caret.start)

    def _tokens(self, document_id: str) -> TokenTable:
        table = self.desk.tokens.get(document_id)
        return table or rough_tokens(self._here[0].thread.document(document_id).text)

    def _what_is_missing(self, missing: Sequence[Stop]) -> str:
        """Say which required questions are open: the first, and how many more."""
        current = missing[0].current
        layer = self.desk.project.schema.layer(current.layer or "")
        document = self._here[0].thread.document(current.document_id)
        what = words.question_of(layer, current.target, document)
        if len(missing) > 1:
            what = self.tr("{what} and {count} more").format(what=what, count=len(missing) - 1)
        sentence = self.tr("Still open: {what}. {key} again submits all the same.")
        return sentence.format(what=what, key=named("submit"))
