"""The thread on the screen: shows what it is given and tells the page what a person does in it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from annotator.domain.annotation import Suggestion
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.document import Thread
from annotator.domain.schema import Schema
from annotator.domain.suggesting import AttributeSuggestion
from annotator.domain.tokens import TokenTable, rough_tokens
from annotator.gui.theme import LIGHT, Theme
from annotator.gui.thread_view.accessibility.speaking import Speaking
from annotator.gui.thread_view.accessibility.tree import Acts
from annotator.gui.thread_view.block import PaintState
from annotator.gui.thread_view.canvas import Canvas
from annotator.gui.thread_view.content import Content
from annotator.gui.thread_view.glance import Glance
from annotator.gui.thread_view.intents import CollapseToggled, Current, Intent, MenuWanted, SelectionChanged
from annotator.gui.thread_view.look import READING_SIZE, Look
from annotator.gui.thread_view.mouse import Mouse
from annotator.gui.thread_view.movement_keys import movement_of
from annotator.gui.thread_view.navigation import Navigator
from annotator.gui.thread_view.offsets import caption
from annotator.gui.thread_view.pointer import Pointer
from annotator.gui.thread_view.scene import Scene
from annotator.gui.thread_view.selection import Movement, TextSelection
from annotator.gui.thread_view.text_block import TextBlock
from annotator.gui.thread_view.voices import Voices

NO_ATTRIBUTES: Mapping[str, tuple[AttributeSuggestion, ...]] = {}
NO_VOICES: Mapping[str, Voices] = {}
_BY_KEYBOARD = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class ThreadView(Canvas):
    """An article and its comments to read and to label. It changes nothing itself.

    Signals:
        intent(Intent): what a person did, one of the values of ``intents``.
    """

    intent = Signal(object)

    def __init__(self, parent: QWidget | None = None, *, theme: Theme = LIGHT) -> None:
        super().__init__(Look(theme), parent)
        # Before anything is told of this view, so that whoever listens is never handed Qt's idea of it.
        self._speaking = Speaking(self, Acts(self.select, self.reveal, self._press))
        self._reading = (READING_SIZE, False)
        self._navigator: Navigator | None = None
        self._tokens: dict[str, TokenTable] = {}
        self._folded: frozenset[str] = frozenset()
        self._selection: TextSelection | None = None
        self._current: Current | None = None
        self._mouse = Mouse(self, say=self._say, fold=self._toggle_fold)
        self._glance = Glance(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Thread"))
        self.setAccessibleDescription(self.tr("The article and its comments, to read and to label"))

    # --- what is shown ---

    def show_thread(
        self,
        thread: Thread,
        *,
        schema: Schema,
        sets: Mapping[str, AnnotationSet],
        suggestions: Mapping[str, tuple[Suggestion, ...]],
        attributes: Mapping[str, tuple[AttributeSuggestion, ...]] = NO_ATTRIBUTES,
        voices: Mapping[str, Voices] = NO_VOICES,
    ) -> None:
        """Show a thread from its top; ``suggestions`` are the open ones only, ``attributes`` those of decided spans.

        ``voices`` say who says what, where the sets hold the labels of several people.
        """
        self._tokens = {}
        self._folded = frozenset()
        self._selection = self._current = None
        self.scene = None
        self.stack(Content(thread, schema, sets, suggestions, attributes=attributes, voices=voices), self._folded)
        title = caption(thread.article.title or "")
        self.setAccessibleName(self.tr("Thread: {title}").format(title=title) if title else self.tr("Thread"))
        self._speaking.title_changed()

    def update_sets(
        self,
        sets: Mapping[str, AnnotationSet],
        suggestions: Mapping[str, tuple[Suggestion, ...]],
        changed_documents: frozenset[str],
        attributes: Mapping[str, tuple[AttributeSuggestion, ...]] = NO_ATTRIBUTES,
        voices: Mapping[str, Voices] = NO_VOICES,
    ) -> None:
        """Show other labels of the same thread; only what changed is laid out and drawn again."""
        if self.scene is not None:
            content = self.scene.content.labelled(sets, suggestions, attributes, voices)
            self._show_content(self.scene, content, changed_documents)

    def _show_content(self, scene: Scene, content: Content, changed_documents: frozenset[str]) -> None:
        sight = self.in_sight()
        anchor = next((index for index in sight if scene.top(index) >= self.scrolled), sight.start)
        offset = self.scrolled - scene.top(anchor)
        scrolled = self.scrolled
        change = scene.update(content, changed_documents)
        if change.resized:
            self.settle(scene.top(anchor) + offset, anchor=anchor)
        self.show_change(change, scrolled)
        self._mouse.look_again()
        self._speaking.labels_changed(changed_documents)

    def set_tokens(self, document_id: str, table: TokenTable) -> None:
        """Snap selections in a document to these tokens from now on."""
        self._tokens[document_id] = table

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._set_look(theme, *self._reading)

    def set_reading(self, size_px: int, sans: bool) -> None:
        """Set texts in another size (pixels at 100 %), with serifs or without."""
        self._set_look(self.look.theme, size_px, sans)

    def set_current(self, current: Current | None) -> None:
        """Show which span, suggestion or question the keys act on; does not scroll."""
        before, self._current = self._current, current
        self._ask_for(current)
        for each in (before, current):
            if each is not None:
                self.update_current(each)
        if current is not None and current.document_id != self._glance.answering:
            self._glance.hide()
        if current != before:
            self._speaking.current_changed(current)

    def _ask_for(self, current: Current | None) -> None:
        """Show a row for a stance whose target was just chosen, and no longer the one that was left unanswered."""
        if self.scene is None:
            return
        before = self.scene.content
        content = before.asking(current)
        asked = (before.pending, content.pending)
        changed = frozenset(each.document_id for each in asked if each is not None)
        if content is not before:
            self._show_content(self.scene, content, changed)

    def reveal(self, document_id: str, start: int, end: int) -> None:
        """Scroll until ``[start, end)`` of a document is in sight, unfolding what hides it."""
        self._unfold(document_id)
        scene = self.scene
        index = None if scene is None else scene.text_index(document_id, start)
        block = None if scene is None else scene.text_block(document_id, start)
        if scene is not None and index is not None and block is not None:
            self.bring_into_sight(index, block.range_rect(start, end))

    def reveal_current(self) -> None:
        """Scroll until the span, suggestion or question that is current is in sight, unfolding what hides it."""
        current = self._current
        if current is None or self.scene is None:
            return
        if current.annotation_id is not None:
            place = self.scene.content.place_of(current.document_id, current.annotation_id)
            if place is not None:
                self.reveal(current.document_id, *place)
            return
        self._unfold(current.document_id)
        found = self.scene.question(current)
        if found is not None:
            self.bring_into_sight(*found)
        else:
            self.reveal(current.document_id, 0, 0)

    def glance(self, document_id: str) -> None:
        """Show the text that a comment answers beside the comment, without scrolling; a second time: put it away.

        The key that leaves puts it away too; where it is long, the page keys read on in it. There is nothing to show
        for the article.
        """
        shown = self._glance.toggle(document_id)
        if shown is not None:
            self._speaking.glanced(*shown)

    @property
    def selection(self) -> TextSelection | None:
        """The selection or caret, or None before there is one."""
        return self._selection

    def select(self, document_id: str, anchor: int, position: int) -> None:
        """Set the selection, or the caret where both ends are the same."""
        self._select(TextSelection(document_id, anchor, position))

    def move_caret(self, by: Movement, *, extend: bool = False) -> None:
        """Move the caret, or the end of the selection, and keep it in sight."""
        if self._navigator is None or self.scene is None:
            return
        page = max(self.look.body.line_height, self.viewport().height() - 2 * self.look.body.line_height)
        selection = self._selection or self._first_caret(self.scene)
        self._select(self._navigator.move(selection, by, extend=extend, page=page))
        caret = self._caret_rect()
        if caret is not None:
            self.keep_in_sight(caret)

    # --- inside ---

    def paint_state(self) -> PaintState:
        return PaintState(self._current, self._selection, self.hasFocus(), self._mouse.pointed)

    def scene_changed(self, scene: Scene) -> None:
        self._mouse.pointer = Pointer(scene, tokens=self._tokens_of, select=self._select, say=self._say)
        self._navigator = Navigator(scene, self._tokens_of)
        self._glance.hide()
        self._speaking.thread_changed()

    def _set_look(self, theme: Theme, size: int, sans: bool) -> None:
        self._reading = (size, sans)
        self.look = Look(theme, size, sans=sans)
        if self.scene is not None:
            self.stack(self.scene.content, self._folded)
        self.viewport().update()

    def _say(self, intent: Intent) -> None:
        self.intent.emit(intent)

    def _press(self, intent: Intent) -> None:
        """Do what pressing a control with the mouse does."""
        self._say(intent)
        if isinstance(intent, CollapseToggled):
            self._toggle_fold(intent.document_id)

    def _tokens_of(self, document_id: str) -> TokenTable:
        if document_id not in self._tokens and self.scene is not None:
            self._tokens[document_id] = rough_tokens(self.scene.content.thread.document(document_id).text)
        return self._tokens[document_id]

    def _first_caret(self, scene: Scene) -> TextSelection:
        """Return a caret at the first text in sight."""
        for index in self.in_sight():
            document_id, _, start = scene.blocks[index].key
            if isinstance(scene.blocks[index], TextBlock):
                return TextSelection(document_id, start, start)
        return TextSelection(scene.content.thread.id, 0, 0)

    def _select(self, selection: TextSelection) -> None:
        before = self._selection
        if selection == before:
            return
        self._selection = selection
        if before is not None and before.document_id == selection.document_id:
            for ends in ((before.start, selection.start), (before.end, selection.end)):
                self.update_range(selection.document_id, min(ends), max(ends))
        for each in (before, selection):
            if each is not None and (before is None or before.document_id != selection.document_id):
                self.update_range(each.document_id, each.start, each.end)
        self._speaking.selection_changed(before, selection)
        self._say(SelectionChanged(selection.document_id, selection.anchor, selection.position))

    def _caret_rect(self) -> QRectF | None:
        """Return where the caret is in the scene; None before there is one, or where it is folded away."""
        selection, scene = self._selection, self.scene
        if selection is None or scene is None:
            return None
        index = scene.text_index(selection.document_id, selection.position)
        block = scene.text_block(selection.document_id, selection.position)
        if index is None or block is None:
            return None
        return block.caret_rect(selection.position).translated(block.left, scene.top(index))

    def _unfold(self, document_id: str) -> None:
        """Unfold a document and the comments above it."""
        if self.scene is None:
            return
        parents = {document.id: document.parent for document in self.scene.content.thread}
        above: set[str] = set()
        at: str | None = document_id
        while at is not None and at not in above:
            above.add(at)
            at = parents.get(at)
        if self._folded & above:
            self._folded -= above
            self.stack(self.scene.content, self._folded)

    def _toggle_fold(self, document_id: str) -> None:
        if self.scene is not None:
            keep = self.scene.index_of((document_id, "CardHead", 0))
            self._folded ^= {document_id}
            self.stack(self.scene.content, self._folded, keep=keep)

    # --- mouse ---

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._navigator is not None:
            self._navigator.forget_column()
        self._mouse.press(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._mouse.press_twice(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._mouse.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._mouse.release(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            self._mouse.ask_for_menu(event)
        else:
            self._menu_by_keyboard()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._mouse.show_tip(event)
            return True
        if event.type() == QEvent.Type.Leave:
            self._mouse.leave()
        return super().viewportEvent(event)

    # --- keyboard ---

    def _menu_by_keyboard(self) -> None:
        """Ask for the menu of what is current, else of the selection, at the caret."""
        subject = self._current or self._selection
        if subject is not None:
            caret = self._caret_rect()
            place = self.viewport().rect().center() if caret is None else self.to_viewport(caret).bottomLeft()
            annotation_id = None if self._current is None else self._current.annotation_id
            self._say(MenuWanted(subject.document_id, annotation_id, self.viewport().mapToGlobal(place)))

    def event(self, event: QEvent) -> bool:
        """Take the keys of a glance before the page's shortcuts do."""
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and self._glance.wants(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._glance.wants(event):
            self._glance.press(event)
            return
        rtl = (
            self._navigator is not None
            and self._selection is not None
            and self._navigator.is_right_to_left(self._selection)
        )
        movement = movement_of(event, rtl=rtl)
        if movement is None:
            event.ignore()
            return
        by, extend = movement
        self.move_caret(by, extend=extend)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.ring = event.reason() in _BY_KEYBOARD
        self.viewport().update()
        self._speaking.focused()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.ring = False
        self.viewport().update()
