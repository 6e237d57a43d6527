"""Files of span formats that somebody broke word by word, and such as are made to take for ever."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import orjson
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.domain.errors import FormatError
from annotator.formats import conll, whole_lines
from annotator.formats.incoming import IncomingDocument
from annotator.formats.recognition import READERS

from .interchange import read
from .seeds import SEEDS, Seed, broken
from .test_interchange import check_soundness


@pytest.mark.parametrize("name", SEEDS)
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_words_in_the_wrong_place_give_documents_or_refusals(name: str, data: st.DataObject, tmp_path: Path) -> None:
    seed = data.draw(st.sampled_from(SEEDS[name]))
    path = tmp_path / seed.name
    path.write_bytes(seed.text)
    if seed.beside:
        path.with_suffix(".ann").write_bytes(broken(seed.beside, data.draw))
    else:
        path.write_bytes(broken(seed.text, data.draw))
    check_soundness(READERS[name], path)


def _many_lines(path: Path) -> Path:
    path = path / "a.txt"
    path.write_text("Bo won. " * 50_000)
    lines = (f"T{number}\tclaim {8 * number} {8 * number + 2}\tBo\n" for number in range(50_000))
    path.with_suffix(".ann").write_text("".join(lines))
    return path


def _long_sentence(path: Path) -> Path:
    path = path / "a.conll"
    path.write_text("Bo B-ORG\n" * 100_000)
    return path


def _far_away(path: Path) -> Path:
    path = path / "a.txt"
    path.write_text("Bo won.")
    far = "9" * 30
    path.with_suffix(".ann").write_text(f"T1\tORG {far} {far}1\tBo\nT2\tORG 0 {far}\tBo\n" * 5_000)
    return path


def _many_layers(path: Path) -> Path:
    path = path / "a.tsv"
    layers = "".join(f"#T_SP=webanno.custom.L{number}|value\n" for number in range(10_000))
    units = "".join(f"1-{number}\t{3 * number}-{3 * number + 2}\tBo\tORG\t\n" for number in range(3_000))
    path.write_text(f"#FORMAT=WebAnno TSV 3.3\n{layers}\n\n#Text={'Bo ' * 3_000}\n{units}")
    return path


def _wide_gaps(path: Path) -> Path:
    path = path / "a.tsv"
    sentences = "".join(f"#Text=Bo\n{n}-1\t{10**14 + n}-{10**14 + n + 2}\tBo\tORG\t\n\n" for n in range(1, 10_000))
    path.write_text(f"#FORMAT=WebAnno TSV 3.3\n#T_SP=webanno.custom.Span|value\n\n\n{sentences}")
    return path


def _many_spans(path: Path) -> Path:
    path = path / "a.jsonl"
    spans = [{"start": 3 * number, "end": 3 * number + 2, "label": "ORG"} for number in range(50_000)]
    line = {"text": "Bo " * 50_000, "spans": spans, "answer": "accept", "_session_id": "ann"}
    path.write_bytes(orjson.dumps(line) + orjson.dumps({**line, "spans": [{"start": 1e300, "end": 2**63}]}))
    return path


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("brat", _many_lines),
        ("brat", _far_away),
        ("conll", _long_sentence),
        ("webanno-tsv", _many_layers),
        ("webanno-tsv", _wide_gaps),
        ("prodigy", _many_spans),
    ],
)
def test_a_file_made_to_take_for_ever_does_not(name: str, make: Callable[[Path], Path], tmp_path: Path) -> None:
    path = make(tmp_path)
    begun = time.process_time()
    found = read(READERS[name], path, annotator="ann")
    # A walk over each for each of them would take an hour.
    assert time.process_time() - begun < 20
    assert any(isinstance(each, IncomingDocument) for each in found) or len(found) == 1


@pytest.mark.parametrize(
    "seed", [SEEDS["brat"][0], SEEDS["webanno-tsv"][0], SEEDS["conll"][0]], ids=lambda one: one.name
)
def test_a_document_larger_than_one_may_be_is_refused(
    seed: Seed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (whole_lines, conll):
        monkeypatch.setattr(module, "LARGEST_PAGE", 30)
    path = tmp_path / seed.name
    path.write_bytes(seed.text)
    if seed.beside:
        path.with_suffix(".ann").write_bytes(seed.beside)
    reader = next(READERS[name] for name, seeds in SEEDS.items() if seed in seeds)
    with pytest.raises(FormatError, match="more it may not have") as refused:
        read(reader, path, annotator="ann")
    assert refused.value.line is not None
