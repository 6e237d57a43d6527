"""The config beside a DocBin: components for what is in it, paths from its folder, and what has to be said."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy.training import Corpus

from annotator.domain.annotation import sorted_spans
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.schema import Schema
from annotator.formats import spacy_docbin
from annotator.formats.draft import Draft
from annotator.formats.folders import expand
from annotator.formats.labelled import Labelled, LabelledThread
from annotator.formats.loss import Account
from annotator.formats.spacy_docbin import SpacyWriter
from annotator.formats.writer import accounted
from tests.domain.drawn import article, choice, span

from .interchange import SCHEMA

TEXT = "Odile Fenn left Port Eldis and nobody knew."
PERSON = span(0, 10, "PERSON", layer="names", identifier="a")
INSIDE = span(0, 5, "ORG", layer="names", identifier="b")
CLAIM = span(27, 42, "claim", layer="parts", identifier="c")
GLAD = choice("mood", "glad")
ENGLISH = replace(SCHEMA, language="en")


def config_of(folder: Path, *labels: Any, stem: str = "train", schema: Schema = ENGLISH) -> str | None:
    """Return the config beside one document with these labels (no labels: one that nobody looked at)."""
    spans = sorted_spans([each for each in labels if hasattr(each, "start")])
    choices = tuple(each for each in labels if not hasattr(each, "start"))
    given = (AnnotationSet(document="t", annotator="ann", spans=spans, choices=choices),) if labels else ()
    draft = Draft(folder, stem)
    with accounted(SpacyWriter(), draft, schema, Account()) as write:
        write(LabelledThread((Labelled(article(TEXT), given),)))
    configs = [path for path in draft.paths if path.suffix == ".cfg"]
    return (folder / configs[0]).read_text("utf-8") if configs else None


def pipeline(config: str | None) -> list[str]:
    assert config is not None
    line = next(line for line in config.splitlines() if line.startswith("pipeline = "))
    return [name.strip('"') for name in line.removeprefix("pipeline = [").removesuffix("]").split(", ")]


def test_a_component_learns_each_kind_of_label_that_is_there(tmp_path: Path) -> None:
    assert pipeline(config_of(tmp_path, PERSON)) == ["tok2vec", "ner"]
    assert pipeline(config_of(tmp_path, PERSON, INSIDE)) == ["tok2vec", "ner", "spancat_names"]
    assert pipeline(config_of(tmp_path, CLAIM)) == ["tok2vec", "spancat_parts"]
    assert pipeline(config_of(tmp_path, GLAD)) == ["textcat_multilabel"]


def test_one_question_with_one_answer_is_exclusive(tmp_path: Path) -> None:
    asked = replace(ENGLISH, layers=tuple(layer for layer in ENGLISH.layers if layer.name == "mood"))
    config = config_of(tmp_path, GLAD, schema=asked)
    assert pipeline(config) == ["textcat"]
    assert "exclusive_classes = true" in str(config)
    # Of one label spaCy can learn only whether it is there.
    one = replace(asked, layers=(replace(asked.layers[0], labels=asked.layers[0].labels[:1]),))
    assert pipeline(config_of(tmp_path, GLAD, schema=one)) == ["textcat_multilabel"]


def test_every_score_of_ours_counts_and_none_that_is_never_measured(tmp_path: Path) -> None:
    config = str(config_of(tmp_path, PERSON, CLAIM, GLAD))
    assert 'spans_key = "parts"' in config
    weights = config.partition("[training.score_weights]\n")[2].partition("\n\n")[0].splitlines()
    assert {"ents_f = 0.33", "spans_parts_f = 0.33", "cats_score = 0.33", "spans_sc_f = null"} <= {*weights}


def test_paths_are_those_of_the_folder_and_the_first_lines_say_how_to_start(tmp_path: Path) -> None:
    config = str(config_of(tmp_path, PERSON))
    assert config.startswith("# Learns from train.spacy and measures with dev.spacy, in this folder:\n")
    assert "#     spacy train config.cfg --output trained\n" in config
    assert 'train = "train.spacy"\ndev = "dev.spacy"\n' in config


def test_what_is_large_is_a_folder_of_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spacy_docbin, "PART", 5)
    with ExitStack() as stack:
        for stem in ("train", "dev"):
            write = stack.enter_context(accounted(SpacyWriter(), Draft(tmp_path, stem), ENGLISH, Account()))
            for number in range(2):
                given = AnnotationSet(document=f"t{number}", annotator="ann", spans=(PERSON,))
                write(LabelledThread((Labelled(article(TEXT, f"t{number}"), (given,)),)))
    assert 'train = "train"\ndev = "dev"\n' in (tmp_path / "config.cfg").read_text("utf-8")
    assert len([*Corpus(tmp_path / "train")(spacy.blank("en"))]) == 2


def test_without_a_split_it_says_what_is_needed(tmp_path: Path) -> None:
    config = str(config_of(tmp_path, PERSON, stem="all"))
    assert "--split 80,10,10" in config.partition("[paths]")[0]
    assert "--paths.dev other.spacy" in config.partition("[paths]")[0]
    assert 'train = "all.spacy"\ndev = null\n' in config


@pytest.mark.parametrize("stem", ["dev", "test"])
def test_there_is_one_for_all_splits(tmp_path: Path, stem: str) -> None:
    assert config_of(tmp_path, PERSON, stem=stem) is None


def test_there_is_none_where_nothing_is_labelled(tmp_path: Path) -> None:
    assert config_of(tmp_path) is None


def test_texts_that_nobody_looked_at_are_told_where_they_would_teach_wrong_things(tmp_path: Path) -> None:
    draft = Draft(tmp_path, "train")
    given = AnnotationSet(document="t", annotator="ann", spans=(CLAIM,))
    with accounted(SpacyWriter(), draft, ENGLISH, Account()) as write:
        write(LabelledThread((Labelled(article(TEXT), (given,)), Labelled(replace(article(TEXT), id="u")))))
    assert "# Documents that nobody looked at: 1." in (tmp_path / "config.cfg").read_text("utf-8")


def test_a_layer_that_no_config_can_name_is_told_and_left_out(tmp_path: Path) -> None:
    layers = tuple(replace(layer, name="a: b") if layer.name == "parts" else layer for layer in ENGLISH.layers)
    odd = replace(ENGLISH, layers=layers)
    config = str(config_of(tmp_path, PERSON, replace(CLAIM, layer="a: b"), schema=odd))
    assert pipeline(config) == ["tok2vec", "ner"]
    assert "# Nothing learns 'a: b'" in config


def test_it_is_the_same_every_time_and_no_text_to_import(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    assert config_of(tmp_path / "one", PERSON, CLAIM, GLAD) == config_of(tmp_path / "two", PERSON, CLAIM, GLAD)
    assert [*expand([tmp_path / "one"])] == [tmp_path / "one" / "train.spacy"]
