"""Every key of the program, in one table; shortcuts, captions and the sheet that ``?`` shows all come from it.

Letters and digits act only while the thread has the focus, so that typing in a field stays typing.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Literal

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from annotator.domain.schema import Label
from annotator.gui.controls.key_cap import key_text
from annotator.gui.key_map import KeyMap, keys_in_force
from annotator.gui.language import QT_TRANSLATE_NOOP

Where = Literal["window", "thread", "text"]


@dataclass(frozen=True, slots=True)
class Key:
    """What a key does.

    ``sequence`` holds the keys in Qt's portable words, the one to show first, parted by "; ". ``title`` and
    ``section`` are untranslated. ``where``: ``window`` acts wherever the focus is, ``thread`` while the thread has
    it, ``text`` likewise, moving the caret (the thread view does that itself).
    """

    action: str
    sequence: str
    title: str
    where: Where
    section: str


_LABEL = QT_TRANSLATE_NOOP("Keys", "Label")
_GO = QT_TRANSLATE_NOOP("Keys", "Go")
_CARET = QT_TRANSLATE_NOOP("Keys", "Caret; with Shift it selects")
_THREAD = QT_TRANSLATE_NOOP("Keys", "Thread")
_REVIEW = QT_TRANSLATE_NOOP("Keys", "Review")
_WINDOW = QT_TRANSLATE_NOOP("Keys", "Window")
EVERYWHERE = frozenset((_CARET, _GO, _THREAD, _WINDOW))
"""Sections whose keys are not those of one page: the thread view moves its caret itself, the window does the rest."""

KEYS: tuple[Key, ...] = (
    Key(
        "accept", "Space; Return; Enter", QT_TRANSLATE_NOOP("Keys", "Accept the suggestion and go on"), "thread", _LABEL
    ),
    Key(
        "remove",
        "Backspace; Del",
        QT_TRANSLATE_NOOP("Keys", "Reject the suggestion, delete the decision"),
        "thread",
        _LABEL,
    ),
    Key(
        "accept_above",
        "Shift+Return; Shift+Enter",
        QT_TRANSLATE_NOOP("Keys", "Accept all suggestions that are sure enough"),
        "thread",
        _LABEL,
    ),
    Key("start_back", "Alt+Left", QT_TRANSLATE_NOOP("Keys", "Start of the span a token back"), "thread", _LABEL),
    Key("start_on", "Alt+Right", QT_TRANSLATE_NOOP("Keys", "Start of the span a token on"), "thread", _LABEL),
    Key("end_back", "Alt+Shift+Left", QT_TRANSLATE_NOOP("Keys", "End of the span a token back"), "thread", _LABEL),
    Key("end_on", "Alt+Shift+Right", QT_TRANSLATE_NOOP("Keys", "End of the span a token on"), "thread", _LABEL),
    Key("reselect", "R", QT_TRANSLATE_NOOP("Keys", "Make the span the selection again"), "thread", _LABEL),
    Key("split", "X", QT_TRANSLATE_NOOP("Keys", "Split the span at the caret"), "thread", _LABEL),
    Key("merge", "M", QT_TRANSLATE_NOOP("Keys", "Merge the span with the next of its label"), "thread", _LABEL),
    Key("less_sure", "", QT_TRANSLATE_NOOP("Keys", "Show suggestions that are less sure, too"), "thread", _LABEL),
    Key("copy", "Ctrl+C", QT_TRANSLATE_NOOP("Keys", "Copy the selection"), "thread", _LABEL),
    Key(
        "add_term",
        "Ctrl+D",
        QT_TRANSLATE_NOOP("Keys", "List the span's text as a term, or take it off the list"),
        "thread",
        _LABEL,
    ),
    Key("everywhere", "A", QT_TRANSLATE_NOOP("Keys", "Label the same text everywhere"), "thread", _LABEL),
    Key("target", "T", QT_TRANSLATE_NOOP("Keys", "Choose or add a target"), "thread", _LABEL),
    Key("leave", "Esc", QT_TRANSLATE_NOOP("Keys", "Put the label, the selection, the span down"), "thread", _LABEL),
    Key("next_open", "Tab", QT_TRANSLATE_NOOP("Keys", "Next suggestion or open question"), "thread", _GO),
    Key("previous_open", "Shift+Tab", QT_TRANSLATE_NOOP("Keys", "Previous suggestion or open question"), "thread", _GO),
    Key("next_decision", "J", QT_TRANSLATE_NOOP("Keys", "Next span or answer"), "thread", _GO),
    Key("previous_decision", "K", QT_TRANSLATE_NOOP("Keys", "Previous span or answer"), "thread", _GO),
    Key("next_name", ".", QT_TRANSLATE_NOOP("Keys", "Select the next name without a label"), "thread", _GO),
    Key("previous_name", ",", QT_TRANSLATE_NOOP("Keys", "Select the previous name without a label"), "thread", _GO),
    Key("next_pane", "F6", QT_TRANSLATE_NOOP("Keys", "Next pane: queue, thread, inspector"), "window", _GO),
    Key("previous_pane", "Shift+F6", QT_TRANSLATE_NOOP("Keys", "Previous pane"), "window", _GO),
    Key("queue", "Ctrl+B", QT_TRANSLATE_NOOP("Keys", "Show or hide the queue"), "window", _GO),
    Key("inspector", "Ctrl+Shift+B", QT_TRANSLATE_NOOP("Keys", "Show or hide the inspector"), "window", _GO),
    Key("find", "Ctrl+F", QT_TRANSLATE_NOOP("Keys", "Find in all texts"), "window", _GO),
    Key("next_found", "F3", QT_TRANSLATE_NOOP("Keys", "Next place found"), "window", _GO),
    Key("previous_found", "Shift+F3", QT_TRANSLATE_NOOP("Keys", "Previous place found"), "window", _GO),
    Key("uncertain", "U", QT_TRANSLATE_NOOP("Keys", "Most uncertain threads first, or as imported"), "thread", _GO),
    Key("glance", "G", QT_TRANSLATE_NOOP("Keys", "Glance at what the comment answers"), "thread", _GO),
    Key("search", "/", QT_TRANSLATE_NOOP("Keys", "Search the queue"), "window", _GO),
    Key("caret_character", "Left; Right", QT_TRANSLATE_NOOP("Keys", "By a character"), "text", _CARET),
    Key("caret_token", "Ctrl+Left; Ctrl+Right", QT_TRANSLATE_NOOP("Keys", "By a token"), "text", _CARET),
    Key("caret_line", "Up; Down", QT_TRANSLATE_NOOP("Keys", "By a line"), "text", _CARET),
    Key("caret_sentence", "Alt+Up; Alt+Down", QT_TRANSLATE_NOOP("Keys", "By a sentence"), "text", _CARET),
    Key("caret_paragraph", "Ctrl+Up; Ctrl+Down", QT_TRANSLATE_NOOP("Keys", "By a paragraph"), "text", _CARET),
    Key("caret_document", "Ctrl+Home; Ctrl+End", QT_TRANSLATE_NOOP("Keys", "To the start, the end"), "text", _CARET),
    Key("submit", "Ctrl+Return; Ctrl+Enter", QT_TRANSLATE_NOOP("Keys", "Submit and open the next"), "window", _THREAD),
    Key("skip", "S", QT_TRANSLATE_NOOP("Keys", "Skip to the next"), "thread", _THREAD),
    Key("flag", "F", QT_TRANSLATE_NOOP("Keys", "Flag with a reason; take the flag away"), "thread", _THREAD),
    Key("note", "N", QT_TRANSLATE_NOOP("Keys", "Note on the span, the question, the text"), "thread", _THREAD),
    Key("undo", "Ctrl+Z", QT_TRANSLATE_NOOP("Keys", "Undo, in any thread"), "window", _THREAD),
    Key("redo", "Ctrl+Shift+Z; Ctrl+Y", QT_TRANSLATE_NOOP("Keys", "Redo"), "window", _THREAD),
    Key("history", "Ctrl+H", QT_TRANSLATE_NOOP("Keys", "History of the thread, and the way back"), "window", _THREAD),
    Key("label_history", "Ctrl+Shift+H", QT_TRANSLATE_NOOP("Keys", "History of this label"), "thread", _THREAD),
    Key(
        "accept_everywhere",
        "",
        QT_TRANSLATE_NOOP("Keys", "Accept sure suggestions in the whole project"),
        "window",
        _THREAD,
    ),
    Key("stop_suggesting", "", QT_TRANSLATE_NOOP("Keys", "Stop suggesting, or go on"), "window", _THREAD),
    Key("learning", "", QT_TRANSLATE_NOOP("Keys", "What the learner knows"), "window", _THREAD),
    Key("corrections", "Ctrl+M", QT_TRANSLATE_NOOP("Keys", "My corrections"), "window", _WINDOW),
    Key("quality", "", QT_TRANSLATE_NOOP("Keys", "Progress and quality"), "window", _WINDOW),
    Key("outcomes", "", QT_TRANSLATE_NOOP("Keys", "Does the help help?"), "window", _WINDOW),
    Key("my_time", "", QT_TRANSLATE_NOOP("Keys", "My time"), "window", _THREAD),
    Key("third", "E", QT_TRANSLATE_NOOP("Keys", "All wrong: give something else"), "thread", _REVIEW),
    Key("reason", "W", QT_TRANSLATE_NOOP("Keys", "Why: a reason for the verdict"), "thread", _REVIEW),
    Key(
        "approve_rest",
        "Ctrl+Shift+Return; Ctrl+Shift+Enter",
        QT_TRANSLATE_NOOP("Keys", "Approve all that is agreed"),
        "window",
        _REVIEW,
    ),
    Key("accept_majority", "", QT_TRANSLATE_NOOP("Keys", "Accept what most say"), "window", _REVIEW),
    Key("give_back", "", QT_TRANSLATE_NOOP("Keys", "Return the thread to its annotator"), "window", _REVIEW),
    Key("reopen", "", QT_TRANSLATE_NOOP("Keys", "Take a settled thread up again"), "window", _REVIEW),
    Key("edit_reasons", "", QT_TRANSLATE_NOOP("Keys", "Edit the reasons for verdicts"), "window", _REVIEW),
    Key("look_at_some", "", QT_TRANSLATE_NOOP("Keys", "Look at some that all agree on"), "window", _REVIEW),
    Key("new", "Ctrl+N", QT_TRANSLATE_NOOP("Keys", "New project"), "window", _WINDOW),
    Key("open", "Ctrl+O", QT_TRANSLATE_NOOP("Keys", "Open a project"), "window", _WINDOW),
    Key("import", "Ctrl+I", QT_TRANSLATE_NOOP("Keys", "Import files"), "window", _WINDOW),
    Key("save_copy", "Ctrl+Shift+S", QT_TRANSLATE_NOOP("Keys", "Save a copy"), "window", _WINDOW),
    Key("hand_over", "", QT_TRANSLATE_NOOP("Keys", "Hand over to an annotator"), "window", _WINDOW),
    Key("merge_files", "", QT_TRANSLATE_NOOP("Keys", "Merge files of annotators"), "window", _WINDOW),
    Key("export", "Ctrl+E", QT_TRANSLATE_NOOP("Keys", "Export"), "window", _WINDOW),
    Key("annotate", "Ctrl+L", QT_TRANSLATE_NOOP("Keys", "Annotate"), "window", _WINDOW),
    Key("agreement", "Ctrl+Shift+A", QT_TRANSLATE_NOOP("Keys", "Agreement"), "window", _WINDOW),
    Key("review", "Ctrl+R", QT_TRANSLATE_NOOP("Keys", "Review"), "window", _WINDOW),
    Key("schema", "Ctrl+G", QT_TRANSLATE_NOOP("Keys", "Schema and guidelines"), "window", _WINDOW),
    Key("suggesters", "Ctrl+U", QT_TRANSLATE_NOOP("Keys", "Suggesters"), "window", _WINDOW),
    Key("gazetteer", "Ctrl+T", QT_TRANSLATE_NOOP("Keys", "Terms and patterns"), "window", _WINDOW),
    Key("team", "Ctrl+P", QT_TRANSLATE_NOOP("Keys", "Team: people and assignments"), "window", _WINDOW),
    Key("palette", "Ctrl+K", QT_TRANSLATE_NOOP("Keys", "Find anything"), "window", _WINDOW),
    Key("settings", "Ctrl+,", QT_TRANSLATE_NOOP("Keys", "Settings"), "window", _WINDOW),
    Key("keys", "?", QT_TRANSLATE_NOOP("Keys", "All keys"), "window", _WINDOW),
    Key("change_keys", "", QT_TRANSLATE_NOOP("Keys", "Change keys"), "window", _WINDOW),
    Key("sample", "", QT_TRANSLATE_NOOP("Keys", "Open the sample project"), "window", _WINDOW),
    Key("remove_thread", "", QT_TRANSLATE_NOOP("Keys", "Remove this thread from the project"), "window", _WINDOW),
    Key("close", "", QT_TRANSLATE_NOOP("Keys", "Close the project"), "window", _WINDOW),
    Key("quit", "Ctrl+Q", QT_TRANSLATE_NOOP("Keys", "Quit"), "window", _WINDOW),
)

_BY_ACTION = {key.action: key for key in KEYS}
ATTRIBUTES = 9
"""How many labels of a span's attributes have a key: Alt with their number."""
TAKE, TAKES = "Ctrl+", 9
"""With the first, the numbers up to the second take what the annotator of that number says, in review."""
BESIDE = "Alt+Shift+"
"""With these, the key of a label of spans gives it beside the labels that the words have, not in their stead."""
_FREE = "123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def key_of(action: str) -> Key:
    """Return the row of an action in the table; raise ``KeyError`` where there is none."""
    return _BY_ACTION[action]


def is_action(action: str) -> bool:
    """Return whether the table knows an action of that name."""
    return action in _BY_ACTION


def sequences(action: str, keys: KeyMap | None = None) -> list[QKeySequence]:
    """Return the keys of an action, the one to show first, as they are in force or in ``keys``.

    Raises:
        KeyError: there is no such action.
    """
    own = _BY_ACTION[action].sequence
    chosen = (keys_in_force().map if keys is None else keys).chosen.get(action, own)
    return sequences_in(chosen)


def sequences_in(text: str) -> list[QKeySequence]:
    """Return the keys that a text names, parted by "; "; none for "" and for what is no key."""
    return [
        each
        for each in QKeySequence.listFromString(text)
        if not each.isEmpty() and Qt.Key.Key_unknown not in (each[place].key() for place in range(each.count()))  # type: ignore[index]  # the stubs leave it out
    ]


def title(action: str) -> str:
    """Return what an action does, in the language of the screen; raise ``KeyError`` where there is none."""
    return QCoreApplication.translate("Keys", _BY_ACTION[action].title)


def section_title(action: str) -> str:
    """Return the section of an action, in the language of the screen; raise ``KeyError`` where there is none."""
    return QCoreApplication.translate("Keys", _BY_ACTION[action].section)


def cap(action: str) -> str:
    """Return the first key of an action as it stands on a key cap, "" where it has none.

    Raises:
        KeyError: there is no such action.
    """
    keys = sequences(action)
    return key_text(keys[0]) if keys else ""


def named(action: str) -> str:
    """Return how a sentence names what a person presses: the key, or where it has none the action itself.

    Raises:
        KeyError: there is no such action.
    """
    return cap(action) or f"“{title(action)}”"


def label_keys(labels: Sequence[Label]) -> tuple[str, ...]:
    """Return the key of each label, upper case, "" where none is left.

    A label keeps the key that the schema gives it unless a command or an earlier label has it; the others get
    the next free of 1…9 and the letters that no command uses.
    """
    taken = {sequence.toString() for key in KEYS for sequence in sequences(key.action)}
    given: list[str] = []
    for label in labels:
        key = label.key.upper()
        given.append("" if label.retired or key in taken or key in given else key)
    free = (key for key in _FREE if key not in taken and key not in given)
    return tuple(key if key or label.retired else next(free, "") for key, label in zip(given, labels, strict=True))


class Binding(QObject):
    """Calls a function when a key of an action is pressed within a widget, whichever keys that action has by then."""

    def __init__(self, action: str, owner: QWidget, context: Qt.ShortcutContext, act: Callable[[], object]) -> None:
        super().__init__(owner)
        self._action, self._owner, self._context, self._act = action, owner, context, act
        self._keys: list[QKeySequence] = []
        self._shortcuts: list[QShortcut] = []
        self._follow()
        keys_in_force().changed.connect(self._follow)

    def _follow(self) -> None:
        keys = sequences(self._action)
        if keys == self._keys:
            return
        for shortcut in self._shortcuts:
            # One that waits for its deletion would still make the key ambiguous.
            shortcut.setEnabled(False)
            shortcut.deleteLater()
        self._keys = keys
        self._shortcuts = [QShortcut(key, self._owner, context=self._context) for key in keys]
        for shortcut in self._shortcuts:
            shortcut.activated.connect(self._act)


def bind(page: QWidget, thread: QWidget, actions: Collection[str], trigger: Callable[[str], object]) -> None:
    """Trigger actions by their keys: those of the thread where it has the keyboard, others anywhere on its page."""
    within = Qt.ShortcutContext.WidgetWithChildrenShortcut
    for key in KEYS:
        if key.action in actions:
            Binding(key.action, thread if key.where == "thread" else page, within, partial(trigger, key.action))
