"""Having suggesters look at documents, and saying which there are."""

from __future__ import annotations

import argparse
import os
import sys
from contextlib import redirect_stdout
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from annotator import settings
from annotator.cli.words import Bar, Parser, a_name, count, existing, said, say, schema_called, warn
from annotator.domain.errors import SuggesterError
from annotator.project import Project
from annotator.project.suggest_report import SuggestReport, SuggestRequest

if TYPE_CHECKING:
    from annotator.cli.words import Commands


def add(commands: Commands) -> tuple[Parser, ...]:
    """Add the commands to the parser."""
    suggest = commands.add_parser(
        "suggest",
        help="have suggesters look at a project",
        description="Have suggesters look at what they have not seen yet, and keep what they suggest.",
    )
    suggest.add_argument("project", metavar="PROJECT", type=said)
    suggest.add_argument(
        "--suggester",
        metavar="NAME",
        type=a_name,
        action="append",
        default=[],
        help="one that is installed, a spaCy pipeline, a pipeline's folder, gliner:NAME, transformers:NAME or "
        "llm:NAME@https://host/v1; else those active in the project",
    )
    suggest.add_argument("--layer", metavar="NAME", type=a_name, action="append", help="for this layer alone")
    suggest.add_argument("--jobs", metavar="N", type=_jobs, default=1, help="processes that work (1); 0 for all cores")
    suggest.add_argument("--again", action="store_true", help="look at what was looked at before, too")
    suggest.add_argument(
        "--trust", action="store_true", help="load a pipeline from a folder, now and later, though that can run code"
    )
    suggest.add_argument(
        "--send-to",
        metavar="ADDRESS",
        help="let a suggester send the project's texts to this address, now and later",
    )
    suggest.set_defaults(carry_out=_suggest)
    there = commands.add_parser(
        "suggesters",
        help="list the suggesters",
        description="List the suggesters that are installed, their versions, and what they can suggest.",
    )
    there.add_argument("project", metavar="PROJECT", type=said, nargs="?", help="whose schema to go by (else news)")
    there.set_defaults(carry_out=_suggesters)
    return suggest, there


def _suggest(options: argparse.Namespace) -> int:
    if options.trust:
        _trust(options.suggester)
    with Project.open(existing(options.project)) as project, Bar("Suggesting", unit=" threads") as bar:
        for name in options.layer or ():
            project.schema.layer(name)
        request = SuggestRequest(
            suggesters=tuple(options.suggester),
            layers=None if options.layer is None else frozenset(options.layer),
            again=options.again,
            jobs=options.jobs,
            quietly=False,
        )
        _tell_of_sending(project, request, options.send_to)
        report = project.suggesting.suggest(request, bar.progress).result()
    for sentence in (*report.notes, *report.failed, *report.unfit):
        warn(sentence)
    plain: dict[str, object] = {
        "documents": report.documents,
        "suggestions": {layer: dict(labels) for layer, labels in report.suggestions.items()},
        "seconds": round(report.seconds, 3),
        "words_per_second": round(report.words_per_second, 1),
        "failed": list(report.failed),
        "unfit": list(report.unfit),
        "notes": list(report.notes),
    }
    say(options, plain, _in_words(report))
    return 1 if report.failed or report.notes else 0


def _suggesters(options: argparse.Namespace) -> int:
    from annotator.suggest.registry import installed  # noqa: PLC0415 - loads other people's code

    if options.project is None:
        schema = schema_called("news")
    else:
        with Project.open(existing(options.project), access="read") as project:
            schema = project.schema
    with redirect_stdout(sys.stderr):
        # What a package prints while it is loaded is no part of what we say.
        found = installed(schema)
    lines = []
    for each in found:
        can = ", ".join(each.layers) or "nothing under this schema"
        version = f" {each.version}" if each.version else ""
        lines.append(f"{each.name}{version}: {each.title}; {each.problem or f'suggests {can}'}")
    say(options, {"schema": schema.name, "suggesters": [asdict(each) for each in found]}, "\n".join(lines))
    return 0


def _tell_of_sending(project: Project, request: SuggestRequest, agreed: str | None) -> None:
    """Say what goes where before it goes, and keep a person's yes to it."""
    sendings = project.suggesting.sendings(request)
    if agreed is not None:
        address = agreed.rstrip("/")
        if address not in {each.address for each in sendings}:
            raise SuggesterError("None of these suggesters sends anything to {address}.", address=address)
        settings.save_settings(settings.load_settings().agreeing(project.path, address))
        sendings = project.suggesting.sendings(request)
    for each in sendings:
        if each.agreed:
            warn(each.sentence)


def _trust(names: list[str]) -> None:
    folders = [name for name in names if Path(name).is_dir()]
    if not folders:
        raise SuggesterError("Name the folder that you trust: --suggester FOLDER --trust.")
    known = settings.load_settings()
    for folder in folders:
        known = known.trusting(folder)
    settings.save_settings(known)


def _jobs(text: str) -> int:
    try:
        jobs = int(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” is no number of processes") from None
    if not 0 <= jobs <= 256:
        raise argparse.ArgumentTypeError("the number of processes must be from 0 to 256")
    return jobs or os.cpu_count() or 1


def _in_words(report: SuggestReport) -> str:
    documents, words = count(report.documents, "document"), f"{report.words_per_second:,.0f} words a second"
    lines = [f"Looked at {documents} in {report.seconds:.1f} s ({words})."]
    for layer, labels in report.suggestions.items():
        lines.append(f"{layer}: " + ", ".join(f"{label} {number:,}" for label, number in sorted(labels.items())))
    if not report.suggestions:
        lines.append("Nothing new was suggested.")
    return "\n".join(lines)
