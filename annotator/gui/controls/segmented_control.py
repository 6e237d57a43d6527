"""Buttons in a row of which one is chosen."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from annotator.domain.accepting import percent
from annotator.gui.appearance import theme_in_force
from annotator.gui.controls.drawing import box, draw_focus, hairline, inset, painter_of
from annotator.gui.fonts import Weight, ui_font


@dataclass(frozen=True, slots=True)
class Option:
    """One button: the value that it stands for, how it reads, and a sign before it.

    ``tip`` is shown under the mouse; ``spoken`` is read out where the title alone says too little.
    """

    value: Hashable
    title: str
    sign: str = ""
    tip: str = ""
    spoken: str = ""

    @property
    def text(self) -> str:
        """Sign and title."""
        return f"{self.sign} {self.title}".strip()


class SegmentedControl(QWidget):
    """A row of buttons of which at most one is chosen; the arrow keys go from one to the next.

    Signals:
        chosen(value): a person pressed a button, be it the chosen one again.
    """

    chosen = Signal(object)

    def __init__(
        self,
        options: Sequence[Option],
        *,
        name: str,
        chosen: Hashable | None = None,
        height: int = 26,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._height = height
        self._group = QButtonGroup(self)
        self._segments: list[_Segment] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._group.buttonClicked.connect(self._pressed)
        self.set_options(options, chosen=chosen)

    def set_options(self, options: Sequence[Option], *, chosen: Hashable | None = None) -> None:
        """Show these buttons instead."""
        row = cast("QHBoxLayout", self.layout())
        for segment in self._segments:
            self._group.removeButton(segment)
            row.removeWidget(segment)
            segment.hide()
            segment.deleteLater()
        last = len(options) - 1
        self._segments = [
            _Segment(option, first=place == 0, last=place == last, height=self._height, parent=self)
            for place, option in enumerate(options)
        ]
        for segment in self._segments:
            self._group.addButton(segment)
            row.addWidget(segment)
            segment.show()
        # New buttons would come last on the way of the Tab key; their place is where the old ones were.
        before: QWidget = self
        for segment in self._segments:
            QWidget.setTabOrder(before, segment)
            before = segment
        self.set_chosen(chosen)

    @property
    def value(self) -> Hashable | None:
        """The chosen value, or None."""
        return next((segment.option.value for segment in self._segments if segment.isChecked()), None)

    def set_chosen(self, value: Hashable | None) -> None:
        """Show that value as chosen, or none; says nothing to anyone."""
        self._group.setExclusive(False)
        for segment in self._segments:
            segment.setChecked(segment.option.value == value)
        self._group.setExclusive(True)
        # Tab comes to the chosen one, or to the first; the arrow keys go on from there.
        first = next((segment for segment in self._segments if segment.isChecked()), (*self._segments, None)[0])
        for segment in self._segments:
            segment.setFocusPolicy(Qt.FocusPolicy.StrongFocus if segment is first else Qt.FocusPolicy.ClickFocus)

    def set_suggested(self, value: Hashable | None, confidence: float | None = None) -> None:
        """Show that value as proposed, with its probability, under a dashed edge; None takes the proposal away."""
        for segment in self._segments:
            segment.suggest(segment.option.value == value, confidence, dashed=value is not None)

    def _pressed(self, segment: QAbstractButton) -> None:
        self.chosen.emit(cast("_Segment", segment).option.value)


class _Segment(QAbstractButton):
    """One button of the row; paints its share of the frame."""

    def __init__(self, option: Option, *, first: bool, last: bool, height: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.option = option
        self._first, self._last, self._height = first, last, height
        self._suggested = self._dashed = self._hovered = False
        self._note = ""
        self.setCheckable(True)
        self.setText(option.text)
        self.setAccessibleName(option.spoken or option.title)
        self.setToolTip(option.tip)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def suggest(self, suggested: bool, confidence: float | None, *, dashed: bool) -> None:
        self._suggested, self._dashed = suggested, dashed
        self._note = "" if not suggested else "?" if confidence is None else f"? {percent(confidence)}"
        self.setText(f"{self.option.text} {self._note}".strip())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        margin = 10 if self._height < 30 else 14
        # Measured in the heavier weight, so that choosing moves nothing.
        width = QFontMetrics(ui_font(self._px, Weight.DemiBold)).horizontalAdvance(self.text())
        return QSize(width + 2 * margin + (1 if self._last else 0), self._height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @property
    def _px(self) -> int:
        return 12 if self._height < 30 else 13

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_in_force()
        painter = painter_of(self)
        # The right edge of each but the last is the left edge of its neighbour.
        rect = inset(self).adjusted(0, 0, 0 if self._last else 1, 0)
        shape = box(rect, 6, left=self._first, right=self._last)
        marked = self.isChecked() or self._suggested
        fill = theme.accent_bg if marked else theme.bg if self._hovered and self.isEnabled() else theme.paper
        painter.setBrush(QColor(fill))
        painter.setPen(hairline(theme.line_strong, dashed=self._dashed and not self.isChecked()))
        painter.drawPath(shape)
        ink = theme.accent_ink if marked else theme.ink_2 if self.isEnabled() else theme.ink_3
        painter.setPen(QColor(ink))
        painter.setFont(ui_font(self._px, Weight.DemiBold if marked else Weight.Medium))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        if self.hasFocus():
            draw_focus(painter, box(inset(self, 2), 5, left=self._first, right=self._last), theme)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._hovered = True
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = False
        self.update()
