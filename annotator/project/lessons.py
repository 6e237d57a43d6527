"""From what people decided in threads to what learners are told, layer by layer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from annotator.domain.annotation import GOLD, ChoiceAnnotation, SpanAnnotation, StanceAnnotation, Suggestion, Target
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.document import Document, Thread
from annotator.domain.learning import is_aside
from annotator.domain.schema import Layer, Schema
from annotator.storage.outflow import ThreadSets
from annotator.suggest.learning.decided import DecidedText
from annotator.suggest.learning.lesson import Lesson
from annotator.suggest.learning.question import Decision, Question


def lessons_of(
    schema: Schema, threads: Iterable[ThreadSets], open_in: Mapping[str, Collection[str]]
) -> tuple[Lesson, ...]:
    """Return a lesson for each layer and attribute of which anything was decided, in the order of the schema.

    ``open_in`` are the layers, by document id, of which suggestions were left without an answer. Of those a submitted
    text teaches only what was decided in it: nobody said that what is open is wrong. A layer where a text may have
    several labels is left out: there is no learner for it.
    """
    texts: dict[str, list[DecidedText]] = defaultdict(list)
    aside: dict[str, list[DecidedText]] = defaultdict(list)
    decisions: dict[str, list[Decision]] = defaultdict(list)
    for each in threads:
        for document in each.thread:
            own = set_that_counts(each.sets.get(document.id, ()))
            if own is None:
                continue
            for layer in schema.asked_of(document.kind):
                if layer.kind == "span":
                    is_open = layer.name in open_in.get(document.id, ())
                    text = _decided_text(layer, document, own, each.thread, is_open=is_open)
                    if text is not None:
                        (aside if is_aside(each.thread.id) else texts)[layer.name].append(text)
                    for name, decision in _attributes(layer, document, own, each.thread):
                        decisions[name].append(decision)
                elif not layer.many:
                    decisions[layer.name] += _answers(layer, document, own, each.thread)
    return tuple(
        Lesson(
            name=name,
            labels=labels,
            texts=tuple(texts[name]),
            aside=tuple(aside[name]),
            decisions=tuple(decisions[name]),
        )
        for name, labels in _asked(schema)
        if texts[name] or aside[name] or decisions[name]
    )


def _asked(schema: Schema) -> Iterator[tuple[str, tuple[str, ...]]]:
    for layer in schema.layers:
        if not layer.retired:
            yield layer.name, tuple(label.name for label in layer.offered)
            for attribute in layer.attributes:
                yield f"{layer.name}.{attribute.name}", tuple(label.name for label in attribute.offered)


def set_that_counts(sets: Iterable[AnnotationSet]) -> AnnotationSet | None:
    """Return the set that counts: what was adjudicated before what anybody gave alone."""
    begun = [each for each in sets if each.state != "new"]
    return next((each for each in begun if each.annotator == GOLD), begun[0] if begun else None)


def _decided_text(
    layer: Layer, document: Document, own: AnnotationSet, thread: Thread, *, is_open: bool
) -> DecidedText | None:
    names = tuple((span.start, span.end, span.label) for span in own.spans if span.layer == layer.name)
    refused = tuple(
        (proposed.start, proposed.end, proposed.label)
        for proposed in _refused(own, layer)
        if isinstance(proposed, SpanAnnotation)
    )
    whole = own.state in ("submitted", "adjudicated") and not is_open
    if not (names or refused or whole):
        return None
    return DecidedText(text=document.text, names=names, refused=refused, whole=whole, group=thread.id)


def _attributes(layer: Layer, document: Document, own: AnnotationSet, thread: Thread) -> Iterator[tuple[str, Decision]]:
    for span in own.spans:
        if span.layer == layer.name:
            for name, label in span.attributes:
                question = Question(text=document.text, span=(span.start, span.end), entity=span.label)
                yield f"{layer.name}.{name}", Decision(question=question, label=label, group=thread.id)


def _answers(layer: Layer, document: Document, own: AnnotationSet, thread: Thread) -> Iterator[Decision]:
    """Yield what was answered, and of what was not answered which labels were refused."""
    said: dict[object, tuple[Question, str | None]] = {}
    refused: dict[object, set[str]] = defaultdict(set)
    for each in (*own, *_refused(own, layer)):
        if each.layer != layer.name or isinstance(each, SpanAnnotation):
            continue
        target = each.target if isinstance(each, StanceAnnotation) else None
        key: object = None if target is None else target.key
        question = _question(document, target, thread)
        if any(each is given for given in own):
            said[key] = (question, each.label)
        else:
            said.setdefault(key, (question, None))
            refused[key].add(each.label)
    for asked, (question, label) in said.items():
        yield Decision(question=question, label=label, rejected=frozenset(refused[asked]), group=thread.id)


def _question(document: Document, target: Target | None, thread: Thread) -> Question:
    if target is None:
        return Question(text=document.text)
    answered = next((other for other in thread if other.id == document.parent), thread.article)
    toward = "" if target.kind == "parent" else target.text
    return Question(text=document.text, target=toward, answered=answered.text)


def _refused(own: AnnotationSet, layer: Layer) -> Iterator[SpanAnnotation | ChoiceAnnotation | StanceAnnotation]:
    refused: Iterable[Suggestion] = own.rejected
    yield from (each.annotation for each in refused if each.annotation.layer == layer.name)
