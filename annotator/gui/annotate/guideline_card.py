"""What a label means, with examples: the guideline of what is under the mouse, else of what is current."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextBlockFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from annotator.domain.schema import Guideline, Label, Layer
from annotator.gui.controls.buttons import link_button
from annotator.gui.controls.labels import section
from annotator.gui.fonts import ui_font
from annotator.gui.style_sheet import look

_LINE_HEIGHT = 125.0
"""Per cent of the font's own."""


class GuidelineCard(QWidget):
    """Shows one guideline, written in Markdown.

    Signals:
        editing(str, str): the guideline of that layer and label, "" for the layer's own, is to be edited.
    """

    editing = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._written = ""
        self._shown: tuple[Layer | None, Label | None] | None = None
        self._title = section("")
        self._text = look(QLabel(), "secondary")
        self._text.setFont(ui_font(12))
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.RichText)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._edit = link_button(self.tr("Edit"))
        self._edit.clicked.connect(self._want_to_edit)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._edit)
        column.addLayout(head)
        column.addWidget(self._text)

    def hide_edit(self) -> None:
        """Offer no editing, where it is edited anyway."""
        self._edit.hide()

    @property
    def title(self) -> str:
        """The heading."""
        return self._title.text()

    @property
    def text(self) -> str:
        """The guideline as it is written, in Markdown."""
        return self._written

    def show_guideline(self, layer: Layer | None, label: Label | None) -> None:
        """Show the guideline of a label, or of a layer; the layer's where the label has none."""
        if (layer, label) == self._shown:
            return
        self._shown = (layer, label)
        guideline = Guideline() if layer is None else layer.guideline
        if label is not None and label.guideline != Guideline():
            guideline = label.guideline
        name = label.title if label is not None else "" if layer is None else layer.title
        self._title.setText(self.tr("Guideline · {name}").format(name=name).upper())
        self._edit.setAccessibleName(self.tr("Edit the guideline of {name}").format(name=name))
        self._written = self._words(guideline)
        self._text.setText(_as_html(self._written))
        self.setVisible(guideline != Guideline())

    def _want_to_edit(self) -> None:
        layer, label = self._shown or (None, None)
        if layer is not None:
            own = label is not None and label.guideline != Guideline()
            self.editing.emit(layer.name, label.name if label is not None and own else "")

    def _words(self, guideline: Guideline) -> str:
        parts = [guideline.text.strip()]
        if guideline.yes:
            parts.append(self.tr("**Yes:** {examples}.").format(examples=", ".join(guideline.yes).rstrip(".")))
        if guideline.no:
            parts.append(self.tr("**No:** {examples}.").format(examples=", ".join(guideline.no).rstrip(".")))
        return " ".join(part for part in parts if part)


def _as_html(markdown: str) -> str:
    """Return Markdown as a label shows it: with air between the lines; HTML in it is text."""
    document = QTextDocument()
    document.setMarkdown(markdown, QTextDocument.MarkdownFeature.MarkdownNoHTML)
    cursor = QTextCursor(document)
    cursor.select(QTextCursor.SelectionType.Document)
    spacing = QTextBlockFormat()
    spacing.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    cursor.mergeBlockFormat(spacing)
    return document.toHtml()
