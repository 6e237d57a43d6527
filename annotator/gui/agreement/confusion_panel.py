"""The confusion matrix, and beside each cell the very places behind its number."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from annotator.domain.finding import Hit
from annotator.domain.schema import Schema
from annotator.gui.agreement import words
from annotator.gui.agreement.matrix import Matrix, MatrixRows
from annotator.gui.annotate.words import isolated, number
from annotator.gui.background import Background
from annotator.gui.controls.frames import card, hairline
from annotator.gui.controls.labels import Elided, meta, section
from annotator.gui.controls.picker import Picker
from annotator.gui.finding.place_delegate import HEIGHT, PlaceDelegate
from annotator.gui.finding.place_rows import PlaceRows
from annotator.gui.finding.place_table import PlaceTable
from annotator.gui.language import sentence_of
from annotator.gui.style_sheet import look
from annotator.project import Project
from annotator.project.agreeing import AT_MOST, Compared, Confused
from annotator.review.confusion import Confusion, Place
from annotator.review.ratings import Question


class ConfusionPanel(QWidget):
    """Walks from cell to cell, and along the places of a cell.

    Signals:
        wanted(Hit): somebody wants to go to that place.
        failed(str): a sentence about something that went wrong.
    """

    wanted = Signal(object)
    failed = Signal(str)

    def __init__(self, project: Project, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._project, self._background = project, background
        self._compared: Compared | None = None
        self._question: Question | None = None
        self._generation = 0
        self._standing: tuple[str | None, str | None] | None = None
        self.pair = Picker(name=self.tr("Annotators"))
        self.matrix_rows = MatrixRows(self)
        self.matrix = Matrix(self.matrix_rows, name=self.tr("Who said what where another said which"))
        self._explained = meta()
        self.heading = look(Elided(), "strong")
        self.rows = _ConfusedRows(project, background, self._told, parent=self)
        self.table = PlaceTable(self.rows, lambda: project.schema, name=self.tr("Places of the cell"))
        self.table.setItemDelegate(_ConfusedDelegate(self.rows, lambda: project.schema, self.table))
        self.table.setMinimumHeight(3 * HEIGHT)
        self._lay_out()
        self.pair.picked.connect(lambda _pair: self._show_matrix())
        self.matrix.stood_at.connect(self._show_cell)
        self.matrix.entered.connect(self._enter)
        self.table.wanted.connect(self.wanted)
        self.rows.failed.connect(self.failed)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(section(self.tr("Who said what where another said which")), 1)
        head.addWidget(self.pair)
        above = QVBoxLayout()
        above.setContentsMargins(24, 18, 20, 12)
        above.setSpacing(8)
        above.addLayout(head)
        paper, inside = card(margin=12, gap=8)
        inside.addWidget(self.matrix)
        above.addWidget(paper)
        above.addWidget(self._explained)
        below = QVBoxLayout()
        below.setContentsMargins(24, 10, 20, 10)
        below.addWidget(self.heading)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(above)
        column.addWidget(hairline())
        column.addLayout(below)
        column.addWidget(self.table, 1)

    @property
    def confusion(self) -> Confusion:
        """What the matrix shows."""
        return self.matrix_rows.confusion

    def show_compared(self, compared: Compared, question: Question) -> None:
        """Show one question; the pair and the cell stay where they are still there."""
        self._compared, self._question = compared, question
        before = self.pair.value
        pairs = sorted({pair for found in compared.confusion.cells.values() for pair in map(_pair, found)})
        lines: list[tuple[object, str]] = [(pair, words.pair(*pair)) for pair in pairs]
        if len(pairs) > 1:
            lines.insert(0, (None, self.tr("All pairs added up")))
        self.pair.set_lines(lines, chosen=before)
        self.pair.setVisible(len(pairs) > 1)
        self._show_matrix()

    def _show_matrix(self) -> None:
        if self._compared is None or self._question is None:
            return
        confusion, pair = self._compared.confusion, self.pair.value
        if isinstance(pair, tuple):
            confusion = confusion.of_pair(*pair)
            explained = self.tr("Rows: {one}. Columns: {two}.")
            explained = explained.format(one=isolated(pair[0]), two=isolated(pair[1]))
        else:
            explained = self.tr("Rows: whoever of two comes first by name. Columns: the other.")
        colours = self.tr("Agreement is grey, disagreement coloured; the darker, the oftener.")
        self._explained.setText(f"{explained} {colours}")
        standing = self._standing
        self.matrix_rows.show_confusion(confusion, self._question)
        if standing is not None and confusion.count(*standing):
            row, column = (confusion.labels.index(label) for label in standing)
            self.matrix.setCurrentIndex(self.matrix_rows.index(row, column))
        else:
            self.matrix.stand_at_fullest()
        if not self.matrix.currentIndex().isValid():
            self._standing = None
            self.heading.setText(self.tr("Nothing was said that could be compared."))
            self._generation += 1
            self.rows.show_confused(())

    def _show_cell(self, row: str | None, column: str | None) -> None:
        if self._question is None:
            return
        self._standing = (row, column)
        self._generation += 1
        generation = self._generation
        found = self.confusion.cells.get((row, column), ())
        told = words.cell(self.confusion, self._question, row, column)
        if len(found) > AT_MOST:
            told = self.tr("{cell}, of which the first {count}").format(cell=told, count=number(AT_MOST))
        self.heading.setText(told)
        self.heading.setAccessibleName(told)

        def show(places: tuple[Confused, ...]) -> None:
            if generation == self._generation:
                self.rows.show_confused(places)

        self._background.run(
            self._project.agreement.places,
            found,
            self._project.annotator,
            done=show,
            failed=lambda error: self.failed.emit(sentence_of(error)),
        )

    def _enter(self) -> None:
        if self.rows.rowCount():
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            if not self.table.currentIndex().isValid():
                self.table.step(1)

    def _told(self, place: Place) -> str:
        """Return what the two said: «ada: ORG · bo: nothing»."""
        sides = ((place.row_annotator, place.row), (place.column_annotator, place.column))
        assert self._question is not None  # noqa: S101 - places come with a question
        answers = ((name, None if each is None else self._question.answer(each)) for name, each in sides)
        told = self.tr("{name}: {label}")
        return " · ".join(
            told.format(name=isolated(name), label=words.label(self._question, answer)) for name, answer in answers
        )


class _ConfusedRows(PlaceRows):
    """Places of a cell; each knows what was said there."""

    def __init__(
        self, project: Project, background: Background, told: Callable[[Place], str], parent: QObject | None = None
    ) -> None:
        super().__init__(project, background, parent=parent)
        self._confused: Sequence[Confused] = ()
        self._told = told

    def show_confused(self, confused: Sequence[Confused]) -> None:
        """Show these places instead."""
        self._confused = confused
        self.show_places([each.place for each in confused])

    def told(self, row: int) -> str:
        """Return what was said in the place of a row."""
        number = self.number_at(row)
        return "" if number is None else self._told(self._confused[number].said)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        found = super().data(index, role)
        return f"{self.told(index.row())}. {found}" if role == Qt.ItemDataRole.AccessibleTextRole and found else found


class _ConfusedDelegate(PlaceDelegate):
    """Says below each place what was said there."""

    def __init__(self, rows: _ConfusedRows, schema: Callable[[], Schema], parent: QObject) -> None:
        super().__init__(rows, schema, parent=parent)
        self._confused = rows

    def about(self, hit: Hit, row: int) -> str:
        """Return what both said, and in which text."""
        return f"{self._confused.told(row)} · {super().about(hit, row)}"


def _pair(place: Place) -> tuple[str, str]:
    return place.row_annotator, place.column_annotator
