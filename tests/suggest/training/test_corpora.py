"""Open corpora with our labels: small files in their forms, and the corpora themselves where they are."""

from __future__ import annotations

import gzip
import os
from pathlib import Path

import pytest

from annotator.domain.errors import AnnotatorError
from annotator.suggest.training import corpora
from annotator.suggest.training.gum import read_gum
from annotator.suggest.training.labelled import Labelled


def shown(text: Labelled) -> list[tuple[str, str]]:
    return [(text.text[name.start : name.end], name.label) for name in text.names]


def unknown(text: Labelled) -> list[str]:
    return [text.text[start:end] for start, end in text.unknown]


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return folder


def bank(folder: Path, *sentences: str) -> list[Labelled]:
    """Read sentences given as ``word/tag`` through the news bank's own file."""
    lines = ["Sentence #,Word,POS,Tag"]
    for number, sentence in enumerate(sentences):
        for place, pair in enumerate(sentence.split()):
            word, _, tag = pair.partition("/")
            lines.append(f'{f"Sentence: {number}" if place == 0 else ""},"{word}",X,{tag or "O"}')
    path = folder / corpora.GMB
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress("\n".join(lines).encode("latin-1")))
    return list(corpora.read_gmb(folder))


@pytest.mark.parametrize(
    ("sentence", "text", "names"),
    [
        (
            "President/B-per Hugo/I-per Chavez/I-per spoke .",
            "President Hugo Chavez spoke.",
            [("Hugo Chavez", "PERSON")],
        ),
        ("the Iraqi/B-gpe army", "the Iraqi army", [("Iraqi", "NORP")]),
        ("in Nepal/B-gpe ,", "in Nepal,", [("Nepal", "GPE")]),
        ("the U.S./B-org 's aid", "the U.S.'s aid", [("U.S.", "GPE")]),
        ("the U.N./B-geo envoy", "the U.N. envoy", [("U.N.", "ORG")]),
        ("The/B-org Associated/I-org Press/I-org", "The Associated Press", [("Associated Press", "ORG")]),
        ("the Black/B-geo Sea/I-geo", "the Black Sea", [("Black Sea", "LOC")]),
        ("at Baghdad/B-geo airport/I-geo", "at Baghdad airport", [("Baghdad airport", "FAC")]),
        ("a North/B-geo Korean/B-gpe ship", "a North Korean ship", [("North Korean", "NORP")]),
        ("in Sri/B-per Lanka/B-gpe", "in Sri Lanka", [("Sri Lanka", "GPE")]),
        ("on Tuesday/B-tim two/B-tim", "on Tuesday two", []),
    ],
)
def test_the_news_bank_speaks_with_our_labels(
    tmp_path: Path, sentence: str, text: str, names: list[tuple[str, str]]
) -> None:
    (read,) = bank(tmp_path, sentence)
    assert (read.text, shown(read)) == (text, names)


def test_what_the_news_bank_is_not_to_be_trusted_with_is_unknown(tmp_path: Path) -> None:
    (read,) = bank(tmp_path, "Mr./B-per said the NATO-led force read Facebook/B-art")
    assert (shown(read), set(unknown(read))) == ([], {"NATO-led", "Facebook"})


def test_tweets_keep_the_sign_with_the_name_and_say_nothing_of_other_handles(tmp_path: Path) -> None:
    lines = ["RT\tO", "@\tB-ORG", "SportsCenter\tB-ORG", ":\tO", "Ukraine\tB-LOC", "@\tO", "bob\tO", "", "Hi\tO", ""]
    first, second = corpora.read_tagged(written(tmp_path, corpora.BTC, "\n".join(lines)), corpora.BTC)
    assert first.text == "RT @SportsCenter: Ukraine @bob"
    assert (shown(first), unknown(first)) == ([("@SportsCenter", "ORG"), ("Ukraine", "GPE")], ["@", "bob"])
    assert second.text == "Hi"


def test_web_text_keeps_its_own_blanks(tmp_path: Path) -> None:
    rows = "# text = Dr. Ann Lee's  in Rome.\n1\tDr.\tO\t-\t-\n2\tAnn\tB-PER\t-\t-\n3\tLee\tI-PER\t-\t-\n"
    rows += "4\t's\tO\t-\t-\n5\tin\tO\t-\t-\n6\tRome\tB-LOC\t-\t-\n7\t.\tO\t-\t-\n\n"
    (read,) = corpora.read_ewt(written(tmp_path, corpora.EWT, rows))
    assert (read.text, shown(read)) == ("Dr. Ann Lee's  in Rome.", [("Ann Lee", "PERSON"), ("Rome", "GPE")])


def test_a_name_is_cut_out_of_a_nested_noun_phrase(tmp_path: Path) -> None:
    words = (
        ("U.S.", "PROPN", "Entity=(1-person-new-ssss-cf1-2,3,4-coref(2-place-new-ssss-cf2-1-coref)"),
        ("President", "PROPN", "_"),
        ("Ann", "PROPN", "_"),
        ("Lee", "PROPN", "Entity=1)"),
        ("met", "VERB", "_"),
        ("a", "DET", "Entity=(3-person-new-ssss-cf3-2-sgl"),
        ("friend", "NOUN", "Entity=3)"),
    )
    rows = [f"{at}\t{word}\t_\t{tag}\t_\t_\t_\t_\t_\t{more}" for at, (word, tag, more) in enumerate(words, 1)]
    text = "# text = U.S. President Ann Lee met a friend\n" + "\n".join(rows) + "\n"
    (read,) = read_gum(written(tmp_path, f"{corpora.GUM}/a.conllu", text))
    assert shown(read) == [("U.S.", "GPE"), ("Ann Lee", "PERSON")]


def test_a_missing_corpus_is_said_with_its_path(tmp_path: Path) -> None:
    with pytest.raises(AnnotatorError, match=r"ner_dataset\.csv\.gz is missing; give the folder"):
        next(corpora.read_gmb(tmp_path))


def test_the_corpora_are_read_whole() -> None:
    said = os.environ.get("ANNOTATOR_CORPORA")
    if not said:
        pytest.skip("Set ANNOTATOR_CORPORA to the folder of the open corpora to read them whole.")
    folder = Path(said)
    assert len(list(corpora.read_ewt(folder))) == 2001
    assert len(list(read_gum(folder))) == 24
    for name, count in ((corpora.BTC, 6338), (corpora.WNUT, 3394)):
        texts = list(corpora.read_tagged(folder, name))
        assert len(texts) == count
        assert all(text.text[name.start : name.end].strip() for text in texts for name in text.names)
