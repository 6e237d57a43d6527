"""The page where the schema and its guidelines are changed: an outline, a form, and what the change would do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from annotator.domain.changes import Changes
from annotator.domain.colours import suggest
from annotator.domain.schema import Attribute, Label, Layer, LayerKind
from annotator.domain.schema_change import AddLayer, LabelPlace, SchemaChange, SetAttribute, SplitLabel
from annotator.gui import schema_words
from annotator.gui.background import Background
from annotator.gui.controls.buttons import link_button, primary_button
from annotator.gui.controls.frames import hairline, scrolled
from annotator.gui.controls.labels import heading, meta
from annotator.gui.schema.colour_field import grounds
from annotator.gui.schema.editing import Chosen, Editing
from annotator.gui.schema.key_clash import clash
from annotator.gui.schema.label_form import LabelForm
from annotator.gui.schema.layer_form import LayerForm
from annotator.gui.schema.outline import Outline, Row, rows_of
from annotator.gui.schema.review import Review
from annotator.gui.schema.split import SplitView
from annotator.gui.style_sheet import look
from annotator.gui.theme import DARK, LIGHT
from annotator.project import Project

OUTLINE = 272
FORM = 792
SETTLED_MS = 250


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
        self.editing = Editing(project, background, self)
        self.outline = Outline()
        self.label_form = LabelForm()
        self.layer_form = LayerForm()
        self.review = Review()
        self.split = SplitView(self.editing, background, self._fresh, self)
        self.summary = meta()
        self.discard = link_button(self.tr("Discard"))
        self.look_through = primary_button(self.tr("See what will change"), large=True)
        self.add_label = link_button(self.tr("Add a label"))
        self.add_layer = link_button(self.tr("Add a layer"))
        self.done = link_button(self.tr("Back to the thread"))
        # Typing comes in letters; a step is made of it when it rests for a moment.
        self._settled = QTimer(self, singleShot=True, interval=SETTLED_MS)
        self._written: Label | Layer | Attribute | None = None
        self._place()
        self._connect()

    def _place(self) -> None:
        aside = look(QWidget(), "bar")
        aside.setFixedWidth(OUTLINE)
        left = QVBoxLayout(aside)
        left.setContentsMargins(0, 20, 0, 12)
        left.setSpacing(6)
        title = heading(self.tr("Schema"), 22)
        title.setContentsMargins(16, 0, 16, 6)
        left.addWidget(title)
        left.addWidget(self.outline, 1)
        links = QHBoxLayout()
        links.setContentsMargins(16, 0, 16, 0)
        links.setSpacing(16)
        links.addWidget(self.add_label)
        links.addWidget(self.add_layer)
        links.addStretch(1)
        left.addLayout(links)
        leaving = QHBoxLayout()
        leaving.setContentsMargins(16, 0, 16, 0)
        leaving.addWidget(self.done)
        leaving.addStretch(1)
        left.addLayout(leaving)
        self._forms = QStackedWidget()
        for form in (self.label_form, self.layer_form):
            form.setMaximumWidth(FORM)
            self._forms.addWidget(scrolled(_to_the_left(form)))
        self._bar = QWidget()
        bar = QHBoxLayout(self._bar)
        bar.setContentsMargins(36, 12, 36, 16)
        bar.addWidget(self.summary, 1)
        bar.addWidget(self.discard)
        bar.addSpacing(12)
        bar.addWidget(self.look_through)
        self._line = hairline()
        writing = QWidget()
        column = QVBoxLayout(writing)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._forms, 1)
        column.addWidget(self._line)
        column.addWidget(self._bar)
        self._writing = writing
        self._middle = QStackedWidget()
        for page in (writing, self.review, self.split):
            self._middle.addWidget(page)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(aside)
        row.addWidget(hairline(upright=True))
        row.addWidget(self._middle, 1)
        self.setFocusProxy(self.outline)

    def _connect(self) -> None:
        editing, label, layer = self.editing, self.label_form, self.layer_form
        editing.changed.connect(self._show_change)
        editing.chose.connect(self._show_chosen)
        editing.refused.connect(self._refuse)
        editing.effect.connect(self.review.show_effect)
        editing.carried_out.connect(self._applied)
        editing.failed.connect(self._failed)
        self.outline.chosen.connect(self._go)
        self.outline.moving.connect(editing.move)
        for form in (label.edited, layer.edited, layer.attribute_edited):
            form.connect(self._wrote)
        self._settled.timeout.connect(self.settle)
        label.colour_wanted.connect(self._suggest_colour)
        label.merging.connect(lambda name: self._after_settling(partial(editing.merge_into, name)))
        label.removing.connect(lambda: self._after_settling(editing.remove))
        label.splitting.connect(self._begin_split)
        label.moving.connect(lambda by: self._after_settling(partial(editing.move, by)))
        layer.adding.connect(self._add_label)
        layer.kind_chosen.connect(self._change_kind)
        self.add_label.clicked.connect(self._add_label)
        self.add_layer.clicked.connect(self._add_layer)
        self.done.clicked.connect(lambda: self._after_settling(self.left.emit))
        self.discard.clicked.connect(self._discard)
        self.look_through.clicked.connect(self._look_through)
        self.review.going_back.connect(self.show_forms)
        self.review.taking_back.connect(self._take_back)
        self.review.applying.connect(self._apply)
        self.split.left.connect(self.show_forms)
        self.split.split.connect(self._split)

    # --- coming here ---

    def refresh(self) -> None:
        """Show the project's schema, and what was changed here before if it still fits."""
        if self.editing.change.before is not self.editing.project.schema or not self.editing.change.steps:
            self.editing.load()
            self.show_forms()

    def show_guideline(self, layer: str, label: str | None) -> None:
        """Go to a layer or a label, where its guideline is written."""
        names = {each.name for each in self.editing.schema.layers}
        if layer in names:
            self.editing.choose(Chosen(LabelPlace(layer), label))
            form = self.label_form if label is not None else self.layer_form
            self.show_forms()
            form.guideline.text.setFocus()

    def show_forms(self) -> None:
        """Show where things are written."""
        self._middle.setCurrentWidget(self._writing)
        self.outline.setFocus()

    # --- showing ---

    def _show_change(self) -> None:
        editing = self.editing
        rows = [self._counted(row) for row in rows_of(editing.schema)]
        self.outline.show_rows(rows, editing.chosen)
        self._show_state()
        steps = editing.change.steps
        self._bar.setVisible(bool(steps))
        self._line.setVisible(bool(steps))
        told = schema_words.steps_told(editing.change.before, steps)
        self.summary.setText(" · ".join(told))

    def _counted(self, row: Row) -> Row:
        return row if row.label is None else replace(row, uses=self.editing.uses(row.chosen.place, row.label.name))

    def _show_chosen(self) -> None:
        editing = self.editing
        self._settled.stop()
        self._written = None
        self.outline.show_rows([self._counted(row) for row in rows_of(editing.schema)], editing.chosen)
        label, attribute = editing.label, editing.attribute
        self._forms.setCurrentIndex(0 if label is not None else 1)
        if label is not None:
            self.label_form.show_label(label, schema_words.place_title(editing.schema, editing.chosen.place))
        elif attribute is not None:
            self.layer_form.show_attribute(editing.layer, attribute)
        else:
            self.layer_form.show_layer(editing.layer)
        self._show_state()

    def _show_state(self) -> None:
        """Show what follows from the schema, around what the person is writing."""
        editing = self.editing
        label = editing.label
        if label is None:
            self.layer_form.show_state(editing.layer, editing.attribute, fresh=editing.is_fresh)
            return
        uses = editing.uses(editing.chosen.place, label.name)
        self.label_form.show_state(editing.layer, label, editing.labels(), uses)

    def _refuse(self, sentence: str) -> None:
        self.label_form.refuse(sentence)
        self.layer_form.refuse(sentence)

    # --- writing ---

    def _go(self, chosen: Chosen) -> None:
        self.settle()
        self.show_forms()
        self.editing.choose(chosen)

    def _wrote(self, value: Label | Layer | Attribute) -> None:
        self._written = value
        self._settled.start()

    def settle(self) -> bool:
        """Make a step of what was written last; return whether it could be done."""
        self._settled.stop()
        value, self._written = self._written, None
        match value:
            case Label():
                taken = clash(self.editing.schema, self.editing.chosen.place, self.editing.label, value)
                if taken:
                    self.label_form.refuse(taken, key=True)
                    return False
                return self.editing.write_label(value)
            case Layer():
                return self.editing.write_layer(value)
            case Attribute():
                return self.editing.take(SetAttribute(self.editing.chosen.place.layer, value))
            case None:
                return True

    def _after_settling(self, act: Callable[[], None]) -> None:
        if self.settle():
            act()

    def _add_label(self) -> None:
        if self.settle():
            self.show_forms()
            fresh = self._fresh(())
            self.editing.add_label(self.tr("New label"), fresh.light, fresh.dark)
            self.label_form.title.setFocus()
            self.label_form.title.selectAll()

    def _add_layer(self) -> None:
        if not self.settle():
            return
        self.show_forms()
        taken = {layer.name for layer in self.editing.schema.layers}
        title, number = self.tr("New layer"), 1
        while (name := title if number == 1 else f"{title} {number}") in taken:
            number += 1
        first = Label(name=self.tr("New label"), title=self.tr("New label"))
        layer = Layer(name=name, kind="choice", title=name, labels=(first,))
        self.editing.take(AddLayer(layer), chosen=Chosen(LabelPlace(name)))
        self.layer_form.title.setFocus()
        self.layer_form.title.selectAll()

    def _change_kind(self, kind: LayerKind) -> None:
        if not self.settle() or kind == self.editing.layer.kind:
            return
        self.editing.remake_layer(kind)

    def _fresh(self, beside: Sequence[Label]) -> Label:
        """Return a label whose colours stay apart from those of the labels beside it."""
        others = (*self.editing.labels(), *beside)
        own = self.editing.chosen.label
        return self._coloured([label for label in others if label.name != own or label in beside])

    def _coloured(self, others: Sequence[Label]) -> Label:
        light, dark = suggest(
            (label.light for label in others),
            (label.dark for label in others),
            light_grounds=grounds(LIGHT),
            dark_grounds=grounds(DARK),
        )
        return Label(name="-", title="-", light=light, dark=dark)

    def _suggest_colour(self) -> None:
        label = self.editing.label
        if not self.settle() or label is None:
            return
        fresh = self._fresh(())
        self.label_form.light.show_colour(fresh.light, label.title)
        self.label_form.dark.show_colour(fresh.dark, label.title)
        self._wrote(self.label_form.label)
        self.settle()

    def _begin_split(self) -> None:
        label = self.editing.label
        if self.settle() and label is not None:
            self._middle.setCurrentWidget(self.split)
            self.split.show_label(self.editing.chosen.place, label)

    def _split(self, step: SplitLabel) -> None:
        self.editing.split(step)
        self.show_forms()

    def _discard(self) -> None:
        self._written = None
        self.editing.discard()
        self.outline.setFocus()

    # --- applying ---

    def _look_through(self) -> None:
        if not self.settle():
            return
        change = self.editing.change
        told = schema_words.steps_told(change.before, change.steps)
        self.review.show_steps(change.before, change.after, told)
        self._middle.setCurrentWidget(self.review)
        self.review.back.setFocus(Qt.FocusReason.OtherFocusReason)
        self.editing.foresee()

    def _take_back(self) -> None:
        self.editing.take_back()
        if self.editing.change.steps:
            self._look_through()
        else:
            self.show_forms()

    def _apply(self) -> None:
        self.review.apply.setEnabled(False)
        self.review.apply.setText(self.tr("Applying…"))
        self.editing.carry_out()

    def _applied(self, changes: Changes) -> None:
        self.editing.change = SchemaChange(self.editing.project.schema)
        self.refresh()
        self.applied.emit(changes)

    def _failed(self, sentence: str) -> None:
        self.review.apply.setText(self.tr("Apply"))
        self.review.refuse(sentence)


def _to_the_left(form: QWidget) -> QWidget:
    """Return the form with the room that it does not take on its right."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(form, 1)
    row.addStretch(0)
    return holder
