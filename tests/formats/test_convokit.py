"""Corpora as others distribute them: every conversation comes in as one thread, and what has no place is told."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from annotator.formats.convokit import ConvokitReader
from annotator.formats.incoming import Incoming, IncomingDocument, Notice, ReadOptions
from annotator.formats.loss import Loss
from annotator.formats.source import SourceFile

from .conftest import SCHEMA


def said(own: str, text: str, reply: str | None, conversation: str = "r", **more: object) -> dict[str, object]:
    return {
        "id": own,
        "conversation_id": conversation,
        "text": text,
        "speaker": "ann",
        "meta": {},
        "reply-to": reply,
        "timestamp": 1535914571,
        "vectors": [],
        **more,
    }


def read(folder: Path, *utterances: Mapping[str, object], **beside: object) -> list[Incoming]:
    path = folder / "utterances.jsonl"
    path.write_text("".join(f"{json.dumps(each)}\n" for each in utterances))
    for name, plain in beside.items():
        (folder / f"{name}.json").write_text(json.dumps(plain))
    return [*ConvokitReader().read(SourceFile(path), ReadOptions(schema=SCHEMA))]


def tree(found: list[Incoming]) -> dict[str, str | None]:
    """Return what each document answers; None for an article."""
    documents = [each for each in found if isinstance(each, IncomingDocument)]
    assert all((each.kind == "article") == (each.parent is None) for each in documents)
    articles = {each.id for each in documents if each.kind == "article"}
    assert all(each.thread in articles for each in documents if each.kind == "comment")
    return {each.id: each.parent for each in documents}


def test_a_post_without_words_is_its_title_and_keeps_what_is_said_of_it(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        said("r", "", None),
        said("c", "Good.", "r"),
        conversations={"r": {"meta": {"title": "Bridge closed", "num_comments": 1}, "vectors": []}},
    )
    assert tree(found) == {"r": None, "c": "r"}
    article = found[0]
    assert isinstance(article, IncomingDocument)
    assert (article.text, article.title) == ("Bridge closed", "Bridge closed")
    assert article.meta == {"conversation": {"num_comments": 1}}


def test_of_two_that_answer_nothing_the_second_answers_the_first(tmp_path: Path) -> None:
    assert tree(read(tmp_path, said("b", "Two", None), said("r", "One", None))) == {"b": "r", "r": None}
    assert tree(read(tmp_path, said("x", "One", None, "s"), said("y", "Two", None, "s"))) == {"x": None, "y": "x"}


@pytest.mark.parametrize("title", [None, "Bridge closed"])
def test_a_thread_whose_beginning_is_missing_has_one(tmp_path: Path, title: str | None) -> None:
    conversations = {"r": {"meta": {"title": title}}} if title else {}
    utterances = [said("a", "One", "r"), said("b", "Two", "a"), said("c", "Three", "r")]
    found = read(tmp_path, *utterances, conversations=conversations)
    expected = {"r": None, "a": "r", "b": "a", "c": "r"} if title else {"a": None, "b": "a", "c": "a"}
    assert tree(found) == expected
    [notice] = [each for each in found if isinstance(each, Notice)]
    assert "no utterance is the first: 1" in str(notice.sentence)


def test_a_circle_is_cut_where_it_is_first_seen(tmp_path: Path) -> None:
    found = read(tmp_path, said("a", "One", "b"), said("b", "Two", "a"))
    assert tree(found) == {"a": None, "b": "a"}
    assert isinstance(found[0], IncomingDocument)
    assert found[0].meta["reply-to"] == "b"


def test_what_answers_a_deleted_comment_answers_what_that_answered(tmp_path: Path) -> None:
    found = read(tmp_path, said("r", "One", None), said("x", " ", "r"), said("y", "", "x"), said("c", "Two", "y"))
    assert tree(found) == {"r": None, "c": "r"}
    assert len(found) == 4


def test_the_names_and_files_of_older_corpora(tmp_path: Path) -> None:
    old = {"id": "r", "user": {"id": "eve"}, "root": "r", "reply_to": None, "timestamp": "1185295934.0", "text": "One"}
    found = read(
        tmp_path, old, {**old, "id": "c", "reply_to": "r"}, conversations={"r": {"title": "T"}}, users={"eve": {"n": 1}}
    )
    assert tree(found) == {"r": None, "c": "r"}
    article = found[0]
    assert isinstance(article, IncomingDocument)
    assert (article.text, article.author, article.created) == ("T\n\nOne", "eve", "2007-07-24T16:52:14+00:00")


def test_what_a_project_has_no_place_for_is_told(tmp_path: Path) -> None:
    (tmp_path / "info.parsed.jsonl").write_text('{"id": "r", "value": []}\n')
    found = read(
        tmp_path,
        said("r", "One", None, vectors=["bow"], meta={"score": 3}, timestamp="long ago"),
        speakers={"ann": {"meta": {"age": 40}}, "bob": {"meta": {}}},
        corpus={"name": "wiki"},
    )
    losses = {each.label: each.count for each in found if isinstance(each, Loss)}
    assert losses == {"speakers.json": 1, "corpus.json": 1, "info.parsed.jsonl": 1}
    assert isinstance(found[0], IncomingDocument)
    assert found[0].meta == {"score": 3, "vectors": ["bow"], "created_as_given": "long ago"}


@pytest.mark.parametrize(
    "damage", ["[", "null", '{"r": 1}', '{"r": {"meta": [1]}}', '{"r": {"meta": {"title": 5}}}', ""]
)
def test_a_damaged_file_beside_costs_no_utterance(tmp_path: Path, damage: str) -> None:
    (tmp_path / "conversations.json").write_text(damage)
    assert tree(read(tmp_path, said("r", "One", None), said("c", "Two", "r"))) == {"r": None, "c": "r"}


def test_an_utterance_without_a_name_is_an_article_of_its_own(tmp_path: Path) -> None:
    [found] = read(tmp_path, {"text": "One", "reply-to": "x"})
    assert isinstance(found, IncomingDocument)
    assert (found.kind, found.parent, found.meta) == ("article", None, {"reply-to": "x"})
