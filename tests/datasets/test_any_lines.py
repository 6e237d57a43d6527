"""Whatever a line says, it goes in or is refused in a sentence, and the project stays sound."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from annotator.datasets.import_report import ImportRequest
from annotator.domain.identifiers import uuid7
from annotator.domain.queue import QueueQuery
from annotator.project import Project

from .lines import NEWS, Line, article, write

ODD: st.SearchStrategy[Any] = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.sampled_from([0, -1, 1, 2**63, 2**70, 0.5, float("nan"), 1e400]),
        st.sampled_from(
            ["", "PERSON", "ann", "a\x00b", "\ud800", "\r\n", "new", "train", "entities", "article", "claim"]
        ),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=2),
        st.dictionaries(st.sampled_from(["id", "start", "label", "x", "\udc80", "sentiment"]), inner, max_size=2),
    ),
    max_leaves=4,
)
SPAN = st.fixed_dictionaries(
    {},
    optional={
        **dict.fromkeys(("id", "start", "end", "label", "quote", "attributes", "origin", "agent", "confidence"), ODD)
    },
).map(lambda odd: {"start": 0, "end": 2, "label": "PERSON", **odd})
STANCE = st.fixed_dictionaries({}, optional=dict.fromkeys(("id", "target", "label", "origin", "confidence"), ODD)).map(
    lambda odd: {"target": {"kind": "entity", "id": "bo", "text": "Bo"}, "label": "favor", **odd}
)
LABELS = st.one_of(
    ODD,
    st.fixed_dictionaries(
        {},
        optional={
            "entities": st.one_of(ODD, st.lists(SPAN, max_size=2)),
            "sentiment": st.one_of(ODD, st.just("positive"), st.lists(SPAN, max_size=1)),
            "stance": st.one_of(ODD, st.lists(STANCE, max_size=2)),
        },
    ),
)
LINE = st.fixed_dictionaries(
    {},
    optional={
        **dict.fromkeys(
            (
                *("id", "kind", "thread", "parent", "author", "created", "source", "title", "text", "text_sha256"),
                *("offset_unit", "confidence", "origins", "flag", "state", "split", "meta", "other"),
            ),
            ODD,
        ),
        "annotator": st.one_of(st.just("ann"), ODD),
        "labels": LABELS,
        "rejected": LABELS,
    },
)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    with Project.create(tmp_path_factory.mktemp("any") / "any.annot", NEWS, annotator="ann") as project:
        yield project


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(odd=LINE, agent=st.booleans())
@example(odd={"id": "\ud800"}, agent=False)
@example(odd={"annotator": "a\ud800", "flag": "x"}, agent=False)
@example(odd={"annotator": "ann", "flag": "\ud800"}, agent=False)
@example(odd={"split": "validation"}, agent=False)
@example(odd={"meta": {"a": 2**70, "b": "\ud800"}}, agent=False)
@example(
    odd={"annotator": "ann", "labels": {"entities": [{"start": 0, "end": 2, "label": "ORG", "attributes": [1]}]}},
    agent=False,
)
def test_any_line_goes_in_or_is_refused(project: Project, tmp_path: Path, odd: Line, agent: bool) -> None:
    line = article(uuid7(), "Bo Li wins.", annotator="ann", labels={"entities": []})
    path = write(tmp_path / "odd.jsonl", {**line, **odd}, article(uuid7(), "Another."))
    report = project.import_files(ImportRequest(paths=(path,), agent="tagger" if agent else None)).result()

    assert report.added + report.unchanged + len(report.refused) >= 2
    assert all(remark.file == path and remark.line == 1 and remark.reason.endswith(".") for remark in report.refused)
    assert project.check() == ()


def test_what_went_in_can_be_shown_and_written(project: Project) -> None:
    """Runs after the lines above, on what they left."""
    numbers = project.queue_numbers(QueueQuery(show="all"))
    rows = project.queue_rows(numbers)
    assert len(rows) == len(numbers)
    for row in rows:
        project.session(row.thread_id)
