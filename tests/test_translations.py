"""The translations: complete, true to the places of the source, and compiled as they are written."""

from __future__ import annotations

import ast
import importlib.util
import re
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent
FILES = sorted((ROOT / "resources" / "translations").glob("*.ts"))
PLACES = re.compile(r"\{[^}]*\}|%L?[n1-9]")


@pytest.fixture(scope="module")
def tool() -> Iterator[ModuleType]:
    """What ``make translations`` runs."""
    spec = importlib.util.spec_from_file_location("translations", ROOT / ".ci" / "translations.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    yield module
    del sys.modules[spec.name]


def messages(path: Path) -> Iterator[tuple[str, str, ET.Element]]:
    for context in ET.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            yield context.findtext("name") or "", message.findtext("source") or "", message


def pairs(path: Path) -> Iterator[tuple[str, str]]:
    """Yield each source with each form of its translation."""
    for _, source, message in messages(path):
        translation = message.find("translation")
        assert translation is not None
        for form in list(translation) or [translation]:
            yield source, form.text or ""


def test_german_is_there() -> None:
    assert "annotator_de" in {path.stem for path in FILES}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_whatever_the_program_says_is_translated_and_nothing_else(path: Path, tool: ModuleType) -> None:
    said = {(each.context, each.source) for each in tool.all_said()}
    translated = {(context, source) for context, source, _ in messages(path)}

    assert sorted(said - translated) == [], "run `make translations`, then translate what it lists"
    assert sorted(translated - said) == [], "said no more: run `make translations`"
    assert tool.unfinished(path) == []
    assert [source for source, translation in pairs(path) if not translation] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_places_letters_and_ellipses_are_those_of_the_source(path: Path) -> None:
    for source, translation in pairs(path):
        assert sorted(PLACES.findall(source)) == sorted(PLACES.findall(translation)), source
        assert source.count("&") == translation.count("&"), source
        assert source.endswith("…") == translation.endswith("…"), source
        assert (source[:1] == " ", source[-1:] == " ") == (translation[:1] == " ", translation[-1:] == " "), source


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_ships_is_compiled_of_what_is_written(path: Path, tool: ModuleType, tmp_path: Path) -> None:
    compiled = tmp_path / "compiled.qm"
    tool.compiled(path, compiled)

    assert compiled.read_bytes() == path.with_suffix(".qm").read_bytes(), "run `make translations`"


def test_no_sentence_is_put_together_where_no_translator_sees_it(tool: ModuleType) -> None:
    together = []
    makers = {*tool.errors(), *tool.MAKERS}
    for path in tool.sources_below():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.JoinedStr):
                name = getattr(node.func, "attr", getattr(node.func, "id", ""))
                if name in makers:
                    together.append(f"{path.relative_to(ROOT)}:{node.lineno}")
    assert together == [], "give the template and its places apart, as in docs/translating.md"


def test_numbers_on_the_screen_are_written_as_the_language_does_it() -> None:
    pattern = re.compile(r"\{[^{}]*:(?:,|[.,0-9]*[f%])\}")
    window = [path for path in (ROOT / "annotator" / "gui").rglob("*.py") if path.stem != "no_screen"]
    assert [path.name for path in window if pattern.search(path.read_text(encoding="utf-8"))] == [], "use QLocale"
