"""Going back in a thread's history: the state of then, as one act that can be taken back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain import gestures
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.application import apply
from annotator.domain.edit import Act, DocumentEdit
from annotator.domain.errors import EditError
from annotator.domain.going_back import way_back
from annotator.domain.history import EntryKind, HistoryEntry
from annotator.domain.schema_act import SchemaAct
from tests.gui.annotate.threads import ARTICLE, NEWS, storm, suggestions

THREAD = storm()
Sets = dict[str, AnnotationSet]
EMPTY: Sets = {each.id: AnnotationSet(document=each.id, annotator="ada") for each in THREAD}


def done(sets: Sets, edits: tuple[DocumentEdit, ...]) -> Sets:
    after = dict(sets)
    for each in edits:
        document = THREAD.document(each.document)
        after[each.document] = apply([each.edit], after[each.document], document=document, schema=NEWS).set
    return after


def entry(number: int, edits: tuple[DocumentEdit, ...], kind: EntryKind = "do", who: str = "ada") -> HistoryEntry:
    return HistoryEntry(id=str(number), time=number, annotator=who, kind=kind, act=Act(who, "storm", edits))


def step(sets: Sets, choice: tuple[int, int]) -> tuple[DocumentEdit, ...]:
    """Do one of the things that a person does, chosen by numbers."""
    what, which = choice
    own = sets["storm"]
    spans = own.spans
    match what:
        case 0:
            start = which % (len(ARTICLE) - 12)
            return gestures.label_span(own, "entities", start, start + 12, "ORG" if which % 2 else "GPE")
        case 1 if spans:
            return gestures.remove(own, spans[which % len(spans)])
        case 2 if spans:
            return gestures.relabel(own, spans[which % len(spans)], ("DATE", "LOC", "FAC")[which % 3])
        case 3:
            return gestures.choose(own, NEWS.layer("sentiment"), ("negative", "neutral", "positive")[which % 3])
        case 4:
            return gestures.flag(own, f"reason {which}")
        case 5:
            return gestures.reject(own, suggestions()["storm"][which % 2])
        case 6:
            return gestures.submit(sets.values()) or gestures.reopen(sets.values())
        case _:
            return ()


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 400)), min_size=1, max_size=12), st.integers(0, 12))
def test_any_point_is_reached_and_left_again(choices: list[tuple[int, int]], back: int) -> None:
    states, entries = [EMPTY], list[HistoryEntry]()
    for number, choice in enumerate(choices):
        try:
            edits = step(states[-1], choice)
            after = done(states[-1], edits)
        except EditError:
            continue
        states.append(after)
        entries.insert(0, entry(number, edits))
    place = min(back, len(entries))
    now = states[-1]
    way = way_back(entries, place, now, thread=THREAD, schema=NEWS, annotator="ada")
    assert way.acts == place
    then = done(now, way.edits)
    assert then == states[len(states) - 1 - place]
    act = Act("ada", "storm", way.edits).inverse()
    assert done(then, act.edits) == now


def test_an_undo_in_between_is_taken_back_as_well() -> None:
    first = gestures.label_span(EMPTY["storm"], "entities", 0, 5, "ORG")
    labelled = done(EMPTY, first)
    undone = tuple(each.inverse() for each in reversed(first))
    entries = [entry(2, undone, "undo"), entry(1, first)]
    way = way_back(entries, 1, EMPTY, thread=THREAD, schema=NEWS, annotator="ada")
    assert done(EMPTY, way.edits) == labelled
    assert (way.gone, way.returned, way.since) == (0, 1, 2)


def test_what_others_did_stays() -> None:
    mine = gestures.label_span(EMPTY["storm"], "entities", 0, 5, "ORG")
    theirs = gestures.label_span(EMPTY["storm"], "entities", 6, 9, "ORG")
    now = done(EMPTY, mine)
    way = way_back([entry(2, theirs, who="bo"), entry(1, mine)], 2, now, thread=THREAD, schema=NEWS, annotator="ada")
    assert (way.acts, way.gone) == (1, 1)
    assert done(now, way.edits) == EMPTY


def test_going_back_ends_at_an_import_of_ones_own_labels() -> None:
    entries = [HistoryEntry(id="i", time=1, annotator="ada", kind="import", act=None)]
    with pytest.raises(EditError, match="imported"):
        way_back(entries, 1, EMPTY, thread=THREAD, schema=NEWS, annotator="ada")


def test_what_something_else_has_overtaken_is_said() -> None:
    edits = gestures.label_span(EMPTY["storm"], "entities", 0, 5, "ORG")
    with pytest.raises(EditError):
        way_back([entry(1, edits)], 1, EMPTY, thread=THREAD, schema=NEWS, annotator="ada")


def test_going_back_ends_where_the_schema_was_changed_unless_that_was_undone() -> None:
    changed = SchemaAct("ada", NEWS, NEWS, (), ())
    entries = [HistoryEntry(id="1", time=1, annotator="ada", kind="do", act=changed)]
    with pytest.raises(EditError, match="going back ends there"):
        way_back(entries, 1, EMPTY, thread=THREAD, schema=NEWS, annotator="ada")
    entries.insert(0, HistoryEntry(id="2", time=2, annotator="ada", kind="undo", act=changed.inverse()))
    assert way_back(entries, 2, EMPTY, thread=THREAD, schema=NEWS, annotator="ada").edits == ()
