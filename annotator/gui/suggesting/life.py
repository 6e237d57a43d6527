"""Suggesting while a project is open: the thread on the screen first, then the next one, then all the others."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import Future
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from annotator.domain.changes import Changes
from annotator.domain.errors import UntrustedPipeline
from annotator.gui.background import Background, Errand
from annotator.gui.desk import Desk
from annotator.gui.language import said, sentence_of
from annotator.gui.suggesting.standing import Standing
from annotator.project import Project
from annotator.project.suggest_report import SuggestReport, SuggestRequest
from annotator.session import EditSession
from annotator.suggest.worker import Told

START_AFTER_MS = 300
"""The first thread is painted before anything of this begins."""
REST_MS = 400
"""After an act, or a change of what is asked, so long before suggesters look again."""


class SuggestingLife(QObject):
    """Asks for suggestions from the opening of a project to its end; ``Arrivals`` shows them.

    ``in_sight`` says which texts of the open thread are on the screen. Whatever takes time happens elsewhere.

    Signals:
        changed(Standing): something else goes on.
        stored(frozenset[str]): suggestions for these documents are on disk.
        ended(): all threads were looked at, or cannot be.
        said(str): a sentence for the status line.
        untrusted(str): the folder of a pipeline that somebody has to trust before anything is suggested.
    """

    changed = Signal(object)
    stored = Signal(object)
    ended = Signal()
    said = Signal(str)
    untrusted = Signal(str)
    _told = Signal(object)

    def __init__(self, desk: Desk, in_sight: Callable[[], Iterable[str]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._project: Project = desk.project
        self._background: Background = desk.background
        self._in_sight = in_sight
        self.standing = Standing()
        self.found: int | None = None
        """How many suggestions came of the last look at all threads; None before the first has ended."""
        self._loading: set[str] = set()
        self._troubles: set[str] = set()
        self._under_way = False
        self._everything: Errand | None = None
        self._here: Errand | None = None
        self._next: Errand | None = None
        self._asked_early = ""  # the thread that was asked about before it was there
        self._looking_again = False
        self._once_more = False
        self._stopped = self._closed = False
        self._begin = QTimer(self, singleShot=True, interval=START_AFTER_MS)
        self._begin.timeout.connect(self._start)
        self._again = QTimer(self, singleShot=True, interval=REST_MS)
        self._again.timeout.connect(self._look_at_everything)
        self._thread_again = QTimer(self, singleShot=True, interval=REST_MS)
        self._thread_again.timeout.connect(self._look_again)
        self._told.connect(self._hear)
        desk.heading.connect(self._heading_for)
        desk.opened.connect(self._opened)
        desk.ahead.connect(self._read_ahead)
        desk.changed.connect(self._follow)

    def start(self) -> None:
        """Begin, once the window has shown what the person came for."""
        self._project.suggesting.listen(self._tell)
        self._begin.start()

    def stop(self) -> None:
        """Look at no more threads but those that are opened, until the project is opened again."""
        self._stopped = True
        self._again.stop()
        if self._everything is not None:
            self._everything.cancel()

    def go_on(self) -> None:
        """Look at all threads after all."""
        self._stopped = False
        self._look_at_everything()

    def close(self) -> None:
        """Begin nothing any more, and have what is under way come to its end."""
        self._closed = True
        for timer in (self._begin, self._again, self._thread_again):
            timer.stop()
        for errand in (self._everything, self._here, self._next):
            if errand is not None:
                errand.cancel()

    @property
    def is_under_way(self) -> bool:
        """Whether the project is being looked at."""
        return self._everything is not None

    # --- the open thread, and the next ---

    def _start(self) -> None:
        self._under_way = True
        self._opened(self._desk.session)
        self._look_at_everything()

    def _heading_for(self, thread: str) -> None:
        """Ask about a thread while it is read and laid out, from its beginning on, which is what will be seen."""
        if self._under_way:
            self._ask_now(SuggestRequest(threads=(thread,), urgent=True))
            self._asked_early = thread

    def _opened(self, session: EditSession | None) -> None:
        if not self._under_way or session is None:
            return
        thread = session.thread
        # Of a long thread what is on the screen is wanted first.
        first = dict.fromkeys(each for each in self._in_sight() if each in session.sets)
        if self._asked_early == thread.id and next(iter(first), thread.id) == thread.id:
            self._asked_early = ""
            if self._here is None:
                self.stored.emit(frozenset(session.sets))
            return
        documents = (*first, *(document.id for document in thread if document.id not in first))
        self._ask_now(SuggestRequest(threads=(thread.id,), documents=documents, urgent=True))

    def _ask_now(self, request: SuggestRequest) -> None:
        """Ask about what is on the screen, or will be; what was begun for others is kept as far as it came."""
        self._asked_early = ""
        for errand in (self._here, self._next):
            if errand is not None:
                errand.cancel()
        self._here = Errand(self)

        def finish(_report: SuggestReport | None) -> None:
            # Some may have come while the thread was being read, and nobody knew whom to tell.
            session = self._desk.session
            if session is not None and (session.thread.id,) == request.threads:
                self.stored.emit(frozenset(session.sets))

        self._ask(request, self._here, finish)

    def _read_ahead(self, thread: str) -> None:
        if not self._under_way:
            return
        here = frozenset(each for session in self._desk.sessions for each in session.sets)
        self._next = Errand(self)
        request = SuggestRequest(threads=(thread,), urgent=True)
        self._ask(request, self._next, lambda _report: self.stored.emit(here))

    def _look_again(self) -> None:
        """Have the open thread looked at with what was decided there: attributes are proposed for it."""
        session = self._desk.session
        if session is None or not self._under_way:
            return
        if self._looking_again:
            self._once_more = True
            return
        self._looking_again = True

        def finish(_report: SuggestReport | None) -> None:
            self._looking_again = False
            if self._once_more:
                self._once_more = False
                self._thread_again.start()

        self._ask(SuggestRequest(threads=(session.thread.id,), urgent=True), Errand(self), finish)

    # --- all threads ---

    def _look_at_everything(self) -> None:
        if self._closed or self._stopped or not self._under_way:
            return
        if self._everything is not None:
            # What it began with is no longer so; it begins again once it has ended.
            self._everything.cancel()
            self._again.start()
            return
        self._everything = errand = Errand(self)
        errand.progressed.connect(self._progressed)

        def finish(report: SuggestReport | None) -> None:
            self._everything = None
            self._show(replace(self.standing, done=0, total=0))
            layers = {} if report is None else report.suggestions
            self.found = sum(sum(labels.values()) for labels in layers.values())
            self.ended.emit()

        self._ask(SuggestRequest(), errand, finish)

    def _progressed(self, done: int, total: int, _what: str) -> None:
        errand = self._everything
        if errand is not None and not errand.cancelled() and self.sender() is errand:
            self._show(replace(self.standing, done=done, total=total if done < total else 0))

    # --- asking ---

    def _ask(self, request: SuggestRequest, errand: Errand, finish: Callable[[SuggestReport | None], None]) -> None:
        """Ask elsewhere: which suggesters there are is read from disk. ``finish`` is called however it ends."""
        project, background = self._project, self._background

        def ask() -> Future[SuggestReport]:
            return project.suggesting.suggest(request, errand.progress, errand.cancelled, self._store)

        def end(report: SuggestReport | None) -> None:
            errand.deleteLater()
            if self._here is errand:
                self._here = None
            if self._next is errand:
                self._next = None
            finish(report)

        def done(report: SuggestReport) -> None:
            end(report)
            self._report(report)

        def fail(error: Exception) -> None:
            end(None)
            if isinstance(error, UntrustedPipeline):
                if error.folder not in self._troubles:
                    self._troubles.add(error.folder)
                    self.untrusted.emit(error.folder)
            elif not (isinstance(error, KeyError) and error.args == request.threads):
                # Of a thread that is gone, whoever opens it tells.
                self._say_once(sentence_of(error))

        background.run(ask, done=lambda future: background.watch(future, done=done, failed=fail), failed=fail)

    def _report(self, report: SuggestReport) -> None:
        for sentence in report.notes:
            self._say_once(sentence)
        if report.failed:
            more = len(report.failed) - 1
            first = said(report.failed[0])
            self._say_once(self.tr("{sentence} And {more} more.").format(sentence=first, more=more) if more else first)

    def _say_once(self, sentence: str) -> None:
        if sentence not in self._troubles:
            self._troubles.add(sentence)
            self.said.emit(said(sentence))

    # --- what is heard ---

    def _follow(self, changes: Changes) -> None:
        if changes.threads or changes.schema or changes.suggesting:
            self._troubles.clear()
            self._again.start()
        if changes.suggesting or (changes.documents and not changes.suggestions):
            self._thread_again.start()

    def _tell(self, told: Told) -> None:
        """Hear of a suggester, on a thread of the project's."""
        if not self._closed:
            self._told.emit(told)

    def _store(self, changes: Changes) -> None:
        """Hear of suggestions, on the thread that wrote them."""
        if not self._closed:
            self.stored.emit(changes.suggestions)

    def _hear(self, told: Told) -> None:
        match told.phase:
            case "loading":
                self._loading.add(told.agent)
            case "ready":
                self._loading.discard(told.agent)
            case "failed":
                self._loading.discard(told.agent)
                self._say_once(told.sentence)
            case "restarted":
                sentence = self.tr("The suggester {agent} had ended and was started again; nothing is lost.")
                self.said.emit(sentence.format(agent=told.agent))
        self._show(replace(self.standing, loading=len(self._loading)))

    def _show(self, standing: Standing) -> None:
        if standing != self.standing:
            self.standing = standing
            self.changed.emit(standing)
