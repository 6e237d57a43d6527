"""The history of a label in words, in the language of the screen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QCoreApplication

from annotator.domain.annotation import GOLD, Annotation, SpanAnnotation, Suggestion
from annotator.domain.edit import Act, DocumentEdit, SetResponse, SetVerdict
from annotator.domain.history import HistoryEntry
from annotator.domain.label_history import LabelEvent, LabelHistory
from annotator.domain.schema import Schema
from annotator.domain.schema_change import LabelPlace
from annotator.domain.verdict import Response, Verdict
from annotator.gui import schema_words
from annotator.gui.annotate import history_words, suggestion_words, words
from annotator.gui.dates import moment
from annotator.gui.thread_view.offsets import isolated

translate = QCoreApplication.translate

Tone = Literal["plain", "machine", "right", "wrong", "contested"]
NOBODY: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One line of the history: what happened, when, and what is said of it; ``tone`` is how its sign looks."""

    title: str
    when: str = ""
    note: str = ""
    tone: Tone = "plain"

    @property
    def spoken(self) -> str:
        """How it is read out."""
        return ". ".join(part for part in (self.title, self.note, self.when) if part)


def steps(history: LabelHistory, schema: Schema, you: str, called: Mapping[str, str] = NOBODY) -> tuple[Step, ...]:
    """Return the history line by line, the earliest first.

    ``you`` is who sits here; ``called`` hides the names of others behind those that are given here.
    """
    teller = _Teller(history, schema, you, called)
    first = () if history.suggestion is None else (teller.suggestion(history.suggestion),)
    return (*first, *(teller.event(each) for each in history.events))


def title(history: LabelHistory, schema: Schema) -> str:
    """Return what the label says, or said last: «GPE “Port Eldis”»."""
    latest = history.latest or _last_of(history)
    if latest is None:
        return translate("LabelHistory", "This label")
    return words.annotation(latest, schema, history.thread.document(history.document))


def state(history: LabelHistory) -> str:
    """Return where it is, and whether it is there still."""
    where = words.which(history.thread.document(history.document), history.thread)
    if history.now is not None:
        return words.begun(where)
    if history.events:
        return translate("LabelHistory", "{text}; it is there no more.").format(text=words.begun(where))
    return translate("LabelHistory", "{text}; nobody has decided on it.").format(text=words.begun(where))


def _last_of(history: LabelHistory) -> Annotation | None:
    """Return what acts said of a label that is gone."""
    for event in reversed(history.events):
        for name in ("annotation", "after", "before"):
            found = getattr(event.edit, name, None)
            if isinstance(found, Annotation):
                return found
            if isinstance(found, Verdict) and found.judged is not None:
                return found.judged
    return None


class _Teller:
    def __init__(self, history: LabelHistory, schema: Schema, you: str, called: Mapping[str, str]) -> None:
        self._history, self._schema, self._you, self._called = history, schema, you, called
        self._document = history.thread.document(history.document)

    def suggestion(self, suggestion: Suggestion) -> Step:
        """Return what a machine proposed, which version of it, and how sure it was."""
        told = translate("LabelHistory", "{agent} suggested {label}").format(
            agent=_agent(suggestion), label=self._label(suggestion.annotation)
        )
        note = (suggestion_words.sureness(suggestion, None), words.agent_in_full(suggestion))
        return Step(title=told, note=" · ".join(part for part in note if part), tone="machine")

    def event(self, event: LabelEvent) -> Step:
        """Return one thing that happened."""
        when = moment(event.time)
        match event.edit:
            case SetVerdict(before, after):
                return self._verdict(event, before, after, when)
            case SetResponse(before_response, after_response):
                return self._response(event, before_response, after_response, when)
        return Step(title=self._told(event), when=when)

    def _told(self, event: LabelEvent) -> str:
        deed: Act | None = None
        if event.edit is not None:
            deed = Act(event.who, self._history.thread.id, (DocumentEdit(self._history.document, event.edit),))
        entry = HistoryEntry(
            id="", time=event.time, annotator=self._who(event), kind=event.kind, act=event.change or deed
        )
        told = history_words.entry(entry, self._schema, self._history.thread, self._you)
        if event.who == self._you:
            told = words.begun(told)
        if event.whose == GOLD and event.change is None:
            return translate("LabelHistory", "{told}, in the gold set").format(told=told)
        return told

    def _verdict(self, event: LabelEvent, before: Verdict | None, after: Verdict | None, when: str) -> Step:
        who = self._name(event)
        if after is None:
            told = translate("LabelHistory", "{who} took the verdict back").format(who=who)
            return Step(title=told, when=when)
        judged = after.judged
        if self._history.annotator == GOLD and judged is not None:
            label = translate("LabelHistory", "{name}’s {label}").format(
                name=self._called.get(after.annotator, after.annotator), label=self._label(judged)
            )
        else:
            label = translate("LabelHistory", "it")
        gold = ", ".join(self._label(each) for each in after.gold)
        pattern = {
            "approve": translate("LabelHistory", "{who} approved {label}"),
            "reject": translate("LabelHistory", "{who} rejected {label}"),
            "change": translate("LabelHistory", "{who} changed {label} to {gold}"),
            "add": translate("LabelHistory", "{who} said that {name} missed {gold}"),
            "nothing": translate("LabelHistory", "{who} approved that there is nothing"),
        }[after.kind]
        told = pattern.format(who=who, label=label, gold=gold, name=self._called.get(after.annotator, after.annotator))
        note = ": ".join(part for part in (after.reason or "", after.note) if part)
        return Step(title=told, when=when, note=note, tone="wrong" if after.is_correction else "right")

    def _response(self, event: LabelEvent, before: Response | None, after: Response | None, when: str) -> Step:
        who = self._name(event)
        if after is None:
            told = translate("LabelHistory", "{who} took the answer back").format(who=who)
            return Step(title=told, when=when)
        if after.kind == "contested":
            told = translate("LabelHistory", "{who} contested the correction").format(who=who)
            return Step(title=told, when=when, note=after.note, tone="contested")
        told = translate("LabelHistory", "{who} acknowledged the correction").format(who=who)
        return Step(title=told, when=when, tone="right")

    def _who(self, event: LabelEvent) -> str:
        """Return who did it; in a blind review a reviewer has no name, and others have those that hide them."""
        is_review = event.whose == GOLD or isinstance(event.edit, SetVerdict)
        if self._history.blind and is_review and event.who != self._you:
            return translate("LabelHistory", "A reviewer")
        return self._called.get(event.who, event.who)

    def _name(self, event: LabelEvent) -> str:
        return translate("LabelHistory", "You") if event.who == self._you else isolated(self._who(event))

    def _label(self, annotation: Annotation) -> str:
        """Return a label in words, of a span with its text where that is another than the label's own."""
        latest = self._history.latest
        if isinstance(annotation, SpanAnnotation) and isinstance(latest, SpanAnnotation):
            same = (annotation.start, annotation.end) == (latest.start, latest.end)
            if same and not annotation.attributes:
                return schema_words.title_of(self._schema, LabelPlace(annotation.layer), annotation.label)
        return words.annotation(annotation, self._schema, self._document)


def _agent(suggestion: Suggestion) -> str:
    """Return who made a suggestion, as a sentence begins with it; a name stays as it is written."""
    said = words.agent(suggestion)
    return said if said == suggestion.agent else words.begun(said)
