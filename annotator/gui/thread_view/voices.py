"""Who says what, where the labels of several people are shown on one text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from annotator.domain.schema import Label


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """How one label is shown: ``tag`` stands before its name; with ``light`` and ``dark`` it has colours of its own.

    ``muted``: nobody needs to look at it. ``refused``: it was taken out, and only its place is shown. ``group`` is the
    id of the span that stands for all that is decided together with this one: where that is current, all of them are.
    """

    tag: str = ""
    light: str = ""
    dark: str = ""
    muted: bool = False
    refused: bool = False
    group: str = ""

    def coloured(self, label: Label) -> Label:
        """Return the label in the colours of who says it."""
        return replace(label, light=self.light, dark=self.dark) if self.light else label


@dataclass(frozen=True, slots=True)
class Voices:
    """Who says what of one document: of spans by their id, of answers by layer, key of the target, and label.

    A question that is named in ``answers`` has just these answers.
    """

    spans: Mapping[str, Voice] = field(default_factory=dict)
    answers: Mapping[tuple[str, tuple[str, str]], Mapping[str, Voice]] = field(default_factory=dict)


UNVOICED = Voices()
"""The labels of one person, who needs no name."""
