"""Why: the project's short list of reasons as chips, and a note."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from annotator.gui.annotate.key_button import KeyButton
from annotator.gui.controls.buttons import link_button
from annotator.gui.controls.chip import Chip
from annotator.gui.controls.flow_layout import FlowLayout
from annotator.gui.controls.labels import meta
from annotator.gui.style_sheet import look


class ReasonRow(QWidget):
    """Shows which reason is chosen, and says what a person chooses.

    While a chip has the keyboard its number chooses a reason, and Esc gives the keyboard back.

    Signals:
        chosen(str): a reason, be it the chosen one again.
        noted(str): the note as it was written.
        editing(): the list of reasons is to be edited.
        left(): the keyboard goes back to the thread.
    """

    chosen = Signal(str)
    noted = Signal(str)
    editing = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = meta()
        self._begin = look(QLabel(self.tr("Reason")), "meta")
        self.chips: dict[str, Chip] = {}
        self._flow_holder = QWidget()
        self._flow = FlowLayout(self._flow_holder, gap=6)
        self.note = KeyButton(self.tr("Note"), action="note", bare=True)
        self.note.clicked.connect(self.write_note)
        self.edit = link_button(self.tr("Edit…"))
        self.edit.setAccessibleName(self.tr("Edit reasons…"))
        self.edit.setToolTip(self.tr("Edit reasons…"))
        self.edit.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.edit.clicked.connect(self.editing)
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("A note to the annotator"))
        self.field.setAccessibleName(self.tr("Note to the annotator"))
        self.field.installEventFilter(self)
        self.field.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.title)
        row = QHBoxLayout()
        row.setSpacing(10)
        self._begin.setFixedHeight(24)
        row.addWidget(self._begin, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._flow_holder, 1)
        column.addLayout(row)
        column.addWidget(self.field)

    def show_reasons(self, reasons: Sequence[str], chosen: str | None, note: str, *, title: str) -> None:
        """Show the reasons, which one is chosen, and the note; ``title`` says what they go to."""
        if tuple(self.chips) != tuple(reasons):
            self._make(reasons)
        for reason, chip in self.chips.items():
            chip.setChecked(reason == chosen)
        self.title.setText(title)
        self.title.setVisible(bool(title))
        if not self.field.hasFocus():
            self.field.setText(note)
            self.field.setVisible(bool(note))

    def take_keyboard(self) -> None:
        """Have a reason chosen by its number, or by arrows and Space."""
        first = next((each for each in self.chips.values() if each.isChecked()), next(iter(self.chips.values()), None))
        if first is not None:
            first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def write_note(self) -> None:
        """Have the note written."""
        self.field.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.ShortcutOverride:
            # Digits and letters are no labels here.
            event.accept()
            return True
        if event.type() != QEvent.Type.KeyPress:
            return False
        if watched is self.field:
            return self._press_in_field(event)
        return self._press_on_chip(event)

    def _press_in_field(self, event: QKeyEvent) -> bool:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.noted.emit(self.field.text())
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.field.clear()
            self.field.hide()
            self.left.emit()
        else:
            return False
        return True

    def _press_on_chip(self, event: QKeyEvent) -> bool:
        chips = list(self.chips.items())
        here = next((number for number, (_, chip) in enumerate(chips) if chip.hasFocus()), 0)
        typed = event.text()
        match event.key():
            case Qt.Key.Key_Escape:
                self.left.emit()
            case Qt.Key.Key_Right | Qt.Key.Key_Down:
                chips[(here + 1) % len(chips)][1].setFocus(Qt.FocusReason.TabFocusReason)
            case Qt.Key.Key_Left | Qt.Key.Key_Up:
                chips[here - 1][1].setFocus(Qt.FocusReason.TabFocusReason)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Space:
                self._choose(chips[here][0])
            case _ if typed.isdecimal() and 0 < int(typed) <= len(chips):
                self._choose(chips[int(typed) - 1][0])
            case _:
                return False
        return True

    def _choose(self, reason: str) -> None:
        self.chosen.emit(reason)
        self.left.emit()

    def _make(self, reasons: Sequence[str]) -> None:
        while self._flow.count():
            self._flow.takeAt(0)
        for chip in self.chips.values():
            chip.hide()
            chip.deleteLater()
        self.chips = {}
        for number, reason in enumerate(reasons, 1):
            chip = Chip(reason)
            chip.setToolTip(
                self.tr("{reason}: {number} while a reason has the keyboard").format(reason=reason, number=number)
            )
            chip.installEventFilter(self)
            chip.clicked.connect(lambda _checked=False, reason=reason: self._choose(reason))
            self.chips[reason] = chip
            self._flow.addWidget(chip)
        self._flow.addWidget(self.note)
        self._flow.addWidget(self.edit)
