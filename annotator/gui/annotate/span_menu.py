"""The menu of a span, a suggestion or the selection: all that the keys do, for the mouse."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QWidget

from annotator.domain.schema import Label
from annotator.gui.annotate import words
from annotator.gui.annotate.annotating import Annotating
from annotator.gui.annotate.subject import SpanSubject, SuggestionSubject
from annotator.gui.appearance import theme_in_force
from annotator.gui.controls.key_cap import key_text
from annotator.gui.keys import ATTRIBUTES, BESIDE, cap

translate = QCoreApplication.translate

_ICON = 12


def span_menu(
    annotating: Annotating, parent: QWidget, *, can: Callable[[str], bool], trigger: Callable[[str], object]
) -> QMenu | None:
    """Return the menu of what the person is at; None where there is neither a span nor a selection.

    ``can`` and ``trigger`` are those of the page, for the actions of the table of keys.
    """
    subject = annotating.subject
    is_span = isinstance(subject, SpanSubject | SuggestionSubject)
    if not is_span and annotating.position.range is None:
        return None
    menu = QMenu(parent)

    def offer(*actions: tuple[str, str], to: QMenu = menu) -> None:
        for name, text in actions:
            if can(name):
                line = to.addAction(_with_key(text, cap(name)))
                line.triggered.connect(partial(trigger, name))

    if isinstance(subject, SuggestionSubject):
        offer(("accept", translate("SpanMenu", "Accept")), ("remove", translate("SpanMenu", "Reject")))
        menu.addSeparator()
    _add_labels(menu, annotating)
    if is_span:
        _add_labels(menu.addMenu(translate("SpanMenu", "One more label")), annotating, beside=True)
    menu.addSeparator()
    if isinstance(subject, SpanSubject | SuggestionSubject):
        _add_attributes(menu, annotating, subject)
        offer(
            ("start_back", translate("SpanMenu", "Start a token back")),
            ("start_on", translate("SpanMenu", "Start a token on")),
            ("end_back", translate("SpanMenu", "End a token back")),
            ("end_on", translate("SpanMenu", "End a token on")),
            to=menu.addMenu(translate("SpanMenu", "Move an end")),
        )
        offer(
            ("reselect", translate("SpanMenu", "Select its text")),
            ("split", translate("SpanMenu", "Split at the caret")),
            ("merge", translate("SpanMenu", "Merge with the next")),
        )
        menu.addSeparator()
    offer(
        ("everywhere", translate("SpanMenu", "Label everywhere…")),
        ("add_term", translate("SpanMenu", "List as a term, or take off the list")),
        ("copy", translate("SpanMenu", "Copy")),
        ("glance", translate("SpanMenu", "Glance at what it answers")),
    )
    if is_span:
        offer(("note", translate("SpanMenu", "Note…")))
    if isinstance(subject, SpanSubject):
        offer(("remove", translate("SpanMenu", "Delete")))
    return menu


def _add_labels(menu: QMenu, annotating: Annotating, *, beside: bool = False) -> None:
    """Offer the labels of spans: in the place of the one that is there, or ``beside`` it."""
    subject = annotating.subject
    given = (subject.layer.name, subject.span.label) if isinstance(subject, SpanSubject | SuggestionSubject) else None
    give = annotating.give_beside if beside else annotating.give
    for keyed in annotating.span_labels:
        place = (keyed.layer.name, keyed.label.name)
        if beside and place == given:
            continue
        key = key_text(BESIDE + keyed.key) if keyed.key and beside else keyed.key
        action = menu.addAction(_icon(keyed.label), _with_key(keyed.label.title, key))
        action.setCheckable(not beside)
        action.setChecked(place == given)
        action.triggered.connect(partial(give, *place))


def _add_attributes(menu: QMenu, annotating: Annotating, subject: SpanSubject | SuggestionSubject) -> None:
    """Offer the labels of each attribute, with the number that gives it beside Alt."""
    number = 0
    for attribute in subject.layer.attributes:
        toward = menu.addMenu(attribute.title)
        for each in attribute.offered:
            number += 1
            key = key_text(f"Alt+{number}") if number <= ATTRIBUTES else ""
            action = toward.addAction(_with_key(words.label_with_sign(each), key))
            action.setCheckable(True)
            action.setChecked(subject.span.attribute(attribute.name) == each.name)
            action.triggered.connect(partial(annotating.press_attribute, attribute.name, each.name))


def _with_key(text: str, key: str) -> str:
    return f"{text}\t{key}" if key else text


def _icon(label: Label) -> QIcon:
    """Return the label's colour as a square."""
    picture = QPixmap(_ICON * 2, _ICON * 2)
    picture.setDevicePixelRatio(2)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(label.dark if theme_in_force().dark else label.light))
    painter.drawRoundedRect(QRectF(1, 1, _ICON - 2, _ICON - 2), 2.5, 2.5)
    painter.end()
    return QIcon(picture)
