"""All actions and their keys, to change."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import groupby

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from annotator.gui.commands.clashes import in_words, refusal
from annotator.gui.commands.key_capture import KeyCapture
from annotator.gui.commands.matching import best
from annotator.gui.commands.rows import Row, RowList, announce
from annotator.gui.controls.buttons import plain_button, primary_button
from annotator.gui.controls.frames import card
from annotator.gui.controls.key_cap import key_text
from annotator.gui.controls.labels import heading, meta, wrapped
from annotator.gui.key_map import KeyMap
from annotator.gui.keys import KEYS, Key, key_of, section_title, sequences, sequences_in, title
from annotator.gui.style_sheet import look

Labels = Callable[[], Mapping[str, str]]


class KeysDialog(QDialog):
    """Every change is in force at once.

    ``labels`` gives the titles of the open project's labels by their keys; ``reserved`` says by key what else in the
    window it does.

    Signals:
        changed(KeyMap): keys were given, taken away or reset.
    """

    changed = Signal(object)

    def __init__(self, keys: KeyMap, *, labels: Labels, reserved: Mapping[str, str], parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Change keys"))
        self._keys = keys
        self._labels, self._reserved = labels, reserved
        self._shown: tuple[str | None, ...] = ()
        self._adding = False
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Find an action"))
        self.field.setAccessibleName(self.tr("Find an action"))
        self.field.installEventFilter(self)
        self.list = RowList(self.tr("Actions and their keys"))
        self.list.installEventFilter(self)
        self.change = plain_button(self.tr("Change…"))
        self.add = plain_button(self.tr("Add a key…"))
        self.clear = plain_button(self.tr("No key"))
        self.reset = plain_button(self.tr("Reset"))
        self.reset_all = plain_button(self.tr("Reset all"))
        self.done_ = primary_button(self.tr("Done"))
        self.capture = KeyCapture()
        self._why = look(wrapped(), "bad")
        self._below = QStackedWidget()
        self._lay_out()
        self.field.textChanged.connect(lambda _text: self._fill())
        self.list.chosen.connect(lambda _place: self._choose())
        self.list.doubleClicked.connect(lambda _index: self.begin())
        self.change.clicked.connect(lambda _checked: self.begin())
        self.add.clicked.connect(lambda: self.begin(adding=True))
        self.clear.clicked.connect(self._clear)
        self.reset.clicked.connect(self._reset)
        self.reset_all.clicked.connect(lambda: self._put(KeyMap()))
        self.done_.clicked.connect(self.accept)
        self.capture.pressed.connect(self._take)
        self.capture.left.connect(self._end)
        self._fill()

    def _lay_out(self) -> None:
        buttons = QWidget()
        row = QHBoxLayout(buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for button in (self.change, self.add, self.clear, self.reset):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.reset_all)
        row.addWidget(self.done_)
        for page in (buttons, self.capture):
            self._below.addWidget(page)
        self._below.setFixedHeight(40)
        paper, inside = card(margin=6, gap=0)
        inside.addWidget(self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 20)
        column.setSpacing(8)
        column.addWidget(heading(self.tr("Change keys"), 22))
        column.addWidget(meta(self.tr("Return changes the key of an action, Insert adds one, Delete takes all away.")))
        column.addSpacing(4)
        column.addWidget(self.field)
        column.addWidget(paper, 1)
        column.addWidget(self._why)
        column.addWidget(self._below)
        # Its room is kept, so that the list stays where it is when there is something to say.
        self._why.setMinimumHeight(20)
        self.resize(720, 680)

    @property
    def action(self) -> str | None:
        """The chosen action."""
        place = self.list.place
        return self._shown[place] if 0 <= place < len(self._shown) else None

    @property
    def sentence(self) -> str:
        """Why the last key was refused, or ""."""
        return self._why.text()

    def choose(self, action: str) -> None:
        """Choose an action."""
        self.list.choose(self._shown.index(action))

    def begin(self, *, adding: bool = False) -> None:
        """Wait for the key of the chosen action; ``adding`` keeps those that it has."""
        action = self.action
        if action is None or key_of(action).where == "text":
            return
        self._adding = adding
        self._say("")
        self._below.setCurrentWidget(self.capture)
        pattern = self.tr("Press one more key for “{what}”.") if adding else self.tr("Press the new key for “{what}”.")
        self.capture.ask(pattern.format(what=title(action)))

    # --- inside ---

    def _take(self, sequence: QKeySequence) -> None:
        action = self.action
        if action is None:
            return
        why = self._refusal(action, sequence, self._keys)
        if why:
            self._say(why)
            return
        before = sequences(action, self._keys) if self._adding else []
        self._give(action, [*(each for each in before if each != sequence), sequence])
        self._end()

    def _end(self) -> None:
        if self._below.currentWidget() is self.capture:
            self._below.setCurrentIndex(0)
            self._say("")
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _give(self, action: str, wanted: Sequence[QKeySequence]) -> None:
        if list(wanted) == sequences_in(key_of(action).sequence):
            self._put(self._keys.resetting(action))
        else:
            self._put(self._keys.giving(action, in_words(wanted)))

    def _clear(self) -> None:
        action = self.action
        if action is not None and key_of(action).where != "text":
            self._give(action, [])

    def _reset(self) -> None:
        action = self.action
        if action is None:
            return
        keys = self._keys.resetting(action)
        own = sequences(action, keys)
        why = next((why for each in own if (why := self._refusal(action, each, keys))), "")
        if why:
            self._say(why)
        else:
            self._put(keys)

    def _refusal(self, action: str, sequence: QKeySequence, keys: KeyMap) -> str:
        return refusal(action, sequence, keys, labels=self._labels(), reserved=self._reserved)

    def _put(self, keys: KeyMap) -> None:
        self._say("")
        if keys == self._keys:
            return
        self._keys = keys
        self.changed.emit(keys)
        self._fill(self.action)
        row = self.list.rows.at(self.list.place)
        announce(self.list, "" if row is None else row.spoken)

    def _say(self, sentence: str) -> None:
        self._why.setText(sentence)
        announce(self._why, sentence)

    def _fill(self, action: str | None = None) -> None:
        typed = self.field.text().strip()
        shown: list[str | None] = []
        rows: list[Row] = []
        if typed:
            for key, fits in best(typed, ((key, title(key.action), section_title(key.action)) for key in KEYS)):
                shown.append(key.action)
                rows.append(self._row(key, fits.places))
        else:
            for section, keys in groupby(KEYS, key=lambda key: section_title(key.action)):
                shown.append(None)
                rows.append(Row(title=section, heading=True))
                for key in keys:
                    shown.append(key.action)
                    rows.append(self._row(key, ()))
        self._shown = tuple(shown)
        self.list.show_rows(rows, place=0 if action is None else self._shown.index(action))
        self._choose()

    def _row(self, key: Key, places: tuple[int, ...]) -> Row:
        caps = tuple(dict.fromkeys(map(key_text, sequences(key.action, self._keys))))
        note = self.tr("changed") if key.action in self._keys.chosen else ""
        return Row(title=title(key.action), group=note, caps=caps, places=places, faint=key.where == "text")

    def _choose(self) -> None:
        action = self.action
        is_changeable = action is not None and key_of(action).where != "text"
        for button in (self.change, self.add, self.clear):
            button.setEnabled(is_changeable)
        self.reset.setEnabled(action in self._keys.chosen)
        self.reset_all.setEnabled(bool(self._keys.chosen))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        key = Qt.Key(event.key())
        if watched is self.field:
            if key in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.list.setFocus(Qt.FocusReason.TabFocusReason)
                return True
            return False
        acts: Mapping[Qt.Key, Callable[[], object]] = {
            Qt.Key.Key_Return: self.begin,
            Qt.Key.Key_Enter: self.begin,
            Qt.Key.Key_F2: self.begin,
            Qt.Key.Key_Insert: lambda: self.begin(adding=True),
            Qt.Key.Key_Delete: self._clear,
            Qt.Key.Key_Backspace: self._reset,
        }
        act = acts.get(key)
        if act is not None:
            act()
        return act is not None
