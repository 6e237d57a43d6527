"""Just what *Accept by majority* would decide, before it does: in the open thread, or in all that are asked for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from annotator.domain.annotation import SpanAnnotation
from annotator.domain.review_query import ReviewQuery
from annotator.gui.annotate import words as common
from annotator.gui.background import Background, Errand
from annotator.gui.controls.buttons import PushButton
from annotator.gui.controls.labels import heading, meta, secondary
from annotator.gui.controls.segmented_control import Option, SegmentedControl
from annotator.gui.language import sentence_of
from annotator.gui.progress_panel import ProgressPanel
from annotator.gui.review.words import number_of_differences
from annotator.gui.style_sheet import look
from annotator.gui.suggesting.preview_list import Line, PreviewRows, PreviewTable
from annotator.project import Project
from annotator.project.review_session import ReviewSession
from annotator.project.reviewing import AT_MOST, ByMajority

_SIZE = (640, 560)


class MajorityDialog(QDialog):
    """Shows open differences that have a majority, with ticks.

    Signals:
        chosen(tuple[ByMajority, ...]): those that are to be settled.
    """

    chosen = Signal(object)

    def __init__(
        self,
        project: Project,
        background: Background,
        *,
        session: ReviewSession | None,
        query: ReviewQuery,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        title = self.tr("Accept what most say")
        self.setWindowTitle(title)
        self.resize(*_SIZE)
        self._project, self._background = project, background
        self._session, self._query = session, query
        self._found: tuple[ByMajority, ...] = ()
        self._errand: Errand | None = None
        self.rows = PreviewRows(self)
        self.table = PreviewTable(self.rows, name=self.tr("Differences that would be settled"))
        self.nothing = secondary(self.tr("No open difference has a majority."))
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._middle = QStackedWidget()
        self._middle.addWidget(self.table)
        self._middle.addWidget(self.nothing)
        self.where = SegmentedControl(
            (Option("thread", self.tr("This thread")), Option("query", self.tr("All threads in the list"))),
            name=self.tr("Where"),
            chosen="query" if session is None else "thread",
        )
        self.where.chosen.connect(self._look)
        self.about = meta()
        self._panel = ProgressPanel()
        self.give = look(PushButton(), "primary")
        self.give.clicked.connect(self._give)
        cancel = PushButton(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addWidget(self.about, 1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.give)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        column.addWidget(heading(title, 19))
        column.addWidget(self.where)
        column.addWidget(self._panel)
        column.addWidget(self._middle, 1)
        column.addLayout(buttons)
        self.rows.ticked.connect(self._count)
        self.finished.connect(lambda _: self._leave())
        self._look(self.where.value)
        self.table.setFocus()

    def _look(self, where: object) -> None:
        """Show the differences of the open thread, or look for those of all."""
        self._leave()
        self.where.set_chosen(where if isinstance(where, str) else "thread")
        if where == "thread" and self._session is not None:
            thread = self._session.thread
            title = thread.article.title or thread.id
            self._show(tuple(ByMajority(thread.id, title, each) for each in self._session.with_majority()))
            return
        self._errand = errand = Errand(self)
        self._show(())
        self._panel.follow(errand, self.tr("Looking…"))
        reviewing, query = self._project.reviewing, self._query

        def read() -> tuple[ByMajority, ...]:
            return reviewing.by_majority(query, progress=errand.progress, cancelled=errand.cancelled)

        def show(found: tuple[ByMajority, ...]) -> None:
            if self._errand is errand:
                self._leave()
                self._show(found)

        def fail(error: Exception) -> None:
            if self._errand is errand:
                self._leave()
                self.nothing.setText(sentence_of(error))
                self._middle.setCurrentWidget(self.nothing)

        self._background.run(read, done=show, failed=fail)

    def _show(self, found: Sequence[ByMajority]) -> None:
        self._found = tuple(found)
        self.rows.show_lines([self._line(number, each) for number, each in enumerate(found)])
        if found:
            self.table.setCurrentIndex(self.rows.index(0, 0))

    def _line(self, number: int, found: ByMajority) -> Line:
        point, schema = found.point, self._project.schema
        majority = point.majority
        annotations = () if majority is None else majority.annotations
        document = None
        if self._session is not None and found.thread == self._session.thread.id:
            document = self._session.thread.document(point.document)
        if annotations:
            what = " + ".join(common.annotation(each, schema, document) for each in annotations)
        else:
            layer = schema.layer(point.layer)
            spans = [each for each in point.annotations if isinstance(each, SpanAnnotation)]
            quoted = common.quote(document.text[spans[0].start : spans[0].end]) if document and spans else layer.title
            what = self.tr("Nothing: {what}").format(what=quoted)
        count = 0 if majority is None else len(majority.annotators)
        of = self.tr("{count} of {all}").format(count=count, all=len(point.sides))
        return Line(number, what, of, common.plain(found.title, 60))

    def _count(self) -> None:
        count = len(self.rows.chosen)
        self.give.setText(self.tr("Settle {differences}").format(differences=number_of_differences(count)))
        self.give.setEnabled(count > 0)
        self.give.setVisible(bool(self._found))
        searching = self._errand is not None
        self._middle.setCurrentWidget(self.table if self._found or searching else self.nothing)
        if not self._found:
            self.about.clear()
        elif len(self._found) == AT_MOST:
            self.about.setText(
                self.tr("These are the first {count}; settle them, then look again.").format(count=AT_MOST)
            )
        else:
            self.about.setText(self.tr("Space leaves one out; one Undo takes all back."))

    def _give(self) -> None:
        kept = {key for key in self.rows.chosen if isinstance(key, int)}
        self.accept()
        self.chosen.emit(tuple(each for number, each in enumerate(self._found) if number in kept))

    def _leave(self) -> None:
        if self._errand is not None:
            self._errand.cancel()
            self._errand = None
        self._panel.finish()
