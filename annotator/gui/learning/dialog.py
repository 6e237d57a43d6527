"""What the learner knows of each layer, how well, and since when; with the ways to teach, stop and forget."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from annotator.domain.learning import Learnt, Update
from annotator.domain.schema import Schema
from annotator.gui.commands.rows import Row, RowList
from annotator.gui.controls.buttons import plain_button, primary_button
from annotator.gui.controls.frames import card
from annotator.gui.controls.labels import heading, meta, secondary, section, strong
from annotator.gui.dates import moment
from annotator.gui.learning import words
from annotator.gui.learning.life import LearningLife
from annotator.project.learning import Learning


class LearningDialog(QDialog):
    """Follows the learner while it is open."""

    def __init__(self, learning: Learning, life: LearningLife, schema: Schema, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._learning, self._life, self._schema = learning, life, schema
        self.setWindowTitle(self.tr("The learner"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.state = meta()
        self.learn = plain_button(self.tr("Learn now"))
        self.learn.clicked.connect(life.learn)
        self.stop = plain_button(self.tr("Stop"))
        self.stop.clicked.connect(life.stop)
        self.forget = plain_button(self.tr("Forget what was learned"))
        self.forget.setToolTip(self.tr("Decisions stay as they are; the learner’s suggestions go."))
        self.forget.clicked.connect(life.forget)
        self._layers = QWidget()
        self._grid = QGridLayout(self._layers)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(20)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(4, 1)
        self.history = RowList(self.tr("Times of learning, the latest first"))
        self._place()
        life.changed.connect(self.refresh)
        self.refresh()

    def _place(self) -> None:
        close = primary_button(self.tr("Done"))
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        for button in (self.learn, self.stop, self.forget):
            button.setAutoDefault(False)
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 20)
        column.setSpacing(8)
        column.addWidget(heading(self.tr("The learner"), 22))
        column.addWidget(
            secondary(
                self.tr(
                    "It learns from what you decide, refusals too, again and again while you work. A fifth of the "
                    "threads is set aside: it never learns from them, so that its figures can be believed; until five "
                    "of them are decided, it is measured thread by thread on what it learned from. It speaks from "
                    "twenty texts of five threads on, and only where it is not worse than what spoke before."
                )
            )
        )
        column.addWidget(self.state)
        column.addSpacing(6)
        self._paper, inside = card(margin=14, gap=0)
        inside.addWidget(self._layers)
        column.addWidget(self._paper)
        column.addSpacing(6)
        column.addWidget(section(self.tr("Over time")))
        paper, inside = card(margin=6, gap=0)
        inside.addWidget(self.history)
        self.history.setMinimumHeight(120)
        column.addWidget(paper, 1)
        column.addLayout(foot)
        self.resize(720, 560)
        close.setFocus()

    def refresh(self) -> None:
        """Show what is so now."""
        updates = self._learning.updates()
        under_way = self._life.is_under_way
        self.learn.setEnabled(not under_way)
        self.stop.setVisible(under_way)
        self.forget.setEnabled(bool(updates))
        self.state.setText(self._state(updates, under_way=under_way))
        self._show_layers(updates)
        self.history.show_rows([self._row(each) for each in reversed(updates)], place=-1)

    @property
    def figures(self) -> list[list[str]]:
        """What is shown of the layers, row by row."""
        rows: list[list[str]] = []
        for row in range(self._grid.rowCount()):
            cells = [self._grid.itemAtPosition(row, column) for column in range(5)]
            found = [cell.widget() for cell in cells if cell is not None]
            texts = [widget.text() for widget in found if isinstance(widget, QLabel)]
            if texts:
                rows.append(texts)
        return rows

    def _state(self, updates: tuple[Update, ...], *, under_way: bool) -> str:
        if under_way:
            return self.tr("Learning now…")
        if not updates:
            return self.tr("Nothing was learned yet.")
        last = updates[-1]
        said = self.tr("Learned last from {texts}, {when}.")
        return said.format(texts=words.texts(last.decided), when=moment(last.time))

    def _show_layers(self, updates: tuple[Update, ...]) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        last: dict[str, Learnt] = {each.name: each for update in updates for each in update.learnt}
        titles = (
            self.tr("Layer"),
            self.tr("Learned from"),
            self.tr("Right, before → after"),
            self.tr("Calibration error"),
            self.tr("Who speaks"),
        )
        for place, title in enumerate(titles):
            self._grid.addWidget(meta(title), 0, place)
        for row, learnt in enumerate(last.values(), 1):
            few = learnt.outcome == "few"
            error = "–" if learnt.calibration_error is None else words.share(learnt.calibration_error)
            cells = (
                strong(words.part_title(learnt.name, self._schema)),
                QLabel(words.knowledge(learnt)),
                QLabel("–" if few else f"{words.share(learnt.before)} → {words.share(learnt.after)}"),
                QLabel(error),
                secondary(words.standing(learnt)),
            )
            for place, cell in enumerate(cells):
                self._grid.addWidget(cell, row, place)
        self._paper.setVisible(bool(last))

    def _row(self, update: Update) -> Row:
        effects = "; ".join(words.effect(each, self._schema) for each in update.learnt if each.outcome != "few")
        return Row(title=f"{moment(update.time)}: {words.texts(update.decided)}", group=effects)
