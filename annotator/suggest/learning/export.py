"""What a project taught as a plain spaCy pipeline, which ``spacy.load`` opens anywhere, without this program.

Names are spaCy's ``ner``, warm-started from what ships where labels are the same. It is taught by decisions, refusals
among them, and against forgetting by the project's undecided texts as the project's learner labels them. Names that
were always decided alike stand in an ``entity_ruler`` behind it. Answers of whole texts are ``textcat``, their labels
``layer=label``. Stances and attributes need more than a text; each is a pipeline of its own that reads texts written
as ``annotator.suggest.learning.rendering`` says.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

import spacy
from spacy.tokens import Doc, Span
from spacy.training import Example
from spacy.util import filter_spans
from thinc.api import Adam, fix_random_seed

from annotator import __version__
from annotator.domain.errors import SuggesterError
from annotator.domain.schema import Schema
from annotator.suggest import shipped
from annotator.suggest.learning import teaching, textcat
from annotator.suggest.learning.course import ground_of, is_of_spans, with_offers
from annotator.suggest.learning.decided import DecidedText
from annotator.suggest.learning.evidence import on_tokens
from annotator.suggest.learning.ground import pipeline
from annotator.suggest.learning.lesson import Lesson
from annotator.suggest.learning.names import LearnedNames

if TYPE_CHECKING:
    from spacy.language import Language

_REFUSED = "refused"
_OFTEN = 2  # times that a name was decided, all alike, to be looked up
_SURE = 0.6  # of a name, to be taught to others; less sure ones are unknown to them
_WORDS = 120_000  # that are seen in training, in all rounds
_ROUNDS = (4, 30)
_BATCH = 8
_RATE = 0.001
_WORDS_ALONE = {
    "@architectures": "spacy.TextCatBOW.v3",
    "exclusive_classes": True,
    "ngram_size": 1,
    "length": 32768,
    "no_output_layer": False,
}
_FEW = 5  # texts with names, or answers


def write_pipeline(
    schema: Schema, lessons: Sequence[Lesson], undecided: Sequence[str], out: Path, *, layer: str | None = None
) -> dict[str, Any]:
    """Train a pipeline and write it into a folder; return figures by layer, and why layers were left out.

    ``layer`` is one layer, or ``layer.attribute``, alone. Figures of names are on the texts that are set aside, those
    of answers across folds. Takes some tens of seconds for hundreds of texts.

    Raises:
        SuggesterError: too little was decided, or the folder takes no writing.
    """
    began = perf_counter()
    wanted = [each for each in lessons if layer is None or each.name == layer]
    figures: dict[str, Any] = {}
    left_out: dict[str, str] = {}
    if layer is not None and wanted and not _fits_together(schema, layer):
        nlp = _alone(schema, wanted[0], figures)
    else:
        nlp = _together(schema, wanted, undecided, figures, left_out)
    if not figures:
        raise SuggesterError("Too little was decided yet to train a pipeline: annotate and submit some more texts.")
    nlp.meta["name"] = "project"
    nlp.meta["description"] = f"Trained by Annotator {__version__} on what a project decided."
    nlp.meta["performance"] = figures
    try:
        nlp.to_disk(out)
    except OSError as error:
        raise SuggesterError("{folder}: the pipeline cannot be written there.", folder=out) from error
    return {"layers": figures, "left_out": left_out, "seconds": round(perf_counter() - began, 1)}


def _fits_together(schema: Schema, name: str) -> bool:
    return is_of_spans(schema, name) or ("." not in name and schema.layer(name).kind == "choice")


def _alone(schema: Schema, lesson: Lesson, figures: dict[str, Any]) -> Language:
    """Return the pipeline of a stance or an attribute."""
    decisions = with_offers(schema, lesson.name, lesson.decisions)
    learned, report = textcat.train(decisions, lesson.labels, language=schema.language)
    if learned is None:
        return spacy.blank("xx")
    figures[lesson.name] = _answered(report)
    learned.nlp.meta["annotator"] = {"reads": "rendered questions", "labels": list(lesson.labels)}
    return learned.nlp


def _answered(report: textcat.Report) -> dict[str, Any]:
    measure = report.known if report.known is not None and not report.new.held_out.count else report.new
    held_out = measure.held_out
    return {"texts": report.decided, "right": round(held_out.accuracy, 3), "macro_f1": round(held_out.macro_f1, 3)}


def _together(
    schema: Schema,
    lessons: Sequence[Lesson],
    undecided: Sequence[str],
    figures: dict[str, Any],
    left_out: dict[str, str],
) -> Language:
    names: Lesson | None = None
    answers: list[Lesson] = []
    for each in lessons:
        if not _fits_together(schema, each.name):
            left_out[each.name] = "needs more than the text; give its name to get a pipeline of its own"
        elif not is_of_spans(schema, each.name):
            answers.append(each)
        elif names is None and len([one for one in each.texts if one.names]) >= _FEW:
            names = each
        else:
            left_out[each.name] = "too little was decided" if names is None else "one layer of names to a pipeline"
    nlp = _with_names(schema, names, undecided, figures) if names is not None else _blank(schema.language)
    for each in answers:
        if len({one.label for one in each.decisions if one.label}) < 2 or len(each.decisions) < _FEW:
            left_out[each.name] = "too little was decided"
        else:
            figures[each.name] = _add_answers(nlp, schema, each)
    return nlp


# --- names ---


def _with_names(schema: Schema, lesson: Lesson, undecided: Sequence[str], figures: dict[str, Any]) -> Language:
    fix_random_seed(0)
    ground = ground_of(schema, lesson.name)
    teacher, _ = teaching.train(ground, lesson.texts)
    nlp, warm = _begun(schema.language, lesson.labels)
    examples = [_example(nlp, each) for each in lesson.texts]
    taught = list(_by_teacher(nlp, teacher, undecided))
    words = sum(len(each.reference) for each in (*examples, *taught)) or 1
    rounds = min(max(_WORDS // words, _ROUNDS[0]), _ROUNDS[1])
    if not warm:
        nlp.initialize(lambda: examples)
    optimizer = Adam(_RATE / 2 if warm else _RATE, L2=0.01, L2_is_weight_decay=True, grad_clip=1.0, use_averages=True)
    chance = random.Random(0)  # noqa: S311 - nobody's secret hangs on it
    for _ in range(rounds):
        seen = [*examples, *taught]
        chance.shuffle(seen)
        for at in range(0, len(seen), _BATCH):
            nlp.update(seen[at : at + _BATCH], sgd=optimizer, drop=0.2)
    for _, pipe in nlp.pipeline:
        pipe.model.use_params(optimizer.averages).__enter__()  # type: ignore[attr-defined]
    known = [
        {"label": label, "pattern": [{"ORTH": word} for word in words]}
        for words, label in teacher.memory.names(at_least=_OFTEN).items()
    ]
    if known:
        nlp.add_pipe("entity_ruler", config={"phrase_matcher_attr": None}).add_patterns(known)  # type: ignore[attr-defined]
    figures[lesson.name] = _found(nlp, lesson)
    return nlp


def _begun(language: str, labels: Sequence[str]) -> tuple[Language, bool]:
    """Return a pipeline with ``ner`` for these labels, and whether it knows them from what ships."""
    if language == "en" and shipped.folder().is_dir():
        known = spacy.load(
            shipped.folder(),
            exclude=[name for name in pipeline(language).component_names if name not in ("tok2vec", "ner")],
            config={"components": {"ner": {"incorrect_spans_key": _REFUSED}}},
        )
        if set(labels) <= set(known.pipe_labels["ner"]):
            return known, True
    nlp = _blank(language)
    ner = nlp.add_pipe("ner", config={"incorrect_spans_key": _REFUSED})
    for label in labels:
        ner.add_label(label)  # type: ignore[attr-defined]
    return nlp, False


def _blank(language: str) -> Language:
    try:
        return spacy.blank(language)
    except (ImportError, OSError, ValueError):
        return spacy.blank("xx")  # a language whose segmenter is not installed


def _example(nlp: Language, decided: DecidedText) -> Example:
    """Return a text as ``ner`` is taught by it: what is not decided is missing, what is refused is wrong."""
    reference = nlp.make_doc(decided.text)
    names = filter_spans(_spans(reference, decided.names))
    reference.set_ents(names, default="outside" if decided.whole else "missing")
    reference.spans[_REFUSED] = list(_spans(reference, decided.refused))
    return Example(nlp.make_doc(decided.text), reference)


def _spans(doc: Doc, places: Sequence[tuple[int, int, str]]) -> Iterator[Span]:
    for (start, end), label in on_tokens(doc, places):
        yield Span(doc, start, end, label)


def _by_teacher(nlp: Language, teacher: LearnedNames, texts: Sequence[str]) -> Iterator[Example]:
    """Yield texts that nobody has decided, as the learner labels them; where it is not sure, they say nothing."""
    for text, read in zip(texts, teacher.ground.read(texts), strict=True):
        reference = nlp.make_doc(text)
        guesses = teacher.guesses(read)
        sure = [(each.start, each.end, each.label) for each in guesses if each.probability >= _SURE]
        unsure = [(each.start, each.end, each.label) for each in guesses if each.probability < _SURE]
        names = filter_spans(_spans(reference, sure))
        taken = {token.i for span in names for token in span}
        missing = [span for span in filter_spans(_spans(reference, unsure)) if taken.isdisjoint(t.i for t in span)]
        reference.set_ents(names, missing=missing, default="outside")
        yield Example(nlp.make_doc(text), reference)


def _found(nlp: Language, lesson: Lesson) -> dict[str, Any]:
    """Return figures on the texts that were set aside."""
    right = found = there = 0
    for each, doc in zip(lesson.aside, nlp.pipe(one.text for one in lesson.aside), strict=True):
        wanted = {(*stretch, label) for stretch, label in on_tokens(doc, each.names)}
        got = {(span.start, span.end, span.label_) for span in doc.ents}
        right, found, there = right + len(wanted & got), found + len(got), there + len(wanted)
    f1 = 2 * right / (found + there) if found + there else None
    aside = len(lesson.aside)
    return {"texts": len(lesson.texts), "aside": aside, "f1": None if f1 is None else round(f1, 3)}


# --- answers of whole texts ---


def _add_answers(nlp: Language, schema: Schema, lesson: Lesson) -> dict[str, Any]:
    """Add a part that answers one question of whole texts, and return how well the learner of it does."""
    name = f"textcat_{lesson.name}"
    part = nlp.add_pipe("textcat", name=name, config={"model": _WORDS_ALONE})
    meant = {label: f"{lesson.name}={label}" for label in lesson.labels}
    examples = [
        Example.from_dict(
            nlp.make_doc(each.question.text), {"cats": {meant[label]: float(label == each.label) for label in meant}}
        )
        for each in lesson.decisions
        if each.label in meant
    ]
    for label in meant.values():
        part.add_label(label)  # type: ignore[attr-defined]
    part.initialize(lambda: examples, nlp=nlp)  # type: ignore[attr-defined]
    optimizer = Adam(0.01, L2=1e-4)
    chance = random.Random(0)  # noqa: S311 - nobody's secret hangs on it
    for _ in range(10):
        chance.shuffle(examples)
        for at in range(0, len(examples), 16):
            part.update(examples[at : at + 16], sgd=optimizer, drop=0.2)  # type: ignore[attr-defined]
    _, report = textcat.train(lesson.decisions, lesson.labels, language=schema.language)
    return _answered(report)
