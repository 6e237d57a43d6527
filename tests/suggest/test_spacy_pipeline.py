from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.tokens import Span

from annotator.domain.errors import SuggesterError
from annotator.domain.suggesting import SuggestionSettings
from annotator.suggest import spacy_pipeline
from annotator.suggest.registry import chosen_by_name, installed, pipeline_folder
from annotator.suggest.spacy_pipeline import SpacyPipeline
from annotator.suggest.suggester import LeftOut, ProposedAttribute, ProposedChoice, ProposedSpan
from tests.suggest.asked import asked, news
from tests.suggest.pipelines import packaged, rules, trained


def of_folder(folder: Path) -> SpacyPipeline:
    return SpacyPipeline(news(), {"pipeline": str(folder)})


def test_entities_get_the_schema_s_names_and_no_confidence(tmp_path: Path) -> None:
    rules().to_disk(tmp_path / "p")
    (found,) = of_folder(tmp_path / "p").suggest([asked("Alder of Marren left Port Eldis.")])

    assert found == [
        ProposedSpan("entities", 0, 5, "PERSON"),
        ProposedSpan("entities", 21, 31, "LOC"),
    ]


def test_span_groups_and_categories_come_with_their_scores(tmp_path: Path) -> None:
    trained().to_disk(tmp_path / "p")
    pipeline = of_folder(tmp_path / "p")
    (found,) = pipeline.suggest([asked("Alder is good")])
    span, choice = found

    assert isinstance(span, ProposedSpan)
    assert (span.layer, span.start, span.end, span.label, span.basis) == ("entities", 0, 5, "PERSON", "score")
    assert span.confidence is not None
    assert 0.5 <= span.confidence <= 1
    assert isinstance(choice, ProposedChoice)
    assert (choice.layer, choice.label, choice.basis) == ("sentiment", "positive", "score")
    assert choice.confidence is not None
    assert choice.confidence > 0.5


def test_a_pipeline_may_say_that_its_scores_are_probabilities(tmp_path: Path) -> None:
    nlp = trained()
    nlp.meta["annotator"] = {"calibrated": True}
    nlp.to_disk(tmp_path / "p")
    (found,) = of_folder(tmp_path / "p").suggest([asked("Alder is good")])

    assert [each.basis for each in found if not isinstance(each, LeftOut)] == ["calibrated", "calibrated"]


def test_a_pipeline_may_say_so_of_a_part_of_what_it_says(tmp_path: Path) -> None:
    nlp = trained()
    nlp.meta["annotator"] = {"calibrated": ["cats"]}
    nlp.to_disk(tmp_path / "p")
    (found,) = of_folder(tmp_path / "p").suggest([asked("Alder is good")])

    assert [each.basis for each in found if not isinstance(each, LeftOut)] == ["score", "calibrated"]


def test_one_place_is_proposed_once_and_with_the_score_where_there_is_one() -> None:
    pipeline = SpacyPipeline.__new__(SpacyPipeline)
    nlp = rules()
    pipeline._take(nlp, news())
    doc = nlp("Alder and\n\nPort Eldis")
    doc.spans["entities"] = [Span(doc, 0, 1, label="PERSON")]
    doc.spans["entities"].attrs["scores"] = [0.25]
    doc.spans["entities"].attrs["calibrated"] = True
    doc.spans["other"] = [Span(doc, 2, 5, label="GPE")]

    assert pipeline._proposed(doc) == [
        ProposedSpan("entities", 0, 5, "PERSON", 0.25, "calibrated"),
        ProposedSpan("entities", 11, 21, "GPE"),
        ProposedSpan("entities", 11, 21, "LOC"),
    ]


def test_the_words_met_first_are_remembered_and_later_ones_go_with_their_texts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rules().to_disk(tmp_path / "p")
    pipeline = of_folder(tmp_path / "p")
    pipeline.suggest([asked("Alder saw Halvering")])
    monkeypatch.setattr(spacy_pipeline, "_REMEMBERED", len(pipeline._nlp.vocab) - 1)
    (found,) = pipeline.suggest([asked("Alder saw Northgate")])

    known = pipeline._nlp.vocab.strings
    assert ("Halvering" in known, "Northgate" in known) == (True, False)
    assert found == [ProposedSpan("entities", 0, 5, "PERSON")]


def test_what_neither_names_nor_categories_need_rests() -> None:
    nlp = spacy.blank("en")
    for name in ("tagger", "ner", "textcat"):
        nlp.add_pipe(name)
    pipeline = SpacyPipeline.__new__(SpacyPipeline)
    pipeline._take(nlp, news())
    assert nlp.pipe_names == ["ner", "textcat"]

    nlp = spacy.blank("en")
    for name in ("tagger", "ner", "entity_ruler"):
        nlp.add_pipe(name)
    pipeline._take(nlp, news())
    assert nlp.pipe_names == ["tagger", "ner", "entity_ruler"]


def test_a_package_works_the_moment_it_is_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    packaged(tmp_path, "xx_harbour_web_sm", rules())
    monkeypatch.syspath_prepend(str(tmp_path))

    chosen = chosen_by_name("xx_harbour_web_sm", SuggestionSettings())
    (found,) = SpacyPipeline(news(), chosen.settings).suggest([asked("Alder")])
    (described,) = (each for each in installed(news()) if each.name == "xx_harbour_web_sm")

    assert found == [ProposedSpan("entities", 0, 5, "PERSON")]
    assert pipeline_folder(chosen) is None
    assert (described.version, described.layers, described.problem) == ("1.2.3", ("entities",), None)
    assert SpacyPipeline(news(), chosen.settings).version == "1.2.3"


def test_a_package_that_is_missing_says_how_to_install_it() -> None:
    with pytest.raises(SuggesterError, match="-m spacy download de_core_news_sm"):
        chosen_by_name("de_core_news_sm", SuggestionSettings())
    with pytest.raises(SuggesterError, match="-m spacy download de_core_news_sm"):
        SpacyPipeline(news(), {"pipeline": "de_core_news_sm"})


def test_a_folder_is_named_by_itself_and_one_trained_anew_is_another_version(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    rules().to_disk(folder)
    chosen = chosen_by_name(str(folder), SuggestionSettings())
    first = of_folder(folder).version
    again = of_folder(folder).version
    rules().to_disk(folder)

    assert (chosen.agent, pipeline_folder(chosen)) == ("mine", str(folder))
    assert first == again
    assert first != of_folder(folder).version
    assert first.startswith("1.2.3+")


def test_a_folder_that_holds_no_pipeline_says_so(tmp_path: Path) -> None:
    with pytest.raises(SuggesterError, match="cannot be loaded"):
        of_folder(tmp_path)


def test_attributes_come_from_an_extension_of_their_name() -> None:
    if not Span.has_extension("sentiment"):
        Span.set_extension("sentiment", default=None)
    nlp = rules()
    nlp.meta["annotator"] = {"calibrated": True}
    pipeline = SpacyPipeline.__new__(SpacyPipeline)
    pipeline._take(nlp, news())
    doc = nlp("Alder left Port Eldis")
    doc.ents[0]._.sentiment = {"NEG": 0.7, "neutral": 0.2, "joyful": 0.1}

    sure, unsaid = pipeline._proposed(doc)
    assert isinstance(sure, ProposedSpan)
    assert isinstance(unsaid, ProposedSpan)
    assert sure.attributes == (ProposedAttribute("sentiment", "negative", 0.7, "calibrated"),)
    assert unsaid.attributes == ()
