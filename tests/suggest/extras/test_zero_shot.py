from __future__ import annotations

import inspect
import sys
from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from annotator.domain.errors import SuggesterError
from annotator.domain.schema import Guideline, Label
from annotator.suggest.extras.windows import Window, windows
from annotator.suggest.extras.zero_shot import ZeroShot, asked_for
from annotator.suggest.suggester import ProposedSpan
from tests.suggest.asked import asked, news
from tests.suggest.extras.libraries import installed

REAL = find_spec("gliner") is not None


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    monkeypatch.syspath_prepend(str(installed(tmp_path / "packages")))
    for name in ("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE", "HF_HUB_DISABLE_TELEMETRY"):
        monkeypatch.setenv(name, "")
    monkeypatch.delitem(sys.modules, "gliner", raising=False)
    yield import_module("gliner")
    sys.modules.pop("gliner", None)


def weights(tmp_path: Path, most: int = 384) -> str:
    folder = tmp_path / "weights"
    folder.mkdir()
    (folder / "gliner_config.json").write_text(str(most), encoding="utf-8")
    return str(folder)


def test_it_asks_in_words_and_gives_code_points_and_its_own_score(library: Any, tmp_path: Path) -> None:
    text = "🦊👩🏽‍🚀 Bo Li left."
    found = ZeroShot(news(), {"model": weights(tmp_path)}).suggest([asked(text), asked("")])

    assert found == [[ProposedSpan("entities", 6, 11, "PERSON", 0.75, "score")], []]
    ((_, labels, flat, threshold),) = library.ASKED
    assert labels[:4] == (
        "person",
        "nationality or religious or political group",
        "organization",
        "country or city or state",
    )
    assert not flat  # names may stand in names
    assert threshold == 0.5


def test_a_label_is_asked_for_by_its_title_or_its_guideline() -> None:
    schema = news()
    labels = (
        Label(name="SHIP", title="Ships and boats"),
        Label(name="TIDE", title="TIDE", guideline=Guideline(text="High and low waters, with a name. No floods.")),
        Label(name="LIGHT_HOUSE", title="LIGHT_HOUSE"),
        Label(name="OLD", title="Old", retired=True),
        Label(name="PER", title="PER"),
    )
    layer = replace(schema.layer("entities"), labels=labels)

    assert asked_for(replace(schema, layers=(layer,)), {"PER": "sailor"}) == {
        "ships and boats": ("entities", "SHIP"),
        "high and low waters, with a name": ("entities", "TIDE"),
        "light house": ("entities", "LIGHT_HOUSE"),
        "sailor": ("entities", "PER"),
    }


def test_a_long_text_is_read_in_windows_and_every_name_is_said_once(library: Any, tmp_path: Path) -> None:
    text = "Then Bo Li met 🦊 and " * 100
    (found,) = ZeroShot(news(), {"model": weights(tmp_path, most=24)}).suggest([asked(text)])

    assert len(library.ASKED) > 20
    assert [text[each.start : each.end] for each in found] == ["Bo Li"] * 100
    assert len({each.start for each in found}) == 100


@pytest.mark.parametrize("count", [0, 1, 9, 10, 11, 17, 18, 100])
def test_windows_cover_a_text_without_a_gap(count: int) -> None:
    words = [(2 * at, 2 * at + 1) for at in range(count)]
    made = list(windows(2 * count, words, most=10, overlap=3))

    assert made[0].start == made[0].own_start == 0
    assert made[-1].end == made[-1].own_end == 2 * count
    for before, after in pairwise(made):
        assert before.own_end == after.own_start
        assert after.start <= before.own_end < before.end
    assert all(each.end - each.start <= 20 for each in made)
    assert made[0] == (Window(0, 2 * count, 0, 2 * count) if count <= 10 else Window(0, 19, 0, 16))


def test_what_is_not_there_is_a_sentence(library: Any, tmp_path: Path) -> None:
    with pytest.raises(SuggesterError, match=r"No config file found.*hf download organisation/name$"):
        ZeroShot(news(), {"model": "organisation/name"})


@pytest.mark.skipif(REAL, reason="GLiNER is installed here")
def test_where_the_package_is_missing_the_command_is_said(tmp_path: Path) -> None:
    assert ZeroShot.missing({}) == "not installed: pip install 'annotator[gliner]'"
    with pytest.raises(SuggesterError, match=r"-m pip install 'annotator\[gliner\]'"):
        ZeroShot(news(), {"model": str(tmp_path)})


@pytest.mark.skipif(not REAL, reason="GLiNER is not installed: pip install 'annotator[gliner]'")
def test_the_real_library_takes_what_it_is_asked() -> None:
    gliner: Any = import_module("gliner")
    asked_with = inspect.signature(gliner.GLiNER.predict_entities).parameters
    loaded_with = inspect.signature(gliner.GLiNER.from_pretrained).parameters

    assert {"text", "labels", "flat_ner", "threshold"} <= asked_with.keys()
    assert "local_files_only" in loaded_with
