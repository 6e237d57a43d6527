"""The suggesters of a project in the order in which they are listened to, and others whose suggestions came in."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from annotator.gui.annotate import words as words_of_all
from annotator.gui.controls.buttons import link_button
from annotator.gui.controls.frames import card, hairline
from annotator.gui.controls.labels import meta
from annotator.gui.suggesters.listening import Listening
from annotator.gui.suggesters.suggester_row import SuggesterRow
from annotator.storage.suggestion_tallies import AgentTally


class SuggesterList(QWidget):
    """Shows them on one sheet; rows stay the same widgets while they are moved.

    Signals:
        wanted(str, str): an agent, and what is wanted of it (see ``SuggesterRow``).
    """

    wanted = Signal(str, str)

    def __init__(self, listening: Listening, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._listening = listening
        self.rows: dict[str, SuggesterRow] = {}
        self.foreign: dict[str, QWidget] = {}
        self._others: dict[str, AgentTally] = {}
        sheet, inside = card(margin=4, gap=0)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        inside.addLayout(self._rows)
        self._foreign = QVBoxLayout()
        self._foreign.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(sheet)
        column.addLayout(self._foreign)
        listening.changed.connect(self.show_all)
        listening.counted.connect(self.show_all)
        listening.described.connect(self.show_all)
        listening.told.connect(lambda _agent: self.show_all())

    def show_all(self) -> None:
        """Show all as they are now."""
        chosen = self._listening.settings.suggesters
        agents = [each.agent for each in chosen]
        if agents != list(self.rows):
            self._arrange()
        for place, each in enumerate(chosen):
            self.rows[each.agent].show_state(each, first=place == 0, last=place == len(chosen) - 1)
        self._show_foreign()

    def _arrange(self) -> None:
        """Bring the rows into the order of the settings; the one that has the keyboard keeps it."""
        holder = self.focusWidget()
        focus = next((row for row in self.rows.values() if holder is row or row.isAncestorOf(holder)), None)
        while (taken := self._rows.takeAt(0)) is not None:
            line = taken.widget()
            if line is not None and not isinstance(line, SuggesterRow):
                line.deleteLater()
        kept: dict[str, SuggesterRow] = {}
        before: QWidget | None = None
        for each in self._listening.settings.suggesters:
            row = self.rows.get(each.agent)
            if row is None:
                row = SuggesterRow(each, self._listening)
                row.moving.connect(self._listening.move)
                row.stepping.connect(self._step)
                row.wanted.connect(self.wanted)
            if before is not None:
                self._rows.addWidget(hairline())
            self._rows.addWidget(row)
            if before is not None:
                QWidget.setTabOrder(before, row)
            kept[each.agent] = row
            before = row
        for agent, row in self.rows.items():
            if agent not in kept:
                row.hide()
                row.deleteLater()
        self.rows = kept
        if focus is not None and focus.agent in kept:
            focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def _step(self, agent: str, by: int) -> None:
        rows = list(self.rows.values())
        at = rows.index(self.rows[agent]) + by
        if 0 <= at < len(rows):
            rows[at].setFocus(Qt.FocusReason.TabFocusReason)

    def _show_foreign(self) -> None:
        """Show whose suggestions came from elsewhere: in an import, or of a suggester that is not listed any more."""
        listed = {each.agent for each in self._listening.settings.suggesters}
        others = {
            agent: tally
            for agent, tally in self._listening.count.tallies.items()
            if agent not in listed and tally.suggestions
        }
        if others == self._others:
            return
        self._others = others
        for row in self.foreign.values():
            self._foreign.removeWidget(row)
            row.deleteLater()
        self.foreign = {}
        for agent, tally in others.items():
            row = QWidget()
            said = self.tr("From elsewhere: {agent}, {suggestions}; shown before all others.").format(
                agent=agent, suggestions=words_of_all.suggestions(tally.waiting)
            )
            forget = link_button(self.tr("Forget…"))
            forget.setAccessibleName(f"{forget.text()} ({agent})")
            forget.clicked.connect(lambda _on=False, agent=agent: self.wanted.emit(agent, "forget"))
            line = QHBoxLayout(row)
            line.setContentsMargins(14, 0, 14, 0)
            line.addWidget(meta(said), 1)
            line.addWidget(forget)
            self._foreign.addWidget(row)
            self.foreign[agent] = row
