"""One suggester: on or off, what it is and can do, how it stands, how many of its suggestions wait."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from annotator.domain.suggesting import AT_FIRST, ChosenSuggester
from annotator.gui.appearance import theme_in_force
from annotator.gui.controls.buttons import link_button
from annotator.gui.controls.drawing import box, draw_focus, inset, painter_of
from annotator.gui.controls.labels import Elided, meta, strong, wrapped
from annotator.gui.controls.tick import Tick
from annotator.gui.style_sheet import look
from annotator.gui.suggesters import words
from annotator.gui.suggesters.listening import Listening
from annotator.project.suggesting import GAZETTEER
from annotator.storage.suggestion_tallies import AgentTally

_BUILT_IN = frozenset(each.agent for each in AT_FIRST)


class SuggesterRow(QFrame):
    """Shows one that is listed. The arrows go from one to the next, Alt moves this one; Space turns it on and off.

    Signals:
        stepping(str, int): the keyboard goes to the one before (-1) or after (1).
        moving(str, int): it is to be listened to earlier (-1) or later (1).
        wanted(str, str): an agent, and what is wanted of it: ``trust``, ``agree``, ``terms``, ``names``,
            ``forget``, ``unlist``.
    """

    stepping = Signal(str, int)
    moving = Signal(str, int)
    wanted = Signal(str, str)

    def __init__(self, chosen: ChosenSuggester, listening: Listening, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chosen, self._listening = chosen, listening
        self.agent = chosen.agent
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.active = Tick()
        self.active.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.title = strong()
        self.about = look(Elided(), "meta")
        self.state = QLabel()
        self.waiting = meta()
        self.trouble = look(wrapped(), "bad")
        self.copy = link_button(self.tr("Copy the command"))
        self.earlier = link_button("↑")
        self.earlier.setToolTip(self.tr("Listen to it earlier (Alt+Up)"))
        self.later = link_button("↓")
        self.later.setToolTip(self.tr("Listen to it later (Alt+Down)"))
        self.links = {
            "trust": link_button(self.tr("Load it…")),
            "agree": link_button(self.tr("Let it send…")),
            "terms": link_button(self.tr("Edit the list")),
            "names": link_button(self.tr("Names…")),
            "forget": link_button(self.tr("Forget…")),
            "unlist": link_button(self.tr("Take off…")),
        }
        self._place()
        self.active.toggled.connect(lambda on: self._listening.set_active(self.agent, active=on))
        self.earlier.clicked.connect(lambda: self.moving.emit(self.agent, -1))
        self.later.clicked.connect(lambda: self.moving.emit(self.agent, 1))
        self.copy.clicked.connect(self._copy)
        for what, link in self.links.items():
            link.clicked.connect(lambda _on=False, what=what: self.wanted.emit(self.agent, what))

    def _place(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(10)
        first.addWidget(self.title)
        first.addWidget(self.state)
        first.addStretch(1)
        first.addWidget(self.earlier)
        first.addWidget(self.later)
        links = QHBoxLayout()
        links.setSpacing(16)
        self.waiting.setWordWrap(False)
        links.addWidget(self.waiting, 1)
        for link in self.links.values():
            links.addWidget(link)
        trouble = QHBoxLayout()
        trouble.setSpacing(16)
        trouble.addWidget(self.trouble, 1)
        trouble.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addLayout(first)
        column.addWidget(self.about)
        column.addLayout(trouble)
        column.addLayout(links)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 10, 10, 10)
        row.setSpacing(12)
        row.addWidget(self.active, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)

    def show_state(self, chosen: ChosenSuggester, *, first: bool, last: bool) -> None:
        """Show the suggester as it is now; ``first`` and ``last`` of the list."""
        self._chosen = chosen
        listening = self._listening
        inventory = listening.inventory
        described = None if inventory is None else inventory.chosen.get(chosen.agent)
        tally = listening.count.tallies.get(chosen.agent, AgentTally(agent=chosen.agent))
        title = words.title_of(chosen, described)
        self.active.blockSignals(True)
        self.active.setChecked(chosen.active)
        self.active.blockSignals(False)
        self.active.setAccessibleName(self.tr("Listen to {title}").format(title=title))
        self.title.setText(title)
        schema = listening.desk.project.schema
        self.about.setText(words.about(chosen, described, tally, schema))
        self.waiting.setText(words.waiting(tally))
        untrusted, unagreed = chosen.agent in listening.untrusted, chosen.agent in listening.unagreed
        told = listening.states.get(chosen.agent)
        state, tone = words.state(chosen, described, told)
        if untrusted and chosen.active:
            state, tone = self.tr("waits for your trust in its folder"), "warn"
        elif unagreed and chosen.active:
            state, tone = self.tr("sends nothing before you agree"), "warn"
        self.state.setText(state)
        look(self.state, tone)
        self.state.style().polish(self.state)
        trouble = words.trouble(described, told) if chosen.active and not (untrusted or unagreed) else ""
        self.trouble.setText(trouble)
        self.trouble.setVisible(bool(trouble))
        self.copy.setVisible(bool(words.command_in(trouble)))
        self.earlier.setEnabled(not first)
        self.later.setEnabled(not last)
        self.earlier.setAccessibleName(self.tr("Listen to {title} earlier").format(title=title))
        self.later.setAccessibleName(self.tr("Listen to {title} later").format(title=title))
        self.links["trust"].setVisible(untrusted)
        self.links["agree"].setVisible(unagreed)
        self.links["terms"].setVisible(chosen.suggester == GAZETTEER)
        self.links["names"].setVisible(isinstance(chosen.settings.get("pipeline"), str))
        self.links["forget"].setVisible(tally.suggestions > 0)
        self.links["unlist"].setVisible(chosen.agent not in _BUILT_IN)
        for link in self.links.values():
            link.setAccessibleName(f"{link.text()} ({title})")
        self.setAccessibleName(f"{title}, {state}")
        self.setAccessibleDescription(f"{self.about.text()}. {self.waiting.text()}. {trouble}")

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(words.command_in(self.trouble.text()))

    # --- by keyboard ---

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        match event.key():
            case Qt.Key.Key_Space:
                self.active.toggle()
            case Qt.Key.Key_Up if alt:
                self.moving.emit(self.agent, -1)
            case Qt.Key.Key_Down if alt:
                self.moving.emit(self.agent, 1)
            case Qt.Key.Key_Up:
                self.stepping.emit(self.agent, -1)
            case Qt.Key.Key_Down:
                self.stepping.emit(self.agent, 1)
            case _:
                super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            draw_focus(painter_of(self), box(inset(self, 4), 6), theme_in_force())
