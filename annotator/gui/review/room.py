"""Review among the pages of an open project: made when it is first wanted, and shown where an undo leads there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from annotator.domain.edit import Act
from annotator.domain.history import Undone
from annotator.gui.desk import Desk, Tokenizer
from annotator.gui.main_window import MainWindow
from annotator.gui.theme import Theme
from annotator.settings import Settings

if TYPE_CHECKING:
    from annotator.gui.review.page import ReviewPage


class ReviewRoom(QObject):
    """Keeps the page.

    Signals:
        wanted(str): an action of the window is wanted.
        opened(): another thread is under review.
    """

    wanted = Signal(str)
    opened = Signal()

    def __init__(
        self, desk: Desk, window: MainWindow, *, tokenizer: Tokenizer, theme: Theme, settings: Settings, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._desk, self._window, self._tokenizer = desk, window, tokenizer
        self._theme, self._settings = theme, settings
        self.page: ReviewPage | None = None
        desk.undone.connect(self._undone)
        window.page_changed.connect(self._attend)

    @property
    def shown(self) -> str | None:
        """``review`` while the page is on the screen."""
        return "review" if self.page is not None and self.page is self._window.page else None

    @property
    def has_thread(self) -> bool:
        """Whether a thread is open on the page, and the page is on the screen."""
        return self.shown is not None and self.page is not None and self.page.bench.session is not None

    @property
    def place(self) -> tuple[str, str] | None:
        """Who reviews which thread, by its id; None where none is open."""
        session = None if self.page is None else self.page.bench.session
        return None if session is None else (session.reviewer, session.thread.id)

    def show_review(self) -> None:
        """Go to the page, with what there is to review by now."""
        page = self._made()
        self._window.show_page(page, hints=page.hints)
        page.begin()
        page.view.setFocus()

    def has(self, action: str) -> bool:
        """Return whether an action is one of the page, which is open."""
        return self.shown is not None and self.page is not None and action in self.page.doable

    def can(self, action: str) -> bool:
        """Return whether an action of the page has something to act on."""
        return self.page is not None and self.page.can(action)

    def do(self, action: str) -> None:
        """Do an action of the page."""
        if self.page is not None:
            self.page.trigger(action)

    def show_keys(self) -> None:
        """Show all keys."""
        if self.page is not None:
            self.page.show_keys()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._theme = theme
        if self.page is not None:
            self.page.set_theme(theme)

    def take_settings(self, settings: Settings) -> None:
        """Set texts as the user likes them."""
        self._settings = settings
        if self.page is not None:
            self.page.set_reading(settings.reading_size, sans=settings.sans)

    def close(self) -> None:
        """Take the page away."""
        if self.page is not None:
            self.page.put_away()
            self._window.drop_page(self.page)

    def _made(self) -> ReviewPage:
        from annotator.gui.review.page import ReviewPage  # noqa: PLC0415 - not before it is wanted

        if self.page is None:
            self.page = ReviewPage(self._desk, tokenizer=self._tokenizer, theme=self._theme)
            self.page.set_reading(self._settings.reading_size, sans=self._settings.sans)
            self.page.wanted.connect(self.wanted)
            self.page.bench.opened.connect(lambda _: self.opened.emit())
        return self.page

    def _attend(self) -> None:
        if self.page is not None:
            self.page.bench.show(shown=self.shown is not None)

    def _undone(self, undone: Undone, again: bool) -> None:
        """Show what was taken back where it was done."""
        if not isinstance(undone.act, Act):
            return
        if undone.act.whose is None:
            if self.shown is not None:
                self.wanted.emit("annotate")
            return
        if self.shown is None:
            self.show_review()
        self._made().bench.take_back(undone, again)
