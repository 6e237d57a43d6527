"""The line below every page: who annotates, whether all is on disk, the active time, what the page has to say."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from annotator.gui.activity.time_button import TimeButton
from annotator.gui.appearance import theme_in_force
from annotator.gui.controls.buttons import link_button
from annotator.gui.controls.drawing import hairline, painter_of
from annotator.gui.controls.labels import Elided
from annotator.gui.corrections.notice import CorrectionsButton
from annotator.gui.style_sheet import look
from annotator.gui.suggesting.status import SuggestingStatus

HEIGHT = 28
SAID_MS = 8000
_NAME_KEPT = 180
"""Pixels of a name that stay whatever else there is; only a longer one is cut."""


class StatusBar(QFrame):
    """28 pixels: annotator, saved state and active time, then a sentence that passes; right, the page's own hints."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, "status")
        self.setFixedHeight(HEIGHT)
        self._annotator = look(Elided(), "status-name")
        self._mark = _SavedMark()
        self._saved = look(Elided(), "meta")
        self.time = TimeButton()
        self.corrections = CorrectionsButton()
        self.suggesting = SuggestingStatus()
        self._sentence = look(Elided(), "meta")
        self.undo = link_button(self.tr("Undo"))
        # A click leaves the keyboard where it is.
        self.undo.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.undo.clicked.connect(self._take_back)
        self._undo: Callable[[], object] | None = None
        self._said_of: Hashable | None = None
        self._page: QWidget | None = None
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 0, 16, 0)
        self._row.setSpacing(16)
        state = QHBoxLayout()
        state.setSpacing(5)
        state.addWidget(self._mark)
        state.addWidget(self._saved)
        self._row.addWidget(self._annotator)
        self._row.addLayout(state)
        self._row.addWidget(self.time)
        self._row.addWidget(self.corrections)
        self._row.addWidget(self.suggesting)
        said = QHBoxLayout()
        said.setSpacing(8)
        said.addWidget(self._sentence, 1)
        said.addWidget(self.undo)
        self._row.addLayout(said, 1)
        self.undo.hide()
        self._forget = QTimer(self, singleShot=True, interval=SAID_MS)
        self._forget.timeout.connect(lambda: self.say(""))
        self.show_annotator("")

    def show_annotator(self, name: str) -> None:
        """Show who annotates; "" where no project is open."""
        self._annotator.setText(name)
        _keep_room(self._annotator)
        for part in (self._annotator, self._mark, self._saved):
            part.setVisible(bool(name))
        self.show_saving(0)

    def show_saving(self, under_way: int) -> None:
        """Show how many commits are under way; 0: everything is on disk."""
        self._mark.set_saved(saved=under_way == 0)
        self._saved.setText(self.tr("Saved") if under_way == 0 else self.tr("Saving…"))
        _keep_room(self._saved)

    @property
    def text(self) -> str:
        """What the bar says of the state on disk, and the sentence beside it."""
        return f"{self._saved.text()} {self._sentence.text()}".strip()

    def say(self, sentence: str, *, place: Hashable | None = None, undo: Callable[[], object] | None = None) -> None:
        """Show a sentence for some seconds; one that was said of a place, until ``move_on`` goes elsewhere.

        ``undo`` takes back what it tells of, where the project's own Undo does not.
        """
        self._said_of, self._undo = place, undo
        self._sentence.setText(sentence)
        self._sentence.setAccessibleName(sentence)
        self.undo.setVisible(undo is not None)
        self._forget.start()

    def _take_back(self) -> None:
        undo = self._undo
        self.say("")
        if undo is not None:
            undo()

    def move_on(self, place: Hashable) -> None:
        """Forget a sentence that was said of another place than this one."""
        if self._said_of is not None and self._said_of != place:
            self.say("")

    def pass_over(self) -> None:
        """Forget a sentence that is older than the last decision: what it says of Undo is true no more."""
        if self._undo is None:
            self.say("")

    def show_hints(self, hints: QWidget | None) -> None:
        """Show the open page's own hints at the right; the page keeps them."""
        if self._page is not None:
            self._row.removeWidget(self._page)
            self._page.hide()
        self._page = hints
        if hints is not None:
            self._row.addWidget(hints)
            hints.show()


def _keep_room(label: Elided) -> None:
    """Let the hints of the page give way before these words do."""
    label.setMinimumWidth(min(_NAME_KEPT, label.sizeHint().width()))


class _SavedMark(QWidget):
    """A full circle for what is on disk, an open one for what is on its way."""

    def __init__(self) -> None:
        super().__init__()
        self._is_saved = True
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_saved(self, *, saved: bool) -> None:
        self._is_saved = saved
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(9, 9)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_in_force()
        painter = painter_of(self)
        if self._is_saved:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.ink_3))
        else:
            painter.setPen(hairline(theme.ink_3, width=1.5))
        painter.drawEllipse(QRectF(self.rect()).adjusted(1, 1, -1, -1))
