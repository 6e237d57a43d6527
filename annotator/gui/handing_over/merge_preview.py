"""What merging files would bring, and what it brought: whose work, and where both sides had something else."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from annotator.domain.merging import Brought, MergeConflict, MergeReport
from annotator.domain.schema import Schema
from annotator.gui.annotate.words import plain
from annotator.gui.controls.buttons import link_button
from annotator.gui.controls.frames import card, hairline
from annotator.gui.controls.labels import Elided, cell, meta, section, strong, wrapped
from annotator.gui.handing_over import words
from annotator.gui.style_sheet import look

SHOWN = 200
"""Conflicts that are listed; nobody reads more in one sitting, and they are counted."""


class MergePreview(QWidget):
    """Cards: whose work comes, then the conflicts.

    Signals:
        wanted(MergeConflict): somebody wants to see the place.
    """

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)

    def clear(self) -> None:
        """Show nothing."""
        while (held := self._column.takeAt(0)) is not None:
            widget = held.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def show_report(self, report: MergeReport, schema: Schema, *, done: bool) -> None:
        """Show what would come, or once it is ``done`` what came; then a click leads to each place."""
        self.clear()
        self._add(self.tr("Merged") if done else self.tr("What would come"), self._brought(report, done=done))
        if report.conflicts:
            conflicts = self._conflicts(report, schema, done=done)
            self._add(self.tr("Conflicts: changed here and there"), conflicts)

    def _add(self, title: str, frame: QFrame) -> None:
        if self._column.count():
            self._column.addSpacing(12)
        self._column.addWidget(section(title))
        self._column.addWidget(frame)

    def _brought(self, report: MergeReport, *, done: bool) -> QFrame:
        frame, column = card(margin=14, gap=10)
        headline = strong(words.brought(report))
        headline.setWordWrap(True)
        column.addWidget(headline)
        if report.unrelated and not done:
            column.addWidget(look(wrapped(words.unrelated(report)), "warn"))
        if report.people:
            column.addWidget(self._people(report.people))
        if report.schema_changed:
            added = self.tr("The schema came to hold what either side had added.")
            coming = self.tr("The schema would hold what either side added.")
            column.addWidget(meta(added if done else coming))
        if report.backup is not None:
            column.addWidget(meta(self.tr("The project as it was: {file}").format(file=report.backup)))
        return frame

    def _people(self, people: Sequence[Brought]) -> QWidget:
        table = QWidget()
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        titles = (
            self.tr("whose"),
            self.tr("documents"),
            self.tr("added"),
            self.tr("updated"),
            self.tr("conflicts"),
        )
        for place, title in enumerate(titles):
            grid.addWidget(cell(title, right=place > 0, tone="meta"), 0, place)
        grid.addWidget(hairline(), 1, 0, 1, len(titles))
        for row, each in enumerate(people, 2):
            grid.addWidget(Elided(words.person(each.annotator)), row, 0)
            for place, count in enumerate((each.documents, each.added, each.updated, each.conflicts), 1):
                tone = "warn" if count and place == len(titles) - 1 else ""
                grid.addWidget(cell(self.locale().toString(count), right=True, tone=tone), row, place)
        return table

    def _conflicts(self, report: MergeReport, schema: Schema, *, done: bool) -> QFrame:
        frame, column = card(margin=14, gap=10)
        intro = self.tr("The later change stands, so that it does not matter in which order files are merged.")
        column.addWidget(meta(intro))
        for conflict in report.conflicting[:SHOWN]:
            column.addWidget(hairline())
            column.addWidget(self._row(conflict, schema, done=done))
        if report.conflicts > SHOWN:
            column.addWidget(meta(self.tr("and %Ln more", "", report.conflicts - SHOWN)))
        return frame

    def _row(self, conflict: MergeConflict, schema: Schema, *, done: bool) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(14)
        told = QVBoxLayout()
        told.setSpacing(2)
        here, there = words.sides(conflict, schema)
        pattern = self.tr("“{quote}”: {here} here, {there} in {file}") if conflict.quote else ""
        pattern = pattern or self.tr("{here} here, {there} in {file}")
        said = pattern.format(quote=plain(conflict.quote), here=here, there=there, file=conflict.file.name)
        told.addWidget(wrapped(said))
        told.addWidget(meta(words.about(conflict, schema)))
        told.addWidget(meta(words.kept(conflict, done=done)))
        line.addLayout(told, 1)
        if done and conflict.thread:
            show = link_button(self.tr("Show"))
            show.setAccessibleName(self.tr("Show the place of: {conflict}").format(conflict=said))
            show.clicked.connect(partial(self.wanted.emit, conflict))
            line.addWidget(show, 0, Qt.AlignmentFlag.AlignTop)
        return row
