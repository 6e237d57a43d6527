"""What suggesters are asked to look at, and what came of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from annotator.domain.changes import Changes
from annotator.domain.sentence import Sentence

_HERE = frozenset({"localhost", "127.0.0.1", "::1"})

Suggested = Callable[[Changes], None]
"""Is told, on a thread of the project's own, each time that suggestions were stored."""


def unheard(_changes: Changes) -> None:
    """Tell nobody what changed."""


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
class Sending:
    """What a suggester would send elsewhere: at most so many documents and code points, of a project to an address.

    ``agreed``: the user of this machine has said yes to it.
    """

    agent: str
    address: str
    documents: int
    characters: int
    agreed: bool

    @property
    def sentence(self) -> Sentence:
        """What is sent and where to, for people to read before it is."""
        words = (
            "“{agent}” sends the texts of this project (at most {documents} texts, {characters} characters), with the "
            "beginning of the article and of what each answers, the schema and its guidelines to {address}"
        )
        if self.address.startswith("http:") and urlsplit(self.address).hostname not in _HERE:
            words += ", unencrypted: whoever carries them can read them"
        return Sentence(
            words + ".",
            agent=self.agent,
            documents=f"{self.documents:,}",
            characters=f"{self.characters:,}",
            address=self.address,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestReport:
    """What came of it.

    ``documents`` and ``words`` count what was looked at now, each document once however many suggesters did;
    ``suggestions`` counts by layer and label. ``failed`` are sentences on documents that could not be read, ``unfit``
    on proposals that were left out, ``notes`` on active suggesters that could not be used here. ``seconds`` is all of
    the time.
    """

    documents: int = 0
    words: int = 0
    seconds: float = 0.0
    suggestions: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    failed: tuple[str, ...] = ()
    unfit: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    cancelled: bool = False

    def and_of(self, other: SuggestReport) -> SuggestReport:
        """Return what came of this and of another run that followed, over the same documents as far as it went."""
        counts = {layer: Counter(labels) for layer, labels in self.suggestions.items()}
        for layer, labels in other.suggestions.items():
            counts.setdefault(layer, Counter()).update(labels)
        return SuggestReport(
            documents=max(self.documents, other.documents),
            words=max(self.words, other.words),
            seconds=self.seconds + other.seconds,
            suggestions=counts,
            failed=self.failed + other.failed,
            unfit=self.unfit + other.unfit,
            notes=self.notes + other.notes,
            cancelled=self.cancelled or other.cancelled,
        )

    @property
    def words_per_second(self) -> float:
        """How many words were read in a second by all suggesters together, on average."""
        return self.words / self.seconds if self.seconds else 0.0
