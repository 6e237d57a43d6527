"""What is on the screen while no project is open."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from annotator.gui.controls.buttons import plain_button, primary_button
from annotator.gui.controls.frames import card, hairline, scrolled
from annotator.gui.controls.labels import heading, meta, secondary, section, wrapped
from annotator.gui.dropping import dropped_paths
from annotator.gui.start.recent_row import RecentProject, RecentRow
from annotator.gui.style_sheet import look


class StartPage(QFrame):
    """Three ways to begin, and the projects of before.

    Signals:
        sample_wanted(), new_wanted(), open_wanted(): a button was pressed.
        project_wanted(Path): a project of before was clicked, or a file was dropped.
        forget_wanted(Path): the project shall leave the list.
        refused(): a sentence says why there is no project.
    """

    sample_wanted = Signal()
    new_wanted = Signal()
    open_wanted = Signal()
    project_wanted = Signal(object)
    forget_wanted = Signal(object)
    refused = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, "ground")
        self.setAcceptDrops(True)
        self._sample = primary_button(self.tr("Open the sample project"), large=True)
        self._live: list[RecentRow] = []
        self._refusal, inside = card(margin=14)
        self._why = look(wrapped(), "bad")
        self._why.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        inside.addWidget(self._why)
        self._refusal.hide()
        self._recent_title = section(self.tr("Recent projects"))
        self._recent, self._rows = card(margin=6, gap=0)

        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(heading(self.tr("Annotator"), 34))
        column.addSpacing(6)
        column.addWidget(
            secondary(
                self.tr("Label names, sentiment and stance in articles and their comments. Export training sets.")
            )
        )
        column.addSpacing(28)
        column.addLayout(self._ways())
        column.addSpacing(16)
        column.addWidget(self._refusal)
        column.addSpacing(28)
        column.addWidget(self._recent_title)
        column.addSpacing(8)
        column.addWidget(self._recent)
        column.addSpacing(16)
        column.addWidget(meta(self.tr("A project is one file that ends in .annot. It can be dropped here, too.")))

        inner = QWidget()
        centred = QHBoxLayout(inner)
        centred.setContentsMargins(24, 0, 24, 0)
        middle = QVBoxLayout()
        middle.setContentsMargins(0, 72, 0, 40)
        middle.addLayout(column)
        middle.addStretch(1)
        holder = QWidget()
        holder.setLayout(middle)
        holder.setFixedWidth(600)
        centred.addStretch(1)
        centred.addWidget(holder)
        centred.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolled(inner, ground="ground"))
        self.show_recent(())

    def _ways(self) -> QHBoxLayout:
        self._sample.clicked.connect(self.sample_wanted)
        new = plain_button(self.tr("New project…"), large=True)
        new.clicked.connect(self.new_wanted)
        known = plain_button(self.tr("Open…"), large=True)
        known.clicked.connect(self.open_wanted)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._sample, 3)
        row.addWidget(new, 2)
        row.addWidget(known, 2)
        return row

    def refuse(self, sentence: str) -> None:
        """Say why a project could not be opened or made; "" takes the sentence away."""
        self._why.setText(sentence)
        self._why.setAccessibleName(sentence)
        self._refusal.setVisible(bool(sentence))
        if sentence:
            self.refused.emit()

    @property
    def refusal(self) -> str:
        """The sentence shown, or ""."""
        return "" if self._refusal.isHidden() else self._why.text()

    def show_recent(self, projects: Sequence[RecentProject]) -> None:
        """Show the projects of before, the latest first; the keyboard stays where it is."""
        focused = self.window().focusWidget()
        before = focused.project.path if isinstance(focused, RecentRow) else None
        while (held := self._rows.takeAt(0)) is not None:
            widget = held.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._live = []
        for place, project in enumerate(projects):
            if place:
                self._rows.addWidget(hairline())
            row = RecentRow(project)
            if not project.missing:
                row.clicked.connect(partial(self.project_wanted.emit, project.path))
                self._live.append(row)
            row.forget_wanted.connect(partial(self.forget_wanted.emit, project.path))
            self._rows.addWidget(row)
            # Only what is shown takes the keyboard, and the layout would show it later.
            row.show()
        self._recent_title.setVisible(bool(projects))
        self._recent.setVisible(bool(projects))
        if before is not None:
            next((row for row in self._live if row.project.path == before), self._first).setFocus()

    def begin(self) -> None:
        """Put the keyboard on the latest project, or where there is none on the first way in."""
        self._first.setFocus()

    @property
    def _first(self) -> QWidget:
        return self._live[0] if self._live else self._sample

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(path.suffix == ".annot" for path in dropped_paths(event.mimeData())):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.project_wanted.emit(next(path for path in dropped_paths(event.mimeData()) if path.suffix == ".annot"))
