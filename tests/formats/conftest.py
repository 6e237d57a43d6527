from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from annotator.domain.errors import FormatError
from annotator.domain.schema_file import read_schema
from annotator.formats.dates import is_iso
from annotator.formats.incoming import IncomingDocument, LeftOut, ReadOptions
from annotator.formats.recognition import READERS, recognise
from annotator.formats.source import SourceFile

SCHEMA = read_schema(Path(__file__).parents[2] / "resources" / "schemas" / "news.toml")


@dataclass
class Found:
    """What a reader made of a file; comments with the place of the one that they answer."""

    format: str
    articles: list[IncomingDocument] = field(default_factory=list)
    comments: list[IncomingDocument] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    refused: list[FormatError] = field(default_factory=list)

    @property
    def article(self) -> IncomingDocument:
        assert len(self.articles) == 1
        return self.articles[0]

    @property
    def paragraphs(self) -> list[str]:
        return self.article.text.split("\n\n")

    @property
    def said(self) -> list[tuple[str | None, str]]:
        return [(comment.author, comment.text) for comment in self.comments]

    @property
    def parents(self) -> list[int | None]:
        places: dict[str | None, int] = {comment.id: place for place, comment in enumerate(self.comments)}
        return [places.get(comment.parent) for comment in self.comments]


def when(document: IncomingDocument) -> object:
    """Return when the document was written, or what the source says of that where it is not plain."""
    assert document.created is None or is_iso(document.created)
    return document.created or document.meta.get("created_as_given")


Import = Callable[..., Found]


@pytest.fixture
def take(tmp_path: Path) -> Import:
    def take(
        content: str | bytes,
        name: str = "page.txt",
        *,
        encoding: str | None = None,
        keep: frozenset[int] = frozenset(),
        columns: Mapping[str, str] | None = None,
    ) -> Found:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        source = SourceFile(path, encoding, keep)
        found = Found(recognise(source))
        options = ReadOptions(schema=SCHEMA, columns=columns or {})
        for incoming in READERS[found.format].read(source, options):
            match incoming:
                case IncomingDocument(kind="article"):
                    found.articles.append(incoming)
                case IncomingDocument():
                    found.comments.append(incoming)
                case LeftOut():
                    found.left_out.append(incoming)
                case FormatError():
                    found.refused.append(incoming)
        return found

    return take
