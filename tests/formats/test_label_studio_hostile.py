"""Label Studio's and doccano's files with anything in the wrong place: documents, losses, or refusals in a sentence."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.formats.recognition import READERS

from .test_interchange import check_soundness
from .test_offsets import PLACES, QUOTES, VECTOR


def _result(from_name: str, kind: str, identifier: str = "r", **value: Any) -> dict[str, Any]:
    return {"id": identifier, "from_name": from_name, "to_name": "text", "type": kind, "value": value}


_PLACE: dict[str, Any] = {"start": PLACES["codepoint"][0][0], "end": PLACES["codepoint"][0][1], "text": QUOTES[0]}
_TARGET = {"kind": "entity", "id": "zürich", "text": "Zürich"}
_RESULTS = [
    _result("names", "labels", **_PLACE, labels=["ORG", "PERSON"]) | {"meta": {"text": ["?"]}, "score": 0.5},
    _result("names.tone", "choices", **_PLACE, choices=["good", "bad"]),
    _result("names", "hypertextlabels", "h", globalOffsets=_PLACE, text=QUOTES[0], hypertextlabels=["ORG"]),
    _result("topics", "choices", "c", choices=[["a", "x"], "y"]),
    _result("side", "choices", "s", choices=["for → 1. Zürich"]),
    _result("kind", "taxonomy", "t", taxonomy=[["a", "glad"]]),
    {"type": "relation", "from_id": "r", "to_id": "h", "labels": ["visits"]},
]
TASK = {
    "id": 7,
    "data": {
        "text": VECTOR,
        "side_options": [{"value": "for → 1. Zürich", "label": "for", "target": _TARGET}],
        "document": {"id": "t", "kind": "article", "thread": "t", "meta": {"a": [1, None]}},
    },
    "meta": {"annotators": [{"import_id": 5, "annotator": "ann", "state": "submitted", "flag": None}]},
    "annotations": [
        {"id": 5, "completed_by": {"id": 1, "email": "eva@example.org"}, "result": _RESULTS, "ground_truth": True},
        {"id": 6, "import_id": None, "completed_by": 2, "was_cancelled": True, "result": _RESULTS},
    ],
    "predictions": [{"model_version": "m", "score": 0.25, "result": _RESULTS}],
    "drafts": [{"user": "bo", "created_username": "bo, 3", "annotation": None, "result": _RESULTS}],
}
LINE = {
    "id": 3,
    "text": VECTOR,
    "label": [[*PLACES["utf16"][0], "ORG"], "x"],
    "entities": [{"id": 1, "label": "ORG", "start_offset": 8, "end_offset": 12}],
    "relations": [{"id": 2, "from_id": 1, "to_id": 1, "type": "visits"}],
    "cats": ["glad"],
    "annotations": [{"label": 1, "user": 1}],
    "Comments": ["?"],
    "offset_unit": "utf16",
    "annotator": "ann",
    "meta": '{"a": 1}',
}
DEEP: Any = 0
for _ in range(400):
    DEEP = [DEEP]
ODD = st.one_of(
    st.sampled_from(
        [
            None,
            True,
            -1,
            0,
            7,
            2**53,
            2**70,
            1e308,
            float("nan"),
            float("inf"),
            "",
            "ORG",
            "text",
            "\ud800",
            "a\x00",
            DEEP,
        ]
    ),
    st.sampled_from([[], {}, [[]], [None], {"id": []}, {"start": {}, "end": []}, [["a", 1]], {"text": 5}]),
)


def _places(plain: Any) -> Iterator[tuple[Any, Any]]:
    """Yield each container in a value with each key in it."""
    for key in [*plain] if isinstance(plain, dict) else range(len(plain)) if isinstance(plain, list) else ():
        yield plain, key
        yield from _places(plain[key])


@st.composite
def _broken(draw: st.DrawFn, plain: dict[str, Any]) -> str:
    """Return JSON in which some values were changed, moved, taken out or given twice."""
    plain = json.loads(json.dumps(plain))
    for _ in range(draw(st.integers(1, 4))):
        places = [*_places(plain)]
        holder, key = draw(st.sampled_from(places))
        match draw(st.sampled_from(("change", "change", "move", "take", "wrap"))):
            case "change":
                holder[key] = copy.deepcopy(draw(ODD))
            case "move":
                other, at = draw(st.sampled_from(places))
                holder[key] = copy.deepcopy(other[at])
            case "wrap":
                holder[key] = [holder[key]]
            case _:
                del holder[key]
        if not plain:
            break
    text = json.dumps(plain)
    if draw(st.booleans()):
        name = draw(st.sampled_from(["id", "text", "result", "label", "value", "start"]))
        text = text.replace(f'"{name}":', f'"{name}": 1, "{name}":', 1)
    return text


@pytest.mark.parametrize(("name", "ending", "plain"), [("label-studio", "json", TASK), ("doccano", "jsonl", LINE)])
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_whatever_stands_in_the_wrong_place_is_told(
    tmp_path: Path, name: str, ending: str, plain: dict[str, Any], data: st.DataObject
) -> None:
    path = tmp_path / f"all.{ending}"
    path.write_text(data.draw(_broken(plain)))
    check_soundness(READERS[name], path)
