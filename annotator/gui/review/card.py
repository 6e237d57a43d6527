"""The card where a point is decided: what is asked, what the guideline says, what can be taken, and why."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QColor, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from annotator.domain.review_query import ReviewSettings
from annotator.gui.annotate import words as common
from annotator.gui.annotate.key_button import KeyButton
from annotator.gui.appearance import theme_in_force
from annotator.gui.controls.drawing import box, hairline, inset, painter_of
from annotator.gui.controls.labels import meta, secondary, wrapped
from annotator.gui.fonts import ui_font
from annotator.gui.keys import named
from annotator.gui.review import words
from annotator.gui.review.at_places import AtPlaces
from annotator.gui.review.bench import Bench
from annotator.gui.review.place_rows import take_cap
from annotator.gui.review.places import Place
from annotator.gui.review.reason_row import ReasonRow
from annotator.gui.review.side_lines import SideLines
from annotator.gui.style_sheet import look
from annotator.gui.thread_view.look import Look

_COLUMNS = 4
_MARGIN, _GAP = 18, 8
_WIDE = 600
_TWO = 2
translate = QCoreApplication.translate


class DecisionCard(QFrame):
    """Shows the current place; says what was pressed.

    Signals:
        triggered(str): an action of the page.
        taken(int): the annotator of that number, from 1, is right.
    """

    triggered = Signal(str)
    taken = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Decision"))
        self.question = wrapped()
        look(self.question, "strong")
        self.place = meta()
        self.place.setWordWrap(False)
        self.hint = secondary()
        self.hint.setFont(ui_font(12))
        self.lines = SideLines()
        self.said = meta()
        self.buttons: list[KeyButton] = []
        self._grid = QGridLayout()
        self._grid.setSpacing(_GAP)
        self.reasons = ReasonRow()
        head = QHBoxLayout()
        head.addWidget(self.question, 1)
        head.addWidget(self.place, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, 14, _MARGIN, 14)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.hint)
        column.addWidget(self.lines)
        column.addWidget(self.said)
        column.addLayout(self._grid)
        column.addSpacing(2)
        column.addWidget(self.reasons)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_in_force()
        painter = painter_of(self)
        painter.setPen(hairline(theme.accent, width=2))
        painter.setBrush(QColor(theme.paper))
        painter.drawPath(box(inset(self, 2), 10))

    def show_place(self, at: AtPlaces, bench: Bench, drawing: Look) -> None:
        """Show the current place of the open thread."""
        session, place = at.session, at.here
        if session is None or place is None:
            self.hide()
            return
        schema, sides = session.schema, at.sides
        self.question.setText(words.question(place, schema, sides))
        self.place.setText(_number(at, place))
        guideline = words.guideline(place, schema)
        told = self.tr("Guideline: {text}").format(text=guideline) if guideline else ""
        hint = words.precedent(place, schema, bench.precedents)
        self.hint.setText(" ".join(part for part in (told, hint) if part))
        self.hint.setVisible(bool(self.hint.text()))
        point = place.point
        options = point.options if point is not None and words.is_crowded(place) else ()
        self.lines.show_options(options, place, schema=schema, sides=sides, look=drawing)
        said = [*words.contesting(place, sides), words.verdict(place, schema, sides)]
        if at.at.third:
            said.append(
                self.tr("Select what is right and press a label’s key; {key} says nothing is.").format(
                    key=named("remove")
                )
            )
        self.said.setText("\n".join(part for part in said if part))
        self.said.setVisible(bool(self.said.text()))
        self._offer(at, place)
        self._show_reasons(at, bench.settings)
        self.show()

    def _offer(self, at: AtPlaces, place: Place) -> None:
        """Make the buttons that this place asks for."""
        for button in self.buttons:
            self._grid.removeWidget(button)
            button.hide()
            button.deleteLater()
        point, alone = place.point, at.sides.is_alone
        offered: list[KeyButton] = []
        if point is None:
            offered.append(self._button(self.tr("Take it out"), "remove"))
        elif point.contested:
            offered.append(self._button(self.tr("It stands"), "accept"))
        if point is not None and not point.is_agreed:
            majority = point.majority
            for option in point.options:
                number = at.sides.number(option.annotators[0])
                text = self.tr("Take {letters}").format(letters=at.sides.letters(option.annotators))
                button = KeyButton(text, take_cap(number), filled=option == majority and not point.is_settled)
                button.clicked.connect(lambda _checked=False, number=number: self.taken.emit(number))
                offered.append(button)
            both = len(point.options) == _TWO
            offered.append(self._button(self.tr("Both wrong…") if both else self.tr("All wrong…"), "third"))
        elif point is not None:
            offered += self._of_agreed(at, place, alone=alone)
        if at.waiting:
            offered.append(self._button(self.tr("Skip"), "skip"))
        else:
            offered.append(self._button(self.tr("Settle and next"), "submit", filled=True))
        self.buttons = offered
        columns = _columns(offered, self.width() or _WIDE)
        for number, button in enumerate(offered):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self._grid.addWidget(button, number // columns, number % columns)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        columns = _columns(self.buttons, self.width())
        for number, button in enumerate(self.buttons):
            self._grid.addWidget(button, number // columns, number % columns)

    def _of_agreed(self, at: AtPlaces, place: Place, *, alone: bool) -> list[KeyButton]:
        point = place.point
        if point is None:
            return []
        offered: list[KeyButton] = []
        if point.is_empty:
            if not point.is_settled:
                offered.append(self._button(self.tr("Nothing here"), "accept", filled=True))
            return offered
        if not point.is_settled:
            offered.append(self._button(self.tr("Approve"), "accept", filled=alone))
        offered.append(self._button(self.tr("Reject"), "remove"))
        offered.append(self._button(self.tr("Change…"), "third"))
        return offered

    def _button(self, text: str, action: str, *, filled: bool = False) -> KeyButton:
        button = KeyButton(text, action=action, filled=filled)
        button.clicked.connect(lambda _checked=False, action=action: self.triggered.emit(action))
        return button

    def _show_reasons(self, at: AtPlaces, settings: ReviewSettings) -> None:
        verdicts = at.explaining
        if verdicts:
            reasons = {each.reason for each in verdicts}
            chosen = next(iter(reasons)) if len(reasons) == 1 else None
            judged = at.place_of_verdict(verdicts[0])
            about = "" if judged is None or at.session is None else words.subject(judged, at.session.thread)
            title = self.tr("Reason for {what}, decided last").format(what=common.quote(about))
            self.reasons.show_reasons(settings.reasons, chosen, verdicts[0].note, title=title)
        else:
            self.reasons.show_reasons(settings.reasons, at.at.reason, at.at.note, title="")


def _columns(buttons: Sequence[KeyButton], width: int) -> int:
    """Return how many buttons stand side by side: all up to five, where they have room."""
    count, room = len(buttons), width - 2 * _MARGIN + _GAP
    widths = [each.sizeHint().width() + _GAP for each in buttons]
    if count <= _COLUMNS + 1 and sum(widths) <= room:
        return max(1, count)
    fitting = max(1, min(_COLUMNS, room // max(widths)))
    # Rows of one length: two and two, rather than three and one.
    return -(-count // -(-count // fitting))


def _number(at: AtPlaces, place: Place) -> str:
    """Return which of the places of its kind it is: «difference 4 of 6»."""
    alone = at.sides.is_alone
    if place.point is None:
        return ""
    if alone:
        kind = [each for each in at.places if each.point is not None]
        pattern = translate("Review", "label {number} of {count}")
    elif place.is_difference:
        kind = [each for each in at.places if each.is_difference]
        pattern = translate("Review", "difference {number} of {count}")
    else:
        kind = [each for each in at.places if each.point is not None and not each.is_difference]
        pattern = translate("Review", "agreed {number} of {count}")
    number = next((at_ for at_, each in enumerate(kind, 1) if each.key == place.key), 0)
    return pattern.format(number=number, count=len(kind))
