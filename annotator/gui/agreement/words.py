"""Agreement in words, in the language of the screen."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from annotator.domain.schema import Label, Schema
from annotator.domain.schema_change import LabelPlace
from annotator.gui import schema_words
from annotator.gui.annotate.words import isolated, number
from annotator.gui.finding import place_words
from annotator.gui.language import said
from annotator.review.agreement import Agreement, Measure
from annotator.review.bootstrap import Estimate
from annotator.review.confusion import Confusion
from annotator.review.ratings import Question, Unit
from annotator.review.wording import in_words, of_few

translate = QCoreApplication.translate


def title(measure: Measure) -> str:
    """Return what a measure is called."""
    return {
        "cohen_kappa": translate("Agreement", "Cohen’s κ"),
        "fleiss_kappa": translate("Agreement", "Fleiss’ κ"),
        "krippendorff_alpha": translate("Agreement", "Krippendorff’s α"),
        "unitizing_alpha": translate("Agreement", "Unitizing α"),
        "f1_exact": translate("Agreement", "F1, exact"),
        "f1_overlap": translate("Agreement", "F1, overlapping"),
    }[measure]


def question(asked: Question, schema: Schema) -> str:
    """Return what annotators are compared in: «Entities», «Entities · Toward it»."""
    attribute = None if asked.attribute is None else asked.attribute.name
    return schema_words.place_title(schema, LabelPlace(asked.layer.name, attribute))


def label_of(asked: Question, name: str | None) -> Label | None:
    """Return a label of a question; None for nothing, and for one that the schema no longer knows."""
    return next((label for label in asked.labels if label.name == name), None)


def label(asked: Question, name: str | None) -> str:
    """Return how a label reads, or that there is none."""
    if name is None:
        return translate("Agreement", "nothing")
    known = label_of(asked, name)
    return name if known is None else known.title


def value(figure: float) -> str:
    """Return a measure's value to two places."""
    return QLocale().toString(figure, "f", 2)


def interval(estimate: Estimate) -> str:
    """Return where the value would lie for other texts; "" where there is but one."""
    if estimate.low is None or estimate.high is None:
        return ""
    return translate("Agreement", "{low} to {high}").format(low=value(estimate.low), high=value(estimate.high))


def sentence(found: Agreement, measure: Measure) -> str:
    """Return what a measure says."""
    return said(in_words(found, measure))


def caution(found: Agreement) -> str:
    """Return that a measure rests on few texts; "" where it does not."""
    sentence = of_few(found)
    return "" if sentence is None else said(sentence)


def spoken(found: Agreement, measure: Measure) -> str:
    """Return a measure as it is read out."""
    estimate = found.measure(measure)
    if estimate is None:
        return sentence(found, measure)
    parts = [value(estimate.value), interval(estimate), sentence(found, measure)]
    return ", ".join(part for part in parts if part)


def part(found: Agreement, asked: Question) -> str:
    """Return what a part is of: a label, a week, two annotators."""
    if found.label is not None:
        return label(asked, found.label)
    return found.week or pair(*found.annotators)


def pair(one: str, two: str) -> str:
    """Return two annotators."""
    return translate("Agreement", "{one} and {two}").format(one=isolated(one), two=isolated(two))


def basis(found: Agreement) -> str:
    """Return what is compared: «12 texts by 3 annotators · 5,210 tokens»."""
    texts = translate("Agreement", "1 text")
    if found.documents != 1:
        texts = translate("Agreement", "%Ln texts", "", found.documents)
    by = translate("Agreement", "%Ln annotators", "", len(found.annotators))
    told = translate("Agreement", "{texts} by {annotators} · {units}")
    return told.format(texts=texts, annotators=by, units=_units(found.units, found.unit))


def _units(count: int, unit: Unit) -> str:
    pattern = {
        "token": translate("Agreement", "{count} tokens"),
        "document": translate("Agreement", "{count} answers"),
        "pair": translate("Agreement", "{count} texts with a target"),
        "span": translate("Agreement", "{count} spans in common"),
    }[unit]
    return pattern.format(count=number(count))


def cell(confusion: Confusion, asked: Question, row: str | None, column: str | None) -> str:
    """Return what a cell of the matrix holds, as a heading above its places."""
    one, two = label(asked, row), label(asked, column)
    if row == column:
        told = translate("Agreement", "Both said {label}").format(label=one)
    else:
        told = translate("Agreement", "One said {row}, the other {column}").format(row=one, column=two)
    return f"{told} · {place_words.places(confusion.count(row, column))}"
