"""Making the pipeline that ships: from tiny corpora in the forms of the real ones, twice, each in its own process."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from random import Random

import pytest

from annotator.__main__ import main
from annotator.suggest.training import corpora

ROOT = Path(__file__).parents[3]
TRAIN = """
import sys
from pathlib import Path
from annotator.suggest.process import work_on_one_core
work_on_one_core()
from annotator.suggest.training.entities import Recipe
from annotator.suggest.training.ship import made
tiny = dict(width=32, depth=1, rows=(500, 100, 200, 200), hidden=16, epochs=1, drills=40)
made(Path(sys.argv[1]), Path(sys.argv[2]), recipe=Recipe(**tiny), further=Recipe(**tiny), say=lambda said: None)
"""

Sentence = list[tuple[str, str]]
"""Words, each with the tag of Universal NER."""


def sentences(seed: int) -> Iterator[Sentence]:
    chance = Random(seed)
    while True:
        person = [(chance.choice(("Odile", "Tamsin", "Jonas")), "B-PER"), (chance.choice(("Fenn", "Roake")), "I-PER")]
        place = [(chance.choice(("London", "Paris", "Chicago", "Nairobi")), "B-LOC")]
        body = [(chance.choice(("Ford", "Toyota", "Nokia")), "B-ORG")]
        does = [(chance.choice(("left", "praised", "visited", "saw")), "O")]
        yield [*chance.choice((person, body)), *does, *chance.choice((place, body)), (".", "O")]


def text_of(sentence: Sentence) -> str:
    return " ".join(word for word, _ in sentence)


def bank(sentence: Sentence, number: int) -> str:
    tags = {"B-PER": "B-per", "I-PER": "I-per", "B-LOC": "B-geo", "B-ORG": "B-org", "O": "O"}
    rows = [
        f'{"" if place else f"Sentence: {number}"},"{word}",X,{tags[tag]}' for place, (word, tag) in enumerate(sentence)
    ]
    return "\n".join(rows)


def tagged(sentence: Sentence, _: int) -> str:
    return "".join(f"{word}\t{tag}\n" for word, tag in sentence)


def treebank(sentence: Sentence, _: int) -> str:
    rows = (f"{place}\t{word}\t{tag}\t-\t-\n" for place, (word, tag) in enumerate(sentence, 1))
    return f"# text = {text_of(sentence)}\n" + "".join(rows)


def mentions(sentence: Sentence, number: int) -> str:
    kinds = {"B-PER": "person", "B-LOC": "place", "B-ORG": "organization"}
    lines = [f"# text = {text_of(sentence)}"]
    for place, (word, tag) in enumerate(sentence, 1):
        mark = 10 * number + place
        two = place < len(sentence) and sentence[place][1].startswith("I-")
        entity = "_"
        if tag in kinds:
            entity = f"Entity=({mark}-{kinds[tag]}-new-cf1-x-{2 if two else 1}-sgl" + ("" if two else ")")
        elif tag.startswith("I-"):
            entity = f"Entity={mark - 1})"
        kind = "PUNCT" if word == "." else "VERB" if tag == "O" else "PROPN"
        lines.append("\t".join((str(place), word, word, kind, "X", "_", "_", "_", "_", entity)))
    return "\n".join(lines) + "\n"


def feelings(sentence: Sentence, number: int) -> str:
    target = {"from": 0, "to": len(sentence[0][0]), "mention": sentence[0][0], "polarity": (2.0, 4.0, 6.0)[number % 3]}
    text = text_of(sentence[:-1]) + (" and lied.", " today.", " and was loved.")[number % 3]
    gid = f"paper_{number // 3}_1_2_x_0_{target['to']}"
    return json.dumps({"primary_gid": gid, "sentence_normalized": text, "targets": [target]})


def write(path: Path, count: int, shown: Callable[[Sentence, int], str], *, first: str = "") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    said = [shown(sentence, number) for number, sentence in enumerate(islice(sentences(len(path.name)), count))]
    whole = "\n".join((*([first] if first else []), *said, "")).encode("latin-1")
    path.write_bytes(gzip.compress(whole) if path.suffix == ".gz" else whole)


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpora")
    write(folder / corpora.GMB, 840, bank, first="Sentence #,Word,POS,Tag")
    for name, count in ((corpora.BTC, 60), (corpora.BTC_DEV, 60), (corpora.WNUT, 60), (corpora.WNUT_DEV, 60)):
        write(folder / name, count, tagged)
    write(folder / corpora.EWT, 120, treebank)
    for number in range(4):
        write(folder / corpora.GUM / f"{'news' * (number + 1)}.conllu", 30, mentions)
    for name, count in (("train.jsonl.gz", 60), ("rw_dev.jsonl", 6), ("mt_dev.jsonl", 6)):
        write(folder / "newsmtsc" / name, count, feelings)
    return folder


@pytest.mark.slow
def test_two_processes_make_the_same_bytes_of_one_seed(tiny: Path, tmp_path: Path) -> None:
    for hashing in ("1", "2"):
        # Sets come in another order, and more cores than one are offered.
        own = {**os.environ, "PYTHONHASHSEED": hashing, "OMP_NUM_THREADS": hashing, "PYTHONPATH": str(ROOT)}
        subprocess.run([sys.executable, "-c", TRAIN, tiny, tmp_path / hashing], env=own, check=True)
    one, other = (
        {
            str(path.relative_to(tmp_path / each)): path.read_bytes()
            for path in (tmp_path / each).rglob("*")
            if path.is_file()
        }
        for each in ("1", "2")
    )
    assert one.keys() == other.keys()
    assert [name for name in one if one[name] != other[name]] == []
    meta = json.loads(one["meta.json"])
    assert meta["pipeline"] == ["tok2vec", "ner", "names", "entity_sentiment", "document_sentiment"]
    assert meta["annotator"] == {"calibrated": ["attributes"]}
    assert set(json.loads(one["figures.json"])) >= {"f1", "calibration", "sentiment"}


def test_the_command_says_which_corpus_is_missing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["train-default", str(tmp_path), str(tmp_path / "out")]) == 2
    assert "missing" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_the_command_writes_over_no_other_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "letter.txt").write_text("dear", encoding="utf-8")
    assert main(["train-default", str(tmp_path), str(tmp_path)]) == 2
    assert "something else" in capsys.readouterr().err
