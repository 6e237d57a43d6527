"""Files dropped from a file browser."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QColor, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from annotator.gui.appearance import theme_in_force
from annotator.gui.controls.drawing import box, hairline, inset, painter_of


def dropped_paths(mime: QMimeData) -> tuple[Path, ...]:
    """Return the local files and folders that are being dragged."""
    return tuple(Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile())


class DropArea(QFrame):
    """A dashed field that takes files and folders; put words and buttons into its ``column``.

    Signals:
        dropped(tuple[Path, ...]): files or folders were let go over it.
    """

    dropped = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self._wanted = False
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(18, 16, 18, 16)
        self.column.setSpacing(8)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_paths(event.mimeData()):
            event.acceptProposedAction()
            self._light(on=True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._light(on=False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._light(on=False)
        event.acceptProposedAction()
        self.dropped.emit(dropped_paths(event.mimeData()))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_in_force()
        painter = painter_of(self)
        painter.setBrush(QColor(theme.accent_bg if self._wanted else theme.paper))
        painter.setPen(hairline(theme.accent if self._wanted else theme.line_strong, dashed=True))
        painter.drawPath(box(inset(self), 10))

    def _light(self, *, on: bool) -> None:
        self._wanted = on
        self.update()
