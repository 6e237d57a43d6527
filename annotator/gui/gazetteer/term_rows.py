"""The rows of the table of terms: those that a search lets through."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from annotator.domain.gazetteer import Term
from annotator.gui.appearance import theme_in_force
from annotator.gui.gazetteer.term_list import TermList
from annotator.gui.thread_view.offsets import caption

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
TEXT, LABEL, KIND, CASE, NOTE = range(5)


class TermRows(QAbstractTableModel):
    """Terms in their order; ``narrow`` shows those that hold some words, or only those in conflict."""

    def __init__(self, listed: TermList, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._listed = listed
        self._typed = ""
        self._label = ""
        self._clashing = False
        self._terms: tuple[Term, ...] = ()
        listed.changed.connect(self.refresh)

    @property
    def terms(self) -> Sequence[Term]:
        """The terms that are shown, in their order."""
        return self._terms

    def narrow(self, typed: str, *, label: str = "", clashing: bool = False) -> None:
        """Show terms whose text or label holds what was typed, of that label where one is given."""
        self._typed, self._label, self._clashing = " ".join(typed.casefold().split()), label, clashing
        self.refresh()

    def refresh(self) -> None:
        """Show what is listed now."""
        self.beginResetModel()
        typed, clashes = self._typed, self._listed.conflicts
        self._terms = tuple(
            term
            for term in self._listed.terms
            if (not typed or typed in term.text.casefold() or typed == term.label.casefold())
            and (not self._label or term.label == self._label)
            and (not self._clashing or term.id in clashes)
        )
        self.endResetModel()

    def row_of(self, identifier: str) -> int:
        """Return the row of a term, -1 where it is not shown."""
        return next((row for row, term in enumerate(self._terms) if term.id == identifier), -1)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._terms)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else 5

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            titles = (self.tr("Text"), self.tr("Label"), self.tr("Matches"), self.tr("Case"), self.tr("Also listed as"))
            return titles[section]
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._terms):
            return None
        term = self._terms[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._words(term, index.column())
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == NOTE:
            return QColor(theme_in_force().warn)
        if role == Qt.ItemDataRole.ForegroundRole and index.column() in (KIND, CASE):
            return QColor(theme_in_force().ink_3)
        return None

    def _words(self, term: Term, column: int) -> str:
        match column:
            case 0:
                return caption(term.text)
            case 1:
                return self._listed.title_of(term)
            case 2:
                return self.tr("a pattern") if term.pattern else self.tr("whole words")
            case 3:
                return "" if term.pattern else self.tr("any") if term.any_case else self.tr("as written")
            case _:
                return ", ".join(self._listed.conflicts.get(term.id, ()))
