"""The measures of one question: each with its value, its interval, and what it says."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from annotator.gui.agreement import words
from annotator.gui.agreement.interval_strip import IntervalStrip, least_of
from annotator.gui.controls.frames import card, hairline
from annotator.gui.controls.labels import cell, meta, strong
from annotator.review.agreement import MEASURES, Agreement, Measure

NAME, VALUE, RANGE = 132, 40, 92
"""How wide the columns are, in pixels."""


def measures_card(found: Agreement) -> QFrame:
    """Return the measures that have a meaning, and one sentence where none has."""
    paper, column = card(margin=16, gap=0)
    shown = [name for name in MEASURES if found.measure(name) is not None]
    least = least_of([found.measure(name) for name in shown])
    for name in shown:
        if column.count():
            column.addWidget(hairline())
        column.addWidget(_row(found, name, least))
    if not shown:
        column.addWidget(meta(words.sentence(found, "krippendorff_alpha")))
    caution = words.caution(found)
    if caution:
        column.addWidget(hairline())
        column.addSpacing(9)
        column.addWidget(meta(caution))
    return paper


def _row(found: Agreement, name: Measure, least: float) -> QWidget:
    row = QWidget()
    row.setAccessibleName(words.title(name))
    row.setAccessibleDescription(words.spoken(found, name))
    column = QVBoxLayout(row)
    column.setContentsMargins(0, 9, 0, 9)
    column.setSpacing(2)
    column.addLayout(figures(found, name, strong(words.title(name)), least))
    column.addWidget(meta(words.sentence(found, name)))
    return row


def figures(found: Agreement, name: Measure, title: QWidget, least: float) -> QHBoxLayout:
    """Return one line: a title, the interval drawn, the value, the interval in figures."""
    estimate = found.measure(name)
    line = QHBoxLayout()
    line.setSpacing(12)
    title.setFixedWidth(NAME)
    value = cell("–" if estimate is None else words.value(estimate.value), right=True, tone="strong")
    value.setFixedWidth(VALUE)
    between = cell("" if estimate is None else words.interval(estimate), right=True, tone="meta")
    between.setFixedWidth(RANGE)
    line.addWidget(title)
    line.addWidget(IntervalStrip(estimate, least=least), 1, Qt.AlignmentFlag.AlignVCenter)
    line.addWidget(value)
    line.addWidget(between)
    return line
