"""Progress and quality, counted by the database; see ``domain/quality.py`` for what the counts mean."""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import orjson
from sqlalchemy import ColumnElement, Connection, FromClause, and_, case, func, select

from annotator.domain.annotation import GOLD
from annotator.domain.correction import Tally, week_of
from annotator.domain.quality import (
    LabelQuality,
    LayerPace,
    PersonQuality,
    Quality,
    SuggestedQuality,
    ThreadStates,
    WeekLabels,
    week_by_week,
)
from annotator.domain.schema import Schema
from annotator.storage import census
from annotator.storage.activity import review_time_spent
from annotator.storage.assigning import read_team
from annotator.storage.tables import (
    annotations,
    annotators,
    decision_time,
    documents,
    history,
    is_live_article,
    rejections,
    sets,
    suggestions,
    verdicts,
)
from annotator.storage.twins import is_lone

_DONE = ("submitted", "adjudicated")
_WRONG = ("reject", "change")
_Label = tuple[str, str]

Progress = Callable[[int, int, str], None]
Cancelled = Callable[[], bool]


def read_quality(connection: Connection, schema: Schema, progress: Progress, cancelled: Cancelled) -> Quality | None:
    """Return progress and quality of a project, or None where it was called off; ``progress`` counts its parts."""
    parts: tuple[tuple[str, Callable[[], Any]], ...] = (
        ("counted", lambda: census.count(connection, schema)),
        ("threads", lambda: _threads(connection)),
        ("team", lambda: read_team(connection)),
        ("judged", lambda: _judged(connection)),
        ("suggested", lambda: _suggested(connection)),
        ("by_hand", lambda: _by_hand(connection)),
        ("weeks", lambda: _weeks(connection)),
        ("paces", lambda: _paces(connection, schema)),
        ("review", lambda: review_time_spent(connection)),
    )
    found: dict[str, Any] = {}
    for place, (name, read) in enumerate(parts):
        if cancelled():
            return None
        progress(place, len(parts), "")
        found[name] = read()
    counted: census.Census = found["counted"]
    by_person, by_label = found["judged"]
    people = tuple(
        PersonQuality(
            name=each.name,
            assigned=each.assigned,
            begun=each.begun,
            submitted=each.submitted,
            flagged=each.flagged,
            labels=_given(counted.annotators.get(each.name)),
            judged=by_person.get(each.name, Tally()),
        )
        for each in found["team"].members
    )
    return Quality(
        texts=counted.articles + counted.comments,
        threads=found["threads"],
        people=people,
        labels=_labels(counted, by_label),
        suggested=found["suggested"],
        by_hand=found["by_hand"],
        weeks=found["weeks"],
        paces=found["paces"],
        review=found["review"],
    )


def _given(own: census.AnnotatorCensus | None) -> int:
    return 0 if own is None else sum(sum(labels.values()) for labels in own.annotations.values())


def _labels(counted: census.Census, judged: Mapping[_Label, Tally]) -> tuple[LabelQuality, ...]:
    """Return all labels in the order of the schema, also those that nobody gave."""
    gold = counted.annotators.get(GOLD)
    found: list[LabelQuality] = []
    for layer, labels in counted.annotations.items():
        for label, count in labels.items():
            settled = 0 if gold is None else gold.annotations.get(layer, {}).get(label, 0)
            tally = judged.get((layer, label), Tally())
            found.append(LabelQuality(layer=layer, label=label, given=count - settled, gold=settled, judged=tally))
    return tuple(found)


def _threads(connection: Connection) -> ThreadStates:
    """Count threads by how far they got, in whosever hands."""
    live = documents.c.removed.is_(False)
    size = select(documents.c.thread, func.count().label("texts")).where(live).group_by(documents.c.thread).subquery()
    worked = (
        select(
            documents.c.thread,
            (annotators.c.name == GOLD).label("is_gold"),
            func.sum(case((sets.c.state.in_(_DONE), 1), else_=0)).label("done"),
            func.sum(case((sets.c.state != "new", 1), else_=0)).label("begun"),
            func.sum(case((sets.c.state == "adjudicated", 1), else_=0)).label("settled"),
        )
        .select_from(_sets())
        .where(live)
        .group_by(documents.c.thread, annotators.c.name)
        .subquery()
    )
    reached = (
        select(
            func.max(case((and_(worked.c.is_gold, worked.c.settled >= size.c.texts), 1), else_=0)),
            func.max(case((and_(~worked.c.is_gold, worked.c.done >= size.c.texts), 1), else_=0)),
            func.max(case((worked.c.begun > 0, 1), else_=0)),
        )
        .join(size, size.c.thread == worked.c.thread)
        .group_by(worked.c.thread)
    )
    counted: Counter[str] = Counter()
    for settled, submitted, begun in connection.execute(reached):
        counted["settled" if settled else "submitted" if submitted else "begun" if begun else "new"] += 1
    threads = connection.execute(select(func.count()).select_from(documents).where(is_live_article)).scalar_one()
    rest = threads - counted["settled"] - counted["submitted"] - counted["begun"]
    return ThreadStates(new=rest, begun=counted["begun"], submitted=counted["submitted"], settled=counted["settled"])


# --- what reviewers said ---


def _judged(connection: Connection) -> tuple[dict[str, Tally], dict[_Label, Tally]]:
    """Return what was judged of each annotator's labels, and of each label."""
    own = verdicts.c
    query = (
        select(annotators.c.name, own.kind, own.judged, own.gold)
        .join(annotators, annotators.c.number == own.annotator)
        .join(sets, sets.c.number == own.set)
        .join(documents, documents.c.number == sets.c.document)
        .where(own.removed.is_(False), own.kind != "nothing", documents.c.removed.is_(False))
    )
    people: dict[str, Tally] = defaultdict(Tally)
    labels: dict[_Label, Tally] = defaultdict(Tally)
    for name, kind, judged, gold in connection.execute(query):
        plain = orjson.loads(gold if judged is None else judged)
        about = plain if judged is not None else next(iter(plain), None)
        if about is None:
            continue
        tally = Tally(right=kind == "approve", wrong=kind in _WRONG, missing=kind == "add")
        people[name] += tally
        labels[about["layer"], about["label"]] += tally
    return dict(people), dict(labels)


def _suggested(connection: Connection) -> tuple[SuggestedQuality, ...]:
    """Return what became of suggestions that people decided on, and what reviewers said of those that were taken."""
    found: dict[tuple[str, str, str], Counter[str]] = defaultdict(Counter)
    own, given, refused = suggestions.c, annotations.c, rejections.c
    came_from = and_(own.document == sets.c.document, own.id == given.suggestion)
    taken = (
        select(own.agent, own.layer, own.label, given.origin, func.count())
        .select_from(_labels_of_people().join(suggestions, came_from))
        .where(*_standing(), is_lone(connection), given.origin.in_(("accepted", "edited")))
        .group_by(own.agent, own.layer, own.label, given.origin)
    )
    for agent, layer, label, origin, count in connection.execute(taken):
        found[agent, layer, label][origin] += count
    gone = (
        select(refused.agent, refused.layer, refused.label, func.count())
        .select_from(_sets().join(rejections, refused.set == sets.c.number))
        .where(refused.removed.is_(False), documents.c.removed.is_(False))
        .group_by(refused.agent, refused.layer, refused.label)
    )
    for agent, layer, label, count in connection.execute(gone):
        found[agent, layer, label]["rejected"] += count
    looked_at = (
        select(own.agent, own.layer, own.label, verdicts.c.kind, func.count())
        .select_from(_with_verdicts().join(suggestions, came_from))
        .where(*_standing(), given.origin == "accepted")
        .group_by(own.agent, own.layer, own.label, verdicts.c.kind)
    )
    for agent, layer, label, kind, count in connection.execute(looked_at):
        found[agent, layer, label]["approved" if kind == "approve" else "corrected"] += count
    return tuple(
        SuggestedQuality(agent=agent, layer=layer, label=label, **counts)
        for (agent, layer, label), counts in sorted(found.items())
    )


def _by_hand(connection: Connection) -> Tally:
    """Return what reviewers said of labels that came from no suggestion."""
    query = (
        select(verdicts.c.kind, func.count())
        .select_from(_with_verdicts())
        .where(*_standing(), annotations.c.origin == "scratch")
        .group_by(verdicts.c.kind)
    )
    counts: Counter[str] = Counter({row[0]: row[1] for row in connection.execute(query)})
    return Tally(right=counts["approve"], wrong=sum(counts[each] for each in _WRONG))


# --- over time ---


def _weeks(connection: Connection) -> tuple[WeekLabels, ...]:
    """Return how many of the labels that stand were given in each week; those of imports are of no week."""
    given = annotations.c
    stamped = (
        select(given.writer, given.clock, func.count().label("labels"))
        .select_from(_labels_of_people())
        .where(*_standing(), is_lone(connection), given.origin != "imported")
        .group_by(given.writer, given.clock)
    )
    counts = {(writer, clock): count for writer, clock, count in connection.execute(stamped)}
    own = history.c
    weeks: Counter[date] = Counter()
    acts = select(own.writer, own.clock, func.min(own.time)).group_by(own.writer, own.clock)
    for writer, clock, time in connection.execute(acts):
        count = counts.get((writer, clock))
        if count:
            weeks[week_of(time)] += count
    return week_by_week(weeks)


def _paces(connection: Connection, schema: Schema) -> tuple[LayerPace, ...]:
    """Return what decisions took by layer, in the schema's order; what was undone took its time, too."""
    own = decision_time.c
    standing = case((history.c.undone, 0), else_=own.decisions)
    query = (
        select(own.layer, func.sum(standing), func.sum(own.active))
        .join(history, history.c.number == own.entry)
        .where(own.layer != "")
        .group_by(own.layer)
    )
    measured = {layer: (int(decisions), int(active)) for layer, decisions, active in connection.execute(query)}
    return tuple(
        LayerPace(layer=layer.name, decisions=measured[layer.name][0], active=measured[layer.name][1])
        for layer in schema.layers
        if layer.name in measured
    )


def _sets() -> FromClause:
    return sets.join(documents, documents.c.number == sets.c.document).join(
        annotators, annotators.c.number == sets.c.annotator
    )


def _labels_of_people() -> FromClause:
    return _sets().join(annotations, annotations.c.set == sets.c.number)


def _with_verdicts() -> FromClause:
    """Return people's labels with the verdicts on them, which stand in the gold sets of the same documents."""
    gold = sets.alias("gold_sets")
    on_it = and_(
        verdicts.c.set == gold.c.number,
        verdicts.c.annotator == sets.c.annotator,
        verdicts.c.about == annotations.c.id,
        verdicts.c.kind.in_(("approve", *_WRONG)),
        verdicts.c.removed.is_(False),
    )
    return _labels_of_people().join(gold, gold.c.document == sets.c.document).join(verdicts, on_it)


def _standing() -> tuple[ColumnElement[bool], ...]:
    """Return the conditions that a label stands, is somebody's, and its document is there."""
    return (annotations.c.removed.is_(False), documents.c.removed.is_(False), annotators.c.name != GOLD)
