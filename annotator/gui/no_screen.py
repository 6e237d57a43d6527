"""What the program does on a machine without a screen: the walk from the sample texts to a training set, unseen."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QEventLoop, QTimer

from annotator.datasets.export_report import ExportRequest, Whose
from annotator.domain.errors import AnnotatorError, ExportError
from annotator.gui.main_window import SIZE, MainWindow
from annotator.gui.start.entrance import Entrance

if TYPE_CHECKING:
    from annotator.gui.project_pages import ProjectPages
    from annotator.project import Project

PICTURE = "window.png"
SETTLE_MS = 400
"""Time for the last of the window to be painted: history and tokens come a moment after the text."""
COUNT_MS = 2_000
"""Time for the queue to count the suggestions that came last."""
GIVE_UP_MS = 60_000


class Program(Protocol):
    """What has to be there of the program to walk through it."""

    window: MainWindow
    entrance: Entrance
    pages: ProjectPages | None

    def open(self, path: Path) -> None:
        """Open a project."""

    def open_sample(self) -> None:
        """Open the sample project."""


def applies() -> bool:
    """Return whether there is no screen, and nobody has told Qt to draw somewhere else."""
    if not sys.platform.startswith("linux"):
        return False
    return not any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def run(path: Path | None, make_program: Callable[[], Program]) -> int:
    """Open the project (else the sample project), have it looked at, export it and draw the window to a picture.

    ``make_program`` starts Qt, which finds its platform in the environment. Says on standard output where each thing
    went. Returns the exit code: 0, or 2 with a sentence on standard error.
    """
    sys.stderr.write("There is no screen here, so the window is drawn to a picture.\n")
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    app = make_program()
    # The screen that is none is small; the picture shall show the window as it is on a real one.
    app.window.resize(*SIZE)
    app.window.show()
    try:
        project = _open(app, path)
        found = _suggest(app)
        report = project.export(
            ExportRequest(out=project.default_export_folder(), whose=project.default_whose() or Whose.ALL)
        )
        picture = report.files[0].parent / PICTURE
        if not app.window.grab().save(str(picture)):
            raise ExportError("{picture}: the picture of the window cannot be written.", picture=picture)
    except AnnotatorError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    finally:
        app.window.close()
    sys.stdout.write(f"Project: {project.path}\n")
    sys.stdout.write(f"New suggestions: {found:,}\n")
    for file in report.files:
        sys.stdout.write(f"Training set: {file}\n")
    sys.stdout.write(f"Picture of the window: {picture}\n")
    return 0


def _suggest(app: Program) -> int:
    """Wait until suggesters have looked at the project, but for no more than a minute; return how much they found."""
    if app.pages is None:
        return 0
    suggesting = app.pages.help.suggesting
    if suggesting.found is None:
        loop = QEventLoop()
        suggesting.ended.connect(lambda: QTimer.singleShot(COUNT_MS, loop.quit))
        QTimer.singleShot(GIVE_UP_MS, loop.quit)
        loop.exec()
    return suggesting.found or 0


def _open(app: Program, path: Path | None) -> Project:
    """Open the project as a person would and wait until its first thread is on the screen."""
    loop = QEventLoop()
    QTimer.singleShot(GIVE_UP_MS, loop.quit)

    def settle(_session: object = None) -> None:
        QTimer.singleShot(SETTLE_MS, loop.quit)

    def opened(_project: object, _files: object) -> None:
        if app.pages is not None:
            app.pages.desk.opened.connect(settle)
            if not app.pages.project.queue_counts().threads:
                settle()

    app.entrance.opened.connect(opened)
    app.entrance.start.refused.connect(loop.quit)
    if path is None:
        app.open_sample()
    else:
        app.open(path)
    loop.exec()
    if app.pages is None:
        raise AnnotatorError(app.entrance.start.refusal)
    return app.pages.project
