"""Tells screen readers what happens in a view: caret, selection, what is current, what it became."""

from __future__ import annotations

from functools import cache, partial
from weakref import WeakKeyDictionary

from PySide6.QtCore import QObject
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QAccessibleInterface,
    QAccessibleStateChangeEvent,
    QAccessibleTextCursorEvent,
    QAccessibleTextSelectionEvent,
)

from annotator.gui.thread_view.accessibility import words
from annotator.gui.thread_view.accessibility.nodes import LabelNode, QuestionNode, TextNode
from annotator.gui.thread_view.accessibility.root import ThreadRoot
from annotator.gui.thread_view.accessibility.tree import Acts, Node, Tree
from annotator.gui.thread_view.canvas import Canvas
from annotator.gui.thread_view.intents import Current
from annotator.gui.thread_view.offsets import display_text
from annotator.gui.thread_view.selection import TextSelection

Event = QAccessible.Event


class Speaking:
    """What a view tells screen readers. Nothing is made, and nothing is told, while nobody listens."""

    def __init__(self, canvas: Canvas, acts: Acts) -> None:
        self._canvas = canvas
        self._acts = acts
        self._tree: Tree | None = None
        self._said = ""
        _answer_qt()
        _speaking[canvas] = self

    def interface(self) -> QAccessibleInterface:
        """Return the view's own object; the first call makes the tree."""
        if self._tree is None:
            tree = self._tree = Tree(self._canvas, self._acts)
            tree.root = ThreadRoot(self._canvas, tree)
            self._canvas.destroyed.connect(partial(Tree.close, tree))
        assert self._tree.root is not None  # noqa: S101 - it has just been made
        return self._tree.root

    # --- what happened ---

    def thread_changed(self) -> None:
        """Say that another thread is shown, or that it is stacked anew."""
        tree = self._listened()
        if tree is not None:
            tree.sweep_hidden()

    def title_changed(self) -> None:
        """Say which thread is shown."""
        if self._listened() is not None:
            self._announce(self._canvas.accessibleName())

    def selection_changed(self, before: TextSelection | None, selection: TextSelection) -> None:
        """Say where the caret is, and what is selected."""
        tree = self._listened()
        if tree is None or not tree.scene.texts(selection.document_id):
            return
        node = tree.node(TextNode, (selection.document_id,))
        self._focus(tree, node)
        shown = node.read.shown
        self._send(QAccessibleTextCursorEvent(node, shown.to_qt(selection.position)))
        if not selection.is_caret or (before is not None and not before.is_caret):
            start, end = shown.to_qt(selection.start), shown.to_qt(selection.end)
            self._send(QAccessibleTextSelectionEvent(node, start, end))

    def current_changed(self, current: Current | None) -> None:
        """Say which span, suggestion or question the keys act on."""
        tree = self._listened()
        if tree is None:
            return
        node = _node_of(tree, current)
        if node is None:
            self._back_to_text(tree)
            return
        self._focus(tree, node)
        self._tell(tree, node)

    def labels_changed(self, documents: frozenset[str]) -> None:
        """Say what became of what is known already in some documents, and forget what is there no more."""
        tree = self._listened()
        if tree is None:
            return
        tree.sweep(documents)
        for node in tree.known(documents):
            self._correct(node)
        current = self._canvas.paint_state().current
        node_or_none = _node_of(tree, current)
        if node_or_none is not None and node_or_none is tree.focus and self._what(node_or_none) != self._said:
            self._tell(tree, node_or_none)
        elif tree.focus is None:
            self._back_to_text(tree)

    def focused(self) -> None:
        """Say what has the keyboard now that the view has it."""
        tree = self._listened()
        if tree is not None and tree.focus is not None:
            self._send(QAccessibleEvent(tree.focus, Event.Focus))

    def glanced(self, title: str, text: str) -> None:
        """Read out what a glance shows."""
        if self._listened() is not None:
            self._announce(f"{title}: {display_text(text).text}")

    # --- inside ---

    def _listened(self) -> Tree | None:
        """Return the tree if somebody listens."""
        if not QAccessible.isActive() or self._canvas.scene is None:
            return None
        QAccessible.queryAccessibleInterface(self._canvas)
        return self._tree

    def _focus(self, tree: Tree, node: Node) -> None:
        if node is not tree.focus:
            tree.focus = node
            if self._canvas.hasFocus():
                self._send(QAccessibleEvent(node, Event.Focus))

    def _correct(self, node: Node) -> None:
        """Tell what an object says now where it said something else before: whoever listens remembers."""
        before, now = node.told, node.outward()
        if before is None or before == now:
            return
        if before.name != now.name:
            self._send(QAccessibleEvent(node, Event.NameChanged))
        if before.checked != now.checked:
            changed = QAccessible.State()
            changed.checked = True
            self._send(QAccessibleStateChangeEvent(node, changed))
        if before.inside != now.inside:
            for place in set(now.inside) - set(before.inside):
                self._send(QAccessibleEvent(node.tree.node(*place), Event.ObjectCreated))

    def _back_to_text(self, tree: Tree) -> None:
        self._said = ""
        selection = self._canvas.paint_state().selection
        if selection is not None and tree.scene.texts(selection.document_id):
            self._focus(tree, tree.node(TextNode, (selection.document_id,)))

    def _tell(self, tree: Tree, node: Node) -> None:
        self._said = self._what(node)
        if isinstance(node, LabelNode):
            labels = tree.labels(node.document_id, LabelNode)
            span, _ = labels.by_id[node.annotation_id]
            quote, number = node.document.text[span.start : span.end], labels.index[node.annotation_id] + 1
            self._announce(words.label_announcement(quote, number, len(labels.places), node.document))
        elif isinstance(node, QuestionNode) and node.row is not None:
            self._announce(words.question_announcement(node.row, node.document))

    def _what(self, node: Node) -> str:
        return f"{node.name()} {node.described()}"

    def _announce(self, message: str) -> None:
        self._send(QAccessibleAnnouncementEvent(self._canvas, message))

    def _send(self, event: QAccessibleEvent) -> None:
        QAccessible.updateAccessibility(event)


_speaking: WeakKeyDictionary[QObject, Speaking] = WeakKeyDictionary()


@cache
def _answer_qt() -> None:
    """Let Qt ask us for the objects of our views: once and for all of them."""
    QAccessible.installFactory(_interface_of)


def _interface_of(_: str, asked: QObject) -> QAccessibleInterface | None:
    """Answer Qt's question for the object of something on the screen; None for what is not ours."""
    speaking = _speaking.get(asked)
    return None if speaking is None else speaking.interface()


def _node_of(tree: Tree, current: Current | None) -> Node | None:
    """Return the object of what is current; None where there is none, or it is folded away."""
    if current is None:
        return None
    if current.annotation_id is not None:
        node: Node = tree.node(LabelNode, (current.document_id, current.annotation_id))
        return node if node.here() else None
    document = tree.content.thread.document(current.document_id)
    for row in tree.content.rows(document):
        same = current.target is None or (row.target is not None and row.target.key == current.target.key)
        if row.layer.name == current.layer and same:
            key = None if row.target is None else row.target.key
            node = tree.node(QuestionNode, (current.document_id, row.layer.name, key))
            return node if node.here() else None
    return None
