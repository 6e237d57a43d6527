"""Training a spaCy pipeline on what a project decided."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from annotator.cli.words import Parser, a_name, count, existing, folder_for_pipeline, said, say, warn
from annotator.domain.errors import SuggesterError
from annotator.project import Project

if TYPE_CHECKING:
    from annotator.cli.words import Commands


def add(commands: Commands) -> Parser:
    """Add the command to the parser."""
    train = commands.add_parser(
        "train",
        help="train a spaCy pipeline on what was decided",
        description="Train a spaCy pipeline on what was decided in a project. spacy.load opens it anywhere.",
    )
    train.add_argument("project", metavar="PROJECT", type=said)
    train.add_argument("out", metavar="OUT", type=said, help="the folder to write; it must not hold anything else")
    train.add_argument(
        "--layer", metavar="NAME", type=a_name, help="this layer alone; LAYER.ATTRIBUTE for an attribute of spans"
    )
    train.add_argument("--annotator", metavar="NAME", type=a_name, help="whose decisions; adjudicated ones go before")
    train.set_defaults(carry_out=_train)
    return train


def _train(options: argparse.Namespace) -> int:
    out = folder_for_pipeline(options.out)
    with Project.open(existing(options.project), annotator=options.annotator, access="read") as project:
        if options.layer is not None:
            _check(project, options.layer)
        written = project.learning.write_pipeline(project.annotator, out, options.layer).result()
    plain: dict[str, Any] = {"pipeline": str(out), **written}
    for name, reason in plain["left_out"].items():
        warn(f"{name} is left out: {reason}.")
    say(options, plain, _in_words(plain))
    return 0


def _check(project: Project, name: str) -> None:
    layer, _, own = name.partition(".")
    found = project.schema.layer(layer)
    if own and not any(each.name == own for each in found.attributes):
        raise SuggesterError("The layer “{layer}” has no attribute “{name}”.", layer=layer, name=own)


def _in_words(plain: dict[str, Any]) -> str:
    lines = [f"Wrote {plain['pipeline']} in {plain['seconds']:.1f} s."]
    for name, figures in plain["layers"].items():
        learned = f"{name}: learned from {count(figures['texts'], 'text')}"
        if figures.get("f1") is not None:
            lines.append(f"{learned}, F1 {figures['f1']:.2f} on {figures['aside']} set aside")
        elif "right" in figures:
            lines.append(f"{learned}, {figures['right']:.0%} right on texts held out")
        else:
            lines.append(f"{learned}; too few are set aside to measure it")
    return "\n".join(lines)
