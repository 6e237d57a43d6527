"""Figures of suggestions in words: what is measured, and what a difference says."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from annotator.domain.outcomes import ENOUGH, Comparison, Finding, Measure
from annotator.domain.rates import Rate, Ratio
from annotator.gui.activity.words import clock, pace
from annotator.gui.annotate.words import number
from annotator.gui.language import QT_TRANSLATE_NOOP

translate = QCoreApplication.translate

_TIMES: frozenset[Measure] = frozenset(("thread_time", "decision_time"))
SHARES: frozenset[Measure] = frozenset(("kept", "covered", "accuracy", "peers"))
"""The measures that are shares from 0 to 1."""


def title(measure: Measure) -> str:
    """Return what a measure is called."""
    return translate("Outcomes", _TITLES[measure])


def explained(measure: Measure) -> str:
    """Return what a measure counts."""
    return translate("Outcomes", _EXPLAINED[measure])


def amount(value: float, measure: Measure) -> str:
    """Return a value of a measure with its unit."""
    if measure in SHARES:
        return percent(value)
    if measure in _TIMES:
        return pace(round(value * 1000))
    return QLocale().toString(value, "f", 1)


def difference(value: float, measure: Measure) -> str:
    """Return how great a difference of two values is, without its sign."""
    if measure in SHARES:
        points = QLocale().toString(abs(value) * 100, "f", 0)
        return translate("Outcomes", "{points} points").format(points=points)
    return amount(abs(value), measure)


def _between(low: float, high: float, measure: Measure) -> str:
    """Return the range in which a difference lies."""
    first = amount(low, measure)
    if measure in SHARES:
        first = QLocale().toString(low * 100, "f", 0)
    elif measure in _TIMES and high >= 60:
        first = clock(round(low * 1000))
    told = translate("Outcomes", "{low} to {high}")
    return told.format(low=first, high=difference(high, measure))


def percent(value: float) -> str:
    """Return a share as a percentage."""
    return translate("Outcomes", "{number} %").format(number=QLocale().toString(value * 100, "f", 0))


def rate(value: Rate) -> str:
    """Return a share with its interval: «84 % (77–90)»."""
    if value.value is None:
        return "–"
    low, high = value.interval
    return f"{percent(value.value)} ({round(low * 100)}–{round(high * 100)})"


def spread(value: Ratio, measure: Measure) -> str:
    """Return a value with its interval and what it is of, to be read out."""
    told = translate("Outcomes", "{value}, between {low} and {high}, from {count} threads")
    return told.format(
        value=amount(value.value, measure),
        low=amount(value.low, measure),
        high=amount(value.high, measure),
        count=number(value.threads),
    )


def said_of(measure: Measure, comparison: Comparison) -> str:
    """Return what the difference with and without suggestions says, in plain words."""
    found = comparison.measures[measure]
    finding = comparison.finding(measure)
    if finding == "too_little" or found.difference is None:
        counts = [0 if each is None else each.threads for each in (found.first, found.second)]
        told = translate(
            "Outcomes", "Too little to say: {shown} threads with and {blind} without, {enough} of each needed."
        )
        return told.format(shown=number(counts[0]), blind=number(counts[1]), enough=number(ENOUGH))
    low, high = sorted(abs(each) for each in found.difference)
    if finding == "no_difference":
        return _no_difference(measure, high)
    return translate("Outcomes", _MEANINGS[measure, finding]).format(range=_between(low, high, measure))


def in_short(comparison: Comparison) -> str:
    """Return the whole in a sentence or two."""
    if comparison.finding("kept") == comparison.finding("thread_time") == "too_little":
        return translate("Outcomes", "Too little is done with and without suggestions to say anything yet.")
    time = translate("Outcomes", _OF_TIME[comparison.finding("thread_time")])
    return f"{time} {translate('Outcomes', _OF_LEADING[comparison.finding('kept')])}"


def _no_difference(measure: Measure, most: float) -> str:
    if measure == "kept":
        told = translate(
            "Outcomes",
            "People give what was suggested about as often where they do not see it; more than {most} between the two "
            "is unlikely.",
        )
    else:
        told = translate("Outcomes", "The difference may be chance; more than {most} is unlikely.")
    return told.format(most=difference(most, measure))


_TITLES: dict[Measure, str] = {
    "thread_time": QT_TRANSLATE_NOOP("Outcomes", "Time at a thread"),
    "decision_time": QT_TRANSLATE_NOOP("Outcomes", "Time per decision"),
    "labels": QT_TRANSLATE_NOOP("Outcomes", "Labels of a thread"),
    "kept": QT_TRANSLATE_NOOP("Outcomes", "Suggestions that people give"),
    "covered": QT_TRANSLATE_NOOP("Outcomes", "Labels that were suggested"),
    "accuracy": QT_TRANSLATE_NOOP("Outcomes", "Likeness to gold"),
    "peers": QT_TRANSLATE_NOOP("Outcomes", "Likeness to other annotators"),
}
_EXPLAINED: dict[Measure, str] = {
    "thread_time": QT_TRANSLATE_NOOP("Outcomes", "Active time, from opening to submitting."),
    "decision_time": QT_TRANSLATE_NOOP("Outcomes", "Active time before each label given, changed or refused."),
    "labels": QT_TRANSLATE_NOOP("Outcomes", "All labels in the submitted thread."),
    "kept": QT_TRANSLATE_NOOP(
        "Outcomes", "Share of what was suggested that stands among people’s labels, seen or not."
    ),
    "covered": QT_TRANSLATE_NOOP("Outcomes", "Share of people’s labels that were suggested, seen or not."),
    "accuracy": QT_TRANSLATE_NOOP("Outcomes", "Labels in common with the gold set (F1)."),
    "peers": QT_TRANSLATE_NOOP("Outcomes", "Labels in common with others who did the same texts (F1)."),
}
_OF_TIME: dict[Finding, str] = {
    "less": QT_TRANSLATE_NOOP("Outcomes", "Suggestions save time."),
    "more": QT_TRANSLATE_NOOP("Outcomes", "Suggestions cost time."),
    "no_difference": QT_TRANSLATE_NOOP("Outcomes", "Whether suggestions save time is not certain."),
    "too_little": QT_TRANSLATE_NOOP("Outcomes", "Too little time was measured to say whether suggestions save any."),
}
_OF_LEADING: dict[Finding, str] = {
    "more": QT_TRANSLATE_NOOP("Outcomes", "People agree with the machine more where they see it."),
    "less": QT_TRANSLATE_NOOP("Outcomes", "People agree with the machine less where they see it."),
    "no_difference": QT_TRANSLATE_NOOP("Outcomes", "Nothing shows that they lead people to agree with the machine."),
    "too_little": QT_TRANSLATE_NOOP("Outcomes", "Whether they lead people to agree with the machine is not known yet."),
}
_MEANINGS: dict[tuple[Measure, Finding], str] = {
    ("thread_time", "less"): QT_TRANSLATE_NOOP("Outcomes", "With suggestions a thread takes {range} less."),
    ("thread_time", "more"): QT_TRANSLATE_NOOP("Outcomes", "With suggestions a thread takes {range} more."),
    ("decision_time", "less"): QT_TRANSLATE_NOOP("Outcomes", "With suggestions a decision takes {range} less."),
    ("decision_time", "more"): QT_TRANSLATE_NOOP("Outcomes", "With suggestions a decision takes {range} more."),
    ("labels", "less"): QT_TRANSLATE_NOOP("Outcomes", "With suggestions a thread gets {range} fewer."),
    ("labels", "more"): QT_TRANSLATE_NOOP("Outcomes", "With suggestions a thread gets {range} more."),
    ("kept", "more"): QT_TRANSLATE_NOOP(
        "Outcomes",
        "People give {range} more of what is suggested where they see it. Some may be names that they would "
        "have missed, some what they would not have said themselves: look at a sample of accepted labels again.",
    ),
    ("kept", "less"): QT_TRANSLATE_NOOP(
        "Outcomes",
        "People give {range} less of what is suggested where they see it: they do not follow it blindly.",
    ),
    ("covered", "more"): QT_TRANSLATE_NOOP(
        "Outcomes",
        "Where suggestions are seen, {range} more of the labels are the machine’s: what it does not suggest may "
        "be overlooked.",
    ),
    ("covered", "less"): QT_TRANSLATE_NOOP(
        "Outcomes", "Where suggestions are seen, {range} fewer of the labels are the machine’s."
    ),
    ("accuracy", "more"): QT_TRANSLATE_NOOP("Outcomes", "Labels are {range} nearer to gold with suggestions."),
    ("accuracy", "less"): QT_TRANSLATE_NOOP(
        "Outcomes", "Labels are {range} farther from gold with suggestions: they mislead."
    ),
    ("peers", "more"): QT_TRANSLATE_NOOP(
        "Outcomes",
        "People agree {range} more where they see suggestions; part of it is that they see the same ones.",
    ),
    ("peers", "less"): QT_TRANSLATE_NOOP("Outcomes", "People agree {range} less where they see suggestions."),
}
