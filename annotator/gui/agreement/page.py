"""The page «Agreement»: the measures of a question, part by part, and the places where annotators differ."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import get_args

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QPixmap
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from annotator.datasets.agreement_table import as_text, write_agreement
from annotator.domain.errors import ExportError
from annotator.gui.agreement import words
from annotator.gui.agreement.confusion_panel import ConfusionPanel
from annotator.gui.agreement.measures_card import measures_card
from annotator.gui.agreement.parts_panel import Parts, PartsPanel
from annotator.gui.agreement.picture import picture_of
from annotator.gui.background import Errand
from annotator.gui.controls.buttons import link_button, plain_button
from annotator.gui.controls.frames import hairline, scrolled
from annotator.gui.controls.labels import heading, meta, secondary, section
from annotator.gui.controls.picker import Picker
from annotator.gui.controls.scroll_keys import scroll_by
from annotator.gui.desk import Desk
from annotator.gui.finding.looking import Looking
from annotator.gui.language import sentence_of
from annotator.gui.progress_panel import ProgressPanel
from annotator.gui.style_sheet import look
from annotator.project.agreeing import Compared, Part
from annotator.review.agreement import Agreement
from annotator.review.ratings import Question

_LEFT = 560
_REST_MS = 250


class AgreementPage(QFrame):
    """Measures when it is shown and something may have changed since; nothing here changes the project.

    Signals:
        left(): the person goes back to the thread.
        wanted(str): an action of the window is wanted.
        going(Hit): the person wants to go to that place.
        said(str): a sentence for the status line.
    """

    left = Signal()
    wanted = Signal(str)
    going = Signal(object)
    said = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, "page")
        self._desk, self._project = desk, desk.project
        self._compared: Compared | None = None
        self._question: Question | None = None
        self._parts: Parts = {}
        self._stale = True
        self.asked = Picker(name=self.tr("Question"))
        self.copy = link_button(self.tr("Copy"))
        self.save_table = plain_button(self.tr("Save as CSV…"))
        self.save_picture = plain_button(self.tr("Save as PNG…"))
        self.basis = meta()
        self.parts = PartsPanel()
        self.confusion = ConfusionPanel(desk.project, desk.background)
        self.nothing = secondary()
        self.team = link_button(self.tr("Assign threads to two people…"))
        self.merge = link_button(self.tr("Merge a colleague’s file…"))
        self._measures: QWidget = QWidget()
        self._progress = ProgressPanel()
        self._looking = Looking(desk.background, self._progress, self)
        self._rested = QTimer(self, singleShot=True, interval=_REST_MS)
        self._lay_out()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._connect()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(24, 18, 20, 4)
        head.setSpacing(12)
        head.addWidget(heading(self.tr("Agreement"), 22))
        head.addWidget(self.asked)
        head.addStretch(1)
        for button in (self.copy, self.save_table, self.save_picture):
            head.addWidget(button)
        below = QVBoxLayout()
        below.setContentsMargins(24, 0, 20, 12)
        below.setSpacing(6)
        below.addWidget(self.basis)
        below.addWidget(self._progress)
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._figures(), 5)
        row.addWidget(hairline(upright=True))
        row.addWidget(self.confusion, 6)
        self._stack = QStackedWidget()
        self._stack.addWidget(QWidget())
        self._stack.addWidget(body)
        self._stack.addWidget(self._empty())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(below)
        column.addWidget(hairline())
        column.addWidget(self._stack, 1)

    def _figures(self) -> QWidget:
        self._inside = QWidget()
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(24, 18, 20, 24)
        self._column.setSpacing(8)
        self._column.addWidget(section(self.tr("Overall")))
        self._column.addWidget(self._measures)
        self._column.addSpacing(10)
        self._column.addWidget(section(self.tr("Part by part")))
        self._column.addWidget(self.parts)
        self._column.addStretch(1)
        self._area = scrolled(self._inside)
        self._area.setMaximumWidth(_LEFT + 120)
        return self._area

    def _empty(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(8)
        self.nothing.setMaximumWidth(_LEFT)
        column.addWidget(self.nothing)
        column.addWidget(self.team)
        column.addWidget(self.merge)
        column.addStretch(1)
        return holder

    def _connect(self) -> None:
        self.asked.picked.connect(lambda _question: self._compare())
        self.copy.clicked.connect(self._copy)
        self.save_table.clicked.connect(self._save_table)
        self.save_picture.clicked.connect(self._save_picture)
        self.team.clicked.connect(lambda: self.wanted.emit("team"))
        self.merge.clicked.connect(lambda: self.wanted.emit("merge_files"))
        self.confusion.wanted.connect(self.going)
        self.confusion.failed.connect(self._desk.failed)
        self._looking.failed.connect(self._desk.failed)
        self._rested.timeout.connect(self.refresh)
        self._desk.changed.connect(lambda _changes: self._change())

    # --- measuring ---

    def refresh(self) -> None:
        """Show the project as it is now; what is there is kept where nothing changed."""
        if self._stale:
            questions = self._project.agreement.questions
            chosen = None if self._question is None else self._question.name
            schema = self._project.schema
            self.asked.set_lines([(each.name, words.question(each, schema)) for each in questions], chosen=chosen)
            self._compare()

    def put_away(self) -> None:
        """Measure nothing any more."""
        self._rested.stop()
        self._looking.stop()

    def _change(self) -> None:
        self._stale = True
        if self.isVisible():
            self._rested.start()

    def _compare(self) -> None:
        question = next(each for each in self._project.agreement.questions if each.name == self.asked.value)
        self._stale = False
        self._able(able=False)

        def read(errand: Errand) -> Compared | None:
            return self._project.agreement.compare(question, errand.progress, errand.cancelled)

        def show(compared: Compared | None, _called_off: bool) -> None:
            if compared is None:
                self._call_off()
            else:
                self._show(compared, question)

        self._looking.look(self.tr("Comparing annotators"), read, show)

    def _call_off(self) -> None:
        self._stale = True
        self.basis.setText(self.tr("Called off; choose a question to begin again."))

    def _show(self, compared: Compared, question: Question) -> None:
        self._compared, self._question, self._parts = compared, question, {}
        if not compared.whole.documents:
            self.basis.setText("")
            self.nothing.setText(
                self.tr(
                    "Nothing that could be compared was submitted by two people yet. Once two have submitted the same "
                    "text, each for themselves, this page tells how far they agree, and where they do not."
                )
            )
            self._stack.setCurrentIndex(2)
            return
        self.basis.setText(words.basis(compared.whole))
        card = measures_card(compared.whole)
        self._column.replaceWidget(self._measures, card)
        self._measures.hide()
        self._measures.deleteLater()
        self._measures = card
        self.parts.show_question(question, compared.whole)
        self.confusion.show_compared(compared, question)
        self._stack.setCurrentIndex(1)
        self._measure_parts(compared)

    def _measure_parts(self, compared: Compared) -> None:
        def read(errand: Errand) -> Parts:
            door = self._project.agreement
            parts: tuple[Part, ...] = get_args(Part)
            return {part: door.parts(compared, part, errand.progress, errand.cancelled) for part in parts}

        def show(parts: Parts, called_off: bool) -> None:
            if called_off:
                self._call_off()
                return
            self._parts = parts
            self.parts.show_parts(parts)
            self._able(able=True)

        self._looking.look(self.tr("Measuring part by part"), read, show)

    def _able(self, *, able: bool) -> None:
        for button in (self.copy, self.save_table, self.save_picture):
            button.setEnabled(able)

    # --- taking along ---

    @property
    def _found(self) -> tuple[Agreement, ...]:
        """What was measured: the whole first, then its parts."""
        assert self._compared is not None  # noqa: S101 - the buttons wait for it
        return (self._compared.whole, *(each for found in self._parts.values() for each in found))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(as_text(self._found, self.confusion.confusion, delimiter="\t"))
        self.said.emit(self.tr("Copied; it can be pasted into a table."))

    def _save_table(self) -> None:
        path = self._asked_for(".csv", self.tr("Tables (*.csv)"))
        if path is not None:
            self._save(path, lambda: write_agreement(path, self._found, self.confusion.confusion))

    def _save_picture(self) -> None:
        path = self._asked_for(".png", self.tr("Pictures (*.png)"))
        if path is not None:
            title = f"{self._project.name} · {self.asked.currentText()} · {self.basis.text()}"
            picture = picture_of(title, self._inside, self.confusion.matrix_rows)
            self._save(path, lambda: _write_picture(path, picture))

    def _asked_for(self, ending: str, kinds: str) -> Path | None:
        told = self.tr("{name} agreement").format(name=self._project.name)
        suggested = self._project.path.with_name(told + ending)
        name, _kind = QFileDialog.getSaveFileName(self, self.tr("Save the figures"), str(suggested), kinds)
        if not name:
            return None
        return Path(name) if Path(name).suffix else Path(name).with_suffix(ending)

    def _save(self, path: Path, write: Callable[[], None]) -> None:
        try:
            write()
        except ExportError as error:
            self._desk.failed.emit(sentence_of(error))
        else:
            self.said.emit(self.tr("Saved as {file}").format(file=path.name))

    # --- keys ---

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back on Esc, wherever the keyboard is, and scroll the figures."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif not scroll_by(event, self._area):
            super().keyPressEvent(event)


def _write_picture(path: Path, picture: QPixmap) -> None:
    """Write a picture; raise ``ExportError`` where the place takes no writing."""
    if not picture.save(str(path), "PNG"):
        raise ExportError("{path} cannot be written.", path=path)
