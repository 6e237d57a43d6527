from __future__ import annotations

from hypothesis import given
from PySide6.QtGui import QTextCursor, QTextDocument, QTextLayout

from annotator.gui.thread_view.offsets import caption, display_text, isolated
from tests.gui.thread_view.texts import LINES, texts


@given(texts(LINES))
def test_the_copy_has_as_many_characters_as_the_source(source: str) -> None:
    assert len(display_text(source).text) == len(source)


@given(texts(LINES))
def test_offsets_come_back_from_qt_as_they_went(source: str) -> None:
    copy = display_text(source)
    for offset in range(len(source) + 1):
        assert copy.from_qt(copy.to_qt(offset)) == offset


@given(texts(LINES))
def test_qt_counts_as_the_table_says(source: str) -> None:
    copy = display_text(source)
    layout = QTextLayout(copy.text)
    # The layout answers with what it holds, so this measures what reached Qt.
    assert len(layout.text().encode("utf-16-le")) // 2 == copy.to_qt(len(source))
    document = QTextDocument()
    document.setPlainText(copy.text)
    assert document.characterCount() - 1 == copy.to_qt(len(source))
    for offset, character in enumerate(copy.text):
        cursor = QTextCursor(document)
        cursor.setPosition(copy.to_qt(offset))
        cursor.setPosition(copy.to_qt(offset + 1), QTextCursor.MoveMode.KeepAnchor)
        assert cursor.selectedText() == character


@given(texts(LINES))
def test_the_second_half_of_a_pair_counts_to_its_first(source: str) -> None:
    copy = display_text(source)
    for offset in copy.astral:
        assert copy.from_qt(copy.to_qt(offset) + 1) == offset


def test_a_leading_byte_order_mark_moves_nothing() -> None:
    copy = display_text("\ufeffEldis")
    assert QTextLayout(copy.text).text()[1:] == "Eldis"
    assert copy.to_qt(1) == 1


def test_a_leading_mirrored_mark_does_not_swap_bytes() -> None:
    assert QTextLayout(display_text("\ufffeab").text).text()[1:] == "ab"


def test_captions_are_one_line() -> None:
    assert caption(" Old\nSal \ufdd0 ") == "Old Sal \ufffd"


def test_a_name_from_right_to_left_keeps_to_itself_in_a_sentence() -> None:
    assert isolated("Harbour Post") == "Harbour Post"
    assert isolated("بريد") == "\u2068بريد\u2069"
