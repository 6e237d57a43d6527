"""Threads to show in tests: plain ones, and one with everything that is hard to draw."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from annotator.domain.annotation import ChoiceAnnotation, SpanAnnotation, StanceAnnotation, Suggestion, Target
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.document import Document, Kind, Thread
from annotator.domain.identifiers import text_sha256
from annotator.domain.schema import Attribute, Guideline, Label, Layer, Schema

SENTIMENT = (
    Label(name="negative", title="Negative", sign="−"),
    Label(name="neutral", title="Neutral", sign="○"),
    Label(name="positive", title="Positive", sign="+"),
)
SCHEMA = Schema(
    name="news",
    title="News and comments",
    layers=(
        Layer(
            name="entities",
            kind="span",
            title="Entities",
            labels=(
                Label(name="PERSON", title="Person", key="1", light="#2f6fb5", dark="#7fb5f0"),
                Label(name="ORG", title="Organisation", key="3", light="#a8442a", dark="#f09a80"),
                Label(name="GPE", title="Place with a government", key="4", light="#1f7a55", dark="#6fd0a6"),
                Label(name="LOC", title="Other place", key="5", light="#5c7a12", dark="#b3cf60"),
                Label(name="FAC", title="Facility", key="6", light="#0f7486", dark="#66c7d8"),
                Label(name="DATE", title="Date", key="8", light="#6b6760", dark="#b9b5ac"),
            ),
            attributes=(Attribute(name="sentiment", title="Sentiment", labels=SENTIMENT),),
        ),
        Layer(name="sentiment", kind="choice", title="Sentiment", labels=SENTIMENT, required=True),
        Layer(
            name="stance",
            kind="stance",
            title="Stance",
            documents=("comment",),
            targets=("claim", "parent", "entity"),
            labels=(
                Label(name="favor", title="Favor", guideline=Guideline(text="Agrees with the target.")),
                Label(name="against", title="Against"),
                Label(name="neither", title="Neither"),
            ),
        ),
    ),
)


def article(text: str, *, title: str | None = None) -> Document:
    return _document("a", "article", None, text, title=title, author="Ines Calder", created="2026-03-14T08:00:00Z")


def comment(number: int, text: str, *, parent: str = "a", author: str = "tidewatcher_b") -> Document:
    created = f"2026-03-14T{8 + number % 14:02}:00:00Z"
    return _document(f"c{number}", "comment", parent, text, author=author, created=created)


def _document(
    document_id: str,
    kind: Kind,
    parent: str | None,
    text: str,
    *,
    title: str | None = None,
    author: str,
    created: str,
) -> Document:
    return Document(
        id=document_id,
        kind=kind,
        thread="a",
        parent=parent,
        author=author,
        created=created,
        source="Harbour Post" if kind == "article" else None,
        title=title,
        text=text,
        text_sha256=text_sha256(text),
    )


@dataclass
class Labelled:
    """A thread with its labels, made by quoting the text."""

    thread: Thread
    sets: dict[str, AnnotationSet] = field(default_factory=dict)
    suggestions: dict[str, tuple[Suggestion, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for document in self.thread:
            self.sets[document.id] = AnnotationSet(document=document.id, annotator="ann")
            self.suggestions[document.id] = ()

    def span(self, document_id: str, quote: str, label: str, *, nth: int = 0, sentiment: str | None = None) -> str:
        span = self._quoted(document_id, quote, label, nth)
        if sentiment is not None:
            span = replace(span, attributes=(("sentiment", sentiment),))
        own = self.sets[document_id]
        self.sets[document_id] = replace(own, spans=tuple(sorted((*own.spans, span), key=lambda each: each.order)))
        return span.id

    def suggest(self, document_id: str, quote: str, label: str, confidence: float, *, nth: int = 0) -> str:
        span = self._quoted(document_id, quote, label, nth)
        suggestion = Suggestion(span, "news-en", "0.3", confidence)
        self.suggestions[document_id] += (suggestion,)
        return span.id

    def choose(self, document_id: str, label: str) -> None:
        own = self.sets[document_id]
        self.sets[document_id] = replace(own, choices=(ChoiceAnnotation("sentiment", "sentiment", label),))

    def stance(self, document_id: str, target: Target, label: str) -> None:
        own = self.sets[document_id]
        new = StanceAnnotation(f"s{document_id}{target.id}", "stance", target, label)
        self.sets[document_id] = replace(own, stances=(*own.stances, new))

    def suggest_choice(self, document_id: str, label: str, confidence: float) -> None:
        choice = ChoiceAnnotation("sentiment", "sentiment", label)
        self.suggestions[document_id] += (Suggestion(choice, "news-en", "0.3", confidence),)

    def suggest_stance(self, document_id: str, target: Target, label: str, confidence: float) -> None:
        stance = StanceAnnotation(f"q{document_id}", "stance", target, label)
        self.suggestions[document_id] += (Suggestion(stance, "news-en", "0.3", confidence),)

    def _quoted(self, document_id: str, quote: str, label: str, nth: int) -> SpanAnnotation:
        text, start = self.thread.document(document_id).text, -1
        for _ in range(nth + 1):
            start = text.index(quote, start + 1)
        end = start + len(quote)
        return SpanAnnotation(f"{document_id}:{start}-{end}:{label}", "entities", start, end, label)


def show_arguments(labelled: Labelled) -> Mapping[str, object]:
    """What ``ThreadView.show_thread`` takes besides the thread."""
    return {"schema": SCHEMA, "sets": labelled.sets, "suggestions": labelled.suggestions}


def storm() -> Labelled:
    """The thread of the sketches."""
    title = "Storm closes Northgate bridge as ministers trade blame"
    text = (
        f"{title}\n\nPORT ELDIS: Engineers shut the Northgate bridge on Sunday after gusts of 130 km/h tore cladding "
        "from its eastern tower, cutting the only road between Port Eldis and the Marren Peninsula.\n\n"
        "Transport minister Odile Fenn said the Harbour Authority had “ignored two warnings” from the University of "
        "Eldis. The authority denies it."
    )
    thread = Thread.from_documents(
        (
            article(text, title=title),
            comment(2, "Fenn is right for once. The authority has been asleep since the 2019 report 😴"),
            comment(
                3,
                "Easy to say from Port Eldis. Who cut the inspection money? She did.",
                parent="c2",
                author="M. Karsh",
            ),
            comment(4, "Nobody asked the ferrymen.", author="Old Sal"),
        )
    )
    made = Labelled(thread)
    made.span("a", "Northgate bridge", "FAC")
    made.span("a", "PORT ELDIS", "GPE")
    made.span("a", "Northgate bridge", "FAC", nth=1)
    made.suggest("a", "Sunday", "DATE", 0.91)
    made.span("a", "Port Eldis", "GPE")
    made.suggest("a", "Marren Peninsula", "LOC", 0.84)
    made.span("a", "Odile Fenn", "PERSON", sentiment="negative")
    made.span("a", "Harbour Authority", "ORG")
    made.span("a", "University of Eldis", "ORG")
    made.span("a", "Eldis", "GPE", nth=1)
    made.choose("a", "neutral")
    made.span("c2", "Fenn", "PERSON")
    made.suggest("c2", "authority", "ORG", 0.58)
    made.choose("c2", "negative")
    claim = Target("claim", "a", "The authority ignored two warnings")
    made.stance("c2", claim, "favor")
    made.span("c3", "Port Eldis", "GPE")
    made.suggest_choice("c3", "negative", 0.88)
    made.stance("c3", Target.entity("Odile Fenn"), "against")
    made.suggest_stance("c3", Target("parent", "c2", "Fenn is right for once."), "against", 0.71)
    return made


def hard() -> Labelled:
    """Nesting, overlap, other scripts, deep replies and long names."""
    text = (
        "قالت وزيرة النقل في Port Eldis إن الجسر سيبقى مغلقا حتى 14 مارس\n\n"
        "The Royal Bank of the City of Port Eldis and Marren sued EU UK UN in the New York Southern District Court on "
        "the third Monday of March, said 👩‍👩‍👧‍👦 family 🇩🇪 flags and cafe\u0301 owners near the Harbour.\n\n"
        "ראש העיר דנה כהן אמרה 130 km/h בנמל Northgate אתמול.\tTab\u2028and a forced break, then 東京都 and 서울."
    )
    replies = [comment(1, "First of all: Fenn.", author="Deep Thought")]
    replies += [
        comment(number, f"Reply number {number} to the one above it, from Port Eldis.", parent=f"c{number - 1}")
        for number in range(2, 11)
    ]
    made = Labelled(Thread.from_documents((article(text, title="An older story"), *replies)))
    made.span("a", "وزيرة النقل", "PERSON")
    made.span("a", "Port Eldis إن الجسر", "FAC", sentiment="positive")
    made.suggest("a", "14 مارس", "DATE", 0.77)
    made.span("a", "Royal Bank of the City of Port Eldis and Marren", "ORG", sentiment="negative")
    made.span("a", "City of Port Eldis", "GPE")
    made.span("a", "Port Eldis", "GPE", nth=1)
    made.suggest("a", "Port Eldis and Marren sued", "LOC", 0.31)
    for short in ("EU", "UK", "UN"):
        made.span("a", short, "PERSON", sentiment="neutral")
    made.span("a", "New York Southern District Court on the third", "ORG")
    made.span("a", "third Monday of March", "DATE")
    made.span("a", "👩‍👩‍👧‍👦", "PERSON")
    made.span("a", "🇩🇪", "GPE")
    made.span("a", "cafe\u0301", "FAC")
    made.span("a", "דנה כהן", "PERSON")
    made.span("a", "בנמל Northgate", "FAC")
    made.span("a", "東京都", "GPE")
    made.suggest("a", "서울", "GPE", 0.99)
    for number in range(2, 11):
        made.span(f"c{number}", "Port Eldis", "GPE")
    return made


def long_thread() -> Labelled:
    text = "\n\n".join(f"Paragraph {number}. " + "Words that fill a line or two of text. " * 6 for number in range(200))
    return Labelled(Thread.from_documents((article(text), comment(1, "One comment."))))
