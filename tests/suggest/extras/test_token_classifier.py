from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from annotator.domain.errors import SuggesterError
from annotator.domain.suggesting import SuggestionSettings
from annotator.suggest import registry
from annotator.suggest.extras.token_classifier import TokenClassifier
from annotator.suggest.suggester import ProposedSpan
from tests.suggest.asked import asked, news
from tests.suggest.extras.libraries import installed

REAL = all(find_spec(name) is not None for name in ("torch", "transformers"))


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    monkeypatch.syspath_prepend(str(installed(tmp_path / "packages")))
    _without_network_settings(monkeypatch)
    for name in ("transformers", "torch"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    yield import_module("transformers")
    for name in ("transformers", "torch"):
        sys.modules.pop(name, None)


def _without_network_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have what a suggester puts into the environment taken out again."""
    for name in ("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE", "HF_HUB_DISABLE_TELEMETRY"):
        monkeypatch.setenv(name, "")


def weights(tmp_path: Path, **told: object) -> str:
    folder = tmp_path / "weights"
    folder.mkdir()
    words = {"Bo Li": "PER", "Port Eldis": "B-LOC", "Monday": "XYZ"}
    labels = {"0": "O", "1": "B-PER", "2": "I-PER", "3": "B-LOC"}
    (folder / "config.json").write_text(json.dumps({"words": words, "id2label": labels, **told}), encoding="utf-8")
    return str(folder)


def test_names_are_the_schema_s_and_places_are_code_points(library: Any, tmp_path: Path) -> None:
    text = "🦊👩🏽‍🚀 Bo Li left Port Eldis on Monday."
    found = TokenClassifier(news(), {"model": weights(tmp_path)}).suggest([asked(""), asked(text), asked(" \n")])

    assert found[0] == found[2] == []
    assert [(text[each.start : each.end], each.label) for each in found[1]] == [
        ("Bo Li", "PERSON"),
        ("Port Eldis", "LOC"),
    ]
    assert found[1][0] == ProposedSpan("entities", 6, 11, "PERSON", 0.875, "score")


@pytest.mark.parametrize(
    ("told", "most", "stride"),
    [({}, 512, 128), ({"most": 256}, 256, 64), ({"most": 100_000}, 4096, 1024)],
)
def test_long_texts_are_read_in_windows_that_overlap(
    library: Any, tmp_path: Path, told: dict[str, object], most: int, stride: int
) -> None:
    TokenClassifier(news(), {"model": weights(tmp_path, **told)}).suggest([asked("Bo Li")])

    assert (library.SEEN["most"], library.SEEN["stride"]) == (most, stride)


@pytest.mark.parametrize(("prefix", "aggregation"), [("##", "first"), (None, "simple")])
def test_words_are_whole_where_the_tokenizer_knows_words(
    library: Any, tmp_path: Path, prefix: str | None, aggregation: str
) -> None:
    TokenClassifier(news(), {"model": weights(tmp_path, prefix=prefix)})

    assert library.SEEN["aggregation"] == aggregation


def test_a_tokenizer_without_places_is_refused(library: Any, tmp_path: Path) -> None:
    with pytest.raises(SuggesterError, match="does not say where in a text its tokens are"):
        TokenClassifier(news(), {"model": weights(tmp_path, fast=False)})


def test_weights_that_are_not_there_say_how_they_are_fetched(library: Any, tmp_path: Path) -> None:
    with pytest.raises(SuggesterError, match=r"couldn't connect.*do it with: hf download organisation/name$"):
        TokenClassifier(news(), {"model": "organisation/name"})
    with pytest.raises(SuggesterError, match="there is no such folder"):
        TokenClassifier(news(), {"model": str(tmp_path / "gone")})
    with pytest.raises(SuggesterError, match="Say which weights to load"):
        TokenClassifier(news(), {})


def test_weights_that_were_trained_anew_are_another_version(library: Any, tmp_path: Path) -> None:
    folder = weights(tmp_path)
    before = TokenClassifier(news(), {"model": folder}).version
    (Path(folder) / "model.safetensors").write_bytes(b"others")

    assert TokenClassifier(news(), {"model": folder}).version != before


def test_the_layers_are_told_from_the_folder_without_loading_it(tmp_path: Path) -> None:
    schema = news()
    deciding = replace(schema.layer("entities"), name="other", labels=schema.layer("sentiment").labels)
    both = replace(schema, layers=(*schema.layers, deciding))

    assert TokenClassifier.layers(both, {"model": weights(tmp_path)}) == ("entities",)
    assert TokenClassifier.layers(both, {"model": "organisation/name"}) == ("entities", "other")
    assert TokenClassifier.layers(both, {}) == ("entities", "other")


def test_a_folder_of_weights_is_known_by_its_files(tmp_path: Path) -> None:
    folder = weights(tmp_path)
    chosen = registry.chosen_by_name(folder, SuggestionSettings())
    assert (chosen.agent, chosen.suggester, chosen.settings) == ("weights", "transformers", {"model": folder})
    chosen = registry.chosen_by_name("transformers:organisation/name", SuggestionSettings())
    assert (chosen.agent, chosen.settings) == ("transformers:name", {"model": "organisation/name"})
    (Path(folder) / "gliner_config.json").write_text("{}", encoding="utf-8")
    assert registry.chosen_by_name(folder, SuggestionSettings()).suggester == "gliner"


@pytest.mark.skipif(REAL, reason="torch and transformers are installed here")
def test_where_the_packages_are_missing_the_command_is_said(tmp_path: Path) -> None:
    said = TokenClassifier.missing({})
    assert said == "not installed: pip install 'annotator[transformers]'"
    with pytest.raises(SuggesterError, match=r"-m pip install 'annotator\[transformers\]'"):
        TokenClassifier(news(), {"model": str(tmp_path)})


@pytest.mark.slow
@pytest.mark.skipif(not REAL, reason="torch and transformers are not installed: pip install 'annotator[transformers]'")
def test_the_real_library_says_places_in_code_points(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With weights of nothing but chance, made here: which labels it gives means nothing, the places do."""
    _without_network_settings(monkeypatch)
    transformers: Any = import_module("transformers")
    words = ["[UNK]", "[CLS]", "[SEP]", "[PAD]", "[MASK]", "Bo", "Li", "left", "Port", "El", "##dis", ".", "🦊"]
    folder = tmp_path / "weights"
    folder.mkdir()
    (folder / "vocab.txt").write_text("\n".join(words), encoding="utf-8")
    transformers.BertTokenizerFast(str(folder / "vocab.txt"), do_lower_case=False, model_max_length=16).save_pretrained(
        folder
    )
    config = transformers.BertConfig(
        vocab_size=len(words),
        hidden_size=8,
        num_hidden_layers=1,
        num_attention_heads=1,
        intermediate_size=8,
        id2label={0: "PER", 1: "LOC"},
        label2id={"PER": 0, "LOC": 1},
    )
    transformers.BertForTokenClassification(config).save_pretrained(folder)
    text = "🦊 Bo Li left Port Eldis . " * 20
    (found,) = TokenClassifier(news(), {"model": str(folder)}).suggest([asked(text)])

    # Every word has a label by chance, so that what is found covers the text to its end, without white space around.
    assert found[-1].end == len(text.rstrip())
    assert all(text[each.start : each.end] == text[each.start : each.end].strip() for each in found)
    assert all(each.confidence is not None and 0 <= each.confidence <= 1 for each in found)
