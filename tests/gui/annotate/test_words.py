from dataclasses import replace

from annotator.domain import gestures
from annotator.domain.annotation import GOLD, SpanAnnotation, Target
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.document import Thread
from annotator.domain.edit import Act, Add, DocumentEdit, Removal, SetState, SetVerdict
from annotator.domain.queue import QueueRow
from annotator.domain.verdict import Verdict
from annotator.gui.annotate import act_words, words
from tests.gui.annotate.threads import ARTICLE, NEWS, storm, suggestions, work_of

THREAD = storm()


def act(*edits: DocumentEdit) -> Act:
    return Act("ada", "storm", edits)


def fenn() -> gestures.Edits:
    start = ARTICLE.index("Odile Fenn")
    return gestures.label_span(empty("storm"), "entities", start, start + 10, "PERSON")


def empty(document_id: str) -> AnnotationSet:
    return AnnotationSet(document=document_id, annotator="ada")


def said(edits: gestures.Edits) -> tuple[str, str]:
    return act_words.deed(act(*edits), NEWS, THREAD), act_words.told(act(*edits), NEWS, THREAD)


def test_spans_are_said_with_their_words() -> None:
    assert said(fenn()) == ("PERSON “Odile Fenn”", "labelled PERSON “Odile Fenn”")


def test_that_work_began_goes_without_saying() -> None:
    edits = (*fenn(), DocumentEdit("storm", SetState("new", "in_progress")))
    assert said(edits)[0] == "PERSON “Odile Fenn”"


def test_the_inverse_is_said_as_what_it_does() -> None:
    assert act_words.deed(act(*fenn()).inverse(), NEWS, THREAD) == "deletion of PERSON “Odile Fenn”"


def test_changes_say_what_changed() -> None:
    start = ARTICLE.index("Odile Fenn")
    span = SpanAnnotation("a", "entities", start, start + 10, "PERSON")
    annotation_set = replace(empty("storm"), spans=(span,))
    assert said(gestures.relabel(annotation_set, span, "ORG"))[0] == "ORG “Odile Fenn” instead of PERSON"
    assert said(gestures.move_ends(annotation_set, span, start, start + 5))[0] == "new ends of PERSON “Odile”"
    toward = gestures.set_attribute(annotation_set, span, "sentiment", "negative")
    assert said(toward)[0] == "Negative toward PERSON “Odile Fenn”"


def test_answers_say_question_and_target() -> None:
    assert said(gestures.choose(empty("c1"), NEWS.layer("sentiment"), "negative"))[1] == (
        "set Sentiment: Negative, in tidewatcher_b’s comment"
    )
    assert said(gestures.choose(empty("storm"), NEWS.layer("sentiment"), "negative"))[1] == "set Sentiment: Negative"
    fenn_stance = gestures.take_stance(empty("c2"), "stance", Target.entity("Odile Fenn"), "against")
    assert said(fenn_stance)[1] == "set Against toward Odile Fenn, in M. Karsh’s comment"
    parent = gestures.take_stance(empty("c1"), "stance", Target("parent", "storm", "Storm"), "favor")
    assert said(parent)[0] == "Favor toward the article, in tidewatcher_b’s comment"


def test_several_are_counted() -> None:
    work = work_of(THREAD, {})
    accepted = [edit for each in suggestions()["storm"] for edit in gestures.accept(work.sets["storm"], each, NEWS)]
    assert act_words.told(act(*accepted), NEWS, THREAD) == "accepted DATE “Sunday” and 1 more"
    submitted = gestures.submit(work.sets.values())
    assert act_words.told(act(*submitted), NEWS, THREAD) == "submitted"
    removal = Removal("ada", "storm", ("storm", "c1"))
    assert act_words.told(removal, NEWS, None) == "removed 2 texts"


def test_a_reason_with_a_place_holder_in_it_stays_as_it_is() -> None:
    assert said(gestures.flag(empty("storm"), "100 %1 wrong"))[1] == "flagged: 100 %1 wrong"


def test_long_texts_are_cut_in_the_middle() -> None:
    assert words.quote("word " * 40) == "“word word word word word … word word word word word”"


def test_rows_of_the_queue_are_read_out_whole() -> None:
    row = QueueRow(
        number=1,
        thread_id="storm",
        title="Storm closes bridge",
        source="Harbour Post",
        comments=3,
        suggestions=9,
        state="in_progress",
        flag=None,
    )
    assert words.about(row) == "3 comments · 9 suggestions"
    assert words.row(row) == "Storm closes bridge. in progress. Harbour Post. 3 comments · 9 suggestions"
    flagged = replace(row, flag="wrong page", source=None, comments=1, suggestions=0)
    assert words.about(flagged) == "flagged: wrong page · 1 comment"


def test_answers_of_two_comments_are_two_things() -> None:
    sentiment = NEWS.layer("sentiment")
    both = [edit for each in ("c1", "c2") for edit in gestures.choose(empty(each), sentiment, "negative")]
    assert said(tuple(both))[0] == "Sentiment: Negative, in tidewatcher_b’s comment and 1 more"


def test_comments_of_one_author_are_told_apart_by_their_openings() -> None:
    first, second = THREAD.comments
    thread = Thread(THREAD.article, (first, replace(second, author=first.author)))
    assert words.which(second, THREAD) == "M. Karsh’s comment"
    assert words.which(thread.comments[1], thread) == "tidewatcher_b’s comment “Easy to say from Port…”"


def test_what_an_act_did_in_other_threads_is_counted() -> None:
    elsewhere = gestures.label_span(empty("t1"), "entities", 0, 4, "PERSON")
    several = Act("ada", None, (*elsewhere, *fenn()))
    assert act_words.told(several, NEWS, THREAD) == "labelled PERSON “Odile Fenn”, and 1 in other threads"
    assert act_words.deed(several, NEWS, None) == "PERSON ×2"


def test_acts_of_review_are_told_as_review() -> None:
    start = ARTICLE.index("Odile Fenn")
    given = SpanAnnotation("a", "entities", start, start + 10, "PERSON")
    right = Verdict(
        annotator="bo", about="a", kind="approve", layer="entities", judged=given, gold=(given,), reviewer="ada", time=1
    )

    def told(*edits: DocumentEdit, whose: str = GOLD) -> tuple[str, str]:
        act = Act("ada", "storm", edits, whose)
        return act_words.deed(act, NEWS, THREAD), act_words.told(act, NEWS, THREAD)

    put = (DocumentEdit("storm", Add(given)), DocumentEdit("storm", SetVerdict(None, right)))
    assert told(*put) == ("verdict on PERSON “Odile Fenn”", "approved PERSON “Odile Fenn”")
    other = replace(right, about="b", judged=replace(given, id="b"), gold=(replace(given, id="b"),))
    assert told(*put, DocumentEdit("storm", SetVerdict(None, other)))[1] == "approved 2 labels"
    wrong = replace(right, kind="reject", gold=())
    assert told(DocumentEdit("storm", SetVerdict(None, wrong)))[1] == "rejected PERSON “Odile Fenn”"
    assert told(DocumentEdit("storm", SetVerdict(wrong, None)))[1] == "took back the verdict on PERSON “Odile Fenn”"
    changed = replace(right, kind="change", judged=replace(given, label="ORG"))
    assert told(DocumentEdit("storm", SetVerdict(None, changed)))[1] == "decided on PERSON “Odile Fenn”"
    assert told(DocumentEdit("storm", SetState("in_progress", "adjudicated")))[1] == "settled the thread"
    assert told(DocumentEdit("storm", SetState("adjudicated", "in_progress")))[1] == "took the thread up again"
    back = DocumentEdit("storm", SetState("submitted", "in_progress"))
    assert told(back, whose="bo") == ("return of the thread to bo", "returned the thread to bo")
