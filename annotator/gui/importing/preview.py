"""What an import would bring: recognised, left out, refused."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from annotator.datasets.import_report import ImportReport, LeftOutText, Remark
from annotator.gui.controls.frames import card, hairline
from annotator.gui.controls.labels import Elided, meta, section, strong, wrapped
from annotator.gui.controls.tick import Tick
from annotator.gui.style_sheet import look

Kept = Mapping[Path, frozenset[int]]
SHOWN = 100
"""Lines of each list; a thousand files are read as a sum, not as a list."""


class ImportPreview(QWidget):
    """Cards: recognised, left out (each to be put back by a tick), refused, worth a look.

    Signals:
        put_back(LeftOutText, bool): the tick beside a text was set or taken away.
    """

    put_back = Signal(object, bool)

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

    def show_report(self, report: ImportReport, kept: Sequence[LeftOutText], *, whole: bool = True) -> None:
        """Show what was found; ``kept`` are left-out texts that a person has put back.

        Not ``whole``: these are the first of more files than anybody waits for.
        """
        self.clear()
        self._add(
            self.tr("Recognised") if whole else self.tr("Recognised in the first files"), self._recognised(report)
        )
        left_out = sorted((*report.left_out, *kept), key=lambda text: (str(text.file), text.line or 0))
        if left_out:
            self._add(self.tr("Left out as boilerplate"), self._left_out(left_out, frozenset(kept)))
        if report.refused:
            intro = self.tr("These stay out; all else goes in.")
            self._add(self.tr("Refused"), self._remarks(intro, report.refused, tone="bad"))
        if report.notes:
            intro = self.tr("These go in; look whether they are right.")
            self._add(self.tr("Worth a look"), self._remarks(intro, report.notes, tone="meta"))

    def _add(self, title: str, frame: QFrame) -> None:
        if self._column.count():
            self._column.addSpacing(12)
        self._column.addWidget(section(title))
        self._column.addWidget(frame)

    def _recognised(self, report: ImportReport) -> QFrame:
        frame, column = card(margin=14, gap=10)
        column.addWidget(strong(self.summary(report)))
        if report.unchanged:
            column.addWidget(
                meta(
                    self.tr("1 document is there already and stays as it is.")
                    if report.unchanged == 1
                    else self.tr("%Ln documents are there already and stay as they are.", "", report.unchanged)
                )
            )
        grid = QGridLayout()
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        titles = (self.tr("file"), self.tr("format"), self.tr("articles"), self.tr("comments"), self.tr("authors"))
        for place, title in enumerate((*titles, self.tr("labels"))):
            grid.addWidget(_cell(title, right=place > 1, quiet=True), 0, place)
        grid.addWidget(hairline(), 1, 0, 1, 6)
        for row, found in enumerate(report.files[:SHOWN], 2):
            grid.addWidget(Elided(found.file.name, mode=Qt.TextElideMode.ElideMiddle), row, 0)
            grid.addWidget(_cell(found.format, quiet=True), row, 1)
            for place, number in enumerate((found.articles, found.comments, len(found.authors), found.labels), 2):
                grid.addWidget(_cell(self.locale().toString(number), right=True), row, place)
        column.addLayout(grid)
        self._add_more(column, len(report.files))
        return frame

    def summary(self, report: ImportReport) -> str:
        """Return what was recognised, in one line."""
        return " · ".join(
            (
                self.tr("1 article") if report.articles == 1 else self.tr("%Ln articles", "", report.articles),
                self.tr("1 comment") if report.comments == 1 else self.tr("%Ln comments", "", report.comments),
                self.tr("1 author") if report.authors == 1 else self.tr("%Ln authors", "", report.authors),
                self.tr("1 file") if len(report.files) == 1 else self.tr("%Ln files", "", len(report.files)),
            )
        )

    def _left_out(self, left_out: Sequence[LeftOutText], kept: frozenset[LeftOutText]) -> QFrame:
        frame, column = card(margin=14, gap=10)
        column.addWidget(meta(self.tr("Neither article nor comment, it seems. Tick what shall go in after all.")))
        for text in left_out[:SHOWN]:
            column.addWidget(hairline())
            column.addWidget(self._left_out_row(text, on=text in kept))
        self._add_more(column, len(left_out))
        return frame

    def _left_out_row(self, text: LeftOutText, *, on: bool) -> QWidget:
        row = QWidget()
        grid = QGridLayout(row)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(0, 1)
        words = wrapped(" ".join(text.text.split())[:400])
        tick = Tick(self.tr("Put back"))
        tick.setChecked(on)
        tick.setAccessibleName(self.tr("Put back: {text}").format(text=words.text()[:60]))
        tick.toggled.connect(partial(self.put_back.emit, text))
        # A text without a line cannot be named to the reader.
        tick.setVisible(text.line is not None)
        grid.addWidget(words, 0, 0)
        grid.addWidget(tick, 0, 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(meta(self._place(text.file, text.line)), 1, 0)
        return row

    def _remarks(self, intro: str, remarks: Sequence[Remark], *, tone: str) -> QFrame:
        frame, column = card(margin=14, gap=10)
        column.addWidget(meta(intro))
        for remark in remarks[:SHOWN]:
            column.addWidget(hairline())
            if remark.file is not None:
                place = Elided(self._place(remark.file, remark.line), mode=Qt.TextElideMode.ElideMiddle)
                column.addWidget(look(place, tone))
            column.addWidget(wrapped(remark.reason))
        self._add_more(column, len(remarks))
        return frame

    def _place(self, file: Path, line: int | None) -> str:
        if line is None:
            return file.name
        return self.tr("{file}, line {line}").format(file=file.name, line=self.locale().toString(line))

    def _add_more(self, column: QVBoxLayout, number: int) -> None:
        if number > SHOWN:
            column.addWidget(meta(self.tr("and %Ln more", "", number - SHOWN)))


def _cell(text: str, *, right: bool = False, quiet: bool = False) -> QLabel:
    cell = QLabel(text)
    cell.setTextFormat(Qt.TextFormat.PlainText)
    if right:
        cell.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return look(cell, "meta") if quiet else cell
