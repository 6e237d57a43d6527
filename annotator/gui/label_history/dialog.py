"""The panel with the history of one label."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from annotator.domain.label_history import LabelHistory
from annotator.domain.schema import Schema
from annotator.gui.appearance import theme_in_force
from annotator.gui.background import Background
from annotator.gui.controls.buttons import primary_button
from annotator.gui.controls.drawing import hairline, painter_of
from annotator.gui.controls.frames import scrolled
from annotator.gui.controls.labels import heading, meta, secondary, strong
from annotator.gui.controls.scroll_keys import scroll_by
from annotator.gui.label_history import words
from annotator.gui.label_history.words import NOBODY, Step, Tone
from annotator.gui.style_sheet import look
from annotator.gui.theme import Theme
from annotator.gui.thread_view.offsets import caption
from annotator.project import Project

_COLUMN = 22
_DOT = 9.0


def show_label_history(
    project: Project,
    thread_id: str,
    document_id: str,
    annotation_id: str,
    annotator: str,
    *,
    background: Background,
    parent: QWidget,
    called: Mapping[str, str] = NOBODY,
) -> None:
    """Show the history of a label, or a suggestion, of somebody's set, once it is read.

    Of a gold label (``annotator`` is ``GOLD``) everybody's part in it is told, of any other its annotator's alone and
    what reviewers said of it. ``called`` hides the names of annotators behind others, as in a blind review.
    """

    def show(history: LabelHistory) -> None:
        dialog = LabelHistoryDialog(history, schema=project.schema, you=project.annotator, called=called, parent=parent)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(parent.window().activateWindow)
        dialog.open()

    background.run(project.tracing.label, thread_id, document_id, annotation_id, annotator, done=show)


class LabelHistoryDialog(QDialog):
    """Shows steps from the earliest to the latest along a line; ``lines`` are what they say."""

    def __init__(
        self,
        history: LabelHistory,
        *,
        schema: Schema,
        you: str,
        called: Mapping[str, str] = NOBODY,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("History of this label"))
        told = words.title(history, schema)
        self.steps = words.steps(history, schema, you, called)
        self.setAccessibleName(self.tr("History of {label}").format(label=told))
        done = primary_button(self.tr("Done"))
        done.clicked.connect(self.accept)
        self._area = scrolled(_steps(self.steps))
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(done)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 20)
        column.setSpacing(6)
        column.addWidget(heading(caption(told), 22))
        column.addWidget(secondary(caption(words.state(history))))
        column.addSpacing(8)
        column.addWidget(self._area, 1)
        column.addLayout(foot)
        self.resize(560, min(640, 190 + 64 * max(2, len(self.steps))))
        done.setFocus()

    @property
    def lines(self) -> list[str]:
        """What is told, step by step."""
        return [each.title for each in self.steps]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll along what is told."""
        if not scroll_by(event, self._area):
            super().keyPressEvent(event)


def _steps(steps: Sequence[Step]) -> QWidget:
    inside = QWidget()
    column = QVBoxLayout(inside)
    column.setContentsMargins(0, 0, 8, 0)
    column.setSpacing(0)
    for place, step in enumerate(steps):
        column.addWidget(_StepRow(step, first=place == 0, last=place == len(steps) - 1))
    if not steps:
        column.addWidget(secondary(inside.tr("Nothing is known of it: it came before the history began.")))
    column.addStretch(1)
    return inside


class _StepRow(QFrame):
    """One step: its sign on the line, what happened, what is said of it, when."""

    def __init__(self, step: Step, *, first: bool, last: bool) -> None:
        super().__init__()
        self.setAccessibleName(step.spoken)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(_Sign(step.tone, first=first, last=last))
        column = QVBoxLayout()
        column.setContentsMargins(0, 6, 0, 8)
        column.setSpacing(2)
        told = strong(caption(step.title))
        told.setTextFormat(Qt.TextFormat.PlainText)
        told.setWordWrap(True)
        column.addWidget(told)
        if step.note:
            column.addWidget(look(secondary(caption(step.note)), "secondary"))
        if step.when:
            column.addWidget(meta(step.when))
        row.addLayout(column, 1)


class _Sign(QWidget):
    """The sign of a step on the line that leads from one to the next."""

    def __init__(self, tone: Tone, *, first: bool, last: bool) -> None:
        super().__init__()
        self._tone, self._first, self._last = tone, first, last
        self.setFixedWidth(_COLUMN)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(_COLUMN, 24)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = theme_in_force(), painter_of(self)
        centre = QPointF(_COLUMN / 2, 15)
        painter.setPen(hairline(theme.line_strong, width=1.5))
        if not self._first:
            painter.drawLine(QPointF(centre.x(), 0), centre)
        if not self._last:
            painter.drawLine(centre, QPointF(centre.x(), self.height()))
        colour = QColor(_colour(self._tone, theme))
        dot = QRectF(centre.x() - _DOT / 2, centre.y() - _DOT / 2, _DOT, _DOT)
        painter.setPen(hairline(colour.name(), width=1.8))
        # Open for what was only suggested, a diamond for what somebody found wrong or contests.
        painter.setBrush(QColor(theme.panel) if self._tone in ("machine", "contested") else colour)
        if self._tone in ("wrong", "contested"):
            painter.translate(centre)
            painter.rotate(45)
            side = _DOT * 0.85
            painter.drawRect(QRectF(-side / 2, -side / 2, side, side))
        else:
            painter.drawEllipse(dot)


def _colour(tone: Tone, theme: Theme) -> str:
    return {
        "plain": theme.accent,
        "machine": theme.ink_3,
        "right": theme.ok,
        "wrong": theme.bad,
        "contested": theme.warn,
    }[tone]
