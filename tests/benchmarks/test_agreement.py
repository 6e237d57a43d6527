"""How long it takes to compare annotators: agreement over many documents, the differences of one."""

from __future__ import annotations

import random
from functools import partial
from pathlib import Path

import orjson
import pytest

from annotator.datasets.import_report import ImportRequest
from annotator.domain.annotation import SpanAnnotation, sorted_spans
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.judged import Judged
from annotator.domain.schema import Label, Layer, Schema
from annotator.domain.tokens import TokenTable
from annotator.project import Project
from annotator.project.agreeing import Part
from annotator.review.agreement import MEASURES, agreement, by_label
from annotator.review.confusion import confusion
from annotator.review.difference import diff
from annotator.review.gathering import ratings
from tests.benchmarks.figures import median_milliseconds, say

pytestmark = pytest.mark.bench

LABELS = ("GPE", "PERSON", "ORG", "FAC", "LOC")
LAYER = Layer(
    name="entities", kind="span", title="Entities", labels=tuple(Label(name=name, title=name) for name in LABELS)
)
ANNOTATORS = ("ada", "bo", "cy")
WORD = 6  # five letters and a blank


def judged(documents: int, *, words: int, spans: int, wrong: float = 0.15) -> list[Judged]:
    """Documents of equal words, whose annotators leave out, lengthen or rename some of the same spans."""
    generator = random.Random(7)
    tokens = TokenTable(tuple(range(0, words * WORD, WORD)), tuple(range(5, words * WORD + 5, WORD)))
    found: list[Judged] = []
    for number in range(documents):
        places = [(at * (words // spans), generator.choice(LABELS)) for at in range(spans)]
        sets = tuple(
            AnnotationSet(
                document=f"d{number}",
                annotator=annotator,
                state="submitted",
                spans=_spans(annotator, places, generator, wrong),
            )
            for annotator in ANNOTATORS
        )
        found.append(
            Judged(
                document=f"d{number}", kind="article", length=words * WORD, tokens=tokens, sets=sets, week="2026-W30"
            )
        )
    return found


def _spans(
    annotator: str, places: list[tuple[int, str]], generator: random.Random, wrong: float
) -> tuple[SpanAnnotation, ...]:
    spans: list[SpanAnnotation] = []
    for word, name in places:
        length, label, luck = 1 + word % 2, name, generator.random()
        if luck < wrong / 3:
            continue
        if luck < 2 * wrong / 3:
            length += 1
        elif luck < wrong:
            label = generator.choice(LABELS)
        start = word * WORD
        spans.append(SpanAnnotation(f"{annotator}{word}", LAYER.name, start, start + length * WORD - 1, label))
    return sorted_spans(spans)


def test_agreement_over_a_hundred_thousand_spans() -> None:
    texts = judged(1000, words=450, spans=35)
    number = sum(len(each.spans) for document in texts for each in document.sets)
    found = agreement(texts, LAYER)
    print(
        f"\n{number:,} spans by {len(ANNOTATORS)} annotators of {found.documents:,} documents, {found.units:,} tokens"
    )
    for name in MEASURES:
        each = found.measure(name)
        assert each is not None
        print(f"  {name}: {each.value:.3f} ({each.low:.3f} to {each.high:.3f})")
    say("six measures with intervals", median_milliseconds(lambda: agreement(texts, LAYER)), 2000)
    rated = ratings(texts, LAYER)
    say("the same for each of five labels", median_milliseconds(lambda: tuple(by_label(rated)), rounds=1), 10_000)
    say("confusion of all pairs with places", median_milliseconds(lambda: confusion(texts, LAYER), rounds=1), 2000)


def test_agreement_read_from_a_project(tmp_path: Path) -> None:
    lines = tmp_path / "judged.jsonl"
    text = " ".join(["storm"] * 450)
    with lines.open("wb") as file:
        for each in judged(1000, words=450, spans=35):
            for own in each.sets:
                file.write(_line(own, text))
    schema = Schema(name="names", title="Names", layers=(LAYER,))
    with Project.create(tmp_path / "judged.annot", schema, annotator="ada") as project:
        assert project.import_files(ImportRequest(paths=(lines,))).result().refused == ()
    with Project.open(tmp_path / "judged.annot", access="read") as project:
        door = project.agreement
        (question,) = door.questions

        def measure() -> None:
            (found,) = door.in_whole([question], _silent, _never)
            assert (found.documents, found.units, found.annotators) == (1000, 450_000, ANNOTATORS)

        say("reading a project's 100,000 spans and six measures with intervals", median_milliseconds(measure), 2000)
        compared = door.compare(question, _silent, _never)
        assert compared is not None
        parts: tuple[Part, ...] = ("label", "pair")
        for part in parts:
            took = median_milliseconds(partial(door.parts, compared, part, _silent, _never), rounds=1)
            say(f"the measures by {part}", took, 5000)
        same = compared.confusion.cells["GPE", "GPE"]
        took = median_milliseconds(lambda: door.places(same, "ada"), rounds=1)
        say(f"where {len(same):,} places of one cell stand", took, 1000)


def _line(own: AnnotationSet, text: str) -> bytes:
    spans = [{"start": span.start, "end": span.end, "label": span.label} for span in own.spans]
    plain: dict[str, object] = {
        "id": own.document,
        "kind": "article",
        "text": text,
        "annotator": own.annotator,
        "state": "submitted",
        "labels": {LAYER.name: spans},
    }
    return orjson.dumps(plain, option=orjson.OPT_APPEND_NEWLINE)


def _silent(_done: int, _total: int, _what: str) -> None:
    """Report progress to nobody."""


def _never() -> bool:
    return False


def test_differences_of_one_document() -> None:
    (text,) = judged(1, words=20_000, spans=500)
    say("differences of three annotators' 1,500 spans", median_milliseconds(lambda: diff(text.sets)), 50)
