"""What the review page has to say in the status line: which thread this is, how much is left, and the way on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from annotator.gui.annotate.key_button import KeyButton
from annotator.gui.review.at_places import AtPlaces
from annotator.gui.style_sheet import look

_GAP = 12


class ReviewHints(QWidget):
    """Small buttons, each with its key; where the window is narrow, those that matter most.

    Signals:
        triggered(str): an action of the page.
    """

    triggered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.which = look(QLabel(), "meta")
        self.left = KeyButton("", action="next_open", bare=True)
        self.rest = KeyButton(self.tr("Approve what is agreed"), action="approve_rest", bare=True)
        self._several, self._alone = self.rest.text(), self.tr("Approve the rest")
        self.settle = KeyButton(self.tr("Settle and next"), action="submit", bare=True)
        self.settle.set_emphatic(emphatic=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        row.addWidget(self.which)
        row.addStretch()
        for action, button in (("next_open", self.left), ("approve_rest", self.rest), ("submit", self.settle)):
            button.clicked.connect(lambda _checked=False, action=action: self.triggered.emit(action))
            row.addWidget(button)
        self._is_open = self._has_rest = self._has_thread = False
        self._fit()

    def show_thread(self, at: AtPlaces, which: str) -> None:
        """Show how much of the open thread waits; ``which`` says which of how many threads it is."""
        session = at.session
        count = len(at.waiting)
        self.which.setText(which)
        self.left.say(self.tr("1 open") if count == 1 else self.tr("%Ln open", "", count))
        self.rest.say(self._alone if at.sides.is_alone else self._several)
        self._is_open = session is not None and count > 0
        self._has_rest = any(each.is_open and not each.is_difference for each in at.places)
        self._has_thread = session is not None
        self.updateGeometry()
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(self._width_of(self._wanted()), self.settle.sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return self.settle.minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _wanted(self) -> list[QWidget]:
        """Return what there is to show, that which can go first at the end."""
        left: list[QWidget] = [self.left] if self._is_open else []
        rest: list[QWidget] = [self.rest] if self._has_rest else []
        which: list[QWidget] = [self.which] if self.which.text() else []
        return [self.settle, *left, *which, *rest] if self._has_thread else []

    def _fit(self) -> None:
        wanted = self._wanted()
        while len(wanted) > 1 and self._width_of(wanted) > self.width():
            wanted.pop()
        for widget in (self.which, self.left, self.rest, self.settle):
            widget.setVisible(widget in wanted)

    @staticmethod
    def _width_of(widgets: Sequence[QWidget]) -> int:
        return sum(each.sizeHint().width() for each in widgets) + _GAP * max(0, len(widgets) - 1)
