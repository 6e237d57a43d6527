"""Where a layer, an attribute or a label is written; what rests for a moment becomes a step of the change."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from annotator.domain.colours import suggest
from annotator.domain.schema import Attribute, Label, Layer, LayerKind
from annotator.gui import schema_words
from annotator.gui.controls.frames import scrolled
from annotator.gui.schema.colour_field import grounds
from annotator.gui.schema.editing import Editing
from annotator.gui.schema.key_clash import clash, clash_of_spans
from annotator.gui.schema.label_form import LabelForm
from annotator.gui.schema.layer_form import LayerForm, Possible
from annotator.gui.theme import DARK, LIGHT

FORM = 792
SETTLED_MS = 250


class Writing(QWidget):
    """Shows the form of what is chosen.

    Signals:
        began(): something is to be written, so the form has to be in sight.
        splitting(): the chosen label is to be split.
    """

    began = Signal()
    splitting = Signal()

    def __init__(self, editing: Editing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editing = editing
        self.label_form = LabelForm()
        self.layer_form = LayerForm()
        # Typing comes in letters; a step is made of it when it rests for a moment.
        self._settled = QTimer(self, singleShot=True, interval=SETTLED_MS)
        self._written: Label | Layer | Attribute | None = None
        self._forms = QStackedWidget()
        for form in (self.label_form, self.layer_form):
            form.setMaximumWidth(FORM)
            self._forms.addWidget(scrolled(_to_the_left(form)))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._forms)
        self._connect()

    def _connect(self) -> None:
        editing, label, layer = self._editing, self.label_form, self.layer_form
        editing.refused.connect(self._refuse)
        self._settled.timeout.connect(self.settle)
        for edited in (label.edited, layer.edited, layer.attribute_edited):
            edited.connect(self._wrote)
        for form in (label, layer):
            form.removing.connect(partial(self.after_settling, editing.remove))
            form.moving.connect(lambda by: self.after_settling(partial(editing.move, by)))
        label.colour_wanted.connect(self._suggest_colour)
        label.merging.connect(lambda name: self.after_settling(partial(editing.merge_into, name)))
        label.splitting.connect(partial(self.after_settling, self.splitting.emit))
        layer.adding.connect(self.add_label)
        layer.adding_attribute.connect(self.add_attribute)
        layer.kind_chosen.connect(self._change_kind)

    # --- showing ---

    def show_chosen(self) -> None:
        """Put what is chosen into the fields of its form."""
        editing = self._editing
        self.forget()
        label, attribute = editing.label, editing.attribute
        self._forms.setCurrentIndex(0 if label is not None else 1)
        if label is not None:
            self.label_form.show_label(label, schema_words.place_title(editing.schema, editing.chosen.place))
        elif attribute is not None:
            self.layer_form.show_attribute(editing.layer, attribute)
        else:
            self.layer_form.show_layer(editing.layer)
        self.show_state()

    def show_state(self) -> None:
        """Show what follows from the schema, around what the person is writing."""
        editing = self._editing
        label, attribute = editing.label, editing.attribute
        if label is not None:
            uses = editing.uses(editing.chosen.place, label.name)
            self.label_form.show_state(editing.layer, label, editing.labels(), uses)
            return
        names, here = editing.beside
        fresh = editing.is_fresh
        possible = Possible(
            kind=fresh,
            up=here > 0,
            down=here < len(names) - 1,
            remove=fresh if attribute is None else editing.is_given is False,
        )
        self.layer_form.show_state(editing.layer, attribute, possible)

    def show_guideline(self) -> None:
        """Put the keyboard where the guideline of what is chosen is written."""
        form = self.layer_form if self._editing.label is None else self.label_form
        form.guideline.text.setFocus()

    def _refuse(self, sentence: str) -> None:
        self.label_form.refuse(sentence)
        self.layer_form.refuse(sentence)

    # --- writing ---

    def forget(self) -> None:
        """Make no step of what was written last."""
        self._settled.stop()
        self._written = None

    def settle(self) -> bool:
        """Make a step of what was written last; return whether it could be done."""
        value = self._written
        self.forget()
        match value:
            case Label():
                taken = clash(self._editing.schema, self._editing.chosen.place, self._editing.label, value)
                if taken:
                    self.label_form.refuse(taken, key=True)
                    return False
                return self._editing.write_label(value)
            case Layer():
                return self._editing.write_layer(value)
            case Attribute():
                return self._editing.write_attribute(value)
            case None:
                return True

    def after_settling(self, act: Callable[[], None]) -> None:
        """Do something once what was written last is a step, or not at all where it cannot be one."""
        if self.settle():
            act()

    def _wrote(self, value: Label | Layer | Attribute) -> None:
        self._written = value
        self._settled.start()

    def add_label(self) -> None:
        """Add a label beside the chosen one, or to what is chosen, and let it be named."""
        if self.settle():
            fresh = self.fresh(())
            self.began.emit()
            self._editing.add_label(self.tr("New label"), fresh.light, fresh.dark)
            _name(self.label_form)

    def add_attribute(self) -> None:
        """Add an attribute to the chosen layer and let it be named."""
        if self.settle():
            self.began.emit()
            self._editing.add_attribute(self.tr("New attribute"), self._first())
            _name(self.layer_form)

    def add_layer(self) -> None:
        """Add a layer and let it be named."""
        if self.settle():
            self.began.emit()
            self._editing.add_layer(self.tr("New layer"), self._first())
            _name(self.layer_form)

    def _change_kind(self, kind: LayerKind) -> None:
        if not self.settle() or kind == self._editing.layer.kind:
            return
        layer = self._editing.layer
        taken = clash_of_spans(self._editing.schema, layer) if kind == "span" else ""
        if taken:
            self.layer_form.refuse(taken)
            self.layer_form.kind.set_chosen(layer.kind)
        else:
            self._editing.remake_layer(kind)

    # --- colours ---

    def fresh(self, beside: Sequence[Label]) -> Label:
        """Return a label whose colours stay apart from those of the labels beside it."""
        own = self._editing.chosen.label
        others = [label for label in self._editing.labels() if label.name != own]
        light, dark = suggest(
            (label.light for label in (*others, *beside)),
            (label.dark for label in (*others, *beside)),
            light_grounds=grounds(LIGHT),
            dark_grounds=grounds(DARK),
        )
        return Label(name="-", title="-", light=light, dark=dark)

    def _first(self) -> Label:
        light, dark = suggest((), (), light_grounds=grounds(LIGHT), dark_grounds=grounds(DARK))
        title = self.tr("New label")
        return Label(name=title, title=title, light=light, dark=dark)

    def _suggest_colour(self) -> None:
        label = self._editing.label
        if not self.settle() or label is None:
            return
        fresh = self.fresh(())
        self.label_form.light.show_colour(fresh.light, label.title)
        self.label_form.dark.show_colour(fresh.dark, label.title)
        self._wrote(self.label_form.label)
        self.settle()


def _name(form: LabelForm | LayerForm) -> None:
    form.title.setFocus()
    form.title.selectAll()


def _to_the_left(form: QWidget) -> QWidget:
    """Return the form with the room that it does not take on its right."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(form, 1)
    row.addStretch(0)
    return holder
