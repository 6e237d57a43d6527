"""What happens to the file while nobody waits."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from annotator.datasets.import_report import ImportRequest
from annotator.gui.background import Background
from annotator.gui.upkeep import Upkeep
from annotator.project import Project


def test_a_backup_is_made_a_little_after_opening(qtbot: QtBot, project: Project, background: Background) -> None:
    upkeep = Upkeep(project, background)
    upkeep._back_up_later.start(1)
    qtbot.waitUntil(lambda: len([*project.path.parent.glob("**/*.annot")]) == 2)


def test_a_pause_folds_the_log_into_the_file(
    qtbot: QtBot, project: Project, background: Background, page: Path
) -> None:
    upkeep = Upkeep(project, background)
    upkeep._fold_later.setInterval(1)
    project.import_files(ImportRequest(paths=(page,))).result()
    log = project.path.with_name(f"{project.path.name}-wal")
    assert log.stat().st_size > 0
    upkeep.saving(1)
    assert not upkeep._fold_later.isActive()
    upkeep.saving(0)
    qtbot.waitUntil(lambda: log.stat().st_size == 0)


def test_nothing_is_begun_after_closing(project: Project, background: Background) -> None:
    upkeep = Upkeep(project, background)
    upkeep.saving(0)
    timers = upkeep.findChildren(QTimer)
    assert all(timer.isActive() for timer in timers)
    upkeep.close()
    assert not any(timer.isActive() for timer in timers)
