"""What an import would bring, and what it brought: refused, left out, recognised."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from annotator.datasets.import_report import ImportReport, LeftOutText, Remark
from annotator.gui.controls.frames import card, hairline
from annotator.gui.controls.labels import Elided, meta, section, strong, wrapped
from annotator.gui.importing.field_words import in_words_of_fields
from annotator.gui.importing.file_table import SHOWN, FileTable, count_rows, place_in
from annotator.gui.importing.left_out_list import LeftOutList
from annotator.gui.language import said
from annotator.gui.style_sheet import look

_GIVEN = 6
"""Names of whose labels they are."""


class ImportPreview(QWidget):
    """Cards: what is refused and left out first, which a person may have to do something about, then the files.

    Signals:
        put_back(tuple[LeftOutText, ...], bool): the tick beside a text was set or taken away.
    """

    put_back = Signal(object, bool)

    def __init__(self, annotator: Callable[[], str] = str, parent: QWidget | None = None) -> None:
        """Make it; ``annotator`` says who looks at it, "" for nobody known."""
        super().__init__(parent)
        self._annotator = annotator
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)

    def clear(self) -> None:
        """Show nothing."""
        while (held := self._column.takeAt(0)) is not None:
            widget = held.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def show_report(self, report: ImportReport, kept: Sequence[LeftOutText], *, whole: bool = True) -> None:
        """Show what was found; ``kept`` are left-out texts that a person has put back.

        Not ``whole``: these are the first of more files than anybody waits for.
        """
        self.clear()
        if report.refused:
            intro = self.tr("These stay out; all else goes in.")
            self._add(self.tr("Refused"), self._remarks(intro, report.refused, tone="bad"))
        if report.left_out or kept:
            intro = self.tr("Neither article nor comment, it seems. Tick what shall go in after all.")
            self._add(self.tr("Left out as boilerplate"), self._left_out(intro, (*report.left_out, *kept), kept))
        title = self.tr("Recognised") if whole else self.tr("Recognised in the first files")
        self._add(title, self._recognised(report, self.summary(report), before=True))
        if report.notes:
            intro = self.tr("What is read otherwise than it stands in the files, or has no place here.")
            self._add(self.tr("Worth a look"), self._remarks(intro, report.notes, tone="meta"))

    def show_done(self, report: ImportReport) -> None:
        """Show what an import brought."""
        self.clear()
        if report.refused:
            intro = self.tr("These stayed out; all else went in.")
            self._add(self.tr("Refused"), self._remarks(intro, report.refused, tone="bad"))
        if report.left_out:
            intro = self.tr("Taken for neither article nor comment. “Earlier imports” below can still add them.")
            self._add(self.tr("Left out as boilerplate"), self._left_out(intro, report.left_out, None))
        self._add(self.tr("Imported"), self._recognised(report, self.outcome(report)))
        if report.notes:
            intro = self.tr("What was read otherwise than it stands in the files, or had no place here.")
            self._add(self.tr("Worth a look"), self._remarks(intro, report.notes, tone="meta"))

    def _add(self, title: str, frame: QFrame) -> None:
        if self._column.count():
            self._column.addSpacing(12)
        self._column.addWidget(section(title))
        self._column.addWidget(frame)

    def _recognised(self, report: ImportReport, headline: str, *, before: bool = False) -> QFrame:
        frame, column = card(margin=14, gap=10)
        column.addWidget(strong(headline))
        if report.unchanged:
            column.addWidget(
                meta(
                    self.tr("1 document is there already and stays as it is.")
                    if report.unchanged == 1
                    else self.tr("%Ln documents are there already and stay as they are.", "", report.unchanged)
                )
            )
        if report.given and not report.cancelled:
            column.addWidget(meta(self.by_whom(report, before=before)))
        column.addWidget(FileTable(report))
        self._add_more(column, count_rows(report))
        return frame

    def outcome(self, report: ImportReport) -> str:
        """Return what went in, in one line."""
        if report.cancelled:
            return self.tr("It was stopped; nothing went in")
        if report.added == 0:
            return self.tr("Nothing new went in")
        if report.added == 1:
            return self.tr("1 document went in")
        return self.tr("%Ln documents went in", "", report.added)

    def summary(self, report: ImportReport) -> str:
        """Return what was recognised, in one line."""
        labels = sum(count for _name, count in report.given)
        return " · ".join(
            (
                self.tr("1 article") if report.articles == 1 else self.tr("%Ln articles", "", report.articles),
                self.tr("1 comment") if report.comments == 1 else self.tr("%Ln comments", "", report.comments),
                self.tr("1 author") if report.authors == 1 else self.tr("%Ln authors", "", report.authors),
                self.tr("1 file") if len(report.files) == 1 else self.tr("%Ln files", "", len(report.files)),
                *((self.tr("1 label") if labels == 1 else self.tr("%Ln labels", "", labels),) if labels else ()),
            )
        )

    def by_whom(self, report: ImportReport, *, before: bool) -> str:
        """Return who gave the labels, and where they are seen if none of them is the person's who looks."""
        number = self.locale().toString
        shown = [
            self.tr("{count} by {name}").format(count=number(count), name=name) for name, count in report.given[:_GIVEN]
        ]
        more = len(report.given) - _GIVEN
        if more > 0:
            shown.append(self.tr("%Ln more", "", more))
        by = self.tr("Labels: {counted}.").format(counted=", ".join(shown))
        me = self._annotator()
        if not report.annotators or not me or me in report.annotators:
            return by
        others = self.tr(
            "You annotate as {name}, and none of them are yours: they are seen in Review, and go out with an export."
        ).format(name=me)
        if before:
            own = self.tr("To take them as your own, choose “One annotator’s” at the left.")
            return f"{by} {others} {own}"
        return f"{by} {others}"

    def _left_out(self, intro: str, texts: Sequence[LeftOutText], kept: Sequence[LeftOutText] | None) -> QFrame:
        """Return the card; ``kept`` is None where it is too late to put anything back."""
        frame, column = card(margin=14, gap=10)
        column.addWidget(meta(intro))
        rows = LeftOutList(texts, frozenset(kept or ()), ticks=kept is not None)
        rows.put_back.connect(self.put_back)
        column.addWidget(rows)
        return frame

    def _remarks(self, intro: str, remarks: Sequence[Remark], *, tone: str) -> QFrame:
        frame, column = card(margin=14, gap=10)
        column.addWidget(meta(intro))
        for remark in sorted(remarks, key=lambda remark: (str(remark.file or ""), remark.line or 0))[:SHOWN]:
            column.addWidget(hairline())
            if remark.file is not None:
                place = Elided(place_in(remark.file, remark.line), mode=Qt.TextElideMode.ElideMiddle)
                column.addWidget(look(place, tone))
            column.addWidget(wrapped(in_words_of_fields(said(remark.reason))))
        self._add_more(column, len(remarks))
        return frame

    def _add_more(self, column: QVBoxLayout, number: int) -> None:
        if number > SHOWN:
            column.addWidget(meta(self.tr("and %Ln more", "", number - SHOWN)))
