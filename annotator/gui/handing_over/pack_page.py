"""The page that makes a file for an annotator: choices on the left, what is in it and what is not on the right."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from annotator.domain.packing import Packed, PackRequest
from annotator.gui.background import Errand
from annotator.gui.controls.buttons import link_button, plain_button, primary_button
from annotator.gui.controls.frames import card
from annotator.gui.controls.labels import heading, meta, secondary, section, strong, wrapped
from annotator.gui.controls.two_sides import two_sides
from annotator.gui.desk import Desk
from annotator.gui.exporting.page import show_folder
from annotator.gui.handing_over import words
from annotator.gui.handing_over.pack_form import PackForm
from annotator.gui.language import sentence_of
from annotator.gui.progress_panel import ProgressPanel
from annotator.gui.style_sheet import look

PREVIEW_AFTER_MS = 120


class PackPage(QFrame):
    """Choices, what the file would hold, and one filled button that writes it.

    Signals:
        left(): the person goes back to annotating.
    """

    left = Signal()

    def __init__(
        self, desk: Desk, *, open_folder: Callable[[Path], None] = show_folder, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        look(self, "page")
        self._desk, self._open_folder = desk, open_folder
        self._project, self._background = desk.project, desk.background
        self._newest = 0
        self._made: Path | None = None
        self._form = PackForm(self._project.path)
        self._write = primary_button(self.tr("Make the file"), large=True)
        self._close = plain_button(self.tr("Close"), large=True)
        self._progress = ProgressPanel()
        self._why = look(wrapped(), "bad")
        self._why.hide()
        self._counts = strong()
        self._counts.setWordWrap(True)
        self._inside, self._outside = meta(), meta()
        self._done = wrapped()
        self._show_in_folder = link_button(self.tr("Show in folder"))
        self._preview_later = QTimer(self, singleShot=True, interval=PREVIEW_AFTER_MS)
        self._place()
        self._form.changed.connect(self._changed)
        self._preview_later.timeout.connect(self._look)
        self._write.clicked.connect(self._pack)
        self._close.clicked.connect(self.left)
        self._show_in_folder.clicked.connect(self._show)

    def _place(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._write, 1)
        buttons.addWidget(self._close, 1)
        self._made_card, made = card(margin=14, gap=4)
        made.addWidget(self._done)
        made.addWidget(meta(self.tr("Mail it or put it on a stick. What comes back is merged by “Merge files”.")))
        made.addWidget(self._show_in_folder)
        self._made_card.hide()
        column, shown = two_sides(self)
        column.addWidget(heading(self.tr("Hand over")))
        column.addWidget(
            secondary(self.tr("Makes a file with which somebody labels elsewhere, without a server or a network."))
        )
        column.addSpacing(10)
        column.addWidget(self._form)
        column.addSpacing(12)
        column.addLayout(buttons)
        column.addWidget(self._why)
        column.addWidget(self._progress)
        column.addSpacing(8)
        column.addWidget(self._made_card)
        column.addStretch(1)
        inside, rows = card(margin=14, gap=8)
        rows.addWidget(self._counts)
        rows.addWidget(self._inside)
        outside, more = card(margin=14, gap=8)
        more.addWidget(self._outside)
        shown.addWidget(section(self.tr("In the file")))
        shown.addWidget(inside)
        shown.addSpacing(12)
        shown.addWidget(section(self.tr("Not in it")))
        shown.addWidget(outside)
        shown.addStretch(1)

    def begin(self) -> None:
        """Show the project as it is now."""
        self._form.show_names(self._project.annotators(), open_thread=self._desk.session is not None)
        self._changed()
        self._form.setFocus()

    def put_away(self) -> None:
        """Begin nothing any more: the project is about to be closed."""
        self._preview_later.timeout.disconnect(self._look)
        self._preview_later.stop()

    def _changed(self) -> None:
        self._made_card.hide()
        self._refuse("")
        self._write.setEnabled(False)
        self._preview_later.start()

    def _request(self) -> PackRequest:
        """Return what the form asks for; reads the project."""
        threads: tuple[str, ...] | None = None
        session = self._desk.session
        if self._form.threads == "open" and session is not None:
            threads = (session.thread.id,)
        elif self._form.threads == "all":
            threads = self._project.handing_over.thread_ids()
        return PackRequest(annotator=self._form.annotator, threads=threads, with_labels=self._form.with_labels)

    def _look(self) -> None:
        if self._form.annotator == "":
            self._counts.setText(self.tr("Say for whom it is."))
            return
        request = self._request()
        self._newest += 1
        newest = self._newest

        def show(packed: Packed) -> None:
            if newest == self._newest:
                self._show_packed(packed, request)

        def fail(error: Exception) -> None:
            if newest == self._newest:
                self._refuse(sentence_of(error))

        self._background.run(self._project.handing_over.preview_pack, request, done=show, failed=fail)

    def _show_packed(self, packed: Packed, request: PackRequest) -> None:
        self._write.setEnabled(packed.threads > 0 and self._form.target is not None)
        self._form.show_packed(packed)
        counts = [words.threads(packed.threads), words.documents(packed.documents), words.labels(packed.labels)]
        if packed.corrections:
            counts.append(words.verdicts(packed.corrections))
        self._counts.setText(" · ".join(counts))
        self._inside.setText(self.tr("Texts, schema, guidelines, terms and suggestions of these threads."))
        if request.with_labels:
            self._outside.setText(self.tr("Other threads, with everything about them."))
        elif request.annotator is None:
            self._outside.setText(self.tr("Everybody’s labels, notes, history and time. Nobody can get them back."))
        else:
            outside = self.tr(
                "What others labelled, noted and did, and their time. Nobody can get it back from the file."
            )
            self._outside.setText(outside)

    def _pack(self) -> None:
        target, request, errand = self._form.target, self._request(), Errand(self)
        if target is None:
            return
        self._refuse("")
        self._write.setEnabled(False)
        self._progress.follow(errand, self.tr("Writing…"))

        def done(packed: Packed) -> None:
            self._progress.finish()
            self._made = target
            made = self.tr("{file} is there: {threads}, {labels}.")
            threads, labels = words.threads(packed.threads), words.labels(packed.labels)
            self._done.setText(made.format(file=target, threads=threads, labels=labels))
            self._made_card.show()
            self._show_in_folder.setFocus()

        def fail(error: Exception) -> None:
            self._progress.finish()
            self._write.setEnabled(True)
            self._refuse(sentence_of(error))

        self._background.run(self._project.handing_over.pack, target, request, done=done, failed=fail)

    def _show(self) -> None:
        if self._made is not None:
            self._open_folder(self._made.parent)

    def _refuse(self, sentence: str) -> None:
        self._why.setText(sentence)
        self._why.setAccessibleName(sentence)
        self._why.setVisible(bool(sentence))
