"""The suggester of docs/suggesters.md, built and installed as anybody's package is."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from annotator.domain.annotation import SpanAnnotation
from annotator.suggest.recipe import Recipe
from annotator.suggest.registry import installed
from annotator.suggest.suggester import GROUP
from annotator.suggest.worker import Workers
from tests.suggest.asked import asked, news
from tests.suggest.packages import register

PAGE = Path(__file__).parents[2] / "docs" / "suggesters.md"


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)


@pytest.mark.slow
def test_the_suggester_of_the_documentation_works_as_a_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (code,), (project,) = blocks("python"), blocks("toml")
    assert len(code.splitlines()) <= 40
    source, site = tmp_path / "annotator-capitals", tmp_path / "site"
    source.mkdir()
    (source / "capitals.py").write_text(code, encoding="utf-8")
    (source / "pyproject.toml").write_text(project, encoding="utf-8")
    options = ["--quiet", "--no-index", "--no-deps", "--no-build-isolation", "--disable-pip-version-check"]
    subprocess.run([sys.executable, "-m", "pip", "install", *options, f"--target={site}", str(source)], check=True)
    monkeypatch.syspath_prepend(str(site))

    (known,) = (each for each in installed(news()) if each.name == "capitals")
    assert (known.title, known.version, known.package) == ("Words in capitals", "1.0", "annotator-capitals")
    assert (known.layers, known.problem) == (("entities",), None)
    workers = Workers()
    (answer,) = workers.ask(
        Recipe(agent="capitals", suggester="capitals", schema=news()), [asked("A man from UNESCO.")]
    ).result()
    workers.close()
    (found,) = answer.suggestions
    assert isinstance(found.annotation, SpanAnnotation)
    assert (found.annotation.start, found.annotation.end, found.annotation.label) == (11, 17, "ORG")
    assert (found.agent, found.version, found.confidence, found.basis) == ("capitals", "1.0", None, "rule")


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("no_such_module:Thing", "of the package broken cannot be loaded .ModuleNotFoundError"),
        ("tests.suggest.asked:missing", "of the package broken cannot be loaded .AttributeError"),
        ("tests.suggest.asked:asked", "of the package broken lacks title, version, layers"),
    ],
)
def test_a_broken_one_is_told_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, value: str, told: str
) -> None:
    register(tmp_path, GROUP, "broken", value)
    monkeypatch.syspath_prepend(str(tmp_path))

    (known,) = (each for each in installed(news()) if each.name == "broken")
    assert known.problem is not None
    assert re.search(told, known.problem)


def test_nobody_takes_the_name_of_one_of_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    register(tmp_path, GROUP, "vader", "no_such_module:Thing")
    monkeypatch.syspath_prepend(str(tmp_path))

    (known,) = (each for each in installed(news()) if each.name == "vader")
    assert (known.package, known.problem) == ("annotator", None)
