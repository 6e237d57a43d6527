"""What a suggester is: documents in, proposals out. All that a third party has to know stands in this file.

A suggester is a class that an entry point of the group ``annotator.suggesters`` names. It is made inside a worker
process, from the project's schema and plain settings, and then asked about some documents at a time::

    class Capitals:
        title = "Words in capitals"
        version = "1.0"
        needs = frozenset()

        def __init__(self, schema, settings): ...

        @classmethod
        def layers(cls, schema, settings): return ("entities",)

        def suggest(self, asked): return [[ProposedSpan("entities", 0, 4, "ORG")] for _ in asked]

``docs/suggesters.md`` shows a whole one as a package of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, Protocol, runtime_checkable

from annotator.domain.annotation import Basis, SpanAnnotation, Target
from annotator.domain.document import Document
from annotator.domain.errors import AnnotatorError
from annotator.domain.schema import Schema

Need = Literal["article", "answered", "targets", "spans"]
"""What a suggester may need beside the document; each but the first two makes it look again when that changes."""

Settings = Mapping[str, Any]
"""Plain values, such as JSON holds."""

GROUP = "annotator.suggesters"
"""The group of entry points that suggesters stand in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A document that suggestions are asked for, with what stands around it as far as the suggester needs it.

    ``article`` is the thread's (None for an article itself), ``answered`` the document that a comment answers.
    ``targets`` are those that stances are asked toward. ``spans`` are what somebody decided in this document already:
    attributes may be proposed for them, by a ``ProposedSpan`` with their layer, place and label.
    """

    document: Document
    article: Document | None = None
    answered: Document | None = None
    targets: tuple[Target, ...] = ()
    spans: tuple[SpanAnnotation, ...] = ()


@dataclass(frozen=True, slots=True)
class ProposedAttribute:
    """The label of an attribute of a proposed span; ``confidence`` is a probability, or None where there is none."""

    name: str
    label: str
    confidence: float | None = None
    basis: Basis = "none"


@dataclass(frozen=True, slots=True)
class ProposedSpan:
    """A label on the half-open range ``[start, end)`` of code points.

    ``confidence`` is a probability from 0 to 1, or None where there is none; ``basis`` says where it comes from.
    """

    layer: str
    start: int
    end: int
    label: str
    confidence: float | None = None
    basis: Basis = "none"
    attributes: tuple[ProposedAttribute, ...] = ()


@dataclass(frozen=True, slots=True)
class ProposedChoice:
    """A label of the whole document; confidence and basis as for a span."""

    layer: str
    label: str
    confidence: float | None = None
    basis: Basis = "none"


@dataclass(frozen=True, slots=True)
class ProposedStance:
    """A label of the document toward one of the targets that were asked about."""

    layer: str
    target: Target
    label: str
    confidence: float | None = None
    basis: Basis = "none"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """In place of a proposal: a sentence on something that the suggester itself left out, for people to read."""

    sentence: str


Proposed = ProposedSpan | ProposedChoice | ProposedStance
Proposal = Proposed | LeftOut


@runtime_checkable
class Suggester(Protocol):
    """Anything that proposes.

    ``version`` changes whenever the answers may: documents that a version has looked at are not asked about again.
    It is read once the suggester is made, so it may come from a file that was loaded. ``needs`` likewise.
    """

    version: str
    needs: frozenset[Need]

    def suggest(self, asked: Sequence[Asked]) -> Iterable[Sequence[Proposal] | AnnotatorError]:
        """Answer for each document, in their order; nothing found is an answer, too: an empty sequence.

        Layers and labels are the schema's own (``annotator.domain.naming`` translates); what does not fit the schema
        or the text is left out and told. Any exception costs the document that raised it, and is told; the others are
        asked about again, one by one. Where that is dear, an ``AnnotatorError`` in a document's place costs it alone.
        """
        ...


class SuggesterClass(Protocol):
    """What an entry point names: the class of a suggester, or a function with these attributes.

    ``title`` is what people call it. ``version`` may be "" where only a loaded one knows it. One that sends texts
    elsewhere says in ``sends``, a sentence, what goes where; people read it before they add it. Where something has to
    be installed first, a class method ``missing(settings)`` returns a sentence on it, else None. ``named_by`` is the
    setting that stands behind a colon where people name one: ``gliner:organisation/name``.
    """

    title: str
    version: str

    def __call__(self, schema: Schema, settings: Settings) -> Suggester:
        """Make one, in the worker process; may take seconds.

        Raises:
            SuggesterError: something is missing; the sentence says what to do.
        """
        ...

    def layers(self, schema: Schema, settings: Settings) -> Sequence[str]:
        """Return what it can propose under this schema: names of layers, and ``layer.attribute``; quick, loads nothing.

        Where only a loaded one could tell, all that it might.
        """
        ...
