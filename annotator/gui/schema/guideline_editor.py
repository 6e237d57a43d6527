"""A guideline being written in Markdown, with how it will be read beside it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QGridLayout, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from annotator.domain.schema import Guideline, Label, Layer
from annotator.gui.annotate.guideline_card import GuidelineCard
from annotator.gui.controls.frames import card
from annotator.gui.controls.labels import meta, section


class Lines(QPlainTextEdit):
    """A field of several lines; Tab goes on to the next field."""

    def __init__(self, name: str, height: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._height = height
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(240, self._height)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self._height)

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines that hold something."""
        return tuple(line.strip() for line in self.toPlainText().splitlines() if line.strip())


class GuidelineEditor(QWidget):
    """The text, and an example a line of what is one and what is not.

    Signals:
        edited(): a person wrote something.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = Lines(self.tr("Guideline, in Markdown"), 132)
        self.yes = Lines(self.tr("Examples that are one, a line each"), 76)
        self.no = Lines(self.tr("Examples that are not, a line each"), 76)
        self.preview = GuidelineCard()
        self.preview.hide_edit()
        self._showing = False
        sheet, inside = card(margin=14)
        inside.addWidget(self.preview)
        self._nothing = meta(self.tr("Nothing is written yet. What stands here is shown beside the thread."))
        inside.addWidget(self._nothing)
        inside.addStretch(1)
        examples = QGridLayout()
        examples.setHorizontalSpacing(12)
        examples.setVerticalSpacing(4)
        examples.addWidget(meta(self.tr("Yes, a line each")), 0, 0)
        examples.addWidget(meta(self.tr("No, a line each")), 0, 1)
        examples.addWidget(self.yes, 1, 0)
        examples.addWidget(self.no, 1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(8)
        column.addWidget(section(self.tr("Guideline")))
        column.addWidget(self.text)
        column.addLayout(examples)
        column.addSpacing(4)
        column.addWidget(meta(self.tr("As it is read beside the thread")))
        column.addWidget(sheet)
        for field in (self.text, self.yes, self.no):
            field.textChanged.connect(self._edited)

    @property
    def guideline(self) -> Guideline:
        """What is written."""
        return Guideline(text=self.text.toPlainText(), yes=self.yes.lines, no=self.no.lines)

    def show_guideline(self, guideline: Guideline) -> None:
        """Put a guideline into the fields."""
        self._showing = True
        self.text.setPlainText(guideline.text)
        self.yes.setPlainText("\n".join(guideline.yes))
        self.no.setPlainText("\n".join(guideline.no))
        self._showing = False

    def show_preview(self, layer: Layer, label: Label | None) -> None:
        """Show how it will be read."""
        self.preview.show_guideline(layer, label)
        written = (layer if label is None else label).guideline != Guideline()
        self.preview.setVisible(written)
        self._nothing.setVisible(not written)

    def _edited(self) -> None:
        if not self._showing:
            self.edited.emit()
