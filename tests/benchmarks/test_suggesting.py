"""A whole project looked at, beside the bare pipeline; ARTICLES in the environment makes it smaller, JOBS wider."""

from __future__ import annotations

import faulthandler
import os
import resource
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

import orjson
import pytest
import spacy
from thinc.api import fix_random_seed

from annotator import settings
from annotator.datasets.import_report import ImportRequest
from annotator.domain.schema_file import read_schema
from annotator.project import Project
from tests.benchmarks.figures import say
from tests.benchmarks.load import LABELS, NAMES, labelled_lines

pytestmark = pytest.mark.bench

ARTICLES = int(os.environ.get("ARTICLES", "10000"))
JOBS = int(os.environ.get("JOBS", "1"))
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def pipeline(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a pipeline of the usual size (tok2vec of width 96, ner), begun and briefly trained, the same each time."""
    fix_random_seed(0)
    nlp = spacy.blank("en")
    ner = nlp.add_pipe("ner")
    texts = [f"The {name} was there." for name in NAMES]
    for label in LABELS:
        ner.add_label(label)  # type: ignore[attr-defined]
    examples = [
        spacy.training.Example.from_dict(nlp.make_doc(text), {"entities": [(4, 4 + len(name), label)]})
        for text, name, label in zip(texts, NAMES, LABELS, strict=True)
    ]
    nlp.initialize(lambda: examples)
    for _ in range(20):
        nlp.update(examples)
    folder = tmp_path_factory.mktemp("pipeline") / "named"
    nlp.to_disk(folder)
    return folder


@pytest.fixture(scope="module")
def lines(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("load") / "load.jsonl"
    labelled_lines(path, articles=ARTICLES, comments=0)
    return path


def test_suggesting_beside_the_bare_pipeline(
    tmp_path: Path, lines: Path, pipeline: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    faulthandler.cancel_dump_traceback_later()  # this takes minutes, and hangs nowhere
    monkeypatch.setenv("ANNOTATOR_HOME", str(tmp_path))
    settings.save_settings(settings.Settings().trusting(str(pipeline)))
    path = tmp_path / "load.annot"
    with Project.create(path, read_schema(settings.shipped_schemas()[0]), annotator="ann") as project:
        assert project.import_files(ImportRequest(paths=(lines,))).result().added == ARTICLES
    # Half before and half after: a machine that grows slower meanwhile does so for both.
    before = _bare(pipeline, lines, 0)
    used = _processor_seconds(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "annotator", "suggest", str(path), "--suggester", str(pipeline), "--json"]
    done = subprocess.run([*command, f"--jobs={JOBS}"], check=True, capture_output=True, cwd=ROOT)
    used = _processor_seconds(resource.RUSAGE_CHILDREN) - used
    after = _bare(pipeline, lines, 1)
    told = orjson.loads(done.stdout)

    assert told["documents"] == ARTICLES
    found = sum(sum(labels.values()) for labels in told["suggestions"].values())
    ours, bare_speed = told["words_per_second"], (before.words + after.words) / (before.seconds + after.seconds)
    print(f"\n{ARTICLES:,} articles: {ours:,.0f} words/s, bare {bare_speed:,.0f} words/s, {found:,} suggestions stored")
    say(f"suggest with --jobs {JOBS}, of the words/s of bare nlp.pipe", ours / bare_speed, 0.9, "times", at_least=True)
    ratio = (before.processor + after.processor) / used
    say("the same by processor time, which other programs disturb less", ratio, 0.9, "times", at_least=True)


class Bare(NamedTuple):
    """How many words the bare pipeline read, in how many seconds, and in how many of its processes' own time."""

    words: int
    seconds: float
    processor: float


def _bare(pipeline: Path, lines: Path, half: int) -> Bare:
    """Run the bare pipeline over every second text, in a fresh process as ours is."""
    code = (
        "import sys; from pathlib import Path; from tests.benchmarks.test_suggesting import bare;"
        "print(*bare(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])))"
    )
    command = [sys.executable, "-c", code, str(pipeline), str(lines), str(half), str(JOBS)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT)
    words, seconds, processor = done.stdout.split()
    return Bare(int(words), float(seconds), float(processor))


def bare(pipeline: Path, lines: Path, half: int, jobs: int) -> Bare:
    """Run ``nlp.pipe`` over every second text; neither starting nor loading counts, while for ours both do."""
    texts = [orjson.loads(line)["text"] for line in lines.read_bytes().splitlines()[half::2]]
    nlp = spacy.load(pipeline)
    whose = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    began, used = time.perf_counter(), sum(map(_processor_seconds, whose))
    for _ in nlp.pipe(texts, batch_size=16, n_process=jobs):
        pass
    seconds, processor = time.perf_counter() - began, sum(map(_processor_seconds, whose)) - used
    return Bare(sum(len(text.split()) for text in texts), seconds, processor)


def _processor_seconds(whose: int) -> float:
    used = resource.getrusage(whose)
    return used.ru_utime + used.ru_stime
