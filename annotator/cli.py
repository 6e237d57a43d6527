"""Every capability without a screen.

Exit codes: 0 all done; 1 done, but something of the input was refused; 2 could not be done, with one sentence on
standard error. With ``--json`` exactly one JSON object goes to standard output, whatever else goes to standard error.
"""

from __future__ import annotations

import argparse
import io
import json
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import NoReturn, Self

from tqdm import tqdm

from annotator import __version__, settings
from annotator.datasets.export_report import ExportRequest, Whose
from annotator.datasets.import_report import ImportReport, ImportRequest, Remark
from annotator.domain.annotation import GOLD
from annotator.domain.errors import AnnotatorError, ExportError
from annotator.domain.schema import Schema
from annotator.domain.schema_file import read_schema
from annotator.formats.mapping import OUR_NAMES
from annotator.formats.recognition import READERS
from annotator.formats.writing import WRITERS
from annotator.project import Access, Project


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one sentence."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message}; see {self.prog} --help.\n")


def run(arguments: Sequence[str]) -> int:
    """Carry out a command line and return the exit code."""
    for stream in (sys.stdout, sys.stderr):
        # A name that is no text in this encoding is shown somehow; a report shall not fail over it.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        options = _parser().parse_args(arguments)
        return _COMMANDS[options.command](options)
    except SystemExit as done:  # argparse has said what there was to say
        return done.code if isinstance(done.code, int) else 0
    except AnnotatorError as error:
        print(error, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("Stopped; what was done before is saved.", file=sys.stderr)
        return 2
    except BrokenPipeError:
        # Whoever read our output has had enough; the interpreter shall not complain of it at exit.
        sys.stderr.close()
        return 2
    except OSError as error:
        # What the system refuses of a path that we were given, such as a name that is too long.
        print(f"{error.filename or 'The system'}: {error.strerror or error}.", file=sys.stderr)
        return 2


def _new(options: argparse.Namespace) -> int:
    schema = _schema(options.schema)
    with Project.create(_with_ending(options.project), schema) as project:
        plain: dict[str, object] = {"project": str(project.path), "schema": schema.name}
        _say(options, plain, f"Made {project.path} with the schema “{schema.title}”.")
    return 0


def _import(options: argparse.Namespace) -> int:
    request = ImportRequest(
        paths=tuple(Path(path) for path in options.paths),
        format=options.format,
        encoding=options.encoding,
        columns=options.map,
        annotator=options.annotator,
        agent=options.as_suggestions,
    )
    with Project.open(_existing(options.project)) as project, _Bar("Importing", unit="B") as bar:
        report = project.import_files(request, bar.progress).result()
    plain = {
        "added": report.added,
        "unchanged": report.unchanged,
        "refused": [_plain_remark(each) for each in report.refused],
        "left_out": [{"file": str(each.file), "line": each.line, "text": each.text} for each in report.left_out],
        "notes": [_plain_remark(each) for each in report.notes],
        "found": {
            "articles": report.articles,
            "comments": report.comments,
            "authors": report.authors,
            "labels": report.labels,
        },
    }
    _say(options, plain, _import_in_words(report))
    return 1 if report.refused else 0


def _export(options: argparse.Namespace) -> int:
    access: Access = "read" if options.split is None else "beside"
    with Project.open(_existing(options.project), access=access) as project:
        request = ExportRequest(
            out=Path(options.out),
            whose=_whose(options, project),
            format=options.format,
            split=options.split,
            seed=options.seed,
        )
        with _Bar("Exporting", unit=" threads") as bar:
            report = project.export(request, bar.progress)
    plain = {
        "files": [str(path) for path in report.files],
        "documents": report.documents,
        "labels": report.labels,
        "splits": {each.name: {"threads": each.threads, "documents": each.documents} for each in report.splits},
        "losses": list(report.losses),
        "notes": list(report.notes),
        "labels_of": request.whose.annotator or "all",
    }
    written = ", ".join(str(path) for path in report.files)
    whose = "everybody" if request.whose.annotator is None else request.whose.annotator
    documents, labels = _count(report.documents, "document"), _count(report.labels, "label")
    _say(options, plain, "\n".join((f"Wrote {documents} with {labels} by {whose}: {written}.", *report.notes)))
    return 0


def _info(options: argparse.Namespace) -> int:
    with Project.open(_existing(options.project), access="read") as project:
        census, schema = project.info(), project.schema
    lines = [
        f"{project.path}: {schema.title}",
        f"{_count(census.threads, 'thread')}, {_count(census.comments, 'comment')}",
    ]
    for layer, labels in census.annotations.items():
        counts = ", ".join(f"{label} {number:,}" for label, number in labels.items() if number)
        lines.append(f"{layer}: {counts or 'no labels yet'}")
    for name, own in census.annotators.items():
        states = ", ".join(f"{number:,} {state.replace('_', ' ')}" for state, number in own.states.items())
        number = sum(sum(labels.values()) for labels in own.annotations.values())
        lines.append(f"{name}: {number:,} labels; documents: {states}")
    lines += [f"suggestions by {agent}: {number:,}" for agent, number in census.suggestions.items()]
    _say(options, {"project": str(project.path), "schema": schema.name, **asdict(census)}, "\n".join(lines))
    return 0


def _check(options: argparse.Namespace) -> int:
    with Project.open(_existing(options.project), access="read") as project:
        problems = project.check()
    words = "\n".join(problems) if problems else "All is well: file, texts, offsets and history."
    _say(options, {"ok": not problems, "problems": list(problems)}, words)
    return 1 if problems else 0


_COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "new": _new,
    "import": _import,
    "export": _export,
    "info": _info,
    "check": _check,
}


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="annotator",
        description="Label articles and their readers' comments, and export training sets. "
        "Without a command the window opens: annotator [PROJECT], or annotator --sample for the sample project.",
    )
    parser.add_argument("--version", action="version", version=f"annotator {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True, parser_class=_Parser)

    new = commands.add_parser("new", help="make a project", description="Make a project file, NAME.annot.")
    new.add_argument("project", metavar="PROJECT", type=_said)
    shipped = ", ".join(path.stem for path in settings.shipped_schemas())
    new.add_argument("--schema", default="news", metavar="NAME|FILE", help=f"{shipped}, or a TOML file (news)")

    take = commands.add_parser(
        "import",
        help="take files in",
        description="Take articles, comments and labels into a project. The same file twice adds nothing.",
    )
    take.add_argument("project", metavar="PROJECT", type=_said)
    take.add_argument("paths", metavar="PATH", nargs="+", type=_said, help="files, or folders of them")
    take.add_argument("--format", choices=tuple(READERS), help="found out for each file unless said")
    whose = take.add_mutually_exclusive_group()
    whose.add_argument("--annotator", metavar="NAME", type=_name, help="whose the labels are; else whom the file names")
    whose.add_argument("--as-suggestions", metavar="AGENT", type=_name, help="take the labels as suggestions by AGENT")
    take.add_argument(
        "--map",
        type=_columns,
        default={},
        metavar="OURS=THEIRS,…",
        help="what the file calls text, title, author, id, parent, …: text=body,title=headline",
    )
    take.add_argument("--encoding", metavar="NAME", type=_said, help="found out unless said")

    write = commands.add_parser(
        "export",
        help="write labels out",
        description="Write documents and labels: OUT ending in .jsonl is a file, anything else a folder.",
    )
    write.add_argument("project", metavar="PROJECT", type=_said)
    write.add_argument("out", metavar="OUT", type=_said)
    write.add_argument("--format", choices=tuple(WRITERS), default="jsonl")
    chosen = write.add_mutually_exclusive_group()
    chosen.add_argument("--annotator", metavar="NAME", help="one annotator's labels")
    chosen.add_argument("--gold", action="store_true", help="the adjudicated labels")
    chosen.add_argument("--all", action="store_true", help="everybody's labels, a line for each")
    write.add_argument("--split", type=_shares, metavar="80,10,10", help="shares of train, dev and test, by thread")
    write.add_argument("--seed", type=int, default=0, help="decides which thread goes where (0)")

    info = commands.add_parser("info", help="count what a project holds", description="Count what a project holds.")
    info.add_argument("project", metavar="PROJECT", type=_said)
    check = commands.add_parser(
        "check", help="check a project", description="Check file, texts, offsets and history from end to end."
    )
    check.add_argument("project", metavar="PROJECT", type=_said)
    for command in (new, take, write, info, check):
        command.add_argument("--json", action="store_true", help="print one JSON object on standard output")
    return parser


def _schema(name: str) -> Schema:
    """Return the schema that ships under a name, or that a file holds."""
    for path in settings.shipped_schemas():
        if path.stem == name:
            return read_schema(path)
    if Path(name).is_file():
        return read_schema(Path(name))
    shipped = ", ".join(path.stem for path in settings.shipped_schemas())
    raise AnnotatorError(f"There is no schema “{name}”: the program brings {shipped}; anything else is a TOML file.")


def _said(text: str) -> str:
    """Refuse an empty word, which as a path would mean the folder that one happens to be in."""
    if not text:
        raise argparse.ArgumentTypeError("it is empty")
    return text


def _name(text: str) -> str:
    return _said(" ".join(text.split()))


def _columns(text: str) -> dict[str, str]:
    columns: dict[str, str] = {}
    for pair in text.split(","):
        ours, equals, theirs = (part.strip() for part in pair.partition("="))
        if not (ours and equals and theirs):
            raise argparse.ArgumentTypeError(f"“{pair}” is not of the form text=body")
        if ours not in OUR_NAMES:
            raise argparse.ArgumentTypeError(f"“{ours}” is none of {', '.join(OUR_NAMES)}")
        columns[ours] = theirs
    return columns


def _shares(text: str) -> tuple[int, int, int]:
    try:
        train, dev, test = (int(part) for part in text.split(","))
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” is not of the form 80,10,10") from None
    if min(train, dev, test) < 0 or train + dev + test == 0:
        raise argparse.ArgumentTypeError(f"the shares “{text}” must not be below zero, nor all zero")
    return train, dev, test


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


def _with_ending(project: str) -> Path:
    path = Path(project)
    if path.name in ("", ".."):
        raise AnnotatorError(f"“{project}” is a folder; name a project file in it.")
    return path if path.suffix == ".annot" else path.with_name(path.name + ".annot")


def _existing(project: str) -> Path:
    """Return the project's path, the ending added where only that names a file."""
    path = Path(project)
    return path if path.is_file() else _with_ending(project)


def _import_in_words(report: ImportReport) -> str:
    found = ", ".join(
        _count(number, word)
        for number, word in (
            (report.articles, "article"),
            (report.comments, "comment"),
            (report.authors, "author"),
            (report.labels, "label"),
        )
    )
    lines = [f"Found {found}.", f"{_count(report.added, 'document')} added, {report.unchanged:,} there already."]
    alike = Counter((each.file, each.text) for each in report.left_out)
    for each in report.left_out:
        times = alike.pop((each.file, each.text), 0)
        if times:
            text = each.text if times == 1 else f"{each.text} ×{times}"
            lines.append(_remark_in_words("Left out as boilerplate", each.file, each.line, text))
    lines += [_remark_in_words("Note", each.file, each.line, each.reason) for each in report.notes]
    lines += [_remark_in_words("Refused", each.file, each.line, each.reason) for each in report.refused]
    return "\n".join(lines)


def _count(number: int, word: str) -> str:
    return f"{number:,} {word}" if number == 1 else f"{number:,} {word}s"


def _remark_in_words(what: str, file: Path | None, line: int | None, text: str) -> str:
    place = "" if file is None else f"{file}: " if line is None else f"{file}, line {line}: "
    return f"{what}: {place}{text}"


def _plain_remark(remark: Remark) -> dict[str, object]:
    return {"file": None if remark.file is None else str(remark.file), "line": remark.line, "reason": remark.reason}


def _say(options: argparse.Namespace, plain: dict[str, object], words: str) -> None:
    # In ASCII, which every console and pipe holds.
    print(json.dumps(plain) if options.json else words)


class _Bar:
    """Progress on standard error, where that is a terminal."""

    def __init__(self, what: str, *, unit: str) -> None:
        self._bar = tqdm(desc=what, unit=unit, unit_scale=True, leave=False, disable=not sys.stderr.isatty())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.close()

    def progress(self, done: int, total: int, what: str) -> None:
        """Show how much is done."""
        self._bar.total = total
        self._bar.set_postfix_str(what[:40], refresh=False)
        self._bar.update(done - self._bar.n)
