"""Corrections in words, in the language of the screen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from annotator.domain.annotation import Annotation
from annotator.domain.correction import Correction, Standing, Tally
from annotator.domain.schema import Label, Schema
from annotator.domain.schema_change import LabelPlace
from annotator.gui import dates, schema_words
from annotator.gui.annotate.correction_words import change, why
from annotator.gui.annotate.words import number
from annotator.gui.finding import place_words
from annotator.gui.outcomes.words import percent, rate
from annotator.gui.thread_view.offsets import caption, isolated

translate = QCoreApplication.translate


def label_of(annotation: Annotation | None, schema: Schema) -> Label | None:
    """Return the label as the schema has it, or None where it has it no more."""
    if annotation is None:
        return None
    layer = next((layer for layer in schema.layers if layer.name == annotation.layer), None)
    labels = () if layer is None else layer.labels
    return next((label for label in labels if label.name == annotation.label), None)


def label_title(label: tuple[str, str], schema: Schema) -> str:
    """Return a label with its layer: «Entities: GPE»."""
    layer = schema_words.layer_title(schema, label[0])
    return f"{layer}: {schema_words.title_of(schema, LabelPlace(label[0]), label[1])}"


def where(correction: Correction) -> str:
    """Return which text it is in: «M. Karsh’s comment · Storm closes Northgate bridge»."""
    return f"{place_words.whose(correction.hit)} · {isolated(caption(correction.hit.title))}"


def by_whom(correction: Correction, *, blind: bool) -> str:
    """Return who decided it and when; in a blind review only when."""
    time = dates.moment(correction.verdict.time)
    return time if blind else f"{isolated(correction.verdict.reviewer)}, {time}"


def notes(correction: Correction, *, blind: bool) -> str:
    """Return what others wrote about the text, each with its author and time; in a blind review without the author."""
    named = translate("Corrections", "{name} on this text, {time}: {note}")
    unnamed = translate("Corrections", "On this text, {time}: {note}")
    told = (
        (unnamed if blind else named).format(
            name=isolated(each.author), time=dates.when(each.time), note=caption(each.text)
        )
        for each in correction.notes
    )
    return "\n".join(told)


def standing(value: Standing) -> str:
    """Return what became of a correction."""
    return {
        "open": translate("Corrections", "open"),
        "acknowledged": translate("Corrections", "acknowledged"),
        "contested": translate("Corrections", "contested"),
    }[value]


def spoken(correction: Correction, schema: Schema, *, blind: bool) -> str:
    """Return a correction as it is read out."""
    told = change(correction, schema)
    parts = (
        translate("Corrections", "{before} becomes {after}").format(before=told.before, after=told.after),
        standing(correction.standing),
        why(correction),
        correction.hit.context.text,
        where(correction),
        by_whom(correction, blind=blind),
    )
    return ". ".join(part for part in parts if part)


def share(tally: Tally) -> str:
    """Return how much was right of what was judged, in a sentence."""
    judged = tally.rate.of
    if not judged and not tally.missing:
        return translate("Corrections", "Nothing of yours was judged yet.")
    told: list[str] = []
    if judged:
        pattern = translate("Corrections", "{share} of {judged} judged labels were right.")
        if judged == 1:
            pattern = translate("Corrections", "{share} of {judged} judged label was right.")
        told.append(pattern.format(share=rate(tally.rate), judged=number(judged)))
    if tally.missing:
        missing = translate("Corrections", "1 label was missing.")
        several = translate("Corrections", "%Ln labels were missing.", "", tally.missing)
        told.append(missing if tally.missing == 1 else several)
    return " ".join(told)


def in_short(tally: Tally) -> str:
    """Return the same for a narrow place: «84 % of 31 · 2 missed»."""
    value = tally.rate.value
    parts = []
    if value is not None:
        told = translate("Corrections", "{share} of {judged}")
        parts.append(told.format(share=percent(value), judged=number(tally.rate.of)))
    if tally.missing:
        parts.append(translate("Corrections", "{count} missed").format(count=number(tally.missing)))
    return " · ".join(parts)


def waiting(count: int) -> str:
    """Return how many corrections wait for an answer."""
    return (
        translate("Corrections", "1 correction")
        if count == 1
        else translate("Corrections", "%Ln corrections", "", count)
    )


def found(shown: int, whole: int) -> str:
    """Return how many of all corrections are shown."""
    if shown == whole:
        return waiting(whole)
    return translate("Corrections", "{shown} of {corrections}").format(shown=number(shown), corrections=waiting(whole))


def nothing(whole: Sequence[object]) -> str:
    """Return why the list is empty."""
    if whole:
        return translate("Corrections", "No correction is like that.")
    return translate(
        "Corrections",
        "No correction so far. Once a reviewer has looked at threads that you submitted, you find here what they "
        "changed, and why.",
    )
