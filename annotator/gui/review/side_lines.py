"""Each side of a crowded point on a line of its own: the text quoted, with the spans that the side has on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from annotator.domain.annotation import SpanAnnotation, sorted_spans
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.document import Document, Thread
from annotator.domain.identifiers import text_sha256
from annotator.domain.schema import Schema
from annotator.gui.appearance import theme_in_force
from annotator.gui.controls.drawing import box, hairline, painter_of
from annotator.gui.controls.labels import secondary
from annotator.gui.fonts import Weight, ui_font
from annotator.gui.review import words
from annotator.gui.review.places import Place
from annotator.gui.review.sides import Sides
from annotator.gui.thread_view.canvas import Canvas
from annotator.gui.thread_view.content import Content
from annotator.gui.thread_view.look import Look
from annotator.review.difference import Option

_AROUND = 24
"""Code points of the text on either side that are quoted with the spans."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """A piece of a document's text from ``start``, cut at blanks, with what stands around the spans of a point."""

    start: int
    text: str


def quotation(document: Document, extent: tuple[int, int]) -> Quotation:
    """Return the text of a range with a few words around it, within its paragraph."""
    text = document.text
    start, end = extent
    first = max(text.rfind("\n", 0, start) + 1, start - _AROUND)
    last = text.find("\n", end)
    last = min(len(text) if last < 0 else last, end + _AROUND)
    if first > 0 and text[first - 1] != "\n":
        cut = text.find(" ", first, start)
        first = first if cut < 0 else cut + 1
    if last < len(text) and text[last] != "\n":
        cut = text.rfind(" ", end, last)
        last = last if cut < 0 else cut
    return Quotation(first, text[first:last])


class _Line(Canvas):
    """A quotation with spans, drawn as the thread draws them; it is as high as its text."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.only = "quoted"
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    @property
    def ground(self) -> str:
        return self.look.theme.paper

    @property
    def column_left(self) -> int:
        return 0

    @property
    def column_width(self) -> int:
        return max(120, self.viewport().width())

    def show_spans(self, quoted: Quotation, spans: Sequence[SpanAnnotation], schema: Schema) -> None:
        """Quote a text with these spans on it."""
        document = Document(
            id="quoted", kind="article", thread="quoted", text=quoted.text, text_sha256=text_sha256(quoted.text)
        )
        moved = [replace(each, start=each.start - quoted.start, end=each.end - quoted.start) for each in spans]
        own = AnnotationSet(document="quoted", annotator="", spans=sorted_spans(moved))
        self.stack(Content(Thread.from_documents([document]), schema, {"quoted": own}, {}), frozenset())
        self._fit()

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]  # it is a QResizeEvent
        self._fit()

    def _fit(self) -> None:
        if self.scene is not None:
            height = self.scene.height
            if height != self.height():
                self.setFixedHeight(height)


class _Letter(QWidget):
    """The letters of those who say it, in their colour."""

    def __init__(self, letters: str, colours: tuple[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._letters, self._colours = letters, colours
        self.setAccessibleName(letters)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(max(24, 12 + 9 * len(self._letters)), 22)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_in_force()
        colour = QColor(self._colours[1] if theme.dark else self._colours[0])
        painter = painter_of(self)
        painter.setPen(hairline(colour.name()))
        painter.setBrush(QColor(theme.paper))
        rect = self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawPath(box(rect, rect.height() / 2))
        painter.setPen(colour)
        painter.setFont(ui_font(12, Weight.DemiBold))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._letters)


class SideLines(QWidget):
    """The options of a point, one below the other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._rows: list[QWidget] = []

    def show_options(
        self, options: Sequence[Option], place: Place, *, schema: Schema, sides: Sides, look: Look
    ) -> None:
        """Show these options of a place; none hides all."""
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = []
        extent = place.extent
        self.setVisible(bool(options) and extent is not None)
        if extent is None:
            return
        quoted = quotation(place.document, extent)
        for option in options:
            row = QWidget()
            line = QHBoxLayout(row)
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(10)
            letter = _Letter(sides.letters(option.annotators), sides.colours(option.annotators[0]))
            line.addWidget(letter, 0, Qt.AlignmentFlag.AlignTop)
            spans = [each for each in option.annotations if isinstance(each, SpanAnnotation)]
            if spans:
                text = _Line(look)
                text.setAccessibleName(words.side(spans, place, schema))
                text.show_spans(quoted, spans, schema)
                line.addWidget(text, 1)
            else:
                line.addWidget(secondary(words.side((), place, schema)), 1)
            self._rows.append(row)
            self._column.addWidget(row)
