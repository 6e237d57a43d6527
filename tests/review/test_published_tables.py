"""Measures against numbers that are printed in books and papers."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from annotator.review.agreement import Agreement, agreement
from annotator.review.bootstrap import Draws
from annotator.review.gathering import ratings
from annotator.review.unitizing import unitizing_alpha
from tests.domain.drawn import labels
from tests.review.judged import NAMES, Plain, rows_of_coders, spans_of

TABLES = Path(__file__).resolve().parents[3] / "shared" / "corpora" / "agreement-tables" / "oracles.json"


def table(name: str) -> Any:
    if not TABLES.exists():
        pytest.skip(f"{TABLES} is not here")
    return json.loads(TABLES.read_text(encoding="utf-8"))[name]


def of_rows(rows: list[list[object | None]]) -> Agreement:
    judged, layer = rows_of_coders(rows)
    return agreement(judged, layer, draws=20)


def of_units(units: list[list[object]]) -> Agreement:
    """Measure a table with a row for each unit."""
    return of_rows([list(column) for column in zip(*units, strict=True)])


def value(found: Agreement, measure: str) -> float:
    estimate = getattr(found, measure)
    assert estimate is not None
    return float(estimate.value)


@pytest.mark.parametrize("name", ["krippendorff_wikipedia", "krippendorff_2011_ABCD"])
def test_alpha_with_missing_values(name: str) -> None:
    oracle = table(name)
    assert f"{value(of_rows(oracle['rows_are_coders']), 'krippendorff_alpha'):.6f}" == f"{oracle['alpha_nominal']:.6f}"


def test_alpha_leaves_out_what_one_alone_judged() -> None:
    oracle = table("nltk_easy")
    coders, units = (sorted({triple[at] for triple in oracle["triples"]}) for at in (0, 1))
    said = {(coder, unit): label for coder, unit, label in oracle["triples"]}
    found = of_rows([[said.get((coder, unit)) for unit in units] for coder in coders])
    assert f"{value(found, 'krippendorff_alpha'):.6f}" == f"{oracle['alpha_nominal']:.6f}"
    assert found.units == found.documents == 2


def test_fleiss_of_fourteen_raters() -> None:
    oracle = table("fleiss_wikipedia_10x5_n14")
    units: list[list[object]] = [
        [label for label, count in enumerate(counts) for _ in range(count)] for counts in oracle["counts"]
    ]
    assert f"{value(of_units(units), 'fleiss_kappa'):.3f}" == f"{oracle['fleiss_kappa']:.3f}"


def test_fleiss_of_thirty_diagnoses() -> None:
    oracle = table("fleiss1971_diagnoses_30x6")
    assert f"{value(of_units(oracle['ratings']), 'fleiss_kappa'):.7f}" == f"{oracle['fleiss_kappa']:.7f}"


def test_cohen_of_two_raters() -> None:
    oracle = table("cohen_sas_3x3")
    units: list[list[object]] = [
        [row, column]
        for row, counts in enumerate(oracle["table"])
        for column, count in enumerate(counts)
        for _ in range(count)
    ]
    judged, layer = rows_of_coders([list(column) for column in zip(*units, strict=True)])
    found = agreement(judged, layer)
    assert f"{value(found, 'cohen_kappa'):.4f}" == f"{oracle['kappa']:.4f}"
    # The printed interval supposes a normal distribution; ours draws. They tell the same story.
    assert found.cohen_kappa is not None
    assert found.cohen_kappa.low == pytest.approx(oracle["ci95"][0], abs=0.12)
    assert found.cohen_kappa.high == pytest.approx(oracle["ci95"][1], abs=0.12)


# --- unitizing: Krippendorff, Content Analysis, 2nd edition (2004), the example on page 254 and on ---

BOOK: dict[str, list[Plain]] = {
    "i": [(225, 295, "c"), (370, 400, "c"), (180, 240, "k"), (300, 350, "k")],
    "j": [(220, 300, "c"), (355, 375, "c"), (400, 420, "c"), (180, 240, "k"), (300, 350, "k")],
}
CK = labels("c", "k")


def unitizing(length: int, own: dict[str, list[Plain]], label: str | None = None) -> float:
    rated = ratings([spans_of(length, own)], replace(NAMES, labels=CK))
    if label is not None:
        rated = rated.of_label(label)
    found = unitizing_alpha(rated, Draws.of(1))
    assert found is not None
    return found.value


def shifted(own: dict[str, list[Plain]], by: int) -> dict[str, list[Plain]]:
    return {name: [(start - by, end - by, label) for start, end, label in spans] for name, spans in own.items()}


def test_unitizing_as_in_the_book() -> None:
    continuum = shifted(BOOK, 150)  # it runs from 150 to 450
    assert unitizing(300, continuum, "c") == pytest.approx(0.7286, abs=0.0001)
    assert unitizing(300, continuum, "k") == 1.0
    # The book divides disagreements that it has rounded: 0.0144 by 0.0532 and 0.0490.
    assert unitizing(300, continuum) == pytest.approx(0.8591, abs=0.0005)


# --- unitizing: Krippendorff, Sociological Methodology 25 (1995), figure on page 57, on a continuum of 24 steps ---

STEPS = {
    "A": ("..11111111....111111....", "....1111.......11......."),
    "C": ("..111111..11..1111..11..", "11..1111..1111..11..11.."),
}


def units(pattern: str, stretch: int) -> list[Plain]:
    found: list[Plain] = []
    for at, sign in enumerate(pattern):
        if sign == "1" and found and found[-1][1] == at * stretch:
            found[-1] = (found[-1][0], (at + 1) * stretch, "c")
        elif sign == "1":
            found.append((at * stretch, (at + 1) * stretch, "c"))
    return found


@pytest.mark.parametrize(("case", "alpha", "near"), [("A", 0.553, 0.001), ("C", 0.679, 0.02)])
def test_unitizing_as_in_the_paper(case: str, alpha: float, near: float) -> None:
    # The paper gives the limit for an ever finer continuum. A sign in its expected disagreement was put right in the
    # book, which shows where gaps are as short as units.
    stretched = {str(number): units(pattern, 500) for number, pattern in enumerate(STEPS[case])}
    assert unitizing(24 * 500, stretched) == pytest.approx(alpha, abs=near)


def test_unitizing_of_the_paper_on_its_coarsest_continuum() -> None:
    halved = {str(number): units(pattern[::2], 1) for number, pattern in enumerate(STEPS["C"])}
    assert unitizing(12, halved) == pytest.approx(1 - 0.02777 / 0.05494, abs=0.0005)


@pytest.mark.parametrize(("case", "kappa", "pi", "alpha"), [("A", 0.385, 0.314, 0.329), ("C", 0.314, 0.314, None)])
def test_kappas_over_tokens_as_in_the_paper(case: str, kappa: float, pi: float, alpha: float | None) -> None:
    found = agreement([spans_of(24, {str(n): units(p, 1) for n, p in enumerate(STEPS[case])})], NAMES)
    assert value(found, "cohen_kappa") == pytest.approx(kappa, abs=0.001)
    assert value(found, "fleiss_kappa") == pytest.approx(pi, abs=0.001)  # of two annotators this is Scott's pi
    if alpha is not None:
        assert value(found, "krippendorff_alpha") == pytest.approx(alpha, abs=0.001)
