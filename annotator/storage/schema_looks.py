"""What the schema editor shows of a project: how often labels were given, and what a change would do."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from annotator.domain.errors import SchemaError
from annotator.domain.schema import Schema
from annotator.domain.schema_act import Effect, Occurrence, TextGroup, uses
from annotator.domain.schema_change import At, LabelPlace, SchemaChange
from annotator.storage.database import Database
from annotator.storage.given import standing_of
from annotator.storage.schema_contexts import given_at, text_groups
from annotator.storage.schema_plan import plan


class SchemaLooks:
    """Reads alone; may be asked on any thread."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def uses(self, schema: Schema) -> Mapping[tuple[LabelPlace, str], int]:
        """Return how often each label was given, refused or proposed; labels that never were are left out."""
        with self._database.reading() as connection:
            return uses(schema, standing_of(connection))

    def effect(
        self,
        change: SchemaChange,
        progress: Callable[[int], None] = lambda _looked: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Effect:
        """Return what a change of the schema would do, without doing it.

        ``progress`` is told how many annotations were looked at so far.

        Raises:
            SchemaError: an annotation would be left without a place in the schema, or it was called off.
        """

        def go_on(looked: int) -> None:
            progress(looked)
            if cancelled():
                raise SchemaError("This was called off; nothing was changed.")

        with self._database.reading() as connection:
            return plan(connection, change, "", go_on).effect

    def text_groups(self, place: LabelPlace, labels: frozenset[str]) -> tuple[TextGroup, ...]:
        """Return what has one of these labels, grouped by the text that it stands on, the most frequent first."""
        with self._database.reading() as connection:
            return text_groups(connection, place, labels)

    def given_at(self, place: LabelPlace, labels: frozenset[str], ats: Sequence[At]) -> tuple[Occurrence, ...]:
        """Return some of what has one of these labels with what stands around it, in the order of ``ats``."""
        with self._database.reading() as connection:
            return given_at(connection, place, labels, ats)
