"""Names learned from decisions, in a language that nothing ships for: all that is known comes from them."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator.domain.errors import SuggesterError
from annotator.suggest.learning import names, teaching
from annotator.suggest.learning.decided import DecidedText
from annotator.suggest.learning.ground import Ground
from annotator.suggest.learning.names import LearnedNames

LABELS = ("PERSON", "ORG")


def ground(*labels: str) -> Ground:
    return Ground("da", labels or LABELS, {})


def text(said: str, *found: tuple[str, str], whole: bool = True, group: str = "", refused: str = "") -> DecidedText:
    """Return a decided text; each name is where it first stands."""
    places = [(said.index(name), said.index(name) + len(name), label) for name, label in found]
    wrong = [(said.index(refused), said.index(refused) + len(refused), "PERSON")] if refused else []
    return DecidedText(text=said, names=tuple(places), refused=tuple(wrong), whole=whole, group=group or said)


def some(count: int = 12) -> list[DecidedText]:
    """Return texts in which Fenn is a person, Eldis an organisation, Monday nothing, Alder now this and now that."""
    texts = []
    for number in range(count):
        label = LABELS[number % 2]
        said = f"In year {number} Fenn met Eldis on Monday and Alder came"
        texts.append(text(said, ("Fenn", "PERSON"), ("Eldis", "ORG"), ("Alder", label)))
    return texts


def found(learned: LearnedNames, said: str, *decided: tuple[str, str]) -> dict[str, tuple[str, float]]:
    (doc,) = learned.ground.read([said])
    known = [(said.index(name), said.index(name) + len(name), label) for name, label in decided]
    return {said[start:end]: (label, sure) for start, end, label, sure in learned.guesses(doc, known)}


def test_what_was_always_decided_alike_is_found_with_its_label_and_what_goes_both_ways_is_less_sure() -> None:
    learned, figures = teaching.train(ground(), some())
    said = found(learned, "They saw Fenn and Alder leave Eldis on Monday")
    assert {name: label for name, (label, _) in said.items() if name != "Alder"} == {"Fenn": "PERSON", "Eldis": "ORG"}
    assert said["Fenn"][1] > 0.85
    assert said.get("Alder", ("", 0.0))[1] < 0.75
    assert (figures.texts, len(learned.memory)) == (12, 3)
    assert not learned.is_calibrated, "twelve texts are too few to call its numbers probabilities"
    assert figures.calibration_error is not None


def test_the_same_decisions_teach_the_same() -> None:
    said = "They saw Fenn and Alder leave Eldis on Monday"
    assert found(teaching.train(ground(), some())[0], said) == found(teaching.train(ground(), some())[0], said)


def test_refusals_count_and_what_is_undecided_does_not() -> None:
    decided = [
        text(f"Day {number}: Karsh saw Tuesday and Marren", ("Karsh", "PERSON"), whole=False, refused="Tuesday")
        for number in range(8)
    ]
    learned, _ = teaching.train(ground(), decided)
    (doc,) = learned.ground.read(["Then Karsh, Tuesday, Marren"])
    likely = {doc[start:end].text: probability for (start, end), _, probability in learned.ranked(doc)}
    assert likely["Karsh"] > likely["Marren"] > likely["Tuesday"]


def test_a_name_that_was_labelled_in_a_text_is_expected_further_on_in_it() -> None:
    learned = names.unlearned(ground())
    said = "Fenn spoke. Later Fenn left with Alder"
    assert "Fenn" not in found(learned, said)
    (doc,) = learned.ground.read([said])
    guesses = learned.guesses(doc, [(0, 4, "ORG")])
    assert [(each.start, each.label) for each in guesses if said[each.start : each.end] == "Fenn"] == [(18, "ORG")]


def test_names_begin_and_end_where_the_project_lets_them() -> None:
    said = [(who, f"So {who} Fenn came by boat {number}") for who in ("dr", "mr") for number in range(8)]
    decided = [text(each, (f"{who} Fenn", "PERSON")) for who, each in said]
    learned, _ = teaching.train(ground(), decided)
    assert set(found(learned, "So now dr Fenn goes")) == {"dr Fenn"}


def test_names_inside_names_are_proposed_where_the_project_has_them() -> None:
    decided = [
        text(f"At {number} the Eldis Group met", ("Eldis Group", "ORG"), ("Eldis", "PERSON")) for number in range(12)
    ]
    learned, _ = teaching.train(ground(), decided)
    assert learned.nested
    assert set(found(learned, "Nobody knew the Eldis Group then")) == {"Eldis Group", "Eldis"}


def test_what_was_learned_is_kept_in_a_folder_without_what_ships(tmp_path: Path) -> None:
    learned, _ = teaching.train(ground(), some())
    learned.save(tmp_path / "part")
    said = "They saw Fenn and Alder leave Eldis on Monday"
    assert found(names.load(tmp_path / "part", ground()), said) == found(learned, said)
    assert sum(path.stat().st_size for path in (tmp_path / "part").iterdir()) < 50_000
    with pytest.raises(SuggesterError, match="labels are others"):
        names.load(tmp_path / "part", ground("PERSON"))
    with pytest.raises(SuggesterError, match="train it again"):
        names.load(tmp_path, ground())


def test_figures_are_on_texts_that_were_set_aside() -> None:
    learned, _ = teaching.train(ground(), some())
    figures = teaching.measured(learned, [text("Then Fenn went to Eldis", ("Fenn", "PERSON"), ("Eldis", "PERSON"))])
    assert (figures.there, figures.found, figures.right, figures.f1) == (2, 2, 1, 0.5)


@pytest.mark.parametrize("said", ["", "   ", "\n", "😀 é", "a" * 50])
def test_texts_without_names_are_no_trouble(said: str) -> None:
    learned, _ = teaching.train(ground(), [*some(), DecidedText(text=said)])
    assert found(learned, said) == {}
