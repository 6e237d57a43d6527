"""What ships says of choices and attributes, as learners of them are told it: a probability per label."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from annotator.domain.naming import Naming, label_for
from annotator.domain.schema import Attribute, Schema
from annotator.suggest.learning.ground import pipeline
from annotator.suggest.learning.question import Question

_SENTIMENT = "entity_sentiment"
_GROUP = "names"  # of the spans whose sentiment is asked


def offered_choices(schema: Schema, layer: str, texts: Iterable[str]) -> Iterator[dict[str, float]]:
    """Yield how likely what ships finds each label of a choice layer, text by text; nothing where it says nothing."""
    nlp, naming = pipeline(schema.language), Naming(schema)
    for doc in nlp.pipe(texts, batch_size=16):
        said = ((naming.choice(name, layer), score) for name, score in doc.cats.items())
        yield _meant((meaning[1] if meaning else None, score) for meaning, score in said)


def offered_attributes(schema: Schema, attribute: Attribute, asked: Sequence[Question]) -> Iterator[dict[str, float]]:
    """Yield how likely what ships finds each label of an attribute, for the span of each question, in their order."""
    nlp = pipeline(schema.language)
    for text, group in groupby(asked, key=lambda question: question.text):
        questions = list(group)
        if _SENTIMENT not in nlp.pipe_names:
            yield from ({} for _ in questions)
            continue
        doc = nlp.make_doc(text)
        spans = [doc.char_span(*(each.span or (0, 0)), label="PERSON", alignment_mode="expand") for each in questions]
        doc.spans[_GROUP] = [span for span in spans if span is not None]
        with nlp.select_pipes(enable=[name for name in nlp.pipe_names if name in ("tok2vec", _SENTIMENT)]):
            doc = nlp(doc)
        for span in spans:
            said = span._.get(attribute.name) if span is not None and span.has_extension(attribute.name) else None
            yield _meant((label_for(name, attribute), score) for name, score in (said or {}).items())


def _meant(said: Iterable[tuple[str | None, float]]) -> dict[str, float]:
    found: dict[str, float] = {}
    for label, score in said:
        if label is not None:
            found[label] = found.get(label, 0.0) + float(score)
    return found


def meaning_of(schema: Schema, layer: str, names: Iterable[str]) -> Mapping[str, str]:
    """Return which label of a span layer each name of a pipeline means; those that mean none are left out."""
    naming = Naming(schema)
    meant = ((name, naming.span(name, layer)) for name in names)
    return {name: found[1] for name, found in meant if found is not None}
