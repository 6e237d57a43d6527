"""Tables of stances as SemEval and those after it distribute them, and the loss that each tells."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from annotator.domain.schema import Schema
from annotator.formats.incoming import Incoming, IncomingDocument, ReadOptions
from annotator.formats.loss import Loss, Part
from annotator.formats.recognition import READERS, recognise
from annotator.formats.source import SourceFile

from .conftest import SCHEMA

# As somebody makes it for tweets: every text is asked for a stance toward an entity.
TWEETS: Schema = replace(
    SCHEMA,
    layers=tuple(
        replace(layer, documents=("article", "comment")) if layer.kind == "stance" else layer for layer in SCHEMA.layers
    ),
)


def read(path: Path, content: str, encoding: str = "utf-8") -> list[Incoming]:
    path.write_bytes(content.encode(encoding))
    source = SourceFile(path)
    assert recognise(source) == "stance-tsv"
    return [*READERS["stance-tsv"].read(source, ReadOptions(schema=TWEETS, annotator="eva"))]


def said(found: list[Incoming]) -> list[tuple[str, list[tuple[str, str]]]]:
    documents = [each for each in found if isinstance(each, IncomingDocument)]
    return [
        (each.text, [(one.target.text, one.label) for one in each.labels.stances] if each.labels else [])
        for each in documents
    ]


def test_tweets_with_stray_quotation_marks_and_backslashes_are_as_they_were(tmp_path: Path) -> None:
    found = read(
        tmp_path / "trialdata.txt",
        'ID\tTarget\tTweet\tStance\r\n1\tAtheism\tHe said \x93\\no\x94 "never.\tAGAINST\r\n'
        '2\tAtheism\t"Yes"\tFAVOR\r\n',
        "latin-1",
    )
    assert said(found) == [
        ('He said “\\no” "never.', [("Atheism", "against")]),
        ('"Yes"', [("Atheism", "favor")]),
    ]


def test_a_table_that_a_program_quoted(tmp_path: Path) -> None:
    rows = 'ID\tTarget\tTweet\tStance\n1\tAtheism\t"He said ""no""."\tAGAINST\n'
    assert said(read(tmp_path / "a.tsv", rows)) == [('He said "no".', [("Atheism", "against")])]
    rows = '"ID"\t"Target"\t"Tweet"\t"Stance"\n"1"\t"Atheism"\t"One\ntwo"\t"AGAINST"\n'
    assert said(read(tmp_path / "b.tsv", rows)) == [("One\ntwo", [("Atheism", "against")])]


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8-sig"])
def test_the_table_with_commas_and_opinions(tmp_path: Path, encoding: str) -> None:
    found = read(
        tmp_path / "train.csv",
        "Tweet,Target,Stance,Opinion Towards,Sentiment\r\n"
        '"Well, she wiped – them",Hillary Clinton,AGAINST,"1. About it, yes.",neg\r\n'
        '"Well, she wiped – them",Atheism,FAVOR,3. Not explicit.,neg\r\n',
        encoding,
    )
    [(text, stances)] = said(found)
    assert text == "Well, she wiped – them"
    assert sorted(stances) == [("Atheism", "favor"), ("Hillary Clinton", "against")]
    [document] = [each for each in found if isinstance(each, IncomingDocument)]
    assert document.meta == {"opinion towards": "1. About it, yes.", "sentiment": "neg"}
    # The second row says otherwise, and a text has one place for it.
    assert [(each.part, each.label) for each in found if isinstance(each, Loss)] == [(Part.OTHER, "opinion towards")]


def test_comments_with_stances_are_in_their_threads(tmp_path: Path) -> None:
    found = read(
        tmp_path / "c.csv",
        "comment_id,parent_id,author,comment,target,stance,likes\n7,a1,Jane,No way,Atheism,AGAINST,3\n",
    )
    [document] = [each for each in found if isinstance(each, IncomingDocument)]
    assert (document.kind, document.id, document.parent, document.author) == ("comment", "7", "a1", "Jane")
    assert document.meta == {"likes": "3"}
    assert said(found) == [("No way", [("Atheism", "against")])]
