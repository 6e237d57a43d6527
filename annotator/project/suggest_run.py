"""One run of suggesters over documents: read, asked about, stored, in bounded memory."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import CancelledError, Future, wait
from dataclasses import dataclass, field

from annotator.datasets.import_report import Cancelled, Progress
from annotator.domain.annotation import SpanAnnotation, Target
from annotator.domain.changes import Changes
from annotator.domain.document import Document, Kind
from annotator.domain.errors import SuggesterError
from annotator.domain.gestures import target_of_kind
from annotator.domain.schema import Schema
from annotator.domain.sentence import Sentence
from annotator.project.suggest_report import Suggested, SuggestReport, SuggestRequest
from annotator.project.writing import Writing
from annotator.storage import suggesting
from annotator.storage.outflow import ThreadSets, read_between
from annotator.storage.store import now
from annotator.storage.suggesting import Look, Looked
from annotator.suggest.recipe import Answer, Ready, Recipe, asked_fingerprint
from annotator.suggest.suggester import Asked
from annotator.suggest.worker import BATCH, Workers

_QUIET_CHARACTERS = 4000  # of a batch: some 50 ms, so that the thread on screen need not wait long
_STORED_AT_ONCE = 512  # documents
_STORED_AFTER = 1.0  # seconds
_LOOKED_UP = 0.2  # seconds, between looks at whether somebody wants it to end
_TOLD = 1000  # sentences of a kind


@dataclass(slots=True)
class _Agent:
    """A suggester that takes part in a run, and what it said that is not stored yet."""

    recipe: Recipe
    ready: Ready
    fingerprint: str
    accepted: frozenset[str]
    needy: bool
    threads: frozenset[int] = frozenset()
    batch: list[Asked] = field(default_factory=list)
    firsts: set[str] = field(default_factory=set)
    characters: int = 0
    said: list[Looked] = field(default_factory=list)


@dataclass(slots=True)
class _Sent:
    """A batch that is being looked at; ``at`` is how many threads have been read by then.

    ``firsts`` are ids of documents that no suggester before this one was asked about: each is counted once.
    """

    agent: _Agent
    asked: tuple[Asked, ...]
    firsts: frozenset[str]
    answers: Future[tuple[Answer, ...]]
    at: int


class SuggestRun:
    """Asks suggesters about documents that they have not looked at as they are now, and stores what they say."""

    def __init__(
        self,
        request: SuggestRequest,
        *,
        writing: Writing,
        workers: Workers,
        annotator: str,
        progress: Progress,
        cancelled: Cancelled,
        suggested: Suggested,
        hasty: bool = False,
    ) -> None:
        """``hasty``: once cancelled, what is being looked at is not waited for; the processes end."""
        self._request = request
        self._writing = writing
        self._database = writing.store.database
        self._workers = workers
        self._annotator = annotator
        self._progress = progress
        self._cancelled = cancelled
        self._suggested = suggested
        self._hasty = hasty
        self._sent: deque[_Sent] = deque()
        self._storing: deque[Future[None]] = deque()
        self._stored = time.monotonic()
        self._documents = self._words = 0
        self._counts: dict[str, dict[str, int]] = {}
        self._failed: list[str] = []
        self._unfit: list[str] = []
        self._total = 0

    def run(self, recipes: Sequence[Recipe], *, named: bool) -> SuggestReport:
        """Run the suggesters; one that is not there is told where it was not ``named``.

        Raises:
            SuggesterError: one that was named cannot be made ready, or none of the others can.
        """
        began = time.monotonic()
        agents, notes = self._made(recipes, named=named)
        stopped = self._cancelled()  # before its turn came: another thread is on the screen by now
        try:
            for batch in () if stopped else self._batches(agents):
                self._sent.append(batch)
                while len(self._sent) > 4 * self._request.jobs:
                    self._take()
                if self._cancelled():
                    stopped = True
                    break
            if stopped:
                for each in self._sent:
                    each.answers.cancel()
            while self._sent:
                self._take()
        except CancelledError:
            stopped = True  # the project is closing
        for agent in agents:
            self._store(agent)
        while self._storing:
            self._storing.popleft().result()
        self._progress(self._total, self._total, "")
        return SuggestReport(
            documents=self._documents,
            words=self._words,
            seconds=time.monotonic() - began,
            suggestions=self._counts,
            failed=_at_most(self._failed),
            unfit=_at_most(self._unfit),
            notes=tuple(notes),
            cancelled=stopped,
        )

    def _made(self, recipes: Sequence[Recipe], *, named: bool) -> tuple[list[_Agent], list[str]]:
        """Make the suggesters ready, all at once; leave out those that have nothing to do with the wanted layers."""
        wanted, agents = self._request.layers, list[_Agent]()
        notes: list[str] = []
        waiting = [(recipe, self._workers.ready(recipe, urgent=self._request.urgent)) for recipe in recipes]
        failed: SuggesterError | None = None
        for recipe, promised in waiting:
            try:
                ready = promised.result()
            except SuggesterError as error:
                failed = error
                if named:
                    raise
                notes.append(error.sentence)
                continue
            layers = {name.partition(".")[0] for name in ready.layers}
            accepted = frozenset(layers if wanted is None else layers & wanted)
            if accepted:
                narrowed = "" if wanted is None else ":" + ",".join(sorted(wanted))
                needy = not ready.needs.isdisjoint(("targets", "spans"))
                agents.append(_Agent(recipe, ready, ready.fingerprint + narrowed, accepted, needy))
        if failed is not None and not agents:
            raise failed
        return agents, notes

    # --- reading ---

    def _batches(self, agents: list[_Agent]) -> Iterator[_Sent]:
        numbers = self._threads(agents)
        self._total = len(numbers)
        done = 0
        for first, last in suggesting.groups(numbers):
            with self._database.reading() as connection:
                looks = {
                    agent.recipe.agent: suggesting.looks_between(connection, agent.recipe.agent, first, last)
                    for agent in agents
                    if not self._request.again
                }
                threads = list(read_between(connection, first, last, by=self._annotator))
            for each in threads:
                if self._request.threads is not None and each.thread.id not in self._request.threads:
                    continue  # it only lies between those that are wanted
                counted: set[str] = set()
                for agent in agents:
                    for asked in self._asked(each, agent, looks.get(agent.recipe.agent, {})):
                        if self._is_full(agent, asked.document):
                            yield self._send(agent, done)
                        agent.batch.append(asked)
                        if asked.document.id not in counted:
                            counted.add(asked.document.id)
                            agent.firsts.add(asked.document.id)
                        agent.characters += len(asked.document.text)
                done += 1
        for agent in agents:
            if agent.batch:
                yield self._send(agent, done)

    def _threads(self, agents: list[_Agent]) -> Sequence[int]:
        """Return the numbers of the threads that somebody has to look at, in order."""
        named = self._request.documents if self._request.threads is None else self._request.threads
        if named is not None:
            return sorted({self._writing.store.thread_number(identifier) for identifier in named})
        numbers: set[int] = set()
        with self._database.reading() as connection:
            for agent in agents:
                as_now = None if agent.needy or self._request.again else (agent.fingerprint, agent.ready.fingerprint)
                kinds = _kinds(agent.accepted, agent.recipe.schema)
                numbers.update(suggesting.waiting_threads(connection, agent.recipe.agent, as_now, kinds))
        return sorted(numbers)

    def _asked(self, each: ThreadSets, agent: _Agent, looks: dict[str, Look]) -> Iterator[Asked]:
        """Yield what an agent is asked about a thread, with what it needs; not what it looked at as it is now."""
        kinds = _kinds(agent.accepted, agent.recipe.schema)
        documents = list(each.thread)
        if self._request.documents is not None:
            by_id = {document.id: document for document in documents}
            documents = [by_id[identifier] for identifier in self._request.documents if identifier in by_id]
        for document in documents:
            if document.kind in kinds:
                asked = self._surrounded(document, each, agent)
                look = looks.get(document.id)
                fresh = look is not None and look.fingerprint in (agent.fingerprint, agent.ready.fingerprint)
                if look is None or not fresh or look.asked != asked_fingerprint(asked):
                    yield asked

    def _surrounded(self, document: Document, each: ThreadSets, agent: _Agent) -> Asked:
        """Return a document with what an agent needs of what stands around it."""
        needs, thread = agent.ready.needs, each.thread
        answered: Document | None = None
        targets: tuple[Target, ...] = ()
        spans: tuple[SpanAnnotation, ...] = ()
        if "answered" in needs and document.kind == "comment":
            # A comment whose parent is gone stands under the article, and answers it.
            answered = next((other for other in thread if other.id == document.parent), thread.article)
        if "targets" in needs:
            targets = tuple(
                target
                for layer in agent.recipe.schema.asked_of(document.kind)
                if layer.name in agent.accepted
                for kind in layer.targets
                if (target := target_of_kind(kind, document, thread)) is not None
            )
        if "spans" in needs:
            own = each.sets.get(document.id, ())
            spans = tuple(span for one in own for span in one.spans if span.layer in agent.accepted)
        article = thread.article if "article" in needs and document.kind == "comment" else None
        return Asked(document=document, article=article, answered=answered, targets=targets, spans=spans)

    def _is_full(self, agent: _Agent, following: Document) -> bool:
        if not agent.batch:
            return False
        quiet = self._request.quietly and agent.characters + len(following.text) > _QUIET_CHARACTERS
        return len(agent.batch) >= BATCH or quiet

    def _send(self, agent: _Agent, at: int) -> _Sent:
        asked, firsts = tuple(agent.batch), frozenset(agent.firsts)
        agent.batch.clear()
        agent.firsts.clear()
        agent.characters = 0
        return _Sent(agent, asked, firsts, self._workers.ask(agent.recipe, asked, urgent=self._request.urgent), at)

    # --- storing ---

    def _take(self) -> None:
        """Take the answers to the batch that was sent first, and store what has gathered."""
        sent = self._sent.popleft()
        try:
            answers = self._waited_for(sent.answers)
        except CancelledError:
            if sent.answers.cancelled():
                return
            raise
        agent = sent.agent
        for asked, answer in zip(sent.asked, answers, strict=True):
            self._unfit += answer.unfit
            if answer.failed is not None:
                self._failed.append(answer.failed)
                continue
            kept = tuple(each for each in answer.suggestions if each.annotation.layer in agent.accepted)
            agent.said.append(Looked(document=answer.document, asked=asked_fingerprint(asked), suggestions=kept))
            if asked.document.id in sent.firsts:
                self._documents += 1
                self._words += len(asked.document.text.split())
            for each in kept:
                labels = self._counts.setdefault(each.annotation.layer, {})
                labels[each.annotation.label] = labels.get(each.annotation.label, 0) + 1
        title = sent.asked[-1].document.title or ""
        self._progress(sent.at, self._total, title)
        waited = time.monotonic() - self._stored
        if self._request.urgent or len(agent.said) >= _STORED_AT_ONCE or waited > _STORED_AFTER:
            self._store(agent)

    def _waited_for(self, answers: Future[tuple[Answer, ...]]) -> tuple[Answer, ...]:
        while self._hasty and not answers.done():
            wait((answers,), timeout=_LOOKED_UP)
            if self._cancelled():
                self._workers.close()
                break
        return answers.result()

    def _store(self, agent: _Agent) -> None:
        if not agent.said:
            return
        said, agent.said = tuple(agent.said), []
        self._stored = time.monotonic()
        while len(self._storing) > 1:
            self._storing.popleft().result()
        self._storing.append(self._writing.write(lambda: self._write(agent, said)))

    def _write(self, agent: _Agent, said: Sequence[Looked]) -> None:
        with self._database.writing() as connection:
            suggesting.write_looked(
                connection,
                said,
                agent=agent.recipe.agent,
                version=agent.ready.version,
                fingerprint=agent.fingerprint,
                layers=None if self._request.layers is None else agent.accepted,
                time=now(),
            )
        self._suggested(Changes(suggestions=frozenset(each.document for each in said)))


def _kinds(layers: frozenset[str], schema: Schema) -> frozenset[Kind]:
    return frozenset(kind for layer in schema.layers if layer.name in layers for kind in layer.documents)


def _at_most(sentences: list[str]) -> tuple[str, ...]:
    """Return the first of very many sentences, and how many there are beside them."""
    more = len(sentences) - _TOLD
    return (
        tuple(sentences) if more <= 0 else (*sentences[:_TOLD], Sentence("And {count:,} more of the kind.", count=more))
    )
