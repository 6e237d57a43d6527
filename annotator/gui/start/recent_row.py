"""A project that was opened before, as a line of the start page."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from annotator.gui.appearance import theme_in_force
from annotator.gui.controls.buttons import link_button, pressed_by_enter
from annotator.gui.controls.drawing import box, draw_focus, inset, painter_of
from annotator.gui.controls.progress_line import draw_progress
from annotator.gui.fonts import Weight, ui_font

_PROGRESS = 150


@dataclass(frozen=True, slots=True)
class RecentProject:
    """A project that was opened before. ``submitted`` and ``threads`` are None while nobody has looked."""

    path: Path
    missing: bool = False
    submitted: int | None = None
    threads: int | None = None


class RecentRow(QAbstractButton):
    """Name and folder of a project, and how much of it is done; grey where the file is gone.

    Signals:
        forget_wanted(): the project shall leave the list.
    """

    forget_wanted = Signal()

    def __init__(self, project: RecentProject, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.project = project
        self._hovered = False
        self.setText(project.path.stem)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{project.path.stem}, {self._place()}, {self._progress()}".rstrip(", "))
        if project.missing:
            forget = link_button(self.tr("Forget"))
            forget.setAccessibleName(self.tr("Forget {name}").format(name=project.path.stem))
            forget.clicked.connect(self.forget_wanted)
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            row = QHBoxLayout(self)
            row.addStretch(1)
            row.addWidget(forget)
        else:
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(400, 56)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_in_force()
        painter = painter_of(self)
        live = not self.project.missing
        if self._hovered and live:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.bg))
            painter.drawPath(box(QRectF(self.rect()), 6))
        right = _PROGRESS if self.project.threads is not None else 80 if not live else 0
        room = QRectF(self.rect()).adjusted(12, 9, -(right + 24), -9)
        left = Qt.AlignmentFlag.AlignLeft
        painter.setFont(ui_font(13, Weight.DemiBold))
        painter.setPen(QColor(theme.ink if live else theme.ink_3))
        name = QFontMetrics(painter.font()).elidedText(self.text(), Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, left | Qt.AlignmentFlag.AlignTop, name)
        painter.setFont(ui_font(12))
        painter.setPen(QColor(theme.ink_3))
        place = QFontMetrics(painter.font()).elidedText(self._place(), Qt.TextElideMode.ElideMiddle, int(room.width()))
        painter.drawText(room, left | Qt.AlignmentFlag.AlignBottom, place)
        if self.project.threads is not None:
            self._paint_progress(painter, QRectF(self.width() - _PROGRESS - 12, 9, _PROGRESS, self.height() - 18))
        if self.hasFocus():
            draw_focus(painter, box(inset(self, 2), 6), theme)

    def _paint_progress(self, painter: QPainter, room: QRectF) -> None:
        theme = theme_in_force()
        painter.setFont(ui_font(12))
        painter.setPen(QColor(theme.ink_2))
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, self._progress())
        share = (self.project.submitted or 0) / (self.project.threads or 1)
        draw_progress(painter, QRectF(room.left(), room.bottom() - 8, room.width(), 4), ((share, theme.ok),), theme)

    def _place(self) -> str:
        if self.project.missing:
            return self.tr("The file is no longer in {folder}.").format(folder=_short(self.project.path.parent))
        return _short(self.project.path.parent)

    def _progress(self) -> str:
        if self.project.threads is None:
            return ""
        return self.tr("{done} of {all} submitted").format(
            done=self.locale().toString(self.project.submitted or 0), all=self.locale().toString(self.project.threads)
        )

    def enterEvent(self, event: QEnterEvent) -> None:
        self._hovered = True
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = False
        self.update()


def _short(folder: Path) -> str:
    """Return the folder with ``~`` for the user's own."""
    home = Path.home()
    return str(Path("~") / folder.relative_to(home)) if folder.is_relative_to(home) else str(folder)
