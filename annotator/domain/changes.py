"""What an act changed, for those who show it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """The one message that goes down from the project to every screen.

    ``documents`` are the ids of those whose annotation sets changed, ``annotations`` the ids of what changed in
    them, ``suggestions`` those of documents that proposals came to or went from. ``threads`` says that documents came
    or went, ``annotator`` that somebody else annotates now, ``suggesting`` that other suggestions may be shown of any
    document, ``schema`` that the schema is another, and with it any of all this, ``assignments`` that some threads are
    others' to label now.
    """

    documents: frozenset[str] = frozenset()
    annotations: frozenset[str] = frozenset()
    threads: bool = False
    annotator: bool = False
    suggestions: frozenset[str] = frozenset()
    suggesting: bool = False
    schema: bool = False
    assignments: bool = False
