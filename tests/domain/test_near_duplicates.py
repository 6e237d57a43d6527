from __future__ import annotations

from annotator.domain.near_duplicates import are_near_duplicates, jaccard, shingles_of, words_of

WORDS = [f"word{number}" for number in range(54)]  # 50 shingles


def test_the_border_is_four_fifths_of_all_shingles() -> None:
    one = " ".join(WORDS)
    same = " ".join([*WORDS[:-5], *(f"other{number}" for number in range(5))])  # 45 of 55
    less = " ".join([*WORDS[:-6], *(f"other{number}" for number in range(6))])  # 44 of 56
    assert jaccard(shingles_of(words_of(one)), shingles_of(words_of(same))) == 45 / 55
    assert are_near_duplicates(one, same)
    assert not are_near_duplicates(one, less)
    # Exactly 0.8: 40 shingles, all of them in a text of 50.
    assert jaccard(shingles_of(WORDS[:44]), shingles_of(WORDS)) == 0.8


def test_short_texts_are_never_near_duplicates_whatever_they_say() -> None:
    assert are_near_duplicates(" ".join(WORDS[:50]), " ".join(WORDS[:50]))
    assert not are_near_duplicates(" ".join(WORDS[:49]), " ".join(WORDS[:49]))
    assert not are_near_duplicates("+1", "+1")


def test_case_and_punctuation_say_nothing() -> None:
    assert are_near_duplicates(" ".join(WORDS), "“" + ", ".join(WORDS).upper() + "!”")


def test_scripts_without_blanks_have_words_too() -> None:
    text = "".join(chr(0x4E00 + number) for number in range(60))
    assert len(words_of(text + "。")) == 60
    assert are_near_duplicates(text, text + "。完")


def test_what_has_no_shingles_is_like_nothing() -> None:
    assert jaccard(frozenset(), frozenset()) == 0
