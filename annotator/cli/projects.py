"""Making a project, counting and checking it."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from annotator import settings
from annotator.cli.words import Parser, count, existing, said, say, schema_called, with_ending
from annotator.datasets.import_report import ImportRequest
from annotator.datasets.schema_from import schema_of_files
from annotator.project import Project

if TYPE_CHECKING:
    from annotator.cli.words import Commands


def add(commands: Commands) -> tuple[Parser, ...]:
    """Add the commands to the parser."""
    new = commands.add_parser("new", help="make a project", description="Make a project file, NAME.annot.")
    new.add_argument("project", metavar="PROJECT", type=said)
    shipped = ", ".join(path.stem for path in settings.shipped_schemas())
    which = new.add_mutually_exclusive_group()
    which.add_argument("--schema", default="news", metavar="NAME|FILE", help=f"{shipped}, or a TOML file (news)")
    which.add_argument(
        "--schema-from",
        nargs="+",
        type=said,
        metavar="PATH",
        help="make a schema of the labels that files of another tool hold; import them afterwards",
    )
    new.set_defaults(carry_out=_new)
    info = commands.add_parser("info", help="count what a project holds", description="Count what a project holds.")
    info.add_argument("project", metavar="PROJECT", type=said)
    info.set_defaults(carry_out=_info)
    check = commands.add_parser(
        "check", help="check a project", description="Check file, texts, offsets and history from end to end."
    )
    check.add_argument("project", metavar="PROJECT", type=said)
    check.set_defaults(carry_out=_check)
    return new, info, check


def _new(options: argparse.Namespace) -> int:
    path = with_ending(options.project)
    if options.schema_from:
        schema = schema_of_files(ImportRequest(paths=tuple(map(Path, options.schema_from))), path.stem)
    else:
        schema = schema_called(options.schema)
    with Project.create(path, schema) as project:
        plain: dict[str, object] = {"project": str(project.path), "schema": schema.name}
        made = f"Made {project.path} with the schema “{schema.title}”."
        layers = [f"{layer.name}: {', '.join(label.name for label in layer.labels)}" for layer in schema.layers]
        say(options, plain, "\n".join([made, *layers] if options.schema_from else [made]))
    return 0


def _info(options: argparse.Namespace) -> int:
    with Project.open(existing(options.project), access="read") as project:
        census, schema = project.info(), project.schema
    lines = [
        f"{project.path}: {schema.title}",
        f"{count(census.threads, 'thread')}, {count(census.comments, 'comment')}",
    ]
    for layer, labels in census.annotations.items():
        counts = ", ".join(f"{label} {number:,}" for label, number in labels.items() if number)
        lines.append(f"{layer}: {counts or 'no labels yet'}")
    for name, own in census.annotators.items():
        states = ", ".join(f"{number:,} {state.replace('_', ' ')}" for state, number in own.states.items())
        number = sum(sum(labels.values()) for labels in own.annotations.values())
        lines.append(f"{name}: {number:,} labels; documents: {states}")
    lines += [f"suggestions by {agent}: {number:,}" for agent, number in census.suggestions.items()]
    say(options, {"project": str(project.path), "schema": schema.name, **asdict(census)}, "\n".join(lines))
    return 0


def _check(options: argparse.Namespace) -> int:
    with Project.open(existing(options.project), access="read") as project:
        problems = project.check()
    words = "\n".join(problems) if problems else "All is well: file, texts, offsets and history."
    say(options, {"ok": not problems, "problems": list(problems)}, words)
    return 1 if problems else 0
