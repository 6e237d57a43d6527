"""The right of the review page: agreement in this thread, what goes back to whom, how far the gold set is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from annotator.gui.annotate import words as common
from annotator.gui.annotate.keyed_label import KeyedLabel
from annotator.gui.annotate.label_palette import LabelPalette
from annotator.gui.annotate.notes_card import NotesCard
from annotator.gui.annotate.verdict_words import number_of_labels
from annotator.gui.controls.buttons import link_button
from annotator.gui.controls.frames import card, hairline, scrolled
from annotator.gui.controls.labels import secondary, section
from annotator.gui.fonts import ui_font
from annotator.gui.review.at_places import AtPlaces
from annotator.gui.review.remarks import remarks
from annotator.gui.review.source_words import sources_in_words
from annotator.gui.review.tally import Measured, Tally, tally
from annotator.gui.style_sheet import look

_TWO = 2


class Beside(QFrame):
    """Shows what a reviewer may want to know of the open thread; asks for what can be done with the whole of it.

    Signals:
        triggered(str): an action of the page.
        label_pressed(str, str): a label of a layer of spans.
    """

    triggered = Signal(str)
    label_pressed = Signal(str, str)

    def __init__(self, labels: Sequence[KeyedLabel], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, "bar")
        self.setAccessibleName(self.tr("About this thread"))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(7)
        self._figures: list[QWidget] = []
        self.measures, inside = card(margin=12)
        inside.addLayout(self._grid)
        self._measures_title = section(self.tr("This thread"))
        self.goes_back = _small()
        self.agreed = _small()
        self.gold = _small()
        self.source = _small()
        self.give_back = link_button(self.tr("Return the thread…"))
        self.look_at_some = link_button(self.tr("Look at a random 3"))
        self.majority = link_button(self.tr("Accept by majority…"))
        self.reopen = link_button(self.tr("Take it up again"))
        for action, link in (
            ("give_back", self.give_back),
            ("look_at_some", self.look_at_some),
            ("accept_majority", self.majority),
            ("reopen", self.reopen),
        ):
            # A click leaves the keyboard with the text.
            link.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            link.clicked.connect(lambda _checked=False, action=action: self.triggered.emit(action))
        self._back = _titled(self.tr("Goes back to"), self.goes_back, self.give_back)
        self._agreed = _titled(self.tr("Agreed, approved as one"), self.agreed, self.look_at_some)
        self._source = _titled(self.tr("Where it comes from"), self.source)
        self.notes = NotesCard(adding=False)
        self._labels_title = section(self.tr("Labels"))
        self.palette_ = LabelPalette(labels)
        self.palette_.pressed.connect(self.label_pressed)
        self._page = page = look(QWidget(), "page")
        self._column = column = QVBoxLayout(page)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        for title, widget in (
            (self._measures_title, self.measures),
            (None, self.notes),
            (None, self._back),
            (None, self._agreed),
        ):
            if title is not None:
                column.addWidget(title)
            column.addWidget(widget)
            column.addSpacing(10)
        column.addWidget(section(self.tr("Gold")))
        for widget in (self.gold, self.majority, self.reopen):
            column.addWidget(widget)
        column.addSpacing(10)
        column.addWidget(self._source)
        column.addSpacing(10)
        column.addWidget(self._labels_title)
        column.addWidget(self.palette_)
        column.addStretch()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(page))
        self.show_measures(())
        page.hide()

    def first(self) -> QWidget:
        """Return what gets the keyboard when it comes to this pane."""
        return next((link for link in (self.look_at_some, self.give_back) if link.isVisible()), self)

    def show_labels(self, labels: Sequence[KeyedLabel]) -> None:
        """Offer other labels."""
        fresh = LabelPalette(labels)
        fresh.pressed.connect(self.label_pressed)
        self._column.replaceWidget(self.palette_, fresh)
        self.palette_.deleteLater()
        self.palette_ = fresh

    def show_thread(self, at: AtPlaces) -> None:
        """Show the open thread as it is decided by now, and where the current label comes from."""
        session = at.session
        self._page.setVisible(session is not None)
        if session is None:
            return
        counted = tally(session, at.places)
        alone = at.sides.is_alone
        self.goes_back.setText(self._corrections(at, counted))
        self.agreed.setText(self._agreement(counted, len(session.annotators)))
        self._agreed.setVisible(not alone)
        self.look_at_some.setVisible(counted.agreed > 0)
        gold = self.tr("{settled} of {points} settled").format(
            settled=common.number(counted.settled), points=common.number(counted.points)
        )
        parts = [f"{title} {common.number(count)}" for title, count in counted.layers.items()]
        if counted.without:
            parts.append(self.tr("nothing {count}").format(count=common.number(counted.without)))
        layers = ", ".join(parts)
        self.gold.setText(f"{gold} · {layers}" if layers else gold)
        self.reopen.setVisible(session.is_settled)
        most = [each for each in at.waiting if each.point is not None and each.point.majority is not None]
        self.majority.setVisible(not alone and any(each.is_difference for each in most))
        place = at.here
        told = [] if place is None else sources_in_words(session, place, at.sides)
        self.source.setText("\n".join(told))
        self._source.setVisible(bool(told))
        documents = list(session.thread) if place is None else [place.document]
        noted = [each for document in documents for each in remarks(session, document, at.sides)]
        self.notes.show_notes(noted, session.reviewer)
        self.notes.setVisible(bool(noted))
        spans = place is not None and bool(place.extent)
        given = None
        if place is not None and spans:
            labels = {each.label for each in place.annotations}
            given = (place.layer, next(iter(labels))) if len(labels) == 1 else None
        self.palette_.show_state(armed=None, given=given)

    def show_measures(self, measures: Sequence[Measured]) -> None:
        """Show how far the annotators agree in this thread."""
        for widget in self._figures:
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._figures = []
        shown = bool(measures)
        self.measures.setVisible(shown)
        self._measures_title.setVisible(shown)
        for number, each in enumerate(measures):
            title = self._title(each)
            value = "–" if each.value is None else QLocale().toString(each.value, "f", 2)
            name, figure = look(QLabel(title), "secondary"), QLabel(value)
            figure.setAlignment(Qt.AlignmentFlag.AlignRight)
            name.setFont(ui_font(12))
            figure.setAccessibleName(f"{title} {value}")
            self._grid.addWidget(name, 2 * number, 0)
            self._grid.addWidget(figure, 2 * number, 1)
            self._figures += [name, figure]
            if number + 1 < len(measures):
                line = hairline()
                self._grid.addWidget(line, 2 * number + 1, 0, 1, 2)
                self._figures.append(line)

    def _title(self, each: Measured) -> str:
        match each.figure:
            case "f1":
                return self.tr("{layer}, exact F1").format(layer=each.layer)
            case "alpha":
                return self.tr("{layer}, α").format(layer=each.layer)
            case "kappa":
                return self.tr("{layer}, κ").format(layer=each.layer)

    def _corrections(self, at: AtPlaces, counted: Tally) -> str:
        parts: list[str] = []
        for name, count in counted.corrections.items():
            one = self.tr("{name} gets 1 correction").format(name=at.sides.called(name))
            several = self.tr("{name} gets %Ln corrections", "", count).format(name=at.sides.called(name))
            parts.append(one if count == 1 else several)
        if not parts:
            return self.tr("Nothing so far: corrections stand on the page My corrections of whoever gets them.")
        return self.tr("{who}, each with its reason, on their page My corrections.").format(who=", ".join(parts))

    def _agreement(self, counted: Tally, annotators: int) -> str:
        labels = number_of_labels(counted.agreed)
        both = annotators == _TWO
        told = self.tr("{labels} that both gave") if both else self.tr("{labels} that all gave")
        if not counted.agreed:
            told += "."
        elif counted.waiting:
            told += self.tr("; Settle and next approves them.")
        else:
            told += self.tr(", all approved.")
        if counted.empty:
            told += " " + self.tr("%Ln left without any.", "", counted.empty)
        return told.format(labels=labels)


def _small() -> QLabel:
    label = secondary()
    label.setFont(ui_font(12))
    return label


def _titled(title: str, *widgets: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    column.addWidget(section(title))
    frame, inside = card(margin=12, gap=6)
    for widget in widgets:
        inside.addWidget(widget)
    column.addWidget(frame)
    return holder
