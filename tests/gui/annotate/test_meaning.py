"""What keys and clicks come to, without a window."""

from annotator.domain.annotation import SpanAnnotation, StanceAnnotation, Target
from annotator.domain.tokens import TokenTable, rough_tokens
from annotator.gui.annotate import meaning
from annotator.gui.annotate.meaning import Step
from annotator.gui.annotate.position import Armed, Position
from annotator.gui.annotate.stops import Work
from annotator.gui.thread_view.intents import Current
from annotator.gui.thread_view.selection import TextSelection
from tests.gui.annotate.test_stops import do
from tests.gui.annotate.threads import ARTICLE, FIRST, storm, work_of


def tokens(document_id: str) -> TokenTable:
    return rough_tokens(storm().document(document_id).text)


def selected(quote: str) -> Position:
    start = ARTICLE.index(quote)
    return Position(selection=TextSelection("storm", start, start + len(quote)))


def after(work: Work, step: Step | None) -> tuple[Work, Position]:
    assert step is not None
    return do(work, step.edits), step.position


def spans(work: Work, document_id: str = "storm") -> list[tuple[str, str]]:
    text = work.thread.document(document_id).text
    return [(text[span.start : span.end], span.label) for span in work.sets[document_id].spans]


def test_a_label_goes_to_the_selection() -> None:
    work, position = after(w := work_of(storm(), {}), meaning.give(w, selected("Odile Fenn"), "entities", "PERSON"))
    assert spans(work) == [("Odile Fenn", "PERSON")]
    assert position.range is None
    assert position.current == Current("storm", annotation_id=work.sets["storm"].spans[0].id)


def test_the_same_label_twice_finds_the_span_that_is_there() -> None:
    work, first = after(w := work_of(storm(), {}), meaning.give(w, selected("Odile Fenn"), "entities", "PERSON"))
    again = meaning.give(work, selected("Odile Fenn"), "entities", "PERSON")
    assert again is not None
    assert again.edits == ()
    assert again.position.current == first.current


def test_a_label_changes_the_current_span() -> None:
    work, position = after(w := work_of(storm(), {}), meaning.give(w, selected("Odile Fenn"), "entities", "PERSON"))
    work, position = after(work, meaning.give(work, position, "entities", "ORG"))
    assert spans(work) == [("Odile Fenn", "ORG")]
    assert meaning.give(work, Position(), "entities", "ORG") is None


def test_another_label_for_a_suggestion_is_an_edited_one() -> None:
    work = work_of(storm(), {})
    step = meaning.give(work, Position(current=Current("storm", annotation_id="s2")), "entities", "GPE")
    assert step is not None
    assert step.go_on
    span = do(work, step.edits).sets["storm"].spans[0]
    assert (span.label, span.origin, span.suggestion) == ("GPE", "edited", "s2")


def test_a_label_with_nothing_selected_takes_the_token_at_the_caret() -> None:
    caret = Position(selection=TextSelection("c1", 2, 2))
    work, _ = after(w := work_of(storm(), {}), meaning.label_token(w, caret, tokens, "entities", "PERSON"))
    assert spans(work, "c1") == [("Fenn", "PERSON")]


def test_a_label_with_no_token_anywhere_is_armed() -> None:
    step = meaning.label_token(work_of(storm(), {}), Position(), tokens, "entities", "PERSON")
    assert step.edits == ()
    assert step.position.armed == Armed("entities", "PERSON")


def test_ends_move_by_tokens_and_never_past_each_other() -> None:
    work, position = after(w := work_of(storm(), {}), meaning.give(w, selected("Odile Fenn"), "entities", "PERSON"))
    work, position = after(work, meaning.move_end(work, position, tokens, "start", forward=True))
    assert spans(work) == [("Fenn", "PERSON")]
    assert meaning.move_end(work, position, tokens, "start", forward=True) is None
    work, position = after(work, meaning.move_end(work, position, tokens, "start", forward=False))
    work, position = after(work, meaning.move_end(work, position, tokens, "end", forward=True))
    assert spans(work) == [("Odile Fenn said", "PERSON")]


def test_moving_the_end_of_a_suggestion_accepts_it_in_the_same_act() -> None:
    work = work_of(storm(), {})
    at = Position(current=Current("storm", annotation_id="s2"))
    work, position = after(work, meaning.move_end(work, at, tokens, "start", forward=False))
    span = work.sets["storm"].spans[0]
    assert spans(work) == [("the Marren Peninsula", "LOC")]
    assert (span.origin, span.suggestion) == ("edited", "s2")
    assert position.current == Current("storm", annotation_id=span.id)


def test_a_span_that_is_the_selection_again_gets_new_ends() -> None:
    work, position = after(w := work_of(storm(), {}), meaning.give(w, selected("Odile Fenn"), "entities", "PERSON"))
    identifier = work.sets["storm"].spans[0].id
    step = meaning.reselect(work, position)
    assert step is not None
    assert step.position.range is not None
    start = step.position.range.start
    stretched = step.position.selecting(TextSelection("storm", start, start + 5), reshaping=position.current)
    work, position = after(work, meaning.accept(work, stretched))
    assert spans(work) == [("Odile", "PERSON")]
    assert work.sets["storm"].spans[0].id == identifier


def test_a_span_that_is_the_selection_again_can_get_another_label_too() -> None:
    work, position = after(w := work_of(storm(), {}), meaning.give(w, selected("Odile Fenn"), "entities", "PERSON"))
    step = meaning.reselect(work, position)
    assert step is not None
    work, _ = after(work, meaning.give(work, step.position, "entities", "ORG"))
    assert spans(work) == [("Odile Fenn", "ORG")]


def test_sentiment_toward_a_span_comes_and_goes() -> None:
    work, position = after(w := work_of(storm(), {}), meaning.give(w, selected("Odile Fenn"), "entities", "PERSON"))
    work, position = after(work, meaning.give_attribute(work, position, "sentiment", "negative"))
    assert work.sets["storm"].spans[0].attribute("sentiment") == "negative"
    work, position = after(work, meaning.give_attribute(work, position, "sentiment", "negative"))
    assert work.sets["storm"].spans[0].attribute("sentiment") is None


def test_questions_are_answered_and_answers_taken_away() -> None:
    work = work_of(storm(), {})
    at = Position(current=Current("c1", layer="sentiment"))
    first = meaning.answer(work, at, "negative", go_on=True)
    assert first is not None
    assert first.go_on
    work = do(work, first.edits)
    second = meaning.answer(work, at, "positive", go_on=True)
    assert second is not None
    assert not second.go_on
    work = do(work, second.edits)
    assert work.sets["c1"].choices[0].label == "positive"
    work, _ = after(work, meaning.remove(work, at))
    assert work.sets["c1"].choices == ()


def test_a_stance_goes_to_its_target() -> None:
    work = work_of(storm(), {})
    at = Position(current=Current("c1", layer="stance", target=Target.entity("Harbour Authority")))
    work, _ = after(work, meaning.answer(work, at, "against", go_on=False))
    stance = work.sets["c1"].stances[0]
    assert isinstance(stance, StanceAnnotation)
    assert (stance.target.text, stance.label) == ("Harbour Authority", "against")
    work, _ = after(work, meaning.remove(work, at))
    assert work.sets["c1"].stances == ()


def test_accepting_takes_the_suggested_answer_and_another_answer_edits_it() -> None:
    work = work_of(storm(), {})
    at = Position(current=Current("c2", layer="sentiment"))
    accepted = do(work, meaning.accept(work, at).edits)
    assert (accepted.sets["c2"].choices[0].label, accepted.sets["c2"].choices[0].origin) == ("negative", "accepted")
    step = meaning.answer(work, at, "neutral", go_on=True)
    assert step is not None
    edited = do(work, step.edits)
    assert (edited.sets["c2"].choices[0].label, edited.sets["c2"].choices[0].origin) == ("neutral", "edited")


def test_rejecting_keeps_the_suggestion_as_data_and_goes_on() -> None:
    work = work_of(storm(), {})
    step = meaning.remove(work, Position(current=Current("storm", annotation_id="s1")))
    assert step is not None
    assert step.go_on
    assert [each.id for each in do(work, step.edits).sets["storm"].rejected] == ["s1"]


def test_deleting_a_span_leaves_the_caret_at_its_place() -> None:
    work, position = after(w := work_of(storm(), {}), meaning.give(w, selected("Odile Fenn"), "entities", "PERSON"))
    work, position = after(work, meaning.remove(work, position))
    assert spans(work) == []
    assert position.selection is not None
    assert position.selection.is_caret
    assert ARTICLE[position.selection.position :].startswith("Odile Fenn")


def test_nothing_current_means_nothing_to_remove() -> None:
    work = work_of(storm(), {})
    assert meaning.remove(work, Position()) is None
    assert meaning.reselect(work, Position()) is None
    assert meaning.answer(work, Position(), "negative", go_on=True) is None
    assert meaning.accept(work, Position()).go_on


def test_offsets_behind_an_emoji_are_code_points() -> None:
    start = FIRST.index("😴")
    span = Position(selection=TextSelection("c1", start, start + 1))
    work, _ = after(w := work_of(storm(), {}), meaning.give(w, span, "entities", "PERSON"))
    made = work.sets["c1"].spans[0]
    assert isinstance(made, SpanAnnotation)
    assert FIRST[made.start : made.end] == "😴"
