"""What lies before a reviewer: one thread under review, and the next; decisions go to the disk by way of the desk."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from annotator.domain.changes import Changes
from annotator.domain.document import Thread
from annotator.domain.errors import AnnotatorError
from annotator.domain.history import Undone
from annotator.domain.review_query import ReviewSettings
from annotator.domain.tokens import TokenTable
from annotator.gui.desk import Desk, Tokenizer
from annotator.gui.language import sentence_of
from annotator.project.review_session import ReviewSession
from annotator.review.precedents import Precedents
from annotator.session import Done
from annotator.suggest.partner import Died


@dataclass(frozen=True, slots=True)
class _Asked:
    """Which thread was asked for, and whose labels in it."""

    thread: str
    annotators: tuple[str, ...] | None


class Bench(QObject):
    """Opens threads for a reviewer, carries decisions out and says what became of them.

    ``settings`` say how the project is reviewed, ``precedents`` what earlier verdicts chose. What happens behind it
    while the page is away is read once it is ``shown`` again.

    Signals:
        opened(ReviewSession | None): another thread is open; None where there is none any more.
        changed(frozenset[str]): these documents of the open thread are decided on otherwise, or given otherwise.
        returned(Undone, bool): a decision was taken back (done again: True), and its thread is open.
        tokenized(Mapping[str, TokenTable]): the tokens of documents of the open thread.
        learned(ReviewSettings): how the project is reviewed is known, or is another.
    """

    opened = Signal(object)
    changed = Signal(object)
    returned = Signal(object, bool)
    tokenized = Signal(object)
    learned = Signal(object)

    def __init__(self, desk: Desk, tokenizer: Tokenizer, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.session: ReviewSession | None = None
        self.settings = ReviewSettings()
        self.precedents = Precedents()
        self.tokens: Mapping[str, TokenTable] = {}
        self.annotators: tuple[str, ...] | None = None
        self._tokenizer = tokenizer
        self._wanted: _Asked | None = None
        self._ahead: ReviewSession | None = None
        self._preparing: _Asked | None = None
        self._going: tuple[Undone, bool] | None = None
        self._is_shown = False
        self._is_stale = False
        self._is_own = False
        desk.changed.connect(self._take_notice)

    # --- opening ---

    def show(self, *, shown: bool) -> None:
        """Take notice that the page is shown, or not; what changed meanwhile is read."""
        self._is_shown = shown
        if shown and self._is_stale:
            self.reload()

    def learn(self) -> None:
        """Read how the project is reviewed."""
        self.desk.background.run(self.desk.project.reviewing.settings, done=self._learn)

    def choose(self, settings: ReviewSettings) -> None:
        """Review in another way from now on; the project remembers it."""
        reorder = settings.blind != self.settings.blind
        self.desk.background.watch(self.desk.project.reviewing.change_settings(settings), done=lambda _: None)
        self._learn(settings)
        self._ahead = None
        if reorder and self.session is not None:
            self.open_thread(self.session.thread.id)

    def _learn(self, settings: ReviewSettings) -> None:
        self.settings = settings
        self.learned.emit(settings)

    def open_thread(self, thread_id: str) -> None:
        """Open a thread with the labels of the ``annotators`` asked for; at once where it was prepared."""
        asked = self._wanted = _Asked(thread_id, self.annotators)
        ahead, self._ahead = self._ahead, None
        if ahead is not None and ahead.thread.id == thread_id and ahead.schema is self.desk.project.schema:
            self._put(asked, ahead)
            return
        self.desk.background.run(
            self._session, asked, done=lambda session: self._put(asked, session), failed=self._sorry
        )

    def prepare(self, thread_id: str) -> None:
        """Read a thread ahead of time."""
        asked = _Asked(thread_id, self.annotators)
        if asked == self._preparing or (self.session is not None and self.session.thread.id == thread_id):
            return
        self._preparing = asked

        def keep(session: ReviewSession) -> None:
            if self._preparing == asked:
                self._preparing = None
                self._ahead = session

        # It is a favour: where it fails, opening the thread will say so.
        self.desk.background.run(self._session, asked, done=keep, failed=lambda _: None)

    def clear(self) -> None:
        """Have no thread open."""
        self._wanted = self._ahead = self._preparing = None
        self.session, self.tokens = None, {}
        self.opened.emit(None)

    def _session(self, asked: _Asked) -> ReviewSession:
        session = self.desk.project.reviewing.session(asked.thread, asked.annotators, shuffled=self.settings.blind)
        # What the first picture needs is found here, and not on the thread of the window.
        session.all_points()
        return session

    def _put(self, asked: _Asked, session: ReviewSession) -> None:
        if asked != self._wanted:
            return
        if session.schema is not self.desk.project.schema:
            self.open_thread(asked.thread)
            return
        self.session, self.tokens, self._is_stale = session, {}, False
        self.opened.emit(session)
        self._tokenize(session.thread)
        self._look_back()
        going, self._going = self._going, None
        if going is not None:
            self.returned.emit(*going)

    def _look_back(self) -> None:
        """Find out what earlier verdicts chose."""

        def keep(found: Precedents) -> None:
            self.precedents = found

        self.desk.background.run(self.desk.project.reviewing.precedents, done=keep)

    def _tokenize(self, thread: Thread) -> None:
        documents = tuple(thread)
        language = self.desk.project.schema.language
        future = self._tokenizer.tokens(language, [document.text for document in documents])

        def keep(tables: list[TokenTable]) -> None:
            if self.session is not None and self.session.thread is thread:
                self.tokens = {each.id: table for each, table in zip(documents, tables, strict=True)}
                self.tokenized.emit(self.tokens)

        def give_up(error: Exception) -> None:
            if not isinstance(error, Died):
                raise error

        self.desk.background.watch(future, done=keep, failed=give_up)

    # --- deciding ---

    def do(self, act: Callable[[ReviewSession], Done | None]) -> bool:
        """Let the open thread's session do something; return whether anything was done.

        What does not fit is refused with a sentence; a commit that fails takes it back.
        """
        session = self.session
        if session is None:
            return False
        try:
            done = act(session)
        except AnnotatorError as error:
            self.desk.failed.emit(sentence_of(error))
            return False
        if done is None:
            return False
        self._is_own = True
        try:
            self.desk.keep_track(done)
        finally:
            self._is_own = False
        self.desk.background.watch(done.saved, failed=lambda _: self.reload())
        self.changed.emit(done.changes.documents)
        return True

    def reload(self) -> None:
        """Read the open thread again."""
        self._is_stale = False
        if self.session is not None:
            self.session.reload()
            self.changed.emit(frozenset(self.session.gold.sets))

    def take_back(self, undone: Undone, again: bool) -> None:
        """Show what was taken back of a reviewer's decisions, or done again, in its thread."""
        here = None if self.session is None else self.session.thread.id
        if undone.skipped is not None or undone.act.thread in (None, here):
            self.reload()
            self.returned.emit(undone, again)
        elif undone.act.thread is not None:
            self._going = (undone, again)
            self.open_thread(undone.act.thread)

    # --- what the desk says ---

    def _take_notice(self, changes: Changes) -> None:
        if self._is_own or self.session is None:
            return
        self._ahead = None
        if changes.schema or changes.annotator or changes.threads:
            # Who reviews, what is asked and which texts there are is a session's from its making on.
            self.open_thread(self.session.thread.id)
        elif changes.documents & self.session.gold.sets.keys():
            self._is_stale = True
            if self._is_shown:
                self.reload()

    def _sorry(self, error: Exception) -> None:
        self._going = None
        if isinstance(error, KeyError):
            self.desk.failed.emit(self.tr("This thread is not in the project any more."))
        else:
            self.desk.failed.emit(sentence_of(error))
