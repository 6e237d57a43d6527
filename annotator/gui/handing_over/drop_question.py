"""What shall become of a project file that was dropped on an open project."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from annotator.gui.controls.labels import wrapped
from annotator.gui.suggesters.question import Question


class DropQuestion(Question):
    """Accepted, what is in the files shall come into the open project; rejected by its button, the first is opened."""

    def __init__(self, paths: Sequence[Path], project: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        one = len(paths) == 1
        title = self.tr("Merge or open {file}?") if one else self.tr("Merge or open these %Ln files?", "", len(paths))
        merging = (
            self.tr("Merging brings what was done in it into “{project}”; you see beforehand what that is.")
            if one
            else self.tr("Merging brings what was done in them into “{project}”; you see beforehand what that is.")
        )
        self.ask(
            title.format(file=paths[0].name),
            wrapped(merging.format(project=project)),
            wrapped(self.tr("Opening closes “{project}” and shows the other project.").format(project=project)),
            yes=self.tr("Merge…"),
            no=self.tr("Open it") if one else self.tr("Open the first"),
        )
