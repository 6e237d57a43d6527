"""The list of points of the open thread: how far it is, which are listed, and the points themselves."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QVBoxLayout,
    QWidget,
)

from annotator.gui.annotate import words as common
from annotator.gui.annotate.verdict_words import number_of_labels
from annotator.gui.appearance import theme_in_force
from annotator.gui.controls.chip import Chip
from annotator.gui.controls.frames import hairline
from annotator.gui.controls.progress_line import ProgressLine
from annotator.gui.review import words
from annotator.gui.review.at_places import AtPlaces
from annotator.gui.review.place_delegate import PlaceDelegate
from annotator.gui.review.place_rows import PlaceRows
from annotator.gui.review.places import Place, Show, listed
from annotator.gui.style_sheet import look

SHOWN: tuple[Show, ...] = ("open", "settled", "all")
"""What the chips show, in their order."""


class PointsPanel(QWidget):
    """Shows the places of the open thread.

    Signals:
        chosen(Place): a person went to that place.
        wanted(str): the list is to show ``open``, ``settled`` or ``all``.
        left(): the keyboard goes back to the thread.
    """

    chosen = Signal(object)
    wanted = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counted: tuple[str, str] | None = None
        self.head = look(QLabel(), "secondary")
        self._line = ProgressLine(name=self.tr("Settled"), state=True)
        self.chips = {show: Chip("") for show in SHOWN}
        self._group = QButtonGroup(self)
        self.rows = PlaceRows(self)
        self.list = PlaceList(self.rows)
        chips = QHBoxLayout()
        chips.setSpacing(6)
        for number, chip in enumerate(self.chips.values()):
            self._group.addButton(chip, number)
            chips.addWidget(chip)
        chips.addStretch()
        self._head, self._rule = QWidget(), hairline()
        head = QVBoxLayout(self._head)
        head.setContentsMargins(16, 8, 16, 10)
        head.setSpacing(8)
        head.addWidget(self.head)
        head.addWidget(self._line)
        head.addSpacing(2)
        head.addLayout(chips)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self._rule)
        column.addWidget(self.list, 1)
        self._group.idClicked.connect(lambda number: self.wanted.emit(SHOWN[number]))
        self.list.chosen.connect(self.chosen)
        self.list.left.connect(self.left)
        self._head.hide()
        self._rule.hide()

    def show_thread(self, at: AtPlaces) -> None:
        """Show the places of the open thread as they are now, and which is current."""
        session = at.session
        for part in (self._head, self._rule):
            part.setVisible(session is not None)
        if session is None:
            self.rows.clear()
            return
        self._count(at)
        for show, chip in self.chips.items():
            chip.setChecked(show == at.show)
        self.rows.show_places(at.listed, session.schema, at.sides, session.thread)
        self.list.stand_at(self.rows.number_of(at.at.place))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        # The sentence carries a colour of the theme in it.
        if event.type() == QEvent.Type.StyleChange and self._counted is not None:
            self._say_head(*self._counted)

    def _count(self, at: AtPlaces) -> None:
        alone = at.sides.is_alone
        points = [each for each in at.places if each.point is not None]
        differing = [each for each in points if each.is_difference]
        waiting = len(at.waiting)
        if alone:
            done = sum(not each.is_open for each in points)
            # A layer without any label waits for a verdict, too, and is no label.
            self._say_head(
                number_of_labels(sum(bool(each.annotations) for each in points)),
                self.tr("{count} settled").format(count=common.number(done)),
            )
            whole = len(points)
        else:
            agreed = len(points) - len(differing)
            self._say_head(
                words.number_of_differences(len(differing)),
                self.tr("{count} agreed").format(count=common.number(agreed)),
            )
            whole = len(differing)
        self._line.setRange(0, max(1, whole))
        self._line.setValue(max(0, whole - waiting) if whole else 1)
        counts = {show: len(listed(at.places, show, alone=alone)) for show in SHOWN}
        titles: dict[Show, str] = {
            "open": self.tr("Open {count}"),
            "settled": self.tr("Settled {count}"),
            "all": self.tr("All {count}"),
        }
        for show, chip in self.chips.items():
            chip.setText(titles[show].format(count=common.number(counts[show])))
            chip.setAccessibleName(chip.text())
            chip.updateGeometry()

    def _say_head(self, strong: str, rest: str) -> None:
        self._counted = (strong, rest)
        shown = f'<b style="color:{theme_in_force().ink}">{strong}</b>'
        self.head.setText(f"{shown} · {rest}" if strong else "")
        self.head.setAccessibleName(f"{strong}, {rest}" if strong else "")


class PlaceList(QListView):
    """The list itself. A click or Return goes to a place; arrows move without going there.

    Signals:
        chosen(Place): a person went to that place.
        left(): the keyboard goes back to the thread.
    """

    chosen = Signal(object)
    left = Signal()

    def __init__(self, rows: PlaceRows, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = rows
        self._delegate = PlaceDelegate(self)
        self.setAccessibleName(self.tr("Points"))
        self.setModel(rows)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("QListView { background: transparent; border: none; outline: none; }")
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # A thread may have thousands of labels; their heights are found a hundred at a time.
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setMouseTracking(True)
        self.clicked.connect(self._go)

    def stand_at(self, number: int | None) -> None:
        """Show which row the keys in the thread act on."""
        self._delegate.current = number
        if number is not None:
            index = self._rows.index(number, 0)
            self.setCurrentIndex(index)
            self.scrollTo(index)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._go(self.currentIndex())
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are not for jumping here."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # What a row says is broken over as many lines as the width asks for.
        self.scheduleDelayedItemsLayout()

    def _go(self, index: QModelIndex) -> None:
        place: Place | None = self._rows.place_at(index.row())
        if place is not None:
            self.chosen.emit(place)
            self.left.emit()
