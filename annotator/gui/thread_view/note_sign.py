"""The sign that there are notes on a text, on a span or a question of it: a small leaf, and how many."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from annotator.domain.annotation import Note
from annotator.gui.thread_view.look import Caption, Look
from annotator.gui.thread_view.offsets import caption

_WIDTH, _HEIGHT = 11.0, 13.0
_FOLD = 4.0
_GAP = 4.0
_TOLD = 5


@dataclass(frozen=True, slots=True)
class NoteSign:
    """What is drawn for the notes of one document, each with its author; nothing where there are none.

    The author is "" where it is who looks at them.
    """

    notes: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, notes: Sequence[Note], you: str) -> NoteSign:
        """Return the sign for some notes, shown to the person of that name."""
        return cls(tuple(("" if note.author == you else note.author, note.text) for note in notes))

    def __bool__(self) -> bool:
        return bool(self.notes)

    @property
    def in_words(self) -> str:
        """How many notes there are, and who else wrote any; nothing where there are none."""
        match len(self.notes):
            case 0:
                return ""
            case 1:
                counted = QCoreApplication.translate("ThreadView", "1 note")
            case count:
                counted = QCoreApplication.translate("ThreadView", "{count} notes").format(count=count)
        others = ", ".join(dict.fromkeys(caption(author) for author, _ in self.notes if author))
        if not others:
            return counted
        by_others = QCoreApplication.translate("ThreadView", "{notes} by {names}")
        with_others = QCoreApplication.translate("ThreadView", "{notes}, also by {names}")
        pattern = by_others if all(author for author, _ in self.notes) else with_others
        return pattern.format(notes=counted, names=others)

    @property
    def tip(self) -> str:
        """How many there are, and what the first of them say."""
        told = [f"– {author}: {text}" if author else f"– {text}" for author, text in self.notes[:_TOLD]]
        more = ["…"] if len(self.notes) > _TOLD else []
        return "\n".join([self.in_words, *(caption(each) for each in told), *more])

    def width(self, look: Look) -> float:
        """Return how wide the sign is, 0 where there is none."""
        if not self.notes:
            return 0.0
        return _WIDTH + (_GAP + look.width(Caption.META, self._count) if self._count else 0.0)

    def rect(self, left: float, middle: float, look: Look) -> QRectF:
        """Return where the sign is that begins at ``left``."""
        return QRectF(left, middle - _HEIGHT / 2, self.width(look), _HEIGHT)

    def paint(self, painter: QPainter, left: float, middle: float, look: Look) -> None:
        """Draw the sign from ``left`` on, around the height ``middle``."""
        if not self.notes:
            return
        # Not rounded to even, which would set it now a pixel higher and now lower as one scrolls.
        top, right = floor(middle - _HEIGHT / 2) + 0.5, floor(left + _WIDTH) - 0.5
        left, bottom = floor(left) + 0.5, top + _HEIGHT - 1
        pen = QPen(look.colour(look.theme.accent_ink), 1.0)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(look.colour(look.theme.accent_bg))
        cut = QPointF(right - _FOLD, top)
        leaf = [QPointF(left, top), cut, QPointF(right, top + _FOLD), QPointF(right, bottom), QPointF(left, bottom)]
        painter.drawPolygon(QPolygonF(leaf))
        painter.drawPolyline([cut, QPointF(right - _FOLD, top + _FOLD), QPointF(right, top + _FOLD)])
        for line in (top + 6.5, top + 9.0):
            painter.drawLine(QPointF(left + 2.5, line), QPointF(right - 2.5, line))
        if self._count:
            painter.setFont(look.font(Caption.META))
            painter.drawText(QPointF(left - 0.5 + _WIDTH + _GAP, look.baseline(Caption.META, middle)), self._count)

    @property
    def _count(self) -> str:
        return str(len(self.notes)) if len(self.notes) > 1 else ""


NOTHING_NOTED = NoteSign(())
"""The sign where there is no note."""
