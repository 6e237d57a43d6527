"""What stands above the comments: how many there are, and the head of each one's card."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from annotator.domain.document import Document
from annotator.gui.controls.avatar import draw_avatar
from annotator.gui.thread_view.block import Block, PaintState
from annotator.gui.thread_view.content import Latest
from annotator.gui.thread_view.controls import Control
from annotator.gui.thread_view.intents import CollapseToggled
from annotator.gui.thread_view.look import CARD_GAP, Caption, Look
from annotator.gui.thread_view.note_sign import NOTHING_NOTED

_SIGN_GAP = 8
_AVATAR = 26
_HEAD_TOP = 14


class CommentsHeading(Block):
    """How many comments there are."""

    def __init__(self, document_id: str, count: int, *, look: Look, left: float, width: float) -> None:
        self._count = str(count)
        super().__init__(document_id, look=look, left=left, width=width)

    def estimate(self) -> int:
        return 44

    def measure(self) -> None:
        self.measured = True

    def paint(self, painter: QPainter, origin: QPointF, clip: QRectF, state: PaintState) -> None:
        look, (title, rest) = self.look, self._texts()
        baseline = look.baseline(Caption.META_STRONG, 28)
        _words(painter, origin + QPointF(0, baseline), title, Caption.META_STRONG, look.theme.ink, look)
        left = look.width(Caption.META_STRONG, title) + 8
        _words(painter, origin + QPointF(left, baseline), rest, Caption.META, look.theme.ink_3, look)

    def _texts(self) -> tuple[str, str]:
        title = QCoreApplication.translate("ThreadView", "Comments")
        return title, QCoreApplication.translate("ThreadView", "{count} · answering the article").format(
            count=self._count
        )


@dataclass(frozen=True, slots=True)
class Author:
    """Who wrote a comment, when, and to whom."""

    name: str
    meta: str


class CardHead(Block):
    """The top of a card: avatar, author, time, whom it answers, the sign of notes, and the arrow that folds it.

    ``author`` and ``latest`` are asked when the card comes into sight; ``folded`` cards show nothing else.
    """

    def __init__(
        self,
        document: Document,
        author: Callable[[], Author],
        latest: Latest,
        *,
        folded: bool,
        look: Look,
        left: float,
        width: float,
    ) -> None:
        self._document = document
        self._find_author = author
        self._latest = latest
        self._sign = NOTHING_NOTED
        self._folded = folded
        self._controls: tuple[Control, ...] = ()
        self._elided = False
        super().__init__(document.id, look=look, left=left, width=width)

    @property
    def controls(self) -> Sequence[Control]:
        self.measure()
        return self._controls

    def estimate(self) -> int:
        return CARD_GAP + _HEAD_TOP + _AVATAR + (_HEAD_TOP if self._folded else 7)

    def measure(self) -> None:
        if self.measured:
            return
        document_id = self.document_id
        self._sign = self._latest.content.sign(self._document)
        if self._folded:
            tip = QCoreApplication.translate("ThreadView", "Unfold this comment and its replies")
        else:
            tip = QCoreApplication.translate("ThreadView", "Fold this comment and its replies")
        rect = QRectF(self.width - 18, CARD_GAP + _HEAD_TOP + 1, 24, 24)
        self._controls = (Control(rect, lambda _: CollapseToggled(document_id), tip),)
        self.measured = True

    def paint(self, painter: QPainter, origin: QPointF, clip: QRectF, state: PaintState) -> None:
        self.measure()
        look, theme, author = self.look, self.look.theme, self._author
        top = origin.y() + CARD_GAP + _HEAD_TOP
        avatar = QRectF(origin.x(), top, _AVATAR, _AVATAR)
        draw_avatar(painter, avatar, author.name, theme)
        left, right = origin.x() + _AVATAR + 8, origin.x() + self._right
        self._sign.paint(painter, origin.x() + self._sign_rect().left(), top + _AVATAR / 2, look)
        baseline = top + look.baseline(Caption.AUTHOR, _AVATAR / 2)
        meta_width = look.width(Caption.META, author.meta)
        room = max((right - left) * 0.5, right - left - meta_width - 8)
        name = look.metrics(Caption.AUTHOR).elidedText(author.name, Qt.TextElideMode.ElideRight, room)
        _words(painter, QPointF(left, baseline), name, Caption.AUTHOR, theme.ink, look)
        left += look.width(Caption.AUTHOR, name) + 8
        meta = look.metrics(Caption.META).elidedText(author.meta, Qt.TextElideMode.ElideRight, right - left)
        self._elided = (name, meta) != (author.name, author.meta)
        _words(painter, QPointF(left, baseline), meta, Caption.META, theme.ink_3, look)
        self._paint_arrow(painter, origin, state)

    def update(self) -> bool:
        """Show the notes that there are by now; return whether they changed."""
        before, self._sign = self._sign, self._latest.content.sign(self._document)
        return before != self._sign

    @property
    def _right(self) -> float:
        """Where the words have to end."""
        signed = self._sign.width(self.look)
        return self.width - 28 - (signed + _SIGN_GAP if signed else 0.0)

    def _sign_rect(self) -> QRectF:
        left = self.width - 28 - self._sign.width(self.look)
        return self._sign.rect(left, CARD_GAP + _HEAD_TOP + _AVATAR / 2, self.look)

    @cached_property
    def _author(self) -> Author:
        return self._find_author()

    @property
    def caption(self) -> str:
        """Who wrote the comment, when and to whom, and how many notes there are, in one line."""
        return " · ".join(part for part in (self._author.name, self._author.meta, self._sign.in_words) if part)

    def tip_at(self, point: QPointF) -> str:
        if self._sign and self._sign_rect().adjusted(-4, -4, 4, 4).contains(point):
            return self._sign.tip
        return super().tip_at(point) or (self.caption if self._elided and point.y() > CARD_GAP else "")

    def _paint_arrow(self, painter: QPainter, origin: QPointF, state: PaintState) -> None:
        look, control = self.look, self._controls[0]
        rect = control.rect.translated(origin)
        if state.pointed.hovered is control:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour(look.theme.ink, 0.12 if state.pointed.pressed is control else 0.06))
            painter.drawRoundedRect(rect, 6, 6)
        pen = QPen(look.colour(look.theme.ink_3), 1.5)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        middle, drop = rect.center(), 2.0 if self._folded else -2.0
        painter.drawPolyline([middle + QPointF(-4, -drop), middle + QPointF(0, drop), middle + QPointF(4, -drop)])


def _words(painter: QPainter, at: QPointF, text: str, font: Caption, ink: str, look: Look) -> None:
    painter.setFont(look.font(font))
    painter.setPen(look.colour(ink))
    painter.drawText(at, text)
