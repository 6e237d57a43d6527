"""Freezing a dataset under a version, and telling two versions apart."""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.cli.export_options import access_for, add_choices, add_whose, recipe_of, request_of
from annotator.cli.exporting import plain_report, split_table
from annotator.cli.words import Bar, Parser, a_name, count, existing, said, say
from annotator.datasets.dataset_card import CardWords
from annotator.datasets.left_out import in_words as left_out_in_words
from annotator.datasets.release_diff import compare, read_release
from annotator.datasets.release_words import as_plain, in_markdown
from annotator.formats.loss import in_words
from annotator.project import Project

if TYPE_CHECKING:
    from annotator.cli.words import Commands


def add(commands: Commands) -> tuple[Parser, ...]:
    """Add the commands to the parser."""
    release = commands.add_parser(
        "release",
        help="freeze an export under a version",
        description="Write an export into a folder of its own that is never overwritten, with a manifest, a dataset "
        "card for the Hugging Face hub and what changed since the release before.",
    )
    release.add_argument("project", metavar="PROJECT", type=said)
    release.add_argument("version", metavar="VERSION", type=said)
    release.add_argument("--out", metavar="FOLDER", type=said, help="where the releases stand (exports/PROJECT)")
    add_whose(release)
    add_choices(release)
    release.add_argument(
        "--title", metavar="TITLE", type=a_name, help="what the dataset is called (the project's name)"
    )
    release.add_argument(
        "--license", metavar="ID", type=_license, default="other", help="its license as the hub names it, as cc-by-4.0"
    )
    release.add_argument(
        "--language",
        metavar="CODE",
        type=_language,
        action="append",
        default=[],
        help="a language of its texts by ISO 639 (the schema's)",
    )
    release.set_defaults(carry_out=_release)
    diff = commands.add_parser(
        "diff",
        help="tell two releases apart",
        description="Tell what is different between two releases, or exports as our JSON lines: texts, labels, splits.",
    )
    diff.add_argument("before", metavar="RELEASE", type=said)
    diff.add_argument("after", metavar="RELEASE", type=said)
    diff.set_defaults(carry_out=_diff)
    return release, diff


def _release(options: argparse.Namespace) -> int:
    recipe = recipe_of(options)
    with Project.open(existing(options.project), access=access_for(recipe)) as project:
        folder = project.default_export_folder() / project.name if options.out is None else Path(options.out)
        request = request_of(options, recipe, project, folder)
        words = CardWords(
            title=options.title or project.name, license=options.license, languages=tuple(options.language)
        )
        with Bar("Releasing", unit=" threads") as bar:
            report = project.releasing.release(request, options.version, words, bar.progress)
        table = split_table(report.export.splits, project.schema)
    plain = {
        **plain_report(report.export),
        "release": options.version,
        "folder": str(report.folder),
        "files": [str(path) for path in report.files],
        "labels_of": request.whose.annotator or "all",
        "diff": None if report.diff is None else as_plain(report.diff),
    }
    documents, labels = count(report.export.documents, "document"), count(report.export.labels, "label")
    left = (f"Left out: {sentence}" for sentence in left_out_in_words(report.export.left_out))
    lost = (f"Lost: {sentence}" for sentence in in_words(report.export.losses))
    since = () if report.diff is None else (in_markdown(report.diff).rstrip(),)
    wrote = f"Released {documents} with {labels} as {options.version}: {report.folder}."
    say(options, plain, "\n".join((wrote, *table, *left, *lost, *report.export.notes, *since)))
    return 0


def _diff(options: argparse.Namespace) -> int:
    before, after = (read_release(Path(each)) for each in (options.before, options.after))
    found = compare(before, after)
    say(options, as_plain(found), in_markdown(found).rstrip())
    return 0


def _license(text: str) -> str:
    if not re.fullmatch(r"[a-z0-9][a-z0-9.+-]*", text.lower()):
        raise argparse.ArgumentTypeError(f"“{text}” is no name of a license; the hub knows such as mit, cc-by-4.0")
    return text.lower()


def _language(text: str) -> str:
    if not re.fullmatch(r"[a-z]{2,3}", text.lower()):
        raise argparse.ArgumentTypeError(f"“{text}” is no language of ISO 639, such as en, de, gsw")
    return text.lower()
