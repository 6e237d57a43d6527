"""Who shall label which threads, and how far everybody is: registers of thread and annotator, and counts over them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Select, and_, case, exists, func, literal, select
from sqlalchemy.dialects import postgresql, sqlite

from annotator.domain.annotation import GOLD
from annotator.domain.assignment import AssignmentAct, Pairs
from annotator.domain.errors import EditError
from annotator.domain.team import Member, Team
from annotator.storage.people import annotator_number
from annotator.storage.registers import Stamp
from annotator.storage.tables import active_time, annotators, assignments, documents, history, is_live_article, sets

_AT_ONCE = 500
_live = assignments.c.removed.is_(False)


def write_assignments(connection: Connection, act: AssignmentAct, stamp: Stamp) -> None:
    """Give and take threads as an act says; inside a write.

    Raises:
        EditError: somebody has been given, or has lost, one of them since.
    """
    moved = (*act.given, *act.taken)
    people = {name: annotator_number(connection, name) for name in sorted({name for _, name in moved})}
    numbers = _numbers(connection, {thread for thread, _ in moved})
    held = {
        (row[0], row[1])
        for number in people.values()
        for row in connection.execute(
            select(assignments.c.thread, assignments.c.annotator).where(assignments.c.annotator == number, _live)
        )
    }
    given, taken = ([(numbers[thread], people[name]) for thread, name in pairs] for pairs in (act.given, act.taken))
    if not held.isdisjoint(given) or not held.issuperset(taken):
        raise EditError("Some of these threads were assigned otherwise since.")
    insert_one = sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert
    statement = insert_one(assignments)
    statement = statement.on_conflict_do_update(
        index_elements=["thread", "annotator"],
        set_={name: statement.excluded[name] for name in ("clock", "writer", "removed")},
    )
    rows = [
        {"thread": thread, "annotator": annotator, **stamp._asdict(), "removed": removed}
        for pairs, removed in ((given, False), (taken, True))
        for thread, annotator in pairs
    ]
    if rows:
        connection.execute(statement, rows)


def read_standing(connection: Connection) -> dict[str, list[str]]:
    """Return who has each thread that somebody has, by its id."""
    query = (
        select(documents.c.id, annotators.c.name)
        .join(assignments, assignments.c.thread == documents.c.number)
        .join(annotators, annotators.c.number == assignments.c.annotator)
        .where(_live, documents.c.removed.is_(False))
        .order_by(documents.c.number, annotators.c.name)
    )
    standing: dict[str, list[str]] = {}
    for thread, name in connection.execute(query):
        standing.setdefault(thread, []).append(name)
    return standing


def all_threads(connection: Connection) -> list[str]:
    """Return the ids of all threads, in the order of import."""
    return list(connection.execute(select(documents.c.id).where(is_live_article)).scalars())


def ids_of(connection: Connection, numbers: Sequence[int]) -> tuple[str, ...]:
    """Return the ids of the threads of these numbers; those that are gone are left out."""
    ids: list[str] = []
    for some in _groups(numbers):
        ids += connection.execute(select(documents.c.id).where(is_live_article, documents.c.number.in_(some))).scalars()
    return tuple(ids)


def unbegun(connection: Connection, annotator: str) -> Pairs:
    """Return what an annotator was given and has not begun."""
    begun = documents.alias("begun")
    worked_at = (
        select(sets.c.number)
        .join(begun, begun.c.number == sets.c.document)
        .where(begun.c.thread == assignments.c.thread, sets.c.annotator == assignments.c.annotator)
        .where((sets.c.state != "new") | sets.c.flag.is_not(None))
    )
    query = (
        select(documents.c.id)
        .join(assignments, assignments.c.thread == documents.c.number)
        .join(annotators, annotators.c.number == assignments.c.annotator)
        .where(annotators.c.name == annotator, _live, ~exists(worked_at))
        .order_by(documents.c.number)
    )
    return tuple((thread, annotator) for thread in connection.execute(query).scalars())


def assigned_to(annotator: str) -> Select[Any]:
    """Return the query of the numbers of the threads that an annotator was given."""
    return (
        select(assignments.c.thread)
        .join(annotators, annotators.c.number == assignments.c.annotator)
        .where(annotators.c.name == annotator, _live)
    )


def has_assignments(connection: Connection, annotator: str) -> bool:
    """Return whether an annotator was given any thread that is there."""
    query = assigned_to(annotator).join(documents, documents.c.number == assignments.c.thread)
    return connection.execute(query.where(documents.c.removed.is_(False)).limit(1)).first() is not None


def read_team(connection: Connection, always: Iterable[str] = ()) -> Team:
    """Return how far everybody is who was given or did anything, and some ``always``, by name."""
    figures: dict[int, dict[str, Any]] = {}
    for name, query in _FIGURES.items():
        for annotator, figure in connection.execute(query):
            figures.setdefault(annotator, {})[name] = figure
    for annotator, begun, submitted, flagged, done in connection.execute(_worked()):
        own = figures.setdefault(annotator, {})
        own |= {"begun": begun, "submitted": submitted, "flagged": flagged, "done": done}
    names = {row[0]: row[1] for row in connection.execute(select(annotators.c.number, annotators.c.name))}
    members = {names[number]: Member(name=names[number], **own) for number, own in figures.items()}
    members = {name: Member(name=name) for name in always} | members
    members.pop(GOLD, None)
    held = (
        select(assignments.c.thread, func.count().label("holders"))
        .join(documents, documents.c.number == assignments.c.thread)
        .where(_live, documents.c.removed.is_(False))
        .group_by(assignments.c.thread)
        .subquery()
    )
    threads = connection.execute(select(func.count()).select_from(documents).where(is_live_article)).scalar_one()
    several = func.coalesce(func.sum(case((held.c.holders > 1, 1), else_=0)), 0)
    given, shared = connection.execute(select(func.count(), several).select_from(held)).one()
    ordered = sorted(members.values(), key=lambda member: member.name.casefold())
    return Team(members=tuple(ordered), threads=threads, unassigned=threads - given, several=shared)


def _worked() -> Select[Any]:
    """Return the query of the threads that each annotator began, submitted, flagged, and has submitted as assigned."""
    own, whole = documents.c, documents.alias("whole")
    size = (
        select(func.count())
        .where(whole.c.thread == own.thread, whole.c.removed.is_(False))
        .correlate(documents)
        .scalar_subquery()
    )
    by_thread = (
        select(
            sets.c.annotator,
            own.thread,
            func.sum(case((sets.c.state.in_(("submitted", "adjudicated")), 1), else_=0)).label("done"),
            func.sum(case((sets.c.state != "new", 1), else_=0)).label("begun"),
            func.count(sets.c.flag).label("flags"),
            size.label("size"),
        )
        .join(own.number.table, own.number == sets.c.document)
        .where(own.removed.is_(False))
        .group_by(sets.c.annotator, own.thread)
        .subquery()
    )
    worked = by_thread.c
    theirs = and_(assignments.c.annotator == worked.annotator, assignments.c.thread == worked.thread, _live)
    submitted = worked.done >= worked.size

    def counted(condition: Any) -> Any:  # noqa: ANN401 - a column of SQL
        return func.sum(case((condition, 1), else_=literal(0)))

    return (
        select(
            worked.annotator,
            counted(and_(worked.begun > 0, ~submitted)),
            counted(submitted),
            counted(worked.flags > 0),
            counted(and_(submitted, assignments.c.thread.is_not(None))),
        )
        .select_from(by_thread.outerjoin(assignments, theirs))
        .group_by(worked.annotator)
        .having(func.sum(worked.begun + worked.flags) > 0)
    )


_FIGURES = {
    "assigned": select(assignments.c.annotator, func.count())
    .join(documents, documents.c.number == assignments.c.thread)
    .where(_live, documents.c.removed.is_(False))
    .group_by(assignments.c.annotator),
    "last": select(history.c.annotator, func.max(history.c.time))
    .where(history.c.kind != "import")
    .group_by(history.c.annotator),
    "active": select(active_time.c.annotator, func.sum(active_time.c.active)).group_by(active_time.c.annotator),
}


def _numbers(connection: Connection, ids: Iterable[str]) -> dict[str, int]:
    """Return the numbers of threads by id; raise ``EditError`` where one is not there."""
    numbers: dict[str, int] = {}
    wanted = sorted(ids)
    for some in _groups(wanted):
        query = select(documents.c.id, documents.c.number).where(
            documents.c.id.in_(some), documents.c.kind == "article"
        )
        numbers |= {row[0]: row[1] for row in connection.execute(query)}
    for thread in wanted:
        if thread not in numbers:
            raise EditError("There is no thread “{thread}” in this project.", thread=thread)
    return numbers


def _groups(values: Iterable[Any]) -> Iterator[list[Any]]:
    rest = iter(values)
    while some := list(islice(rest, _AT_ONCE)):
        yield some
