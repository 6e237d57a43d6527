"""Surfaces: cards, bars, hairlines, and rows of a form between hairlines."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from annotator.gui.controls.labels import secondary
from annotator.gui.style_sheet import look


def card(*, margin: int = 18, gap: int = 8) -> tuple[QFrame, QVBoxLayout]:
    """Return a sheet of paper with round corners, and the layout inside it."""
    frame = look(QFrame(), "card")
    column = QVBoxLayout(frame)
    column.setContentsMargins(margin, margin, margin, margin)
    column.setSpacing(gap)
    return frame, column


def hairline(*, upright: bool = False) -> QFrame:
    """Return a line of one pixel."""
    line = look(QFrame(), "hairline")
    if upright:
        line.setFixedWidth(1)
    else:
        line.setFixedHeight(1)
    return line


class _Whole(QScrollArea):
    """Is never narrower than what it holds."""

    def minimumSizeHint(self) -> QSize:
        inside, hint = self.widget(), super().minimumSizeHint()
        if inside is None:
            return hint
        return QSize(inside.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width(), hint.height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)


def scrolled(inside: QWidget, *, ground: str = "page", whole: bool = False, sideways: bool = False) -> QScrollArea:
    """Return the widget in an area that scrolls up and down; ``ground`` is a look of the style sheet.

    ``whole`` keeps the area as wide as what is in it; ``sideways`` lets it scroll to the side where that needs more
    room than there is.
    """
    area = _Whole() if whole else QScrollArea()
    area.setWidgetResizable(True)
    if not sideways:
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    look(inside, ground)
    area.setWidget(inside)
    return area


class FormRow(QWidget):
    """A row of a form: what is asked on the left, the controls that answer on the right, a hairline below."""

    def __init__(self, title: str, *controls: QWidget, note: str = "", last: bool = False) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        row = QHBoxLayout()
        row.setContentsMargins(0, 8, 0, 8)
        row.setSpacing(12)
        asked = look(QLabel(title), "secondary")
        asked.setFixedWidth(128)
        # As high as a control of one line, so that both stand on one line of writing.
        asked.setMinimumHeight(min(30, max(26, controls[0].sizeHint().height())) if controls else 26)
        asked.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(asked, 0, Qt.AlignmentFlag.AlignTop)
        answers = QVBoxLayout()
        answers.setSpacing(6)
        for control in controls:
            fixed = control.sizePolicy().horizontalPolicy() == QSizePolicy.Policy.Fixed
            answers.addWidget(control, 0, Qt.AlignmentFlag.AlignLeft if fixed else Qt.AlignmentFlag(0))
        self.note = look(secondary(note), "meta")
        self.note.setVisible(bool(note))
        answers.addWidget(self.note)
        row.addLayout(answers, 1)
        outer.addLayout(row)
        if not last:
            outer.addWidget(hairline())

    def say(self, note: str) -> None:
        """Show a sentence below the controls, or none."""
        self.note.setText(note)
        self.note.setVisible(bool(note))
