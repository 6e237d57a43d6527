"""Progress and quality as a report to mail."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.cli.words import Bar, Parser, count, existing, said, say
from annotator.domain.errors import ExportError
from annotator.project import Access, Project

if TYPE_CHECKING:
    from annotator.cli.words import Commands


def add(commands: Commands) -> Parser:
    """Add the command to the parser."""
    report = commands.add_parser(
        "report",
        help="write progress and quality as an HTML page",
        description="Write threads by state and person, labels over time, what reviewers found, agreement, suggestions "
        "and labels as one HTML page that can be mailed and printed.",
    )
    report.add_argument("project", metavar="PROJECT", type=said)
    report.add_argument("out", metavar="OUT.html", type=said)
    report.add_argument("--pseudonyms", action="store_true", help="replace the names of annotators")
    report.set_defaults(carry_out=_report)
    return report


def _report(options: argparse.Namespace) -> int:
    out = Path(options.out)
    if out.suffix.lower() not in (".html", ".htm"):
        raise ExportError("{path}: a report is an HTML page; name a file that ends in .html.", path=out)
    access: Access = "beside" if options.pseudonyms else "read"
    with Project.open(existing(options.project), access=access) as project, Bar("Measuring", unit=" texts") as bar:
        quality = project.quality.report(out, pseudonyms=options.pseudonyms, progress=bar.progress)
    threads = quality.threads
    say(
        options,
        {"report": str(out), "threads": asdict(threads), "labels": quality.given},
        f"Wrote {out}: {count(threads.all, 'thread')}, {count(quality.given, 'label')}.",
    )
    return 0
