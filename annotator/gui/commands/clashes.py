"""Whether a key can be given to an action, and if not, the sentence that says why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence

from annotator.gui.controls.key_cap import key_text
from annotator.gui.key_map import KeyMap
from annotator.gui.keys import ATTRIBUTES, BESIDE, KEYS, is_action, key_of, sequences, sequences_in, title

translate = QCoreApplication.translate

_Standard = QKeySequence.StandardKey
_EDITING = (
    *(_Standard.Copy, _Standard.Cut, _Standard.Paste, _Standard.SelectAll, _Standard.Undo, _Standard.Redo),
    *(_Standard.Delete, _Standard.Backspace, _Standard.DeleteStartOfWord, _Standard.DeleteEndOfWord),
    *(_Standard.MoveToNextChar, _Standard.MoveToPreviousChar, _Standard.MoveToNextWord, _Standard.MoveToPreviousWord),
    *(_Standard.MoveToNextLine, _Standard.MoveToPreviousLine, _Standard.MoveToStartOfLine, _Standard.MoveToEndOfLine),
    *(_Standard.MoveToNextPage, _Standard.MoveToPreviousPage),
    *(_Standard.MoveToStartOfDocument, _Standard.MoveToEndOfDocument),
    *(_Standard.SelectNextChar, _Standard.SelectPreviousChar, _Standard.SelectNextWord, _Standard.SelectPreviousWord),
    *(_Standard.SelectNextLine, _Standard.SelectPreviousLine),
    *(_Standard.SelectStartOfLine, _Standard.SelectEndOfLine, _Standard.SelectNextPage, _Standard.SelectPreviousPage),
    *(_Standard.SelectStartOfDocument, _Standard.SelectEndOfDocument),
)
"""What every field of text understands."""
_ATTRIBUTES = frozenset(f"Alt+{number}" for number in range(1, ATTRIBUTES + 1))
_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier


def refusal(
    action: str,
    sequence: QKeySequence,
    keys: KeyMap,
    *,
    labels: Mapping[str, str] | None = None,
    reserved: Mapping[str, str] | None = None,
) -> str:
    """Return why an action cannot have a key, "" where it can.

    ``labels`` are the titles of the labels of the open project by their keys; ``reserved`` says by key what else in
    the window it does, as the beginning of a sentence.
    """
    cap, text = key_text(sequence), sequence.toString()
    is_own = sequence in sequences_in(key_of(action).sequence)
    if not is_own and _edits_text(sequence):
        return translate("Commands", "%1 moves or edits in texts and fields; take another.").replace("%1", cap)
    owner = _owner(action, sequence, keys)
    if owner is not None:
        sentence = translate("Commands", "%1 is the key of “%2”; give that another one first.")
        return sentence.replace("%1", cap).replace("%2", title(owner))
    if text in _ATTRIBUTES:
        return translate("Commands", "%1 gives an attribute of the span; take another.").replace("%1", cap)
    label = (labels or {}).get(text.removeprefix(BESIDE))
    if label is not None:
        sentence = translate("Commands", "%1 is the key of the label “%2” in this project; take another.")
        return sentence.replace("%1", cap).replace("%2", label)
    if reserved and text in reserved:
        sentence = translate("Commands", "%1 is taken: %2.")
        return sentence.replace("%1", cap).replace("%2", reserved[text])
    if not is_own and key_of(action).where == "window" and _is_for_typing(sequence):
        sentence = translate("Commands", "%1 alone is for the thread and for typing; hold Ctrl or Alt with it.")
        return sentence.replace("%1", cap)
    return ""


def sound(chosen: Mapping[str, str]) -> tuple[KeyMap, tuple[str, ...]]:
    """Return what can be put in force of what the settings say, and a sentence for each thing that cannot."""
    keys, wrong = KeyMap(), list[str]()
    for action, text in chosen.items():
        wanted = sequences_in(text)
        if not is_action(action) or key_of(action).where == "text":
            wrong.append(translate("Commands", "“%1” is no action that has a key of yours.").replace("%1", action))
        elif not wanted and text.strip():
            sentence = translate("Commands", "“%1” is no key; “%2” keeps its own.")
            wrong.append(sentence.replace("%1", text).replace("%2", title(action)))
        else:
            keys = keys.giving(action, text)
    for action in tuple(keys.chosen):
        # Asked of all together, so that two actions may have changed places.
        why = next((why for each in sequences(action, keys) if (why := refusal(action, each, keys))), "")
        if why:
            wrong.append(why)
            keys = keys.resetting(action)
    return keys, tuple(wrong)


def in_words(wanted: Sequence[QKeySequence]) -> str:
    """Return keys as the settings keep them."""
    return QKeySequence.listToString(list(wanted), QKeySequence.SequenceFormat.PortableText)


def _owner(action: str, sequence: QKeySequence, keys: KeyMap) -> str | None:
    """Return the other action that has the key. All places meet in the thread, so one key never means two things."""
    return next((key.action for key in KEYS if key.action != action and sequence in sequences(key.action, keys)), None)


def _edits_text(sequence: QKeySequence) -> bool:
    if any(sequence in QKeySequence.keyBindings(each) for each in _EDITING):
        return True
    moves = [each for key in KEYS if key.where == "text" for each in sequences_in(key.sequence)]
    stretches = [QKeySequence(each[0].toCombined() | _SHIFT.value) for each in moves]  # type: ignore[index]  # the stubs leave it out
    return sequence in stretches


def _is_for_typing(sequence: QKeySequence) -> bool:
    pressed = sequence[0]  # type: ignore[index]  # the stubs leave it out
    if pressed.keyboardModifiers() & _HELD:
        return False
    key = pressed.key()
    is_word = Qt.Key.Key_A <= key <= Qt.Key.Key_Z or Qt.Key.Key_0 <= key <= Qt.Key.Key_9
    special = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
    return is_word or key in special
