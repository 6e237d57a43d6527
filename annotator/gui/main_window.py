"""The window: it places widgets, and nothing else."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from annotator.gui.controls.frames import hairline
from annotator.gui.dropping import dropped_paths
from annotator.gui.menus import Menus
from annotator.gui.messages import MessageBar
from annotator.gui.status_bar import StatusBar
from annotator.gui.top_bar import TopBar

SIZE = (1440, 900)
"""Width and height that the window would like to have, in pixels at 100 %."""


class MainWindow(QMainWindow):
    """Menus, top bar, message, the open page, status bar.

    Signals:
        closing(): the person closes the window; it is gone when this returns.
        dropped(tuple[Path, ...]): files were let go over the window.
        page_changed(): another page is open.
    """

    page_changed = Signal()
    closing = Signal()
    dropped = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        self.menus = Menus(self.menuBar())
        self.top = TopBar()
        self.messages = MessageBar()
        self.status = StatusBar()
        self._pages = QStackedWidget()
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.top, hairline(), self.messages):
            column.addWidget(widget)
        column.addWidget(self._pages, 1)
        for widget in (hairline(), self.status):
            column.addWidget(widget)
        self.setCentralWidget(middle)
        room = self.screen().availableGeometry()
        self.resize(min(SIZE[0], room.width()), min(SIZE[1], room.height()))
        self.setMinimumSize(760, 480)

    @property
    def page(self) -> QWidget | None:
        """The open page."""
        return self._pages.currentWidget()

    def show_page(self, page: QWidget, *, hints: QWidget | None = None) -> None:
        """Open a page; ``hints`` is what it has to say in the status bar."""
        if self._pages.indexOf(page) < 0:
            self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)
        self.status.show_hints(hints)
        self.page_changed.emit()

    def drop_page(self, page: QWidget) -> None:
        """Take a page away for good."""
        self._pages.removeWidget(page)
        page.deleteLater()

    def show_title(self, name: str) -> None:
        """Show whose window this is."""
        program = self.tr("Annotator")
        self.setWindowTitle(f"{name} – {program}" if name else program)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        self.menus.rest()
        event.accept()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_paths(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        paths: tuple[Path, ...] = dropped_paths(event.mimeData())
        self.dropped.emit(paths)
