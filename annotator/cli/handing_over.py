"""Handing a project over without a server: files for annotators, and their work brought back."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.cli.words import Bar, Parser, a_name, count, existing, said, say, with_ending
from annotator.domain.errors import AnnotatorError
from annotator.domain.merging import MergeConflict, MergeReport
from annotator.domain.packing import Packed, PackRequest
from annotator.project import Project

if TYPE_CHECKING:
    from annotator.cli.words import Commands

_RANGE = re.compile(r"([0-9]+)-([0-9]+)")
_MERGE = """\
Bring in what others did in their copies of the project, label by label: in any order, any number of times, with the
same result. All files come in or none; a backup is made before. Where both sides changed the same, the later change
stands and the report names the place.
"""
_COUNTS = """\
Each annotation, refusal, note, verdict, answer, assignment, state, flag and renaming of the files is counted once:
added (was not here), updated (was here and older), unchanged (was here, the same or newer) or conflicts (changed to
something else on both sides since they parted). Spans that come to overlap in a layer that allows none count as
conflicts, too; both stay. With --json, "conflicting" lists the conflicts.
"""


def add(commands: Commands) -> tuple[Parser, ...]:
    """Add the commands to the parser."""
    pack = commands.add_parser(
        "pack",
        help="make a file for an annotator",
        description="Make a file for an annotator: what is assigned to them, or everything where nothing is. It is a "
        "project of its own; mail it, and merge what comes back.",
    )
    pack.add_argument("project", metavar="PROJECT", type=said)
    pack.add_argument("out", metavar="OUT", type=said, help="the file to make, or a folder for it")
    pack.add_argument("--annotator", metavar="NAME", type=a_name, help="who it is for; their own labels go along")
    pack.add_argument(
        "--threads",
        nargs="+",
        action="extend",
        metavar="THREAD",
        type=said,
        help="these alone: ids of articles, ranges such as 1-50 in the order of import, or files with an id a line",
    )
    pack.add_argument("--with-labels", action="store_true", help="let everybody's labels go along")
    pack.set_defaults(carry_out=_pack)
    merge = commands.add_parser(
        "merge",
        help="bring in what others did in their copies",
        description=_MERGE,
        epilog=_COUNTS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    merge.add_argument("project", metavar="PROJECT", type=said)
    merge.add_argument("others", metavar="OTHER", nargs="+", type=said)
    merge.add_argument(
        "--unrelated", action="store_true", help="bring in other projects, too, that share no text with this one"
    )
    merge.set_defaults(carry_out=_merge)
    return pack, merge


def _pack(options: argparse.Namespace) -> int:
    with Project.open(existing(options.project), access="read") as project:
        threads = None if options.threads is None else _threads(options.threads, project.handing_over.thread_ids())
        request = PackRequest(annotator=options.annotator, threads=threads, with_labels=options.with_labels)
        packed = project.handing_over.pack(_target(options.out, project, options.annotator), request)
    plain = {**asdict(packed), "file": str(packed.file), "annotator": options.annotator}
    say(options, plain, _packed_in_words(packed, request))
    return 0


def _target(out: str, project: Project, annotator: str | None) -> Path:
    if not Path(out).is_dir():
        return with_ending(out)
    whose = "copy" if annotator is None else f"for {annotator}".replace("/", "-")
    return Path(out) / f"{project.name} {whose}.annot"


def _threads(words: Sequence[str], known: Sequence[str]) -> tuple[str, ...]:
    """Return the ids of the threads that words name; what is an id is never taken for anything else."""
    ids = frozenset(known)
    found: list[str] = []
    for word in words:
        found += [word] if word in ids else _several(word, known, ids)
    return tuple(dict.fromkeys(found))


def _several(word: str, known: Sequence[str], ids: frozenset[str]) -> Sequence[str]:
    parts = word.split(",")
    if len(parts) > 1 and all(parts):
        return _threads(parts, known)
    numbers = _RANGE.fullmatch(word)
    if numbers is not None:
        first, last = (int(number) for number in numbers.groups())
        if not 1 <= first <= last <= len(known):
            raise AnnotatorError(f"There is no range {word} of threads: there are {len(known):,}.")
        return known[first - 1 : last]
    if Path(word).is_file():
        try:
            lines = [line.strip() for line in Path(word).read_text(encoding="utf-8-sig").splitlines()]
        except (OSError, UnicodeDecodeError) as error:
            raise AnnotatorError(f"{word}: this cannot be read as a list of ids ({error}).") from error
        for number, line in enumerate(lines, 1):
            if line and line not in ids:
                raise AnnotatorError(f"{word}, line {number}: there is no thread “{line}” in this project.")
        return [line for line in lines if line]
    raise AnnotatorError(f"There is no thread “{word}” in this project.")


def _packed_in_words(packed: Packed, request: PackRequest) -> str:
    whose = "" if request.annotator is None else f" for {request.annotator}"
    what = f"{count(packed.threads, 'thread')}, {count(packed.documents, 'document')}"
    lines = [f"Made {packed.file}{whose}: {what}, {count(packed.labels, 'label')}."]
    if request.annotator is not None and request.threads is None:
        lines.append(
            f"These are the threads assigned to {request.annotator}."
            if packed.assigned
            else f"Nothing is assigned to {request.annotator}, so all threads are in it."
        )
    if packed.corrections:
        lines.append(f"{count(packed.corrections, 'verdict')} on their labels went along.")
    return "\n".join(lines)


def _merge(options: argparse.Namespace) -> int:
    others = [existing(other) for other in options.others]
    with Project.open(existing(options.project)) as project, Bar("Merging", unit=" steps") as bar:
        report = project.handing_over.merge(others, bar.progress, unrelated=options.unrelated).result()
    say(options, _plain(report), _merged_in_words(report))
    return 0


def _plain(report: MergeReport) -> dict[str, object]:
    plain = asdict(report)
    del plain["threads"], plain["changed"]
    plain["unrelated"] = [str(path) for path in report.unrelated]
    plain["files"] = [str(path) for path in report.files]
    plain["backup"] = None if report.backup is None else str(report.backup)
    plain["conflicting"] = [{**asdict(each), "file": str(each.file)} for each in report.conflicting]
    return plain


def _merged_in_words(report: MergeReport) -> str:
    lines = [f"{report.added:,} added, {report.updated:,} updated, {report.unchanged:,} unchanged."]
    if report.documents:
        lines.append(
            f"{count(report.documents, 'document')} came in that {'was' if report.documents == 1 else 'were'} not here."
        )
    for each in report.people:
        what = f"{each.added:,} added, {each.updated:,} updated, {count(each.conflicts, 'conflict')}"
        lines.append(f"{each.annotator}: {what} in {count(each.documents, 'document')}.")
    if report.schema_changed:
        lines.append("The schema holds what either side had added to it.")
    lines += [_conflict_in_words(each) for each in report.conflicting]
    if report.conflicts > len(report.conflicting):
        lines.append(f"and {report.conflicts - len(report.conflicting):,} conflicts more")
    if report.backup is not None:
        lines.append(f"The project as it was: {report.backup}")
    return "\n".join(lines)


def _conflict_in_words(each: MergeConflict) -> str:
    here, there = (f"“{word}”" if word is not None else "nothing" for word in (each.here, each.there))
    kept = {"here": f"{here} stays", "there": f"{there} stands now", "both": "both stay"}[each.kept]
    place = ", ".join(filter(None, (each.document, each.annotator, each.layer or each.register)))
    quote = f" on “{each.quote}”" if each.quote else ""
    return f"Conflict: {place}{quote}: {here} here, {there} in {each.file.name}; {kept}."
