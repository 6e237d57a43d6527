"""Readers of the open corpora: each gives texts with names in our labels, and says where it knows nothing."""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from annotator.domain.errors import AnnotatorError
from annotator.suggest.training.labelled import Labelled, Name, from_tokens, tagged_spans
from annotator.suggest.training.names import names

GMB = "gmb-news/ner_dataset.csv.gz"
BTC = "btc/btc.train"
BTC_DEV = "btc/btc.dev"
WNUT = "wnut17/wnut17train.conll"
WNUT_DEV = "wnut17/emerging.dev.conll"
EWT = "uner-ewt/en_ewt-ud-dev.iob2"
GUM = "gum-news/dep"
MTSC = "newsmtsc/train.jsonl.gz"

_TIGHT_TAGS = {
    "PER": "PERSON", "person": "PERSON", "ORG": "ORG", "corporation": "ORG", "group": "ORG", "LOC": "place",
    "location": "place",
}  # fmt: skip
_DOUBLE_MEANING = frozenset(
    {"English", "Western", "Democratic", "Orthodox", "Labor", "Labour", "Liberal", "Conservative"}
)
_STORMS = frozenset({"Hurricane", "Typhoon", "Cyclone", "Storm", "Katrina", "Rita"})
_DATE_WORD = re.compile(
    r"(mon|tues|wednes|thurs|fri|satur|sun)day|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|\d|(spring|summer|autumn"
    r"|winter|week|month|year|day|century|decade)",
    re.IGNORECASE,
)


def require(folder: Path, name: str) -> Path:
    """Return the path of a corpus.

    Raises:
        AnnotatorError: it is not there.
    """
    path = folder / name
    if not path.exists():
        raise AnnotatorError(f"{path} is missing; give the folder that holds the open corpora.")
    return path


def read_gmb(folder: Path) -> Iterator[Labelled]:
    """Yield sentence by sentence the news of the Groningen Meaning Bank; its tags are silver, ours are made of them."""
    with gzip.open(require(folder, GMB), "rt", encoding="latin-1", newline="") as lines:
        rows = csv.reader(lines)
        next(rows)
        words: list[str] = []
        tags: list[str] = []
        for mark, word, _, tag in rows:
            if mark and words:
                yield _gmb_sentence(words, tags)
                words, tags = [], []
            words.append(word)
            tags.append(tag)
        yield _gmb_sentence(words, tags)


def _gmb_sentence(words: list[str], tags: list[str]) -> Labelled:
    found: list[tuple[int, int, str]] = []
    unknown: list[tuple[int, int]] = []
    for first, last, tag in _mended(words, tagged_spans(tags)):
        start, end = bare(words, first, last, person=tag == "per")
        label = _gmb_label(tag, words[start:end]) if start < end else None
        if label == "?":
            unknown.append((start, end))
        elif label:
            found.append((start, end, label))
    taken = {index for start, end, _ in found for index in range(start, end)}
    for index, word in enumerate(words):
        if index not in taken and word[:1].isupper() and tags[index] == "O" and _may_be_name(word):
            alone = not (index + 1 < len(words) and words[index + 1][:1].isupper())
            if alone and names().is_demonym(word) and word not in _DOUBLE_MEANING:
                found.append((index, index + 1, "NORP"))
            else:
                unknown.append((index, index + 1))
    return from_tokens(words, sorted(found), unknown)


def bare(words: Sequence[str], start: int, end: int, *, person: bool) -> tuple[int, int]:
    """Return the span without a leading *the*, a hash sign, a possessive and, of a person, titles; it may be empty."""
    while start < end and words[start].lower() in {"the", "#"}:
        start += 1
    while start < end and words[end - 1] in {"'s", "’s", "'", ",", "."}:
        end -= 1
    if person:
        start += names().without_titles(list(words[start:end]))
    return start, end


def _mended(words: list[str], spans: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Join what the bank tears apart: *North* and *Korean*, *Sri* and *Lanka*, *World War* and *II*."""
    mended: list[tuple[int, int, str]] = []
    for begin, end, tag in spans:
        start = begin
        if mended and mended[-1][1] == start and start - mended[-1][0] == 1:
            first = words[mended[-1][0]]
            if first in {"North", "South", "Sri", "Saudi", "Burkina", "Puerto"} and tag in {"gpe", "geo"}:
                mended[-1] = (mended[-1][0], end, tag)
                continue
        if tag == "eve":
            while start > 1 and words[start - 1][:1].isupper() and not (mended and mended[-1][1] == start):
                start -= 1
        mended.append((start, end, tag))
    return mended


def _gmb_label(tag: str, words: list[str]) -> str | None:
    """Return our label, "?" where the bank cannot be trusted, None where there is no name of ours."""
    name = " ".join(words)
    if tag == "tim":
        odd = any(word[0].isupper() and not _DATE_WORD.search(word) for word in words)
        return "GPE" if names().is_governed(name) else "?" if odd else None
    if (tag == "eve" and len(name) > 2) or (tag == "nat" and words[0] in _STORMS):
        return "EVENT"
    if tag in {"art", "nat", "eve"} or name == "State" or not any(character.isupper() for character in name):
        return "?"
    return "NORP" if names().is_demonym(name) else _gmb_name(tag, name)


def _gmb_name(tag: str, name: str) -> str:
    known = names()
    governed, place = known.is_governed(name), known.place(name)
    if tag == "per":
        sure = " " in name or not governed or name in {"Jordan", "Chad", "Washington"}
        return "PERSON" if sure else "?"
    if known.has("organizations", name) and not governed:
        return "ORG"
    if tag == "org":
        built = place == "FAC" and not name.endswith("Church")
        return place if governed or built or known.has("natural", name) else "ORG"
    if tag == "gpe" and not governed:
        return "NORP" if re.search(r"(an|ese|ish|i|ite|ians|ans|is|ites)$", name) else "GPE"
    return place


def _may_be_name(word: str) -> bool:
    known = names()
    parts = word.split("-")
    return any(known.is_governed(part) or known.is_demonym(part) or known.has("organizations", part) for part in parts)


def read_tagged(folder: Path, name: str) -> Iterator[Labelled]:
    """Yield the tweets and posts of BTC and WNUT 17: one token and tag a line, a blank line after each text."""
    words: list[str] = []
    tags: list[str] = []
    with require(folder, name).open(encoding="utf-8") as lines:
        for line in [*lines, ""]:
            word, _, tag = line.rstrip("\n").partition("\t")
            if word.strip():
                words.append(word.strip())
                tags.append(tag.strip())
            elif words and not line.strip():
                yield _tagged_text(words, tags)
                words, tags = [], []


def _tagged_text(words: list[str], tags: list[str]) -> Labelled:
    known = names()
    found: list[tuple[int, int, str]] = []
    unknown: list[tuple[int, int]] = []
    for first, last, tag in tagged_spans(tags):
        label = _TIGHT_TAGS.get(tag)
        start, end = bare(words, first, last, person=label == "PERSON")
        if start >= end or label is None or (words[start:end] == ["@"] and end < len(words)):
            continue
        if start and words[start - 1] == "@":  # the sign is torn off, but stands with the name in the text
            start -= 1
        name = " ".join(words[start:end])
        found.append((start, end, known.place(name) if label == "place" else label))
    taken = {index for start, end, _ in found for index in range(start, end)}
    for index, word in enumerate(words):
        handle = word.startswith("@") or (index and words[index - 1] == "@")
        if index not in taken and (handle or (known.is_demonym(word) and word[0].isupper())):
            unknown.append((index, index + 1))
    return from_tokens(words, found, unknown)


def read_ewt(folder: Path) -> Iterator[Labelled]:
    """Yield the sentences of the English Web Treebank with the names of Universal NER: people, ORG and places."""
    path = require(folder, EWT)
    text, tokens = "", list[tuple[str, str]]()
    with path.open(encoding="utf-8") as lines:
        for line in [*lines, "\n"]:
            if line.startswith("# text = "):
                text = line.removeprefix("# text = ").rstrip("\n")
            elif line.strip() and not line.startswith("#"):
                columns = line.rstrip("\n").split("\t")
                tokens.append((columns[1], columns[2]))
            elif not line.strip() and tokens:
                yield _ewt_sentence(text, tokens)
                tokens = []


def _ewt_sentence(text: str, tokens: list[tuple[str, str]]) -> Labelled:
    offsets, at = [], 0
    for word, _ in tokens:
        at = text.index(word, at)
        offsets.append((at, at + len(word)))
        at += len(word)
    found = []
    words = [word for word, _ in tokens]
    for first, last, tag in tagged_spans([tag for _, tag in tokens]):
        start, end = bare(words, first, last, person=tag == "PER")
        if start >= end:
            continue
        label = _TIGHT_TAGS[tag]
        if label == "place":
            label = names().place(text[offsets[start][0] : offsets[end - 1][1]])
        found.append(Name(start=offsets[start][0], end=offsets[end - 1][1], label=label))
    return Labelled(text=text, names=tuple(found))


def read_mtsc(folder: Path) -> Iterator[str]:
    """Yield news sentences of the 2010s without labels, for a trained pipeline to label and learn from."""
    with gzip.open(require(folder, MTSC)) as packed, io.TextIOWrapper(packed, encoding="utf-8") as lines:
        for line in lines:
            yield str(json.loads(line)["sentence_normalized"])
