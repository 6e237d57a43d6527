"""What a learning process does: lesson after lesson, each into a folder of its own, measured beside what was there."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from time import perf_counter

from annotator.domain.learning import Learnt, Outcome
from annotator.domain.schema import Schema
from annotator.suggest.default.names import Names
from annotator.suggest.learning import names, teaching, textcat
from annotator.suggest.learning.decided import DecidedText
from annotator.suggest.learning.ground import Ground, pipeline
from annotator.suggest.learning.lesson import Course, Lesson
from annotator.suggest.learning.offering import meaning_of, offered_attributes, offered_choices
from annotator.suggest.learning.question import Decision

_FEW_NAMES = 5  # below that nothing is learned of names
_FEW_TEXTS, _FEW_THREADS = 20, 5  # below that nobody can tell how well it would do on other threads


def carried_out(course: Course, told: Callable[[Learnt], None]) -> None:
    """Carry out all lessons; ``told`` hears what came of each. What is kept from before is copied to the new place."""
    out, before = Path(course.out), Path(course.before) if course.before else None
    out.mkdir(parents=True, exist_ok=True)
    for lesson in course.lessons:
        began = perf_counter()
        old = before / part_folder(lesson.name) if before is not None else None
        old = old if old is not None and old.is_dir() else None
        learn = _names if is_of_spans(course.schema, lesson.name) else _answers
        learnt = learn(course.schema, lesson, out / part_folder(lesson.name), old)
        if learnt.outcome != "taken" and old is not None:
            shutil.copytree(old, out / part_folder(lesson.name), dirs_exist_ok=True)
        told(replace(learnt, seconds=perf_counter() - began))


def part_folder(name: str) -> str:
    """Return the name of the folder of a layer's part: its letters as numbers where a file system may not take them."""
    return "".join(letter if letter.isascii() and letter.isalnum() else f"_{ord(letter):x}_" for letter in name)


def is_of_spans(schema: Schema, name: str) -> bool:
    """Tell whether a lesson of that name is of spans themselves, not of an attribute of theirs."""
    return "." not in name and schema.layer(name).kind == "span"


def ground_of(schema: Schema, layer: str) -> Ground:
    """Return what a learner of a span layer stands on."""
    nlp = pipeline(schema.language)
    part = nlp.get_pipe("names") if "names" in nlp.component_names else None
    meaning = meaning_of(schema, layer, part.labels) if isinstance(part, Names) else {}
    return Ground(schema.language, [label.name for label in schema.layer(layer).offered], meaning)


def _names(schema: Schema, lesson: Lesson, out: Path, old: Path | None) -> Learnt:
    ground = ground_of(schema, lesson.name)
    decided = (*lesson.texts, *lesson.aside)
    few = len(decided) < _FEW_TEXTS or _threads(decided) < _FEW_THREADS
    if few or sum(len(each.names) for each in lesson.texts) < _FEW_NAMES:
        return Learnt(name=lesson.name, outcome="few", texts=len(lesson.texts))
    learned, across = teaching.train(ground, lesson.texts)
    on_aside = old is not None and _threads(lesson.aside) >= _FEW_THREADS
    if old is not None and on_aside:
        spoke = names.load(old, ground)
        before, after = teaching.measured(spoke, lesson.aside), teaching.measured(learned, lesson.aside)
    else:
        # What ships has seen none of them, and each was answered by a learner that had not either.
        before = teaching.measured(names.as_shipped(ground), decided)
        after = across + teaching.measured(learned, lesson.aside)
    was, is_now = round(before.f1, 2), round(after.f1, 2)  # as people are told it
    outcome: Outcome = "few" if not (was or is_now) else "taken" if is_now >= was else "kept"
    if outcome == "taken":
        learned.save(out)
    return Learnt(
        name=lesson.name,
        outcome=outcome,
        texts=len(lesson.texts),
        known=len(learned.memory),
        before=before.f1,
        after=after.f1,
        measured=after.texts,
        threads=_threads(lesson.aside if on_aside else decided),
        is_aside=on_aside,
        calibration_error=across.calibration_error,
    )


def _threads(texts: Sequence[DecidedText]) -> int:
    """Return of how many threads texts are; one without a thread stands alone."""
    return len({each.group or f"\0{number}" for number, each in enumerate(texts)})


def _answers(schema: Schema, lesson: Lesson, out: Path, old: Path | None) -> Learnt:  # noqa: ARG001 - learned anew
    decisions = with_offers(schema, lesson.name, lesson.decisions)
    learned, report = textcat.train(decisions, lesson.labels, language=schema.language)
    measure = report.new
    if report.known is not None and (measure.verdict != "better" or not measure.held_out.count):
        measure = report.known
    if learned is None:
        return Learnt(name=lesson.name, outcome="few", texts=report.decided)
    taken = "better" in (report.new.verdict, report.known.verdict if report.known is not None else "")
    if taken:
        learned.save(out)
    return Learnt(
        name=lesson.name,
        outcome="taken" if taken else "kept",
        texts=report.decided,
        before=measure.baseline.accuracy,
        after=measure.held_out.accuracy,
        measured=measure.held_out.count,
        threads=len({each.group for each in decisions}),
        calibration_error=measure.held_out.calibration_error if measure.held_out.count else None,
    )


def with_offers(schema: Schema, name: str, decisions: tuple[Decision, ...]) -> list[Decision]:
    """Return decisions with what ships says of each."""
    layer, _, own = name.partition(".")
    asked = [each.question for each in decisions]
    if own:
        attribute = next(each for each in schema.layer(layer).attributes if each.name == own)
        offered = offered_attributes(schema, attribute, asked)
    elif schema.layer(layer).kind == "choice":
        offered = offered_choices(schema, layer, (each.text for each in asked))
    else:
        return list(decisions)
    return [
        replace(each, question=replace(each.question, offered=said))
        for each, said in zip(decisions, offered, strict=True)
    ]
