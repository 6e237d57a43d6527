"""Agreement in the window: its page, made when it is first wanted, and the ways from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from annotator.gui.desk import Desk
from annotator.gui.main_window import MainWindow

if TYPE_CHECKING:
    from annotator.gui.agreement.page import AgreementPage


class AgreementRoom(QObject):
    """Shows the page.

    Signals:
        wanted(str): a page of the window is wanted.
        going(Hit): somebody wants to go to that place.
        said(str): a sentence for the status line.
    """

    wanted = Signal(str)
    going = Signal(object)
    said = Signal(str)

    def __init__(self, desk: Desk, window: MainWindow, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._window = desk, window
        self.page: AgreementPage | None = None

    @property
    def shown(self) -> str | None:
        """``agreement`` while the page is on the screen."""
        return "agreement" if self.page is not None and self.page is self._window.page else None

    def show(self) -> None:
        """Go to the page."""
        from annotator.gui.agreement.page import AgreementPage  # noqa: PLC0415 - not before it is wanted

        if self.page is None:
            self.page = page = AgreementPage(self._desk)
            page.left.connect(lambda: self.wanted.emit("annotate"))
            page.wanted.connect(self.wanted)
            page.going.connect(self.going)
            page.said.connect(self.said)
        self._window.show_page(self.page)
        self.page.refresh()
        self.page.setFocus()

    def close(self) -> None:
        """Take the page away."""
        if self.page is not None:
            self.page.put_away()
            self._window.drop_page(self.page)
