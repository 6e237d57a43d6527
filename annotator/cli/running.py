"""The command line from end to end: its parser, its commands, what becomes of errors."""

from __future__ import annotations

import argparse
import io
import json
import sys
from collections.abc import Callable, Sequence

from annotator import __version__
from annotator.cli import (
    agreeing,
    assigning,
    exporting,
    handing_over,
    importing,
    projects,
    recipes,
    releasing,
    reporting,
    suggesting,
    training,
    training_default,
)
from annotator.cli.words import Parser, UsageError
from annotator.domain.errors import AnnotatorError


def run(arguments: Sequence[str]) -> int:
    """Carry out a command line and return the exit code."""
    for stream in (sys.stdout, sys.stderr):
        # A name that is no text in this encoding is shown somehow; a report shall not fail over it.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        options = _parser().parse_args(arguments)
        return _carried_out(options)
    except SystemExit as done:  # argparse has said what there was to say
        return done.code if isinstance(done.code, int) else 0
    except UsageError as error:
        return _failed(str(error), arguments)
    except AnnotatorError as error:
        return _failed(str(error), arguments)
    except KeyboardInterrupt:
        return _failed("Stopped; what was done before is saved.", arguments)
    except BrokenPipeError:
        # Whoever read our output has had enough; the interpreter shall not complain of it at exit.
        sys.stderr.close()
        return 2
    except OSError as error:
        # What the system refuses of a path that we were given, such as a name that is too long.
        return _failed(f"{error.filename or 'The system'}: {error.strerror or error}.", arguments)


def _failed(sentence: str, arguments: Sequence[str]) -> int:
    """Say why nothing came of a command, to a program as well where one asked for JSON; return the exit code."""
    print(sentence, file=sys.stderr)
    if "--json" in arguments:
        print(json.dumps({"error": sentence}))
    return 2


def _carried_out(options: argparse.Namespace) -> int:
    carry_out: Callable[[argparse.Namespace], int] = options.carry_out
    return carry_out(options)


def _parser() -> Parser:
    parser = Parser(
        prog="annotator",
        description="Label articles and their readers' comments, and export training sets. "
        "Without a command the window opens: annotator [PROJECT], or annotator --sample for the sample project.",
    )
    parser.add_argument("--version", action="version", version=f"annotator {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True, parser_class=Parser)
    added = (
        *projects.add(commands),
        importing.add(commands),
        exporting.add(commands),
        recipes.add(commands),
        *releasing.add(commands),
        *assigning.add(commands),
        *handing_over.add(commands),
        agreeing.add(commands),
        reporting.add(commands),
        *suggesting.add(commands),
        training.add(commands),
        training_default.add(commands),
    )
    for command in added:
        command.add_argument("--json", action="store_true", help="print one JSON object on standard output")
    return parser
