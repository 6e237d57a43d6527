"""The commands of the table of keys that act on the open thread."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Literal

from PySide6.QtCore import QObject, Signal

from annotator.domain import gestures
from annotator.domain.finding import Wanted
from annotator.gui.annotate import cutting, meaning, words
from annotator.gui.annotate.at_thread import AtThread
from annotator.gui.annotate.likely_names import next_name
from annotator.gui.annotate.noting import noted_here
from annotator.gui.annotate.position import Armed, Position
from annotator.gui.annotate.stops import Stop, decided_stops, open_stops, required_stops
from annotator.gui.annotate.subject import SpanSubject, SuggestionSubject
from annotator.gui.keys import named
from annotator.gui.thread_view.selection import TextSelection


class ThreadCommands(QObject):
    """Does them where the person is; ``table`` names them as the table of keys does.

    All but undo and redo need an open thread. Its signals are those of ``Annotating``.
    """

    leaving = Signal()
    choosing = Signal(str, str)
    flagging = Signal()
    noting = Signal(object)
    everywhere = Signal(object)
    listing = Signal(object)

    def __init__(self, at: AtThread) -> None:
        super().__init__(at)
        self._at = at
        self.table: Mapping[str, Callable[[], object]] = {
            "accept": lambda: at.perform(meaning.accept(*at.deciding)),
            "remove": lambda: at.perform(meaning.remove(*at.deciding)),
            "start_back": partial(self._move_end, "start", forward=False),
            "start_on": partial(self._move_end, "start", forward=True),
            "end_back": partial(self._move_end, "end", forward=False),
            "end_on": partial(self._move_end, "end", forward=True),
            "reselect": self._reselect,
            "split": self._split,
            "merge": self._merge,
            "everywhere": self._want_everywhere,
            "add_term": self._want_listed,
            "target": self._want_target,
            "leave": self._put_down,
            "next_open": partial(at.walk, open_stops, forward=True),
            "previous_open": partial(at.walk, open_stops, forward=False),
            "next_decision": partial(at.walk, decided_stops, forward=True),
            "previous_decision": partial(at.walk, decided_stops, forward=False),
            "next_name": partial(self._go_to_name, forward=True),
            "previous_name": partial(self._go_to_name, forward=False),
            "submit": self._submit,
            "skip": self.leaving.emit,
            "flag": self._flag,
            "note": lambda: self.noting.emit(noted_here(*at.here)),
            "undo": at.desk.undo,
            "redo": at.desk.redo,
        }

    # --- spans ---

    def _move_end(self, end: Literal["start", "end"], *, forward: bool) -> None:
        self._at.perform(meaning.move_end(*self._at.deciding, self._at.tokens, end, forward=forward))

    def _reselect(self) -> None:
        step = meaning.reselect(*self._at.deciding)
        self._at.perform(step)
        selected = self._at.position.range
        if step is not None and selected is not None:
            is_end = selected.position == selected.end
            end = self.tr("end") if is_end else self.tr("start")
            other = self.tr("start") if is_end else self.tr("end")
            sentence = self.tr(
                "Shift with the arrows moves the {end}, {key} again turns to the {other}, {accept} sets it."
            )
            self._at.say(sentence.format(end=end, other=other, key=named("reselect"), accept=named("accept")))

    def _split(self) -> None:
        step = cutting.split(*self._at.here, self._at.caret)
        if step is None:
            self._at.say(self.tr("Put the caret into a span to split it there."))
        self._at.perform(step)

    def _merge(self) -> None:
        step = cutting.merge(*self._at.here, self._at.caret)
        if step is None:
            self._at.say(self.tr("There is no further span of that label in this paragraph to merge with."))
        self._at.perform(step)

    def _want_everywhere(self) -> None:
        """Want the label of the current span, or the one in the hand for the selection, wherever the text stands."""
        at = self._at
        work, position = at.here
        subject, selected = at.subject, position.range
        if isinstance(subject, SpanSubject | SuggestionSubject):
            text, span = subject.document.text, subject.span
            self.everywhere.emit(Wanted(text=text[span.start : span.end], layer=span.layer, label=span.label))
        elif selected is not None and at.span_labels:
            first = at.span_labels[0]
            armed = position.armed or Armed(first.layer.name, first.label.name)
            text = work.thread.document(selected.document_id).text[selected.start : selected.end]
            self.everywhere.emit(Wanted(text=text, layer=armed.layer, label=armed.label))
        else:
            at.say(self.tr("Go to a span or select a text first; then label it everywhere."))

    def _want_listed(self) -> None:
        """Want the text of the current span listed with its label, or a selection with the label in the hand."""
        at = self._at
        work, position = at.here
        subject, selected = at.subject, position.range
        if isinstance(subject, SpanSubject | SuggestionSubject):
            text, span = subject.document.text, subject.span
            self.listing.emit(Wanted(text=text[span.start : span.end], layer=span.layer, label=span.label))
        elif selected is not None and position.armed is not None:
            text = work.thread.document(selected.document_id).text[selected.start : selected.end]
            self.listing.emit(Wanted(text=text, layer=position.armed.layer, label=position.armed.label))
        else:
            at.say(self.tr("Go to a span first, or select a text with a label in the hand; then list it."))

    def _go_to_name(self, *, forward: bool) -> None:
        """Select the next words that look like a name and have no label."""
        at = self._at
        work, position = at.here
        subject, selection = at.subject, position.selection
        here: tuple[str, int] | None = None
        if isinstance(subject, SpanSubject | SuggestionSubject):
            here = subject.document.id, subject.span.start
        elif selection is not None:
            # A caret before a name is not at it yet.
            here = selection.document_id, selection.start - (1 if forward and selection.is_caret else 0)
        elif position.document is not None:
            here = position.document, -1
        found = next_name(work, at.tokens, here, forward=forward)
        if found is None:
            at.say(self.tr("Nothing without a label looks like a name there."))
        else:
            at.move(position.selecting(found))

    def _put_down(self) -> None:
        """Put down the label in the hand, else the selection, else the current thing."""
        position, selected = self._at.position, self._at.position.range
        if position.armed is not None:
            self._at.move(position.holding(None))
        elif selected is not None:
            self._at.move(position.selecting(TextSelection(selected.document_id, selected.start, selected.start)))
        else:
            self._at.move(position.at(None))

    # --- questions ---

    def _want_target(self) -> None:
        """Want a target for the text that the person is at."""
        work, position = self._at.here
        document = None if position.document is None else work.thread.document(position.document)
        asked = () if document is None else work.schema.asked_of(document.kind)
        layers = [layer for layer in asked if layer.kind == "stance"]
        if document is None or not layers:
            self._at.say(self.tr("Go to a text that is asked for its stance first, then choose the target."))
            return
        current = position.current
        here = next((layer for layer in layers if current is not None and layer.name == current.layer), layers[0])
        self.choosing.emit(document.id, here.name)

    # --- the thread ---

    def _submit(self) -> None:
        work, position = self._at.here
        missing = required_stops(work)
        if missing and not position.warned:
            self._at.move(Position(current=missing[0].current, armed=position.armed, warned=True))
            self._at.say(self._what_is_missing(missing))
            return
        edits = gestures.submit(work.sets.values())
        if not edits or self._at.desk.do(edits):
            self.leaving.emit()

    def _flag(self) -> None:
        work, _ = self._at.here
        article = work.sets[work.thread.id]
        if article.flag is None:
            self.flagging.emit()
        elif self._at.desk.do(gestures.flag(article, None)):
            self._at.say(self.tr("The flag is taken away."))

    def _what_is_missing(self, missing: Sequence[Stop]) -> str:
        """Say which required questions are open: the first, and how many more."""
        work, _ = self._at.here
        current = missing[0].current
        layer = work.schema.layer(current.layer or "")
        what = words.question_of(layer, current.target, work.thread.document(current.document_id))
        if len(missing) > 1:
            what = self.tr("{what} and {count} more").format(what=what, count=len(missing) - 1)
        sentence = self.tr("{key} again submits all the same. Still open: {what}.")
        return sentence.format(what=what, key=named("submit"))
