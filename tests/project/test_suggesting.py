"""Having a project's documents looked at: what is stored, shown, passed over and kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import orjson
import pytest

from annotator.domain import gestures
from annotator.domain.changes import Changes
from annotator.domain.errors import AnnotatorError, ExportError, SchemaError, SuggesterError, UntrustedPipeline
from annotator.domain.gazetteer import Term
from annotator.domain.schema_change import SchemaChange
from annotator.domain.schema_step import LabelPlace, SetLabel
from annotator.domain.suggesting import ChosenSuggester, SuggestionSettings
from annotator.project import Project
from annotator.project.suggest_report import SuggestReport, SuggestRequest
from annotator.settings import load_settings, save_settings
from annotator.suggest.suggester import GROUP
from annotator.suggest.worker import Told
from tests.datasets.lines import article, comment
from tests.suggest.packages import register
from tests.suggest.pipelines import rules
from tests.threads import made, take


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Project]:
    folder = tmp_path / "packages"
    folder.mkdir()
    register(folder, GROUP, "troubled", "tests.suggest.troubled:Troubled")
    monkeypatch.syspath_prepend(str(folder))
    with made(tmp_path) as opened:
        yield opened


def suggest(project: Project, *names: str, **more: Any) -> SuggestReport:
    return project.suggesting.suggest(SuggestRequest(suggesters=names, **more)).result()


def listed(text: str, label: str = "PERSON", **more: Any) -> Term:
    return Term(id=f"t-{text}-{label}", layer="entities", label=label, text=text, **more)


def seen(project: Project, document: str = "a", thread: str = "a") -> list[tuple[str, str]]:
    session = project.session(thread)
    return [(each.agent, each.annotation.label) for each in session.open_suggestions(document)]


def test_what_suggesters_propose_is_stored_told_and_shown(project: Project) -> None:
    told: list[Changes] = []
    report = project.suggesting.suggest(SuggestRequest(suggesters=("troubled",)), suggested=told.append).result()

    assert (report.documents, report.failed, report.unfit, report.cancelled) == (3, (), (), False)
    assert report.words == 11 + 2 + 3
    assert report.suggestions == {"entities": {"ORG": 3}, "sentiment": {"positive": 3}}
    assert frozenset().union(*(each.suggestions for each in told)) == {"a", "a1", "a2"}
    assert seen(project) == [("troubled", "positive"), ("troubled", "ORG")]
    (span,) = (each for each in project.session("a").suggestions["a"] if each.annotation.layer == "entities")
    assert (span.confidence, span.basis, span.version) == (0.5, "score", "1")
    assert project.check() == ()


def test_what_was_looked_at_is_not_looked_at_again_even_where_nothing_was_found(
    project: Project, tmp_path: Path
) -> None:
    take(project, tmp_path, article("n", "nothing"), name="n.jsonl")
    first, second = suggest(project, "troubled"), suggest(project, "troubled")
    take(project, tmp_path, article("later", "Port Eldis"), name="later.jsonl")
    third = suggest(project, "troubled")
    again = suggest(project, "troubled", again=True)

    assert [each.documents for each in (first, second, third, again)] == [4, 0, 1, 5]


def test_a_layer_alone_leaves_the_others_as_they_are(project: Project) -> None:
    only = suggest(project, "troubled", layers=frozenset({"sentiment"}))
    assert seen(project) == [("troubled", "positive")]
    everything = suggest(project, "troubled")
    assert sorted(seen(project)) == [("troubled", "ORG"), ("troubled", "positive")]
    none = suggest(project, "troubled", layers=frozenset({"sentiment"}))
    again = suggest(project, "troubled", layers=frozenset({"sentiment"}), again=True)

    assert [each.documents for each in (only, everything, none, again)] == [3, 3, 0, 3]
    assert sorted(seen(project)) == [("troubled", "ORG"), ("troubled", "positive")]


def test_some_threads_and_documents_alone_in_the_order_given(project: Project, tmp_path: Path) -> None:
    take(project, tmp_path, article("b", "Port Eldis"), comment("b1", "b"), article("c", "Alder"), name="b.jsonl")
    of_thread = suggest(project, "troubled", threads=("b",), urgent=True)
    of_document = suggest(project, "troubled", documents=("a2",))

    assert (of_thread.documents, of_document.documents) == (2, 1)
    assert seen(project, "b", "b")
    assert not seen(project, "a")
    assert seen(project, "a2")
    assert not seen(project, "c", "c")


def test_replacing_suggestions_touches_no_decision_and_what_was_refused_stays_so(project: Project) -> None:
    suggest(project, "troubled")
    session = project.session("a")
    choice, span = session.open_suggestions("a")
    session.do(gestures.accept(session.sets["a"], choice, session.schema))
    session.do(gestures.reject(session.sets["a"], span)).saved.result()
    before = project.session("a").sets["a"]

    suggest(project, "troubled", again=True)

    after = project.session("a")
    assert after.sets["a"] == before
    assert after.open_suggestions("a") == ()
    assert len(after.suggestions["a"]) == 2
    project.suggesting.forget("troubled").result()
    assert project.session("a").suggestions == {}
    assert project.session("a").sets["a"] == before


def test_a_suggester_asked_by_name_is_listened_to_from_then_on(project: Project) -> None:
    suggest(project, "troubled")
    own = project.suggesting.settings()
    assert [each.agent for each in own.suggesters] == ["gazetteer", "learner", "default", "troubled"]

    silent = tuple(replace(each, active=each.agent != "troubled") for each in own.suggesters)
    project.suggesting.change_settings(replace(own, suggesters=silent)).result()
    assert seen(project) == []


def test_a_blind_thread_has_suggestions_that_nobody_sees(project: Project) -> None:
    suggest(project, "troubled")
    project.suggesting.change_settings(SuggestionSettings(blind_share=1.0)).result()
    session = project.session("a")

    assert session.is_blind
    assert session.open_suggestions("a") == ()
    assert len(session.suggestions["a"]) == 2


def test_the_gazetteer_finds_terms_in_any_case_and_patterns(project: Project) -> None:
    pattern = ({"LOWER": "won"}, {"LOWER": "in"})
    project.suggesting.change_terms(
        [listed("Bo Li"), listed("BO", "ORG", any_case=True), listed("wins", "EVENT", pattern=pattern)]
    ).result()
    active = (ChosenSuggester(agent="gazetteer", suggester="gazetteer"),)
    project.suggesting.change_settings(SuggestionSettings(suggesters=active)).result()
    first = suggest(project)
    found = {
        (each.annotation.label, each.annotation.start, each.annotation.end)  # type: ignore[union-attr]
        for each in project.session("a").open_suggestions("a")
    }
    assert found == {("PERSON", 0, 5), ("PERSON", 12, 17), ("ORG", 0, 2), ("ORG", 12, 14), ("EVENT", 31, 37)}

    project.suggesting.change_terms(removed=["t-BO-ORG", "t-wins-EVENT"]).result()
    second = suggest(project)
    assert seen(project) == [("gazetteer", "PERSON")] * 2
    assert (first.documents, second.documents, suggest(project).documents) == (3, 3, 0)
    assert [each.text for each in project.suggesting.terms()] == ["Bo Li"]


def test_a_term_that_fits_nowhere_is_refused(project: Project) -> None:
    for term in (listed("x", "NOBODY"), listed(" "), replace(listed("x"), layer="sentiment")):
        with pytest.raises(SchemaError):
            project.suggesting.change_terms([term])


def test_an_active_suggester_that_is_missing_is_told_and_costs_no_other(project: Project) -> None:
    own = SuggestionSettings(
        suggesters=(
            ChosenSuggester(agent="gone", suggester="gone"),
            ChosenSuggester(agent="troubled", suggester="troubled"),
        )
    )
    project.suggesting.change_settings(own).result()
    report = suggest(project)

    assert report.documents == 3
    assert report.notes[0].startswith("There is no suggester “gone”")
    with pytest.raises(SuggesterError, match="There is no suggester “nobody”"):
        suggest(project, "nobody")


def test_documents_that_cannot_be_read_are_told_and_tried_again(project: Project, tmp_path: Path) -> None:
    take(project, tmp_path, article("r", "raise it"), article("d", "die"), article("s", "stray"), name="r.jsonl")
    told: list[Told] = []
    project.suggesting.listen(told.append)
    report = suggest(project, "troubled")

    assert report.documents == 4
    assert len(report.failed) == len(report.unfit) == 2
    assert {"loading", "ready", "restarted"} == {each.phase for each in told}
    assert len(suggest(project, "troubled").failed) == 2


def test_a_run_can_be_called_off_and_taken_up(project: Project, tmp_path: Path) -> None:
    take(project, tmp_path, *(article(f"m{number}", "Port Eldis " * 50) for number in range(200)), name="m.jsonl")
    looked: list[int] = []

    def progress(done: int, _total: int, _what: str) -> None:
        looked.append(done)

    request = SuggestRequest(suggesters=("troubled",))
    stopped = project.suggesting.suggest(request, progress, lambda: len(looked) > 3).result()
    rest = suggest(project, "troubled")

    assert stopped.cancelled
    assert 0 < stopped.documents < 203
    assert stopped.documents + rest.documents == 203
    assert looked == sorted(looked)


def test_a_run_that_is_called_off_before_its_turn_asks_nobody(project: Project) -> None:
    report = project.suggesting.suggest(SuggestRequest(suggesters=("troubled",)), cancelled=lambda: True).result()
    assert (report.documents, report.suggestions, report.cancelled) == (0, {}, True)
    assert suggest(project, "troubled").documents == 3


def test_closing_ends_a_run(tmp_path: Path, project: Project) -> None:
    take(project, tmp_path, *(article(f"m{number}", "Port Eldis " * 50) for number in range(500)), name="m.jsonl")
    running = project.suggesting.suggest(SuggestRequest(suggesters=("troubled",)))
    project.close()

    assert running.done()
    with Project.open(tmp_path / "storm.annot", annotator="ann") as again:
        assert again.check() == ()


def test_several_processes_look_at_every_document_once(project: Project, tmp_path: Path) -> None:
    take(project, tmp_path, *(article(f"m{number}", "Port Eldis") for number in range(100)), name="m.jsonl")

    assert suggest(project, "troubled", jobs=2, quietly=False).documents == 103
    assert suggest(project, "troubled").documents == 0


def test_a_pipeline_in_a_folder_is_loaded_once_somebody_trusts_it(project: Project, tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    rules().to_disk(folder)
    with pytest.raises(UntrustedPipeline, match="can run code") as refused:
        project.suggesting.suggest(SuggestRequest(suggesters=(str(folder),)))
    assert refused.value.folder == str(folder)
    assert project.suggesting.settings() == SuggestionSettings()

    save_settings(load_settings().trusting(str(folder)))
    assert suggest(project, str(folder)).documents == 3
    assert project.suggesting.settings().suggesters[-1].agent == "mine"
    assert suggest(project, "mine").documents == 0


def test_the_schema_s_change_makes_suggesters_look_again(project: Project) -> None:
    place = LabelPlace("entities", None)
    label = project.schema.layer("entities").label("FAC")

    suggest(project, "troubled")
    coloured = SetLabel(place, "FAC", replace(label, light="#123456"))
    project.change_schema(SchemaChange(project.schema).then(coloured)).result()
    assert suggest(project, "troubled").documents == 0
    renamed = SetLabel(place, "FAC", replace(label, name="BUILT"))
    project.change_schema(SchemaChange(project.schema).then(renamed)).result()
    assert suggest(project, "troubled").documents == 3


def test_suggestions_are_exported_as_shown_or_of_one_alone(project: Project, tmp_path: Path) -> None:
    project.suggesting.change_terms([listed("Bo Li")]).result()
    suggest(project, "gazetteer", "troubled")
    own = project.suggesting.settings()
    project.suggesting.change_settings(replace(own, thresholds={"entities": 0.9})).result()
    out = tmp_path / "out.jsonl"
    project.export_suggestions(out)
    lines = [orjson.loads(line) for line in out.read_bytes().splitlines()]
    first = lines[0]

    assert [line["id"] for line in lines] == ["a", "a1", "a2"]
    assert {line["annotator"] for line in lines} == {"suggestions"}
    assert [(each["quote"], each["agent"], each["confidence"]) for each in first["labels"]["entities"]] == [
        ("Bo Li", "gazetteer", None)
    ] * 2
    assert (first["labels"]["sentiment"], first["confidence"]["sentiment"]) == ("positive", None)
    assert (first["origins"], first["state"]) == ({"sentiment": None}, "new")

    project.export_suggestions(out, agent="troubled")
    first = orjson.loads(out.read_bytes().splitlines()[0])
    assert [(each["label"], each["agent"], each["confidence"]) for each in first["labels"]["entities"]] == [
        ("ORG", "troubled", 0.5)
    ]
    with pytest.raises(ExportError, match="no suggestions by “bob”; there are some by gazetteer, troubled"):
        project.export_suggestions(out, agent="bob")

    refused = take(project, tmp_path, *map(dict, lines), name="back.jsonl")
    assert "as-suggestions" in refused.refused[0].reason
    with pytest.raises(AnnotatorError, match="choose another"):
        project.set_annotator("Suggestions")
