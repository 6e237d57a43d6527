"""One thread under review: what annotators gave it, the gold sets that are made of it, and what is open yet."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from annotator.domain import gestures
from annotator.domain.annotation import Annotation, Note, State
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.application import apply
from annotator.domain.document import Thread
from annotator.domain.edit import AddNote, DocumentEdit, Edit, SetState
from annotator.domain.errors import EditError
from annotator.domain.identifiers import uuid7
from annotator.domain.schema import Schema
from annotator.domain.verdict import Response, Verdict
from annotator.review.adjudication import Adjudication, Ruling
from annotator.review.difference import Difference, diff
from annotator.review.points import Point, beside, points_of
from annotator.session import Done, EditSession
from annotator.storage.store import now

PointKey = tuple[str, str, tuple[str, ...]]
"""What tells a point from others: ``Point.key``."""


@dataclass(frozen=True, slots=True)
class UnderReview:
    """What annotators gave the documents of a thread: their sets by document id, in the order of the annotators.

    ``awaited`` are those whom the thread is assigned to and who have not submitted it.
    """

    annotators: tuple[str, ...]
    sets: Mapping[str, tuple[AnnotationSet, ...]]
    awaited: tuple[str, ...] = ()


class ReviewSession:
    """A reviewer's work on one thread; every decision is an act on its gold sets, done, undone and saved like any."""

    def __init__(
        self,
        gold: EditSession,
        *,
        load: Callable[[], UnderReview],
        of_annotator: Callable[[str], EditSession],
    ) -> None:
        """``load`` reads what is under review, ``of_annotator`` opens an annotator's own sets for the reviewer."""
        self.gold = gold
        self._load = load
        self._of_annotator = of_annotator
        self._under = load()
        self._points: dict[str, tuple[Point, ...]] = {}
        # What annotators gave stays as it is while the reviewer decides; so does where they differ.
        self._differences: dict[str, Difference] = {}
        self._before: dict[str, tuple[Point, ...]] = {}

    @property
    def thread(self) -> Thread:
        """The thread as it was when it was loaded."""
        return self.gold.thread

    @property
    def schema(self) -> Schema:
        """The schema that it was opened under."""
        return self.gold.schema

    @property
    def annotators(self) -> tuple[str, ...]:
        """Those under review, in their order: the first is A."""
        return self._under.annotators

    @property
    def awaited(self) -> tuple[str, ...]:
        """Those whom the thread is assigned to and who have not submitted it, by name."""
        return self._under.awaited

    @property
    def reviewer(self) -> str:
        """Who decides."""
        return self.gold.by

    def sets(self, document_id: str) -> tuple[AnnotationSet, ...]:
        """Return what those under review gave a document; who did not submit it is left out."""
        return self._under.sets.get(document_id, ())

    def points(self, document_id: str) -> tuple[Point, ...]:
        """Return what there is to decide in a document, decided or not, in the order of reading."""
        if document_id not in self._points:
            self._points[document_id] = self._points_with(self.gold.sets[document_id])
        return self._points[document_id]

    def all_points(self) -> tuple[Point, ...]:
        """Return the points of all documents, in the order of the thread."""
        return tuple(point for document in self.thread for point in self.points(document.id))

    def beside(self, document_id: str) -> tuple[Annotation, ...]:
        """Return what stands in a gold set because of no point, such as what the reviewer added."""
        return beside(self.gold.sets[document_id], self.points(document_id))

    @property
    def is_settled(self) -> bool:
        """Whether the reviewer called every gold set of the thread whole."""
        return all(self.gold.sets[document.id].state == "adjudicated" for document in self.thread)

    # --- deciding ---

    def decide(self, point: Point, outcome: Sequence[Annotation], *, reason: str | None = None, note: str = "") -> Done:
        """Settle a point with what shall stand there, be it nothing.

        Raises:
            EditError: the outcome does not fit the text or the rest of the gold set; nothing is changed.
            SchemaError: the schema does not know a label of it.
        """
        adjudication = self._adjudication(point.document, reason, note)
        if point.is_empty and not outcome:
            adjudication.approve_nothing(point)
        else:
            adjudication.decide(point, outcome)
        return self._do({point.document: adjudication.edits})

    def add(self, document_id: str, annotation: Annotation, *, reason: str | None = None, note: str = "") -> Done:
        """Put in a label that nobody under review gave; raises as ``decide`` does."""
        adjudication = self._adjudication(document_id, reason, note)
        adjudication.add_missing(annotation, [each.annotator for each in self.sets(document_id)])
        return self._do({document_id: adjudication.edits})

    def change_added(self, document_id: str, annotation: Annotation, changed: Annotation) -> Done:
        """Put another label in the place of one that stands there because of no point; raises as ``decide`` does."""
        adjudication = self._adjudication(document_id)
        adjudication.take_out(annotation)
        adjudication.add_missing(changed, [each.annotator for each in self.sets(document_id)])
        return self._do({document_id: adjudication.edits})

    def explain(self, document_id: str, verdicts: Sequence[Verdict], *, reason: str | None, note: str) -> Done | None:
        """Give corrections that stand already a reason and a note; None where they have just these.

        Raises:
            EditError: a verdict is another by now.
        """
        adjudication = self._adjudication(document_id, reason, note)
        adjudication.explain(verdicts)
        return self._do({document_id: adjudication.edits}, keep_state=True) if adjudication.edits else None

    def take_out(self, document_id: str, annotation: Annotation) -> Done:
        """Take a label out of the gold set that stands there because of no point."""
        adjudication = self._adjudication(document_id)
        adjudication.take_out(annotation)
        return self._do({document_id: adjudication.edits})

    def approve_rest(self) -> Done | None:
        """Let stand all that is open and on which those under review agree; None where there is nothing of it."""
        edits = self._decisions(lambda point: point.sides[0].annotations if point.is_agreed else None)
        return self._do(edits) if edits else None

    def with_majority(self) -> tuple[Point, ...]:
        """Return the open differences that more than half of those under review would settle in one way."""
        return tuple(each for each in self.all_points() if not each.is_settled and _by_majority(each) is not None)

    def majority_edits(self, chosen: Collection[PointKey]) -> tuple[DocumentEdit, ...]:
        """Return the edits that would settle the points of these keys by their majority, and do nothing yet."""
        edits = self._decisions(lambda point: _by_majority(point) if point.key in chosen else None)
        return self._with_states(edits, state=None)

    def settle(self) -> Done:
        """Approve what is agreed and call the gold sets of the thread whole.

        Raises:
            EditError: there are open differences.
        """
        still_open = [each for each in self.all_points() if not each.is_settled and not each.is_agreed]
        if still_open:
            raise EditError("Differences are open yet: {count}.", count=len(still_open))
        edits = self._decisions(lambda point: point.sides[0].annotations)
        return self._do(edits, state="adjudicated")

    def reopen(self) -> Done:
        """Call the gold sets of the thread unfinished again; what was decided stays."""
        return self._do({}, state="in_progress")

    def give_back(self, annotator: str, note: str = "") -> Done:
        """Return the thread to its annotator, whose sets are in progress again, with a note where one is given."""
        own = self._of_annotator(annotator)
        edits = [
            DocumentEdit(name, SetState(each.state, "in_progress"))
            for name, each in own.sets.items()
            if each.state in ("submitted", "adjudicated")
        ]
        if note.strip():
            written = Note(uuid7(), None, note.strip(), now(), self.reviewer)
            edits.append(DocumentEdit(self.thread.article.id, AddNote(written)))
        return own.do(edits)

    def change_note(self, document_id: str, note_id: str, text: str) -> Done | None:
        """Change the reviewer's own note to an annotator; one without text goes. None where nothing changes."""
        for own in self.sets(document_id):
            old = next((each for each in own.notes if each.id == note_id and each.author == self.reviewer), None)
            if old is None:
                continue
            edits = gestures.change_note(own, old, text, time=now())
            if not edits:
                return None
            session = self._of_annotator(own.annotator)
            done = session.do(edits)
            after = replace(own, notes=session.sets[document_id].notes)
            sets = tuple(after if each is own else each for each in self.sets(document_id))
            self._under = replace(self._under, sets={**self._under.sets, document_id: sets})
            return done
        return None

    def reload(self) -> None:
        """Take everything from disk again: after an undo, a failed commit, a merge."""
        self.gold.reload()
        self._under = self._load()
        self._points.clear()
        self._differences.clear()
        self._before.clear()

    def _points_with(self, gold: AnnotationSet) -> tuple[Point, ...]:
        """Return the points of a document, were this its gold set."""
        document_id = gold.document
        sets = self.sets(document_id)
        if sets and document_id not in self._differences:
            self._differences[document_id] = diff(sets)
        responses: dict[str, Response] = {each.verdict: each for one in sets for each in one.responses}
        return points_of(
            sets,
            gold,
            schema=self.gold.schema,
            kind=self.thread.document(document_id).kind,
            responses=responses,
            difference=self._differences.get(document_id),
            before=self._before.get(document_id, ()),
        )

    def _adjudication(self, document_id: str, reason: str | None = None, note: str = "") -> Adjudication:
        ruling = Ruling(reviewer=self.reviewer, time=now(), reason=reason, note=note.strip())
        return Adjudication(self.gold.sets[document_id], ruling)

    def _decisions(self, outcome: Callable[[Point], Sequence[Annotation] | None]) -> dict[str, Sequence[Edit]]:
        """Return the edits that settle open points, by document; those without an outcome stay open."""
        edits: dict[str, Sequence[Edit]] = {}
        for document in self.thread:
            adjudication = self._adjudication(document.id)
            for point in self.points(document.id):
                chosen = None if point.is_settled else outcome(point)
                if chosen is None:
                    continue
                if point.is_empty:
                    adjudication.approve_nothing(point)
                else:
                    adjudication.decide(point, chosen)
            if adjudication.edits:
                edits[document.id] = adjudication.edits
        return edits

    def _do(self, edits: Mapping[str, Sequence[Edit]], *, state: State | None = None, keep_state: bool = False) -> Done:
        """Do edits as one act; gold sets with a point that waits then are whole no more.

        ``state`` says of all of the thread what they are now; ``keep_state``: they stay what they are, since no
        decision changes.
        """
        all_edits = self._with_states(edits, state, keep_state=keep_state)
        done = self.gold.do(all_edits)
        for document in {each.document for each in all_edits} & self._points.keys():
            self._before[document] = self._points.pop(document)
        return done

    def _with_states(
        self, edits: Mapping[str, Sequence[Edit]], state: State | None, *, keep_state: bool = False
    ) -> tuple[DocumentEdit, ...]:
        all_edits: list[DocumentEdit] = []
        for name in [each.id for each in self.thread] if state is not None else list(edits):
            own = list(edits.get(name, ()))
            before = self.gold.sets[name].state
            after: State = state or ("adjudicated" if self._stays_whole(name, own) else "in_progress")
            if not keep_state and before != after and (state is not None or own):
                own.append(SetState(before, after))
            all_edits += [DocumentEdit(name, each) for each in own]
        return tuple(all_edits)

    def _stays_whole(self, document_id: str, edits: Sequence[Edit]) -> bool:
        """Return whether a gold set that was called whole is so after these edits.

        Raises:
            EditError: one of them does not fit.
            SchemaError: the schema does not know a label of them.
        """
        gold = self.gold.sets[document_id]
        if gold.state != "adjudicated":
            return False
        document = self.thread.document(document_id)
        after = apply(edits, gold, document=document, schema=self.schema).set
        return all(each.is_settled for each in self._points_with(after))


def _by_majority(point: Point) -> Sequence[Annotation] | None:
    majority = None if point.is_agreed else point.majority
    return None if majority is None else majority.annotations
