"""The menu of a span, a suggestion or the selection: all that the keys do, for the mouse."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QWidget

from annotator.domain.schema import Label
from annotator.gui.annotate import words
from annotator.gui.annotate.annotating import Annotating
from annotator.gui.annotate.subject import SpanSubject, SuggestionSubject
from annotator.gui.appearance import theme_in_force
from annotator.gui.keys import cap

translate = QCoreApplication.translate

_ICON = 12


def span_menu(annotating: Annotating, parent: QWidget) -> QMenu | None:
    """Return the menu of what the person is at; None where there is neither a span nor a selection."""
    subject = annotating.subject
    given = (subject.layer.name, subject.span.label) if isinstance(subject, SpanSubject | SuggestionSubject) else None
    if given is None and annotating.position.range is None:
        return None
    menu = QMenu(parent)
    if isinstance(subject, SuggestionSubject):
        _add(menu, translate("SpanMenu", "Accept"), "accept", annotating)
        _add(menu, translate("SpanMenu", "Reject"), "remove", annotating)
        menu.addSeparator()
    for keyed in annotating.span_labels:
        layer, label = keyed.layer, keyed.label
        action = menu.addAction(_icon(label), f"{label.title}\t{keyed.key}" if keyed.key else label.title)
        action.setCheckable(True)
        action.setChecked((layer.name, label.name) == given)
        action.triggered.connect(lambda _on, layer=layer, label=label: annotating.give(layer.name, label.name))
    menu.addSeparator()
    _add(menu, translate("SpanMenu", "Label everywhere…"), "everywhere", annotating)
    if isinstance(subject, SpanSubject):
        menu.addSeparator()
        for attribute in subject.layer.attributes:
            toward = menu.addMenu(attribute.title)
            for each in attribute.offered:
                action = toward.addAction(words.label_with_sign(each))
                action.setCheckable(True)
                action.setChecked(subject.span.attribute(attribute.name) == each.name)
                action.triggered.connect(
                    lambda _on, name=attribute.name, label=each.name: annotating.press_attribute(name, label)
                )
        _add(menu, translate("SpanMenu", "Select its text"), "reselect", annotating)
        for name, text in (
            ("split", translate("SpanMenu", "Split at the caret")),
            ("merge", translate("SpanMenu", "Merge with the next")),
        ):
            if annotating.can(name):
                _add(menu, text, name, annotating)
        _add(menu, translate("SpanMenu", "Note…"), "note", annotating)
        _add(menu, translate("SpanMenu", "Delete"), "remove", annotating)
    return menu


def _add(menu: QMenu, text: str, action: str, annotating: Annotating) -> None:
    key = cap(action)
    menu.addAction(f"{text}\t{key}" if key else text).triggered.connect(lambda _on: annotating.trigger(action))


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
