"""The page where places are found: searching, the lists of consistency, and one text everywhere."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from annotator.domain.changes import Changes
from annotator.domain.finding import LabelledText
from annotator.gui.annotate import words
from annotator.gui.background import Errand
from annotator.gui.controls.chip import Chip
from annotator.gui.controls.labels import meta
from annotator.gui.controls.number_field import NumberField
from annotator.gui.controls.segmented_control import Option, SegmentedControl
from annotator.gui.desk import Desk
from annotator.gui.finding.everywhere_panel import Everywhere, EverywherePanel
from annotator.gui.finding.search_panel import SearchPanel
from annotator.gui.finding.settling_panel import SettlingPanel
from annotator.gui.key_map import keys_in_force
from annotator.gui.keys import sequences
from annotator.gui.style_sheet import look

Part = Literal["search", "differing", "missed", "everywhere"]
LEAST = 2
"""How often a text is labelled before the places where it is not count as missed, unless somebody says otherwise."""


class FindPage(QFrame):
    """Puts the parts under one row of buttons.

    Signals:
        wanted(Hit): somebody wants to go to that place.
        left(): the person goes back to the thread.
    """

    wanted = Signal(object)
    left = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, "page")
        self._desk = desk
        self.search = SearchPanel(desk.project, desk.background)
        self.differing = SettlingPanel(
            desk,
            self._read_differing,
            name=self.tr("Texts labelled differently"),
            explained=self.tr(
                "Texts of yours that have two labels or more in one layer. Tick what is wrong, then label it."
            ),
            nothing=self.tr("You gave every text one label throughout."),
        )
        self.least = NumberField(LEAST, 1, 999, name=self.tr("Labelled at least so often"))
        self.least.setFixedWidth(52)
        self.everywhere_too = Chip(self.tr("Also where you have not begun"))
        self.missed = SettlingPanel(
            desk,
            self._read_missed,
            name=self.tr("Texts labelled here, missed there"),
            explained=self.tr("Texts that you labelled, and the places where they have no label."),
            nothing=self.tr("No text that you labelled so often stands anywhere without a label."),
            options=(meta(self.tr("labelled at least")), self.least, self.everywhere_too),
        )
        self.everywhere = EverywherePanel(desk)
        self.parts = SegmentedControl((), name=self.tr("Find"), height=30)
        self._panels: dict[Part, QWidget] = {
            "search": self.search,
            "differing": self.differing,
            "missed": self.missed,
            "everywhere": self.everywhere,
        }
        self._stack = QStackedWidget()
        for panel in self._panels.values():
            self._stack.addWidget(panel)
        self._lay_out()
        self._offer("")
        self.parts.chosen.connect(self.show_part)
        self.search.left.connect(self.left)
        for each in (self.search, self.differing, self.missed, self.everywhere):
            each.wanted.connect(self.wanted)
            each.failed.connect(desk.failed)
        self.everywhere.done.connect(self.left)
        self.least.editingFinished.connect(self.missed.look)
        self.everywhere_too.toggled.connect(lambda _on: self.missed.look())
        desk.changed.connect(self._change)
        self._widening: list[QShortcut] = []
        self._bind_keys()
        keys_in_force().changed.connect(self._bind_keys)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(24, 14, 20, 2)
        head.addWidget(self.parts)
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._stack, 1)

    def _bind_keys(self) -> None:
        """Listen to the keys that are in force."""
        for shortcut in self._widening:
            # One that waits for its deletion would still make the key ambiguous.
            shortcut.setEnabled(False)
            shortcut.deleteLater()
        here = Qt.ShortcutContext.WidgetWithChildrenShortcut
        self._widening = [QShortcut(each, self.everywhere, context=here) for each in sequences("everywhere")]
        for shortcut in self._widening:
            shortcut.activated.connect(self.everywhere.widen)
        self.everywhere.show_keys()

    # --- coming and going ---

    @property
    def part(self) -> Part:
        """Which part is shown."""
        shown = self._stack.currentWidget()
        return next(part for part, panel in self._panels.items() if panel is shown)

    def begin(self) -> None:
        """Show the search, ready to type."""
        self.show_part("search")

    def show_part(self, part: Part) -> None:
        """Show a part, as it is now."""
        self.parts.set_chosen(part)
        self._stack.setCurrentWidget(self._panels[part])
        self._take_up(part)

    def show_everywhere(self, asked: Everywhere) -> None:
        """Show where a text stands, to label it there."""
        self._offer(words.quote(asked.wanted.text))
        self.parts.set_chosen("everywhere")
        self._stack.setCurrentWidget(self.everywhere)
        self.everywhere.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self.everywhere.show_text(asked)

    def step(self, by: int) -> None:
        """Go to the next place found, or the one before; on a list of texts to the next text."""
        match self.part:
            case "differing":
                self.differing.step(by)
            case "missed":
                self.missed.step(by)
            case "everywhere":
                self.everywhere.table.step(by)
            case "search":
                self.search.step(by)

    def put_away(self) -> None:
        """Stop whatever is being looked for."""
        for panel in (self.search, self.differing, self.missed, self.everywhere):
            panel.stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back on Esc, wherever the keyboard is."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _take_up(self, part: Part) -> None:
        match part:
            case "search":
                self.search.freshen()
                self.search.begin()
            case "differing":
                self.differing.begin()
            case "missed":
                self.missed.begin()
            case "everywhere":
                self.everywhere.look_again()

    def _offer(self, text: str) -> None:
        """Offer the parts; one text everywhere is there once it was asked for."""
        parts = [
            Option("search", self.tr("Find")),
            Option("differing", self.tr("Labelled differently")),
            Option("missed", self.tr("Labelled here, missed there")),
        ]
        if text:
            parts.append(Option("everywhere", self.tr("{text} everywhere").format(text=text)))
        self.parts.set_options(parts)

    # --- what is read, on another thread ---

    def _read_differing(self, errand: Errand) -> tuple[LabelledText, ...]:
        project = self._desk.project
        return project.finder.differing(project.annotator, errand.progress, errand.cancelled)

    def _read_missed(self, errand: Errand) -> tuple[LabelledText, ...]:
        project = self._desk.project
        return project.finder.missed(
            project.annotator,
            schema=project.schema,
            least=self.least.value,
            everywhere=self.everywhere_too.isChecked(),
            progress=errand.progress,
            cancelled=errand.cancelled,
        )

    # --- what changed ---

    def _change(self, _changes: Changes) -> None:
        """Look again at what is shown; at the rest once it is shown. A list leaves its own doings out."""
        for panel in (self.search, self.differing, self.missed):
            panel.mark_stale()
        if not self.isVisible():
            return
        match self.part:
            case "search":
                self.search.freshen()
            case "differing":
                self.differing.freshen()
            case "missed":
                self.missed.freshen()
            case "everywhere":
                self.everywhere.look_again()
