"""The page where files come in: what they are said to be on the left, what they would bring on the right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from annotator.datasets.import_report import ImportReport, ImportRequest, LeftOutText
from annotator.datasets.schema_from import Lacking, lacking
from annotator.datasets.schema_growth import grown, lacks_labels
from annotator.domain.changes import Changes
from annotator.domain.errors import AnnotatorError, FormatError
from annotator.domain.schema_act import SchemaAct
from annotator.domain.schema_change import SchemaChange
from annotator.formats.folders import expand
from annotator.formats.peek import TablePeek, peek
from annotator.gui.background import Background, Errand
from annotator.gui.controls.buttons import plain_button, primary_button
from annotator.gui.controls.labels import heading, secondary, wrapped
from annotator.gui.controls.two_sides import two_sides
from annotator.gui.file_list import FileList
from annotator.gui.importing.earlier import EarlierImports
from annotator.gui.importing.field_words import in_words_of_fields
from annotator.gui.importing.missing_labels import MissingLabels
from annotator.gui.importing.options import ImportOptionsForm
from annotator.gui.importing.preview import ImportPreview
from annotator.gui.language import sentence_of
from annotator.gui.progress_panel import ProgressPanel
from annotator.gui.style_sheet import look
from annotator.project import Project

PREVIEW_AFTER_MS = 120
_PEEKED_AT = 100
_PREVIEWED = 500


class ImportPage(QFrame):
    """Files, a preview of what they hold, and the button that takes them in.

    Signals:
        imported(ImportReport): documents came into the project.
        changed(Changes): an earlier import was removed, or a left-out text became a document.
        schema_changed(Changes): the labels of the files were added to the schema.
        finished(): the person goes on to annotating.
    """

    imported = Signal(object)
    changed = Signal(object)
    schema_changed = Signal(object)
    finished = Signal()

    def __init__(self, project: Project, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, "page")
        self._project, self._background = project, background
        self._kept: tuple[LeftOutText, ...] = ()
        self._errand: Errand | None = None
        self._files = FileList()
        self._form = ImportOptionsForm(lambda: project.annotator)
        self._progress = ProgressPanel()
        self._why = look(wrapped(), "bad")
        self._why.hide()
        self._import = primary_button(self.tr("Import"), large=True)
        self._start = primary_button(self.tr("Start annotating"), large=True)
        self._start.hide()
        self._close = plain_button(self.tr("Close"), large=True)
        self._missing = MissingLabels(project.schema)
        self._preview = ImportPreview(lambda: project.annotator)
        self._earlier = EarlierImports()
        self._preview_later = QTimer(self, singleShot=True, interval=PREVIEW_AFTER_MS)
        self._place()
        self._files.changed.connect(self._files_changed)
        self._form.changed.connect(self._preview_later.start)
        self._missing.looking.connect(self._foresee_labels)
        self._missing.adding.connect(self._add_labels)
        self._preview.put_back.connect(self._put_back)
        self._preview_later.timeout.connect(self._look)
        self._import.clicked.connect(self._take_in)
        self._start.clicked.connect(self.finished)
        self._close.clicked.connect(self.finished)
        self._earlier.remove_wanted.connect(self._remove)
        self._earlier.add_wanted.connect(self._add_left_out)
        self._show_report(None)

    def _place(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._import, 1)
        buttons.addWidget(self._start, 1)
        buttons.addWidget(self._close, 1)
        column, shown = two_sides(self)
        column.addWidget(heading(self.tr("Import")))
        column.addWidget(
            secondary(self.tr("See what was recognised before anything goes in. The same file twice adds nothing."))
        )
        column.addSpacing(10)
        column.addWidget(self._files)
        column.addWidget(self._form)
        column.addSpacing(10)
        column.addLayout(buttons)
        column.addWidget(self._progress)
        column.addWidget(self._why)
        column.addStretch(1)
        shown.addWidget(self._missing)
        shown.addWidget(self._preview)
        shown.addSpacing(12)
        shown.addWidget(self._earlier)
        shown.addStretch(1)

    def show_files(self, paths: Sequence[Path]) -> None:
        """Begin with these files; without any, with those that were chosen before and are not in yet."""
        if paths or not self._files.paths:
            self._files.set_paths(paths)
            self._files_changed()
        self._show_earlier()

    def add_files(self, paths: Sequence[Path]) -> None:
        """Put more files into the list."""
        self._files.add(paths)

    def put_away(self) -> None:
        """Call off what is under way, and begin nothing any more: the project is about to be closed."""
        self._preview_later.timeout.disconnect(self._look)
        self._stop()

    # --- looking ---

    def _files_changed(self, *_paths: object) -> None:
        self._kept = ()
        self._show_report(None)
        self._preview_later.start()

    def _request(self) -> ImportRequest:
        said = self._form.options
        keep: dict[Path, frozenset[int]] = {}
        for text in self._kept:
            if text.line is not None:
                keep[text.file] = keep.get(text.file, frozenset()) | {text.line}
        return ImportRequest(
            paths=self._files.paths,
            format=said.format,
            encoding=said.encoding,
            columns=said.columns,
            annotator=said.annotator,
            agent=said.agent,
            offset_unit=said.offset_unit,
            keep=keep,
        )

    def _look(self) -> None:
        """Read the files as they would be imported, and show what that brings."""
        self._stop()
        if not self._files.paths:
            # What is on the right, be it what an import brought, stays.
            return
        request, errand = self._request(), Errand(self)
        self._begin(errand, self.tr("Reading…"))

        def show(found: _Found) -> None:
            if self._errand is errand:
                self._end()
                self._show_report(found.report, whole=found.is_whole)
                self._show_missing(found)

        def fail(error: Exception) -> None:
            if self._errand is errand:
                self._end()
                self._refuse(sentence_of(error))

        self._background.run(_preview, self._project, request, errand, done=show, failed=fail)
        self._background.run(_first_table, request, done=self._form.show_table)

    def _show_report(self, report: ImportReport | None, *, whole: bool = True) -> None:
        """Show what the files hold; not ``whole``: of very many, the first were read."""
        self._refuse("")
        self._show_buttons(done=False)
        self._missing.hide()
        if report is None:
            self._import.setEnabled(False)
            self._import.setText(self.tr("Import"))
            self._preview.clear()
            return
        documents = report.articles + report.comments
        new = documents - report.unchanged
        can_go_in = documents > 0 and not report.cancelled
        if not can_go_in and self._import.hasFocus():
            # What is wrong is put right there; else the keyboard would be at closing.
            self._form.setFocus()
        self._import.setEnabled(can_go_in)
        if not whole:
            self._import.setText(self.tr("Import all files"))
        elif new == 1:
            self._import.setText(self.tr("Import 1 document"))
        elif new > 0:
            self._import.setText(self.tr("Import %Ln documents", "", new))
        else:
            # There may be labels in them that are new.
            self._import.setText(self.tr("Import"))
        self._preview.show_report(report, self._kept, whole=whole)

    def _show_buttons(self, *, done: bool) -> None:
        """Show the one filled button of the page: to take the files in, or to go on from there."""
        self._import.setVisible(not done)
        self._start.setVisible(done)
        self._close.setVisible(not done)
        # What was said of files that are in already asks for nothing any more, and would push the button out of sight.
        self._form.setVisible(not done)

    def _put_back(self, texts: tuple[LeftOutText, ...], put_back: bool) -> None:
        others = tuple(kept for kept in self._kept if kept not in texts)
        self._kept = (*others, *texts) if put_back else others
        self._preview_later.start()

    # --- taking in ---

    def _take_in(self) -> None:
        request, errand = self._request(), Errand(self)
        self._begin(errand, self.tr("Importing…"))
        self._import.setEnabled(False)

        def done(report: ImportReport) -> None:
            self._end()
            self._kept = ()
            self._files.set_paths(())
            self._show_earlier()
            self.imported.emit(report)
            self._missing.hide()
            self._preview.show_done(report)
            self._show_buttons(done=True)
            self._start.setFocus()

        def fail(error: Exception) -> None:
            self._end()
            self._import.setEnabled(True)
            self._refuse(sentence_of(error))

        self._background.watch(
            self._project.import_files(request, errand.progress, errand.cancelled), done=done, failed=fail
        )

    # --- labels that the schema lacks ---

    def _show_missing(self, found: _Found) -> None:
        if found.lacks_labels and not found.report.cancelled:
            self._missing.show_lacking(found.lacking, self._project.schema)

    def _foresee_labels(self, into: dict[str, str]) -> None:
        """Show what would have to be added, all files read."""
        self._stop()
        request, schema, errand = self._request(), self._project.schema, Errand(self)
        self._errand = errand
        self._missing.progress.follow(errand, self.tr("Reading the labels…"))

        def show(change: SchemaChange) -> None:
            self._missing.progress.finish()
            if self._errand is not errand:
                return
            self._errand = None
            if errand.cancelled():
                self._missing.show_asking()
            else:
                self._missing.show_change(change)

        def fail(error: Exception) -> None:
            self._missing.progress.finish()
            if self._errand is errand:
                self._errand = None
                self._missing.refuse(in_words_of_fields(sentence_of(error)))

        def read() -> SchemaChange:
            return grown(request, schema, into=into, progress=errand.progress, cancelled=errand.cancelled)

        self._background.run(read, done=show, failed=fail)

    def _add_labels(self, change: SchemaChange) -> None:
        """Change the schema, and look at the files anew: their labels have a place then."""

        def done(act: SchemaAct) -> None:
            self.schema_changed.emit(Changes(documents=act.documents, schema=True))
            self._import.setFocus()
            self._look()

        def fail(error: Exception) -> None:
            self._missing.refuse(sentence_of(error))

        self._background.watch(self._project.change_schema(change), done=done, failed=fail)

    # --- earlier imports ---

    def _show_earlier(self) -> None:
        self._background.run(self._project.imports, done=self._earlier.show_imports)

    def _remove(self, number: int) -> None:
        def remove() -> Changes:
            return self._project.remove_import(number).result()

        self._background.run(remove, done=self._changed, failed=self._sorry)

    def _add_left_out(self, number: int, index: int) -> None:
        def add() -> Changes:
            return self._project.add_left_out(number, index).result()

        self._background.run(add, done=self._changed, failed=self._sorry)

    def _changed(self, changes: Changes) -> None:
        self._show_earlier()
        self.changed.emit(changes)

    # --- saying how it goes ---

    def _begin(self, errand: Errand, words: str) -> None:
        self._errand = errand
        self._refuse("")
        self._progress.follow(errand, words)

    def _end(self) -> None:
        self._errand = None
        self._progress.finish()

    def _stop(self) -> None:
        if self._errand is not None:
            self._errand.cancel()
            self._end()

    def _sorry(self, error: Exception) -> None:
        self._refuse(sentence_of(error))

    def _refuse(self, sentence: str) -> None:
        sentence = in_words_of_fields(sentence)
        self._why.setText(sentence)
        self._why.setAccessibleName(sentence)
        self._why.setVisible(bool(sentence))


class _Found(NamedTuple):
    """What the files hold; not ``is_whole``: of very many, the first were read."""

    report: ImportReport
    is_whole: bool
    lacking: tuple[Lacking, ...]
    lacks_labels: bool


def _preview(project: Project, request: ImportRequest, errand: Errand) -> _Found:
    files = list(islice(expand(request.paths), _PREVIEWED + 1))
    whole = len(files) <= _PREVIEWED
    read = request
    if not whole:
        first = tuple(file for file in files[:_PREVIEWED] if isinstance(file, Path))
        read = replace(request, paths=first)
    schema = project.schema
    report = project.preview_import(read, errand.progress, errand.cancelled)
    try:
        missing = lacking(report.losses)
    except AnnotatorError:
        # Far too many to be labels that anybody answers with; the losses tell of them.
        return _Found(report, whole, (), lacks_labels=False)
    return _Found(report, whole, missing, lacks_labels(report, request, schema))


def _first_table(request: ImportRequest) -> TablePeek | None:
    """Return the columns of the first file that has some, of the first hundred."""
    for file in islice(expand(request.paths), _PEEKED_AT):
        if isinstance(file, FormatError):
            continue
        try:
            found = peek(file, named=request.format, encoding=request.encoding)
        except FormatError:
            # The preview says what is wrong with it.
            continue
        if found is not None:
            return found
    return None
