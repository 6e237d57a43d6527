"""The parts of review that need no screen: letters and colours, what gestures make of a point, what is quoted."""

from __future__ import annotations

from collections import Counter

import pytest

from annotator.domain.annotation import ChoiceAnnotation, SpanAnnotation
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.colours import NAME_CONTRAST, contrast
from annotator.domain.document import Document
from annotator.domain.identifiers import text_sha256
from annotator.domain.schema import Layer
from annotator.domain.schema_file import read_schema
from annotator.domain.tokens import rough_tokens
from annotator.gui.review import outcomes, words
from annotator.gui.review.places import Place, listed, needs, next_place
from annotator.gui.review.shown import shown
from annotator.gui.review.side_lines import quotation
from annotator.gui.review.sides import COLOURS, Sides
from annotator.gui.theme import DARK, LIGHT
from annotator.review.points import points_of
from annotator.review.precedents import Precedents, precedents
from annotator.settings import shipped_schemas

NEWS = read_schema(shipped_schemas()[0])
ENTITIES: Layer = NEWS.layer("entities")
TEXT = "Engineers of the Harbour Authority in Port Eldis shut the bridge."
ARTICLE = Document(id="a", kind="article", thread="a", text=TEXT, text_sha256=text_sha256(TEXT))
SIDES = Sides(("ben", "mira"))


def span(quote: str, label: str = "ORG", identifier: str = "", **attributes: str) -> SpanAnnotation:
    start = TEXT.index(quote)
    pairs = tuple(sorted(attributes.items()))
    return SpanAnnotation(identifier or f"{quote}-{label}", "entities", start, start + len(quote), label, pairs)


def places(*sides: tuple[SpanAnnotation, ...]) -> list[Place]:
    names = ("ben", "mira", "zoe")
    sets = [
        AnnotationSet(
            document="a",
            annotator=name,
            state="submitted",
            spans=tuple(sorted(own, key=lambda each: each.order)),
            choices=(ChoiceAnnotation("sentiment", "sentiment", "neutral"),),
        )
        for name, own in zip(names, sides, strict=False)
    ]
    gold = AnnotationSet(document="a", annotator="gold")
    return [Place(ARTICLE, each) for each in points_of(sets, gold, schema=NEWS, kind="article")]


def test_side_colours_read_as_text_on_every_ground_and_stay_apart() -> None:
    assert len(set(COLOURS)) == len(COLOURS) == 10
    for light, dark in COLOURS:
        assert min(contrast(light, ground) for ground in (LIGHT.paper, LIGHT.bg, LIGHT.panel)) >= NAME_CONTRAST
        assert min(contrast(dark, ground) for ground in (DARK.paper, DARK.bg, DARK.panel)) >= NAME_CONTRAST


def test_letters_go_on_where_the_alphabet_ends() -> None:
    many = Sides(tuple(f"annotator {number}" for number in range(28)))
    assert many.letter("annotator 1") == "B"
    assert many.letter("annotator 27") == "28"
    assert many.colours("annotator 10") == many.colours("annotator 0")
    assert Sides(("ben",), hidden=True).called("ben") == "A"


@pytest.mark.parametrize(
    ("sides", "begins_with"),
    [
        (((span("the Harbour Authority"),), (span("Harbour Authority"),)), "the Harbour Authority"),
        (((span("the Harbour Authority"),), (span("Harbour Authority"),), (span("Harbour Authority"),)), "Harbour Aut"),
        (((span("Port Eldis", "GPE"),), ()), "Port Eldis"),
    ],
)
def test_a_change_begins_from_what_most_say_or_the_longest(
    sides: tuple[tuple[SpanAnnotation, ...], ...], begins_with: str
) -> None:
    base = outcomes.base_of(places(*sides)[0])
    assert base is not None
    assert TEXT[base.start : base.end].startswith(begins_with)


def test_of_several_spans_none_is_changed_by_a_key() -> None:
    crowded = places((span("Harbour Authority in Port Eldis"),), (span("Harbour"), span("Port Eldis", "ORG")))[0]
    assert outcomes.base_of(crowded) is None
    assert outcomes.relabelled(crowded, "entities", "GPE") is None
    assert words.is_crowded(crowded)
    assert [words.side(each.annotations, crowded, NEWS) for each in crowded.point.options] == ["1 span", "2 spans"]  # type: ignore[union-attr]


def test_what_somebody_said_already_is_taken_from_them() -> None:
    place = places((span("Port Eldis", "GPE", "bens"),), (span("Port Eldis", "LOC", "miras"),))[0]
    taken = outcomes.relabelled(place, "entities", "LOC")
    assert taken is not None
    assert taken.id == "miras"
    third = outcomes.relabelled(place, "entities", "FAC")
    assert third is not None
    assert (third.label, third.id) == ("FAC", "bens")


def test_ends_move_by_tokens_and_stop_at_the_text() -> None:
    place = places((span("Engineers"),))[0]
    tokens = rough_tokens(TEXT)
    assert outcomes.with_ends(place, tokens, "start", forward=False) is None
    assert outcomes.with_ends(place, tokens, "end", forward=False) is None
    longer = outcomes.with_ends(place, tokens, "end", forward=True)
    assert longer is not None
    assert TEXT[longer.start : longer.end] == "Engineers of"


def test_an_attribute_that_is_there_is_taken_away() -> None:
    place = places((span("Engineers", sentiment="negative"),))[0]
    without = outcomes.with_attribute(place, ENTITIES, 1)
    assert without is not None
    assert without.attributes == ()
    assert outcomes.with_attribute(place, ENTITIES, 9) is None


def test_only_differences_need_a_look_of_several_and_everything_of_one() -> None:
    both = places((span("Port Eldis", "GPE"), span("Engineers")), (span("Port Eldis", "LOC"), span("Engineers")))
    waiting = [each for each in both if needs(each, alone=False)]
    assert [TEXT[slice(*each.extent)] for each in waiting if each.extent] == ["Port Eldis"]
    assert len(listed(both, "all", alone=False)) == len(both) == 3
    assert listed(both, "settled", alone=False) == ()
    alone = places((span("Port Eldis", "GPE"),))
    assert len(listed(alone, "open", alone=True)) == 2
    assert next_place(both, both[-1].key, waiting, forward=True) is waiting[0]
    assert next_place(both, waiting[0].key, [], forward=True) is None


def test_what_is_shown_is_made_anew_only_for_what_changed() -> None:
    two = places((span("Port Eldis", "GPE"), span("Engineers")), (span("Port Eldis", "LOC"), span("Engineers")))
    first = shown("a", two, SIDES)
    tags = {first.voices.spans[name].tag for name in first.places}
    assert tags == {"", "A", "B"}
    groups = {first.voices.spans[name].group for name, key in first.places.items() if key == two[1].key}
    assert groups == {first.leads[two[1].key]}
    again = shown("a", two, SIDES, first)
    assert again.set == first.set
    assert all(again.pieces[key] is piece for key, piece in first.pieces.items())


@pytest.mark.parametrize(
    ("quote", "expected"),
    [("Engineers", "Engineers of the Harbour"), ("bridge", "in Port Eldis shut the bridge.")],
)
def test_a_quotation_is_cut_at_blanks(quote: str, expected: str) -> None:
    start = TEXT.index(quote)
    quoted = quotation(ARTICLE, (start, start + len(quote)))
    assert quoted.text.strip() == expected
    assert TEXT[quoted.start :].startswith(quoted.text)


def test_earlier_verdicts_are_counted_and_told_where_labels_differ_likewise() -> None:
    changes = [(span("the Harbour Authority"), span("Harbour Authority"))] * 3
    changes += [(span("Port Eldis", "LOC"), span("Port Eldis", "GPE"))]
    known = precedents(changes)
    assert known.shorter == Counter(entities=3)
    assert known.relabelled == Counter({("entities", "LOC", "GPE"): 1})
    boundary = places((span("the Harbour Authority"),), (span("Harbour Authority"),))[0]
    assert words.precedent(boundary, NEWS, known) == "3 earlier verdicts chose the shorter."
    label = places((span("Port Eldis", "GPE"),), (span("Port Eldis", "LOC"),))[0]
    assert words.precedent(label, NEWS, known) == "1 earlier verdict chose GPE."
    assert words.precedent(label, NEWS, Precedents()) == ""


def test_a_difference_in_an_attribute_asks_for_its_answer() -> None:
    place = places((span("Engineers", sentiment="negative"),), (span("Engineers", sentiment="positive"),))[0]
    title = ENTITIES.attribute("sentiment").title
    assert words.question(place, NEWS, SIDES) == f"“{title}”: which is right?"
