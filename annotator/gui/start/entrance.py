"""The ways into a project: the start page, the page that makes a new one, files opened and dropped."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from annotator.gui.background import Background
from annotator.gui.language import sentence_of
from annotator.gui.main_window import MainWindow
from annotator.gui.start.opening import create_project, look_at, open_project, open_sample, schema_of
from annotator.gui.start.page import StartPage
from annotator.gui.start.recent_row import RecentProject
from annotator.settings import Settings, shipped_schemas

if TYPE_CHECKING:
    from annotator.gui.start.new_project import NewProject, NewProjectPage
    from annotator.project import Project


class Entrance(QObject):
    """Leads a person to an open project.

    Signals:
        opening(): a project is on its way, or is not any more (``is_opening``).
        opened(Project, tuple[Path, ...]): a project is open; files are to be imported into it.
        refused(str): why not, for when neither of the pages here is on the screen to say it.
        left(): the person turned back from making a new project.
        forgotten(Path): a project shall leave the list of recent ones.
    """

    opening = Signal()
    opened = Signal(object, object)
    refused = Signal(str)
    left = Signal()
    forgotten = Signal(object)

    def __init__(self, window: MainWindow, background: Background, settings: Settings) -> None:
        super().__init__(window)
        self._settings = settings
        self._window, self._background = window, background
        self._new: NewProjectPage | None = None
        self._under_way = 0
        self.start = StartPage()
        self.start.sample_wanted.connect(self.open_sample)
        self.start.new_wanted.connect(self.show_new)
        self.start.open_wanted.connect(self.choose)
        self.start.project_wanted.connect(self.open)
        self.start.forget_wanted.connect(self.forgotten)

    @property
    def page(self) -> QWidget:
        """The page to be at while no project is open."""
        return self.start if self._new is None else self._new

    def take_settings(self, settings: Settings) -> None:
        """Begin with other settings from now on."""
        self._settings = settings

    # --- pages ---

    def show_start(self) -> None:
        """Show the ways to begin."""
        self.drop_new()
        recent = self._settings.recent
        self.start.refuse("")
        self.start.show_recent([RecentProject(Path(path)) for path in recent])
        self._window.show_page(self.start)
        self.start.begin()
        if recent:
            self._background.run(look_at, recent, done=self.start.show_recent)

    def show_new(self) -> None:
        """Show the page that makes a project."""
        from annotator.domain.schema_file import read_schema  # noqa: PLC0415 - not before it is wanted
        from annotator.gui.start.new_project import NewProjectPage  # noqa: PLC0415

        self.drop_new()
        self._new = NewProjectPage([read_schema(path) for path in shipped_schemas()], _documents())
        self._new.create_wanted.connect(self._create)
        self._new.schema_wanted.connect(self._make_schema)
        self._new.cancelled.connect(self.left)
        self._window.show_page(self._new)

    def drop_new(self) -> None:
        """Forget what was said about a new project."""
        if self._new is not None:
            self._window.drop_page(self._new)
            self._new = None

    # --- opening ---

    def open(self, path: Path) -> None:
        """Open a project file."""
        self._run(open_project, path, self._annotator)

    def open_sample(self) -> None:
        """Open the sample project, made from the sample texts the first time."""
        self._run(open_sample, self._annotator)

    def choose(self) -> None:
        """Let the person choose a project file."""
        name, _kind = QFileDialog.getOpenFileName(
            self._window, self.tr("Open a project"), str(_documents()), self.tr("Projects (*.annot)")
        )
        if name:
            self.open(Path(name))

    def begin_with(self, files: tuple[Path, ...]) -> None:
        """Begin a new project with these files, or put them to the one that is being made."""
        if self._new is None:
            self.show_new()
        if self._new is not None:
            self._new.add_files(files)

    def _create(self, new: NewProject) -> None:
        if self._new is not None:
            self._new.set_busy(busy=True)
        self._run(create_project, new.path, new.schema, self._annotator, files=new.files)

    def _make_schema(self, files: tuple[Path, ...]) -> None:
        """Offer a schema of the labels in some files on the page that makes a project."""
        page = self._new
        if page is None:
            return
        page.refuse_labels("")
        page.set_busy(busy=True)
        self._window.status.say(self.tr("Reading the labels…"))

        described = self.tr("The labels that these files hold.")

        def ready(then: Callable[[], None]) -> None:
            self._window.status.say("")
            if page is self._new:
                page.set_busy(busy=False)
                then()

        self._background.run(
            schema_of,
            files,
            done=lambda schema: ready(lambda: page.offer_labels(replace(schema, description=described))),
            failed=lambda error: ready(lambda: page.refuse_labels(sentence_of(error))),
        )

    def _run(self, function: Callable[..., Project], *args: object, files: tuple[Path, ...] = ()) -> None:
        self.start.refuse("")
        self._window.status.say(self.tr("Opening…"))

        self._count(1)

        def done(project: Project) -> None:
            self._window.status.say("")
            self.opened.emit(project, files)
            self._count(-1)

        def fail(error: Exception) -> None:
            self._window.status.say("")
            self._count(-1)
            if self._new is not None:
                self._new.set_busy(busy=False)
            self._refuse(sentence_of(error))

        self._background.run(function, *args, done=done, failed=fail)

    @property
    def is_opening(self) -> bool:
        """Whether a project is on its way."""
        return self._under_way > 0

    def _count(self, by: int) -> None:
        self._under_way += by
        self.opening.emit()

    def _refuse(self, sentence: str) -> None:
        """Say it on the page where it was asked for."""
        if self._new is not None and self._window.page is self._new:
            self._new.refuse(sentence)
        elif self._window.page is self.start:
            self.start.refuse(sentence)
        else:
            self.refused.emit(sentence)

    @property
    def _annotator(self) -> str | None:
        return self._settings.annotator or None


def _documents() -> Path:
    """Return the folder where the user's documents are, or the user's own."""
    named = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(named) if named and Path(named).is_dir() else Path.home()
