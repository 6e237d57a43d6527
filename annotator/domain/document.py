"""Documents and the threads that they form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import lru_cache
from itertools import pairwise
from typing import Literal

Kind = Literal["article", "comment"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One annotatable text: an article, or a comment that answers another document.

    ``text`` is normalised and never changes after the import. The title of an article is also the first
    paragraph of its text, since names in headlines are labelled too. ``created`` is ISO 8601 or what the
    source said. ``thread`` is the id of the thread's article (its own, for an article).
    """

    id: str
    kind: Kind
    thread: str
    parent: str | None = None
    author: str | None = None
    created: str | None = None
    source: str | None = None
    title: str | None = None
    text: str
    text_sha256: str
    meta: Mapping[str, object] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Thread:
    """An article and the tree of comments under it, in reading order.

    Each comment stands after the one that it answers, and those that answer the same by their time.
    """

    article: Document
    comments: tuple[Document, ...] = ()

    @classmethod
    def from_documents(cls, documents: Iterable[Document]) -> Thread:
        """Arrange one thread's documents as a tree, siblings by their time.

        One without a time that can be read stays behind the sibling given before it, as do those of one time. So
        comments that came later than the rest stand where they belong, and what was arranged once stays as it is. A
        comment whose parent is not among the documents stands directly under the article.
        """
        waiting = list(documents)
        article = next(document for document in waiting if document.kind == "article")
        if len(waiting) == 1:
            return cls(article)
        known = {document.id for document in waiting}
        children: dict[str, list[Document]] = {}
        for document in waiting:
            if document is not article:
                parent = document.parent if document.parent in known else article.id
                children.setdefault(parent or article.id, []).append(document)
        for siblings in children.values():
            _arrange(siblings)
        ordered: list[Document] = []
        stack = children.get(article.id, [])[::-1]
        while stack:
            document = stack.pop()
            ordered.append(document)
            stack.extend(reversed(children.get(document.id, ())))
        return cls(article, tuple(ordered))

    @property
    def id(self) -> str:
        """The id of the article, which is the thread's too."""
        return self.article.id

    def __iter__(self) -> Iterator[Document]:
        yield self.article
        yield from self.comments

    def __len__(self) -> int:
        return 1 + len(self.comments)

    def document(self, document_id: str) -> Document:
        """Return the document with that id; raise ``KeyError`` where the thread has none."""
        for document in self:
            if document.id == document_id:
                return document
        raise KeyError(document_id)

    def depths(self) -> Mapping[str, int]:
        """Return how deep each document stands: 0 for the article, 1 for a comment on it, and so on."""
        depths = {self.article.id: 0}
        for comment in self.comments:
            depths[comment.id] = depths.get(comment.parent or "", 0) + 1
        return depths


def _arrange(siblings: list[Document]) -> None:
    """Put siblings into the order of their times."""
    times: list[float] = []
    for document in siblings:
        before = times[-1] if times else float("-inf")
        time = None if document.created is None else _time(document.created)
        times.append(before if time is None else time)
    if any(later < earlier for earlier, later in pairwise(times)):
        order = sorted(range(len(siblings)), key=times.__getitem__)
        siblings[:] = [siblings[at] for at in order]


@lru_cache(maxsize=4096)
def _time(created: str) -> float | None:
    """Return a time in seconds since 1970; None where it is not ISO 8601. Without a zone it counts as UTC."""
    try:
        time = datetime.fromisoformat(created)
    except ValueError:
        return None
    return (time if time.tzinfo else time.replace(tzinfo=UTC)).timestamp()
