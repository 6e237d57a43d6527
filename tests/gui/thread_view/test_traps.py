"""Every character that Qt counts, joins or drops in its own way, walked over and labelled by keyboard.

Halves of a pair are not among them: the import replaces them, and no document can hold one.
"""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt

from annotator.domain.annotation import SpanAnnotation
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.application import apply
from annotator.domain.document import Thread
from annotator.domain.gestures import label_span
from annotator.gui.thread_view.intents import SelectionChanged
from tests.gui.thread_view.shown import PLAIN, Shown, key
from tests.gui.thread_view.threads import SCHEMA, Labelled, article, comment

TRAPS = {
    "astral": "\U00010348\U0001d538",
    "emoji": "😴",
    "family": "👩\u200d👩\u200d👧\u200d👦",
    "skin tone": "👍🏽",
    "flags": "🇩🇪🇫🇷",
    "combining": "e\u0301o\u0308\u0323",
    "variation selector": "☎\ufe0f",
    "keycap": "1\ufe0f\u20e3",
    "jamo": "\u1112\u1161\u11ab",
    "devanagari": "क्षि",
    "harakat": "عَلَيْكُم",
    "lam-alef": "سلام",
    "hebrew points": "שָׁלוֹם",
    "ligature": "office",
    "tab": "a\tb",
    "vertical tab": "a\vb",
    "form feed": "a\fb",
    "next line": "a\x85b",
    "line separator": "a\u2028b",
    "no-break space": "a\u00a0b",
    "inner mark": "a\ufeffb",
    "mirrored mark": "a\ufffeb",
    "noncharacters": "a\ufdd0\ufdd1b",
    "object": "a\ufffcb",
    "zero width": "a\u200bb",
    "null": "a\x00b",
    "directions": "\u202babc\u202c",
}
ENDS = {
    "line feed": "\n",
    "two line feeds": "\n\n",
    "carriage return": "\r",
    "both": "\r\n",
    "doubled": "\r\r\n",
    "paragraph": "\u2029",
}
LEADS = {"mark": "\ufeff", "mirrored mark": "\ufffe", "blank": " ", "nothing": ""}
SHIFT = Qt.KeyboardModifier.ShiftModifier


def walk(view: Shown, pressed: Qt.Key, until: int, most: int) -> list[int]:
    """Press a key until the caret is at an offset; return all its places."""
    assert view.selection is not None
    places = [view.selection.position]
    while places[-1] != until:
        key(view, pressed)
        assert view.selection.document_id == "a"
        assert view.selection.position not in places, f"stuck at {places[-1]} of {until}"
        places.append(view.selection.position)
        assert len(places) <= most
    return places


def is_inside_a_character(text: str, offset: int) -> bool:
    if not 0 < offset < len(text):
        return False
    before, after = text[offset - 1], text[offset]
    flags = 0
    while flags < offset and "\U0001f1e6" <= text[offset - 1 - flags] <= "\U0001f1ff":
        flags += 1
    return (
        unicodedata.combining(after) > 0
        or after in "\u200d\ufe0f\u20e3"
        or (before == "\u200d" and ord(after) > 0xFFFF)
        or "\U0001f3fb" <= after <= "\U0001f3ff"
        or ("\U0001f1e6" <= after <= "\U0001f1ff" and flags % 2 == 1)
        or "\u1160" <= after <= "\u11ff"
    )


def show(view: Shown, text: str) -> Labelled:
    made = Labelled(Thread.from_documents((article(text), comment(1, "The end."))))
    view.show_labelled(made)
    view.said.clear()
    return made


def highlighted(view: Shown, span: SpanAnnotation) -> str:
    """Return the characters of the document whose middle is under the highlight, as a reader sees it."""
    assert view.scene is not None
    found = ""
    for block in view.scene.texts("a"):
        paragraph, layout = block.place.paragraph, block.layout
        marks = ((line, each) for line, drawn in block._drawn.items() for each in drawn)
        boxes = [(line, box) for line, each in marks if each.mark.id == span.id for box in each.boxes]
        stops = [paragraph.start]
        while stops[-1] < paragraph.end:
            stops.append(layout.step(stops[-1], forward=True))
        for start, end in pairwise(stops):
            own = layout.stretches(start, end)
            middles = [(each.line, (each.left + each.right) / 2) for each in own if each.right - each.left > 0.5]
            if any(on == line and box.left() <= x <= box.right() for line, x in middles for on, box in boxes):
                found += block.place.text[start:end]
    return found


def visible(text: str) -> str:
    """Return what of a text takes room on the screen."""
    return "".join(each for each in text if not each.isspace() and unicodedata.category(each) not in {"Cf", "Cc"})


@pytest.mark.parametrize("lead", LEADS.values(), ids=LEADS.keys())
@pytest.mark.parametrize("trap", TRAPS.values(), ids=TRAPS.keys())
def test_the_caret_walks_through_and_a_span_is_what_is_highlighted(view: Shown, trap: str, lead: str) -> None:
    text = f"{lead}before {trap} between {trap}{trap} after"
    made = show(view, text)
    _, block = view.block("a", 0)
    onward, back = (Qt.Key.Key_Left, Qt.Key.Key_Right) if block.layout.rtl else (Qt.Key.Key_Right, Qt.Key.Key_Left)
    view.select("a", 0, 0)
    places = walk(view, onward, len(text), len(text) + 1)
    assert not [place for place in places if is_inside_a_character(text, place)]
    assert walk(view, back, 0, len(text) + 1) == places[::-1]

    start = text.index(trap)
    view.select("a", start, start)
    assert view.selection is not None
    while view.selection.position < start + len(trap):
        key(view, onward, SHIFT)
    assert (view.selection.start, view.selection.end) == (start, start + len(trap))
    said = view.told(SelectionChanged)[-1]
    own = made.sets["a"]
    edits = label_span(own, "entities", min(said.anchor, said.position), max(said.anchor, said.position), "ORG")
    applied = apply([each.edit for each in edits], own, document=made.thread.article, schema=SCHEMA)
    made.sets["a"] = applied.set
    view.update_labelled(made, "a")
    (span,) = made.sets["a"].spans
    assert text[span.start : span.end] == trap
    assert visible(highlighted(view, span)) == visible(trap)


@pytest.mark.parametrize("end", ENDS.values(), ids=ENDS.keys())
def test_line_ends_are_stepped_over_and_lie_inside_spans(view: Shown, end: str) -> None:
    text = f"first 😴 line{end}second e\u0301 line{end}third سلام line"
    made = show(view, text)
    view.select("a", 0, 0)
    onward = walk(view, Qt.Key.Key_Right, len(text), len(text) + 1)
    assert not [place for place in onward if is_inside_a_character(text, place)]
    assert walk(view, Qt.Key.Key_Left, 0, len(text) + 1) == onward[::-1]
    start, stop = text.index("😴"), text.index("سلام") + 4
    made.sets["a"] = AnnotationSet(
        document="a", annotator="ann", spans=(SpanAnnotation("x", "entities", start, stop, "ORG"),)
    )
    view.update_labelled(made, "a")
    assert visible(highlighted(view, made.sets["a"].spans[0])) == visible(text[start:stop])


@pytest.mark.parametrize("held", [PLAIN, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier])
@pytest.mark.parametrize(("onward", "back"), [(Qt.Key.Key_Down, Qt.Key.Key_Up)])
def test_lines_sentences_and_paragraphs_lead_through_all_of_it(
    view: Shown, held: Qt.KeyboardModifier, onward: Qt.Key, back: Qt.Key
) -> None:
    text = "\n\n".join(f"A sentence with {trap} in it. And {trap} again, {trap}!" for trap in TRAPS.values())
    show(view, text)
    view.select("a", 0, 0)
    assert view.selection is not None
    for pressed, end in ((onward, len(text)), (back, 0)):
        places: list[int] = []
        while view.selection.document_id == "a" and view.selection.position not in places:
            places.append(view.selection.position)
            key(view, pressed, held)
        assert places == sorted(places, reverse=end == 0)
        assert not [place for place in places if is_inside_a_character(text, place)]
        assert len(places) >= len(TRAPS)
        view.select("a", end, end)
