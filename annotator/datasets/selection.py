"""Which documents and labels an export takes, and the account of those that it leaves out on purpose."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple, TypeVar

from annotator.datasets.export_report import ExportRequest
from annotator.datasets.left_out import Because, LeftOut
from annotator.domain.annotation import (
    GOLD,
    Annotation,
    ChoiceAnnotation,
    SpanAnnotation,
    StanceAnnotation,
    Suggestion,
    said,
)
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.document import Document
from annotator.domain.errors import ExportError
from annotator.domain.schema import Schema
from annotator.formats.loss import Part
from annotator.storage.outflow import ThreadSets

_PART_OF = {SpanAnnotation: Part.SPAN, ChoiceAnnotation: Part.CHOICE, StanceAnnotation: Part.STANCE}

Given = TypeVar("Given", SpanAnnotation, ChoiceAnnotation, StanceAnnotation)


class Selected(NamedTuple):
    """A document that is exported, with the sets that are, as they are."""

    document: Document
    sets: Sequence[AnnotationSet]


class Selection:
    """Takes of each thread what a request asks for, and counts what its filters leave out.

    ``parted`` counts comments that are taken without the document that they answer.

    Raises:
        SchemaError: it names a layer or a label that the schema does not have.
        ExportError: it keeps labels of a layer that it leaves out, or its least agreement is no share.
    """

    def __init__(self, request: ExportRequest, schema: Schema) -> None:
        for name in request.layers or ():
            schema.layer(name)
        for layer, labels in request.labels.items():
            asked = schema.layer(layer)
            for label in labels:
                asked.label(label)
            if request.layers is not None and layer not in request.layers:
                raise ExportError("Labels of “{layer}” are chosen, and the layer is left out.", layer=layer)
        least = request.min_agreement
        if least is not None and not 0 <= least <= 1:
            raise ExportError("The least agreement is a share from 0 to 1, not {least}.", least=least)
        self.parted = 0
        self._request = request
        self._left_out: Counter[tuple[Part, str, str, Because]] = Counter()
        self._narrows = request.layers is not None or bool(request.labels) or not request.negatives
        self._takes_all = (
            not self._narrows and request.states is None and request.unlabelled and request.min_agreement is None
        )

    def left_out(self) -> tuple[LeftOut, ...]:
        """Return what was left out so far, in the order of ``Because`` and ``Part``, then by layer and label."""
        because, parts = list(Because), list(Part)
        found = [LeftOut(*key, count) for key, count in self._left_out.items()]
        return tuple(
            sorted(found, key=lambda each: (because.index(each.because), parts.index(each.part), *each.place[1:]))
        )

    def of_thread(self, each: ThreadSets) -> Iterator[Selected]:
        """Yield what is taken of a thread whose sets are read: all of them where the request asks for agreement."""
        whose = self._request.whose.annotator
        taken: set[str] = set()
        for document in each.thread:
            everybodys = each.sets.get(document.id, [])
            own = everybodys if whose is None else [one for one in everybodys if one.annotator == whose]
            if self._takes_all:
                yield Selected(document, own)
            else:
                sets, because = self._of_document(own, everybodys)
                if because is None:
                    taken.add(document.id)
                    self.parted += document.parent is not None and document.parent not in taken
                    yield Selected(document, sets)
                else:
                    self._leave_document(sets, because)

    def _of_document(
        self, own: Sequence[AnnotationSet], everybodys: Sequence[AnnotationSet]
    ) -> tuple[Sequence[AnnotationSet], Because | None]:
        """Return what is left of the sets of one document, and why the whole document is left out, if it is."""
        states = self._request.states
        wanted = [each for each in own if states is None or each.state in states]
        for each in own:
            if states is not None and each.state not in states:
                self._leave_set(each, Because.STATE)
        if not wanted and (own or (states is not None and "new" not in states)):
            return wanted, Because.STATE
        if self._narrows:
            wanted = [self._narrowed(each) for each in wanted]
        if self._request.min_agreement is not None:
            voters = [each for each in everybodys if each.state == "submitted" and each.annotator != GOLD]
            if len(voters) < 2:
                if not self._request.labelled_once:
                    return wanted, Because.NO_AGREEMENT
            elif self._request.whose.annotator == GOLD:
                wanted = [self._supported(each, voters, self._request.min_agreement) for each in wanted]
            elif self._agreement(voters) < self._request.min_agreement:
                return wanted, Because.AGREEMENT
        if not self._request.unlabelled and not any(each.spans or each.choices or each.stances for each in wanted):
            return wanted, Because.NO_LABELS
        return wanted, None

    # --- layers, labels, negatives ---

    def _narrowed(self, given: AnnotationSet) -> AnnotationSet:
        """Return a set with the wanted layers and labels alone."""
        rejected: list[Suggestion] = []
        for each in given.rejected:
            because = self._unwanted(each.annotation.layer, each.annotation.label)
            if because is None and not self._request.negatives:
                because = Because.NEGATIVE
            if because is None:
                rejected.append(each)
            else:
                self._leave(Part.REJECTED, each.annotation.layer, each.annotation.label, because)
        return replace(
            given,
            spans=self._wanted(given.spans),
            choices=self._wanted(given.choices),
            stances=self._wanted(given.stances),
            rejected=tuple(rejected),
        )

    def _wanted(self, labels: Iterable[Given]) -> tuple[Given, ...]:
        kept: list[Given] = []
        for each in labels:
            because = self._unwanted(each.layer, each.label)
            if because is None:
                kept.append(each)
            else:
                self._leave_label(each, because)
        return tuple(kept)

    def _unwanted(self, layer: str, label: str) -> Because | None:
        if self._request.layers is not None and layer not in self._request.layers:
            return Because.LAYER
        wanted = self._request.labels.get(layer)
        return Because.LABEL if wanted is not None and label not in wanted else None

    # --- agreement ---

    def _supported(self, gold: AnnotationSet, voters: Sequence[AnnotationSet], least: float) -> AnnotationSet:
        """Return a gold set with the labels that enough of the annotators gave."""
        votes = Counter(said(label) for voter in voters for label in voter)

        def kept(labels: Iterable[Given]) -> tuple[Given, ...]:
            enough: list[Given] = []
            for each in labels:
                if votes[said(each)] / len(voters) >= least:
                    enough.append(each)
                else:
                    self._leave_label(each, Because.AGREEMENT)
            return tuple(enough)

        return replace(gold, spans=kept(gold.spans), choices=kept(gold.choices), stances=kept(gold.stances))

    def _agreement(self, voters: Sequence[AnnotationSet]) -> float:
        """Return how far two annotators or more agree on a document: the F1 of pairs, from 0 to 1.

        Of all labels that they gave, each counted with each other annotator, the share that the other gave too
        (Hripcsak and Rothschild 2005, "Agreement, the F-measure, and reliability in information retrieval"). It is 1
        where nobody gave any. Labels that are left out by their layer or name do not count.
        """
        votes = Counter(
            said(label) for voter in voters for label in voter if self._unwanted(label.layer, label.label) is None
        )
        met = sum(times * (times - 1) for times in votes.values())
        given = votes.total() * (len(voters) - 1)
        return met / given if given else 1.0

    # --- the account ---

    def _leave_document(self, sets: Iterable[AnnotationSet], because: Because) -> None:
        """Count a document with what is left of its sets."""
        for each in sets:
            self._leave_set(each, because)
        self._leave(Part.DOCUMENT, "", "", because)

    def _leave_set(self, given: AnnotationSet, because: Because) -> None:
        for label in given:
            self._leave_label(label, because)
        for each in given.rejected:
            self._leave(Part.REJECTED, each.annotation.layer, each.annotation.label, because)

    def _leave_label(self, label: Annotation, because: Because) -> None:
        self._leave(_PART_OF[type(label)], label.layer, label.label, because)
        if isinstance(label, SpanAnnotation):
            for pair in label.attributes:
                self._leave(Part.ATTRIBUTE, label.layer, "=".join(pair), because)

    def _leave(self, part: Part, layer: str, label: str, because: Because) -> None:
        self._left_out[part, layer, label, because] += 1
