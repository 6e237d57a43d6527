"""A push button with the key that does the same drawn on it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QFont, QFontMetrics, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from annotator.gui import keys
from annotator.gui.appearance import theme_in_force
from annotator.gui.controls.buttons import pressed_by_enter
from annotator.gui.controls.drawing import box, draw_focus, hairline, inset, painter_of
from annotator.gui.controls.key_cap import HEIGHT as CAP_HEIGHT
from annotator.gui.controls.key_cap import draw_key_cap, key_cap_width
from annotator.gui.fonts import Weight, ui_font
from annotator.gui.key_map import keys_in_force


class KeyButton(QAbstractButton):
    """Words and a key cap in the middle; ``filled`` for the main thing that can be done, ``bare`` without an edge.

    The cap is that of ``action``, whichever key it has, or else the one that is given.
    """

    def __init__(
        self,
        text: str,
        cap: str = "",
        *,
        action: str = "",
        filled: bool = False,
        bare: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._action = action
        self._cap = keys.cap(action) if action else cap
        if action:
            keys_in_force().changed.connect(self._follow)
        self._filled, self._bare = filled, bare
        self._emphatic = filled
        self.say(text)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        policy = QSizePolicy.Policy.Fixed if bare else QSizePolicy.Policy.Expanding
        self.setSizePolicy(policy, QSizePolicy.Policy.Fixed)
        if bare:
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def say(self, text: str) -> None:
        """Show other words."""
        self.setText(text)
        self.setAccessibleName(f"{text}, {self._cap}" if self._cap else text)
        self.updateGeometry()

    def set_emphatic(self, *, emphatic: bool) -> None:
        """Write the words in the accent."""
        self._emphatic = emphatic
        self.updateGeometry()
        self.update()

    def _follow(self) -> None:
        self._cap = keys.cap(self._action)
        self.say(self.text())
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        words = QFontMetrics(self._font).horizontalAdvance(self.text())
        return QSize(words + self._cap_room + (4 if self._bare else 24), 24 if self._bare else 30)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @property
    def _cap_room(self) -> int:
        """The width of the cap with the gap before it; none where there is no key."""
        return 6 + key_cap_width(self._cap) if self._cap else 0

    @property
    def _font(self) -> QFont:
        return ui_font(12, Weight.DemiBold if self._emphatic or not self._bare else Weight.Normal)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_in_force()
        painter = painter_of(self)
        on_accent = theme.bg if theme.dark else theme.paper
        if self._filled:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.accent_ink if self.isDown() else theme.accent))
            painter.drawPath(box(QRectF(self.rect()), 6))
        elif not self._bare:
            painter.setPen(hairline(theme.line_strong))
            painter.setBrush(QColor(theme.bg if self.underMouse() else theme.paper))
            painter.drawPath(box(inset(self), 6))
        ink = on_accent if self._filled else theme.accent_ink if self._emphatic else theme.ink
        if self._bare and not self._emphatic:
            ink = theme.ink if self.underMouse() else theme.ink_2
        painter.setFont(self._font)
        painter.setPen(QColor(ink))
        words = QFontMetrics(self._font).horizontalAdvance(self.text())
        left = (self.width() - words - self._cap_room) / 2
        painter.drawText(QRectF(left, 0, words + 1, self.height()), Qt.AlignmentFlag.AlignVCenter, self.text())
        if self._cap:
            place = QRectF(left + words + 6, (self.height() - CAP_HEIGHT) / 2, self._cap_room - 6, CAP_HEIGHT)
            draw_key_cap(painter, place, self._cap, theme, ink=on_accent if self._filled else "")
        if self.hasFocus():
            ring = inset(self, 2).adjusted(2, 2, -2, -2) if self._filled else inset(self, 2)
            draw_focus(painter, box(ring, 5), theme)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self.update()
