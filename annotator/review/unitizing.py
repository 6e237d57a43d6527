"""Krippendorff's alpha for unitizing: whether annotators found the same spans in a text, how far off they are counting.

Sources: Krippendorff, On the reliability of unitizing continuous data, Sociological Methodology 25 (1995), with the
correction of the expected disagreement in Content Analysis (2nd edition, 2004), chapter 11.6. Each label is a continuum
of its own, so that spans of different labels may overlap; those of one label and annotator that do are taken as one.

The book knows one text judged by all. Here every document is a piece of the continuum that no unit and no gap reaches
beyond, and each counts as often as it was judged: with m judges of a text of length L, observed disagreement is divided
by m - 1 and the length that was judged is m times L. For one document this is the formula of the book.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

import numpy as np

from annotator.review.bootstrap import Draws, Estimate, Floats, ratio
from annotator.review.ratings import Ints, Ratings, first_places


def unitizing_alpha(rated: Ratings, draws: Draws) -> Estimate | None:
    """Return alpha over all labels: 1 less the observed by the expected disagreement, each added up over labels.

    At most 1; 0 is what chance gives. Lengths are in code points. None where nobody has a span, and for layers of
    another kind.
    """
    spans = rated.spans
    if spans is None or not len(spans):
        return None
    judges = rated.present.sum(axis=1)
    length = draws.sums(_counted(draws.bundle, rated.lengths * judges, draws.bundles)[:, None])[:, 0]
    observed, expected = np.zeros(len(length)), np.zeros(len(length))
    for label in np.unique(spans.label):
        continuum = _Continuum(rated, int(label))
        observed += ratio(draws.sums(continuum.observed(draws)[:, None])[:, 0], length)
        expected += continuum.expected(draws, length)
    return draws.estimate(1 - ratio(observed, expected), len(spans))


@dataclass(frozen=True, slots=True)
class _Units:
    """The units of one annotator with one label, ascending: texts stand one behind the other."""

    start: Ints
    end: Ints
    document: Ints

    @property
    def length(self) -> Ints:
        return self.end - self.start


class _Continuum:
    """One label in all documents, with the units of each annotator."""

    def __init__(self, rated: Ratings, label: int) -> None:
        assert rated.spans is not None  # noqa: S101 - tells the type checker what the caller made sure of
        self._rated = rated
        self._first = first_places(rated.lengths)
        spans = rated.spans.where(rated.spans.label == label)
        self._units: list[_Units] = []
        for annotator in range(len(rated.annotators)):
            own = spans.where(spans.annotator == annotator)
            shift = self._first[own.document]
            order = np.argsort(own.start + shift, kind="stable")
            start, end = (own.start + shift)[order], np.maximum.accumulate((own.end + shift)[order])
            begins = np.flatnonzero(np.concatenate(([True], start[1:] >= end[:-1]))[: len(start)])
            last = np.concatenate((begins[1:], [len(start)])) - 1 if len(begins) else begins
            self._units.append(_Units(start[begins], end[last], own.document[order][begins]))

    def observed(self, draws: Draws) -> Floats:
        """Return by bundle the disagreement between all ordered pairs of annotators, by the number of others."""
        found = np.zeros(self._rated.documents)
        present = self._rated.present
        for one, two in combinations(range(len(self._units)), 2):
            first, second = self._units[one], self._units[two]
            found += 2 * self._between(first, second)
            for units, other in ((first, second), (second, first)):
                begin, end = _overlapped(units, other)
                # A unit that stands wholly in another's gap: its length squared.
                found += (
                    2
                    * _counted(units.document, np.where(begin == end, units.length**2, 0), self._rated.documents)
                    * (present[:, one] & present[:, two])
                )
        others = present.sum(axis=1) - 1
        return _counted(draws.bundle, found / others, draws.bundles)

    def _between(self, first: _Units, second: _Units) -> Floats:
        """Return by document how far the ends of overlapping units are apart, squared."""
        begin, end = _overlapped(first, second)
        touched = end - begin
        other = np.repeat(begin - np.cumsum(touched) + touched, touched) + np.arange(touched.sum())
        unit = np.repeat(np.arange(len(touched)), touched)
        apart = (first.start[unit] - second.start[other]) ** 2 + (first.end[unit] - second.end[other]) ** 2
        return _counted(first.document[unit], apart, self._rated.documents)

    def expected(self, draws: Draws, length: Floats) -> Floats:
        """Return the disagreement if the same units stood anywhere, for each draw; ``length`` is what was judged."""
        units = np.concatenate([own.length for own in self._units])
        place = draws.bundle[np.concatenate([own.document for own in self._units])]
        lengths, which = np.unique(units, return_inverse=True)
        counted = np.bincount(place * len(lengths) + which, minlength=draws.bundles * len(lengths))
        of_length = draws.sums(counted.reshape(draws.bundles, len(lengths)).astype(np.float64))
        sizes = lengths.astype(np.float64)
        number = of_length.sum(axis=1)
        overlapping = (number - 1) / 3 * (of_length @ (2 * sizes**3 - 3 * sizes**2 + sizes))
        apart = (of_length * draws.sums(self._room(lengths, draws))) @ sizes**2
        ways = length * (length - 1) - of_length @ (sizes * (sizes - 1))
        disagreement = ratio(2 * (overlapping + apart), ways)
        return np.where(np.isnan(disagreement), 0.0, disagreement)

    def _room(self, lengths: Ints, draws: Draws) -> Floats:
        """Return by bundle and length (ascending) in how many places a unit of that length fits into a gap."""
        gap, document = self._gaps()
        # A gap of g has g + 1 less the length places, for each length up to its own: counted at the longest that fits.
        longest = np.searchsorted(lengths, gap, side="right") - 1
        fits = longest >= 0
        place = draws.bundle[document[fits]] * len(lengths) + longest[fits]
        places, gaps = (
            np.cumsum(_counted(place, each, draws.bundles * len(lengths)).reshape(draws.bundles, -1)[:, ::-1], axis=1)
            for each in (gap[fits] + 1, np.ones(len(place)))
        )
        return (places - gaps * lengths[::-1])[:, ::-1]

    def _gaps(self) -> tuple[Ints, Ints]:
        """Return the length of each stretch between units, with its document; a text without units is one gap."""
        gaps: list[Ints] = []
        documents: list[Ints] = []
        for annotator, units in enumerate(self._units):
            there = self._rated.present[:, annotator]
            begin = np.sort(np.concatenate((self._first[there], units.end)))
            end = np.sort(np.concatenate((units.start, (self._first + self._rated.lengths)[there])))
            gaps.append(end - begin)
            documents.append(np.searchsorted(self._first, begin, side="right") - 1)
        return np.concatenate(gaps), np.concatenate(documents)


def _overlapped(units: _Units, other: _Units) -> tuple[Ints, Ints]:
    """Return for each unit the half-open range of those of another annotator that it overlaps."""
    return np.searchsorted(other.end, units.start, side="right"), np.searchsorted(other.start, units.end, side="left")


def _counted(place: Ints, amounts: Ints | Floats, places: int) -> Floats:
    return np.bincount(place, weights=amounts, minlength=places).astype(np.float64)
