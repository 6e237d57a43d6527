"""Saying who labels which threads, and what people are called."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from annotator.cli.words import Parser, a_name, count, existing, said, say
from annotator.domain.assignment import Dealing
from annotator.project import Project

if TYPE_CHECKING:
    from annotator.cli.words import Commands


def add(commands: Commands) -> tuple[Parser, ...]:
    """Add the commands to the parser."""
    assign = commands.add_parser(
        "assign",
        help="say who labels which threads",
        description="Deal out the threads that nobody has yet: at random, evenly, and the same for one seed.",
    )
    assign.add_argument("project", metavar="PROJECT", type=said)
    assign.add_argument("--to", nargs="+", required=True, metavar="NAME", type=a_name, help="who labels")
    assign.add_argument(
        "--twice",
        type=_percent,
        default=0,
        metavar="PERCENT",
        help="how many of the threads several annotators get, for agreement (0)",
    )
    assign.add_argument("--by", type=int, default=2, metavar="K", help="how many annotators get each of those (2)")
    assign.add_argument("--seed", type=int, default=0, help="decides who gets what (0)")
    assign.add_argument(
        "--threads", nargs="+", metavar="ID", type=said, help="these alone, by the ids of their articles"
    )
    assign.set_defaults(carry_out=_assign)
    rename = commands.add_parser(
        "rename",
        help="give an annotator another name",
        description="Give an annotator another name in everything that they did; renaming back undoes it.",
    )
    rename.add_argument("project", metavar="PROJECT", type=said)
    rename.add_argument("old", metavar="OLD", type=a_name)
    rename.add_argument("new", metavar="NEW", type=a_name)
    rename.set_defaults(carry_out=_rename)
    return assign, rename


def _assign(options: argparse.Namespace) -> int:
    dealing = Dealing(
        to=tuple(options.to),
        share=options.twice,
        by=options.by,
        seed=options.seed,
        threads=None if options.threads is None else tuple(options.threads),
    )
    with Project.open(existing(options.project)) as project:
        dealt = project.assigning.assign(dealing).result()
    plain: dict[str, object] = {
        "threads": dealt.threads,
        "several": dealt.several,
        "left": dealt.left,
        "annotators": dealt.of,
    }
    say(options, plain, "\n".join(_words(dealt.threads, dealt.several, dealt.left, dealt.of)))
    return 0


def _rename(options: argparse.Namespace) -> int:
    with Project.open(existing(options.project)) as project:
        project.people.rename(options.old, options.new).result()
    say(options, {"old": options.old, "new": options.new}, f"{options.old} is called {options.new} now.")
    return 0


def _words(threads: int, several: int, left: int, of: dict[str, int]) -> list[str]:
    lines = [f"Assigned {count(threads, 'thread')}, {several:,} of them to several annotators."]
    if not threads:
        lines = ["Nothing was assigned: every thread that was asked for has somebody."]
    lines += [f"{name}: {number:,}" for name, number in of.items()]
    if threads and left:
        lines.append(f"{count(left, 'thread')} had somebody already and stayed as they were.")
    return lines


def _percent(text: str) -> int:
    digits = text.removesuffix("%")
    if not digits.isdecimal() or int(digits) > 100:
        raise argparse.ArgumentTypeError(f"“{text}” is not a whole number of percent, such as 20")
    return int(digits)
