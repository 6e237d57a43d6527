"""What people do in Label Studio comes in: labels on their words, and what has no place here is counted."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import orjson
import pytest

from annotator.domain.errors import FormatError
from annotator.domain.schema import Attribute, Layer, Schema
from annotator.formats.incoming import IncomingDocument, Notice
from annotator.formats.label_studio_reader import LabelStudioReader
from annotator.formats.loss import Loss, Why
from annotator.formats.recognition import recognise
from annotator.formats.source import SourceFile
from tests.domain.drawn import labels
from tests.formats.interchange import read
from tests.formats.test_offsets import PLACES, QUOTES, VECTOR
from tests.interop.label_studio.studio import USER, Studio

CONFIG = """<View>
  <Labels name="ner" toName="body" choice="multiple"><Label value="PER"/><Label value="LOC"/></Labels>
  <Text name="body" value="$article"/>
  <Relations><Relation value="visits"/></Relations>
  <Choices name="tone" toName="body" perRegion="true" choice="multiple">
    <Choice value="good"/><Choice value="bad"/>
  </Choices>
  <Choices name="sentiment" toName="body"><Choice value="Positive"/><Choice value="Negative"/></Choices>
  <Choices name="topic" toName="body" choice="multiple" allowNested="true">
    <Choice value="Sport"><Choice value="Ski"/></Choice><Choice value="Travel"/>
  </Choices>
  <Taxonomy name="kind" toName="body"><Choice value="News"><Choice value="Local"/></Choice></Taxonomy>
  <Rating name="stars" toName="body"/>
  <TextArea name="summary" toName="body"/>
</View>"""
SCHEMA = Schema(
    name="theirs",
    title="Theirs",
    layers=(
        Layer(
            name="ner",
            kind="span",
            title="Names",
            labels=labels("PER", "LOC"),
            attributes=(Attribute(name="tone", title="Tone", labels=labels("good", "bad")),),
        ),
        Layer(name="sentiment", kind="choice", title="Sentiment", labels=labels("Positive", "Negative")),
        Layer(name="topic", kind="choice", title="Topic", labels=labels("Ski", "Travel"), many=True),
        Layer(name="kind", kind="choice", title="Kind", labels=labels("Local")),
    ),
)


def about(from_name: str, kind: str, value: dict[str, Any], identifier: str = "x") -> dict[str, Any]:
    """Return a result as the editor makes it."""
    return {
        "id": identifier,
        "from_name": from_name,
        "to_name": "body",
        "type": kind,
        "origin": "manual",
        "value": value,
    }


def at(number: int, unit: str = "codepoint") -> dict[str, Any]:
    start, end = PLACES[unit][number]  # type: ignore[index]  # a unit
    return {"start": start, "end": end, "text": QUOTES[number]}


def name(number: int, *given: str, unit: str = "codepoint", **more: Any) -> dict[str, Any]:
    return about("ner", "labels", at(number, unit) | {"labels": [*given]}, f"r{number}") | more


class Exported:
    """What our reader makes of an export."""

    def __init__(
        self, studio: Studio, project: int, folder: Path, *, config: str = CONFIG, snapshot: bool = False
    ) -> None:
        content = studio.snapshot(project) if snapshot else studio.exported(project)
        (folder / "tasks.json").write_bytes(content)
        (folder / "config.xml").write_text(config, "utf-8")
        self.found = read(LabelStudioReader(), folder / "tasks.json", SCHEMA)
        self.documents = [each for each in self.found if isinstance(each, IncomingDocument)]
        self.sets = {each.labels.annotator: each.labels for each in self.documents if each.labels}
        self.refused = [str(each.reason) for each in self.found if isinstance(each, FormatError)]
        self.lost = Counter[tuple[str, str, str]]()
        for each in self.found:
            if isinstance(each, Loss):
                self.lost[each.part, each.layer, each.label] += each.count

    def words(self, annotator: str) -> list[tuple[str, str]]:
        return [
            (each.text[span.start : span.end], span.label)
            for each in self.documents
            if each.labels and each.labels.annotator == annotator
            for span in each.labels.spans
        ]


@pytest.fixture
def project(studio: Studio) -> int:
    return studio.project(CONFIG)


def new_task(studio: Studio, project: int, text: str = VECTOR) -> int:
    studio.ask("POST", f"projects/{project}/import", [{"article": text, "site": "Courier"}])
    tasks = orjson.loads(studio.exported(project))
    number = tasks[-1]["id"]
    assert isinstance(number, int)
    return number


def test_all_that_the_editor_can_say_of_a_text(studio: Studio, project: int, tmp_path: Path) -> None:
    task = new_task(studio, project)
    results = [
        name(0, "PER", meta={"text": ["who?"]}),
        about("tone", "choices", at(0) | {"choices": ["good", "bad"]}, "r0"),
        name(1, "LOC", "PER"),
        name(2, "LOC"),
        {"type": "relation", "from_id": "r0", "to_id": "r1", "direction": "right", "labels": ["visits"]},
        about("sentiment", "choices", {"choices": ["Positive"]}),
        about("topic", "choices", {"choices": [["Sport", "Ski"], ["Travel"]]}),
        about("kind", "taxonomy", {"taxonomy": [["News", "Local"]]}),
        about("stars", "rating", {"rating": 4}),
        about("summary", "textarea", {"text": ["José in Zürich"]}),
    ]
    studio.ask("POST", f"tasks/{task}/annotations", {"result": results, "lead_time": 4.5})
    exported = Exported(studio, project, tmp_path)
    assert exported.refused == []
    given = exported.sets["user-1"]
    assert given.state == "submitted"
    assert sorted(exported.words("user-1")) == sorted(
        [*zip(QUOTES, ("PER", "LOC", "LOC"), strict=True), ("Zürich", "PER")]
    )
    assert [span.attributes for span in given.spans if span.id == "r0"] == [(("tone", "good"),)]
    assert {(each.layer, each.label) for each in given.choices} == {
        ("sentiment", "Positive"),
        ("topic", "Ski"),
        ("topic", "Travel"),
        ("kind", "Local"),
    }
    assert exported.lost == {
        ("attribute", "ner", "tone=bad"): 1,
        ("relation", "", "visits"): 1,
        ("other", "stars", "rating"): 1,
        ("other", "summary", "textarea"): 1,
        ("other", "ner", "meta"): 1,
    }
    assert exported.documents[0].meta == {"site": "Courier"}


def test_cancelled_answers_ground_truth_and_drafts(studio: Studio, project: int, tmp_path: Path) -> None:
    task = new_task(studio, project)
    studio.ask("POST", f"tasks/{task}/annotations", {"result": [name(0, "PER")], "ground_truth": True})
    draft = {"result": [name(2, "LOC")], "lead_time": 1.0}
    studio.ask("POST", f"tasks/{task}/drafts", draft)
    skipped = new_task(studio, project, f"{VECTOR} Again.")
    cancelled = [name(1, "LOC"), about("stars", "rating", {"rating": 1})]
    studio.ask("POST", f"tasks/{skipped}/annotations", {"result": cancelled, "was_cancelled": True})
    begun = new_task(studio, project, f"{VECTOR} And again.")
    studio.ask("POST", f"tasks/{begun}/drafts", draft)
    exported = Exported(studio, project, tmp_path)
    by_text = {each.text: each.labels for each in exported.documents}
    assert exported.lost == {
        ("other", "", "ground_truth"): 1,
        ("other", "", "draft"): 1,
        ("span", "ner", "LOC"): 1,
        ("other", "stars", "rating"): 1,
    }
    assert {each.why for each in exported.found if isinstance(each, Loss)} == {Why.NO_PLACE, Why.CANCELLED}
    flags = {given.annotator: (given.flag, given.state) for given in by_text.values() if given}
    assert flags["user-1"][1] == "in_progress"
    assert [given.flag for given in by_text.values() if given] == [None, "cancelled", None]
    assert [len(given.spans) for given in by_text.values() if given] == [1, 0, 1]


def test_predictions_become_suggestions_with_their_scores(studio: Studio, project: int, tmp_path: Path) -> None:
    task = new_task(studio, project)
    made = {"task": task, "model_version": "tagger 2", "score": 0.75}
    results = [name(1, "LOC"), name(2, "LOC", score=0.25), about("sentiment", "choices", {"choices": ["Negative"]})]
    studio.ask("POST", "predictions", {**made, "result": results})
    exported = Exported(studio, project, tmp_path)
    # The plain export has the number of a prediction, a snapshot has all of it.
    assert exported.lost == {("other", "", "prediction"): 1}
    exported = Exported(studio, project, tmp_path, snapshot=True)
    (document,) = exported.documents
    assert exported.lost == {}
    assert sorted((each.agent, each.annotation.label, each.confidence) for each in document.suggestions) == [
        ("tagger 2", "LOC", 0.25),
        ("tagger 2", "LOC", 0.75),
        ("tagger 2", "Negative", 0.75),
    ]


def test_offsets_as_older_versions_made_them_are_proved_by_their_quotes(
    studio: Studio, project: int, tmp_path: Path
) -> None:
    task = new_task(studio, project)
    results = [name(number, "PER", unit="utf16") for number in range(3)]
    studio.ask("POST", f"tasks/{task}/annotations", {"result": results})
    exported = Exported(studio, project, tmp_path)
    assert [word for word, _label in exported.words("user-1")] == [*QUOTES]
    assert [str(each.sentence) for each in exported.found if isinstance(each, Notice)] == [
        "Offsets are counted in UTF-16 units: that fits 3 of the 3 spans that can tell."
    ]


def test_line_ends_and_backslashes_in_quotes(studio: Studio, project: int, tmp_path: Path) -> None:
    task = new_task(studio, project, "One\r\ntwo C:\\new\nthree")
    quotes = [(0, 8, "One\r\\ntwo"), (9, 15, "C:\\new"), (11, 21, "\\new\\nthree")]
    results = [
        about("ner", "labels", {"start": start, "end": end, "text": quote, "labels": ["PER"]}, str(start))
        for start, end, quote in quotes
    ]
    studio.ask("POST", f"tasks/{task}/annotations", {"result": results})
    exported = Exported(studio, project, tmp_path)
    assert exported.refused == []
    assert [word for word, _label in exported.words("user-1")] == ["One\r\ntwo", "C:\\new", "\\new\nthree"]


HYPERTEXT = """<View><HyperTextLabels name="ner" toName="body"><Label value="PER"/></HyperTextLabels>
<HyperText name="body" value="$article"/></View>"""


def test_hypertext_without_markup_is_text_and_with_it_is_refused(studio: Studio, tmp_path: Path) -> None:
    project = studio.project(HYPERTEXT)
    for text, start, end in (("Bo Li won", 0, 5), ("<p>Bo Li</p>", 0, 5)):
        place = {"start": "/text()[1]", "end": "/text()[1]", "startOffset": start, "endOffset": end}
        shown = {"globalOffsets": {"start": start, "end": end}, "text": "Bo Li", "hypertextlabels": ["PER"]}
        task = new_task(studio, project, text)
        studio.ask("POST", f"tasks/{task}/annotations", {"result": [about("ner", "hypertextlabels", place | shown)]})
    exported = Exported(studio, project, tmp_path, config=HYPERTEXT)
    assert exported.words("user-1") == [("Bo Li", "PER")]
    assert exported.refused == ["The span “PER” at 0–5 is not “Bo Li” there, as the file says; it was left out."]


DIALOGUE = """<View><ParagraphLabels name="ner" toName="body"><Label value="PER"/></ParagraphLabels>
<Paragraphs name="body" value="$turns" layout="dialogue" nameKey="author" textKey="text"/></View>"""


def test_a_dialogue_is_refused_with_a_sentence(studio: Studio, tmp_path: Path) -> None:
    project = studio.project(DIALOGUE)
    turns = [{"author": "Bo", "text": "Hello, Li"}, {"author": "Li", "text": "Bo!"}]
    studio.ask("POST", f"projects/{project}/import", [{"turns": turns, "title": "Two"}])
    exported = Exported(studio, project, tmp_path, config=DIALOGUE)
    assert exported.documents == []
    (reason,) = exported.refused
    assert reason.startswith(
        "“turns” is no text but a list or the like, such as a dialogue; the texts in this task are"
    )


def test_of_several_answers_of_one_account_the_last_one_is_taken(studio: Studio, project: int, tmp_path: Path) -> None:
    task = new_task(studio, project)
    for label in ("Positive", "Negative"):
        result = [about("sentiment", "choices", {"choices": [label]})]
        studio.ask("POST", f"tasks/{task}/annotations", {"result": result})
    exported = Exported(studio, project, tmp_path)
    assert [each.labels.choices[0].label for each in exported.documents if each.labels] == ["Negative"]
    assert {each.labels.annotator for each in exported.documents if each.labels} == {"user-1"}


def test_a_snapshot_may_say_who_people_are(studio: Studio, project: int, tmp_path: Path) -> None:
    task = new_task(studio, project)
    studio.ask("POST", f"tasks/{task}/annotations", {"result": [name(0, "PER")]})
    assert [*Exported(studio, project, tmp_path, snapshot=True).sets] == [USER]


def test_its_short_json_is_recognised_and_refused_with_a_sentence(studio: Studio, project: int, tmp_path: Path) -> None:
    task = new_task(studio, project)
    studio.ask("POST", f"tasks/{task}/annotations", {"result": [name(0, "PER")]})
    file = tmp_path / "short.json"
    file.write_bytes(studio.exported(project, "JSON_MIN"))
    assert recognise(SourceFile(file)) == "label-studio"
    with pytest.raises(FormatError, match="export the project as JSON and import that"):
        read(LabelStudioReader(), file, SCHEMA)
