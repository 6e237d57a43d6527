"""A thread to label, with suggestions, and a project file of it."""

from __future__ import annotations

import json
from pathlib import Path

from annotator.domain.annotation import ChoiceAnnotation, SpanAnnotation, StanceAnnotation, Suggestion, Target
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.document import Document, Thread
from annotator.domain.identifiers import text_sha256
from annotator.domain.schema import Schema
from annotator.domain.schema_file import read_schema
from annotator.domain.suggesting import suggestions_open
from annotator.gui.annotate.stops import Work
from annotator.settings import shipped_schemas

NEWS = read_schema(shipped_schemas()[0])
ARTICLE = (
    "Storm closes Northgate bridge as ministers trade blame\n\n"
    "PORT ELDIS: Engineers shut the Northgate bridge on Sunday after gusts of 130 km/h tore cladding from its "
    "eastern tower, cutting the only road between Port Eldis and the Marren Peninsula.\n\n"
    "Transport minister Odile Fenn said the Harbour Authority had “ignored two warnings” from the University of "
    "Eldis. The authority denies it."
)
FIRST = "Fenn is right for once. The authority has been asleep since the 2019 report 😴"
SECOND = "Easy to say from Port Eldis. Who cut the inspection money? She did."


def document(identifier: str, kind: str, text: str, **more: str | None) -> Document:
    return Document(
        id=identifier,
        kind="article" if kind == "article" else "comment",
        thread="storm",
        text=text,
        text_sha256=text_sha256(text),
        parent=more.get("parent"),
        author=more.get("author"),
        title=more.get("title"),
    )


def storm() -> Thread:
    return Thread(
        document("storm", "article", ARTICLE, title="Storm closes Northgate bridge as ministers trade blame"),
        (
            document("c1", "comment", FIRST, parent="storm", author="tidewatcher_b"),
            document("c2", "comment", SECOND, parent="c1", author="M. Karsh"),
        ),
    )


def span_suggestion(identifier: str, text: str, quote: str, label: str, confidence: float) -> Suggestion:
    start = text.index(quote)
    span = SpanAnnotation(identifier, "entities", start, start + len(quote), label)
    return Suggestion(span, "news-en", "0.3", confidence)


def suggestions() -> dict[str, tuple[Suggestion, ...]]:
    return {
        "storm": (
            span_suggestion("s1", ARTICLE, "Sunday", "DATE", 0.91),
            span_suggestion("s2", ARTICLE, "Marren Peninsula", "LOC", 0.84),
        ),
        "c1": (),
        "c2": (
            Suggestion(ChoiceAnnotation("s3", "sentiment", "negative"), "news-en", "0.3", 0.88),
            Suggestion(
                StanceAnnotation("s4", "stance", Target.entity("Odile Fenn"), "against"), "news-en", "0.3", 0.71
            ),
        ),
    }


def work_of(thread: Thread, sets: dict[str, AnnotationSet], schema: Schema = NEWS) -> Work:
    all_sets = {each.id: sets.get(each.id) or AnnotationSet(document=each.id, annotator="ada") for each in thread}
    proposed = suggestions()
    waiting = {
        each.id: suggestions_open(proposed.get(each.id, ()), all_sets[each.id], schema=schema) for each in thread
    }
    return Work(thread, schema, all_sets, waiting)


def write_threads(folder: Path, *, count: int = 1) -> tuple[Path, Path]:
    """Write the storm and short threads behind it as our JSONL; return the file of texts and that of suggestions."""
    lines: list[dict[str, object]] = [
        {
            "id": each.id,
            "kind": each.kind,
            "thread": each.thread,
            "parent": each.parent,
            "author": each.author,
            "title": each.title,
            "source": "Harbour Post" if each.kind == "article" else None,
            "text": each.text,
        }
        for each in storm()
    ]
    for number in range(1, count):
        title = f"Short report {number} on the harbour"
        text = f"{title}\n\nThe ferry to Port Eldis sailed {number} times."
        lines.append({"id": f"t{number}", "kind": "article", "thread": f"t{number}", "title": title, "text": text})
    texts = folder / "threads.jsonl"
    texts.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    proposed = folder / "suggestions.jsonl"
    proposed.write_text("".join(json.dumps(_proposal(each)) + "\n" for each in storm()), encoding="utf-8")
    return texts, proposed


def _proposal(each: Document) -> dict[str, object]:
    labels: dict[str, object] = {"entities": [], "stance": []}
    confidence: dict[str, float] = {}
    for suggestion in suggestions()[each.id]:
        match suggestion.annotation:
            case SpanAnnotation() as span:
                spans = labels["entities"]
                assert isinstance(spans, list)
                spans.append(
                    {
                        "id": span.id,
                        "start": span.start,
                        "end": span.end,
                        "label": span.label,
                        "quote": each.text[span.start : span.end],
                        "confidence": suggestion.confidence,
                    }
                )
            case ChoiceAnnotation(layer=layer, label=label):
                labels[layer] = label
                confidence[layer] = suggestion.confidence or 0.0
            case StanceAnnotation(target=target, label=label) as stance:
                stances = labels["stance"]
                assert isinstance(stances, list)
                toward = {"kind": target.kind, "id": target.id, "text": target.text}
                stances.append({"id": stance.id, "target": toward, "label": label, "confidence": suggestion.confidence})
    return {
        "id": each.id,
        "kind": each.kind,
        "thread": each.thread,
        "parent": each.parent,
        "text": each.text,
        "labels": labels,
        "confidence": confidence,
    }
