"""The files of an import and what each was found to hold."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from annotator.datasets.import_report import FileReport, ImportReport
from annotator.formats.archive import told
from annotator.gui.controls.frames import hairline
from annotator.gui.controls.labels import Elided, cell
from annotator.gui.style_sheet import look

SHOWN = 100
"""Rows; a thousand files are read as a sum, not as a list."""


class FileTable(QWidget):
    """A row per file; one of which nothing can be read is marked, and what was refused of the others is counted."""

    def __init__(self, report: ImportReport, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._refused: Counter[Path] = Counter()
        for remark in report.refused:
            if remark.file is not None:
                self._refused[remark.file] += remark.count
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnMinimumWidth(0, 104)
        titles = [self.tr("file"), self.tr("format"), self.tr("articles"), self.tr("comments"), self.tr("authors")]
        titles.append(self.tr("labels"))
        if self._refused:
            titles.append(self.tr("refused"))
        for place, title in enumerate(titles):
            self._grid.addWidget(cell(title, right=place > 1, tone="meta"), 0, place)
        self._grid.addWidget(hairline(), 1, 0, 1, len(titles))
        for row, found in enumerate(_rows(report)[:SHOWN], 2):
            self._place(row, found)

    def _place(self, row: int, found: FileReport) -> None:
        refused = self._refused[found.file]
        nothing = refused > 0 and not (found.articles or found.comments)
        name = Elided(told(found.file), mode=Qt.TextElideMode.ElideMiddle)
        self._grid.addWidget(look(name, "bad") if nothing else name, row, 0)
        kind = self.tr("refused") if nothing else found.format
        self._grid.addWidget(cell(kind, tone="bad" if nothing else "meta"), row, 1)
        numbers = (found.articles, found.comments, found.authors, found.labels)
        for place, number in enumerate(numbers, 2):
            shown = "–" if nothing else self.locale().toString(number)
            self._grid.addWidget(cell(shown, right=True, tone="meta" if nothing else ""), row, place)
        if refused:
            self._grid.addWidget(cell(self.locale().toString(refused), right=True, tone="bad"), row, 6)


def count_rows(report: ImportReport) -> int:
    """Return how many files the table has, those that could not be opened included."""
    return len(_rows(report))


def place_in(file: Path, line: int | None) -> str:
    """Return file and line as a person reads them."""
    if line is None:
        return told(file)
    return QCoreApplication.translate("ImportRemarks", "{file}, line {line}").format(file=told(file), line=line)


def _rows(report: ImportReport) -> list[FileReport]:
    known = {found.file for found in report.files}
    unread = dict.fromkeys(
        remark.file for remark in report.refused if remark.file is not None and remark.file not in known
    )
    return [*(FileReport(file=file, format="") for file in unread), *report.files]
