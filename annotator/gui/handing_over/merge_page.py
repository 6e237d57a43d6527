"""The page that brings back what others did: files on the left, what they would bring on the right."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from annotator.domain.merging import MergeReport
from annotator.gui.background import Background, Errand
from annotator.gui.controls.buttons import link_button, plain_button, primary_button
from annotator.gui.controls.labels import heading, secondary, wrapped
from annotator.gui.controls.two_sides import two_sides
from annotator.gui.file_list import FileList
from annotator.gui.handing_over.merge_preview import MergePreview
from annotator.gui.language import sentence_of
from annotator.gui.progress_panel import ProgressPanel
from annotator.gui.style_sheet import look
from annotator.project import Project

PREVIEW_AFTER_MS = 120


class MergePage(QFrame):
    """Files, a preview of what comes with them, and the button that merges.

    Signals:
        merged(MergeReport): work came into the project.
        wanted(MergeConflict): somebody wants to see the place of a conflict.
        reviewing(): the person goes on to reviewing what came.
        left(): the person goes on to annotating.
    """

    merged = Signal(object)
    wanted = Signal(object)
    reviewing = Signal()
    left = Signal()

    def __init__(self, project: Project, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, "page")
        self._project, self._background = project, background
        self._errand: Errand | None = None
        self._files = FileList(
            title=self.tr("Drop project files here"),
            hint=self.tr("Files that were handed over, or other copies of this project (.annot)."),
            kinds=self.tr("Projects (*.annot)"),
        )
        self._progress = ProgressPanel()
        self._why = look(wrapped(), "bad")
        self._why.hide()
        self._merge = primary_button(self.tr("Merge"), large=True)
        self._close = plain_button(self.tr("Close"), large=True)
        self._review = link_button(self.tr("Review what came"))
        self._review.hide()
        self._preview = MergePreview()
        self._preview_later = QTimer(self, singleShot=True, interval=PREVIEW_AFTER_MS)
        self._place()
        self._files.changed.connect(self._files_changed)
        self._preview.wanted.connect(self.wanted)
        self._preview_later.timeout.connect(self._look)
        self._merge.clicked.connect(self._bring_in)
        self._close.clicked.connect(self.left)
        self._review.clicked.connect(self.reviewing)

    def _place(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._merge, 1)
        buttons.addWidget(self._close, 1)
        column, shown = two_sides(self)
        column.addWidget(heading(self.tr("Merge files")))
        column.addWidget(
            secondary(
                self.tr(
                    "Brings in what others did, label by label: in any order, as often as you like. A backup is made."
                )
            )
        )
        column.addSpacing(10)
        column.addWidget(self._files)
        column.addSpacing(10)
        column.addLayout(buttons)
        column.addWidget(self._review, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._progress)
        column.addWidget(self._why)
        column.addStretch(1)
        shown.addWidget(self._preview)
        shown.addStretch(1)

    def show_files(self, paths: Sequence[Path]) -> None:
        """Begin with these files; without any, what a merge brought stays to be read."""
        if paths:
            self._files.set_paths(paths)
            self._files_changed()
        self._merge.setEnabled(False)
        self._files.setFocus()

    def put_away(self) -> None:
        """Call off what is under way, and begin nothing any more: the project is about to be closed."""
        self._preview_later.timeout.disconnect(self._look)
        self._stop()

    def _files_changed(self, *_paths: object) -> None:
        self._stop()
        self._refuse("")
        self._merge.setEnabled(False)
        self._review.hide()
        self._preview.clear()
        self._preview_later.start()

    def _look(self) -> None:
        """Merge into a copy, and show what that brings."""
        self._stop()
        if not self._files.paths:
            return
        errand = self._begin(self.tr("Reading…"))

        def show(report: MergeReport) -> None:
            if self._errand is errand:
                self._end()
                self._preview.show_report(report, self._project.schema, done=False)
                self._merge.setEnabled(report.changed)
                # What is unrelated is to be read before one key brings it in.
                if report.changed and not report.unrelated:
                    self._merge.setFocus()

        def fail(error: Exception) -> None:
            if self._errand is errand:
                self._end()
                self._refuse(sentence_of(error))

        look_at = self._project.handing_over.preview_merge
        self._background.run(look_at, self._files.paths, errand.progress, errand.cancelled, done=show, failed=fail)

    def _bring_in(self) -> None:
        errand = self._begin(self.tr("Merging…"))
        self._merge.setEnabled(False)

        def done(report: MergeReport) -> None:
            self._end()
            self._files.set_paths(())
            self._preview.show_report(report, self._project.schema, done=True)
            self._review.setVisible(report.changed)
            self._close.setFocus()
            self.merged.emit(report)

        def fail(error: Exception) -> None:
            self._end()
            self._merge.setEnabled(True)
            self._refuse(sentence_of(error))

        # What is unrelated was said in the preview, above the button.
        merged = self._project.handing_over.merge(self._files.paths, errand.progress, errand.cancelled, unrelated=True)
        self._background.watch(merged, done=done, failed=fail)

    def _begin(self, words: str) -> Errand:
        self._errand = errand = Errand(self)
        self._refuse("")
        self._progress.follow(errand, words)
        return errand

    def _end(self) -> None:
        self._errand = None
        self._progress.finish()

    def _stop(self) -> None:
        if self._errand is not None:
            self._errand.cancel()
            self._end()

    def _refuse(self, sentence: str) -> None:
        self._why.setText(sentence)
        self._why.setAccessibleName(sentence)
        self._why.setVisible(bool(sentence))
