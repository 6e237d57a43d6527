"""Processes that suggest: spawned, niced, without Qt; they stay, are asked in turn, and are made anew when they die."""

from __future__ import annotations

import heapq
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from itertools import count
from typing import Any, Literal

from annotator.domain.errors import SuggesterError
from annotator.domain.sentence import Sentence
from annotator.suggest.partner import Died, Partner
from annotator.suggest.process import suggesters
from annotator.suggest.recipe import Answer, Ready, Recipe
from annotator.suggest.suggester import Asked

NICENESS = 10
BATCH = 16
"""Documents that are asked about at a time."""
_MEMORY = 2_000_000_000  # bytes that a process may hold beyond what it held with its suggesters loaded

Phase = Literal["loading", "ready", "failed", "restarted"]


@dataclass(frozen=True, slots=True)
class Told:
    """What a process does: which agent is loading, ready or failed, or that it had to be started again."""

    agent: str
    phase: Phase
    sentence: str = ""


def _silent(_told: Told) -> None:
    """Tell nobody."""


@dataclass(order=True, slots=True)
class _Asking:
    """What waits for a process: urgent before the rest, then the first first. Without documents: to be made ready."""

    patience: int
    number: int
    recipe: Recipe = field(compare=False)
    asked: tuple[Asked, ...] = field(compare=False)
    future: Future[Any] = field(compare=False)


class Workers:
    """Asks suggesters in ``jobs`` processes.

    Each starts with the first question and lives until ``close``. ``told`` is called on threads of this object's own.
    """

    def __init__(
        self, *, jobs: int = 1, niceness: int = NICENESS, told: Callable[[Told], None] = _silent, memory: int = _MEMORY
    ) -> None:
        self._jobs = jobs
        self._niceness = niceness
        self._memory = memory
        self._told = told
        self._waiting: list[_Asking] = []
        self._numbers = count()
        self._changed = threading.Condition()
        self._closed = False
        self._hands: list[_Hand] = []
        self._known: dict[str, tuple[Recipe, Ready]] = {}

    def ready(self, recipe: Recipe, *, urgent: bool = False) -> Future[Ready]:
        """Make a suggester ready in one of the processes; the future raises ``SuggesterError`` where it cannot be.

        One that was ready before is so at once: a process that has ended since makes it again when it is asked.
        """
        known = self._known.get(recipe.agent)
        if known is not None and (known[0] is recipe or known[0] == recipe):
            done: Future[Ready] = Future()
            done.set_result(known[1])
            return done
        promised: Future[Ready] = self._ask(recipe, (), urgent=urgent)
        promised.add_done_callback(lambda made: self._get_to_know(recipe, made))
        return promised

    def ask(self, recipe: Recipe, asked: Sequence[Asked], *, urgent: bool = False) -> Future[tuple[Answer, ...]]:
        """Ask about documents, an answer for each; ``urgent`` goes before all that waits.

        A document that ends the process twice is passed over with a sentence. What still waits can be cancelled.
        """
        return self._ask(recipe, tuple(asked), urgent=urgent)

    def close(self) -> None:
        """End the processes at once; what was not answered is cancelled."""
        with self._changed:
            self._closed = True
            waiting, self._waiting = self._waiting, []
            self._changed.notify_all()
        for asking in waiting:
            asking.future.cancel()
        for hand in self._hands:
            hand.end()
        for hand in self._hands:
            hand.thread.join()

    def _get_to_know(self, recipe: Recipe, made: Future[Ready]) -> None:
        if not made.cancelled() and made.exception() is None:
            self._known[recipe.agent] = (recipe, made.result())

    def _ask(self, recipe: Recipe, asked: tuple[Asked, ...], *, urgent: bool) -> Future[Any]:
        future: Future[Any] = Future()
        with self._changed:
            if self._closed:
                future.cancel()
                return future
            heapq.heappush(self._waiting, _Asking(0 if urgent else 1, next(self._numbers), recipe, asked, future))
            busy = sum(hand.busy for hand in self._hands)
            if busy + len(self._waiting) > len(self._hands) < self._jobs:
                self._hands.append(_Hand(self._next, self._told, niceness=self._niceness, memory=self._memory))
            self._changed.notify()
        return future

    def _next(self) -> _Asking | None:
        """Wait for the next question; None once this is closed."""
        with self._changed:
            while True:
                self._changed.wait_for(lambda: self._closed or self._waiting)
                if self._closed:
                    return None
                asking = heapq.heappop(self._waiting)
                if asking.future.set_running_or_notify_cancel():
                    return asking


class _Hand:
    """One process and the thread that speaks with it."""

    def __init__(
        self,
        take: Callable[[], _Asking | None],
        told: Callable[[Told], None],
        *,
        niceness: int,
        memory: int,
    ) -> None:
        self._take = take
        self._told = told
        self._memory = memory
        self._partner = Partner(suggesters, name="suggest", niceness=niceness)
        self._ready: dict[str, tuple[Recipe, Ready]] = {}
        self._at_first = 0
        self.busy = False
        self.thread = threading.Thread(target=self._run, name="suggest", daemon=True)
        self.thread.start()

    def end(self) -> None:
        """End the process for good."""
        self._partner.end()

    def _run(self) -> None:
        while (asking := self._take()) is not None:
            self.busy = True
            try:
                if asking.asked:
                    asking.future.set_result(self._answers(asking.recipe, asking.asked))
                else:
                    asking.future.set_result(self._made(asking.recipe))
            except BaseException as error:  # noqa: BLE001 - whoever asked gets it
                asking.future.set_exception(error)
            finally:
                self.busy = False

    def _made(self, recipe: Recipe) -> Ready:
        try:
            return self._make(recipe)
        except Died:
            pass
        try:
            return self._make(recipe)
        except Died:
            sentence = Sentence(
                "The suggester “{agent}” ended its process twice while it was made ready.", agent=recipe.agent
            )
            self._told(Told(recipe.agent, "failed", sentence))
            raise SuggesterError(sentence) from None

    def _answers(self, recipe: Recipe, asked: tuple[Asked, ...]) -> tuple[Answer, ...]:
        try:
            return self._answered(recipe, asked)
        except Died:
            self._told(Told(recipe.agent, "restarted"))
        answers: list[Answer] = []
        for each in asked:
            try:
                answers += self._answered(recipe, (each,))
            except Died:
                document = each.document.id
                sentence = Sentence(
                    "{agent} ended its process twice at the document “{document}”, which is passed over.",
                    agent=recipe.agent,
                    document=document,
                )
                answers.append(Answer(document=document, failed=sentence))
        return tuple(answers)

    def _answered(self, recipe: Recipe, asked: tuple[Asked, ...]) -> tuple[Answer, ...]:
        self._made(recipe)
        answers, memory = self._call("ask", recipe.agent, asked)
        if memory > self._at_first + self._memory:
            self._partner.drop()
            self._ready.clear()
        return tuple(answers)

    def _make(self, recipe: Recipe) -> Ready:
        known = self._ready.get(recipe.agent)
        if known is not None and (known[0] is recipe or known[0] == recipe):
            return known[1]
        self._told(Told(recipe.agent, "loading"))
        made, self._at_first = self._call("make", recipe)
        if isinstance(made, str):
            self._told(Told(recipe.agent, "failed", made))
            raise SuggesterError(made)
        ready: Ready = made
        self._ready[recipe.agent] = (recipe, ready)
        self._told(Told(recipe.agent, "ready"))
        return ready

    def _call(self, *message: object) -> Any:  # noqa: ANN401 - what the process answers differs by message
        try:
            return self._partner.ask(message)
        except Died:
            self._ready.clear()
            raise
