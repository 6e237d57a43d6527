"""A measure over the weeks, as a line with intervals. Loads pyqtgraph: import it when there are weeks to draw."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QWidget

from annotator.gui.agreement import words
from annotator.gui.agreement.interval_strip import least_of
from annotator.gui.appearance import theme_in_force
from annotator.gui.fonts import ui_font
from annotator.review.agreement import Agreement, Measure

_HIGH = 200
_TICKS = 8


class WeekPlot(pg.PlotWidget):  # type: ignore[misc]  # pyqtgraph tells no types
    """Draws what is there; the rows below it say the same in figures."""

    def __init__(self, weeks: Sequence[Agreement], measure: Measure, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._weeks, self._measure = tuple(weeks), measure
        self.setFixedHeight(_HIGH)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseEnabled(x=False, y=False)
        self.setMenuEnabled(False)
        self.hideButtons()
        self.setAntialiasing(True)
        self.setAccessibleName(self.tr("{measure} by week").format(measure=words.title(measure)))
        self.setAccessibleDescription("; ".join(f"{each.week}: {words.spoken(each, measure)}" for each in weeks))
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """Take the colours of another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_weeks"):
            self._draw()

    def _draw(self) -> None:
        theme = theme_in_force()
        self.clear()
        self.setBackground(theme.paper)
        estimates = [each.measure(self._measure) for each in self._weeks]
        known = [(at, each) for at, each in enumerate(estimates) if each is not None]
        at = np.array([at for at, _ in known], dtype=float)
        values = np.array([each.value for _, each in known])
        low = np.array([each.value if each.low is None else each.low for _, each in known])
        high = np.array([each.value if each.high is None else each.high for _, each in known])
        self.addItem(
            pg.ErrorBarItem(
                x=at, y=values, top=high - values, bottom=values - low, beam=0.12, pen=pg.mkPen(theme.ink_3, width=1.5)
            )
        )
        self.plot(
            at,
            values,
            pen=pg.mkPen(theme.accent, width=2),
            symbol="o",
            symbolSize=9,
            symbolBrush=theme.accent,
            symbolPen=pg.mkPen(theme.paper, width=2),
        )
        least = least_of(estimates)
        self.setYRange(least, 1.0, padding=0.04)
        self.setXRange(-0.5, max(0.5, len(self._weeks) - 0.5), padding=0)
        every = -(-len(self._weeks) // _TICKS)
        names = [(place, each.week or "") for place, each in enumerate(self._weeks)][::every]
        steps = [round(least + step * 0.25, 2) for step in range(round((1 - least) * 4) + 1)]
        for name, ticks in (("bottom", names), ("left", [(step, words.value(step)) for step in steps])):
            axis = self.getAxis(name)
            axis.setTicks([ticks])
            axis.setPen(pg.mkPen(theme.line_strong))
            axis.setTextPen(pg.mkPen(theme.ink_2))
            axis.setStyle(tickFont=ui_font(11), tickLength=0)
        self.getAxis("left").setGrid(40)
