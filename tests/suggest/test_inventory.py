"""What is installed and chosen, described elsewhere than in the window; what a pipeline's names mean."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator.domain.suggesting import AT_FIRST, ChosenSuggester
from annotator.suggest.inventory import look_round, names_of
from tests.suggest.asked import news
from tests.suggest.pipelines import packaged, rules


def test_what_is_installed_and_what_the_chosen_are_is_said_without_loading_them_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    packaged(tmp_path, "xx_rules_sm", rules())
    monkeypatch.syspath_prepend(str(tmp_path))
    gone = ChosenSuggester(agent="gone", suggester="spacy", settings={"pipeline": "en_gone_sm"})
    lost = ChosenSuggester(agent="lost", suggester="lost-and-never-found")
    here = ChosenSuggester(agent="here", suggester="spacy", settings={"pipeline": "xx_rules_sm"})

    inventory = look_round(news(), (*AT_FIRST, gone, lost, here))

    assert {"default", "gazetteer", "vader", "xx_rules_sm"} <= {each.name for each in inventory.installed}
    assert inventory.chosen["gazetteer"].layers == ("entities",)
    assert inventory.chosen["here"].version == "1.2.3"
    assert "python -m spacy download en_gone_sm".removeprefix("python ") in (inventory.chosen["gone"].problem or "")
    assert "not installed here" in (inventory.chosen["lost"].problem or "")


def test_the_names_of_a_pipeline_are_told_with_what_they_mean(tmp_path: Path) -> None:
    folder = tmp_path / "rules"
    rules().to_disk(folder)

    names = {each.name: (each.layer, each.label) for each in names_of(str(folder), news())}

    assert names["PER"] == ("entities", "PERSON")
    assert names["UNHEARD_OF"] == (None, None)
    assert names_of(str(tmp_path / "nothing"), news()) == ()
