"""The questions of one document as rows of answers: what is asked, what is answered, what is suggested."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication

from annotator.domain.accepting import percent
from annotator.domain.annotation import ChoiceAnnotation, StanceAnnotation, Suggestion, Target
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.document import Document, Thread
from annotator.domain.gestures import Question, questions
from annotator.domain.schema import Label, Layer, Schema
from annotator.gui.thread_view.intents import Current
from annotator.gui.thread_view.offsets import caption, isolated
from annotator.gui.thread_view.voices import UNVOICED, Voice, Voices


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer that can be given; ``confidence`` is a probability, where somebody suggested it with one.

    ``voice`` is whose answer it is, where several are shown.
    """

    label: Label
    chosen: bool
    suggested: bool
    confidence: float | None
    voice: Voice | None = None

    @property
    def text(self) -> str:
        """How it reads: sign and title, and for an open suggestion a question mark and whole percent."""
        tag = "" if self.voice is None else self.voice.tag
        text = " ".join(part for part in (tag, self.label.sign, self.label.title) if part)
        if not self.suggested:
            return caption(text)
        return caption(f"{text} ?" if self.confidence is None else f"{text} ? {percent(self.confidence)}")


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """One question; ``toward`` puts the target in words, ``entity`` is the label of a target that is one.

    ``title`` is empty where the row above asks the same; ``offers_target`` on the last row of a stance layer.
    """

    layer: Layer
    title: str
    target: Target | None
    toward: str
    entity: Label | None
    answers: tuple[Answer, ...]
    offers_target: bool = False

    @property
    def is_suggested(self) -> bool:
        """Whether the row shows a suggestion that nobody decided on."""
        return any(answer.suggested for answer in self.answers)


def question_rows(
    document: Document,
    *,
    thread: Thread,
    schema: Schema,
    annotation_set: AnnotationSet,
    suggestions: Iterable[Suggestion],
    entities: Mapping[str, Label],
    pending: Current | None = None,
    voices: Voices = UNVOICED,
) -> tuple[QuestionRow, ...]:
    """Return the rows of a document; ``entities`` are the labels of the thread's entities by case-folded text.

    A suggested stance toward a target that nobody asked about has a row of its own, and so has the ``pending`` one,
    whose target was just chosen.
    """
    proposed = {
        (each.annotation.layer, _key(each.annotation.target)): each
        for each in suggestions
        if isinstance(each.annotation, StanceAnnotation)
    }
    choices = [each for each in suggestions if isinstance(each.annotation, ChoiceAnnotation)]
    asked = list(questions(document, annotation_set, schema, thread))
    known = {(question.layer.name, _key(question.target)) for question in asked}
    more = [each.annotation for each in proposed.values() if isinstance(each.annotation, StanceAnnotation)]
    wanted = [(each.layer, each.target) for each in more]
    if pending is not None and pending.document_id == document.id and pending.layer and pending.target is not None:
        wanted.append((pending.layer, pending.target))
    for layer_name, toward in wanted:
        if (layer_name, toward.key) not in known and any(layer.name == layer_name for layer in schema.layers):
            known.add((layer_name, toward.key))
            last = max(
                (i for i, question in enumerate(asked) if question.layer.name == layer_name), default=len(asked) - 1
            )
            asked.insert(last + 1, Question(schema.layer(layer_name), toward, required=False))
    rows: list[QuestionRow] = []
    for question in asked:
        layer, target = question.layer, question.target
        if target is None:
            given = {choice.label for choice in annotation_set.choices if choice.layer == layer.name}
            open_ones = {each.annotation.label: each for each in choices if each.annotation.layer == layer.name}
        else:
            stance = annotation_set.stance(layer.name, target)
            given = set() if stance is None else {stance.label}
            suggestion_or_none = proposed.get((layer.name, _key(target)))
            open_ones = {} if suggestion_or_none is None else {suggestion_or_none.annotation.label: suggestion_or_none}
        said = voices.answers.get((layer.name, _key(target)))
        first = not rows or rows[-1].layer.name != layer.name
        rows.append(
            QuestionRow(
                layer=layer,
                title=caption(layer.title) if first else "",
                target=target,
                toward="" if target is None else target_in_words(target, thread),
                entity=None if target is None or target.kind != "entity" else entities.get(target.id),
                answers=_answers(layer, given, open_ones) if said is None else _said(layer, said),
            )
        )
    for index, row in enumerate(rows):
        if row.target is not None and (index + 1 == len(rows) or rows[index + 1].layer.name != row.layer.name):
            rows[index] = replace(row, offers_target=True)
    return tuple(rows)


def target_in_words(target: Target, thread: Thread) -> str:
    """Return how a target reads behind the word *toward*."""
    if target.kind == "parent":
        if target.id == thread.article.id:
            return QCoreApplication.translate("ThreadView", "the article it answers")
        return QCoreApplication.translate("ThreadView", "the comment it answers")
    return f"“{isolated(target.text)}”" if target.kind == "claim" else isolated(target.text)


def _answers(layer: Layer, given: set[str], suggested: Mapping[str, Suggestion]) -> tuple[Answer, ...]:
    return tuple(
        Answer(
            label,
            label.name in given,
            label.name in suggested and label.name not in given,
            suggested[label.name].confidence if label.name in suggested else None,
        )
        for label in layer.labels
        if label in layer.offered or label.name in given or label.name in suggested
    )


def _said(layer: Layer, said: Mapping[str, Voice]) -> tuple[Answer, ...]:
    """Return the answers to a question with whose they are; what was refused is offered like any other."""
    held = {name: voice for name, voice in said.items() if not voice.refused}
    return tuple(
        Answer(label, label.name in held, suggested=False, confidence=None, voice=held.get(label.name))
        for label in layer.labels
        if label in layer.offered or label.name in held
    )


def _key(target: Target | None) -> tuple[str, str]:
    return ("", "") if target is None else target.key
