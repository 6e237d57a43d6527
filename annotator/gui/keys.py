"""Every key of the program, in one table; shortcuts, captions and the sheet that ``?`` shows all come from it.

Letters and digits act only while the thread has the focus, so that typing in a field stays typing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from annotator.domain.schema import Label
from annotator.gui.controls.key_cap import key_text

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


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:  # the name is what the translators' tool looks for
    """Mark a text for translation; Qt's own says that it returns an object."""
    return text


_LABEL = QT_TRANSLATE_NOOP("Keys", "Label")
_GO = QT_TRANSLATE_NOOP("Keys", "Go")
_CARET = QT_TRANSLATE_NOOP("Keys", "Caret; with Shift it selects")
_THREAD = QT_TRANSLATE_NOOP("Keys", "Thread")
_WINDOW = QT_TRANSLATE_NOOP("Keys", "Window")

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
    Key("start_back", "Alt+Left", QT_TRANSLATE_NOOP("Keys", "Start of the span a token back"), "thread", _LABEL),
    Key("start_on", "Alt+Right", QT_TRANSLATE_NOOP("Keys", "Start of the span a token on"), "thread", _LABEL),
    Key("end_back", "Alt+Shift+Left", QT_TRANSLATE_NOOP("Keys", "End of the span a token back"), "thread", _LABEL),
    Key("end_on", "Alt+Shift+Right", QT_TRANSLATE_NOOP("Keys", "End of the span a token on"), "thread", _LABEL),
    Key("reselect", "R", QT_TRANSLATE_NOOP("Keys", "Make the span the selection again"), "thread", _LABEL),
    Key("copy", "Ctrl+C", QT_TRANSLATE_NOOP("Keys", "Copy the selection"), "thread", _LABEL),
    Key("target", "T", QT_TRANSLATE_NOOP("Keys", "Choose or add a target"), "thread", _LABEL),
    Key("leave", "Esc", QT_TRANSLATE_NOOP("Keys", "Put the label, the selection, the span down"), "thread", _LABEL),
    Key("next_open", "Tab", QT_TRANSLATE_NOOP("Keys", "Next suggestion or open question"), "thread", _GO),
    Key("previous_open", "Shift+Tab", QT_TRANSLATE_NOOP("Keys", "Previous suggestion or open question"), "thread", _GO),
    Key("next_decision", "J", QT_TRANSLATE_NOOP("Keys", "Next span or answer"), "thread", _GO),
    Key("previous_decision", "K", QT_TRANSLATE_NOOP("Keys", "Previous span or answer"), "thread", _GO),
    Key("next_pane", "F6", QT_TRANSLATE_NOOP("Keys", "Next pane: queue, thread, inspector"), "window", _GO),
    Key("previous_pane", "Shift+F6", QT_TRANSLATE_NOOP("Keys", "Previous pane"), "window", _GO),
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
    Key("undo", "Ctrl+Z", QT_TRANSLATE_NOOP("Keys", "Undo, in any thread"), "window", _THREAD),
    Key("redo", "Ctrl+Shift+Z; Ctrl+Y", QT_TRANSLATE_NOOP("Keys", "Redo"), "window", _THREAD),
    Key("new", "Ctrl+N", QT_TRANSLATE_NOOP("Keys", "New project"), "window", _WINDOW),
    Key("open", "Ctrl+O", QT_TRANSLATE_NOOP("Keys", "Open a project"), "window", _WINDOW),
    Key("import", "Ctrl+I", QT_TRANSLATE_NOOP("Keys", "Import files"), "window", _WINDOW),
    Key("save_copy", "Ctrl+Shift+S", QT_TRANSLATE_NOOP("Keys", "Save a copy"), "window", _WINDOW),
    Key("export", "Ctrl+E", QT_TRANSLATE_NOOP("Keys", "Export"), "window", _WINDOW),
    Key("annotate", "Ctrl+L", QT_TRANSLATE_NOOP("Keys", "Annotate"), "window", _WINDOW),
    Key("keys", "?", QT_TRANSLATE_NOOP("Keys", "All keys"), "window", _WINDOW),
    Key("quit", "Ctrl+Q", QT_TRANSLATE_NOOP("Keys", "Quit"), "window", _WINDOW),
)

_BY_ACTION = {key.action: key for key in KEYS}
_TAKEN = frozenset(sequence for key in KEYS for sequence in key.sequence.split("; ") if len(sequence) == 1)
_FREE = "123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def sequences(action: str) -> list[QKeySequence]:
    """Return the keys of an action, the one to show first; raise ``KeyError`` where there is no such action."""
    return QKeySequence.listFromString(_BY_ACTION[action].sequence)


def title(action: str) -> str:
    """Return what an action does, in the language of the screen; raise ``KeyError`` where there is none."""
    return QCoreApplication.translate("Keys", _BY_ACTION[action].title)


def cap(action: str) -> str:
    """Return the first key of an action as it stands on a key cap; raise ``KeyError`` where there is none."""
    return key_text(sequences(action)[0])


def label_keys(labels: Sequence[Label]) -> tuple[str, ...]:
    """Return the key of each label, upper case, "" where none is left.

    A label keeps the key that the schema gives it unless a command or an earlier label has it; the others get
    the next free of 1…9 and the letters that no command uses.
    """
    given: list[str] = []
    for label in labels:
        key = label.key.upper()
        given.append("" if label.retired or key in _TAKEN or key in given else key)
    free = (key for key in _FREE if key not in _TAKEN and key not in given)
    return tuple(key if key or label.retired else next(free, "") for key, label in zip(given, labels, strict=True))


def bind(action: str, owner: QWidget, context: Qt.ShortcutContext) -> list[QShortcut]:
    """Return a shortcut for each key of an action that acts on ``owner`` in that context."""
    return [QShortcut(sequence, owner, context=context) for sequence in sequences(action)]
