"""The program with a window: what it is made of, and every connection between its parts."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QFileDialog

from annotator import settings as store
from annotator.domain.errors import AnnotatorError
from annotator.gui import no_screen
from annotator.gui.about import show_about
from annotator.gui.appearance import Appearance
from annotator.gui.background import Background
from annotator.gui.collecting import Collecting
from annotator.gui.crash import Defects
from annotator.gui.find_anything import FindAnything
from annotator.gui.language import sentence_of, speak
from annotator.gui.main_window import MainWindow
from annotator.gui.preferences import Preferences
from annotator.gui.start.entrance import Entrance
from annotator.gui.start.new_project import SUFFIX
from annotator.gui.startup import start_qt
from annotator.gui.theme import Theme
from annotator.settings import Settings

if TYPE_CHECKING:
    from annotator.gui.project_pages import ProjectPages
    from annotator.project import Project
    from annotator.suggest.tokenizing import TokenizerProcess


def run(project: Path | None = None, *, sample: bool = False) -> int:
    """Show the window, with a project, the sample project or the start page; return the exit code.

    Where there is no screen, do what can be done without one.
    """
    if no_screen.applies():
        return no_screen.run(project, lambda: App(start_qt()))
    qt = start_qt()
    app = App(qt)
    app.window.show()
    if project is not None:
        app.open(project)
    elif sample:
        app.open_sample()
    return qt.exec()


class App(QObject):
    """The window and everything around it: what a person wants comes up to here, what it changes goes down."""

    def __init__(self, qt: QApplication) -> None:
        super().__init__(qt)
        self.preferences = Preferences(self)
        settings = self.preferences.settings
        speak(qt, settings.language)
        self.appearance = Appearance(qt, settings.theme)
        self.collecting = Collecting(self)
        self.background = Background(parent=self)
        self.defects = Defects(parent=self)
        self._give_hooks_back = self.defects.install()
        self.window = MainWindow()
        self.anything = FindAnything(self.window, self._act)
        self.entrance = Entrance(self.window, self.background, settings)
        self.pages: ProjectPages | None = None
        # It stays warm from one project to the next.
        self._tokenizer: TokenizerProcess | None = None
        # The page that was asked for while the project was on its way.
        self._first = ""
        self._connect()
        self.show_start()
        wrong = self.preferences.begin()
        if wrong:
            self.window.messages.refuse(wrong)

    def _connect(self) -> None:
        window, entrance = self.window, self.entrance
        entrance.opening.connect(self._show_opening)
        entrance.opened.connect(self._opened)
        entrance.refused.connect(window.messages.refuse)
        entrance.left.connect(self._turn_back)
        entrance.forgotten.connect(self._forget)
        window.top.page_wanted.connect(self._act)
        window.top.palette_wanted.connect(lambda: self._act("palette"))
        window.top.names_wanted.connect(self._offer_names)
        window.top.annotator_wanted.connect(self.set_annotator)
        window.top.rename_wanted.connect(self._rename)
        window.menus.wanted.connect(self._act)
        window.status.corrections.clicked.connect(lambda: self._act("corrections"))
        window.status.time.clicked.connect(lambda: self._act("my_time"))
        window.dropped.connect(self.take_files)
        window.page_changed.connect(self._show_state)
        window.closing.connect(self.close)
        self.defects.met.connect(window.messages.refuse)
        self.background.refused.connect(window.messages.refuse)
        self.appearance.changed.connect(self._take_theme)
        self.preferences.chosen.connect(self._take_settings)
        self.preferences.kept.connect(entrance.take_settings)
        self.preferences.refused.connect(window.messages.refuse)

    def _act(self, action: str) -> None:
        """Do what a menu or the top bar asks for."""
        acts: dict[str, Callable[[], object]] = {
            "new": self.entrance.show_new,
            "open": self.entrance.choose,
            "sample": self.open_sample,
            "settings": self._show_settings,
            "palette": lambda: self.anything.open(self.pages),
            "change_keys": self._show_keys_dialog,
            "close": self.show_start,
            "quit": self.window.close,
            "about": lambda: show_about(self.window),
        }
        pages = self.pages
        if pages is not None:
            acts |= {
                "annotate": pages.show_annotate,
                "find": pages.show_find,
                "next_found": partial(pages.step_found, 1),
                "previous_found": partial(pages.step_found, -1),
                "review": pages.review.show_review,
                "agreement": pages.agreement.show,
                "export": pages.show_export,
                "hand_over": pages.handing_over.show_hand_over,
                "merge_files": pages.handing_over.show_merge,
                "import": pages.show_import,
                "schema": pages.show_schema,
                "suggesters": pages.help.rooms.show_suggesters,
                "gazetteer": pages.help.rooms.show_gazetteer,
                "team": pages.team.show,
                "save_copy": self._save_copy,
                "remove_thread": pages.remove_thread,
                "keys": pages.show_keys,
                "my_time": pages.time.show,
                "corrections": pages.back.show_corrections,
                "quality": pages.back.show_quality,
                "outcomes": pages.show_outcomes,
                "accept_everywhere": pages.help.accept_everywhere,
                "stop_suggesting": pages.help.stop_suggesting,
                "learning": pages.help.show_learning,
            }
        act = acts.get(action)
        if act is not None:
            act()
        elif pages is None and self.entrance.is_opening:
            self._first = action
        elif pages is not None:
            pages.trigger(action)

    # --- projects ---

    def open(self, path: Path) -> None:
        """Open a project; the one that is open stays until the other is there."""
        if self.pages is not None and path.resolve() == self.pages.project.path.resolve():
            self.pages.show_annotate()
        else:
            self.entrance.open(path)

    def open_sample(self) -> None:
        """Open the sample project."""
        if self.pages is not None and self.pages.project.path.resolve() == store.sample_project_path().resolve():
            self.pages.show_annotate()
        else:
            self.entrance.open_sample()

    def show_start(self) -> None:
        """Close the project and show the ways to begin."""
        self._leave()
        self.entrance.show_start()
        self._show_project()

    def take_files(self, paths: tuple[Path, ...]) -> None:
        """Open or merge a dropped project, import other files, or begin a new project with them."""
        projects = [path for path in paths if path.suffix == SUFFIX]
        if projects and self.pages is not None and projects[0].resolve() != self.pages.project.path.resolve():
            self._ask_about(projects, self.pages)
        elif projects:
            self.open(projects[0])
        elif self.pages is not None:
            self.pages.show_import(paths)
        else:
            self.entrance.begin_with(paths)

    def _ask_about(self, projects: Sequence[Path], pages: ProjectPages) -> None:
        """Ask whether other projects shall be merged into the open one, or opened."""
        from annotator.gui.handing_over.drop_question import DropQuestion  # noqa: PLC0415 - not before it is wanted

        question = DropQuestion(projects, pages.project.name, self.window)
        question.accepted.connect(lambda: pages.handing_over.show_merge(projects))
        question.no.clicked.connect(lambda: self.open(projects[0]))
        question.finished.connect(question.deleteLater)
        question.open()

    def _opened(self, project: Project, files: tuple[Path, ...]) -> None:
        # The annotate page and what it stands on are loaded when there is a project to show, not before the window.
        from annotator.gui.project_pages import ProjectPages  # noqa: PLC0415
        from annotator.suggest.tokenizing import TokenizerProcess  # noqa: PLC0415

        self._tokenizer = self._tokenizer or TokenizerProcess()
        self.collecting.spare_the_loaded()
        self._leave()
        self.entrance.drop_new()
        pages = ProjectPages(
            project,
            self.window,
            tokenizer=self._tokenizer,
            theme=self.appearance.theme,
            settings=self.preferences.settings,
        )
        pages.desk.opened.connect(lambda _session: self._show_state())
        pages.review.opened.connect(self._show_state)
        pages.schema_changed.connect(self._show_project)
        pages.said.connect(self.window.status.say)
        pages.desk.said.connect(self._say_here)
        pages.desk.decided.connect(self.window.status.pass_over)
        pages.failed.connect(self.window.messages.refuse)
        pages.wanted.connect(self._act)
        pages.team.renamed.connect(self._take_name)
        pages.trusting.connect(self.preferences.trust)
        pages.agreeing.connect(self.agree)
        self.pages = pages
        self.window.messages.hide()
        self._show_project()
        pages.start()
        first, self._first = self._first, ""
        if files:
            pages.show_import(files)
        elif first:
            self._act(first)
        self.preferences.keep(self.preferences.settings.opened(project.path))

    def _show_opening(self) -> None:
        if not self.entrance.is_opening:
            self._first = ""
        self._show_state()

    def _leave(self) -> None:
        if self.pages is not None:
            pages, self.pages = self.pages, None
            pages.close()
            self.window.status.say("")
            self.window.status.time.show_time(None, paused=True)

    def _turn_back(self) -> None:
        self.entrance.drop_new()
        if self.pages is None:
            self.show_start()
        else:
            self.pages.show_annotate()

    def _forget(self, path: Path) -> None:
        kept = tuple(each for each in self.preferences.settings.recent if Path(each) != path)
        self.preferences.keep(replace(self.preferences.settings, recent=kept))
        self.entrance.show_start()

    def _save_copy(self) -> None:
        if self.pages is None:
            return
        path = self.pages.project.path
        copy = path.with_name(self.tr("{name} copy").format(name=path.stem) + SUFFIX)
        name, _kind = QFileDialog.getSaveFileName(
            self.window, self.tr("Save a copy"), str(copy), self.tr("Projects (*.annot)")
        )
        if name:
            self.pages.save_copy(Path(name))

    # --- who ---

    def _offer_names(self) -> None:
        if self.pages is not None:
            self.window.top.set_names(self.pages.project.annotators())

    def set_annotator(self, name: str) -> None:
        """Let somebody else annotate, here and in projects opened from now on."""
        if self.pages is None:
            return
        try:
            self.pages.set_annotator(name)
        except AnnotatorError as error:
            self.window.top.refuse_annotator(sentence_of(error))
            return
        self.window.top.accept_annotator()
        self.preferences.keep(replace(self.preferences.settings, annotator=name))
        self._show_project()

    def _rename(self, name: str) -> None:
        if self.pages is not None:
            self.pages.team.rename(name)

    def _take_name(self, old: str, new: str) -> None:
        """Follow somebody to their new name, in projects opened from now on too where that is who sits here."""
        if (self.preferences.settings.annotator or store.system_user()) == old:
            self.preferences.keep(replace(self.preferences.settings, annotator=new))
        self._show_project()

    # --- settings ---

    def _show_settings(self) -> None:
        self.preferences.show(self.window, self._show_keys_dialog)

    def _show_keys_dialog(self) -> None:
        def labels() -> Mapping[str, str]:
            return {} if self.pages is None else self.pages.label_keys

        self.preferences.show_keys(self.window, labels, self.window.menus.openers())

    def _take_settings(self, settings: Settings) -> None:
        """Put in force what the user chose."""
        self.appearance.choose(settings.theme)
        if self.pages is not None:
            self.pages.take_settings(settings)

    def agree(self, address: str) -> None:
        """Let the texts of the open project be sent to an address from now on."""
        if self.pages is not None:
            self.preferences.agree(self.pages.project.path, address)

    def _take_theme(self, theme: Theme) -> None:
        if self.pages is not None:
            self.pages.set_theme(theme)

    # --- showing where we are ---

    def _show_project(self) -> None:
        window, project = self.window, None if self.pages is None else self.pages.project
        name, schema, annotator = ("", "", "")
        if project is not None:
            name, schema, annotator = project.name, project.schema.title, project.annotator
        window.show_title(name)
        window.top.show_project(name, schema, annotator)
        window.status.show_annotator(annotator)
        self._show_state()

    def _say_here(self, sentence: str) -> None:
        """Say something that is true of the open thread, for as long as it is open."""
        self.window.status.say(sentence, place=self._place)

    @property
    def _place(self) -> tuple[str | None, str | None]:
        """Where the person is: the page, and the thread."""
        return (None, None) if self.pages is None else (self.pages.shown, self.pages.desk.heading_for)

    def _show_state(self) -> None:
        pages = self.pages
        page = None if pages is None else pages.shown
        self.window.status.move_on(self._place)
        self.window.top.show_page(page)
        self.window.menus.show_state(
            project=pages is not None,
            opening=self.entrance.is_opening,
            thread=pages is not None and page == "annotate" and pages.desk.session is not None,
            annotating=page == "annotate",
            reviewing=pages.review.has_thread if pages is not None and page == "review" else None,
        )

    def close(self) -> None:
        """End: everything that the screen called saved, and what was on its way, is on disk when this returns."""
        self._leave()
        if self._tokenizer is not None:
            self._tokenizer.close()
        self.background.close()
        self.collecting.stop()
        self._give_hooks_back()
