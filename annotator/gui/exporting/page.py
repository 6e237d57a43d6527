"""The page where a training set goes out: choices on the left, how it will read on the right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QHideEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from annotator.datasets import left_out
from annotator.datasets.export_report import ExportPreview, ExportReport, ExportRequest, Whose
from annotator.domain.errors import ExportError
from annotator.domain.sentence import Sentence
from annotator.formats.loss import Part, in_words
from annotator.gui.background import Background, Errand
from annotator.gui.controls.buttons import link_button, primary_button
from annotator.gui.controls.frames import card
from annotator.gui.controls.labels import heading, meta, secondary, strong, wrapped
from annotator.gui.controls.two_sides import bring_into_sight, two_sides
from annotator.gui.exporting.following import Following
from annotator.gui.exporting.options import ExportOptionsForm
from annotator.gui.exporting.preview import ExportPreviewView
from annotator.gui.finding.looking import Looking
from annotator.gui.language import said, sentence_of
from annotator.gui.progress_panel import ProgressPanel
from annotator.gui.style_sheet import look
from annotator.project import Project

PREVIEW_AFTER_MS = 120
_TOLD = 8
"""Lines of what stays out that are shown; the manifest has all of them."""
_LABELS = (Part.SPAN, Part.CHOICE, Part.STANCE)


class _Kept(NamedTuple):
    """What the page begins with: who labelled, whose labels go out by default, which recipes there are."""

    annotators: tuple[str, ...]
    default: Whose | None
    recipes: tuple[str, ...]


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
        self._folder: Path | None = None
        self._asked: ExportRequest | None = None
        self._shown: ExportRequest | None = None
        self._compared = False
        self._form = ExportOptionsForm(project.schema, project.default_export_folder())
        self._recipes = Following(project, background, self._form, self)
        self._counting = ProgressPanel()
        self._preview = ExportPreviewView(project.schema, self._counting)
        self._looking = Looking(background, self._counting, self)
        self._progress = ProgressPanel()
        self._write = primary_button(self.tr("Write"), large=True)
        self._losses = meta()
        self._left_out = meta()
        self._why = look(wrapped(), "bad")
        self._empty = look(wrapped(), "warn")
        self._unfinished = look(wrapped(), "warn")
        self._done = wrapped()
        self._show_folder = link_button(self.tr("Show in folder"))
        self._preview_later = QTimer(self, singleShot=True, interval=PREVIEW_AFTER_MS)
        self.setFocusProxy(self._write)
        self._place()
        self._form.changed.connect(self._changed)
        self._recipes.refused.connect(self._refuse)
        self._looking.failed.connect(self._refuse)
        self._preview_later.timeout.connect(self._look)
        self._write.clicked.connect(self._export)
        self._show_folder.clicked.connect(self._show)

    def _place(self) -> None:
        self._stays_out, outside = card(margin=14, gap=4)
        outside.addWidget(strong(self.tr("What your choices leave out")))
        outside.addWidget(self._left_out)
        self._stays_out.hide()
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
        column, shown = two_sides(self)
        column.addWidget(heading(self.tr("Export a training set")))
        column.addWidget(secondary(self.tr("The defaults are right for most trainings.")))
        column.addSpacing(10)
        rows = QVBoxLayout()
        rows.setSpacing(0)
        rows.addWidget(self._recipes.row)
        rows.addWidget(self._form)
        column.addLayout(rows)
        column.addSpacing(12)
        column.addWidget(self._stays_out)
        column.addWidget(cannot)
        column.addWidget(self._unfinished)
        column.addSpacing(12)
        column.addLayout(buttons)
        column.addWidget(self._why)
        column.addWidget(self._progress)
        column.addWidget(self._written)
        column.addStretch(1)
        shown.addWidget(self._preview)
        shown.addStretch(1)

    def refresh(self) -> None:
        """Show the project as it is now."""

        def read() -> _Kept:
            project = self._project
            return _Kept(project.annotators(), project.default_whose(), project.recipes.names())

        def show(read: _Kept) -> None:
            self._recipes.row.show_names(read.recipes)
            self._form.show_annotators(read.annotators, read.default)
            self._changed()

        self._background.run(read, done=show)

    def put_away(self) -> None:
        """Begin nothing any more: the project is about to be closed."""
        self._preview_later.timeout.disconnect(self._look)
        self._looking.stop()

    def hideEvent(self, event: QHideEvent) -> None:
        """Count no further for nobody."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._looking.stop()

    def _changed(self) -> None:
        self._refuse(self._form.trouble)
        self._write.setEnabled(not self._form.trouble)
        self._written.hide()
        self._recipes.refresh()
        if self._form.request != self._asked:
            self._looking.stop()
        self._preview_later.start()

    # --- the preview ---

    def _look(self) -> None:
        """Count what would be written; what takes long, the first look for near-duplicates, after all else is shown."""
        request = self._asked = self._form.request
        if request is None:
            return
        whole = replace(request, split=None)
        if request.split is None or self._compared or (self._shown is not None and _same_labels(self._shown, whole)):
            self._count(request, again=None)
        else:
            self._count(whole, again=request)

    def _count(self, request: ExportRequest, *, again: ExportRequest | None) -> None:
        """Show what would be written of a request, and then of another, unless the person wants something else."""
        words = self.tr("Counting…")
        if request.split is not None and not self._compared:
            words = self.tr("Looking for articles that say nearly the same…")

        def read(errand: Errand) -> ExportPreview | None:
            try:
                return self._project.preview_export(request, cancelled=errand.cancelled)
            except ExportError:
                if errand.cancelled():
                    return None
                raise

        def show(preview: ExportPreview | None, called_off: bool) -> None:
            if self._form.request != self._asked:
                return  # something else is wanted by now
            if preview is None or called_off:
                if self.isVisible():
                    self._unfinished.setText(
                        self.tr("Counting was stopped; the numbers are not those of these choices.")
                    )
                    self._unfinished.show()
                return
            self._shown = request
            self._compared |= request.split is not None
            self._show_preview(preview)
            if again is not None:
                self._count(again, again=None)

        self._looking.look(words, read, show)

    def _show_preview(self, preview: ExportPreview) -> None:
        self._preview.show_preview(preview)
        self._form.show_counts(_held(preview))
        number = preview.documents
        self._write.setText(self.tr("Write 1 document") if number == 1 else self.tr("Write %Ln documents", "", number))
        self._write.setEnabled(number > 0)
        self._say_empty(preview)
        self._losses.setText(self._lost(preview))
        self._left_out.setText(self._told(left_out.in_words(preview.left_out)))
        self._stays_out.setVisible(bool(preview.left_out))
        self._unfinished.setText("\n".join(map(said, preview.notes)))
        self._unfinished.setVisible(bool(preview.notes))

    def _lost(self, preview: ExportPreview) -> str:
        """Return what the format cannot hold, a line for each kind of loss."""
        lost = in_words(preview.losses)
        lines = [self._told(lost)] if lost else []
        if preview.losses_of is not None:
            count = self.locale().toString(preview.losses_of)
            lines.append(self.tr("Counted for the first {count} threads.").format(count=count))
        return "\n".join(lines) or self.tr("Nothing: the format holds every label.")

    def _told(self, sentences: Sequence[Sentence]) -> str:
        """Return the first sentences, a line for each, and how many more there are."""
        lines = [said(sentence) for sentence in sentences[:_TOLD]]
        more = len(sentences) - _TOLD
        if more > 0:
            lines.append(self.tr("and 1 line more") if more == 1 else self.tr("and %Ln lines more", "", more))
        return "\n".join(lines)

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
        # Else the keyboard would go elsewhere, and the page would scroll there.
        self._write.clearFocus()
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
            bring_into_sight(self._why)
            return
        self._folder = report.files[0].parent
        names = ", ".join(file.name for file in report.files)
        documents = self.tr("1 document") if report.documents == 1 else self.tr("%Ln documents", "", report.documents)
        written = self.tr("Written: {documents} to {names} in {folder}").format(
            documents=documents, names=names, folder=self._folder
        )
        self._done.setText("\n".join((written, *map(said, report.notes))))
        self._written.show()
        bring_into_sight(self._written)

    def _failed(self, error: Exception) -> None:
        self._progress.finish()
        self._write.setEnabled(True)
        self._write.setFocus()
        self._refuse(sentence_of(error))
        bring_into_sight(self._why)

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


def _same_labels(one: ExportRequest, other: ExportRequest) -> bool:
    """Return whether what stands in the lines of two requests is the same, wherever they go."""
    return replace(one, out=other.out, seed=other.seed, group_by=other.group_by, stratified=other.stratified) == other


def _held(preview: ExportPreview) -> Mapping[tuple[str, str], int]:
    """Return how many labels the project holds of whose go out, by layer and label, written or left out."""
    held: Counter[tuple[str, str]] = Counter()
    for split in preview.splits:
        held.update(split.labels)
    for each in preview.left_out:
        if each.part in _LABELS:
            held[each.layer, each.label] += each.count
    return held
