"""One label made into several: everything that has it is listed by its text, to be given one of the new ones."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from annotator.domain.errors import SchemaError
from annotator.domain.schema import Label
from annotator.domain.schema_act import Occurrence, TextGroup
from annotator.domain.schema_change import At, LabelPlace
from annotator.domain.schema_step import SplitLabel
from annotator.gui.annotate import words
from annotator.gui.background import Background
from annotator.gui.controls.buttons import link_button, plain_button, primary_button
from annotator.gui.controls.flow_layout import FlowLayout
from annotator.gui.controls.frames import hairline
from annotator.gui.controls.labels import heading, meta, secondary, wrapped
from annotator.gui.language import sentence_of
from annotator.gui.schema.assignable import Line, LinesView
from annotator.gui.schema.editing import Editing
from annotator.gui.style_sheet import look

MOST_PARTS = 9
SHOWN = 500
"""Places of one text that are listed singly; the others go with their text."""


class SplitView(QWidget):
    """Lists what has the label; what nobody gives another keeps the first of the new ones.

    Signals:
        left(): the person does not split after all.
        split(SplitLabel): the step.
    """

    left = Signal()
    split = Signal(object)

    def __init__(
        self, editing: Editing, background: Background, suggest: Callable[[Sequence[Label]], Label], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._editing, self._background, self._suggest = editing, background, suggest
        self._place = LabelPlace("")
        self._label = Label(name="-", title="-")
        self._source: tuple[LabelPlace, frozenset[str]] = (self._place, frozenset())
        self.parts: tuple[Label, ...] = ()
        self.assigned: dict[At, str] = {}
        self.heading = heading("", 22)
        self.names: list[QLineEdit] = []
        self.buttons: list[QPushButton] = []
        self.add = link_button(self.tr("Add another"))
        self.why = look(wrapped(), "bad")
        self.texts = LinesView(self.tr("Texts that have the label"))
        self.places = LinesView(self.tr("Places of this text"))
        self.about = meta()
        self.take = primary_button(self.tr("Split"), large=True)
        self.back = plain_button(self.tr("Back"), large=True)
        self._place_all()
        self.add.clicked.connect(self.add_part)
        self.take.clicked.connect(self._take)
        self.back.clicked.connect(self.left)
        self.texts.went.connect(self._show_places)
        for view in (self.texts, self.places):
            view.pressed_number.connect(partial(self._give, view))

    def _place_all(self) -> None:
        self._fields = QVBoxLayout()
        self._fields.setSpacing(6)
        self._row = QWidget()
        FlowLayout(self._row, gap=6)
        column = QVBoxLayout(self)
        column.setContentsMargins(36, 28, 36, 16)
        column.setSpacing(8)
        column.addWidget(self.heading)
        explained = self.tr("The first keeps whatever is given none of the others.")
        column.addWidget(secondary(explained))
        column.addLayout(self._fields)
        column.addWidget(self.add)
        column.addWidget(self.why)
        column.addWidget(hairline())
        column.addWidget(self.about)
        column.addWidget(self._row)
        column.addWidget(self.texts, 3)
        column.addWidget(hairline())
        column.addWidget(self.places, 2)
        buttons = QHBoxLayout()
        buttons.addWidget(self.back)
        buttons.addStretch(1)
        buttons.addWidget(self.take)
        column.addLayout(buttons)

    def show_label(self, place: LabelPlace, label: Label) -> None:
        """Begin to split a label; what has it is read meanwhile."""
        self._place, self._label = place, label
        self._source = self._editing.change.sources(place, label.name)
        self.heading.setText(self.tr("Split {label}").format(label=label.title))
        self.assigned = {}
        self.parts = (label,)
        self.texts.lines.show_lines((), self.parts, self.assigned)
        self.places.lines.show_lines((), self.parts, self.assigned)
        self.about.setText(self.tr("Looking what has this label…"))
        self.add_part()
        source = self._source

        def show(groups: tuple[TextGroup, ...]) -> None:
            if source is self._source:
                self._show_texts(groups)

        self._background.run(self._editing.project.schema_looks.text_groups, *source, done=show)

    # --- the new labels ---

    def add_part(self) -> None:
        """Add one more label."""
        if len(self.parts) >= MOST_PARTS:
            return
        taken = {each.name for each in self._editing.labels()} | {each.name for each in self.parts}
        number = 2
        while (title := f"{self._label.title} {number}") in taken:
            number += 1
        fresh = self._suggest(self.parts)
        self.parts = (*self.parts, replace(fresh, name=title, title=title, key="", guideline=self._label.guideline))
        self._show_fields()
        self.names[-1].setFocus()
        self.names[-1].selectAll()

    def _rename(self, number: int, title: str) -> None:
        title = " ".join(title.split())
        old = self.parts[number]
        # The first may stay what it was: its name in exports changes with its title alone.
        name = old.name if number == 0 and title == self._label.title else title
        if any(each.name == name for place, each in enumerate(self.parts) if place != number) or not name:
            self._refuse(self.tr("Each of the new labels needs a name of its own."))
            return
        self._refuse("")
        self.assigned = {at: name if given == old.name else given for at, given in self.assigned.items()}
        new = replace(old, name=name, title=title)
        self.parts = tuple(new if place == number else each for place, each in enumerate(self.parts))
        self._show_buttons()
        self._show_assigned()

    def _show_fields(self) -> None:
        while (place := self._fields.takeAt(0)) is not None:
            widget = place.widget()
            if widget is not None:
                widget.deleteLater()
        self.names = []
        for number, part in enumerate(self.parts):
            field = QLineEdit(part.title)
            field.setAccessibleName(self.tr("Name of label {number}").format(number=number + 1))
            field.setMaximumWidth(360)
            field.textEdited.connect(partial(self._rename, number))
            self._fields.addWidget(field)
            self.names.append(field)
        before: QWidget = self
        for field in self.names:
            QWidget.setTabOrder(before, field)
            before = field
        self.add.setVisible(len(self.parts) < MOST_PARTS)
        self._refuse("")
        self._show_buttons()
        self._show_assigned()

    def _show_buttons(self) -> None:
        layout = self._row.layout()
        for button in self.buttons:
            if layout is not None:
                layout.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = []
        for number, part in enumerate(self.parts, 1):
            button = plain_button(f"{number}  {part.title}")
            button.setAccessibleName(self.tr("Give the selected {label}").format(label=part.title))
            button.clicked.connect(partial(self._press, number))
            if layout is not None:
                layout.addWidget(button)
            self.buttons.append(button)

    # --- who gets which ---

    def _show_texts(self, groups: Sequence[TextGroup]) -> None:
        lines = [Line(group.text, group.ats, note=f"×{words.number(len(group.ats))}") for group in groups]
        self.texts.lines.show_lines(lines, self.parts, self.assigned)
        self._say_how_many()
        if lines:
            self.texts.setCurrentIndex(self.texts.lines.index(0))

    def _show_places(self, line: Line | None) -> None:
        self.places.lines.show_lines((), self.parts, self.assigned)
        if line is None:
            return

        def show(found: tuple[Occurrence, ...]) -> None:
            lines = [
                Line(each.text, (each.at,), each.lead, each.tail, words.plain(each.at.annotator or ""))
                for each in found
            ]
            now = self.texts.currentIndex()
            if now.isValid() and self.texts.lines.lines[now.row()] is line:
                self.places.lines.show_lines(lines, self.parts, self.assigned)

        looks = self._editing.project.schema_looks
        self._background.run(looks.given_at, *self._source, line.ats[:SHOWN], done=show)

    def _press(self, number: int, _checked: bool = False) -> None:
        self._give(self.places if self.places.hasFocus() else self.texts, number)

    def _give(self, view: LinesView, number: int) -> None:
        """Give the selected rows the label of that number, and go on to the next row."""
        if not 1 <= number <= len(self.parts):
            return
        part = self.parts[number - 1]
        selected = view.selected
        for line in selected:
            for at in line.ats:
                if number == 1:
                    self.assigned.pop(at, None)
                else:
                    self.assigned[at] = part.name
        self._show_assigned()
        if len(selected) == 1 and view.currentIndex().row() + 1 < len(view.lines.lines):
            view.setCurrentIndex(view.lines.index(view.currentIndex().row() + 1))

    def _show_assigned(self) -> None:
        for view in (self.texts, self.places):
            view.lines.show_parts(self.parts, self.assigned)
        self._say_how_many()

    def _say_how_many(self) -> None:
        total = sum(len(line.ats) for line in self.texts.lines.lines)
        pattern = self.tr("{given} of {total} annotations get one of the others. Select texts and press a number.")
        self.about.setText(pattern.format(given=words.number(len(self.assigned)), total=words.number(total)))

    def _take(self) -> None:
        step = SplitLabel(self._place, self._label.name, self.parts, dict(self.assigned))
        try:
            self._editing.change.then(step)
        except SchemaError as error:
            self._refuse(sentence_of(error))
            return
        self.split.emit(step)

    def _refuse(self, sentence: str) -> None:
        self.why.setText(sentence)
        self.why.setVisible(bool(sentence))
        self.take.setEnabled(not sentence)
