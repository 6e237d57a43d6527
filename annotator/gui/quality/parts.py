"""What the page shows, part by part, as rows of bars with what they say."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from annotator.domain.activity import ReviewTime
from annotator.domain.quality import LabelQuality, PersonQuality, Quality, SuggestedQuality, ThreadStates
from annotator.domain.rates import Rate
from annotator.domain.schema import Label, Schema
from annotator.domain.schema_change import LabelPlace
from annotator.gui import schema_words
from annotator.gui.activity.words import decisions, length, pace
from annotator.gui.annotate.words import number
from annotator.gui.dates import day
from annotator.gui.outcomes.words import percent, rate
from annotator.gui.quality.bars import Bar, BarRow, Paint

translate = QCoreApplication.translate


def figures(quality: Quality) -> tuple[tuple[str, str], ...]:
    """Return the large figures, each with what it counts."""
    threads = quality.threads
    of = translate("Quality", "of {count} threads submitted").format(count=number(threads.all))
    found = [
        (number(threads.submitted + threads.settled), of),
        (number(threads.settled), translate("Quality", "threads settled in review")),
        (number(quality.given), translate("Quality", "labels in {count} texts").format(count=number(quality.texts))),
    ]
    right = quality.judged.rate
    if right.value is not None:
        told = translate("Quality", "of {count} reviewed labels were right").format(count=number(right.of))
        found.append((percent(right.value), told))
    return tuple(found)


def states(threads: ThreadStates) -> BarRow:
    """Return all threads by how far they got."""
    parts = ((threads.settled, "ok"), (threads.submitted, "accent"), (threads.begun, "ink_3"))
    counted = (
        (threads.settled, translate("Quality", "{count} settled")),
        (threads.submitted, translate("Quality", "{count} submitted")),
        (threads.begun, translate("Quality", "{count} begun")),
        (threads.new, translate("Quality", "{count} new")),
    )
    said = " · ".join(pattern.format(count=number(count)) for count, pattern in counted if count)
    whole = max(1, threads.all)
    name = translate("Quality", "All threads")
    return BarRow(name, (Bar(tuple((count / whole, paint) for count, paint in parts), said),), strong=True)


def people(quality: Quality) -> tuple[BarRow, ...]:
    """Return what everybody submitted and began; those who did nothing are left out."""
    working = [each for each in quality.people if each.submitted or each.begun or each.assigned]
    most = max((max(each.assigned, each.submitted + each.begun) for each in working), default=1) or 1
    return tuple(
        BarRow(each.name, (Bar(((each.submitted / most, "accent"), (each.begun / most, "ink_3")), _threads(each)),))
        for each in working
    )


def _threads(each: PersonQuality) -> str:
    told = translate("Quality", "{submitted} submitted")
    if each.assigned:
        told = translate("Quality", "{submitted} submitted · {assigned} assigned")
    labels = translate("Quality", "{labels} labels")
    return " · ".join(
        (
            told.format(submitted=number(each.submitted), assigned=number(each.assigned)),
            labels.format(labels=number(each.labels)),
        )
    )


def weeks(quality: Quality) -> tuple[tuple[str, float, str], ...]:
    """Return the labels of each week."""
    return tuple(
        (
            day(each.week),
            float(each.labels),
            number(each.labels),
        )
        for each in quality.weeks
    )


def review_time(review: ReviewTime) -> str:
    """Return what review took, "" where nothing was measured."""
    if review.per_thread is None:
        return ""
    at_one = translate("Quality", "Review took {time} at 1 thread, all reviewers together.")
    at_several = translate(
        "Quality", "Review took {time} at {threads} threads, {each} a thread, all reviewers together."
    )
    told = at_one if review.threads == 1 else at_several
    return told.format(time=length(review.active), threads=number(review.threads), each=length(review.per_thread))


def judged(quality: Quality) -> tuple[BarRow, ...]:
    """Return what reviewers found of everybody's labels."""
    return tuple(BarRow(each.name, (_share(each.judged.rate, "ok"),)) for each in quality.people if each.judged.rate.of)


def suggested(quality: Quality, agent: str, schema: Schema) -> tuple[BarRow, ...]:
    """Return how much of an agent's was accepted and how much of that was right, in whole and by label."""
    whole = next(each for each in quality.of_agents() if each.agent == agent)
    own = [each for each in quality.suggested if each.agent == agent]
    rows = [BarRow(translate("Quality", "All labels"), _accepted(whole), strong=True)]
    rows += [BarRow(label_title(each.layer, each.label, schema), _accepted(each)) for each in own]
    return tuple(rows)


def _accepted(each: SuggestedQuality) -> tuple[Bar, ...]:
    taken = translate("Quality", "{share} accepted").format(share=rate(each.acceptance))
    right = translate("Quality", "{share} right").format(share=rate(each.accuracy))
    unseen = translate("Quality", "none reviewed")
    return (
        Bar(((each.acceptance.value or 0.0, "accent"),), taken),
        Bar(((each.accuracy.value or 0.0, "ok"),), unseen if each.accuracy.value is None else right),
    )


def paces(quality: Quality, schema: Schema) -> tuple[BarRow, ...]:
    """Return what a decision took in each layer."""
    measured = [(each, seconds) for each in quality.paces if (seconds := each.per_decision) is not None]
    most = max((seconds for _, seconds in measured), default=1.0) or 1.0
    told = translate("Quality", "{pace} · {decisions}")
    return tuple(
        BarRow(
            schema_words.layer_title(schema, each.layer),
            (
                Bar(
                    ((seconds / most, "accent"),),
                    told.format(pace=pace(round(seconds * 1000)), decisions=decisions(each.decisions)),
                ),
            ),
        )
        for each, seconds in measured
    )


def labels(given: Sequence[LabelQuality], schema: Schema) -> tuple[BarRow, ...]:
    """Return how often the labels of one layer were given, in their own colours."""
    total = sum(each.given for each in given)
    most = max((each.given for each in given), default=1) or 1
    known = {(layer.name, label.name): label for layer in schema.layers for label in layer.labels}
    return tuple(_label(each, known.get((each.layer, each.label)), total=total, most=most) for each in given)


def _label(each: LabelQuality, label: Label | None, *, total: int, most: int) -> BarRow:
    paint: Paint = "ink_3" if label is None else label
    share = percent(each.given / total) if total else "–"
    told = translate("Quality", "{count} · {share}")
    if each.gold:
        told = translate("Quality", "{count} · {share} · {gold} in gold")
    said = told.format(count=number(each.given), share=share, gold=number(each.gold)) if each.given else number(0)
    return BarRow(each.label if label is None else label.title, (Bar(((each.given / most, paint),), said),))


def label_title(layer: str, label: str, schema: Schema) -> str:
    """Return a label with its layer."""
    title = schema_words.title_of(schema, LabelPlace(layer), label)
    return translate("Quality", "{layer}: {label}").format(layer=schema_words.layer_title(schema, layer), label=title)


def _share(value: Rate, paint: Paint) -> Bar:
    told = translate("Quality", "{share} of {count}").format(share=rate(value), count=number(value.of))
    return Bar(((value.value or 0.0, paint),), told)
