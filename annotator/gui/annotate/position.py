"""Where a person is in a thread, as one immutable value; widgets show it and keep nothing of it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from annotator.gui.thread_view.intents import Current
from annotator.gui.thread_view.selection import TextSelection


@dataclass(frozen=True, slots=True)
class Armed:
    """A label in the hand: every range that is drawn gets it at once."""

    layer: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """What keys and clicks act on.

    ``selection`` is the caret where its ends are one. ``reshaping`` is the span whose new ends the selection is
    going to be. ``offered`` is the suggestion that accepting and rejecting take where nothing is current: the first
    in sight when a thread opens. ``warned`` says that the person was told what is still open: submitting again means
    it.
    """

    current: Current | None = None
    selection: TextSelection | None = None
    armed: Armed | None = None
    reshaping: Current | None = None
    offered: Current | None = None
    warned: bool = False

    @property
    def range(self) -> TextSelection | None:
        """The selection, where something is selected."""
        return None if self.selection is None or self.selection.is_caret else self.selection

    @property
    def document(self) -> str | None:
        """The id of the document that the person is at, or None before anything was touched."""
        if self.current is not None:
            return self.current.document_id
        return None if self.selection is None else self.selection.document_id

    @property
    def marked(self) -> Current | None:
        """What is shown as the thing that can be decided: the current one, else the one offered."""
        return self.current or self.offered

    @property
    def deciding(self) -> Position:
        """The position as accepting and rejecting see it: at what is offered, where nothing is current."""
        return self if self.offered is None else self.at(self.marked)

    def at(self, current: Current | None) -> Position:
        """Return the position with that as the current thing and nothing selected."""
        return Position(current=current, armed=self.armed)

    def selecting(self, selection: TextSelection | None, *, reshaping: Current | None = None) -> Position:
        """Return the position with that selection and nothing current."""
        return Position(selection=selection, armed=self.armed, reshaping=reshaping)

    def holding(self, armed: Armed | None) -> Position:
        """Return the position with that label in the hand."""
        return replace(self, armed=armed, warned=False)
