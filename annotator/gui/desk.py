"""What lies on the desk: one thread of a project being labelled, and the commits on their way to the disk."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from typing import Protocol, TypeVar

from PySide6.QtCore import QObject, Signal

from annotator.domain.accepting import Accepted
from annotator.domain.activity import Spent
from annotator.domain.annotation import Suggestion
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.assignment import AssignmentAct
from annotator.domain.changes import Changes
from annotator.domain.correction import Answer, Answered
from annotator.domain.document import Thread
from annotator.domain.edit import DocumentEdit, Removal
from annotator.domain.errors import AnnotatorError
from annotator.domain.finding import Labelled, Place
from annotator.domain.history import Undone
from annotator.domain.schema_act import SchemaAct
from annotator.domain.suggesting import SuggestionSettings
from annotator.domain.tokens import TokenTable
from annotator.gui.background import Background
from annotator.gui.language import sentence_of
from annotator.project import Project
from annotator.session import Done, EditSession
from annotator.suggest.partner import Died

_Carried = TypeVar("_Carried", Labelled, Accepted, Answered)


class Tokenizer(Protocol):
    """What finds the tokens of texts, elsewhere than on the thread of the window."""

    def tokens(self, language: str, texts: Sequence[str]) -> Future[list[TokenTable]]:
        """Return the tables of the texts, in their order."""


class Timing(Protocol):
    """What knows the active time that went to an act."""

    def spent(self) -> Spent | None:
        """Return what goes to the act that is being done, or None where nothing is measured."""

    def decided(self) -> None:
        """Hear that the act was done, and what ``spent`` returned is on its way to the disk with it."""


@dataclass(frozen=True, slots=True)
class _Prepared:
    """A thread read ahead of time, with its tokens as soon as they are there."""

    session: EditSession
    tokens: Mapping[str, TokenTable] = field(default_factory=dict)


class Desk(QObject):
    """Opens threads, applies edits and says what became of them.

    Signals:
        heading(str): the thread of that id is wanted on the desk, and is being read.
        opened(EditSession | None): another thread is on the desk; None where there is none any more.
        ahead(str): the thread of that id was read ahead of time.
        changed(Changes): annotations, threads or suggestions changed.
        decided(): an edit is in force: the next Undo takes that back and nothing older.
        undone(Undone, bool): an act was taken back (done again: True), maybe in another thread.
        tokenized(Mapping[str, TokenTable]): the tokens of documents of the open thread.
        saving(int): commits under way; 0 says that all is on disk.
        said(str): a sentence for the status line.
        failed(str): a sentence about something that went wrong.
    """

    heading = Signal(str)
    opened = Signal(object)
    ahead = Signal(str)
    changed = Signal(object)
    decided = Signal()
    undone = Signal(object, bool)
    tokenized = Signal(object)
    saving = Signal(int)
    said = Signal(str)
    failed = Signal(str)

    def __init__(
        self,
        project: Project,
        background: Background,
        *,
        tokenizer: Tokenizer,
        timing: Timing | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.project = project
        self.background = background
        self.session: EditSession | None = None
        self.tokens: Mapping[str, TokenTable] = {}
        self._tokenizer = tokenizer
        self._timing = timing
        self._wanted: str | None = None
        self._prepared: _Prepared | None = None
        self._preparing: str | None = None
        self._tokenizing: set[str] = set()
        self._under_way = 0
        self._stale = False

    # --- opening ---

    @property
    def prepared(self) -> str | None:
        """The id of the thread that was read ahead, tokens and all, and opens at once."""
        ahead = self._prepared
        return ahead.session.thread.id if ahead is not None and ahead.tokens else None

    @property
    def sessions(self) -> tuple[EditSession, ...]:
        """The thread on the desk, and the one that was read ahead."""
        ahead = () if self._prepared is None else (self._prepared.session,)
        return ahead if self.session is None else (self.session, *ahead)

    @property
    def heading_for(self) -> str | None:
        """The id of the thread that is on the desk, or on its way there."""
        return self._wanted

    def open_thread(self, thread_id: str, *, otherwise: Callable[[], None] | None = None) -> None:
        """Put a thread on the desk: at once where it was prepared, else as soon as it is read.

        ``otherwise`` is called where it cannot be opened, in the place of a sentence that says so.
        """
        self._wanted = thread_id
        prepared, self._prepared = self._prepared, None
        if prepared is not None and prepared.session.thread.id == thread_id:
            self._put(prepared)
            return

        def fail(error: Exception) -> None:
            sentence = self._why_not_there(error)
            if otherwise is None:
                self.failed.emit(sentence)
            else:
                otherwise()

        self.background.run(
            self.project.session, thread_id, done=lambda session: self._put(_Prepared(session)), failed=fail
        )
        self.heading.emit(thread_id)

    def prepare(self, thread_id: str) -> None:
        """Read a thread and find its tokens ahead of time."""
        if self._preparing == thread_id or (self.session is not None and self.session.thread.id == thread_id):
            return
        if self._prepared is not None and self._prepared.session.thread.id == thread_id:
            return
        self._preparing = thread_id

        def keep(session: EditSession) -> None:
            if self._preparing == thread_id:
                self._preparing = None
                self._prepared = _Prepared(session)
                self._tokenize(session.thread)
                self.ahead.emit(thread_id)

        # It is a favour: where it fails, opening the thread will say so.
        self.background.run(self.project.session, thread_id, done=keep, failed=self._forget_preparation)

    def clear(self) -> None:
        """Take the thread off the desk."""
        self._wanted = None
        self.session = None
        self.tokens = {}
        self.opened.emit(None)

    def _put(self, prepared: _Prepared) -> None:
        if prepared.session.thread.id != self._wanted:
            return
        if prepared.session.schema is not self.project.schema:
            # The schema was changed while it was on its way.
            self.open_thread(prepared.session.thread.id)
            return
        self.session, self.tokens = prepared.session, prepared.tokens
        self.opened.emit(self.session)
        if len(self.tokens) < len(self.session.thread):
            self._tokenize(self.session.thread)

    def _tokenize(self, thread: Thread) -> None:
        if thread.id in self._tokenizing:
            return
        self._tokenizing.add(thread.id)
        documents = tuple(thread)
        future = self._tokenizer.tokens(self.project.schema.language, [document.text for document in documents])

        def keep(tables: list[TokenTable]) -> None:
            self._tokenizing.discard(thread.id)
            found = {document.id: table for document, table in zip(documents, tables, strict=True)}
            if self.session is not None and self.session.thread.id == thread.id:
                self.tokens = found
                self.tokenized.emit(found)
            elif self._prepared is not None and self._prepared.session.thread.id == thread.id:
                self._prepared = replace(self._prepared, tokens=found)

        def give_up(error: Exception) -> None:
            self._tokenizing.discard(thread.id)
            if not isinstance(error, Died):
                raise error
            # It starts again with the next thread; this one is snapped to rough tokens.
            self.said.emit(self.tr("The tokenizer has stopped; words are found by their letters for now."))

        self.background.watch(future, done=keep, failed=give_up)

    # --- editing ---

    def do(self, edits: Sequence[DocumentEdit]) -> bool:
        """Apply edits to the open thread; return whether anything was done.

        They are in force at once and on disk when ``saving`` says 0. One that does not fit is refused with a
        sentence; a commit that fails takes its edits back.
        """
        if self.session is None or not edits:
            return False
        timing = self._timing
        try:
            done = self.session.do(tuple(edits), spent=None if timing is None else timing.spent())
        except AnnotatorError as error:
            self.failed.emit(sentence_of(error))
            return False
        if timing is not None:
            timing.decided()
        self.decided.emit()
        self._begin()
        self.background.watch(done.saved, done=lambda _: self._end(), failed=self._not_saved)
        self.changed.emit(done.changes)
        return True

    def keep_track(self, done: Done) -> None:
        """Take notice of an act that was done beside the desk, by a reviewer: it is saved, and undone, like any."""
        self.decided.emit()
        self._begin()
        self.background.watch(done.saved, done=lambda _: self._end(), failed=self._not_saved)
        self.changed.emit(done.changes)

    def label_places(
        self, places: Sequence[Place], layer: str, label: str, *, done: Callable[[Labelled], None]
    ) -> None:
        """Give a label to places in whichever threads, as one act; ``done`` gets what came of it."""
        self._follow(self.project.label_places(places, layer, label), done)

    def accept_suggestions(self, chosen: Sequence[tuple[int, str]], *, done: Callable[[Accepted], None]) -> None:
        """Take suggestions in whichever threads, as one act: by the number of the document and their id."""
        self._follow(self.project.proposals.accept(chosen, self.project.annotator), done)

    def answer_corrections(self, answers: Sequence[Answer], *, done: Callable[[Answered], None]) -> None:
        """Answer corrections in whichever threads, as one act; ``done`` gets what came of it."""
        self._follow(self.project.correcting.answer(answers), done)

    def _follow(self, under_way: Future[_Carried], done: Callable[[_Carried], None]) -> None:
        """Show what an act over several threads changed once it is on disk; until then it counts as not saved."""

        def finish(carried: _Carried) -> None:
            self._end()
            self.refresh(carried.changes)
            done(carried)

        self._begin()
        self.background.watch(under_way, done=finish, failed=self._not_saved)

    def hear_of_suggestions(self, documents: frozenset[str]) -> None:
        """Tell that there are other suggestions in other threads; those of the open one are read first."""
        here = frozenset[str]() if self.session is None else frozenset(self.session.sets)
        if documents - here:
            self.changed.emit(Changes(suggestions=documents - here))

    def show_suggestions(
        self, session: EditSession, found: Mapping[str, tuple[Suggestion, ...]], suggesting: SuggestionSettings
    ) -> bool:
        """Show other suggestions for documents of a thread; its labels are as they are.

        Return whether there is anything else to be seen now.
        """
        if session not in self.sessions:
            return False
        changed = session.take_suggestions(found, suggesting)
        if changed and session is self.session:
            self.changed.emit(Changes(suggestions=changed))
            return True
        return False

    def show_less_sure(self, *, showing: bool) -> None:
        """Show the open thread's suggestions that are less sure than was asked for, too; until it is left."""
        if self.session is not None and self.session.showing_all != showing:
            self.session.showing_all = showing
            self.changed.emit(Changes(suggestions=frozenset(self.session.sets)))

    def undo(self) -> None:
        """Take the annotator's last act back, in whichever thread it was."""
        self._begin()
        self.background.watch(
            self.project.undo(),
            done=lambda undone: self._taken_back(undone, again=False),
            failed=self._not_saved,
        )

    def redo(self) -> None:
        """Do again what was undone last."""
        self._begin()
        self.background.watch(
            self.project.redo(),
            done=lambda undone: self._taken_back(undone, again=True),
            failed=self._not_saved,
        )

    def refresh(self, changes: Changes) -> None:
        """Show what changed behind the desk: an import, a removal, another annotator, another schema."""
        self._prepared = None
        self._preparing = None
        if self.session is not None and (changes.annotator or changes.threads or changes.schema):
            # Who annotates, which comments a thread has and what is asked of it are a session's from its making on.
            self.changed.emit(changes)
            self.background.run(
                self.project.session,
                self.session.thread.id,
                done=lambda session: self._put(_Prepared(session)),
                failed=self._gone,
            )
            return
        self._reload()
        self.changed.emit(changes)

    def _taken_back(self, undone: Undone | None, *, again: bool) -> None:
        self._end()
        if undone is None:
            nothing = self.tr("There is nothing to do again.") if again else self.tr("There is nothing to undo.")
            self.said.emit(nothing)
            return
        removal, schema = isinstance(undone.act, Removal), isinstance(undone.act, SchemaAct)
        assigned = isinstance(undone.act, AssignmentAct)
        documents = frozenset(undone.act.documents)
        self.refresh(Changes(documents=documents, threads=removal, schema=schema, assignments=assigned))
        self.undone.emit(undone, again)

    def _begin(self) -> None:
        self._under_way += 1
        self.saving.emit(self._under_way)

    def _end(self) -> None:
        self._under_way -= 1
        if not self._under_way and self._stale:
            self._reload()
        self.saving.emit(self._under_way)

    def _not_saved(self, error: Exception) -> None:
        self._stale = True
        self._end()
        self._sorry(error)

    def _reload(self) -> None:
        """Read the open thread's sets again, but not while edits that are in force are still on their way."""
        self._stale = self._under_way > 0
        if self._stale or self.session is None:
            return
        if self.session.schema is not self.project.schema:
            self.refresh(Changes(schema=True))
            return
        self.session.reload()
        sets: Mapping[str, AnnotationSet] = self.session.sets
        self.changed.emit(Changes(documents=frozenset(sets)))

    def _forget_preparation(self, error: Exception) -> None:
        self._preparing = None
        self._why_not_there(error)

    def _gone(self, error: Exception) -> None:
        self._why_not_there(error)
        self.clear()

    def _why_not_there(self, error: Exception) -> str:
        """Return the sentence for a thread that cannot be opened; ``KeyError`` says that the project has it no more."""
        if isinstance(error, KeyError):
            return self.tr("This thread is not in the project any more.")
        return sentence_of(error)

    def _sorry(self, error: Exception) -> None:
        self.failed.emit(sentence_of(error))
