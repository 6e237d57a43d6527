"""Labelling many places at once: what machines proposed there is taken up, what was refused stays refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator.datasets.import_report import ImportRequest
from annotator.domain import gestures
from annotator.domain.annotation import SpanAnnotation
from annotator.domain.finding import Place, Wanted
from annotator.domain.suggesting import SuggestionSettings
from annotator.project import Project
from tests.datasets.lines import Line, article, entity, write
from tests.threads import NEWS

TEXTS: list[Line] = [article(name, f"Bo Li won in {name}.") for name in ("a", "b", "c", "d")]
WANTED = Wanted(text="Bo Li", layer="entities", label="PERSON")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Four articles; just that label is proposed in a and d, another in b, and none in c."""
    project = Project.create(tmp_path / "storm.annot", NEWS, annotator="ann")
    project.import_files(ImportRequest(paths=(write(tmp_path / "texts.jsonl", *TEXTS),))).result()
    proposed = [
        {**line, "labels": {"entities": [entity(line, "Bo Li", label, id=f"s-{line['id']}", confidence=0.9)]}}
        for line, label in ((TEXTS[0], "PERSON"), (TEXTS[1], "ORG"), (TEXTS[3], "PERSON"))
    ]
    path = write(tmp_path / "proposed.jsonl", *proposed)
    assert project.import_files(ImportRequest(paths=(path,), agent="ner")).result().refused == ()
    return project


def everywhere(project: Project) -> tuple[Place, ...]:
    return project.finder.occurrences(
        WANTED,
        annotator="ann",
        schema=project.schema,
        thread=None,
        tokens={},
        progress=lambda *_: None,
        cancelled=lambda: False,
    )


def span(project: Project, thread: str) -> SpanAnnotation:
    (there,) = project.session(thread).sets[thread].spans
    return there


def test_a_label_that_waits_as_a_suggestion_is_accepted(project: Project) -> None:
    with project:
        (proposed,) = project.session("a").suggestions["a"]
        project.label_places(everywhere(project), "entities", "PERSON").result()
        told = {name: (span(project, name).origin, span(project, name).suggestion) for name in "abc"}
    assert told == {"a": ("accepted", proposed.id), "b": ("scratch", None), "c": ("scratch", None)}


def test_what_was_refused_stays_refused(project: Project) -> None:
    with project:
        session = project.session("d")
        (refused,) = session.suggestions["d"]
        session.do(gestures.reject(session.sets["d"], refused)).saved.result()
        places = everywhere(project)
        assert [place.refused for place in places] == [False, False, False, True]
        project.label_places(places, "entities", "PERSON").result()
        assert (span(project, "d").origin, span(project, "d").suggestion) == ("scratch", None)
        assert [each.id for each in project.session("d").sets["d"].rejected] == [refused.id]


def test_nothing_is_accepted_that_nobody_was_shown(project: Project) -> None:
    with project:
        project.suggesting.change_settings(SuggestionSettings(blind_share=1.0)).result()
        project.label_places(everywhere(project), "entities", "PERSON").result()
        assert span(project, "a").origin == "scratch"
