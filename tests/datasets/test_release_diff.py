"""What a diff counts adds up: what was, less what went, more what came, is what is."""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.datasets.release_diff import Release, ReleaseDiff, compare, read_release
from annotator.domain.errors import ExportError

Line = dict[str, Any]
_NAMES = st.sampled_from(["X", "Y"])
_SPANS = st.builds(
    lambda number, start, label, mood: {
        "id": f"s{number}",
        "start": start,
        "end": start + 2,
        "label": label,
        "attributes": mood,
    },
    st.integers(0, 4),
    st.integers(0, 3),
    _NAMES,
    st.sampled_from([{}, {"mood": "glad"}]),
)
_STANCES = st.builds(
    lambda number, target, label: {"id": f"t{number}", "target": {"kind": "claim", "id": target}, "label": label},
    st.integers(0, 2),
    st.sampled_from(["a", "b"]),
    _NAMES,
)
_LABELS = st.fixed_dictionaries(
    {
        "names": st.lists(_SPANS, max_size=4, unique_by=lambda each: each["id"]),
        "stance": st.lists(_STANCES, max_size=2, unique_by=lambda each: each["id"]),
        "mood": st.none() | _NAMES,
        "topics": st.lists(_NAMES, unique=True),
    }
)
_RELEASES = st.dictionaries(
    st.tuples(st.sampled_from(["d1", "d2", "d3"]), st.sampled_from([None, "ann", "bea"])),
    st.tuples(_LABELS, st.sampled_from(["train", "test"])),
)


def released(folder: Path, lines: list[Line] | bytes) -> Release:
    folder.mkdir()
    content = lines if isinstance(lines, bytes) else b"".join(json.dumps(line).encode() + b"\n" for line in lines)
    (folder / "all.jsonl").write_bytes(content)
    files = [{"name": "all.jsonl", "sha256": hashlib.sha256(content).hexdigest()}]
    (folder / "manifest.json").write_text(json.dumps({"format": "jsonl", "files": files}))
    return read_release(folder)


def line(document: str, annotator: str | None, labels: Line, split: str = "train") -> Line:
    return {"id": document, "annotator": annotator, "labels": labels, "split": split, "text_sha256": document}


def counted(drawn: dict[Any, Any]) -> Counter[tuple[str, str]]:
    found: Counter[tuple[str, str]] = Counter()
    for labels, _ in drawn.values():
        for layer, given_labels in labels.items():
            for each in given_labels if isinstance(given_labels, list) else [given_labels]:
                if each is not None:
                    found[layer, each["label"] if isinstance(each, dict) else each] += 1
    return found


def differ(before: dict[Any, Any], after: dict[Any, Any]) -> tuple[ReleaseDiff, ReleaseDiff]:
    """Return what is different there and back."""
    with tempfile.TemporaryDirectory() as folder:
        one, two = (
            released(
                Path(folder, name),
                [line(document, annotator, labels, split) for (document, annotator), (labels, split) in drawn.items()],
            )
            for name, drawn in (("one", before), ("two", after))
        )
        return compare(one, two), compare(two, one)


@settings(max_examples=150, deadline=None)
@given(_RELEASES, _RELEASES)
def test_what_was_less_what_went_more_what_came_is_what_is(before: dict[Any, Any], after: dict[Any, Any]) -> None:
    there, back = differ(before, after)
    sums = counted(before)
    sums.update(there.added)
    sums.subtract(there.removed)
    for (layer, was, now), count in there.relabelled.items():
        assert was != now
        sums[layer, was] -= count
        sums[layer, now] += count

    assert +sums == counted(after)
    assert min(sums.values(), default=0) >= 0
    assert (there.added, there.removed, there.changed) == (back.removed, back.added, back.changed)
    assert there.relabelled == {(layer, was, now): count for (layer, now, was), count in back.relabelled.items()}
    documents, others = ({document for document, _ in each} for each in (before, after))
    assert (there.texts_added, there.texts_removed) == (len(others - documents), len(documents - others))


@settings(max_examples=50, deadline=None)
@given(_RELEASES)
def test_a_release_and_itself_are_no_different(drawn: dict[Any, Any]) -> None:
    for (document, _), (_, split) in list(drawn.items()):
        drawn = {key: (labels, split if key[0] == document else own) for key, (labels, own) in drawn.items()}
    assert differ(drawn, drawn)[0].is_empty


def test_what_was_labelled_anew_in_its_place_is_relabelled_and_what_kept_its_id_has_moved(tmp_path: Path) -> None:
    def span(identifier: str, start: int, label: str) -> Line:
        return {"id": identifier, "start": start, "end": start + 2, "label": label, "attributes": {}}

    before = released(tmp_path / "one", [line("d", "ann", {"names": [span("a", 0, "X"), span("b", 5, "X")]})])
    after = released(tmp_path / "two", [line("d", "ann", {"names": [span("c", 0, "Y"), span("b", 4, "X")]}, "test")])
    found = compare(before, after)
    assert found.relabelled == {("names", "X", "Y"): 1}
    assert found.changed == {("names", "X"): 1}
    assert (found.added, found.removed, found.moved) == ({}, {}, 1)


@pytest.mark.parametrize(
    "content", [b"{", b"[]\n", b"{}\n", json.dumps(line("d", None, {})).replace('"d"', "[]", 1).encode(), b"\xff\n"]
)
def test_lines_that_are_not_ours_are_a_sentence(tmp_path: Path, content: bytes) -> None:
    release = released(tmp_path / "one", content)
    with pytest.raises(ExportError, match=r"all.jsonl, line 1: this line is not ours."):
        compare(release, release)
