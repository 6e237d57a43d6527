"""Our lines in doccano: taken in whole where its project has room for them, and back as the account said."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from annotator.domain.annotation import SpanAnnotation
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.schema import LayerKind, Schema
from annotator.formats.doccano import DoccanoReader, DoccanoWriter
from annotator.formats.labelled import Labelled, LabelledThread
from tests.domain.drawn import article, choice, span
from tests.formats.interchange import SCHEMA, check_account, facts, read, threads, together, write
from tests.formats.test_offsets import PLACES, VECTOR
from tests.interop.doccano.conftest import Doccano

WRITER, READER = DoccanoWriter(), DoccanoReader()
NO_ROOM = {"allow_overlapping": False}
ROOM = {"allow_overlapping": True}


def of_kinds(given: Iterable[LabelledThread], *kinds: LayerKind) -> list[LabelledThread]:
    """Return what is said on layers of some kinds, since a project of doccano is of one."""
    names = {layer.name for kind in kinds for layer in SCHEMA.of_kind(kind)}

    def fitted(one: AnnotationSet) -> AnnotationSet:
        return replace(
            one,
            spans=tuple(each for each in one.spans if each.layer in names),
            choices=tuple(each for each in one.choices if each.layer in names),
            stances=(),
            rejected=(),
        )

    return with_sets(given, fitted)


def with_sets(
    given: Iterable[LabelledThread], change: Callable[[AnnotationSet], AnnotationSet]
) -> list[LabelledThread]:
    return [
        LabelledThread(tuple(Labelled(each.document, tuple(map(change, each.sets))) for each in documents), split)
        for documents, split in given
    ]


def kept_apart(given: AnnotationSet) -> AnnotationSet:
    """Return a set as doccano keeps it where its project has no room for overlaps: the first spans to begin."""
    kept: list[SpanAnnotation] = []
    for each in given.spans:
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    return replace(given, spans=tuple(kept))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(drawn=threads())
def test_spans_that_lie_apart_and_choices_come_back_as_the_account_says(
    doccano: Doccano, drawn: list[LabelledThread]
) -> None:
    def through(folder: Path) -> None:
        assert doccano.there_and_back(folder / "all.jsonl", "IntentDetectionAndSlotFilling", {}) == []

    apart = with_sets(drawn, kept_apart)
    check_account(WRITER, READER, apart, through=through)


@pytest.mark.parametrize(
    ("kind", "layers", "room"),
    [
        ("SequenceLabeling", "span", ROOM),
        ("SequenceLabeling", "span", ROOM | {"grapheme_mode": True}),
        ("SequenceLabeling", "span", NO_ROOM),
        ("DocumentClassification", "choice", {}),
    ],
)
def test_projects_of_one_kind_take_layers_of_one_kind(
    doccano: Doccano, tmp_path: Path, kind: str, layers: LayerKind, room: dict[str, bool]
) -> None:
    spans = tuple(span(*place, "ORG") for place in PLACES["codepoint"])
    over = span(5, 24, "PERSON")
    given_set = AnnotationSet(
        document="t",
        annotator="ann",
        state="submitted",
        flag="why?",
        spans=(over, *spans),
        choices=(choice("mood", "glad"), choice("topics", "x"), choice("topics", "y")),
    )
    other = replace(given_set, annotator="bea", spans=spans[:1], choices=(), flag=None)
    document = replace(article(VECTOR), meta={"share": 0.12345678901234567, "large": 2**53 + 1, "none": []})
    sent = of_kinds([LabelledThread((Labelled(document, (given_set, other)),), "train")], layers)
    schema = Schema(name="one", title="One", layers=SCHEMA.of_kind(layers))
    write(WRITER, sent, tmp_path, schema)
    assert doccano.there_and_back(tmp_path / "all.jsonl", kind, room) == []
    lost = facts(sent, WRITER) - facts(together(read(READER, tmp_path / "all.jsonl", schema)), WRITER)
    if room is NO_ROOM:
        assert [what[-1] for (part, _layer, _label), what in lost if part == "span"] == [(5, 9), (18, 24)]
    else:
        assert {part for (part, _layer, _label), _what in lost} <= {"span_id", "origin"}
