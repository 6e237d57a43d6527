"""Entries of the history in words, and what going back in it comes to."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from annotator.domain.annotation import Annotation, Suggestion
from annotator.domain.document import Thread
from annotator.domain.edit import Act, Add, Reject
from annotator.domain.going_back import WayBack
from annotator.domain.history import Deed, HistoryEntry
from annotator.domain.schema import Schema
from annotator.gui.annotate import act_words, suggestion_words
from annotator.gui.dates import when

translate = QCoreApplication.translate

NO_PROPOSALS: Mapping[str, Suggestion] = {}


def entry(
    value: HistoryEntry, schema: Schema, thread: Thread, you: str, proposals: Mapping[str, Suggestion] = NO_PROPOSALS
) -> str:
    """Return who did what; ``you`` is who sits here, ``proposals`` what machines proposed in the thread, by id."""
    who = translate("History", "you") if value.annotator == you else value.annotator
    if value.kind == "merge":
        return translate("History", "{who} merged files with changes to this thread").format(who=who)
    if value.act is None:
        return translate("History", "{who} imported labels").format(who=who)
    match value.kind:
        case "undo":
            # An undo carries what it did: the inverse of what is meant.
            what = act_words.deed(value.act.inverse(), schema, thread)
            return translate("History", "{who} undid: {what}").format(who=who, what=what)
        case "redo":
            what = act_words.deed(value.act, schema, thread)
            return translate("History", "{who} did again: {what}").format(who=who, what=what)
        case _:
            told = act_words.told(value.act, schema, thread)
            told = translate("History", "{who} {told}").format(who=who, told=told)
            source = _source(value.act, schema, proposals)
            return f"{told}, {source}" if source else told


def _source(act: Deed, schema: Schema, proposals: Mapping[str, Suggestion]) -> str:
    """Return whose suggestions an act decided; of a single one how sure that was, and what else it said."""
    decided: list[tuple[Suggestion, Annotation]] = []
    for each in act.edits if isinstance(act, Act) else ():
        match each.edit:
            case Add(annotation) if (known := proposals.get(annotation.suggestion or "")) is not None:
                decided.append((known, annotation))
            case Reject(suggestion):
                decided.append((suggestion, suggestion.annotation))
    if not decided:
        return ""
    if len(decided) == 1:
        suggestion, became = decided[0]
        return suggestion_words.source(suggestion, schema.layer(became.layer), became.label)
    agents = dict.fromkeys(suggestion_words.suggested_by(each) for each, _ in decided)
    return ", ".join(agents)


def acts_since(way: WayBack) -> str:
    """Return what is taken back: «12 acts of yours since 14:02»."""
    if way.acts == 1:
        return translate("History", "1 act of yours of {time}").format(time=when(way.since))
    counted = translate("History", "%Ln acts of yours since {time}", "", way.acts)
    return counted.format(time=when(way.since))


def preview(way: WayBack) -> str:
    """Return what going back would do."""
    if not way.acts:
        return translate("History", "This is how it is now: nothing of yours came after it.")
    parts = []
    if way.gone:
        parts.append(
            translate("History", "1 label goes")
            if way.gone == 1
            else translate("History", "%Ln labels go", "", way.gone)
        )
    if way.returned:
        parts.append(
            translate("History", "1 comes back")
            if way.returned == 1
            else translate("History", "%Ln come back", "", way.returned)
        )
    if way.changed:
        parts.append(
            translate("History", "1 changes")
            if way.changed == 1
            else translate("History", "%Ln change", "", way.changed)
        )
    taken = translate("History", "Takes back {acts}").format(acts=acts_since(way))
    if not way.edits:
        return translate("History", "{taken}: they come to nothing.").format(taken=taken)
    said = f"{taken}: {', '.join(parts)}." if parts else f"{taken}."
    if way.elsewhere == 1:
        return translate("History", "{said} What one of them did in other threads stays.").format(said=said)
    if way.elsewhere:
        return translate("History", "{said} What %Ln of them did in other threads stays.", "", way.elsewhere).format(
            said=said
        )
    return said
