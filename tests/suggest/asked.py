"""Documents to ask suggesters about."""

from __future__ import annotations

from annotator import settings
from annotator.domain.document import Document, Kind
from annotator.domain.identifiers import text_sha256
from annotator.domain.schema import Schema
from annotator.domain.schema_file import read_schema
from annotator.suggest.suggester import Asked


def news() -> Schema:
    return read_schema(settings.shipped_schemas()[0])


def asked(text: str, identifier: str = "a", kind: Kind = "article") -> Asked:
    return Asked(
        document=Document(id=identifier, kind=kind, thread="a", text=text, text_sha256=text_sha256(text)),
    )
