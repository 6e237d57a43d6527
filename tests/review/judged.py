"""Documents that several annotators judged, written as plainly as the tables in books."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from annotator.domain.annotation import (
    ChoiceAnnotation,
    SpanAnnotation,
    StanceAnnotation,
    Target,
    choice_id,
    sorted_spans,
)
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.judged import Judged
from annotator.domain.schema import Layer
from annotator.domain.tokens import TokenTable
from tests.domain.drawn import SCHEMA, labels

NAMES, MOOD, TOPICS, SIDE = (SCHEMA.layer(name) for name in ("names", "mood", "topics", "side"))

Plain = tuple[int, int, str]


def letters(length: int) -> TokenTable:
    """Every code point is a token."""
    return TokenTable(tuple(range(length)), tuple(range(1, length + 1)))


def nominal(*values: str) -> Layer:
    """A choice of one label among these."""
    return Layer(name="value", kind="choice", title="Value", labels=labels(*values))


def rows_of_coders(rows: Sequence[Sequence[object | None]]) -> tuple[list[Judged], Layer]:
    """Documents from a table with a row for each coder; None where a coder said nothing."""
    values = sorted({str(value) for row in rows for value in row if value is not None})
    found = [
        Judged(
            document=f"d{column}",
            kind="article",
            length=0,
            tokens=letters(0),
            sets=tuple(
                AnnotationSet(
                    document=f"d{column}",
                    annotator=f"coder{coder:02}",
                    choices=(ChoiceAnnotation("value", "value", str(row[column])),),
                )
                for coder, row in enumerate(rows)
                if row[column] is not None
            ),
        )
        for column in range(len(rows[0]))
    ]
    return found, nominal(*values)


def spans_of(
    length: int, own: Mapping[str, Sequence[Plain]], *, document: str = "d", week: str | None = None
) -> Judged:
    """One text of that length, with the spans of each annotator."""
    return Judged(
        document=document,
        kind="article",
        length=length,
        tokens=letters(length),
        week=week,
        sets=tuple(
            AnnotationSet(
                document=document,
                annotator=name,
                spans=sorted_spans([SpanAnnotation(f"{name}{at}", "names", *plain) for at, plain in enumerate(spans)]),
            )
            for name, spans in own.items()
        ),
    )


def topics_of(own: Mapping[str, Sequence[str]], *, document: str = "d") -> Judged:
    """One text, with the topics that each annotator chose."""
    return Judged(
        document=document,
        kind="article",
        length=0,
        tokens=letters(0),
        sets=tuple(
            AnnotationSet(
                document=document,
                annotator=name,
                choices=tuple(
                    ChoiceAnnotation(choice_id("topics", each, many=True), "topics", each) for each in chosen
                ),
            )
            for name, chosen in own.items()
        ),
    )


def stances_of(own: Mapping[str, Mapping[str, str]], *, document: str = "c") -> Judged:
    """One comment, with what each annotator said toward which entity."""
    return Judged(
        document=document,
        kind="comment",
        length=0,
        tokens=letters(0),
        sets=tuple(
            AnnotationSet(
                document=document,
                annotator=name,
                stances=tuple(
                    StanceAnnotation(f"{name}{target}", "side", Target.entity(target), label)
                    for target, label in stances.items()
                ),
            )
            for name, stances in own.items()
        ),
    )
