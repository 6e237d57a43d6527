"""Where the labels at a place come from, in words: who gave them and how, and what became of them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from annotator.domain.verdict import Verdict
from annotator.gui.annotate import words
from annotator.gui.review.places import Place
from annotator.gui.review.sides import Sides
from annotator.project.review_session import ReviewSession

translate = QCoreApplication.translate


def sources_in_words(session: ReviewSession, place: Place, sides: Sides) -> list[str]:
    """Return a line for each annotator who holds something at a place, and one for each verdict on it."""
    point, schema = place.point, session.schema
    if point is None:
        return [translate("Review", "Added by {name} in review").format(name=session.reviewer)]
    lines: list[str] = []
    for side in point.sides:
        for each in side.annotations:
            what = words.annotation(each, schema, None)
            line = translate("Review", "{who}: {what}, {origin}")
            lines.append(line.format(who=sides.called(side.annotator), what=what, origin=words.origin(each)))
    lines += [_judged(each, sides) for each in point.verdicts]
    return lines


def _judged(verdict: Verdict, sides: Sides) -> str:
    who = sides.called(verdict.annotator) if verdict.annotator in sides.annotators else verdict.annotator
    match verdict.kind:
        case "approve":
            line = translate("Review", "{reviewer} approved it ({who})")
        case "reject":
            line = translate("Review", "{reviewer} rejected it ({who})")
        case "change":
            line = translate("Review", "{reviewer} changed it ({who})")
        case "add":
            line = translate("Review", "{reviewer} added it ({who} had none)")
        case "nothing":
            line = translate("Review", "{reviewer} approved that there is none ({who})")
    return line.format(reviewer=verdict.reviewer, who=who)
