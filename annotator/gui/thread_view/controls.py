"""Buttons that are painted, not widgets: rows of answers with their targets, laid out and hit by rectangles."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial

from PySide6.QtCore import QCoreApplication, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from annotator.gui.controls.drawing import box
from annotator.gui.controls.key_cap import HEIGHT as CAP_HEIGHT
from annotator.gui.controls.key_cap import draw_key_cap, key_cap_width
from annotator.gui.keys import cap
from annotator.gui.thread_view.intents import Current, Intent, OptionClicked, TargetWanted
from annotator.gui.thread_view.look import CONTROL_HEIGHT, Caption, Look
from annotator.gui.thread_view.offsets import caption
from annotator.gui.thread_view.questions import Answer, QuestionRow

TITLE_WIDTH = 74
_MARGIN = 10  # inside a button, left and right of its text
_RADIUS = 6
ROW_GAP = 7
_WORD_GAP = 8
_CAP_GAP = 6
_NARROW = 400  # below this the titles stand above their answers
_SHORTEST_TARGET = 110


@dataclass(frozen=True, slots=True, eq=False)
class Control:
    """Something to press: where it is in its block, what pressing it at a place on the screen means, what it says."""

    rect: QRectF
    action: Callable[[QPoint], Intent]
    tip: str = ""


@dataclass(frozen=True, slots=True)
class Pointed:
    """The control under the mouse, and the one that is held down."""

    hovered: Control | None = None
    pressed: Control | None = None


NOBODY = Pointed()
"""Nothing is under the mouse."""


@dataclass(frozen=True, slots=True, eq=False)
class _Button:
    control: Control
    answer: Answer
    shape: QPainterPath

    @property
    def strong(self) -> bool:
        """Whether it was given, or proposed."""
        return self.answer.chosen or self.answer.suggested


@dataclass(frozen=True, slots=True, eq=False)
class _Words:
    left: float
    baseline: float
    text: str
    font: Caption
    ink: str
    underlined: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class _Group:
    """Buttons in one frame; dashed while a suggestion in it is open."""

    rect: QRectF
    buttons: tuple[_Button, ...]
    dashed: bool
    row: QuestionRow


@dataclass(slots=True)
class _Pen:
    """Where the next thing of a row goes."""

    left: float
    right: float
    x: float
    y: float = 0.0
    title: tuple[float, float] | None = None  # where the title above ends and stands, if there is room beside it

    def wrap(self) -> None:
        self.x, self.y = self.left, self.y + CONTROL_HEIGHT + ROW_GAP


@dataclass(slots=True)
class AnswerRows:
    """The rows of questions of one document between ``left`` and ``right`` of their block, from ``top`` downwards.

    ``rtl`` rows begin at the right; the answers of one question keep their order, which is that of their keys.
    """

    document_id: str
    rows: Sequence[QuestionRow]
    look: Look
    left: float
    right: float
    top: float = 0.0
    titled: bool = True
    rtl: bool = False
    height: float = field(init=False, default=0.0)
    controls: list[Control] = field(init=False, default_factory=list)
    _groups: list[_Group] = field(init=False, default_factory=list)
    _words: list[_Words] = field(init=False, default_factory=list)
    _chips: list[tuple[QRectF, str]] = field(init=False, default_factory=list)
    _elided: list[tuple[QRectF, str]] = field(init=False, default_factory=list)
    _adders: list[Control] = field(init=False, default_factory=list)
    _caps: list[tuple[QRectF, str]] = field(init=False, default_factory=list)

    def __post_init__(self) -> None:
        """Lay the rows out."""
        beside = self.titled and self.right - self.left >= _NARROW
        pen = _Pen(self.left + (TITLE_WIDTH if beside else 0), self.right, 0.0, self.top)
        for number, row in enumerate(self.rows):
            if number:
                pen.y += CONTROL_HEIGHT + ROW_GAP
            pen.x = pen.left
            if self.titled and row.title:
                self._put_words(self.left, pen.y, row.title, Caption.META, self.look.theme.ink_2)
                if not beside:
                    pen.title = (self.left + self.look.width(Caption.META, row.title), pen.y)
                    pen.y += CONTROL_HEIGHT
            self._put_answers(row, pen)
            if row.target is not None:
                self._put_target(row, pen)
            if row.offers_target:
                self._put_adder(row, pen)
        self.height = pen.y - self.top + CONTROL_HEIGHT if self.rows else 0.0

    @staticmethod
    def width_of(row: QuestionRow, look: Look) -> float:
        """Return how wide the answers of a row are, side by side."""
        return sum(look.width(Caption.BUTTON_STRONG, answer.text) + 2 * _MARGIN for answer in row.answers)

    def elided_at(self, point: QPointF) -> str:
        """Return the whole of the words at a point that had no room, or nothing."""
        return next((text for rect, text in self._elided if rect.contains(point)), "")

    def question_rect(self, current: Current) -> QRectF | None:
        """Return where the answers to the current question are, or None if it is not asked here."""
        return next((group.rect for group in self._groups if _is_current(group.row, self.document_id, current)), None)

    # --- layout ---

    def _put_answers(self, row: QuestionRow, pen: _Pen) -> None:
        lines: list[list[tuple[Answer, float]]] = [[]]
        used = 0.0
        for answer in row.answers:
            # Measured in the heavier weight, so that choosing moves nothing.
            width = self.look.width(Caption.BUTTON_STRONG, answer.text) + 2 * _MARGIN
            if lines[-1] and used + width > pen.right - pen.left:
                lines.append([])
                used = 0.0
            lines[-1].append((answer, width))
            used += width
        for number, line in enumerate(lines):
            if number:
                pen.wrap()
            self._put_group(row, line, pen)

    def _put_group(self, row: QuestionRow, line: Sequence[tuple[Answer, float]], pen: _Pen) -> None:
        whole = sum(width for _, width in line)
        frame = QRectF(self._x(pen.x, whole), pen.y, whole, CONTROL_HEIGHT)
        left, buttons = frame.left(), []
        for place, (answer, width) in enumerate(line):
            rect = QRectF(left, pen.y, width, CONTROL_HEIGHT)
            shape = box(rect.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, left=place == 0, right=place == len(line) - 1)
            intent = OptionClicked(self.document_id, row.layer.name, row.target, answer.label.name)
            control = Control(rect, partial(_same, intent), caption(answer.label.guideline.text))
            buttons.append(_Button(control, answer, shape))
            self.controls.append(control)
            left += width
        pen.x += whole
        self._groups.append(_Group(frame, tuple(buttons), row.is_suggested, row))

    def _put_target(self, row: QuestionRow, pen: _Pen) -> None:
        look = self.look
        toward = QCoreApplication.translate("ThreadView", "toward")
        chip = 0.0 if row.entity is None else look.width(Caption.NAME, row.entity.name.upper()) + 12 + _WORD_GAP
        needed = (
            look.width(Caption.META, toward) + 4 + min(look.width(Caption.META, row.toward), _SHORTEST_TARGET) + chip
        )
        if pen.x + _WORD_GAP + needed > pen.right:
            pen.wrap()
        else:
            pen.x += _WORD_GAP
        pen.x = self._put_words(pen.x, pen.y, toward, Caption.META, look.theme.ink_2) + 4
        room = pen.right - pen.x - chip
        beside = room - _adder_width(look) - _WORD_GAP
        if (
            row.offers_target
            and pen.title is None
            and beside >= min(look.width(Caption.META, row.toward), _SHORTEST_TARGET)
        ):
            # A row more for the adder in each of hundreds of cards costs more than the end of a claim, which the tip
            # holds.
            room = beside
        text = look.metrics(Caption.META).elidedText(row.toward, Qt.TextElideMode.ElideRight, room)
        if text != row.toward:
            self._elided.append((QRectF(self._x(pen.x, room), pen.y, room, CONTROL_HEIGHT), row.toward))
        pen.x = self._put_words(pen.x, pen.y, text, Caption.META, look.theme.ink, underlined=True)
        if row.entity is not None:
            width = chip - _WORD_GAP
            rect = QRectF(self._x(pen.x + _WORD_GAP, width), pen.y + 5.5, width, CONTROL_HEIGHT - 11)
            self._chips.append((rect, row.entity.name.upper()))
            pen.x += chip

    def _put_adder(self, row: QuestionRow, pen: _Pen) -> None:
        look, text, key = self.look, _adder_text(), cap("target")
        width, (x, y) = _adder_width(look), (pen.x, pen.y)
        if pen.title is not None and pen.title[0] + _WORD_GAP + width <= pen.right:
            x, y = pen.title
        elif pen.x + _WORD_GAP + width > pen.right:
            pen.wrap()
            x, y = pen.x, pen.y
        left = max(x, pen.right - width)
        x = self._put_words(left, y, text, Caption.META, look.theme.ink_2) + _CAP_GAP
        top = y + (CONTROL_HEIGHT - CAP_HEIGHT) / 2
        wide = key_cap_width(key)
        self._caps.append((QRectF(self._x(x, wide), top, wide, CAP_HEIGHT), key))
        tip = QCoreApplication.translate("ThreadView", "Choose or add what the stance is toward")
        document_id, layer = self.document_id, row.layer.name
        rect = QRectF(self._x(left - 6, width + 12), y + 2, width + 12, CONTROL_HEIGHT - 4)
        adder = Control(rect, lambda position: TargetWanted(document_id, layer, position), tip)
        self.controls.append(adder)
        self._adders.append(adder)

    def _put_words(
        self, left: float, top: float, text: str, font: Caption, ink: str, *, underlined: bool = False
    ) -> float:
        """Put words on a row and return where they end."""
        width = self.look.width(font, text)
        self._words.append(
            _Words(
                self._x(left, width), top + self.look.baseline(font, CONTROL_HEIGHT / 2), text, font, ink, underlined
            )
        )
        return left + width

    def _x(self, left: float, width: float) -> float:
        """Return where something begins that is ``width`` wide and would begin at ``left`` from left to right."""
        return self.left + self.right - left - width if self.rtl else left

    # --- drawing ---

    def paint(self, painter: QPainter, origin: QPointF, pointed: Pointed, current: Current | None) -> None:
        """Draw the rows with their top left corner at ``origin``."""
        painter.save()
        painter.translate(origin)
        look, theme = self.look, self.look.theme
        if pointed.hovered is not None and pointed.hovered in self._adders:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour(theme.ink, 0.06))
            painter.drawRoundedRect(pointed.hovered.rect, _RADIUS, _RADIUS)
        for group in self._groups:
            self._paint_group(painter, group, pointed)
            if current is not None and _is_current(group.row, self.document_id, current):
                painter.setPen(QPen(look.colour(theme.accent), 2.0))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(group.rect.adjusted(-3, -3, 3, 3), _RADIUS + 3, _RADIUS + 3)
        for words in self._words:
            painter.setFont(look.font(words.font))
            painter.setPen(look.colour(words.ink))
            painter.drawText(QPointF(words.left, words.baseline), words.text)
            if words.underlined:
                right = words.left + look.width(words.font, words.text)
                painter.setPen(_dots(look.colour(theme.ink_3)))
                painter.drawLine(QPointF(words.left, words.baseline + 3.5), QPointF(right, words.baseline + 3.5))
        for rect, text in self._chips:
            painter.setPen(QPen(look.colour(theme.line_strong), 1.0))
            painter.setBrush(look.colour(theme.paper))
            painter.drawRoundedRect(rect, 3, 3)
            painter.setPen(look.colour(theme.ink_2))
            painter.setFont(look.font(Caption.NAME))
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
        for rect, text in self._caps:
            draw_key_cap(painter, rect, text, theme)
        painter.restore()

    def _paint_group(self, painter: QPainter, group: _Group, pointed: Pointed) -> None:
        look, theme = self.look, self.look.theme
        edge = QPen(look.colour(theme.line_strong), 1.0)
        if group.dashed:
            edge.setDashPattern([3.0, 3.0])
        frame = group.rect.adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour(theme.paper))
        painter.drawRoundedRect(frame, _RADIUS, _RADIUS)
        for button in group.buttons:
            fill = _fill(button, pointed, look)
            if fill is not None:
                painter.fillPath(button.shape, fill)
        painter.setPen(edge)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(frame, _RADIUS, _RADIUS)
        for button in group.buttons:
            rect = button.control.rect
            if button is not group.buttons[0]:
                painter.setPen(edge)
                painter.drawLine(
                    QPointF(rect.left() + 0.5, rect.top() + 1), QPointF(rect.left() + 0.5, rect.bottom() - 1)
                )
            font = Caption.BUTTON_STRONG if button.strong else Caption.BUTTON
            painter.setFont(look.font(font))
            painter.setPen(look.colour(_ink(button, look)))
            text = button.answer.text
            left = rect.left() + (rect.width() - look.width(font, text)) / 2
            painter.drawText(QPointF(left, rect.top() + look.baseline(font, CONTROL_HEIGHT / 2)), text)


def _ink(button: _Button, look: Look) -> str:
    theme, voice = look.theme, button.answer.voice
    if not button.strong or (voice is not None and voice.muted):
        return theme.ink_2
    if voice is not None and voice.light:
        return voice.dark if theme.dark else voice.light
    return theme.accent_ink


def _fill(button: _Button, pointed: Pointed, look: Look) -> QColor | None:
    voice = button.answer.voice
    if button.strong and voice is not None and (voice.muted or voice.light):
        return look.colour(_ink(button, look), 0.10)
    if button.strong or button.control is pointed.pressed:
        return look.colour(look.theme.accent_bg)
    if button.control is pointed.hovered:
        return look.colour(look.theme.ink, 0.06)
    return None


def _adder_text() -> str:
    return QCoreApplication.translate("ThreadView", "+ target")


def _adder_width(look: Look) -> float:
    return look.width(Caption.META, _adder_text()) + _CAP_GAP + key_cap_width(cap("target"))


def _same(intent: Intent, _: QPoint) -> Intent:
    return intent


def _is_current(row: QuestionRow, document_id: str, current: Current) -> bool:
    if (current.document_id, current.layer) != (document_id, row.layer.name) or current.annotation_id is not None:
        return False
    return current.target is None or (row.target is not None and row.target.key == current.target.key)


def _dots(colour: QColor) -> QPen:
    pen = QPen(colour, 1.0)
    pen.setDashPattern([1.0, 2.0])
    return pen
