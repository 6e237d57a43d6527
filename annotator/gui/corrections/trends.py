"""How much was right: a bar for each week, and a line for each label."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from annotator.domain.correction import Tally
from annotator.domain.schema import Label, Schema
from annotator.gui.appearance import theme_in_force
from annotator.gui.controls.drawing import box, hairline, painter_of
from annotator.gui.corrections import words
from annotator.gui.dates import day
from annotator.gui.fonts import Weight, ui_font
from annotator.gui.outcomes.words import percent

WEEKS = 8
"""So many weeks are shown, the latest ones in which anything was judged."""
_HIGH = 132
_WORDS = 18
_BAR = 22
_LINE = 40
_ALIGN = Qt.AlignmentFlag


class WeekShares(QWidget):
    """The share of judged labels that were right, by the week in which they were submitted; the last stands out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._weeks: tuple[tuple[date, Tally], ...] = ()
        self.setFixedHeight(_HIGH)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Share of judged labels that were right, by week"))

    def show_weeks(self, weeks: Mapping[date, Tally]) -> None:
        """Show these weeks, the latest of them."""
        judged = [(week, tally) for week, tally in weeks.items() if tally.rate.of]
        self._weeks = tuple(judged[-WEEKS:])
        self.setAccessibleDescription(", ".join(f"{day(week)}: {words.in_short(t)}" for week, t in self._weeks))
        self.setVisible(len(self._weeks) > 1)
        self.update()

    @property
    def shown(self) -> str:
        """What is shown, in words."""
        return self.accessibleDescription() if not self.isHidden() else ""

    def sizeHint(self) -> QSize:
        return QSize(300, _HIGH)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = theme_in_force(), painter_of(self)
        floor, room = self.height() - _WORDS, self.height() - 2 * _WORDS - 4
        painter.setPen(hairline(theme.line_strong))
        painter.drawLine(QPointF(0, floor), QPointF(self.width(), floor))
        width = self.width() / max(1, len(self._weeks))
        for place, (week, tally) in enumerate(self._weeks):
            share = tally.rate.value or 0.0
            is_last = place == len(self._weeks) - 1
            column = QRectF(place * width, 0, width, self.height())
            bar = QRectF(column.center().x() - _BAR / 2, floor - room, _BAR, room)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.line))
            painter.drawPath(box(bar, 3))
            painter.setBrush(QColor(theme.accent if is_last else theme.ink_3))
            high = max(2.0, room * share)
            painter.drawPath(box(QRectF(bar.left(), floor - high, _BAR, high), min(3.0, high / 2)))
            painter.setFont(ui_font(11, Weight.DemiBold if is_last else Weight.Normal))
            painter.setPen(QColor(theme.ink if is_last else theme.ink_2))
            below = QRectF(column.left(), floor + 2, width, _WORDS - 2)
            metrics = QFontMetricsF(painter.font())
            name = metrics.elidedText(day(week), Qt.TextElideMode.ElideRight, width)
            painter.drawText(below, _ALIGN.AlignCenter, name)
            over = QRectF(column.left(), bar.top() - _WORDS - 1, width, _WORDS - 2)
            painter.drawText(over, _ALIGN.AlignCenter, percent(share))


class LabelShares(QWidget):
    """A line for each label: its name, the share that was right, and of how many; those with most to learn first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[tuple[str, Label | None, Tally], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Share of judged labels that were right, by label"))

    def show_labels(self, labels: Mapping[tuple[str, str], Tally], schema: Schema) -> None:
        """Show these labels."""
        known = {(layer.name, label.name): label for layer in schema.layers for label in layer.labels}
        ordered = sorted(labels.items(), key=lambda pair: (-(pair[1].wrong + pair[1].missing), pair[0]))
        lines = [(words.label_title(name, schema), known.get(name), tally) for name, tally in ordered]
        self._lines = tuple(lines)
        self.setAccessibleDescription(", ".join(f"{name}: {words.in_short(tally)}" for name, _, tally in lines))
        self.setFixedHeight(_LINE * len(lines))
        self.updateGeometry()
        self.update()

    @property
    def shown(self) -> list[str]:
        """What is shown, line by line."""
        return [f"{name}: {words.in_short(tally)}" for name, _, tally in self._lines]

    def sizeHint(self) -> QSize:
        return QSize(300, _LINE * len(self._lines))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = theme_in_force(), painter_of(self)
        for place, (name, label, tally) in enumerate(self._lines):
            line = QRectF(0, place * _LINE, self.width(), 20)
            painter.setFont(ui_font(11))
            painter.setPen(QColor(theme.ink_3))
            told = words.in_short(tally)
            painter.drawText(line, _ALIGN.AlignVCenter | _ALIGN.AlignRight, told)
            room = line.width() - QFontMetricsF(painter.font()).horizontalAdvance(told) - 12
            painter.setFont(ui_font(12))
            painter.setPen(QColor(theme.ink))
            shown = QFontMetricsF(painter.font()).elidedText(name, Qt.TextElideMode.ElideRight, room)
            painter.drawText(line, _ALIGN.AlignVCenter | _ALIGN.AlignLeft, shown)
            bar = QRectF(0, line.bottom() + 1, self.width(), 6)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.line))
            painter.drawPath(box(bar, 3))
            share = tally.rate.value
            if share:
                painter.setBrush(QColor(theme.ink_3 if label is None else label.dark if theme.dark else label.light))
                painter.drawPath(box(QRectF(0, bar.top(), max(6.0, bar.width() * share), 6), 3))
