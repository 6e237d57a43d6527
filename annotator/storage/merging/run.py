"""One merge from start to end: all files or none."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Connection, insert

from annotator.domain.errors import ProjectError
from annotator.domain.identifiers import uuid7
from annotator.domain.merging import Brought, MergeConflict, MergeReport
from annotator.storage.merging import documents, history, names, registers, report, schemas, stamps, suggestions
from annotator.storage.merging.other import copy_of, is_unrelated
from annotator.storage.merging.tally import Tally
from annotator.storage.people import annotator_number
from annotator.storage.store import Store, now
from annotator.storage.tables import history as history_table

Step = Callable[[int, int, str], None]
"""Called with how much is done, of how much, and the file that is at hand; what it raises ends the merge."""

_STEPS = 5


class _NothingWritten(Exception):
    """Ends a transaction in which nothing was written but what a merge needs for itself."""


@dataclass(slots=True)
class _Came:
    """What came so far."""

    tallies: list[Tally] = field(default_factory=list)
    brought: list[Brought] = field(default_factory=list)
    conflicts: list[MergeConflict] = field(default_factory=list)
    threads: set[str] = field(default_factory=set)
    schema_changed: bool = False
    unrelated: list[Path] = field(default_factory=list)

    def told(self, files: Sequence[Path], *, backup: Path | None) -> MergeReport:
        counts = {name: sum(tally.counts[name] for tally in self.tallies) for name in Tally().counts}
        return MergeReport(
            files=tuple(files),
            documents=sum(tally.documents for tally in self.tallies),
            people=_pooled(self.brought),
            conflicting=tuple(self.conflicts),
            threads=tuple(sorted(self.threads)),
            changed=any(tally.changed for tally in self.tallies),
            schema_changed=self.schema_changed,
            unrelated=tuple(self.unrelated),
            backup=backup,
            **counts,
        )


def preview_files(store: Store, others: Sequence[Path], *, step: Step) -> MergeReport:
    """Return what a merge would bring, without writing anything; raises as ``merge_files`` of the unrelated does."""
    with TemporaryDirectory(prefix="annotator-merge-", ignore_cleanup_errors=True) as folder:
        return _draft(store, Path(folder), others, partial(_step, step, len(others)), unrelated=True)[0]


def merge_files(store: Store, others: Sequence[Path], *, by: str, step: Step, unrelated: bool = False) -> MergeReport:
    """Merge other files of the project into this one, and tell what came.

    Right before anything is written for good a backup is made. The other files are read and never written to.
    Other projects that share no document with this one come in only where ``unrelated`` ones are meant.

    Raises:
        ProjectError: a file is missing, damaged, too new or this very one, it has another text under the same id, its
            schema contradicts this one, or it is unrelated and that is not meant; nothing was changed.
    """
    if len(others) == 1:
        stepped = partial(_step, step, 1, 0, others[0])
        return _merge_whole(store, others[0], None, by=by, step=stepped, unrelated=unrelated)
    # One transaction sees one other file: all of them are merged into a draft, which then comes in at once.
    with TemporaryDirectory(prefix="annotator-merge-", ignore_cleanup_errors=True) as folder:
        place = partial(_step, step, len(others) + 1)
        told, draft = _draft(store, Path(folder), others, place, unrelated=unrelated)
        if not told.changed:
            return told
        return _merge_whole(store, draft, told, by=by, step=partial(place, len(others), draft), unrelated=unrelated)


def _draft(
    store: Store, folder: Path, others: Sequence[Path], step: Callable[[int, Path, int], None], *, unrelated: bool
) -> tuple[MergeReport, Path]:
    """Merge files into a copy of the project in that folder."""
    draft, came = folder / store.database.path.name, _Came()
    store.database.copy_to(draft)
    with closing(Store.open(draft, access="write")) as copied:
        for place, path in enumerate(others):
            with copy_of(path, store.database.path) as copy, copied.database.writing_with(copy) as connection:
                _take(connection, path, came, partial(step, place, path), unrelated=unrelated)
    return came.told(others, backup=None), draft


def _merge_whole(
    store: Store, other: Path, told: MergeReport | None, *, by: str, step: Callable[[int], None], unrelated: bool
) -> MergeReport:
    """Merge a file in one transaction, and tell of it, or what was ``told`` of those that it was made of."""
    came = _Came()
    try:
        with copy_of(other, store.database.path) as copy, store.database.writing_with(copy) as connection:
            _take(connection, other, came, step, unrelated=unrelated)
            told = told or came.told((other,), backup=None)
            _refuse_nothing(told)
            _enter(connection, store, told, by)
            return replace(told, backup=store.database.back_up_before_merging())
    except _NothingWritten:
        return came.told((other,), backup=None)


def _refuse_nothing(told: MergeReport) -> None:
    if not told.changed:
        raise _NothingWritten


def _step(step: Step, files: int, place: int, path: Path, done: int) -> None:
    step(place * _STEPS + done, files * _STEPS, path.name)


def _take(connection: Connection, path: Path, came: _Came, step: Callable[[int], None], *, unrelated: bool) -> None:
    """Merge the attached file, whose path it is."""
    tally = Tally()
    step(0)
    if is_unrelated(connection):
        came.unrelated.append(path)
        if not unrelated:
            raise ProjectError(
                "{path}: this is another project, and no text of it is here; nothing was merged. "
                "Say “--unrelated” where its texts shall come in all the same.",
                path=path,
            )
    stamps.map_writers(connection)
    stamps.read_seen(connection)
    registers.begin(connection)
    registers.merge_renames(connection, tally)
    names.name_as_today(connection)
    names.map_annotators(connection)
    came.schema_changed = schemas.merge_schemas(connection, path, tally) or came.schema_changed
    documents.map_documents(connection, path)
    step(1)
    documents.merge_documents(connection, tally)
    step(2)
    registers.merge_registers(connection, tally, strict=schemas.strict_layers(connection))
    step(3)
    suggestions.merge_suggestions(connection, tally)
    step(4)
    history.merge_history(connection, tally)
    documents.merge_removals(connection, tally)
    came.tallies.append(tally)
    came.brought += report.people(connection)
    came.conflicts += report.conflicts(connection, path)
    came.threads |= report.threads(connection)
    step(5)


def _enter(connection: Connection, store: Store, told: MergeReport, by: str) -> None:
    """Write into the history that files were merged, under a stamp that is greater than all that came."""
    counts = {"added": told.added, "updated": told.updated, "conflicts": told.conflicts, "documents": told.documents}
    payload = {"files": [str(path.name) for path in told.files], **counts, "threads": told.threads}
    stamp = store.stamp(connection, above=max(stamps.seen_in(connection).values(), default=0))
    entry = {"id": uuid7(), "time": now(), "annotator": annotator_number(connection, by), "kind": "merge"}
    connection.execute(
        insert(history_table).values(**entry, writer=stamp.writer, clock=stamp.clock, payload=json.dumps(payload))
    )


def _pooled(brought: Sequence[Brought]) -> tuple[Brought, ...]:
    """Return what came of whose from all files; a document that came with two is counted with each."""
    by: dict[str, Brought] = {}
    for each in brought:
        old = by.get(each.annotator)
        by[each.annotator] = (
            each
            if old is None
            else Brought(
                annotator=each.annotator,
                documents=old.documents + each.documents,
                added=old.added + each.added,
                updated=old.updated + each.updated,
                conflicts=old.conflicts + each.conflicts,
            )
        )
    return tuple(by[name] for name in sorted(by))
