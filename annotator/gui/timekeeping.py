"""Active time of an open project: measured while somebody is there, shown in the status line, told on wish."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal

from annotator.domain.activity import TimeSpent
from annotator.gui.activity.meter import ActivityMeter, local_today
from annotator.gui.activity.presence import Presence
from annotator.gui.background import Background
from annotator.gui.main_window import MainWindow
from annotator.project import Project


class Timekeeping(QObject):
    """Measures what goes to which thread, unless the person wants none of it.

    ``meter`` is what knows the time of an act, ``review`` that of a thread under review; ``page`` says which page is
    on the screen.

    Signals:
        kept(): time is on disk.
        settings_wanted(): the person wants to measure, or no longer.
        opening(str): the thread of that id is wanted, from among those that took time.
    """

    settings_wanted = Signal()
    opening = Signal(str)
    kept = Signal()

    def __init__(
        self,
        project: Project,
        window: MainWindow,
        background: Background,
        page: Callable[[], str | None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._project, self._window, self._background = project, window, background
        self._page = page
        self._measuring = False
        self.meter = ActivityMeter(project, background, parent=self)
        self.review = ActivityMeter(project, background, reviewing=True, parent=self)
        self._meters = {"annotate": self.meter, "review": self.review}
        self._presence = Presence(window, self)
        for name, meter in self._meters.items():
            meter.shown.connect(partial(self._show_time, name))
            meter.kept.connect(self.kept)
            self._presence.sign.connect(meter.sign)
        self._presence.changed.connect(self._attend)
        window.page_changed.connect(self._attend)

    def set_measuring(self, *, measuring: bool) -> None:
        """Measure, or do not."""
        self._measuring = measuring
        self._presence.watch(watching=measuring)
        for meter in self._meters.values():
            meter.set_measuring(measuring=measuring)

    def show(self) -> None:
        """Show what was measured of who sits here."""
        from annotator.gui.activity.my_time import MyTime  # noqa: PLC0415 - not before it is wanted

        def show(spent: TimeSpent) -> None:
            schema, measuring = self._project.schema, self._measuring
            dialog = MyTime(spent, schema=schema, today=local_today(), measuring=measuring, parent=self._window)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.settings_wanted.connect(self.settings_wanted)
            dialog.opening.connect(self.opening)
            dialog.open()

        for meter in self._meters.values():
            meter.keep()
        self._background.run(self._project.timing.spent, done=show)

    def leave(self) -> None:
        """Watch nobody any more: the project is about to be closed."""
        self._presence.watch(watching=False)

    def close(self) -> None:
        """Write what is left; the project waits for it before it closes."""
        for meter in self._meters.values():
            meter.close()

    def _attend(self) -> None:
        page, here = self._page(), self._presence.is_here
        for name, meter in self._meters.items():
            meter.attend(in_front=name == page, here=here)

    def _show_time(self, name: str, active: int | None, paused: bool) -> None:
        """Show the time at a thread, unless it is another's that is on the screen."""
        page = self._page()
        if name == page or page not in self._meters:
            self._window.status.time.show_time(active, paused=paused)
