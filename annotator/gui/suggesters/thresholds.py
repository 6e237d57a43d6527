"""How sure suggestions have to be, layer by layer, with what that comes to in the project."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QWidget

from annotator.domain.schema import Schema
from annotator.gui.annotate import words
from annotator.gui.annotate.threshold_slider import ThresholdSlider
from annotator.gui.controls.labels import meta
from annotator.gui.controls.number_field import NumberField
from annotator.gui.style_sheet import look
from annotator.gui.suggesters.listening import Listening


class Thresholds(QWidget):
    """A slider and a field in percent for each question; what is moved in one moves in the other.

    Signals:
        changed(str, float): a layer, or ``layer.attribute``, and its threshold from 0 to 1.
    """

    changed = Signal(str, float)

    def __init__(self, listening: Listening, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._listening = listening
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(0, 1)
        self.rows: dict[str, _Row] = {}
        self._titles: dict[str, str] = {}
        self.changed.connect(listening.set_threshold)
        listening.changed.connect(self.show_all)
        listening.counted.connect(self.show_all)

    def show_schema(self, schema: Schema) -> None:
        """Show the questions of a schema."""
        titles: dict[str, str] = {}
        for layer in schema.layers:
            if not layer.retired:
                titles[layer.name] = layer.title
                for attribute in layer.attributes:
                    if not attribute.retired:
                        titles[f"{layer.name}.{attribute.name}"] = f"{layer.title}: {attribute.title}"
        if titles != self._titles:
            self._titles = titles
            while self._grid.takeAt(0) is not None:
                pass
            for row in self.rows.values():
                row.go()
            self.rows = {name: _Row(title) for name, title in titles.items()}
            for place, (name, row) in enumerate(self.rows.items()):
                self._place(place, name, row)
        self.show_all()

    def _place(self, place: int, name: str, row: _Row) -> None:
        above = QHBoxLayout()
        above.addWidget(row.title, 1)
        above.addWidget(row.count)
        self._grid.addLayout(above, 3 * place, 0, 1, 3)
        self._grid.addWidget(row.slider, 3 * place + 1, 0)
        self._grid.addWidget(row.field, 3 * place + 1, 1)
        self._grid.addWidget(row.sign, 3 * place + 1, 2)
        self._grid.setRowMinimumHeight(3 * place + 2, 8)
        row.slider.valueChanged.connect(lambda percent: self._moved(name, percent))
        row.field.changed.connect(lambda percent: self._moved(name, percent))

    def show_all(self) -> None:
        """Show thresholds and counts as they are now."""
        settings, count = self._listening.settings, self._listening.count
        for name, row in self.rows.items():
            threshold = settings.threshold(name)
            row.show_percent(round(threshold * 100))
            sureness = count.of(name, settings)
            row.show_counts(sureness.above(threshold), sureness.below(threshold))

    def _moved(self, name: str, percent: int) -> None:
        if round(self._listening.settings.threshold(name) * 100) != percent:
            self.changed.emit(name, percent / 100)


class _Row(QObject):
    """The widgets of one question."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.title = QLabel(title)
        self.slider = ThresholdSlider(name=self.tr("How sure: {question}").format(question=title))
        self.slider.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.field = NumberField(0, 0, 100, name=self.tr("Percent: {question}").format(question=title))
        self.field.setFixedWidth(56)
        self.sign = look(QLabel("%"), "meta")
        self.count = meta()
        self.count.setWordWrap(False)

    def go(self) -> None:
        for widget in (self.title, self.slider, self.field, self.sign, self.count):
            widget.hide()
            widget.deleteLater()

    def show_percent(self, percent: int) -> None:
        self.slider.blockSignals(True)
        self.slider.setValue(percent)
        self.slider.blockSignals(False)
        if self.field.value != percent:
            self.field.blockSignals(True)
            self.field.set_value(percent)
            self.field.blockSignals(False)

    def show_counts(self, above: int, below: int) -> None:
        if not above and not below:
            said = self.tr("no suggestions yet")
        else:
            said = self.tr("{above} shown · {below} held back")
            said = said.format(above=words.number(above), below=words.number(below))
        self.count.setText(said)
        self.slider.setAccessibleDescription(said)
