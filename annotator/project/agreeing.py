"""Agreement between annotators: what two or more submitted, read from the file and measured."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from annotator.datasets.collecting import collecting_seldom
from annotator.datasets.import_report import Cancelled, Progress
from annotator.domain import finding
from annotator.domain.annotation import SpanAnnotation
from annotator.project.writing import Writing
from annotator.review import agreement
from annotator.review.agreement import Agreement
from annotator.review.confusion import Confusing, Confusion, Place
from annotator.review.gathering import Gathering
from annotator.review.ratings import Question, Ratings, questions_of
from annotator.storage.judged import Seat, read_judged, seats_of

Part = Literal["label", "pair", "week"]
AT_MOST = 20_000
"""So many places of one cell are listed at once."""


@dataclass(frozen=True, slots=True)
class Compared:
    """One question as annotators answered it: the measures in whole, who said what where another said which.

    ``ratings`` is what the parts are measured from (``Agreeing.parts``); not to be changed.
    """

    whole: Agreement
    confusion: Confusion
    ratings: Ratings


class Confused(NamedTuple):
    """A place of a confusion: where it stands, and what two annotators said there."""

    place: finding.Place
    said: Place


class Agreeing:
    """Measures agreement; asks the file each time, and may take seconds: not for the window's thread."""

    def __init__(self, writing: Writing) -> None:
        self._writing = writing

    @property
    def questions(self) -> tuple[Question, ...]:
        """All that annotators can be compared in: layers, and the attributes of spans behind theirs."""
        return questions_of(self._writing.schema)

    def in_whole(
        self, questions: Sequence[Question], progress: Progress, cancelled: Cancelled
    ) -> tuple[Agreement, ...]:
        """Measure questions from one reading; ``progress`` counts documents. () where it was called off."""
        gathered = [Gathering(question) for question in questions]
        if not self._read(gathered, questions, progress, cancelled):
            return ()
        return tuple(agreement.measured(each.ratings()) for each in gathered)

    def compare(self, question: Question, progress: Progress, cancelled: Cancelled) -> Compared | None:
        """Measure one question and set its labels beside each other; None where it was called off."""
        gathering, confusing = Gathering(question), Confusing(question)
        if not self._read([gathering, confusing], [question], progress, cancelled):
            return None
        ratings = gathering.ratings()
        return Compared(agreement.measured(ratings), confusing.confusion(), ratings)

    def parts(self, compared: Compared, part: Part, progress: Progress, cancelled: Cancelled) -> tuple[Agreement, ...]:
        """Measure each label, pair of annotators or week for itself; () where it was called off."""
        rated = compared.ratings
        total, each = _parts(rated, part)
        found: list[Agreement] = []
        for measured in each:
            found.append(measured)
            progress(len(found), total, "")
            if cancelled():
                return ()
        return tuple(found)

    def places(self, places: Sequence[Place], annotator: str) -> tuple[Confused, ...]:
        """Return where places of a confusion stand, ``AT_MOST`` of them; those that are gone are left out.

        Each carries the label of ``annotator`` if they are one of the two, else of whoever gave one, rows first.
        """
        some = places[:AT_MOST]
        with self._writing.store.database.reading() as connection:
            seats = seats_of(connection, (place.document for place in some))
        there = ((place, seats[place.document]) for place in some if place.document in seats)
        return tuple(Confused(_found(place, seat, annotator), place) for place, seat in there)

    def _read(
        self,
        takers: Sequence[Gathering | Confusing],
        questions: Sequence[Question],
        progress: Progress,
        cancelled: Cancelled,
    ) -> bool:
        """Hand every document to all takers; return whether all were read."""
        self._writing.settle()
        layers = {question.layer.name for question in questions}
        tokens = any(question.unit == "token" for question in questions)
        with self._writing.store.database.reading() as connection, collecting_seldom():
            for judged in read_judged(connection, layers, tokens=tokens, progress=progress, cancelled=cancelled):
                for taker in takers:
                    taker.add(judged)
        return not cancelled()


def _parts(rated: Ratings, part: Part) -> tuple[int, Iterator[Agreement]]:
    """Return how many parts there are, and what measures them."""
    match part:
        case "label":
            return len(rated.labels), agreement.by_label(rated)
        case "pair":
            return len(agreement.pairs_of(rated)), agreement.by_pair(rated)
        case "week":
            return len(agreement.weeks_of(rated)), agreement.by_week(rated)


def _found(place: Place, seat: Seat, annotator: str) -> finding.Place:
    """Return a place as a list of places shows it."""
    sides = ((place.row_annotator, place.row), (place.column_annotator, place.column))
    given = [(name, annotation) for name, annotation in sides if annotation is not None]
    name, own = next((side for side in given if side[0] == annotator), given[0])
    ends = [(each.start, each.end) for _, each in given if isinstance(each, SpanAnnotation)]
    start, end = (own.start, own.end) if isinstance(own, SpanAnnotation) else (0, 0)
    return finding.Place(
        seat.document,
        seat.thread,
        min((start, *(first for first, _ in ends))),
        max((end, *(last for _, last in ends))),
        ((start, end),) if ends else (),
        seat.sets.get(name, 0),
        own.id,
        own.layer,
        own.label,
    )
