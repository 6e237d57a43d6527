"""Places in words, in the language of the screen."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from annotator.domain.finding import Hit
from annotator.domain.schema import Label, Schema
from annotator.gui.annotate import words
from annotator.gui.thread_view.offsets import isolated

translate = QCoreApplication.translate


def whose(hit: Hit) -> str:
    """Return which text a place is in: «M. Karsh’s comment»."""
    if hit.kind == "article":
        return translate("Places", "the article")
    if hit.author is None:
        return translate("Places", "a comment")
    return translate("Places", "{author}’s comment").format(author=isolated(hit.author))


def about(hit: Hit, schema: Schema, *, everybody: bool) -> str:
    """Return what stands below a place: which text, toward what, who labelled it, why it is not to be touched."""
    parts = [whose(hit)]
    if hit.target is not None:
        parts.append(translate("Places", "toward {target}").format(target=words.target(hit.target, hit.thread_id)))
    elif hit.place.label and hit.place.start == hit.place.end:
        parts.append(schema.layer(hit.place.layer).title)
    if hit.place.muted:
        parts.append(translate("Places", "labelled already"))
    elif hit.place.refused:
        parts.append(translate("Places", "refused here before"))
    if everybody and hit.annotator is not None:
        parts.append(isolated(hit.annotator))
    return " · ".join(parts)


def spoken(hit: Hit, schema: Schema) -> str:
    """Return a place as it is read out."""
    label = label_of(hit, schema)
    parts = [hit.context.text, "" if label is None else label.title, about(hit, schema, everybody=True), hit.title]
    return ". ".join(part for part in parts if part)


def label_of(hit: Hit, schema: Schema) -> Label | None:
    """Return the label that a place has; None where it has none, or one that the schema no longer knows."""
    layer = next((layer for layer in schema.layers if layer.name == hit.place.layer), None)
    labels = () if layer is None else layer.labels
    return next((label for label in labels if label.name == hit.place.label), None)


def places(count: int) -> str:
    """Return how many places there are."""
    if count == 1:
        return translate("Places", "1 place")
    return translate("Places", "{count} places").format(count=words.number(count))


def threads(count: int) -> str:
    """Return how many threads there are."""
    if count == 1:
        return translate("Places", "1 thread")
    return translate("Places", "{count} threads").format(count=words.number(count))


def places_in_threads(count: int, in_threads: int) -> str:
    """Return how many places there are, in how many threads."""
    pattern = translate("Places", "{places} in {threads}")
    return pattern.format(places=places(count), threads=threads(in_threads))
