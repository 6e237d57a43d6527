"""How far somebody is, as a thin bar: what is submitted, what is begun, what is left."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from annotator.domain.team import Member
from annotator.gui.appearance import theme_in_force
from annotator.gui.controls.drawing import painter_of
from annotator.gui.controls.progress_line import draw_progress
from annotator.gui.team import words

_HEIGHT = 6


class MemberBar(QWidget):
    """Shares of the threads that they were given; of ``threads``, all there are, where they were given none."""

    def __init__(self, member: Member, threads: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        of = member.assigned or threads or 1
        done = member.done if member.assigned else member.submitted
        self._done = done / of
        self._begun = min(member.begun, of - done) / of
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(words.progress(member, threads))

    def sizeHint(self) -> QSize:
        return QSize(160, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_in_force()
        shares = ((self._done, theme.ok), (self._begun, theme.accent))
        draw_progress(painter_of(self), QRectF(self.rect()), shares, theme)
