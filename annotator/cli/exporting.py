"""Writing labels and suggestions out."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.cli.words import Bar, Parser, count, existing, said, say
from annotator.datasets.export_report import ExportReport, ExportRequest, SplitCount, Whose
from annotator.datasets.manifest import plain_losses
from annotator.domain.annotation import GOLD, SUGGESTIONS
from annotator.domain.errors import ExportError
from annotator.domain.pseudonyms import PERSONS, Persons
from annotator.domain.schema import Schema
from annotator.domain.split import GROUPINGS
from annotator.formats.loss import in_words
from annotator.formats.writing import WRITERS
from annotator.project import Access, Project

if TYPE_CHECKING:
    from annotator.cli.words import Commands


def add(commands: Commands) -> Parser:
    """Add the command to the parser."""
    write = commands.add_parser(
        "export",
        help="write labels out",
        description="Write documents and labels: OUT ending as files of the format do is a file, else a folder.",
    )
    write.add_argument("project", metavar="PROJECT", type=said)
    write.add_argument("out", metavar="OUT", type=said)
    write.add_argument("--format", choices=tuple(WRITERS), default="jsonl")
    write.add_argument(
        "--strict", action="store_true", help="refuse where the format cannot hold a label, a document or its text"
    )
    add_whose(write).add_argument(
        "--suggestions",
        nargs="?",
        const="",
        metavar="NAME",
        help="what machines suggest, as it is shown before anybody decides; or all of one suggester's",
    )
    add_choices(write)
    write.set_defaults(carry_out=_export)
    return write


def add_whose(parser: Parser) -> argparse._MutuallyExclusiveGroup:
    """Add the options that say whose labels are written; return their group."""
    chosen = parser.add_mutually_exclusive_group()
    chosen.add_argument("--annotator", metavar="NAME", help="one annotator's labels")
    chosen.add_argument("--gold", action="store_true", help="the adjudicated labels")
    chosen.add_argument("--all", action="store_true", help="everybody's labels, a line for each")
    return chosen


def add_choices(parser: Parser) -> None:
    """Add the options that say how a dataset is split, and whose names are told."""
    parser.add_argument("--split", type=_shares, metavar="80,10,10", help="shares of train, dev and test, by thread")
    parser.add_argument(
        "--group-by",
        choices=GROUPINGS,
        default="thread",
        help="what a split keeps together beside near-duplicates: threads, all threads of an article's author, or by "
        "date, the oldest in train and the newest in test (thread)",
    )
    parser.add_argument(
        "--no-stratify",
        action="store_true",
        help="share threads out without a look at their labels; else each split gets its share of every label",
    )
    parser.add_argument("--seed", type=int, default=0, help="decides which thread goes where (0)")
    parser.add_argument(
        "--pseudonyms",
        nargs="?",
        const=frozenset(PERSONS),
        default=frozenset(),
        type=_persons,
        metavar=",".join(PERSONS),
        help="replace the names of annotators, of the texts' authors, or of both",
    )


def request_of(options: argparse.Namespace, project: Project, out: Path) -> ExportRequest:
    """Return what the options of ``add_whose`` and ``add_choices`` ask for.

    Raises:
        ExportError: they do not say whose labels, and there are several people's; or nobody of that name annotated.
    """
    return ExportRequest(
        out=out,
        whose=_whose(options, project),
        split=options.split,
        group_by=options.group_by,
        stratified=not options.no_stratify,
        seed=options.seed,
        pseudonyms=options.pseudonyms,
    )


def _export(options: argparse.Namespace) -> int:
    if options.suggestions is not None:
        return _export_suggestions(options)
    access: Access = "beside" if options.split is not None or options.pseudonyms else "read"
    with Project.open(existing(options.project), access=access) as project:
        request = request_of(options, project, Path(options.out))
        request = replace(request, format=options.format, strict=options.strict)
        with Bar("Exporting", unit=" threads") as bar:
            report = project.export(request, bar.progress)
        table = split_table(report.splits, project.schema) if request.split is not None else ()
    plain = {**plain_report(report), "labels_of": request.whose.annotator or "all"}
    written = _files_in_words(report)
    lost = (f"Lost: {sentence}" for sentence in in_words(report.losses))
    whose = "everybody" if request.whose.annotator is None else request.whose.annotator
    documents, labels = count(report.documents, "document"), count(report.labels, "label")
    wrote = f"Wrote {documents} with {labels} by {whose}: {written}."
    say(options, plain, "\n".join((wrote, *table, *lost, *report.notes)))
    return 0


def _files_in_words(report: ExportReport) -> str:
    """Return the files by name, or how many there are in a format that has some for each document."""
    if len(report.files) <= 12:
        return ", ".join(str(path) for path in report.files)
    return f"{len(report.files):,} files in {report.files[-1].parent}"


def _export_suggestions(options: argparse.Namespace) -> int:
    if options.split is not None or options.format != "jsonl":
        raise ExportError("Suggestions are written as one file of our own JSON lines, without splits.")
    agent = options.suggestions or None
    access: Access = "beside" if options.pseudonyms else "read"
    with Project.open(existing(options.project), access=access) as project, Bar("Exporting", unit=" threads") as bar:
        report = project.export_suggestions(
            Path(options.out), agent=agent, pseudonyms=options.pseudonyms, progress=bar.progress
        )
    plain = {**plain_report(report), "labels_of": SUGGESTIONS, "suggestions_of": agent}
    written = ", ".join(str(path) for path in report.files)
    whose = "as they are shown" if agent is None else f"by {agent}"
    documents, suggestions = count(report.documents, "document"), count(report.labels, "suggestion")
    say(options, plain, "\n".join((f"Wrote {documents} with {suggestions} {whose}: {written}.", *report.notes)))
    return 0


def plain_report(report: ExportReport) -> dict[str, object]:
    """Return what was written, for JSON."""
    return {
        "files": [str(path) for path in report.files],
        "documents": report.documents,
        "labels": report.labels,
        "splits": {each.name: _plain_split(each) for each in report.splits},
        "losses": plain_losses(report.losses),
        "notes": list(report.notes),
    }


def _plain_split(held: SplitCount) -> dict[str, object]:
    labels: dict[str, dict[str, int]] = {}
    for (layer, label), count_of in sorted(held.labels.items()):
        labels.setdefault(layer, {})[label] = count_of
    return {"threads": held.threads, "documents": held.documents, "labels": labels}


def split_table(splits: Sequence[SplitCount], schema: Schema) -> tuple[str, ...]:
    """Return the lines of a table of what each split holds: threads, documents, and each label that is there."""
    rows: list[tuple[str, list[int]]] = [
        ("threads", [split.threads for split in splits]),
        ("documents", [split.documents for split in splits]),
    ]
    for layer in schema.layers:
        for label in layer.labels:
            counts = [split.labels.get((layer.name, label.name), 0) for split in splits]
            if any(counts):
                rows.append((f"{layer.name} {label.name}", counts))
    first = max(len(title) for title, _ in rows)
    widths = [max(len(split.name), *(len(f"{counts[at]:,}") for _, counts in rows)) for at, split in enumerate(splits)]
    named = "  ".join(f"{split.name:>{width}}" for split, width in zip(splits, widths, strict=True))
    return (
        f"  {'':{first}}  {named}",
        *(
            f"  {title:{first}}  "
            + "  ".join(f"{number:>{width},}" for number, width in zip(counts, widths, strict=True))
            for title, counts in rows
        ),
    )


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
