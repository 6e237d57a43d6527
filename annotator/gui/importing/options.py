"""What a person says about files to import: format, encoding, whose labels, which column is what."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from annotator.formats.mapping import OUR_NAMES
from annotator.formats.offsets import UNITS, Unit
from annotator.formats.peek import TablePeek
from annotator.formats.recognition import READERS
from annotator.gui.controls.frames import FormRow
from annotator.gui.controls.labels import Elided
from annotator.gui.controls.picker import Picker
from annotator.gui.controls.segmented_control import Option, SegmentedControl
from annotator.gui.format_titles import format_titles
from annotator.gui.style_sheet import look

ENCODINGS = (
    *("utf-8", "utf-16", "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "iso8859-2", "koi8-r"),
    *("cp932", "euc-jp", "gb18030", "big5", "cp949"),
)
# Pages first: they are what comes most.
_ORDER = sorted(READERS, key=lambda name: name not in ("text", "html", "csv", "jsonl"))
_COLUMNS_OF = ("text", "title", "author", "id", "parent", "thread", "created", "source")


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportOptions:
    """What was said; None and nothing mean that the program finds it out by itself.

    Labels go to ``annotator``, or become suggestions of ``agent``, or stay whose the file says.
    """

    format: str | None = None
    encoding: str | None = None
    offset_unit: Unit | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    annotator: str | None = None
    agent: str | None = None


class ImportOptionsForm(QWidget):
    """The form on the left of the import page.

    Signals:
        changed(ImportOptions): something else was said.
    """

    changed = Signal(object)

    def __init__(self, annotator: Callable[[], str] = str, parent: QWidget | None = None) -> None:
        """Make the form; ``annotator`` says whose labels they most likely are, "" for nobody known."""
        super().__init__(parent)
        self._annotator = annotator
        automatic = self.tr("Automatic")
        self._format = Picker(((None, automatic), *format_titles(_ORDER)), name=self.tr("Format"))
        self._encoding = Picker(
            ((None, automatic), *((name, name.upper()) for name in ENCODINGS)), name=self.tr("Encoding")
        )
        self._unit = Picker(
            (
                (None, automatic),
                ("codepoint", self.tr("Code points")),
                ("utf16", self.tr("UTF-16 units")),
                ("grapheme", self.tr("Graphemes")),
                ("byte", self.tr("Bytes")),
            ),
            name=self.tr("Offsets"),
        )
        self._whose = SegmentedControl(
            (
                Option("file", self.tr("As the file says")),
                Option("annotator", self.tr("One annotator’s")),
                Option("agent", self.tr("Suggestions")),
            ),
            name=self.tr("Labels that come along"),
            chosen="file",
        )
        self.setFocusProxy(self._whose)
        self._name = QLineEdit()
        self._name.setAccessibleName(self.tr("Whose labels they are"))
        self._name.hide()
        self._columns = _ColumnForm()
        self._columns_row = FormRow(self.tr("Columns"), self._columns)
        self._columns_row.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(FormRow(self.tr("Format"), self._format))
        column.addWidget(FormRow(self.tr("Encoding"), self._encoding))
        column.addWidget(FormRow(self.tr("Labels in them"), self._whose, self._name))
        column.addWidget(FormRow(self.tr("Offsets"), self._unit))
        column.addWidget(self._columns_row)
        self._format.picked.connect(self._tell)
        self._encoding.picked.connect(self._tell)
        self._unit.picked.connect(self._tell)
        self._whose.chosen.connect(self._whose_chosen)
        self._name.editingFinished.connect(self._tell)
        self._columns.changed.connect(self._tell)

    @property
    def options(self) -> ImportOptions:
        """What the form says now."""
        name = self._name.text().strip() or None
        chosen, encoding = self._format.value, self._encoding.value
        return ImportOptions(
            format=chosen if isinstance(chosen, str) else None,
            encoding=encoding if isinstance(encoding, str) else None,
            offset_unit=next((unit for unit in UNITS if unit == self._unit.value), None),
            columns=self._columns.mapping,
            annotator=name if self._whose.value == "annotator" else None,
            agent=name if self._whose.value == "agent" else None,
        )

    def show_table(self, peek: TablePeek | None) -> None:
        """Offer the columns of a table, those chosen that were found by their names; for None offer none."""
        self._columns_row.setVisible(peek is not None)
        self._columns.show_table(peek)
        if peek is not None:
            self._columns_row.say(
                self.tr("The columns of {file}; other tables are read alike. What none takes is kept beside.").format(
                    file=peek.file.name
                )
            )

    def _whose_chosen(self, whose: object) -> None:
        self._name.setVisible(whose != "file")
        self._name.setPlaceholderText(
            self.tr("Name of the annotator") if whose == "annotator" else self.tr("Name of the suggester")
        )
        self._name.setText(self._annotator() if whose == "annotator" else "")
        self._tell()
        if whose != "file":
            self._name.setFocus()
            self._name.selectAll()

    def _tell(self, *_said: object) -> None:
        self.changed.emit(self.options)


class _ColumnForm(QWidget):
    """Our names on the left, the file's columns to choose from, and what stands in the first rows.

    Signals:
        changed(): another column was chosen.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(2, 1)
        self._peek: TablePeek | None = None
        self._pickers: dict[str, Picker] = {}
        self._examples: dict[str, Elided] = {}
        titles = {
            "text": self.tr("Text"),
            "title": self.tr("Title"),
            "author": self.tr("Author"),
            "id": self.tr("Id"),
            "parent": self.tr("Answers (id)"),
            "thread": self.tr("Article (id)"),
            "created": self.tr("Date"),
            "source": self.tr("Source"),
        }
        for row, ours in enumerate(name for name in OUR_NAMES if name in _COLUMNS_OF):
            picker = Picker(name=self.tr("Column of: {name}").format(name=titles[ours]))
            picker.setFixedWidth(150)
            picker.picked.connect(self._picked)
            example = look(Elided(), "meta")
            self._grid.addWidget(look(QLabel(titles[ours]), "secondary"), row, 0)
            self._grid.addWidget(picker, row, 1)
            self._grid.addWidget(example, row, 2)
            self._pickers[ours], self._examples[ours] = picker, example

    @property
    def mapping(self) -> Mapping[str, str]:
        """Which column holds what, as far as a person said otherwise than was found; "" is none."""
        found = {} if self._peek is None else self._peek.found
        said = {ours: "" if picker.value is None else str(picker.value) for ours, picker in self._pickers.items()}
        return {ours: theirs for ours, theirs in said.items() if theirs != found.get(ours, "")}

    def show_table(self, peek: TablePeek | None) -> None:
        """Offer these columns; what a person chose among the same ones stays."""
        columns = () if peek is None else peek.columns
        if self._peek is None or columns != self._peek.columns:
            found = {} if peek is None else peek.found
            lines = ((None, self.tr("None")), *((column, column) for column in columns))
            for ours, picker in self._pickers.items():
                picker.set_lines(lines, chosen=found.get(ours))
        self._peek = peek
        self._show_examples()

    def _picked(self, _column: object) -> None:
        self._show_examples()
        self.changed.emit()

    def _show_examples(self) -> None:
        columns, rows = ((), ()) if self._peek is None else (self._peek.columns, self._peek.rows)
        for ours, picker in self._pickers.items():
            place = columns.index(str(picker.value)) if picker.value in columns else None
            said = [] if place is None else [row[place] for row in rows if place < len(row) and row[place]]
            self._examples[ours].setText(" · ".join(" ".join(each.split())[:60] for each in said[:3]))
