"""How many suggestions there are of whom, and how sure they are: for those who choose whom to listen to."""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Integer, and_, cast, func, select

from annotator.storage import tables
from annotator.storage.database import Database
from annotator.storage.tables import annotators, documents, looks, rejections, sets, suggestions

_JUST_BELOW = 1e-6  # of a percent: 0.29 is stored as a little less


@dataclass(frozen=True, slots=True, kw_only=True)
class AgentTally:
    """What is there of an agent.

    ``suggestions`` are all of its own, ``waiting`` those that the annotator has neither taken nor refused, near enough
    for a list. ``documents`` counts those that it looked at, in its latest ``version``.
    """

    agent: str
    version: str = ""
    suggestions: int = 0
    waiting: int = 0
    documents: int = 0


@dataclass(frozen=True, slots=True)
class Sureness:
    """How sure waiting suggestions are: how many by whole percent (0 to 100), and how many give no probability."""

    by_percent: tuple[int, ...] = (0,) * 101
    unsure: int = 0

    def __add__(self, other: Sureness) -> Sureness:
        """Return both together."""
        both = tuple(one + two for one, two in zip(self.by_percent, other.by_percent, strict=True))
        return Sureness(both, self.unsure + other.unsure)

    def above(self, threshold: float) -> int:
        """Return how many a threshold (0 to 1) lets through; what gives no probability always comes through."""
        return self.unsure + sum(self.by_percent[round(threshold * 100) :])

    def below(self, threshold: float) -> int:
        """Return how many a threshold (0 to 1) holds back."""
        return sum(self.by_percent[: round(threshold * 100)])


class SuggestionTallies:
    """Reads alone; may be asked on any thread."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def by_agent(self, annotator: str) -> Mapping[str, AgentTally]:
        """Return what is there of each agent that proposed or looked at anything."""
        own = suggestions.c
        waits = func.sum(cast(_waits(annotator), Integer))
        counted = (
            select(own.agent, func.count(), waits, func.max(own.version))
            .join(documents, documents.c.number == own.document)
            .where(documents.c.removed.is_(False))
            .group_by(own.agent)
        )
        looked = (
            select(looks.c.agent, func.count(), func.max(looks.c.version))
            .join(documents, documents.c.number == looks.c.document)
            .where(documents.c.removed.is_(False))
            .group_by(looks.c.agent)
        )
        found: dict[str, AgentTally] = {}
        with self._database.reading() as connection:
            saw = {row[0]: (row[1], row[2]) for row in connection.execute(looked)}
            for agent, total, waiting, version in connection.execute(counted):
                count, latest = saw.pop(agent, (0, version))
                found[agent] = AgentTally(
                    agent=agent, version=latest, suggestions=total, waiting=waiting or 0, documents=count
                )
        for agent, (count, latest) in saw.items():
            found[agent] = AgentTally(agent=agent, version=latest, documents=count)
        return found

    def sureness(self, annotator: str) -> Mapping[tuple[str, str], Sureness]:
        """Return how sure what waits is, by agent and layer, and by agent and ``layer.attribute``."""
        own = suggestions.c
        of_attribute = func.json_each(own.sureness).table_valued("key", "value", joins_implicitly=True)
        part = func.json_extract(of_attribute.c.value, "$[0]")
        of_spans = (
            select(own.agent, own.layer, _percent(own.confidence).label("percent"), func.count())
            .join(documents, documents.c.number == own.document)
            .where(documents.c.removed.is_(False), _waits(annotator))
            .group_by(own.agent, own.layer, "percent")
        )
        of_attributes = (
            select(own.agent, own.layer + "." + of_attribute.c.key, _percent(part).label("percent"), func.count())
            .select_from(suggestions.join(documents, documents.c.number == own.document), of_attribute)
            .where(documents.c.removed.is_(False), own.sureness.is_not(None), _waits(annotator))
            .group_by(own.agent, own.layer, of_attribute.c.key, "percent")
        )
        counts: dict[tuple[str, str], array[int]] = {}
        with self._database.reading() as connection:
            for query in (of_spans, of_attributes):
                for agent, name, percent, count in connection.execute(query):
                    own_counts = counts.setdefault((agent, name), array("q", bytes(8 * 102)))
                    own_counts[101 if percent is None else min(100, max(0, percent))] += count
        return {key: Sureness(tuple(own[:101]), own[101]) for key, own in counts.items()}


def _percent(probability: Any) -> ColumnElement[int]:  # noqa: ANN401 - a column, or what a function makes of one
    return cast(probability * 100 + _JUST_BELOW, Integer)


def _waits(annotator: str) -> ColumnElement[bool]:
    """Whether the annotator has neither taken nor refused a suggestion."""
    mine = sets.join(annotators, and_(annotators.c.number == sets.c.annotator, annotators.c.name == annotator))
    given = tables.annotations
    taken = (
        select(given.c.suggestion)
        .select_from(mine.join(given, given.c.set == sets.c.number))
        .where(
            sets.c.document == suggestions.c.document,
            given.c.removed.is_(False),
            given.c.suggestion == suggestions.c.id,
        )
    )
    refused = (
        select(rejections.c.id)
        .select_from(mine.join(rejections, rejections.c.set == sets.c.number))
        .where(
            sets.c.document == suggestions.c.document,
            rejections.c.removed.is_(False),
            rejections.c.id == suggestions.c.id,
        )
    )
    return ~taken.correlate(suggestions).exists() & ~refused.correlate(suggestions).exists()
