"""The page of terms and patterns: a table of what is listed, and a form that shows at once what a term finds."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from annotator.domain.changes import Changes
from annotator.formats.gazetteer_csv import TermTable, read_terms, write_terms
from annotator.gui.annotate import words
from annotator.gui.controls.buttons import link_button, plain_button
from annotator.gui.controls.chip import Chip
from annotator.gui.controls.frames import hairline, scrolled
from annotator.gui.controls.labels import heading, meta, secondary
from annotator.gui.controls.picker import Picker
from annotator.gui.desk import Desk
from annotator.gui.gazetteer.csv_preview import CsvPreview
from annotator.gui.gazetteer.term_form import TermForm
from annotator.gui.gazetteer.term_list import TermList
from annotator.gui.gazetteer.term_rows import TermRows
from annotator.gui.gazetteer.term_table import TermTable as TermTableView
from annotator.gui.gazetteer.trial import NOWHERE, Trial
from annotator.gui.keys import Binding
from annotator.gui.language import sentence_of
from annotator.gui.style_sheet import look

FORM = 340


class GazetteerPage(QFrame):
    """Left the list, right the form. Every change is kept at once, and *Undo* in its sentence takes it back.

    Signals:
        left(): the person is done here.
        failed(str): a sentence about something that went wrong.
    """

    left = Signal()
    failed = Signal(str)

    def __init__(self, desk: Desk, listed: TermList, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, "page")
        self.setAccessibleName(self.tr("Terms and patterns"))
        self._desk, self._listed = desk, listed
        self.rows = TermRows(listed, self)
        self.table = TermTableView(self.rows)
        self.form = TermForm()
        self.trial = Trial(desk, self)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search the list"))
        self.search.setAccessibleName(self.search.placeholderText())
        self.search.setClearButtonEnabled(True)
        self.only = Picker(name=self.tr("Only this label"))
        self.clashing = Chip(self.tr("Two labels for one text"))
        self.count = meta()
        self.sentence = meta()
        self.undo = link_button(self.tr("Undo"))
        self.importing = plain_button(self.tr("Import CSV…"))
        self.exporting = plain_button(self.tr("Export CSV…"))
        self.change = plain_button(self.tr("Change"))
        self.remove = plain_button(self.tr("Take out"))
        self.done = link_button(self.tr("Back to the thread"))
        self._place()
        self._connect()
        self._show_count()
        self._say("")

    def _place(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(0)
        for part in self._above():
            left.addLayout(part)
        left.addWidget(hairline())
        left.addWidget(self._list(), 1)
        left.addWidget(hairline())
        left.addLayout(self._below())
        form = scrolled(self.form)
        form.setFixedWidth(FORM)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left, 1)
        row.addWidget(hairline(upright=True))
        row.addWidget(form)
        way = (self.search, self.only, self.clashing, self.table, self.change, self.remove, self.undo, self.done)
        for before, after in pairwise(way):
            QWidget.setTabOrder(before, after)

    def _above(self) -> tuple[QHBoxLayout, QHBoxLayout]:
        top = QHBoxLayout()
        top.setContentsMargins(24, 18, 20, 4)
        top.setSpacing(10)
        top.addWidget(heading(self.tr("Terms and patterns"), 22), 1)
        top.addWidget(self.importing)
        top.addWidget(self.exporting)
        narrow = QHBoxLayout()
        narrow.setContentsMargins(24, 4, 20, 12)
        narrow.setSpacing(10)
        narrow.addWidget(self.search, 1)
        narrow.addWidget(self.only)
        narrow.addWidget(self.clashing)
        return top, narrow

    def _list(self) -> QWidget:
        self._nothing = secondary()
        empty = QWidget()
        inside = QVBoxLayout(empty)
        inside.setContentsMargins(24, 24, 24, 24)
        inside.addWidget(self._nothing)
        inside.addStretch(1)
        inset = QWidget()
        beside = QHBoxLayout(inset)
        beside.setContentsMargins(14, 0, 10, 0)
        beside.addWidget(self.table)
        self._middle = QStackedWidget()
        self._middle.addWidget(empty)
        self._middle.addWidget(inset)
        return self._middle

    def _below(self) -> QHBoxLayout:
        below = QHBoxLayout()
        below.setContentsMargins(24, 10, 20, 12)
        below.setSpacing(12)
        below.addWidget(self.change)
        below.addWidget(self.remove)
        self.count.setWordWrap(False)
        below.addWidget(self.count)
        below.addWidget(self.sentence, 1)
        below.addWidget(self.undo)
        below.addWidget(self.done)
        return below

    def _connect(self) -> None:
        listed, form = self._listed, self.form
        listed.changed.connect(self._show_list)
        listed.said.connect(self._say)
        listed.failed.connect(lambda sentence: self._refuse(sentence) if self.isVisible() else None)
        self.search.textChanged.connect(lambda _text: self._narrow())
        self.only.picked.connect(lambda _label: self._narrow())
        self.clashing.toggled.connect(lambda _on: self._narrow())
        self.table.chosen.connect(self._show_count)
        self.table.editing.connect(self.edit_current)
        self.table.removing.connect(self.take_out)
        self.change.clicked.connect(self.edit_current)
        self.remove.clicked.connect(self.take_out)
        self.undo.clicked.connect(self._undo)
        self.importing.clicked.connect(self._choose_table)
        self.exporting.clicked.connect(self._choose_target)
        self.done.clicked.connect(self.left)
        form.edited.connect(self._try)
        form.listing.connect(self.list_written)
        self.trial.told.connect(lambda sentence, sound: form.tell(sentence, sound=sound, settled=sound))
        self._desk.opened.connect(lambda _session: self._try())
        self._desk.changed.connect(self._follow)
        here = Qt.ShortcutContext.WidgetWithChildrenShortcut
        Binding("search", self, here, self._find)
        for keys, act in (("Ins", form.begin), ("Esc", self.left.emit)):
            QShortcut(QKeySequence(keys), self, context=here).activated.connect(act)

    # --- coming here ---

    def refresh(self, key: str) -> None:
        """Show the list as it is; ``key`` is what lists a name at the thread."""
        self._nothing.setText(
            self.tr(
                "Nothing is listed yet. Write a term at the right, import a table, or press {key} at a name in a "
                "thread: what is listed is suggested wherever it stands."
            ).format(key=key)
        )
        self._offer_labels()
        if not self._listed.loaded:
            self._listed.load()

    def begin(self) -> None:
        """Put the keyboard into the field of a new term."""
        self.form.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._try()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.trial.stop()

    def _follow(self, changes: Changes) -> None:
        if changes.schema:
            self._offer_labels()
            self.rows.refresh()

    def _offer_labels(self) -> None:
        schema = self._desk.project.schema
        self.form.show_labels(schema)
        names = {label.name: label.title for layer in schema.of_kind("span") for label in layer.labels}
        self.only.set_lines([("", self.tr("All labels")), *names.items()], chosen=self.only.value)

    # --- the list ---

    def _find(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _narrow(self) -> None:
        self.rows.narrow(self.search.text(), label=str(self.only.value or ""), clashing=self.clashing.isChecked())
        self._show_count()

    def _show_list(self) -> None:
        clashes = len(self._listed.conflicts)
        self.clashing.setText(self.tr("Two labels for one text: {n}").format(n=words.number(clashes)))
        self.clashing.updateGeometry()
        self.clashing.setVisible(bool(clashes) or self.clashing.isChecked())
        self._middle.setCurrentIndex(1 if self._listed.terms else 0)
        self._show_count()

    def _show_count(self) -> None:
        shown, all_of_them = len(self.rows.terms), len(self._listed.terms)
        selected = len(self.table.selectionModel().selectedRows()) if shown else 0
        total = self.tr("1 term") if all_of_them == 1 else self.tr("%Ln terms", "", all_of_them)
        if selected > 1:
            text = self.tr("{count} of {total} selected").format(count=words.number(selected), total=total)
        elif shown < all_of_them:
            text = self.tr("{count} of {total}").format(count=words.number(shown), total=total)
        else:
            text = total
        self.count.setText(text)
        self.change.setEnabled(selected == 1)
        self.remove.setEnabled(selected > 0)
        self.exporting.setEnabled(all_of_them > 0)

    def edit_current(self) -> None:
        """Put the selected term into the form."""
        selected = self.table.selected
        if len(selected) == 1:
            self.form.show_term(selected[0])
            self.form.text.setFocus(Qt.FocusReason.OtherFocusReason)
            self.form.text.selectAll()

    def take_out(self) -> None:
        """Take the selected terms off the list."""
        selected = self.table.selected
        if selected:
            row = self.rows.row_of(selected[0].id)
            self._listed.take_out(selected)
            self.table.go_to(row)
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _undo(self) -> None:
        self._listed.undo()
        self._say("")
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- the form ---

    def _try(self) -> None:
        term = self.form.term
        if not self.isVisible():
            return
        self.trial.try_term(term)
        if term is None:
            why = self.form.why_not
            self.form.tell(why, sound=not why, settled=False)
        elif self._listed.has(term.id):
            original = self.form.original
            own = original is not None and original.id == term.id
            self.form.tell("" if own else self.tr("This is listed already."), sound=True, settled=False)
        else:
            self.form.tell(self.form.finds.text(), sound=True, settled=not term.pattern)

    def list_written(self) -> None:
        """List the term that is written, in the place of the one that was shown, and begin another."""
        term, original = self.form.term, self.form.original
        if term is None or not self.form.add.isEnabled():
            return
        if self._listed.put([term], instead_of=[] if original is None else [original]):
            row = self.rows.row_of(term.id)
            if row >= 0:
                self.table.go_to(row)
            self.form.begin()

    # --- tables ---

    def _choose_table(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(
            self, self.tr("Import terms"), "", self.tr("Tables (*.csv *.tsv *.txt);;All files (*)")
        )
        if name:
            self.preview(Path(name))

    def preview(self, path: Path) -> None:
        """Read a table, and show what it would bring before anything is listed."""
        self._desk.background.run(
            read_terms,
            path,
            self._desk.project.schema,
            done=lambda table: self._show_preview(path, table),
            failed=lambda error: self._refuse(sentence_of(error)),
        )

    def _show_preview(self, path: Path, table: TermTable) -> None:
        dialog = CsvPreview(path.name, table, self._listed, self)
        patterns = [term for term in dialog.new if term.pattern]
        if patterns:
            # One that cannot be matched would silence the whole list.
            tried = self._desk.project.suggesting.try_terms(patterns, [NOWHERE])
            self._desk.background.watch(tried, failed=lambda error: dialog.refuse(sentence_of(error)))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._listed.put(dialog.new))
        dialog.open()

    def _choose_target(self) -> None:
        folder = self._desk.project.path.with_name(self.tr("terms") + ".csv")
        name, _kind = QFileDialog.getSaveFileName(self, self.tr("Export terms"), str(folder), self.tr("Tables (*.csv)"))
        if name:
            self.export(Path(name))

    def export(self, path: Path) -> None:
        """Write all terms to a table."""

        def done(count: int) -> None:
            sentence = self.tr("{count} terms are written to {file}.")
            self._say(sentence.format(count=words.number(count), file=path.name), undoable=False)

        failed = self._refuse
        self._desk.background.run(
            write_terms, path, self._listed.terms, done=done, failed=lambda error: failed(sentence_of(error))
        )

    # --- saying ---

    def _say(self, sentence: str, *, undoable: bool = True) -> None:
        look(self.sentence, "meta")
        self._speak(sentence)
        self.undo.setVisible(bool(sentence) and undoable and self._listed.can_undo)

    def _refuse(self, sentence: str) -> None:
        if self.isVisible():
            look(self.sentence, "bad")
            self._speak(sentence)
            self.undo.hide()
        else:
            self.failed.emit(sentence)

    def _speak(self, sentence: str) -> None:
        self.sentence.style().polish(self.sentence)
        self.sentence.setText(sentence)
        self.sentence.setAccessibleName(sentence)
