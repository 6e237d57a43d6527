"""One label: its names, key, colours and guideline, and what can become of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from annotator.domain.schema import Label, Layer
from annotator.gui.annotate import words
from annotator.gui.controls.buttons import link_button, plain_button
from annotator.gui.controls.frames import FormRow
from annotator.gui.controls.labels import heading, meta
from annotator.gui.controls.picker import Picker
from annotator.gui.schema.colour_field import ColourField
from annotator.gui.schema.form_parts import in_a_row
from annotator.gui.schema.guideline_editor import GuidelineEditor
from annotator.gui.style_sheet import look
from annotator.gui.theme import DARK, LIGHT


class LabelForm(QWidget):
    """Shows a label; what is written in it goes out whole.

    Signals:
        edited(Label): the label as the person wants it.
        colour_wanted(): a colour that stays apart from the others is to be suggested.
        merging(str): the label is to be merged into that one.
        splitting(), removing(): the label is to be split, to be taken out.
        moving(int): it is to go up (-1) or down (1).
    """

    edited = Signal(object)
    colour_wanted = Signal()
    merging = Signal(str)
    splitting = Signal()
    removing = Signal()
    moving = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = Label(name="-", title="-")
        self._showing = False
        self.heading = heading("", 22)
        self.place = meta()
        self.title = QLineEdit()
        self.title.setAccessibleName(self.tr("Shown as"))
        self.name = QLineEdit()
        self.name.setAccessibleName(self.tr("Name in exports"))
        self.key = QLineEdit()
        self.key.setMaxLength(1)
        self.key.setFixedWidth(44)
        self.key.setAccessibleName(self.tr("Key"))
        self.sign = QLineEdit()
        self.sign.setMaxLength(2)
        self.sign.setFixedWidth(44)
        self.sign.setAccessibleName(self.tr("Sign before it"))
        self.light = ColourField(self.tr("Colour on light paper"), LIGHT)
        self.dark = ColourField(self.tr("Colour on dark paper"), DARK)
        self.suggest = link_button(self.tr("Suggest a colour that stays apart"))
        self.guideline = GuidelineEditor()
        self.up, self.down = plain_button(self.tr("Up")), plain_button(self.tr("Down"))
        self.retire = plain_button(self.tr("Retire"))
        self.split = plain_button(self.tr("Split…"))
        self.remove = plain_button(self.tr("Remove"))
        self.target = Picker(name=self.tr("Label to merge into"))
        self.merge = plain_button(self.tr("Merge"))
        self.given = look(meta(), "secondary")
        self._place()
        self._connect()

    def _place(self) -> None:
        self._name_row = FormRow(self.tr("In exports"), self.name)
        self._key_row = FormRow(self.tr("Key"), in_a_row(self.key))
        for row in (self._name_row, self._key_row):
            look(row.note, "bad")
        column = QVBoxLayout(self)
        column.setContentsMargins(36, 28, 36, 28)
        column.setSpacing(0)
        column.addWidget(self.place)
        column.addWidget(self.heading)
        column.addWidget(self.given)
        column.addSpacing(10)
        column.addWidget(FormRow(self.tr("Shown as"), self.title))
        column.addWidget(self._name_row)
        column.addWidget(self._key_row)
        sign_note = meta(self.tr("stands before it where it is a choice"))
        sign_note.setWordWrap(False)
        column.addWidget(FormRow(self.tr("Sign"), in_a_row(self.sign, sign_note)))
        column.addWidget(FormRow(self.tr("Colours"), self.light, self.dark, self.suggest))
        column.addWidget(FormRow(self.tr("Place"), in_a_row(self.up, self.down)))
        column.addWidget(FormRow(self.tr("Merge into"), in_a_row(self.target, self.merge)))
        column.addWidget(FormRow(self.tr("More"), in_a_row(self.split, self.retire, self.remove), last=True))
        column.addWidget(self.guideline)
        column.addStretch(1)

    def _connect(self) -> None:
        self.title.textEdited.connect(self._retitled)
        for field in (self.name, self.key, self.sign):
            field.textEdited.connect(lambda _text: self._edited())
        for colour in (self.light, self.dark):
            colour.edited.connect(self._edited)
        self.guideline.edited.connect(self._edited)
        self.suggest.clicked.connect(self.colour_wanted)
        self.up.clicked.connect(lambda: self.moving.emit(-1))
        self.down.clicked.connect(lambda: self.moving.emit(1))
        self.retire.clicked.connect(lambda: self.edited.emit(replace(self.label, retired=not self._label.retired)))
        self.split.clicked.connect(self.splitting)
        self.remove.clicked.connect(self.removing)
        self.merge.clicked.connect(lambda: self.merging.emit(str(self.target.value)))

    @property
    def label(self) -> Label:
        """The label as it stands in the fields."""
        return replace(
            self._label,
            name=" ".join(self.name.text().split()) or self._label.name,
            title=" ".join(self.title.text().split()) or self._label.title,
            key=self.key.text().strip(),
            sign=self.sign.text().strip(),
            light=self.light.colour or self._label.light,
            dark=self.dark.colour or self._label.dark,
            guideline=self.guideline.guideline,
        )

    def show_label(self, label: Label, place: str) -> None:
        """Put a label into the fields; ``place`` is what it is a label of."""
        self._showing = True
        self.place.setText(place)
        for field, text in (
            (self.name, label.name),
            (self.title, label.title),
            (self.key, label.key),
            (self.sign, label.sign),
        ):
            field.setText(text)
        self.guideline.show_guideline(label.guideline)
        self.light.show_colour(label.light, label.title)
        self.dark.show_colour(label.dark, label.title)
        self._showing = False

    def show_state(self, layer: Layer, label: Label, siblings: Sequence[Label], uses: int | None) -> None:
        """Show what becomes of what is written, and what can be done; nothing in the fields changes."""
        self._label = label
        self.heading.setText(label.title)
        self.given.setText(self._given(uses))
        self.light.show_colour(self.light.code.text(), label.title)
        self.dark.show_colour(self.dark.code.text(), label.title)
        others = [each for each in siblings if each.name != label.name]
        self.target.set_lines([(each.name, each.title) for each in others], chosen=self.target.value)
        for widget in (self.target, self.merge):
            widget.setEnabled(bool(others))
        self.up.setEnabled(siblings[0].name != label.name)
        self.down.setEnabled(siblings[-1].name != label.name)
        self.retire.setText(self.tr("Offer again") if label.retired else self.tr("Retire"))
        self.remove.setVisible(uses == 0 and bool(others))
        self.guideline.show_preview(layer, label)

    def refuse(self, sentence: str, *, key: bool = False) -> None:
        """Say why something is not taken, under the field that it is about; "" says that all is well."""
        self._key_row.say(sentence if key else "")
        self._name_row.say("" if key else sentence)

    @property
    def refusal(self) -> str:
        """The sentence that stands under the name or the key, or ""."""
        rows = (self._name_row, self._key_row)
        return next((row.note.text() for row in rows if not row.note.isHidden()), "")

    def _given(self, uses: int | None) -> str:
        if uses is None:
            return self.tr("Counting…")
        if not uses:
            return self.tr("Given nowhere yet.")
        if uses == 1:
            return self.tr("Given, refused or suggested once.")
        return self.tr("Given, refused or suggested {count} times.").format(count=words.number(uses))

    def _retitled(self, title: str) -> None:
        if self._label.name == self._label.title:
            # Where the two are one, they stay one.
            self.name.setText(title)
        self._edited()

    def _edited(self) -> None:
        if not self._showing:
            self.edited.emit(self.label)
