"""Annotations, targets, texts and rows of the queue in words, in the language of the screen."""

from __future__ import annotations

import re
import unicodedata
from typing import assert_never

from PySide6.QtCore import QCoreApplication, QLocale

from annotator.domain.accepting import percent
from annotator.domain.annotation import (
    Annotation,
    ChoiceAnnotation,
    SpanAnnotation,
    StanceAnnotation,
    State,
    Suggestion,
    Target,
)
from annotator.domain.document import Document, Thread
from annotator.domain.gestures import opening
from annotator.domain.queue import QueueRow
from annotator.domain.schema import Label, Layer, Schema
from annotator.domain.schema_change import LabelPlace
from annotator.gui import schema_words
from annotator.gui.thread_view.offsets import caption

translate = QCoreApplication.translate

LONGEST_QUOTE = 48


def quote(text: str) -> str:
    """Return a text in quotation marks, on one line, its middle left out where it is long."""
    return filled(translate("Words", "“%1”"), plain(text, LONGEST_QUOTE))


def plain(text: str, longest: int = 160) -> str:
    """Return a text on one line, fit for a widget, its middle left out beyond ``longest`` characters."""
    line = " ".join(text.split())
    if len(line) > longest:
        half = longest // 2
        line = f"{line[:half].rstrip()} … {line[-half:].lstrip()}"
    return caption(line)


def number(value: int) -> str:
    """Return a number with its thousands parted, as the language of the screen does it."""
    locale = QLocale()
    if locale.language() == QLocale.Language.C:
        locale = QLocale(QLocale.Language.English)
    return locale.toString(value)


def comments(count: int) -> str:
    """Return how many comments there are."""
    if not count:
        return translate("Words", "no comments")
    return translate("Words", "1 comment") if count == 1 else translate("Words", "%Ln comments", "", count)


def suggestions(count: int) -> str:
    """Return how many suggestions there are."""
    return translate("Words", "1 suggestion") if count == 1 else translate("Words", "%Ln suggestions", "", count)


def state(value: State, flag: str | None) -> str:
    """Return the state of a thread."""
    if flag is not None:
        return filled(translate("Words", "flagged: %1"), flag)
    match value:
        case "new":
            return translate("Words", "new")
        case "in_progress":
            return translate("Words", "in progress")
        case "submitted":
            return translate("Words", "submitted")
        case "adjudicated":
            return translate("Words", "adjudicated")
        case _:
            assert_never(value)


def begun(text: str) -> str:
    """Return a text with a capital at its beginning, and nothing else changed: nouns keep theirs."""
    return text[:1].upper() + text[1:]


def row(value: QueueRow) -> str:
    """Return a row of the queue as it is read out."""
    parts = [value.title, state(value.state, None), value.source or "", about(value)]
    return ". ".join(part for part in parts if part)


def about(value: QueueRow) -> str:
    """Return what stands below the title of a row, without the source: comments, suggestions, the flag's reason."""
    parts = [] if value.flag is None else [state(value.state, value.flag)]
    is_done = value.state in ("submitted", "adjudicated")
    reason = "" if is_done else why(value)
    if reason:
        parts.append(reason)
    parts.append(comments(value.comments))
    if value.blind and not is_done:
        parts.append(translate("Words", "blind"))
    elif value.suggestions and not is_done and not (reason and value.why == "uncertain"):
        parts.append(suggestions(value.suggestions))
    if value.notes:
        noted = translate("Words", "1 note") if value.notes == 1 else translate("Words", "%Ln notes", "", value.notes)
        others = ", ".join(isolated(each) for each in value.noted_by)
        by = translate("Words", "{notes}, by {names}")
        parts.append(by.format(notes=noted, names=others) if others else noted)
    return " · ".join(parts)


def why(value: QueueRow) -> str:
    """Return why a thread stands where it does in the order of work, "" where there is nothing to tell."""
    match value.why:
        case "random":
            return translate("Words", "at random")
        case "diverse":
            return translate("Words", "unlike the rest")
        case "uncertain" if value.unsure and not value.blind:
            told = translate("Words", "{unsure} of {suggestions} unsure")
            return told.format(unsure=number(value.unsure), suggestions=number(value.suggestions))
        case _:
            return ""


def isolated(text: str) -> str:
    """Return a text that keeps its direction to itself among other words (U+2068, U+2069)."""
    return f"\u2068{text}\u2069"


def is_right_to_left(text: str) -> bool:
    """Return whether the first letter that has a direction runs from right to left."""
    directions = (unicodedata.bidirectional(character) for character in text)
    return next((each for each in directions if each in ("L", "R", "AL")), "L") != "L"


def target(value: Target, thread: str) -> str:
    """Return what a stance is toward; ``thread`` is the id of the thread that it belongs to."""
    match value.kind:
        case "claim":
            return filled(translate("Words", "the claim %1"), quote(opening(value.text, LONGEST_QUOTE)))
        case "parent" if value.id == thread:
            return translate("Words", "the article")
        case "parent":
            return translate("Words", "the comment it answers")
        case "entity":
            return value.text
        case _:
            assert_never(value.kind)


def question(layer: Layer, toward: Target | None, thread: str) -> str:
    """Return a question in words: «Stance toward Odile Fenn»."""
    if toward is None:
        return layer.title
    return filled(translate("Words", "%1 toward %2"), layer.title, target(toward, thread))


def question_of(layer: Layer, toward: Target | None, document: Document) -> str:
    """Return a question with the text that it is asked of: «Stance toward the article, of M. Karsh’s comment»."""
    asked = question(layer, toward, document.thread)
    return filled(translate("Words", "%1, of %2"), asked, whose(document))


def which(document: Document, thread: Thread | None) -> str:
    """Return which text of a thread a document is, with its opening where its author wrote several."""
    alike = [each for each in thread or () if each.kind == document.kind and each.author == document.author]
    if document.kind == "article" or len(alike) < 2:
        return whose(document)
    return f"{whose(document)} {quote(opening(document.text, 24))}"


def whose(document: Document) -> str:
    """Return which text of a thread a document is."""
    if document.kind == "article":
        return translate("Words", "the article")
    if document.author is None:
        return translate("Words", "a comment")
    return filled(translate("Words", "%1’s comment"), document.author)


def annotation(value: Annotation, schema: Schema, document: Document | None) -> str:
    """Return an annotation in words: «GPE “Port Eldis”», «Against toward Odile Fenn», «Sentiment: Negative».

    Without the document that it belongs to, the text of a span cannot be quoted and is left out.
    """
    label = schema_words.title_of(schema, LabelPlace(value.layer), value.label)
    match value:
        case SpanAnnotation(start=start, end=end):
            return label if document is None else f"{label} {quote(document.text[start:end])}"
        case ChoiceAnnotation():
            return f"{schema_words.layer_title(schema, value.layer)}: {label}"
        case StanceAnnotation(target=toward):
            thread = "" if document is None else document.thread
            return filled(translate("Words", "%1 toward %2"), label, target(toward, thread))


def label_with_sign(label: Label) -> str:
    """Return a label with the sign that stands before it."""
    return f"{label.sign} {label.title}" if label.sign else label.title


def confidence(suggestion: Suggestion) -> str:
    """Return how sure the suggester is, or "" where it does not say."""
    if suggestion.confidence is None:
        return ""
    return translate("Words", "%n % sure", "", percent(suggestion.confidence))


def origin(value: Annotation) -> str:
    """Return where a decision came from."""
    match value.origin:
        case "scratch":
            return translate("Words", "by hand")
        case "accepted":
            return translate("Words", "an accepted suggestion")
        case "edited":
            return translate("Words", "a suggestion, edited")
        case "imported":
            return translate("Words", "imported")
        case _:
            assert_never(value.origin)


def agent(suggestion: Suggestion) -> str:
    """Return who made a suggestion: one of ours in words, any other by its name."""
    match suggestion.agent:
        case "default":
            return translate("Words", "the shipped pipeline")
        case "gazetteer":
            return translate("Words", "the list of terms")
        case "learner":
            return translate("Words", "the learner")
        case "vader":
            return translate("Words", "the sentiment lexicon")
        case name:
            return name


def agent_in_full(suggestion: Suggestion) -> str:
    """Return the name and the version of who made a suggestion, for those who have to know just which one."""
    return f"{suggestion.agent} {suggestion.version}".strip()


def filled(pattern: str, *values: str) -> str:
    """Put values in the places %1, %2 of a translated pattern; a %1 inside a value stays as it is."""
    return re.sub(r"%([1-9])", lambda place: values[int(place[1]) - 1], pattern)
