"""Writing labels and suggestions out."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.cli.export_options import access_for, add_choices, add_whose, filters_in, recipe_of, request_of
from annotator.cli.words import Bar, Parser, count, existing, said, say
from annotator.datasets.export_report import ExportReport, SplitCount
from annotator.datasets.left_out import in_words as left_out_in_words
from annotator.datasets.left_out import plain_left_out
from annotator.datasets.manifest import plain_losses
from annotator.domain.annotation import SUGGESTIONS
from annotator.domain.errors import ExportError
from annotator.domain.schema import Schema
from annotator.formats.loss import in_words
from annotator.project import Project

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
    write.add_argument("out", metavar="OUT", nargs="?", type=said, help="where to; a recipe may say it, too")
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


def _export(options: argparse.Namespace) -> int:
    if options.suggestions is not None:
        return _export_suggestions(options)
    recipe = recipe_of(options)
    out = recipe.out if options.out is None else Path(options.out)
    if out is None:
        raise ExportError("Say where to write: name a file or a folder as OUT, or as “out” in the recipe.")
    with Project.open(existing(options.project), access=access_for(recipe)) as project:
        request = request_of(options, recipe, project, out)
        with Bar("Exporting", unit=" threads") as bar:
            report = project.export(request, bar.progress)
        table = split_table(report.splits, project.schema) if request.split is not None else ()
    plain = {**plain_report(report), "labels_of": request.whose.annotator or "all"}
    written = _files_in_words(report)
    left = (f"Left out: {sentence}" for sentence in left_out_in_words(report.left_out))
    lost = (f"Lost: {sentence}" for sentence in in_words(report.losses))
    whose = "everybody" if request.whose.annotator is None else request.whose.annotator
    documents, labels = count(report.documents, "document"), count(report.labels, "label")
    wrote = f"Wrote {documents} with {labels} by {whose}: {written}."
    say(options, plain, "\n".join((wrote, *table, *left, *lost, *report.notes)))
    return 0


def _files_in_words(report: ExportReport) -> str:
    """Return the files by name, or how many there are in a format that has some for each document."""
    if len(report.files) <= 12:
        return ", ".join(str(path) for path in report.files)
    return f"{len(report.files):,} files in {report.files[-1].parent}"


def _export_suggestions(options: argparse.Namespace) -> int:
    recipe = recipe_of(options)
    if recipe.split is not None or recipe.format != "jsonl" or filters_in(options):
        raise ExportError("Suggestions are written as one file of our own JSON lines, without splits and filters.")
    if options.out is None:
        raise ExportError("Say where to write: name a file or a folder as OUT.")
    agent = options.suggestions or None
    access = access_for(recipe)
    with Project.open(existing(options.project), access=access) as project, Bar("Exporting", unit=" threads") as bar:
        report = project.export_suggestions(
            Path(options.out), agent=agent, pseudonyms=recipe.pseudonyms, progress=bar.progress
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
        "left_out": plain_left_out(report.left_out),
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
