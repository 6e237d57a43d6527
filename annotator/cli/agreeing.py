"""How far annotators agree."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

from annotator.cli.words import Bar, Parser, a_name, count, existing, said, say
from annotator.domain.errors import SchemaError
from annotator.project import Project
from annotator.review.agreement import MEASURES, Agreement, Measure
from annotator.review.bootstrap import Estimate
from annotator.review.ratings import Question, Unit
from annotator.review.wording import in_full, in_words, of_few

if TYPE_CHECKING:
    from annotator.cli.words import Commands

_TITLES: dict[Measure, str] = {
    "cohen_kappa": "Cohen’s kappa",
    "fleiss_kappa": "Fleiss’ kappa",
    "krippendorff_alpha": "Krippendorff’s alpha",
    "unitizing_alpha": "unitizing alpha",
    "f1_exact": "F1, exact",
    "f1_overlap": "F1, overlapping",
}
_WIDTH = max(map(len, _TITLES.values()))


def add(commands: Commands) -> Parser:
    """Add the command to the parser."""
    agree = commands.add_parser(
        "agree",
        help="measure how far annotators agree",
        description="Measure how far annotators agree in the texts that two or more of them submitted, with the "
        "interval in which each measure would lie, 95 of 100 times, for other texts like these.",
    )
    agree.add_argument("project", metavar="PROJECT", type=said)
    agree.add_argument(
        "--layer",
        metavar="NAME",
        type=a_name,
        action="append",
        help="this layer alone; LAYER.ATTRIBUTE for an attribute of its spans",
    )
    agree.set_defaults(carry_out=_agree)
    return agree


def _agree(options: argparse.Namespace) -> int:
    with Project.open(existing(options.project), access="read") as project, Bar("Comparing", unit=" texts") as bar:
        questions = _asked(project.agreement.questions, options.layer)
        found = project.agreement.in_whole(questions, bar.progress, lambda: False)
    say(options, {"layers": {each.asked: _plain(each) for each in found}}, "\n\n".join(map(_in_words, found)))
    return 0


def _asked(questions: Sequence[Question], names: Sequence[str] | None) -> tuple[Question, ...]:
    """Return the questions of those names; all where none was named."""
    known = {question.name: question for question in questions}
    for name in names or ():
        if name not in known:
            listed = ", ".join(known)
            raise SchemaError("The schema has no layer “{name}”; its layers are {known}.", name=name, known=listed)
    return tuple(known[name] for name in dict.fromkeys(known if names is None else names))


def _plain(found: Agreement) -> dict[str, object]:
    measures: dict[str, object] = {
        name: None if (each := found.measure(name)) is None else asdict(each) for name in MEASURES
    }
    return {
        "documents": found.documents,
        "annotators": len(found.annotators),
        "names": list(found.annotators),
        "unit": found.unit,
        "units": found.units,
        **measures,
    }


def _in_words(found: Agreement) -> str:
    if not found.documents:
        return f"{found.asked}: no document was submitted by two annotators yet"
    one, many = _UNITS[found.unit]
    units = f"{found.units:,} {one if found.units == 1 else many}"
    by = count(len(found.annotators), "annotator")
    lines = [f"{found.asked}: {count(found.documents, 'document')} by {by}, {units}"]
    full, told = in_full(found), set[str]()
    for name in MEASURES:
        estimate = found.measure(name)
        if estimate is not None:
            # Measures that come to the same say it once.
            sentence = "" if full is not None or (words := str(in_words(found, name))) in told else words
            told.add(sentence)
            lines.append(f"  {_TITLES[name]:<{_WIDTH}}  {_figures(estimate)}  {sentence}".rstrip())
    if len(lines) == 1:
        lines.append(f"  {in_words(found, 'krippendorff_alpha')}")
    lines += [f"  {sentence}" for sentence in (full, of_few(found)) if sentence is not None]
    return "\n".join(lines)


_UNITS: dict[Unit, tuple[str, str]] = {
    "token": ("token", "tokens"),
    "document": ("answer", "answers"),
    "pair": ("text with a target", "texts with a target"),
    "span": ("span in common", "spans in common"),
}


def _figures(estimate: Estimate) -> str:
    if estimate.low is None or estimate.high is None:
        return f"{estimate.value:6.3f}{'':17}"
    return f"{estimate.value:6.3f}  {estimate.low:6.3f} –{estimate.high:6.3f}"
