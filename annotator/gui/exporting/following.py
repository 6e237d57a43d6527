"""Recipes between the project, which keeps them, and the form of the export page, which follows one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from annotator.datasets.export_report import Recipe, Whose
from annotator.datasets.selection import Selection
from annotator.gui.background import Background
from annotator.gui.exporting.options import ExportOptionsForm
from annotator.gui.exporting.recipe_row import RecipeRow, command_line
from annotator.gui.language import sentence_of
from annotator.project import Project


class Following(QObject):
    """Lets the form say what a recipe does, keeps what it says as one, and shows what repeats it.

    Signals:
        refused(str): why a recipe cannot be followed or kept.
    """

    refused = Signal(str)

    def __init__(
        self, project: Project, background: Background, form: ExportOptionsForm, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._project, self._background, self._form = project, background, form
        self._followed: Recipe | None = None
        self.row = RecipeRow()
        self.row.picked.connect(self._follow)
        self.row.kept.connect(self._keep)
        self.row.forgotten.connect(self._forget)

    def refresh(self) -> None:
        """Show the command line that does what the form says, where the recipe does that still."""
        request, name = self._form.request, self.row.chosen
        if request is None or not name or self._followed is None:
            self.row.show_followed(None, changed=False)
            return
        same = replace(self._followed, out=None, whose=self._followed.whose or request.whose) == request.recipe
        command = command_line(self._project.path, request.out, name) if same else None
        self.row.show_followed(command, changed=not same)

    def _follow(self, name: str) -> None:
        def read() -> Recipe:
            """Return the recipe if it can be followed here: its labels and whose they are exist."""
            recipe = self._project.recipes.find(name)
            whose = recipe.whose
            if whose is not None and whose.annotator is not None:
                whose = self._project.whose(whose.annotator)
            Selection(recipe.request(recipe.out or Path(), whose or Whose.ALL), self._project.schema)
            return replace(recipe, whose=whose)

        def show(recipe: Recipe) -> None:
            self._followed = recipe
            self._form.show_recipe(recipe)

        def fail(error: Exception) -> None:
            self._followed = None
            self.refresh()
            self.refused.emit(sentence_of(error))

        self._background.run(read, done=show, failed=fail)

    def _keep(self, name: str) -> None:
        request = self._form.request
        if request is None:
            return

        def kept(name: str) -> None:
            self._followed = request.recipe
            self._show_names(name)

        self._background.watch(
            self._project.recipes.keep(name, request.recipe),
            done=kept,
            failed=lambda error: self.refused.emit(sentence_of(error)),
        )

    def _forget(self, name: str) -> None:
        self._background.watch(self._project.recipes.forget(name), done=lambda _name: self._show_names(""))

    def _show_names(self, chosen: str) -> None:
        def show(names: tuple[str, ...]) -> None:
            self.row.show_names(names, chosen=chosen)
            self.refresh()
            self.row.picker.setFocus()

        self._background.run(self._project.recipes.names, done=show)
