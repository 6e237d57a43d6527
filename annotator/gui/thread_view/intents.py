"""What the thread view tells the page: the one thing that its signal ``intent`` carries is one of these.

Offsets are code points of the document's text.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint

from annotator.domain.annotation import Target


@dataclass(frozen=True, slots=True)
class SelectionChanged:
    """The caret moved (``anchor`` equals ``position``) or the selection changed."""

    document_id: str
    anchor: int
    position: int


@dataclass(frozen=True, slots=True)
class SpanDrawn:
    """A drag or double-click ended: snapped to tokens unless Alt was held, without blanks at its edges."""

    document_id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class AnnotationClicked:
    """A span or its name was clicked; clicking nested ones again goes from the inner to the outer."""

    document_id: str
    annotation_id: str
    suggested: bool


@dataclass(frozen=True, slots=True)
class OptionClicked:
    """An answer to a question was clicked; ``target`` is None for a choice."""

    document_id: str
    layer: str
    target: Target | None
    label: str


@dataclass(frozen=True, slots=True)
class TargetWanted:
    """A further target is wanted; ``position`` is where on the screen to offer them."""

    document_id: str
    layer: str
    position: QPoint


@dataclass(frozen=True, slots=True)
class MenuWanted:
    """A menu is wanted for an annotation, or for the selection where there is none; ``position`` is on the screen."""

    document_id: str
    annotation_id: str | None
    position: QPoint


@dataclass(frozen=True, slots=True)
class CollapseToggled:
    """A comment with its replies was folded or unfolded."""

    document_id: str


Intent = SelectionChanged | SpanDrawn | AnnotationClicked | OptionClicked | TargetWanted | MenuWanted | CollapseToggled


@dataclass(frozen=True, slots=True)
class Current:
    """What the keys act on: a span or suggested span by its id, or a question by layer (and target, for a stance)."""

    document_id: str
    annotation_id: str | None = None
    layer: str | None = None
    target: Target | None = None
