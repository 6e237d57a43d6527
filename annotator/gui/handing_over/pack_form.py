"""What a file for an annotator shall hold: for whom, which threads, with others' labels or not, and where to."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from annotator.domain.packing import Packed
from annotator.gui.controls.buttons import plain_button
from annotator.gui.controls.frames import FormRow
from annotator.gui.controls.picker import Picker
from annotator.gui.controls.segmented_control import Option, SegmentedControl
from annotator.gui.controls.tick import Tick
from annotator.gui.start.new_project import SUFFIX

_OTHER = object()


class PackForm(QWidget):
    """The form on the left of the page.

    Signals:
        changed(): something else was said.
    """

    changed = Signal()

    def __init__(self, project: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._project = project
        self._said_where = ""
        self._whom = Picker(name=self.tr("For"))
        self._name = QLineEdit()
        self._name.setPlaceholderText(self.tr("Name"))
        self._name.setAccessibleName(self.tr("Name of the annotator"))
        self._threads = SegmentedControl((), name=self.tr("Threads"))
        self._threads_row = FormRow(self.tr("Threads"), self._threads)
        self._labels = Tick(self.tr("Let others’ labels go along"))
        self._to = QLineEdit()
        self._to.setAccessibleName(self.tr("File to write"))
        self.setFocusProxy(self._whom)
        self._place()
        self._whom.picked.connect(self._whom_picked)
        self._name.textChanged.connect(self._whom_said)
        self._threads.chosen.connect(lambda _: self.changed.emit())
        self._labels.toggled.connect(lambda _: self.changed.emit())
        self._to.textEdited.connect(self._say_where)

    def _place(self) -> None:
        choose = plain_button(self.tr("Choose…"))
        choose.setAccessibleName(self.tr("Choose the file to write"))
        choose.clicked.connect(self._choose)
        where = QWidget()
        row = QHBoxLayout(where)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._to, 1)
        row.addWidget(choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        blind = self.tr("Without them everybody labels on their own, which agreement needs.")
        for each in (
            FormRow(self.tr("For"), self._whom, self._name),
            self._threads_row,
            FormRow(self.tr("Labels"), self._labels, note=blind),
            FormRow(self.tr("To"), where, last=True),
        ):
            column.addWidget(each)

    def show_names(self, names: Sequence[str], *, open_thread: bool) -> None:
        """Offer these annotators, and the open thread where there is one; what was said stays said."""
        said = self._whom.value
        lines: list[tuple[object, str]] = [(name, name) for name in names]
        lines += [(_OTHER, self.tr("Somebody else…")), ("", self.tr("Whoever opens it"))]
        self._whom.set_lines(lines, chosen=said)
        threads = [Option("assigned", self.tr("Assigned")), Option("all", self.tr("All"))]
        if open_thread:
            threads.append(Option("open", self.tr("The open one")))
        chosen = self._threads.value
        self._threads.set_options(threads, chosen=chosen if open_thread or chosen != "open" else "assigned")
        if self._threads.value is None:
            self._threads.set_options(threads, chosen="assigned")
        self._show_whom()

    def show_packed(self, packed: Packed) -> None:
        """Say what the threads are that were asked for."""
        asked = self._threads.value == "assigned" and self.annotator is not None
        nothing = self.tr("Nothing is assigned to {name}: all threads go along.").format(name=self.annotator)
        self._threads_row.say(nothing if asked and not packed.assigned else "")

    @property
    def annotator(self) -> str | None:
        """Who it is for; None for whoever opens it, "" while no name is said."""
        value = self._whom.value
        if value is _OTHER:
            return " ".join(self._name.text().split())
        return str(value) if value else None

    @property
    def threads(self) -> str:
        """Which threads: ``assigned``, ``all``, ``open``."""
        return str(self._threads.value)

    @property
    def with_labels(self) -> bool:
        """Whether others' labels go along."""
        return self._labels.isChecked()

    @property
    def target(self) -> Path | None:
        """Where to; None while nothing is said."""
        text = self._to.text().strip()
        if not text:
            return None
        path = Path(text).expanduser()
        return path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)

    def _whom_picked(self, _value: object) -> None:
        self._show_whom()
        if self._whom.value is _OTHER:
            self._name.setFocus()
        self.changed.emit()

    def _whom_said(self, _text: str) -> None:
        self._show_where()
        self.changed.emit()

    def _show_whom(self) -> None:
        self._name.setVisible(self._whom.value is _OTHER)
        self._show_where()

    def _show_where(self) -> None:
        """Propose a file beside the project until a person names one."""
        if self._said_where:
            return
        named = self.tr("{project} for {name}") if self.annotator else self.tr("{project} to label")
        name = named.format(project=self._project.stem, name=(self.annotator or "").replace("/", "-"))
        free = (f"{name} {number}" if number > 1 else name for number in count(1))
        places = (self._project.with_name(each + SUFFIX) for each in free)
        self._to.setText(str(next(place for place in places if not place.exists())))

    def _say_where(self, text: str) -> None:
        self._said_where = text
        self.changed.emit()

    def _choose(self) -> None:
        name, _kind = QFileDialog.getSaveFileName(
            self, self.tr("Hand over"), self._to.text(), self.tr("Projects (*.annot)")
        )
        if name:
            self._to.setText(name)
            self._say_where(name)
