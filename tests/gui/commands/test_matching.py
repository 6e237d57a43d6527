from annotator.gui.commands.matching import best, match

TITLES = (
    "Submit and open the next",
    "Next suggestion or open question",
    "Skip to the next",
    "Label GPE",
    "Label ORG",
    "Flag with a reason; take the flag away",
    "Split the span at the caret",
    "Über die Brücke",
)


def first(typed: str) -> str:
    return next(iter(best(typed, ((title, title, "") for title in TITLES))))[0]


def test_words_find_their_title_however_they_are_typed() -> None:
    assert first("submit") == "Submit and open the next"
    assert first("next sub") == "Submit and open the next"
    assert first("LABEL GPE") == "Label GPE"
    assert first("gpe") == "Label GPE"
    assert first("flag") == "Flag with a reason; take the flag away"
    assert first("uber bru") == "Über die Brücke"
    assert first("sstc") == "Split the span at the caret"
    assert first("sumbit") == "Submit and open the next"


def test_whole_words_come_before_beginnings_and_pieces() -> None:
    found = best("open", (("Reopen", "Reopen", ""), ("Openness", "Openness", ""), ("Open", "Open", "")))
    assert [thing for thing, _ in found] == ["Open", "Openness", "Reopen"]


def test_what_does_not_fit_is_left_out() -> None:
    assert match("zebra", "Submit and open the next") is None
    assert match("submit zebra", "Submit and open the next") is None


def test_other_words_for_a_thing_find_it_too() -> None:
    found = match("cut", "Split the span", "cut in two")
    assert found is not None
    assert found.places == ()


def test_places_are_those_of_the_title() -> None:
    found = match("brucke", "Über die Brücke")
    assert found is not None
    assert found.places == tuple(range(9, 15))


def test_nothing_typed_leaves_all_in_their_order() -> None:
    assert [thing for thing, _ in best("  ", ((title, title, "") for title in TITLES))] == list(TITLES)
