"""What the tree is made of: documents, their texts, their labels, their questions with answers, and buttons."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from PySide6.QtCore import QCoreApplication, QPoint, QPointF, QRectF
from PySide6.QtGui import QAccessible, QAccessibleInterface
from shiboken6 import Object

from annotator.gui.thread_view.accessibility import words
from annotator.gui.thread_view.accessibility.document_text import DocumentText
from annotator.gui.thread_view.accessibility.tree import Labels, Node, Place, Role, Tree
from annotator.gui.thread_view.headings import CardHead
from annotator.gui.thread_view.intents import (
    AnnotationClicked,
    CollapseToggled,
    Current,
    Intent,
    OptionClicked,
    TargetWanted,
)
from annotator.gui.thread_view.offsets import caption
from annotator.gui.thread_view.question_blocks import Byline
from annotator.gui.thread_view.questions import Answer, QuestionRow
from annotator.gui.thread_view.voices import UNVOICED

_TargetKey = tuple[str, str] | None


class DocumentNode(Node):
    """An article or a comment: its button, its text, its labels and its questions."""

    def name(self) -> str:
        return words.document_name(self.document, self.tree.content)

    def described(self) -> str:
        blocks = (self.tree.scene.blocks[index] for index in self.tree.blocks_of(self.document_id))
        return next((block.caption for block in blocks if isinstance(block, Byline | CardHead)), "")

    def here(self) -> bool:
        return True

    def above(self) -> QAccessibleInterface:
        assert self.tree.root is not None  # noqa: S101 - the root makes the tree
        return self.tree.root

    def places(self) -> Sequence[Place]:
        tree, only = self.tree, (self.document_id,)
        places: list[Place] = [] if self.document.parent is None else [(FoldNode, only)]
        if not tree.scene.texts(self.document_id):
            return places
        places.append((TextNode, only))
        if tree.labels(self.document_id, LabelNode).places:
            places.append((LabelsNode, only))
        for row in tree.content.rows(self.document):
            key = None if row.target is None else row.target.key
            places.append((QuestionNode, (self.document_id, row.layer.name, key)))
            if row.offers_target:
                places.append((TargetNode, (self.document_id, row.layer.name)))
        return places

    def extent(self) -> QRectF:
        return self.tree.block_rect(self.tree.blocks_of(self.document_id))

    def at(self, point: QPointF) -> Node | None:
        found = self.tree.scene.text_at(point)
        if found is not None and found[0].document_id == self.document_id:
            marks = found[0].marks_at(found[1])
            if marks:
                return self.tree.node(LabelNode, (self.document_id, marks[0].id))
            return self.tree.node(TextNode, (self.document_id,))
        return super().at(point)


class TextNode(Node):
    """The text of a document."""

    role_ = Role.EditableText

    @cached_property
    def read(self) -> DocumentText:
        """The text as a screen reader reads it."""
        return DocumentText(self.tree, self.document_id)

    def name(self) -> str:
        return words.text_name(self.document)

    def here(self) -> bool:
        return bool(self.tree.scene.texts(self.document_id))

    def above(self) -> QAccessibleInterface:
        return self.tree.node(DocumentNode, (self.document_id,))

    def extent(self) -> QRectF:
        scene, length = self.tree.scene, len(self.document.text)
        first, last = scene.text_index(self.document_id, 0), scene.text_index(self.document_id, length)
        return QRectF() if first is None or last is None else self.tree.block_rect(range(first, last + 1))

    def mark(self, state: QAccessible.State) -> None:
        state.readOnly = state.multiLine = state.selectableText = state.focusable = True

    def interface_at(self, kind: QAccessible.InterfaceType) -> Object | None:
        return self.read if kind == QAccessible.InterfaceType.TextInterface else None


class LabelsNode(Node):
    """All spans and suggested spans of a document, in the order of the text."""

    role_ = Role.List

    @property
    def _labels(self) -> Labels:
        return self.tree.labels(self.document_id, LabelNode)

    def name(self) -> str:
        return QCoreApplication.translate("ThreadView", "Labels")

    def here(self) -> bool:
        return self.tree.node(TextNode, (self.document_id,)).here() and bool(self._labels.places)

    def above(self) -> QAccessibleInterface:
        return self.tree.node(DocumentNode, (self.document_id,))

    def places(self) -> Sequence[Place]:
        return self._labels.places

    def index_of(self, node: Node) -> int:
        return self._labels.index.get(node.annotation_id, -1) if isinstance(node, LabelNode) else -1

    def extent(self) -> QRectF:
        return self.tree.node(TextNode, (self.document_id,)).extent()

    def at(self, point: QPointF) -> Node | None:
        return None


class LabelNode(Node):
    """A span or a suggested span."""

    role_ = Role.ListItem

    def __init__(self, tree: Tree, document_id: str, annotation_id: str) -> None:
        super().__init__(tree, document_id)
        self.annotation_id = annotation_id

    @property
    def _labels(self) -> Labels:
        return self.tree.labels(self.document_id, LabelNode)

    def name(self) -> str:
        span, suggestion = self._labels.by_id[self.annotation_id]
        content = self.tree.content
        name = words.label_name(span, suggestion, self.document.text, content.schema)
        voice = content.voices.get(self.document_id, UNVOICED).spans.get(self.annotation_id)
        return name if voice is None or not voice.tag else f"{voice.tag}: {name}"

    def described(self) -> str:
        span, _ = self._labels.by_id[self.annotation_id]
        return caption(self.tree.content.schema.layer(span.layer).label(span.label).title)

    def here(self) -> bool:
        return self.tree.node(TextNode, (self.document_id,)).here() and self.annotation_id in self._labels.by_id

    def above(self) -> QAccessibleInterface:
        return self.tree.node(LabelsNode, (self.document_id,))

    def extent(self) -> QRectF:
        span, _ = self._labels.by_id[self.annotation_id]
        return self.tree.node(TextNode, (self.document_id,)).read.rect_of(span.start, span.end)

    def mark(self, state: QAccessible.State) -> None:
        current = self.tree.canvas.paint_state().current
        mine = (self.document_id, self.annotation_id)
        state.selectable = state.focusable = True
        state.selected = current is not None and (current.document_id, current.annotation_id) == mine

    def pressed(self) -> Intent:
        suggested = self._labels.by_id[self.annotation_id][1] is not None
        return AnnotationClicked(self.document_id, self.annotation_id, suggested)


class QuestionNode(Node):
    """A question with its answers."""

    def __init__(self, tree: Tree, document_id: str, layer: str, target: _TargetKey) -> None:
        super().__init__(tree, document_id)
        self.layer, self.target = layer, target

    @property
    def row(self) -> QuestionRow | None:
        """The question as it stands now; None where it is asked no more."""
        mine = (self.layer, self.target)
        rows = self.tree.content.rows(self.document)
        return next((row for row in rows if (row.layer.name, row.target and row.target.key) == mine), None)

    @property
    def current(self) -> Current:
        """What is current when this question is."""
        row = self.row
        return Current(self.document_id, layer=self.layer, target=None if row is None else row.target)

    def name(self) -> str:
        row = self.row
        return "" if row is None else words.question_name(row)

    def described(self) -> str:
        row = self.row
        return "" if row is None else words.answers_given(row)

    def here(self) -> bool:
        return self.tree.node(TextNode, (self.document_id,)).here() and self.row is not None

    def above(self) -> QAccessibleInterface:
        return self.tree.node(DocumentNode, (self.document_id,))

    def places(self) -> Sequence[Place]:
        row = self.row
        at = (self.document_id, self.layer, self.target)
        return [] if row is None else [(AnswerNode, (*at, answer.label.name)) for answer in row.answers]

    def extent(self) -> QRectF:
        rect = QRectF()
        for place in self.places():
            rect = rect.united(self.tree.node(*place).extent())
        return rect

    def mark(self, state: QAccessible.State) -> None:
        state.focusable = True
        current, mine = self.tree.canvas.paint_state().current, self.current
        if current is not None and current.annotation_id is None:
            same = (current.document_id, current.layer) == (mine.document_id, mine.layer)
            state.selected = same and (current.target is None or current.target.key == self.target)


class AnswerNode(Node):
    """An answer that can be given."""

    def __init__(self, tree: Tree, document_id: str, layer: str, target: _TargetKey, label: str) -> None:
        super().__init__(tree, document_id)
        self._at = (document_id, layer, target)
        self._label = label
        self.role_ = Role.CheckBox if tree.content.schema.layer(layer).many else Role.RadioButton

    @property
    def _question(self) -> QuestionNode:
        return self.tree.node(QuestionNode, self._at)

    @property
    def _answer(self) -> Answer | None:
        row = self._question.row
        answers = () if row is None else row.answers
        return next((answer for answer in answers if answer.label.name == self._label), None)

    def name(self) -> str:
        answer = self._answer
        return "" if answer is None else words.answer_name(answer)

    def described(self) -> str:
        answer = self._answer
        return "" if answer is None else caption(answer.label.guideline.text)

    def here(self) -> bool:
        return self._question.here() and self._answer is not None

    def above(self) -> QAccessibleInterface:
        return self._question

    def extent(self) -> QRectF:
        return self.tree.control_rect(self.document_id, self.pressed())

    def checked(self) -> bool:
        answer = self._answer
        return answer is not None and answer.chosen

    def mark(self, state: QAccessible.State) -> None:
        state.checkable = state.focusable = True
        state.checked = self.checked()

    def pressed(self) -> Intent:
        row = self._question.row
        return OptionClicked(self.document_id, self._at[1], None if row is None else row.target, self._label)


class TargetNode(Node):
    """The button that adds a target to the stances of a document."""

    role_ = Role.Button

    def __init__(self, tree: Tree, document_id: str, layer: str) -> None:
        super().__init__(tree, document_id)
        self._layer = layer

    def name(self) -> str:
        return QCoreApplication.translate("ThreadView", "Choose or add what the stance is toward")

    def here(self) -> bool:
        return (TargetNode, (self.document_id, self._layer)) in self.tree.node(
            DocumentNode, (self.document_id,)
        ).places()

    def above(self) -> QAccessibleInterface:
        return self.tree.node(DocumentNode, (self.document_id,))

    def extent(self) -> QRectF:
        return self.tree.control_rect(self.document_id, TargetWanted(self.document_id, self._layer, QPoint()))

    def mark(self, state: QAccessible.State) -> None:
        state.hasPopup = state.focusable = True

    def pressed(self) -> Intent:
        below = self.tree.to_screen(self.extent()).bottomLeft()
        return TargetWanted(self.document_id, self._layer, below)


class FoldNode(Node):
    """The arrow that folds or unfolds a comment."""

    role_ = Role.Button

    def name(self) -> str:
        if self._folded:
            return QCoreApplication.translate("ThreadView", "Unfold this comment and its replies")
        return QCoreApplication.translate("ThreadView", "Fold this comment and its replies")

    @property
    def _folded(self) -> bool:
        return self.document_id in self.tree.scene.folded

    def here(self) -> bool:
        return self.document.parent is not None

    def above(self) -> QAccessibleInterface:
        return self.tree.node(DocumentNode, (self.document_id,))

    def extent(self) -> QRectF:
        return self.tree.control_rect(self.document_id, self.pressed())

    def mark(self, state: QAccessible.State) -> None:
        state.expandable = state.focusable = True
        state.expanded, state.collapsed = not self._folded, self._folded

    def pressed(self) -> Intent:
        return CollapseToggled(self.document_id)
