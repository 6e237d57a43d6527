"""The sample threads keep what their README promises, whoever edits them."""

from __future__ import annotations

import csv
import hashlib
import json
from pathlib import Path

SEEDS = Path(__file__).parents[1] / "seeds"

UNTOUCHED: dict[str, object] = {
    "offset_unit": "codepoint",
    "labels": {"entities": [], "sentiment": None, "stance": []},
    "annotator": None,
    "confidence": {"sentiment": None},
    "origins": {"sentiment": None},
    "rejected": {"entities": [], "sentiment": [], "stance": []},
    "flag": None,
    "state": "new",
    "split": None,
}
KEYS = [
    "id",
    "kind",
    "thread",
    "parent",
    "author",
    "created",
    "source",
    "title",
    "text",
    "text_sha256",
    "offset_unit",
    "labels",
    "annotator",
    "confidence",
    "origins",
    "rejected",
    "flag",
    "state",
    "split",
    "meta",
]


def jsonl_lines() -> list[dict[str, object]]:
    text = (SEEDS / "jsonl" / "threads.jsonl").read_bytes().decode("utf-8")
    assert text.endswith("\n")
    assert "\r" not in text
    return [json.loads(line) for line in text.removesuffix("\n").split("\n")]


def csv_rows() -> list[dict[str, str]]:
    with (SEEDS / "csv" / "comments.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def test_the_readme_names_every_sample() -> None:
    readme = (SEEDS / "README.md").read_text(encoding="utf-8")
    samples = [path.relative_to(SEEDS).as_posix() for path in SEEDS.glob("*/*") if path.is_file()]

    assert len(samples) == 10
    assert [sample for sample in samples if f"`{sample}`" not in readme] == []


def test_jsonl_lines_have_every_key_in_order_and_no_label() -> None:
    for line in jsonl_lines():
        assert list(line) == KEYS
        assert {key: line[key] for key in UNTOUCHED} == UNTOUCHED


def test_jsonl_texts_match_their_hashes_and_begin_with_the_headline() -> None:
    for line in jsonl_lines():
        text, title = line["text"], line["title"]
        assert isinstance(text, str)
        assert hashlib.sha256(text.encode("utf-8")).hexdigest() == line["text_sha256"]
        assert (title is not None) == (line["kind"] == "article")
        assert title is None or text.startswith(f"{title}\n\n")


def test_jsonl_holds_two_threads_articles_before_their_comments() -> None:
    seen: list[object] = []
    for line in jsonl_lines():
        is_article = line["kind"] == "article"
        assert is_article == (line["thread"] == line["id"])
        assert is_article == (line["parent"] is None)
        assert is_article or line["parent"] in seen
        seen.append(line["id"])

    assert len(set(seen)) == len(seen) == 2 + 7 + 10


def test_csv_holds_two_articles_whose_comments_answer_earlier_rows() -> None:
    rows = csv_rows()
    ids = [row["id"] for row in rows]

    assert list(rows[0]) == ["id", "parent", "author", "created", "title", "text"]
    assert len(set(ids)) == len(ids) == 2 + 8 + 12
    assert [row["id"] for row in rows if not row["parent"]] == [row["id"] for row in rows if row["title"]]
    assert all(row["parent"] in ids[:place] for place, row in enumerate(rows) if row["parent"])


def test_line_ends_survived_version_control() -> None:
    obituary = (SEEDS / "text" / "04-agnes-tolliver-obituary.txt").read_bytes()
    table = (SEEDS / "csv" / "comments.csv").read_bytes()

    assert obituary.count(b"\n") == obituary.count(b"\r\n") > 0
    assert table.startswith(b"id,parent,author,created,title,text\r\n")
    assert table.count(b"\n") > table.count(b"\r\n")


def test_the_hard_characters_are_there() -> None:
    everything = "".join(path.read_bytes().decode("utf-8") for path in sorted(SEEDS.glob("*/*")))

    for hard in ("👩🏽‍🚒", "🇨🇭", "🐦‍⬛", "e\u0301", "\u00a0", "\t", "—", "’", "الوادعة"):
        assert hard in everything
