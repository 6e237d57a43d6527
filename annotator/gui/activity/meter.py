"""The active time at the open thread: counted from signs, shown as it grows, kept in the background."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from annotator.domain.activity import Account, Spent
from annotator.gui.background import Background
from annotator.gui.language import sentence_of
from annotator.project import Project
from annotator.session import EditSession

KEPT_AFTER_MS = 20_000
"""How much active time may be unwritten before it is written without an act."""

Place = tuple[str, str]
"""The annotator and the id of the thread."""


def monotonic_ms() -> int:
    """Return the milliseconds of a clock that only runs forward."""
    return time.monotonic_ns() // 1_000_000


def local_today() -> date:
    """Return the day in the annotator's own calendar."""
    return date.today()  # noqa: DTZ011 - their own day is what is meant


class ActivityMeter(QObject):
    """Keeps the account of the thread on the desk.

    Time counts while the meter measures, a thread is open, somebody attends to it and signs come in. An act takes what
    was active before it along to the disk; the rest is written every so often, at each pause and at leaving.

    Signals:
        shown(int | None, bool): the milliseconds at the thread over all days, None for nothing to show; whether the
            time stands still. About once a second while it runs.
        kept(): time is on disk.
    """

    shown = Signal(object, bool)
    kept = Signal()

    def __init__(
        self,
        project: Project,
        background: Background,
        *,
        reviewing: bool = False,
        clock: Callable[[], int] = monotonic_ms,
        today: Callable[[], date] = local_today,
        parent: QObject | None = None,
    ) -> None:
        """``reviewing``: the thread is read to review others, and its time kept apart."""
        super().__init__(parent)
        self._project, self._background = project, background
        self._reviewing = reviewing
        self._clock, self._today = clock, today
        self._account = Account()
        self._place: Place | None = None
        # What is on disk, or on its way there, of each thread that was open; without what the account holds.
        self._before: dict[Place, int] = {}
        self._measuring = self._in_front = self._attends = False
        self._tick = QTimer(self, singleShot=True)
        self._tick.timeout.connect(self._run_on)

    # --- where somebody is ---

    def open(self, session: EditSession | None) -> None:
        """Take another thread, or none; the same one opened anew goes on."""
        self.open_place(None if session is None else (session.annotator, session.thread.id))

    def open_place(self, place: Place | None) -> None:
        """Take another thread of somebody's, or none; the same one opened anew goes on."""
        if place == self._place:
            return
        self._put_down()
        self._place = place
        self._take_up()

    def attend(self, *, in_front: bool, here: bool) -> None:
        """Hear whether the page of the thread is the open one, and whether the window is the active one."""
        attends = in_front and here
        if self._attends and not attends:
            self.leave()
        came = attends and not self._attends
        self._in_front, self._attends = in_front, attends
        if came:
            self.sign()
        self._show()

    def set_measuring(self, *, measuring: bool) -> None:
        """Measure from now on, or nothing any more; what is kept stays."""
        if measuring == self._measuring:
            return
        if not measuring:
            self._put_down()
        self._measuring = measuring
        self._take_up()

    def keep(self) -> None:
        """Write what is certain by now."""
        if self._account.seen is not None:
            self._account = self._account.sign(self._clock())
        if self._place in self._before:
            self._keep()

    def close(self) -> None:
        """Write what is left; the project waits for it before it closes."""
        self._put_down()
        self._measuring = False

    # --- what they do ---

    def sign(self) -> None:
        """Hear a sign of activity."""
        if not self._counts:
            return
        self._account = self._account.sign(self._clock())
        if not self._tick.isActive():
            self._show()

    def leave(self) -> None:
        """Hear that somebody turned to something else: another page, window or program, or to nothing at all."""
        if self._account.seen is None:
            return
        self._account = self._account.leave(self._clock())
        self._tick.stop()
        self.keep()
        self._show()

    # --- acts ---

    def spent(self) -> Spent | None:
        """Return what goes to the act that is being done; None where nothing is measured."""
        if not self._measuring or self._place is None:
            return None
        if self._account.seen is not None:
            self._account = self._account.sign(self._clock())
        known = self._place in self._before
        return Spent(self._today(), self._account.unwritten if known else 0, self._account.undecided)

    def decided(self) -> None:
        """Hear that the act is on its way to the disk, and what ``spent`` returned with it."""
        account = self._account.decide()
        self._account = account.keep() if self._place in self._before else account

    # --- keeping and showing ---

    @property
    def _counts(self) -> bool:
        return self._measuring and self._attends and self._place is not None

    def _take_up(self) -> None:
        place = self._place
        self._account = Account()
        if self._measuring and place is not None and place not in self._before:
            self._background.run(
                partial(self._project.timing.at_thread, reviewing=self._reviewing),
                *place,
                done=partial(self._know, place),
                failed=partial(self._not_known, place),
            )
        self._show()
        self.sign()

    def _know(self, place: Place, active: int) -> None:
        # Of one that was left meanwhile it may not be all.
        if place == self._place:
            self._before.setdefault(place, active)
            self._show()

    def _not_known(self, place: Place, error: Exception) -> None:
        self._know(place, 0)
        self._failed(error)

    def _failed(self, error: Exception) -> None:
        # A thread that was removed meanwhile: the desk says so.
        if not isinstance(error, KeyError):
            self._background.refused.emit(sentence_of(error))

    def _put_down(self) -> None:
        self._tick.stop()
        if self._place is None or not self._measuring:
            return
        self._account = self._account.leave(self._clock())
        self._keep()
        if self._place in self._before:
            self._before[self._place] += self._account.active
        self._account = Account()

    def _keep(self) -> None:
        """Write what is certain."""
        place, spent = self._place, Spent(self._today(), self._account.unwritten)
        if place is None or not spent.thread:
            return
        self._account = self._account.keep()
        annotator, thread = place
        added = self._project.timing.add(annotator, thread, spent, reviewing=self._reviewing)
        self._background.watch(added, done=lambda _: self.kept.emit(), failed=self._failed)

    def _run_on(self) -> None:
        if self._account.is_idle(self._clock()):
            self.leave()
            return
        if self._account.unwritten >= KEPT_AFTER_MS:
            self._keep()
        self._show()

    def _show(self) -> None:
        """Show the time, and do so again when its next second is full."""
        place, now = self._place, self._clock()
        before = None if place is None else self._before.get(place)
        if place is None or not self._measuring or not self._in_front:
            self.shown.emit(None, True)
            return
        if before is None:
            # It is read within a moment, which the line stands still for.
            return
        active = before + self._account.so_far(now)
        idle = self._account.is_idle(now)
        self.shown.emit(active, idle)
        if not idle:
            self._tick.start(1000 - active % 1000)
