"""A paragraph with its spans: laid out when it comes into sight, drawn with tints, rules, names and the selection."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from annotator.gui.thread_view import painting
from annotator.gui.thread_view.block import Block, Key, PaintState
from annotator.gui.thread_view.drawn_mark import DrawnMark
from annotator.gui.thread_view.lanes import Fragment, assign_lanes, depth
from annotator.gui.thread_view.look import LANE, NAME_DROP, QUOTE_BAR, QUOTE_INDENT, RULE, Caption, Look, TextStyle
from annotator.gui.thread_view.marks import Mark, Marks
from annotator.gui.thread_view.paragraph_layout import ParagraphLayout, Stretch
from annotator.gui.thread_view.paragraphs import Paragraph, direction
from annotator.gui.thread_view.quotes import NOT_QUOTED, Quoted

NO_MARKS: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class TextPlace:
    """A paragraph of a document: which text, how it is set, and how many pixels are kept free above it.

    ``quoted`` paragraphs stand beside a bar for each time they are quoted, which reaches to those ``above`` and
    ``below`` that are quoted as often.
    """

    document_id: str
    text: str
    paragraph: Paragraph
    style: TextStyle
    lead: int
    quoted: Quoted = NOT_QUOTED
    above: int = 0
    below: int = 0


class TextBlock(Block):
    """One paragraph, or one piece of a giant; ``marks`` answers with those of its document as they are by then."""

    def __init__(self, place: TextPlace, marks: Callable[[], Marks], *, look: Look, left: float, width: float) -> None:
        self.place = place
        self._marks = marks
        self._shown = NO_MARKS
        self._layout: ParagraphLayout | None = None
        self._drawn: dict[int, list[DrawnMark]] = {}
        self._tops: list[float] = []
        indent = QUOTE_INDENT * place.quoted.depth
        self._bars_at_right = bool(indent) and direction(place.text, place.paragraph)[1]
        begin = left if self._bars_at_right else left + indent
        super().__init__(place.document_id, look=look, left=begin, width=width - indent)

    @property
    def key(self) -> Key:
        return (self.document_id, type(self).__name__, self.place.paragraph.start)

    # --- measuring ---

    def estimate(self) -> int:
        place = self.place
        letters = place.paragraph.end - place.paragraph.start
        lines = max(1, ceil(letters * place.style.letter * 0.92 / max(self.width, 1)))
        return place.lead + lines * place.style.line_height

    def measure(self) -> None:
        if self._layout is None:
            place = self.place
            self._layout = ParagraphLayout(place.text, place.paragraph, place.style.font, self.width)
            self._shown = self._marks().between(place.paragraph.start, place.paragraph.end)
            self._place(self._layout)

    def release(self) -> None:
        self._layout = None
        self._drawn = {}

    def update_marks(self) -> QRectF | None:
        """Show the marks as they are now; return what has to be drawn again, None where that is nothing."""
        if not self.measured:
            return None
        shown = self._marks().between(self.place.paragraph.start, self.place.paragraph.end)
        if shown == self._shown:
            return None
        self._shown = shown
        if self._layout is None:
            # Let go of far from sight: it is measured again when it comes back.
            self.measured = False
            return None
        drawn, tops = self._drawn, self._tops
        self._place(self._layout)
        changed = [line for line in range(self._layout.line_count) if drawn.get(line) != self._drawn.get(line)]
        if not changed:
            return None
        # Below a line that took another height all the others are elsewhere.
        last = changed[-1] if tops == self._tops else self._layout.line_count - 1
        top, bottom = self._tops[changed[0]], max(self._tops[last + 1], tops[last + 1])
        return QRectF(0, top, self.width, bottom - top)

    def _place(self, layout: ParagraphLayout) -> None:
        """Give each line its height and each mark its boxes; how the text is broken stays."""
        style = self.place.style
        on_line: dict[int, list[tuple[Mark, list[Stretch], bool]]] = {}
        for mark in self._shown:
            first = True
            by_line: dict[int, list[Stretch]] = {}
            for stretch in layout.stretches(mark.start, mark.end):
                by_line.setdefault(stretch.line, []).append(stretch)
            for line, stretches in by_line.items():
                on_line.setdefault(line, []).append((mark, stretches, first))
                first = False
        self._drawn, self._tops = {}, []
        baselines: list[float] = []
        top = float(self.place.lead)
        for line in range(layout.line_count):
            above = max(0.0, ceil(layout.ascent(line) - style.ascent))
            below = max(0.0, ceil((layout.descent(line) - style.descent) * 0.7))
            self._tops.append(top)
            baselines.append(top + style.baseline + above)
            lanes = self._place_line(line, top, above + below, on_line.get(line, ()), rtl=layout.rtl)
            top += style.line_height + above + below + LANE * max(0, lanes - 1)
        self._tops.append(top)
        layout.place_lines(baselines)
        self.height = ceil(top)
        self.measured = True

    def _place_line(
        self,
        line: int,
        top: float,
        extra: float,
        marks: list[tuple[Mark, list[Stretch], bool]] | tuple[()],
        *,
        rtl: bool,
    ) -> int:
        """Place the marks of one line and return how many lanes they take."""
        if not marks:
            return 0
        fragments = [
            Fragment(
                stretches[0].left,
                stretches[-1].right,
                self.look.width(Caption.NAME, mark.name) if named and mark.name else 0.0,
                mark.end - mark.start,
            )
            for mark, stretches, named in marks
        ]
        placed = assign_lanes(fragments, self.width, rtl=rtl)
        box_top, first_rule = top + self.place.style.box_top, top + self.place.style.rule_top + extra
        drawn: list[DrawnMark] = []
        for (mark, stretches, _), fragment, where in zip(marks, fragments, placed, strict=True):
            rule_top = first_rule + LANE * where.lane
            boxes = tuple(
                QRectF(each.left, box_top, max(each.right - each.left, 2.0), first_rule - box_top) for each in stretches
            )
            name_top = first_rule + LANE * where.row + RULE + NAME_DROP - 8
            name = QRectF(where.name_left, name_top, fragment.name_width, 9) if fragment.name_width else None
            drawn.append(DrawnMark(mark, boxes, rule_top, name))
        # The longer ones are painted first, so that what is nested in them lies on top.
        drawn.sort(key=lambda each: each.mark.start - each.mark.end)
        self._drawn[line] = drawn
        return depth(placed)

    # --- what is where ---

    @property
    def layout(self) -> ParagraphLayout:
        """The lines; they are made if need be."""
        self.measure()
        assert self._layout is not None  # noqa: S101 - measure has just made it
        return self._layout

    def offset_at(self, point: QPointF) -> int:
        """Return the caret stop nearest to a point."""
        return self.layout.hit(self.line_at(point.y()), point.x())

    def character_at(self, point: QPointF) -> int | None:
        """Return the first code point of the character at a point, or None where there is none."""
        layout = self.layout
        if not self._tops[0] <= point.y() < self._tops[-1]:
            return None
        return layout.character_at(self.line_at(point.y()), point.x())

    def line_at(self, y: float) -> int:
        """Return the line at a height; above the first, the first; below the last, the last."""
        last = self.layout.line_count - 1
        return min(max(bisect_right(self._tops, y) - 1, 0), last)

    def line_middle(self, line: int) -> float:
        """Return the height at which a line's letters are."""
        self.measure()
        return self._tops[line] + self.place.style.baseline - 4

    def marks_at(self, point: QPointF) -> tuple[Mark, ...]:
        """Return the marks to act on at a point, the innermost first; at a name, that one's alone."""
        return tuple(mark for mark in self._all_at(point) if not mark.rejected)

    def _all_at(self, point: QPointF) -> list[Mark]:
        self.measure()
        drawn = self._drawn.get(self.line_at(point.y()), ())
        for each in drawn:
            if each.name is not None and each.name.adjusted(-3, -3, 3, 3).contains(point):
                return [each.mark]
        found = [each.mark for each in drawn if each.covers(point)]
        return sorted(found, key=lambda mark: mark.end - mark.start)

    def tip_at(self, point: QPointF) -> str:
        return "\n".join(mark.tip for mark in self._all_at(point))

    def lines_of(self, annotation_id: str) -> QRectF | None:
        """Return the rectangle around the lines that an annotation is on, or None."""
        lines = [
            number
            for number, line in self._drawn.items()
            if any(annotation_id in (each.mark.id, each.mark.group) for each in line)
        ]
        if not lines:
            return None
        top = self._tops[min(lines)]
        return QRectF(0, top, self.width, self._tops[max(lines) + 1] - top)

    def name_at(self, point: QPointF) -> bool:
        """Tell whether a mark's name is at a point."""
        drawn = self._drawn.get(self.line_at(point.y()), ())
        return any(each.name is not None and each.name.adjusted(-3, -3, 3, 3).contains(point) for each in drawn)

    def caret_rect(self, offset: int) -> QRectF:
        """Return where the caret before the code point ``offset`` is drawn."""
        layout = self.layout
        line, x = layout.line_of(offset), layout.caret_x(offset)
        top = self._tops[line] + self.place.style.box_top
        return QRectF(round(x) - 1, top, 2, self.place.style.rule_top - self.place.style.box_top)

    def range_rect(self, start: int, end: int) -> QRectF:
        """Return the rectangle around the lines of ``[start, end)`` in this paragraph, and of a caret at either end."""
        layout, paragraph = self.layout, self.place.paragraph
        first = layout.line_of(max(start, paragraph.start))
        last = layout.line_of(max(min(end, paragraph.end), paragraph.start))
        return QRectF(0, self._tops[first], self.width, self._tops[last + 1] - self._tops[first])

    def boxes(self, start: int, end: int) -> list[QRectF]:
        """Return where the letters of ``[start, end)`` are, line by line."""
        style, stretches = self.place.style, self.layout.stretches(start, end)
        return [
            QRectF(
                each.left, self._tops[each.line] + style.box_top, each.right - each.left, style.rule_top - style.box_top
            )
            for each in stretches
        ]

    # --- drawing ---

    def paint(self, painter: QPainter, origin: QPointF, clip: QRectF, state: PaintState) -> None:
        layout, look, paragraph = self.layout, self.look, self.place.paragraph
        local = clip.translated(-origin)
        first, last = self.line_at(local.top() - LANE), self.line_at(local.bottom())
        lines = [self._drawn[line] for line in range(first, last + 1) if line in self._drawn]
        painter.translate(origin)
        for drawn in lines:
            painting.paint_tints(painter, drawn, look)
        selection = state.selection
        if selection is not None and selection.document_id != self.document_id:
            selection = None
        if selection is not None and not selection.is_caret:
            for box in self.boxes(selection.start, selection.end):
                painting.paint_selection(painter, box, look)
        if self.place.quoted.depth:
            self._paint_quoted(painter, layout, local)
        else:
            painter.setPen(look.colour(look.theme.ink))
            layout.draw(painter, local)
        for drawn in lines:
            painting.paint_rules_and_names(painter, drawn, look)
        if state.current is not None and state.current.annotation_id is not None:
            for drawn in lines:
                painting.paint_ring(painter, drawn, state.current, self.document_id, look)
        if selection is not None and state.caret and paragraph.start <= selection.position <= paragraph.end:
            painter.fillRect(self.caret_rect(selection.position), look.colour(look.theme.accent))
        painter.translate(-origin)

    def _paint_quoted(self, painter: QPainter, layout: ParagraphLayout, clip: QRectF) -> None:
        """Draw the bars of a quotation, its text quieter than what is said of it, and its signs quieter still."""
        look, place = self.look, self.place
        free = place.style.line_height - place.style.rule_top - RULE
        for number in range(place.quoted.depth):
            off = QUOTE_INDENT * (place.quoted.depth - number)
            top = 0.0 if number < place.above else place.lead + place.style.box_top
            bottom = self.height - (0 if number < place.below else free)
            left = self.width + off - QUOTE_BAR if self._bars_at_right else -off
            painter.fillRect(QRectF(left, top, QUOTE_BAR, bottom - top), look.colour(look.theme.line_strong))
        painter.setPen(look.colour(look.theme.ink_2))
        layout.draw(painter, clip, faint=place.quoted.signs, ink=look.colour(look.theme.ink_3))
