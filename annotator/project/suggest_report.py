"""What suggesters are asked to look at, and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from annotator.domain.changes import Changes

Suggested = Callable[[Changes], None]
"""Is told, on a thread of the project's own, each time that suggestions were stored."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestRequest:
    """Who shall look at what.

    ``suggesters`` are names as people give them: of the project's own, of entry points, of spaCy pipelines or their
    folders; () for those that are active in the project. ``layers`` are those wanted, ``threads`` and ``documents``
    ids; None for all (an unknown one is a ``KeyError`` in the future). ``documents`` of a thread are looked at in the
    order given, all others in that of import. ``again``: also at what was looked at already. ``urgent`` goes before
    whatever else is under way, as for the thread on screen.

    ``jobs`` processes work, at least 1; ``quietly`` they let others go first and ask for little at a time, so that
    what is urgent need not wait: for the window.
    """

    suggesters: tuple[str, ...] = ()
    layers: frozenset[str] | None = None
    threads: tuple[str, ...] | None = None
    documents: tuple[str, ...] | None = None
    again: bool = False
    urgent: bool = False
    jobs: int = 1
    quietly: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestReport:
    """What came of it.

    ``documents`` and ``words`` count what was looked at now, once for each suggester that did; ``suggestions`` counts
    by layer and label. ``failed`` are sentences on documents that could not be read, ``unfit`` on proposals that were
    left out, ``notes`` on active suggesters that could not be used here. ``seconds`` is all of the time.
    """

    documents: int = 0
    words: int = 0
    seconds: float = 0.0
    suggestions: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    failed: tuple[str, ...] = ()
    unfit: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    cancelled: bool = False

    @property
    def words_per_second(self) -> float:
        """How many words were looked at in a second, on average."""
        return self.words / self.seconds if self.seconds else 0.0
