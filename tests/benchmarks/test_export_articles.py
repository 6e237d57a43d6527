"""Export of 50,000 annotated articles to JSON lines, beside its limits.

EXPORTED_ARTICLES in the environment says how many articles there are; the limit is by as much smaller.
"""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from annotator.datasets.export_report import ExportRequest, Whose
from annotator.project import Project
from tests.benchmarks.figures import beside, say
from tests.benchmarks.limits import bare_rows
from tests.benchmarks.load import labelled_lines, take_in

pytestmark = pytest.mark.bench

ARTICLES = int(os.environ.get("EXPORTED_ARTICLES", "50000"))
LIMIT_SECONDS = 10 * ARTICLES / 50_000
_WORDS, _SPANS = range(350, 601), range(10, 31)


@pytest.mark.parametrize("comments", [0, 8])
def test_export_of_many_articles(tmp_path: Path, comments: int) -> None:
    lines, file = tmp_path / "load.jsonl", tmp_path / "load.annot"
    labelled_lines(lines, articles=ARTICLES, words=_WORDS, spans=_SPANS, comments=comments)
    began = time.perf_counter()
    documents = take_in(file, lines)
    taken = time.perf_counter() - began
    lines.unlink()
    print(f"\nimport of {documents:,} documents: {taken:.1f} s")
    with Project.open(file, access="read") as project:
        request = ExportRequest(out=tmp_path / "out.jsonl", whose=Whose.ALL)
        began = time.perf_counter()
        report = project.export(request)
        taken = time.perf_counter() - began
        of_bare = beside(lambda: project.export(request), lambda: bare_rows(file, tmp_path / "rows.jsonl"), rounds=1)[2]
    what = f"export of {ARTICLES:,} articles, {comments} comments each, {report.labels:,} labels"
    if comments:
        print(f"\n{what}: {taken:.1f} s")
    else:
        say(what, taken, LIMIT_SECONDS, "s")
    say("of the speed of reading the rows and encoding them as they are", of_bare, 0.5, "times", at_least=True)
