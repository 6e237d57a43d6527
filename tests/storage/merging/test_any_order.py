"""Copies of a project that went apart in any way come to the same, in whichever order they are merged, how often."""

from __future__ import annotations

import random
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from annotator.domain.annotation import (
    GOLD,
    ChoiceAnnotation,
    Note,
    SpanAnnotation,
    StanceAnnotation,
    Suggestion,
    Target,
    choice_id,
)
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.assignment import Dealing
from annotator.domain.edit import (
    Add,
    AddNote,
    DocumentEdit,
    Edit,
    Reject,
    Remove,
    RemoveNote,
    Replace,
    SetFlag,
    SetResponse,
    SetState,
    SetVerdict,
)
from annotator.domain.errors import AnnotatorError
from annotator.domain.identifiers import uuid7
from annotator.domain.schema import Label
from annotator.domain.schema_change import LabelPlace, SchemaChange
from annotator.domain.schema_step import AddLabel
from annotator.domain.verdict import Response, Verdict
from annotator.project import Project
from tests.datasets.lines import article, comment
from tests.domain.drawn import SCHEMA
from tests.threads import take

PEOPLE = ("ann", "bea")
THREADS = {"t": ("t", "c"), "u": ("u",)}
CLAIM = Target("claim", "t", "The claim")

IN_SETS = {
    "annotations": ("layer", "label", "span_start", "span_end", "attributes", "target_id", "origin"),
    "rejections": ("layer", "label", "span_start", "span_end", "agent"),
    "notes": ("about", "text", "time"),
    "verdicts": ("about", "kind", "layer", "judged", "gold", "note"),
    "responses": ("answers", "kind", "note"),
}
OF_SET = """JOIN sets s ON s.number = r."set" JOIN documents d ON d.number = s.document
    JOIN annotators a ON a.number = s.annotator JOIN writers w ON w.number = r.writer"""
REGISTERS = [
    """SELECT d.id, a.name, v.id, s.state, s.state_clock, w.id, s.flag, s.flag_clock FROM sets s
    JOIN documents d ON d.number = s.document JOIN annotators a ON a.number = s.annotator
    JOIN writers v ON v.number = s.state_writer JOIN writers w ON w.number = s.flag_writer""",
    """SELECT d.id, a.name, r.clock, w.id, r.removed FROM assignments r JOIN documents d ON d.number = r.thread
    JOIN annotators a ON a.number = r.annotator JOIN writers w ON w.number = r.writer""",
    "SELECT r.old, r.new, r.clock, w.id FROM renames r JOIN writers w ON w.number = r.writer",
    """SELECT h.id, h.kind, h.clock, h.undone, h.payload, a.name FROM history h
    JOIN annotators a ON a.number = h.annotator WHERE h.kind <> 'merge'""",
    "SELECT id, removed FROM documents",
    "SELECT value FROM project WHERE key = 'schema'",
]
for table, says in IN_SETS.items():
    columns = ", ".join(f"r.{each}" for each in ("id", "clock", "removed", *says))
    REGISTERS.append(f"SELECT d.id, a.name, w.id, {columns} FROM {table} r {OF_SET}")


@dataclass(frozen=True)
class Move:
    """Something that is done in one of the copies, drawn as numbers; ``what`` says how they are read."""

    copy: int
    who: int
    what: str
    thread: int
    first: int
    second: int


WHAT = (
    *("span", "span", "span", "apart", "remove", "relabel", "choice", "stance", "stance", "note", "unnote"),
    *("reject", "flag", "state", "undo", "undo", "redo", "verdict", "answer", "assign", "take_out", "rename"),
    *("add_label", "merge", "import"),
)
MOVES = st.lists(
    st.builds(
        Move,
        copy=st.integers(0, 3),
        who=st.integers(0, 1),
        what=st.sampled_from(WHAT),
        thread=st.integers(0, 1),
        first=st.integers(0, 5),
        second=st.integers(0, 3),
    ),
    min_size=2,
    max_size=14,
)


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of two threads before anybody labels in it."""
    folder = tmp_path_factory.mktemp("base")
    with Project.create(folder / "base.annot", SCHEMA, annotator="ann") as project:
        take(project, folder, article("t", "Bo Li wins again"), comment("c", "t", "No, Bo did."))
        take(project, folder, article("u", "Nobody wins a thing"), name="u.jsonl")
    return folder / "base.annot"


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(moves=MOVES, copies=st.integers(2, 4), order=st.randoms(use_true_random=False))
@example(  # twins, of which one is taken away where the other was never seen
    moves=[
        Move(0, 0, "span", 0, 0, 0),
        Move(1, 0, "span", 0, 0, 0),
        Move(0, 0, "merge", 0, 1, 0),
        Move(0, 0, "remove", 0, 0, 0),
    ],
    copies=2,
    order=random.Random(1),
)
def test_any_order_comes_to_the_same(base: Path, moves: list[Move], copies: int, order: Any) -> None:
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        paths = [Path(shutil.copy(base, folder / f"copy{number}.annot")) for number in range(copies)]
        for move in moves:
            _do(paths, replace(move, copy=move.copy % copies), folder)
        results = [_merged(paths, order, folder / f"result{number}", at_once=number == 0) for number in range(3)]
        assert results[0] == results[1]
        assert results[1] == results[2]


def test_merging_again_changes_nothing(base: Path, tmp_path: Path) -> None:
    ours, theirs = (Path(shutil.copy(base, tmp_path / name)) for name in ("ours.annot", "theirs.annot"))
    for path in (ours, theirs):
        _do([path], Move(0, 0, "span", 0, 0, 0), tmp_path)
    before = theirs.read_bytes()
    with Project.open(ours, annotator="ann") as project:
        first = project.handing_over.merge([theirs]).result()
        then = project.handing_over.merge([theirs]).result()
    assert (first.added, first.updated, first.conflicts) == (1, 1, 0)
    assert (then.added, then.updated, then.conflicts, then.unchanged) == (0, 0, 0, 2)
    assert first.backup is not None
    assert not then.changed
    assert then.backup is None
    assert theirs.read_bytes() == before


def _merged(paths: Sequence[Path], order: Any, folder: Path, *, at_once: bool) -> object:
    """Merge copies in some order, one after the other or at once, some of them twice; return what is there then."""
    folder.mkdir()
    shuffled = list(paths)
    order.shuffle(shuffled)
    target = Path(shutil.copy(shuffled[0], folder / "target.annot"))
    with Project.open(target, annotator="who merges") as project:
        others = shuffled[1:]
        rounds = [others] if at_once else [*([each] for each in others), [order.choice(others)]]
        for files in rounds:
            project.handing_over.merge(files).result()
        assert project.check() == ()
        read = {
            (document, name): said
            for thread, name in _seen(project)
            for document, said in project.session(thread).sets.items()
            if said != AnnotationSet(document=document, annotator=name)
        }
    with closing(sqlite3.connect(target)) as connection:
        return [sorted(map(repr, connection.execute(query))) for query in REGISTERS], read


def _seen(project: Project) -> Iterator[tuple[str, str]]:
    for name in project.annotators():
        project.set_annotator(name)
        for thread in THREADS:
            with suppress(KeyError):
                project.thread_number(thread)
                project.session(thread)
                yield thread, name


def _do(paths: Sequence[Path], move: Move, folder: Path) -> None:
    """Do something in a copy; what does not fit there is left."""
    with Project.open(paths[move.copy], annotator=PEOPLE[move.who]) as project, suppress(AnnotatorError, KeyError):
        thread = list(THREADS)[move.thread]
        match move.what:
            case "undo":
                project.undo().result()
            case "redo":
                project.redo().result()
            case "take_out":
                project.remove_thread(thread).result()
            case "import":
                take(project, folder, article("u", "Nobody wins a thing"), annotator=PEOPLE[move.first % 2])
            case "assign":
                project.assigning.assign(Dealing(to=PEOPLE, seed=move.first)).result()
            case "rename":
                project.people.rename(PEOPLE[move.who], ("cy", "dee", *PEOPLE)[move.second]).result()
            case "add_label":
                label = Label(name=f"new{move.first}", title=f"{move.copy} {move.second}")
                change = SchemaChange(project.schema).then(AddLabel(LabelPlace("names"), label))
                project.change_schema(change).result()
            case "merge":
                others = [path for path in paths if path != project.path]
                project.handing_over.merge([others[move.first % len(others)]]).result()
            case _:
                _edit(project, move, thread)


def _edit(project: Project, move: Move, thread: str) -> None:
    document = THREADS[thread][move.second % len(THREADS[thread])]
    if move.what == "verdict":
        session = project._annotating.session(thread, GOLD, by=project.annotator)
        edit: Edit | None = _verdict(session.sets[document], move)
    else:
        session = project.session(thread)
        edit = _wanted(session.sets[document], move)
    if edit is not None:
        session.do([DocumentEdit(document, edit)]).saved.result()


def _verdict(gold: AnnotationSet, move: Move) -> Edit:
    verdict = Verdict(
        annotator=PEOPLE[move.first % 2],
        about="mood",
        kind="approve" if move.second % 2 else "reject",
        layer="mood",
        judged=None,
        gold=(),
        reviewer=PEOPLE[move.who],
        time=move.first,
    )
    before = next((each for each in gold.verdicts if each.id == verdict.id), None)
    return SetVerdict(before, None if before is not None and move.second == 0 else verdict)


def _wanted(now: AnnotationSet, move: Move) -> Edit | None:
    shown = list(now)
    chosen = shown[move.first % len(shown)] if shown else None
    match move.what:
        case "remove" if chosen is not None:
            return Remove(chosen)
        case "relabel" if isinstance(chosen, SpanAnnotation) and chosen.layer == "names":
            return Replace(chosen, replace(chosen, label="AB"[move.second % 2], attributes=(("tone", "good"),)))
        case "span" | "apart" | "choice" | "stance":
            return _given(now, move)
        case "unnote" if now.notes:
            return RemoveNote(now.notes[move.first % len(now.notes)])
        case _:
            return _remark(now, move)


def _given(now: AnnotationSet, move: Move) -> Edit:
    first, second = move.first, move.second
    match move.what:
        case "span":
            return Add(SpanAnnotation(uuid7(), "names", first % 2, 2 + second % 2, "AB"[second // 2]))
        case "apart":
            return Add(SpanAnnotation(uuid7(), "parts", first % 3, 4 + second, "A"))
        case "choice":
            made = ChoiceAnnotation(choice_id("mood", "", many=False), "mood", ("glad", "sad")[first % 2])
            before = now.choice("mood")
            return Add(made) if before is None else Replace(before, made)
        case _:
            standing, side = now.stance("side", CLAIM), ("for", "against")[first % 2]
            made_anew = Add(StanceAnnotation(uuid7(), "side", CLAIM, side))
            return made_anew if standing is None else Replace(standing, replace(standing, label=side))


def _remark(now: AnnotationSet, move: Move) -> Edit | None:
    first, second = move.first, move.second
    match move.what:
        case "note":
            return AddNote(Note(uuid7(), None, f"note {first}", first, PEOPLE[second % 2]))
        case "reject":
            return Reject(Suggestion(SpanAnnotation(f"s{first % 2}", "names", 0, 2, "A"), "agent", "1", 0.5))
        case "flag":
            return SetFlag(now.flag, (None, "unsure", "odd")[first % 3])
        case "state":
            return SetState(now.state, ("in_progress", "submitted")[first % 2])
        case "answer":
            answer = Response(verdict=f"{now.annotator}/mood", answers=first, kind="contested", time=second)
            return SetResponse(next((each for each in now.responses if each.id == answer.id), None), answer)
        case _:
            return None
