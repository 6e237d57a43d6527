"""Taking files in."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.cli.words import Bar, Parser, a_name, count, existing, said, say
from annotator.datasets.import_report import ImportReport, ImportRequest, Remark
from annotator.datasets.importing import ImportRun
from annotator.datasets.manifest import plain_losses
from annotator.datasets.schema_growth import grown
from annotator.domain.errors import AnnotatorError, FormatError
from annotator.domain.schema import Schema
from annotator.domain.schema_change import SchemaChange
from annotator.domain.schema_union import places_of
from annotator.domain.sentence import Sentence
from annotator.formats.loss import CONTENT, Why
from annotator.formats.mapping import OUR_NAMES
from annotator.formats.offsets import UNITS
from annotator.formats.recognition import READERS
from annotator.project import Project

if TYPE_CHECKING:
    from annotator.cli.words import Commands


def add(commands: Commands) -> Parser:
    """Add the command to the parser."""
    take = commands.add_parser(
        "import",
        help="take files in",
        description="Take articles, comments and labels into a project. The same file twice adds nothing.",
    )
    take.add_argument("project", metavar="PROJECT", type=said)
    take.add_argument("paths", metavar="PATH", nargs="+", type=said, help="files, or folders of them")
    take.add_argument("--format", choices=tuple(READERS), help="found out for each file unless said")
    whose = take.add_mutually_exclusive_group()
    whose.add_argument(
        "--annotator", metavar="NAME", type=a_name, help="whose the labels are; else whom the file names"
    )
    whose.add_argument("--as-suggestions", metavar="AGENT", type=a_name, help="take the labels as suggestions by AGENT")
    take.add_argument(
        "--map",
        type=_columns,
        default={},
        metavar="OURS=THEIRS,…",
        help="what the file calls text, title, author, id, parent, …: text=body,title=headline",
    )
    take.add_argument("--encoding", metavar="NAME", type=said, help="found out unless said")
    take.add_argument(
        "--offset-unit",
        choices=UNITS,
        help="how the file counts characters, where it does not tell; found out unless said",
    )
    take.add_argument(
        "--add-labels", action="store_true", help="add the labels that the schema lacks to it first; undone as one act"
    )
    take.add_argument(
        "--strict",
        action="store_true",
        help="refuse where a label, a document or its text has no place in the project; nothing goes in then",
    )
    take.set_defaults(carry_out=_import)
    return take


def _import(options: argparse.Namespace) -> int:
    request = ImportRequest(
        paths=tuple(Path(path) for path in options.paths),
        format=options.format,
        encoding=options.encoding,
        columns=options.map,
        annotator=options.annotator,
        agent=options.as_suggestions,
        offset_unit=options.offset_unit,
    )
    _nothing_there(request.paths)
    with Project.open(existing(options.project)) as project, Bar("Importing", unit="B") as bar:
        change = grown(request, project.schema) if options.add_labels else SchemaChange(project.schema)
        if options.strict:
            _refuse_losses(ImportRun(request, schema=change.after).preview())
        added = _add_labels(project, change)
        report = project.import_files(request, bar.progress).result()
    plain = {
        "labels_added": [{"layer": layer, "label": label} for layer, label in added],
        "added": report.added,
        "unchanged": report.unchanged,
        "refused": [_plain_remark(each) for each in report.refused],
        "left_out": [{"file": str(each.file), "line": each.line, "text": each.text} for each in report.left_out],
        "notes": [_plain_remark(each) for each in report.notes],
        "losses": plain_losses(report.losses),
        "found": {
            "articles": report.articles,
            "comments": report.comments,
            "authors": report.authors,
            "labels": report.labels,
        },
    }
    told = [f"Added to the schema: {', '.join(f'{layer} · {label}' for layer, label in added)}."] if added else []
    say(options, plain, "\n".join([*told, _import_in_words(report)]))
    return 1 if report.refused else 0


def _refuse_losses(report: ImportReport) -> None:
    """Raise ``FormatError`` where an import would lose a label, a document or its text."""
    if report.refused:
        first = report.refused[0]
        raise FormatError(
            Sentence("--strict was said, so nothing went in: {reason}", reason=first.reason),
            file=first.file,
            line=first.line,
        )
    lost = [loss for loss in report.losses if loss.part in CONTENT]
    if lost:
        raise FormatError(
            Sentence("--strict was said, so nothing went in. The first of what is lost: {loss}", loss=lost[0].sentence)
        )


def _add_labels(project: Project, change: SchemaChange) -> tuple[tuple[str, str], ...]:
    """Give labels their place in the schema; return which are new, with their layer or its attribute."""
    if not change.steps:
        return ()
    project.change_schema(change).result()
    known = places_of(change.before)
    return tuple(
        (layer if attribute is None else f"{layer}.{attribute}", label)
        for layer, attribute, label in _in_order(change.after)
        if (layer, attribute, label) not in known
    )


def _in_order(schema: Schema) -> Iterator[tuple[str, str | None, str]]:
    """Yield the labels of a schema as it has them, with layer and attribute."""
    for layer in schema.layers:
        yield from ((layer.name, None, label.name) for label in layer.labels)
        for attribute in layer.attributes:
            yield from ((layer.name, attribute.name, label.name) for label in attribute.labels)


def _nothing_there(paths: tuple[Path, ...]) -> None:
    """Raise ``FormatError`` where none of the paths exists; where some do, the report names those that do not."""
    if not any(path.exists() for path in paths):
        missing = [str(FormatError("There is no such file or folder.", file=path)) for path in paths]
        raise AnnotatorError(" ".join(missing))


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


def _import_in_words(report: ImportReport) -> str:
    found = ", ".join(
        count(number, word)
        for number, word in (
            (report.articles, "article"),
            (report.comments, "comment"),
            (report.authors, "author"),
            (report.labels, "label"),
        )
    )
    lines = [f"Found {found}.", f"{count(report.added, 'document')} added, {report.unchanged:,} there already."]
    alike = Counter((each.file, each.text) for each in report.left_out)
    for each in report.left_out:
        times = alike.pop((each.file, each.text), 0)
        if times:
            text = each.text if times == 1 else f"{each.text} ×{times}"
            lines.append(_remark_in_words("Left out as boilerplate", each.file, each.line, text))
    lines += [_remark_in_words("Note", each.file, each.line, each.reason) for each in report.notes]
    if any(loss.why is Why.UNKNOWN_LABEL for loss in report.losses):
        lines.append(
            "With --add-labels they are added to the schema first; a project with all labels of some files is made by: "
            "annotator new PROJECT --schema-from PATH"
        )
    lines += [_remark_in_words("Refused", each.file, each.line, each.reason) for each in report.refused]
    return "\n".join(lines)


def _remark_in_words(what: str, file: Path | None, line: int | None, text: str) -> str:
    place = "" if file is None else f"{file}: " if line is None else f"{file}, line {line}: "
    return f"{what}: {place}{text}"


def _plain_remark(remark: Remark) -> dict[str, object]:
    return {"file": None if remark.file is None else str(remark.file), "line": remark.line, "reason": remark.reason}
