"""The pages of suggesters and of terms in the window, made when they are first wanted, and the ways between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from annotator.domain.changes import Changes
from annotator.domain.finding import Wanted
from annotator.gui.annotate.annotating import Annotating
from annotator.gui.desk import Desk
from annotator.gui.gazetteer.term_list import TermList
from annotator.gui.keys import cap, named
from annotator.gui.main_window import MainWindow
from annotator.gui.suggesting.life import SuggestingLife

if TYPE_CHECKING:
    from annotator.gui.gazetteer.page import GazetteerPage
    from annotator.gui.suggesters.page import SuggestersPage


class SuggestingRooms(QObject):
    """Shows the pages; lists what is wanted at the thread, with a sentence that takes it back.

    Signals:
        wanted(str): a page of the window is wanted: ``annotate``, ``schema``.
        trusting(str): a folder of a pipeline may be loaded from now on.
        agreeing(str): the project's texts may be sent to an address from now on.
        failed(str): a sentence about something that went wrong.
    """

    wanted = Signal(str)
    trusting = Signal(str)
    agreeing = Signal(str)
    failed = Signal(str)

    def __init__(
        self, desk: Desk, life: SuggestingLife, annotating: Annotating, window: MainWindow, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._desk, self._life, self._window = desk, life, window
        self.terms = TermList(desk.project, desk.background, self)
        self.suggesters: SuggestersPage | None = None
        self.gazetteer: GazetteerPage | None = None
        annotating.listing.connect(self.list_text)
        self.terms.said.connect(self._say)
        self.terms.failed.connect(self._fail)
        # Others are looked for in all texts, as after any change of whom the project listens to.
        self.terms.written.connect(lambda: desk.refresh(Changes(suggesting=True)))

    @property
    def shown(self) -> str | None:
        """Which of the pages is on the screen: ``suggesters``, ``gazetteer`` or none."""
        pages = {"suggesters": self.suggesters, "gazetteer": self.gazetteer}
        return next((name for name, page in pages.items() if page is not None and page is self._window.page), None)

    def show_suggesters(self) -> None:
        """Go to the page of suggesters."""
        from annotator.gui.suggesters.page import SuggestersPage  # noqa: PLC0415 - not before it is wanted

        if self.suggesters is None:
            self.suggesters = page = SuggestersPage(self._desk, self._life)
            page.left.connect(lambda: self.wanted.emit("annotate"))
            page.schema_wanted.connect(lambda: self.wanted.emit("schema"))
            page.terms_wanted.connect(self.show_gazetteer)
            page.said.connect(self._window.status.say)
            page.trusting.connect(self.trusting)
            page.agreeing.connect(self.agreeing)
        self._window.show_page(self.suggesters)
        self.suggesters.begin()

    def show_gazetteer(self) -> None:
        """Go to the page of terms and patterns."""
        from annotator.gui.gazetteer.page import GazetteerPage  # noqa: PLC0415 - likewise

        if self.gazetteer is None:
            self.gazetteer = page = GazetteerPage(self._desk, self.terms)
            page.left.connect(lambda: self.wanted.emit("annotate"))
            page.failed.connect(self.failed)
        self.gazetteer.refresh(named("add_term"))
        self._window.show_page(self.gazetteer)
        self.gazetteer.begin()

    def list_text(self, wanted: Wanted) -> None:
        """Put a text on the list with its label, or take it off where it stands there."""
        self.terms.toggle(wanted)

    def close(self) -> None:
        """Take the pages away."""
        for page in (self.suggesters, self.gazetteer):
            if page is not None:
                self._window.drop_page(page)

    def _say(self, sentence: str) -> None:
        if self.gazetteer is None or self._window.page is not self.gazetteer:
            key = cap("add_term")
            again = self.tr("{sentence} {key} again takes it back.").format(sentence=sentence, key=key)
            self._window.status.say(again if key else sentence, undo=self.terms.undo)

    def _fail(self, sentence: str) -> None:
        if self.gazetteer is None or self._window.page is not self.gazetteer:
            self.failed.emit(sentence)
