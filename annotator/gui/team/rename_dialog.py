"""Another name for somebody."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from annotator.domain.changes import Changes
from annotator.gui.background import Background
from annotator.gui.controls.buttons import plain_button, primary_button
from annotator.gui.controls.labels import heading, secondary, wrapped
from annotator.gui.language import sentence_of
from annotator.gui.style_sheet import look
from annotator.project import Project

_WIDTH = 460


class RenameDialog(QDialog):
    """Stays open until the name is taken; ``why`` says why one is not.

    Signals:
        renamed(str, str): somebody's old and new name; everything is written under the new one.
    """

    renamed = Signal(str, str)

    def __init__(self, project: Project, background: Background, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._project, self._background, self._name = project, background, name
        self._is_writing = False
        title = self.tr("Rename {name}").format(name=name)
        self.setWindowTitle(title)
        self.field = QLineEdit(name)
        self.field.setAccessibleName(self.tr("New name"))
        self.field.selectAll()
        self.why = look(wrapped(), "bad")
        self.why.hide()
        self.rename = primary_button(self.tr("Rename"))
        cancel = plain_button(self.tr("Cancel"))
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addSpacing(8)
        buttons.addWidget(self.rename)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 20)
        column.setSpacing(8)
        column.addWidget(heading(title, 20))
        column.addWidget(
            secondary(
                self.tr(
                    "The new name stands wherever the old one did: labels, history, verdicts. Copies of the "
                    "project that still say the old name are merged as the same person. Renaming back undoes it."
                )
            )
        )
        column.addSpacing(4)
        column.addWidget(self.field)
        column.addWidget(self.why)
        column.addSpacing(12)
        column.addLayout(buttons)
        self.setFixedWidth(_WIDTH)
        self.rename.clicked.connect(self._take)
        self.field.returnPressed.connect(self._take)
        self.field.textChanged.connect(self._typed)
        cancel.clicked.connect(self.reject)
        self._typed()
        self.field.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Stand as high as the words are."""
        self._fit()
        super().showEvent(event)

    def reject(self) -> None:
        """Close, unless the name is being written: that is heard to its end."""
        if not self._is_writing:
            super().reject()

    def _typed(self) -> None:
        self.why.hide()
        self._fit()
        name = " ".join(self.field.text().split())
        self.rename.setEnabled(bool(name) and name != self._name)

    def _take(self) -> None:
        if not self.rename.isEnabled():
            return
        new = " ".join(self.field.text().split())
        self.rename.setEnabled(False)
        self._is_writing = True

        def done(_changes: Changes) -> None:
            self._is_writing = False
            self.renamed.emit(self._name, new)
            self.accept()

        self._background.watch(self._project.people.rename(self._name, new), done=done, failed=self._refuse)

    def _refuse(self, error: Exception) -> None:
        self._is_writing = False
        self.why.setText(sentence_of(error))
        self.why.show()
        self._fit()
        self.field.setFocus()
        self.field.selectAll()

    def _fit(self) -> None:
        column = self.layout()
        if column is not None:
            column.activate()
            self.resize(_WIDTH, column.totalHeightForWidth(_WIDTH))
