"""Whole projects that Hypothesis draws: hard texts, nested spans, opposite stances, refusals, flags, states."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import strategies as st

from annotator.domain.identifiers import text_sha256

from .lines import Line

PIECES = (
    *("Bo", "Li ", "won", " in ", "Zürich", "\t", "\n", "👩🏽‍🚒", "e\u0301", "السلام عليكم", "日本", "🇨🇭"),
    *("\u2028", "\u00a0", "\x0b", '"', "\\"),
)
TEXT = st.lists(st.sampled_from(PIECES), min_size=1, max_size=9).map("".join).filter(str.strip)
OR_NULL = st.one_of(st.none(), TEXT)
ENTITY = st.sampled_from(("PERSON", "NORP", "ORG", "GPE", "LOC", "FAC", "EVENT", "DATE"))
ORIGIN = st.sampled_from(("scratch", "accepted", "edited", "imported"))
STATE = st.sampled_from(("new", "in_progress", "submitted", "adjudicated"))
META = st.dictionaries(st.sampled_from(("a", "ß", "n")), st.one_of(st.integers(-9, 9), TEXT, st.none()), max_size=2)


@st.composite
def spans(draw: st.DrawFn, text: str, prefix: str) -> list[Line]:
    """Spans that may nest and cross, each label at most once on a range, in the order of an export."""
    offsets = st.integers(0, len(text))
    found: dict[tuple[int, int, str], Line] = {}
    for number in range(draw(st.integers(0, 5))):
        start, end = sorted((draw(offsets), draw(offsets)))
        label = draw(ENTITY)
        if start < end and text[start:end].strip():
            sentiment = draw(st.sampled_from((None, "negative", "positive")))
            found[start, -end, label] = {
                "id": f"{prefix}-{number}",
                "start": start,
                "end": end,
                "label": label,
                "quote": text[start:end],
                "attributes": {} if sentiment is None else {"sentiment": sentiment},
                "origin": draw(ORIGIN),
            }
    return [found[key] for key in sorted(found)]


@st.composite
def stances(draw: st.DrawFn, thread: str, parent: str, prefix: str) -> list[Line]:
    targets = [
        {"kind": "claim", "id": thread, "text": "The claim"},
        {"kind": "parent", "id": parent, "text": "…"},
        {"kind": "entity", "id": "zürich", "text": "Zürich"},
    ]
    chosen = draw(st.lists(st.sampled_from(targets), max_size=3, unique_by=lambda target: target["kind"]))
    return [
        {
            "id": f"{prefix}-s{number}",
            "target": target,
            "label": draw(st.sampled_from(("favor", "against", "neither"))),
            "origin": draw(ORIGIN),
        }
        for number, target in enumerate(chosen)
    ]


@st.composite
def lines(draw: st.DrawFn, /, **document: Any) -> list[Line]:
    """The lines of one document, one per annotator, or one of nobody's."""
    text, kind = document["text"], document["kind"]
    found: list[Line] = []
    for annotator in draw(st.sampled_from(((), ("ann",), ("ann", "bea"), ("gold",)))) or (None,):
        prefix = f"{document['id']}-{annotator}"
        nobodys = annotator is None
        sentiment = None if nobodys else draw(st.sampled_from((None, "negative", "positive")))
        entities = [] if nobodys else draw(spans(text, prefix))
        given = [] if nobodys or kind == "article" else draw(stances(document["thread"], document["parent"], prefix))
        refused = [] if nobodys else draw(spans(text, f"{prefix}-r"))[:2]
        flag = None if nobodys else draw(st.sampled_from((None, "spam?", "👀 \t")))
        touched = bool(entities or given or refused or sentiment)
        state = "new" if nobodys else draw(STATE)
        if not nobodys and state == "new" and not flag and not touched:
            state = "in_progress"
        found.append(
            {
                **document,
                "text_sha256": text_sha256(text),
                "offset_unit": "codepoint",
                "labels": {"entities": entities, "sentiment": sentiment, "stance": given},
                "annotator": annotator,
                "confidence": {"sentiment": None},
                "origins": {"sentiment": draw(ORIGIN) if sentiment else None},
                "rejected": {
                    "entities": [
                        {
                            **{key: value for key, value in each.items() if key != "origin"},
                            "agent": "tagger",
                            "version": "1",
                            "confidence": draw(st.sampled_from((None, 0.25, 1.0))),
                        }
                        for each in sorted(refused, key=lambda span: str(span["id"]))
                    ],
                    "sentiment": [],
                    "stance": [],
                },
                "flag": flag,
                "state": state,
                "split": None,
                "meta": draw(META),
            }
        )
    for each in found[1:]:
        each["meta"] = found[0]["meta"]
    return found


@st.composite
def projects(draw: st.DrawFn) -> list[Line]:
    """All lines of a project, in the order of its export."""
    found: list[Line] = []
    for thread in range(draw(st.integers(1, 3))):
        name = f"t{thread}"
        title = draw(OR_NULL)
        text = draw(TEXT)
        shared = {"author": draw(OR_NULL), "created": "2026-03-14T09:12:00Z", "source": draw(OR_NULL)}
        found += draw(lines(id=name, kind="article", thread=name, parent=None, **shared, title=title, text=text))
        parent = name
        for number in range(draw(st.integers(0, 3))):
            own = f"{name}-c{number}"
            found += draw(
                lines(id=own, kind="comment", thread=name, parent=parent, **shared, title=None, text=draw(TEXT))
            )
            parent = own
    return found


def dumped(found: list[Line]) -> bytes:
    """Return lines as the export writes them: compact, in UTF-8."""
    return b"".join(json.dumps(line, ensure_ascii=False, separators=(",", ":")).encode() + b"\n" for line in found)
