"""The bar above every page: which project, which page, who annotates."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from annotator.gui.annotate.key_button import KeyButton
from annotator.gui.controls.avatar import Avatar
from annotator.gui.controls.labels import Elided
from annotator.gui.controls.segmented_control import Option, SegmentedControl
from annotator.gui.identity import WIDTH, IdentityPopover
from annotator.gui.style_sheet import look

HEIGHT = 48


class TopBar(QFrame):
    """48 pixels: project and schema left, the pages in the middle, the annotator right.

    Signals:
        page_wanted(str): a page's name.
        annotator_wanted(str): somebody else annotates from now on.
        rename_wanted(str): whoever annotates shall get another name.
        palette_wanted(): somebody looks for an action, a label, a thread.
        names_wanted(): the popover is about to open; ``set_names`` fills it.
    """

    page_wanted = Signal(object)
    annotator_wanted = Signal(str)
    rename_wanted = Signal(str)
    palette_wanted = Signal()
    names_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, "bar")
        self.setFixedHeight(HEIGHT)
        self._project = look(Elided(), "strong")
        self._schema = look(Elided(), "meta")
        self._pages = SegmentedControl(
            (
                Option("annotate", self.tr("Annotate")),
                Option("review", self.tr("Review")),
                Option("agreement", self.tr("Agreement")),
                Option("export", self.tr("Export")),
            ),
            name=self.tr("Page"),
            height=30,
        )
        self._pages.chosen.connect(self.page_wanted)
        self.anything = KeyButton(self.tr("Find anything"), action="palette", bare=True)
        self.anything.clicked.connect(self.palette_wanted)
        self._avatar = Avatar()
        self._avatar.clicked.connect(self._open_popover)
        self._popover = IdentityPopover(self)
        self._popover.chosen.connect(self.annotator_wanted)
        self._popover.renaming.connect(self.rename_wanted)

        left = QHBoxLayout()
        left.setSpacing(12)
        left.addWidget(self._project)
        left.addWidget(self._schema)
        left.addStretch(1)
        right = QHBoxLayout()
        right.setSpacing(12)
        right.addStretch(1)
        right.addWidget(self.anything)
        right.addWidget(self._avatar)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(16)
        # Equal shares left and right keep the pages in the middle of the window.
        row.addLayout(left, 1)
        row.addWidget(self._pages)
        row.addLayout(right, 1)
        self.show_project("", "", "")

    def show_project(self, name: str, schema: str, annotator: str) -> None:
        """Show an open project; without one there is no bar."""
        self.setVisible(bool(name))
        self._project.setText(name)
        self._schema.setText(schema)
        self._avatar.setText(annotator)
        said = self.tr("{name} annotates; change who").format(name=annotator)
        self._avatar.setAccessibleName(said)
        self._avatar.setToolTip(said)

    def show_page(self, page: str | None) -> None:
        """Show which page is open."""
        self._pages.set_chosen(page)

    def set_names(self, names: Sequence[str]) -> None:
        """Offer these annotators in the popover."""
        self._popover.set_names(names, current=self._avatar.text())

    def refuse_annotator(self, sentence: str) -> None:
        """Say why that name cannot be taken, where it was typed."""
        self._popover.refuse(sentence)

    @property
    def refusal(self) -> str:
        """The sentence that says why a name cannot be taken, or ""."""
        return self._popover.refusal

    def accept_annotator(self) -> None:
        """Close the popover: the name is taken."""
        self._popover.hide()

    def _open_popover(self) -> None:
        self.names_wanted.emit()
        corner = self._avatar.mapToGlobal(QPoint(self._avatar.width() - WIDTH, self._avatar.height() + 8))
        self._popover.open_at(corner)
