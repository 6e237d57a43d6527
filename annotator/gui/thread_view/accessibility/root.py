"""The view itself as an accessible object."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget

from annotator.gui.thread_view.accessibility.answering import NO_OBJECT, answering, no_pointer, nothing
from annotator.gui.thread_view.accessibility.nodes import DocumentNode
from annotator.gui.thread_view.accessibility.tree import Tree
from annotator.gui.thread_view.canvas import Canvas


class ThreadRoot(QAccessibleWidget):
    """The view: a document in which the article and the comments are, in reading order."""

    def __init__(self, canvas: Canvas, tree: Tree) -> None:
        super().__init__(canvas, QAccessible.Role.Document)
        self._tree = tree

    def _documents(self) -> list[str]:
        return self._tree.documents() if self._tree.alive else []

    @answering(int)
    def childCount(self) -> int:
        return len(self._documents())

    @answering(nothing)
    def child(self, index: int) -> QAccessibleInterface:
        documents = self._documents()
        return self._tree.node(DocumentNode, (documents[index],)) if 0 <= index < len(documents) else NO_OBJECT

    @answering(lambda: -1)
    def indexOfChild(self, child: QAccessibleInterface) -> int:
        documents = self._documents()
        inside = isinstance(child, DocumentNode) and child.document_id in documents
        return documents.index(child.document_id) if isinstance(child, DocumentNode) and inside else -1

    @answering(nothing)
    def childAt(self, x: int, y: int) -> QAccessibleInterface:
        point = QPoint(x, y)
        if not self._tree.alive or not self.rect().contains(point):
            return NO_OBJECT
        scene, at = self._tree.scene, self._tree.from_screen(point)
        if not 0 <= at.y() < scene.height:
            return NO_OBJECT
        node = self._tree.node(DocumentNode, (scene.blocks[scene.index_at(at.y())].document_id,))
        return node.at(at) or node

    @answering(nothing)
    def focusChild(self) -> QAccessibleInterface:
        focus = self._tree.focus if self._tree.canvas.hasFocus() else None
        return focus or NO_OBJECT

    def interface_cast(self, kind: QAccessible.InterfaceType) -> int:
        return no_pointer()
