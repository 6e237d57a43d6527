"""The line of the queue that says in which order the threads are, and offers the others."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QColor, QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QWidget

from annotator.domain.order_of_work import DIVERSE_EVERY, RANDOM_EVERY
from annotator.domain.queue import Order
from annotator.gui.annotate import words
from annotator.gui.appearance import theme_in_force
from annotator.gui.controls.drawing import box, draw_chevron, draw_focus, inset, painter_of
from annotator.gui.fonts import ui_font
from annotator.gui.key_map import keys_in_force
from annotator.gui.keys import cap

_PX = 12
_LEFT, _RIGHT = 4, 22
_WRAPPED = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap


class OrderButton(QPushButton):
    """Says in which order the queue is, on two lines where one is too short, and offers the others.

    Signals:
        chosen(Order): a person chose an order, be it the one in force again.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        menu = QMenu(self)
        group = QActionGroup(menu)
        self._actions: dict[Order, QAction] = {}
        self._titles: dict[Order, str] = {
            "uncertain": self.tr("Most uncertain first"),
            "import": self.tr("As imported"),
            "random": self.tr("At random"),
            "length": self.tr("Shortest first"),
            "title": self.tr("By title"),
        }
        for order, title in self._titles.items():
            action = QAction(title, group, checkable=True)
            action.setData(order)
            menu.addAction(action)
            self._actions[order] = action
        group.triggered.connect(lambda action: self.chosen.emit(action.data()))
        self.setMenu(menu)
        self._show_key()
        keys_in_force().changed.connect(self._show_key)
        self.show_order("import")

    def show_order(self, order: Order, is_known: bool = True) -> None:
        """Say that order; ``is_known``: whether there are suggestions that say how sure they are."""
        self._actions[order].setChecked(True)
        self.setText(self._sentence(order, is_known=is_known))
        self.setAccessibleName(self.text())
        self.setToolTip(self._why(order))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(ui_font(_PX))
        return QSize(min(metrics.horizontalAdvance(self.text()) + _LEFT + _RIGHT, 240), self.heightForWidth(240))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 24)

    def heightForWidth(self, width: int) -> int:
        room = QRect(0, 0, max(1, width - _LEFT - _RIGHT), 1000)
        return max(24, QFontMetrics(ui_font(_PX)).boundingRect(room, int(_WRAPPED), self.text()).height() + 6)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_in_force()
        painter = painter_of(self)
        painter.setFont(ui_font(_PX))
        painter.setPen(QColor(theme.ink_2 if self.underMouse() else theme.ink_3))
        room = self.rect().adjusted(_LEFT, 0, -_RIGHT, 0)
        painter.drawText(room, int(_WRAPPED), self.text())
        metrics = QFontMetrics(ui_font(_PX))
        shown = metrics.boundingRect(room, int(_WRAPPED), self.text())
        # Behind a single line; at the edge where there are more.
        is_single = shown.height() < 2 * metrics.lineSpacing()
        x = shown.right() + 12 if is_single else self.width() - 10
        draw_chevron(painter, QPointF(x, self.height() / 2 + 0.5), theme.ink_3)
        if self.hasFocus():
            draw_focus(painter, box(inset(self, 2), 5), theme)

    def _show_key(self) -> None:
        """Show the key that turns the order of work on and off where it is chosen."""
        key = cap("uncertain")
        title = self._titles["uncertain"]
        self._actions["uncertain"].setText(f"{title}\t{key}" if key else title)

    def _sentence(self, order: Order, *, is_known: bool) -> str:
        if order != "uncertain":
            title = self._titles[order]
            return self.tr("Order: {order}").format(order=title[:1].lower() + title[1:])
        if not is_known:
            return self.tr("Next: as imported, until suggestions say how sure they are")
        return self.tr("Next: most uncertain first, 1 in {random} at random, 1 in {diverse} unlike the rest").format(
            random=words.number(RANDOM_EVERY), diverse=words.number(DIVERSE_EVERY)
        )

    def _why(self, order: Order) -> str:
        if order != "uncertain":
            return ""
        sentence = self.tr(
            "Threads whose suggestions are least sure teach the suggesters most. Some at random keep figures about the "
            "whole honest, and some unlike what you did last keep it from asking the same again. The list stays as it "
            "is while you work at a thread; it is put in order anew when you submit one."
        )
        return f"<p>{sentence}</p>"
