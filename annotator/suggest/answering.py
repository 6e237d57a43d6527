"""What a process that suggests does: makes suggesters, asks them, and checks what they say. Knows no pipes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import cast

from annotator.domain.annotation import (
    Annotation,
    AttributeConfidence,
    ChoiceAnnotation,
    SpanAnnotation,
    StanceAnnotation,
    Suggestion,
    said,
)
from annotator.domain.application import check_suggestion
from annotator.domain.document import Document, Kind
from annotator.domain.errors import AnnotatorError, SuggesterError
from annotator.domain.identifiers import document_id
from annotator.domain.sentence import Sentence
from annotator.suggest.recipe import Answer, Ready, Recipe, fingerprint_of
from annotator.suggest.registry import class_of
from annotator.suggest.suggester import Asked, LeftOut, Proposal, Proposed, ProposedChoice, ProposedSpan, Suggester


class Answering:
    """A suggester that was made, and the schema that its answers have to fit."""

    def __init__(self, recipe: Recipe) -> None:
        """Make the suggester.

        Raises:
            SuggesterError: it cannot be made; one sentence.
        """
        made = class_of(recipe.suggester)
        try:
            self._suggester: Suggester = made(recipe.schema, recipe.settings)
            layers = tuple(made.layers(recipe.schema, recipe.settings))
            version, needs = str(self._suggester.version), frozenset(self._suggester.needs)
        except AnnotatorError:
            raise
        except Exception as error:
            reason = f"{type(error).__name__}: {error}"
            raise SuggesterError(
                "The suggester “{agent}” could not be made ready ({reason}).", agent=recipe.agent, reason=reason
            ) from error
        self._recipe = recipe
        self._declared = frozenset(name.partition(".")[0] for name in layers)
        self._asked_of = {
            kind: frozenset(layer.name for layer in recipe.schema.asked_of(kind))
            for kind in cast("tuple[Kind, ...]", ("article", "comment"))
        }
        self.ready = Ready(
            agent=recipe.agent,
            version=version,
            needs=needs,
            layers=layers,
            fingerprint=fingerprint_of(recipe, version),
        )

    def answers(self, asked: Sequence[Asked]) -> tuple[Answer, ...]:
        """Return what the suggester says of each document; one that it cannot read costs no other."""
        try:
            found = self._found(asked)
        except Exception as error:  # noqa: BLE001 - likewise
            if len(asked) > 1:
                return tuple(answer for each in asked for answer in self.answers((each,)))
            return (self._failed(asked[0], error),)
        return tuple(
            self._failed(each, proposals) if isinstance(proposals, AnnotatorError) else self._checked(each, proposals)
            for each, proposals in zip(asked, found, strict=True)
        )

    def _failed(self, asked: Asked, error: Exception) -> Answer:
        document = asked.document.id
        reason = error.sentence if isinstance(error, AnnotatorError) else f"{type(error).__name__}: {error}"
        sentence = Sentence(
            "{agent} could not read the document “{document}” ({reason}).",
            agent=self._recipe.agent,
            document=document,
            reason=reason,
        )
        return Answer(document=document, failed=sentence)

    def _found(self, asked: Sequence[Asked]) -> list[Sequence[Proposal] | AnnotatorError]:
        found: list[Sequence[Proposal] | AnnotatorError] = [
            proposals if isinstance(proposals, AnnotatorError) else tuple(proposals)
            for proposals in self._suggester.suggest(asked)
        ]
        if len(found) != len(asked):
            raise SuggesterError("it answered for {found} documents of {asked}", found=len(found), asked=len(asked))
        return found

    def _checked(self, asked: Asked, proposals: Iterable[Proposal]) -> Answer:
        document = asked.document
        kept: dict[tuple[object, ...], Suggestion] = {}
        unfit: list[str] = []
        for proposal in proposals:
            if isinstance(proposal, LeftOut):
                unfit.append(f"{self._recipe.agent}, document “{document.id}”: {proposal.sentence}")
                continue
            try:
                suggestion = self._fitting(proposal, document)
            except (AnnotatorError, TypeError, ValueError, AttributeError) as error:
                unfit.append(f"{self._recipe.agent}, document “{document.id}”: {error}")
            else:
                if suggestion is not None:
                    kept.setdefault(said(suggestion.annotation), suggestion)
        return Answer(document=document.id, suggestions=tuple(kept.values()), unfit=tuple(unfit))

    def _fitting(self, proposal: Proposed, document: Document) -> Suggestion | None:
        """Return a proposal as a suggestion; None where its layer is not asked of this kind of document."""
        if proposal.layer not in self._declared:
            raise SuggesterError("it does not say that it proposes anything for “{layer}”.", layer=proposal.layer)
        if proposal.layer not in self._asked_of[document.kind]:
            return None
        suggestion = self._suggestion(proposal, document.id)
        check_suggestion(suggestion, document=document, schema=self._recipe.schema)
        return suggestion

    def _suggestion(self, proposal: Proposed, document: str) -> Suggestion:
        annotation = _annotation(proposal)
        # The same said of the same place has the same id for ever: what was decided or refused stays so.
        identifier = suggestion_id(document, self._recipe.agent, annotation)
        sure: tuple[AttributeConfidence, ...] = ()
        if isinstance(proposal, ProposedSpan) and proposal.attributes:
            sure = tuple(
                AttributeConfidence(each.name, _probability(each.confidence), each.basis)
                for each in sorted(proposal.attributes, key=lambda each: each.name)
            )
        return Suggestion(
            _annotation(proposal, identifier),
            self._recipe.agent,
            self.ready.version,
            _probability(proposal.confidence),
            proposal.basis,
            sure,
        )


def suggestion_id(document: str, agent: str, annotation: Annotation) -> str:
    """Return the id of what an agent says of a document; as for suggestions that come from files."""
    return document_id(f"{document}:{agent}", ":".join(map(str, said(annotation))))


def _annotation(proposal: Proposed, identifier: str = "") -> Annotation:
    if isinstance(proposal, ProposedSpan):
        pairs = tuple(sorted((each.name, each.label) for each in proposal.attributes))
        return SpanAnnotation(identifier, proposal.layer, int(proposal.start), int(proposal.end), proposal.label, pairs)
    if isinstance(proposal, ProposedChoice):
        return ChoiceAnnotation(identifier, proposal.layer, proposal.label)
    return StanceAnnotation(identifier, proposal.layer, proposal.target, proposal.label)


def _probability(confidence: float | None) -> float | None:
    if confidence is None:
        return None
    confidence = float(confidence)
    if not 0 <= confidence <= 1:
        raise ValueError(f"the confidence {confidence} is no number from 0 to 1")
    return confidence
