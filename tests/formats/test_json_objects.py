from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.domain.errors import FormatError
from annotator.formats import json_objects as module
from annotator.formats import source as source_module
from annotator.formats.json_objects import json_objects
from annotator.formats.source import SourceFile

OBJECTS = st.lists(
    st.dictionaries(
        st.sampled_from(["a", "b", "text"]),
        st.one_of(st.integers(-(2**63), 2**63), st.text(), st.floats(allow_nan=False, allow_infinity=False), st.none()),
    ),
    max_size=6,
)


def read(path: Path) -> list[Any]:
    return [each for _line, each in json_objects(SourceFile(path))]


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(given_objects=OBJECTS, size=st.integers(1, 40), indent=st.sampled_from([None, 2]))
def test_an_array_gives_its_objects_wherever_its_chunks_end(
    tmp_path: Path, given_objects: list[dict[str, Any]], size: int, indent: int | None
) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps(given_objects, indent=indent), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(source_module, "_CHUNK", size)
        found = read(path)
    expected = json.loads(json.dumps(given_objects).replace("\\u0000", "\\ufffd"))
    assert [
        {key: value.replace("\x00", "\ufffd") if isinstance(value, str) else value for key, value in each.items()}
        for each in found
    ] == expected


@pytest.mark.parametrize("suffix", [".json", ".jsonl"])
@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        ('{"a": 1, "a": 2}', "The key “a” stands here twice."),
        ('{"a": NaN}', "“NaN” is no number."),
        ('{"a": -Infinity}', "“-Infinity” is no number."),
        ('{"a": 1e999}', "The number 1e999 is larger than a number can be."),
        (f'{{"a": {"9" * 5000}}}', "A number here is too long to be one."),
        ('{"a": ' + "[" * 100_000, "This JSON is nested too deeply."),
    ],
    ids=["twice", "nan", "infinite", "huge", "digits", "deep"],
)
def test_what_no_two_programs_read_alike_is_refused_with_its_line(
    tmp_path: Path, broken: str, reason: str, suffix: str
) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_text(f'[{{"b": 1}},\n{broken}]' if suffix == ".json" else f'{{"b": 1}}\n{broken}\n{{"c": 2}}\n')
    first, refused, *rest = read(path)
    assert first == {"b": 1}
    assert isinstance(refused, FormatError)
    assert (str(refused.reason), refused.line) == (reason, 2)
    # A line that is broken costs itself, an array the rest of it.
    assert rest == ([] if suffix == ".json" else [{"c": 2}])


def test_an_object_without_end_is_not_read_into_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source_module, "_CHUNK", 100)
    monkeypatch.setattr(module, "LONGEST_LINE", 1000)
    path = tmp_path / "a.json"
    path.write_text('[{"a": 1}, {"b": "' + "x" * 10_000_000)
    source = SourceFile(path)
    found = [each for _line, each in json_objects(source)]
    assert found[0] == {"a": 1}
    assert "too long" in str(found[1])
    assert len(found) == 2
