"""Where a person says what a stance is toward."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QWidget

from annotator.domain.annotation import Target
from annotator.domain.gestures import opening
from annotator.domain.schema import Layer
from annotator.gui.annotate import words
from annotator.gui.annotate.popover import PickPopover
from annotator.gui.annotate.sheet import WIDTH


class TargetChooser(PickPopover):
    """Offers the claim, the text that is answered and the thread's entities; another entity can be typed.

    Signals:
        chosen(str, str, Target): document, layer and target.
    """

    chosen = Signal(str, str, object)

    def __init__(self, page: QWidget) -> None:
        super().__init__(
            self.tr("Toward"),
            hint=self.tr("Find or type an entity"),
            offer=self.tr("Another entity: “{text}”"),
            page=page,
        )
        self._document = ""
        self._layer = ""
        self.picked.connect(lambda target: self.chosen.emit(self._document, self._layer, target))
        self.typed.connect(lambda text: self.chosen.emit(self._document, self._layer, Target.entity(text)))

    def choose(self, document_id: str, layer: Layer, targets: Sequence[Target], *, thread: str, asking: QRect) -> None:
        """Offer the targets of a layer for a document under the row that asks, as wide as that is on the screen."""
        self._document, self._layer = document_id, layer.name
        rows = [(target, self._words(target, thread)) for target in targets]
        self.offer(rows, asking=asking, takes_text="entity" in layer.targets, width=max(WIDTH, asking.width()))

    def _words(self, target: Target, thread: str) -> str:
        said = words.target(target, thread)
        said = said[:1].upper() + said[1:] if target.kind != "entity" else words.plain(said)
        return f"{said} {words.quote(opening(target.text, 40))}" if target.kind == "parent" else said
