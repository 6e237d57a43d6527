"""The menus of the window. Each entry is an action of the table of keys or of the window's own few."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from annotator.gui.key_map import keys_in_force
from annotator.gui.keys import is_action, sequences

_BY_PAGE = frozenset(("undo", "redo", "submit", "skip", "flag", "keys"))
"""What the annotate page listens to itself while it is open; bound twice, a key would do nothing at all."""

_FINDING = frozenset(("find", "next_found", "previous_found"))
_PAGES = frozenset(
    ("annotate", "find", "import", "export", "schema", "suggesters", "gazetteer", "team", "review", "agreement")
)
"""What can be asked for while a project is being opened."""
_NEEDS_PROJECT = (
    frozenset(("import", "export", "schema", "annotate", "save_copy", "close", "remove_thread", "my_time"))
    | frozenset(("accept_everywhere", "stop_suggesting", "learning", "suggesters", "gazetteer", "team"))
    | {"hand_over", "merge_files", "review", "agreement"}
    | _BY_PAGE
    | _FINDING
    | {"corrections", "quality", "outcomes"}
)
_NEEDS_THREAD = frozenset(
    (
        "submit",
        "skip",
        "flag",
        "note",
        "split",
        "merge",
        "glance",
        "history",
        "label_history",
        "remove_thread",
        "accept_above",
    )
)
_ON_REVIEW = frozenset(("approve_rest", "accept_majority", "give_back", "reopen", "look_at_some", "edit_reasons"))
"""What is done on the review page alone, which listens to its keys itself."""
_IN_REVIEW = frozenset(("submit", "skip", "note", "label_history"))
"""What needs a thread, be it one under review."""


class Menus(QObject):
    """Fills a menu bar.

    Signals:
        wanted(str): the name of an action.
    """

    wanted = Signal(str)

    def __init__(self, bar: QMenuBar) -> None:
        super().__init__(bar)
        self._bar = bar
        self._actions: dict[str, QAction] = {}
        self._titles: dict[str, str] = {}
        file = bar.addMenu(self.tr("&File"))
        self._fill(
            file,
            (
                ("new", self.tr("&New project…")),
                ("open", self.tr("&Open…")),
                ("sample", self.tr("Open the &sample project")),
                ("", ""),
                ("import", self.tr("&Import…")),
                ("export", self.tr("&Export…")),
                ("schema", self.tr("Schema and &guidelines…")),
                ("suggesters", self.tr("S&uggesters…")),
                ("gazetteer", self.tr("Terms and &patterns…")),
                ("team", self.tr("Tea&m…")),
                ("hand_over", self.tr("&Hand over…")),
                ("merge_files", self.tr("Merge &files…")),
                ("save_copy", self.tr("Save a &copy…")),
                ("", ""),
                ("settings", self.tr("Se&ttings…")),
                ("close", self.tr("C&lose the project")),
                ("quit", self.tr("&Quit")),
            ),
        )
        self._fill(
            bar.addMenu(self.tr("&Edit")),
            (
                ("undo", self.tr("&Undo")),
                ("redo", self.tr("&Redo")),
                ("palette", self.tr("Find an&ything…")),
                ("", ""),
                ("find", self.tr("&Find…")),
                ("next_found", self.tr("&Next place found")),
                ("previous_found", self.tr("&Previous place found")),
            ),
        )
        self._fill(
            bar.addMenu(self.tr("&Thread")),
            (
                ("annotate", self.tr("&Annotate")),
                ("", ""),
                ("submit", self.tr("Sub&mit and next")),
                ("skip", self.tr("&Skip")),
                ("flag", self.tr("&Flag…")),
                ("note", self.tr("&Note…")),
                ("", ""),
                ("split", self.tr("S&plit the span at the caret")),
                ("merge", self.tr("M&erge the span with the next")),
                ("glance", self.tr("&Glance at what the comment answers")),
                ("history", self.tr("&History…")),
                ("label_history", self.tr("History of this la&bel…")),
                ("my_time", self.tr("My t&ime…")),
                ("corrections", self.tr("My c&orrections")),
                ("quality", self.tr("Progress and &quality")),
                ("outcomes", self.tr("&Does the help help?")),
                ("", ""),
                ("accept_above", self.tr("A&ccept sure suggestions…")),
                ("accept_everywhere", self.tr("Accept sure suggestions in the &whole project…")),
                ("stop_suggesting", self.tr("S&top suggesting, or go on")),
                ("learning", self.tr("&Learner…")),
                ("", ""),
                ("remove_thread", self.tr("&Remove this thread from the project")),
            ),
        )
        self._fill(
            bar.addMenu(self.tr("&Review")),
            (
                ("review", self.tr("&Review")),
                ("agreement", self.tr("A&greement")),
                ("", ""),
                ("approve_rest", self.tr("&Approve the rest")),
                ("look_at_some", self.tr("&Look at some that all agree on")),
                ("accept_majority", self.tr("Accept by &majority…")),
                ("", ""),
                ("give_back", self.tr("Re&turn the thread…")),
                ("reopen", self.tr("Take the thread &up again")),
                ("edit_reasons", self.tr("&Edit reasons…")),
            ),
        )
        self._fill(
            bar.addMenu(self.tr("&Help")),
            (
                ("keys", self.tr("&Keys")),
                ("change_keys", self.tr("&Change keys…")),
                ("about", self.tr("&About Annotator")),
            ),
        )
        self._actions["quit"].setMenuRole(QAction.MenuRole.QuitRole)
        self._actions["settings"].setMenuRole(QAction.MenuRole.PreferencesRole)
        self._actions["about"].setMenuRole(QAction.MenuRole.AboutRole)
        self._annotating = False
        self.show_state(project=False, thread=False, annotating=False)
        self._following = keys_in_force().changed.connect(self._follow_keys)

    def rest(self) -> None:
        """Follow the keys no more: the window is closed, and may lose its menus one by one."""
        QObject.disconnect(self._following)

    def titles_of_able(self) -> dict[str, str]:
        """Return the titles of the actions that can be done now, without their marks for the keyboard."""
        return {
            name: self._titles[name].replace("&", "").removesuffix("…").rstrip()
            for name, action in self._actions.items()
            if action.isEnabled()
        }

    def openers(self) -> dict[str, str]:
        """Return what each key that opens a menu does, in words."""
        opens = self.tr("it opens the menu “{menu}”")
        return {
            QKeySequence.mnemonic(menu.text()).toString(): opens.format(menu=menu.text().replace("&", ""))
            for menu in self._bar.actions()
        }

    def show_state(
        self, *, project: bool, thread: bool, annotating: bool, opening: bool = False, reviewing: bool | None = None
    ) -> None:
        """Grey what cannot be done now; while the annotate page is open its keys are its own, and so for review.

        ``opening``: a project is on its way, and its pages can be asked for. ``reviewing``: the review page is open,
        with a thread or without; None where another is.
        """
        self._annotating = annotating or reviewing is not None
        for name, action in self._actions.items():
            able = project or name not in _NEEDS_PROJECT or (opening and name in _PAGES)
            at_hand = thread or name not in _NEEDS_THREAD or (reviewing is True and name in _IN_REVIEW)
            action.setEnabled(able and at_hand and (reviewing is not None or name not in _ON_REVIEW))
            if name in _BY_PAGE:
                self._show_keys(name, action, bound=not self._annotating)

    def _follow_keys(self) -> None:
        for name, action in self._actions.items():
            self._show_keys(name, action, bound=name not in _BY_PAGE or not self._annotating)

    def _fill(self, menu: QMenu, entries: Iterable[tuple[str, str]]) -> None:
        for name, title in entries:
            if not name:
                menu.addSeparator()
                continue
            action = menu.addAction(title)
            action.triggered.connect(partial(self._trigger, name))
            self._actions[name], self._titles[name] = action, title
            self._show_keys(name, action, bound=True)

    def _show_keys(self, name: str, action: QAction, *, bound: bool) -> None:
        keys = sequences(name) if is_action(name) else []
        action.setShortcuts(keys if bound and name not in _NEEDS_THREAD | _ON_REVIEW else [])
        shown = keys[0].toString(QKeySequence.SequenceFormat.NativeText) if keys else ""
        action.setText(self._titles[name] if not shown or action.shortcuts() else f"{self._titles[name]}\t{shown}")

    def _trigger(self, name: str, _checked: bool = False) -> None:  # what triggered sends
        self.wanted.emit(name)
