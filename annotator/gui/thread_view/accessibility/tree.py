"""The tree of accessible objects: what each has in common, and the one place where they are made and let go."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar, cast

import shiboken6
from PySide6.QtCore import QObject, QPoint, QPointF, QRect, QRectF
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QAccessibleInterface, QWindow

from annotator.domain.annotation import SpanAnnotation, Suggestion
from annotator.domain.document import Document
from annotator.gui.thread_view.accessibility.answering import NO_OBJECT, answering, no_pointer, nothing, pointer_to
from annotator.gui.thread_view.canvas import Canvas
from annotator.gui.thread_view.content import Content
from annotator.gui.thread_view.intents import Intent
from annotator.gui.thread_view.scene import Scene

Role = QAccessible.Role


@dataclass(frozen=True, slots=True)
class Acts:
    """What a screen reader can make the view do: select code points, bring them into sight, press a control."""

    select: Callable[[str, int, int], None]
    reveal: Callable[[str, int, int], None]
    press: Callable[[Intent], None]


@dataclass(frozen=True, slots=True)
class Labels:
    """The spans and suggested spans of one document in the order of the text, by their ids."""

    of: tuple[object, object]
    by_id: dict[str, tuple[SpanAnnotation, Suggestion | None]]
    places: list[Place]
    index: dict[str, int]


@dataclass(frozen=True, slots=True)
class Outward:
    """What was told of an object, and so has to be corrected when it changes."""

    name: str
    checked: bool
    inside: tuple[Place, ...]


class Node(QAccessibleInterface):
    """An object of the tree. It remembers only what it stands for, and looks everything else up when it is asked."""

    role_: Role = Role.Grouping

    def __init__(self, tree: Tree, document_id: str) -> None:
        super().__init__()
        self.tree = tree
        self.document_id = document_id
        self.place: Place = (type(self), ())
        self.told: Outward | None = None

    # --- what each kind of object says ---

    @abstractmethod
    def name(self) -> str:
        """Return what it is called."""

    def described(self) -> str:
        """Return what else there is to say."""
        return ""

    @abstractmethod
    def here(self) -> bool:
        """Tell whether what it stands for is there, in a document that is."""

    @abstractmethod
    def above(self) -> QAccessibleInterface:
        """Return the object that it is in."""

    def places(self) -> Sequence[Place]:
        """Return what is in it."""
        return ()

    def index_of(self, node: Node) -> int:
        """Return the how manieth of what is in it an object is, from 0; -1 if it is not in it."""
        places = self.places()
        return places.index(node.place) if node.place in places else -1

    def checked(self) -> bool:
        """Tell whether it is an answer that was given."""
        return False

    def outward(self) -> Outward:
        """Return what is told of it now, and remember that."""
        self.told = Outward(self.name(), self.checked(), tuple(self.places()))
        return self.told

    @abstractmethod
    def extent(self) -> QRectF:
        """Return where it is in the scene."""

    def mark(self, state: QAccessible.State) -> None:
        """Set what is special about its state."""

    def pressed(self) -> Intent | None:
        """Return what pressing it means; None where it cannot be pressed."""
        return None

    def interface_at(self, kind: QAccessible.InterfaceType) -> shiboken6.Object | None:
        """Return what answers for text or actions, or None."""
        pressable = kind == QAccessible.InterfaceType.ActionInterface and self.pressed() is not None
        return self._pressing if pressable else None

    @cached_property
    def _pressing(self) -> Pressing:
        return Pressing(self)

    def at(self, point: QPointF) -> Node | None:
        """Return the innermost object in it at a point of the scene, or None."""
        for place in self.places():
            node = self.tree.node(*place)
            if node.extent().contains(point):
                return node.at(point) or node
        return None

    @property
    def document(self) -> Document:
        """The document that it is about."""
        return self.tree.content.thread.document(self.document_id)

    # --- what Qt asks ---

    @answering(bool)
    def isValid(self) -> bool:
        return self.tree.alive and bool(self.tree.blocks_of(self.document_id)) and self.here()

    def object(self) -> QObject:
        return cast("QObject", None)

    @answering(nothing)
    def window(self) -> QWindow:
        return self.tree.canvas.window().windowHandle() if self.tree.alive else cast("QWindow", None)

    @answering(nothing)
    def parent(self) -> QAccessibleInterface:
        return self.above() if self.tree.alive else NO_OBJECT

    @answering(int)
    def childCount(self) -> int:
        return len(self.places()) if self.isValid() else 0

    @answering(nothing)
    def child(self, index: int) -> QAccessibleInterface:
        places = self.places() if self.isValid() else ()
        return self.tree.node(*places[index]) if 0 <= index < len(places) else NO_OBJECT

    @answering(lambda: -1)
    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return self.index_of(child) if isinstance(child, Node) and self.isValid() else -1

    @answering(nothing)
    def childAt(self, x: int, y: int) -> QAccessibleInterface:
        found = self.at(self.tree.from_screen(QPoint(x, y))) if self.isValid() else None
        return found or NO_OBJECT

    def focusChild(self) -> QAccessibleInterface:
        return NO_OBJECT

    @answering(QRect)
    def rect(self) -> QRect:
        return self.tree.to_screen(self.extent()) if self.isValid() else QRect()

    @answering(lambda: Role.NoRole)
    def role(self) -> Role:
        return self.role_

    @answering(str)
    def text(self, kind: QAccessible.Text) -> str:
        if not self.isValid():
            return ""
        match kind:
            case QAccessible.Text.Name:
                return self.outward().name
            case QAccessible.Text.Description:
                return self.described()
            case _:
                return ""

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """Change nothing: labels are changed by gestures alone."""

    @answering(QAccessible.State)
    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        if not self.isValid():
            state.invalid = True
            return state
        sight = QRectF(0, self.tree.canvas.scrolled, 1e6, self.tree.canvas.viewport().height())
        extent = self.extent()
        state.offscreen = extent.bottom() <= sight.top() or extent.top() >= sight.bottom()
        state.focused = self is self.tree.focus and self.tree.canvas.hasFocus()
        self.mark(state)
        return state

    @answering(no_pointer)
    def interface_cast(self, kind: QAccessible.InterfaceType) -> int:
        return pointer_to(self.interface_at(kind) if self.isValid() else None)


class Pressing(QAccessibleActionInterface):
    """Lets a screen reader press what a mouse could."""

    def __init__(self, node: Node) -> None:
        super().__init__()
        self._node = node

    @answering(list)
    def actionNames(self) -> list[str]:
        return [QAccessibleActionInterface.pressAction()]

    @answering(nothing)
    def doAction(self, name: str) -> None:
        intent = self._node.pressed() if self._node.isValid() else None
        if name == QAccessibleActionInterface.pressAction() and intent is not None:
            self._node.tree.acts.press(intent)

    @answering(list)
    def keyBindingsForAction(self, name: str) -> list[str]:
        return []


Place = tuple[type[Node], tuple[Any, ...]]
"""What an object stands for: its class, and what that is given besides the tree."""
_N = TypeVar("_N", bound=Node)


class Tree:
    """Makes the objects of one view when they are asked for and holds them as long as Qt may ask for them.

    ``root`` is the view's own object; ``focus`` is the one that the keyboard acts on.
    """

    def __init__(self, canvas: Canvas, acts: Acts) -> None:
        self.canvas = canvas
        self.acts = acts
        self.root: QAccessibleInterface | None = None
        self.focus: Node | None = None
        self._nodes: dict[Place, Node] = {}
        self._labels: dict[str, Labels] = {}
        self._extents: tuple[Scene, dict[str, tuple[int, int]]] | None = None

    @property
    def alive(self) -> bool:
        """Whether the view is still there and shows a thread."""
        return shiboken6.isValid(self.canvas) and self.canvas.scene is not None

    @property
    def scene(self) -> Scene:
        """What is shown."""
        scene = self.canvas.scene
        if scene is None:
            raise LookupError("no thread is shown")
        return scene

    @property
    def content(self) -> Content:
        """What is shown, and what was said about it."""
        return self.scene.content

    # --- objects ---

    def node(self, kind: type[_N], at: tuple[Any, ...]) -> _N:
        """Return the object that stands for something; there is never a second one for the same."""
        found = self._nodes.get((kind, at))
        if found is None:
            found = self._nodes[kind, at] = kind(self, *at)
            found.place = (kind, at)
        assert isinstance(found, kind)  # noqa: S101 - the class is part of the key
        return found

    def made(self, kind: type[_N], at: tuple[Any, ...]) -> _N | None:
        """Return the object that stands for something if anybody asked for it before."""
        return self.node(kind, at) if (kind, at) in self._nodes else None

    def known(self, documents: frozenset[str]) -> list[Node]:
        """Return the objects of some documents that somebody asked for."""
        return [node for node in self._nodes.values() if node.document_id in documents and node.told is not None]

    def sweep(self, documents: frozenset[str]) -> None:
        """Let go of the objects of some documents that stand for nothing any more."""
        for place, node in list(self._nodes.items()):
            if node.document_id in documents and not node.isValid():
                self._release(place)

    def sweep_hidden(self) -> None:
        """Let go of the objects of documents that are not shown, or only as one line."""
        folded = self.scene.folded
        for place, node in list(self._nodes.items()):
            hidden = not self.blocks_of(node.document_id)
            if hidden or (node.document_id in folded and not node.isValid()):
                self._release(place)

    def close(self) -> None:
        """Let go of all objects; Qt forgets them too."""
        for place in list(self._nodes):
            self._release(place)

    def _release(self, place: Place) -> None:
        node = self._nodes.pop(place)
        if node is self.focus:
            self.focus = None
        # Qt deletes the C++ side, and with that forgets the object; the Python side is left empty.
        QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(node))

    # --- what is there ---

    def documents(self) -> list[str]:
        """Return the ids of the documents that are shown, folded ones too, in reading order."""
        shown = self._shown()
        return [document.id for document in self.content.thread if document.id in shown]

    def labels(self, document_id: str, kind: type[Node]) -> Labels:
        """Return the spans and suggested spans of a document; ``kind`` is the class of their objects."""
        content = self.content
        document = content.thread.document(document_id)
        of = (content.set_of(document).spans, content.suggestions.get(document_id, ()))
        found = self._labels.get(document_id)
        if found is None or found.of[0] is not of[0] or found.of[1] is not of[1]:
            pairs: list[tuple[SpanAnnotation, Suggestion | None]] = [(span, None) for span in of[0]]
            pairs += [(each.annotation, each) for each in of[1] if isinstance(each.annotation, SpanAnnotation)]
            pairs.sort(key=lambda pair: pair[0].order)
            by_id = {span.id: (span, suggestion) for span, suggestion in pairs}
            places: list[Place] = [(kind, (document_id, identifier)) for identifier in by_id]
            found = Labels(of, by_id, places, {identifier: index for index, identifier in enumerate(by_id)})
            self._labels[document_id] = found
        return found

    # --- where it is ---

    def from_screen(self, point: QPoint) -> QPointF:
        """Return a point of the screen as the scene sees it."""
        return self.canvas.to_scene(QPointF(self.canvas.viewport().mapFromGlobal(point)))

    def to_screen(self, rect: QRectF) -> QRect:
        """Return a rectangle of the scene on the screen."""
        shown = self.canvas.to_viewport(rect)
        return QRect(self.canvas.viewport().mapToGlobal(shown.topLeft()), shown.size())

    def blocks_of(self, document_id: str) -> range:
        """Return the indexes of a document's blocks; none where it is folded away."""
        first, last = self._shown().get(document_id, (0, -1))
        return range(first, last + 1)

    def block_rect(self, indexes: range) -> QRectF:
        """Return the rectangle around some blocks in the scene."""
        scene = self.scene
        if not indexes:
            return QRectF()
        return QRectF(0, scene.top(indexes[0]), scene.width, scene.top(indexes[-1] + 1) - scene.top(indexes[0]))

    def control_rect(self, document_id: str, intent: Intent) -> QRectF:
        """Return where the control is that means an intent, and where it would be before it is laid out."""
        for index in self.blocks_of(document_id):
            block = self.scene.blocks[index]
            for control in block.controls if block.measured else ():
                if control.action(QPoint()) == intent:
                    return control.rect.translated(block.left, self.scene.top(index))
        return self.block_rect(self.blocks_of(document_id)[-1:])

    def _shown(self) -> dict[str, tuple[int, int]]:
        """Return the first and the last block of each document."""
        scene = self.scene
        if self._extents is None or self._extents[0] is not scene:
            shown: dict[str, tuple[int, int]] = {}
            for index, block in enumerate(scene.blocks):
                shown[block.document_id] = (shown.get(block.document_id, (index, index))[0], index)
            self._extents = (scene, shown)
        return self._extents[1]
