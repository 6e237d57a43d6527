"""A reviewer's decisions at a place: which of them is right, something else, nothing, and why."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Literal

from PySide6.QtCore import QObject

from annotator.domain.annotation import Annotation, SpanAnnotation, Target
from annotator.domain.identifiers import uuid7
from annotator.domain.schema import Label, Layer
from annotator.domain.verdict import Verdict
from annotator.gui.annotate import words
from annotator.gui.annotate.keyed_label import KeyedLabel, keyed_labels
from annotator.gui.keys import label_keys, named
from annotator.gui.review import outcomes
from annotator.gui.review.at_places import At, AtPlaces, Decided
from annotator.gui.review.bench import Bench
from annotator.gui.review.places import Place
from annotator.gui.thread_view.selection import TextSelection
from annotator.project.review_session import ReviewSession
from annotator.review.difference import meaning
from annotator.session import Done

_Deed = Callable[[ReviewSession], Done | None]


class Deciding(AtPlaces):
    """Turns gestures at the current place into decisions, each of them an act of its own."""

    def __init__(self, bench: Bench, parent: QObject | None = None) -> None:
        super().__init__(bench, parent)
        self.span_labels: tuple[KeyedLabel, ...] = ()
        self.learn_labels()

    def learn_labels(self) -> None:
        """Take the labels of spans as the schema has them now, with the keys that are left for them."""
        self.span_labels = keyed_labels(self.desk.project.schema.of_kind("span"))

    @property
    def span_keys(self) -> Mapping[str, tuple[Layer, Label]]:
        """Which label of spans each key gives."""
        return {each.key: (each.layer, each.label) for each in self.span_labels if each.key}

    # --- verdicts ---

    def take_side(self, number: int) -> None:
        """Let what the annotator of that number, from 1, holds at the current place be right."""
        place = self.here
        if place is None or place.point is None:
            self.say(self.tr("Go to a difference first."))
        elif 0 < number <= len(self.sides.annotators):
            annotator = self.sides.annotators[number - 1]
            side = next((each for each in place.point.sides if each.annotator == annotator), None)
            if side is None:
                self.say(self.tr("{name} did not submit this text.").format(name=self.sides.called(annotator)))
            else:
                self._decide(place, side.annotations)

    def accept(self) -> None:
        place = self.here
        if place is None or place.point is None or not place.is_open:
            self.walk_waiting(forward=True)
        elif place.point.contested:
            self._decide(place, place.point.gold)
        elif place.is_difference:
            sentence = self.tr("They differ here: take one with Ctrl and its number, or press {key}.")
            self.say(sentence.format(key=named("third")))
        else:
            self._decide(place, place.point.sides[0].annotations)

    def remove(self) -> None:
        place = self.here
        if place is None:
            self.say(self.tr("Go to a label first."))
        elif place.point is None and place.added is not None:
            added = place.added
            self._after(lambda session: session.take_out(place.document.id, added), place.document.id, stay=False)
        elif place.point is not None and place.point.is_empty:
            self.say(
                self.tr("There is nothing here to take away; {key} says that this is right.").format(
                    key=named("accept")
                )
            )
        else:
            self._decide(place, ())

    def begin_third(self) -> None:
        """Say that all are wrong: select the words, so that a label can be given to what is right."""
        place = self.here
        if place is None or place.point is None:
            self.say(self.tr("Go to a difference first."))
            return
        extent = place.extent
        selection = None if extent is None else TextSelection(place.document.id, *extent)
        self.last = None
        self.move(At(place=place.key, selection=selection, third=True, reason=self.at.reason, note=self.at.note))

    def _decide(self, place: Place, outcome: Sequence[Annotation], *, stay: bool = False, said: str = "") -> None:
        """Settle a place, and go on to the next that waits, or ``stay``; then say what is to be ``said``."""
        point, at = place.point, self.at
        if point is None:
            return

        def decide(session: ReviewSession) -> Done | None:
            return session.decide(point, outcome, reason=at.reason, note=at.note)

        self._after(decide, place.document.id, stay=stay, said=said)

    def _after(self, act: _Deed, document_id: str, *, stay: bool, said: str = "") -> None:
        """Do something, remember its corrections for a reason that comes later, and go on or stay."""
        session = self.session
        if session is None:
            return
        before, was_settled = _corrections(session, document_id), session.is_settled
        if not self.bench.do(act):
            return
        after = _corrections(session, document_id)
        if was_settled and not session.is_settled:
            self.say(self.tr("This thread is open again."))
        elif said:
            self.say(said)
        fresh = tuple(name for name, verdict in after.items() if before.get(name) != verdict)
        self.last = Decided(document_id, fresh) if fresh else None
        if stay:
            self.at = At(place=self.at.place)
            self.moved.emit()
        else:
            self.go_on()

    # --- other labels ---

    def press(self, key: str) -> None:
        """Give the label of that key: to the selection, the current span, the current question."""
        place, selected, asked = self.here, self.at.range, self.at.asked
        if self.session is None:
            return
        if asked is not None and asked.layer is not None:
            labels = self.session.schema.layer(asked.layer).labels
            given = dict(zip(label_keys(labels), labels, strict=True)).get(key)
            if given is not None and not given.retired:
                self.answer(asked.document_id, asked.layer, asked.target, given.name)
            return
        layer = None if place is None else self.session.schema.layer(place.layer)
        if selected is None and place is not None and layer is not None and layer.kind != "span":
            label = dict(zip(label_keys(layer.labels), layer.labels, strict=True)).get(key)
            if label is not None and label in layer.offered:
                self.answer_at(place, layer, self.current(place).target, label.name)
        elif key in self.span_keys:
            span_layer, span_label = self.span_keys[key]
            self.give(span_layer.name, span_label.name)

    def press_beside(self, key: str) -> None:
        """Give the label of that key beside what is said of the selection, or of the current span."""
        place, selected = self.here, self.at.range
        extent = None if place is None else place.extent
        if selected is None and place is not None and extent is not None:
            selected = TextSelection(place.document.id, *extent)
        if selected is not None and key in self.span_keys:
            layer, label = self.span_keys[key]
            span = SpanAnnotation(uuid7(), layer.name, selected.start, selected.end, label.name)
            self._add(selected.document_id, span)

    def give(self, layer: str, label: str) -> None:
        """Give a label of spans to the selection, else to the span of the current place."""
        place, selected = self.here, self.at.range
        if selected is not None:
            self._give_selected(selected, layer, label)
            return
        if place is None:
            self.say(self.tr("Go to a label or select a text first."))
        elif place.added is not None and isinstance(place.added, SpanAnnotation) and place.added.layer == layer:
            self._change_added(place, outcomes.relabelled(place, layer, label))
        else:
            span = outcomes.relabelled(place, layer, label)
            if span is None:
                self.say(self.tr("Take one of them, or select what is right and press a label’s key."))
            else:
                self._decide(place, (span,))

    def _give_selected(self, selected: TextSelection, layer: str, label: str) -> None:
        """Make the selection what is right at the current place, or add it where nobody has it."""
        span = SpanAnnotation(uuid7(), layer, selected.start, selected.end, label)
        place, at = self.here, self.at
        same = next((each for each in self.places if _is_at(each, selected, layer)), None)
        if at.third and place is not None and place.layer == layer and place.document.id == selected.document_id:
            pieces = (*(each for each in at.pieces if (each.start, each.end) != (span.start, span.end)), span)
            several = place.point is not None and any(len(each.annotations) > 1 for each in place.point.options)
            self._decide(place, pieces, stay=several)
            if several:
                self.move(replace(self.at, third=True, pieces=pieces))
        elif same is not None and same.point is not None:
            self.go_to(same)
            changed = outcomes.relabelled(same, layer, label)
            self._decide(same, (changed or span,))
        else:
            self._add(selected.document_id, span)

    def _add(self, document_id: str, annotation: Annotation) -> None:
        """Put in a label that nobody gave, and stay where the person is."""
        at = self.at
        self._after(
            lambda session: session.add(document_id, annotation, reason=at.reason, note=at.note), document_id, stay=True
        )

    def press_attribute_number(self, number: int) -> None:
        """Give the current span the label of that number, from 1, among those of its attributes, or take it away."""
        place = self.here
        if place is None or self.session is None:
            return
        span = outcomes.with_attribute(place, self.session.schema.layer(place.layer), number)
        self._reshape(place, span)

    def move_end(self, end: Literal["start", "end"], *, forward: bool) -> None:
        """Move the start or the end of the span of the current place by a token."""
        place = self.here
        if place is not None:
            self._reshape(place, outcomes.with_ends(place, self.tokens(place.document.id), end, forward=forward))

    def _reshape(self, place: Place, span: SpanAnnotation | None) -> None:
        """Decide that a place has another span, and stay there: there may be more to change about it."""
        if span is None:
            return
        if place.point is None:
            self._change_added(place, span)
        else:
            self._decide(place, (span,), stay=True)

    def _change_added(self, place: Place, span: SpanAnnotation | None) -> None:
        added = place.added
        if span is not None and added is not None and span != added:
            self._after(
                lambda session: session.change_added(place.document.id, added, span), place.document.id, stay=True
            )

    def answer(self, document_id: str, layer: str, target: Target | None, label: str) -> None:
        """Answer a question that was clicked."""
        if self.session is None:
            return
        place = self.place_of_question(document_id, layer, target, label)
        if place is not None:
            self.go_to(place)
            if place.point is not None and not place.is_open and [each.label for each in place.point.gold] == [label]:
                return
            self.answer_at(place, self.session.schema.layer(layer), target, label, stay=not place.is_open)
            return
        self._add(document_id, outcomes.answered(self.session.schema.layer(layer), target, label, None))

    def answer_at(self, place: Place, layer: Layer, target: Target | None, label: str, *, stay: bool = False) -> None:
        """Answer the question of a place; ``stay`` there, and say what was decided of it anew."""
        given = outcomes.answered(layer, target, label, place)
        if layer.many and place.annotations and all(each.label != label for each in place.annotations):
            # Each label of such a layer is a place of its own.
            self._add(place.document.id, given)
        elif place.point is None:
            added = place.added
            if added is not None and meaning(added) == meaning(given):
                self._after(lambda session: session.take_out(place.document.id, added), place.document.id, stay=False)
            elif added is not None:
                self._after(
                    lambda session: session.change_added(place.document.id, added, given), place.document.id, stay=True
                )
        else:
            said = self._decided_anew(given, place) if stay else ""
            self._decide(place, (given,), stay=stay, said=said)

    def _decided_anew(self, given: Annotation, place: Place) -> str:
        what = "" if self.session is None else words.annotation(given, self.session.schema, place.document)
        return self.tr("Decided anew: {what}. {key} takes it back.").format(what=what, key=named("undo"))

    # --- reasons and notes ---

    def choose_reason(self, reason: str) -> None:
        """Give a reason to what was decided last, else to the next verdict; the one that it has is taken away."""
        verdicts = self.explaining
        if verdicts:
            chosen = None if all(each.reason == reason for each in verdicts) else reason
            self._explain(chosen, verdicts[0].note)
        else:
            at = self.at
            chosen = None if at.reason == reason else reason
            self.move(replace(at, reason=chosen))

    def write_note(self, note: str) -> None:
        """Give a note to what was decided last, else to the next verdict."""
        verdicts = self.explaining
        if verdicts:
            self._explain(verdicts[0].reason, note)
        else:
            at = self.at
            self.move(replace(at, note=note.strip()))

    def _explain(self, reason: str | None, note: str) -> None:
        last, verdicts = self.last, self.explaining
        if last is not None and verdicts:
            self.bench.do(lambda session: session.explain(last.document, verdicts, reason=reason, note=note))
            self.moved.emit()


def _corrections(session: ReviewSession, document_id: str) -> dict[str, Verdict]:
    return {each.id: each for each in session.gold.sets[document_id].verdicts if each.is_correction}


def _is_at(place: Place, selected: TextSelection, layer: str) -> bool:
    """Whether somebody under review has a span of the layer over just the selection."""
    return place.document.id == selected.document_id and any(
        isinstance(each, SpanAnnotation) and (each.layer, each.start, each.end) == (layer, selected.start, selected.end)
        for each in place.annotations
    )
