"""The page of suggesters: whom the project listens to, how sure they have to be, where they say nothing."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from annotator.domain.changes import Changes
from annotator.domain.schema_act import SchemaAct
from annotator.domain.schema_change import SchemaChange
from annotator.gui.annotate import words as words_of_all
from annotator.gui.controls.buttons import link_button, plain_button, primary_button
from annotator.gui.controls.frames import scrolled
from annotator.gui.controls.labels import heading, meta, secondary, section, wrapped
from annotator.gui.controls.progress_line import ProgressLine
from annotator.gui.desk import Desk
from annotator.gui.language import said, sentence_of
from annotator.gui.style_sheet import look
from annotator.gui.suggesters.adding import Adding
from annotator.gui.suggesters.blind_share import BlindShare
from annotator.gui.suggesters.forget_dialog import ForgetDialog
from annotator.gui.suggesters.listening import Listening
from annotator.gui.suggesters.names_dialog import NamesDialog
from annotator.gui.suggesters.sending_dialog import SendingDialog
from annotator.gui.suggesters.suggester_list import SuggesterList
from annotator.gui.suggesters.thresholds import Thresholds
from annotator.gui.suggesters.trust_dialog import TrustDialog
from annotator.gui.suggesting.life import SuggestingLife
from annotator.gui.suggesting.standing import Standing
from annotator.storage.suggestion_tallies import AgentTally
from annotator.suggest.inventory import PipelineName, names_of

_WIDE = 1040
_LEFT, _RIGHT = 640, 420


class SuggestersPage(QFrame):
    """Left the suggesters in their order, right what is shown of what they say. Every change is in force at once.

    ``beside`` is where the order of work has its place, at the right below the rest.

    Signals:
        left(): the person is done here.
        terms_wanted(), schema_wanted(): the person wants these pages.
        trusting(str): a folder of a pipeline may be loaded from now on.
        agreeing(str): the project's texts may be sent to an address from now on.
        said(str): a sentence for the status line.
    """

    left = Signal()
    terms_wanted = Signal()
    schema_wanted = Signal()
    trusting = Signal(str)
    agreeing = Signal(str)
    said = Signal(str)

    def __init__(self, desk: Desk, life: SuggestingLife, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, "page")
        self.setAccessibleName(self.tr("Suggesters"))
        self._desk, self._life = desk, life
        self.listening = Listening(desk, self)
        self.list = SuggesterList(self.listening)
        self.adding = Adding(self.listening)
        self.thresholds = Thresholds(self.listening)
        self.blind = BlindShare()
        self.now = primary_button(self.tr("Suggest now"), large=True)
        self.stop = plain_button(self.tr("Stop"))
        self.progress = ProgressLine(name=self.tr("Threads looked at"))
        self.standing = meta()
        self.why = look(wrapped(), "bad")
        self.done = link_button(self.tr("Back to the thread"))
        self.beside = QVBoxLayout()
        self._place()
        self._connect()
        self.why.hide()
        self._show_standing(life.standing)

    def _place(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(14)
        head.addWidget(heading(self.tr("Suggesters"), 27), 1)
        head.addWidget(self.done, 0, Qt.AlignmentFlag.AlignVCenter)
        go = QHBoxLayout()
        go.setSpacing(12)
        go.addWidget(self.now)
        go.addWidget(self.stop)
        under_way = QVBoxLayout()
        under_way.setSpacing(4)
        under_way.addWidget(self.standing)
        under_way.addWidget(self.progress)
        go.addLayout(under_way, 1)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(48)
        self._sides: list[QWidget] = []
        for side, width in ((self._left_side(), _LEFT), (self._right_side(), _RIGHT)):
            holder = QWidget()
            side.setContentsMargins(0, 0, 0, 0)
            holder.setLayout(side)
            holder.setMaximumWidth(width)
            self._columns.addWidget(holder, width)
            self._sides.append(holder)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(36, 30, 36, 36)
        column.setSpacing(14)
        column.addLayout(head)
        column.addLayout(go)
        column.addWidget(self.why)
        column.addSpacing(4)
        column.addLayout(self._columns)
        column.addStretch(1)
        inside.setMaximumWidth(_LEFT + _RIGHT + 48 + 72)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(inside))

    def _left_side(self) -> QVBoxLayout:
        side = QVBoxLayout()
        side.setSpacing(8)
        side.addWidget(section(self.tr("Listened to, in this order")))
        order = self.tr("Where two speak of the same words, the one further up is heard. Alt+Up and Alt+Down move one.")
        side.addWidget(secondary(order))
        side.addWidget(self.list)
        side.addSpacing(12)
        side.addWidget(section(self.tr("Add a suggester")))
        side.addWidget(self.adding)
        side.addStretch(1)
        return side

    def _right_side(self) -> QVBoxLayout:
        side = QVBoxLayout()
        side.setSpacing(8)
        side.addWidget(section(self.tr("How sure they have to be")))
        sure = self.tr("What is less sure is not shown. What gives no probability, as a list of terms, always is.")
        side.addWidget(secondary(sure))
        side.addWidget(self.thresholds)
        side.addSpacing(12)
        side.addWidget(section(self.tr("Threads without suggestions")))
        side.addWidget(self.blind)
        side.addLayout(self.beside)
        side.addStretch(1)
        return side

    def _connect(self) -> None:
        life, listening = self._life, self.listening
        life.changed.connect(self._show_standing)
        life.stored.connect(lambda _documents: listening.came())
        self.now.clicked.connect(self.suggest_now)
        self.stop.clicked.connect(life.stop)
        self.done.clicked.connect(self.left)
        listening.failed.connect(self.refuse)
        listening.changed.connect(self._show_settings)
        self.list.wanted.connect(self._do)
        self.adding.trusting.connect(self.trusting)
        self.adding.agreeing.connect(self.agreeing)
        self.adding.added.connect(self._say_added)
        self.blind.changed.connect(listening.set_blind_share)
        self._desk.changed.connect(self._follow)
        away = QShortcut(QKeySequence("Esc"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        away.activated.connect(self.left)

    # --- coming here ---

    def begin(self) -> None:
        """Put the keyboard on the first suggester."""
        first = next(iter(self.list.rows.values()), None)
        (first or self.now).setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refuse("")
        self.thresholds.show_schema(self._desk.project.schema)
        self.list.show_all()
        self._show_settings()
        self.listening.attend(attending=True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.listening.attend(attending=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= _WIDE
        self._columns.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        self._columns.setSpacing(48 if wide else 24)
        self._sides[1].setMaximumWidth(_RIGHT if wide else _LEFT)

    def minimumSizeHint(self) -> QSize:
        return QSize(480, 320)

    def _follow(self, changes: Changes) -> None:
        if changes.schema and self.isVisible():
            self.thresholds.show_schema(self._desk.project.schema)

    # --- the whole project ---

    def suggest_now(self) -> None:
        """Have all threads looked at that were not yet, by whoever is listened to."""
        self.refuse("")
        self._life.go_on()

    def _show_standing(self, standing: Standing) -> None:
        under_way = bool(standing.total)
        self.progress.setVisible(under_way)
        self.stop.setVisible(under_way)
        self.now.setEnabled(not under_way)
        if under_way:
            self.progress.setRange(0, standing.total)
            self.progress.setValue(standing.done)
            told = self.tr("{done} of {total} threads looked at").format(
                done=words_of_all.number(standing.done), total=words_of_all.number(standing.total)
            )
        elif standing.loading:
            told = self.tr("Loading…")
        else:
            told = self.tr("Goes on by itself behind the thread; what was looked at is not looked at again.")
        self.standing.setText(told)

    def _show_settings(self) -> None:
        self.blind.show_share(self.listening.settings.blind_share)

    # --- one suggester ---

    def _do(self, agent: str, what: str) -> None:
        match what:
            case "terms":
                self.terms_wanted.emit()
            case "names":
                self._ask_for_names(agent)
            case "trust":
                self._ask_for_trust(agent)
            case "agree":
                self._ask_to_send(agent)
            case _:
                self.ask_to_forget(agent, unlist=what == "unlist")

    def ask_to_forget(self, agent: str, *, unlist: bool = False) -> ForgetDialog:
        """Show what would go, before it does."""
        tally = self.listening.count.tallies.get(agent, AgentTally(agent=agent))
        listed = self.listening.settings.chosen(agent) is not None
        dialog = ForgetDialog(tally, unlist=unlist, listed=listed, parent=self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(partial(self.listening.forget, agent, unlist=unlist or not listed))
        dialog.open()
        return dialog

    def _ask_for_trust(self, agent: str) -> None:
        folder = self.listening.untrusted.get(agent)
        if folder is not None:
            dialog = TrustDialog(folder, self.window())
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.accepted.connect(lambda: self.trusting.emit(folder))
            dialog.accepted.connect(self.listening.ask_again)
            dialog.open()

    def _ask_to_send(self, agent: str) -> None:
        address, inventory = self.listening.unagreed.get(agent), self.listening.inventory
        if address is not None and inventory is not None:
            dialog = SendingDialog(address, said(inventory.chosen[agent].sends), self.window())
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.accepted.connect(lambda: self.agreeing.emit(address))
            dialog.accepted.connect(self.listening.ask_again)
            dialog.open()

    def _ask_for_names(self, agent: str) -> None:
        chosen = self.listening.settings.chosen(agent)
        pipeline = None if chosen is None else chosen.settings.get("pipeline")
        if isinstance(pipeline, str):
            schema = self._desk.project.schema
            self._desk.background.run(names_of, pipeline, schema, done=partial(self._show_names, agent))

    def _show_names(self, agent: str, names: tuple[PipelineName, ...]) -> None:
        dialog = NamesDialog(agent, names, self._desk.project.schema, self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.changing.connect(self._change_schema)
        dialog.schema_wanted.connect(self.schema_wanted)
        dialog.open()

    def _change_schema(self, change: SchemaChange) -> None:
        def done(act: SchemaAct) -> None:
            self._desk.refresh(Changes(documents=act.documents, schema=True))
            self.said.emit(self.tr("The schema is changed; Undo takes it back."))

        def fail(error: Exception) -> None:
            self.refuse(sentence_of(error))

        self._desk.background.watch(self._desk.project.change_schema(change), done=done, failed=fail)

    def _say_added(self, agent: str) -> None:
        row = self.list.rows.get(agent)
        if row is not None:
            row.setFocus(Qt.FocusReason.OtherFocusReason)
        self.said.emit(self.tr("{agent} is listened to, after all others.").format(agent=agent))

    def refuse(self, sentence: str) -> None:
        """Say what went wrong; "" says nothing."""
        self.why.setText(sentence)
        self.why.setVisible(bool(sentence))
