"""Ctrl+K: everything that can be done now in the window, the labels, and the threads of the project."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from annotator.gui.commands.command import Command
from annotator.gui.commands.matching import best
from annotator.gui.commands.palette import Palette
from annotator.gui.keys import KEYS, cap, is_action, section_title, title
from annotator.gui.main_window import MainWindow

if TYPE_CHECKING:
    from annotator.gui.project_pages import ProjectPages

THREADS = 8
_CANDIDATES = 400
_OWN = "palette"


class FindAnything(QObject):
    """Fills the palette of a window; ``act`` does an action of its menus."""

    def __init__(self, window: MainWindow, act: Callable[[str], None]) -> None:
        super().__init__(window)
        self._window = window
        self._act = act
        self._pages: ProjectPages | None = None
        self.palette = Palette(window)
        self.palette.looking.connect(self._look)

    def open(self, pages: ProjectPages | None) -> None:
        """Open the palette over the window; ``pages`` are those of the open project."""
        self._pages = pages
        self.palette.open([*self._actions(), *([] if pages is None else pages.offers())])

    def _actions(self) -> list[Command]:
        """Return the actions that can be done now: in the order of the table, then what only the menus have."""
        pages, menus = self._pages, self._window.menus
        titles = menus.titles_of_able()
        offered: list[Command] = []
        for key in KEYS:
            run: Callable[[], object] | None = None
            if pages is not None and pages.has(key.action):
                run = partial(pages.do, key.action) if pages.can(key.action) else None
            elif key.action in titles:
                run = partial(self._act, key.action)
            if run is not None and key.action != _OWN:
                offered.append(
                    Command(
                        title=title(key.action),
                        group=section_title(key.action),
                        also=titles.get(key.action, ""),
                        cap=cap(key.action),
                        run=run,
                    )
                )
        for name, words in titles.items():
            if not is_action(name):
                offered.append(Command(title=words, group="", run=partial(self._act, name)))
        return offered

    def _look(self, typed: str) -> None:
        pages = self._pages
        if pages is None or not typed:
            return

        def show(found: list[tuple[str, str]]) -> None:
            fitting = [thread for thread, _ in best(typed, ((each, each[1], "") for each in found))]
            self.palette.show_threads(typed, [self._opening(*each) for each in fitting[:THREADS]])

        pages.desk.background.run(pages.project.threads_titled, typed, _CANDIDATES, done=show)

    def _opening(self, thread_id: str, name: str) -> Command:
        pages = self._pages

        def go() -> None:
            if pages is not None:
                pages.show_annotate()
                pages.desk.open_thread(thread_id)

        return Command(title=name, group="", run=go)
