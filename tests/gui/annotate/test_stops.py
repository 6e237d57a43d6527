from dataclasses import replace

from annotator.domain import gestures
from annotator.domain.annotation import SpanAnnotation, Target
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.application import apply
from annotator.domain.edit import Act, Add, DocumentEdit, Remove
from annotator.gui.annotate.stops import (
    Work,
    decided_stops,
    neighbour,
    open_stops,
    place_of,
    rank_of,
    rank_of_caret,
    required_stops,
)
from annotator.gui.thread_view.intents import Current
from annotator.gui.thread_view.selection import TextSelection
from tests.gui.annotate.threads import ARTICLE, NEWS, storm, work_of


def do(work: Work, edits: gestures.Edits) -> Work:
    sets = dict(work.sets)
    for each in edits:
        document = work.thread.document(each.document)
        sets[each.document] = apply([each.edit], sets[each.document], document=document, schema=NEWS).set
    return work_of(work.thread, sets)


def names(stops: list[Current]) -> list[str]:
    return [
        stop.annotation_id or f"{stop.document_id} {stop.layer} {stop.target and stop.target.kind}" for stop in stops
    ]


def test_open_places_come_in_reading_order() -> None:
    work = work_of(storm(), {})
    assert names([stop.current for stop in open_stops(work)]) == [
        "s1",
        "s2",
        "storm sentiment None",
        "c1 sentiment None",
        "c1 stance claim",
        "c2 sentiment None",
        "c2 stance claim",
        "c2 stance entity",
    ]


def test_what_is_decided_is_no_open_place_any_more() -> None:
    work = work_of(storm(), {})
    edits = gestures.choose(work.sets["c1"], NEWS.layer("sentiment"), "negative")
    edits += gestures.take_stance(work.sets["c1"], "stance", Target.entity("Fenn"), "favor")
    work = do(work, edits)
    # A stance toward anybody settles the comment; the claim is an offer from then on.
    assert not [stop for stop in open_stops(work) if stop.current.document_id == "c1"]
    assert names([stop.current for stop in decided_stops(work)]) == ["c1 sentiment None", "c1 stance entity"]


def test_required_places_are_the_questions_without_an_answer() -> None:
    work = work_of(storm(), {})
    assert len(required_stops(work)) == 5
    work = do(work, gestures.choose(work.sets["storm"], NEWS.layer("sentiment"), "neutral"))
    assert names([stop.current for stop in required_stops(work)])[0] == "c1 sentiment None"


def test_walking_goes_on_from_where_one_is_and_round_at_the_end() -> None:
    work = work_of(storm(), {})
    stops = open_stops(work)
    first = neighbour(stops, None, forward=True)
    assert first == Current("storm", annotation_id="s1")
    assert first is not None
    after = neighbour(stops, rank_of(work, first), forward=True)
    assert after == Current("storm", annotation_id="s2")
    behind_sunday = rank_of_caret(work, "storm", ARTICLE.index("Sunday") + 2)
    assert neighbour(stops, behind_sunday, forward=True) == after
    assert neighbour(stops, behind_sunday, forward=False) == first
    assert neighbour(stops, stops[-1].rank, forward=True) == first
    assert neighbour(stops, stops[0].rank, forward=False) == stops[-1].current
    assert neighbour([], None, forward=True) is None


def test_a_target_that_was_just_chosen_stands_behind_the_questions() -> None:
    work = work_of(storm(), {})
    chosen = Current("c1", layer="stance", target=Target.entity("the mayor"))
    rank = rank_of(work, chosen)
    assert rank is not None
    assert neighbour(open_stops(work), rank, forward=True) == Current("c2", layer="sentiment")


def test_an_act_leads_to_what_it_left_or_to_where_it_was() -> None:
    span = SpanAnnotation("a1", "entities", 13, 29, "FAC")
    sets = {"storm": replace(AnnotationSet(document="storm", annotator="ada"), spans=(span,))}
    work = work_of(storm(), sets)
    added = Act("ada", "storm", (DocumentEdit("storm", Add(span)),))
    assert place_of(added, work) == Current("storm", annotation_id="a1")
    removed = Act("ada", "storm", (DocumentEdit("storm", Remove(span)),))
    assert place_of(removed, work_of(storm(), {})) == TextSelection("storm", 13, 29)
    answer = gestures.choose(work.sets["c1"], NEWS.layer("sentiment"), "negative")
    assert place_of(Act("ada", "storm", answer), work) == Current("c1", layer="sentiment")
    assert place_of(Act("ada", "storm", gestures.submit(work.sets.values())), work) is None
