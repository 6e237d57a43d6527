"""Our config and our tasks before Label Studio's own rules, without a server."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from annotator.domain.annotation import StanceAnnotation, Target
from annotator.domain.annotation_set import AnnotationSet
from annotator.formats.label_studio import LabelStudioWriter
from annotator.formats.labelled import Labelled, LabelledThread
from tests.domain.drawn import article, choice, span
from tests.formats.interchange import write
from tests.formats.test_offsets import VECTOR


def objections(python: Path, folder: Path) -> list[str]:
    script = Path(__file__).with_name("validate.py")
    command = [str(python), str(script), str(folder / "all.config.xml"), str(folder / "all.json")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if "No module named 'label_studio_sdk'" in done.stderr:
        pytest.skip("Label Studio's SDK is not there for this version of Python.")
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert isinstance(found, list)
    return found


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    given_set = AnnotationSet(
        document="t",
        annotator="ann",
        spans=(span(5, 9, "ORG"), span(18, 24, "claim", layer="parts")),
        choices=(choice("mood", "glad"), choice("topics", "x"), choice("topics", "y")),
        stances=(StanceAnnotation("s", "side", Target("claim", "t", "The claim"), "for"),),
    )
    write(LabelStudioWriter(), [LabelledThread((Labelled(article(VECTOR), (given_set,)),))], tmp_path)
    return tmp_path


def test_its_sdk_has_nothing_against_our_tasks(python_of: Callable[[str], Path], ours: Path) -> None:
    assert objections(python_of("label_studio"), ours) == []


def test_it_would_have_something_against_labels_that_are_not_in_the_config(
    python_of: Callable[[str], Path], ours: Path
) -> None:
    file = ours / "all.json"
    file.write_text(file.read_text("utf-8").replace('["ORG"]', '["Ministry"]'), "utf-8")
    assert len(objections(python_of("label_studio"), ours)) == 1
