"""Suggestions: who is asked, what came of it, the gazetteer, and how the project deals with all this."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace

from annotator import settings
from annotator.datasets.import_report import Cancelled, Progress, never, silent
from annotator.domain.changes import Changes
from annotator.domain.document import Document
from annotator.domain.errors import SchemaError, SendingNotAgreed, SuggesterError, UntrustedPipeline
from annotator.domain.gazetteer import Term, check_term, term_as_plain
from annotator.domain.schema import Schema
from annotator.domain.suggesting import ChosenSuggester, SuggestionSettings
from annotator.project.learning import AGENT, Learning
from annotator.project.suggest_report import Sending, Suggested, SuggestReport, SuggestRequest, unheard
from annotator.project.suggest_run import SuggestRun
from annotator.project.writing import Writing, suggestion_settings
from annotator.storage import outcomes, suggesting
from annotator.storage.store import now
from annotator.suggest import registry
from annotator.suggest.recipe import Answer, Recipe
from annotator.suggest.suggester import Asked
from annotator.suggest.worker import NICENESS, Told, Workers

GAZETTEER = "gazetteer"
"""The suggester that is given the project's terms."""
_TRIAL = "trial of terms"  # an agent that nobody hears of


class Suggesting:
    """Has documents looked at: what is urgent on one thread, the rest on another, both by the same processes."""

    def __init__(self, writing: Writing, learning: Learning, annotator: Callable[[], str]) -> None:
        self._writing = writing
        self._annotator = annotator
        self._learning = learning
        self._database = writing.store.database
        self._patient = ThreadPoolExecutor(1, thread_name_prefix="suggest")
        self._urgent = ThreadPoolExecutor(1, thread_name_prefix="suggest-now")
        self._lock = threading.Lock()
        self._workers: tuple[tuple[int, bool], Workers] | None = None
        self._recipes: dict[str, Recipe] = {}
        self._listeners: tuple[Callable[[Told], None], ...] = ()
        self._states: dict[str, Told] = {}

    def close(self) -> None:
        """End the processes; what they had not answered is left for another time."""
        self._writing.closing = True
        with self._lock:
            if self._workers is not None:
                self._workers[1].close()
        self._patient.shutdown(wait=True, cancel_futures=True)
        self._urgent.shutdown(wait=True, cancel_futures=True)

    def settings(self) -> SuggestionSettings:
        """Return how the project deals with suggestions."""
        return suggestion_settings(self._writing.store)

    def change_settings(self, changed: SuggestionSettings) -> Future[Changes]:
        """Keep how the project deals with suggestions from now on; what is shown may be another for every document."""

        def write() -> Changes:
            with self._database.writing() as connection:
                outcomes.note_share(connection, changed.blind_share, time=now())
                suggesting.write_settings(connection, changed)
            return Changes(suggesting=True)

        return self._writing.write(write)

    def terms(self) -> tuple[Term, ...]:
        """Return the gazetteer: what the suggester of that name looks for."""
        with self._database.reading() as connection:
            return suggesting.read_terms(connection)

    def change_terms(self, listed: Iterable[Term] = (), *, removed: Iterable[str] = ()) -> Future[None]:
        """Put terms into the gazetteer, in the place of those of the same id, and take others out by id.

        Raises:
            SchemaError: the schema has no such span layer or label, or a term is empty.
        """
        kept, gone = tuple(listed), tuple(removed)
        for each in kept:
            check_term(each, self._writing.schema)

        def write() -> None:
            with self._database.writing() as connection:
                suggesting.write_terms(connection, kept, gone)

        return self._writing.write(write)

    def try_terms(self, tried: Sequence[Term], documents: Sequence[Document]) -> Future[tuple[Answer, ...]]:
        """Return where terms stand in documents, in or out of the gazetteer; before whatever else is under way.

        Raises, in the future:
            SuggesterError: a pattern among them is none.
        """
        schema = self._writing.schema
        plain = {"terms": [term_as_plain(term) for term in tried]}
        recipe = Recipe(agent=_TRIAL, suggester=GAZETTEER, schema=schema, settings=plain)
        workers = self._at_work(SuggestRequest(urgent=True))
        return workers.ask(recipe, [Asked(document=document) for document in documents], urgent=True)

    def listen(self, told: Callable[[Told], None]) -> None:
        """Have somebody more told, on other threads, when a suggester loads, is ready, fails or was started again."""
        self._listeners = (*self._listeners, told)

    def states(self) -> Mapping[str, Told]:
        """Return what was last told of each agent that was asked since the project was opened."""
        return dict(self._states)

    def forget(self, agent: str) -> Future[Changes]:
        """Take away all that an agent proposed, imported or not; what was decided or refused stays."""

        def write() -> Changes:
            with self._database.writing() as connection:
                return Changes(suggestions=frozenset(suggesting.forget(connection, agent)))

        return self._writing.write(write)

    def suggest(
        self,
        request: SuggestRequest,
        progress: Progress = silent,
        cancelled: Cancelled = never,
        suggested: Suggested = unheard,
    ) -> Future[SuggestReport]:
        """Have suggesters look at documents, and store what they propose; what was looked at already is passed over.

        ``progress`` counts threads. ``suggested`` is told of every document with new suggestions as they are stored.

        Raises:
            UntrustedPipeline: a suggester would be loaded from a folder that nobody trusted yet.
            SendingNotAgreed: one that was named would send texts to an address that nobody agreed to; where none was
                named, it is left out with a note.
            SuggesterError: there is none of that name; in the future, where it cannot be made ready.
        """
        writing, annotator = self._writing, self._annotator()
        self._learning.heal()
        chosen = self._chosen(request.suggesters)
        here = [each for each in chosen if registry.address_of(each) is None]
        sending, notes = self._agreed(request, [each for each in chosen if each not in here])

        def stop() -> bool:
            return writing.closing or cancelled()

        def run_of(suggesters: Sequence[ChosenSuggester], workers: Workers, *, hasty: bool) -> SuggestReport:
            # Asked of the writer, so that a change of the schema or the terms that came first is in force by then.
            schema = writing.write(lambda: writing.schema).result()
            running = SuggestRun(
                request,
                writing=writing,
                workers=workers,
                annotator=annotator,
                progress=progress,
                cancelled=stop,
                suggested=suggested,
                hasty=hasty,
            )
            return running.run([self._recipe(each, schema) for each in suggesters], named=bool(request.suggesters))

        def run_elsewhere() -> SuggestReport:
            # In a process of their own: they wait for others, and nobody here shall wait for them.
            workers = Workers(niceness=NICENESS, told=self._tell)
            try:
                return run_of(sending, workers, hasty=True)
            except SuggesterError as error:
                if request.suggesters:
                    raise
                return SuggestReport(notes=(str(error),))
            finally:
                workers.close()

        def run() -> SuggestReport:
            report = SuggestReport(notes=notes)
            if here or not sending:
                report = report.and_of(run_of(here, self._at_work(request), hasty=False))
            if sending and not report.cancelled:
                report = report.and_of(run_elsewhere())
            if any(self.settings().chosen(each.agent) is None for each in chosen):
                writing.write(lambda: self._get_to_know(chosen)).result()
            return report

        return (self._urgent if request.urgent else self._patient).submit(run)

    def _chosen(self, names: Sequence[str]) -> list[ChosenSuggester]:
        """Return the suggesters that are meant, after asking whether folders among them are trusted."""
        own = self.settings()
        if names:
            chosen = [registry.chosen_by_name(name, own) for name in names]
        else:
            chosen = [each for each in own.suggesters if each.active]
        trusted = settings.load_settings()
        for each in chosen:
            folder = registry.pipeline_folder(each)
            if folder is not None and not trusted.trusts(folder):
                raise UntrustedPipeline(folder)
        return chosen

    def sendings(self, request: SuggestRequest) -> tuple[Sending, ...]:
        """Return what a request's suggesters would send elsewhere, to be read by a person before it is.

        Raises:
            SuggesterError: as for ``suggest``.
        """
        elsewhere = [each for each in self._chosen(request.suggesters) if registry.address_of(each) is not None]
        return tuple(self._sending(each, request) for each in elsewhere)

    def _agreed(
        self, request: SuggestRequest, elsewhere: Sequence[ChosenSuggester]
    ) -> tuple[list[ChosenSuggester], tuple[str, ...]]:
        """Return the suggesters that may send texts, and sentences on those that nobody agreed to.

        What is on the screen does not wait for an answer from elsewhere: they are asked with all the rest.
        """
        if request.urgent and not request.suggesters:
            return [], ()
        agreed, notes = [], []
        known = settings.load_settings()
        for each in elsewhere:
            address = registry.address_of(each)
            if address is not None and known.agrees(self._database.path, address):
                agreed.append(each)
                continue
            sending = self._sending(each, request)
            refused = SendingNotAgreed(sending.agent, sending.address, sending.sentence)
            if request.suggesters:
                raise refused
            notes.append(refused.sentence)
        return agreed, tuple(notes)

    def _sending(self, chosen: ChosenSuggester, request: SuggestRequest) -> Sending:
        store, schema = self._writing.store, self._writing.schema
        named = request.documents if request.threads is None else request.threads
        threads = None if named is None else {store.thread_number(each) for each in named}
        layers = [each for each in schema.layers if request.layers is None or each.name in request.layers]
        kinds = {kind for layer in layers if not layer.retired for kind in layer.documents}
        address = registry.address_of(chosen) or ""
        with self._database.reading() as connection:
            documents, characters = suggesting.amount_of(connection, kinds, threads)
        return Sending(
            agent=chosen.agent,
            address=address,
            documents=documents,
            characters=characters,
            agreed=settings.load_settings().agrees(self._database.path, address),
        )

    def _get_to_know(self, chosen: Sequence[ChosenSuggester]) -> None:
        """Listen from now on to whom somebody asked by name, after all others."""
        with self._database.writing() as connection:
            own = suggesting.read_settings(connection)
            new = tuple(each for each in chosen if own.chosen(each.agent) is None)
            if new:
                suggesting.write_settings(connection, replace(own, suggesters=(*own.suggesters, *new)))

    def _recipe(self, chosen: ChosenSuggester, schema: Schema) -> Recipe:
        """Return a suggester's recipe; the very one of last time, where nothing has changed since."""
        plain = dict(chosen.settings)
        if chosen.suggester == GAZETTEER:
            plain["terms"] = [term_as_plain(term) for term in self.terms() if _fits(term, schema)]
        if chosen.suggester == AGENT:
            plain = dict(self._learning.settings_for(chosen))
        recipe = Recipe(agent=chosen.agent, suggester=chosen.suggester, schema=schema, settings=plain)
        with self._lock:
            known = self._recipes.get(chosen.agent)
            if known is not None and known == recipe:
                return known
            self._recipes[chosen.agent] = recipe
        return recipe

    def _at_work(self, request: SuggestRequest) -> Workers:
        """Return the processes, made anew where others are wanted; what is urgent takes those that there are."""
        wanted = (max(1, request.jobs), request.quietly)
        with self._lock:
            if self._workers is None or (self._workers[0] != wanted and not request.urgent):
                if self._workers is not None:
                    self._workers[1].close()
                jobs, quietly = wanted
                made = Workers(jobs=jobs, niceness=NICENESS if quietly else 0, told=self._tell)
                self._workers = (wanted, made)
            return self._workers[1]

    def _tell(self, told: Told) -> None:
        if told.agent == _TRIAL:
            return
        self._states[told.agent] = told
        for listener in self._listeners:
            listener(told)


def _fits(term: Term, schema: Schema) -> bool:
    try:
        check_term(term, schema)
    except SchemaError:
        return False
    return True
