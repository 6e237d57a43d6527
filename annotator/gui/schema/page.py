"""The page where the schema and its guidelines are changed: an outline, a form, and what the change would do."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from annotator.domain.changes import Changes
from annotator.domain.schema_change import LabelPlace
from annotator.domain.schema_step import SplitLabel
from annotator.domain.schema_toml import write_schema
from annotator.gui import schema_words
from annotator.gui.background import Background
from annotator.gui.controls.buttons import link_button, primary_button
from annotator.gui.controls.frames import hairline
from annotator.gui.controls.labels import heading, meta, wrapped
from annotator.gui.language import sentence_of
from annotator.gui.schema.chosen import Chosen, followed
from annotator.gui.schema.editing import Editing
from annotator.gui.schema.outline import Outline, Row, rows_of
from annotator.gui.schema.review import Review
from annotator.gui.schema.split import SplitView
from annotator.gui.schema.writing import Writing
from annotator.gui.style_sheet import look
from annotator.project import Project

OUTLINE = 272


class SchemaPage(QFrame):
    """Shows the schema as it would be; nothing of the project changes before *Apply*.

    Signals:
        applied(Changes): the schema of the project is another.
        left(): the person is done here.
    """

    applied = Signal(object)
    left = Signal()

    def __init__(self, project: Project, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, "page")
        self.setAccessibleName(self.tr("Schema and guidelines"))
        self._background = background
        self.editing = Editing(project, background, self)
        self.outline = Outline()
        self.writing = Writing(self.editing)
        self.label_form, self.layer_form = self.writing.label_form, self.writing.layer_form
        self.review = Review()
        self.split = SplitView(self.editing, background, self.writing.fresh, self)
        self.notice = wrapped()
        self._said_of = self.editing.change
        self.summary = meta()
        self.discard = link_button(self.tr("Discard"))
        self.look_through = primary_button(self.tr("See what will change"), large=True)
        self.add_label = link_button(self.tr("Add a label"))
        self.add_layer = link_button(self.tr("Add a layer"))
        self.save_as = link_button(self.tr("Save the schema as…"))
        self.done = link_button(self.tr("Back to the thread"))
        self._place()
        self._connect()

    def _place(self) -> None:
        self._bar = QWidget()
        bar = QHBoxLayout(self._bar)
        bar.setContentsMargins(36, 12, 36, 16)
        bar.addWidget(self.summary, 1)
        bar.addWidget(self.discard)
        bar.addSpacing(12)
        bar.addWidget(self.look_through)
        self._line = hairline()
        # What the page has to say stands over the form, on the ground of a bar.
        look(self.notice, "bar")
        self.notice.setContentsMargins(36, 12, 36, 12)
        self.notice.hide()
        self._forms = QWidget()
        column = QVBoxLayout(self._forms)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.notice, self.writing, self._line, self._bar):
            column.addWidget(widget, 1 if widget is self.writing else 0)
        self._middle = QStackedWidget()
        for page in (self._forms, self.review, self.split):
            self._middle.addWidget(page)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._aside())
        row.addWidget(hairline(upright=True))
        row.addWidget(self._middle, 1)
        self.setFocusProxy(self.outline)

    def _aside(self) -> QWidget:
        aside = look(QWidget(), "bar")
        aside.setFixedWidth(OUTLINE)
        column = QVBoxLayout(aside)
        column.setContentsMargins(0, 20, 0, 12)
        column.setSpacing(6)
        title = heading(self.tr("Schema"), 22)
        title.setContentsMargins(16, 0, 16, 6)
        column.addWidget(title)
        column.addWidget(self.outline, 1)
        for links in ((self.add_label, self.add_layer), (self.save_as,), (self.done,)):
            row = QHBoxLayout()
            row.setContentsMargins(16, 0, 16, 0)
            row.setSpacing(16)
            for link in links:
                row.addWidget(link)
            row.addStretch(1)
            column.addLayout(row)
        return aside

    def _connect(self) -> None:
        editing, writing = self.editing, self.writing
        editing.changed.connect(self._show_change)
        editing.chose.connect(self._show_chosen)
        editing.looking.connect(self.review.show_looking)
        editing.effect.connect(self.review.show_effect)
        editing.called_off.connect(self.show_forms)
        editing.carried_out.connect(self._applied)
        editing.failed.connect(self._failed)
        self.outline.chosen.connect(self._go)
        self.outline.moving.connect(lambda by: writing.after_settling(partial(editing.move, by)))
        self.outline.dropped.connect(self._drop)
        writing.began.connect(self.show_forms)
        writing.splitting.connect(self._begin_split)
        self.add_label.clicked.connect(writing.add_label)
        self.add_layer.clicked.connect(writing.add_layer)
        self.save_as.clicked.connect(lambda: writing.after_settling(self._save_as))
        self.done.clicked.connect(lambda: writing.after_settling(self.left.emit))
        self.discard.clicked.connect(self._discard)
        self.look_through.clicked.connect(self._look_through)
        self.review.going_back.connect(self._look_away)
        self.review.taking_back.connect(self._take_back)
        self.review.applying.connect(self._apply)
        self.split.left.connect(self.show_forms)
        self.split.split.connect(self._split)

    # --- coming here ---

    def refresh(self) -> None:
        """Show the project's schema, with what was changed here before as far as it still fits."""
        editing = self.editing
        self.writing.settle()
        if editing.change.before is editing.project.schema and editing.change.steps:
            return
        if not editing.change.steps:
            editing.load()
            self.show_forms()
            return
        editing.look_away()
        left_out = editing.rebase()
        self.show_forms()
        if left_out:
            said = self.tr("The schema became another meanwhile. What you had begun is kept, but for this: {left}.")
            self._say(said.format(left="; ".join(left_out)))
        else:
            self._say(self.tr("The schema became another meanwhile. What you had begun is kept."))

    def show_guideline(self, layer: str, label: str | None) -> None:
        """Go to a layer or a label, where its guideline is written."""
        names = {each.name for each in self.editing.schema.layers}
        if layer in names:
            self.editing.choose(Chosen(LabelPlace(layer), label))
            self.show_forms()
            self.writing.show_guideline()

    def show_forms(self) -> None:
        """Show where things are written."""
        self._middle.setCurrentWidget(self._forms)
        self.outline.setFocus()

    # --- showing ---

    def _show_change(self) -> None:
        editing = self.editing
        self._show_rows()
        self.writing.show_state()
        if editing.change is not self._said_of:
            self._say("")
        steps = editing.change.steps
        self._bar.setVisible(bool(steps))
        self._line.setVisible(bool(steps))
        told = schema_words.steps_told(editing.change.before, steps)
        self.summary.setText(" · ".join(told))

    def _show_chosen(self) -> None:
        self._show_rows()
        self.writing.show_chosen()

    def _show_rows(self) -> None:
        rows = [self._counted(row) for row in rows_of(self.editing.schema)]
        self.outline.show_rows(rows, self.editing.chosen)

    def _counted(self, row: Row) -> Row:
        return row if row.label is None else replace(row, uses=self.editing.uses(row.chosen.place, row.label.name))

    def _say(self, sentence: str) -> None:
        self._said_of = self.editing.change
        self.notice.setText(sentence)
        self.notice.setAccessibleName(sentence)
        self.notice.setVisible(bool(sentence))

    # --- changing ---

    def _go(self, chosen: Chosen) -> None:
        # What was written last may give another name to the layer or attribute that the row belongs to.
        was = self.editing.chosen
        self.writing.settle()
        self.show_forms()
        self.editing.choose(followed(chosen, was, self.editing.chosen))

    def _drop(self, moved: Chosen, before: Chosen | None) -> None:
        was = self.editing.chosen
        if self.writing.settle():
            now = self.editing.chosen
            there = None if before is None else followed(before, was, now)
            self.editing.move_to(followed(moved, was, now), there)

    def _begin_split(self) -> None:
        label = self.editing.label
        if label is not None:
            self._middle.setCurrentWidget(self.split)
            self.split.show_label(self.editing.chosen.place, label)

    def _split(self, step: SplitLabel) -> None:
        self.editing.split(step)
        self.show_forms()

    def _discard(self) -> None:
        self.writing.forget()
        self.editing.discard()
        self.outline.setFocus()

    def _save_as(self) -> None:
        schema = self.editing.schema
        suggested = self.editing.project.path.with_name(f"{schema.name}.toml")
        name, _kind = QFileDialog.getSaveFileName(
            self, self.tr("Save the schema"), str(suggested), self.tr("Schemas (*.toml)")
        )
        if not name:
            return
        path = Path(name) if Path(name).suffix else Path(name).with_suffix(".toml")
        said = self.tr("The schema is saved as {file}. A new project can begin with it.").format(file=path.name)
        self._background.run(
            write_schema,
            path,
            schema,
            done=lambda _nothing: self._say(said),
            failed=lambda error: self._say(sentence_of(error)),
        )

    # --- applying ---

    def _look_through(self) -> None:
        if not self.writing.settle():
            return
        change = self.editing.change
        told = schema_words.steps_told(change.before, change.steps)
        self.review.show_steps(change.before, change.after, told)
        self._middle.setCurrentWidget(self.review)
        self.review.back.setFocus(Qt.FocusReason.OtherFocusReason)
        self.editing.foresee()

    def _look_away(self) -> None:
        self.editing.look_away()
        self.show_forms()

    def _take_back(self) -> None:
        self.editing.take_back()
        if self.editing.change.steps:
            self._look_through()
        else:
            self._look_away()

    def _apply(self) -> None:
        self.review.show_applying()
        self.editing.carry_out()

    def _applied(self, changes: Changes) -> None:
        self.review.settle()
        self.refresh()
        self.applied.emit(changes)

    def _failed(self, sentence: str) -> None:
        self.review.settle()
        self.review.refuse(sentence)
