"""The page «My corrections»: a list with filters, the current one at length, and how much was right over time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import cast

from PySide6.QtCore import QDateTime, QPoint, QRect, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from annotator.domain.correction import (
    Answer,
    Answered,
    Correction,
    CorrectionQuery,
    Corrections,
    Standing,
    Tally,
    by_label,
    by_week,
)
from annotator.domain.verdict import Response, ResponseKind
from annotator.gui.annotate import correction_words
from annotator.gui.annotate.key_button import KeyButton
from annotator.gui.annotate.words import number
from annotator.gui.background import Errand
from annotator.gui.controls.chip import Chip
from annotator.gui.controls.flow_layout import FlowLayout
from annotator.gui.controls.frames import card, hairline, scrolled
from annotator.gui.controls.labels import heading, meta, secondary, section, strong
from annotator.gui.controls.picker import Picker
from annotator.gui.corrections import words
from annotator.gui.corrections.card import CorrectionCard
from annotator.gui.corrections.contesting import ContestSheet
from annotator.gui.corrections.list_view import CorrectionList
from annotator.gui.corrections.rows import CorrectionRows
from annotator.gui.corrections.trends import LabelShares, WeekShares
from annotator.gui.dates import day
from annotator.gui.desk import Desk
from annotator.gui.finding.looking import Looking
from annotator.gui.finding.panes import notice
from annotator.gui.key_map import keys_in_force
from annotator.gui.keys import sequences
from annotator.gui.progress_panel import ProgressPanel
from annotator.gui.style_sheet import look

_SIDE = 344
_TEXT = 48
"""Where the words of a row begin, in pixels."""
_REST_MS = 250
_STANDINGS: tuple[Standing | None, ...] = ("open", "contested", "acknowledged", None)
_ENTER = (QKeySequence("Return"), QKeySequence("Enter"))


class CorrectionsPage(QFrame):
    """Reads in the background whenever it is shown and something may have changed.

    Keys are those that mean the like in the thread: what accepts there acknowledges here, what writes a note contests,
    what accepts all that is sure acknowledges all that is shown. Return goes to the place, as in every list of places.

    Signals:
        left(): the person goes back to the thread.
        wanted(Hit): the person wants to go to that place.
        counted(int): so many corrections are open.
    """

    left = Signal()
    wanted = Signal(object)
    counted = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, "page")
        self._desk = desk
        self._corrections = Corrections(annotator="")
        self._stale = True
        self.rows = CorrectionRows(lambda: desk.project.schema, self)
        self.list = CorrectionList(self.rows)
        self.chips = tuple(Chip("") for _ in _STANDINGS)
        self.label = Picker(name=self.tr("Label"))
        self.reason = Picker(name=self.tr("Reason"))
        self.week = Picker(name=self.tr("Week"))
        self.summary = meta()
        self.all = KeyButton(self.tr("Acknowledge all shown"), action="accept_above", bare=True)
        self.card = CorrectionCard()
        self.contest = ContestSheet(self)
        self.share = strong()
        self.weeks = WeekShares()
        self.labels = LabelShares()
        self._nothing = secondary()
        self._progress = ProgressPanel()
        self._looking = Looking(desk.background, self._progress, self)
        self._rested = QTimer(self, singleShot=True, interval=_REST_MS)
        self._group = QButtonGroup(self)
        self._shortcuts: list[QShortcut] = []
        self._lay_out()
        self._connect()
        self._bind_keys()
        keys_in_force().changed.connect(self._bind_keys)

    def _lay_out(self) -> None:
        for place, chip in enumerate(self.chips):
            self._group.addButton(chip, place)
        self.chips[0].setChecked(True)
        title = QHBoxLayout()
        title.addWidget(heading(self.tr("My corrections"), 22), 1)
        title.addWidget(self.all)
        chips = QWidget()
        side_by_side = QHBoxLayout(chips)
        side_by_side.setContentsMargins(0, 3, 0, 3)
        side_by_side.setSpacing(8)
        for chip in self.chips:
            side_by_side.addWidget(chip)
        filters = QWidget()
        row_of_filters = FlowLayout(filters, gap=8)
        for widget in (chips, self.label, self.reason, self.week):
            row_of_filters.addWidget(widget)
        policy = filters.sizePolicy()
        policy.setHeightForWidth(True)
        policy.setVerticalPolicy(QSizePolicy.Policy.Minimum)
        filters.setSizePolicy(policy)
        head = QVBoxLayout()
        head.setContentsMargins(24, 18, 20, 12)
        head.setSpacing(10)
        head.addLayout(title)
        head.addWidget(filters)
        head.addWidget(self.summary)
        head.addWidget(self._progress)
        self._stack = QStackedWidget()
        self._stack.addWidget(notice(self._nothing))
        self._stack.addWidget(self.list)
        middle = QVBoxLayout()
        middle.setSpacing(0)
        middle.addLayout(head)
        middle.addWidget(hairline())
        middle.addWidget(self._stack, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(middle, 1)
        row.addWidget(hairline(upright=True))
        row.addWidget(self._side())

    def _side(self) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 18, 16, 16)
        column.setSpacing(8)
        self._heading = section(self.tr("This correction"))
        column.addWidget(self._heading)
        column.addWidget(self.card)
        column.addSpacing(12)
        column.addWidget(section(self.tr("How much was right")))
        paper, inner = card(margin=13, gap=8)
        self.share.setWordWrap(True)
        inner.addWidget(self.share)
        inner.addWidget(self.weeks)
        inner.addWidget(self.labels)
        inner.addWidget(meta(self.tr("Of what reviewers looked at, by the week in which you submitted the text.")))
        column.addWidget(paper)
        column.addStretch(1)
        area = scrolled(inside)
        area.setFixedWidth(_SIDE)
        return area

    def _connect(self) -> None:
        self._group.idClicked.connect(lambda _id: self._filter())
        for picker in (self.label, self.reason, self.week):
            picker.picked.connect(lambda _value: self._filter())
        self.list.chosen.connect(self._show_card)
        self.list.wanted.connect(self._go)
        self.all.clicked.connect(self.acknowledge_shown)
        self.card.acknowledging.connect(self.acknowledge)
        self.card.contesting.connect(self.ask_to_contest)
        self.card.wanted.connect(self._go)
        self.contest.written.connect(self._contest)
        self.contest.closed.connect(self.list.setFocus)
        self._looking.failed.connect(self._desk.failed)
        self._rested.timeout.connect(self._freshen)
        self._desk.changed.connect(lambda _changes: self._change())

    def _bind_keys(self) -> None:
        """Listen to the keys that are in force."""
        for shortcut in self._shortcuts:
            # One that waits for its deletion would still make the key ambiguous.
            shortcut.setEnabled(False)
            shortcut.deleteLater()
        here = Qt.ShortcutContext.WidgetWithChildrenShortcut
        bound: tuple[tuple[str, QWidget, Callable[[], None]], ...] = (
            # Elsewhere than in the list it presses buttons.
            ("accept", self.list, self.acknowledge),
            ("note", self, self.ask_to_contest),
            ("accept_above", self, self.acknowledge_shown),
        )
        self._shortcuts = [
            QShortcut(key, owner, act, context=here)
            for action, owner, act in bound
            for key in sequences(action)
            if key not in _ENTER
        ]

    # --- reading ---

    def refresh(self) -> None:
        """Show the project as it is now, the keyboard in the list."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self._freshen()

    def put_away(self) -> None:
        """Read nothing any more."""
        self._rested.stop()
        self._looking.stop()

    def _change(self) -> None:
        self._stale = True
        if self.isVisible():
            self._rested.start()

    def _freshen(self) -> None:
        if not self._stale:
            return
        self._stale = False

        def read(errand: Errand) -> Corrections:
            return self._desk.project.correcting.mine(errand.progress, errand.cancelled)

        self._looking.look(self.tr("Reading corrections"), read, lambda found, _called_off: self._show(found))

    def _show(self, corrections: Corrections) -> None:
        self._corrections = corrections
        self._offer()
        self._filter()

    # --- which are shown ---

    @property
    def query(self) -> CorrectionQuery:
        """What is asked for."""
        return CorrectionQuery(
            standing=_STANDINGS[max(0, self._group.checkedId())],
            label=cast("tuple[str, str] | None", self.label.value),
            reason=cast("str | None", self.reason.value),
            week=cast("date | None", self.week.value),
        )

    def _offer(self) -> None:
        """Offer the labels, reasons and weeks that there are; what was chosen stays where it is still there."""
        found, schema = self._corrections.found, self._desk.project.schema
        labels = {each.label: words.label_title(each.label, schema) for each in found}
        reasons = sorted({each.verdict.reason or "" for each in found})
        weeks = sorted({each.week for each in found}, reverse=True)
        without = self.tr("No reason")
        pattern = self.tr("Week of {day}")
        for picker, every, lines in (
            (self.label, self.tr("Any label"), sorted(labels.items(), key=lambda pair: pair[1])),
            (self.reason, self.tr("Any reason"), [(each, each or without) for each in reasons]),
            (self.week, self.tr("Any week"), [(each, pattern.format(day=day(each))) for each in weeks]),
        ):
            picker.set_lines([(None, every), *lines], chosen=picker.value)
            picker.setVisible(len(lines) > 1)

    def _filter(self) -> None:
        found, query = self._corrections.found, self.query
        kept = self.list.current
        row = max(0, self.list.currentIndex().row())
        shown = [each for each in found if query.asks_for(each)]
        with QSignalBlocker(self.list):
            self.rows.show_corrections(shown, blind=self._corrections.blind)
        place = None if kept is None else self.rows.row_of(kept.key)
        # One that left the list gives its place to the next.
        self.list.stand_at(row if place is None else place)
        self._count(query)
        self._nothing.setText(words.nothing(found))
        self._stack.setCurrentIndex(1 if shown else 0)
        self.summary.setText(words.found(len(shown), len(found)) if found else "")
        self.all.setEnabled(any(each.standing == "open" for each in shown))
        self._show_trends(query)

    def _count(self, query: CorrectionQuery) -> None:
        titles = (self.tr("Open"), self.tr("Contested"), self.tr("Acknowledged"), self.tr("All"))
        for chip, standing, title in zip(self.chips, _STANDINGS, titles, strict=True):
            like = replace(query, standing=standing)
            count = sum(like.asks_for(each) for each in self._corrections.found)
            chip.setText(f"{title} {number(count)}")
            chip.updateGeometry()
        self.counted.emit(sum(each.standing == "open" for each in self._corrections.found))

    def _show_trends(self, query: CorrectionQuery) -> None:
        judged = self._corrections.judged
        weeks = by_week(judged, query.label)
        self.share.setText(words.share(sum(weeks.values(), Tally())))
        self.weeks.show_weeks(weeks)
        labels = by_label(judged)
        if query.label is not None:
            labels = {label: tally for label, tally in labels.items() if label == query.label}
        self.labels.show_labels(labels, self._desk.project.schema)

    def _show_card(self) -> None:
        correction = self.list.current
        self._heading.setVisible(correction is not None)
        self.card.setVisible(correction is not None)
        if correction is not None:
            self.card.show_correction(correction, self._desk.project.schema, blind=self._corrections.blind)

    # --- answering ---

    def acknowledge(self) -> None:
        """Acknowledge the current correction; where it is, take the answer away."""
        correction = self.list.current
        if correction is not None:
            kind: ResponseKind | None = None if correction.standing == "acknowledged" else "acknowledged"
            self._answer([correction], kind)

    def acknowledge_shown(self) -> None:
        """Acknowledge all open corrections that are shown, as one act."""
        self._answer([each for each in self.rows.shown if each.standing == "open"], "acknowledged")

    def ask_to_contest(self) -> None:
        """Ask why the current correction is wrong."""
        correction = self.list.current
        if correction is None:
            return
        told = correction_words.change(correction, self._desk.project.schema)
        response = correction.response
        begun = response.note if response is not None and response.kind == "contested" else ""
        index = self.list.visualRect(self.list.currentIndex())
        corner = self.list.viewport().mapToGlobal(index.topLeft() + QPoint(_TEXT, 0))
        self.contest.ask(f"{told.before} → {told.after}", begun, QRect(corner, index.size()))

    def _contest(self, note: str) -> None:
        correction = self.list.current
        if correction is not None:
            self._answer([correction], "contested", note)

    def _answer(self, corrections: Sequence[Correction], kind: ResponseKind | None, note: str = "") -> None:
        if not corrections:
            return
        answers = [
            Answer(document=each.hit.document_id, verdict=each.verdict, kind=kind, note=note) for each in corrections
        ]
        # Shown at once; what comes of it on disk is read when it is there.
        keys = {each.key for each in corrections}
        found = tuple(_answered(each, kind, note) if each.key in keys else each for each in self._corrections.found)
        self._corrections = replace(self._corrections, found=found)
        self._filter()
        self._desk.answer_corrections(answers, done=self._tell)

    def _tell(self, answered: Answered) -> None:
        if answered.skipped:
            one = self.tr("A reviewer changed 1 of them meanwhile; look at it again.")
            several = self.tr("A reviewer changed %Ln of them meanwhile; look at them again.", "", answered.skipped)
            self._desk.said.emit(one if answered.skipped == 1 else several)
        elif answered.given > 1:
            told = self.tr("Acknowledged %Ln corrections; Undo takes it back.", "", answered.given)
            self._desk.said.emit(told)

    def _go(self) -> None:
        correction = self.list.current
        if correction is not None:
            self.wanted.emit(correction.hit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back on Esc, wherever the keyboard is."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _answered(correction: Correction, kind: ResponseKind | None, note: str) -> Correction:
    """Return a correction as it will be read once the answer is on disk."""
    if kind is None:
        return replace(correction, response=None)
    verdict, now = correction.verdict, QDateTime.currentMSecsSinceEpoch()
    response = Response(verdict=verdict.id, answers=verdict.time, kind=kind, time=now, note=note)
    return replace(correction, response=response)
