"""Just what *Accept…* would take, before it is taken: of the open thread, or of the whole project."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from annotator.domain.accepting import SureSuggestion, percent
from annotator.domain.annotation import SpanAnnotation, Suggestion
from annotator.domain.document import Document
from annotator.domain.schema import Schema
from annotator.gui.activity.presence import is_labelling
from annotator.gui.annotate import words
from annotator.gui.annotate.stops import Work
from annotator.gui.annotate.threshold_slider import ThresholdSlider
from annotator.gui.background import Background, Errand
from annotator.gui.controls.buttons import PushButton
from annotator.gui.controls.labels import heading, meta
from annotator.gui.controls.picker import Picker
from annotator.gui.language import sentence_of
from annotator.gui.progress_panel import ProgressPanel
from annotator.gui.style_sheet import look
from annotator.gui.suggesting.preview_list import Line, PreviewRows, PreviewTable
from annotator.project import Project
from annotator.project.proposals import AT_MOST

_SIZE = (640, 560)
_REST_MS = 250


class AcceptDialog(QDialog):
    """Shows suggestions with ticks.

    Signals:
        chosen(list): the keys of those that a person wants to take.
    """

    chosen = Signal(list)

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        is_labelling(self)
        self.resize(*_SIZE)
        self.rows = PreviewRows(self)
        self.table = PreviewTable(self.rows, name=self.tr("Suggestions that would be taken"))
        self.about = meta()
        self.give = look(PushButton(), "primary")
        self.give.setDefault(True)
        self.give.clicked.connect(self._give)
        cancel = PushButton(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        self.above = QVBoxLayout()
        self.above.setSpacing(8)
        buttons = QHBoxLayout()
        buttons.addWidget(self.about, 1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.give)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        column.addWidget(heading(title, 19))
        column.addLayout(self.above)
        column.addWidget(self.table, 1)
        column.addLayout(buttons)
        self.rows.ticked.connect(self._count)
        self._count()

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these suggestions."""
        self.rows.show_lines(lines)
        if lines:
            self.table.setCurrentIndex(self.rows.index(0, 0))

    def _count(self) -> None:
        count = len(self.rows.chosen)
        self.give.setText(self.tr("Accept {count}").format(count=words.number(count)))
        self.give.setEnabled(count > 0)
        left_out = self.rows.rowCount() - count
        said = self.tr("Space leaves one out; one Undo takes all back.")
        if left_out:
            said = self.tr("{count} left out, which stay as they are.").format(count=words.number(left_out))
        self.about.setText(said)

    def _give(self) -> None:
        self.chosen.emit(self.rows.chosen)
        self.accept()


class ThreadAcceptDialog(AcceptDialog):
    """Shows suggestions of the open thread; their keys are those of ``Suggestion.id``."""

    def __init__(self, work: Work, above: Sequence[tuple[str, Suggestion]], parent: QWidget) -> None:
        count = len(above)
        title = self.tr("Accept 1 suggestion") if count == 1 else self.tr("Accept %Ln suggestions", "", count)
        super().__init__(title, parent)
        self.show_lines([_line(each, work.thread.document(document), work) for document, each in above])
        self.table.setFocus()


class ProjectAcceptDialog(AcceptDialog):
    """Looks for the suggestions of the whole project that are sure enough; their keys are (document number, id)."""

    def __init__(self, project: Project, background: Background, *, least: int, parent: QWidget) -> None:
        super().__init__(self.tr("Accept sure suggestions in the whole project"), parent)
        self._project = project
        self._background = background
        self._errand: Errand | None = None
        self._panel = ProgressPanel()
        self.slider = ThresholdSlider(name=self.tr("How sure, in percent"))
        self.slider.setValue(least)
        self._least = meta()
        schema = project.schema
        layers = [(layer.name, layer.title) for layer in schema.layers if not layer.retired]
        self.layer = Picker([("", self.tr("All layers")), *layers], name=self.tr("Layer"))
        self.found = meta()
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.layer)
        row.addWidget(self.slider, 1)
        row.addWidget(self._least)
        self._least.setWordWrap(False)
        self.above.addLayout(row)
        self.above.addWidget(self.found)
        self.above.addWidget(self._panel)
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self.look)
        self.slider.valueChanged.connect(self._say_least)
        self.slider.valueChanged.connect(self._rest.start)
        self.layer.picked.connect(self.look)
        self.finished.connect(self._leave)
        self._say_least()
        self.look()

    def look(self) -> None:
        """Look for the suggestions again, with what is asked for by now."""
        self._rest.stop()
        self._leave()
        self._errand = errand = Errand(self)
        self._panel.follow(errand, self.tr("Looking…"))
        self.give.setEnabled(False)
        project, annotator = self._project, self._project.annotator
        least, layer = self.slider.value() / 100, str(self.layer.value or "") or None

        def read() -> tuple[SureSuggestion, ...]:
            return project.proposals.sure(
                least, annotator=annotator, layer=layer, progress=errand.progress, cancelled=errand.cancelled
            )

        def show(found: tuple[SureSuggestion, ...]) -> None:
            if self._errand is errand:
                self._panel.finish()
                self._errand = None
                self._show(found)

        def fail(error: Exception) -> None:
            if self._errand is errand:
                self._panel.finish()
                self._errand = None
                self.found.setText(sentence_of(error))

        self._background.run(read, done=show, failed=fail)

    def _show(self, found: Sequence[SureSuggestion]) -> None:
        schema = self._project.schema
        self.show_lines([_line_of(each, schema) for each in found])
        threads = len({each.thread for each in found})
        if not found:
            said = self.tr("Nothing that waits is as sure as that.")
        elif len(found) == AT_MOST:
            said = self.tr("These are the surest {count}; take them, then look again.")
        else:
            said = self.tr("{suggestions} in {threads}. Submitted texts are left alone.")
        in_threads = self.tr("1 thread") if threads == 1 else self.tr("%Ln threads", "", threads)
        counted = words.suggestions(len(found))
        self.found.setText(said.format(count=words.number(len(found)), suggestions=counted, threads=in_threads))

    def _say_least(self) -> None:
        percent = self.slider.value()
        self._least.setText(self.tr("{percent} % and more").format(percent=percent) if percent else self.tr("all"))

    def _leave(self) -> None:
        if self._errand is not None:
            self._errand.cancel()
            self._errand = None
        self._panel.finish()


def _line(suggestion: Suggestion, document: Document, work: Work) -> Line:
    what = words.annotation(suggestion.annotation, work.schema, document)
    return Line(
        suggestion.id, _whole(what, suggestion, work.schema), _sure(suggestion), words.which(document, work.thread)
    )


def _line_of(found: SureSuggestion, schema: Schema) -> Line:
    what = words.annotation(found.suggestion.annotation, schema, None)
    if found.text:
        what = f"{what} {words.quote(found.text)}"
    key: Hashable = (found.document, found.suggestion.id)
    where = words.plain(found.title, 60)
    return Line(key, _whole(what, found.suggestion, schema), _sure(found.suggestion), where)


def _whole(what: str, suggestion: Suggestion, schema: Schema) -> str:
    """Return what is suggested with the attributes that come with it."""
    proposed = suggestion.annotation
    if not isinstance(proposed, SpanAnnotation) or not proposed.attributes:
        return what
    layer = schema.layer(proposed.layer)
    given = [layer.attribute(name).label(label).title for name, label in proposed.attributes]
    return " · ".join((what, *given))


def _sure(suggestion: Suggestion) -> str:
    return "" if suggestion.confidence is None else f"{percent(suggestion.confidence)} %"
