"""What a format can hold, declared as data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from annotator.domain.schema import TargetKind
from annotator.domain.tokens import TokenTable, rough_tokens
from annotator.formats.loss import Part
from annotator.formats.offsets import Unit

SpanRoom = Literal["none", "flat", "layers", "any"]
"""``flat``: of the first span layer alone, and none over another; ``layers``: none over another of its layer."""

Tokenize = Callable[[str, str], TokenTable]
"""Returns the tokens of a text in a language, given by its code."""


def rough(text: str, _language: str = "") -> TokenTable:
    """Return runs of word characters and single other characters, whatever the language.

    It is asked for to fit spans to tokens, and again to write them.
    """
    return _rough(text)


@lru_cache(maxsize=4)
def _rough(text: str) -> TokenTable:
    return rough_tokens(text)


DETAILS = frozenset((Part.ID, Part.PARENT, Part.AUTHOR, Part.CREATED, Part.SOURCE, Part.TITLE, Part.META, Part.SPLIT))
"""All that stands beside a document's text."""

ALL_TARGETS: frozenset[TargetKind] = frozenset(("claim", "entity", "parent"))


def any_id(_identifier: str) -> bool:
    """Return that an id can be held."""
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Holds:
    """What a format can hold.

    ``choices``: whether it holds choices; ``targets``: toward what it holds stances; ``annotators``: whether the sets
    of several stand side by side; ``parts``: which of the details of labels, sets and documents have a place.
    ``tokens``: how it cuts texts, where spans are whole tokens; ``text`` is False where there are tokens and no text.
    ``one_origin``: of several labels of one choice layer it keeps the origin of the first.
    ``ids`` says which ids of documents it can hold, where it holds them at all and not each of them.
    ``bare``: whether it has a place for a document that nobody answered with what it holds. ``offsets`` is in what its
    files count places of a text, None where they tell of none.
    """

    spans: SpanRoom = "none"
    choices: bool = False
    targets: frozenset[TargetKind] = frozenset()
    annotators: bool = False
    one_origin: bool = False
    parts: frozenset[Part] = frozenset()
    tokens: Tokenize | None = None
    text: bool = True
    ids: Callable[[str], bool] = any_id
    bare: bool = True
    offsets: Unit | None = None

    @property
    def is_everything(self) -> bool:
        """Whether it holds all that there is, but for origins of which there are several, however it counts."""
        return replace(self, one_origin=False, offsets=EVERYTHING.offsets) == EVERYTHING

    def holds(self, part: Part) -> bool:
        """Return whether it holds a detail."""
        return part in self.parts


EVERYTHING = Holds(
    spans="any",
    choices=True,
    targets=ALL_TARGETS,
    annotators=True,
    parts=DETAILS | {Part.ATTRIBUTE, Part.SPAN_ID, Part.STANCE_ID, Part.ORIGIN, Part.REJECTED, Part.STATE, Part.FLAG},
    offsets="codepoint",
)
