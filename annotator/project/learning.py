"""Learning while one works: when, from what, where what was learned is kept, and who speaks from then on."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

from annotator import settings
from annotator.domain.annotation import GOLD
from annotator.domain.changes import Changes
from annotator.domain.errors import SuggesterError
from annotator.domain.learning import Update, next_due
from annotator.domain.schema import Attribute, Layer, Schema
from annotator.domain.suggesting import INSTEAD, ChosenSuggester, SuggestionSettings, shown
from annotator.project.lessons import lessons_of, set_that_counts
from annotator.project.writing import Writing
from annotator.storage import learning, suggesting
from annotator.storage.outflow import ThreadSets, read_between
from annotator.storage.store import now
from annotator.suggest.learning.lesson import Course, Lesson
from annotator.suggest.learning.process import LearningProcess

AGENT = "learner"
"""The suggester that speaks of what was learned, and the agent under whose name."""
_SHIPPED = "default"
_CHARACTERS = 1_000_000  # of texts that are learned from, the last ones first: bounds time and memory
_UNDECIDED = 200  # texts that an exported pipeline is taught by what was learned
_KEPT = 3  # versions that are kept on disk


class Learning:
    """Learns from what the annotator, or adjudication, has decided; one course at a time, on a thread of its own.

    What was learned lives in the user's own folder, by the id of the project, and not beside the project file: that
    stays one file that can be mailed, never brings along anything that is loaded as a pipeline, and has all that it
    takes to learn the same again wherever it is opened.
    """

    def __init__(self, writing: Writing) -> None:
        self._writing = writing
        self._database = writing.store.database
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="learn")
        self._process = LearningProcess()

    def close(self) -> None:
        """Stop what is under way; what was learned before stays."""
        self._process.stop()
        self._thread.shutdown(wait=True, cancel_futures=True)

    def updates(self) -> tuple[Update, ...]:
        """Return what learning came to each time, the first first."""
        with self._database.reading() as connection:
            return learning.read_updates(connection)

    def is_due(self, annotator: str) -> bool:
        """Tell whether enough was decided since the last time, or what was learned is not on this machine."""
        with self._database.reading() as connection:
            updates = learning.read_updates(connection)
            decided = learning.count_decided(connection, annotator)
            own = suggesting.read_settings(connection).chosen(AGENT)
        if own is None or not own.active:
            return False
        spoke = updates[-1].version if updates else ""
        if spoke and decided and (own.settings.get("version") != spoke or self._is_lost(own)):
            return True
        return decided >= next_due(updates[-1].decided if updates else 0)

    def learn(self, annotator: str) -> Future[tuple[Update, Changes]]:
        """Learn from all that was decided so far.

        Raises, in the future:
            SuggesterError: the process could not do it; what was learned before speaks on.
            CancelledError: it was stopped.
        """
        stops = self._process.stops
        return self._thread.submit(lambda: self._learn(annotator, stops))

    def stop(self) -> None:
        """Stop what is under way, at once; it is as if it had not begun."""
        self._process.stop()

    def forget(self) -> Future[Changes]:
        """Forget all that was learned, and take its suggestions away; decisions stay, and may be learned from anew."""

        def write() -> Changes:
            with self._database.writing() as connection:
                learning.write_updates(connection, ())
                gone = suggesting.forget(connection, AGENT)
                known = suggesting.read_settings(connection)
                suggesting.write_settings(connection, _silent(known))
            shutil.rmtree(self._folder(), ignore_errors=True)
            return Changes(suggestions=frozenset(gone), suggesting=True)

        self._process.stop()
        return self._writing.write(write)

    def write_pipeline(self, annotator: str, out: Path, layer: str | None) -> Future[Mapping[str, object]]:
        """Train a plain spaCy pipeline on what was decided, of one layer or all that one can hold, into a folder.

        Raises, in the future:
            SuggesterError: too little was decided, or the folder takes no writing.
        """

        def train() -> Mapping[str, object]:
            from annotator.suggest.learning.export import write_pipeline  # noqa: PLC0415 - loads spaCy

            self._writing.settle()
            schema, undecided = self._writing.schema, self._undecided(annotator)
            return write_pipeline(schema, self._lessons(annotator), undecided, out, layer=layer)

        return self._thread.submit(train)

    def settings_for(self, chosen: ChosenSuggester) -> Mapping[str, object]:
        """Return the learner's settings with where what it knows lies on this machine; without, where it is lost."""
        if self._is_lost(chosen):
            return {}
        return {**chosen.settings, "folder": str(self._folder() / str(chosen.settings.get("version", "")))}

    def heal(self) -> None:
        """Let who spoke before speak again where what was learned is not on this machine."""
        with self._database.reading() as connection:
            own = suggesting.read_settings(connection).chosen(AGENT)
        if own is None or not self._is_lost(own):
            return

        def write() -> None:
            with self._database.writing() as connection:
                known = suggesting.read_settings(connection)
                suggesting.write_settings(connection, _silent(known))

        self._writing.write(write).result()

    # --- inside ---

    def _learn(self, annotator: str, stops: int) -> tuple[Update, Changes]:
        self._writing.settle()
        lessons = self._lessons(annotator)
        with self._database.reading() as connection:
            decided = learning.count_decided(connection, annotator)
            known = suggesting.read_settings(connection)
            number = len(learning.read_updates(connection)) + 1
        own = known.chosen(AGENT)
        old = "" if own is None or self._is_lost(own) else str(own.settings.get("version", ""))
        version = f"{number}-{hashlib.sha256(repr(lessons).encode(errors='surrogatepass')).hexdigest()[:8]}"
        draft = self._folder() / f"{version}.new"
        shutil.rmtree(draft, ignore_errors=True)
        course = Course(
            schema=self._writing.schema,
            lessons=lessons,
            out=str(draft),
            before=str(self._folder() / old) if old else "",
        )
        try:
            learnt = self._process.carry_out(course, stops=stops)
            taken = any(each.outcome == "taken" for each in learnt)
            if taken:
                shutil.rmtree(self._folder() / version, ignore_errors=True)
                draft.replace(self._folder() / version)
        except OSError as error:
            raise SuggesterError("{folder}: what was learned cannot be kept.", folder=self._folder()) from error
        finally:
            shutil.rmtree(draft, ignore_errors=True)
        update = Update(version=version if taken else old, time=now(), decided=decided, learnt=learnt)
        self._writing.write(lambda: self._take_over(update, course.schema)).result()
        if taken:
            self._drop_but(version, old)
        return update, Changes(suggesting=taken)

    def _take_over(self, update: Update, schema: Schema) -> None:
        """Let what was learned under a schema speak; where that is another by now, it is silent until learned anew."""
        with self._database.writing() as connection:
            learning.write_updates(connection, (*learning.read_updates(connection), update))
            if update.has_taken:
                known = suggesting.read_settings(connection)
                own = known.chosen(AGENT)
                before = own.settings.get("parts", ()) if own is not None else ()
                names = [each.name for each in update.learnt if each.outcome == "taken"]
                parts = tuple(dict.fromkeys([*(str(each) for each in _sequence(before)), *names]))
                spans = {layer.name for layer in schema.of_kind("span")}
                instead = {part: [_SHIPPED] for part in parts if part in spans}
                plain = {"version": update.version, "asked": _asked(schema), "parts": list(parts)}
                suggesting.write_settings(connection, _with_settings(known, {**plain, INSTEAD: instead}))

    def _lessons(self, annotator: str) -> tuple[Lesson, ...]:
        threads = self._threads(annotator)
        return lessons_of(self._writing.schema, threads, self._open_in(threads))

    def _open_in(self, threads: Sequence[ThreadSets]) -> dict[str, frozenset[str]]:
        """Return of which layers suggestions were on screen that nobody answered, by document id.

        The learner's own do not count: they come anew with each version, also to what was submitted long before.
        """
        begun = [(each.thread.id, name, own) for each in threads for name, own in each.sets.items()]
        with self._database.reading() as connection:
            known = suggesting.read_settings(connection)
            found = suggesting.suggestions_of(connection, [name for _, name, _ in begun])
        left: dict[str, frozenset[str]] = {}
        for thread, name, sets in begun:
            own = set_that_counts(sets)
            if own is not None:
                waiting = shown(
                    found[name], own, schema=self._writing.schema, settings=known, blind=known.is_blind(thread)
                )
                left[name] = frozenset(each.annotation.layer for each in waiting if each.agent != AGENT)
        return left

    def _threads(self, annotator: str) -> list[ThreadSets]:
        """Return the threads with decisions, the last of them up to so many characters, with the sets that count."""
        with self._database.reading() as connection:
            numbers: list[int] = []
            characters = 0
            for number, length in learning.threads_with_decisions(connection, annotator):
                characters += length
                if numbers and characters > _CHARACTERS:
                    break
                numbers.append(number)
            found: list[ThreadSets] = []
            for first, last in suggesting.groups(sorted(numbers)):
                gold = {each.thread.id: each for each in read_between(connection, first, last, by=GOLD)}
                for each in read_between(connection, first, last, by=annotator):
                    adjudicated = gold[each.thread.id].sets
                    names = {*adjudicated, *each.sets}
                    sets = {name: [*adjudicated.get(name, ()), *each.sets.get(name, ())] for name in names}
                    found.append(each._replace(sets=sets))
        return found

    def _undecided(self, annotator: str) -> list[str]:
        """Return some texts that nobody who counts has begun, the first first."""
        with self._database.reading() as connection:
            numbers = learning.threads_without_decisions(connection, annotator, limit=_UNDECIDED)
            groups = list(suggesting.groups(numbers))
            threads = [each for first, last in groups for each in read_between(connection, first, last, by=annotator)]
        return [document.text for each in threads for document in each.thread if not each.sets][:_UNDECIDED]

    def _folder(self) -> Path:
        with self._database.reading() as connection:
            return settings.learned_folder() / learning.project_id(connection)

    def _is_lost(self, own: ChosenSuggester) -> bool:
        version = str(own.settings.get("version", ""))
        if not version:
            return False
        return own.settings.get("asked") != _asked(self._writing.schema) or not (self._folder() / version).is_dir()

    def _drop_but(self, *kept: str) -> None:
        """Drop all but the last versions; ``kept`` are still read by somebody."""
        there = sorted(self._folder().iterdir(), key=lambda path: path.stat().st_mtime, reverse=True)
        for path in there[_KEPT:]:
            if path.name not in kept:
                shutil.rmtree(path, ignore_errors=True)


def _with_settings(known: SuggestionSettings, plain: Mapping[str, object]) -> SuggestionSettings:
    """Return the project's settings with those of the learner; where it is unknown, before what ships."""
    own = known.chosen(AGENT)
    if own is not None:
        changed = tuple(replace(each, settings=plain) if each is own else each for each in known.suggesters)
        return replace(known, suggesters=changed)
    listed = ChosenSuggester(agent=AGENT, suggester=AGENT, settings=plain)
    at = next((rank for rank, each in enumerate(known.suggesters) if each.agent == _SHIPPED), len(known.suggesters))
    return replace(known, suggesters=(*known.suggesters[:at], listed, *known.suggesters[at:]))


def _silent(known: SuggestionSettings) -> SuggestionSettings:
    """Return the settings under which the learner knows nothing, and who spoke before speaks again."""
    return _with_settings(known, {}) if known.chosen(AGENT) is not None else known


def _asked(schema: Schema) -> str:
    """Return what tells the labels of a schema from others: what was learned of those says nothing of these."""
    labels = [
        (layer.name, layer.kind, [_offered(layer), *(_offered(own) for own in layer.attributes)])
        for layer in schema.layers
        if not layer.retired
    ]
    return hashlib.sha256(repr(labels).encode(errors="surrogatepass")).hexdigest()[:8]


def _offered(asked: Layer | Attribute) -> list[str]:
    return [each.name for each in asked.offered]


def _sequence(value: object) -> Sequence[object]:
    return value if isinstance(value, list | tuple) else ()
