"""Where a reviewer is in the open thread, what was decided last, and the steps from place to place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from annotator.domain import gestures
from annotator.domain.annotation import SpanAnnotation, Target
from annotator.domain.tokens import TokenTable, rough_tokens
from annotator.domain.verdict import Verdict
from annotator.gui.keys import named
from annotator.gui.review.bench import Bench
from annotator.gui.review.places import Key, Place, Show, listed, needs, next_place, places_of
from annotator.gui.review.remarks import notes_on
from annotator.gui.review.shown import Shown, shown
from annotator.gui.review.sides import Sides
from annotator.gui.thread_view.intents import Current
from annotator.gui.thread_view.selection import TextSelection
from annotator.project.review_session import ReviewSession


@dataclass(frozen=True, slots=True, kw_only=True)
class At:
    """What keys and clicks act on.

    ``place`` is the current place. ``third`` says that all are wrong there, and something else is about to be given;
    ``pieces`` are the spans of it that were given already. ``reason`` and ``note`` go to the next verdict. ``asked`` is
    a stance that nobody gave: its target was chosen, not yet the answer.
    """

    place: Key | None = None
    selection: TextSelection | None = None
    third: bool = False
    pieces: tuple[SpanAnnotation, ...] = ()
    reason: str | None = None
    note: str = ""
    asked: Current | None = None

    @property
    def range(self) -> TextSelection | None:
        """The selection, where something is selected."""
        return None if self.selection is None or self.selection.is_caret else self.selection


@dataclass(frozen=True, slots=True)
class Decided:
    """The corrections that the last decision made: they still take a reason and a note."""

    document: str
    verdicts: tuple[str, ...]


class AtPlaces(QObject):
    """Keeps the position, the places of the open thread, and which are listed: ``some``, else those to ``show``.

    Signals:
        opened(ReviewSession | None): another thread is open.
        changed(frozenset[str]): what is shown of these documents is another.
        moved(): the person is at another place, or what goes to the next verdict is another.
    """

    opened = Signal(object)
    changed = Signal(object)
    moved = Signal()

    def __init__(self, bench: Bench, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.bench = bench
        self.desk = bench.desk
        self.at = At()
        self.sides = Sides()
        self.show: Show = "open"
        self.some: frozenset[Key] = frozenset()
        self.last: Decided | None = None
        self._places: tuple[Place, ...] = ()
        self._shown: dict[str, Shown] = {}
        bench.opened.connect(self._open)
        bench.changed.connect(self._follow)

    # --- what is there ---

    @property
    def session(self) -> ReviewSession | None:
        """The open thread, or None."""
        return self.bench.session

    @property
    def places(self) -> tuple[Place, ...]:
        """All places of the open thread."""
        return self._places

    @property
    def waiting(self) -> tuple[Place, ...]:
        """Those that the reviewer has to look at yet."""
        return tuple(each for each in self._places if needs(each, alone=self.sides.is_alone))

    @property
    def listed(self) -> tuple[Place, ...]:
        """Those that the list shows; the current one stays in it until the person leaves."""
        if self.some:
            return tuple(each for each in self._places if each.key in self.some)
        found = listed(self._places, self.show, alone=self.sides.is_alone)
        here = self.here
        if here is not None and all(each.key != here.key for each in found):
            keys = {each.key for each in found} | {here.key}
            found = tuple(each for each in self._places if each.key in keys)
        return found

    @property
    def here(self) -> Place | None:
        """The current place; None where there is none, or it is there no more."""
        return None if self.at.place is None else self.place(self.at.place)

    def place(self, key: Key) -> Place | None:
        """Return the place of that key, or None."""
        return next((each for each in self._places if each.key == key), None)

    @property
    def shown(self) -> Mapping[str, Shown]:
        """What is shown of each document of the open thread."""
        return self._shown

    def current(self, place: Place) -> Current:
        """Return what a place is in the thread view."""
        session, document = self.session, place.document
        lead = self._shown[document.id].leads.get(place.key)
        if lead is not None:
            return Current(document.id, annotation_id=lead)
        target: Target | None = place.target
        if session is not None and target is None:
            layer = session.schema.layer(place.layer)
            if layer.kind == "stance":
                target = gestures.default_target(layer, document, session.thread)
        return Current(document.id, layer=place.layer, target=target)

    def place_of_mark(self, document_id: str, mark: str) -> Place | None:
        """Return the place that a span on the screen belongs to."""
        key = self._shown[document_id].places.get(mark) if document_id in self._shown else None
        return None if key is None else self.place(key)

    def place_of_question(self, document_id: str, layer: str, target: Target | None, label: str) -> Place | None:
        """Return the place where a question is decided; of several answers to one question that of the label."""
        found = [
            each
            for each in self._places
            if each.document.id == document_id
            and each.layer == layer
            and (not each.annotations or target is None or (each.target is not None and each.target.key == target.key))
        ]
        many = self.session is not None and self.session.schema.layer(layer).many
        if many:
            of_label = [each for each in found if any(given.label == label for given in each.annotations)]
            return next(iter(of_label), next((each for each in found if not each.annotations), None))
        return next((each for each in found if each.annotations), next(iter(found), None))

    def tokens(self, document_id: str) -> TokenTable:
        """Return the tokens of a document of the open thread; rough ones until the tokenizer has answered."""
        session, table = self.session, self.bench.tokens.get(document_id)
        if table is not None or session is None:
            return table or rough_tokens("")
        return rough_tokens(session.thread.document(document_id).text)

    def say(self, sentence: str) -> None:
        """Say a sentence in the status line."""
        self.desk.said.emit(sentence)

    # --- moving ---

    def move(self, at: At) -> None:
        """Be somewhere else."""
        if at != self.at:
            self.at = at
            self.moved.emit()

    def go_to(self, place: Place | None) -> None:
        """Make that the current place, because the person wants it: what was decided last is left behind."""
        self.last = None
        self.move(At(place=None if place is None else place.key))

    def walk(self, wanted: Sequence[Place], *, forward: bool) -> Place | None:
        """Go to the next of the wanted places, or the one before; return it, or None where none is wanted."""
        found = next_place(self._places, self.at.place, wanted, forward=forward)
        if found is not None:
            self.go_to(found)
        return found

    def walk_waiting(self, *, forward: bool) -> None:
        """Go to the next place that waits, or the one before."""
        if self.walk(self.waiting, forward=forward) is None:
            self.say(self.tr("Nothing is open in this thread; {key} settles it.").format(key=named("submit")))

    def go_on(self) -> None:
        """Go to the next place that waits, or stay where this one does; what was decided last still takes a reason."""
        waiting, here = self.waiting, self.here
        found = here if here in waiting else next_place(self._places, self.at.place, waiting, forward=True)
        # Also where the place stays the same, what is said of it is another.
        self.at = At(place=self.at.place if found is None else found.key)
        self.moved.emit()

    def list_places(self, show: Show) -> None:
        """List other places."""
        self.show, self.some = show, frozenset()
        self.moved.emit()

    def list_some(self, places: Sequence[Place]) -> None:
        """List these places alone, until others are asked for, and go to the first."""
        self.some = frozenset(each.key for each in places)
        self.go_to(places[0] if places else None)

    # --- what was decided last ---

    @property
    def explaining(self) -> tuple[Verdict, ...]:
        """The corrections of the last decision as they stand, where a reason given now goes to them."""
        session, last = self.session, self.last
        if session is None or last is None or last.document not in session.gold.sets:
            return ()
        verdicts = session.gold.sets[last.document].verdicts
        return tuple(each for each in verdicts if each.id in last.verdicts and each.is_correction)

    def place_of_verdict(self, verdict: Verdict) -> Place | None:
        """Return the place that a verdict is about, or None."""
        for each in self._places:
            held = () if each.point is None else each.point.verdicts
            added = each.added is not None and any(each.added.id == one.id for one in verdict.gold)
            if added or verdict in held:
                return each
        return None

    # --- what the bench says ---

    def _open(self, session: ReviewSession | None) -> None:
        self.last = None
        self.some = frozenset()
        self._shown = {}
        self._places = ()
        if session is not None:
            hidden = self.bench.settings.blind
            self.sides = Sides(session.annotators, hidden=hidden)
            self._places = places_of(session)
            self._unhide()
            self._show(session, frozenset(session.gold.sets))
        waiting = self.waiting
        self.show = "open" if waiting else "settled"
        self.at = At(place=waiting[0].key if waiting else None)
        self.opened.emit(session)
        self.moved.emit()

    def _follow(self, documents: frozenset[str]) -> None:
        session = self.session
        if session is None:
            return
        self._places = places_of(session, self._places)
        if session.annotators != self.sides.annotators:
            self.sides = Sides(session.annotators, hidden=self.bench.settings.blind)
            documents = frozenset(session.gold.sets)
        self._unhide()
        self._show(session, documents)
        self.changed.emit(documents)

    def _unhide(self) -> None:
        """Tell the names once nothing waits for a verdict any more."""
        hidden = self.bench.settings.blind and any(needs(each, alone=self.sides.is_alone) for each in self._places)
        self.sides = replace(self.sides, hidden=hidden)

    def _show(self, session: ReviewSession, documents: frozenset[str]) -> None:
        by_document: dict[str, list[Place]] = {each: [] for each in documents}
        for place in self._places:
            if place.document.id in by_document:
                by_document[place.document.id].append(place)
        for document_id, own in by_document.items():
            notes = notes_on(session, document_id, self.sides)
            self._shown[document_id] = shown(document_id, own, self.sides, self._shown.get(document_id), notes=notes)
