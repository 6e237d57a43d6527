"""Tables, lines and corpora that somebody damaged or built to break a reader: refused in sentences, in no time."""

from __future__ import annotations

import json
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.domain.errors import FormatError
from annotator.formats.incoming import Incoming, IncomingDocument, LeftOut, ReadOptions
from annotator.formats.loss import Loss
from annotator.formats.recognition import READERS
from annotator.formats.source import SourceFile

from .conftest import SCHEMA

OWN = {
    "id": "a",
    "kind": "article",
    "text": "Fenn won.",
    "created": "2026-03-14",
    "labels": {"entities": [{"start": 0, "end": 4, "label": "PERSON"}], "sentiment": "positive"},
    "annotator": "eva",
    "meta": {"n": 1},
}
PLAIN = {
    "title": "Won",
    "text": "Fenn won.",
    "label": "positive",
    "annotator": "eva",
    "comments": [{"text": "No", "replies": [{"text": "Yes"}]}],
    "label_annotations": {"sentiment": {"positive": "1"}},
    "span_annotations": [{"start": 0, "end": 4, "annotation": "PERSON"}],
}
UTTERANCE = {
    "id": "b",
    "conversation_id": "a",
    "text": "No.",
    "speaker": {"id": "eva"},
    "meta": {"document": 1, "annotation_sets": [1]},
    "reply-to": "a",
    "timestamp": 1535914571,
}
VALID: dict[str, tuple[str, ...]] = {
    "jsonl": (json.dumps(OWN), json.dumps(PLAIN), json.dumps([PLAIN, OWN]), json.dumps({"rows": [PLAIN]}, indent=1)),
    "convokit": (json.dumps(UTTERANCE), json.dumps([UTTERANCE, {**UTTERANCE, "id": "a", "reply-to": None}])),
    "hf-text": (json.dumps({"text": "Fenn won.", "label": "positive", "annotator": "eva", "meta": '{"a": 1}'}),),
    "csv": (
        'id,text,parent,sentiment,annotator\na,Fenn won.,,positive,eva\nb,"No, no",a,negative,eva\n',
        'sep=;\ntext;entities\nFenn won.;"[{""start"":0,""end"":4,""labels"":[""PERSON""]}]"\n',
        "id,text,annotator,label:sentiment,stance:stance,target,target_kind,target_id\na,Won,eva,positive,favor,F,claim,a\n",
    ),
    "stance-tsv": (
        'ID\tTarget\tTweet\tStance\tSentiment\n1\tFenn\tHe "won\tFAVOR\tpos\n',
        'Target,Tweet,Stance\nFenn,"He, won",FAVOR\n',
        "Target\tTweet\tStance\tLayer\tTarget kind\tTarget ID\tStance ID\nF\tWon\\n\tfavor\tstance\tclaim\ta\ts\n",
    ),
}
ODD = (
    *("NaN", "-Infinity", "1e999", "1" + "0" * 400, "9" * 5000, '"\\ud800"', '"\\u0000"', "[]", "{}", "null", "true"),
    *('{"text": 1, "text": 2}', "[" * 3000, '{"a":' * 3000, '"\x00"', "\ufeff", "\t", "\r", "\n", '"', ",", ";", "\\"),
)
PIECES = st.one_of(st.sampled_from(ODD).map(str.encode), st.binary(max_size=3), st.just(b"\xff\xfe\x00\xed\xa0\x80"))
EDITS = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 12), PIECES), max_size=4)


def edited(data: bytes, edits: list[tuple[float, int, bytes]]) -> bytes:
    """Return bytes of which some are replaced by others, at shares of the length."""
    for share, gone, piece in edits:
        at = int(share * len(data))
        data = data[:at] + piece + data[at + gone :]
    return data


def outcome(name: str, path: Path) -> list[Incoming]:
    found: list[Incoming] = []
    options = ReadOptions(schema=SCHEMA, annotator="eva")
    try:
        found.extend(READERS[name].read(SourceFile(path), options))
    except FormatError as refusal:
        found.append(refusal)
    for each in found:
        if isinstance(each, FormatError):
            assert each.file is not None
            assert each.file.parent == path.parent
            assert each.reason
        elif isinstance(each, IncomingDocument | LeftOut):
            assert each.text.strip()
    return found


@pytest.mark.parametrize("name", VALID)
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(drawn=st.data())
def test_damaged_bytes(tmp_path: Path, name: str, drawn: st.DataObject) -> None:
    valid = drawn.draw(st.sampled_from(VALID[name]))
    path = tmp_path / drawn.draw(st.sampled_from(("a.json", "a.csv", "utterances.jsonl", "ä\udcff .tsv")))
    path.write_bytes(edited(valid.encode(), drawn.draw(EDITS)))
    outcome(name, path)


NAMES = ("id", "text", "start", "meta", "title")
VALUES: st.SearchStrategy[Any] = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.sampled_from((0, -1, 2**64, 10**400, 0.5, float("nan"), float("inf"))),
        st.sampled_from(("", "a", "positive", "PERSON", "\ud800", "\x00", "eva", "2026", "[", "{}", "1535914571")),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=2),
        st.dictionaries(st.sampled_from(("id", "text", "start", "meta")), inner, max_size=2),
    ),
    max_leaves=5,
)


@pytest.mark.parametrize(
    ("name", "whole"), [("jsonl", OWN), ("jsonl", PLAIN), ("convokit", UTTERANCE), ("hf-text", PLAIN)]
)
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(drawn=st.data())
def test_values_of_any_type_under_every_name(
    tmp_path: Path, name: str, whole: dict[str, object], drawn: st.DataObject
) -> None:
    changes = drawn.draw(st.dictionaries(st.sampled_from((*whole, "id", "parent", "thread", "title")), VALUES))
    path = tmp_path / "utterances.jsonl"
    path.write_text(f"{json.dumps({**whole, **changes})}\n{json.dumps(whole)}\n")
    (tmp_path / "conversations.json").write_text(json.dumps({"a": drawn.draw(VALUES)}))
    outcome(name, path)


def many_columns() -> str:
    return f"text,{','.join(f'c{number}' for number in range(100_000))}\nOne{',x' * 100_000}\n"


def many_twins() -> str:
    return f"text{',n' * 20_000}\nOne{',x' * 20_000}\n"


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("csv", many_columns),
        ("csv", many_twins),
        ("csv", lambda: 'text\n"' + "x\n" * 30_000),
        ("csv", lambda: "text\n" + '"\n' * 20_001),
        ("csv", lambda: "text" + "\n" * 1_000_000),
        ("jsonl", lambda: "[" * 100_000),
        ("jsonl", lambda: '{"text": "x", "comments": ' + '[{"text": "x", "comments": ' * 100_000),
        ("jsonl", lambda: json.dumps({"text": "x", "comments": [{"text": "y"}] * 20_000})),
        ("jsonl", lambda: '{"text": "One", ' + ", ".join(f'"k{number}": 1' for number in range(100_000)) + "}"),
        ("convokit", lambda: '{"id":' * 100_000),
        ("stance-tsv", lambda: "ID\tTarget\tTweet\tStance\n" + "\t" * 1_000_000 + "x"),
        ("text", lambda: "Comments\n\n" + "[" * 200_000),
        ("text", lambda: "Comments\n\n" + "[](a" * 50_000),
        ("text", lambda: "r/a\n" + "bob\n•\n" * 10_000),
        ("stance-tsv", lambda: "ID\tTarget\tTweet\tStance\n" + "1\tA\tOne\tFAVOR\n" * 20_000),
    ],
)
def test_what_is_built_to_take_for_ever_does_not(tmp_path: Path, name: str, made: Callable[[], str]) -> None:
    path = tmp_path / "a.txt"
    path.write_text(made())
    begun = time.process_time()
    assert outcome(name, path)
    assert time.process_time() - begun < 5


@pytest.mark.parametrize("name", ["csv", "stance-tsv", "jsonl"])
def test_a_cell_of_a_hundred_megabytes_is_passed_over_in_bounded_memory(tmp_path: Path, name: str) -> None:
    path = tmp_path / "a.tsv"
    head, row = ("", '{"text": "%s"}\n') if name == "jsonl" else ("Target\tText\tStance\n", "A\t%s\tFAVOR\n")
    with path.open("w") as file:
        file.write(head + row % "One" + row.partition("%s")[0])
        for _megabyte in range(100):
            file.write("x" * (1 << 20))
        file.write(row.partition("%s")[2] + row % "Two")
    tracemalloc.start()
    try:
        found = outcome(name, path)
        _now, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert [each.text for each in found if isinstance(each, IncomingDocument)] == ["One", "Two"]
    assert not [each for each in found if isinstance(each, Loss) and each.count > 2]
    assert peak < 150 << 20
