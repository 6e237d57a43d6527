"""The page where a training set goes out: choices on the left, how it will read on the right."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from annotator.datasets.export_report import ExportPreview, ExportReport, Whose
from annotator.formats.loss import in_words
from annotator.gui.background import Background, Errand
from annotator.gui.controls.buttons import link_button, primary_button
from annotator.gui.controls.frames import card, hairline, scrolled
from annotator.gui.controls.labels import heading, meta, secondary, strong, wrapped
from annotator.gui.exporting.options import ExportOptionsForm
from annotator.gui.exporting.preview import ExportPreviewView
from annotator.gui.language import said, sentence_of
from annotator.gui.progress_panel import ProgressPanel
from annotator.gui.style_sheet import look
from annotator.project import Project

PREVIEW_AFTER_MS = 120


def show_folder(folder: Path) -> None:
    """Open a folder in the system's file browser."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


class ExportPage(QFrame):
    """Choices, a live preview, and one filled button that writes."""

    def __init__(
        self,
        project: Project,
        background: Background,
        *,
        open_folder: Callable[[Path], None] = show_folder,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        look(self, "page")
        self._project, self._background, self._open_folder = project, background, open_folder
        self._newest = 0
        self._folder: Path | None = None
        self._form = ExportOptionsForm(project.schema, project.default_export_folder())
        self._preview = ExportPreviewView(project.schema)
        self._progress = ProgressPanel()
        self._write = primary_button(self.tr("Write"), large=True)
        self._losses = meta()
        self._why = look(wrapped(), "bad")
        self._empty = look(wrapped(), "warn")
        self._unfinished = look(wrapped(), "warn")
        self._done = wrapped()
        self._show_folder = link_button(self.tr("Show in folder"))
        self._preview_later = QTimer(self, singleShot=True, interval=PREVIEW_AFTER_MS)
        self.setFocusProxy(self._write)
        self._place()
        self._form.changed.connect(self._changed)
        self._preview_later.timeout.connect(self._look)
        self._write.clicked.connect(self._export)
        self._show_folder.clicked.connect(self._show)

    def _place(self) -> None:
        cannot, inside = card(margin=14, gap=4)
        inside.addWidget(strong(self.tr("What this format cannot hold")))
        inside.addWidget(self._losses)
        self._written, done = card(margin=14, gap=4)
        done.addWidget(self._done)
        done.addWidget(self._show_folder)
        self._written.hide()
        self._unfinished.hide()
        self._why.hide()
        buttons = QHBoxLayout()
        buttons.setSpacing(14)
        buttons.addWidget(self._write, 1)
        buttons.addWidget(self._empty, 1)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(36, 34, 36, 36)
        column.setSpacing(8)
        column.addWidget(heading(self.tr("Export a training set")))
        column.addWidget(secondary(self.tr("The defaults are right for most trainings.")))
        column.addSpacing(10)
        column.addWidget(self._form)
        column.addSpacing(12)
        column.addWidget(cannot)
        column.addWidget(self._unfinished)
        column.addSpacing(12)
        column.addLayout(buttons)
        column.addWidget(self._why)
        column.addWidget(self._progress)
        column.addWidget(self._written)
        column.addStretch(1)
        right = QWidget()
        shown = QVBoxLayout(right)
        shown.setContentsMargins(36, 34, 36, 36)
        shown.addWidget(self._preview)
        shown.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(scrolled(left, whole=True), 43)
        row.addWidget(hairline(upright=True))
        row.addWidget(scrolled(right, ground="ground", sideways=True), 57)

    def refresh(self) -> None:
        """Show the project as it is now."""

        def read() -> tuple[tuple[str, ...], Whose | None]:
            return self._project.annotators(), self._project.default_whose()

        def show(read: tuple[tuple[str, ...], Whose | None]) -> None:
            self._form.show_annotators(*read)
            self._changed()

        self._background.run(read, done=show)

    def put_away(self) -> None:
        """Begin nothing any more: the project is about to be closed."""
        self._preview_later.timeout.disconnect(self._look)

    def _changed(self) -> None:
        self._refuse(self._form.trouble)
        self._write.setEnabled(not self._form.trouble)
        self._written.hide()
        self._preview_later.start()

    def _look(self) -> None:
        request = self._form.request
        if request is None:
            return
        self._newest += 1
        number = self._newest

        def show(preview: ExportPreview) -> None:
            if number == self._newest:
                self._show_preview(preview)

        def fail(error: Exception) -> None:
            if number == self._newest:
                self._refuse(sentence_of(error))

        self._background.run(self._project.preview_export, request, done=show, failed=fail)

    def _show_preview(self, preview: ExportPreview) -> None:
        self._preview.show_preview(preview)
        number = preview.documents
        self._write.setText(self.tr("Write 1 document") if number == 1 else self.tr("Write %Ln documents", "", number))
        self._write.setEnabled(number > 0)
        self._say_empty(preview)
        self._losses.setText(self._lost(preview))
        self._unfinished.setText("\n".join(map(said, preview.notes)))
        self._unfinished.setVisible(bool(preview.notes))

    def _lost(self, preview: ExportPreview) -> str:
        """Return what the format cannot hold, a line for each kind of loss."""
        lines = [said(sentence) for sentence in in_words(preview.losses)]
        if preview.losses_of is not None:
            count = self.locale().toString(preview.losses_of)
            lines.append(self.tr("Counted for the first {count} threads.").format(count=count))
        return "\n".join(lines) or self.tr("Nothing: the format holds every label.")

    def _say_empty(self, preview: ExportPreview) -> None:
        """Say beside the button that no label would go out, which would train nothing."""
        request = self._form.request
        labels = sum(sum(split.labels.values()) for split in preview.splits)
        if request is None or labels or not preview.documents:
            said = ""
        elif request.whose == Whose.ALL:
            said = self.tr("No label is in this set; only texts would be written.")
        elif request.whose == Whose.GOLD:
            said = self.tr("No gold label is in this set; only texts would be written.")
        else:
            said = self.tr("No label of {name} is in this set; only texts would be written.").format(
                name=request.whose.annotator
            )
        self._empty.setText(said)
        self._empty.setAccessibleName(said)

    def _export(self) -> None:
        request = self._form.request
        if request is None:
            return
        errand = Errand(self)
        self._refuse("")
        self._written.hide()
        self._write.setEnabled(False)
        self._progress.follow(errand, self.tr("Writing…"))
        self._background.run(
            self._project.export, request, errand.progress, errand.cancelled, done=self._finished, failed=self._failed
        )

    def _finished(self, report: ExportReport) -> None:
        self._progress.finish()
        self._write.setEnabled(True)
        self._write.setFocus()
        if not report.files:
            self._refuse(self.tr("Stopped; nothing was written."))
            return
        self._folder = report.files[0].parent
        names = ", ".join(file.name for file in report.files)
        documents = self.tr("1 document") if report.documents == 1 else self.tr("%Ln documents", "", report.documents)
        written = self.tr("Written: {documents} to {names} in {folder}").format(
            documents=documents, names=names, folder=self._folder
        )
        self._done.setText("\n".join((written, *map(said, report.notes))))
        self._written.show()

    def _failed(self, error: Exception) -> None:
        self._progress.finish()
        self._write.setEnabled(True)
        self._refuse(sentence_of(error))

    def _show(self) -> None:
        if self._folder is not None:
            self._open_folder(self._folder)

    def _refuse(self, sentence: str) -> None:
        self._why.setText(sentence)
        self._why.setAccessibleName(sentence)
        self._why.setVisible(bool(sentence))

    @property
    def refusal(self) -> str:
        """The sentence that says why nothing can be written, or ""."""
        return self._why.text()

    @property
    def warning(self) -> str:
        """The sentence that says that no label would go out, or ""."""
        return self._empty.text()

    @property
    def written(self) -> str:
        """The line that says what was written, or ""."""
        return "" if self._written.isHidden() else self._done.text()
