"""The labels of spans with their colours and keys: to give, or to take in the hand."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from annotator.domain.schema import Label, Layer
from annotator.gui.annotate.keyed_label import KeyedLabel
from annotator.gui.annotate.position import Armed
from annotator.gui.appearance import theme_in_force
from annotator.gui.controls.drawing import box, draw_focus, hairline, inset, painter_of
from annotator.gui.controls.key_cap import HEIGHT as CAP_HEIGHT
from annotator.gui.controls.key_cap import draw_key_cap, key_cap_width
from annotator.gui.controls.labels import meta
from annotator.gui.fonts import Weight, ui_font

_HEIGHT = 30
_PX = 12


class LabelButton(QAbstractButton):
    """One label: a dot of its colour or its sign, its name, its key.

    ``note`` stands behind the name (how sure a suggester is); ``armed`` draws the ring of the label in the hand,
    ``chosen`` the tint of the one that was given, ``suggested`` a dashed edge.

    Signals:
        hovered(bool): the mouse came or went.
    """

    hovered = Signal(bool)

    def __init__(self, label: Label, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = label
        self._key = key
        self._note = ""
        self._armed = self._chosen = self._suggested = False
        self.setText(label.title)
        # A click leaves the keyboard where it is: with the text.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._say()

    @property
    def is_armed(self) -> bool:
        """Whether the label is in the hand."""
        return self._armed

    @property
    def is_chosen(self) -> bool:
        """Whether it is the label of what is current."""
        return self._chosen

    def show_state(self, *, armed: bool = False, chosen: bool = False, suggested: bool = False, note: str = "") -> None:
        """Show what the label is to the current thing."""
        if (armed, chosen, suggested, note) == (self._armed, self._chosen, self._suggested, self._note):
            return
        self._armed, self._chosen, self._suggested, self._note = armed, chosen, suggested, note
        self._say()
        self.update()

    def sizeHint(self) -> QSize:
        words = QFontMetrics(ui_font(_PX, Weight.DemiBold)).horizontalAdvance(self.text())
        return QSize(26 + words + 8 + key_cap_width(self._key) + 8, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(64, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_in_force()
        painter = painter_of(self)
        fill = theme.accent_bg if self._chosen else theme.bg if self.underMouse() else theme.paper
        painter.setBrush(QColor(fill))
        painter.setPen(hairline(theme.line_strong if self._suggested else theme.line, dashed=self._suggested))
        painter.drawPath(box(inset(self), 6))
        if self._armed or self.hasFocus():
            draw_focus(painter, box(inset(self, 2), 6), theme)
        ink = theme.accent_ink if self._chosen else theme.ink
        colour = QColor(self.label.dark if theme.dark else self.label.light)
        middle = self.height() / 2
        if self.label.sign:
            painter.setPen(QColor(ink))
            painter.setFont(ui_font(_PX, Weight.DemiBold))
            painter.drawText(QRectF(8, 0, 12, self.height()), Qt.AlignmentFlag.AlignCenter, self.label.sign)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawRoundedRect(QRectF(9, middle - 5, 10, 10), 2.5, 2.5)
        cap = key_cap_width(self._key) if self._key else 0
        font = ui_font(_PX, Weight.DemiBold if self._chosen or self._armed else Weight.Medium)
        painter.setFont(font)
        painter.setPen(QColor(ink))
        room = QRectF(27, 0, self.width() - 27 - cap - 12, self.height())
        words = f"{self.text()} {self._note}".strip()
        words = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, int(room.width()) + 1)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        if self._key:
            place = QRectF(self.width() - cap - 8, middle - CAP_HEIGHT / 2, cap, CAP_HEIGHT)
            draw_key_cap(painter, place, self._key, theme)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.hovered.emit(True)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self.hovered.emit(False)
        self.update()

    def _say(self) -> None:
        parts = [self.label.title]
        if self._key:
            parts.append(self.tr("key {key}").format(key=self._key))
        if self._armed:
            parts.append(self.tr("in the hand"))
        if self._chosen:
            parts.append(self.tr("given"))
        if self._suggested:
            parts.append(self.tr("suggested"))
        self.setAccessibleName(", ".join(parts))


class LabelPalette(QWidget):
    """All labels of the layers of spans, in two columns.

    Signals:
        pressed(str, str): the label of that layer was clicked.
        hovered(Layer | None, Label | None): the mouse is over a label, or over none any more.
    """

    pressed = Signal(str, str)
    hovered = Signal(object, object)

    def __init__(self, labels: Sequence[KeyedLabel], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: dict[tuple[str, str], LabelButton] = {}
        layers = {each.layer.name: each.layer for each in labels}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for layer in layers.values():
            if len(layers) > 1:
                column.addWidget(meta(layer.title))
            grid = QGridLayout()
            grid.setSpacing(6)
            grid.setColumnStretch(0, 1)
            grid.setColumnStretch(1, 1)
            own = [(each.key, each.label) for each in labels if each.layer is layer]
            for number, (key, label) in enumerate(own):
                button = LabelButton(label, key)
                button.clicked.connect(partial(self.pressed.emit, layer.name, label.name))
                button.hovered.connect(partial(self._hover, layer, label))
                self.buttons[layer.name, label.name] = button
                grid.addWidget(button, number // 2, number % 2)
            column.addLayout(grid)

    def show_state(self, *, armed: Armed | None, given: tuple[str, str] | None) -> None:
        """Show which label is in the hand, and which one (layer, label) the current span has."""
        for (layer, label), button in self.buttons.items():
            button.show_state(armed=armed == Armed(layer, label), chosen=given == (layer, label))

    def _hover(self, layer: Layer, label: Label, over: bool) -> None:
        self.hovered.emit(layer if over else None, label if over else None)
