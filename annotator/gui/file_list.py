"""Files and folders that a person gathers, by dropping or by choosing."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from annotator.gui.controls.buttons import link_button
from annotator.gui.controls.labels import Elided, meta, strong
from annotator.gui.dropping import DropArea
from annotator.gui.style_sheet import look

_SHOWN = 8


class FileList(DropArea):
    """A field to drop files and folders on, and the list of those that are there.

    Signals:
        changed(tuple[Path, ...]): files came or went.
    """

    changed = Signal(object)

    def __init__(self, *, title: str = "", hint: str = "", kinds: str = "", parent: QWidget | None = None) -> None:
        """Make the field; ``kinds`` are the files that the dialog shows, and then there are no folders to choose."""
        super().__init__(parent)
        self.setAccessibleName(self.tr("Files and folders"))
        self._kinds = kinds
        self.paths: tuple[Path, ...] = ()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self._title = strong(title or self.tr("Drop files or folders here"))
        every_kind = self.tr(
            "Text pages, web pages (HTML), tables (CSV), JSONL, and files of other tools; as zip or gzip, too."
        )
        self._hint = meta(hint or every_kind)
        files = link_button(self.tr("Choose files…"))
        files.clicked.connect(self._choose_files)
        self.setFocusProxy(files)
        folder = link_button(self.tr("Choose a folder…"))
        folder.clicked.connect(self._choose_folder)
        folder.setVisible(not kinds)
        buttons = QHBoxLayout()
        buttons.setSpacing(16)
        buttons.addWidget(files)
        buttons.addWidget(folder)
        buttons.addStretch(1)
        self.column.setSpacing(4)
        self.column.addLayout(self._rows)
        self.column.addWidget(self._title)
        self.column.addWidget(self._hint)
        self.column.addLayout(buttons)
        self.dropped.connect(self.add)

    def add(self, paths: Iterable[Path]) -> None:
        """Put these in the list, each once."""
        self.set_paths((*self.paths, *paths))
        self.changed.emit(self.paths)

    def set_paths(self, paths: Iterable[Path]) -> None:
        """Show these instead; says nothing to anyone."""
        self.paths = tuple(dict.fromkeys(paths))
        while (held := self._rows.takeAt(0)) is not None:
            widget = held.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for path in self.paths[:_SHOWN]:
            self._rows.addWidget(self._row(path))
        more = len(self.paths) - _SHOWN
        if more > 0:
            self._rows.addWidget(meta(self.tr("and %Ln more", "", more)))
        self._title.setVisible(not self.paths)
        self._hint.setVisible(not self.paths)

    def _row(self, path: Path) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        name = Elided(path.name + "/" if path.is_dir() else path.name)
        place = look(Elided(str(path.parent), mode=Qt.TextElideMode.ElideMiddle), "meta")
        away = link_button(self.tr("Remove"))
        away.setAccessibleName(self.tr("Remove {name}").format(name=path.name))
        away.clicked.connect(partial(self._remove, path))
        line.addWidget(name, 3)
        line.addWidget(place, 4)
        line.addWidget(away)
        return row

    def _remove(self, path: Path) -> None:
        self.set_paths(other for other in self.paths if other != path)
        self.changed.emit(self.paths)

    def _choose_files(self) -> None:
        names, _kind = QFileDialog.getOpenFileNames(self, self.tr("Choose files"), self._nearby(), self._kinds)
        if names:
            self.add(map(Path, names))

    def _choose_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.tr("Choose a folder"), self._nearby())
        if name:
            self.add((Path(name),))

    def _nearby(self) -> str:
        """Return where the dialogs begin: beside the files that are there, else with the user's own."""
        return str(self.paths[-1].parent if self.paths else Path.home())
