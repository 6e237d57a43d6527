"""Rules of the house that no tool checks for us."""

import ast
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCES = sorted((ROOT / "annotator").rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
LONGEST = 500
EMPTY_NAMES = {
    "common",
    "helper",
    "helpers",
    "item",
    "manager",
    "misc",
    "model",
    "models",
    "record",
    "task",
    "util",
    "utils",
}


def imported_packages(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = [alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names]
    names += [node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module]
    return {name.partition(".")[0] for name in names}


def test_domain_imports_the_standard_library_alone() -> None:
    for path in (ROOT / "annotator" / "domain").rglob("*.py"):
        assert imported_packages(path) <= sys.stdlib_module_names | {"annotator"}, path


def test_files_stay_short() -> None:
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in [*SOURCES, *TESTS]}
    assert {path: length for path, length in lengths.items() if length > LONGEST} == {}


def test_names_say_something() -> None:
    for path in SOURCES:
        assert not EMPTY_NAMES & set(path.stem.split("_")), path


def test_tests_wait_for_signals_and_never_sleep() -> None:
    sleeping = re.compile(r"\bqtbot\.wait\(|\btime\.sleep\(|^from time import .*\bsleep\b", re.MULTILINE)
    asleep = [path for path in TESTS if path != Path(__file__) and sleeping.search(path.read_text(encoding="utf-8"))]
    assert asleep == []
