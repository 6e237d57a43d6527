"""The questions asked of a document: beside the byline of the article, and in the foot of a comment's card."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from annotator.domain.document import Document
from annotator.gui.thread_view.block import Block, PaintState
from annotator.gui.thread_view.content import Latest
from annotator.gui.thread_view.controls import ROW_GAP, AnswerRows, Control
from annotator.gui.thread_view.intents import Current
from annotator.gui.thread_view.look import CONTROL_HEIGHT, Caption, Look
from annotator.gui.thread_view.questions import QuestionRow

_BYLINE_LEAD, _BYLINE_TAIL = 8, 12
_BYLINE_GAP = 12
_SIGN_GAP = 8
_FOOT_RULE = 8  # from the last line to the hairline
_FOOT_LEAD, _FOOT_TAIL = 11, 13
_BARE_TAIL = 12


class QuestionsBlock(Block):
    """A block that ends in the questions asked of a document; they are looked up when it comes into sight."""

    def __init__(self, document: Document, latest: Latest, *, look: Look, left: float, width: float) -> None:
        self._document = document
        self._latest = latest
        self._asked = sum(layer.kind != "span" for layer in latest.content.schema.asked_of(document.kind))
        self._rows: tuple[QuestionRow, ...] = ()
        self._answers: tuple[AnswerRows, ...] = ()
        super().__init__(document.id, look=look, left=left, width=width)

    @property
    def controls(self) -> Sequence[Control]:
        return [control for answers in self._answers for control in answers.controls]

    def question_rect(self, current: Current) -> QRectF | None:
        """Return where the answers to the current question are, or None."""
        rects = (answers.question_rect(current) for answers in self._answers)
        return next((rect for rect in rects if rect is not None), None)

    def tip_at(self, point: QPointF) -> str:
        elided = next((text for answers in self._answers if (text := answers.elided_at(point))), "")
        return elided or super().tip_at(point)

    def measure(self) -> None:
        if not self.measured:
            self._rows = self._latest.content.rows(self._document)
            self._lay_out()
            self.measured = True

    def update(self) -> bool:
        """Show what is answered, asked and suggested by now; return whether anything here changed."""
        rows = self._latest.content.rows(self._document)
        if rows == self._rows:
            return False
        self._rows = rows
        self._lay_out()
        return True

    @abstractmethod
    def _lay_out(self) -> None:
        """Place the rows and set the height."""


class Byline(QuestionsBlock):
    """Where the article is from, and the questions asked of it: the first beside the byline where there is room.

    ``rtl``: the headline runs from right to left, and so all of it stands at the right.
    """

    def __init__(
        self,
        document: Document,
        latest: Latest,
        text: str,
        lead: int,
        *,
        rtl: bool,
        look: Look,
        left: float,
        width: float,
    ) -> None:
        self._lead = lead + _BYLINE_LEAD
        self._text = text
        self._shown = text
        self._rtl = rtl
        self._sign = latest.content.sign(document)
        super().__init__(document, latest, look=look, left=left, width=width)

    def estimate(self) -> int:
        return self._lead + CONTROL_HEIGHT + _BYLINE_TAIL

    @property
    def caption(self) -> str:
        """Where the article is from, and how many notes there are."""
        return " · ".join(part for part in (self._text, self._sign.in_words) if part)

    def update(self) -> bool:
        sign = self._latest.content.sign(self._document)
        signed, self._sign = sign != self._sign, sign
        answered = super().update()
        if signed:
            self._lay_out()
        return signed or answered

    def tip_at(self, point: QPointF) -> str:
        return super().tip_at(point) or (self._sign.tip if self._sign_rect().contains(point) else "")

    def _lay_out(self) -> None:
        look, rows, signed = self.look, self._rows, self._sign.width(self.look)
        room = self.width - (signed + _SIGN_GAP if signed else 0.0)
        self._shown = look.metrics(Caption.META).elidedText(self._text, Qt.TextElideMode.ElideRight, room)
        begin = self._begin()
        beside = bool(rows) and rows[0].target is None and begin + AnswerRows.width_of(rows[0], look) <= self.width
        top = float(self._lead)
        answers: list[AnswerRows] = []
        if beside:
            edges = (0.0, self.width - begin) if self._rtl else (begin, self.width)
            answers.append(AnswerRows(self.document_id, rows[:1], look, *edges, top, titled=False, rtl=self._rtl))
        if beside or begin:
            top += CONTROL_HEIGHT
        rest = rows[1:] if beside else rows
        if rest:
            top += 4
            answers.append(AnswerRows(self.document_id, rest, look, 0.0, self.width, top, rtl=self._rtl))
            top += answers[-1].height
        self._answers = tuple(answers)
        self.height = round(top + _BYLINE_TAIL)

    def _begin(self) -> float:
        """Return how far from its edge the byline and the sign reach, with the gap behind them."""
        parts = (self.look.width(Caption.META, self._shown), self._sign.width(self.look))
        taken = [part for part in parts if part]
        return sum(taken) + _SIGN_GAP * (len(taken) - 1) + _BYLINE_GAP if taken else 0.0

    def _sign_rect(self) -> QRectF:
        text = self.look.width(Caption.META, self._shown)
        left, width = text + _SIGN_GAP if text else 0.0, self._sign.width(self.look)
        return self._sign.rect(self.width - left - width if self._rtl else left, self._middle, self.look)

    @property
    def _middle(self) -> float:
        return self._lead + CONTROL_HEIGHT / 2

    def paint(self, painter: QPainter, origin: QPointF, clip: QRectF, state: PaintState) -> None:
        self.measure()
        look = self.look
        painter.setFont(look.font(Caption.META))
        painter.setPen(look.colour(look.theme.ink_3))
        left = self.width - look.width(Caption.META, self._shown) if self._rtl else 0.0
        painter.drawText(origin + QPointF(left, look.baseline(Caption.META, self._middle)), self._shown)
        self._sign.paint(painter, origin.x() + self._sign_rect().left(), origin.y() + self._middle, look)
        for answers in self._answers:
            answers.paint(painter, origin, state.pointed, state.current)


class CardFoot(QuestionsBlock):
    """The bottom of a card: a hairline and the questions asked of the comment."""

    def estimate(self) -> int:
        if not self._asked:
            return _BARE_TAIL
        return _FOOT_RULE + _FOOT_LEAD + self._asked * (CONTROL_HEIGHT + ROW_GAP) - ROW_GAP + _FOOT_TAIL

    def _lay_out(self) -> None:
        self._answers = ()
        self.height = _BARE_TAIL
        if self._rows:
            top = float(_FOOT_RULE + _FOOT_LEAD)
            answers = AnswerRows(self.document_id, self._rows, self.look, 0.0, self.width, top)
            self._answers = (answers,)
            self.height = round(top + answers.height + _FOOT_TAIL)

    def paint(self, painter: QPainter, origin: QPointF, clip: QRectF, state: PaintState) -> None:
        self.measure()
        if not self._rows:
            return
        line = origin + QPointF(0, _FOOT_RULE)
        painter.fillRect(QRectF(line.x(), line.y(), self.width, 1), self.look.colour(self.look.theme.line))
        for answers in self._answers:
            answers.paint(painter, origin, state.pointed, state.current)
