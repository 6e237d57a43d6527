"""What a reviewer's decisions mean: edits of a gold set, with a verdict on every label concerned."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from annotator.domain.annotation import Annotation, ChoiceAnnotation, SpanAnnotation
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.edit import Add, Edit, Remove, Replace, SetVerdict
from annotator.domain.verdict import Verdict, VerdictKind
from annotator.review.difference import Side, meaning
from annotator.review.points import Point


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """Who decides, when (milliseconds since 1970, UTC) and why; ``reason`` is one of the project's short list."""

    reviewer: str
    time: int
    reason: str | None = None
    note: str = ""


class Adjudication:
    """One gold set being decided on: gathers the ``edits`` of one act, point after point."""

    def __init__(self, gold: AnnotationSet, ruling: Ruling) -> None:
        self._ruling = ruling
        self._gold = gold
        self._there: dict[str, Annotation] = {each.id: each for each in gold}
        self._meant = {meaning(each): each for each in gold}
        self.edits: list[Edit] = []

    def decide(self, point: Point, outcome: Sequence[Annotation]) -> None:
        """Settle a point with what shall stand there from now on, be it nothing.

        Labels in the outcome are right for all who gave them; another label of theirs was changed into what stands in
        its place, or rejected where nothing does; who gave none lacked one. What an earlier decision on the point put
        into the gold set goes. A label that stands in the gold set already, for whatever reason, is not put in twice.
        A contested verdict that says the same again is a new one, which its annotator sees.
        """
        before = {each.id: each for each in point.gold}
        wanted = self._settled(outcome, before)
        names = {each.id for each in wanted}
        for each in point.gold:
            if each.id not in names:
                self._edit(Remove(each))
        for each in wanted:
            there = self._there.get(each.id)
            if there is None:
                self._edit(Add(each))
            elif there != each:
                self._edit(Replace(there, each))
        verdicts = [each for side in point.sides for each in self._verdicts(side, wanted, point)]
        self._judge(verdicts, point.verdicts, again={answer.verdict for answer in point.contested})

    def approve_nothing(self, point: Point) -> None:
        """Say of a point without labels: that nobody under review put one here is right."""
        verdicts = [self._verdict("nothing", side.annotator, point.layer, point.layer) for side in point.sides]
        self._judge(verdicts, point.verdicts)

    def add_missing(self, annotation: Annotation, annotators: Iterable[str]) -> None:
        """Put in a label that none of the annotators gave."""
        self._edit(Add(annotation))
        about = annotation.id
        said = [self._verdict("add", name, about, annotation.layer, gold=(annotation,)) for name in annotators]
        self._judge(said, ())
        for verdict in self._gold.verdicts:
            # What was said of a layer without labels holds no more.
            if verdict.kind == "nothing" and verdict.layer == annotation.layer:
                self.edits.append(SetVerdict(verdict, None))

    def explain(self, verdicts: Iterable[Verdict]) -> None:
        """Give the corrections among verdicts the reason and the note of the ruling; what they say stays."""
        for each in verdicts:
            after = replace(each, reason=self._ruling.reason, note=self._ruling.note)
            if each.is_correction and after != each:
                self.edits.append(SetVerdict(each, after))

    def take_out(self, annotation: Annotation) -> None:
        """Take out a label that stands here because of no point, with what was said of who lacked it."""
        self._edit(Remove(annotation))
        self._judge((), [each for each in self._gold.verdicts if each.kind == "add" and each.about == annotation.id])

    def _edit(self, edit: Add | Remove | Replace) -> None:
        if isinstance(edit, Remove | Replace):
            gone = edit.annotation if isinstance(edit, Remove) else edit.before
            del self._there[gone.id]
            self._meant.pop(meaning(gone), None)
        if isinstance(edit, Add | Replace):
            put = edit.annotation if isinstance(edit, Add) else edit.after
            self._there[put.id] = put
            self._meant[meaning(put)] = put
        self.edits.append(edit)

    def _settled(self, outcome: Sequence[Annotation], before: dict[str, Annotation]) -> tuple[Annotation, ...]:
        """Return the outcome, with what stands here for other reasons in the place of what says the same."""
        taken: dict[tuple[object, ...], Annotation] = {}
        for each in outcome:
            standing = self._meant.get(meaning(each))
            kept = each if standing is None or standing.id in before else standing
            taken.setdefault(meaning(each), self._under_free_id(kept, before))
        return tuple(taken.values())

    def _under_free_id(self, annotation: Annotation, before: dict[str, Annotation]) -> Annotation:
        """Return a label that is not mistaken for another one of its id: imported ids may be those of two people."""
        while not isinstance(annotation, ChoiceAnnotation):
            there = self._there.get(annotation.id)
            if there is None or there.id in before or meaning(there) == meaning(annotation):
                break
            annotation = replace(annotation, id=f"{annotation.id}*")
        return annotation

    def _verdicts(self, side: Side, wanted: Sequence[Annotation], point: Point) -> Iterator[Verdict]:
        right = {meaning(each): each for each in wanted}
        covered: set[str] = set()
        for annotation in side.annotations:
            same = right.get(meaning(annotation))
            instead = (same,) if same is not None else tuple(each for each in wanted if _in_place(each, annotation))
            covered |= {each.id for each in instead}
            kind: VerdictKind = "approve" if same is not None else "change" if instead else "reject"
            yield self._verdict(kind, side.annotator, annotation.id, point.layer, judged=annotation, gold=instead)
        for each in wanted:
            if each.id not in covered:
                yield self._verdict("add", side.annotator, each.id, point.layer, gold=(each,))

    def _verdict(
        self,
        kind: VerdictKind,
        annotator: str,
        about: str,
        layer: str,
        *,
        judged: Annotation | None = None,
        gold: tuple[Annotation, ...] = (),
    ) -> Verdict:
        # Reasons are for what was wrong: a label that is right needs none.
        wrong = kind in ("reject", "change", "add")
        return Verdict(
            annotator=annotator,
            about=about,
            kind=kind,
            layer=layer,
            judged=judged,
            gold=gold,
            reviewer=self._ruling.reviewer,
            time=self._ruling.time,
            reason=self._ruling.reason if wrong else None,
            note=self._ruling.note if wrong else "",
        )

    def _judge(self, verdicts: Iterable[Verdict], before: Sequence[Verdict], again: Collection[str] = ()) -> None:
        """Put verdicts in the place of those before; one that says the same stays as it is, unless asked again."""
        old = {each.id: each for each in before}
        new = {each.id: each for each in verdicts}
        self.edits += [SetVerdict(verdict, None) for name, verdict in old.items() if name not in new]
        for name, verdict in new.items():
            was = old.get(name)
            if was is None or name in again or _says(was) != _says(verdict):
                self.edits.append(SetVerdict(was, verdict))


def _in_place(one: Annotation, other: Annotation) -> bool:
    """Return whether a label says something else of what another is about."""
    if isinstance(one, SpanAnnotation) and isinstance(other, SpanAnnotation):
        return one.start < other.end and other.start < one.end
    return one.layer == other.layer


def _says(verdict: Verdict) -> tuple[object, ...]:
    return (verdict.kind, verdict.judged, verdict.gold, verdict.reason, verdict.note)
