"""The keys that a person chose, and the one place that says which are in force."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal


@dataclass(frozen=True, slots=True)
class KeyMap:
    """What differs from the table of keys: by action, the keys in Qt's portable words, parted by "; "; "" for none."""

    chosen: Mapping[str, str] = field(default_factory=dict)

    def giving(self, action: str, keys: str) -> KeyMap:
        """Return the map with these keys for an action."""
        return KeyMap({**self.chosen, action: keys})

    def resetting(self, action: str) -> KeyMap:
        """Return the map with the table's own keys for an action."""
        return KeyMap({name: keys for name, keys in self.chosen.items() if name != action})


class KeysInForce(QObject):
    """Holds the map of the running program, as its palette holds the colours.

    Signals:
        changed(): some actions have other keys now; whoever shows or listens to one asks again.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.map = KeyMap()

    def put(self, keys: KeyMap) -> None:
        """Put a map in force."""
        if keys != self.map:
            self.map = keys
            self.changed.emit()


def keys_in_force() -> KeysInForce:
    """Return the holder of the running program; before there is a program, one of the table's own keys."""
    program = QCoreApplication.instance()
    held = (
        None if program is None else program.findChild(KeysInForce, options=Qt.FindChildOption.FindDirectChildrenOnly)
    )
    return KeysInForce(program) if held is None else held
