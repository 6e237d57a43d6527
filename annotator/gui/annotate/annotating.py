"""The person at the open thread: keys, clicks and drags come in, edits go to the desk, the position goes out."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QDateTime, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from annotator.domain import gestures
from annotator.domain.annotation import Target
from annotator.domain.schema import Label, Layer
from annotator.gui.annotate import meaning
from annotator.gui.annotate.at_thread import AtThread
from annotator.gui.annotate.noting import Noted, own_note
from annotator.gui.annotate.position import Armed
from annotator.gui.annotate.possible import is_possible
from annotator.gui.annotate.subject import QuestionSubject, SpanSubject, SuggestionSubject, subject_of
from annotator.gui.annotate.thread_commands import ThreadCommands
from annotator.gui.desk import Desk
from annotator.gui.keys import label_keys
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


class Annotating(AtThread):
    """Turns what a person does into edits.

    Signals:
        leaving(): the person is done with the thread for now and wants the next.
        menu_wanted(QPoint): what can be done with the current thing or the selection is wanted at this place.
        choosing(str, str): a target is wanted for this document and layer.
        flagging(): a reason for a flag is wanted.
        noting(Noted): a note about that is wanted.
        everywhere(Wanted): a text is to be labelled wherever it stands.
        listing(Wanted): a text is to be listed as a term with its label, or taken off that list.
    """

    leaving = Signal()
    menu_wanted = Signal(object)
    choosing = Signal(str, str)
    flagging = Signal()
    noting = Signal(object)
    everywhere = Signal(object)
    listing = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(desk, parent)
        self._commands = ThreadCommands(self)
        self._commands.leaving.connect(self.leaving)
        self._commands.choosing.connect(self.choosing)
        self._commands.flagging.connect(self.flagging)
        self._commands.noting.connect(self.noting)
        self._commands.everywhere.connect(self.everywhere)
        self._commands.listing.connect(self.listing)

    @property
    def actions(self) -> tuple[str, ...]:
        """The actions of the table of keys that are done here."""
        return tuple(self._commands.table)

    @property
    def span_keys(self) -> Mapping[str, tuple[Layer, Label]]:
        """Which label of spans each key gives."""
        return {each.key: (each.layer, each.label) for each in self.span_labels if each.key}

    @property
    def is_in_a_gesture(self) -> bool:
        """Whether the person is drawing, stretching a selection or moving an end just now."""
        if QApplication.mouseButtons() != Qt.MouseButton.NoButton or self.position.reshaping is not None:
            return True
        shift = bool(QGuiApplication.queryKeyboardModifiers() & Qt.KeyboardModifier.ShiftModifier)
        return shift and self.position.range is not None

    def can(self, action: str) -> bool:
        """Return whether an action has something to act on."""
        if self.work is None:
            return action in ("undo", "redo")
        return is_possible(action, self.work, self.position, self.caret)

    def trigger(self, action: str) -> None:
        """Do an action of the table of keys; without an open thread there is only undo and redo."""
        if self.work is not None or action in ("undo", "redo"):
            self._commands.table[action]()

    def take(self, intent: object) -> None:
        """Act on what was done in the thread view."""
        if self.work is None:
            return
        match intent:
            case SelectionChanged(document_id, anchor, position):
                # Stretching the selection of a span that is being reshaped goes on reshaping it.
                selection = TextSelection(document_id, anchor, position)
                reshaping = None if selection.is_caret else self.position.reshaping
                self.move(self.position.selecting(selection, reshaping=reshaping))
            case SpanDrawn(document_id, start, end):
                self.move(self.position.selecting(TextSelection(document_id, start, end)))
                if self.position.armed is not None:
                    self.give(self.position.armed.layer, self.position.armed.label)
            case AnnotationClicked(document_id, annotation_id, _):
                self.go_to(Current(document_id, annotation_id=annotation_id))
            case OptionClicked(document_id, layer, target, label):
                self.go_to(Current(document_id, layer=layer, target=target))
                self.answer(label)
            case MenuWanted(document_id, annotation_id, place):
                if annotation_id is not None:
                    self.go_to(Current(document_id, annotation_id=annotation_id))
                self.menu_wanted.emit(place)
            case TargetWanted(document_id, layer, _):
                self.choosing.emit(document_id, layer)

    def go_to(self, current: Current) -> None:
        """Make that the current thing."""
        self.move(self.position.at(current))

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
                self.perform(meaning.answer(*self.here, label.name, go_on=True))
        elif key in self.span_keys:
            layer, span_label = self.span_keys[key]
            step = meaning.give(*self.here, layer.name, span_label.name)
            self.perform(step or meaning.label_token(*self.here, self.tokens, layer.name, span_label.name))

    def press_beside(self, key: str) -> None:
        """Give the label of that key beside those that the words have already."""
        if key in self.span_keys:
            layer, label = self.span_keys[key]
            self.give_beside(layer.name, label.name)

    def press_palette(self, layer: str, label: str) -> None:
        """Give the label that was clicked to the selection or the current span; with neither, arm it."""
        if self.work is None:
            return
        armed = self.position.armed
        step = None if armed is not None else meaning.give(*self.here, layer, label)
        if step is not None:
            self.perform(step)
        else:
            self.move(self.position.holding(None if armed == Armed(layer, label) else Armed(layer, label)))

    def give(self, layer: str, label: str) -> None:
        """Give a label to the selection or the current span, whatever is in the hand."""
        if self.work is not None:
            self.perform(meaning.give(*self.here, layer, label))

    def give_beside(self, layer: str, label: str) -> None:
        """Give one more label to the words that are selected or current."""
        if self.work is not None:
            step = meaning.add(*self.here, self.tokens, layer, label)
            if step is None:
                self.say(self.tr("Go to a span or select a text first; then give it one more label."))
            self.perform(step)

    def press_attribute(self, attribute: str, label: str) -> None:
        """Give the current span an attribute, or take it away; a suggestion is accepted with it."""
        if self.work is not None:
            self.perform(meaning.give_attribute(*self.deciding, attribute, label))

    def press_attribute_number(self, number: int) -> None:
        """Give the current span the label of that number, from 1, among those of its attributes."""
        subject = None if self.work is None else subject_of(*self.deciding)
        if isinstance(subject, SpanSubject | SuggestionSubject):
            choices = [(each.name, label.name) for each in subject.layer.attributes for label in each.offered]
            if number <= len(choices):
                self.press_attribute(*choices[number - 1])

    # --- questions, flags, notes ---

    def answer(self, label: str) -> None:
        """Answer the current question and stay there; the answer that it has already is taken away."""
        if self.work is not None:
            self.perform(meaning.answer(*self.deciding, label, go_on=False))

    def choose_target(self, document_id: str, layer: str, target: Target) -> None:
        """Make the question about that target the current one."""
        self.go_to(Current(document_id, layer=layer, target=target))

    def flag_with(self, reason: str) -> None:
        """Flag the thread with a reason."""
        if self.work is not None and self.desk.do(gestures.flag(self.work.sets[self.work.thread.id], reason)):
            self.say(self.tr("Flagged: {reason}").format(reason=reason.strip()))

    def write_note(self, noted: Noted, text: str) -> None:
        """Write a note, in the place of one's own about the same thing; one without text goes."""
        if self.work is not None and noted.document_id in self.work.sets:
            time = QDateTime.currentMSecsSinceEpoch()
            own = self.work.sets[noted.document_id]
            old = own_note(own, noted)
            self.desk.do(
                gestures.note(own, noted.about, text, author=own.annotator, time=time)
                if old is None
                else gestures.change_note(own, old, text, time=time)
            )
