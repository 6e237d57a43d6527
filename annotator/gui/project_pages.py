"""The pages of one open project, made when they are first wanted, and the desk that they share."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from annotator.datasets.import_report import ImportReport
from annotator.domain.changes import Changes
from annotator.domain.finding import Hit, Wanted
from annotator.gui.agreement.room import AgreementRoom
from annotator.gui.annotate.annotate_page import AnnotatePage
from annotator.gui.annotate.offers import label_offers
from annotator.gui.background import Background
from annotator.gui.commands.command import Command
from annotator.gui.desk import Desk, Tokenizer
from annotator.gui.exporting.page import ExportPage
from annotator.gui.finding.everywhere_panel import Everywhere
from annotator.gui.finding.going import Going
from annotator.gui.finding.page import FindPage
from annotator.gui.handing_over.rooms import HandingOverRooms
from annotator.gui.importing.page import ImportPage
from annotator.gui.language import sentence_of
from annotator.gui.looking_back import LookingBack
from annotator.gui.machine_help import MachineHelp
from annotator.gui.main_window import MainWindow
from annotator.gui.outcomes.page import OutcomesPage
from annotator.gui.review.room import ReviewRoom
from annotator.gui.schema.page import SchemaPage
from annotator.gui.team.room import TeamRoom
from annotator.gui.theme import Theme
from annotator.gui.timekeeping import Timekeeping
from annotator.gui.upkeep import Upkeep
from annotator.project import Project
from annotator.settings import Settings


class ProjectPages(QObject):
    """Shows an open project in the window.

    Signals:
        said(str): a sentence for the status line about the project; ``desk.said`` is about the open thread.
        failed(str): a sentence about something that went wrong.
        schema_changed(): the schema is another.
        wanted(str): an action of the window is wanted.
        trusting(str): a folder of a pipeline may be loaded from now on.
        agreeing(str): the project's texts may be sent to an address from now on.
    """

    schema_changed = Signal()
    wanted = Signal(str)
    trusting = Signal(str)
    agreeing = Signal(str)
    said = Signal(str)
    failed = Signal(str)

    def __init__(
        self, project: Project, window: MainWindow, *, tokenizer: Tokenizer, theme: Theme, settings: Settings
    ) -> None:
        super().__init__(window)
        self.project = project
        self._window = window
        self._background = Background(parent=self)
        self._background.refused.connect(self.failed)
        self.time = Timekeeping(project, window, self._background, lambda: self.shown, self)
        self.desk = Desk(project, self._background, tokenizer=tokenizer, timing=self.time.meter, parent=self)
        self.desk.failed.connect(self.failed)
        self.desk.saving.connect(window.status.show_saving)
        self._upkeep = Upkeep(project, self._background, parent=self)
        self.desk.saving.connect(self._upkeep.saving)
        self.time.kept.connect(lambda: self._upkeep.saving(0))
        self.time.settings_wanted.connect(lambda: self.wanted.emit("settings"))
        self.time.opening.connect(self._open_timed)
        self.desk.opened.connect(self.time.meter.open)
        self._annotate = AnnotatePage(self.desk, theme=theme)
        self._annotate.importing.connect(self.show_import)
        self._annotate.wanted.connect(self.wanted)
        self._annotate.set_reading(settings.reading_size, sans=settings.sans)
        self._annotate.annotating.everywhere.connect(self.show_everywhere)
        self.help = MachineHelp(self.desk, self._annotate, window, self)
        self.help.wanted.connect(self.wanted)
        self.help.trusting.connect(self.trusting)
        self.help.agreeing.connect(self.agreeing)
        self.help.said.connect(self.said)
        self.help.failed.connect(self.failed)
        self.review = ReviewRoom(self.desk, window, tokenizer=tokenizer, theme=theme, settings=settings, parent=self)
        self.review.wanted.connect(self.wanted)
        self.review.opened.connect(lambda: self.time.review.open_place(self.review.place))
        self._going = Going(self.desk, self._annotate.annotating, self)
        self.agreement = self._comparing()
        self.handing_over = HandingOverRooms(self.desk, window, self)
        self.handing_over.wanted.connect(self.wanted)
        self.handing_over.going.connect(self._go_to)
        self.back = self._looking_back()
        self.team = TeamRoom(self.desk, self._annotate.queue, window, self)
        self.team.wanted.connect(self.wanted)
        self.team.said.connect(self.said)
        self.team.failed.connect(self.failed)
        self.handing_over.renamed.connect(self.team.renamed)
        self._find: FindPage | None = None
        self._annotate.inspector.guideline.editing.connect(self.show_guideline)
        self.desk.changed.connect(self._follow_schema)
        self._schema: SchemaPage | None = None
        self._outcomes: OutcomesPage | None = None
        self._export: ExportPage | None = None
        self._import: ImportPage | None = None
        self.time.set_measuring(measuring=settings.measure_time)

    def start(self) -> None:
        """Show the annotate page, where the person was."""
        self.show_annotate()
        self._annotate.start()
        self.help.start()
        self.back.start()

    def _looking_back(self) -> LookingBack:
        back = LookingBack(self.desk, self._window, self)
        back.left.connect(self.show_annotate)
        back.wanted.connect(self._go_to)
        back.said.connect(self.said)
        back.failed.connect(self.failed)
        self._annotate.tracing.connect(back.trace)
        return back

    def _comparing(self) -> AgreementRoom:
        room = AgreementRoom(self.desk, self._window, self)
        room.wanted.connect(self.wanted)
        room.going.connect(self._go_to)
        room.said.connect(self.said)
        return room

    # --- pages ---

    def show_annotate(self) -> None:
        """Go to the thread."""
        self._window.show_page(self._annotate, hints=self._annotate.hints)
        self._annotate.view.setFocus()

    def show_export(self) -> None:
        """Go to the export page, with the project as it is now."""
        if self._export is None:
            self._export = ExportPage(self.project, self._background)
        self._export.refresh()
        self._window.show_page(self._export)
        self._export.setFocus()

    def show_find(self) -> None:
        """Go to the page where places are found, ready to type."""
        page = self._find_page()
        self._window.show_page(page)
        page.begin()

    def show_everywhere(self, wanted: Wanted) -> None:
        """Go to the places where a text stands, to label it there."""
        session = self.desk.session
        if session is not None:
            page = self._find_page()
            self._window.show_page(page)
            page.show_everywhere(Everywhere(wanted, session.thread.id))

    def step_found(self, by: int) -> None:
        """Go to the next place found, or the one before."""
        if self._find is not None:
            self._find.step(by)
        else:
            self.show_find()

    def _find_page(self) -> FindPage:
        if self._find is None:
            self._find = FindPage(self.desk)
            self._find.wanted.connect(self._go_to)
            self._find.left.connect(self.show_annotate)
        return self._find

    def _go_to(self, hit: Hit) -> None:
        self.show_annotate()
        self._going.go(hit)

    def show_import(self, paths: Sequence[Path] = ()) -> None:
        """Go to the import page, beginning with these files."""
        if self._import is None:
            self._import = ImportPage(self.project, self._background)
            self._import.imported.connect(self._imported)
            self._import.changed.connect(self.desk.refresh)
            self._import.schema_changed.connect(self._apply_schema)
            self._import.finished.connect(self.show_annotate)
        self._import.show_files(paths)
        self._window.show_page(self._import)

    def show_schema(self) -> None:
        """Go to the page where the schema and its guidelines are changed."""
        if self._schema is None:
            self._schema = SchemaPage(self.project, self._background)
            self._schema.applied.connect(self._apply_schema)
            self._schema.left.connect(self.show_annotate)
        self._schema.refresh()
        self._window.show_page(self._schema)
        self._schema.setFocus()

    def show_outcomes(self) -> None:
        """Go to the page that tells what became of suggestions."""
        if self._outcomes is None:
            self._outcomes = OutcomesPage(self.project, self._background)
            self._outcomes.left.connect(self.show_annotate)
            self._outcomes.wanted.connect(self.wanted)
            self._outcomes.said.connect(self.said)
        self._outcomes.refresh()
        self._window.show_page(self._outcomes)
        self._outcomes.setFocus()

    def show_guideline(self, layer: str, label: str) -> None:
        """Go to where a guideline is written: a label's, or with "" its layer's."""
        self.show_schema()
        if self._schema is not None:
            self._schema.show_guideline(layer, label or None)

    def _apply_schema(self, changes: Changes) -> None:
        self.desk.refresh(changes)
        self.said.emit(self.tr("The schema is changed; Undo takes it back."))

    def _follow_schema(self, changes: Changes) -> None:
        """Show the schema as it is now wherever it is shown."""
        if not changes.schema:
            return
        if self._schema is not None:
            self._schema.refresh()
        # What finding and exporting were asked for names labels of the old schema: their pages are made anew.
        was_shown = self.shown
        for page in (self._find, self._export):
            if page is not None:
                self._window.drop_page(page)
        if self._find is not None:
            self._find.put_away()
        self._find = self._export = None
        if was_shown == "find":
            self.show_find()
        elif was_shown == "export":
            self.show_export()
        self.schema_changed.emit()

    @property
    def shown(self) -> str | None:
        """Which page is on the screen, as the actions are called that lead to them."""
        pages = {
            "annotate": self._annotate,
            "find": self._find,
            "export": self._export,
            "import": self._import,
            "schema": self._schema,
            "outcomes": self._outcomes,
        }
        own = next((name for name, page in pages.items() if page is not None and page is self._window.page), None)
        parts = (self.handing_over, self.team, self.help.rooms, self.back, self.review, self.agreement)
        return own or next((each.shown for each in parts if each.shown), None)

    # --- acts ---

    def trigger(self, action: str) -> None:
        """Do an action of the table of keys on the open thread, or on the one under review."""
        self.do(action)

    def show_keys(self) -> None:
        """Show all keys."""
        if self.review.shown is not None:
            self.review.show_keys()
        else:
            self._annotate.show_keys()

    def has(self, action: str) -> bool:
        """Return whether an action is one of the annotate page or of review, which is open."""
        return self.review.has(action) or (self.shown == "annotate" and action in self._annotate.doable)

    def can(self, action: str) -> bool:
        """Return whether an action of the open page has something to act on."""
        return self.review.can(action) if self.review.has(action) else self._annotate.can(action)

    def do(self, action: str) -> None:
        """Do an action of the open page; any that review does not know is done on the annotate page."""
        if self.review.has(action):
            self.review.do(action)
        else:
            self._annotate.trigger(action)

    def offers(self) -> list[Command]:
        """Return the labels that can be given now."""
        return label_offers(self._annotate.annotating) if self.shown == "annotate" else []

    @property
    def label_keys(self) -> dict[str, str]:
        """The titles of the labels of spans by their keys."""
        return {key: label.title for key, (_, label) in self._annotate.annotating.span_keys.items()}

    def remove_thread(self) -> None:
        """Take the open thread out of the project; Undo brings it back."""
        session = self.desk.session
        if session is None:
            return
        title = session.thread.article.title or session.thread.id

        def done(changes: Changes) -> None:
            self.desk.refresh(changes)
            self.said.emit(self.tr("Removed “{title}”; Undo brings it back.").format(title=title))

        def fail(error: Exception) -> None:
            self.failed.emit(sentence_of(error))

        self._background.watch(self.project.remove_thread(session.thread.id), done=done, failed=fail)

    def save_copy(self, target: Path) -> None:
        """Write a copy of the project file."""

        def done(_nothing: None) -> None:
            self.said.emit(self.tr("Copied to {file}").format(file=target))

        self._background.run(self.project.save_copy, target, done=done)

    def _open_timed(self, thread_id: str) -> None:
        self.show_annotate()
        self.desk.open_thread(thread_id)

    def set_annotator(self, name: str) -> None:
        """Let somebody else annotate; raises ``AnnotatorError`` where the name is none."""
        self.project.set_annotator(name)
        self.desk.refresh(Changes(annotator=True))

    def _imported(self, report: ImportReport) -> None:
        self.desk.refresh(Changes(threads=True))
        if self.desk.session is None:
            self._annotate.start()
        if report.cancelled:
            self.said.emit(self.tr("Stopped; what was read until then is in."))
        else:
            added = self.tr("1 document") if report.added == 1 else self.tr("%Ln documents", "", report.added)
            self.said.emit(self.tr("Imported {documents}").format(documents=added))

    # --- looks ---

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._annotate.set_theme(theme)
        self.review.set_theme(theme)

    def take_settings(self, settings: Settings) -> None:
        """Set texts as the user likes them, and measure time or not."""
        self.time.set_measuring(measuring=settings.measure_time)
        self._annotate.set_reading(settings.reading_size, sans=settings.sans)
        self.review.take_settings(settings)

    # --- the end ---

    def close(self) -> None:
        """Remember where the person is, wait until everything is on disk, and let go of the file."""
        self.time.leave()
        self.help.close()
        self.time.close()
        self._annotate.put_away()
        self.handing_over.close()
        self.team.close()
        self.back.close()
        self.review.close()
        self.agreement.close()
        if self._find is not None:
            self._find.put_away()
        if self._import is not None:
            self._import.put_away()
        if self._export is not None:
            self._export.put_away()
        self._upkeep.close()
        try:
            self._background.close()
        finally:
            self.project.close()
        for page in (self._annotate, self._find, self._export, self._import, self._schema, self._outcomes):
            if page is not None:
                self._window.drop_page(page)
        self.deleteLater()
