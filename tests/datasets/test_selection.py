"""What an export leaves out on purpose is counted, label by label; agreement is what it says it is."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.datasets.export_report import ExportReport, ExportRequest, Whose
from annotator.datasets.left_out import Because, in_words
from annotator.datasets.selection import Selection
from annotator.domain import gestures
from annotator.domain.annotation import STATES
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.document import Thread
from annotator.domain.errors import ExportError, SchemaError
from annotator.formats.fitting import Fitting
from annotator.formats.holds import Holds
from annotator.formats.labelled import Labelled, LabelledThread
from annotator.formats.loss import Account, Part, Place
from annotator.formats.writing import WRITERS
from annotator.project import Project
from annotator.storage.outflow import ThreadSets
from tests.datasets.lines import NEWS, Line, article, comment, entity, labelled
from tests.formats import interchange
from tests.threads import take

FOUR = "Bo Li met Ann Ray in Bern."


def opened(folder: Path, *lines: Line) -> Project:
    project = Project.create(folder / "storm.annot", NEWS, annotator="ann")
    assert take(project, folder, *lines).refused == ()
    return project


def export(project: Project, folder: Path, **request: Any) -> tuple[list[Line], ExportReport]:
    """Return the lines and the report, after checking that the preview says the same."""
    asked = ExportRequest(**{"out": folder / "o.jsonl", "whose": Whose.ALL, **request})
    preview = project.preview_export(asked, rows=1000)
    report = project.export(asked)
    assert (preview.splits, preview.left_out, preview.losses) == (report.splits, report.left_out, report.losses)
    lines = (folder / "o.jsonl").read_text(encoding="utf-8").splitlines()
    assert list(preview.lines) == lines
    return [json.loads(line) for line in lines], report


def left(report: ExportReport) -> dict[tuple[str, str, str, str], int]:
    return {(each.part.value, each.layer, each.label, each.because.value): each.count for each in report.left_out}


def people(quotes: Sequence[str] | None, annotator: str, *, state: str = "submitted", identifier: str = "a") -> Line:
    """Return a line in which somebody labels some names."""
    line = article(identifier, FOUR)
    return {**labelled(line, *(entity(line, quote) for quote in quotes or ()), annotator=annotator), "state": state}


# --- layers, labels, states, negatives, documents without labels ---


def test_labels_that_are_not_asked_for_stay_out_and_are_counted(tmp_path: Path) -> None:
    line = article("a", FOUR)
    spans = (entity(line, "Bo Li", attributes={"sentiment": "negative"}), entity(line, "Bern", "GPE"))
    with opened(tmp_path, labelled(line, *spans, sentiment="negative")) as project:
        ((only,), report) = export(project, tmp_path, labels={"entities": frozenset({"GPE"})})
    assert [span["label"] for span in only["labels"]["entities"]] == ["GPE"]
    assert only["labels"]["sentiment"] == "negative"
    assert left(report) == {
        ("span", "entities", "PERSON", "label"): 1,
        ("attribute", "entities", "sentiment=negative", "label"): 1,
    }
    assert report.labels == 2
    assert in_words(report.left_out) == ["1 × span “entities” (PERSON 1): The label was not asked for."]


def test_layers_and_states_that_are_not_asked_for_are_counted(tmp_path: Path) -> None:
    first = labelled(article("a", FOUR), entity(article("a", FOUR), "Bern", "GPE"), sentiment="negative")
    with opened(tmp_path, {**first, "state": "submitted"}, people(["Bo Li"], "ann", state="new", identifier="b")) as (
        project
    ):
        (lines, report) = export(
            project, tmp_path, layers=frozenset({"sentiment"}), states=frozenset({"submitted", "adjudicated"})
        )
    assert [line["id"] for line in lines] == ["a"]
    assert left(report) == {
        ("span", "entities", "PERSON", "state"): 1,
        ("document", "", "", "state"): 1,
        ("span", "entities", "GPE", "layer"): 1,
    }


def test_negatives_are_kept_or_not(tmp_path: Path) -> None:
    line = article("a", FOUR)
    refused = {**entity(line, "Bern", "GPE"), "id": "r1", "agent": "tagger", "version": "1", "confidence": 0.5}
    told = {**labelled(line, entity(line, "Bo Li")), "rejected": {"entities": [refused]}}
    with opened(tmp_path, told) as project:
        ((kept,), whole) = export(project, tmp_path)
        ((bare,), report) = export(project, tmp_path, negatives=False)
    assert [each["label"] for each in kept["rejected"]["entities"]] == ["GPE"]
    assert whole.left_out == ()
    assert bare["rejected"]["entities"] == []
    assert left(report) == {("rejected", "entities", "GPE", "negative"): 1}


def test_documents_are_without_labels_once_nothing_is_left_in_them(tmp_path: Path) -> None:
    with opened(tmp_path, people(["Bo Li"], "ann"), people(None, "ann", identifier="b"), article("c", FOUR)) as project:
        (lines, report) = export(project, tmp_path, unlabelled=False)
        (none, narrow) = export(project, tmp_path, unlabelled=False, labels={"entities": frozenset({"GPE"})})
    assert [line["id"] for line in lines] == ["a"]
    assert left(report) == {("document", "", "", "no_labels"): 2}
    assert none == []
    assert left(narrow) == {("span", "entities", "PERSON", "label"): 1, ("document", "", "", "no_labels"): 3}


def test_comments_that_go_out_without_what_they_answer_are_told_where_the_format_says_what_that_is(
    tmp_path: Path,
) -> None:
    answer = labelled(comment("c", "a", "Bo Li won."), sentiment="negative")
    lines = (
        article("a", FOUR),
        answer,
        comment("d", "c", "No."),
        labelled(comment("e", "d", "Yes."), sentiment="neutral"),
    )
    with opened(tmp_path, *lines) as project:
        (kept, report) = export(project, tmp_path, unlabelled=False)
        (_all, whole) = export(project, tmp_path)
        rows = project.export(ExportRequest(out=tmp_path / "o", whose=Whose.ALL, unlabelled=False, format="hf-text"))
    assert [line["id"] for line in kept] == ["c", "e"]
    assert report.notes == (
        "2 comments go out without the texts that they answer, and cannot be imported without them.",
    )
    assert whole.notes == ()
    assert bool(rows.notes) == WRITERS["hf-text"].holds.holds(Part.PARENT)


# --- agreement ---


def test_of_gold_each_label_needs_the_support_of_annotators(tmp_path: Path) -> None:
    lines = (
        people(["Bo Li", "Ann Ray"], "ann"),
        people(["Bo Li"], "bea"),
        people(["Bo Li", "Ann Ray"], "cy"),
        people(["Ann Ray", "Bern"], "dora", state="in_progress"),
        people(["Bo Li", "Ann Ray", "Bern"], "gold", state="adjudicated"),
    )
    found = {}
    with opened(tmp_path, *lines) as project:
        for least in (0.0, 0.5, 2 / 3, 0.7, 1.0):
            ((only,), report) = export(project, tmp_path, whose=Whose.GOLD, min_agreement=least)
            found[least] = [span["quote"] for span in only["labels"]["entities"]]
            assert sum(each.count for each in report.left_out) == 3 - len(found[least])
            assert {each.because for each in report.left_out} <= {Because.AGREEMENT}
    assert found == {
        0.0: ["Bo Li", "Ann Ray", "Bern"],
        0.5: ["Bo Li", "Ann Ray"],
        2 / 3: ["Bo Li", "Ann Ray"],
        0.7: ["Bo Li"],
        1.0: ["Bo Li"],
    }


@pytest.mark.parametrize("whose", [Whose.ALL, Whose.of("bea")])
def test_of_annotators_whole_documents_are_kept_that_they_agree_on(tmp_path: Path, whose: Whose) -> None:
    lines = (people(["Bo Li", "Ann Ray"], "ann"), people(["Bo Li"], "bea"), people(["Bo Li", "Ann Ray"], "cy"))
    # Pairs: ann and bea share one of two and one, ann and cy both, bea and cy one: 2 * (1 + 2 + 1) / (3 + 4 + 3).
    with opened(tmp_path, *lines) as project:
        (kept, report) = export(project, tmp_path, whose=whose, min_agreement=0.8)
        (none, dropped) = export(project, tmp_path, whose=whose, min_agreement=0.81)
        (one_label, _) = export(
            project, tmp_path, whose=whose, min_agreement=1.0, labels={"entities": frozenset({"GPE"})}
        )
    assert len(kept) == (3 if whose == Whose.ALL else 1)
    assert report.left_out == ()
    assert none == []
    spans = 5 if whose == Whose.ALL else 1
    assert left(dropped) == {("span", "entities", "PERSON", "agreement"): spans, ("document", "", "", "agreement"): 1}
    assert len(one_label) == len(kept)  # of what is written they disagree on nothing


def test_documents_that_fewer_than_two_submitted_have_no_agreement(tmp_path: Path) -> None:
    lines = (
        *(people(["Bo Li"], name) for name in ("ann", "bea")),
        *(people(["Bo Li"], "ann", identifier="b"), people(["Bo Li"], "bea", state="in_progress", identifier="b")),
        article("c", FOUR),
    )
    with opened(tmp_path, *lines) as project:
        (kept, report) = export(project, tmp_path, min_agreement=0.5)
        (all_of_them, whole) = export(project, tmp_path, min_agreement=0.5, labelled_once=True)
    assert {line["id"] for line in kept} == {"a"}
    assert left(report) == {("span", "entities", "PERSON", "no_agreement"): 2, ("document", "", "", "no_agreement"): 2}
    assert {line["id"] for line in all_of_them} == {"a", "b", "c"}
    assert whole.left_out == ()


def test_the_time_of_an_export_by_agreement_is_that_of_anybodys_edit(tmp_path: Path) -> None:
    with opened(tmp_path, people(["Bo Li"], "ann"), people(["Bo Li"], "bea")) as project:
        export(project, tmp_path, whose=Whose.of("ann"))
        own = json.loads((tmp_path / "o.manifest.json").read_bytes())["last_edit"]
        project.set_annotator("bea")
        session = project.session("a")
        session.do(gestures.label_span(session.sets["a"], "entities", 21, 25, "GPE")).saved.result()
        export(project, tmp_path, whose=Whose.of("ann"))
        assert json.loads((tmp_path / "o.manifest.json").read_bytes())["last_edit"] == own
        export(project, tmp_path, whose=Whose.of("ann"), min_agreement=0.5)
        assert json.loads((tmp_path / "o.manifest.json").read_bytes())["last_edit"] > own


# --- what contradicts itself ---


@pytest.mark.parametrize(
    ("asked", "error", "said"),
    [
        ({"labels": {"colour": frozenset({"RED"})}}, SchemaError, "no layer “colour”"),
        ({"labels": {"colour": frozenset()}}, SchemaError, "no layer “colour”"),
        ({"labels": {"entities": frozenset({"RED"})}}, SchemaError, "no label “RED”"),
        (
            {"layers": frozenset({"stance"}), "labels": {"entities": frozenset({"GPE"})}},
            ExportError,
            "Labels of “entities” are chosen, and the layer is left out",
        ),
        ({"min_agreement": 1.5}, ExportError, "from 0 to 1, not 1.5"),
        ({"min_agreement": float("nan")}, ExportError, "from 0 to 1"),
    ],
)
def test_what_no_export_can_mean_is_a_sentence(
    tmp_path: Path, asked: dict[str, Any], error: type[Exception], said: str
) -> None:
    with opened(tmp_path, people(["Bo Li"], "ann")) as project, pytest.raises(error, match=said):
        export(project, tmp_path, **asked)
    assert not (tmp_path / "o.jsonl").exists()


# --- the sum ---

_NAMES = {layer.name: [label.name for label in layer.labels] for layer in interchange.SCHEMA.layers}
_LABELS = st.fixed_dictionaries(
    {}, optional={name: st.frozensets(st.sampled_from(labels)) for name, labels in _NAMES.items()}
)


@st.composite
def requests(draw: st.DrawFn) -> ExportRequest:
    labels = draw(_LABELS)
    layers = draw(st.one_of(st.none(), st.frozensets(st.sampled_from(sorted(_NAMES)), min_size=1)))
    return ExportRequest(
        out=Path("o.jsonl"),
        whose=draw(st.sampled_from((Whose.ALL, Whose.GOLD, Whose.of("ann")))),
        layers=layers,
        labels={name: kept for name, kept in labels.items() if layers is None or name in layers},
        states=draw(st.one_of(st.none(), st.frozensets(st.sampled_from(STATES), min_size=1))),
        negatives=draw(st.booleans()),
        unlabelled=draw(st.booleans()),
        min_agreement=draw(st.sampled_from((None, 0.0, 0.5, 1.0))),
        labelled_once=draw(st.booleans()),
    )


def places(threads: Iterable[LabelledThread], whose: Whose = Whose.ALL) -> Counter[Place]:
    """Count what threads hold of an annotator, label by label."""
    found: Counter[Place] = Counter()
    for thread in threads:
        for labelled_document in thread.documents:
            found[Part.DOCUMENT, "", ""] += 1
            own = [each for each in labelled_document.sets if whose.annotator in (None, each.annotator)]
            found.update(place for each in own for place in _of_set(each))
    return found


def _of_set(given: AnnotationSet) -> Iterable[Place]:
    for part, labels in ((Part.SPAN, given.spans), (Part.CHOICE, given.choices), (Part.STANCE, given.stances)):
        yield from ((part, each.layer, each.label) for each in labels)
    for span in given.spans:
        yield from ((Part.ATTRIBUTE, span.layer, "=".join(pair)) for pair in span.attributes)
    for refused in given.rejected:
        yield (Part.REJECTED, refused.annotation.layer, refused.annotation.label)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(interchange.threads(), requests(), st.sampled_from(sorted(WRITERS)))
def test_what_is_written_and_left_out_and_lost_is_what_the_project_holds(
    drawn: list[LabelledThread], request: ExportRequest, name: str
) -> None:
    holds: Holds = WRITERS[name].holds
    selection, account = Selection(request, interchange.SCHEMA), Account()
    fitting = Fitting(interchange.SCHEMA, holds, account)
    for thread in drawn:
        each = ThreadSets(
            Thread.from_documents([one.document for one in thread.documents]),
            {one.document.id: [*one.sets] for one in thread.documents},
            thread.split,
        )
        taken = [Labelled(one.document, tuple(one.sets)) for one in selection.of_thread(each)]
        fitting.fit(LabelledThread(tuple(taken), thread.split))
    left_out: Counter[Place] = Counter()
    for lost in selection.left_out():
        left_out[lost.place] += lost.count
    held = places(drawn, request.whose)
    counted = account.written + account.lost() + left_out
    for place in held.keys() | counted.keys():
        if place[0] in _CONTENT:
            assert counted[place] == held[place], place


_CONTENT = (Part.SPAN, Part.ATTRIBUTE, Part.CHOICE, Part.STANCE, Part.REJECTED, Part.DOCUMENT)


@settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.too_slow])
@given(interchange.threads())
def test_without_filters_nothing_is_left_out(drawn: list[LabelledThread]) -> None:
    request = ExportRequest(out=Path("o.jsonl"), whose=Whose.ALL)
    selection = Selection(request, interchange.SCHEMA)
    for thread in drawn:
        sets = {one.document.id: [*one.sets] for one in thread.documents}
        each = ThreadSets(Thread.from_documents([one.document for one in thread.documents]), sets, thread.split)
        assert [(one.document.id, one.sets) for one in selection.of_thread(each)] == [
            (one.document.id, [*one.sets]) for one in thread.documents
        ]
    assert selection.left_out() == ()
