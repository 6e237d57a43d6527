"""The mouse over a thread: pressing controls, clicking spans, dragging over text; in points, not in Qt's events."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF

from annotator.domain.tokens import TokenTable
from annotator.gui.thread_view.controls import Control, Pointed
from annotator.gui.thread_view.intents import AnnotationClicked, CollapseToggled, Current, Intent, SpanDrawn
from annotator.gui.thread_view.marks import Mark
from annotator.gui.thread_view.scene import Scene
from annotator.gui.thread_view.selection import TextSelection, dragged, trimmed

_DRAG_DISTANCE = 4  # pixels: enough to tell a click from a drag over one narrow letter


@dataclass(slots=True)
class _Drag:
    """A button held down over text: where it began, and the token or span that a double-click took."""

    document_id: str
    origin: int
    begin: QPointF
    characters: bool
    taken: tuple[int, int] | None = None
    moving: bool = False


class Pointer:
    """Turns what the mouse does at points of a scene into selections and intents.

    ``select`` shows a selection, ``say`` tells the page; ``tokens`` answers with the tokens of a document.
    """

    def __init__(
        self,
        scene: Scene,
        *,
        tokens: Callable[[str], TokenTable],
        select: Callable[[TextSelection], None],
        say: Callable[[Intent], None],
    ) -> None:
        self._scene = scene
        self._tokens = tokens
        self._select = select
        self._say = say
        self._drag: _Drag | None = None
        self.pointed = Pointed()

    @property
    def dragging(self) -> bool:
        """Whether a selection is being drawn."""
        return self._drag is not None and self._drag.moving

    # --- what is at a point ---

    def control_at(self, point: QPointF) -> Control | None:
        """Return the control at a point of the scene, or None."""
        index = self._scene.index_at(point.y())
        return self._scene.blocks[index].control_at(self._scene.local(index, point))

    def marks_at(self, point: QPointF) -> tuple[str, tuple[Mark, ...]]:
        """Return the document at a point and its marks there, the innermost first."""
        found = self._scene.text_at(point)
        return ("", ()) if found is None else (found[0].document_id, found[0].marks_at(found[1]))

    def is_on_name(self, point: QPointF) -> bool:
        """Tell whether the name of a span is at a point."""
        found = self._scene.text_at(point)
        return found is not None and found[0].name_at(found[1])

    def is_on_text(self, point: QPointF) -> bool:
        """Tell whether a click at a point would set the caret."""
        found = self._scene.text_at(point)
        return found is not None and -8 <= found[1].x() <= found[0].width + 8

    # --- what the mouse does ---

    def press(self, point: QPointF, *, characters: bool, extend: TextSelection | None) -> None:
        """Press the left button; ``extend`` is the selection to carry on with, if Shift is held."""
        control = self.control_at(point)
        self.pointed = Pointed(control, control)
        if control is not None:
            return
        found = self._scene.text_at(point)
        if found is None:
            return
        block, inside = found
        offset = block.offset_at(inside)
        if extend is not None and extend.document_id == block.document_id:
            self._drag = _Drag(block.document_id, extend.anchor, point, characters, moving=True)
            self.move(point)
        else:
            self._drag = _Drag(block.document_id, offset, point, characters)
            self._select(TextSelection(block.document_id, offset, offset))

    def press_twice(self, point: QPointF) -> None:
        """Double-click: take the suggestion under the mouse as a whole, else the token.

        Inside a span that is decided it takes the token, too: a name inside a name gets its own label.
        """
        control = self.control_at(point)
        self.pointed = Pointed(control, control)
        found = self._scene.text_at(point)
        if control is not None or found is None:
            return
        block, inside = found
        suggested = next((mark for mark in block.marks_at(inside) if mark.suggested), None)
        if suggested is not None:
            taken: tuple[int, int] | None = (suggested.start, suggested.end)
        else:
            character = block.character_at(inside)
            taken = None if character is None else self._tokens(block.document_id).snap(character, character + 1)
        if taken is not None:
            start, end = self._whole(block.document_id, *taken)
            self._drag = _Drag(block.document_id, start, point, characters=False, taken=(start, end))
            self._select(TextSelection(block.document_id, start, end))

    def move(self, point: QPointF) -> None:
        """Move the mouse with the left button held: the selection follows, inside its document."""
        drag = self._drag
        if drag is None:
            return
        if not drag.moving and (point - drag.begin).manhattanLength() < _DRAG_DISTANCE:
            return
        drag.moving = True
        offset = self._scene.offset_in(drag.document_id, point)
        if offset is None:
            return
        if drag.taken is not None:
            low, high = drag.taken
            anchor, position = dragged(self._tokens(drag.document_id), high if offset < low else low, offset)
            if low <= position <= high:
                anchor, position = low, high
        elif drag.characters:
            anchor, position = drag.origin, offset
        else:
            anchor, position = dragged(self._tokens(drag.document_id), drag.origin, offset)
        if anchor <= position:
            anchor, position = self._whole(drag.document_id, anchor, position)
        else:
            position, anchor = self._whole(drag.document_id, position, anchor)
        self._select(TextSelection(drag.document_id, anchor, position))

    def point_at(self, point: QPointF, selection: TextSelection | None) -> None:
        """Set the caret where a menu is asked for, unless that is in what is selected already."""
        found = self._scene.text_at(point)
        if found is None:
            return
        document_id, offset = found[0].document_id, found[0].offset_at(found[1])
        inside = selection is not None and selection.document_id == document_id
        if selection is None or not inside or not selection.start <= offset <= selection.end:
            self._select(TextSelection(document_id, offset, offset))

    def hover(self, point: QPointF) -> bool:
        """Move the mouse with no button held; return whether another control is under it now."""
        control = self.control_at(point)
        changed = control is not self.pointed.hovered
        if changed:
            self.pointed = Pointed(control, None)
        return changed

    def leave(self) -> None:
        """Take the mouse away."""
        self.pointed = Pointed()

    def release(
        self, point: QPointF, screen: QPoint, *, selection: TextSelection | None, current: Current | None
    ) -> CollapseToggled | None:
        """Let the left button go; answer with the comment to fold or unfold, if that was pressed.

        A drag or double-click becomes a drawn span, a click on spans makes one of them current: the innermost, or
        the next one outwards if one of them is current already.
        """
        pressed, self.pointed = self.pointed.pressed, Pointed(self.control_at(point), None)
        drag, self._drag = self._drag, None
        if pressed is not None:
            intent = pressed.action(screen) if pressed is self.pointed.hovered else None
            if intent is not None:
                self._say(intent)
            return intent if isinstance(intent, CollapseToggled) else None
        if drag is None:
            return None
        if drag.moving or drag.taken is not None:
            self._say_drawn(drag.document_id, selection)
            return None
        document_id, marks = self.marks_at(point)
        if marks:
            ids = [mark.id for mark in marks]
            place = -1
            if current is not None and current.document_id == document_id and current.annotation_id in ids:
                place = ids.index(current.annotation_id)
            mark = marks[(place + 1) % len(marks)]
            self._say(AnnotationClicked(document_id, mark.id, mark.suggested))
        return None

    def _say_drawn(self, document_id: str, selection: TextSelection | None) -> None:
        if selection is None or selection.is_caret or selection.document_id != document_id:
            return
        text = next(block.place.text for block in self._scene.texts(document_id))
        start, end = trimmed(text, selection.start, selection.end)
        if start < end:
            self._say(SpanDrawn(document_id, start, end))

    def _whole(self, document_id: str, start: int, end: int) -> tuple[int, int]:
        """Widen a range to whole characters, where its ends fell inside of ones that several code points write."""
        return (
            self._scene.whole(document_id, start, forward=False),
            self._scene.whole(document_id, end, forward=True),
        )
