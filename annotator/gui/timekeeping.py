"""Active time of an open project: measured while somebody is there, shown in the status line, told on wish."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal

from annotator.domain.activity import TimeSpent
from annotator.gui.activity.meter import ActivityMeter, local_today
from annotator.gui.activity.presence import Presence
from annotator.gui.background import Background
from annotator.gui.main_window import MainWindow
from annotator.project import Project


class Timekeeping(QObject):
    """Measures what goes to which thread, unless the person wants none of it.

    ``meter`` is what knows the time of an act; ``is_in_front`` says whether a thread is on the screen to work at.

    Signals:
        settings_wanted(): the person wants to measure, or no longer.
        opening(str): the thread of that id is wanted, from among those that took time.
    """

    settings_wanted = Signal()
    opening = Signal(str)

    def __init__(
        self,
        project: Project,
        window: MainWindow,
        background: Background,
        is_in_front: Callable[[], bool],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._project, self._window, self._background = project, window, background
        self._is_in_front = is_in_front
        self._measuring = False
        self.meter = ActivityMeter(project, background, parent=self)
        self._presence = Presence(window, self)
        self.meter.shown.connect(lambda active, paused: window.status.time.show_time(active, paused=paused))
        self._presence.sign.connect(self.meter.sign)
        self._presence.changed.connect(self._attend)
        window.page_changed.connect(self._attend)

    def set_measuring(self, *, measuring: bool) -> None:
        """Measure, or do not."""
        self._measuring = measuring
        self._presence.watch(watching=measuring)
        self.meter.set_measuring(measuring=measuring)

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

        self.meter.keep()
        self._background.run(self._project.timing.spent, done=show)

    def leave(self) -> None:
        """Watch nobody any more: the project is about to be closed."""
        self._presence.watch(watching=False)

    def _attend(self) -> None:
        self.meter.attend(in_front=self._is_in_front(), here=self._presence.is_here)
