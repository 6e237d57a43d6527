"""What became of suggestions, counted by the database; see ``domain/outcomes.py`` for what the counts mean."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Select,
    Subquery,
    and_,
    case,
    delete,
    func,
    insert,
    or_,
    select,
)

from annotator.domain.annotation import GOLD
from annotator.domain.outcomes import (
    AgentOutcome,
    LabelOutcome,
    Outcomes,
    Overlap,
    ShareSince,
    ThreadWork,
    compared,
)
from annotator.domain.suggesting import SuggestionSettings
from annotator.storage.database import Database
from annotator.storage.queue import is_above, is_heard
from annotator.storage.suggesting import read_settings
from annotator.storage.tables import (
    active_time,
    annotations,
    annotators,
    decision_time,
    documents,
    history,
    looks,
    project,
    rejections,
    sets,
    suggestions,
)
from annotator.storage.twins import SAID, is_lone

_DONE = ("submitted", "adjudicated")
_SHARES = "blind shares"
_Work = tuple[str, int]  # an annotator's name and a thread's number
_IsOther = Callable[[ColumnElement[str]], ColumnElement[bool]]  # of a name: whether it is one to compare with


class SuggestionOutcomes:
    """Reads alone; may be asked on any thread but the window's. ``settle`` waits for what is being written."""

    def __init__(self, database: Database, settle: Callable[[], None]) -> None:
        self._database = database
        self._settle = settle

    def of(self, annotator: str | None) -> Outcomes:
        """Return what became of suggestions at the hands of one annotator, or of everybody."""
        self._settle()
        with self._database.reading() as connection:
            return read_outcomes(connection, annotator)


def read_outcomes(connection: Connection, annotator: str | None) -> Outcomes:
    """Return what became of suggestions at the hands of one annotator, or of everybody."""
    settings = read_settings(connection)
    whose = _whose(annotator)
    works = _works(connection, whose, settings)
    return Outcomes(
        labels=_by_label(connection, whose, settings),
        agents=_by_agent(connection, whose),
        comparison=compared(works, read_shares(connection), settings),
        blind_share=settings.blind_share,
    )


def read_shares(connection: Connection) -> tuple[ShareSince, ...]:
    """Return since when which share of the threads has been blind, the earliest first."""
    value = connection.execute(select(project.c.value).where(project.c.key == _SHARES)).scalar()
    if value is not None:
        return tuple(ShareSince(*each) for each in json.loads(value))
    # It was set before anybody kept count.
    share = read_settings(connection).blind_share
    return (ShareSince(0, share),) if share else ()


def note_share(connection: Connection, share: float, *, time: int) -> None:
    """Keep from when on which share of the threads is blind; ``time`` is milliseconds since 1970 (UTC).

    To be called before the settings that hold the new share are written.
    """
    shares = read_shares(connection)
    if share == (shares[-1].share if shares else 0.0):
        return
    connection.execute(delete(project).where(project.c.key == _SHARES))
    value = json.dumps([*shares, ShareSince(time, share)])
    connection.execute(insert(project).values(key=_SHARES, value=value))


# --- by label and by suggester ---


def _by_label(
    connection: Connection, whose: ColumnElement[bool], settings: SuggestionSettings
) -> tuple[LabelOutcome, ...]:
    found: dict[tuple[str, str], dict[str, int]] = defaultdict(lambda: defaultdict(int))
    begun = and_(whose, sets.c.state != "new", documents.c.removed.is_(False))
    given, refused = annotations.c, rejections.c
    query = (
        select(given.layer, given.label, given.origin, func.count())
        .select_from(_sets().join(annotations, given.set == sets.c.number))
        .where(begun, given.removed.is_(False), is_lone(connection))
        .group_by(given.layer, given.label, given.origin)
    )
    for layer, label, origin, count in connection.execute(query):
        found[layer, label][origin] += count
    query = (
        select(refused.layer, refused.label, func.count())
        .select_from(_sets().join(rejections, refused.set == sets.c.number))
        .where(begun, refused.removed.is_(False))
        .group_by(refused.layer, refused.label)
    )
    for layer, label, count in connection.execute(query):
        found[layer, label]["rejected"] += count
    own, article = suggestions.c, documents.alias("article")
    query = (
        select(article.c.id, own.layer, own.label, func.count())
        .select_from(_sets().join(suggestions, own.document == sets.c.document))
        .join(article, article.c.number == documents.c.thread)
        .where(begun, is_heard(settings), *is_above(settings), ~_is_settled())
        .group_by(article.c.id, own.layer, own.label)
    )
    for thread, layer, label, count in connection.execute(query):
        if not settings.is_blind(thread):
            found[layer, label]["waiting"] += count
    return tuple(LabelOutcome(layer=layer, label=label, **counts) for (layer, label), counts in sorted(found.items()))


def _by_agent(connection: Connection, whose: ColumnElement[bool]) -> tuple[AgentOutcome, ...]:
    done = and_(whose, sets.c.state.in_(_DONE), documents.c.removed.is_(False))
    own, given = suggestions.c, annotations.c
    is_right = (
        select(given.id)
        .where(given.set == sets.c.number, given.removed.is_(False), _says_the_same(annotations, suggestions))
        .correlate(sets, suggestions)
        .exists()
    )
    query = (
        select(own.agent, own.version, own.layer, own.label, func.count(), func.sum(case((is_right, 1), else_=0)))
        .select_from(_sets().join(suggestions, own.document == sets.c.document))
        .where(done, _is_said_now())
        .group_by(own.agent, own.version, own.layer, own.label)
    )
    found = {
        tuple(row[:4]): AgentOutcome(
            agent=row[0], version=row[1], layer=row[2], label=row[3], proposed=row[4], right=row[5]
        )
        for row in connection.execute(query)
    }
    layers = {(agent, version, layer) for agent, version, layer, _ in found}
    looked = (
        select(looks.c.agent, looks.c.version, given.layer, given.label, func.count())
        .select_from(_sets().join(annotations, given.set == sets.c.number))
        .join(looks, looks.c.document == sets.c.document)
        .where(done, given.removed.is_(False), is_lone(connection))
        .group_by(looks.c.agent, looks.c.version, given.layer, given.label)
    )
    for agent, version, layer, label, count in connection.execute(looked):
        if (agent, version, layer) in layers:
            key = (agent, version, layer, label)
            known = found.get(key, AgentOutcome(agent=agent, version=version, layer=layer, label=label))
            found[key] = replace(known, given=count)
    return tuple(outcome for _, outcome in sorted(found.items()))


def _is_said_now() -> ColumnElement[bool]:
    """Whether a suggestion is of an agent's last look at its document, or imported.

    What an agent said earlier stays where it was taken, and there alone: counted, it would all be right.
    """
    own = suggestions.c
    other = select(looks.c.agent).where(
        looks.c.document == own.document, looks.c.agent == own.agent, looks.c.version != own.version
    )
    return ~other.correlate(suggestions).exists()


def _is_settled() -> ColumnElement[bool]:
    """Whether a suggestion waits no more: its place is labelled, its question answered, or it was refused."""
    given, refused, own = annotations.c, rejections.c, suggestions.c
    at_its_place = and_(
        given.layer == own.layer,
        *(
            given[name].is_not_distinct_from(own[name])
            for name in ("span_start", "span_end", "target_kind", "target_id")
        ),
    )
    taken = select(given.id).where(
        given.set == sets.c.number, given.removed.is_(False), or_(given.suggestion == own.id, at_its_place)
    )
    gone = select(refused.id).where(
        refused.set == sets.c.number,
        refused.removed.is_(False),
        or_(refused.id == own.id, _says_the_same(rejections, suggestions)),
    )
    return or_(taken.correlate(sets, suggestions).exists(), gone.correlate(sets, suggestions).exists())


# --- by thread ---


def _works(connection: Connection, whose: ColumnElement[bool], settings: SuggestionSettings) -> Iterator[ThreadWork]:
    """Yield what was done at each thread of which an annotator submitted every text."""
    begun = _begun(connection, whose)
    active = _numbers(connection, _of_active_time(whose), 1)
    deciding = _numbers(connection, _of_decisions(whose), 2)
    labels = _numbers(connection, _of_labels(whose, is_lone(connection)), 1)
    proposed = select(*(suggestions.c[name] for name in ("document", *SAID))).where(
        is_heard(settings), *is_above(settings), _is_said_now()
    )
    machine = _numbers(connection, _overlap(whose, proposed.distinct().subquery()), 2)
    gold = _overlaps(connection, whose, is_other=_is_gold)
    peers = _overlaps(connection, whose, is_other=_is_peer)
    for key, (thread, when) in begun.items():
        given = labels.get(key, (0,))[0]
        decisions, spent = deciding.get(key, (0, 0))
        yield ThreadWork(
            annotator=key[0],
            thread=thread,
            begun=when,
            active=active.get(key, (0,))[0],
            decisions=decisions,
            deciding=spent,
            labels=given,
            machine=Overlap(given, *machine.get(key, (0, 0))),
            gold=gold.get(key, Overlap()),
            peers=peers.get(key, Overlap()),
        )


def _begun(connection: Connection, whose: ColumnElement[bool]) -> dict[_Work, tuple[str, int]]:
    """Return the threads that were submitted whole, with their ids and the time of the first act there."""
    counted, article = documents.alias("counted"), documents.alias("article")
    size = (
        select(func.count())
        .where(counted.c.thread == documents.c.thread, counted.c.removed.is_(False))
        .correlate(documents)
        .scalar_subquery()
    )
    done = (
        select(annotators.c.number, annotators.c.name, documents.c.thread)
        .select_from(_sets())
        .where(whose, sets.c.state.in_(_DONE), documents.c.removed.is_(False))
        .group_by(annotators.c.number, documents.c.thread)
        .having(func.count() == size)
        .subquery()
    )
    query = (
        select(done.c.name, done.c.thread, article.c.id, func.min(history.c.time))
        .join(article, article.c.number == done.c.thread)
        .join(history, and_(history.c.thread == done.c.thread, history.c.annotator == done.c.number))
        .where(history.c.kind == "do")
        .group_by(done.c.name, done.c.thread)
    )
    return {(row[0], row[1]): (row[2], row[3]) for row in connection.execute(query)}


def _of_active_time(whose: ColumnElement[bool]) -> Select[Any]:
    own = active_time.c
    return (
        select(annotators.c.name, own.thread, func.sum(own.active))
        .join(annotators, annotators.c.number == own.annotator)
        .where(whose)
        .group_by(annotators.c.name, own.thread)
    )


def _of_decisions(whose: ColumnElement[bool]) -> Select[Any]:
    own = decision_time.c
    # What was decided and undone took its time, too.
    standing = case((history.c.undone, 0), else_=own.decisions)
    return (
        select(annotators.c.name, history.c.thread, func.sum(standing), func.sum(own.active))
        .select_from(history.join(annotators, annotators.c.number == history.c.annotator))
        .join(decision_time, own.entry == history.c.number)
        .where(whose, history.c.thread.is_not(None), own.decisions > 0)
        .group_by(annotators.c.name, history.c.thread)
    )


def _of_labels(whose: ColumnElement[bool], *also: ColumnElement[bool]) -> Select[Any]:
    return (
        select(annotators.c.name, documents.c.thread, func.count())
        .select_from(_sets().join(annotations, annotations.c.set == sets.c.number))
        .where(whose, sets.c.state.in_(_DONE), annotations.c.removed.is_(False), *also)
        .group_by(annotators.c.name, documents.c.thread)
    )


def _overlap(whose: ColumnElement[bool], others: Subquery, *also: ColumnElement[bool]) -> Select[Any]:
    """Return the query of how many labels others have in an annotator's threads, and how many of these both gave."""
    given = annotations.c
    is_both = (
        select(given.id)
        .where(given.set == sets.c.number, given.removed.is_(False), _says_the_same(annotations, others))
        .correlate(sets, others)
        .exists()
    )
    return (
        select(annotators.c.name, documents.c.thread, func.count(), func.sum(case((is_both, 1), else_=0)))
        .select_from(_sets().join(others, others.c.document == sets.c.document))
        .where(whose, sets.c.state.in_(_DONE), *also)
        .group_by(annotators.c.name, documents.c.thread)
    )


def _overlaps(connection: Connection, whose: ColumnElement[bool], *, is_other: _IsOther) -> dict[_Work, Overlap]:
    """Return what annotators and others have in common in texts that both submitted."""
    their_sets, name = sets.alias("their_sets"), annotators.alias("them")
    other = their_sets.join(name, name.c.number == their_sets.c.annotator)
    labels = (
        select(their_sets.c.document, name.c.name, *(annotations.c[column] for column in SAID))
        .select_from(other.join(annotations, annotations.c.set == their_sets.c.number))
        .where(annotations.c.removed.is_(False), is_lone(connection), their_sets.c.state.in_(_DONE))
        .subquery()
    )
    theirs = _numbers(connection, _overlap(whose, labels, is_other(labels.c.name)), 2)
    if not theirs:
        return {}
    beside = (
        select(their_sets.c.document)
        .select_from(other)
        .where(their_sets.c.document == sets.c.document, their_sets.c.state.in_(_DONE), is_other(name.c.name))
        .correlate(sets, annotators)
    )
    mine = _numbers(connection, _of_labels(whose, is_lone(connection), beside.exists()), 1)
    return {key: Overlap(mine.get(key, (0,))[0], *counts) for key, counts in theirs.items()}


def _is_gold(name: ColumnElement[str]) -> ColumnElement[bool]:
    return and_(name == GOLD, annotators.c.name != GOLD)


def _is_peer(name: ColumnElement[str]) -> ColumnElement[bool]:
    return and_(name != GOLD, name != annotators.c.name)


def _whose(annotator: str | None) -> ColumnElement[bool]:
    """Return the condition that a set is one annotator's, or anybody's; gold is nobody."""
    return annotators.c.name != GOLD if annotator is None else annotators.c.name == annotator


def _sets() -> FromClause:
    """Return the sets with whose they are and of which document."""
    whose = sets.join(annotators, annotators.c.number == sets.c.annotator)
    return whose.join(documents, documents.c.number == sets.c.document)


def _says_the_same(one: FromClause, other: FromClause) -> ColumnElement[bool]:
    """Whether two rows say the same, as ``domain.annotation.said`` has it."""
    return and_(*(one.c[name].is_not_distinct_from(other.c[name]) for name in SAID))


def _numbers(connection: Connection, query: Select[Any], count: int) -> dict[_Work, tuple[int, ...]]:
    """Return the last ``count`` columns of rows that begin with an annotator and a thread."""
    return {(row[0], row[1]): tuple(each or 0 for each in row[2 : 2 + count]) for row in connection.execute(query)}
