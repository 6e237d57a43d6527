from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.annotation import SpanAnnotation
from annotator.domain.consistency import KnownTexts, LabelledTexts
from annotator.domain.finding import folded, reads_as

from .drawn import TEXT


def gathered(*labelled: tuple[str, str]) -> LabelledTexts:
    texts = LabelledTexts()
    for number, (text, label) in enumerate(labelled):
        texts.add(number, f"In {text}.", SpanAnnotation(str(number), "names", 3, 3 + len(text), label))
    return texts


def test_texts_that_differ_in_case_and_white_space_are_the_same() -> None:
    texts = gathered(("Port Eldis", "A"), ("PORT\nELDIS", "B"), ("Marren", "A"), ("Port Eldis", "A"))
    (differing,) = texts.differing(dict.fromkeys(range(4), 7))
    assert differing.text == "Port Eldis"
    assert differing.counts == (("A", 2), ("B", 1))
    assert [(place.document, place.label, place.thread) for place in differing.places] == [
        (0, "A", 7),
        (1, "B", 7),
        (3, "A", 7),
    ]


def test_what_is_labelled_often_enough_is_known() -> None:
    texts = gathered(("Port Eldis", "A"), ("Port Eldis", "B"), ("Eldis", "A"))
    assert len(texts.frequent(1)) == 2
    assert len(texts.frequent(2)) == 1
    assert len(texts.frequent(3)) == 0


def test_the_longest_known_text_is_found_at_whole_tokens() -> None:
    known = gathered(("Port Eldis", "A"), ("Eldis", "A")).frequent(1)
    text = "Eldis, Port\nEldis, Eldish, eldis"
    assert [text[start:end] for start, end, _ in known.found_in(text)] == ["Eldis", "Port\nEldis"]


@settings(max_examples=80)
@given(TEXT, st.lists(TEXT, min_size=1, max_size=4))
def test_what_is_found_reads_as_something_known(text: str, sought: list[str]) -> None:
    known = KnownTexts({("names", " ".join(each.split())): (("A", 1),) for each in sought})
    last = 0
    for start, end, there in known.found_in(text):
        assert last <= start < end <= len(text) or (start, end) == (last, end)
        assert folded(text[start:end]) == folded(there.text)
        assert reads_as(text[start:end], there.text)
        last = start
