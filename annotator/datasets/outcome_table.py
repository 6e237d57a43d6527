"""What became of suggestions as a table that other programs read: one figure a row, with its interval."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from annotator.datasets.whole_file import write_whole
from annotator.domain.outcomes import MEASURES, AgentOutcome, LabelOutcome, Outcomes
from annotator.domain.rates import Rate, Ratio

COLUMNS = ("part", "layer", "label", "suggester", "version", "measure", "group", "value", "low", "high", "of")
"""``part`` is labels, suggesters or comparison; ``group`` with or without suggestions, or the difference of both;
``low`` and ``high`` are the ends of the interval of 95 %, ``of`` is how many the value is of."""

_LABEL_COUNTS = ("scratch", "accepted", "edited", "imported", "rejected", "waiting")

Cell = str | int | float
Row = tuple[Cell, ...]


def outcome_rows(outcomes: Outcomes) -> Iterator[Row]:
    """Yield the rows below ``COLUMNS``; what is not known is ""."""
    for label in outcomes.labels:
        yield from _of_label(label)
    for agent in outcomes.agents:
        yield from _of_agent(agent)
    for measure in MEASURES:
        found = outcomes.comparison.measures[measure]
        for group, ratio in (("with", found.first), ("without", found.second)):
            if ratio is not None:
                yield ("comparison", "", "", "", "", measure, group, *_interval(ratio))
        if found.first is not None and found.second is not None and found.difference is not None:
            value = found.first.value - found.second.value
            yield ("comparison", "", "", "", "", measure, "difference", value, *found.difference, "")


def as_text(outcomes: Outcomes, *, delimiter: str = ",") -> str:
    """Return the table with its heading, parted by commas, or by tabs for the clipboard."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(
        [round(cell, 6) if isinstance(cell, float) else cell for cell in row] for row in outcome_rows(outcomes)
    )
    return text.getvalue()


def write_outcomes(path: Path, outcomes: Outcomes) -> None:
    """Write the table as CSV in UTF-8, all or nothing.

    Raises:
        ExportError: the place takes no writing.
    """
    write_whole(path, as_text(outcomes))


def _of_label(outcome: LabelOutcome) -> Iterator[Row]:
    for name in _LABEL_COUNTS:
        yield ("labels", outcome.layer, outcome.label, "", "", name, "", getattr(outcome, name), "", "", "")


def _of_agent(outcome: AgentOutcome) -> Iterator[Row]:
    rates: tuple[tuple[str, Rate], ...] = (("precision", outcome.precision), ("recall", outcome.recall))
    for name, rate in rates:
        if rate.value is not None:
            place = (outcome.layer, outcome.label, outcome.agent, outcome.version)
            yield ("suggesters", *place, name, "", rate.value, *rate.interval, rate.of)


def _interval(ratio: Ratio) -> Row:
    return (ratio.value, ratio.low, ratio.high, int(ratio.below))
