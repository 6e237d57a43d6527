"""Training the sentiment parts: from a corpus of a few sentences in the form of the real one."""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from pathlib import Path

import pytest
import spacy

from annotator.domain.errors import AnnotatorError
from annotator.suggest.sentiment.newsmtsc import sentences
from annotator.suggest.sentiment.training import add_sentiment

SAID = {2.0: "{} lied and was hated", 4.0: "{} opened the meeting", 6.0: "{} was loved and praised"}
NAMES = ("Fenn", "Karsh", "Ardle", "Haddam", "Prask", "Weyl", "Dyk", "Oduya")


def lines(names: Sequence[str]) -> str:
    rows = []
    for article, name in enumerate(names):
        for polarity, said in SAID.items():
            target = {"from": 0, "to": len(name), "mention": name, "polarity": polarity}
            gid = f"paper_{article}_1_2_{name}_0_{len(name)}"
            rows.append({"primary_gid": gid, "sentence_normalized": said.format(name), "targets": [target]})
    return "\n".join(json.dumps(row) for row in rows) + "\n"


@pytest.fixture
def corpora(tmp_path: Path) -> Path:
    folder = tmp_path / "newsmtsc"
    folder.mkdir()
    with gzip.open(folder / "train.jsonl.gz", "wt", encoding="utf-8") as out:
        out.write(lines(NAMES[:6]))
    (folder / "rw_dev.jsonl").write_text(lines(NAMES[6:7]), encoding="utf-8")
    (folder / "mt_dev.jsonl").write_text(lines(NAMES[7:]), encoding="utf-8")
    return tmp_path


def test_both_parts_are_trained_measured_and_put_into_the_pipeline(corpora: Path) -> None:
    nlp = spacy.blank("en")
    figures = add_sentiment(nlp, corpora)
    assert nlp.pipe_names == ["entity_sentiment", "document_sentiment"]
    for part in figures.values():
        assert part["both"].count == 6
        assert part["both"].accuracy == 1.0
        assert part["both, by lexicon"].accuracy >= 2 / 3
    assert nlp("They lied and were hated").cats["negative"] > 0.5


def test_training_again_gives_the_same(corpora: Path) -> None:
    one, other = spacy.blank("en"), spacy.blank("en")
    add_sentiment(one, corpora)
    add_sentiment(other, corpora)
    parts = ((one.get_pipe(name), other.get_pipe(name)) for name in one.pipe_names)
    assert all(first.to_bytes() == second.to_bytes() for first, second in parts)  # type: ignore[attr-defined]


def test_sentences_of_one_article_are_known_as_such(corpora: Path) -> None:
    found = list(sentences(corpora, "train", spacy.blank("en")))
    assert len(found) == 18
    assert len({each.article for each in found}) == 6
    assert found[0].targets == ((0, 1, 0),)


def test_a_corpus_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(AnnotatorError, match="missing"):
        add_sentiment(spacy.blank("en"), tmp_path)
