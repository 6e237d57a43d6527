from __future__ import annotations

from annotator.formats.loss import NAMES, SENTENCES, TREATMENTS, Account, Done, Part, Why, in_words


def test_every_part_reason_and_treatment_has_words() -> None:
    assert {*NAMES} == {*Part}
    assert {*SENTENCES} == {*Why}
    assert {*TREATMENTS} == {*Done}
    assert all(sentence.endswith(".") for sentence in (*SENTENCES.values(), *TREATMENTS.values()))


def test_labels_that_are_lost_alike_are_told_together_and_the_rest_in_one_line() -> None:
    assert Account().is_whole
    account = Account()
    account.lose(Part.STATE, label="submitted", why=Why.NOT_HELD)
    account.lose(Part.CHOICE, "mood", "sad", why=Why.NOT_HELD)
    for _ in range(1200):
        account.lose(Part.CHOICE, "mood", "glad", why=Why.NOT_HELD)
    account.lose(Part.SPAN, "names", "ORG", why=Why.NESTED, done=Done.LONGEST_KEPT)
    account.lose(Part.AUTHOR, why=Why.NOT_HELD)
    assert not account.is_whole
    assert in_words(account.losses()) == [
        f"1 × span “names · ORG”: {SENTENCES[Why.NESTED]} The longest was kept.",
        "1,201 × choice “mood” (glad 1,200, sad 1): The format has no place for it. Left out.",
        "No place for what stands beside them: state (1), author (1).",
    ]
