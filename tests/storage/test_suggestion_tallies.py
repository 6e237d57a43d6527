from __future__ import annotations

from pathlib import Path

import pytest

from annotator.domain import gestures
from annotator.domain.gazetteer import term_of
from annotator.project import Project
from annotator.project.suggest_report import SuggestRequest
from annotator.storage.suggestion_tallies import Sureness
from annotator.suggest.suggester import GROUP
from tests.suggest.packages import register
from tests.threads import made


def suggested(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """Return a project of which “troubled” said of each of three texts: ORG at 0.5, and positive."""
    packages = folder / "packages"
    packages.mkdir()
    register(packages, GROUP, "troubled", "tests.suggest.troubled:Troubled")
    monkeypatch.syspath_prepend(str(packages))
    project = made(folder)
    project.suggesting.suggest(SuggestRequest(suggesters=("troubled",))).result()
    return project


def test_what_waits_is_counted_by_agent_without_what_was_decided(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with suggested(tmp_path, monkeypatch) as project:
        project.suggesting.change_terms([term_of("nowhere to be found", "entities", "GPE")]).result()
        project.suggesting.suggest(SuggestRequest(suggesters=("gazetteer",))).result()
        session = project.session("a")
        choice, span = session.open_suggestions("a")
        session.do(gestures.accept(session.sets["a"], choice, session.schema))
        session.do(gestures.reject(session.sets["a"], span)).saved.result()

        tallies = project.tallies.by_agent("ann")

        troubled, gazetteer = tallies["troubled"], tallies["gazetteer"]
        assert (troubled.suggestions, troubled.waiting, troubled.documents, troubled.version) == (6, 4, 3, "1")
        assert (gazetteer.suggestions, gazetteer.waiting, gazetteer.documents) == (0, 0, 3)
        assert project.tallies.by_agent("somebody else")["troubled"].waiting == 6


def test_how_sure_what_waits_is_comes_by_layer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with suggested(tmp_path, monkeypatch) as project:
        sureness = project.tallies.sureness("ann")["troubled", "entities"]

    assert (sureness.above(0.5), sureness.below(0.5)) == (3, 0)
    assert (sureness.above(0.51), sureness.below(0.51)) == (0, 3)


def test_what_gives_no_probability_comes_through_every_threshold() -> None:
    both = Sureness(unsure=2) + Sureness(tuple(int(percent == 29) for percent in range(101)))

    assert (both.above(0.29), both.below(0.29)) == (3, 0)
    assert (both.above(1.0), both.below(1.0)) == (2, 1)
