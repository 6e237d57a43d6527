"""The history of one label: who gave it and from what, how it was changed, what reviewers said, and the answers."""

from __future__ import annotations

from dataclasses import dataclass

from annotator.domain.annotation import Annotation, Suggestion
from annotator.domain.document import Thread
from annotator.domain.edit import Edit
from annotator.domain.history import EntryKind
from annotator.domain.schema_act import SchemaAct


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelEvent:
    """One thing that happened to a label.

    ``time`` is milliseconds since 1970 (UTC), ``who`` did it and ``whose`` set it happened in. ``edit`` is what was
    done, as it was carried out: of an undo the inverse of what it took back. ``change`` is a change of the schema that
    moved the label. Both are None where it came with an import.
    """

    time: int
    who: str
    whose: str
    kind: EntryKind
    edit: Edit | None = None
    change: SchemaAct | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelHistory:
    """All that happened to a label of somebody's set, the earliest first.

    ``now`` is what it says, None where it is gone. ``suggestion`` is what it came from, or itself while it is only
    suggested. ``blind``: who reviewed is not told.
    """

    thread: Thread
    document: str
    annotator: str
    now: Annotation | None
    suggestion: Suggestion | None
    events: tuple[LabelEvent, ...]
    blind: bool = False

    @property
    def latest(self) -> Annotation | None:
        """What it says, or what it said last."""
        return self.now or (None if self.suggestion is None else self.suggestion.annotation)
