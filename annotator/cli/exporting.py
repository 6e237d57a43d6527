"""Writing labels and suggestions out."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.cli.words import Bar, Parser, count, existing, said, say
from annotator.datasets.export_report import ExportReport, ExportRequest, Whose
from annotator.domain.annotation import GOLD, SUGGESTIONS
from annotator.domain.errors import ExportError
from annotator.domain.pseudonyms import PERSONS, Persons
from annotator.formats.writing import WRITERS
from annotator.project import Access, Project

if TYPE_CHECKING:
    from annotator.cli.words import Commands


def add(commands: Commands) -> Parser:
    """Add the command to the parser."""
    write = commands.add_parser(
        "export",
        help="write labels out",
        description="Write documents and labels: OUT ending in .jsonl is a file, anything else a folder.",
    )
    write.add_argument("project", metavar="PROJECT", type=said)
    write.add_argument("out", metavar="OUT", type=said)
    write.add_argument("--format", choices=tuple(WRITERS), default="jsonl")
    chosen = write.add_mutually_exclusive_group()
    chosen.add_argument("--annotator", metavar="NAME", help="one annotator's labels")
    chosen.add_argument("--gold", action="store_true", help="the adjudicated labels")
    chosen.add_argument("--all", action="store_true", help="everybody's labels, a line for each")
    chosen.add_argument(
        "--suggestions",
        nargs="?",
        const="",
        metavar="NAME",
        help="what machines suggest, as it is shown before anybody decides; or all of one suggester's",
    )
    write.add_argument("--split", type=_shares, metavar="80,10,10", help="shares of train, dev and test, by thread")
    write.add_argument(
        "--pseudonyms",
        nargs="?",
        const=frozenset(PERSONS),
        default=frozenset(),
        type=_persons,
        metavar=",".join(PERSONS),
        help="replace the names of annotators, of the texts' authors, or of both",
    )
    write.add_argument("--seed", type=int, default=0, help="decides which thread goes where (0)")
    write.set_defaults(carry_out=_export)
    return write


def _export(options: argparse.Namespace) -> int:
    if options.suggestions is not None:
        return _export_suggestions(options)
    access: Access = "beside" if options.split is not None or options.pseudonyms else "read"
    with Project.open(existing(options.project), access=access) as project:
        request = ExportRequest(
            out=Path(options.out),
            whose=_whose(options, project),
            format=options.format,
            split=options.split,
            seed=options.seed,
            pseudonyms=options.pseudonyms,
        )
        with Bar("Exporting", unit=" threads") as bar:
            report = project.export(request, bar.progress)
    plain = {**_plain_report(report), "labels_of": request.whose.annotator or "all"}
    written = ", ".join(str(path) for path in report.files)
    whose = "everybody" if request.whose.annotator is None else request.whose.annotator
    documents, labels = count(report.documents, "document"), count(report.labels, "label")
    say(options, plain, "\n".join((f"Wrote {documents} with {labels} by {whose}: {written}.", *report.notes)))
    return 0


def _export_suggestions(options: argparse.Namespace) -> int:
    if options.split is not None or options.format != "jsonl":
        raise ExportError("Suggestions are written as one file of our own JSON lines, without splits.")
    agent = options.suggestions or None
    access: Access = "beside" if options.pseudonyms else "read"
    with Project.open(existing(options.project), access=access) as project, Bar("Exporting", unit=" threads") as bar:
        report = project.export_suggestions(
            Path(options.out), agent=agent, pseudonyms=options.pseudonyms, progress=bar.progress
        )
    plain = {**_plain_report(report), "labels_of": SUGGESTIONS, "suggestions_of": agent}
    written = ", ".join(str(path) for path in report.files)
    whose = "as they are shown" if agent is None else f"by {agent}"
    documents, suggestions = count(report.documents, "document"), count(report.labels, "suggestion")
    say(options, plain, "\n".join((f"Wrote {documents} with {suggestions} {whose}: {written}.", *report.notes)))
    return 0


def _plain_report(report: ExportReport) -> dict[str, object]:
    return {
        "files": [str(path) for path in report.files],
        "documents": report.documents,
        "labels": report.labels,
        "splits": {each.name: {"threads": each.threads, "documents": each.documents} for each in report.splits},
        "losses": list(report.losses),
        "notes": list(report.notes),
    }


def _shares(text: str) -> tuple[int, int, int]:
    try:
        train, dev, test = (int(part) for part in text.split(","))
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” is not of the form 80,10,10") from None
    if min(train, dev, test) < 0 or train + dev + test == 0:
        raise argparse.ArgumentTypeError(f"the shares “{text}” must not be below zero, nor all zero")
    return train, dev, test


def _persons(text: str) -> frozenset[Persons]:
    chosen = frozenset[Persons](person for person in PERSONS if person in text.split(","))
    if len(chosen) < len(text.split(",")):
        raise argparse.ArgumentTypeError(f"“{text}” names others than {' and '.join(PERSONS)}")
    return chosen


def _whose(options: argparse.Namespace, project: Project) -> Whose:
    if options.all:
        return Whose.ALL
    if options.gold:
        return project.whose(GOLD)
    if options.annotator is not None:
        return project.whose(options.annotator)
    whose = project.default_whose()
    if whose is None:
        names = ", ".join(project.annotators_with_labels())
        raise ExportError(
            f"Several people annotated ({names}) and nothing is adjudicated: choose --annotator NAME or --all."
        )
    return whose
