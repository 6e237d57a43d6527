"""The part of a spaCy pipeline that says how a text feels about each entity that the parts before it found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.language import Language
from spacy.tokens import Doc, Span

from annotator.suggest.sentiment.linear import Linear, softmax
from annotator.suggest.sentiment.part import LABELS, LearnedPart
from annotator.suggest.sentiment.windows import target_features
from annotator.suggest.sentiment.words import Texts, Words

FACTORY = "entity_sentiment"


class EntitySentiment(LearnedPart):
    """Gives each span ``span._.sentiment``: the probability of each of ``LABELS``.

    Spans are those of ``doc.spans[spans_key]``, and where a document has no such group, ``doc.ents``. Those whose
    label is in ``skip`` are left out.
    """

    def __init__(self, spans_key: str, skip: Sequence[str]) -> None:
        super().__init__()
        self._spans_key = spans_key
        self._skip = frozenset(skip)
        if not Span.has_extension("sentiment"):
            Span.set_extension("sentiment", default=None)

    def _annotate(self, docs: Sequence[Doc], words: Words, learned: Linear) -> None:
        found = [(number, span) for number, doc in enumerate(docs) for span in self._spans(doc)]
        if not found:
            return
        targets = [(number, span.start, span.end) for number, span in found]
        likely = softmax(learned.scores(target_features(Texts.of(words, docs), targets)))
        for (_, span), probabilities in zip(found, likely.tolist(), strict=True):
            span._.sentiment = dict(zip(LABELS, probabilities, strict=True))

    def _spans(self, doc: Doc) -> list[Span]:
        spans: Iterable[Span] = doc.spans.get(self._spans_key, doc.ents)
        return [span for span in spans if span.label_ not in self._skip]


@Language.factory(
    FACTORY,
    # Nobody feels anything for a date; of the others the corpus has no example, and what happens at a place is no
    # feeling toward it.
    default_config={"spans_key": "names", "skip": ["DATE", "EVENT", "FAC", "LOC"]},
    assigns=["span._.sentiment"],
)
def make_entity_sentiment(nlp: Language, name: str, spans_key: str, skip: list[str]) -> EntitySentiment:  # noqa: ARG001 - spaCy's signature
    """Make the part for a pipeline."""
    return EntitySentiment(spans_key, skip)
