"""The gazetteer as the window knows it: what is in it, what is put in and taken out, and the way back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from annotator.domain.errors import SchemaError
from annotator.domain.finding import Wanted
from annotator.domain.gazetteer import Term, conflicts, term_of
from annotator.gui.annotate import words
from annotator.gui.background import Background
from annotator.gui.language import sentence_of
from annotator.project import Project


@dataclass(frozen=True, slots=True)
class _Deed:
    """What was put in and taken out, each as it was."""

    listed: tuple[Term, ...]
    removed: tuple[Term, ...]


class TermList(QObject):
    """Keeps the terms in memory in the order of the file, and writes each change at once.

    The list is not in the project's history: ``undo`` takes the changes of this sitting back, the latest first.

    Signals:
        changed(): other terms are listed.
        said(str): a sentence about what was done, which ``undo`` takes back.
        failed(str): a sentence about something that went wrong.
        written(): other terms are on the disk.
    """

    changed = Signal()
    said = Signal(str)
    failed = Signal(str)
    written = Signal()

    def __init__(self, project: Project, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.project = project
        self._background = background
        self._by_id: dict[str, Term] = {}
        self._conflicts: Mapping[str, tuple[str, ...]] = {}
        self._deeds: list[_Deed] = []
        self.loaded = False

    @property
    def terms(self) -> tuple[Term, ...]:
        """All terms, by label and text."""
        return tuple(self._by_id.values())

    @property
    def conflicts(self) -> Mapping[str, tuple[str, ...]]:
        """The other labels that the text of a term has in the list, by the term's id."""
        return self._conflicts

    @property
    def can_undo(self) -> bool:
        """Whether anything was done that can be taken back."""
        return bool(self._deeds)

    def load(self) -> None:
        """Read the list anew."""
        self._background.run(self.project.suggesting.terms, done=self._take, failed=self._fail)

    def has(self, identifier: str) -> bool:
        """Return whether a term of that id is listed."""
        return identifier in self._by_id

    def put(self, listed: Sequence[Term], *, instead_of: Sequence[Term] = ()) -> bool:
        """List terms, some in the place of others; return whether that changed anything.

        One that does not fit the schema is refused with a sentence, and nothing is done.
        """
        new = tuple(term for term in listed if term.id not in self._by_id)
        kept = {term.id for term in listed}
        gone = tuple(term for term in instead_of if term.id in self._by_id and term.id not in kept)
        if not new and not gone:
            return False
        return self._do(_Deed(new, gone))

    def take_out(self, terms: Sequence[Term]) -> None:
        """Take terms off the list."""
        gone = tuple(term for term in terms if term.id in self._by_id)
        if gone:
            self._do(_Deed((), gone))

    def toggle(self, wanted: Wanted) -> None:
        """List a text as it stands, with its label; one that is listed already is taken off the list."""
        term = term_of(" ".join(wanted.text.split()), wanted.layer, wanted.label)

        def decide(terms: tuple[Term, ...]) -> None:
            if not self.loaded:
                self._take(terms)
            if self.has(term.id):
                self.take_out([term])
            else:
                self.put([term])

        if self.loaded:
            decide(self.terms)
        else:
            self._background.run(self.project.suggesting.terms, done=decide, failed=self._fail)

    def undo(self) -> None:
        """Take the latest change back."""
        if self._deeds:
            deed = self._deeds.pop()
            self._write(_Deed(deed.removed, deed.listed))

    def _do(self, deed: _Deed) -> bool:
        if not self._write(deed):
            return False
        self._deeds.append(deed)
        self.said.emit(self._changed(deed.listed, deed.removed))
        return True

    def _write(self, deed: _Deed) -> bool:
        """Show and write a change; one that does not fit the schema is refused whole, with a sentence."""
        try:
            future = self.project.suggesting.change_terms(deed.listed, removed=[term.id for term in deed.removed])
        except SchemaError as error:
            self._fail(error)
            return False
        self._show({**self._by_id, **{term.id: term for term in deed.listed}}, without=deed.removed)
        self._background.watch(future, done=lambda _nothing: self.written.emit(), failed=self._not_written)
        return True

    def _take(self, terms: tuple[Term, ...]) -> None:
        self.loaded = True
        self._show({term.id: term for term in terms})

    def _show(self, terms: Mapping[str, Term], *, without: Sequence[Term] = ()) -> None:
        gone = {term.id for term in without}
        kept = (term for term in terms.values() if term.id not in gone)
        self._by_id = {term.id: term for term in sorted(kept, key=lambda term: (term.layer, term.label, term.text))}
        self._conflicts = conflicts(self._by_id.values())
        self.changed.emit()

    def _not_written(self, error: Exception) -> None:
        self._deeds.clear()
        self.load()
        self._fail(error)

    def _fail(self, error: Exception) -> None:
        self.failed.emit(sentence_of(error))

    def _changed(self, new: Sequence[Term], gone: Sequence[Term]) -> str:
        """Say what was done."""
        if new and gone:
            return self.tr("Changed {text}.").format(text=words.quote(new[0].text))
        one = (*new, *gone)[0]
        names = {"text": words.quote(one.text), "label": self.title_of(one), "count": words.number(len(new or gone))}
        if len(new) == 1:
            return self.tr("{text} is listed as {label}.").format(**names)
        if new:
            return self.tr("{count} terms are listed.").format(**names)
        if len(gone) == 1:
            return self.tr("{text} is off the list of {label}.").format(**names)
        return self.tr("{count} terms are off the list.").format(**names)

    def title_of(self, term: Term) -> str:
        """Return what people call the label of a term; its name where the schema has it no more."""
        layer = next((each for each in self.project.schema.layers if each.name == term.layer), None)
        label = None if layer is None else next((each for each in layer.labels if each.name == term.label), None)
        return term.label if label is None else label.title
