"""The rows of the list of points: made when somebody looks at them, since a thread may have thousands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt

from annotator.domain.document import Thread
from annotator.domain.schema import Schema
from annotator.gui.controls.key_cap import key_text
from annotator.gui.keys import TAKE, TAKES
from annotator.gui.review import words
from annotator.gui.review.places import Key, Place
from annotator.gui.review.sides import Sides
from annotator.review.points import Point

ROW = Qt.ItemDataRole.UserRole
"""Gives the ``PlaceRow``."""

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class OptionChip:
    """One thing that can be taken: the key that takes it, who says it, what; colours are "" for those of the screen."""

    cap: str
    letters: str
    text: str
    light: str = ""
    dark: str = ""


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """What the list shows of a place; ``verdict`` is "" while nothing was decided."""

    kind: str
    subject: str
    chips: tuple[OptionChip, ...]
    verdict: str
    is_open: bool

    @property
    def spoken(self) -> str:
        """The row as it is read out."""
        chips = [" ".join(part for part in (each.letters, each.text) if part) for each in self.chips]
        return ". ".join(part for part in (self.kind, self.subject, ", ".join(chips), self.verdict) if part)


def chips_of(point: Point, place: Place, schema: Schema, sides: Sides) -> tuple[OptionChip, ...]:
    """Return what can be taken at a point."""
    if point.is_empty:
        return ()
    if point.is_agreed:
        return (OptionChip("", "", words.side(point.sides[0].annotations, place, schema)),)
    return tuple(
        OptionChip(
            take_cap(sides.number(option.annotators[0])),
            sides.letters(option.annotators),
            words.side(option.annotations, place, schema),
            *sides.colours(option.annotators[0]),
        )
        for option in point.options
    )


def take_cap(number: int) -> str:
    """Return the key that takes the annotator of that number, as it stands on a cap; "" for those without."""
    return key_text(f"{TAKE}{number}") if number <= TAKES else ""


def row_of(place: Place, schema: Schema, sides: Sides, thread: Thread | None) -> PlaceRow:
    """Return what the list shows of a place."""
    point = place.point
    if point is None:
        label = "" if place.added is None else words.side((place.added,), place, schema)
        return PlaceRow(
            words.kind(place, schema), words.subject(place, thread), (OptionChip("", "", label),), "", is_open=False
        )
    subject = words.subject(place, thread)
    if point.is_empty:
        subject = QCoreApplication.translate("Review", "no label in {where}").format(where=subject)
    settled = not point.is_open
    return PlaceRow(
        kind=words.kind(place, schema),
        subject=subject,
        chips=() if settled and not point.is_agreed else chips_of(point, place, schema, sides),
        verdict=words.verdict(place, schema, sides) if settled else "",
        is_open=not settled,
    )


class PlaceRows(QAbstractListModel):
    """The places that are listed, in the order of reading."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._places: tuple[Place, ...] = ()
        self._made: dict[Key, tuple[Place, PlaceRow]] = {}
        self._schema: Schema | None = None
        self._sides = Sides()
        self._thread: Thread | None = None

    def show_places(self, places: Sequence[Place], schema: Schema, sides: Sides, thread: Thread) -> None:
        """List these places instead; rows of places that are as they were are kept."""
        if sides != self._sides or schema is not self._schema:
            self._made.clear()
        old, self._places = self._places, tuple(places)
        self._schema, self._sides, self._thread = schema, sides, thread
        if [each.key for each in old] == [each.key for each in places]:
            if places:
                self.dataChanged.emit(self.index(0, 0), self.index(len(places) - 1, 0))
            return
        self.beginResetModel()
        self.endResetModel()

    def clear(self) -> None:
        """List nothing."""
        self.beginResetModel()
        self._places = ()
        self._made.clear()
        self.endResetModel()

    def place_at(self, number: int) -> Place | None:
        """Return the place of a row, or None."""
        return self._places[number] if 0 <= number < len(self._places) else None

    def number_of(self, key: Key | None) -> int | None:
        """Return in which row a place is, or None."""
        return next((number for number, each in enumerate(self._places) if each.key == key), None)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._places)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or role not in (ROW, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        place = self.place_at(index.row())
        if place is None or self._schema is None:
            return None
        row = self._row(place, self._schema)
        return row if role == ROW else row.subject if role == Qt.ItemDataRole.DisplayRole else row.spoken

    def _row(self, place: Place, schema: Schema) -> PlaceRow:
        known = self._made.get(place.key)
        if known is None or known[0] is not place:
            if known is not None and known[0] == place:
                row = known[1]
            else:
                row = row_of(place, schema, self._sides, self._thread)
            self._made[place.key] = known = (place, row)
        return known[1]
