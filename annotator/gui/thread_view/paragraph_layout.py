"""One paragraph broken into lines: where its characters are, which one is at a point, and how it is drawn.

Offsets are code points of the document's text; pixels count from the paragraph's top left corner. In lines with text
from right to left Qt's own ``cursorToX`` and ``xToCursor`` contradict each other where directions meet, so these
lines are measured character by character from the glyphs.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QGlyphRun, QPainter, QTextCharFormat, QTextLayout, QTextLine, QTextOption

from annotator.gui.thread_view.cells import JOIN, Cell, share_ligatures, with_levels
from annotator.gui.thread_view.offsets import display_text
from annotator.gui.thread_view.paragraphs import Paragraph, direction

# What certainly runs one way and so is drawn in one piece: words of one direction. Anything else goes by itself.
_RTL_LETTERS = "[\u05d0-\u05ea\u0591-\u05c7\u0620-\u064a\u064b-\u065f\u0671-\u06d3]+"
_ONE_WAY = re.compile(
    f"{_RTL_LETTERS}(?: {_RTL_LETTERS})*|[A-Za-z\u00c0-\u024f]+|.[\u0300-\u036f\ufe0f\u200d]*", re.DOTALL
)
_LAM_ALEF = re.compile("\u0644[\u0622\u0623\u0625\u0627]")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A visually connected part of a range on one line, from ``left`` to ``right``."""

    line: int
    left: float
    right: float


class ParagraphLayout:
    """``paragraph`` of ``text`` in ``font``, wrapped at ``width`` pixels; ``rtl``: it runs from right to left."""

    def __init__(self, text: str, paragraph: Paragraph, font: QFont, width: float) -> None:
        self._source = text[paragraph.start : paragraph.end]
        self._paragraph = paragraph
        self._bidi, self.rtl = direction(text, paragraph)
        self._display = display_text(self._source)
        self._layout = QTextLayout(self._display.text, font)
        self._cells: dict[int, tuple[Cell, ...]] = {}
        self.width = width
        side = Qt.AlignmentFlag.AlignRight if self.rtl else Qt.AlignmentFlag.AlignLeft
        option = QTextOption(Qt.AlignmentFlag.AlignAbsolute | side)
        option.setTextDirection(Qt.LayoutDirection.RightToLeft if self.rtl else Qt.LayoutDirection.LeftToRight)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        # Without the cache Qt shapes the text anew for every drawing and every question.
        self._layout.setCacheEnabled(True)
        self._starts = self._break(width)

    def _break(self, width: float) -> list[int]:
        starts: list[int] = []
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(width)
            starts.append(self._offset(line.textStart()))
        self._layout.endLayout()
        return starts

    # --- lines ---

    @property
    def line_count(self) -> int:
        """The number of lines, at least one."""
        return len(self._starts)

    def ascent(self, line: int) -> float:
        """Return the height of the line's tallest font above the baseline."""
        return self._layout.lineAt(line).ascent()

    def descent(self, line: int) -> float:
        """Return the depth of the line's tallest font below the baseline."""
        return self._layout.lineAt(line).descent()

    def line_of(self, offset: int) -> int:
        """Return the line that the code point ``offset`` stands on; behind the last one, the last line."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def line_start(self, line: int) -> int:
        """Return the first caret stop of a line."""
        return self._starts[line]

    def line_end(self, line: int) -> int:
        """Return the last caret stop of a line: before the white space at which it is broken."""
        end = self._line_stop(line)
        return self._before_blanks(self._starts[line], end) if line + 1 < len(self._starts) else end

    def place_lines(self, baselines: Sequence[float]) -> None:
        """Set how far below the paragraph's top each line's baseline is."""
        for index, baseline in enumerate(baselines):
            line = self._layout.lineAt(index)
            line.setPosition(QPointF(0.0, baseline - line.ascent()))

    def draw(self, painter: QPainter, clip: QRectF, *, faint: int = 0, ink: QColor | None = None) -> None:
        """Draw the lines that meet ``clip`` (in the painter's coordinates) in the painter's pen.

        The first ``faint`` code points are drawn in ``ink``.
        """
        parts: list[QTextLayout.FormatRange] = []
        if faint and ink is not None:
            part, look = QTextLayout.FormatRange(), QTextCharFormat()
            look.setForeground(ink)
            part.start, part.length, part.format = 0, self._display.to_qt(faint), look
            parts.append(part)
        self._layout.draw(painter, QPointF(0, 0), parts, clip)

    # --- characters and pixels ---

    def stretches(self, start: int, end: int) -> list[Stretch]:
        """Return where ``[start, end)`` is, line by line, each line from left to right.

        A range that is in one piece in the text may be in several where directions change. White space at the
        end of a line takes no room.
        """
        start, end = max(start, self._paragraph.start), min(end, self._paragraph.end)
        found: list[Stretch] = []
        if start >= end:
            return found
        for line in range(self.line_of(start), self.line_of(end - 1) + 1):
            low, high = max(start, self._starts[line]), min(end, self._line_stop(line))
            if high == self._line_stop(line):
                high = self._before_blanks(low, high)
            if low >= high:
                continue
            if self._bidi:
                found.extend(self._visual_stretches(line, low, high))
            else:
                qt_line = self._layout.lineAt(line)
                found.append(Stretch(line, self._x(qt_line, low), self._x(qt_line, high)))
        return found

    def caret_x(self, offset: int) -> float:
        """Return where the caret before the code point ``offset`` stands, on ``line_of(offset)``.

        Where directions meet there are two such places; the one is taken at which ``hit`` finds ``offset`` again.
        """
        line = self.line_of(offset)
        if not self._bidi:
            return self._x(self._layout.lineAt(line), offset)
        cells = self._line_cells(line)
        places = [cell.right if cell.rtl else cell.left for cell in cells if cell.start == offset]
        places += [cell.left if cell.rtl else cell.right for cell in cells if cell.end == offset]
        if cells and offset in {self._starts[line], self.line_end(line)}:
            at_left = (offset == self._starts[line]) != self.rtl
            places.append(min(cell.left for cell in cells) if at_left else max(cell.right for cell in cells))
        for x in places:
            if self.hit(line, x) == offset:
                return x
        return places[0] if places else (self.width if self.rtl else 0.0)

    def hit(self, line: int, x: float) -> int:
        """Return the caret stop nearest to ``x`` on a line: before or behind the character that is there."""
        last = self.line_end(line)
        if not self._bidi:
            return min(last, self._offset(self._layout.lineAt(line).xToCursor(x)))
        cells = self._line_cells(line)
        if not cells:
            return self._starts[line]
        # Beside the text a click means the line's begin or end, whatever runs there.
        if x <= min(cell.left for cell in cells):
            return last if self.rtl else self._starts[line]
        if x >= max(cell.right for cell in cells):
            return self._starts[line] if self.rtl else last
        # On an edge between two characters that one counts which is less deeply embedded.
        cell = min(cells, key=lambda cell: (cell.distance(x), cell.level))
        left_half = x < (cell.left + cell.right) / 2
        return min(last, cell.end if left_half == cell.rtl else cell.start)

    def character_at(self, line: int, x: float) -> int | None:
        """Return the first code point of the character drawn at ``x``, or None beside the text."""
        if self._bidi:
            return next((cell.start for cell in self._line_cells(line) if cell.left <= x < cell.right), None)
        qt_line = self._layout.lineAt(line)
        text = qt_line.naturalTextRect()
        if not text.left() <= x < text.right():
            return None
        # Asked for the character itself, Qt answers with the first letter of a ligature; the nearest stop knows better.
        stop = self._offset(qt_line.xToCursor(x))
        return self.step(stop, forward=False) if x < self._x(qt_line, stop) else stop

    def step(self, offset: int, *, forward: bool) -> int:
        """Return the neighbouring caret stop, or ``offset`` at the paragraph's end: a whole character further."""
        unit = self._unit(offset)
        mode = QTextLayout.CursorMode.SkipCharacters
        stop = (
            self._layout.nextCursorPosition(unit, mode) if forward else self._layout.previousCursorPosition(unit, mode)
        )
        return self._offset(stop)

    def stop_near(self, offset: int, *, forward: bool) -> int:
        """Return ``offset`` if a caret may stand there, else the next or previous place where it may."""
        offset = min(max(offset, self._paragraph.start), self._paragraph.end)
        if self._layout.isValidCursorPosition(self._unit(offset)):
            return offset
        return self.step(offset, forward=forward)

    # --- conversions ---

    def _unit(self, offset: int) -> int:
        return self._display.to_qt(offset - self._paragraph.start)

    def _offset(self, unit: int) -> int:
        return self._display.from_qt(unit) + self._paragraph.start

    def _line_stop(self, line: int) -> int:
        return self._starts[line + 1] if line + 1 < len(self._starts) else self._paragraph.end

    def _before_blanks(self, start: int, end: int) -> int:
        while end > start and self._source[end - self._paragraph.start - 1].isspace():
            end -= 1
        return end

    def _x(self, line: QTextLine, offset: int) -> float:
        # PySide answers with the position and the cursor that was meant; its stub knows the position alone.
        found: tuple[float, int] = line.cursorToX(self._unit(offset))  # type: ignore[assignment]
        return found[0]

    def _visual_stretches(self, line: int, start: int, end: int) -> list[Stretch]:
        source, origin = self._source, self._paragraph.start
        cut = any(_LAM_ALEF.match(source, edge - origin - 1) for edge in (start, end) if edge > origin)
        if cut or line in self._cells:
            boxes = [
                (cell.left, cell.right) for cell in self._line_cells(line) if start < cell.end and cell.start < end
            ]
        else:
            boxes = []
            for match in _ONE_WAY.finditer(source, start - origin, end - origin):
                first, last = match.start() + origin, match.end() + origin
                runs = [run.boundingRect() for run in self._glyph_runs(first, last)]
                if runs:
                    boxes.append((min(run.left() for run in runs), max(run.right() for run in runs)))
        joined: list[tuple[float, float]] = []
        for left, right in sorted(boxes):
            if joined and left <= joined[-1][1] + JOIN:
                joined[-1] = (joined[-1][0], max(joined[-1][1], right))
            else:
                joined.append((left, right))
        return [Stretch(line, left, right) for left, right in joined]

    def _glyph_runs(self, start: int, end: int) -> list[QGlyphRun]:
        unit = self._unit(start)
        return self._layout.glyphRuns(unit, self._unit(end) - unit)

    def _line_cells(self, line: int) -> tuple[Cell, ...]:
        if line not in self._cells:
            self._cells[line] = tuple(self._measure_cells(self._starts[line], self._line_stop(line)))
        return self._cells[line]

    def _measure_cells(self, start: int, end: int) -> list[Cell]:
        cells: list[Cell] = []
        while start < end:
            stop = self.step(start, forward=True)
            runs = self._glyph_runs(start, stop)
            if runs:
                boxes = [run.boundingRect() for run in runs]
                left, right = min(box.left() for box in boxes), max(box.right() for box in boxes)
                cell = Cell(start, stop, left, right, runs[0].isRightToLeft())
            else:
                # Tabs and the white space at which a line breaks have no glyph: they stand where the last one ends.
                rtl = cells[-1].rtl if cells else self.rtl
                edge = (cells[-1].left if rtl else cells[-1].right) if cells else (self.width if rtl else 0.0)
                cell = Cell(start, stop, edge, edge, rtl)
            cells.append(cell)
            start = stop
        cells = share_ligatures(cells, self._source, self._paragraph.start)
        return with_levels(cells, rtl=self.rtl)
