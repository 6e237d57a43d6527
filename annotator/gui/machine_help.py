"""What machines do for an open project while somebody works: suggesting, learning, and what is taken of it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from annotator.gui.annotate.annotate_page import AnnotatePage
from annotator.gui.desk import Desk
from annotator.gui.learning.life import LearningLife
from annotator.gui.main_window import MainWindow
from annotator.gui.suggesters.asking_trust import AskingForTrust
from annotator.gui.suggesters.rooms import SuggestingRooms
from annotator.gui.suggesting.arrivals import Arrivals
from annotator.gui.suggesting.life import SuggestingLife
from annotator.gui.suggesting.standing import Standing
from annotator.gui.suggesting.taking import Taking


class MachineHelp(QObject):
    """Keeps suggesters and learners at work behind the window, and leads to the pages where they are ruled.

    Signals:
        wanted(str): an action of the window is wanted.
        trusting(str): a folder of a pipeline may be loaded from now on.
        agreeing(str): the project's texts may be sent to an address from now on.
        said(str): a sentence for the status line.
        failed(str): a sentence about something that went wrong.
    """

    wanted = Signal(str)
    trusting = Signal(str)
    agreeing = Signal(str)
    said = Signal(str)
    failed = Signal(str)

    def __init__(self, desk: Desk, annotate: AnnotatePage, window: MainWindow, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._window = desk, window
        self._taking = Taking(annotate, self)
        self._arrivals = Arrivals(desk, lambda: annotate.annotating.is_in_a_gesture, self)
        self.suggesting = SuggestingLife(desk, annotate.on_screen.documents, self)
        self.suggesting.stored.connect(self._arrivals.take)
        self.suggesting.changed.connect(window.status.suggesting.show_standing)
        self.suggesting.said.connect(self.said)
        window.status.suggesting.stopped.connect(self.suggesting.stop)
        self._learning = LearningLife(desk, self)
        self._learning.said.connect(self.said)
        self.rooms = SuggestingRooms(desk, self.suggesting, annotate.annotating, window, self)
        self.rooms.wanted.connect(self.wanted)
        self.rooms.trusting.connect(self.trusting)
        self.rooms.agreeing.connect(self.agreeing)
        self.rooms.failed.connect(self.failed)
        asking = AskingForTrust(desk, self.suggesting, window, self)
        asking.trusting.connect(self.trusting)
        asking.said.connect(self.said)

    def start(self) -> None:
        """Begin."""
        self.suggesting.start()
        self._learning.start()

    def accept_everywhere(self) -> None:
        """Offer the suggestions of the whole project that are sure enough, to be taken at once."""
        self._taking.preview_everywhere()

    def stop_suggesting(self) -> None:
        """Look at no more threads behind the window; once stopped, go on."""
        if self.suggesting.is_under_way:
            self.suggesting.stop()
        else:
            self.suggesting.go_on()

    def show_learning(self) -> None:
        """Show what the learner knows, and what can be done about it."""
        from annotator.gui.learning.dialog import LearningDialog  # noqa: PLC0415 - not before it is wanted

        project = self._desk.project
        LearningDialog(project.learning, self._learning, project.schema, self._window).open()

    def close(self) -> None:
        """Begin nothing any more: the project is about to be closed."""
        self._learning.close()
        self.suggesting.close()
        self._arrivals.close()
        self._taking.close()
        self._window.status.suggesting.show_standing(Standing())
        self.rooms.close()
