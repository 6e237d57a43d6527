"""Whom a project listens to: its settings as they are now, what is known of each suggester, and every change."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import reduce
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from annotator.domain.changes import Changes
from annotator.domain.schema import Schema
from annotator.domain.suggesting import ChosenSuggester, SuggestionSettings
from annotator.gui.desk import Desk
from annotator.gui.language import sentence_of
from annotator.settings import load_settings
from annotator.storage.suggestion_tallies import AgentTally, Sureness
from annotator.suggest.inventory import Inventory, look_round
from annotator.suggest.registry import address_of, pipeline_folder
from annotator.suggest.worker import Told

COUNT_APART_MS = 1500
"""While suggestions come in, they are counted at most so often."""
KEEP_AFTER_MS = 350
"""A slider that is moved is kept once it rests."""


_Found = tuple[Inventory, Mapping[str, str], Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Counted:
    """What is there of each agent, and how sure what waits is, by agent and layer (or ``layer.attribute``)."""

    tallies: Mapping[str, AgentTally] = field(default_factory=dict)
    sureness: Mapping[tuple[str, str], Sureness] = field(default_factory=dict)

    def of(self, name: str, settings: SuggestionSettings) -> Sureness:
        """Return how sure the suggestions of a layer are, of all who are listened to."""
        silent = {each.agent for each in settings.suggesters if not each.active}
        heard = (own for (agent, layer), own in self.sureness.items() if layer == name and agent not in silent)
        return reduce(Sureness.__add__, heard, Sureness())


class Listening(QObject):
    """Changes are in force in ``settings`` at once and written in their order.

    ``untrusted`` are folders that nobody trusted yet, by the agents whose pipelines would be loaded from them;
    ``unagreed`` addresses that nobody agreed to send this project's texts to, by the agents that would.

    Signals:
        changed(): other settings are in force.
        counted(): there are other suggestions; ``count`` knows them.
        described(): ``inventory`` knows what is installed, and what the chosen are.
        told(str): a suggester of that name loads, is ready, or failed; ``states`` knows.
        failed(str): a sentence about something that went wrong.
    """

    changed = Signal()
    counted = Signal()
    described = Signal()
    told = Signal(str)
    failed = Signal(str)
    _heard = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.settings = SuggestionSettings()
        self.count = Counted()
        self.inventory: Inventory | None = None
        self.untrusted: Mapping[str, str] = {}
        self.unagreed: Mapping[str, str] = {}
        self.states: dict[str, Told] = {}
        self._attending = self._counting = self._describing = False
        self._once_more = False
        self._changes = self._under_way = 0
        self._count_later = QTimer(self, singleShot=True, interval=COUNT_APART_MS)
        self._count_later.timeout.connect(self._count)
        self._keep_later = QTimer(self, singleShot=True, interval=KEEP_AFTER_MS)
        self._keep_later.timeout.connect(self._keep)
        self._heard.connect(self._hear)
        desk.project.suggesting.listen(self._heard.emit)
        desk.changed.connect(self._follow)

    # --- knowing ---

    def attend(self, *, attending: bool) -> None:
        """Keep what is known up to date while somebody looks, or let it be."""
        self._attending = attending
        if attending:
            self.states = dict(self.desk.project.suggesting.states())
            self._read()
            self._count()
            self._describe()
        else:
            self._count_later.stop()
            if self._keep_later.isActive():
                self._keep_later.stop()
                self._keep()

    def came(self) -> None:
        """Hear that suggestions were stored."""
        if self._attending and not self._count_later.isActive():
            self._count_later.start()

    def _read(self) -> None:
        changes = self._changes

        def take(settings: SuggestionSettings) -> None:
            # What was read before the latest change would take it back on the screen.
            newer = changes != self._changes or self._under_way or self._keep_later.isActive()
            if not newer and settings != self.settings:
                listed_otherwise = settings.suggesters != self.settings.suggesters
                self.settings = settings
                self.changed.emit()
                if listed_otherwise:
                    self._describe()

        self.desk.background.run(self.desk.project.suggesting.settings, done=take, failed=self._fail)

    def _count(self) -> None:
        project, annotator = self.desk.project, self.desk.project.annotator
        if self._counting:
            self._count_later.start()
            return
        self._counting = True

        def count() -> Counted:
            return Counted(project.tallies.by_agent(annotator), project.tallies.sureness(annotator))

        def take(counted: Counted) -> None:
            self._counting = False
            if counted != self.count:
                self.count = counted
                self.counted.emit()

        def fail(error: Exception) -> None:
            self._counting = False
            self._fail(error)

        self.desk.background.run(count, done=take, failed=fail)

    def _describe(self) -> None:
        """Ask what is installed and chosen; asked again meanwhile, once more after that."""
        if self._describing:
            self._once_more = True
            return
        self._describing = True

        def end() -> None:
            self._describing = False
            if self._once_more:
                self._once_more = False
                self._describe()

        def take(found: _Found) -> None:
            self.inventory, self.untrusted, self.unagreed = found
            self.described.emit()
            end()

        def fail(error: Exception) -> None:
            end()
            self._fail(error)

        project, chosen = self.desk.project, self.settings.suggesters
        self.desk.background.run(_look_round, project.path, project.schema, chosen, done=take, failed=fail)

    def _follow(self, changes: Changes) -> None:
        if not self._attending:
            return
        if changes.suggesting:
            self._read()
        if changes.schema:
            self._describe()
        if changes.suggestions or changes.documents or changes.threads or changes.schema or changes.annotator:
            self.came()

    def _hear(self, told: Told) -> None:
        self.states[told.agent] = told
        self.told.emit(told.agent)

    # --- changing ---

    def change(self, settings: SuggestionSettings, *, at_rest: bool = False) -> None:
        """Put other settings in force; ``at_rest``: they are written once nothing more is changed for a moment."""
        if settings == self.settings:
            return
        listed_otherwise = settings.suggesters != self.settings.suggesters
        self.settings = settings
        self._changes += 1
        self.changed.emit()
        if at_rest:
            self._keep_later.start()
            return
        self._keep_later.stop()
        self._keep()
        if listed_otherwise:
            self._describe()

    def set_active(self, agent: str, *, active: bool) -> None:
        """Listen to a suggester, or not."""
        self._replace(lambda each: replace(each, active=active) if each.agent == agent else each)

    def move(self, agent: str, by: int) -> None:
        """Listen to a suggester earlier (-1) or later (1)."""
        order = list(self.settings.suggesters)
        at = next((place for place, each in enumerate(order) if each.agent == agent), None)
        if at is not None and 0 <= at + by < len(order):
            order.insert(at + by, order.pop(at))
            self.change(replace(self.settings, suggesters=tuple(order)))

    def add(self, chosen: ChosenSuggester) -> None:
        """Listen to one more, after all others."""
        if self.settings.chosen(chosen.agent) is None:
            self.change(replace(self.settings, suggesters=(*self.settings.suggesters, chosen)))

    def ask_again(self) -> None:
        """Hear that a folder is trusted now, or an address agreed to: whoever is listened to is asked again."""
        self._describe()
        self.desk.refresh(Changes(suggesting=True))

    def forget(self, agent: str, *, unlist: bool = False) -> None:
        """Take away what an agent proposed and listen to it no more; ``unlist``: it leaves the list, too."""
        if unlist:
            kept = tuple(each for each in self.settings.suggesters if each.agent != agent)
            self.change(replace(self.settings, suggesters=kept))
        else:
            self.set_active(agent, active=False)

        def done(changes: Changes) -> None:
            self.desk.refresh(replace(changes, suggesting=True))
            self._count()

        self.desk.background.watch(self.desk.project.suggesting.forget(agent), done=done, failed=self._fail)

    def set_threshold(self, name: str, threshold: float) -> None:
        """Show no suggestion of a layer, or ``layer.attribute``, that is less sure (0 to 1)."""
        self.change(replace(self.settings, thresholds={**self.settings.thresholds, name: threshold}), at_rest=True)

    def set_blind_share(self, share: float) -> None:
        """Show that share of the threads (0 to 1) without suggestions."""
        self.change(replace(self.settings, blind_share=share), at_rest=True)

    def _replace(self, changed: Callable[[ChosenSuggester], ChosenSuggester]) -> None:
        suggesters: Sequence[ChosenSuggester] = tuple(changed(each) for each in self.settings.suggesters)
        self.change(replace(self.settings, suggesters=tuple(suggesters)))

    def _keep(self) -> None:
        self._under_way += 1
        future = self.desk.project.suggesting.change_settings(self.settings)
        self.desk.background.watch(future, done=self._kept, failed=self._not_kept)

    def _kept(self, changes: Changes) -> None:
        self._under_way -= 1
        self.desk.refresh(changes)

    def _not_kept(self, error: Exception) -> None:
        self._under_way -= 1
        self._read()
        self._fail(error)

    def _fail(self, error: Exception) -> None:
        self.failed.emit(sentence_of(error))


def _look_round(project: Path, schema: Schema, chosen: tuple[ChosenSuggester, ...]) -> _Found:
    own = load_settings()
    folders = ((each.agent, pipeline_folder(each)) for each in chosen)
    untrusted = {agent: folder for agent, folder in folders if folder is not None and not own.trusts(folder)}
    addresses = ((each.agent, address_of(each)) for each in chosen)
    unagreed = {agent: at for agent, at in addresses if at is not None and not own.agrees(project, at)}
    return look_round(schema, chosen), untrusted, unagreed
