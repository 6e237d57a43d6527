"""A list of texts to walk through and settle: labelled in two ways, or labelled here and missed there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from annotator.domain.consistency import counts_of
from annotator.domain.finding import Labelled, LabelledText, Place
from annotator.domain.schema import Label
from annotator.gui.annotate import words
from annotator.gui.annotate.key_button import KeyButton
from annotator.gui.annotate.label_palette import LabelButton
from annotator.gui.background import Errand
from annotator.gui.controls.buttons import link_button
from annotator.gui.controls.flow_layout import FlowLayout
from annotator.gui.controls.frames import hairline
from annotator.gui.controls.labels import Elided, heading, meta, secondary
from annotator.gui.desk import Desk
from annotator.gui.finding import place_words
from annotator.gui.finding.looking import Looking
from annotator.gui.finding.panes import fill, notice
from annotator.gui.finding.place_rows import PlaceRows
from annotator.gui.finding.place_table import PlaceTable
from annotator.gui.finding.text_list import TextList, TextRows
from annotator.gui.keys import label_keys
from annotator.gui.progress_panel import ProgressPanel
from annotator.gui.style_sheet import look

Read = Callable[[Errand], tuple[LabelledText, ...]]
LEAVE = "X"


class SettlingPanel(QWidget):
    """Texts on the left; the places of the current one on the right, with the labels that can be given to them.

    Signals:
        wanted(Hit): somebody wants to go to that place.
        failed(str): a sentence about something that went wrong.
    """

    wanted = Signal(object)
    failed = Signal(str)

    def __init__(
        self,
        desk: Desk,
        read: Read,
        *,
        name: str,
        explained: str,
        nothing: str,
        options: Sequence[QWidget] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._read = desk, read
        self._left_alone: set[tuple[str, str]] = set()
        self._stale = True
        self._acting = 0
        project = desk.project
        self.texts = TextRows(lambda: project.schema, self)
        self.list = TextList(self.texts, name=name)
        self.rows = PlaceRows(project, desk.background, ticks=True, parent=self)
        self.table = PlaceTable(self.rows, lambda: project.schema, name=self.tr("Places of this text"))
        self.title = heading("", px=20)
        self.summary = look(Elided(), "meta")
        self.again = link_button(self.tr("Look again"))
        self.leave = KeyButton(self.tr("Leave as is"), LEAVE)
        self.leave.setToolTip(self.tr("Not listed again until the project is closed."))
        self.labels: dict[str, LabelButton] = {}
        self._explained = secondary(explained)
        self._nothing = secondary(nothing)
        self._progress = ProgressPanel()
        self.looking = Looking(desk.background, self._progress, self)
        self._count = meta()
        self._palette = QWidget()
        self._flow = FlowLayout(self._palette, gap=6)
        self._keys: list[QShortcut] = []
        # Walking along the list with a key held down shows the places once one stays.
        self._resting = QTimer(self, singleShot=True, interval=0)
        self._lay_out(options)
        self._resting.timeout.connect(self._show_current)
        self.list.selectionModel().currentChanged.connect(lambda _now, _before: self._resting.start())
        self.again.clicked.connect(self.look)
        self.leave.clicked.connect(self.leave_as_is)
        self.table.wanted.connect(self.wanted)
        self.rows.ticked.connect(self._summarise)
        self.rows.failed.connect(self.failed)
        self.looking.failed.connect(self.failed)
        leave = QShortcut(QKeySequence(LEAVE), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave.activated.connect(self.leave_as_is)

    def _lay_out(self, options: Sequence[QWidget]) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(24, 12, 20, 4)
        head.setSpacing(12)
        head.addWidget(self._explained, 1)
        for option in options:
            head.addWidget(option)
        head.addWidget(self.again)
        waiting = QVBoxLayout()
        waiting.setContentsMargins(24, 0, 20, 6)
        waiting.addWidget(self._progress)
        found = QWidget()
        row = QHBoxLayout(found)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(self._left_side())
        row.addWidget(hairline(upright=True))
        row.addLayout(self._right_side(), 1)
        self._stack = QStackedWidget()
        for page in (QWidget(), notice(self._nothing), found):
            self._stack.addWidget(page)
        fill(self, head, waiting, body=self._stack)

    def _left_side(self) -> QVBoxLayout:
        self._count.setContentsMargins(24, 10, 16, 10)
        side = QVBoxLayout()
        side.setSpacing(0)
        side.addWidget(self._count)
        side.addWidget(hairline())
        side.addWidget(self.list, 1)
        return side

    def _right_side(self) -> QVBoxLayout:
        bar = QHBoxLayout()
        bar.setSpacing(12)
        bar.addWidget(self._palette, 1)
        self.leave.setFixedWidth(self.leave.sizeHint().width())
        bar.addWidget(self.leave, 0, Qt.AlignmentFlag.AlignTop)
        above = QVBoxLayout()
        above.setContentsMargins(24, 14, 20, 10)
        above.setSpacing(8)
        above.addWidget(self.title)
        above.addWidget(self.summary)
        above.addLayout(bar)
        side = QVBoxLayout()
        side.setSpacing(0)
        side.addLayout(above)
        side.addWidget(hairline())
        side.addWidget(self.table, 1)
        return side

    # --- looking ---

    def begin(self) -> None:
        """Look, unless what is shown still holds, and put the keyboard into the list."""
        self.freshen()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def mark_stale(self) -> None:
        """Take note that labels were changed, unless it was done here."""
        self._stale = self._stale or not self._acting

    def freshen(self) -> None:
        """Look again where what is shown no longer holds."""
        if self._stale:
            self.look()

    def look(self) -> None:
        """Look now."""
        self._stale = False
        self.looking.look(self.tr("Reading all labels…"), self._read, self._take)

    def stop(self) -> None:
        """Look for nothing any more."""
        self.looking.stop()

    def _take(self, texts: tuple[LabelledText, ...], called_off: bool) -> None:
        self._stale = called_off
        if not called_off:  # else what was shown before stays
            self._show(texts)

    # --- showing ---

    def _show(self, texts: Sequence[LabelledText]) -> None:
        self.texts.show_texts([text for text in texts if text.key not in self._left_alone])
        self._stack.setCurrentIndex(2 if self.texts.texts else 1)
        self._go_to(0)

    def step(self, by: int) -> None:
        """Go to the next text, or the one before."""
        self._go_to(self.list.currentIndex().row() + by)

    def _go_to(self, row: int) -> None:
        count = len(self.texts.texts)
        self._count.setText(self.tr("1 text") if count == 1 else self.tr("{n} texts").format(n=words.number(count)))
        self._stack.setCurrentIndex(2 if count else 1)
        index = self.texts.index(max(0, min(row, count - 1)), 0) if count else QModelIndex()
        self.list.setCurrentIndex(index)
        self._resting.start()

    @property
    def current(self) -> LabelledText | None:
        """The text that is being settled."""
        row = self.list.currentIndex().row()
        return self.texts.texts[row] if 0 <= row < len(self.texts.texts) else None

    def _show_current(self) -> None:
        text = self.current
        if text is None:
            self.rows.show_places(())
            return
        self.title.setText(words.quote(text.text))
        usual = text.counts[0][0]
        self.rows.show_places(text.places, off=lambda place: place.label == usual)
        self.table.scrollToTop()
        self._offer(text)
        self._summarise()

    def _offer(self, text: LabelledText) -> None:
        """Offer the labels of the text's layer, each with its key."""
        layer = self._desk.project.schema.layer(text.layer)
        keys = dict(zip(label_keys(layer.labels), layer.labels, strict=True))
        wanted: dict[str, Label] = {key: label for key, label in keys.items() if key and not label.retired}
        if list(self.labels) != [label.name for label in wanted.values()]:
            for button in self.labels.values():
                self._flow.removeWidget(button)
                button.deleteLater()
            for shortcut in self._keys:
                # One that waits for its deletion would still make the key ambiguous.
                shortcut.setEnabled(False)
                shortcut.deleteLater()
            self.labels, self._keys = {}, []
            for key, label in wanted.items():
                button = LabelButton(label, key)
                button.clicked.connect(partial(self.label_chosen, label.name))
                self._flow.addWidget(button)
                button.show()
                self.labels[label.name] = button
                pressed = QShortcut(QKeySequence(key), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
                pressed.activated.connect(partial(self.label_chosen, label.name))
                self._keys.append(pressed)
        for name, button in self.labels.items():
            button.show_state(chosen=name == text.counts[0][0])
        self._palette.updateGeometry()

    def _summarise(self) -> None:
        text = self.current
        if text is not None:
            chosen = place_words.places(len(self.rows.chosen))
            said = self.tr("{counts}. A label is given to the {places} ticked.")
            said = said.format(counts=self.texts.counts(text), places=chosen)
            if text.total > len(text.places):
                shown = place_words.places(len(text.places))
                said += " " + self.tr("The first {places} are listed; look again for the others.").format(places=shown)
            self.summary.setText(said)
            self.summary.setAccessibleName(self.summary.text())

    # --- settling ---

    def label_chosen(self, label: str) -> None:
        """Give the ticked places of the current text that label, and go on to the next once nothing is left of it."""
        text, chosen = self.current, self.rows.chosen
        given = [place for place in chosen if place.label != label]
        if text is None or not given:
            return
        title = self._desk.project.schema.layer(text.layer).label(label).title

        def done(labelled: Labelled) -> None:
            self._acting -= 1
            if more:
                self.look()
            said = self.tr("Labelled {label} {text} ×{count}; one Undo takes all back.")
            count = words.number(labelled.given)
            self._desk.said.emit(said.format(label=title, text=words.quote(text.text), count=count))

        # Where all that was listed is labelled, and there was more of it, the rest is listed next.
        more = text.is_missed and len(chosen) == len(text.places) < text.total
        self._acting += 1
        self._desk.label_places(given, text.layer, label, done=done)
        self._settle(text, frozenset(chosen), label)

    def leave_as_is(self) -> None:
        """List the current text no more, until the project is closed."""
        text = self.current
        if text is not None:
            self._left_alone.add(text.key)
            said = self.tr("{text} is left as it is, and not listed again until the project is closed.")
            self._desk.said.emit(said.format(text=words.quote(text.text)))
            self._drop()

    def _settle(self, text: LabelledText, chosen: frozenset[Place], label: str) -> None:
        """Show what is left of a text once the places have their label."""
        counts = Counter(dict(text.counts))
        if text.is_missed:
            left = tuple(place for place in text.places if place not in chosen)
            total = text.total - len(chosen)
            settled = not left
        else:
            left = tuple(replace(place, label=label) if place in chosen else place for place in text.places)
            counts.subtract(place.label for place in chosen)
            counts[label] += len(chosen)
            total, settled = text.total, len(+counts) < 2
        if settled:
            self._drop()
        else:
            self.texts.put(
                self.list.currentIndex().row(),
                replace(text, places=left, counts=counts_of(counts), total=total),
            )
            self._show_current()

    def _drop(self) -> None:
        row = self.list.currentIndex().row()
        self.texts.drop(row)
        self._go_to(row)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
