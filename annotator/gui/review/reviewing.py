"""The reviewer at the open thread: keys and clicks come in; where they lead, and what becomes of the whole thread."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from annotator.domain.annotation import Target
from annotator.domain.history import Undone
from annotator.gui.annotate.noting import Noted
from annotator.gui.review.at_places import At
from annotator.gui.review.bench import Bench
from annotator.gui.review.deciding import Deciding
from annotator.gui.review.landing import place_of
from annotator.gui.review.words import undone_words
from annotator.gui.thread_view.intents import (
    AnnotationClicked,
    Current,
    OptionClicked,
    SelectionChanged,
    SpanDrawn,
    TargetWanted,
)
from annotator.gui.thread_view.selection import TextSelection

AT_RANDOM = 3
"""How many of the agreed labels are looked at by one press."""


class Reviewing(Deciding):
    """Does what the table of keys names, as ``actions``.

    Signals:
        leaving(): the reviewer is done with the thread and wants the next.
        returned(): what was taken back or done again is to be seen.
        noting(): the field for a note is wanted.
        reasons_wanted(): the reasons are wanted at hand.
        choosing(str, str): a target is wanted for this document and layer.
    """

    leaving = Signal()
    returned = Signal()
    noting = Signal()
    reasons_wanted = Signal()
    choosing = Signal(str, str)

    def __init__(self, bench: Bench, parent: QObject | None = None) -> None:
        super().__init__(bench, parent)
        bench.returned.connect(self._returned)
        self.actions: Mapping[str, Callable[[], object]] = {
            "accept": self.accept,
            "remove": self.remove,
            "start_back": partial(self.move_end, "start", forward=False),
            "start_on": partial(self.move_end, "start", forward=True),
            "end_back": partial(self.move_end, "end", forward=False),
            "end_on": partial(self.move_end, "end", forward=True),
            "third": self.begin_third,
            "leave": self._put_down,
            "next_open": partial(self.walk_waiting, forward=True),
            "previous_open": partial(self.walk_waiting, forward=False),
            "next_decision": partial(self._walk_listed, forward=True),
            "previous_decision": partial(self._walk_listed, forward=False),
            "target": self._want_target,
            "skip": self._skip,
            "note": self.noting.emit,
            "reason": self.reasons_wanted.emit,
            "submit": self._settle,
            "approve_rest": self._approve_rest,
            "reopen": self._reopen,
            "look_at_some": self._look_at_some,
            "undo": self.desk.undo,
            "redo": self.desk.redo,
        }

    def trigger(self, action: str) -> None:
        """Do an action of the table of keys; without an open thread there is only undo and redo."""
        if self.session is not None or action in ("undo", "redo"):
            self.actions[action]()

    def take(self, intent: object) -> None:
        """Act on what was done in the thread view."""
        match intent:
            case SelectionChanged(document_id, anchor, position):
                self._select(TextSelection(document_id, anchor, position))
            case SpanDrawn(document_id, start, end):
                self._select(TextSelection(document_id, start, end))
            case AnnotationClicked(document_id, mark, _):
                place = self.place_of_mark(document_id, mark)
                if place is not None:
                    self.go_to(place)
            case OptionClicked(document_id, layer, target, label):
                self.answer(document_id, layer, target, label)
            case TargetWanted(document_id, layer, _):
                self.choosing.emit(document_id, layer)

    def ask_toward(self, document_id: str, layer: str, target: Target) -> None:
        """Ask for the stance toward a target; go to it where somebody gave one."""
        place = self.place_of_question(document_id, layer, target, "")
        if place is not None and place.annotations:
            self.go_to(place)
        else:
            self.last = None
            self.move(At(asked=Current(document_id, layer=layer, target=target)))

    def _want_target(self) -> None:
        place, session = self.here, self.session
        asked = [] if place is None or session is None else session.schema.asked_of(place.document.kind)
        layer = next((each for each in asked if each.kind == "stance"), None)
        if place is None or layer is None:
            self.say(self.tr("Go to a text that is asked for its stance first, then choose the target."))
        else:
            self.choosing.emit(place.document.id, layer.name)

    def _select(self, selection: TextSelection) -> None:
        self.move(replace(self.at, selection=selection))

    # --- walking ---

    def _walk_listed(self, *, forward: bool) -> None:
        if self.walk(self.listed, forward=forward) is None:
            self.say(self.tr("This list is empty."))

    def _skip(self) -> None:
        """Go to the next place that waits and leave this one open; where there is no other, to the next thread."""
        others = [each for each in self.waiting if each.key != self.at.place]
        if self.walk(others, forward=True) is None:
            self.leaving.emit()

    def _put_down(self) -> None:
        at = self.at
        if at.third or at.range is not None:
            self.move(At(place=at.place, reason=at.reason, note=at.note))
        else:
            self.go_to(None)

    # --- the thread ---

    def _settle(self) -> None:
        session = self.session
        if session is None:
            return
        differing = [each for each in self.waiting if each.is_difference or (each.point and each.point.contested)]
        if differing:
            count = len(differing)
            self.go_to(differing[0])
            said = (
                self.tr("1 difference is open yet.")
                if count == 1
                else self.tr("%Ln differences are open yet.", "", count)
            )
            self.say(said)
        elif session.is_settled or self.bench.do(lambda open_one: open_one.settle()):
            self.leaving.emit()

    def _approve_rest(self) -> None:
        count = sum(each.is_open and not each.is_difference for each in self.places)
        if self.bench.do(lambda session: session.approve_rest()):
            said = (
                self.tr("Approved as one: 1 label.")
                if count == 1
                else self.tr("Approved as one: %Ln labels.", "", count)
            )
            self.say(said)
            self.go_on()
        else:
            self.say(self.tr("Nothing that all agree on is open here."))

    def _look_at_some(self) -> None:
        """Look at some of what all agree on, drawn at random."""
        agreed = [each for each in self.places if each.point and each.annotations and not each.is_difference]
        drawn = random.sample(agreed, min(AT_RANDOM, len(agreed)))
        self.list_some([each for each in self.places if each in drawn])

    def _reopen(self) -> None:
        """Take the thread up again."""
        self.bench.do(lambda session: session.reopen())
        self.moved.emit()

    def give_back(self, annotator: str, note: str) -> None:
        """Return the thread to its annotator."""
        if self.bench.do(lambda session: session.give_back(annotator, note)):
            self.say(
                self.tr("Returned to {name}; it is in progress again there.").format(name=self.sides.called(annotator))
            )
            self.leaving.emit()

    def write_to_annotator(self, noted: Noted, text: str) -> None:
        """Change the reviewer's own note about something in a text; one without text goes."""
        note = noted.note
        if note is not None:
            self.bench.do(lambda session: session.change_note(noted.document_id, note, text))

    # --- undo ---

    def _returned(self, undone: Undone, again: bool) -> None:
        session = self.session
        self.last = None
        thread = None if session is None or undone.act.thread != session.thread.id else session.thread
        self.say(undone_words(undone, self.desk.project.schema, thread, again=again))
        place = place_of(undone, self.places)
        if place is not None:
            self.move(At(place=place.key))
            self.returned.emit()
        self.moved.emit()
