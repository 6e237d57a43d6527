"""The suggester that a project teaches: what was learned of each layer speaks for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.domain.annotation import Basis
from annotator.domain.schema import Schema
from annotator.suggest.learning.decided import CALIBRATED_FROM
from annotator.suggest.suggester import (
    Asked,
    Need,
    Proposal,
    ProposedAttribute,
    ProposedChoice,
    ProposedSpan,
    ProposedStance,
    Settings,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from annotator.suggest.learning.names import LearnedNames
    from annotator.suggest.learning.textcat import Learned

_Place = tuple[str, int, int, str]
"""Layer, start, end and label of a span."""

_LIKELY = 0.5  # of a label where a layer takes many


class Learner:
    """Speaks of the layers of which something was learned, ``settings["parts"]``, from ``settings["folder"]``.

    Of other span layers it says one thing: where a name that was labelled in a text stands in it once more.
    """

    title = "What this project teaches"
    version = ""
    needs: frozenset[Need] = frozenset({"spans"})

    def __init__(self, schema: Schema, settings: Settings) -> None:
        from annotator.suggest.learning import names, textcat  # noqa: PLC0415 - only the worker needs spaCy
        from annotator.suggest.learning.course import ground_of, is_of_spans, part_folder  # noqa: PLC0415

        self._schema = schema
        self.version = str(settings.get("version", "")) or "0"
        parts = [part for part in settings.get("parts", ()) if _is_asked(schema, part)]
        folder = Path(str(settings.get("folder", "")))
        self._names: dict[str, LearnedNames] = {}
        self._answers: dict[str, Learned] = {}
        for part in parts:
            if is_of_spans(schema, part):
                self._names[part] = names.load(folder / part_folder(part), ground_of(schema, part))
            else:
                self._answers[part] = textcat.load(folder / part_folder(part))
        self._begun = {
            layer.name: names.unlearned(ground_of(schema, layer.name))
            for layer in schema.of_kind("span")
            if layer.name not in self._names
        }
        kinds = {schema.layer(part).kind for part in self._answers if "." not in part}
        if "stance" in kinds:
            self.needs = frozenset({"spans", "targets", "answered"})

    @classmethod
    def layers(cls, schema: Schema, settings: Settings) -> tuple[str, ...]:
        """Return the span layers, and of the others those of which something was learned."""
        parts = [part for part in settings.get("parts", ()) if _is_asked(schema, part)]
        return tuple(dict.fromkeys([*(layer.name for layer in schema.of_kind("span")), *parts]))

    def suggest(self, asked: Sequence[Asked]) -> list[list[Proposal]]:
        """Return what was learned of each text."""
        names: list[list[ProposedSpan]] = [[] for _ in asked]
        for layer, learned in (*self._names.items(), *self._begun.items()):
            # Of a layer of which nothing was learned only texts with names that somebody labelled are read.
            wanted = [
                at for at, each in enumerate(asked) if layer in self._names or any(s.layer == layer for s in each.spans)
            ]
            docs = learned.ground.read(asked[at].document.text for at in wanted)
            for at, doc in zip(wanted, docs, strict=True):
                names[at] += self._spans(layer, learned, doc, asked[at])
        return [list(self._said(each, found)) for each, found in zip(asked, names, strict=True)]

    def _said(self, asked: Asked, spans: Sequence[ProposedSpan]) -> Iterator[Proposal]:
        by_attribute = self._attributes(asked, spans)
        for span in spans:
            place = (span.layer, span.start, span.end, span.label)
            yield ProposedSpan(*place, span.confidence, span.basis, tuple(by_attribute.pop(place, ())))
        for place, attributes in by_attribute.items():
            yield ProposedSpan(*place, attributes=tuple(attributes))
        for part in self._answers:
            if "." not in part:
                yield from self._stances(part, asked) if asked.targets else self._choices(part, asked)

    def _spans(self, layer: str, learned: LearnedNames, doc: Doc, asked: Asked) -> Iterator[ProposedSpan]:
        text = asked.document.text
        decided = [(span.start, span.end, span.label) for span in asked.spans if span.layer == layer]
        labelled = {text[start:end] for start, end, _ in decided}
        basis: Basis = "calibrated" if learned.is_calibrated else "score"
        for start, end, label, probability in learned.judged(doc, decided):
            if layer in self._names or text[start:end] in labelled:
                yield ProposedSpan(layer, start, end, label, probability, basis)

    def _attributes(self, asked: Asked, proposed: Sequence[ProposedSpan]) -> dict[_Place, list[ProposedAttribute]]:
        """Return what is said of the attributes of names that are proposed, and of those that were decided."""
        places: list[_Place] = [(span.layer, span.start, span.end, span.label) for span in proposed]
        places += [(span.layer, span.start, span.end, span.label) for span in asked.spans]
        found: dict[_Place, list[ProposedAttribute]] = {}
        for part, learned in self._answers.items():
            layer, _, own = part.partition(".")
            of_layer = [place for place in dict.fromkeys(places) if own and place[0] == layer]
            for place, likely in zip(of_layer, self._told(part, learned, asked, of_layer), strict=True):
                if likely:
                    label = max(likely, key=likely.__getitem__)
                    said = ProposedAttribute(own, label, likely[label], _basis(learned))
                    found.setdefault(place, []).append(said)
        return found

    def _told(
        self, part: str, learned: Learned, asked: Asked, places: Sequence[_Place | None]
    ) -> list[dict[str, float]]:
        """Return how likely each label of a part is, of spans or of the whole text (None), beside what ships."""
        from annotator.suggest.learning.course import with_offers  # noqa: PLC0415 - likewise
        from annotator.suggest.learning.question import Decision, Question  # noqa: PLC0415

        if not places:
            return []
        text = asked.document.text
        questions = (
            Question(text=text) if place is None else Question(text=text, span=place[1:3], entity=place[3])
            for place in places
        )
        offered = with_offers(self._schema, part, tuple(Decision(question=each, label=None) for each in questions))
        return learned.answers([each.question for each in offered])

    def _choices(self, part: str, asked: Asked) -> Iterator[ProposedChoice]:
        layer = self._schema.layer(part)
        if layer.kind != "choice" or asked.document.kind not in layer.documents:
            return
        (likely,) = self._told(part, self._answers[part], asked, [None])
        best = max(likely, key=likely.__getitem__, default=None)
        for label, probability in likely.items():
            if (layer.many and probability >= _LIKELY) or (not layer.many and label == best):
                yield ProposedChoice(part, label, probability, _basis(self._answers[part]))

    def _stances(self, part: str, asked: Asked) -> Iterator[ProposedStance | ProposedChoice]:
        from annotator.suggest.learning.question import Question  # noqa: PLC0415 - likewise

        if self._schema.layer(part).kind != "stance":
            yield from self._choices(part, asked)
            return
        answered = asked.answered.text if asked.answered is not None else ""
        for target in asked.targets:
            toward = "" if target.kind == "parent" else target.text
            question = Question(text=asked.document.text, target=toward, answered=answered)
            likely = self._answers[part].answers([question])[0]
            if likely:
                label = max(likely, key=likely.__getitem__)
                yield ProposedStance(part, target, label, likely[label], _basis(self._answers[part]))


def _basis(learned: Learned) -> Basis:
    return "calibrated" if learned.report.decided >= CALIBRATED_FROM else "score"


def _is_asked(schema: Schema, part: str) -> bool:
    layer, _, own = part.partition(".")
    found = next((each for each in schema.layers if each.name == layer), None)
    return found is not None and (not own or any(each.name == own for each in found.attributes))
